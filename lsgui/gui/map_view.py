"""The map to look at, to go through by mouse and keys, and to select on. Importing it takes a second."""

from typing import TYPE_CHECKING, Any

import numpy as np
import pyqtgraph as pg
from PySide6.QtCore import QEvent, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QContextMenuEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPalette,
    QPen,
    QPolygonF,
)
from PySide6.QtWidgets import QGraphicsScene, QWidget

from lsgui.core.types import FloatArray
from lsgui.gui import map_pick
from lsgui.gui.map_cloud import Cloud, Layer, on_screen
from lsgui.gui.map_colours import colour_of
from lsgui.gui.map_groups import SHAPES, Group, Rows
from lsgui.gui.map_marks import MarksDrawer

if TYPE_CHECKING:
    from lsgui.gui.map_jobs import Marks
    from lsgui.library.mapped import Mapped

REACH = 14
"""So many pixels from a sign the pointer may be."""
STILL = 4
"""A press that moves less is a click."""
ZOOM = 0.8
_ARROWS = {
    Qt.Key.Key_Left: (-1, 0),
    Qt.Key.Key_Right: (1, 0),
    Qt.Key.Key_Up: (0, -1),
    Qt.Key.Key_Down: (0, 1),
}
_WELLS = {Qt.Key.Key_A: "image_a", Qt.Key.Key_B: "image_b"}
_OWN_KEYS = (*_WELLS, Qt.Key.Key_L, Qt.Key.Key_Space, Qt.Key.Key_Plus, Qt.Key.Key_Minus, Qt.Key.Key_Equal)
_NONE: Rows = np.empty(0, np.intp)


