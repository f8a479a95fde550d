"""The line over an answer's labels: what was asked, and after it how many labels that has."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QFont, QFontMetrics, QResizeEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

LEAST = 48
"""So many pixels of what was asked are shown, however little room there is."""


class SummaryLine(QLabel):
    """Shortens the formula, never the count."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent, textFormat=Qt.TextFormat.RichText)
        self._name = self._rest = self._more = ""
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)

    def say(self, name: str, rest: str, more: str = "") -> None:
        """Show a formula, what is said of it, and more where there is room; all of it as the tool tip."""
        self._name, self._rest, self._more = name, rest, more
        self.setToolTip(f"<b>{name}</b>{rest}{more}")
        self.setAccessibleName(f"{name}{rest}{more}")
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Shorten anew."""
        super().resizeEvent(event)
        if self._name:
            self._fit()

    def _fit(self) -> None:
        font = QFont(self.font())
        font.setBold(True)
        room = max(LEAST, self.width() - self.fontMetrics().horizontalAdvance(self._rest) - 8)
        name = QFontMetrics(font).elidedText(self._name, Qt.TextElideMode.ElideMiddle, room)
        self.setText(f"<b>{name}</b>{self._rest}{self._more}")
