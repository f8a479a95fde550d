"""What the answer draws into the map: its images by letter, its own place, its neighbours, and lines."""

import numpy as np
import pyqtgraph as pg
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QFont, QPalette

from lsgui.gui import theme
from lsgui.gui.map_jobs import Marks

IMAGE, ANSWER, NEAR = 24, 36, 13  # pixels
FEW = 12
"""So many neighbours have their ranks written beside them."""


class MarksDrawer:
    """Puts marks into a plot, instead of those before. Circles with letters are images, the star is the
    answer, diamonds are neighbours."""

    def __init__(self, plot: pg.PlotItem) -> None:
        self._plot = plot
        self._items: list[pg.GraphicsObject] = []

    def draw(self, marks: Marks | None, palette: QPalette, font: QFont) -> None:
        """Draw these marks, or none, in the palette's colours."""
        for item in self._items:
            self._plot.removeItem(item)
        self._items = []
        if marks is None:
            return
        self._draw_lines(marks, palette)
        self._draw_neighbours(marks, palette, font)
        if marks.answer is not None:
            self._add_sign([marks.answer], "star", ANSWER, theme.ink("answer", palette), palette, above=4)
        for letter, _, place in marks.images:
            colour = theme.ink("b" if letter == "B" else "a", palette)
            self._add_sign([place], "o", IMAGE, colour, palette, above=5)
            self._add_text(letter, place, palette.color(QPalette.ColorRole.Base), font, (0.5, 0.5), bold=True)

    def _draw_lines(self, marks: Marks, palette: QPalette) -> None:
        if marks.answer is None:
            return
        colour = theme.ink("answer", palette)
        for ends, style in (
            ([place for _, _, place in marks.images], Qt.PenStyle.DashLine),
            ([place for _, _, place in marks.neighbours], Qt.PenStyle.SolidLine),
        ):
            if ends:
                pairs = np.array([point for end in ends for point in (marks.answer, end)])
                pen = pg.mkPen(colour, width=1, style=style)
                self._add(pg.PlotCurveItem(pairs[:, 0], pairs[:, 1], pen=pen, connect="pairs"), above=2)

    def _draw_neighbours(self, marks: Marks, palette: QPalette, font: QFont) -> None:
        colour = theme.ink("answer", palette)
        places = [place for _, _, place in marks.neighbours]
        if places:
            self._add_sign(places, "d", NEAR, colour, palette, above=3)
        for rank, _, place in marks.neighbours[:FEW]:
            text = palette.color(QPalette.ColorRole.Text)
            self._add_text(str(rank), place, text, font, (-0.4, 0.5))

    def _add_sign(
        self, places: list[tuple[float, float]], symbol: str, size: int, colour: QColor, palette: QPalette,
        *, above: int,
    ) -> None:  # fmt: skip
        border = pg.mkPen(palette.color(QPalette.ColorRole.Base), width=1.5)
        x, y = zip(*places, strict=True)
        signs = pg.ScatterPlotItem(
            list(x), list(y), symbol=symbol, size=size, brush=colour, pen=border, pxMode=True
        )
        self._add(signs, above=above)

    def _add_text(
        self, words: str, place: tuple[float, float], colour: QColor, font: QFont,
        anchor: tuple[float, float], *, bold: bool = False,
    ) -> None:  # fmt: skip
        text = pg.TextItem(words, color=colour, anchor=anchor)
        own = QFont(font)
        own.setBold(bold)
        text.setFont(own)
        text.setPos(*place)
        self._add(text, above=6)

    def _add(self, item: pg.GraphicsObject, *, above: int) -> None:
        item.setZValue(above)
        item.setAcceptedMouseButtons(Qt.MouseButton.NoButton)
        self._plot.addItem(item, ignoreBounds=True)
        self._items.append(item)
