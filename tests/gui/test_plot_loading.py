"""What draws plots is loaded on a worker, but Qt's classes are made on the GUI thread."""

import sys
import threading
from collections.abc import Iterator
from types import ModuleType

import pytest
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from lsgui.core.types import Cancelled
from lsgui.gui import plot_loading
from lsgui.gui import tasks as tasks_room
from lsgui.gui.tasks import Tasks

NAMES = [f"QClass{number}" for number in range(2 * plot_loading.AT_ONCE + 7)]


class Lazy(ModuleType):
    """A module as PySide's: a class is made when it is asked for."""

    def __init__(self) -> None:
        super().__init__("PySide6.QtLazy")
        self.made: dict[str, threading.Thread] = {}

    def __dir__(self) -> list[str]:
        return NAMES

    def __getattr__(self, name: str) -> object:
        if name in NAMES:
            self.made[name] = threading.current_thread()
            return object
        raise AttributeError(name)


@pytest.fixture
def lazy(monkeypatch: pytest.MonkeyPatch) -> Lazy:
    """All of Qt, in a process where pyqtgraph was not loaded."""
    module = Lazy()
    monkeypatch.setitem(sys.modules, module.__name__, module)
    monkeypatch.delitem(sys.modules, "pyqtgraph", raising=False)
    monkeypatch.setattr(plot_loading, "QT", ("QtLazy", "QtThatIsNotThere"))
    return module


@pytest.fixture
def tasks(qtbot: QtBot) -> Iterator[Tasks]:
    tasks = Tasks()
    yield tasks
    assert tasks.stop(5)


def test_every_class_is_made_on_the_gui_thread_before_a_worker_loads(
    qtbot: QtBot, tasks: Tasks, lazy: Lazy, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delitem(sys.modules, "colorsys", raising=False)
    owner, ends = QObject(), list[object]()
    tasks.start(
        "io",
        lambda _: plot_loading.load("colorsys", tasks),
        owner=owner,
        done=ends.append,
        failed=ends.append,
    )
    qtbot.waitUntil(lambda: bool(ends))
    assert ends == [None]
    assert "colorsys" in sys.modules
    assert set(lazy.made) == set(NAMES)
    assert set(lazy.made.values()) == {threading.main_thread()}


def test_a_worker_does_not_wait_for_ever_for_a_window_that_is_gone(
    tasks: Tasks, lazy: Lazy, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(tasks_room, "PATIENCE", 0.01)
    ends: list[str] = []

    def work() -> None:
        try:
            plot_loading.load("json", tasks)
        except Cancelled:
            ends.append("cancelled")

    worker = threading.Thread(target=work)
    worker.start()
    worker.join()  # meanwhile, no event is handled
    assert ends == ["cancelled"]
