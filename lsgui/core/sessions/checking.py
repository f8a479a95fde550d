"""Reading JSON that anyone may have written: every value is checked where it is taken."""

from collections.abc import Collection, Iterator
from pathlib import Path
from typing import Any, NoReturn, TypeVar

from lsgui.core import json_file
from lsgui.core.sessions.record import SessionError

LARGEST = 32_000_000  # bytes
LONGEST = 4096  # characters
HASH_LENGTH = 64

Choice = TypeVar("Choice", bound=str)


class Value:
    """A value of a file, and where it stands there; what is not as asked raises `SessionError`."""

    def __init__(self, file: Path, where: str, found: Any) -> None:
        self.file, self.where, self._found = file, where, found

    def refuse(self, wanted: str) -> NoReturn:
        """Say that something else is wanted here."""
        raise SessionError(f"{self.file} is no sound session: {self.where} is not {wanted}.")

    @property
    def missing(self) -> bool:
        """Whether there is nothing here, or null."""
        return self._found is None

    def peek(self, key: str) -> object:
        """What a table has under a key, unchecked; None where this is no table."""
        return self._found.get(key) if isinstance(self._found, dict) else None

    def text(self, *, longest: int = LONGEST) -> str:
        """A text of at most so many characters."""
        if not isinstance(self._found, str) or len(self._found) > longest or "\0" in self._found:
            self.refuse(f"a text of up to {longest:,} characters")
        return self._found

    def choice(self, among: Collection[Choice]) -> Choice:
        """One of these texts."""
        found = next((each for each in among if each == self._found), None)
        if found is None:
            self.refuse("one of " + ", ".join(among))
        return found

    def hash(self) -> str:
        """A hash of 64 hexadecimal digits."""
        found = self.text(longest=HASH_LENGTH)
        if len(found) != HASH_LENGTH or not set(found) <= set("0123456789abcdef"):
            self.refuse(f"a hash of {HASH_LENGTH} digits")
        return found

    def yes_or_no(self) -> bool:
        """True or false."""
        if not isinstance(self._found, bool):
            self.refuse("true or false")
        return self._found

    def whole(self, least: int, most: int) -> int:
        """A whole number in a range."""
        found = self._found
        if not isinstance(found, int) or isinstance(found, bool) or not least <= found <= most:
            self.refuse(f"a whole number from {least:,} to {most:,}")
        return found

    def number(self, least: float, most: float) -> float:
        """A number in a range."""
        found = self._found
        if not isinstance(found, int | float) or isinstance(found, bool) or not least <= found <= most:
            self.refuse(f"a number from {least:g} to {most:g}")  # no NaN is, either
        return float(found)

    def items(self, most: int) -> "Iterator[Value]":
        """The items of a list of at most so many."""
        if not isinstance(self._found, list) or len(self._found) > most:
            self.refuse(f"a list of up to {most:,}")
        return (Value(self.file, f"{self.where}, item {n}", one) for n, one in enumerate(self._found, 1))

    def table(self, known: Collection[str]) -> "dict[str, Value]":
        """The values of a table that has no other keys than these; one that is not there is missing."""
        if not isinstance(self._found, dict):
            self.refuse("a table")
        others = [key for key in self._found if key not in known]
        if others:
            raise SessionError(
                f"{self.file} holds what this lsgui does not know ({others[0][:40]!r} in {self.where}); "
                "a newer lsgui may have made it."
            )
        return {key: Value(self.file, f"{key!r} of {self.where}", self._found.get(key)) for key in known}


def read_json(file: Path) -> Value:
    """What a file of JSON holds. Raises `SessionError` for one that is missing, too large, or no JSON."""
    try:
        return Value(file, "the file", json_file.read_json(file, LARGEST))
    except json_file.TooLargeError:
        raise SessionError(f"{file} is larger than a session may be ({LARGEST // 10**6} MB).") from None
    except FileNotFoundError:
        raise SessionError(f"{file} is missing.") from None
    except OSError as error:
        raise SessionError(f"{file} cannot be read: {error.strerror or error}.") from error
    except ValueError:  # no UTF-8 and no JSON are ValueErrors, too
        raise SessionError(f"{file} is not a session file of lsgui.") from None
