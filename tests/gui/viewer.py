"""A stand-in for the desktop's picture viewer and file manager."""

from pathlib import Path

from PySide6.QtCore import QObject, QUrl, Slot


class Viewer(QObject):
    """Remembers what it was asked to show."""

    def __init__(self) -> None:
        super().__init__()
        self.shown: list[Path] = []

    @Slot(QUrl)
    def show_url(self, url: QUrl) -> None:
        """Called by `QDesktopServices`."""
        self.shown.append(Path(url.toLocalFile()))
