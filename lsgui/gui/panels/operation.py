"""The operation chooser: three buttons with small Venn diagrams, and Swap."""

from PySide6.QtCore import QEvent, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPaintEvent, QPalette, QPen, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QButtonGroup,
    QHBoxLayout,
    QLabel,
    QSizePolicy,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from lsgui.core.types import OPERATIONS, SIGNS, Operation
from lsgui.gui import theme
from lsgui.gui.operation_names import operation_name
from lsgui.gui.operation_notes import operation_example, operation_note
from lsgui.gui.venn_icon import paint_venn

KEYS: dict[Operation, tuple[str, str]] = {
    "intersection": ("1", "I"),
    "union": ("2", "U"),
    "difference": ("3", "D"),
}
SPACING = 6
NOTE_GAP = 3


class VennButton(QAbstractButton):
    """A checkable button that shows one operation as a Venn diagram over its name."""

    def __init__(self, operation: Operation, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.operation = operation
        self.note = operation_note(operation)
        example, keys = operation_example(operation), ", ".join(KEYS[operation])
        self.setText(operation_name(operation))
        self.setToolTip(f"{self.note}  A {SIGNS[operation]} B  ({keys})\n{example}")
        self.setAccessibleName(self.text())
        self.setAccessibleDescription(f"{self.note}. {example}")
        self.setCheckable(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """Room for the diagram and the name."""
        font = self.font()
        font.setBold(True)  # as it is when the operation is chosen
        metrics = QFontMetrics(font)
        return QSize(max(76, metrics.horizontalAdvance(self.text()) + 8), 38 + metrics.height() + 16)

    def minimumSizeHint(self) -> QSize:
        """Never narrower than the name."""
        return self.sizeHint()

    def changeEvent(self, event: QEvent) -> None:
        """A new font needs other room."""
        if event.type() == QEvent.Type.FontChange:
            self.updateGeometry()
        super().changeEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the ground, the diagram, the name and the focus frame."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        frame = self.rect().toRectF().adjusted(1, 1, -1, -1)
        self._paint_ground(painter, frame)
        text_height = self.fontMetrics().height()
        diagram = frame.adjusted(6, 8, -6, -text_height - 10)
        paint_venn(painter, diagram, self.operation, self.palette())
        font = self.font()
        font.setBold(self.isChecked())
        painter.setFont(font)
        painter.setPen(self.palette().color(QPalette.ColorRole.ButtonText))
        words = QRectF(frame.left(), frame.bottom() - text_height - 5, frame.width(), text_height)
        painter.drawText(words, Qt.AlignmentFlag.AlignCenter, self.text())

    def _paint_ground(self, painter: QPainter, frame: QRectF) -> None:
        palette = self.palette()
        accent = palette.color(QPalette.ColorRole.Accent)
        ground = QColor(Qt.GlobalColor.transparent)
        border = theme.faint(palette, 0.16)
        if self.isChecked():
            ground, border = palette.color(QPalette.ColorRole.Base), accent
        elif self.isDown() or self.underMouse():
            ground = theme.faint(palette, 0.06)
        painter.setBrush(ground)
        painter.setPen(QPen(border, 2 if self.isChecked() else 1))
        painter.drawRoundedRect(frame, theme.RADIUS, theme.RADIUS)
        if self.hasFocus():
            pen = QPen(accent, 1, Qt.PenStyle.DotLine)
            painter.setPen(pen)
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(frame.adjusted(3, 3, -3, -3), theme.RADIUS - 3, theme.RADIUS - 3)


class OperationChooser(QWidget):
    """One of three operations, what it keeps in a sentence, and a button that exchanges A and B."""

    chosen = Signal(str)
    swap_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(self.tr("Set operation"))
        self._group = QButtonGroup(self)
        self.buttons = {operation: VennButton(operation, self) for operation in OPERATIONS}
        self.swap_button = QToolButton(self)
        self.swap_button.setIcon(theme.icon("swap"))
        self.swap_button.setIconSize(QSize(20, 20))
        self.swap_button.setAutoRaise(True)
        self.swap_button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.swap_button.setToolTip(self.tr("Swap A and B  (S)"))
        self.swap_button.setAccessibleName(self.tr("Swap A and B"))
        self.swap_button.clicked.connect(self.swap_asked)
        self.note = QLabel(textFormat=Qt.TextFormat.PlainText, alignment=Qt.AlignmentFlag.AlignHCenter)
        self._build()
        self._group.buttonClicked.connect(self._clicked)

    def _build(self) -> None:
        row = QHBoxLayout()
        row.setSpacing(SPACING)
        for button in self.buttons.values():
            self._group.addButton(button)
            row.addWidget(button, 1)
        row.addWidget(self.swap_button)
        self.note.setForegroundRole(QPalette.ColorRole.PlaceholderText)
        self.note.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(NOTE_GAP)
        layout.addLayout(row)
        layout.addWidget(self.note)

    def show_operation(self, operation: Operation) -> None:
        """Mark the operation in force, where Tab stops, and say what it keeps."""
        button = self.buttons[operation]
        button.setChecked(True)
        for each in self.buttons.values():
            chosen = each is button
            each.setFocusPolicy(Qt.FocusPolicy.StrongFocus if chosen else Qt.FocusPolicy.ClickFocus)
        self.note.setText(button.note)
        self.note.setToolTip(button.toolTip())

    def minimumSizeHint(self) -> QSize:
        """The three operations; Swap, which is in the toolbar, too, gives way in a narrow window."""
        hints = [button.minimumSizeHint() for button in self.buttons.values()]
        gaps = SPACING * (len(hints) - 1)
        height = max(hint.height() for hint in hints) + NOTE_GAP + self.note.sizeHint().height()
        return QSize(sum(hint.width() for hint in hints) + gaps, height)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Show Swap where there is room for it."""
        super().resizeEvent(event)
        swap = SPACING + self.swap_button.sizeHint().width()
        self.swap_button.setVisible(self.width() >= self.minimumSizeHint().width() + swap)

    def _clicked(self, button: QAbstractButton) -> None:
        if isinstance(button, VennButton):
            self.chosen.emit(button.operation)
