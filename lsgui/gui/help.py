"""The pages of help that come with the program, shown in the window, and which of them a panel has."""

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QLocale
from PySide6.QtWidgets import QTextBrowser

from lsgui import paths
from lsgui.gui.texts import QT_TRANSLATE_NOOP, translate

if TYPE_CHECKING:
    from PySide6.QtWidgets import QDialog, QWidget

    from lsgui.gui.main_window import MainWindow

OPERATIONS = "operations.md"
EXPRESSIONS = "expressions.md"
TRUST = "trust.md"
LIBRARY = "library.md"
MAP = "map.md"
BACKWARDS = "backwards.md"
TEACHING = "teaching.md"
SESSIONS = "sessions.md"
KEYBOARD = "keyboard.md"
TITLES = {
    OPERATIONS: QT_TRANSLATE_NOOP("Help", "What the Operations Do"),
    EXPRESSIONS: QT_TRANSLATE_NOOP("Help", "More than Two Images"),
    TRUST: QT_TRANSLATE_NOOP("Help", "Why, and How Far to Trust It"),
    LIBRARY: QT_TRANSLATE_NOOP("Help", "Your Library"),
    MAP: QT_TRANSLATE_NOOP("Help", "The Map of the Library"),
    BACKWARDS: QT_TRANSLATE_NOOP("Help", "Asking Backwards"),
    TEACHING: QT_TRANSLATE_NOOP("Help", "Teaching New Categories"),
    SESSIONS: QT_TRANSLATE_NOOP("Help", "Sessions and Exports"),
    KEYBOARD: QT_TRANSLATE_NOOP("Help", "Without a Mouse, with a Screen Reader"),
}
_PAGE = "help page"
LETTERS = 84
"""A line of help is about so many letters wide, whatever their size."""


def name_pages(window: "MainWindow") -> None:
    """Say which page of help explains each panel and what is in it."""
    for page, panels in {
        EXPRESSIONS: (window.expression, window.more),
        TRUST: (window.labels.meter, window.labels.promise),
        LIBRARY: (window.neighbours, window.browser, window.docks["library"]),
        MAP: (window.map,),
        BACKWARDS: (window.backwards,),
        TEACHING: (window.docks["fewshot"],),
    }.items():
        for panel in panels:
            panel.setProperty(_PAGE, page)


def page_of(widget: "QWidget | None") -> str:
    """The page that explains a widget, or what it is in; what the operations do, where nothing else does."""
    while widget is not None:
        page = widget.property(_PAGE)
        if page in TITLES:
            return str(page)
        widget = widget.parentWidget()
    return OPERATIONS


def help_dialog(window: "MainWindow", page: str = OPERATIONS) -> "QDialog":
    """A page of help, to be read and copied."""
    from lsgui.gui.dialogs import close_button, empty_dialog  # which needs the actions, and they these pages

    title = translate("Help", TITLES[page])
    dialog, layout = empty_dialog(window, title)
    text = QTextBrowser()
    text.setAccessibleName(title)
    text.setAccessibleDescription(translate("Help", "Arrow keys scroll, Tab goes on to Close, Esc closes"))
    text.setMarkdown(_file(page).read_text(encoding="utf-8"))
    layout.addWidget(text, 1)
    close_button(dialog, layout)
    letters = text.fontMetrics()
    wide, high = LETTERS * letters.averageCharWidth() + 80, 36 * letters.lineSpacing()
    dialog.resize(min(wide, window.width()), min(high, window.height()))
    return dialog


def _file(page: str) -> Path:
    """The page in the window's language; in English where nobody has translated it."""
    folder = paths.resources() / "help"
    translated = folder / QLocale().name().partition("_")[0] / page
    return translated if translated.is_file() else folder / page
