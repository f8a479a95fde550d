"""Where everything of a Venn diagram of labels is: worked out for a size and a ledger, then only painted."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from math import sqrt

from PySide6.QtCore import QPointF, QRectF, QSizeF, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPainterPath

from lsgui.core.ledger import MARKS, REGIONS, Entry, Ledger, Region

SHIFT = 0.56
"""How far each circle is from the middle, in radii."""
GAP = 6.0
NARROWEST = 26.0
"""A line of less room than this holds no label."""

Span = tuple[float, float]
Title = Callable[[Region, int], str]
"""The name of a region that has so many labels."""


@dataclass(frozen=True)
class Spot:
    """Something to choose: a label, or a region by its title or by what it has beyond those shown."""

    box: QRectF
    text: str
    region: Region
    entry: Entry | None = None


@dataclass(frozen=True)
class VennLayout:
    """The circles, the spots in reading order, and the areas of the regions within the circles."""

    a: QPainterPath
    b: QPainterPath
    spots: tuple[Spot, ...]
    areas: dict[Region, QPainterPath]

    def shape(self, region: Region) -> QPainterPath:
        """The area of a region; beside the circles there is none."""
        return self.areas.get(region, QPainterPath())

    def at(self, point: QPointF) -> Spot | None:
        """What is at a point: a label, or else the region."""
        for spot in self.spots:
            if spot.box.contains(point):
                return spot
        inside = next((region for region in REGIONS if self.shape(region).contains(point)), None)
        return next((spot for spot in self.spots if spot.region == inside), None)


def lay_out(ledger: Ledger, size: QSizeF, font: QFont, title: Title) -> VennLayout:
    """Place a ledger's labels within `size`, titles in bold; what does not fit is counted in its region."""
    return _Placing(ledger, size, font, title).layout()


class _Placing:
    def __init__(self, ledger: Ledger, size: QSizeF, font: QFont, title: Title) -> None:
        self._ledger, self._size, self._title = ledger, size, title
        bold = QFont(font)
        bold.setBold(True)
        self._metrics, self._bold = QFontMetricsF(font), QFontMetricsF(bold)
        self._line = self._bold.height() + 2
        below = 2 * self._line + GAP  # what is predicted only: its title and its labels
        room = size.height() - 3 * self._line - below
        self._radius = max(1.0, min(room / 2, size.width() / (2 + 2 * SHIFT) - GAP))
        self._middle = QPointF(size.width() / 2, 3 * self._line + self._radius)

    def layout(self) -> VennLayout:
        spots = [spot for region in REGIONS for spot in self._region(region)]
        a, b = self._circle(-self._shift), self._circle(self._shift)
        areas: dict[Region, QPainterPath] = {
            "a": a.subtracted(b), "both": a.intersected(b), "b": b.subtracted(a)
        }  # fmt: skip
        return VennLayout(a, b, tuple(spots), areas)

    def _circle(self, shift: float) -> QPainterPath:
        path = QPainterPath()
        path.addEllipse(self._middle + QPointF(shift, 0), self._radius, self._radius)
        return path

    @property
    def _shift(self) -> float:
        return SHIFT * self._radius

    def _region(self, region: Region) -> Iterator[Spot]:
        entries = self._ledger.region(region)
        yield self._heading(region, len(entries))
        yield from self._fill(region, entries, list(self._lines(region)))

    def _heading(self, region: Region, count: int) -> Spot:
        """Titles stand above the circles, on two lines so that they do not meet; the last below them."""
        text, width = self._title(region, count), self._size.width()
        wide = min(width, self._bold.horizontalAdvance(text) + 2 * GAP)
        edge = self._middle.x() - self._shift - self._radius  # of A; B has the same on the other side
        left, top = {
            "a": (min(edge, (width - 2 * wide) / 2), 0.0),
            "both": ((width - wide) / 2, self._line),
            "b": (width - wide - min(edge, (width - 2 * wide) / 2), 0.0),
            "predicted": ((width - wide) / 2, self._below),
        }[region]
        return Spot(QRectF(left, top, wide, self._line), text, region)

    @property
    def _below(self) -> float:
        return self._middle.y() + self._radius + GAP

    def _lines(self, region: Region) -> Iterator[tuple[float, Span]]:
        """The tops of a region's lines, downwards, and from where to where each has room."""
        if region == "predicted":
            yield self._below + self._line, (GAP, self._size.width() - GAP)
            return
        count = int(2 * self._radius / self._line)
        tops = [self._middle.y() + (number - count / 2) * self._line for number in range(count)]
        for top in tops:
            left, right = self._chord(region, top)
            if right - left >= NARROWEST:
                yield top, (left, right)

    def _chord(self, region: Region, top: float) -> Span:
        """Where a line lies in a region: its narrower edge decides."""
        away = max(abs(top - self._middle.y()), abs(top + self._line - self._middle.y()))
        half = sqrt(max(0.0, self._radius**2 - away**2))
        near = min(abs(top - self._middle.y()), abs(top + self._line - self._middle.y()))
        widest = sqrt(max(0.0, self._radius**2 - (0.0 if near < self._line / 2 else near) ** 2))
        x, shift = self._middle.x(), self._shift
        inner = x + shift - widest  # the left edge of B, where it reaches furthest into A
        if region == "both":
            return x + shift - half + GAP, x - shift + half - GAP
        left, right = x - shift - half + GAP, min(inner, x - shift + half) - GAP
        return (left, right) if region == "a" else (2 * x - right, 2 * x - left)

    def _fill(
        self, region: Region, entries: Sequence[Entry], lines: Sequence[tuple[float, Span]]
    ) -> Iterator[Spot]:
        if region == "predicted":
            yield from self._row(region, entries, lines[0])
            return
        shown = entries if len(entries) <= len(lines) else entries[: max(0, len(lines) - 1)]
        first = (len(lines) - min(len(entries), len(lines))) // 2
        for entry, (top, span) in zip(shown, lines[first:], strict=False):
            yield self._spot(region, _marked(entry), top, span, entry)
        if len(shown) < len(entries) and lines:
            top, span = lines[-1]
            yield self._spot(region, f"+{len(entries) - len(shown)}", top, span)

    def _row(self, region: Region, entries: Sequence[Entry], line: tuple[float, Span]) -> Iterator[Spot]:
        """Side by side, as many as there is room for."""
        top, (left, right) = line
        more = self._metrics.horizontalAdvance("+0000") + 2 * GAP
        for number, entry in enumerate(entries):
            wide = self._metrics.horizontalAdvance(_marked(entry)) + 2 * GAP
            if left + wide > right - (more if number < len(entries) - 1 else 0):
                yield self._spot(region, f"+{len(entries) - number}", top, (left, left + more))
                return
            yield self._spot(region, _marked(entry), top, (left, left + wide), entry)
            left += wide

    def _spot(self, region: Region, text: str, top: float, span: Span, entry: Entry | None = None) -> Spot:
        """A text in the middle of its line, cut where it has no room."""
        room = span[1] - span[0]
        wide = min(room, self._metrics.horizontalAdvance(text) + 2 * GAP)
        cut = self._metrics.elidedText(text, Qt.TextElideMode.ElideRight, wide - GAP)
        box = QRectF((span[0] + span[1] - wide) / 2, top + 1, wide, self._line - 2)
        return Spot(box, cut, region, entry)


def _marked(entry: Entry) -> str:
    """A label with the shape of its verdict where the answer does not agree."""
    return entry.row.label if entry.verdict == "agrees" else f"{MARKS[entry.verdict]} {entry.row.label}"
