"""The table of the label ledger: sorted by a column's head or by the menu, copied as text or as a table."""

from collections.abc import Collection

from PySide6.QtCore import QEvent, QItemSelection, QModelIndex, Qt, Signal
from PySide6.QtGui import QAction, QContextMenuEvent, QKeyEvent, QKeySequence, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QMenu, QTreeView, QWidget

from lsgui.core.ledger import MARKS, Entry, Key, Ledger, Verdict, as_tsv
from lsgui.gui.clipboard import put_table, put_text
from lsgui.gui.ledger_rows import ENTRY, Column, LedgerModel
from lsgui.gui.letters import claim_letter
from lsgui.gui.sides import SIMPLE, Sides
from lsgui.gui.widgets import RoomyDelegate

PADDING = 22
"""What a cell needs beside its text: margins, and in its head the sign of sorting."""
NARROWEST_LABEL, WIDEST_LABEL = 92, 260


class LedgerView(QTreeView):
    """Shows a `LedgerModel`."""

    label_asked = Signal(str, str)
    """The user wants photographs with this label (its name, and its head's)."""
    why_asked = Signal(str, str)
    """The user wants to know what carried this label."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.rows = LedgerModel(self)
        self._widths: dict[Column, int] = {}
        self.setModel(self.rows)
        self.setItemDelegate(RoomyDelegate(self))
        self.setRootIsDecorated(False)
        self.setUniformRowHeights(True)
        self.setAllColumnsShowFocus(True)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        header = self.header()
        header.setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        header.setStretchLastSection(True)
        header.setSectionsMovable(False)
        self.setSortingEnabled(True)
        self.sortByColumn(Column.VERDICT, Qt.SortOrder.AscendingOrder)
        self.setAccessibleName(self.tr("Label ledger"))
        self.setAccessibleDescription(
            self.tr("Enter seeks photographs with a label; the menu sorts by a column and copies.")
        )
        self.activated.connect(self._ask)
        self._set_widths()

    def show_ledger(self, ledger: Ledger, sides: Sides = SIMPLE) -> None:
        """Show the labels of a ledger, of an operation with these sides; those selected stay so."""
        chosen = {entry.key for entry in self.chosen()}
        self.rows.set_entries(ledger.entries, sides)
        self.select(chosen)

    def set_filter(self, text: str, verdict: Verdict | None) -> None:
        """Show only labels with this text and this verdict; those selected stay so."""
        chosen = {entry.key for entry in self.chosen()}
        self.rows.set_filter(text, verdict)
        self.select(chosen)

    def chosen(self) -> list[Entry]:
        """The selected labels, in the order shown."""
        rows = sorted(index.row() for index in self.selectionModel().selectedRows())
        return [self.rows.shown[row] for row in rows]

    def select(self, keys: Collection[Key]) -> None:
        """Select these labels, as far as they are shown, and bring the first into sight."""
        flags = self.selectionModel().SelectionFlag
        rows = [row for row, entry in enumerate(self.rows.shown) if entry.key in keys] if keys else []
        selection = QItemSelection()
        for row in rows:
            selection.select(self.rows.index(row, 0), self.rows.index(row, Column.VERDICT))
        self.selectionModel().select(selection, flags.ClearAndSelect)
        if rows:
            self.selectionModel().setCurrentIndex(self.rows.index(rows[0], 0), flags.NoUpdate)
            self.scrollTo(self.rows.index(rows[0], 0))

    def copy_table(self) -> None:
        """Put the selected labels, or else all shown, on the clipboard as tab-separated values."""
        put_table(as_tsv(self.chosen() or self.rows.shown))

    def copy_text(self) -> None:
        """Put the selected labels, or else all shown, on the clipboard as lines of text."""
        put_text("\n".join(map(self.rows.describe, self.chosen() or self.rows.shown)))

    def event(self, event: QEvent) -> bool:
        """Letters are for the view."""
        return claim_letter(self, event) or super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """The copy keys copy a table; Enter asks for photographs."""
        if event.matches(QKeySequence.StandardKey.Copy):
            self.copy_table()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._ask(self.currentIndex())
        else:
            super().keyPressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """What can be done with labels, also from the keyboard."""
        self.menu().popup(event.globalPos())

    def menu(self) -> QMenu:
        """Photographs with a label, copying, and sorting."""
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        seek = menu.addAction(self.tr("&Photographs with This Label"))
        seek.triggered.connect(lambda: self._ask(self.currentIndex()))
        why = menu.addAction(self.tr("Show &Why"))
        why.triggered.connect(self.ask_why)
        for action in (seek, why):
            action.setEnabled(self.currentIndex().isValid())
        menu.addSeparator()
        menu.addAction(self.tr("Copy as &Table")).triggered.connect(self.copy_table)
        menu.addAction(self.tr("Copy as Te&xt")).triggered.connect(self.copy_text)
        menu.addSeparator()
        order = menu.addMenu(self.tr("&Sort by"))
        for column in Column:
            order.addAction(self._sorting(column, order))
        return menu

    def _sorting(self, column: Column, parent: QMenu) -> QAction:
        action = QAction(self.rows.title(column), parent, checkable=True)
        action.setChecked(self.header().sortIndicatorSection() == column)
        action.triggered.connect(lambda: self.sortByColumn(column, Qt.SortOrder.AscendingOrder))
        return action

    def changeEvent(self, event: QEvent) -> None:
        """A new font needs other widths."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self._set_widths()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Labels take the room that is left; where not all columns are in sight, the verdict comes first."""
        super().resizeEvent(event)
        self._share_width()

    def _share_width(self) -> None:
        left = self.viewport().width() - sum(self._widths.values())
        self.header().resizeSection(Column.LABEL, min(WIDEST_LABEL, max(NARROWEST_LABEL, left)))
        place = Column.VERDICT if left >= NARROWEST_LABEL else Column.A
        self.header().moveSection(self.header().visualIndex(Column.VERDICT), place)
        for column, width in self._widths.items():
            self.header().resizeSection(column, width)

    def _ask(self, index: QModelIndex) -> None:
        entry = index.data(ENTRY) if index.isValid() else None
        if entry is not None:
            self.label_asked.emit(*entry.key)

    def ask_why(self) -> None:
        """Ask why the answer has the current label, or has it not."""
        entry = self.currentIndex().data(ENTRY) if self.currentIndex().isValid() else None
        if entry is not None:
            self.why_asked.emit(*entry.key)

    def _set_widths(self) -> None:
        metrics = self.fontMetrics()
        verdicts = [f"{mark} {self.rows.verdict(of)}" for of, mark in MARKS.items()]
        for column in list(Column)[1:]:
            texts = [self.rows.title(column) + "  ", *(verdicts if column is Column.VERDICT else ["✓ 0.00"])]
            self._widths[column] = PADDING + max(map(metrics.horizontalAdvance, texts))
        self._share_width()
