"""The plots of a category's quality. Importing this takes a second: never do it on the GUI thread."""

import math
from typing import TYPE_CHECKING, Any

import pyqtgraph as pg
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QColor, QPalette
from PySide6.QtWidgets import QGraphicsScene, QVBoxLayout, QWidget

from lsgui.gui import theme

if TYPE_CHECKING:
    from lsgui.core.fewshot.checking import Check

HEIGHT = 170
SYMBOL = 9  # pixels


class Plots(QWidget):
    """The learning curve, and how far probabilities can be believed; the table beside says the same."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._check: Check | None = None
        self.curve = self._plot(self.tr("Learning curve"))
        self.reliability = self._plot(self.tr("Reliability"))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.curve)
        layout.addWidget(self.reliability)

    def show_check(self, check: "Check") -> None:
        """Draw what was checked."""
        self._check = check
        self._draw_curve(check)
        self._draw_reliability(check)

    def changeEvent(self, event: QEvent) -> None:
        """Draw in the colours of a new theme."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange and self._check is not None:
            self.show_check(self._check)

    def _plot(self, title: str) -> Any:
        plot = pg.PlotWidget()
        plot.scene().setItemIndexMethod(QGraphicsScene.ItemIndexMethod.NoIndex)  # items change with the view
        plot.setFixedHeight(HEIGHT)
        plot.setMenuEnabled(False)
        plot.setMouseEnabled(x=False, y=False)
        plot.hideButtons()
        for part in (plot, plot.viewport()):
            part.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # the table is for the keyboard
        plot.setAccessibleName(title)
        plot.setAccessibleDescription(self.tr("The table of the same numbers says it in words."))
        plot.viewport().setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)  # the wheel scrolls
        return plot

    def _prepare(self, plot: Any, *, title: str, below: str, beside: str) -> None:
        """An empty plot in the palette's colours."""
        palette = self.palette()
        ink = palette.color(QPalette.ColorRole.Text)
        plot.clear()
        plot.setBackground(palette.color(QPalette.ColorRole.Base))
        plot.setTitle(title, color=ink.name(), size=f"{self.font().pointSizeF():.0f}pt")
        plot.setYRange(0, 1, padding=0.05)
        for side, words in (("bottom", below), ("left", beside)):
            axis = plot.getAxis(side)
            axis.setPen(theme.faint(palette, 0.4))
            axis.setTextPen(ink)
            axis.setLabel(words, color=ink.name())
            axis.enableAutoSIPrefix(False)  # examples are no thousandths
        plot.showGrid(x=False, y=True, alpha=0.15)

    def _draw_curve(self, check: "Check") -> None:
        plot, points = self.curve, check.curve
        self._prepare(
            plot,
            title=self.tr("Learning curve"),
            below=self.tr("Examples"),
            beside=self.tr("Average precision"),
        )
        at = [math.log10(point.examples) for point in points]
        ticks = [(x, str(point.examples)) for x, point in zip(at, points, strict=True)]
        plot.getAxis("bottom").setTicks([ticks])
        if not points:
            return
        plot.setXRange(min(at), max(at), padding=0.1)
        found = [point.average_precision for point in points]
        colour, values = theme.ink("a", self.palette()), [each.value for each in found]
        self._bars(plot, at, values, [each.low for each in found], [each.high for each in found], colour)
        self._line(plot, at, values, colour, symbol="o")

    def _draw_reliability(self, check: "Check") -> None:
        plot, bins = self.reliability, check.reliability
        self._prepare(
            plot, title=self.tr("Reliability"), below=self.tr("Score"), beside=self.tr("Part that shows it")
        )
        plot.setXRange(0, 1, padding=0.05)
        dashed = pg.mkPen(theme.faint(self.palette(), 0.5), width=1, style=Qt.PenStyle.DashLine)
        plot.plot([0, 1], [0, 1], pen=dashed)
        colour = theme.ink("b", self.palette())
        predicted, observed = [each.predicted for each in bins], [each.observed for each in bins]
        self._line(plot, predicted, observed, colour, symbol="s")

    def _bars(
        self, plot: Any, x: list[float], y: list[float], low: list[float], high: list[float], colour: QColor
    ) -> None:
        import numpy as np

        middle = np.array(y)
        below, above = middle - np.array(low), np.array(high) - middle
        pen = pg.mkPen(colour, width=1.5)
        plot.addItem(pg.ErrorBarItem(x=np.array(x), y=middle, bottom=below, top=above, beam=0.04, pen=pen))

    def _line(self, plot: Any, x: list[float], y: list[float], colour: QColor, *, symbol: str) -> None:
        plot.plot(
            x,
            y,
            pen=pg.mkPen(colour, width=2),
            symbol=symbol,
            symbolSize=SYMBOL,
            symbolBrush=colour,
            symbolPen=pg.mkPen(self.palette().color(QPalette.ColorRole.Base), width=1),
        )
