"""Drags as the desktop sends them: enter, move, drop, delivered to the widget under the pointer."""

from pathlib import Path

from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDragMoveEvent, QDropEvent
from PySide6.QtWidgets import QApplication, QWidget

BUTTON = Qt.MouseButton.LeftButton
NO_KEY = Qt.KeyboardModifier.NoModifier
COPY = Qt.DropAction.CopyAction


def files(*paths: Path) -> QMimeData:
    """What a file manager drags."""
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    return mime


def text(*lines: str) -> QMimeData:
    """What an editor or a browser's address bar drags."""
    mime = QMimeData()
    mime.setText("\n".join(lines))
    return mime


def drop(widget: QWidget, mime: QMimeData) -> bool:
    """Drag `mime` over the middle of a widget and let go; False if the widget did not want it."""
    middle = QPointF(widget.rect().center())
    enter = QDragEnterEvent(middle, COPY, mime, BUTTON, NO_KEY)
    QApplication.sendEvent(widget, enter)
    if not enter.isAccepted():
        return False
    move = QDragMoveEvent(middle, COPY, mime, BUTTON, NO_KEY)
    QApplication.sendEvent(widget, move)
    event = QDropEvent(middle, COPY, mime, BUTTON, NO_KEY)
    QApplication.sendEvent(widget, event)
    return event.isAccepted()
