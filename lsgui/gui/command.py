"""One action of the window as a record, and the records of actions that come in rows: one for each operation,
method and theme."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtGui import QAction, QKeySequence

from lsgui.core.types import ExtraMethod, Method, Operation
from lsgui.gui.method_names import METHOD_NAMES
from lsgui.gui.operation_names import NAMES
from lsgui.gui.panels.operation import KEYS
from lsgui.gui.texts import QT_TRANSLATE_NOOP

if TYPE_CHECKING:
    from lsgui.gui.main_window import MainWindow
    from lsgui.gui.session_bridge import SessionBridge

THEMES = {
    "system": QT_TRANSLATE_NOOP("Actions", "As the &System"),
    "light": QT_TRANSLATE_NOOP("Actions", "&Light"),
    "dark": QT_TRANSLATE_NOOP("Actions", "&Dark"),
}


@dataclass(frozen=True)
class Command:
    """One action. `section` separates groups in a menu; `checked` makes it checkable, and `exclusive`
    one of several of which one is always in force; `shown` says whether there is such a thing here."""

    id: str
    menu: str
    section: int
    text: str
    run: "Callable[[MainWindow], object]"
    keys: tuple[str | QKeySequence.StandardKey, ...] = ()
    icon: str = ""
    enabled: "Callable[[SessionBridge], bool] | None" = None
    checked: "Callable[[MainWindow], bool] | None" = None
    role: QAction.MenuRole = QAction.MenuRole.NoRole
    tip: str = ""
    exclusive: bool = False
    shown: "Callable[[SessionBridge], bool] | None" = None


def operation_command(operation: Operation) -> Command:
    """Choosing an operation."""
    return Command(
        operation,
        "query",
        0,
        NAMES[operation],
        lambda w: w.bridge.set_operation(operation),
        KEYS[operation],
        enabled=lambda b: b.state.a_meets_b,
        checked=lambda w: w.bridge.state.operation == operation,
        exclusive=True,
    )


def method_command(method: Method) -> Command:
    """Choosing a method that every checkpoint has."""
    return Command(
        f"method_{method}",
        "query/method",
        0,
        METHOD_NAMES[method],
        lambda w: w.change_setting("method", method),
        checked=lambda w: w.bridge.state.method == method,
        exclusive=True,
    )


def extra_method_command(method: ExtraMethod) -> Command:
    """A method that some checkpoints have; it is not kept as a setting, since the next one may lack it."""
    return Command(
        f"method_{method}",
        "query/method",
        0,
        METHOD_NAMES[method],
        lambda w: w.bridge.set_method(method),
        checked=lambda w: w.bridge.state.method == method,
        exclusive=True,
        shown=lambda b: b.engine is not None and method in b.engine.methods,
    )


def why_commands() -> tuple[Command, ...]:
    """Showing what carried a label, and hiding it."""
    show = Command(
        "why",
        "query",
        2,
        QT_TRANSLATE_NOOP("Actions", "Show &Why"),
        lambda w: w.labels.toggle_why(),
        ("Ctrl+Shift+Y",),
        enabled=lambda b: b.state.expression is not None,
        checked=lambda w: w.bridge.explanations.key is not None,
        tip=QT_TRANSLATE_NOOP("Actions", "Show which places of A and B carried the chosen label"),
    )
    hide = Command(
        "hide_why",
        "query",
        2,
        QT_TRANSLATE_NOOP("Actions", "&Hide Why"),
        lambda w: w.bridge.explanations.hide(),
        ("Esc",),
        enabled=lambda b: b.explanations.key is not None,
    )
    return show, hide


def theme_command(name: str) -> Command:
    """Choosing a theme."""
    return Command(
        f"theme_{name}",
        "view/theme",
        0,
        THEMES[name],
        lambda w: w.change_setting("theme", name),
        checked=lambda w: w.bridge.settings.text("theme") == name,
        exclusive=True,
    )
