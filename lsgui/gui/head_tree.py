"""Few-shot heads and their categories as a tree: examples, and how well each was checked."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QModelIndex, Qt, Signal
from PySide6.QtGui import QFont, QKeyEvent, QKeySequence, QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTreeView, QWidget

from lsgui.gui.letters import claim_letter
from lsgui.gui.widgets import RoomyDelegate, number

if TYPE_CHECKING:
    from lsgui.core.fewshot import Head
    from lsgui.gui.head_jobs import Unusable

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
    """Shows heads; F2 renames one in place, Delete asks for the deletion of what is chosen."""

    chosen_changed = Signal(object)
    """The `Choice` now current, or None."""
    rename_wanted = Signal(str, str)
    """A head's name, and the one that it should have."""
    deletion_wanted = Signal(object)
    """The `Choice` that the user wants to delete."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rows = QStandardItemModel(0, 3, self)
        self._rows.setHorizontalHeaderLabels([self.tr("Category"), self.tr("Examples"), self.tr("Precision")])
        self._explain_header()
        self._rows.itemChanged.connect(self._renamed)
        self.setModel(self._rows)
        self.setItemDelegate(RoomyDelegate(self))
        self.setUniformRowHeights(True)
        self.setIndentation(14)
        self.setEditTriggers(QAbstractItemView.EditTrigger.EditKeyPressed)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
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
        self._rows.removeRows(0, self._rows.rowCount())
        for head in heads:
            self._rows.appendRow(self._head_row(head))
        for lost in unusable:
            self._rows.appendRow(self._unusable_row(lost))
            self.setFirstColumnSpanned(self._rows.rowCount() - 1, QModelIndex(), True)
        self.expandAll()
        index = self._find(wanted)
        self.setCurrentIndex(index if index.isValid() else self._rows.index(0, 0))
        self.chosen_changed.emit(self.chosen())

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

    def event(self, event: QEvent) -> bool:
        """Letters are for the view."""
        return claim_letter(self, event) or super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """F2 renames the head of any row; Delete (Backspace on macOS) asks for deletion."""
        choice = self.chosen()
        deletes = event.matches(QKeySequence.StandardKey.Delete) or event.key() == Qt.Key.Key_Backspace
        if choice is not None and deletes:
            self.deletion_wanted.emit(choice)
        elif choice is not None and choice.usable and event.key() == Qt.Key.Key_F2:
            self.edit_name()
        else:
            super().keyPressEvent(event)

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
        name.setToolTip(str(lost.error))
        words = self.tr("Head {key}, cannot be used: {reason}").format(key=lost.key, reason=lost.error)
        name.setData(words, Qt.ItemDataRole.AccessibleTextRole)
        return [name, _cell(""), _cell("")]

    def _label_row(self, head: "Head", label: str) -> list[QStandardItem]:
        item = QStandardItem(label)
        item.setEditable(False)
        item.setData(Choice(head.name, label), _CHOICE)
        examples = number(len(head.examples.get(label, ())))
        checked = precision(head, label)
        cell = _cell("–" if checked is None else f"{checked:.2f}")
        if checked is None:
            cell.setToolTip(self.tr("Too few examples to check"))
        words = self.tr("{label}, {n} examples, {checked}").format(
            label=label,
            n=examples,
            checked=self.tr("too few to check")
            if checked is None
            else self.tr("average precision {ap}").format(ap=f"{checked:.2f}"),
        )
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
        if isinstance(choice, Choice) and not choice.label and item.text() != choice.head:
            self.rename_wanted.emit(choice.head, item.text().strip())

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


def _cell(text: str) -> QStandardItem:
    item = QStandardItem(text)
    item.setEditable(False)
    item.setTextAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
    return item
