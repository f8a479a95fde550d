"""What is shown of the library, and in which order: text, folder, order and direction in one row."""

from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple, cast

from PySide6.QtCore import QSignalBlocker, Qt, QTimer, Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLineEdit, QToolButton, QWidget

from lsgui.core.types import Filter
from lsgui.gui import theme
from lsgui.gui.tips import plain_tip

if TYPE_CHECKING:
    from lsgui.library.listing import Facet, Order, Wanted

TYPING_MS = 150
"""The text is looked for when the user pauses."""


class LabelWish(NamedTuple):
    """The labels that a photograph must have and must not have; `exactly`: the first, and no other."""

    must: "frozenset[Facet]"
    without: "frozenset[Facet]"
    exactly: bool


class Days(NamedTuple):
    """The days between which a file was last changed, both included; None: any."""

    since: date | None
    until: date | None


def _own(facets: "frozenset[Facet]") -> tuple[str, ...]:
    """The checkpoint's own labels among these."""
    return tuple(sorted(facet.label for facet in facets if not facet.head))


class FilterBar(QWidget):
    """Four controls, and the wish that they make together with the chosen labels."""

    changed = Signal()
    """Something else is wanted."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.text = QLineEdit(placeholderText=self.tr("Filter by name or folder"), clearButtonEnabled=True)
        self.folder = QComboBox()
        self.order = QComboBox()
        self.descending = QToolButton()
        self._typing = QTimer(self, singleShot=True, interval=TYPING_MS)
        self._build()
        self._describe_controls()
        self._typing.timeout.connect(self.changed)
        self.text.textChanged.connect(lambda: self._typing.start())
        self.folder.activated.connect(lambda: self.changed.emit())
        self.order.activated.connect(lambda: self.changed.emit())
        self.descending.toggled.connect(self._turn)

    def wanted(self, labels: LabelWish, days: Days) -> "Wanted":
        """What the controls say, with these labels and days."""
        from lsgui.library.listing import Wanted

        must, without = _own(labels.must), _own(labels.without)
        self._typing.stop()
        return Wanted(
            order=cast("Order", self.order.currentData()),
            descending=self.descending.isChecked(),
            text=self.text.text(),
            where=Filter(
                must=must,
                without=without,
                exactly=must if labels.exactly else None,
                folder=cast("Path | None", self.folder.currentData()),
                since=days.since,
                until=days.until,
            ),
            labels=frozenset(facet for facet in labels.must if facet.head),
            without=frozenset(facet for facet in labels.without if facet.head),
        )

    def clear(self) -> None:
        """Let everything through; say nothing of it."""
        with QSignalBlocker(self.text):
            self.text.clear()
        self.folder.setCurrentIndex(0)

    def show_folders(self, folders: Sequence[Path]) -> None:
        """Offer these folders; one that is no longer there is no longer wanted."""
        held = [self.folder.itemData(row) for row in range(1, self.folder.count())]
        if self.folder.count() and list(folders) == held:
            return
        chosen = self.folder.currentData()
        self.folder.clear()
        self.folder.addItem(self.tr("All folders"), None)
        for row, folder in enumerate(folders, 1):
            self.folder.addItem(folder.name or str(folder), folder)
            self.folder.setItemData(row, plain_tip(str(folder)), Qt.ItemDataRole.ToolTipRole)
        if chosen in folders:
            self.folder.setCurrentIndex(folders.index(chosen) + 1)
        elif chosen is not None:
            self.changed.emit()

    def _turn(self, descending: bool) -> None:
        self.descending.setText("↓" if descending else "↑")
        self.changed.emit()

    def _build(self) -> None:
        for order, text in (
            ("folder", self.tr("By folder")),
            ("name", self.tr("By name")),
            ("date", self.tr("By date")),
            ("size", self.tr("By size")),
        ):
            self.order.addItem(text, order)
        self.folder.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.folder.setMinimumContentsLength(5)
        self.folder.addItem(self.tr("All folders"), None)
        self.text.setMinimumWidth(60)
        self.text.setAcceptDrops(False)  # a dropped file would type its path
        self.descending.setText("↑")
        self.descending.setCheckable(True)
        self.descending.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.SPACING)
        for widget, stretch in ((self.text, 3), (self.folder, 2), (self.order, 0), (self.descending, 0)):
            row.addWidget(widget, stretch)

    def _describe_controls(self) -> None:
        for widget, name, text in (
            (
                self.text,
                self.tr("Filter by name or folder"),
                self.tr("Show photographs with these words in their name or folder"),
            ),
            (self.folder, self.tr("Folder"), self.tr("Show one folder of the library only")),
            (
                self.order,
                self.tr("Order"),
                self.tr("Sort the photographs; the date is that of the file's last change"),
            ),
            (self.descending, self.tr("Descending"), self.tr("Last first")),
        ):
            widget.setAccessibleName(name)
            widget.setToolTip(text)
            widget.setAccessibleDescription(text)
