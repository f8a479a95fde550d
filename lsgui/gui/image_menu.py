"""What a user can do with an image of a thumbnail grid: into a well, open, reveal, copy its path."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPoint, Qt
from PySide6.QtGui import QAction, QGuiApplication, QKeySequence
from PySide6.QtWidgets import QMenu

from lsgui.gui import desktop
from lsgui.gui.image_list import ImageListView

if TYPE_CHECKING:
    from lsgui.gui.session_bridge import SessionBridge


class ImageMenu(QObject):
    """Serves the keys, double clicks and context menu of one `ImageListView`."""

    def __init__(self, view: ImageListView, bridge: "SessionBridge", *, gone: str = "") -> None:
        """`gone` says what to do about an image that is no longer there."""
        super().__init__(view)
        self._view = view
        self._bridge = bridge
        self._gone = gone
        view.opened.connect(self._open)
        view.sent.connect(self._send)
        view.copied.connect(self._copy)
        view.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        view.customContextMenuRequested.connect(self._pop_up)

    def build(self, path: Path) -> QMenu:
        """The menu of one image."""
        menu = QMenu(self._view)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._add(menu, self.tr("Use as &A"), "A", lambda: self._send(path, "image_a"))
        self._add(menu, self.tr("Use as &B"), "B", lambda: self._send(path, "image_b"))
        menu.addSeparator()
        self._add(menu, self.tr("&Open"), "Return", lambda: self._open(path))
        self._add(menu, self.tr("Show in File &Manager"), "", lambda: self._reveal(path))
        menu.addSeparator()
        copied = self._view.chosen() or (path,)
        self._add(menu, self.tr("&Copy Path"), "Ctrl+C", lambda: self._copy(copied))
        return menu

    def _add(self, menu: QMenu, text: str, keys: str, act: object) -> QAction:
        action = menu.addAction(text)
        action.setShortcut(QKeySequence(keys))
        action.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)  # shown here; the view's keys act
        action.setShortcutVisibleInContextMenu(True)
        action.triggered.connect(act)
        return action

    def _pop_up(self, position: QPoint) -> None:
        index = self._view.indexAt(position)
        if not index.isValid():
            index = self._view.currentIndex()
        if index.isValid():
            self.build(self._view.path(index)).popup(self._view.viewport().mapToGlobal(position))

    def _send(self, path: Path, slot: str) -> None:
        self._bridge.set_image("image_a" if slot == "image_a" else "image_b", path)

    def _open(self, path: Path) -> None:
        self._complain(path, desktop.open_photograph(path, gone=self._gone))

    def _reveal(self, path: Path) -> None:
        self._complain(path, desktop.reveal(path, gone=self._gone))

    def _complain(self, path: Path, sentence: str) -> None:
        if sentence:
            self._bridge.failed.emit(sentence, str(path))

    def _copy(self, paths: Sequence[Path]) -> None:
        QGuiApplication.clipboard().setText("\n".join(str(path) for path in paths))
