"""A menu of files that were used last, and of what else is kept, filled whenever it is shown."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu

from lsgui.gui.tips import plain_tip


@dataclass(frozen=True)
class Entry:
    """A line of the menu that is no file of the list: clearing the list leaves it there."""

    text: str
    tip: str
    choose: Callable[[], object]


class RecentMenu(QObject):
    """Lists what is kept, then files by their names above the action that clears the list; the tip is a
    file's whole path."""

    def __init__(
        self,
        menu: QMenu,
        clear: QAction,
        files: Callable[[], Sequence[tuple[str, Path]]],
        chosen: Callable[[Path], object],
        kept: Callable[[], Sequence[Entry]] = lambda: (),
    ) -> None:
        super().__init__(menu)
        self._menu, self._clear, self._files, self._chosen = menu, clear, files, chosen
        self._kept = kept
        menu.setToolTipsVisible(True)
        menu.aboutToShow.connect(self._fill)

    def _fill(self) -> None:
        for action in self._menu.actions():
            if action is not self._clear:
                self._menu.removeAction(action)
                action.deleteLater()
        kept, files = self._kept(), self._files()
        for entry in kept:
            self._add(entry)
        if kept:
            self._menu.insertSeparator(self._clear)
        for text, path in files:
            self._add(Entry(text, str(path), partial(self._chosen, path)))
        self._menu.insertSeparator(self._clear)
        self._clear.setEnabled(bool(files))

    def _add(self, entry: Entry) -> None:
        action = QAction(entry.text, self._menu)
        action.setToolTip(plain_tip(entry.tip))
        action.triggered.connect(lambda: entry.choose())
        self._menu.insertAction(self._clear, action)


def named(paths: Sequence[Path]) -> list[tuple[str, Path]]:
    """Files by their names, as a menu takes them."""
    return [(path.name.replace("&", "&&"), path) for path in paths]
