"""Every action of the window in one table: menus, toolbar, shortcuts and their list in Help come from it."""

from typing import TYPE_CHECKING

from PySide6.QtGui import QAction, QKeySequence

from lsgui.core.types import EXTRA_METHODS, METHODS, OPERATIONS
from lsgui.gui import theme
from lsgui.gui.command import (
    THEMES,
    Command,
    extra_method_command,
    method_command,
    operation_command,
    theme_command,
    why_commands,
)
from lsgui.gui.expression_commands import EXPRESSION, OPEN_MORE
from lsgui.gui.help_commands import HELP_COMMANDS
from lsgui.gui.mirror import left_to_right
from lsgui.gui.operation_names import NAMES
from lsgui.gui.session_commands import (
    COMPARE_COMMAND,
    FILE_COMMANDS,
    HISTORY_COMMAND,
)
from lsgui.gui.texts import QT_TRANSLATE_NOOP, translate
from lsgui.gui.tips import plain_tip

if TYPE_CHECKING:
    from lsgui.gui.main_window import MainWindow
    from lsgui.gui.session_bridge import SessionBridge

MENUS = {
    "file": QT_TRANSLATE_NOOP("Actions", "&File"),
    "file/sessions": QT_TRANSLATE_NOOP("Actions", "Re&cent Sessions"),
    "file/recent": QT_TRANSLATE_NOOP("Actions", "Open &Recent"),
    "edit": QT_TRANSLATE_NOOP("Actions", "&Edit"),
    "query": QT_TRANSLATE_NOOP("Actions", "&Query"),
    "query/method": QT_TRANSLATE_NOOP("Actions", "&Method"),
    "library": QT_TRANSLATE_NOOP("Actions", "&Library"),
    "view": QT_TRANSLATE_NOOP("Actions", "&View"),
    "view/theme": QT_TRANSLATE_NOOP("Actions", "&Theme"),
    "help": QT_TRANSLATE_NOOP("Actions", "&Help"),
}
UNDO = QT_TRANSLATE_NOOP("Actions", "&Undo {change}")
REDO = QT_TRANSLATE_NOOP("Actions", "&Redo {change}")
_Key = QKeySequence.StandardKey


def _has_image(bridge: "SessionBridge") -> bool:
    return bridge.state.expression is not None


