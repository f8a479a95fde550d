"""A grid of photographs that are judged: letters answer, and files can be dropped on it."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import (
    QDragEnterEvent,
    QDragLeaveEvent,
    QDragMoveEvent,
    QDropEvent,
    QKeyEvent,
    QKeySequence,
    QPainter,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import QAbstractItemView, QWidget

from lsgui.gui import drops
from lsgui.gui.image_list import ImageListView
from lsgui.gui.thumbnail_store import Thumbnails


class PhotoStrip(ImageListView):
    """An image grid with keys of its own: `pressed` tells of those in `keys`, and of Delete."""

    pressed = Signal(str)
    """A letter of `keys`, or "Del"."""
    dropped = Signal(object)
    """What was dropped here from elsewhere, a `drops.Dropped`."""

    def __init__(
        self, thumbnails: Thumbnails, keys: str, *, takes_drops: bool = False, parent: QWidget | None = None
    ) -> None:
        super().__init__(thumbnails, parent)
        self._keys = keys
        self._over = False  # a drag is above that would be taken
        if takes_drops:
            self.setDragDropMode(QAbstractItemView.DragDropMode.DragDrop)
            self.setAcceptDrops(True)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """The keys that judge; the others do as ever."""
        plain = event.modifiers() in (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ShiftModifier)
        letter = event.text().upper()
        if event.matches(QKeySequence.StandardKey.Delete) or event.key() == Qt.Key.Key_Backspace:
            self.pressed.emit("Del")
        elif plain and letter and letter in self._keys:
            self.pressed.emit(letter)
        else:
            super().keyPressEvent(event)

    def choose(self, row: int) -> None:
        """Go to a row, or to the last one if there are not so many."""
        last = self.images.rowCount() - 1
        if last >= 0:
            self.setCurrentIndex(self.images.index(min(max(row, 0), last)))

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take what may be photographs, but not one's own."""
        self._set_over(self._accept(event))

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        """The drag went elsewhere."""
        self._set_over(False)

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        """Go on taking it."""
        self._accept(event)

    def dropEvent(self, event: QDropEvent) -> None:
        """Hand on what was dropped."""
        self._set_over(False)
        if self._accept(event):
            self.dropped.emit(drops.read(event.mimeData()))

    def paintEvent(self, event: QPaintEvent) -> None:
        """A frame while a drag is above that would be taken."""
        super().paintEvent(event)
        if self._over:
            painter = QPainter(self.viewport())
            painter.setPen(QPen(self.palette().highlight().color(), 2, Qt.PenStyle.DashLine))
            painter.drawRect(self.viewport().rect().adjusted(1, 1, -1, -1))

    def _set_over(self, over: bool) -> None:
        self._over = over
        self.viewport().update()

    def _accept(self, event: QDropEvent) -> bool:
        if event.source() is self or not drops.offers(event.mimeData()):
            event.ignore()
            return False
        event.setDropAction(Qt.DropAction.CopyAction)
        event.accept()
        return True
