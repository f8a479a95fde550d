"""The folders of a library as a list of two-line rows: name and count, then path and state."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import IntEnum
from pathlib import Path
from typing import Any

from PySide6.QtCore import QAbstractListModel, QEvent, QModelIndex, QObject, QRect, QSize, Qt, Signal
from PySide6.QtGui import QFont, QKeyEvent, QKeySequence, QPainter, QPalette
from PySide6.QtWidgets import QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from lsgui.gui.indexes import AnyIndex
from lsgui.gui.label_delegate import HOVERED, tint
from lsgui.gui.letters import claim_letter
from lsgui.gui.tips import plain_tip
from lsgui.gui.widgets import data_size, number, plural, short_path


@dataclass(frozen=True)
class FolderItem:
    """One row."""

    path: Path
    count: int
    offline: bool
    size: int = 0
    skipped: int = 0
    indexing: bool = False


class Role(IntEnum):
    """What a row is painted from."""

    ITEM = Qt.ItemDataRole.UserRole
    STATE = Qt.ItemDataRole.UserRole + 1


class FolderModel(QAbstractListModel):
    """Adapts folders to Qt."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._items: tuple[FolderItem, ...] = ()

    def set_items(self, items: Sequence[FolderItem]) -> None:
        """Show these folders instead; rows stay selected where only numbers changed."""
        items = tuple(items)
        if [item.path for item in items] != [item.path for item in self._items]:
            self.beginResetModel()
            self._items = items
            self.endResetModel()
        elif items != self._items:
            self._items = items
            self.dataChanged.emit(self.index(0), self.index(len(items) - 1))

    def rowCount(self, parent: AnyIndex = QModelIndex()) -> int:  # noqa: B008
        """The number of folders."""
        return 0 if parent.isValid() else len(self._items)

    def data(self, index: AnyIndex, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """What a role shows of a folder."""
        if not index.isValid():
            return None
        item = self._items[index.row()]
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return item.path.name or str(item.path)
            case Qt.ItemDataRole.ToolTipRole:
                return plain_tip(f"{item.path}\n{self._state(item)}")
            case Qt.ItemDataRole.AccessibleTextRole:
                return f"{item.path}, {self._state(item)}"
            case Role.ITEM:
                return item
            case Role.STATE:
                return self._state(item)
        return None

    def _state(self, item: FolderItem) -> str:
        n = item.count
        state = plural(self.tr("%Ln photograph(s)", "", n), n)
        if item.size:
            state += f", {data_size(item.size)}"
        if item.indexing:
            state += self.tr("; being indexed")
        if item.offline:
            state += self.tr("; offline: the folder was not there when last looked for")
        if n := item.skipped:
            state += "; " + plural(self.tr("%Ln file(s) could not be used", "", n), n)
        return state


class FolderDelegate(QStyledItemDelegate):
    """Name, count and size in the first line, path and state in the second."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: AnyIndex) -> None:
        """Paint one row."""
        item = index.data(Role.ITEM)
        painter.save()
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(option.rect, tint(option.palette))
        elif option.state & QStyle.StateFlag.State_MouseOver:
            painter.fillRect(option.rect, tint(option.palette, HOVERED))
        metrics = option.fontMetrics
        area = option.rect.adjusted(10, 6, -10, -6)
        first = QRect(area.left(), area.top(), area.width(), metrics.height())
        second = first.translated(0, metrics.height() + 2)
        count = " · ".join([number(item.count), *([data_size(item.size)] if item.size else [])])
        right = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        left = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        painter.setPen(option.palette.color(QPalette.ColorRole.Text))
        painter.drawText(first, right, count)
        strong = QFont(option.font)
        strong.setWeight(QFont.Weight.DemiBold)
        painter.setFont(strong)
        room = first.width() - metrics.horizontalAdvance(count) - 12
        name = painter.fontMetrics().elidedText(str(index.data()), Qt.TextElideMode.ElideMiddle, room)
        painter.drawText(first, left, name)
        painter.setFont(option.font)
        painter.setPen(option.palette.color(QPalette.ColorRole.PlaceholderText))
        state = self._state(item)
        painter.drawText(second, right, state)
        room = second.width() - (metrics.horizontalAdvance(state) + 12 if state else 0)
        path = metrics.elidedText(short_path(item.path), Qt.TextElideMode.ElideMiddle, room)
        painter.drawText(second, left, path)
        painter.restore()

    def _state(self, item: FolderItem) -> str:
        """What matters most of a folder just now; the tooltip has the rest."""
        if item.indexing:
            return self.tr("indexing…")
        if item.offline:
            return self.tr("⚠ offline")
        return self.tr("⚠ {n} skipped").format(n=number(item.skipped)) if item.skipped else ""

    def sizeHint(self, option: QStyleOptionViewItem, index: AnyIndex) -> QSize:
        """Two lines and some air."""
        return QSize(160, 2 * option.fontMetrics.height() + 14)


class FolderView(QListView):
    """The list; Delete asks for the selected folder's removal."""

    removal_wanted = Signal(object)
    """The Path of the folder to take out."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.folders = FolderModel(self)
        self.setModel(self.folders)
        self.setItemDelegate(FolderDelegate(self))
        self.setMouseTracking(True)
        self.setUniformItemSizes(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)

    def chosen(self) -> Path | None:
        """The folder of the current row."""
        item = self.currentIndex().data(Role.ITEM)
        return item.path if isinstance(item, FolderItem) else None

    def event(self, event: QEvent) -> bool:
        """Letters are for the view."""
        return claim_letter(self, event) or super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Delete (Backspace on macOS) asks for removal."""
        folder = self.chosen()
        if folder is not None and (
            event.matches(QKeySequence.StandardKey.Delete) or event.key() == Qt.Key.Key_Backspace
        ):
            self.removal_wanted.emit(folder)
        else:
            super().keyPressEvent(event)
