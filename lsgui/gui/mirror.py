"""Right to left: where a widget paints what it draws by itself, and texts that keep their own order."""

from collections.abc import Iterator
from contextlib import contextmanager

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QGuiApplication, QPainter
from PySide6.QtWidgets import QStyle

RIGHT_TO_LEFT = Qt.LayoutDirection.RightToLeft


def opposite(direction: Qt.LayoutDirection) -> Qt.LayoutDirection:
    """The other direction of writing."""
    return Qt.LayoutDirection.LeftToRight if direction == RIGHT_TO_LEFT else RIGHT_TO_LEFT


def placed(area: QRect, within: QRect, direction: Qt.LayoutDirection) -> QRect:
    """A place that was reckoned from left to right, on its side in a direction of writing."""
    return QStyle.visualRect(direction, within, area)


@contextmanager
def mirrored(painter: QPainter, area: QRectF, direction: Qt.LayoutDirection) -> Iterator[None]:
    """Draw shapes (no text) within an area as if from left to right."""
    painter.save()
    if direction == RIGHT_TO_LEFT:
        painter.translate(area.left() + area.right(), 0)
        painter.scale(-1, 1)
    yield
    painter.restore()


def left_to_right(text: str) -> str:
    """A path, a formula or a key, which keeps its order among words that are read from right to left."""
    return f"\u2066{text}\u2069" if QGuiApplication.layoutDirection() == RIGHT_TO_LEFT else text
