"""The label ledger as an item model: one row a label, sorted and filtered here, in Python's own sort."""

from collections.abc import Callable, Sequence
from enum import IntEnum
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, Qt
from PySide6.QtGui import QFont

from lsgui.core.ledger import MARKS, Entry, Verdict
from lsgui.gui.decimals import decimal
from lsgui.gui.indexes import AnyIndex
from lsgui.gui.sides import NARROW, SIMPLE, Sides
from lsgui.gui.tips import plain_tip
from lsgui.gui.widgets import column_header

YES, NO = "✓", "–"


class Column(IntEnum):
    """The columns, in the order shown."""

    LABEL = 0
    A = 1
    B = 2
    EXPECTED = 3
    LOGIC = 4
    PREDICTED = 5
    VERDICT = 6


COLUMNS = len(Column)
ENTRY = Qt.ItemDataRole.UserRole

_WORST_FIRST = {"missing": 0, "extra": 1, "promised": 2, "agrees": 3}
_ORDERS: dict[Column, Callable[[Entry], Any]] = {
    Column.LABEL: lambda each: (each.row.label.casefold(), each.row.head),
    Column.A: lambda each: (-each.in_a, -(each.row.in_a or 0.0)),
    Column.B: lambda each: (-each.in_b, -(each.row.in_b or 0.0)),
    Column.EXPECTED: lambda each: (-each.expected, -each.row.expected),
    Column.LOGIC: lambda each: (-each.logic, -each.row.expected),
    Column.PREDICTED: lambda each: (-each.predicted, -each.row.score),
    Column.VERDICT: lambda each: (_WORST_FIRST[each.verdict], -each.row.score),
}
"""What comes first in ascending order: names by letter, what a column has before what it has not."""


