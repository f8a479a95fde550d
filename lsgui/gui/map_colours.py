"""The colours of the map's signs, apart for every kind of eye, and by shape as well."""

from PySide6.QtGui import QColor, QPalette

from lsgui.gui import theme
from lsgui.gui.map_groups import Kind

_FAINT = 0.4


def colour_of(kind: Kind, palette: QPalette) -> QColor:
    """What a group is drawn in."""
    if kind == "with":
        return theme.ink("a", palette)
    if kind == "every":
        return theme.ink("answer", palette)
    if kind == "some":
        return theme.ink("b", palette)
    return theme.faint(palette, {"all": 0.65, "outside": 0.3}.get(kind, _FAINT))
