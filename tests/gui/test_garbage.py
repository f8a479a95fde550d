"""What is garbage is deleted on the GUI thread: a worker that finds a widget must not delete it."""

import threading
from collections.abc import Iterator

import pytest
from pytestqt.qtbot import QtBot

from lsgui.gui import garbage


class Ring:
    """Something that only a search for garbage finds, and the thread that it went on."""

    ends: list[str]

    def __init__(self, ends: list[str]) -> None:
        self.ends, self.itself = ends, self

    def __del__(self) -> None:
        self.ends.append(threading.current_thread().name)


@pytest.fixture
def collector() -> Iterator[garbage.Collector]:
    """Collects by its timer."""
    collector = garbage.Collector()
    yield collector
    collector.stop()


def test_what_a_worker_would_find_goes_on_the_gui_thread(qtbot: QtBot, collector: garbage.Collector) -> None:
    ends: list[str] = []
    made: list[list[int]] = []
    Ring(ends)
    worker = threading.Thread(target=lambda: made.extend([] for _ in range(20 * garbage.LIMITS[0])))
    worker.start()
    worker.join()
    assert ends == []
    qtbot.waitUntil(lambda: bool(ends))
    assert ends == [threading.current_thread().name]
