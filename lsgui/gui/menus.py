"""The window's menus, made of its actions."""

from typing import TYPE_CHECKING

from PySide6.QtGui import QActionGroup
from PySide6.QtWidgets import QMenu

from lsgui.gui import actions
from lsgui.gui.recent_menu import RecentMenu, named

if TYPE_CHECKING:
    from lsgui.gui.main_window import MainWindow


def build(window: "MainWindow") -> None:
    """Fill the window's menu bar with the menus that the table of actions names."""
    menus: dict[str, QMenu] = {}
    groups: dict[str, QActionGroup] = {}
    sections: dict[str, int] = {}
    for command in actions.COMMANDS:
        menu = _menu(window, menus, command.menu)
        if sections.setdefault(command.menu, command.section) != command.section:
            menu.addSeparator()
            sections[command.menu] = command.section
        action = window.actions_by_id[command.id]
        menu.addAction(action)
        if command.exclusive:
            groups.setdefault(command.menu, QActionGroup(window)).addAction(action)
    RecentMenu(
        menus["file/recent"],
        window.actions_by_id["clear_recent"],
        lambda: named(window.bridge.recent_images()),
        lambda path: window.bridge.set_image(window.intake.free_slot(), path),
    )
    window.sessions.serve(menus["file/sessions"])
    for name in ("file", "edit", "library", "view"):
        menus[name].aboutToShow.connect(window.refresh_actions)


def _menu(window: "MainWindow", menus: dict[str, QMenu], name: str) -> QMenu:
    if name not in menus:
        above, _, below = name.partition("/")
        words = actions.tr(actions.MENUS[name])
        bar = window.menuBar()
        menus[name] = _menu(window, menus, above).addMenu(words) if below else bar.addMenu(words)
    return menus[name]
