"""The pages of help that come with the program, shown in the window."""

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QTextBrowser

from lsgui import paths
from lsgui.gui.dialogs import close_button, empty_dialog

if TYPE_CHECKING:
    from PySide6.QtWidgets import QDialog

    from lsgui.gui.main_window import MainWindow

OPERATIONS = "operations.md"
SESSIONS = "sessions.md"
TEACHING = "teaching.md"


def help_dialog(window: "MainWindow", page: str = OPERATIONS) -> "QDialog":
    """A page of help, to be read and copied."""
    titles = {
        OPERATIONS: window.tr("What the Operations Do"),
        SESSIONS: window.tr("Sessions and Exports"),
        TEACHING: window.tr("Teaching New Categories"),
    }
    title = titles[page]
    dialog, layout = empty_dialog(window, title)
    text = QTextBrowser()
    text.setAccessibleName(title)
    text.setMarkdown((paths.resources() / "help" / page).read_text(encoding="utf-8"))
    layout.addWidget(text, 1)
    close_button(dialog, layout)
    dialog.resize(min(760, window.width()), min(680, window.height()))
    return dialog
