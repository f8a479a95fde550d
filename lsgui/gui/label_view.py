"""The table of labels: groups that can be folded, a filter, columns that share the width, and copying."""

import csv
import io
from collections.abc import Sequence

from PySide6.QtCore import QEvent, QModelIndex, QRect, QSize, QSortFilterProxyModel, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QKeySequence, QPainter, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QApplication, QHeaderView, QTreeView, QWidget

from lsgui.core.cells import guarded
from lsgui.core.types import Answer, Combine, LabelScore
from lsgui.gui.clipboard import put_table, put_text
from lsgui.gui.indexes import AnyIndex
from lsgui.gui.label_delegate import PADDING, LabelDelegate, tint
from lsgui.gui.label_rows import Column, LabelModel, Role, values
from lsgui.gui.letters import claim_letter
from lsgui.gui.sides import SIMPLE, Sides

WEIGHTS = {Column.A: 1.0, Column.B: 1.0, Column.EXPECTED: 1.1, Column.PREDICTED: 1.5}
"""How columns of numbers share the width that the labels leave."""
NARROWEST_LABEL, WIDEST_LABEL = 92, 260
WIDEST_LETTERS = 24  # with large text, a label may be wider
_OPERANDS = (Column.A, Column.B, Column.EXPECTED)


def as_table(rows: Sequence[LabelScore]) -> str:
    """Tab-separated values with a header line and full precision, for a spreadsheet or a script."""
    text = io.StringIO()
    writer = csv.writer(text, delimiter="\t", lineterminator="\n")
    writer.writerow(["label", "predicted", "threshold", "present", "a", "b", "label_logic", "head"])
    for row in rows:
        numbers = values(row)
        cells = [numbers[column] for column in _OPERANDS]
        shown = ["" if cell is None else f"{cell:.4f}" for cell in cells]
        present = "yes" if row.present else "no"
        head, scores = guarded(row.head), (f"{row.score:.4f}", f"{row.threshold:.4f}")
        writer.writerow([guarded(row.label), *scores, present, *shown, head])
    return text.getvalue()


