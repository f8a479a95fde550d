"""Tensors are read whole, or the reason why not is one of Python's own errors."""

from typing import NoReturn

import numpy as np
import pytest
import safetensors.numpy

from lsgui.core.tensors import load

NAMES = ("rows",)
SOUND = safetensors.numpy.save({"rows": np.ones(3, np.float32)})


class PanicException(BaseException):
    """What a panic of Rust becomes."""


def test_what_was_saved_is_read() -> None:
    rows = np.arange(6, dtype=np.float32).reshape(2, 3)
    assert load(safetensors.numpy.save({"rows": rows}), NAMES)["rows"].tolist() == rows.tolist()


@pytest.mark.parametrize("content", [b"", b"\xff" * 8, b"\2\0\0\0\0\0\0\0[]"])
def test_what_is_none_is_refused(content: bytes) -> None:
    with pytest.raises(ValueError, match=r"."):
        load(content, NAMES)


@pytest.mark.parametrize(
    ("words", "kind"), [("PyObject pointer is null", MemoryError), ("index out of bounds", ValueError)]
)
def test_a_panic_is_told_in_python(
    monkeypatch: pytest.MonkeyPatch, words: str, kind: type[Exception]
) -> None:
    def panic(_: bytes) -> NoReturn:
        raise PanicException(words)

    monkeypatch.setattr(safetensors.numpy, "load", panic)
    with pytest.raises(kind, match=words):
        load(SOUND, NAMES)


def test_an_interruption_stays_one(monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupt(_: bytes) -> NoReturn:
        raise KeyboardInterrupt

    monkeypatch.setattr(safetensors.numpy, "load", interrupt)
    with pytest.raises(KeyboardInterrupt):
        load(SOUND, NAMES)
