"""Paints an attribution over the picture of a well, and says in words what it shows."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QLineF, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QImage, QPainter, QPen

from lsgui.gui.decimals import decimal
from lsgui.gui.mirror import left_to_right
from lsgui.gui.texts import QT_TRANSLATE_NOOP, translate

if TYPE_CHECKING:
    from lsgui.core.attribution import Attribution, Region
    from lsgui.core.occlusion import Place

CARRIES, REMOVES = "+", "−"
"""The signs of the two kinds of region."""
LINE = 2.0
BADGE = 18

PLACES: "dict[Place, str]" = {
    "upper left": QT_TRANSLATE_NOOP("WhyOverlay", "upper left"),
    "top": QT_TRANSLATE_NOOP("WhyOverlay", "top"),
    "upper right": QT_TRANSLATE_NOOP("WhyOverlay", "upper right"),
    "left": QT_TRANSLATE_NOOP("WhyOverlay", "left"),
    "centre": QT_TRANSLATE_NOOP("WhyOverlay", "centre"),
    "right": QT_TRANSLATE_NOOP("WhyOverlay", "right"),
    "lower left": QT_TRANSLATE_NOOP("WhyOverlay", "lower left"),
    "bottom": QT_TRANSLATE_NOOP("WhyOverlay", "bottom"),
    "lower right": QT_TRANSLATE_NOOP("WhyOverlay", "lower right"),
}


class WhyOverlay:
    """One attribution, its colours made once; paint it over wherever the whole picture is."""

    def __init__(self, found: "Attribution") -> None:
        from lsgui.core.why_picture import outline, shades

        self._found = found
        cells = shades(found.grid)
        rows, columns = found.grid.shape
        form = QImage.Format.Format_RGBA8888
        self._colours = QImage(cells.tobytes(), columns, rows, 4 * columns, form).copy()
        regions = ((found.carries, CARRIES), (found.removes, REMOVES))
        self._regions = [(each, outline(each.mask), sign) for each, sign in regions if each is not None]

    def paint(self, painter: QPainter, area: QRect) -> None:
        """Draw over a picture that fills `area`: colours, and a line round the strongest regions, full
        where it carries the label and broken where it keeps it out."""
        painter.drawImage(area, self._colours)
        for region, lines, sign in self._regions:
            drawn = [self._placed(line, area) for line in lines]
            style = Qt.PenStyle.SolidLine if sign == CARRIES else Qt.PenStyle.DashLine
            for colour, width, pen in (("black", 2 * LINE, Qt.PenStyle.SolidLine), ("white", LINE, style)):
                painter.setPen(QPen(QColor(colour), width, pen))
                painter.drawLines(drawn)
            self._paint_sign(painter, area, region, sign)

    def _placed(self, line: tuple[float, float, float, float], area: QRect) -> QLineF:
        width, height = area.width(), area.height()
        x1, y1, x2, y2 = line
        return QLineF(
            area.x() + x1 * width, area.y() + y1 * height, area.x() + x2 * width, area.y() + y2 * height
        )

    def _paint_sign(self, painter: QPainter, area: QRect, region: "Region", sign: str) -> None:
        """A badge at the first corner of the region."""
        rows, columns = region.mask.shape
        row, column = next(iter(zip(*region.mask.nonzero(), strict=True)))
        corner = QRectF(0, 0, BADGE, BADGE)
        corner.moveTopLeft(self._placed((column / columns, row / rows, 0, 0), area).p1())
        painter.setPen(QPen(QColor("white"), 1))
        painter.setBrush(QColor("black"))
        painter.drawRect(corner)
        font = QFont(painter.font())
        font.setBold(True)
        painter.setFont(font)
        painter.drawText(corner, Qt.AlignmentFlag.AlignCenter, sign)


def words(label: str, found: "Attribution | None") -> str:
    """What is known of one picture, in a line each: what carries the label, what keeps it out; or that it
    is being looked for, or that there is no such place."""
    if found is None:
        return translate("WhyOverlay", "Looking for what carries “{label}”…").format(label=label)
    parts = []
    if found.carries is not None:
        parts.append(
            _part(
                translate("WhyOverlay", "{sign} carries “{label}”: {fall}, {place}"),
                CARRIES,
                label,
                found.carries,
            )
        )
    if found.removes is not None:
        parts.append(
            _part(
                translate("WhyOverlay", "{sign} keeps “{label}” out: {fall}, {place}"),
                REMOVES,
                label,
                found.removes,
            )
        )
    if not parts:
        parts.append(translate("WhyOverlay", "no one place of it carries “{label}”").format(label=label))
    rough = "" if found.refined else translate("WhyOverlay", " (rough)")
    return "\n".join(part + rough for part in parts)


def _part(text: str, sign: str, label: str, region: "Region") -> str:
    number = left_to_right(("−" if region.fall < 0 else "+") + decimal(abs(region.fall)))
    place = translate("WhyOverlay", PLACES[region.place])
    return text.format(sign=sign, label=label, fall=number, place=place)
