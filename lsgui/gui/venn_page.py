"""The Venn diagram with a list of the same labels beneath it, for those who cannot see or point."""

from collections.abc import Collection

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtGui import QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QAbstractItemView, QSplitter, QTreeView, QWidget

from lsgui.core.ledger import MARKS, REGIONS, Entry, Ledger, Region
from lsgui.gui import theme
from lsgui.gui.sides import SIMPLE, Sides
from lsgui.gui.venn_view import VennView
from lsgui.gui.widgets import RoomyDelegate

_WHAT = Qt.ItemDataRole.UserRole


class VennPage(QSplitter):
    """Two ways to choose the same: a label, by which photographs are sought, or all labels of a region."""

    label_asked = Signal(str, str)
    """The user wants photographs with this label (its name, and its head's)."""
    region_asked = Signal(str)
    """The user wants the labels of this region in the ledger."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(Qt.Orientation.Vertical, parent)
        self._sought: frozenset[str] = frozenset()
        self.diagram = VennView()
        self.list = QTreeView()
        self._rows = QStandardItemModel(self)
        self.list.setModel(self._rows)
        self.list.setHeaderHidden(True)
        self.list.setUniformRowHeights(True)
        self.list.setItemDelegate(RoomyDelegate(self.list))
        self.list.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.list.setAccessibleName(self.tr("Labels by region"))
        self.list.setAccessibleDescription(
            self.tr(
                "Enter on a label seeks photographs with it, on a region selects its labels in the ledger."
            )
        )
        self.setChildrenCollapsible(False)
        for widget, stretch in ((self.diagram, 3), (self.list, 1)):
            self.addWidget(widget)
            self.setStretchFactor(self.indexOf(widget), stretch)
        self.setSizes([300, 120])
        self.diagram.label_asked.connect(self.label_asked)
        self.diagram.region_asked.connect(self.region_asked)
        self.list.activated.connect(self._choose)

    def show_ledger(self, ledger: Ledger, sides: Sides = SIMPLE) -> None:
        """Show the labels of a ledger, of an operation with these sides."""
        self.diagram.show_ledger(ledger, sides)
        current = self._key(self.list.currentIndex())
        self._rows.clear()
        for region in REGIONS:
            self._rows.appendRow(self._group(region, ledger.region(region)))
        self.list.expandAll()
        self._mark()
        self._go_back_to(current)

    def _key(self, index: QModelIndex) -> object:
        """What a row stands for, in every answer: a label and its head, or a region."""
        what = index.data(_WHAT)
        return what.key if isinstance(what, Entry) else what

    def _go_back_to(self, key: object) -> None:
        """Keep the keyboard on what it was on, wherever the new answer has it."""
        rows = [self._rows.index(row, 0) for row in range(self._rows.rowCount())]
        inside = [
            self._rows.index(row, 0, group) for group in rows for row in range(self._rows.rowCount(group))
        ]
        found = next(
            (index for index in (*rows, *inside) if key is not None and self._key(index) == key), None
        )
        if found is not None:
            self.list.setCurrentIndex(found)

    def show_sought(self, labels: Collection[str]) -> None:
        """Mark the labels by which neighbours are sought."""
        self._sought = frozenset(labels)
        self.diagram.show_sought(labels)
        self._mark()

    def _group(self, region: Region, entries: Collection[Entry]) -> QStandardItem:
        group = QStandardItem(self.diagram.region_title(region, len(entries)))
        group.setData(region, _WHAT)
        for entry in entries:
            item = QStandardItem(f"{MARKS[entry.verdict]} {entry.row.label}")
            item.setData(entry, _WHAT)
            group.appendRow(item)
        return group

    def _mark(self) -> None:
        """A box before each label: whether photographs are sought by it."""
        for row in range(self._rows.rowCount()):
            group = self._rows.item(row)
            for item in (group.child(number) for number in range(group.rowCount())):
                self._mark_one(item, item.data(_WHAT))

    def _mark_one(self, item: QStandardItem, entry: Entry) -> None:
        sought = entry.row.label in self._sought and not entry.row.head
        words = self.tr("sought: {label}, {verdict}") if sought else "{label}, {verdict}"
        item.setIcon(theme.icon("checked" if sought else "unchecked"))
        item.setData(
            words.format(label=entry.row.label, verdict=self._verdict(entry)),
            Qt.ItemDataRole.AccessibleTextRole,
        )

    def _verdict(self, entry: Entry) -> str:
        return {"agrees": self.tr("agrees"), "missing": self.tr("missing"), "extra": self.tr("extra")}[
            entry.verdict
        ]

    def _choose(self, index: QModelIndex) -> None:
        what = index.data(_WHAT)
        if isinstance(what, Entry):
            self.label_asked.emit(*what.key)
        elif what is not None:
            self.region_asked.emit(what)
