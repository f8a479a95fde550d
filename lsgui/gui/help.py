"""The pages of help that come with the program, shown in the window."""

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QLocale
from PySide6.QtWidgets import QTextBrowser

from lsgui import paths
from lsgui.gui.dialogs import close_button, empty_dialog
from lsgui.gui.texts import translate

if TYPE_CHECKING:
    from PySide6.QtWidgets import QDialog

    from lsgui.gui.main_window import MainWindow

OPERATIONS = "operations.md"
SESSIONS = "sessions.md"
TEACHING = "teaching.md"


def help_dialog(window: "MainWindow", page: str = OPERATIONS) -> "QDialog":
    """A page of help, to be read and copied."""
    titles = {
        OPERATIONS: translate("Help", "What the Operations Do"),
        SESSIONS: translate("Help", "Sessions and Exports"),
        TEACHING: translate("Help", "Teaching New Categories"),
    }
    title = titles[page]
    dialog, layout = empty_dialog(window, title)
    text = QTextBrowser()
    text.setAccessibleName(title)
    text.setMarkdown(_file(page).read_text(encoding="utf-8"))
    layout.addWidget(text, 1)
    close_button(dialog, layout)
    dialog.resize(min(760, window.width()), min(680, window.height()))
    return dialog


def _file(page: str) -> Path:
    """The page in the window's language; in English where nobody has translated it."""
    folder = paths.resources() / "help"
    translated = folder / QLocale().name().partition("_")[0] / page
    return translated if translated.is_file() else folder / page
