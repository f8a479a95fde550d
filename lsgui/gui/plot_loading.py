"""Loads what draws plots on a worker, and what of it must not be made there on the GUI thread, by and by."""

import sys
import time
from collections.abc import Iterator
from importlib import import_module

from lsgui.gui.tasks import Tasks

QT = ("QtCore", "QtGui", "QtWidgets", "QtSvg", "QtTest", "QtOpenGL", "QtOpenGLWidgets")
"""What pyqtgraph imports, and looks through in part; one that is not there it does without."""
AT_ONCE = 0.004
"""Seconds for which the GUI thread makes classes, before it looks for something else to do."""


def load(module: str, tasks: Tasks) -> None:
    """Import a module that needs pyqtgraph, which takes a second; call it on a worker.

    PySide makes a class when somebody first asks for it, pyqtgraph asks for nearly all of them, and a GUI
    thread that met one half made has crashed: so the GUI thread makes them first. Raises `Cancelled` where
    the window is being closed.
    """
    if "pyqtgraph" not in sys.modules:
        made = _made()
        while tasks.ask(lambda: _some(made)):
            pass
    import_module(module)


def _some(made: Iterator[None]) -> bool:
    """Make classes for some milliseconds; whether any are left."""
    end = time.perf_counter() + AT_ONCE
    while time.perf_counter() < end:
        if next(made, made) is made:
            return False
    return True


def _made() -> Iterator[None]:
    """Make class after class."""
    for name in QT:
        try:
            module = import_module(f"PySide6.{name}")
        except ImportError:
            continue
        yield
        for each in dir(module):
            getattr(module, each, None)
            yield
