"""A panel that takes dropped folders, and shows that it would."""

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import (
    QDragEnterEvent,
    QDragLeaveEvent,
    QDragMoveEvent,
    QDropEvent,
    QPainter,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import QWidget

from lsgui.gui import drops, theme


class FolderDropPanel(QWidget):
    """Emits what was dropped: folders, or a refusal when there was none."""

    folders_dropped = Signal(object)
    """A tuple of Path."""
    drop_refused = Signal()
    """Something was dropped that holds no folder."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAcceptDrops(True)
        self._over = False

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Accept what may hold a folder."""
        if drops.offers(event.mimeData()):
            event.setDropAction(Qt.DropAction.CopyAction)
            event.accept()
            self._set_over(True)

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        """Go on accepting it."""
        event.setDropAction(Qt.DropAction.CopyAction)
        event.accept()

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        """The drag went elsewhere."""
        self._set_over(False)

    def dropEvent(self, event: QDropEvent) -> None:
        """Take the folders; files and pictures are refused with a sentence, never in silence."""
        self._set_over(False)
        dropped = drops.read(event.mimeData())
        event.setDropAction(Qt.DropAction.CopyAction)
        event.accept()
        if dropped.folders:
            self.folders_dropped.emit(dropped.folders)
        else:
            self.drop_refused.emit()

    def paintEvent(self, event: QPaintEvent) -> None:
        """A frame while a drag is above."""
        super().paintEvent(event)
        if not self._over:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        colour = self.palette().highlight().color()
        painter.setPen(QPen(colour, 2, Qt.PenStyle.DashLine))
        colour.setAlphaF(0.08)
        painter.setBrush(colour)
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(2, 2, -2, -2), theme.RADIUS, theme.RADIUS)

    def _set_over(self, over: bool) -> None:
        self._over = over
        self.update()
