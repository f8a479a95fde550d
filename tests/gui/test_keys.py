"""Keys alone reach everything: Tab as the window is read, Esc back, and no key or action is hidden."""

import importlib
import pkgutil
from collections import Counter
from itertools import groupby
from pathlib import Path

import pytest
from drags import drop, files
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QAbstractButton, QApplication, QDialog, QMenu, QTableWidget, QWidget
from pytestqt.qtbot import QtBot
from test_accessibility import DIALOGS, controls, place

import lsgui.gui
from lsgui.core.formulas import parse
from lsgui.gui import actions
from lsgui.gui.main_window import MainWindow
from lsgui.gui.view_keys import VIEW_KEYS, native

MOST_STOPS = 200


@pytest.fixture
def full(qtbot: QtBot, window: MainWindow, photos: Path) -> MainWindow:
    """The window with an expression of three photographs, an answer, a library, and a side panel."""
    with qtbot.waitSignal(window.bridge.index_finished, timeout=30_000):
        window.bridge.add_folder(photos)
    with qtbot.waitSignal(window.bridge.answer_ready):
        drop(window, files(photos / "coffee.jpg", photos / "rocket.jpg"))
    with qtbot.waitSignal(window.bridge.answer_ready):
        drop(window.more.add, files(photos / "moon.jpg"))
    with qtbot.waitSignal(window.bridge.answer_ready):
        window.bridge.set_formula(parse("(a | b) - c"))
    window.show_panel("library")
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    return window


def tabbed(qtbot: QtBot, key: Qt.Key = Qt.Key.Key_Tab) -> list[QWidget]:
    """The controls that a key goes through, until it is where it began."""
    widget = QApplication.focusWidget()
    seen: list[QWidget] = []
    while widget not in seen:
        assert widget is not None
        seen.append(widget)
        assert len(seen) < MOST_STOPS
        qtbot.keyClick(widget, key)
        widget = QApplication.focusWidget()
    assert widget is seen[0], f"{place(widget)} keeps the keyboard"
    return seen


def test_tab_goes_through_the_window_as_it_is_read(qtbot: QtBot, full: MainWindow) -> None:
    full.expression.line.edit.setFocus()
    seen = tabbed(qtbot)
    panels = (full.expression, full.wells["image_a"], full.operation, full.wells["image_b"], full.more,
              full.labels, full.neighbours, full.docks["library"], full.status, full.toolbar)  # fmt: skip
    found = [next(panel for panel in panels if panel.isAncestorOf(each)) for each in seen if not is_tab(each)]
    assert [panel for panel, _ in groupby(found)] == list(panels)


def is_tab(widget: QWidget) -> bool:
    return widget.accessibleName() == "Side panels"


def test_shift_and_tab_go_the_same_way_back(qtbot: QtBot, full: MainWindow) -> None:
    full.wells["image_a"].area.setFocus()
    tabbed(qtbot)  # the first time, the list of folders chooses one, and that it can be removed is new
    there = tabbed(qtbot)
    back = tabbed(qtbot, Qt.Key.Key_Backtab)
    assert back == [there[0], *reversed(there[1:])]


@pytest.mark.parametrize("page", [None, "browser", "methods", "map", "backwards"])
def test_tab_reaches_every_control_of_every_page(qtbot: QtBot, full: MainWindow, page: str | None) -> None:
    full.pages.show(page)
    if page == "map":
        qtbot.waitUntil(lambda: full.map.body is not None and full.map.body.isVisible(), timeout=30_000)
    stops = [
        each
        for each in controls(full)
        if each.focusPolicy() & Qt.FocusPolicy.TabFocus
        and each.isEnabled()
        and not (isinstance(each, QAbstractButton) and each.group() is not None)
    ]
    seen = tabbed(qtbot)
    assert [place(stop) for stop in stops if stop not in seen] == []
    if page is not None:
        assert full.pages.shown(page)


