"""For `lsgui bench --soak`: windows that are opened, used as a hurried user would, closed and opened again.

`LSGUI_SOAK_SECONDS` turns it on and says for how long; `LSGUI_SOAK_SEED` is the seed of everything that the
user does, and `LSGUI_SOAK_FOLDER` where the photographs are: folders of a library in "library", folders of
examples in "examples"; what is written goes to "written". One line of JSON is printed at the end.
"""

import json
import os
import random
import time
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QApplication

if TYPE_CHECKING:
    from lsgui.gui.app import Opened

STAY = (20.0, 90.0)
"""Seconds for which a window is used, at least and at most; a short run has `WINDOWS` all the same."""
WINDOWS = 4


def wanted() -> bool:
    """Whether this process was started for a soak."""
    return bool(os.environ.get("LSGUI_SOAK_SECONDS"))


def run(
    app: QApplication,
    open_window: Callable[[], "Opened"],
    close_window: Callable[[QApplication, "Opened"], bool],
) -> int:
    """Open, use and close windows until the time is over, and print what that did to the process."""
    from lsgui.gui.soak_meter import Meter
    from lsgui.gui.soak_steps import Things
    from lsgui.gui.soak_user import User

    seconds, seed = float(os.environ["LSGUI_SOAK_SECONDS"]), int(os.environ.get("LSGUI_SOAK_SEED") or 0)
    QCoreApplication.setAttribute(Qt.ApplicationAttribute.AA_DontUseNativeDialogs)
    things = Things(Path(os.environ["LSGUI_SOAK_FOLDER"]))
    meter, dice = Meter(app), random.Random(seed)
    end = time.monotonic() + seconds
    with meter.listening():
        while (left := end - time.monotonic()) > 0 and not meter.stuck:
            opened = open_window()
            user = User(opened.window, things, dice, min(dice.uniform(*STAY), seconds / WINDOWS, left))
            meter.watch(opened.window, user)
            opened.painted.seen.connect(user.begin)
            opened.window.show()
            app.exec()
            meter.leave(opened.window)
            meter.stuck = not close_window(app, opened)
            del opened, user
            meter.look_behind()
    print(json.dumps({"seed": seed, **meter.report()}), flush=True)
    return 0
