"""The labels of one answer as an item model: two groups, present and below threshold, and their columns."""

from collections.abc import Sequence
from enum import IntEnum
from typing import Any

from PySide6.QtCore import QAbstractItemModel, QModelIndex, QObject, Qt
from PySide6.QtGui import QFont

from lsgui.core.types import Answer, LabelScore
from lsgui.gui.decimals import decimal
from lsgui.gui.indexes import AnyIndex
from lsgui.gui.sides import NARROW, SIMPLE, Sides
from lsgui.gui.tips import plain_tip
from lsgui.gui.widgets import column_header, number

_GROUP = 0
"""The internal id of a group's index; a label's is 1 + the row of its group."""


class Column(IntEnum):
    """The columns, in the order shown."""

    LABEL = 0
    A = 1
    B = 2
    EXPECTED = 3
    PREDICTED = 4


class Role(IntEnum):
    """What the view asks for, beside Qt's roles: a cell is painted from its whole row, in one question."""

    ROW = Qt.ItemDataRole.UserRole
    SEARCH = Qt.ItemDataRole.UserRole + 1


COLUMNS = len(Column)


def values(row: LabelScore) -> dict[Column, float | None]:
    """The numbers of a label by column; None where it has none."""
    return {
        Column.A: row.in_a,
        Column.B: row.in_b,
        Column.EXPECTED: None if row.in_a is None else row.expected,
        Column.PREDICTED: row.score,
    }


class LabelModel(QAbstractItemModel):
    """Adapts the labels of an answer to Qt; a group without labels is left out."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._groups: list[tuple[bool, tuple[LabelScore, ...]]] = []
        self._sides = SIMPLE

    def set_labels(self, labels: Sequence[LabelScore]) -> None:
        """Show these labels instead; each group keeps their order."""
        self.beginResetModel()
        parts = [
            (present, tuple(row for row in labels if row.present is present)) for present in (True, False)
        ]
        self._groups = [part for part in parts if part[1]]
        self.endResetModel()

    def set_answer(self, answer: Answer, sides: Sides = SIMPLE) -> None:
        """Show the labels of an answer, whose operation has these sides."""
        self._sides = sides
        self.set_labels(answer.labels)

    def group_is_present(self, row: int) -> bool:
        """Whether a group holds the labels that reach their threshold."""
        return self._groups[row][0]

    def index(self, row: int, column: int, parent: AnyIndex = QModelIndex()) -> QModelIndex:  # noqa: B008
        """The index of a group (no parent) or of a label in one."""
        if not (0 <= row < self.rowCount(parent) and 0 <= column < COLUMNS):  # `hasIndex`, only faster
            return QModelIndex()
        return self.createIndex(row, column, parent.row() + 1 if parent.isValid() else _GROUP)

    def parent(self, index: AnyIndex = QModelIndex()) -> QModelIndex:  # type: ignore[override]  # noqa: B008
        """The group of a label."""
        if not index.isValid() or index.internalId() == _GROUP:
            return QModelIndex()
        return self.createIndex(index.internalId() - 1, 0, _GROUP)

    def rowCount(self, parent: AnyIndex = QModelIndex()) -> int:  # noqa: B008
        """The number of groups, or of labels in one."""
        if not parent.isValid():
            return len(self._groups)
        if parent.internalId() != _GROUP or parent.column() != 0:
            return 0
        return len(self._groups[parent.row()][1])

    def columnCount(self, parent: AnyIndex = QModelIndex()) -> int:  # noqa: B008
        """Always all columns; the view hides those without numbers."""
        return COLUMNS

    def label(self, index: AnyIndex) -> LabelScore | None:
        """The label of an index; None for a group."""
        if not index.isValid() or index.internalId() == _GROUP:
            return None
        return self._groups[index.internalId() - 1][1][index.row()]

    def data(self, index: AnyIndex, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """What a role shows of a cell."""
        if not index.isValid():
            return None
        row = self.label(index)
        if row is None:
            return self._group_data(index, role)
        if role == Role.ROW:
            return row
        column = Column(index.column())
        score = values(row).get(column)
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return row.label if column is Column.LABEL else "" if score is None else decimal(score)
            case Qt.ItemDataRole.ToolTipRole:
                return plain_tip(self.describe(row))
            case Qt.ItemDataRole.AccessibleTextRole:
                return self.describe(row) if column is Column.LABEL else self._cell(column, score)
            case Role.SEARCH:
                return f"{row.label} {row.head}" if column is Column.LABEL else ""
        return None

    def describe(self, row: LabelScore) -> str:
        """One sentence with every number of a label, for tooltips and screen readers."""
        text = self.tr("{label}: predicted {score}, threshold {threshold}, {state}").format(
            label=row.label,
            score=decimal(row.score),
            threshold=decimal(row.threshold),
            state=self.tr("present") if row.present else self.tr("below threshold"),
        )
        if row.in_a is not None and row.in_b is not None:
            text += self.tr("; {left} {a}, {right} {b}, label logic {expected}").format(
                left=self._sides.a,
                right=self._sides.b,
                a=decimal(row.in_a),
                b=decimal(row.in_b),
                expected=decimal(row.expected),
            )
        if row.head:
            text += self.tr("; from the few-shot head “{head}”").format(head=row.head)
        return text

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        """The names of the columns, and what they mean."""
        if orientation is not Qt.Orientation.Horizontal:
            return None
        column = Column(section)
        return column_header(role, self.title(column), self._meaning(column))

    @property
    def _short(self) -> Sides:
        return self._sides.short(NARROW, self.tr("Left"), self.tr("Right"))

    def title(self, column: Column) -> str:
        """The name of a column."""
        return {
            Column.LABEL: self.tr("Label"),
            Column.A: self._short.a,
            Column.B: self._short.b,
            Column.EXPECTED: self.tr("Label logic"),
            Column.PREDICTED: self.tr("Predicted"),
        }[column]

    def _meaning(self, column: Column) -> str:
        return {
            Column.LABEL: self.tr("The label, and the few-shot head that it comes from, if any."),
            Column.A: self._alone(self._sides.a),
            Column.B: self._alone(self._sides.b),
            Column.EXPECTED: self.tr(
                "What label logic expects of the set operation: the probabilities of A and B combined,"
                " without any network. The ledger has what set algebra expects."
            ),
            Column.PREDICTED: self.tr(
                "The probability of the label in the answer. The upright mark is the label's threshold:"
                " a label that reaches it counts as present."
            ),
        }[column]

    def _alone(self, side: str) -> str:
        words = self.tr("The probability of the label in image {side} alone.")
        if not self._sides.simple:
            words = self.tr("The probability of the label in {side} alone.")
        return words.format(side=side)

    def _cell(self, column: Column, score: float | None) -> str:
        if score is None:
            return self.tr("{column}: none").format(column=self.title(column))
        return f"{self.title(column)} {decimal(score)}"

    def _group_data(self, index: AnyIndex, role: int) -> Any:
        present, rows = self._groups[index.row()]
        if role == Qt.ItemDataRole.FontRole:
            font = QFont()
            font.setBold(True)
            return font
        if index.column() != Column.LABEL:
            return None
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            text = self.tr("Present: {n}") if present else self.tr("Below threshold: {n}")
            return text.format(n=number(len(rows)))
        if role == Qt.ItemDataRole.ToolTipRole:
            if present:
                return self.tr("Labels whose predicted score reaches their threshold.")
            return self.tr("Labels whose predicted score does not reach their threshold.")
        return None