@pytest.mark.parametrize("id_", [*DIALOGS, "history"])
def test_tab_goes_round_every_dialog_and_esc_closes_it(qtbot: QtBot, full: MainWindow, id_: str) -> None:
    full.actions_by_id[id_].trigger()
    dialog = full.findChild(QDialog)
    assert isinstance(dialog, QDialog)
    qtbot.waitUntil(dialog.isActiveWindow)
    seen = tabbed(qtbot)
    stops = [each for each in controls(dialog) if each.focusPolicy() & Qt.FocusPolicy.TabFocus]
    assert [place(stop) for stop in stops if stop not in seen and stop.isEnabled()] == []
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Escape)
    assert not dialog.isVisible()


@pytest.mark.parametrize("page", ["browser", "methods", "map", "backwards"])
def test_esc_goes_back_to_the_answer_from_every_control_of_a_page(
    qtbot: QtBot, full: MainWindow, page: str
) -> None:
    full.pages.show(page)
    if page == "map":
        qtbot.waitUntil(lambda: full.map.body is not None and full.map.body.isVisible(), timeout=30_000)
    inside = [each for each in controls(full.pages.stack) if each.isEnabled()]
    assert inside
    for control in inside:
        full.pages.show(page)
        control.setFocus()
        qtbot.keyClick(control, Qt.Key.Key_Escape)
        assert full.pages.current is None, place(control)
        assert QApplication.focusWidget() is full.neighbours.view


@pytest.mark.parametrize("page", ["browser", "methods", "map", "backwards"])
def test_a_page_that_is_empty_has_the_keyboard_too(qtbot: QtBot, window: MainWindow, page: str) -> None:
    window.activateWindow()
    window.pages.show(page)
    focused = QApplication.focusWidget()
    assert focused is not None
    assert window.pages.stack.isAncestorOf(focused)
    qtbot.keyClick(focused, Qt.Key.Key_Escape)
    assert window.pages.current is None


def in_menus(menus: list[QAction]) -> set[str]:
    """The ids of all actions below these, however deep."""
    found: set[str] = set()
    for action in menus:
        menu = action.menu()
        found |= in_menus(menu.actions()) if isinstance(menu, QMenu) else {action.objectName()}
    return found


def test_every_action_is_in_a_menu(window: MainWindow) -> None:
    assert {command.id for command in actions.COMMANDS} <= in_menus(window.menuBar().actions())


def test_the_access_keys_of_a_menu_are_its_own(window: MainWindow) -> None:
    for bar in window.menuBar().actions():
        menu = bar.menu()
        assert isinstance(menu, QMenu)
        letters = Counter(key for action in menu.actions() if (key := access_key(action.text())))
        assert [letter for letter, n in letters.items() if n > 1] == [], bar.text()


def access_key(text: str) -> str:
    return text.replace("&&", "").partition("&")[2][:1].lower()


def test_the_keys_of_every_view_are_listed_and_none_twice() -> None:
    own = {
        name
        for module in pkgutil.walk_packages(lsgui.gui.__path__, "lsgui.gui.")
        for name, found in vars(importlib.import_module(module.name)).items()
        if isinstance(found, type) and issubclass(found, QWidget) and found.__module__.startswith("lsgui")
        and "keyPressEvent" in vars(found)
    }  # fmt: skip
    listed = Counter((view, key, each.words.partition(":")[0])
                     for each in VIEW_KEYS for view in each.views for key in each.keys)  # fmt: skip
    assert own - {view for view, _, _ in listed} == set()
    assert [each for each, n in listed.items() if n > 1] == []


def test_help_lists_the_keys_of_the_views(window: MainWindow) -> None:
    window.actions_by_id["shortcuts"].trigger()
    dialog = window.findChild(QDialog)
    assert isinstance(dialog, QDialog)
    table = dialog.findChild(QTableWidget)
    assert isinstance(table, QTableWidget)
    listed = {(table.item(row, 0).text(), table.item(row, 1).text()) for row in range(table.rowCount())}
    assert {(each.words, native(each.keys)) for each in VIEW_KEYS} <= listed
    dialog.close()
