"""The actions of sessions, exports and the history, for the table of actions."""

from PySide6.QtGui import QKeySequence

from lsgui.gui.command import Command
from lsgui.gui.texts import QT_TRANSLATE_NOOP

_Key = QKeySequence.StandardKey

FILE_COMMANDS: tuple[Command, ...] = (
    Command(
        "new_session",
        "file",
        1,
        QT_TRANSLATE_NOOP("Actions", "&New Session"),
        lambda w: w.sessions.begin(),
        (_Key.New,),
        enabled=lambda b: b.sessions.file is not None or len(b.steps) > 1,
        tip=QT_TRANSLATE_NOOP("Actions", "Begin with empty wells and a new history"),
    ),
    Command(
        "open_session",
        "file",
        1,
        QT_TRANSLATE_NOOP("Actions", "Open S&ession…"),
        lambda w: w.sessions.ask_open(),
        ("Ctrl+Alt+S",),
    ),
    Command(
        "clear_sessions",
        "file/sessions",
        0,
        QT_TRANSLATE_NOOP("Actions", "&Clear This List"),
        lambda w: w.sessions.clear_recent(),
    ),
    Command(
        "save_session",
        "file",
        1,
        QT_TRANSLATE_NOOP("Actions", "&Save Session"),
        lambda w: w.sessions.save(),
        (_Key.Save,),
        enabled=lambda b: b.state.expression is not None,
    ),
    Command(
        "save_session_as",
        "file",
        1,
        QT_TRANSLATE_NOOP("Actions", "Save Session &As…"),
        lambda w: w.sessions.ask_save(),
        (_Key.SaveAs, "Ctrl+Shift+S"),
        enabled=lambda b: b.state.expression is not None,
    ),
    Command(
        "export_answer",
        "file",
        2,
        QT_TRANSLATE_NOOP("Actions", "E&xport Answer…"),
        lambda w: w.exports.ask(),
        ("Ctrl+Shift+E",),
        enabled=lambda b: b.answer is not None,
        tip=QT_TRANSLATE_NOOP("Actions", "Write the answer as a page with pictures, CSV, JSON or COCO"),
    ),
)

HISTORY_COMMAND = Command(
    "history",
    "edit",
    0,
    QT_TRANSLATE_NOOP("Actions", "&History…"),
    lambda w: w.sessions.show_history(),
    ("Ctrl+Alt+H",),
    tip=QT_TRANSLATE_NOOP("Actions", "List every change, and go to any of them"),
)

COMPARE_COMMAND = Command(
    "compare_recorded",
    "query",
    1,
    QT_TRANSLATE_NOOP("Actions", "Compare with What Was &Recorded"),
    lambda w: w.sessions.compare(),
    enabled=lambda b: b.sessions.comparable,
    tip=QT_TRANSLATE_NOOP("Actions", "Hold the answer against the numbers in the session that was opened"),
)
