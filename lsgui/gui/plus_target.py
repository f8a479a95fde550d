"""A small box that takes photographs to combine with what is there, by one operation."""

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPalette, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from lsgui.core.types import SIGNS, Operation
from lsgui.gui import theme
from lsgui.gui.drop_target import DropTarget
from lsgui.gui.expression_words import combine_words


class PlusTarget(DropTarget):
    """Drop photographs on it, or click it to choose one."""

    chosen = Signal()

    def __init__(self, operation: Operation, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.operation = operation
        words = combine_words(operation)
        self.setAccessibleName(words)
        self.setAccessibleDescription(self.tr("Drop photographs here, or press Enter to choose one"))
        self.setToolTip(self.tr("{words} Drop photographs here, or click.").format(words=words))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """Two signs side by side."""
        metrics = self.fontMetrics()
        return QSize(metrics.horizontalAdvance("+ ∪") + 20, metrics.height() + 8)

    def paintEvent(self, event: QPaintEvent) -> None:
        """A dashed box with the operation's sign."""
        painter = QPainter(self)
        painter.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        palette = self.palette()
        pen = QPen(theme.faint(palette, 0.4), 1, Qt.PenStyle.DashLine)
        if self.over or self.hasFocus():
            pen = QPen(palette.color(QPalette.ColorRole.Accent), 2)
        painter.setPen(pen)
        if self.underMouse():
            painter.setBrush(theme.faint(palette, 0.06))
        painter.drawRoundedRect(self.rect().toRectF().adjusted(1, 1, -1, -1), 5, 5)
        painter.setPen(palette.color(QPalette.ColorRole.WindowText))
        painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter, f"+ {SIGNS[self.operation]}")

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """A click chooses."""
        inside = self.rect().contains(event.position().toPoint())
        if event.button() == Qt.MouseButton.LeftButton and inside:
            self.chosen.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter and Space choose."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self.chosen.emit()
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show the focus."""
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Hide the focus."""
        self.update()
