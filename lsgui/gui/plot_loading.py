"""Loads what draws plots on a worker, and what of it must not be made there on the GUI thread, by and by."""

import sys
from collections.abc import Iterator
from importlib import import_module
from itertools import islice

from lsgui.gui.tasks import Tasks

QT = ("QtCore", "QtGui", "QtWidgets", "QtSvg", "QtTest", "QtOpenGLWidgets")
"""What pyqtgraph looks through, name by name; one that is not there it does without."""
AT_ONCE = 40
"""Names, which take some milliseconds."""


def load(module: str, tasks: Tasks) -> None:
    """Import a module that needs pyqtgraph, which takes a second; call it on a worker.

    PySide makes a class when somebody first asks for it, pyqtgraph asks for all of them, and a GUI thread
    that met one half made has crashed: so the GUI thread makes them first. Raises `Cancelled` where there is
    no GUI thread any more.
    """
    if "pyqtgraph" not in sys.modules:
        names = _names()
        while tasks.ask(lambda: len(list(islice(names, AT_ONCE)))) == AT_ONCE:
            pass
    import_module(module)


def _names() -> Iterator[str]:
    """Make class after class."""
    for name in QT:
        try:
            module = import_module(f"PySide6.{name}")
        except ImportError:
            continue
        for each in dir(module):
            getattr(module, each, None)
            yield each
