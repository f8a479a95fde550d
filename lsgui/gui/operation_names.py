"""The set operations by name, as buttons, menus and the history have them."""

from lsgui.core.types import Operation
from lsgui.gui.texts import QT_TRANSLATE_NOOP, translate

NAMES: dict[Operation, str] = {
    "intersection": QT_TRANSLATE_NOOP("Operations", "Intersection"),
    "union": QT_TRANSLATE_NOOP("Operations", "Union"),
    "difference": QT_TRANSLATE_NOOP("Operations", "Difference"),
}


def operation_name(operation: Operation) -> str:
    """An operation's name in the user's language."""
    return translate("Operations", NAMES[operation])
