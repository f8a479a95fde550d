"""JSON that anyone may have written is read within limits, and refused with a reason beyond them."""

import os
import tracemalloc
from pathlib import Path
from typing import Any

import pytest
from command_line import posix_only

from lsgui.core import json_file
from lsgui.core.json_file import DEEPEST, TooLargeError, parsed, read_bytes, read_json


def nested(depth: int, inner: str = "") -> bytes:
    return ("[" * depth + inner + "]" * depth).encode()


@pytest.mark.parametrize(
    ("text", "value"),
    [
        (b"[1, -2.5, true, null]", [1, -2.5, True, None]),
        ('{"é": "ö"}'.encode(), {"é": "ö"}),
        (b"\xef\xbb\xbf3", 3),
        (b"-9223372036854775808", -(2**63)),
        (b'"\\udce9"', "\udce9"),  # a file name that is no text
    ],
)
def test_what_is_sound_is_read(text: bytes, value: Any) -> None:
    assert parsed(text) == value


@pytest.mark.parametrize(
    "text",
    [b"", b"{", b"\xff", b"NaN", b"[Infinity]", b"1e999", b"-1e999", b"9223372036854775808", b"9" * 5000],
)
def test_what_is_no_json_or_has_numbers_beyond_reason_is_refused(text: bytes) -> None:
    with pytest.raises(ValueError, match=r"."):
        parsed(text)


def test_lists_may_lie_so_deep_and_no_deeper() -> None:
    assert parsed(nested(DEEPEST))
    for depth in (DEEPEST + 1, 500, 100_000):
        with pytest.raises(ValueError, match=f"more than {DEEPEST} deep"):
            parsed(nested(depth))
    with pytest.raises(ValueError, match="deep"):
        parsed(b'{"a":' * 40 + b"1" + b"}" * 40)


def test_a_file_has_so_many_bytes_at_the_most(tmp_path: Path) -> None:
    file = tmp_path / "file.json"
    file.write_bytes(b'"1234"')
    assert read_json(file, 6) == "1234"
    with pytest.raises(TooLargeError):
        read_bytes(file, 5)


def test_reading_takes_no_more_memory_than_the_file_has(tmp_path: Path) -> None:
    file = tmp_path / "file"
    file.write_bytes(b"1234")
    tracemalloc.start()
    try:
        assert read_bytes(file, 100_000_000) == b"1234"
        assert tracemalloc.get_traced_memory()[1] < 1_000_000
    finally:
        tracemalloc.stop()


@posix_only
def test_a_pipe_is_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.json")
    with pytest.raises(OSError, match="no regular file"):
        json_file.read_json(tmp_path / "pipe.json", 100)


def test_a_name_that_no_file_can_have_is_a_file_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        read_bytes(tmp_path / "a\0b", 100)


@pytest.mark.parametrize("value", [b"0,", b"[],", b'{"":0},'])
def test_a_text_holds_so_many_values_at_the_most(value: bytes, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(json_file, "MOST", 1000)
    assert parsed(b"[" + value * 300 + b"0]")
    with pytest.raises(ValueError, match="more than 1,000 values"):
        parsed(b"[" + value * 1000 + b"0]")
