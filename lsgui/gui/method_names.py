"""The methods of combining by name, as menus and columns have them."""

from PySide6.QtCore import QCoreApplication

from lsgui.core.types import Method
from lsgui.gui.texts import QT_TRANSLATE_NOOP

METHOD_NAMES: dict[Method, str] = {
    "learned": QT_TRANSLATE_NOOP("Actions", "&Learned Networks"),
    "analytic": QT_TRANSLATE_NOOP("Actions", "&Analytic (baseline)"),
    "label_logic": QT_TRANSLATE_NOOP("Actions", "Label L&ogic (baseline)"),
    "laso_paper": QT_TRANSLATE_NOOP("Actions", "LaSO, as in the &Paper"),
    "laso_residual": QT_TRANSLATE_NOOP("Actions", "LaSO, as in its &Code"),
}


def method_name(method: Method) -> str:
    """A method's name as it is read, without the mark of its access key."""
    return QCoreApplication.translate("Actions", METHOD_NAMES[method]).replace("&", "")