class LedgerModel(QAbstractTableModel):
    """Adapts the entries of a ledger to Qt; `shown` are those that pass the filters, as sorted."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._entries: tuple[Entry, ...] = ()
        self._sides = SIMPLE
        self.shown: Sequence[Entry] = ()
        self._order, self._descending = Column.VERDICT, False
        self._text = ""
        self._verdict: Verdict | None = None
        self._bold = QFont()
        self._bold.setBold(True)

    def set_entries(self, entries: Sequence[Entry], sides: Sides = SIMPLE) -> None:
        """Show these entries instead, of an operation with these sides."""
        self._entries, self._sides = tuple(entries), sides
        self._arrange()

    def set_filter(self, text: str, verdict: Verdict | None) -> None:
        """Show only labels with this text in their name, or head's name, and this verdict (None: any)."""
        if (text, verdict) != (self._text, self._verdict):
            self._text, self._verdict = text, verdict
            self._arrange()

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        """Sort by a column: see `_ORDERS`."""
        if column >= 0:
            self._order, self._descending = Column(column), order == Qt.SortOrder.DescendingOrder
            self._arrange()

    def _arrange(self) -> None:
        text = self._text.casefold()
        self.beginResetModel()
        passing = [each for each in self._entries if self._passes(each, text)]
        self.shown = sorted(passing, key=_ORDERS[self._order], reverse=self._descending)
        self.endResetModel()

    def _passes(self, entry: Entry, text: str) -> bool:
        if self._verdict is not None and entry.verdict != self._verdict:
            return False
        return not text or text in f"{entry.row.label} {entry.row.head}".casefold()

    def rowCount(self, parent: AnyIndex = QModelIndex()) -> int:  # noqa: B008
        """The number of labels shown."""
        return 0 if parent.isValid() else len(self.shown)

    def columnCount(self, parent: AnyIndex = QModelIndex()) -> int:  # noqa: B008
        """Always all columns."""
        return 0 if parent.isValid() else COLUMNS

    def data(self, index: AnyIndex, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """What a role shows of a cell."""
        if not index.isValid():
            return None
        entry, column = self.shown[index.row()], Column(index.column())
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return self.cell(entry, column)
            case Qt.ItemDataRole.ToolTipRole:
                return plain_tip(self.describe(entry))
            case Qt.ItemDataRole.AccessibleTextRole:
                return self.describe(entry) if column is Column.LABEL else self._spoken(entry, column)
            case Qt.ItemDataRole.FontRole:
                return self._bold if column is Column.VERDICT and entry.verdict != "agrees" else None
            case _ if role == ENTRY:
                return entry
        return None

    def cell(self, entry: Entry, column: Column) -> str:
        """The text of a cell: a shape and a number, or a shape and a word."""
        row = entry.row
        if column is Column.LABEL:
            return f"{row.label}  ◆ {row.head}" if row.head else row.label
        if column is Column.VERDICT:
            return f"{MARKS[entry.verdict]} {self.verdict(entry.verdict)}"
        has, score = self._decision(entry, column)
        said = self.yes_no(has) if score is None else decimal(score)
        return f"{YES if has else NO} {said}"

    def verdict(self, verdict: Verdict) -> str:
        """The word of a verdict."""
        return {
            "agrees": self.tr("agrees"),
            "missing": self.tr("missing"),
            "extra": self.tr("extra"),
            "promised": self.tr("by the promise"),
        }[verdict]

    def yes_no(self, has: bool) -> str:
        """A decision as a word."""
        return self.tr("yes") if has else self.tr("no")

    def _decision(self, entry: Entry, column: Column) -> tuple[bool, float | None]:
        return {
            Column.A: (entry.in_a, entry.row.in_a),
            Column.B: (entry.in_b, entry.row.in_b),
            Column.EXPECTED: (entry.expected, None),
            Column.LOGIC: (entry.logic, entry.row.expected),
            Column.PREDICTED: (entry.predicted, entry.row.score),
        }[column]

    def describe(self, entry: Entry) -> str:
        """One sentence with all that is known of a label, for tooltips and screen readers."""
        said = [self._spoken(entry, column) for column in list(Column)[1:]]
        head = [self.tr("from the few-shot head “{head}”").format(head=entry.row.head)]
        return f"{entry.row.label}: " + ", ".join(said + (head if entry.row.head else []))

    def _spoken(self, entry: Entry, column: Column) -> str:
        if column is Column.VERDICT:
            return self.verdict(entry.verdict)
        has, score = self._decision(entry, column)
        number = "" if score is None else f" {decimal(score)}"
        return f"{self.title(column)} {self.yes_no(has)}{number}"

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
            Column.EXPECTED: self.tr("Expected"),
            Column.LOGIC: self.tr("Label logic"),
            Column.PREDICTED: self.tr("Predicted"),
            Column.VERDICT: self.tr("Verdict"),
        }[column]

    def _alone(self, side: str) -> str:
        words = self.tr("Whether image {side} alone has the label, and its probability.")
        if not self._sides.simple:
            words = self.tr("Whether {side} alone has the label, and its probability.")
        return words.format(side=side)

    def _meaning(self, column: Column) -> str:
        return {
            Column.LABEL: self.tr("The label, and the few-shot head that it comes from, if any."),
            Column.A: self._alone(self._sides.a),
            Column.B: self._alone(self._sides.b),
            Column.EXPECTED: self.tr("What set algebra makes of the label sets of {a} and {b}.").format(
                a=self._sides.a, b=self._sides.b
            ),
            Column.LOGIC: self.tr(
                "What the probabilities of {a} and {b} make when combined, without any network."
            ).format(a=self._sides.a, b=self._sides.b),
            Column.PREDICTED: self.tr("Whether the answer has the label, and its probability."),
            Column.VERDICT: self.tr(
                "Whether the answer agrees with what is expected: a missing label is expected and not"
                " predicted, an extra one predicted and not expected. One that is predicted, or not, only by"
                " a promise is neither."
            ),
        }[column]
