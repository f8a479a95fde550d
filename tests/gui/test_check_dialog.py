"""Check Library: whole, damaged, repaired, stopped, and what a library that cannot be opened offers."""

import os
import threading
from collections.abc import Callable
from pathlib import Path

import pytest
from colour_engine import DIM, ColourEngine
from panel_help import paint
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialogButtonBox
from pytestqt.qtbot import QtBot

from lsgui import paths
from lsgui.core.types import Progress
from lsgui.gui import app
from lsgui.gui.check_dialog import CheckDialog
from lsgui.gui.main_window import DAMAGED, MainWindow
from lsgui.library import check as checking
from lsgui.library import repair as repairing
from lsgui.library.check import check
from lsgui.library.database import WriterLock

LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return paint(tmp_path / "colours")


@pytest.fixture
def filled(qtbot: QtBot, window: MainWindow, folder: Path) -> MainWindow:
    """A window with five photographs in its library."""
    with qtbot.waitSignal(window.bridge.index_finished):
        window.bridge.add_folder(folder)
    return window


def flip(row: int) -> None:
    """Change one byte of a feature, as a bad disk does."""
    file = next(paths.library().glob("features-*.f16"))
    with file.open("r+b") as stream:
        stream.seek(row * 2 * DIM)
        byte = stream.read(1)[0]
        stream.seek(row * 2 * DIM)
        stream.write(bytes([byte ^ 0xFF]))


def open_check(qtbot: QtBot, window: MainWindow, *, until: str) -> CheckDialog:
    """The dialog, once its sentence has these words."""
    window.actions_by_id["check_library"].trigger()
    return dialog_of(qtbot, window, until=until)


def dialog_of(qtbot: QtBot, window: MainWindow, *, until: str) -> CheckDialog:
    qtbot.waitUntil(lambda: window.findChild(CheckDialog) is not None)
    dialog = window.findChild(CheckDialog)
    assert isinstance(dialog, CheckDialog)
    says(qtbot, dialog, until)
    return dialog


def says(qtbot: QtBot, dialog: CheckDialog, words: str) -> None:
    qtbot.waitUntil(lambda: words in dialog.sentence.text())


def close(qtbot: QtBot, window: MainWindow, dialog: CheckDialog) -> None:
    box = dialog.findChild(QDialogButtonBox)
    assert box is not None
    qtbot.mouseClick(box.button(QDialogButtonBox.StandardButton.Close), LEFT)
    qtbot.waitUntil(lambda: window.findChild(CheckDialog) is None)


def test_a_whole_library_is_said_to_be_whole(qtbot: QtBot, filled: MainWindow) -> None:
    dialog = open_check(qtbot, filled, until="Nothing is wrong: 5 photographs")
    assert not dialog.repair_button.isVisible()
    assert not dialog.findings.isVisible()
    assert not dialog.progress.running
    close(qtbot, filled, dialog)
    assert filled.actions_by_id["check_library"].isEnabled()


def test_a_damaged_library_is_repaired_and_its_photographs_are_read_again(
    qtbot: QtBot, filled: MainWindow, folder: Path
) -> None:
    bridge = filled.bridge
    bridge.set_image("image_a", folder / "red.png")
    flip(1)
    flip(3)
    dialog = open_check(qtbot, filled, until="The library is damaged;")
    assert "2 features are not what was written" in dialog.findings.text()
    assert "\n" not in dialog.sentence.text()
    assert dialog.repair_button.hasFocus()
    with qtbot.waitSignal(bridge.index_finished, timeout=20_000) as ended:
        qtbot.mouseClick(dialog.repair_button, LEFT)
        says(qtbot, dialog, "2 photographs are read again now.")
    assert "2 features" in dialog.findings.text()
    assert (ended.args[0].updated, ended.args[0].unchanged) == (2, 3)
    assert bridge.library is not None
    qtbot.waitUntil(lambda: not bridge.busy and bridge.answer is not None)
    assert bridge.answer is not None
    assert len(bridge.answer.neighbours) == 4
    assert check(paths.library()).damage == ()
    assert filled.messages.texts() == ()
    close(qtbot, filled, dialog)


def test_a_broken_database_is_set_aside(qtbot: QtBot, filled: MainWindow) -> None:
    database = paths.library() / "library.sqlite"
    bridge = filled.bridge
    dialog = open_check(qtbot, filled, until="Nothing is wrong")
    close(qtbot, filled, dialog)
    data = bytearray(database.read_bytes())
    data[100:2000] = os.urandom(1900)
    database.write_bytes(data)
    dialog = open_check(qtbot, filled, until="The library is damaged;")
    assert "the database is broken" in dialog.findings.text()
    qtbot.mouseClick(dialog.repair_button, LEFT)
    says(qtbot, dialog, "Repaired: ")
    assert "library.sqlite.broken-1" in dialog.findings.text()
    qtbot.waitUntil(lambda: not bridge.indexing)
    assert bridge.library is not None
    assert check(paths.library()).damage == ()
    close(qtbot, filled, dialog)