COMMANDS: tuple[Command, ...] = (
    Command(
        "open_a",
        "file",
        0,
        QT_TRANSLATE_NOOP("Actions", "&Open Image A…"),
        lambda w: w.intake.open_image("image_a"),
        (_Key.Open,),
        "open",
    ),
    Command(
        "open_b",
        "file",
        0,
        QT_TRANSLATE_NOOP("Actions", "Open &Image B…"),
        lambda w: w.intake.open_image("image_b"),
        ("Ctrl+Shift+O",),
        "open",
    ),
    OPEN_MORE,
    Command(
        "clear_recent",
        "file/recent",
        0,
        QT_TRANSLATE_NOOP("Actions", "&Clear This List"),
        lambda w: w.bridge.clear_recent_images(),
        enabled=lambda b: bool(b.recent_images()),
    ),
    *FILE_COMMANDS,
    Command(
        "close",
        "file",
        3,
        QT_TRANSLATE_NOOP("Actions", "&Quit"),
        lambda w: w.close(),
        (_Key.Quit, "Ctrl+Q"),
        role=QAction.MenuRole.QuitRole,
    ),
    Command(
        "undo",
        "edit",
        0,
        QT_TRANSLATE_NOOP("Actions", "&Undo"),
        lambda w: w.bridge.undo(),
        (_Key.Undo,),
        "undo",
        enabled=lambda b: b.undo_name is not None,
    ),
    Command(
        "redo",
        "edit",
        0,
        QT_TRANSLATE_NOOP("Actions", "&Redo"),
        lambda w: w.bridge.redo(),
        (_Key.Redo, "Ctrl+Y"),
        "redo",
        enabled=lambda b: b.redo_name is not None,
    ),
    HISTORY_COMMAND,
    Command(
        "paste",
        "edit",
        1,
        QT_TRANSLATE_NOOP("Actions", "&Paste Photograph"),
        lambda w: w.intake.paste(),
        (_Key.Paste,),
        "paste",
        tip=QT_TRANSLATE_NOOP("Actions", "Paste a photograph, or one or two copied files"),
    ),
    Command(
        "clear_a",
        "edit",
        2,
        QT_TRANSLATE_NOOP("Actions", "Clear Image &A"),
        lambda w: w.bridge.clear_image("image_a"),
        enabled=lambda b: b.state.image_a is not None,
    ),
    Command(
        "clear_b",
        "edit",
        2,
        QT_TRANSLATE_NOOP("Actions", "Clear Image &B"),
        lambda w: w.bridge.clear_image("image_b"),
        enabled=lambda b: b.state.image_b is not None,
    ),
    Command(
        "settings",
        "edit",
        3,
        QT_TRANSLATE_NOOP("Actions", "&Settings…"),
        lambda w: w.show_settings(),
        (_Key.Preferences, "Ctrl+,"),
        role=QAction.MenuRole.PreferencesRole,
    ),
    *(operation_command(operation) for operation in OPERATIONS),
    Command(
        "swap",
        "query",
        1,
        QT_TRANSLATE_NOOP("Actions", "&Swap A and B"),
        lambda w: w.bridge.swap_images(),
        ("S",),
        "swap",
        enabled=_has_image,
    ),
    COMPARE_COMMAND,
    *why_commands(),
    *(method_command(method) for method in METHODS),
    *(extra_method_command(method) for method in EXTRA_METHODS),
    Command(
        "add_folder",
        "library",
        0,
        QT_TRANSLATE_NOOP("Actions", "&Add Folder…"),
        lambda w: w.intake.choose_folder(),
        ("Ctrl+Shift+L",),
        "library",
        enabled=lambda b: not b.library_lost,
    ),
    Command(
        "rescan",
        "library",
        0,
        QT_TRANSLATE_NOOP("Actions", "&Rescan"),
        lambda w: w.bridge.rescan(),
        (_Key.Refresh,),
        enabled=lambda b: b.library is not None and not b.indexing,
    ),
    Command(
        "pause_index",
        "library",
        0,
        QT_TRANSLATE_NOOP("Actions", "&Pause Indexing"),
        lambda w: w.bridge.pause_index(not w.bridge.index_paused),
        enabled=lambda b: b.indexing,
        checked=lambda w: w.bridge.index_paused,
    ),
    Command(
        "cancel_index",
        "library",
        0,
        QT_TRANSLATE_NOOP("Actions", "&Stop Indexing"),
        lambda w: w.bridge.cancel_index(),
        enabled=lambda b: b.indexing,
    ),
    Command(
        "check_library",
        "library",
        1,
        QT_TRANSLATE_NOOP("Actions", "&Check Library…"),
        lambda w: w.check_library(),
        enabled=lambda b: b.engine is not None and not b.care.busy,
        tip=QT_TRANSLATE_NOOP("Actions", "Compare the library with its checksums, and repair it if need be"),
    ),
    Command(
        "library",
        "view",
        0,
        QT_TRANSLATE_NOOP("Actions", "&Library"),
        lambda w: w.toggle_panel("library"),
        ("Ctrl+L",),
        "library",
        checked=lambda w: w.panel_shown("library"),
        tip=QT_TRANSLATE_NOOP("Actions", "Show or hide the library's folders"),
    ),
    Command(
        "fewshot",
        "view",
        0,
        QT_TRANSLATE_NOOP("Actions", "&Few-shot"),
        lambda w: w.toggle_panel("fewshot"),
        ("Ctrl+H",),
        "fewshot",
        checked=lambda w: w.panel_shown("fewshot"),
        tip=QT_TRANSLATE_NOOP("Actions", "Show or hide the heads fitted for your own categories"),
    ),
    Command(
        "browse",
        "view",
        0,
        QT_TRANSLATE_NOOP("Actions", "All &Photographs"),
        lambda w: w.pages.toggle("browser"),
        ("Ctrl+G",),
        "image",
        checked=lambda w: w.pages.shown("browser"),
        tip=QT_TRANSLATE_NOOP("Actions", "Show all photographs of the library, or the answer again"),
    ),
    Command(
        "compare",
        "view",
        0,
        QT_TRANSLATE_NOOP("Actions", "&Compare Methods"),
        lambda w: w.pages.toggle("methods"),
        ("Ctrl+Shift+M",),
        checked=lambda w: w.pages.shown("methods"),
        tip=QT_TRANSLATE_NOOP("Actions", "Show what every method answers, side by side, or the answer again"),
    ),
    EXPRESSION,
    Command(
        "map",
        "view",
        0,
        QT_TRANSLATE_NOOP("Actions", "&Map of the Library"),
        lambda w: w.pages.toggle("map"),
        ("Ctrl+Shift+P",),
        checked=lambda w: w.pages.shown("map"),
        tip=QT_TRANSLATE_NOOP("Actions", "Show the library with what is alike together, or the answer again"),
    ),
    Command(
        "backwards",
        "view",
        0,
        QT_TRANSLATE_NOOP("Actions", "Ask &Backwards"),
        lambda w: w.pages.toggle("backwards"),
        ("Ctrl+B",),
        checked=lambda w: w.pages.shown("backwards"),
        tip=QT_TRANSLATE_NOOP("Actions", "Seek photographs that give labels you choose, or the answer again"),
    ),
    *(theme_command(name) for name in THEMES),
    Command(
        "full_screen",
        "view",
        2,
        QT_TRANSLATE_NOOP("Actions", "F&ull Screen"),
        lambda w: w.toggle_full_screen(),
        (_Key.FullScreen, "F11"),
        checked=lambda w: w.isFullScreen(),
    ),
    *HELP_COMMANDS,
)
TOOLBAR = ("open_a", "open_b", "paste", "", "undo", "redo", "", "swap", ">", "library", "fewshot")
"""Ids of the actions in the toolbar; "" is a separator, ">" moves what follows to the far end."""

