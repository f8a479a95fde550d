"""For `lsgui doctor`, in a process of its own: does everything that a window needs load and start here?"""

import importlib
import pkgutil
import sys


def start() -> None:
    """Import every room of the window, start Qt for widgets, and print its platform.

    Raises ImportError, and SystemExit, with a sentence where there is no screen.
    """
    from lsgui import gui
    from lsgui.gui import app, loading

    rooms = [room.name for room in pkgutil.walk_packages(gui.__path__, f"{gui.__name__}.")]
    for name in ("lsgui.gui.main_window", *rooms, *loading.NEEDED_LATER):
        importlib.import_module(name)
    found = app.application()
    print(found.platformName())
    sys.exit(0 if found.primaryScreen() is not None else "Qt found no screen")
