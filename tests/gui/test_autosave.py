"""What is at work is kept behind the window; what a crash left is offered, and nothing is forced."""

import os
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from colour_engine import ColourEngine
from drags import drop, files
from panel_help import paint
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu
from pytestqt.qtbot import QtBot

from lsgui import paths
from lsgui.core.session import State, Step
from lsgui.core.sessions.making import made
from lsgui.core.sessions.reading import read
from lsgui.core.sessions.writing import write
from lsgui.gui import app, autosave
from lsgui.gui.autosave import last_session
from lsgui.gui.main_window import MainWindow
from lsgui.gui.messages import BarMessage

CONTROL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def colours(tmp_path: Path) -> Path:
    """A folder of pictures, each of one colour."""
    return paint(tmp_path / "colours")


@pytest.fixture
def start(qtbot: QtBot) -> Iterator["Start"]:
    """Starts windows, each as a program of its own would be."""
    start = Start(qtbot)
    yield start
    for window in start.windows:
        assert window.bridge.stop(10)


class Start:
    """Opens windows on the same home."""

    def __init__(self, qtbot: QtBot) -> None:
        self._qtbot = qtbot
        self.windows: list[MainWindow] = []

    def __call__(self) -> MainWindow:
        window = app.build(load_engine=ColourEngine)  # type: ignore[arg-type]
        self._qtbot.addWidget(window)
        window.show()
        with self._qtbot.waitSignal(window.bridge.engine_ready):
            window.bridge.start()
        self.windows.append(window)
        return window


def kept() -> list[Path]:
    """The sessions that are kept of programs that run, or that crashed."""
    return sorted(paths.sessions().glob("*/session.lsgui"))


def crash(
    colours: Path, name: str = "crashed", *, saved_as: Path | None = None, written: float = 0.0
) -> Path:
    """What a program leaves that is gone in the middle of its work."""
    state = State(colours / "red.png", colours / "blue.png", count=5)
    steps = [Step("", State(count=5)), Step("Set Both Images", state)]
    folder = paths.sessions() / name
    folder.mkdir(parents=True)
    write(replace(made(steps, 1, None), saved_as=saved_as), folder / "session.lsgui")
    folder.with_suffix(".lock").touch()
    if written:
        os.utime(folder / "session.lsgui", (written, written))
    return folder


def act(window: MainWindow, key: str) -> None:
    """Press the button of a message."""
    row = window.messages.row(key)
    assert row is not None
    row.action_button.click()


def offered(window: MainWindow) -> bool:
    return window.messages.row("left") is not None


def test_a_change_is_kept_a_moment_later_with_its_answer(qtbot: QtBot, start: Start, colours: Path) -> None:
    window = start()
    assert kept() == []
    assert drop(window, files(colours / "red.png", colours / "blue.png"))
    qtbot.waitUntil(lambda: bool(kept()) and read(kept()[0]).recorded is not None)
    qtbot.keyClick(window, Qt.Key.Key_I)
    qtbot.waitUntil(lambda: read(kept()[0]).state.operation == "intersection")
    assert [step.name for step in read(kept()[0]).steps] == ["", "Set Both Images", "Choose Intersection"]


def test_nothing_is_kept_of_a_window_without_photographs(qtbot: QtBot, start: Start) -> None:
    window = start()
    qtbot.keyClick(window, Qt.Key.Key_I)
    assert window.bridge.stop(10)
    assert kept() == []
    assert not last_session().exists()


def test_a_program_that_ends_as_it_should_leaves_the_last_session_and_offers_nothing(
    qtbot: QtBot, start: Start, colours: Path
) -> None:
    window = start()
    with qtbot.waitSignal(window.bridge.answer_ready):
        assert drop(window, files(colours / "red.png", colours / "blue.png"))
    qtbot.keyClick(window, Qt.Key.Key_D)
    window.close()
    assert window.bridge.stop(10)  # before the moment after the change is over
    assert [entry.name for entry in paths.sessions().iterdir()] == ["last.lsgui"]
    assert read(last_session()).state.operation == "difference"

    other = start()
    clear = other.actions_by_id["clear_sessions"]
    menu = next(menu for menu in other.findChildren(QMenu) if clear in menu.actions())
    menu.aboutToShow.emit()
    assert not offered(other)
    with qtbot.waitSignal(other.bridge.answer_ready):
        menu.actions()[0].trigger()
    assert other.bridge.state.operation == "difference"
    assert other.bridge.undo_name == "Choose Difference"
    assert other.windowTitle() == "lsgui"


