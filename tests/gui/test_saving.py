"""What is saved is what was at work when the user asked; what is left unsaved is kept and comes back."""

import csv
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from colour_engine import ColourEngine
from drags import drop, files
from gated_engine import GatedEngine
from panel_help import paint
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu
from pytestqt.qtbot import QtBot

from lsgui import paths
from lsgui.core.sessions.reading import read
from lsgui.gui import app, sessions, set_aside
from lsgui.gui.autosave import last_session
from lsgui.gui.main_window import MainWindow

CONTROL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def colours(tmp_path: Path) -> Path:
    """A folder of pictures, each of one colour."""
    return paint(tmp_path / "colours")


@pytest.fixture
def saved(qtbot: QtBot, gated: GatedEngine, colours: Path, tmp_path: Path) -> Iterator[MainWindow]:
    """A window with the union of red and blue, saved as a.lsgui; further answers wait for the gate."""
    window = app.build(load_engine=lambda: gated)  # type: ignore[arg-type, return-value]
    qtbot.addWidget(window)
    window.show()
    with qtbot.waitSignal(window.bridge.engine_ready):
        window.bridge.start()
    gated.gate.set()
    ask_union(qtbot, window, colours)
    save_as(qtbot, window, tmp_path / "a.lsgui")
    gated.gate.clear()
    yield window
    gated.gate.set()
    assert window.bridge.stop(10)


def ask_union(qtbot: QtBot, window: MainWindow, colours: Path) -> None:
    """Drop red and blue on the window and wait for their union."""
    with qtbot.waitSignal(window.bridge.answer_ready):
        assert drop(window, files(colours / "red.png", colours / "blue.png"))


def save_as(qtbot: QtBot, window: MainWindow, file: Path) -> None:
    """Save the session into a file."""
    with qtbot.waitSignal(window.bridge.sessions.changed):
        window.bridge.sessions.save(file, lambda: None, pytest.fail)


def operation_in(file: Path) -> str:
    """The operation of the session in a file."""
    return read(file).state.operation


def act(window: MainWindow, key: str) -> None:
    """Press the button of a message."""
    row = window.messages.row(key)
    assert row is not None
    row.action_button.click()


def recent(window: MainWindow) -> list[QAction]:
    """The entries of the menu of recent sessions, but for the one that clears it."""
    clear = window.actions_by_id["clear_sessions"]
    menu = next(menu for menu in window.findChildren(QMenu) if clear in menu.actions())
    menu.aboutToShow.emit()
    return [action for action in menu.actions() if not action.isSeparator() and action is not clear]


def unsaved(window: MainWindow) -> list[QAction]:
    """The entries of sessions that were left unsaved."""
    return [action for action in recent(window) if action.text().startswith("Unsaved, ")]


def change_and_save(qtbot: QtBot, window: MainWindow) -> None:
    """Choose intersection, whose answer waits, and save."""
    qtbot.keyClick(window, Qt.Key.Key_I)
    assert window.bridge.busy
    qtbot.keyClick(window, Qt.Key.Key_S, CONTROL)


def test_a_new_session_begun_while_a_save_waits_for_its_answer_stays_out_of_the_file(
    qtbot: QtBot, saved: MainWindow, gated: GatedEngine, colours: Path, tmp_path: Path
) -> None:
    change_and_save(qtbot, saved)
    qtbot.keyClick(saved, Qt.Key.Key_N, CONTROL)
    gated.gate.set()
    qtbot.waitUntil(lambda: operation_in(tmp_path / "a.lsgui") == "intersection")
    assert read(tmp_path / "a.lsgui").state.image_a == colours / "red.png"
    assert saved.windowTitle() == "lsgui"
    assert saved.bridge.sessions.file is None


def test_another_session_opened_while_a_save_waits_stays_out_of_the_file(
    qtbot: QtBot, saved: MainWindow, gated: GatedEngine, tmp_path: Path
) -> None:
    (tmp_path / "b.lsgui").write_bytes((tmp_path / "a.lsgui").read_bytes())
    change_and_save(qtbot, saved)
    assert drop(saved, files(tmp_path / "b.lsgui"))
    qtbot.waitUntil(lambda: saved.windowTitle() == "b.lsgui[*]")
    gated.gate.set()
    qtbot.waitUntil(lambda: not saved.bridge.busy)
    assert operation_in(tmp_path / "a.lsgui") == "intersection"
    assert operation_in(tmp_path / "b.lsgui") == "union"
    assert not saved.isWindowModified()


