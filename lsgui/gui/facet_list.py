"""Labels to filter by: a mark, the label, and how many of the photographs shown have it."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QModelIndex, Qt, Signal
from PySide6.QtGui import QIcon, QKeyEvent, QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTreeView, QWidget

from lsgui.gui import theme
from lsgui.gui.letters import claim_letter
from lsgui.gui.tips import plain_tip
from lsgui.gui.widgets import RoomyDelegate, number

if TYPE_CHECKING:
    from lsgui.library.listing import Facet

_FACET = Qt.ItemDataRole.UserRole
_NEXT = {None: True, True: False, False: None}
"""What a click makes of a wish."""


@dataclass(frozen=True)
class FacetCount:
    """A label, how many photographs have it in the whole library, and of those shown."""

    facet: "Facet"
    total: int
    count: int


class FacetList(QTreeView):
    """The commonest label first. A click, Space or Enter asks for one, then against it, then lets it go."""

    chosen_changed = Signal()
    """Other labels are chosen."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._wishes: dict[Facet, bool] = {}  # True: a photograph must have it, False: must not
        self._rows = QStandardItemModel(0, 2, self)
        self._rows.setHorizontalHeaderLabels([self.tr("Label"), self.tr("Photographs")])
        self.setModel(self._rows)
        self.setItemDelegate(RoomyDelegate(self))
        self.setRootIsDecorated(False)
        self.setUniformRowHeights(True)
        self.setAllColumnsShowFocus(True)
        self.setHeaderHidden(True)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        header = self.header()
        header.setStretchLastSection(False)
        header.setMinimumSectionSize(20)
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        header.setSectionResizeMode(1, QHeaderView.ResizeMode.Fixed)
        self.clicked.connect(self._toggle)

    @property
    def chosen(self) -> "frozenset[Facet]":
        """The labels that a photograph must have."""
        return frozenset(facet for facet, wish in self._wishes.items() if wish)

    @property
    def refused(self) -> "frozenset[Facet]":
        """The labels that a photograph must not have."""
        return frozenset(facet for facet, wish in self._wishes.items() if not wish)

    def choose_only(self, facet: "Facet") -> None:
        """Ask for one label, and let all others go."""
        self._wishes = {facet: True}
        for row in range(self._rows.rowCount()):
            self._rows.item(row, 0).setIcon(_mark(self._wishes.get(self._facet(row))))

    def clear_chosen(self) -> None:
        """Let all labels go."""
        self._wishes = {}
        for row in range(self._rows.rowCount()):
            self._rows.item(row, 0).setIcon(_mark(None))

    def show_counts(self, counts: Sequence[FacetCount]) -> None:
        """Show the labels that any photograph has, and those chosen."""
        counts = [each for each in counts if each.total or each.facet in self._wishes]
        counts.sort(key=lambda each: (-each.total, each.facet.label, each.facet.head))
        if [each.facet for each in counts] != [self._facet(row) for row in range(self._rows.rowCount())]:
            self._rows.removeRows(0, self._rows.rowCount())
            for each in counts:
                self._rows.appendRow(self._cells(each.facet))
        for row, each in enumerate(counts):
            self._fill(row, each)
        widest = number(max((each.total for each in counts), default=0))
        self.header().resizeSection(1, self.fontMetrics().horizontalAdvance(widest) + 12)

    def event(self, event: QEvent) -> bool:
        """Letters are for the view."""
        return claim_letter(self, event) or super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Space and Enter choose."""
        if event.key() in (Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._toggle(self.currentIndex())
        else:
            super().keyPressEvent(event)

    def _toggle(self, index: QModelIndex) -> None:
        if not index.isValid():
            return
        facet = self._facet(index.row())
        wish = _NEXT[self._wishes.pop(facet, None)]
        if wish is not None:
            self._wishes[facet] = wish
        self._rows.item(index.row(), 0).setIcon(_mark(wish))
        self.chosen_changed.emit()

    def _facet(self, row: int) -> "Facet":
        found: Facet = self._rows.item(row, 0).data(_FACET)
        return found

    def _cells(self, facet: "Facet") -> list[QStandardItem]:
        name, count = QStandardItem(facet.label), QStandardItem()
        name.setData(facet, _FACET)
        count.setTextAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        if facet.head:
            name.setText(f"◆ {facet.label}")
        return [name, count]

    def _fill(self, row: int, each: FacetCount) -> None:
        name, count = self._rows.item(row, 0), self._rows.item(row, 1)
        wish = self._wishes.get(each.facet)
        name.setIcon(_mark(wish))
        count.setText(number(each.count))
        words = self.tr("{label}: {count} of the photographs shown, {total} in the library").format(
            label=each.facet.label, count=number(each.count), total=number(each.total)
        )
        if each.facet.head:
            words += self.tr("; from the few-shot head “{head}”").format(head=each.facet.head)
        for cell in (name, count):
            cell.setToolTip(plain_tip(words))
        spoken = {
            True: self.tr("must have: {facet}"),
            False: self.tr("must not have: {facet}"),
            None: "{facet}",
        }
        name.setData(spoken[wish].format(facet=words), Qt.ItemDataRole.AccessibleTextRole)


def _mark(wish: bool | None) -> QIcon:
    """A box, in the text's own colour: the style's is not to be seen on a dark ground."""
    return theme.icon({True: "checked", False: "crossed", None: "unchecked"}[wish])