def test_what_a_crash_left_comes_back_when_the_user_wants_it(
    qtbot: QtBot, start: Start, colours: Path, tmp_path: Path
) -> None:
    left = crash(colours, saved_as=tmp_path / "beach.lsgui")
    window = start()
    qtbot.waitUntil(lambda: offered(window))
    assert window.bridge.state.expression is None  # nothing is forced
    (sentence,) = window.messages.texts()
    assert "A ∪ B (red.png, blue.png)" in sentence
    with qtbot.waitSignal(window.bridge.answer_ready):
        act(window, "left")
    assert window.bridge.state.image_b == colours / "blue.png"
    assert window.bridge.undo_name == "Set Both Images"
    assert window.windowTitle() == "beach.lsgui[*]"
    assert window.isWindowModified()
    qtbot.waitUntil(lambda: not left.exists())
    assert len(kept()) == 1  # its own copy, from now on


def test_what_is_not_wanted_becomes_the_last_session(qtbot: QtBot, start: Start, colours: Path) -> None:
    left = crash(colours)
    window = start()
    qtbot.waitUntil(lambda: offered(window))
    row = window.messages.row("left")
    assert row is not None
    row.dismiss_button.click()
    qtbot.waitUntil(lambda: not left.exists())
    assert read(last_session()).state.image_a == colours / "red.png"
    assert window.bridge.state.expression is None


def test_nobody_decides_and_it_is_offered_again(qtbot: QtBot, start: Start, colours: Path) -> None:
    crash(colours)
    first = start()
    qtbot.waitUntil(lambda: offered(first))
    assert first.bridge.stop(10)
    second = start()
    qtbot.waitUntil(lambda: offered(second))


def test_restoring_over_something_offers_the_way_back(qtbot: QtBot, start: Start, colours: Path) -> None:
    crash(colours)
    window = start()
    qtbot.waitUntil(lambda: offered(window))
    window.bridge.set_image("image_a", colours / "green.png")
    act(window, "left")
    assert window.bridge.state.image_a == colours / "red.png"
    act(window, "session")
    assert window.bridge.state.image_a == colours / "green.png"


def test_the_newest_of_several_is_offered_and_the_others_wait(
    qtbot: QtBot, start: Start, colours: Path
) -> None:
    crash(colours, "old", written=1_000.0)
    newest = crash(colours, "new", written=2_000_000.0)
    window = start()
    qtbot.waitUntil(lambda: offered(window))
    act(window, "left")
    qtbot.waitUntil(lambda: not newest.exists())
    assert paths.sessions() / "old" / "session.lsgui" in kept()


def test_a_damaged_one_is_put_aside_and_the_next_is_offered(
    qtbot: QtBot, start: Start, colours: Path
) -> None:
    crash(colours, "old", written=1_000.0)
    damaged = crash(colours, "new")
    (damaged / "session.lsgui").write_bytes(b"half")
    window = start()
    qtbot.waitUntil(lambda: offered(window))
    assert not damaged.exists()
    assert (paths.sessions() / "damaged.lsgui").read_bytes() == b"half"


def test_two_windows_do_not_take_each_other_s_work(qtbot: QtBot, start: Start, colours: Path) -> None:
    first = start()
    assert drop(first, files(colours / "red.png", colours / "blue.png"))
    qtbot.waitUntil(lambda: len(kept()) == 1)
    second = start()
    assert drop(second, files(colours / "green.png", colours / "blue.png"))
    qtbot.waitUntil(lambda: len(kept()) == 2)
    assert not offered(second)
    third = start()
    qtbot.waitUntil(lambda: third.bridge.engine is not None)
    assert not offered(third)
    assert {read(file).state.image_a for file in kept()} == {colours / "red.png", colours / "green.png"}


