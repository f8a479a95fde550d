"""Names that strangers may have written: whether one can be shown and written, and what is made of it."""

from typing import Any

LONGEST = 1000  # characters of a name


def is_text(value: Any) -> bool:
    """Whether this can be shown and written: a lone half of a character can be neither."""
    return isinstance(value, str) and 0 < len(value) <= LONGEST and not _has_half(value)


def as_text(name: str) -> str:
    """A name, such as that of a folder, as a text: what is none in it becomes `\\udcxx`."""
    return name.encode("utf-8", "backslashreplace").decode("utf-8")


def _has_half(text: str) -> bool:
    return any("\ud800" <= character <= "\udfff" for character in text)
