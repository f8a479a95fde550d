"""The values of an exported library, each looked at before it is used."""

import os
from typing import Any

LARGEST = 1 << 62


class Unfit(Exception):  # noqa: N818 - never leaves the import
    """What is wrong with the file."""


def a_list(found: Any) -> list[Any]:
    """A list. Raises `Unfit`."""
    if not isinstance(found, list):
        raise Unfit("something is no list")
    return found


def a_number(found: Any, most: int = LARGEST) -> int:
    """A whole number between `-LARGEST` and `most`. Raises `Unfit`."""
    if not isinstance(found, int) or isinstance(found, bool) or not -LARGEST <= found <= most:
        raise Unfit("a number is none")
    return found


def a_size(found: Any, most: int = LARGEST) -> int:
    """A number that is not negative. Raises `Unfit`."""
    if a_number(found, most) < 0:
        raise Unfit("a number is negative")
    return int(found)


def a_text(found: Any) -> str:
    """A text in which no byte is zero. Raises `Unfit`."""
    if not isinstance(found, str) or "\0" in found:
        raise Unfit("a text is none")
    return found


def a_remark(found: Any) -> str:
    """A text that is shown; what is no text in it is replaced. Raises `Unfit`."""
    return a_text(found).encode(errors="replace").decode()


def a_path(path: str) -> bytes:
    """A path as the system has it. Raises `Unfit`."""
    try:
        return os.fsencode(path)
    except UnicodeEncodeError:
        raise Unfit("a path is no path") from None


def a_digest(found: Any) -> bytes:
    """A content hash, written in hexadecimal figures. Raises `Unfit`."""
    try:
        return bytes.fromhex(a_text(found))
    except ValueError:
        raise Unfit("a content hash is none") from None
