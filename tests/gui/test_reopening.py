"""A window that was used and closed leaves nothing behind in the process, however often that is done."""

import gc
import weakref
from pathlib import Path

import pytest
import shiboken6
from colour_engine import ColourEngine
from drags import drop, files
from fewshot_help import BLUE, RED, patches
from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QApplication, QDialog, QDialogButtonBox, QHBoxLayout, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from lsgui.gui import app, reading_order
from lsgui.gui.main_window import MainWindow
from lsgui.gui.panels.fewshot import FewShotPanel
from lsgui.gui.tasks import Task, Tasks

TIMES = 5
SETTLED = 2
"""Windows after which what is kept once for all is there."""


def use(qtbot: QtBot, window: MainWindow, photos: Path, colours: Path) -> None:
    """Ask, look at every page and panel, index, fit, open dialogs, change the looks."""
    bridge = window.bridge
    with qtbot.waitSignal(bridge.answer_ready):
        drop(window, files(photos / "chelsea.png", photos / "coffee.jpg"))
    with qtbot.waitSignal(bridge.index_finished, timeout=60_000):
        drop(window, files(photos))
    panel = window.findChild(FewShotPanel)
    assert panel is not None
    window.show_panel("fewshot")
    with qtbot.waitSignal(bridge.fit_finished, timeout=60_000):
        drop(panel, files(colours))
    for page in ("browser", "methods", "map", "backwards", None):
        window.pages.show(page)
        qtbot.wait(50)
    for step in ("why", "difference", "expression", "undo", "redo", "library"):
        window.actions_by_id[step].trigger()
    for theme in ("dark", "light"):
        window.change_setting("theme", theme)
    for dialog in ("settings", "shortcuts", "about", "history", "operations_help"):
        window.actions_by_id[dialog].trigger()
        for shown in window.findChildren(QDialog):
            shown.reject()
        qtbot.wait(10)


def left() -> dict[str, int]:
    """What is there of Qt, by class; `gone` are objects of Python whose Qt part was deleted."""
    counts: dict[str, int] = {}
    for each in gc.get_objects():
        if issubclass(type(each), QObject | Task):  # not by `isinstance`: some of torch's warn when asked
            gone = isinstance(each, QObject) and not shiboken6.isValid(each)
            name = f"{type(each).__name__}{' (gone)' if gone else ''}"
            counts[name] = counts.get(name, 0) + 1
    return counts


def test_nothing_of_former_windows_is_left(
    qtbot: QtBot, qapp: QApplication, photos: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(app, "CLOSING_SECONDS", 60)
    colours = tmp_path / "colours"
    patches(colours / "red", RED, 3)
    patches(colours / "blue", BLUE, 3)
    former: list[weakref.ref[QObject]] = []
    counts: list[dict[str, int]] = []
    for _ in range(TIMES):
        opened = app.open_window(load_engine=ColourEngine)  # type: ignore[arg-type]
        former += [weakref.ref(opened.window), weakref.ref(opened.window.bridge)]
        with qtbot.waitSignal(opened.window.bridge.heads_changed):
            opened.window.show()
        use(qtbot, opened.window, photos, colours)
        opened.window.close()
        assert app.close_window(qapp, opened)
        del opened
        qtbot.wait(10)
        gc.unfreeze()  # what the program, which has one window, keeps from being looked through
        gc.collect()
        counts.append(left())
    assert [each() for each in former] == [None] * len(former)
    settled = counts[SETTLED - 1]
    assert {name: count for name, count in counts[-1].items() if count > settled.get(name, 0)} == {}


def test_a_task_that_ended_goes_with_all_that_it_held(qtbot: QtBot) -> None:
    class Held:
        pass

    tasks, owner, done, held = Tasks(), QObject(), [], Held()
    there = weakref.ref(held)
    tasks.start("io", lambda _, held=held: None, owner=owner, done=done.append, failed=done.append)
    del held
    qtbot.waitUntil(lambda: bool(done))
    assert tasks.stop(5)
    qtbot.waitUntil(lambda: there() is None)


def test_no_button_is_taken_for_one_that_tab_passed_before_it_was_deleted(
    qtbot: QtBot, qapp: QApplication
) -> None:
    """PySide keeps what a layout's `itemAt` gave, and finds it again at its address when it is gone."""
    window = QWidget()
    qtbot.addWidget(window)
    row = QHBoxLayout(window)
    buttons = [QPushButton(str(number)) for number in range(300)]
    for button in buttons:
        row.addWidget(button)
    window.show()
    assert reading_order.stops([window]) == buttons
    for button in buttons:
        button.deleteLater()
    qapp.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    del button, buttons
    boxes = [QDialogButtonBox(QDialogButtonBox.StandardButton.Close) for _ in range(400)]
    for box in boxes:
        assert isinstance(box.button(QDialogButtonBox.StandardButton.Close), QPushButton)
