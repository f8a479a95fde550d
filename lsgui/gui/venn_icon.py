"""The small Venn diagram that stands for an operation, wherever one is named."""

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPainterPath, QPaintEvent, QPalette, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from lsgui.core.types import Operation
from lsgui.gui import theme


def region(operation: Operation, a: QPainterPath, b: QPainterPath) -> QPainterPath:
    """The part of two shapes that an operation keeps."""
    if operation == "intersection":
        return a.intersected(b)
    return a.united(b) if operation == "union" else a.subtracted(b)


def paint_venn(painter: QPainter, box: QRectF, operation: Operation, palette: QPalette) -> None:
    """Draw A (left) and B (right) within `box`, the kept part filled."""
    radius = min(box.height() / 2, box.width() / 3.2)
    shift = radius * 0.6
    a, b = QPainterPath(), QPainterPath()
    a.addEllipse(box.center() - QPointF(shift, 0), radius, radius)
    b.addEllipse(box.center() + QPointF(shift, 0), radius, radius)
    fill = theme.ink("answer", palette)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(fill)
    painter.drawPath(region(operation, a, b))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    for shape, name in ((b, "b"), (a, "a")):
        painter.setPen(QPen(theme.ink(name, palette), max(1.5, radius / 8)))  # type: ignore[arg-type]
        painter.drawPath(shape)


class VennIcon(QWidget):
    """The diagram beside words that say the same."""

    def __init__(self, operation: Operation, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._operation = operation
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """As high as two lines of text."""
        height = 2 * self.fontMetrics().height()
        return QSize(round(height * 1.7), height)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw it."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = self.rect().toRectF().adjusted(2, 2, -2, -2)
        paint_venn(painter, box, self._operation, self.palette())
