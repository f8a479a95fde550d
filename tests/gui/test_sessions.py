"""Sessions in the window: saved, opened, gone back from, compared; the history as a list; exports."""

import json
import os
import shutil
import threading
from pathlib import Path

import pytest
from colour_engine import ColourEngine
from command_line import posix_only
from drags import drop, files
from panel_help import paint
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QLineEdit, QListWidget, QMenu
from pytestqt.qtbot import QtBot

from lsgui import paths
from lsgui.asked import pair_of
from lsgui.core.formulas import Node
from lsgui.core.session import State
from lsgui.core.sessions.reading import read
from lsgui.core.sessions.record import Session
from lsgui.core.types import Combine
from lsgui.gui import app, sessions
from lsgui.gui.main_window import MainWindow
from lsgui.reports import answer_json, as_json

CONTROL, SHIFT, ALT = (
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.ShiftModifier,
    Qt.KeyboardModifier.AltModifier,
)


@pytest.fixture
def colours(tmp_path: Path) -> Path:
    """A folder of pictures, each of one colour."""
    return paint(tmp_path / "colours")


def type_into_dialog(qtbot: QtBot, window: MainWindow, words: Path, name_filter: str = "") -> None:
    """Type a file's name into the file dialog that is open, and press Enter."""
    dialog = window.findChild(QFileDialog)
    assert dialog is not None
    if name_filter:
        dialog.selectNameFilter(next(each for each in dialog.nameFilters() if name_filter in each))
        dialog.filterSelected.emit(dialog.selectedNameFilter())
    field = dialog.findChild(QLineEdit)
    field.setText(str(words))
    qtbot.keyClick(field, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: window.findChild(QFileDialog) is None)
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)


def ask_union(qtbot: QtBot, window: MainWindow, colours: Path) -> None:
    """Drop red and blue on the window and wait for their union."""
    with qtbot.waitSignal(window.bridge.answer_ready):
        assert drop(window, files(colours / "red.png", colours / "blue.png"))


def save_as(qtbot: QtBot, window: MainWindow, file: Path) -> None:
    """Save the session as a user does."""
    qtbot.keyClick(window, Qt.Key.Key_S, CONTROL | SHIFT)
    with qtbot.waitSignal(window.bridge.sessions.changed):
        type_into_dialog(qtbot, window, file)


def act(window: MainWindow, key: str) -> None:
    """Press the button of a message."""
    row = window.messages.row(key)
    assert row is not None
    row.action_button.click()


def test_what_is_saved_is_open_again_in_another_window_with_its_history(
    qtbot: QtBot, window: MainWindow, colours: Path, tmp_path: Path
) -> None:
    ask_union(qtbot, window, colours)
    with qtbot.waitSignal(window.bridge.answer_ready):
        qtbot.keyClick(window, Qt.Key.Key_D)
    save_as(qtbot, window, tmp_path / "beach.lsgui")
    assert window.windowTitle() == "beach.lsgui[*]"
    assert not window.isWindowModified()
    recorded = read(tmp_path / "beach.lsgui").recorded
    assert recorded is not None
    assert [label.score for label in recorded.labels] == [x.score for x in window.bridge.answer.labels]  # type: ignore[union-attr]

    window.bridge.take_over([*window.bridge.steps[:1]], 0)
    qtbot.keyClick(window, Qt.Key.Key_S, CONTROL | ALT)
    with qtbot.waitSignal(window.bridge.answer_ready):
        type_into_dialog(qtbot, window, tmp_path / "beach.lsgui")
    red, blue = colours / "red.png", colours / "blue.png"
    assert window.bridge.state.expression == Combine("difference", red, blue)
    assert window.bridge.undo_name == "Choose Difference"
    qtbot.keyClick(window, Qt.Key.Key_Z, CONTROL)
    assert window.bridge.state.operation == "union"
    assert window.isWindowModified()
    qtbot.keyClick(window, Qt.Key.Key_Y, CONTROL)
    assert not window.isWindowModified()


def test_save_writes_into_the_same_file_without_asking(
    qtbot: QtBot, window: MainWindow, colours: Path, tmp_path: Path
) -> None:
    ask_union(qtbot, window, colours)
    save_as(qtbot, window, tmp_path / "a.lsgui")
    qtbot.keyClick(window, Qt.Key.Key_I)
    assert window.isWindowModified()
    with qtbot.waitSignal(window.bridge.sessions.changed):
        qtbot.keyClick(window, Qt.Key.Key_S, CONTROL)
    assert not window.isWindowModified()
    session = read(tmp_path / "a.lsgui")
    assert session.state.operation == "intersection"
    assert session.recorded is not None  # an answer that was on its way was waited for
    assert session.recorded.text == "A ∩ B"


