"""The vocabulary to pick labels from: wanted, not to matter, or not asked for."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QModelIndex, QSortFilterProxyModel, Qt, Signal
from PySide6.QtGui import QKeyEvent, QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QAbstractItemView, QLineEdit, QListView, QVBoxLayout, QWidget

from lsgui.gui import theme
from lsgui.gui.letters import claim_letter
from lsgui.gui.tips import plain_tip
from lsgui.gui.widgets import RoomyDelegate

_LABEL = Qt.ItemDataRole.UserRole
_WISH = Qt.ItemDataRole.UserRole + 1
_NEXT = {None: True, True: False, False: None}
"""What a click makes of a wish."""


class LabelPicker(QWidget):
    """A click, Space or Enter asks for a label, then says that it does not matter, then lets it go."""

    changed = Signal()
    """Other labels are wanted, or do not matter."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._wishes: dict[str, bool] = {}  # True: wanted, False: it does not matter
        self._rows = QStandardItemModel(self)
        self._sought = QSortFilterProxyModel(self)
        self._sought.setSourceModel(self._rows)
        self._sought.setFilterCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        self._sought.setSortCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        self._sought.sort(0)
        self.search = _Search()
        self.view = _Labels()
        self.view.setModel(self._sought)
        self._build()

    def _build(self) -> None:
        self.search.setPlaceholderText(self.tr("Find a label"))
        self.search.setClearButtonEnabled(True)
        self.search.setAccessibleName(self.tr("Find a label"))
        self.search.setAccessibleDescription(self.tr("Enter asks for the first label that has these letters"))
        self.view.setAccessibleName(self.tr("Vocabulary"))
        self.view.setAccessibleDescription(
            self.tr("Space or Enter asks for a label; again, and it does not matter; again, and it is let go")
        )
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(4)
        layout.addWidget(self.search)
        layout.addWidget(self.view, 1)
        self.search.textChanged.connect(self._sought.setFilterFixedString)
        self.search.textChanged.connect(lambda _: self._choose_first())
        self.search.returnPressed.connect(self._take_first)
        self.search.left_down.connect(self.view.setFocus)
        self.view.clicked.connect(self._toggle)
        self.view.taken.connect(self._toggle)

    @property
    def wanted(self) -> tuple[str, ...]:
        """The labels asked for, in the order in which they were chosen."""
        return tuple(label for label, wish in self._wishes.items() if wish)

    @property
    def either(self) -> tuple[str, ...]:
        """The labels that do not matter."""
        return tuple(label for label, wish in self._wishes.items() if not wish)

    def set_vocabulary(self, labels: Sequence[str]) -> None:
        """Offer these labels."""
        self._wishes = {label: wish for label, wish in self._wishes.items() if label in labels}
        self._rows.clear()
        self._rows.invisibleRootItem().appendRows([self._item(label) for label in labels])

    def ask_for(self, labels: Sequence[str]) -> None:
        """Ask for these labels and for no others."""
        self._wishes = dict.fromkeys(labels, True)
        self._show_wishes()
        self.changed.emit()

    def let_go(self, label: str) -> None:
        """Do not ask for a label any more."""
        if self._wishes.pop(label, None) is not None:
            self._show_wishes()
            self.changed.emit()

    def _choose_first(self) -> None:
        if self.search.text() and self._sought.rowCount():
            self.view.setCurrentIndex(self._sought.index(0, 0))

    def _take_first(self) -> None:
        """Ask for the label that was sought, unless it is asked for; the next one can be typed at once."""
        index = self.view.currentIndex()
        if self.search.text().strip() and index.isValid():
            self._wishes.setdefault(str(index.data(_LABEL)), True)
            self.search.clear()
            self._show_wishes()
            self.changed.emit()

    def _toggle(self, index: QModelIndex) -> None:
        label = str(index.data(_LABEL))
        wish = _NEXT[self._wishes.pop(label, None)]
        if wish is not None:
            self._wishes[label] = wish
        self._show_wishes()
        self.changed.emit()

    def _item(self, label: str) -> QStandardItem:
        item = QStandardItem(label)
        item.setEditable(False)
        item.setData(label, _LABEL)
        self._mark(item)
        return item

    def _show_wishes(self) -> None:
        for row in range(self._rows.rowCount()):
            item = self._rows.item(row)
            if item.data(_WISH) != self._wishes.get(str(item.data(_LABEL))):
                self._mark(item)

    def _mark(self, item: QStandardItem) -> None:
        """Show whether a label is wanted, by a box and in words."""
        words = {
            True: self.tr("{label}, asked for"),
            False: self.tr("{label}, does not matter"),
            None: "{label}",
        }
        label = str(item.data(_LABEL))
        wish = self._wishes.get(label)
        spoken = words[wish].format(label=label)
        item.setData(wish, _WISH)
        item.setIcon(theme.icon({True: "checked", False: "either", None: "unchecked"}[wish]))
        item.setData(spoken, Qt.ItemDataRole.AccessibleTextRole)
        item.setToolTip(plain_tip(spoken))


class _Search(QLineEdit):
    """A line from which the down key goes into the list."""

    left_down = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Down leaves; all else is typed."""
        if event.key() == Qt.Key.Key_Down:
            self.left_down.emit()
        else:
            super().keyPressEvent(event)


class _Labels(QListView):
    """The labels; Space and Enter take one."""

    taken = Signal(QModelIndex)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setItemDelegate(RoomyDelegate(self))
        self.setUniformItemSizes(True)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)

    def event(self, event: QEvent) -> bool:
        """Letters are for the view."""
        return claim_letter(self, event) or super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Space and Enter take the label in hand."""
        keys = (Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if event.key() in keys and self.currentIndex().isValid():
            self.taken.emit(self.currentIndex())
        else:
            super().keyPressEvent(event)
