"""A menu of files that were used last, filled whenever it is shown."""

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import QObject
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu

from lsgui.gui.tips import plain_tip


class RecentMenu(QObject):
    """Lists files by their names above the action that clears the list; the tip is a file's whole path."""

    def __init__(
        self,
        menu: QMenu,
        clear: QAction,
        files: Callable[[], Sequence[tuple[str, Path]]],
        chosen: Callable[[Path], object],
    ) -> None:
        super().__init__(menu)
        self._menu, self._clear, self._files, self._chosen = menu, clear, files, chosen
        menu.setToolTipsVisible(True)
        menu.aboutToShow.connect(self._fill)

    def _fill(self) -> None:
        for action in self._menu.actions():
            if action is not self._clear:
                self._menu.removeAction(action)
                action.deleteLater()
        files = self._files()
        for text, path in files:
            self._add(text, path)
        self._menu.insertSeparator(self._clear)
        self._clear.setEnabled(bool(files))

    def _add(self, text: str, path: Path) -> None:
        action = QAction(text, self._menu)
        action.setToolTip(plain_tip(str(path)))
        action.triggered.connect(lambda: self._chosen(path))
        self._menu.insertAction(self._clear, action)


def named(paths: Sequence[Path]) -> list[tuple[str, Path]]:
    """Files by their names, as a menu takes them."""
    return [(path.name.replace("&", "&&"), path) for path in paths]
