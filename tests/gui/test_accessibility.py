"""What a screen reader finds: each control of every panel, page and dialog has a name, and Tab reaches it."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from drags import drop, files
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QDialog,
    QLabel,
    QTabBar,
    QWidget,
)
from pytestqt.qtbot import QtBot

from lsgui.core.formulas import parse
from lsgui.gui.expression_chips import Chip
from lsgui.gui.main_window import MainWindow

PAGES_OF_HELP = ["operations", "expressions", "trust", "library", "map", "backwards", "teaching", "sessions",
                 "keyboard"]  # fmt: skip
DIALOGS = ["settings", "shortcuts", "about", *(f"{page}_help" for page in PAGES_OF_HELP)]


def controls(root: QWidget) -> Iterator[QWidget]:
    """Every widget in sight that keys can reach, but for what only belongs to another one."""
    for widget in root.findChildren(QWidget):
        if widget.isVisible() and widget.focusPolicy() != Qt.FocusPolicy.NoFocus and not _is_part(widget):
            yield widget


def _is_part(widget: QWidget) -> bool:
    """The line of a spin box, the list of a combo box, the inside of a scroll area, who hands keys on."""
    parent = widget.parentWidget()
    if widget.focusProxy() is not None:
        return True
    return widget.objectName().startswith("qt_") or (parent is not None and parent.focusProxy() is widget)


def name_of(widget: QWidget) -> str:
    """What a screen reader says of a widget; of tabs, Qt says the one in front."""
    found = QAccessible.queryAccessibleInterface(widget)
    said = "" if found is None else found.text(QAccessible.Text.Name).strip()
    return said or widget.accessibleName()


def nameless(root: QWidget) -> list[str]:
    """The controls in sight without a name, by their class and where they are."""
    return [place(widget) for widget in controls(root) if not name_of(widget)]


def undescribed(root: QWidget) -> list[str]:
    """The stops of Tab in sight that say no more than a name, though they bear no words of their own."""
    stops = [each for each in controls(root) if each.focusPolicy() & Qt.FocusPolicy.TabFocus]
    return [place(stop) for stop in stops if not _says_it_all(stop) and not _description(stop)]


def _says_it_all(widget: QWidget) -> bool:
    return isinstance(widget, QLabel) or (isinstance(widget, QAbstractButton) and bool(widget.text()))


def _description(widget: QWidget) -> str:
    """What a screen reader says after the name; Qt hands it a tool tip where there is no description."""
    found = QAccessible.queryAccessibleInterface(widget)
    said = "" if found is None else found.text(QAccessible.Text.Description).strip()
    return said or widget.accessibleDescription()  # of tabs, Qt says none


def assert_told(root: QWidget, where: str = "") -> None:
    """Every control in sight has a name and, where that is not enough, a description."""
    QApplication.processEvents()
    assert (nameless(root), undescribed(root)) == ([], []), where


def place(widget: QWidget) -> str:
    above = [widget]
    while (parent := above[-1].parentWidget()) is not None:
        above.append(parent)
    return " < ".join(type(each).__name__ for each in above[:4])


def test_every_control_of_the_window_has_a_name(window: MainWindow) -> None:
    assert len(list(controls(window))) > 8
    assert_told(window)


@pytest.fixture
def answered(qtbot: QtBot, window: MainWindow, photos: Path) -> MainWindow:
    """The window with an answer and a library."""
    with qtbot.waitSignal(window.bridge.index_finished, timeout=30_000):
        window.bridge.add_folder(photos)
    with qtbot.waitSignal(window.bridge.answer_ready):
        drop(window, files(photos / "coffee.jpg", photos / "rocket.jpg"))
    return window


def test_every_control_has_a_name_when_there_is_an_answer(answered: MainWindow) -> None:
    for tabs in answered.findChildren(QTabBar):
        for tab in range(tabs.count()) if tabs.isVisible() else ():
            tabs.setCurrentIndex(tab)
            assert_told(answered, tabs.tabText(tab))


@pytest.mark.parametrize("panel", ["library", "fewshot"])
def test_every_control_of_the_side_panels_has_a_name(answered: MainWindow, panel: str) -> None:
    answered.show_panel(panel)
    assert_told(answered)


def test_every_control_of_the_pages_has_a_name(answered: MainWindow) -> None:
    for page in answered.pages.names:
        answered.pages.show(page)
        assert_told(answered, page)


@pytest.mark.parametrize("id_", DIALOGS)
def test_every_control_of_the_dialogs_has_a_name(window: MainWindow, id_: str) -> None:
    window.actions_by_id[id_].trigger()
    dialog = window.findChild(QDialog)
    assert dialog is not None
    assert_told(dialog)
    assert dialog.windowTitle()
    dialog.close()


@pytest.fixture
def nested(qtbot: QtBot, answered: MainWindow, photos: Path) -> MainWindow:
    """The window with an expression of three photographs, one of them twice."""
    with qtbot.waitSignal(answered.bridge.answer_ready):
        drop(answered.more.add, files(photos / "moon.jpg"))
    with qtbot.waitSignal(answered.bridge.answer_ready):
        answered.bridge.set_formula(parse("(a | b) - (c & a)"))
    return answered


def test_every_part_of_an_expression_has_a_name(nested: MainWindow) -> None:
    chips = [widget for widget in controls(nested) if isinstance(widget, Chip)]
    assert len(chips) == 7
    assert_told(nested)
