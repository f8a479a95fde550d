"""Small files of JSON that every open window writes: one after the other, each time whole or not at all."""

import json
import os
import secrets
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from lsgui import paths
from lsgui.core.staging import discard
from lsgui.head_lock import lock

LARGEST = 1_000_000
"""Bytes of a file of ours that are read."""
WAIT = 0.5
"""Seconds for another window to write, which takes a few thousandths; then it is left behind."""
PAUSE = 0.002


@contextmanager
def alone(file: Path) -> Iterator[None]:
    """Keep other windows from a file, whose folder is made; where nothing can be locked, go on. OSError."""
    paths.make(file.parent)
    with file.with_suffix(".lock").open("a+b") as stream:
        end = time.monotonic() + WAIT
        while not lock(stream.fileno(), shared=False) and time.monotonic() < end:
            time.sleep(PAUSE)
        yield


def write_json(file: Path, value: object, *, lasting: bool = False) -> None:
    """Write a value as JSON; `lasting` waits until a power cut cannot take it any more. Raises OSError."""
    staged = file.with_name(f".{file.name}.{secrets.token_hex(4)}.new")
    try:
        with staged.open("x", encoding="utf-8") as stream:
            stream.write(json.dumps(value, indent=2, sort_keys=True) + "\n")
            if lasting:
                stream.flush()
                os.fsync(stream.fileno())
        os.replace(staged, file)
    finally:
        discard(staged)
