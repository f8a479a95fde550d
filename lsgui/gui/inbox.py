"""Takes what other programs hand to this window by their command lines, if it is the first one, or macOS."""

import logging
import os
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QFileSystemWatcher, QObject, Qt
from PySide6.QtWidgets import QApplication

from lsgui import handover, paths
from lsgui.gui import drops
from lsgui.gui.application import Application
from lsgui.gui.folder_lock import FolderLock

if TYPE_CHECKING:
    from lsgui.gui.main_window import MainWindow

log = logging.getLogger(__name__)


class Inbox(QObject):
    """Notes become drops; a window that is not the first becomes it when that one is closed."""

    def __init__(self, window: "MainWindow") -> None:
        super().__init__(window)
        self._window = window
        self._lock = FolderLock(paths.handed())
        self._first = False
        self._watcher = QFileSystemWatcher(self)
        self._watcher.directoryChanged.connect(self._look)
        if self._watched():
            self._look()
        app = QCoreApplication.instance()
        if isinstance(app, Application):
            app.files_given.connect(self._open)

    def close(self) -> None:
        """Take nothing any more; another window may."""
        app = QCoreApplication.instance()
        if isinstance(app, Application):
            app.files_given.disconnect(self._open)
        self._watcher.directoryChanged.disconnect(self._look)
        if self._first:
            self._lock.release()
            _stir()

    def _watched(self) -> bool:
        try:
            paths.make(paths.handed())
        except OSError as error:
            log.info("files cannot be handed to this window: %s", error)
            return False
        return self._watcher.addPath(str(paths.handed()))

    def _look(self) -> None:
        self._first = self._first or self._lock.take()
        if not self._first:
            return
        for note in handover.take():
            self._open(note.files, note.token)

    def _open(self, files: Sequence[Path], token: str = "") -> None:
        self._window.intake.receive(drops.of_paths(list(files)), all_files=True)
        self._come_to_front(token)

    def _come_to_front(self, token: str) -> None:
        if token:
            os.environ["XDG_ACTIVATION_TOKEN"] = token  # Qt hands it to the desktop, and forgets it
        window = self._window
        window.setWindowState(window.windowState() & ~Qt.WindowState.WindowMinimized)
        window.raise_()
        window.activateWindow()
        if (dialog := QApplication.activeModalWidget()) is not None:  # the window would hide it
            dialog.raise_()
            dialog.activateWindow()


def _stir() -> None:
    """Change the folder, which the other windows notice."""
    try:
        mark = paths.handed() / "closed"
        mark.touch()
        mark.unlink()
    except OSError as error:
        log.info("other windows were not told: %s", error)
