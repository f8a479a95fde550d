"""A grid of equal cells whose places are reckoned, not stored: any number of rows costs as little as ten."""
# ruff: noqa: N802, N803 - the names are Qt's

import math
from collections.abc import Sequence

from PySide6.QtCore import (
    QEvent,
    QItemSelection,
    QItemSelectionModel,
    QModelIndex,
    QPoint,
    QRect,
    QSize,
    Qt,
)
from PySide6.QtGui import QPainter, QPaintEvent, QRegion
from PySide6.QtWidgets import QAbstractItemView, QListView, QStyle, QStyleOptionViewItem, QWidget

from lsgui.gui.indexes import AnyIndex

SEARCHED = 2_000
"""Among more rows, typed letters find nothing: looking through their names would stall the window."""

_Hint = QAbstractItemView.ScrollHint
_Action = QAbstractItemView.CursorAction
_State = QStyle.StateFlag


class GridView(QListView):
    """Rows fill lines from the start, as many as `gridSize()` lets into the width; it scrolls by pixels.

    A `QListView` by its name only, for screen readers: its own layout visits every row, and so would
    stall the window for long.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._hovered = -1
        self._cell = QSize(1, 1)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setMouseTracking(True)
        self.entered.connect(lambda index: self._hover(index.row()))

    def gridSize(self) -> QSize:
        """The size of a cell."""
        return self._cell

    def setGridSize(self, size: QSize) -> None:
        """Make all cells this large."""
        self._cell = size.expandedTo(QSize(1, 1))
        self.updateGeometries()
        self.viewport().update()

    def top_row(self, width: int | None = None) -> int:
        """The first row in sight, or that was while the view was `width` pixels wide; 0 of none."""
        row = self.verticalOffset() // self._cell.height() * self.columns(width)
        return max(0, min(row, self._count() - 1))  # out of sight, the scroll bar learns late what went

    def put_at_top(self, row: int) -> None:
        """Scroll so that a row is in the first line in sight, as far as that goes."""
        self.updateGeometries()  # rows may have come since it was last done
        self.verticalScrollBar().setValue(row // self.columns() * self._cell.height())

    def columns(self, width: int | None = None) -> int:
        """How many cells stand side by side, in the view as it is or `width` pixels wide."""
        return max(1, (self.viewport().width() if width is None else width) // self._cell.width())

    def visible_rows(self) -> range:
        """The rows that are at least partly in sight."""
        return self._rows_between(0, self.viewport().height())

    def visualRect(self, index: AnyIndex) -> QRect:
        """Where a row is, seen from the top left of what is in sight."""
        if not index.isValid():
            return QRect()
        line, column = divmod(index.row(), self.columns())
        x = column * self._cell.width()
        if self.isRightToLeft():
            x = self.viewport().width() - x - self._cell.width()
        return QRect(QPoint(x, line * self._cell.height() - self.verticalOffset()), self._cell)

    def indexAt(self, point: QPoint) -> QModelIndex:
        """The row at a point, seen from the top left of what is in sight."""
        row = self._row_at(point)
        return self.model().index(row, 0) if 0 <= row < self._count() else QModelIndex()

    def scrollTo(self, index: AnyIndex, hint: QAbstractItemView.ScrollHint = _Hint.EnsureVisible) -> None:
        """Bring a row into sight, as little as that takes."""
        if not index.isValid():
            return
        self.updateGeometries()  # rows may have come since it was last done
        bar, place = self.verticalScrollBar(), self.visualRect(index)
        below = place.bottom() + 1 - self.viewport().height()
        if hint == _Hint.PositionAtCenter:
            bar.setValue(bar.value() + (place.top() + below) // 2)
        elif hint == _Hint.PositionAtTop or place.top() < 0:
            bar.setValue(bar.value() + place.top())
        elif hint == _Hint.PositionAtBottom or below > 0:
            bar.setValue(bar.value() + min(below, place.top()))

    def horizontalOffset(self) -> int:
        """It scrolls up and down only."""
        return 0

    def verticalOffset(self) -> int:
        """How far it is scrolled, in pixels."""
        return self.verticalScrollBar().value()

    def isIndexHidden(self, index: AnyIndex) -> bool:
        """No row is hidden."""
        return False

    def moveCursor(
        self, cursorAction: QAbstractItemView.CursorAction, modifiers: Qt.KeyboardModifier
    ) -> QModelIndex:
        """The row that a key leads to."""
        count, row, columns = self._count(), self.currentIndex().row(), self.columns()
        if not count:
            return QModelIndex()
        row = max(row, 0)
        page = max(1, self.viewport().height() // self._cell.height()) * columns
        ahead = -1 if self.isRightToLeft() else 1
        steps = {
            _Action.MoveLeft: -ahead,
            _Action.MoveRight: ahead,
            _Action.MovePrevious: -1,
            _Action.MoveNext: 1,
            _Action.MoveUp: -columns if row >= columns else 0,
            _Action.MoveDown: columns if row // columns < (count - 1) // columns else 0,
            _Action.MovePageUp: -min(page, row - row % columns),
            _Action.MovePageDown: page,
            _Action.MoveHome: -row,
            _Action.MoveEnd: count,
        }
        return self.model().index(min(max(row + steps[cursorAction], 0), count - 1), 0)

    def keyboardSearch(self, search: str) -> None:
        """Typed letters find a row by its name, among few."""
        if self._count() <= SEARCHED:
            super().keyboardSearch(search)

    def setSelection(self, rect: QRect, command: QItemSelectionModel.SelectionFlag) -> None:
        """Select the cells that a rubber band touches, or, by key and click, all rows from one to another."""
        if self.state() == QAbstractItemView.State.DragSelectingState:
            chosen = self._touched(rect.normalized())
        else:
            ends = sorted(self._clamped(self._row_at(p)) for p in (rect.topLeft(), rect.bottomRight()))
            chosen = self._run(*ends) if self._count() else QItemSelection()
        self.selectionModel().select(chosen, command)

    def visualRegionForSelection(self, selection: QItemSelection) -> QRegion:
        """All that is in sight: a selection may have many thousand rows."""
        return QRegion(self.viewport().rect())

    def doItemsLayout(self) -> None:
        """There is nothing to lay out but the scroll bar."""
        QAbstractItemView.doItemsLayout(self)  # not the list's own

    def dataChanged(self, topLeft: AnyIndex, bottomRight: AnyIndex, roles: Sequence[int] = (), /) -> None:
        """Paint what changed: the list's own would lay out and paint all anew for every thumbnail."""
        QAbstractItemView.dataChanged(self, topLeft, bottomRight, roles)

    def updateGeometries(self) -> None:
        """The scroll bar's range follows the number of lines."""
        bar, height = self.verticalScrollBar(), self.viewport().height()
        lines = math.ceil(self._count() / self.columns())
        bar.setPageStep(height)
        bar.setSingleStep(max(1, self._cell.height() // 4))
        bar.setRange(0, max(0, lines * self._cell.height() - height))

    def viewportEvent(self, event: QEvent) -> bool:
        """Nothing is hovered once the mouse is elsewhere."""
        if event.type() == QEvent.Type.Leave:
            self._hover(-1)
        return super().viewportEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Let the delegate paint the cells that must be."""
        option = QStyleOptionViewItem()
        self.initViewItemOption(option)
        plain = option.state & ~(_State.State_HasFocus | _State.State_Selected | _State.State_MouseOver)
        focus = self.currentIndex().row() if self.hasFocus() else -1
        painter = QPainter(self.viewport())
        for row in self._rows_between(event.rect().top(), event.rect().bottom() + 1):
            index = self.model().index(row, 0)
            option.rect = self.visualRect(index)
            option.state = plain
            if self.selectionModel().isSelected(index):
                option.state |= _State.State_Selected
            if row == focus:
                option.state |= _State.State_HasFocus
            if row == self._hovered:
                option.state |= _State.State_MouseOver
            self.itemDelegate().paint(painter, option, index)
        painter.end()

    def _count(self) -> int:
        return self.model().rowCount() if self.model() is not None else 0

    def _row_at(self, point: QPoint) -> int:
        """The row at a point, -1 beside the columns; it may be past the last."""
        x = self.viewport().width() - 1 - point.x() if self.isRightToLeft() else point.x()
        column, line = x // self._cell.width(), (point.y() + self.verticalOffset()) // self._cell.height()
        return line * self.columns() + column if 0 <= column < self.columns() and line >= 0 else -1

    def _clamped(self, row: int) -> int:
        return min(max(row, 0), self._count() - 1)

    def _rows_between(self, top: int, bottom: int) -> range:
        """The rows of the lines from one height to another, seen from the top of what is in sight."""
        offset, height, columns = self.verticalOffset(), self._cell.height(), self.columns()
        first = max(0, (top + offset) // height) * columns
        last = math.ceil((bottom + offset) / height) * columns
        return range(min(first, self._count()), min(last, self._count()))

    def _touched(self, band: QRect) -> QItemSelection:
        """The cells under a rubber band, as one run of each line."""
        rows = self._rows_between(band.top(), band.bottom() + 1)
        width, columns = self._cell.width(), self.columns()
        left, right = band.left(), band.right()
        if self.isRightToLeft():
            left, right = (self.viewport().width() - 1 - edge for edge in (right, left))
        first, last = max(0, left // width), min(columns - 1, right // width)
        chosen = QItemSelection()
        for start in range(rows.start, rows.stop, columns):
            if start + first < self._count() and first <= last:
                chosen.merge(self._run(start + first, min(start + last, self._count() - 1)), _SELECT)
        return chosen

    def _run(self, first: int, last: int) -> QItemSelection:
        return QItemSelection(self.model().index(first, 0), self.model().index(last, 0))

    def _hover(self, row: int) -> None:
        self._hovered = row
        self.viewport().update()


_SELECT = QItemSelectionModel.SelectionFlag.Select
