"""The line under a well's picture while a label is explained: what carries it, and what the colours mean."""

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QLinearGradient, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QVBoxLayout, QWidget

from lsgui.gui import theme
from lsgui.gui.mirror import mirrored
from lsgui.gui.why_overlay import CARRIES, REMOVES

HEIGHT = 8


class WhyLine(QWidget):
    """Hidden until there are words to say."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._text = ""
        self._words = QLabel(textFormat=Qt.TextFormat.PlainText)
        self._words.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self._legend = Legend()
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(2)
        layout.addWidget(self._words)
        layout.addWidget(self._legend)
        self.setToolTip(
            self.tr(
                "The number says how far the label's score falls when what is outlined is hidden: a full line"
                " round what carries the label, a broken one round what keeps it out."
            )
        )
        self.hide()

    def text(self) -> str:
        """The words shown."""
        return self._text

    def say(self, words: str) -> None:
        """Show these words, a line or two; "" hides them."""
        self._text = words
        self.setAccessibleName(words)
        self.setAccessibleDescription(self.toolTip())
        self._fit()
        self.setVisible(bool(words))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Shorten anew."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """A line that is too long is cut at its end: what wraps would move the pictures about."""
        metrics, room = self.fontMetrics(), max(self.width(), 24)
        lines = [
            metrics.elidedText(line, Qt.TextElideMode.ElideRight, room) for line in self._text.split("\n")
        ]
        self._words.setText("\n".join(lines))


class Legend(QWidget):
    """A bar from what keeps the label out to what carries it, with both in words."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._out = f"{REMOVES} " + self.tr("keeps it out")
        self._in = self.tr("carries it") + f" {CARRIES}"
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(self.tr("Colours: blue keeps the label out, yellow carries it"))

    def sizeHint(self) -> QSize:
        """As high as its words."""
        return QSize(150, self.fontMetrics().height() + 2)

    def paintEvent(self, event: QPaintEvent) -> None:
        """The two words with the colours between them."""
        from lsgui.core.why_picture import CARRIES as YELLOW
        from lsgui.core.why_picture import REMOVES as BLUE

        painter = QPainter(self)
        metrics, area = self.fontMetrics(), self.rect()
        left, right = (metrics.horizontalAdvance(text) + theme.SPACING for text in (self._out, self._in))
        bar = QRectF(left, (self.height() - HEIGHT) / 2, max(0, self.width() - left - right), HEIGHT)
        colours = QLinearGradient(QPointF(bar.left(), 0), QPointF(bar.right(), 0))
        for at, colour in ((0.0, QColor(*BLUE)), (0.5, QColor(*BLUE, 0)), (0.501, QColor(*YELLOW, 0))):
            colours.setColorAt(at, colour)
        colours.setColorAt(1.0, QColor(*YELLOW))
        painter.drawText(area, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, self._out)
        painter.drawText(area, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight, self._in)
        painter.setPen(theme.faint(self.palette(), 0.3))
        painter.setBrush(colours)
        with mirrored(painter, QRectF(area), self.layoutDirection()):
            painter.drawRect(bar)
