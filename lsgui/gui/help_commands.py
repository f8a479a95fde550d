"""The actions of the Help menu, for the table of actions: one for each page of help, and for the keys."""

from PySide6.QtGui import QAction, QKeySequence

from lsgui.gui import help as pages
from lsgui.gui.command import Command
from lsgui.gui.texts import QT_TRANSLATE_NOOP

CONTEXT_COMMAND = Command(
    "context_help",
    "help",
    0,
    QT_TRANSLATE_NOOP("Actions", "&Help for This Panel"),
    lambda w: w.show_help(pages.page_of(w.focusWidget())),
    (QKeySequence.StandardKey.HelpContents, "F1"),
    tip=QT_TRANSLATE_NOOP("Actions", "Explain the panel that has the keyboard"),
)
SHORTCUTS_COMMAND = Command(
    "shortcuts",
    "help",
    0,
    QT_TRANSLATE_NOOP("Actions", "&Keyboard Shortcuts"),
    lambda w: w.show_shortcuts(),
    ("Ctrl+F1",),
    tip=QT_TRANSLATE_NOOP("Actions", "List every key of the window and its panels"),
)


def _page_command(id_: str, text: str, page: str) -> Command:
    """Showing a page of help."""
    return Command(id_, "help", 1, text, lambda w: w.show_help(page))


HELP_COMMANDS: tuple[Command, ...] = (
    CONTEXT_COMMAND,
    SHORTCUTS_COMMAND,
    _page_command(
        "operations_help", QT_TRANSLATE_NOOP("Actions", "&What the Operations Do"), pages.OPERATIONS
    ),
    _page_command(
        "expressions_help", QT_TRANSLATE_NOOP("Actions", "&More than Two Images"), pages.EXPRESSIONS
    ),
    _page_command("trust_help", QT_TRANSLATE_NOOP("Actions", "Wh&y, and How Far to Trust It"), pages.TRUST),
    _page_command("library_help", QT_TRANSLATE_NOOP("Actions", "Your &Library"), pages.LIBRARY),
    _page_command("map_help", QT_TRANSLATE_NOOP("Actions", "The Ma&p of the Library"), pages.MAP),
    _page_command("backwards_help", QT_TRANSLATE_NOOP("Actions", "Asking &Backwards"), pages.BACKWARDS),
    _page_command("teaching_help", QT_TRANSLATE_NOOP("Actions", "&Teaching New Categories"), pages.TEACHING),
    _page_command("sessions_help", QT_TRANSLATE_NOOP("Actions", "S&essions and Exports"), pages.SESSIONS),
    _page_command(
        "keyboard_help",
        QT_TRANSLATE_NOOP("Actions", "Without a Mouse, with a Screen &Reader"),
        pages.KEYBOARD,
    ),
    Command("logs", "help", 2, QT_TRANSLATE_NOOP("Actions", "Open the Log &Folder"), lambda w: w.open_logs()),
    Command(
        "about",
        "help",
        2,
        QT_TRANSLATE_NOOP("Actions", "&About lsgui"),
        lambda w: w.show_about(),
        role=QAction.MenuRole.AboutRole,
    ),
)