def test_a_save_that_fails_is_told_of_and_the_session_stays_modified(
    qtbot: QtBot, window: MainWindow, colours: Path, tmp_path: Path
) -> None:
    ask_union(qtbot, window, colours)
    (tmp_path / "folder").mkdir()
    save_as(qtbot, window, tmp_path / "folder" / "a.lsgui")
    shutil.rmtree(tmp_path / "folder")
    qtbot.keyClick(window, Qt.Key.Key_I)
    qtbot.keyClick(window, Qt.Key.Key_S, CONTROL)
    qtbot.waitUntil(lambda: any("cannot be saved" in text for text in window.messages.texts()))
    assert window.isWindowModified()


def test_opening_over_something_offers_the_way_back(
    qtbot: QtBot, window: MainWindow, colours: Path, tmp_path: Path
) -> None:
    ask_union(qtbot, window, colours)
    save_as(qtbot, window, tmp_path / "a.lsgui")
    with qtbot.waitSignal(window.bridge.answer_ready):
        window.bridge.set_image("image_a", colours / "green.png")
    before = window.bridge.state
    with qtbot.waitSignal(window.bridge.answer_ready):
        assert drop(window, files(tmp_path / "a.lsgui"))
    assert window.bridge.state.image_a == colours / "red.png"
    act(window, "session")
    assert window.bridge.state == before
    assert window.bridge.undo_name == "Set Image A"
    assert window.isWindowModified()
    act(window, "session")  # and there again: nothing is lost on the way
    assert window.bridge.state.image_a == colours / "red.png"
    assert not window.isWindowModified()


def test_a_new_session_is_empty_and_the_way_back_leads_to_the_old_one(
    qtbot: QtBot, window: MainWindow, colours: Path
) -> None:
    ask_union(qtbot, window, colours)
    qtbot.keyClick(window, Qt.Key.Key_N, CONTROL)
    assert window.bridge.state.expression is None
    assert window.bridge.undo_name is None
    act(window, "session")
    assert window.bridge.state.image_b == colours / "blue.png"
    assert window.bridge.undo_name == "Set Both Images"


def test_heads_and_folders_stay_as_they_are_here(
    qtbot: QtBot, window: MainWindow, colours: Path, tmp_path: Path
) -> None:
    ask_union(qtbot, window, colours)
    save_as(qtbot, window, tmp_path / "a.lsgui")
    with qtbot.waitSignal(window.bridge.index_finished):
        window.bridge.add_folder(colours)
    taken = window.bridge.state.removed_folders
    with qtbot.waitSignal(window.bridge.sessions.changed):
        assert drop(window, files(tmp_path / "a.lsgui"))
    assert window.bridge.state.removed_folders == taken
    assert window.bridge.library is not None
    assert window.bridge.library.folder_paths() == [colours]
    qtbot.keyClick(window, Qt.Key.Key_Z, CONTROL)
    assert window.bridge.library.folder_paths() == [colours]


def test_a_session_that_is_no_session_changes_nothing(
    qtbot: QtBot, window: MainWindow, colours: Path, tmp_path: Path
) -> None:
    ask_union(qtbot, window, colours)
    bad = tmp_path / "bad.lsgui"
    bad.write_text("{}")
    before = window.bridge.state
    assert drop(window.wells["image_a"].area, files(bad))
    qtbot.waitUntil(lambda: any("not a session file" in text for text in window.messages.texts()))
    assert window.bridge.state == before


def test_a_photograph_that_has_changed_is_told_of(
    qtbot: QtBot, window: MainWindow, colours: Path, tmp_path: Path
) -> None:
    ask_union(qtbot, window, colours)
    save_as(qtbot, window, tmp_path / "a.lsgui")
    shutil.copy(colours / "green.png", colours / "red.png")
    with qtbot.waitSignal(window.bridge.answer_ready):
        assert drop(window, files(tmp_path / "a.lsgui"))
    (sentence,) = [text for text in window.messages.texts() if "has changed" in text]
    assert "red.png" in sentence


def test_a_photograph_that_was_moved_into_the_library_is_found(
    qtbot: QtBot, window: MainWindow, colours: Path, tmp_path: Path
) -> None:
    ask_union(qtbot, window, colours)
    save_as(qtbot, window, tmp_path / "a.lsgui")
    (tmp_path / "album").mkdir()
    (colours / "red.png").rename(tmp_path / "album" / "tomato.png")
    with qtbot.waitSignal(window.bridge.index_finished):
        window.bridge.add_folder(tmp_path / "album")
    with qtbot.waitSignal(window.bridge.answer_ready):
        assert drop(window, files(tmp_path / "a.lsgui"))
    assert window.bridge.state.image_a == tmp_path / "album" / "tomato.png"


