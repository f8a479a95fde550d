"""The message bar: expected failures and notes, one sentence each, above the window's content.

Who shows a message declares it beforehand as a `Message`; the text may have {fields}.
"""

from dataclasses import dataclass
from typing import Literal

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QGuiApplication, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QSizePolicy,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from lsgui.gui import theme

Severity = Literal["info", "warning", "error"]
MOST_SHOWN = 3


@dataclass(frozen=True)
class Message:
    """A message that can be shown. One key is shown at most once; a newer one replaces it."""

    key: str
    severity: Severity
    text: str = "{sentence}"


class MessageBar(QWidget):
    """The messages shown at present, newest last, at most three."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rows: dict[str, MessageRow] = {}
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(theme.SPACING // 2)
        self.setAccessibleName(self.tr("Messages"))
        self.hide()

    def show_message(self, message: Message, *, details: str = "", **values: object) -> None:
        """Show a message; `details` is what its "Copy Details" copies (no button if empty)."""
        self.clear(message.key)
        while len(self._rows) >= MOST_SHOWN:
            self.clear(next(iter(self._rows)))
        row = MessageRow(message.severity, message.text.format(**values), details, self)
        row.dismissed.connect(lambda: self.clear(message.key))
        self._rows[message.key] = row
        self._layout.addWidget(row)
        self.show()

    def clear(self, key: str) -> None:
        """Take a message away, if it is shown."""
        row = self._rows.pop(key, None)
        if row is not None:
            self._layout.removeWidget(row)
            row.hide()
            row.deleteLater()
            self.setVisible(bool(self._rows))

    def texts(self) -> tuple[str, ...]:
        """The sentences shown, oldest first."""
        return tuple(row.text for row in self._rows.values())

    def row(self, key: str) -> "MessageRow | None":
        """The row of a message, if it is shown."""
        return self._rows.get(key)


class MessageRow(QFrame):
    """One message: a sign, the sentence, Copy Details, Dismiss."""

    dismissed = Signal()

    def __init__(self, severity: Severity, text: str, details: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.text = text
        self._severity = severity
        self._details = details
        self._sign = QLabel()
        self._sign.setAccessibleName(
            {"info": self.tr("Note"), "warning": self.tr("Warning")}.get(severity, self.tr("Error"))
        )
        label = QLabel(text)
        label.setWordWrap(True)
        label.setTextFormat(Qt.TextFormat.PlainText)
        label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        label.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self.copy_button = QPushButton(self.tr("Copy Details"))
        self.copy_button.setAccessibleDescription(self.tr("Copies what a bug report needs to the clipboard"))
        self.copy_button.clicked.connect(self._copy)
        self.dismiss_button = QToolButton()
        self.dismiss_button.setAutoRaise(True)
        self.dismiss_button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.dismiss_button.setIcon(theme.icon("clear"))
        self.dismiss_button.setToolTip(self.tr("Dismiss"))
        self.dismiss_button.setAccessibleName(self.tr("Dismiss this message"))
        self.dismiss_button.clicked.connect(self.dismissed)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(theme.MARGIN + 4, 6, 6, 6)
        layout.setSpacing(theme.SPACING)
        for widget in (self._sign, label, self.copy_button, self.dismiss_button):
            layout.addWidget(widget, 1 if widget is label else 0)
        self.copy_button.setVisible(bool(details))  # without a parent it would be a window of its own
        self.setAccessibleName(text)
        self._draw_sign()

    def changeEvent(self, event: QEvent) -> None:
        """The sign follows the theme."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self._draw_sign()

    def _draw_sign(self) -> None:
        self._sign.setPixmap(theme.icon(self._severity).pixmap(QSize(18, 18), self.devicePixelRatioF()))

    def paintEvent(self, event: QPaintEvent) -> None:
        """A rounded, lightly tinted ground with a strip in the colour of the severity."""
        colour = self.palette().highlight().color()
        if self._severity != "info":
            colour = theme.ink(self._severity, self.palette())
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        frame = self.rect().adjusted(0, 0, -1, -1).toRectF().translated(0.5, 0.5)
        border, ground = type(colour)(colour), type(colour)(colour)
        border.setAlphaF(0.45)
        ground.setAlphaF(0.10)
        painter.setPen(QPen(border, 1))
        painter.setBrush(ground)
        painter.drawRoundedRect(frame, theme.RADIUS, theme.RADIUS)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colour)
        painter.drawRoundedRect(frame.adjusted(5, 7, 8 - frame.width(), -7), 1.5, 1.5)

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(f"{self.text}\n\n{self._details}")
