"""What draws plots is loaded on a worker, but Qt's classes are made on the GUI thread."""

import subprocess
import sys
import threading
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType

import pytest
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from lsgui.gui import plot_loading
from lsgui.gui.tasks import Tasks

NAMES = [f"QClass{number}" for number in range(87)]


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
    qtbot: QtBot, tasks: Tasks, lazy: Lazy, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "plots_of_a_test.py").write_text(
        "import sys, threading\n"
        "made = len(sys.modules['PySide6.QtLazy'].made)\n"
        "thread = threading.current_thread()\n"
    )
    monkeypatch.syspath_prepend(tmp_path)
    owner, ends = QObject(), list[object]()
    tasks.start(
        "io",
        lambda _: plot_loading.load("plots_of_a_test", tasks),
        owner=owner,
        done=ends.append,
        failed=ends.append,
    )
    qtbot.waitUntil(lambda: bool(ends))
    assert ends == [None]
    loaded = sys.modules.pop("plots_of_a_test")
    assert loaded.made == len(NAMES)
    assert loaded.thread is not threading.main_thread()
    assert set(lazy.made) == set(NAMES)
    assert set(lazy.made.values()) == {threading.main_thread()}


def test_with_pyside_itself_nothing_is_left_to_make_for_the_worker() -> None:
    code = """
import sys, threading
from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication
from lsgui.gui.plot_loading import load
from lsgui.gui.tasks import Tasks

def classes():
    modules = [module for name, module in list(sys.modules.items()) if name.startswith("PySide6.Qt")]
    return {id(kind) for module in modules for kind in vars(module).values() if isinstance(kind, type)}

class Watched(Tasks):
    def ask(self, call):
        left = super().ask(call)
        self.known = classes()
        return left

app, owner = QApplication([]), QObject()
tasks, ends = Watched(), []
def end(value):
    ends.append(value)
    app.quit()
tasks.start("io", lambda _: load("pyqtgraph", tasks), owner=owner, done=end, failed=end)
app.exec()
print(ends, len(tasks.known) > 500, len(classes() - tasks.known), "pyqtgraph" in sys.modules)
tasks.stop(5)
"""
    found = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert found.stdout.split("\n")[0] == "[None] True 0 True"
