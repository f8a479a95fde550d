"""The one reader of JSON that anyone may have written: its size, its depth and its numbers have limits."""

import json
import os
from math import isfinite
from pathlib import Path
from typing import Any, NoReturn

from lsgui.core.regular import opened

DEEPEST = 32
"""Lists and tables that lie one inside the other; what lsgui writes has fewer than ten."""
MOST = 2_000_000
"""Values in one text: each takes a hundred bytes once it is read, and a microsecond."""
LARGEST_WHOLE = 2**63
LONGEST_NUMBER = 400  # characters


class TooLargeError(ValueError):
    """A file with more bytes than it may have."""


def read_bytes(file: Path, largest: int) -> bytes:
    """The bytes of a regular file. Raises OSError, also for what is no regular file, and `TooLargeError`."""
    try:
        with opened(file) as stream:
            size = min(os.fstat(stream.fileno()).st_size, largest)
            content = stream.read(size + 1)  # memory for as many bytes is taken at once
            if size < len(content) <= largest:  # it has grown
                content += stream.read(largest + 1 - len(content))
    except ValueError as error:  # a name that no file can have
        raise FileNotFoundError(2, "there is no such file", str(file)) from error
    if len(content) > largest:
        raise TooLargeError(f"it is larger than {largest:,} bytes")
    return content


def parsed(content: bytes, *, deepest: int = DEEPEST) -> Any:
    """What JSON in UTF-8 says.

    Raises ValueError for what is none, lies too deep, holds too much, or has a number that is not finite or,
    if whole, has more than 64 bits.
    """
    if sum(map(content.count, (b",", b"[", b"{"))) > MOST:
        raise ValueError(f"it holds more than {MOST:,} values")
    try:
        found = _DECODER.decode(content.decode("utf-8-sig"))
    except RecursionError:
        raise _too_deep(deepest) from None
    _check_depth(found, deepest)
    return found


def read_json(file: Path, largest: int) -> Any:
    """What a file of JSON says. Raises OSError and ValueError as `read_bytes` and `parsed` do."""
    return parsed(read_bytes(file, largest))


def _check_depth(found: Any, deepest: int) -> None:
    level = [found] if isinstance(found, list | dict) else []
    for _ in range(deepest):
        level = [
            inner
            for each in level
            for inner in (each if isinstance(each, list) else each.values())
            if isinstance(inner, list | dict)
        ]
        if not level:
            return
    raise _too_deep(deepest)


def _too_deep(deepest: int) -> ValueError:
    return ValueError(f"lists and tables lie more than {deepest} deep in it")


def _finite(text: str) -> float:
    value = float(text)
    if not isfinite(value):
        raise ValueError("a number in it is too large")
    return value


def _whole(text: str) -> int:
    value = int(text) if len(text) <= LONGEST_NUMBER else LARGEST_WHOLE
    if not -LARGEST_WHOLE <= value < LARGEST_WHOLE:
        raise ValueError("a number in it is too large")
    return value


def _refuse(name: str) -> NoReturn:
    raise ValueError(f"{name} is no JSON")


_DECODER = json.JSONDecoder(parse_constant=_refuse, parse_float=_finite, parse_int=_whole)
