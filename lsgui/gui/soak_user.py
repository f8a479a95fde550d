"""The user of a soak: one thing after another, in haste, seldom waiting for what was asked before."""

import random
import time
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QApplication, QDialog, QFileDialog, QLineEdit

from lsgui.gui.bug_dialog import BugDialog
from lsgui.gui.soak_steps import STEPS, Things

if TYPE_CHECKING:
    from lsgui.gui.main_window import MainWindow

PAUSES_MS = (20, 60, 150, 400, 1000)
FIRST = ("add a folder", "drop two")
"""What is done first in every window, so that there is something to ask."""


class User(QObject):
    """Uses one window for so many seconds, then closes it; what is done comes from the dice."""

    begun = Signal()
    did = Signal(str)
    """A step is about to be taken."""
    met_bug = Signal()
    """A dialog about a bug was there."""

    def __init__(self, window: "MainWindow", things: Things, dice: random.Random, seconds: float) -> None:
        super().__init__(window)
        self._window, self._things, self._dice, self._seconds = window, things, dice, seconds
        self._plan = list(FIRST)
        self._end = 0.0
        self._next = QTimer(self, singleShot=True)
        self._next.timeout.connect(self._act)

    def begin(self) -> None:
        """Begin to use the window."""
        self._end = time.monotonic() + self._seconds
        self.begun.emit()
        self._next.start(PAUSES_MS[0])

    def _act(self) -> None:
        if self._dismiss():
            self._next.start(PAUSES_MS[0])  # a dialog is gone when the event loop was back once
        elif time.monotonic() >= self._end:
            self._window.close()
        else:
            self._next.start(self._dice.choice(PAUSES_MS))  # before the step, which may fail
            self._take(self._plan.pop(0) if self._plan else self._choose())

    def _choose(self) -> str:
        return self._dice.choices(list(STEPS), [weight for weight, _ in STEPS.values()])[0]

    def _take(self, step: str) -> None:
        self.did.emit(step)
        STEPS[step][1](self._window, self._things, self._dice)

    def _dismiss(self) -> bool:
        """Close the dialog in front, as a file dialog with a name that is new; whether there was one."""
        popup = QApplication.activePopupWidget()
        if popup is not None:
            popup.close()
        dialogs = [each for each in QApplication.topLevelWidgets() if isinstance(each, QDialog)]
        shown = [each for each in dialogs if each.isVisible()]
        for dialog in shown:
            if isinstance(dialog, BugDialog):
                self.met_bug.emit()
            if isinstance(dialog, QFileDialog):
                self._answer(dialog)
            else:
                dialog.reject()
        return bool(shown)

    def _answer(self, dialog: QFileDialog) -> None:
        edit = dialog.findChild(QLineEdit)
        if dialog.acceptMode() != QFileDialog.AcceptMode.AcceptSave or edit is None:
            dialog.reject()
            return
        dialog.setOption(QFileDialog.Option.DontConfirmOverwrite)  # its question would be a loop of its own
        edit.setText(str(self._things.unused(dialog.defaultSuffix())))
        dialog.accept()