def test_a_change_after_save_is_not_saved(
    qtbot: QtBot, saved: MainWindow, gated: GatedEngine, tmp_path: Path
) -> None:
    change_and_save(qtbot, saved)
    with qtbot.waitSignal(saved.bridge.sessions.changed):
        qtbot.keyClick(saved, Qt.Key.Key_D)
    gated.gate.set()
    session = read(tmp_path / "a.lsgui")
    assert session.state.operation == "intersection"
    assert session.recorded is None  # its answer will never come
    assert saved.isWindowModified()


def test_a_save_that_waits_for_its_answer_is_in_the_file_when_the_program_has_ended(
    qtbot: QtBot, saved: MainWindow, tmp_path: Path
) -> None:
    change_and_save(qtbot, saved)
    saved.close()
    saved.bridge.stop(0.01)  # the engine does not stop in time
    assert operation_in(tmp_path / "a.lsgui") == "intersection"


def test_a_save_that_waits_for_other_files_is_in_the_file_when_the_program_has_ended(
    qtbot: QtBot, saved: MainWindow, gated: GatedEngine, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    slow, opened, open_file = threading.Event(), threading.Event(), sessions.open_file

    def opens_slowly(*words: object, **named: object) -> object:
        opened.set()
        assert slow.wait(20)
        return open_file(*words, **named)  # type: ignore[arg-type]

    gated.gate.set()
    monkeypatch.setattr(sessions, "open_file", opens_slowly)
    assert drop(saved, files(tmp_path / "a.lsgui"))
    assert opened.wait(20)
    with qtbot.waitSignal(saved.bridge.answer_ready):
        qtbot.keyClick(saved, Qt.Key.Key_I)
    qtbot.keyClick(saved, Qt.Key.Key_S, CONTROL)
    saved.close()
    saved.bridge.stop(0.01)
    slow.set()
    assert operation_in(tmp_path / "a.lsgui") == "intersection"


def test_what_was_left_unsaved_comes_back_after_a_new_session_and_quitting(
    qtbot: QtBot, window: MainWindow, colours: Path
) -> None:
    ask_union(qtbot, window, colours)
    assert unsaved(window) == []
    qtbot.keyClick(window, Qt.Key.Key_N, CONTROL)
    window.close()
    assert window.bridge.stop(10)
    other = app.build(load_engine=ColourEngine)  # type: ignore[arg-type]
    qtbot.addWidget(other)
    with qtbot.waitSignal(other.bridge.engine_ready):
        other.bridge.start()
    (entry,) = unsaved(other)
    with qtbot.waitSignal(other.bridge.answer_ready):
        entry.trigger()
    assert other.bridge.state.image_b == colours / "blue.png"
    assert other.bridge.undo_name == "Set Both Images"
    assert other.windowTitle() == "lsgui"  # it is in no file
    assert other.bridge.stop(10)


def test_going_back_and_forth_keeps_what_was_left_once(
    qtbot: QtBot, window: MainWindow, colours: Path
) -> None:
    ask_union(qtbot, window, colours)
    for _ in range(3):
        qtbot.keyClick(window, Qt.Key.Key_N, CONTROL)
        act(window, "session")
    qtbot.waitUntil(lambda: len(unsaved(window)) == 1)


def test_only_the_newest_of_what_was_left_is_kept(qtbot: QtBot, window: MainWindow, colours: Path) -> None:
    for count in range(1, set_aside.MOST + 3):
        window.bridge.set_images(colours / "red.png", colours / "blue.png")
        window.bridge.set_count(count)
        qtbot.keyClick(window, Qt.Key.Key_N, CONTROL)
    window.close()
    assert window.bridge.stop(10)
    counts = {read(file).state.count for _, file in set_aside.found()}
    assert counts == set(range(3, set_aside.MOST + 3))


def test_a_session_that_its_file_has_is_not_kept_twice(
    qtbot: QtBot, saved: MainWindow, tmp_path: Path
) -> None:
    qtbot.keyClick(saved, Qt.Key.Key_N, CONTROL)
    assert saved.bridge.stop(10)
    assert set_aside.found() == []


def test_saving_leaves_the_way_back(
    qtbot: QtBot, saved: MainWindow, gated: GatedEngine, colours: Path, tmp_path: Path
) -> None:
    gated.gate.set()
    qtbot.keyClick(saved, Qt.Key.Key_N, CONTROL)
    ask_union(qtbot, saved, colours)
    with qtbot.waitSignal(saved.bridge.answer_ready):
        assert drop(saved, files(tmp_path / "a.lsgui"))
    with qtbot.waitSignal(saved.bridge.sessions.changed):
        qtbot.keyClick(saved, Qt.Key.Key_S, CONTROL)
    act(saved, "session")
    assert saved.bridge.sessions.file is None


def test_clearing_the_list_deletes_no_work(
    qtbot: QtBot, saved: MainWindow, colours: Path, tmp_path: Path
) -> None:
    paths.sessions().mkdir(parents=True, exist_ok=True)
    last_session().write_bytes((tmp_path / "a.lsgui").read_bytes())
    qtbot.keyClick(saved, Qt.Key.Key_I)
    qtbot.keyClick(saved, Qt.Key.Key_N, CONTROL)
    qtbot.waitUntil(lambda: len(unsaved(saved)) == 1)
    saved.actions_by_id["clear_sessions"].trigger()
    assert [action.text() for action in recent(saved)][:1] == ["&Last Session, as You Left It"]
    assert len(unsaved(saved)) == 1


def test_going_back_leaves_no_step_that_does_nothing(qtbot: QtBot, window: MainWindow, colours: Path) -> None:
    ask_union(qtbot, window, colours)
    with qtbot.waitSignal(window.bridge.index_finished):
        window.bridge.add_folder(colours)
    window.bridge.remove_folder(colours)
    qtbot.keyClick(window, Qt.Key.Key_N, CONTROL)
    act(window, "session")
    assert window.bridge.undo_name == "Set Both Images"
    qtbot.keyClick(window, Qt.Key.Key_Z, CONTROL)
    assert window.bridge.state.expression is None
    assert colours in window.bridge.state.removed_folders  # as it is here


def test_an_opened_session_s_method_and_count_are_its_own(
    qtbot: QtBot, window: MainWindow, colours: Path, tmp_path: Path
) -> None:
    ask_union(qtbot, window, colours)
    window.bridge.set_method("label_logic")
    with qtbot.waitSignal(window.bridge.answer_ready):
        window.bridge.set_count(5)
    save_as(qtbot, window, tmp_path / "logic.lsgui")
    window.bridge.set_method("learned")
    with qtbot.waitSignal(window.bridge.answer_ready):
        window.bridge.set_count(7)
    with qtbot.waitSignal(window.bridge.answer_ready):
        assert drop(window, files(tmp_path / "logic.lsgui"))
    assert (window.bridge.state.method, window.bridge.state.count) == ("label_logic", 5)
    assert window.bridge.settings.text("method") == "learned"
    assert window.bridge.settings.number("count") == 7
    qtbot.keyClick(window, Qt.Key.Key_N, CONTROL)
    assert (window.bridge.state.method, window.bridge.state.count) == ("learned", 7)


def test_an_answer_is_exported_only_while_it_is_the_one_to_what_is_asked(
    qtbot: QtBot, saved: MainWindow, gated: GatedEngine, colours: Path, tmp_path: Path
) -> None:
    export = saved.actions_by_id["export_answer"]
    assert export.isEnabled()
    qtbot.keyClick(saved, Qt.Key.Key_D)
    assert not export.isEnabled()
    with qtbot.waitSignal(saved.bridge.answer_ready):
        gated.gate.set()
    assert export.isEnabled()
    with qtbot.waitSignal(saved.bridge.writer.done):
        saved.bridge.writer.write("csv", tmp_path / "a.csv")
    with (tmp_path / "a.csv").open(newline="", encoding="utf-8") as stream:
        rows = {row["kind"]: row["name"] for row in csv.DictReader(stream)}
    assert rows["expression"] == "A ∖ B"
    assert rows["image A"] == str(colours / "red.png")
    assert rows["image B"] == str(colours / "blue.png")


def test_sessions_set_aside_are_no_crash(qtbot: QtBot, window: MainWindow, colours: Path) -> None:
    ask_union(qtbot, window, colours)
    qtbot.keyClick(window, Qt.Key.Key_N, CONTROL)
    window.close()
    assert window.bridge.stop(10)
    assert [file.parent for _, file in set_aside.found()] == [paths.sessions()]
    other = app.build(load_engine=ColourEngine)  # type: ignore[arg-type]
    qtbot.addWidget(other)
    with qtbot.waitSignal(other.bridge.engine_ready):
        other.bridge.start()
    assert other.bridge.stop(10)
    assert other.messages.row("left") is None
    assert len(set_aside.found()) == 1
