"""Letters typed into a list find its rows, instead of being the window's shortcuts."""

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemView


def claim_letter(view: QAbstractItemView, event: QEvent) -> bool:
    """Whether this is the question whose a letter is, now answered: the view's, if it has rows to find.

    Call it first in a view's `event`. Digits stay with the window: names seldom begin with one.
    """
    if event.type() != QEvent.Type.ShortcutOverride or not isinstance(event, QKeyEvent):
        return False
    plain = event.modifiers() in (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ShiftModifier)
    if not (plain and event.text().isalpha() and view.model().rowCount()):
        return False
    event.accept()
    return True