class LabelView(QTreeView):
    """Shows a `LabelModel` through a filter."""

    why_asked = Signal(str, str)
    """The user wants to know what carried this label (its name, and its head's)."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.labels = LabelModel(self)
        self._filter = QSortFilterProxyModel(self)
        self._filter.setRecursiveFilteringEnabled(True)
        self._filter.setFilterRole(Role.SEARCH)
        self._filter.setFilterCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        self._filter.setSourceModel(self.labels)
        self.setModel(self._filter)
        self.setItemDelegate(LabelDelegate(self))
        self.setUniformRowHeights(True)
        self.header().setTextElideMode(Qt.TextElideMode.ElideRight)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        # Always there: with every answer it would go and come, and all be laid out and painted twice.
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setIndentation(12)
        self.setExpandsOnDoubleClick(True)
        self.setAllColumnsShowFocus(True)
        self.setMouseTracking(True)
        self.header().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.header().setStretchLastSection(False)
        self.header().setSectionsMovable(False)
        self.header().setMinimumSectionSize(30)
        self.clicked.connect(self._ask_by_click)
        self._folded: set[bool] = set()
        self._filtered_by = ""
        self._names: set[str] = set()
        self._names_width = 0
        self.collapsed.connect(lambda index: self._remember(index, folded=True))
        self.expanded.connect(lambda index: self._remember(index, folded=False))

    def show_answer(self, answer: Answer, sides: Sides = SIMPLE) -> None:
        """Show the labels of an answer; what was folded stays so, and the selected labels stay selected."""
        single = not isinstance(answer.query.expression, Combine)
        selected, current = {row.label for row in self.chosen()}, self._current_label()
        top = self.verticalScrollBar().value()
        self.labels.set_answer(answer, sides)
        self._measure_names({row.label for row in answer.labels})
        for column in _OPERANDS:
            self.setColumnHidden(column, single)
        self._arrange()
        self._select(selected, current)
        self.verticalScrollBar().setValue(top)

    def set_filter(self, text: str) -> None:
        """Show only labels whose name, or head's name, contains the text."""
        if text.strip() != self._filtered_by:
            self._filtered_by = text.strip()
            self._filter.setFilterFixedString(self._filtered_by)
            self._arrange()

    def shown(self) -> list[LabelScore]:
        """The labels that pass the filter, in the order shown."""
        return [row for index in self._indexes() if isinstance(row := index.data(Role.ROW), LabelScore)]

    def chosen(self) -> list[LabelScore]:
        """The selected labels, in the order shown."""
        selection = self.selectionModel()
        if not selection.hasSelection():
            return []
        indexes = [index for index in self._indexes() if selection.isSelected(index)]
        return [row for index in indexes if isinstance(row := index.data(Role.ROW), LabelScore)]

    def copy_table(self) -> None:
        """Put the selected labels, or else all shown, on the clipboard as tab-separated values."""
        put_table(as_table(self.chosen() or self.shown()))

    def copy_text(self) -> None:
        """Put the names of the selected labels, or else of those present, on the clipboard."""
        rows = self.chosen() or [row for row in self.shown() if row.present]
        put_text(", ".join(row.label for row in rows))

    def drawBranches(self, painter: QPainter, rect: QRect, index: AnyIndex) -> None:  # noqa: N802
        """The fold sign of a group; for a label the tint of its row goes on."""
        if index.data(Role.ROW) is None:
            super().drawBranches(painter, rect, index)
        elif self.selectionModel().isSelected(index):
            painter.fillRect(rect, self.palette().base())  # over the full highlight of the style
            painter.fillRect(rect, tint(self.palette()))

    def event(self, event: QEvent) -> bool:
        """Letters are for the view."""
        return claim_letter(self, event) or super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """The copy keys copy a table, not the one cell that Qt would; Enter asks why."""
        if event.matches(QKeySequence.StandardKey.Copy):
            self.copy_table()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._ask_by_key(event)
        else:
            super().keyPressEvent(event)

    def _ask_by_key(self, event: QKeyEvent) -> None:
        """Of a label; a group is folded or unfolded."""
        if isinstance(self.currentIndex().siblingAtColumn(0).data(Role.ROW), LabelScore):
            self.ask_why()
        else:
            super().keyPressEvent(event)

    def ask_why(self) -> None:
        """Ask why the answer has the current label, or has it not; without one, the first that is shown."""
        row = self.currentIndex().siblingAtColumn(0).data(Role.ROW)
        if not isinstance(row, LabelScore):
            row = next(iter(self.shown()), None)
        if row is not None:
            self.why_asked.emit(row.label, row.head)

    def _ask_by_click(self, index: QModelIndex) -> None:
        """A plain click on a label; one that selects several asks nothing."""
        row, keys = index.siblingAtColumn(0).data(Role.ROW), QApplication.keyboardModifiers()
        if isinstance(row, LabelScore) and keys == Qt.KeyboardModifier.NoModifier:
            self.why_asked.emit(row.label, row.head)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Keyboard users start at the first label, not at its group, where Qt would."""
        if not self.currentIndex().isValid() and (first := next(iter(self._indexes()), None)):
            self.selectionModel().setCurrentIndex(first, self.selectionModel().SelectionFlag.NoUpdate)
        super().focusInEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Share the new width."""
        super().resizeEvent(event)
        self._share_width()

    def changeEvent(self, event: QEvent) -> None:
        """A new font makes names of another width."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            names, self._names = self._names, set()
            self._measure_names(names)
            self._share_width()

    def _indexes(self) -> list[QModelIndex]:
        groups = [self._filter.index(row, 0) for row in range(self._filter.rowCount())]
        return [
            self._filter.index(row, 0, group)
            for group in groups
            for row in range(self._filter.rowCount(group))
        ]

    def _arrange(self) -> None:
        """Groups span all columns and are open unless the user folded them (a filter opens all)."""
        filtering = bool(self._filtered_by)
        self.blockSignals(True)
        for row in range(self._filter.rowCount()):
            index = self._filter.index(row, 0)
            self.setFirstColumnSpanned(row, QModelIndex(), True)
            self.setExpanded(index, filtering or self._is_present(index) not in self._folded)
        self.blockSignals(False)
        self._share_width()

    def _remember(self, index: QModelIndex, *, folded: bool) -> None:
        change = self._folded.add if folded else self._folded.discard
        change(self._is_present(index))

    def _is_present(self, index: QModelIndex) -> bool:
        return self.labels.group_is_present(self._filter.mapToSource(index).row())

    def _current_label(self) -> str:
        row = self.currentIndex().siblingAtColumn(0).data(Role.ROW)
        return row.label if isinstance(row, LabelScore) else ""

    def _select(self, selected: set[str], current: str) -> None:
        if not selected and not current:
            return
        flags = self.selectionModel().SelectionFlag
        for index in self._indexes():
            row = index.data(Role.ROW)
            if row.label in selected:
                self.selectionModel().select(index, flags.Select | flags.Rows)
            if row.label == current:
                self.selectionModel().setCurrentIndex(index, flags.NoUpdate)

    def _measure_names(self, names: set[str]) -> None:
        """`sizeHintForColumn` would measure every cell anew, with every answer and every new width."""
        if names != self._names:
            self._names = names
            self._names_width = max(map(self.fontMetrics().horizontalAdvance, names), default=0)

    def _share_width(self) -> None:
        """Numbers and titles fit first, then labels, then bars take the rest by weight."""
        width = self.viewport().width()
        columns = [column for column in WEIGHTS if not self.isColumnHidden(column)]
        least = {column: self._least_width(column) for column in columns}
        # Labels are indented twice: beside the fold sign, and within their group.
        widest = max(WIDEST_LABEL, self.fontMetrics().averageCharWidth() * WIDEST_LETTERS)
        needed = min(self._names_width + 2 * self.indentation() + PADDING + 8, widest)
        if needed + sum(least.values()) > width:  # large text: a title may be cut off, a label's name not
            least = dict.fromkeys(columns, self._number_width())
        label = max(NARROWEST_LABEL, min(max(needed, round(width * 0.22)), width - sum(least.values())))
        spare = max(0, width - label - sum(least.values()))
        total = sum(WEIGHTS[column] for column in columns)
        self.setColumnWidth(Column.LABEL, label)
        for column in columns:
            share = int(spare * WEIGHTS[column] / total)
            self.setColumnWidth(column, least[column] + share)

    def minimumSizeHint(self) -> QSize:
        """Wide enough for every number: the predicted score must never be out of sight."""
        bar = self.verticalScrollBar().sizeHint().width()
        width = NARROWEST_LABEL + sum(map(self._least_width, WEIGHTS)) + bar + 2 * self.frameWidth()
        return QSize(width, super().minimumSizeHint().height())

    def _least_width(self, column: Column) -> int:
        title = self.header().sectionSizeHint(column)
        return max(title, self._number_width())

    def _number_width(self) -> int:
        return self.fontMetrics().horizontalAdvance("0.00") + 2 * PADDING
