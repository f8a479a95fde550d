"""The plots of the HTML report, as SVG text that needs nothing from outside."""

from collections.abc import Sequence
from dataclasses import dataclass
from html import escape

ROW, TOP, LEFT, RIGHT, WIDTH = 16, 24, 210, 14, 780
SIDE, MARGIN = 260, 40


@dataclass(frozen=True)
class Dot:
    """A number on a scale of 0 to 100, its interval, and the colour class of its series."""

    series: int
    value: float
    ends: Sequence[float] | None
    faint: bool = False


def dot_plot(rows: Sequence[tuple[str, Sequence[Dot]]], names: Sequence[str], *, unit: str) -> str:
    """One band a row with a dot a series, each on its own line, over a common scale of 0 to 100."""
    height = TOP + sum(ROW * len(dots) + 8 for _, dots in rows) + 30
    parts = [_grid(height), _legend(names)]
    y = TOP + 10.0
    for label, dots in rows:
        middle = y + ROW * (len(dots) - 1) / 2 + 4
        parts.append(f'<text x="{LEFT - 10}" y="{middle:.1f}" class="end">{escape(label)}</text>')
        for dot in dots:
            parts.append(_dot(dot, y, unit))
            y += ROW
        y += 8
    return _svg(WIDTH, height, "Numbers by cell with 95 % intervals", parts)


def _at(value: float) -> float:
    return LEFT + (WIDTH - LEFT - RIGHT) * value / 100


def _grid(height: float) -> str:
    lines = []
    for tick in range(0, 101, 20):
        x = _at(tick)
        lines.append(f'<line x1="{x}" x2="{x}" y1="{TOP}" y2="{height - 24}" class="grid"/>')
        lines.append(f'<text x="{x}" y="{height - 8}" class="middle">{tick}</text>')
    return "".join(lines)


def _legend(names: Sequence[str]) -> str:
    return "".join(
        f'<circle cx="{LEFT + 112 * i + 5}" cy="10" r="4" class="s{i}"/>'
        f'<text x="{LEFT + 112 * i + 14}" y="14">{escape(name)}</text>'
        for i, name in enumerate(names)
    )


def _dot(dot: Dot, y: float, unit: str) -> str:
    ends = "" if dot.ends is None else f", 95 %: {dot.ends[0]:.1f} to {dot.ends[1]:.1f}"
    title = f"<title>{dot.value:.1f}{escape(unit)}{ends}</title>"
    line = ""
    if dot.ends is not None:
        left, right = (_at(end) for end in dot.ends)
        line = f'<line x1="{left:.1f}" x2="{right:.1f}" y1="{y:.1f}" y2="{y:.1f}" class="s{dot.series}"/>'
    faint = ' opacity="0.4"' if dot.faint else ""
    circle = f'<circle cx="{_at(dot.value):.1f}" cy="{y:.1f}" r="4" class="s{dot.series}"/>'
    return f"<g{faint}>{title}{line}{circle}</g>"


def reliability_plot(title: str, curves: Sequence[Sequence[tuple[float, float, int]]]) -> str:
    """Curves of (claimed, happened, count), each a series, against the diagonal of perfect calibration."""
    full, half = SIDE - MARGIN, _y(0.5)
    parts = [
        f'<rect x="{MARGIN}" y="20" width="{full - 10}" height="{full - 10}" class="frame"/>',
        f'<line x1="{_x(0)}" y1="{_y(0)}" x2="{_x(1)}" y2="{_y(1)}" class="grid"/>',
        f'<text x="{MARGIN}" y="13">{escape(title)}</text>',
        f'<text x="{_x(0.5)}" y="{SIDE - 4}" class="middle">score</text>',
        f'<text x="12" y="{half}" class="middle" transform="rotate(-90 12 {half})">share present</text>',
    ]
    for tick in (0, 0.5, 1):
        parts.append(f'<text x="{_x(tick)}" y="{SIDE - 17}" class="middle">{tick:g}</text>')
        parts.append(f'<text x="{MARGIN - 4}" y="{_y(tick) + 4}" class="end">{tick:g}</text>')
    for series, points in enumerate(curves):
        parts.append(_curve(series, points))
    return _svg(SIDE, SIDE, f"Reliability: {title}", parts)


def _curve(series: int, points: Sequence[tuple[float, float, int]]) -> str:
    path = " ".join(f"{_x(x):.1f},{_y(y):.1f}" for x, y, _ in points)
    dots = "".join(
        f'<circle cx="{_x(x):.1f}" cy="{_y(y):.1f}" r="3" class="s{series}">'
        f"<title>{x:.3f} claimed, {y:.3f} present, {count:,} entries</title></circle>"
        for x, y, count in points
    )
    return f'<polyline points="{path}" class="line s{series}"/>{dots}'


def _x(value: float) -> float:
    return MARGIN + (SIDE - MARGIN - 10) * value


def _y(value: float) -> float:
    return 20 + (SIDE - MARGIN - 10) * (1 - value)


def _svg(width: float, height: float, label: str, parts: Sequence[str]) -> str:
    start = f'<svg viewBox="0 0 {width} {height}" width="{width}" height="{height}"'
    return f'{start} role="img" aria-label="{escape(label)}">{"".join(parts)}</svg>'
