"""The dialog about a bug: its details can be copied, and the folder of logs opened; it stays until closed."""

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from viewer import Viewer

from lsgui import paths
from lsgui.gui.bug_dialog import BugDialog, show_bug, show_crash
from lsgui.gui.main_window import MainWindow


def shown(window: MainWindow) -> BugDialog:
    dialog = window.findChild(BugDialog)
    assert isinstance(dialog, BugDialog)
    return dialog


def test_details_are_copied_and_the_folder_opened(qtbot: QtBot, window: MainWindow, viewer: Viewer) -> None:
    paths.logs().mkdir(parents=True, exist_ok=True)
    show_bug("KeyError", "Traceback: of it")
    dialog = shown(window)
    assert "KeyError" in dialog.sentence.text()
    assert "Nothing was sent" in dialog.note.text()
    qtbot.mouseClick(dialog.copy_button, Qt.MouseButton.LeftButton)
    assert QApplication.clipboard().text() == "Traceback: of it"
    qtbot.mouseClick(dialog.folder_button, Qt.MouseButton.LeftButton)
    assert viewer.shown == [paths.logs()]
    assert dialog.isVisible()
    qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    assert not dialog.isVisible()


def test_a_folder_that_is_not_there_is_said(qtbot: QtBot, window: MainWindow) -> None:
    show_bug("KeyError", "Traceback: of it")
    qtbot.mouseClick(shown(window).folder_button, Qt.MouseButton.LeftButton)
    assert str(paths.logs().name) in shown(window).note.text()


def test_one_bug_is_shown_at_a_time(window: MainWindow) -> None:
    show_bug("KeyError", "the first")
    show_bug("KeyError", "the second")
    assert [dialog.details.toPlainText() for dialog in window.findChildren(BugDialog)] == ["the first"]


def test_a_crash_is_shown_with_its_report(window: MainWindow, tmp_path: Path) -> None:
    report = tmp_path / "crash.txt"
    report.write_text("Fatal Python error: Segmentation fault", "utf-8")
    show_crash(report)
    assert "crashed" in shown(window).sentence.text()
    assert "Segmentation fault" in shown(window).details.toPlainText()
