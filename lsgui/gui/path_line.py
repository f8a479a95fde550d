"""A field for the path of a folder: a folder dropped on it replaces what it holds."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QDragMoveEvent, QDropEvent
from PySide6.QtWidgets import QLineEdit

from lsgui.gui import drops


class PathLine(QLineEdit):
    """A plain line edit would insert the URL of what is dropped into its text."""

    folder_dropped = Signal(object)
    """The Path of a dropped folder."""

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take what may be a folder, and nothing else."""
        event.setAccepted(drops.offers(event.mimeData()))

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        """Go on taking it; no text cursor follows the pointer."""
        event.accept()

    def dropEvent(self, event: QDropEvent) -> None:
        """The first folder; files are no checkpoint and change nothing."""
        folders = drops.read(event.mimeData()).folders
        event.setDropAction(Qt.DropAction.CopyAction)
        event.accept()
        if folders:
            self.folder_dropped.emit(folders[0])