def test_a_query_that_meets_damage_offers_the_check(qtbot: QtBot, filled: MainWindow, folder: Path) -> None:
    qtbot.waitUntil(lambda: not filled.bridge.indexing)
    flip(2)
    with qtbot.waitSignal(filled.bridge.query_failed):
        filled.bridge.set_image("image_a", folder / "red.png")
    row = filled.messages.row(DAMAGED.key)
    assert row is not None
    assert "1 features" in row.text()
    assert "lsgui library" not in row.text(), "the window's user is told of the window's own cure"
    assert row.action_button.text() == "Check Library…"
    assert len(filled.messages.texts()) == 1
    qtbot.mouseClick(row.action_button, LEFT)
    close(qtbot, filled, dialog_of(qtbot, filled, until="The library is damaged;"))


def test_a_library_that_cannot_be_opened_is_repaired_and_opened(
    qtbot: QtBot, filled: MainWindow, folder: Path
) -> None:
    assert filled.bridge.stop(10)
    os.truncate(next(paths.library().glob("features-*.f16")), 0)
    window = app.build(load_engine=ColourEngine)  # type: ignore[arg-type]
    qtbot.addWidget(window)
    window.show()
    with qtbot.waitSignal(window.bridge.failed):
        window.bridge.start()
    assert window.bridge.library_lost
    row = window.messages.row(DAMAGED.key)
    assert row is not None
    qtbot.mouseClick(row.action_button, LEFT)
    dialog = dialog_of(qtbot, window, until="The library is damaged;")
    with qtbot.waitSignal(window.bridge.index_finished, timeout=20_000) as ended:
        qtbot.mouseClick(dialog.repair_button, LEFT)
    assert ended.args[0].updated == 5
    assert not window.bridge.library_lost
    assert window.library.summary.text() == "5 photographs"
    close(qtbot, window, dialog)
    assert window.bridge.stop(10)


class Gate:
    """Holds a check or repair after it began, until told."""

    def __init__(self) -> None:
        self.begun, self.open = threading.Event(), threading.Event()

    def hold(self, real: Callable[..., object]) -> Callable[..., object]:
        def held(folder: Path, *, progress: Progress) -> object:
            self.begun.set()
            while not self.open.wait(0.01):
                progress(1, 2)
            progress(1, 2)
            return real(folder, progress=progress)

        return held


@pytest.fixture
def gate() -> Gate:
    return Gate()


def test_a_check_can_be_cancelled(
    qtbot: QtBot, filled: MainWindow, gate: Gate, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(checking, "check", gate.hold(checking.check))
    dialog = open_check(qtbot, filled, until="Checking the library…")
    qtbot.waitUntil(gate.begun.is_set)
    assert not filled.actions_by_id["check_library"].isEnabled()
    qtbot.waitUntil(dialog.progress.isVisible)
    assert "1 of 2" in dialog.progress.text()
    qtbot.mouseClick(dialog.progress.cancel_button, LEFT)
    says(qtbot, dialog, "Stopped.")
    close(qtbot, filled, dialog)
    assert filled.actions_by_id["check_library"].isEnabled()


def test_a_cancelled_repair_leaves_a_library_that_is_used_as_before(
    qtbot: QtBot, filled: MainWindow, folder: Path, gate: Gate, monkeypatch: pytest.MonkeyPatch
) -> None:
    flip(1)
    monkeypatch.setattr(repairing, "repair", gate.hold(repairing.repair))
    dialog = open_check(qtbot, filled, until="The library is damaged;")
    qtbot.mouseClick(dialog.repair_button, LEFT)
    qtbot.waitUntil(gate.begun.is_set)
    assert filled.bridge.library is None
    dialog.reject()  # it stays until the library is open again
    assert filled.findChild(CheckDialog) is dialog
    qtbot.waitUntil(lambda: filled.findChild(CheckDialog) is None)
    assert filled.bridge.library is not None
    assert filled.library.summary.text() == "5 photographs"
    assert [damage.kind for damage in check(paths.library()).damage] == ["wrong"]


def test_a_repair_stops_an_index_first(qtbot: QtBot, filled: MainWindow, folder: Path) -> None:
    flip(1)
    dialog = open_check(qtbot, filled, until="The library is damaged;")
    paint(folder, shade=20)
    filled.bridge.rescan()
    with qtbot.waitSignal(filled.bridge.care.repaired, timeout=20_000):
        qtbot.mouseClick(dialog.repair_button, LEFT)
    qtbot.waitUntil(lambda: not filled.bridge.indexing)
    assert check(paths.library()).damage == ()
    with qtbot.waitSignal(filled.bridge.index_finished):
        filled.bridge.rescan()
    assert filled.bridge.summary is not None
    assert (filled.bridge.summary.count, filled.bridge.summary.stale) == (5, 0)
    close(qtbot, filled, dialog)


def test_a_repair_that_cannot_be_says_why(qtbot: QtBot, filled: MainWindow) -> None:
    flip(1)
    dialog = open_check(qtbot, filled, until="The library is damaged;")
    lock = WriterLock(paths.library())  # as another program that indexes
    qtbot.mouseClick(dialog.repair_button, LEFT)
    says(qtbot, dialog, "is being indexed already")
    lock.release()
    assert filled.bridge.library is not None
    close(qtbot, filled, dialog)


def test_everything_in_it_has_a_name(qtbot: QtBot, filled: MainWindow) -> None:
    flip(1)
    dialog = open_check(qtbot, filled, until="The library is damaged;")
    assert dialog.windowTitle() == "Check Library"
    assert dialog.findings.accessibleName() == "What was found"
    assert dialog.repair_button.accessibleDescription()
    assert dialog.progress.cancel_button.accessibleName() == "Cancel: Checking the library…"
    close(qtbot, filled, dialog)