def test_the_recorded_numbers_are_compared(
    qtbot: QtBot, window: MainWindow, colours: Path, tmp_path: Path
) -> None:
    compare = window.actions_by_id["compare_recorded"]
    assert not compare.isEnabled()
    ask_union(qtbot, window, colours)
    save_as(qtbot, window, tmp_path / "a.lsgui")
    found = json.loads((tmp_path / "a.lsgui").read_text())
    for name, change, part in (("same", 0.0, "All 3 labels"), ("other", 0.1, "1 of 3 labels are not")):
        found["answer"]["labels"][2]["score"] += change
        file = tmp_path / f"{name}.lsgui"
        file.write_text(json.dumps(found))
        with qtbot.waitSignal(window.bridge.answer_ready):
            assert drop(window, files(file))
        assert compare.isEnabled()
        compare.trigger()
        qtbot.waitUntil(lambda part=part: any(part in text for text in window.messages.texts()))
    qtbot.keyClick(window, Qt.Key.Key_I)
    assert not compare.isEnabled()


def test_recent_sessions_open_again_and_can_be_forgotten(
    qtbot: QtBot, window: MainWindow, colours: Path, tmp_path: Path
) -> None:
    ask_union(qtbot, window, colours)
    save_as(qtbot, window, tmp_path / "a & b.lsgui")
    with qtbot.waitSignal(window.bridge.answer_ready):
        qtbot.keyClick(window, Qt.Key.Key_I)
    clear = window.actions_by_id["clear_sessions"]
    menu = next(menu for menu in window.findChildren(QMenu) if clear in menu.actions())
    menu.aboutToShow.emit()
    (first,) = [action for action in menu.actions() if "a &&" in action.text()]
    assert (first.text(), first.toolTip()) == ("a && b.lsgui", str(tmp_path / "a & b.lsgui"))
    with qtbot.waitSignal(window.bridge.answer_ready):
        first.trigger()
    assert window.bridge.state.operation == "union"
    clear.trigger()
    menu.aboutToShow.emit()
    assert "a && b.lsgui" not in [action.text() for action in menu.actions()]
    assert not clear.isEnabled()


def test_started_with_a_session_the_window_opens_it(
    qtbot: QtBot, window: MainWindow, colours: Path, tmp_path: Path
) -> None:
    ask_union(qtbot, window, colours)
    save_as(qtbot, window, tmp_path / "a.lsgui")
    other = app.build([str(tmp_path / "a.lsgui")], load_engine=ColourEngine)  # type: ignore[arg-type]
    qtbot.addWidget(other)
    with qtbot.waitSignal(other.bridge.answer_ready):
        other.bridge.start()
    assert other.bridge.state.expression == Combine("union", colours / "red.png", colours / "blue.png")
    assert other.windowTitle() == "a.lsgui[*]"
    assert other.bridge.stop(10)


def test_the_history_lists_every_change_and_goes_to_any(
    qtbot: QtBot, window: MainWindow, colours: Path
) -> None:
    ask_union(qtbot, window, colours)
    qtbot.keyClick(window, Qt.Key.Key_I)
    qtbot.keyClick(window, Qt.Key.Key_S)
    window.actions_by_id["history"].trigger()
    rows = window.findChild(QListWidget, "history")
    assert rows is not None

    def texts() -> list[str]:
        return [rows.item(n).text() for n in range(rows.count())]

    assert texts() == ["Beginning", "Set Both Images", "Choose Intersection", "Swap Images (now)"]
    qtbot.mouseClick(
        rows.viewport(), Qt.MouseButton.LeftButton, pos=rows.visualItemRect(rows.item(1)).center()
    )
    assert window.bridge.state == State(
        colours / "red.png", colours / "blue.png", removed_folders=window.bridge.state.removed_folders
    )
    assert texts() == [
        "Beginning", "Set Both Images (now)", "Choose Intersection (undone)", "Swap Images (undone)",
    ]  # fmt: skip
    rows.setFocus()
    qtbot.keyClick(rows, Qt.Key.Key_Down)
    qtbot.keyClick(rows, Qt.Key.Key_Down)
    qtbot.keyClick(rows, Qt.Key.Key_Return)
    assert window.bridge.state.image_a == colours / "blue.png"
    window.bridge.undo()
    assert texts()[2] == "Choose Intersection (now)"


