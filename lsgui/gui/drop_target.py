"""A widget that takes what is dropped on it, and shows that it would."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDragMoveEvent, QDropEvent
from PySide6.QtWidgets import QWidget

from lsgui.gui import drops


class DropTarget(QWidget):
    """Accepts drags that may hold something for us. A drag that began here is not taken back."""

    dropped = Signal(object)
    """What was dropped, a `drops.Dropped`."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAcceptDrops(True)
        self.over = False
        """Whether a drag is above: to be painted."""

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Accept what may be for us."""
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
        """Hand on what was dropped."""
        self._set_over(False)
        event.setDropAction(Qt.DropAction.CopyAction)
        event.accept()
        if event.source() is not self:
            self.dropped.emit(drops.read(event.mimeData()))

    def _set_over(self, over: bool) -> None:
        self.over = over
        self.update()
