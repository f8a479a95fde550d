"""Pictures in plain colours for the stand-in engine, and a window that shows an expression of them."""

from pathlib import Path

from PIL import Image
from PySide6.QtCore import QMimeData, Qt
from PySide6.QtWidgets import QApplication, QMenu, QWidget
from pytestqt.qtbot import QtBot

from lsgui.core.formulas import Place, text
from lsgui.gui.expression_chips import Chip
from lsgui.gui.main_window import MainWindow

COLOURS = {"red": (255, 0, 0), "green": (0, 255, 0), "blue": (0, 0, 255), "white": (255, 255, 255)}


def colours(folder: Path) -> dict[str, Path]:
    """A file for each colour."""
    folder.mkdir(exist_ok=True)
    for name, colour in COLOURS.items():
        Image.new("RGB", (40, 30), colour).save(folder / f"{name}.png")
    return {name: folder / f"{name}.png" for name in COLOURS}


def chip(window: MainWindow, place: Place) -> Chip:
    """The chip at a place."""
    return window.expression.tree.chips[place]


def asked(window: MainWindow) -> str:
    """The formula in force, as text."""
    return text(window.bridge.state.asked)


def answered(qtbot: QtBot, window: MainWindow) -> None:
    """Wait until the answer to what is asked is there."""
    qtbot.waitUntil(lambda: not window.bridge.busy and window.bridge.answer is not None)


def type_expression(qtbot: QtBot, window: MainWindow, words: str, *, enter: bool = True) -> None:
    """Replace the text in the line of the expression, and press Enter."""
    edit = window.expression.line.edit
    edit.setFocus()
    edit.selectAll()
    qtbot.keyClicks(edit, words)
    if enter:
        qtbot.keyClick(edit, Qt.Key.Key_Return)


def open_menu(widget: QWidget) -> QMenu:
    """The menu that has popped up."""
    found = QApplication.activePopupWidget()
    assert isinstance(found, QMenu)
    return found


def choose(window: MainWindow, words: str) -> None:
    """Choose an entry of the menu that has popped up, and close it."""
    menu = open_menu(window)
    texts = {action.text().replace("&", ""): action for action in menu.actions()}
    found = next(action for shown, action in texts.items() if words in shown)
    assert found.isEnabled(), words
    found.trigger()
    menu.close()


def carried(source: Chip) -> QMimeData:
    """What a drag of a chip carries."""
    return source.mime()
