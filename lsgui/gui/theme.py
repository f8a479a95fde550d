"""Colours, spacing, themes and icons: how the window looks, in one place."""

from functools import cache
from typing import Literal

from PySide6.QtCore import QPoint, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QGuiApplication, QIcon, QIconEngine, QPainter, QPalette, QPixmap
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import QApplication

from lsgui import paths

SPACING = 8
MARGIN = 12
RADIUS = 8

Ink = Literal["a", "b", "answer", "warning", "error"]

# Okabe and Ito's colours, which stay apart under every kind of colour blindness; lighter on dark.
_LIGHT: dict[Ink, str] = {
    "a": "#0072B2",
    "b": "#D55E00",
    "answer": "#009E73",
    "warning": "#B37400",
    "error": "#C23B22",
}
_DARK: dict[Ink, str] = {
    "a": "#56B4E9",
    "b": "#E69F00",
    "answer": "#2BC79A",
    "warning": "#F0C048",
    "error": "#FF8A70",
}

_Role = QPalette.ColorRole
_LIGHT_PALETTE = {
    _Role.Window: "#f4f5f7",
    _Role.Base: "#ffffff",
    _Role.AlternateBase: "#f7f8fa",
    _Role.Button: "#f9fafb",
    _Role.WindowText: "#1d2025",
    _Role.Text: "#1d2025",
    _Role.ButtonText: "#1d2025",
    _Role.PlaceholderText: "#6a707b",
    _Role.ToolTipBase: "#ffffff",
    _Role.ToolTipText: "#1d2025",
    _Role.Highlight: "#1a6fc4",
    _Role.HighlightedText: "#ffffff",
    _Role.Accent: "#1a6fc4",
    _Role.Link: "#1560ab",
    _Role.LinkVisited: "#6a4c9c",
    _Role.Light: "#ffffff",
    _Role.Midlight: "#e3e5ea",
    _Role.Mid: "#c3c7cf",
    _Role.Dark: "#a3a8b2",
    _Role.Shadow: "#7c818b",
    _Role.BrightText: "#ffffff",
}
_DARK_PALETTE = {
    _Role.Window: "#24262a",
    _Role.Base: "#1b1d20",
    _Role.AlternateBase: "#212327",
    _Role.Button: "#33363c",
    _Role.WindowText: "#e6e8eb",
    _Role.Text: "#e6e8eb",
    _Role.ButtonText: "#e6e8eb",
    _Role.PlaceholderText: "#9aa0aa",
    _Role.ToolTipBase: "#33363c",
    _Role.ToolTipText: "#e6e8eb",
    _Role.Highlight: "#2672c2",
    _Role.HighlightedText: "#ffffff",
    _Role.Accent: "#5aa5ee",
    _Role.Link: "#7ab8f5",
    _Role.LinkVisited: "#c0a4e8",
    _Role.Light: "#4a4e56",
    _Role.Midlight: "#3b3f46",
    _Role.Mid: "#4d525b",
    _Role.Dark: "#16181a",
    _Role.Shadow: "#0c0d0e",
    _Role.BrightText: "#ffffff",
}
_SCHEMES = {
    "system": Qt.ColorScheme.Unknown,
    "light": Qt.ColorScheme.Light,
    "dark": Qt.ColorScheme.Dark,
}


def is_dark(palette: QPalette) -> bool:
    """Whether text is lighter than what it stands on."""
    return palette.color(_Role.Window).lightness() < palette.color(_Role.WindowText).lightness()


def ink(name: Ink, palette: QPalette) -> QColor:
    """A named colour that is legible on a palette."""
    return QColor((_DARK if is_dark(palette) else _LIGHT)[name])


def faint(palette: QPalette, share: float) -> QColor:
    """The text colour, thinned: for borders (0.2) and fills (0.06)."""
    colour = palette.color(_Role.WindowText)
    colour.setAlphaF(share)
    return colour


def apply(app: QApplication, theme: str) -> None:
    """Show "light", "dark" or what the desktop says ("system").

    Where the platform cannot change its colours (Fusion without a desktop's theme), ours are used.
    """
    hints = app.styleHints()
    hints.setColorScheme(_SCHEMES[theme])
    wanted = hints.colorScheme() if theme == "system" else _SCHEMES[theme]
    if app.style().objectName().lower() != "fusion":
        return
    if theme == "system" and wanted != Qt.ColorScheme.Unknown:
        app.setPalette(QPalette())
    else:
        app.setPalette(_palette(dark=wanted == Qt.ColorScheme.Dark))


def _palette(*, dark: bool) -> QPalette:
    palette = QPalette()
    for role, colour in (_DARK_PALETTE if dark else _LIGHT_PALETTE).items():
        palette.setColor(role, QColor(colour))
    for role in (_Role.WindowText, _Role.Text, _Role.ButtonText):
        palette.setColor(QPalette.ColorGroup.Disabled, role, QColor("#70757e" if dark else "#9ba0a9"))
    grey = QColor("#4a4e56" if dark else "#c3c7cf")
    palette.setColor(QPalette.ColorGroup.Disabled, _Role.Highlight, grey)
    return palette


def icon(name: str) -> QIcon:
    """A shipped icon that is drawn in the colour of the text around it, at every resolution."""
    return QIcon(_Engine(name))


@cache
def _svg(name: str) -> str:
    return (paths.icons() / f"{name}.svg").read_text("utf-8")


@cache
def _renderer(name: str, colour: str) -> QSvgRenderer:
    return QSvgRenderer(_svg(name).replace("currentColor", colour).encode())


class _Engine(QIconEngine):
    """Draws an SVG file, its `currentColor` replaced by the palette's."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self._name = name

    def paint(self, painter: QPainter, rect: QRect, mode: QIcon.Mode, state: QIcon.State) -> None:
        """Draw into a rectangle."""
        disabled = mode == QIcon.Mode.Disabled
        group = QPalette.ColorGroup.Disabled if disabled else QPalette.ColorGroup.Active
        role = _Role.HighlightedText if mode == QIcon.Mode.Selected else _Role.ButtonText
        colour = QGuiApplication.palette().color(group, role)
        _renderer(self._name, colour.name()).render(painter, QRectF(rect))

    def pixmap(self, size: QSize, mode: QIcon.Mode, state: QIcon.State) -> QPixmap:
        """Draw into a new pixmap."""
        pixmap = QPixmap(size)
        pixmap.fill(Qt.GlobalColor.transparent)
        painter = QPainter(pixmap)
        self.paint(painter, QRect(QPoint(0, 0), size), mode, state)
        painter.end()
        return pixmap

    def clone(self) -> QIconEngine:
        """Another one for the same file."""
        return _Engine(self._name)
