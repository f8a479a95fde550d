"""The window's toolbar, made of its actions."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QSizePolicy, QToolBar, QToolButton, QWidget

from lsgui.gui import actions
from lsgui.gui.texts import translate

if TYPE_CHECKING:
    from lsgui.gui.main_window import MainWindow


def build(window: "MainWindow") -> QToolBar:
    """A toolbar of the actions that `actions.TOOLBAR` names."""
    bar = QToolBar(translate("Toolbar", "Toolbar"), window)
    bar.setObjectName("toolbar")
    bar.setMovable(False)
    bar.setIconSize(QSize(20, 20))
    bar.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
    for id_ in actions.TOOLBAR:
        if id_ == "":
            bar.addSeparator()
        elif id_ == ">":
            _add_spacer(bar)
        else:
            _add_action(bar, window, id_)
    return bar


def _add_spacer(bar: QToolBar) -> None:
    spacer = QWidget()
    spacer.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
    bar.addWidget(spacer)


def _add_action(bar: QToolBar, window: "MainWindow", id_: str) -> None:
    action = window.actions_by_id[id_]
    bar.addAction(action)
    button = bar.widgetForAction(action)
    button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
    if id_ in actions.ICON_ONLY and isinstance(button, QToolButton):
        button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonIconOnly)
