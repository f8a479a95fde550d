"""A second `lsgui` with files: they arrive in the window that is open."""

import os
import subprocess
import sys
from pathlib import Path

from command_line import ROOT
from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QFileOpenEvent
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from lsgui import handover
from lsgui.core.types import Combine
from lsgui.gui import app
from lsgui.gui.application import Application
from lsgui.gui.bug_dialog import BugDialog, show_bug
from lsgui.gui.inbox import Inbox
from lsgui.gui.main_window import MainWindow


def second(*words: str | Path) -> "subprocess.Popen[str]":
    return subprocess.Popen(
        [sys.executable, "-m", "lsgui", *map(str, words)],
        env=os.environ | {"PYTHONPATH": str(ROOT)},
        stdout=subprocess.PIPE,
        text=True,
    )


def test_files_arrive_in_the_window_that_is_open(qtbot: QtBot, window: MainWindow, photos: Path) -> None:
    inbox = Inbox(window)
    a, b = photos / "china.jpg", photos / "flower.jpg"
    started = second(a, b)
    with started:
        qtbot.waitUntil(lambda: window.bridge.state.image_b == b, timeout=60_000)
        assert window.bridge.state.image_a == a
        out, _ = started.communicate(timeout=60)
    assert started.returncode == 0
    assert "in the window that is there already" in out
    assert window.bridge.undo_name is not None
    inbox.close()


def test_when_the_first_window_is_closed_another_takes_over(
    qtbot: QtBot, window: MainWindow, photos: Path
) -> None:
    first, other = Inbox(window), Inbox(window)
    assert handover.window_is_open()
    first.close()
    qtbot.waitUntil(handover.window_is_open, timeout=10_000)
    other.close()
    assert not handover.window_is_open()


def test_a_home_that_cannot_be_written_does_without(window: MainWindow, home: Path) -> None:
    (home / "state" / "handed").parent.mkdir(exist_ok=True)
    (home / "state" / "handed").touch()
    Inbox(window).close()
    assert not handover.window_is_open()


def asked_by_macos(*files: Path) -> None:
    """What the Finder does to a program that is open, or has just been started, for each of some files."""
    for file in files:
        QCoreApplication.sendEvent(app.application(), QFileOpenEvent(str(file)))


def test_files_that_macos_has_opened_arrive_together_in_the_window(
    qtbot: QtBot, window: MainWindow, photos: Path
) -> None:
    inbox = Inbox(window)
    a, b = photos / "china.jpg", photos / "flower.jpg"
    asked_by_macos(a, b)
    qtbot.waitUntil(lambda: window.bridge.state.expression == Combine("union", a, b))
    window.bridge.undo()  # they are one change
    assert window.bridge.state.expression is None
    window.showMinimized()
    asked_by_macos(b)
    qtbot.waitUntil(lambda: window.bridge.state.image_a == b)
    assert not window.isMinimized()
    inbox.close()


def test_a_dialog_stays_in_front_of_the_window_that_files_bring_there(
    qtbot: QtBot, window: MainWindow, photos: Path
) -> None:
    inbox = Inbox(window)
    show_bug("ValueError", "details")
    dialog = window.findChild(BugDialog)
    assert dialog is not None
    with qtbot.waitExposed(dialog):
        pass
    other = QWidget()
    qtbot.addWidget(other)
    other.show()
    other.activateWindow()
    qtbot.waitUntil(other.isActiveWindow)
    asked_by_macos(photos / "china.jpg")
    qtbot.waitUntil(lambda: window.bridge.state.image_a is not None)
    qtbot.waitUntil(dialog.isActiveWindow)
    dialog.reject()
    inbox.close()


def test_a_window_that_is_closed_opens_nothing_for_macos(
    qtbot: QtBot, window: MainWindow, photos: Path
) -> None:
    Inbox(window).close()
    given = app.application()
    assert isinstance(given, Application)
    with qtbot.waitSignal(given.files_given):
        asked_by_macos(photos / "china.jpg")
    assert window.bridge.state.expression is None
