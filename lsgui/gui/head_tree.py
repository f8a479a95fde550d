"""Few-shot heads and their categories as a tree: examples, and how well each was checked."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QModelIndex, QPersistentModelIndex, QSignalBlocker, Qt, Signal
from PySide6.QtGui import (
    QDragEnterEvent,
    QDragLeaveEvent,
    QDragMoveEvent,
    QDropEvent,
    QFont,
    QKeyEvent,
    QKeySequence,
    QPainter,
    QPen,
    QStandardItem,
    QStandardItemModel,
)
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QStyleOptionViewItem, QTreeView, QWidget

from lsgui.gui import drops
from lsgui.gui.decimals import decimal
from lsgui.gui.indexes import AnyIndex
from lsgui.gui.letters import claim_letter
from lsgui.gui.tips import plain_tip
from lsgui.gui.widgets import RoomyDelegate, number

if TYPE_CHECKING:
    from lsgui.core.fewshot import Head
    from lsgui.gui.head_store import Unusable

_CHOICE = Qt.ItemDataRole.UserRole


@dataclass(frozen=True)
class Choice:
    """A row: a head, or (with a `label`) one of its categories. One that is not `usable` has only a key."""

    head: str
    label: str = ""
    usable: bool = True


def precision(head: "Head", label: str) -> float | None:
    """The cross-validated average precision of a category; None when it had too few examples."""
    record = head.metrics.get(label)
    value = record.get("average_precision") if isinstance(record, Mapping) else None
    return float(value) if isinstance(value, int | float) else None


class HeadTree(QTreeView):
    """Shows heads; F2 renames in place, Delete asks for the deletion of what is chosen; rows take drops."""

    chosen_changed = Signal(object)
    """The `Choice` now current, or None."""
    rename_wanted = Signal(str, str)
    """A head's name, and the one that it should have."""
    category_rename_wanted = Signal(str, str, str)
    """A head's name, its category, and the name that this should have."""
    dropped = Signal(object, object)
    """What was dropped, a `drops.Dropped`, and the `Choice` of the row below, or None."""
    deletion_wanted = Signal(object)
    """The `Choice` that the user wants to delete."""
    _typed = Signal(object, str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._held: list[object] = []  # what the rows stand for
        self._under = QPersistentModelIndex()  # the row below a drag
        self._rows = QStandardItemModel(0, 3, self)
        self._rows.setHorizontalHeaderLabels([self.tr("Category"), self.tr("Examples"), self.tr("AP")])
        self._explain_header()
        self._rows.itemChanged.connect(self._renamed)
        self._typed.connect(self._ask_for_name, Qt.ConnectionType.QueuedConnection)  # rows may go then
        self.setModel(self._rows)
        self.setItemDelegate(RoomyDelegate(self))
        self.setUniformRowHeights(True)
        self.setIndentation(14)
        self.setEditTriggers(QAbstractItemView.EditTrigger.EditKeyPressed)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAcceptDrops(True)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        header = self.header()
        header.setStretchLastSection(False)
        header.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        self.selectionModel().currentChanged.connect(lambda *_: self.chosen_changed.emit(self.chosen()))

    def show_heads(
        self, heads: "Sequence[Head]", choose: Choice | None = None, *, unusable: "Sequence[Unusable]" = ()
    ) -> None:
        """Show these heads, with `choose`, or else what was current, or else the first, chosen."""
        wanted = choose or self.chosen()
        held: list[object] = [
            *((head.name, head.labels) for head in heads),
            *((each.key, str(each.error)) for each in unusable),
        ]
        if held == self._held:
            self._renew(heads)
        else:
            self._held = held
            self._rebuild(heads, unusable)
        index = self._find(wanted)
        self.setCurrentIndex(index if index.isValid() else self._rows.index(0, 0))
        self.chosen_changed.emit(self.chosen())

    def _rebuild(self, heads: "Sequence[Head]", unusable: "Sequence[Unusable]") -> None:
        self._rows.removeRows(0, self._rows.rowCount())
        for head in heads:
            self._rows.appendRow(self._head_row(head))
        for lost in unusable:
            self._rows.appendRow(self._unusable_row(lost))
            self.setFirstColumnSpanned(self._rows.rowCount() - 1, QModelIndex(), True)
        self.expandAll()

    def _renew(self, heads: "Sequence[Head]") -> None:
        """The same rows with other numbers: what is being typed into one stays."""
        with QSignalBlocker(self._rows):
            for row, head in enumerate(heads):
                top = self._rows.item(row, 0)
                self._copy_row(self._head_row(head), [self._rows.item(row, column) for column in range(3)])
                for child, label in enumerate(head.labels):
                    cells = [top.child(child, column) for column in range(3)]
                    self._copy_row(self._label_row(head, label), cells)
        self.viewport().update()

    def _copy_row(self, source: list[QStandardItem], cells: list[QStandardItem]) -> None:
        for new, old in zip(source, cells, strict=True):
            for role in (Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.ToolTipRole):
                old.setData(new.data(role), role)
            if old.text() != new.text():
                old.setText(new.text())

    def chosen(self) -> Choice | None:
        """What the current row stands for."""
        found = self.currentIndex().siblingAtColumn(0).data(_CHOICE)
        return found if isinstance(found, Choice) else None

    def edit_name(self) -> None:
        """Let the user type another name for the current head."""
        index = self.currentIndex().siblingAtColumn(0)
        head = index.parent() if index.parent().isValid() else index
        self.setCurrentIndex(head)
        self.edit(head)

    def edit_current(self) -> None:
        """Let the user type another name for what the current row stands for."""
        self.edit(self.currentIndex().siblingAtColumn(0))

    def event(self, event: QEvent) -> bool:
        """Letters are for the view."""
        return claim_letter(self, event) or super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """F2 renames what a row stands for; Delete (Backspace on macOS) asks for its deletion."""
        choice = self.chosen()
        deletes = event.matches(QKeySequence.StandardKey.Delete) or event.key() == Qt.Key.Key_Backspace
        if choice is not None and deletes:
            self.deletion_wanted.emit(choice)
        elif choice is not None and choice.usable and event.key() == Qt.Key.Key_F2:
            self.edit_current()
        else:
            super().keyPressEvent(event)

    # Drops

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take what may be photographs or a folder."""
        self._accept(event)

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        """Show which row would take it."""
        if self._accept(event):
            self._show_under(self.indexAt(event.position().toPoint()))

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        """The drag went elsewhere."""
        self._show_under(QModelIndex())

    def dropEvent(self, event: QDropEvent) -> None:
        """Hand on what was dropped, and on what."""
        self._show_under(QModelIndex())
        if self._accept(event):
            found = self.indexAt(event.position().toPoint()).siblingAtColumn(0).data(_CHOICE)
            choice = found if isinstance(found, Choice) else None
            self.dropped.emit(drops.read(event.mimeData()), choice)

    def drawRow(self, painter: QPainter, options: QStyleOptionViewItem, index: AnyIndex) -> None:  # noqa: N802
        """A frame round the row below a drag."""
        super().drawRow(painter, options, index)
        if (
            self._under.isValid()
            and self._under.row() == index.row()
            and self._under.parent() == index.parent()
        ):
            painter.setPen(QPen(self.palette().highlight().color(), 2))
            painter.drawRect(options.rect.adjusted(1, 1, -1, -1))

    def _accept(self, event: QDropEvent) -> bool:
        if not drops.offers(event.mimeData()):
            event.ignore()
            return False
        event.setDropAction(Qt.DropAction.CopyAction)
        event.accept()
        return True

    def _show_under(self, index: QModelIndex) -> None:
        self._under = QPersistentModelIndex(index.siblingAtColumn(0))
        self.viewport().update()

    def _head_row(self, head: "Head") -> list[QStandardItem]:
        name = QStandardItem(head.name)
        name.setData(Choice(head.name), _CHOICE)
        font = QFont(self.font())
        font.setBold(True)
        name.setFont(font)
        total = sum(len(examples) for examples in head.examples.values())
        for label in head.labels:
            name.appendRow(self._label_row(head, label))
        words = self.tr("Head {name}, {n} examples").format(name=head.name, n=number(total))
        name.setData(words, Qt.ItemDataRole.AccessibleTextRole)
        return [name, _cell(number(total)), _cell("")]

    def _unusable_row(self, lost: "Unusable") -> list[QStandardItem]:
        name = QStandardItem(f"⚠ {lost.key}")
        name.setEditable(False)
        name.setData(Choice(lost.key, usable=False), _CHOICE)
        name.setToolTip(plain_tip(str(lost.error)))
        words = self.tr("Head {key}, cannot be used: {reason}").format(key=lost.key, reason=lost.error)
        name.setData(words, Qt.ItemDataRole.AccessibleTextRole)
        return [name, _cell(""), _cell("")]

    def _label_row(self, head: "Head", label: str) -> list[QStandardItem]:
        item = QStandardItem(label)
        item.setData(Choice(head.name, label), _CHOICE)
        examples = number(len(head.examples.get(label, ())))
        checked = precision(head, label)
        cell = _cell("–" if checked is None else decimal(checked))
        quality = self.tr("too few to check")
        if checked is not None:
            quality = self.tr("average precision {ap}").format(ap=decimal(checked))
        cell.setAccessibleText(quality)
        cell.setToolTip(
            self.tr("Too few examples to check") if checked is None else quality[:1].upper() + quality[1:]
        )
        words = self.tr("{label}, {n} examples, {checked}").format(label=label, n=examples, checked=quality)
        item.setData(words, Qt.ItemDataRole.AccessibleTextRole)
        return [item, _cell(examples), cell]

    def _find(self, wanted: Choice | None) -> QModelIndex:
        if wanted is not None:
            for row in range(self._rows.rowCount()):
                head = self._rows.index(row, 0)
                rows = [
                    head,
                    *(self._rows.index(child, 0, head) for child in range(self._rows.rowCount(head))),
                ]
                for index in rows:
                    if index.data(_CHOICE) == wanted:
                        return index
        return QModelIndex()

    def _renamed(self, item: QStandardItem) -> None:
        choice = item.data(_CHOICE)
        if isinstance(choice, Choice) and choice.usable and item.text() != (choice.label or choice.head):
            self._typed.emit(choice, item.text().strip())

    def _ask_for_name(self, choice: Choice, new: str) -> None:
        """The old name stands until the new one is in force."""
        index = self._find(choice)
        if index.isValid():
            with QSignalBlocker(self._rows):
                self._rows.itemFromIndex(index).setText(choice.label or choice.head)
        if choice.label:
            self.category_rename_wanted.emit(choice.head, choice.label, new)
        else:
            self.rename_wanted.emit(choice.head, new)

    def _explain_header(self) -> None:
        for column, text in enumerate(
            (
                self.tr("Heads, and the categories that each one adds to answers."),
                self.tr("How many pictures each category was fitted from."),
                self.tr(
                    "Average precision by cross-validation on the examples: 1 is perfect."
                    " A dash means too few examples to check."
                ),
            )
        ):
            self._rows.horizontalHeaderItem(column).setToolTip(text)
        self._rows.horizontalHeaderItem(2).setAccessibleText(self.tr("Average precision"))


def _cell(text: str) -> QStandardItem:
    item = QStandardItem(text)
    item.setEditable(False)
    item.setTextAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
    return item