class MapView(pg.PlotWidget):  # type: ignore[misc]
    """Rows are those of the map shown; those selected, and the current one, are told by signals."""

    looked_at = Signal(int)
    """The row under the pointer, or that keys went to; -1 for none."""
    selection_changed = Signal(object)
    """The rows (n,) that are selected now."""
    opened = Signal(int)
    """The user opened this row (double click, Enter)."""
    sent = Signal(int, str)
    """The user sent this row to the slot "image_a" or "image_b" (keys A and B)."""
    menu_asked = Signal(int, object)
    """The user wants the menu of this row, at this QPoint of the screen."""
    lasso_asked = Signal()
    """The user turned the lasso on or off by its key."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._mapped: Mapped | None = None
        self._groups: tuple[Group, ...] = ()
        self._marks: Marks | None = None
        self._rows: Rows = _NONE  # those that can be looked at and selected
        self._points: FloatArray = np.empty((2, 0), np.float32)  # of these
        self.selected: Rows = _NONE
        self.current: int = -1
        self.lasso: bool = False
        self._line: list[QPointF] | None = None  # of a lasso that is being drawn
        self._pressed: QPointF | None = None
        self._cloud = Cloud()
        plot = self.getPlotItem()
        plot.addItem(self._cloud, ignoreBounds=True)
        self._drawer = MarksDrawer(plot)
        self._set_up(plot)

    def _set_up(self, plot: Any) -> None:
        for side in ("left", "bottom"):
            plot.hideAxis(side)
        plot.setMenuEnabled(False)
        plot.hideButtons()
        plot.getViewBox().setAspectLocked(True)
        plot.getViewBox().invertY(True)
        self.scene().setItemIndexMethod(QGraphicsScene.ItemIndexMethod.NoIndex)  # items change with the view
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.viewport().setMouseTracking(True)
        self.setMinimumSize(160, 100)
        self._colour()

    # What is shown

    def show_map(self, mapped: "Mapped", groups: tuple[Group, ...]) -> None:
        """Show a map, its rows in groups; where the layout is another one, all of it."""
        old, self._mapped = self._mapped, mapped
        if old is None or old.listing is not mapped.listing:
            self._keep(old, mapped)
        self.show_groups(groups)
        if old is None or _layout_of(old) != _layout_of(mapped):
            self.fit()

    def _keep(self, old: "Mapped | None", new: "Mapped") -> None:
        """What was selected stays so, as far as it is still there: rows have other numbers now."""
        paths = [old.listing.paths[row] for row in (*self.selected, self.current) if row >= 0] if old else []
        at = {path: row for row, path in enumerate(new.listing.paths)} if paths else {}
        current = old.listing.paths[self.current] if old and self.current >= 0 else ""
        self.current = at.get(current, -1)
        kept = [at[old.listing.paths[row]] for row in self.selected if old and old.listing.paths[row] in at]
        self.selected = np.array(sorted(kept), np.intp)
        self.selection_changed.emit(self.selected)

    def show_groups(self, groups: tuple[Group, ...]) -> None:
        """Draw the rows in these groups."""
        self._groups = groups
        own = [group.rows for group in groups if group.kind != "outside"]
        self._rows = np.concatenate(own) if own else _NONE
        self._points = self._across(self._rows)
        self._draw()

    def show_marks(self, marks: "Marks | None") -> None:
        """Draw the answer, or none."""
        self._marks = marks
        self._drawer.draw(marks, self.palette(), self.font())

    def select(self, rows: Rows) -> None:
        """Select these rows instead."""
        self.selected = np.unique(rows)
        self._draw()
        self.selection_changed.emit(self.selected)

    def look_at(self, row: int) -> None:
        """Go to a row, and bring it into sight."""
        self.current = row
        if row >= 0 and self._mapped is not None:
            box, (x, y) = self.getViewBox(), self._mapped.points[row]
            seen = box.viewRect()
            if not seen.contains(float(x), float(y)):
                middle = seen.center()
                box.translateBy(x=float(x) - middle.x(), y=float(y) - middle.y())
        self.looked_at.emit(row)
        self.viewport().update()

    def fit(self) -> None:
        """Show all of the map."""
        if self._mapped is None or not len(self._mapped.lying):
            return
        points = self._mapped.points[self._mapped.lying]
        low, high = points.min(axis=0), points.max(axis=0)
        size = np.maximum(high - low, 1.0)
        low = (low + high - size) / 2
        box = self.getViewBox()
        box.setLimits(minXRange=float(size[0]) / 2000, maxXRange=float(size.max()) * 10)
        box.setRange(QRectF(*map(float, (*low, *size))), padding=0.04)

    def zoom(self, factor: float) -> None:
        """Show less (below 1) or more of the map, about the current photograph or the middle."""
        centre = None
        if self.current >= 0 and self._mapped is not None:
            centre = pg.Point(*map(float, self._mapped.points[self.current]))
        self.getViewBox().scaleBy((factor, factor), center=centre)

    def set_lasso(self, lasso: bool) -> None:
        """Have the mouse draw a line round photographs, instead of moving the map."""
        self.lasso, self._line = lasso, None
        shape = Qt.CursorShape.CrossCursor if lasso else Qt.CursorShape.ArrowCursor
        self.viewport().setCursor(shape)

    def rows_in_sight(self) -> Rows:
        """The rows whose points are in sight."""
        return self._rows[map_pick.in_frame(self._on_screen(), self.viewport().size())]

    def place_of(self, row: int) -> QPointF:
        """Where a row is on the screen, seen from the view's top left."""
        assert self._mapped is not None
        x, y = self._mapped.points[row]
        place: QPointF = self._cloud.screen().map(QPointF(float(x), float(y)))
        return place

    def _draw(self) -> None:
        if self._mapped is None:
            return
        palette = self.palette()
        layers = [
            Layer(self._across(group.rows), SHAPES[group.kind], colour_of(group.kind, palette))
            for group in reversed(self._groups)
        ]
        accent = palette.color(QPalette.ColorRole.Accent)
        if len(self.selected):
            layers.append(Layer(self._across(self.selected), "ring", accent, extra=4))
        self._cloud.show_layers(layers)

    def _across(self, rows: Rows) -> FloatArray:
        """The points of rows, x before y: (2, n)."""
        if self._mapped is None:
            return np.empty((2, 0), np.float32)
        return np.ascontiguousarray(self._mapped.points[rows].T)

    def _colour(self) -> None:
        self.setBackground(self.palette().color(QPalette.ColorRole.Base))

    def changeEvent(self, event: QEvent) -> None:
        """Draw in the colours of a new theme."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange and hasattr(self, "_drawer"):
            self._colour()
            self._draw()
            self.show_marks(self._marks)

    def paintEvent(self, event: QPaintEvent) -> None:
        """A ring about the current photograph, and the lasso, are drawn over all."""
        super().paintEvent(event)
        painter = QPainter(self.viewport())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        ink: QColor = self.palette().color(QPalette.ColorRole.Text)
        if self._line is not None:
            painter.setPen(QPen(ink, 1.5, Qt.PenStyle.DashLine))
            painter.drawPolygon(QPolygonF(self._line))
        if self.current >= 0 and self._mapped is not None:
            painter.setPen(QPen(ink, 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawEllipse(self.place_of(self.current), 9, 9)
        painter.end()

    # Where things are

    def _on_screen(self) -> FloatArray:
        """Where the rows that can be selected are on the screen: (2, n)."""
        return on_screen(self._points, self._cloud.screen())

    def row_at(self, place: QPointF) -> int:
        """The row nearest to a place on the screen, -1 if none is near."""
        return self._row(map_pick.nearest(self._on_screen(), place, REACH))

    def _row_towards(self, direction: tuple[int, int]) -> int:
        """The next row from the current one in a direction; itself if there is none."""
        at = self._on_screen()
        if self.current < 0:
            return self._row(map_pick.nearest(at, QPointF(self.viewport().rect().center())))
        found = self._row(map_pick.towards(at, self.place_of(self.current), direction))
        return found if found >= 0 else self.current

    def _row(self, number: int) -> int:
        return int(self._rows[number]) if number >= 0 else -1

    # Mouse and keys

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Begin a lasso (Shift, or while it is on), or move the map."""
        left = event.button() == Qt.MouseButton.LeftButton
        if left and (self.lasso or event.modifiers() & Qt.KeyboardModifier.ShiftModifier):
            self._line = [event.position()]
            event.accept()
            return
        self._pressed = event.position() if left else None
        super().mousePressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Draw the lasso on, move the map, or tell what is under the pointer."""
        if self._line is not None:
            self._line.append(event.position())
            self.viewport().update()
            return
        super().mouseMoveEvent(event)
        if not event.buttons():
            self.looked_at.emit(self.row_at(event.position()))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """End a lasso, or choose by a click; Ctrl adds to what is selected."""
        more = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        if self._line is not None:
            line, self._line = self._line, None
            found = self._rows[map_pick.inside(self._on_screen(), line, self.viewport().size())]
            self.select(np.concatenate([self.selected, found]) if more else found)
            return
        pressed, self._pressed = self._pressed, None
        super().mouseReleaseEvent(event)
        if pressed is not None and (event.position() - pressed).manhattanLength() < STILL:
            self._click(self.row_at(event.position()), more=more)

    def _click(self, row: int, *, more: bool) -> None:
        if row >= 0:
            self.look_at(row)
        if row >= 0 and more:
            self._toggle(row)
        elif not more:
            self.select(np.array([row] if row >= 0 else [], np.intp))

    def _toggle(self, row: int) -> None:
        there = self.selected == row
        self.select(self.selected[~there] if there.any() else np.append(self.selected, row))

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Open a photograph."""
        row = self.row_at(event.position())
        if row >= 0 and not self.lasso:
            self.opened.emit(row)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """The menu of what is under the pointer, or by its key, of the current photograph."""
        by_mouse = event.reason() == QContextMenuEvent.Reason.Mouse
        row = self.row_at(QPointF(event.pos())) if by_mouse else self.current
        if row >= 0:
            place = event.globalPos() if by_mouse else self.mapToGlobal(self.place_of(row).toPoint())
            self.menu_asked.emit(row, place)

    def leaveEvent(self, event: QEvent) -> None:
        """The current photograph again, once the pointer is elsewhere."""
        super().leaveEvent(event)
        self.looked_at.emit(self.current)

    def event(self, event: QEvent) -> bool:
        """Its own letters are not the window's."""
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            plain = event.modifiers() in (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ShiftModifier)
            if plain and event.key() in _OWN_KEYS:
                event.accept()
                return True
        return bool(super().event(event))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows go to the next; Enter opens, Space selects, A and B send; + - Home zoom; L lassoes."""
        key, row = event.key(), self.current
        if key in _ARROWS:
            self.look_at(self._row_towards(_ARROWS[Qt.Key(key)]))
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and row >= 0:
            self.opened.emit(row)
        elif key == Qt.Key.Key_Space and row >= 0:
            self._toggle(row)
        elif key in _WELLS and row >= 0 and not event.modifiers():
            self.sent.emit(row, _WELLS[Qt.Key(key)])
        elif not self._zoomed(key):
            event.ignore()

    def _zoomed(self, key: int) -> bool:
        if key in (Qt.Key.Key_Plus, Qt.Key.Key_Equal):
            self.zoom(ZOOM)
        elif key == Qt.Key.Key_Minus:
            self.zoom(1 / ZOOM)
        elif key == Qt.Key.Key_Home:
            self.fit()
        elif key == Qt.Key.Key_L:
            self.lasso_asked.emit()
        else:
            return False
        return True


def _layout_of(mapped: "Mapped") -> object:
    found = mapped.map
    return None if found is None else (found.epoch, found.fitted)
