"""A Venn diagram of the label sets of A and B, and the same as a list: labels to seek photographs by."""

from collections.abc import Collection

from PySide6.QtCore import QEvent, QPointF, QSize, QSizeF, Qt, Signal
from PySide6.QtGui import (
    QBrush,
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPalette,
    QPen,
    QResizeEvent,
)
from PySide6.QtWidgets import QToolTip, QWidget

from lsgui.core.ledger import KEPT, Key, Ledger, Region
from lsgui.gui import theme
from lsgui.gui.sides import ROOMY, SIMPLE, Sides
from lsgui.gui.tips import plain_tip
from lsgui.gui.venn_layout import GAP, Spot, VennLayout, lay_out

_FORWARD = (Qt.Key.Key_Right, Qt.Key.Key_Down)
_BACK = (Qt.Key.Key_Left, Qt.Key.Key_Up)
_CHOOSE = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space)


class VennView(QWidget):
    """Two circles with their labels. A click, or Enter, asks for a label, or selects a region's labels."""

    label_asked = Signal(str, str)
    """The user wants photographs with this label (its name, and its head's)."""
    region_asked = Signal(str)
    """The user wants the labels of this region in the ledger."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._ledger: Ledger | None = None
        self._sides = SIMPLE
        self._layout: VennLayout | None = None
        self._current = 0
        self._sought: frozenset[str] = frozenset()
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setAccessibleName(self.tr("Venn diagram of the labels"))
        self._describe()

    @property
    def spots(self) -> tuple[Spot, ...]:
        """What can be chosen, in the order of the arrow keys."""
        return self._layout.spots if self._layout is not None else ()

    def show_ledger(self, ledger: Ledger, sides: Sides = SIMPLE) -> None:
        """Show the labels of a ledger, of an operation with these sides."""
        self._ledger, self._sides = ledger, sides
        self._place()

    def show_sought(self, labels: Collection[str]) -> None:
        """Frame the labels by which neighbours are sought."""
        self._sought = frozenset(labels)
        self.update()

    def region_title(self, region: Region, count: int) -> str:
        """The name of a region, and how many labels it has."""
        sides = self._sides.short(ROOMY, self.tr("Left"), self.tr("Right"))
        return {
            "a": self.tr("{a} only: {n}"),
            "both": self.tr("{a} and {b}: {n}"),
            "b": self.tr("{b} only: {n}"),
            "predicted": self.tr("In neither, yet predicted: {n}"),
        }[region].format(n=count, a=sides.a, b=sides.b)

    def sizeHint(self) -> QSize:
        """Room for some lines in each region."""
        return QSize(360, 300)

    def minimumSizeHint(self) -> QSize:
        """Room for a line or two."""
        return QSize(200, 10 * self.fontMetrics().height())

    def _place(self) -> None:
        if self._ledger is None:
            return
        self._layout = lay_out(self._ledger, QSizeF(self.size()), self.font(), self.region_title)
        self._current = min(self._current, len(self.spots) - 1)
        self._describe()
        self.update()

    def _describe(self) -> None:
        words = self.tr("Arrow keys go from label to label, Enter seeks photographs; the list has the same.")
        at = self.spots[self._current] if self.spots else None
        said = "" if at is None else f"{at.entry.row.label if at.entry else at.text}. "
        self.setAccessibleDescription(said + words)

    # Painting

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw what was laid out."""
        if self._layout is None or self._ledger is None:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_circles(painter, self._layout, self._ledger)
        for number, spot in enumerate(self._layout.spots):
            self._paint_spot(painter, spot, current=self.hasFocus() and number == self._current)

    def _paint_circles(self, painter: QPainter, layout: VennLayout, ledger: Ledger) -> None:
        """The kept regions are filled and hatched: shaded whatever the colours."""
        painter.setPen(Qt.PenStyle.NoPen)
        for strength, pattern in ((46, Qt.BrushStyle.SolidPattern), (60, Qt.BrushStyle.BDiagPattern)):
            fill = theme.ink("answer", self.palette())
            fill.setAlpha(strength)
            painter.setBrush(QBrush(fill, pattern))
            for region in KEPT[ledger.operation]:
                painter.drawPath(layout.shape(region))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        for circle, colour in ((layout.b, "b"), (layout.a, "a")):
            painter.setPen(QPen(theme.ink(colour, self.palette()), 2))  # type: ignore[arg-type]
            painter.drawPath(circle)

    def _paint_spot(self, painter: QPainter, spot: Spot, *, current: bool) -> None:
        font = self.font()
        font.setBold(spot.entry is None)
        painter.setFont(font)
        self._paint_frame(painter, spot, current=current)
        painter.setPen(self.palette().color(QPalette.ColorRole.WindowText))
        painter.drawText(spot.box, Qt.AlignmentFlag.AlignCenter, spot.text)

    def _paint_frame(self, painter: QPainter, spot: Spot, *, current: bool) -> None:
        accent = self.palette().color(QPalette.ColorRole.Accent)
        if spot.entry is not None and spot.entry.row.label in self._sought and not spot.entry.row.head:
            painter.setPen(QPen(accent, 1.5))
            painter.setBrush(self.palette().color(QPalette.ColorRole.Base))
            painter.drawRoundedRect(spot.box, GAP, GAP)
        if current:
            painter.setPen(QPen(accent, 1, Qt.PenStyle.DotLine))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(spot.box.adjusted(-1, -1, 1, 1), GAP, GAP)

    # Choosing

    def event(self, event: QEvent) -> bool:
        """A tooltip for what is under the pointer, and lines of another height for another font."""
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            self._show_tip(event)
            return True
        if event.type() == QEvent.Type.FontChange:
            self._place()
        return super().event(event)

    def _show_tip(self, event: QHelpEvent) -> None:
        spot = self._layout.at(QPointF(event.pos())) if self._layout is not None else None
        entry = spot.entry if spot is not None else None
        QToolTip.showText(event.globalPos(), plain_tip(entry.row.label) if entry is not None else "", self)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Other room."""
        super().resizeEvent(event)
        self._place()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """A click chooses."""
        spot = self._layout.at(event.position()) if self._layout is not None else None
        if spot is not None and event.button() == Qt.MouseButton.LeftButton:
            self._go_to(self.spots.index(spot))
            self._choose(spot)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """A hand over what can be clicked."""
        over = self._layout is not None and self._layout.at(event.position()) is not None
        self.setCursor(Qt.CursorShape.PointingHandCursor if over else Qt.CursorShape.ArrowCursor)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows go on, Enter and Space choose."""
        if not self.spots:
            super().keyPressEvent(event)
        elif event.key() in (*_FORWARD, *_BACK):
            step = 1 if event.key() in _FORWARD else -1
            self._go_to((self._current + step) % len(self.spots))
        elif event.key() in _CHOOSE:
            self._choose(self.spots[self._current])
        else:
            super().keyPressEvent(event)

    def _go_to(self, number: int) -> None:
        self._current = number
        self._describe()
        self.update()

    def _choose(self, spot: Spot) -> None:
        if spot.entry is None:
            self.region_asked.emit(spot.region)
        else:
            key: Key = spot.entry.key
            self.label_asked.emit(*key)
