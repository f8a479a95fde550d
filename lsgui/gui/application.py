"""The application object: it gathers the files that macOS asks a running program to open."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QEvent, QTimer, Signal
from PySide6.QtGui import QFileOpenEvent
from PySide6.QtWidgets import QApplication

GATHER_MS = 50
"""macOS sends one event for each of several files; those so close together are opened together."""


class Application(QApplication):
    """Emits `files_given` with their paths, in the order in which they were named."""

    files_given = Signal(list)

    def __init__(self, words: Sequence[str]) -> None:
        super().__init__(words)
        self._given: list[Path] = []
        self._gathered = QTimer(self, singleShot=True, interval=GATHER_MS)
        self._gathered.timeout.connect(self._give)

    def event(self, event: QEvent) -> bool:
        """Take the files that are to be opened; links are for the browser."""
        if not isinstance(event, QFileOpenEvent):
            return super().event(event)
        if event.file():
            self._given.append(Path(event.file()))
            self._gathered.start()
        return bool(event.file())

    def _give(self) -> None:
        given, self._given = self._given, []
        self.files_given.emit(given)
