"""Work is kept, end to end, with the real engine: save, change, crash, restore, work out again."""

import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from command_line import ROOT, Runner, posix_only
from drags import drop, files
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QLineEdit
from pytestqt.qtbot import QtBot

from lsgui import paths
from lsgui.core.sessions.reading import read
from lsgui.core.types import Combine
from lsgui.gui import app
from lsgui.gui.main_window import MainWindow

SECONDS = 60_000
CONTROL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
AT_WORK = """
import sys
from pathlib import Path
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication
from lsgui.gui import app

def act():
    window = next(w for w in QApplication.topLevelWidgets() if hasattr(w, "bridge"))
    window.bridge.answer_ready.connect(lambda answer: window.bridge.set_operation("difference"))

app.application()
QTimer.singleShot(0, act)
app.main(sys.argv[1:])
"""


@pytest.fixture
def open_window(qtbot: QtBot) -> Iterator[Callable[[], MainWindow]]:
    """Opens windows of the real program."""
    windows: list[MainWindow] = []

    def start() -> MainWindow:
        window = app.build()
        qtbot.addWidget(window)
        window.show()
        with qtbot.waitSignal(window.bridge.engine_ready, timeout=SECONDS):
            window.bridge.start()
        windows.append(window)
        return window

    yield start
    for window in windows:
        assert window.bridge.stop(20)


@posix_only
def test_saved_changed_killed_restored_and_worked_out_again(
    qtbot: QtBot, open_window: Callable[[], MainWindow], run: Runner, photos: Path, tmp_path: Path
) -> None:
    a, b = photos / "astronaut.jpg", photos / "motorcycle_left.jpg"
    working = subprocess.Popen(
        [sys.executable, "-c", AT_WORK, str(a), str(b)], env=os.environ | {"PYTHONPATH": str(ROOT)}
    )
    try:
        qtbot.waitUntil(lambda: at_work() == ("difference", True), timeout=SECONDS)
    finally:
        working.kill()  # as kill -9 does
        working.wait()

    window = open_window()
    qtbot.waitUntil(lambda: window.messages.row("left") is not None, timeout=SECONDS)
    row = window.messages.row("left")
    assert row is not None
    with qtbot.waitSignal(window.bridge.answer_ready, timeout=SECONDS):
        row.action_button.click()
    assert window.bridge.state.expression == Combine("difference", a, b)
    assert window.bridge.undo_name == "Choose Difference"

    saved = tmp_path / "kept.lsgui"
    qtbot.keyClick(window, Qt.Key.Key_S, CONTROL | SHIFT)
    dialog = window.findChild(QFileDialog)
    assert dialog is not None
    dialog.findChild(QLineEdit).setText(str(saved))
    with qtbot.waitSignal(window.bridge.sessions.changed, timeout=SECONDS):
        qtbot.keyClick(dialog.findChild(QLineEdit), Qt.Key.Key_Return)
    found = run("replay", saved, "--json").json
    assert found["agrees"] is True
    assert found["largest_difference"] <= 1e-4
    assert [Path(image["path"]).name for image in found["images"]] == [a.name, b.name]


def at_work() -> tuple[str, bool]:
    """What is kept of the program at work: its operation, and whether with numbers."""
    kept = list(paths.sessions().glob("*/session.lsgui"))
    if not kept:
        return "", False
    session = read(kept[0])
    return session.state.operation, session.recorded is not None


def test_a_committed_session_opens_in_the_window_and_agrees(
    qtbot: QtBot, open_window: Callable[[], MainWindow]
) -> None:
    window = open_window()
    for name in ("pair", "three", "label-logic"):
        with qtbot.waitSignal(window.bridge.answer_ready, timeout=SECONDS):
            assert drop(window, files(paths.samples() / f"{name}.lsgui"))
        window.actions_by_id["compare_recorded"].trigger()
        qtbot.waitUntil(
            lambda: any("All 64 labels are as recorded" in text for text in window.messages.texts()),
            timeout=SECONDS,
        )
        window.messages.clear("compared")
