"""An empty state that offers folders for the library: the user's own pictures, or any other."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from lsgui import paths
from lsgui.gui.tips import plain_tip
from lsgui.gui.widgets import EmptyState


class FolderOffer(EmptyState):
    """The window adds what is chosen; a panel only says that the user wants it."""

    folder_asked = Signal()
    """The user wants to choose a folder."""
    folders_given = Signal(object)
    """The user gave these folders, a tuple of Path."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        pictures = paths.pictures()
        self._pictures_there: bool | None = None
        self.add_pictures = self.add_button(
            self.tr("Add My Pictures Folder"), lambda: self.folders_given.emit((pictures,))
        )
        self.add_pictures.setToolTip(plain_tip(str(pictures)))
        self.add_pictures.setAccessibleDescription(str(pictures))
        self.add_folder = self.add_button(self.tr("Add a Folder…"), self.folder_asked.emit)
        self.add_folder.setAccessibleDescription(self.tr("Lets you choose a folder to add to the library"))
        self.offer(False)

    def offer(self, offer: bool) -> None:
        """Show the buttons, or only the words. The disk is asked for the pictures folder once."""
        if offer and self._pictures_there is None:
            self._pictures_there = paths.pictures().is_dir()
        self.add_pictures.setVisible(offer and bool(self._pictures_there))
        self.add_folder.setVisible(offer)