def test_a_folder_that_cannot_be_written_is_told_of_once_and_tried_again(
    qtbot: QtBot,
    start: Start,
    colours: Path,
    caplog: pytest.LogCaptureFixture,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(autosave, "RETRY_MS", 1)
    paths.state().mkdir(parents=True)
    paths.sessions().write_text("in the way")
    window = start()
    assert drop(window, files(colours / "red.png", colours / "blue.png"))
    qtbot.waitUntil(lambda: any("cannot be kept at present" in text for text in window.messages.texts()))
    assert "could not be kept" in caplog.text
    row = window.messages.row("session-unkept")
    assert row is not None
    row.dismiss_button.click()
    with qtbot.waitSignal(window.bridge.answer_ready):
        qtbot.keyClick(window, Qt.Key.Key_I)
    assert window.messages.texts() == ()
    with qtbot.waitSignal(window.bridge.autosave.recovered):
        paths.sessions().unlink()  # and nobody touches anything
    assert read(kept()[0]).state.operation == "intersection"


def test_that_nothing_was_kept_is_no_longer_said_once_it_is(
    qtbot: QtBot, start: Start, colours: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(autosave, "RETRY_MS", 1)
    paths.state().mkdir(parents=True)
    paths.sessions().write_text("in the way")
    window = start()
    assert drop(window, files(colours / "red.png", colours / "blue.png"))
    qtbot.waitUntil(lambda: len(window.messages.texts()) == 1)
    paths.sessions().unlink()
    qtbot.waitUntil(lambda: window.messages.texts() == ())


def test_the_offer_of_what_a_crash_left_is_not_pushed_out_by_other_messages(
    qtbot: QtBot, start: Start, colours: Path
) -> None:
    crash(colours)
    window = start()
    qtbot.waitUntil(lambda: offered(window))
    for number in range(4):
        window.messages.show_message(BarMessage(f"other-{number}", "info"), sentence=f"Number {number}.")
    assert offered(window)
    assert len(window.messages.texts()) == 3


def test_what_a_crash_left_can_be_restored_from_the_menu_while_it_is_there(
    qtbot: QtBot, start: Start, colours: Path
) -> None:
    crash(colours)
    window = start()
    qtbot.waitUntil(lambda: offered(window))
    clear = window.actions_by_id["clear_sessions"]
    menu = next(menu for menu in window.findChildren(QMenu) if clear in menu.actions())

    def entries() -> dict[str, QAction]:
        menu.aboutToShow.emit()
        return {action.text().replace("&", ""): action for action in menu.actions()}

    with qtbot.waitSignal(window.bridge.answer_ready):
        entries()["Restore What a Crash Left"].trigger()
    assert window.bridge.state.image_a == colours / "red.png"
    assert not offered(window)
    assert "Restore What a Crash Left" not in entries()


def test_a_folder_that_was_asked_for_too_early_is_offered_again(
    qtbot: QtBot, start: Start, colours: Path, home: Path
) -> None:
    killed = app.build([str(colours)], load_engine=ColourEngine)  # type: ignore[arg-type]
    qtbot.addWidget(killed)  # it ends before its library is open
    assert "keep this window open" in " ".join(killed.messages.texts())
    assert killed.bridge.stop(10)
    window = start()
    row = window.messages.row("left")
    assert row is not None
    assert "could not add “colours”" in row.text()
    with qtbot.waitSignal(window.bridge.index_finished, timeout=60_000):
        qtbot.mouseClick(row.action_button, Qt.MouseButton.LeftButton)
    assert window.library.summary.text() == "5 photographs"
    assert window.messages.row("left") is None
    assert start().messages.row("left") is None


@pytest.mark.parametrize("note", ["", "{}", "[1, null]", '["relative", "/nul\\u0000"]'])
def test_a_note_of_folders_that_is_none_is_passed_over(start: Start, note: str) -> None:
    paths.make(paths.sessions())
    (paths.sessions() / "folders.json").write_text(note)
    assert start().messages.texts() == ()


def test_a_folder_that_came_into_the_library_is_not_offered(
    qtbot: QtBot, start: Start, colours: Path
) -> None:
    window = app.build([str(colours)], load_engine=ColourEngine)  # type: ignore[arg-type]
    qtbot.addWidget(window)
    with qtbot.waitSignal(window.bridge.index_finished, timeout=60_000):
        window.bridge.start()
    assert window.messages.texts() == ()
    assert window.bridge.stop(10)
    assert start().messages.row("left") is None
