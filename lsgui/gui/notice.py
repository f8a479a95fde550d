"""A notice: one sentence with a sign, perhaps one action, and dismissal."""

from typing import Literal

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QLabel, QPushButton, QSizePolicy, QToolButton, QWidget

from lsgui.gui import theme
from lsgui.gui.mirror import RIGHT_TO_LEFT, mirrored

Severity = Literal["info", "warning", "error"]
NARROW = 340
"""Below this width, a sentence beside its action would be a column of single words."""


class Notice(QFrame):
    """Above a panel's content, or a row of the window's message bar."""

    acted = Signal()
    """The user chose the notice's action."""
    dismissed = Signal()

    def __init__(self, parent: QWidget | None = None, *, dismissable: bool = True) -> None:
        super().__init__(parent)
        self._severity: Severity = "info"
        self._sign = QLabel(textFormat=Qt.TextFormat.PlainText)
        self._text = QLabel(wordWrap=True, textFormat=Qt.TextFormat.PlainText)
        self._text.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._text.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self.action_button = QPushButton()
        self.action_button.clicked.connect(self.acted)
        self.dismiss_button = self._make_dismiss_button()
        self._layout = QGridLayout(self)
        strip, end = theme.MARGIN + 4, 5
        left, right = (end, strip) if self.layoutDirection() == RIGHT_TO_LEFT else (strip, end)
        self._layout.setContentsMargins(left, 5, right, 5)
        self._layout.setSpacing(theme.SPACING)
        for column, widget in ((0, self._sign), (1, self._text), (3, self.dismiss_button)):
            self._layout.addWidget(widget, 0, column)
        self._layout.setColumnStretch(1, 1)
        self._place_action(narrow=True)
        self.dismiss_button.setVisible(dismissable)  # without a parent it would be a window of its own
        self.hide()

    def say(self, text: str, *, action: str = "", severity: Severity = "info") -> None:
        """Show a sentence, with an action if one is named."""
        self._severity = severity
        self._draw_sign()
        self._text.setText(text)
        self.action_button.setText(action)
        self.action_button.setVisible(bool(action))
        self.setAccessibleName(text)
        self.show()

    def text(self) -> str:
        """The sentence shown; "" while hidden."""
        return "" if self.isHidden() else self._text.text()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """In a narrow panel, the action goes beneath the sentence."""
        super().resizeEvent(event)
        if (event.size().width() < NARROW) != self._narrow:
            self._place_action(narrow=not self._narrow)

    def _place_action(self, *, narrow: bool) -> None:
        self._narrow = narrow
        if narrow:
            self._layout.addWidget(self.action_button, 1, 1, Qt.AlignmentFlag.AlignLeft)
        else:
            self._layout.addWidget(self.action_button, 0, 2)

    def changeEvent(self, event: QEvent) -> None:
        """The sign takes the colours of a new theme."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self._draw_sign()

    def paintEvent(self, event: QPaintEvent) -> None:
        """A rounded, lightly tinted ground with a strip in the colour of the severity."""
        colour = self._colour()
        border, ground = QColor(colour), QColor(colour)
        border.setAlphaF(0.45)
        ground.setAlphaF(0.10)
        frame = self.rect().adjusted(0, 0, -1, -1).toRectF().translated(0.5, 0.5)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(border, 1))
        painter.setBrush(ground)
        painter.drawRoundedRect(frame, theme.RADIUS, theme.RADIUS)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colour)
        with mirrored(painter, frame, self.layoutDirection()):
            painter.drawRoundedRect(frame.adjusted(5, 7, 8 - frame.width(), -7), 1.5, 1.5)

    def _colour(self) -> QColor:
        if self._severity == "info":
            return self.palette().highlight().color()
        return theme.ink(self._severity, self.palette())

    def _draw_sign(self) -> None:
        words = {"info": self.tr("Note"), "warning": self.tr("Warning"), "error": self.tr("Error")}
        self._sign.setPixmap(theme.icon(self._severity).pixmap(QSize(18, 18), self.devicePixelRatioF()))
        self._sign.setAccessibleName(words[self._severity])

    def _make_dismiss_button(self) -> QToolButton:
        button = QToolButton(autoRaise=True)
        button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        button.setIcon(theme.icon("clear"))
        button.setToolTip(self.tr("Dismiss"))
        button.setAccessibleName(self.tr("Dismiss this message"))
        button.clicked.connect(self._dismiss)
        return button

    def _dismiss(self) -> None:
        self.hide()
        self.dismissed.emit()