ICON_ONLY = ("undo", "redo")


def tr(text: str) -> str:
    """A text of the table in the user's language (the operations' names belong to their buttons)."""
    context = "Operations" if text in NAMES.values() else "Actions"
    return translate(context, text)


def plain(text: str) -> str:
    """A menu text as it is read: without the mark of its access key and the dots."""
    return tr(text).replace("&", "").rstrip("…")


def shortcuts(command: Command) -> list[QKeySequence]:
    """The key sequences of a command on this platform, each once, the usual one first."""
    found: list[QKeySequence] = []
    for key in command.keys:
        sequences = (
            QKeySequence.keyBindings(key)
            if isinstance(key, QKeySequence.StandardKey)
            else [QKeySequence(key)]
        )
        found += [sequence for sequence in sequences if sequence not in found and not sequence.isEmpty()]
    return found


def build(window: "MainWindow") -> dict[str, QAction]:
    """A QAction for every command, by id."""
    return {command.id: _action(window, command) for command in COMMANDS}


def _action(window: "MainWindow", command: Command) -> QAction:
    action = QAction(tr(command.text), window)
    action.setObjectName(command.id)
    action.setShortcuts(shortcuts(command))
    action.setMenuRole(command.role)
    action.setCheckable(command.checked is not None)
    if command.icon:
        action.setIcon(theme.icon(command.icon))
    keys = left_to_right(action.shortcut().toString(QKeySequence.SequenceFormat.NativeText))
    words = tr(command.tip) if command.tip else plain(command.text)
    action.setToolTip(f"{words}  ({keys})" if keys else words)

    def run() -> None:
        command.run(window)
        refresh(window)  # a checked mark follows what is so, not what was clicked

    action.triggered.connect(run)
    return action


def refresh(window: "MainWindow") -> None:
    """Bring enabled states, marks, and the texts of undo and redo up to date."""
    bridge = window.bridge
    for command in COMMANDS:
        action = window.actions_by_id[command.id]
        if command.enabled is not None:
            action.setEnabled(command.enabled(bridge))
        if command.checked is not None:
            action.setChecked(command.checked(window))
        if command.shown is not None:
            action.setVisible(command.shown(bridge))
    undo = tr(UNDO).format(change=bridge.undo_name) if bridge.undo_name else translate("Actions", "&Undo")
    redo = tr(REDO).format(change=bridge.redo_name) if bridge.redo_name else translate("Actions", "&Redo")
    for id_, text in (("undo", undo), ("redo", redo)):
        action = window.actions_by_id[id_]
        action.setText(text)
        keys = left_to_right(action.shortcut().toString(QKeySequence.SequenceFormat.NativeText))
        action.setToolTip(plain_tip(f"{action.text().replace('&', '')}  ({keys})"))