@pytest.mark.parametrize(
    ("suffix", "name_filter", "sign"),
    [(".html", "", "<!doctype html>"), (".csv", "", "kind,name"), (".json", "Record", '"checkpoint"'),
     (".json", "COCO", '"annotations"')],
)  # fmt: skip
def test_the_answer_is_exported_in_the_form_that_is_asked_for(
    qtbot: QtBot, window: MainWindow, colours: Path, tmp_path: Path, suffix: str, name_filter: str, sign: str
) -> None:
    assert not window.actions_by_id["export_answer"].isEnabled()
    ask_union(qtbot, window, colours)
    qtbot.keyClick(window, Qt.Key.Key_E, CONTROL | SHIFT)
    file = tmp_path / f"answer{suffix}"
    type_into_dialog(qtbot, window, file, name_filter)
    qtbot.waitUntil(lambda: any(str(file) in text for text in window.messages.texts()))
    assert sign in file.read_text("utf-8")


def test_a_page_is_named_as_one_and_replaces_nothing_that_nobody_was_asked_about(
    qtbot: QtBot, window: MainWindow, colours: Path, tmp_path: Path
) -> None:
    ask_union(qtbot, window, colours)
    for name, written in (("notes.txt", "notes.txt.html"), ("notes.txt", "notes.txt-2.html")):
        qtbot.keyClick(window, Qt.Key.Key_E, CONTROL | SHIFT)
        type_into_dialog(qtbot, window, tmp_path / name)
        qtbot.waitUntil(lambda written=written: (tmp_path / written).is_file())
        qtbot.waitUntil(lambda written=written: any(written in text for text in window.messages.texts()))
    assert not (tmp_path / "notes.txt").exists()


def test_an_export_that_fails_is_told_of(
    qtbot: QtBot, window: MainWindow, colours: Path, tmp_path: Path
) -> None:
    ask_union(qtbot, window, colours)
    window.bridge.writer.write("csv", tmp_path / "none" / "a.csv")
    qtbot.waitUntil(lambda: any("cannot be written" in text for text in window.messages.texts()))


@posix_only
def test_a_session_that_names_a_pipe_is_opened_and_saved_as_any_other(
    qtbot: QtBot, window: MainWindow, colours: Path, tmp_path: Path
) -> None:
    ask_union(qtbot, window, colours)
    file = tmp_path / "a.lsgui"
    save_as(qtbot, window, file)
    (colours / "red.png").unlink()
    os.mkfifo(colours / "red.png")
    with qtbot.waitSignal(window.bridge.sessions.changed):
        assert drop(window, files(file))
    assert any("red.png is missing" in text for text in window.messages.texts())
    with qtbot.waitSignal(window.bridge.sessions.changed):
        qtbot.keyClick(window, Qt.Key.Key_S, CONTROL)


def test_the_session_is_kept_while_another_one_is_being_opened(
    qtbot: QtBot, window: MainWindow, colours: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    ask_union(qtbot, window, colours)
    save_as(qtbot, window, tmp_path / "a.lsgui")
    gate = threading.Event()

    def slow(file: Path) -> Session:
        gate.wait(20)
        return read(file)

    monkeypatch.setattr(sessions, "read", slow)
    window.bridge.sessions.read(tmp_path / "a.lsgui", lambda _: None, lambda _: None)
    for kept in paths.sessions().glob("*/session.lsgui"):
        kept.unlink()
    window.bridge.swap_images()
    try:
        qtbot.waitUntil(lambda: bool(list(paths.sessions().glob("*/session.lsgui"))), timeout=15_000)
    finally:
        gate.set()


def test_the_window_exports_what_the_command_line_says(
    qtbot: QtBot, window: MainWindow, colours: Path, tmp_path: Path
) -> None:
    ask_union(qtbot, window, colours)
    answer = window.bridge.answer
    assert answer is not None
    file = tmp_path / "answer.json"
    with qtbot.waitSignal(window.bridge.writer.done):
        window.bridge.writer.write("json", file)
    asked = pair_of("union", colours / "red.png", colours / "blue.png")
    library = window.bridge.library.folder if window.bridge.library is not None else None
    assert json.loads(file.read_text()) == json.loads(as_json(answer_json(answer, library, asked.state)))
    with qtbot.waitSignal(window.bridge.answer_ready):
        window.bridge.set_formula(Node("difference", "B", "A"))
    with qtbot.waitSignal(window.bridge.writer.done):
        window.bridge.writer.write("json", file)
    found = json.loads(file.read_text())
    assert found["expression"] == "B ∖ A"
    assert found["images"] == [str(colours / "red.png"), str(colours / "blue.png")]
