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

# For the highest contrast: at least 7 to 1 on white, or on black.
_STARK_LIGHT: dict[Ink, str] = {
    "a": "#00508c",
    "b": "#8f3c00",
    "answer": "#00573f",
    "warning": "#6b4500",
    "error": "#9c1c08",
}
_STARK_DARK: dict[Ink, str] = {
    "a": "#8fd0ff",
    "b": "#ffc04d",
    "answer": "#5ff0c4",
    "warning": "#ffe070",
    "error": "#ffb3a3",
}
_STARK_SHEET = "QLineEdit, QAbstractItemView, QTextBrowser { border: 1px solid palette(text); }"
"""Fusion draws frames a shade darker than the ground: on black, none would be seen."""
BORDER = 0.15
"""A fainter colour than this fills, a stronger one draws lines."""
_BLACK, _WHITE = QColor("#000000").rgb(), QColor("#ffffff").rgb()
_OWN_SIZE = "own text size"
_EFFECTS = (
    Qt.UIEffect.UI_AnimateMenu,
    Qt.UIEffect.UI_FadeMenu,
    Qt.UIEffect.UI_AnimateCombo,
    Qt.UIEffect.UI_AnimateTooltip,
    Qt.UIEffect.UI_FadeTooltip,
    Qt.UIEffect.UI_AnimateToolBox,
)

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


def is_stark(palette: QPalette) -> bool:
    """Whether a palette has the highest contrast: black on white, or white on black."""
    shown = palette.color(_Role.Window).rgb(), palette.color(_Role.WindowText).rgb()
    return shown in ((_WHITE, _BLACK), (_BLACK, _WHITE))


def ink(name: Ink, palette: QPalette) -> QColor:
    """A named colour that is legible on a palette."""
    dark = is_dark(palette)
    if is_stark(palette):
        return QColor((_STARK_DARK if dark else _STARK_LIGHT)[name])
    return QColor((_DARK if dark else _LIGHT)[name])


def faint(palette: QPalette, share: float) -> QColor:
    """The text colour, thinned: for borders (0.2) and fills (0.06). With the highest contrast, borders are
    hardly thinned at all."""
    colour = palette.color(_Role.WindowText)
    colour.setAlphaF(min(1.0, 4 * share) if is_stark(palette) and share >= BORDER else share)
    return colour


def apply(app: QApplication, theme: str, contrast: str = "system") -> None:
    """Show "light", "dark" or what the desktop says ("system"); so with the `contrast`, "normal" or "high".

    Where the platform cannot change its colours (Fusion without a desktop's theme), ours are used.
    """
    hints = app.styleHints()
    hints.setColorScheme(_SCHEMES[theme])
    wanted = hints.colorScheme() if theme == "system" else _SCHEMES[theme]
    asked = hints.accessibility().contrastPreference() == Qt.ContrastPreference.HighContrast
    dark, known = wanted == Qt.ColorScheme.Dark, wanted != Qt.ColorScheme.Unknown
    if app.styleSheet():
        app.setStyleSheet("")  # before the palette, which goes with it, and is slow to change beneath one
    if contrast == "high" or (contrast == "system" and asked):
        app.setPalette(_stark_palette(dark=dark))
        app.setStyleSheet(_STARK_SHEET)  # after the palette, or widgets that have it keep the old colours
        return
    if app.style().objectName().lower() != "fusion" or (theme == "system" and known):
        app.setPalette(QPalette())
    else:
        app.setPalette(_palette(dark=dark))


def scale_text(app: QApplication, percent: int) -> None:
    """Show all text at a percentage of the size that the desktop has set."""
    own = app.property(_OWN_SIZE)
    if own is None:
        own = app.font().pointSizeF()
        app.setProperty(_OWN_SIZE, own)
    font = app.font()
    if app.styleSheet():
        app.setStyleSheet("")  # beneath one, widgets keep the size that they have
    font.setPointSizeF(float(own) * percent / 100)
    app.setFont(font)


def calm(app: QApplication, motion: str = "system") -> bool:
    """Whether nothing is to move by itself, as the setting or the desktop asks; menus and lists obey."""
    hints = app.styleHints()  # while it is held, what it gives lives
    preference = hints.accessibility().motionPreference()
    still = motion == "none" or (motion == "system" and preference == Qt.MotionPreference.ReducedMotion)
    if still:
        for effect in _EFFECTS:
            app.setEffectEnabled(effect, False)
    return still


def _stark_palette(*, dark: bool) -> QPalette:
    """The palette of the highest contrast: nothing but black, white, yellow and blue."""
    ground, text = QColor("#000000" if dark else "#ffffff"), QColor("#ffffff" if dark else "#000000")
    accent = QColor("#ffd75f" if dark else "#00338d")
    palette = QPalette()
    grounds = (_Role.Window, _Role.Base, _Role.AlternateBase, _Role.Button, _Role.ToolTipBase)
    palette_texts = (_Role.WindowText, _Role.Text, _Role.ButtonText, _Role.PlaceholderText, _Role.ToolTipText)
    lines = (_Role.Light, _Role.Midlight, _Role.Mid, _Role.Dark, _Role.Shadow, _Role.BrightText)
    marks = (_Role.Highlight, _Role.Accent, _Role.Link, _Role.LinkVisited)
    for roles, colour in ((grounds, ground), (palette_texts, text), (lines, text), (marks, accent)):
        for role in roles:
            palette.setColor(role, colour)
    palette.setColor(_Role.HighlightedText, ground)
    for role in (_Role.WindowText, _Role.Text, _Role.ButtonText):
        palette.setColor(QPalette.ColorGroup.Disabled, role, QColor("#b0b0b0" if dark else "#555555"))
    return palette


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
        """Draw into a new pixmap; a control that is squeezed to nothing asks for an empty one."""
        pixmap = QPixmap(size)
        if pixmap.isNull():
            return pixmap
        pixmap.fill(Qt.GlobalColor.transparent)
        painter = QPainter(pixmap)
        self.paint(painter, QRect(QPoint(0, 0), size), mode, state)
        painter.end()
        return pixmap

    def clone(self) -> QIconEngine:
        """Another one for the same file."""
        return _Engine(self._name)
