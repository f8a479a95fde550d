"""Freed memory goes back to the system, also where a block that is still in use lies behind it."""

import sys
from pathlib import Path

import numpy as np
import pytest

from lsgui.core import heap

BLOCK, COUNT = 100_000, 1_500


def resident() -> int:
    """Bytes of this process."""
    status = Path("/proc/self/status").read_text("ascii")
    return int(status.partition("VmRSS:")[2].split()[0]) * 1024


@pytest.mark.skipif(sys.platform != "linux", reason="the C library of other systems is another")
def test_what_was_freed_is_given_back() -> None:
    heap.trim()
    before = resident()
    blocks = [np.ones(BLOCK, np.uint8) for _ in range(COUNT)]
    assert resident() - before > BLOCK * COUNT * 0.8
    last = blocks.pop()  # keeps the end of the heap
    blocks.clear()
    heap.trim()
    assert resident() - before < BLOCK * COUNT * 0.2
    assert last.all()


def test_memory_that_cannot_be_had_is_said_at_once() -> None:
    heap.require(1)
    with pytest.raises(MemoryError):
        heap.require(sys.maxsize // 2)
