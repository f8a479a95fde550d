"""The photographs selected on the map as a list: for those who cannot see the map, and to do things with."""

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QMenu, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from lsgui.gui.drops import Dropped
from lsgui.gui.image_list import ImageListView
from lsgui.gui.image_menu import ImageMenu
from lsgui.gui.listed_items import ListedItems
from lsgui.gui.texts import QT_TRANSLATE_NOOP
from lsgui.gui.widgets import button_row, plural

if TYPE_CHECKING:
    from lsgui.gui.session_bridge import SessionBridge
    from lsgui.gui.thumbnail_store import Thumbnails

MOST_EXAMPLES = 500
"""More photographs than these are no examples that somebody has looked at."""


class Message:
    """Every message that it can show."""

    TO = QT_TRANSLATE_NOOP("MapChosen", "“{label}” of {head}")
    GONE = QT_TRANSLATE_NOOP("MapChosen", "Rescan the library to bring it up to date.")


class MapChosen(QWidget):
    """A grid of what is selected, and buttons for all of it."""

    cleared = Signal()
    """The user wants nothing selected."""
    copy_asked = Signal()
    """The user wants a table of them on the clipboard."""
    browse_asked = Signal(object)
    """The user wants these paths (a list of str) among all photographs."""

    def __init__(
        self, bridge: "SessionBridge", thumbnails: "Thumbnails", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._bridge = bridge
        self._items: ListedItems | None = None
        self.summary = QLabel(textFormat=Qt.TextFormat.PlainText)
        self.view = ImageListView(thumbnails)
        self.menu = ImageMenu(self.view, bridge, gone=self.tr(Message.GONE))
        self.browse = QPushButton(self.tr("Show in All Photographs"))
        self.copy = QPushButton(self.tr("Copy as Table"))
        self.teach = QPushButton(self.tr("Add to Category"))
        self.clear = QPushButton(self.tr("Clear Selection"))
        self._build()
        self._describe_controls()
        bridge.heads_changed.connect(self._show_state)
        bridge.files_reread.connect(self.view.read_again)

    def _build(self) -> None:
        self.summary.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self._targets = QMenu(self)
        self._targets.aboutToShow.connect(self._fill_targets)
        self.teach.setMenu(self._targets)
        self.browse.clicked.connect(lambda: self.browse_asked.emit(self._names()))
        self.copy.clicked.connect(lambda: self.copy_asked.emit())
        self.clear.clicked.connect(lambda: self.cleared.emit())
        head = QHBoxLayout()
        head.addWidget(self.summary, 1)
        head.addWidget(self.clear)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(4)
        layout.addLayout(head)
        layout.addWidget(self.view, 1)
        layout.addLayout(button_row(self.browse, self.copy, self.teach))

    def _describe_controls(self) -> None:
        self.view.setAccessibleName(self.tr("Photographs selected on the map"))
        self.view.setAccessibleDescription(
            self.tr("Enter opens a photograph; A and B put it into a well; drag it out to use it elsewhere.")
        )
        for button, words in (
            (self.browse, self.tr("Show only these among all photographs, to sort and filter them")),
            (self.copy, self.tr("Put paths, places on the map and labels on the clipboard")),
            (self.teach, self.tr("Teach a category of a few-shot head that these show it; undo works")),
            (self.clear, self.tr("Select nothing")),
        ):
            button.setToolTip(words)
            button.setAccessibleDescription(words)

    def paths(self) -> tuple[Path, ...]:
        """The files selected on the map."""
        return tuple(map(Path, self._names()))

    def _names(self) -> list[str]:
        """Their paths as text: of very many, that is far quicker."""
        if self._items is None:
            return []
        found = self._items.arrangement
        return [found.listing.paths[row] for row in found.rows.tolist()]

    def show_items(self, items: ListedItems) -> None:
        """List these photographs; none is looked at before it is in sight."""
        self._items = items
        self.view.show_lazily(items)
        self._show_state()

    def _show_state(self) -> None:
        count = len(self._items) if self._items is not None else 0
        self.summary.setText(plural(self.tr("%Ln photograph(s) selected", "", count), count))
        self.teach.setEnabled(bool(self._bridge.heads) and count <= MOST_EXAMPLES)

    def _fill_targets(self) -> None:
        self._targets.clear()
        for head in self._bridge.heads:
            for label in head.labels:
                words = self.tr(Message.TO).format(label=label, head=head.name)
                self._targets.addAction(words).triggered.connect(
                    lambda _=False, name=head.name, label=label: self._teach(name, label)
                )

    def _teach(self, name: str, label: str) -> None:
        self._bridge.add_examples(name, label, Dropped(files=self.paths()))
