"""What follows when the library changes: answers, undo, the panels, and never a wait on the GUI thread."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from colour_engine import ColourEngine
from panel_help import paint, started_bridge
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot
from stepped_engine import SteppedEngine

from lsgui import paths
from lsgui.core.types import Answer, LibraryError
from lsgui.gui import library_jobs
from lsgui.gui.panels.library import LibraryPanel
from lsgui.gui.panels.neighbours import NeighbourPanel
from lsgui.gui.session_bridge import SessionBridge
from lsgui.library import writer
from lsgui.library.changes import Change
from lsgui.library.database import WriterLock
from lsgui.library.store import Library


@pytest.fixture
def engine() -> Iterator[SteppedEngine]:
    engine = SteppedEngine()
    yield engine
    engine.let_go()


@pytest.fixture
def bridge(qtbot: QtBot, engine: SteppedEngine, monkeypatch: pytest.MonkeyPatch) -> Iterator[SessionBridge]:
    """A bridge that looks at the library, and whose index writes, after every photograph."""
    monkeypatch.setattr(library_jobs, "REFRESH_SECONDS", 0.0)
    monkeypatch.setattr(writer, "_SECONDS", 0.0)
    with started_bridge(qtbot, engine) as bridge:
        yield bridge
        engine.let_go()


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return paint(tmp_path / "colours")


@pytest.fixture
def many(tmp_path: Path) -> Path:
    """A folder of 40 photographs: five batches."""
    for shade in range(8):
        paint(tmp_path / "many" / str(shade), shade=2 + 3 * shade)
    return tmp_path / "many"


def add(qtbot: QtBot, bridge: SessionBridge, engine: SteppedEngine, *folders: Path) -> None:
    engine.steps.release(len(folders) * 8)
    with qtbot.waitSignal(bridge.index_finished):
        bridge.add_folders(folders)
    while engine.steps.acquire(blocking=False):
        pass


def folders(bridge: SessionBridge) -> list[str]:
    return [folder.path.name for folder in bridge.summary.folders] if bridge.summary else []


def held(bridge: SessionBridge) -> int:
    return bridge.summary.count if bridge.summary else -1


def shown(bridge: SessionBridge) -> int:
    return len(bridge.answer.neighbours) if bridge.answer else -1


def test_neighbours_come_while_the_library_is_filled_and_after_a_cancel(
    qtbot: QtBot, bridge: SessionBridge, engine: SteppedEngine, folder: Path, many: Path
) -> None:
    panel = NeighbourPanel(bridge)
    qtbot.addWidget(panel)
    bridge.set_count(100)
    with qtbot.waitSignal(bridge.answer_ready):
        bridge.set_image("image_a", folder / "red.png")
    bridge.add_folder(many)
    qtbot.waitUntil(lambda: engine.batches == 1)
    engine.steps.release()
    qtbot.waitUntil(lambda: engine.batches == 2)
    qtbot.waitUntil(lambda: shown(bridge) > 0)
    assert bridge.indexing
    assert panel.view.images.rowCount() > 0
    bridge.cancel_index()
    with qtbot.waitSignal(bridge.index_stopped):
        engine.let_go()
    assert bridge.summary is not None
    qtbot.waitUntil(lambda: shown(bridge) == bridge.summary.count)
    assert shown(bridge) >= 8


def test_a_library_being_filled_does_not_call_itself_empty(
    qtbot: QtBot, bridge: SessionBridge, engine: SteppedEngine, folder: Path, many: Path
) -> None:
    panel = NeighbourPanel(bridge)
    qtbot.addWidget(panel)
    one = paint(folder / "one", ["red"])
    engine.steps.release()
    add(qtbot, bridge, engine, one)
    with qtbot.waitSignal(bridge.answer_ready):
        bridge.set_image("image_a", one / "red.png")
    assert panel.empty.accessibleName() == "No other photograph"
    bridge.add_folder(many)
    qtbot.waitUntil(lambda: engine.batches == 1)
    qtbot.waitUntil(lambda: panel.empty.accessibleName() == "The library is being filled")


def test_a_removed_folders_photographs_are_neighbours_no_longer_until_it_is_back(
    qtbot: QtBot, bridge: SessionBridge, engine: SteppedEngine, folder: Path
) -> None:
    add(qtbot, bridge, engine, folder)
    bridge.set_image("image_a", folder / "red.png")
    qtbot.waitUntil(lambda: shown(bridge) == 4)
    bridge.remove_folder(folder)
    qtbot.waitUntil(lambda: shown(bridge) == 0)
    bridge.undo()
    qtbot.waitUntil(lambda: shown(bridge) == 4)


def test_a_folder_goes_and_comes_back_at_once_while_another_is_indexed(
    qtbot: QtBot, bridge: SessionBridge, engine: SteppedEngine, folder: Path, many: Path
) -> None:
    add(qtbot, bridge, engine, folder)
    bridge.add_folder(many)
    qtbot.waitUntil(lambda: "many" in folders(bridge))
    bridge.remove_folder(folder)
    qtbot.waitUntil(lambda: folders(bridge) == ["many"])
    bridge.undo()
    qtbot.waitUntil(lambda: folders(bridge) == ["colours", "many"])
    assert bridge.indexing


def test_adding_and_removing_are_steps_of_the_history(
    qtbot: QtBot, bridge: SessionBridge, engine: SteppedEngine, folder: Path
) -> None:
    add(qtbot, bridge, engine, folder)
    assert bridge.undo_name == "Add “colours”"
    add(qtbot, bridge, engine, folder)  # again: nothing to take back
    bridge.remove_folder(folder)
    names = []
    for _ in range(2):
        names.append(bridge.undo_name)
        bridge.undo()
    assert names == ["Remove “colours”", "Add “colours”"]
    assert bridge.undo_name is None
    qtbot.waitUntil(lambda: folders(bridge) == [])
    bridge.redo()
    qtbot.waitUntil(lambda: folders(bridge) == ["colours"])
    assert bridge.summary is not None
    assert bridge.summary.count == 5
    assert not bridge.indexing


def test_an_add_undone_while_it_is_indexed_stays_undone_and_is_finished_when_made_again(
    qtbot: QtBot, bridge: SessionBridge, engine: SteppedEngine, many: Path
) -> None:
    bridge.add_folder(many)
    qtbot.waitUntil(lambda: engine.batches == 1)
    bridge.undo()
    with qtbot.waitSignal(bridge.index_stopped) as told:
        engine.let_go()
    assert told.args == [False]
    assert folders(bridge) == []
    with qtbot.waitSignal(bridge.index_finished):
        bridge.redo()
    assert folders(bridge) == ["many"]
    assert bridge.summary is not None
    assert bridge.summary.count == 40


def test_a_folder_entered_after_its_add_was_undone_does_not_stay(
    qtbot: QtBot, bridge: SessionBridge, many: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    began, gate, enter = threading.Event(), threading.Event(), writer.Writer.add_root

    def slow(self: writer.Writer, folder: Path) -> writer.Root:
        began.set()
        assert gate.wait(20)
        return enter(self, folder)

    monkeypatch.setattr(writer.Writer, "add_root", slow)
    bridge.add_folder(many)
    assert began.wait(20)
    with qtbot.waitSignal(bridge.library_changed):
        bridge.undo()
    with qtbot.waitSignal(bridge.index_stopped):
        gate.set()
    assert folders(bridge) == []


def test_an_add_undone_and_made_again_before_its_index_stopped_is_finished(
    qtbot: QtBot, bridge: SessionBridge, engine: SteppedEngine, many: Path
) -> None:
    bridge.add_folder(many)
    qtbot.waitUntil(lambda: engine.batches == 1)
    bridge.undo()
    bridge.redo()
    with qtbot.waitSignal(bridge.index_finished):
        engine.let_go()
    assert bridge.summary is not None
    assert (folders(bridge), bridge.summary.count) == (["many"], 40)


def test_an_undone_add_leaves_what_was_there_before(
    qtbot: QtBot, bridge: SessionBridge, engine: SteppedEngine, folder: Path
) -> None:
    inner = paint(folder / "inner", ["red"], shade=5)
    add(qtbot, bridge, engine, inner)
    add(qtbot, bridge, engine, folder)  # takes the inner one into it
    assert (folders(bridge), held(bridge)) == (["colours"], 6)
    assert bridge.undo_name == "Add “colours”"
    bridge.undo()
    qtbot.waitUntil(lambda: (folders(bridge), held(bridge)) == (["inner"], 1))
    bridge.redo()
    qtbot.waitUntil(lambda: (folders(bridge), held(bridge)) == (["colours"], 6))
    bridge.undo()
    bridge.undo()
    qtbot.waitUntil(lambda: folders(bridge) == [])
    assert bridge.undo_name is None
    assert not bridge.indexing


def test_an_add_round_a_folder_undone_while_it_is_indexed_leaves_that_folder(
    qtbot: QtBot, bridge: SessionBridge, engine: SteppedEngine, many: Path
) -> None:
    add(qtbot, bridge, engine, many / "0")
    bridge.add_folder(many)
    qtbot.waitUntil(lambda: engine.batches == 2)
    with qtbot.waitSignal(bridge.index_finished):  # of the inner folder, which is looked at once more
        bridge.undo()
        engine.let_go()
    assert (folders(bridge), held(bridge)) == (["0"], 5)
    with qtbot.waitSignal(bridge.index_finished):
        bridge.redo()
    assert (folders(bridge), held(bridge)) == (["many"], 40)


@pytest.mark.parametrize("step", ["undo", "redo"])
def test_changes_that_are_read_while_folders_are_folded_into_one_or_parted_again_are_not_lost(
    qtbot: QtBot, bridge: SessionBridge, engine: SteppedEngine, many: Path, step: str
) -> None:
    inner = many / "0"
    add(qtbot, bridge, engine, inner)
    add(qtbot, bridge, engine, many)
    if step == "redo":
        bridge.undo()
        qtbot.waitUntil(lambda: (folders(bridge), held(bridge)) == (["0"], 5))
    before = engine.batches
    for shade in range(4):
        paint(inner / "new" / str(shade), shade=50 + 3 * shade)
    bridge._library.update(frozenset({Change(inner, deep=True)}))
    qtbot.waitUntil(lambda: engine.batches == before + 1)
    engine.steps.release()  # some of it is written before, and some after
    qtbot.waitUntil(lambda: engine.batches == before + 2)
    (bridge.undo if step == "undo" else bridge.redo)()
    end = (["0"], 25) if step == "undo" else (["many"], 60)
    qtbot.waitUntil(lambda: folders(bridge) == end[0])
    engine.let_go()
    qtbot.waitUntil(lambda: not bridge.indexing)
    assert (folders(bridge), held(bridge)) == end


@pytest.mark.parametrize("way", ["link", "dots"])
def test_a_known_folder_by_another_name_is_not_added_again(
    qtbot: QtBot, bridge: SessionBridge, engine: SteppedEngine, folder: Path, tmp_path: Path, way: str
) -> None:
    other = tmp_path / "link" if way == "link" else tmp_path / "colours" / ".." / "colours"
    if way == "link":
        other.symlink_to(folder)
    add(qtbot, bridge, engine, folder)
    bridge.set_operation("difference")
    add(qtbot, bridge, engine, other)
    assert bridge.undo_name == "Choose Difference"
    assert folders(bridge) == ["colours"]


def test_an_add_by_a_link_can_be_undone(
    qtbot: QtBot, bridge: SessionBridge, engine: SteppedEngine, folder: Path, tmp_path: Path
) -> None:
    (tmp_path / "link").symlink_to(folder)
    add(qtbot, bridge, engine, tmp_path / "link")
    bridge.undo()
    qtbot.waitUntil(lambda: folders(bridge) == [])


def test_a_failed_add_leaves_no_step(
    qtbot: QtBot, bridge: SessionBridge, engine: SteppedEngine, folder: Path
) -> None:
    lock = WriterLock(paths.library())  # as another program that indexes
    with qtbot.waitSignals([bridge.failed, bridge.index_stopped]):
        bridge.add_folder(folder)
    lock.release()
    assert bridge.undo_name is None
    add(qtbot, bridge, engine, folder)
    assert bridge.undo_name == "Add “colours”"
    bridge.undo()
    qtbot.waitUntil(lambda: folders(bridge) == [])


def test_a_failed_rescan_leaves_the_steps_as_they_were(
    qtbot: QtBot, bridge: SessionBridge, engine: SteppedEngine, folder: Path
) -> None:
    add(qtbot, bridge, engine, folder)
    lock = WriterLock(paths.library())
    with qtbot.waitSignals([bridge.failed, bridge.index_stopped]):
        bridge.rescan()
    lock.release()
    assert (bridge.undo_name, folders(bridge)) == ("Add “colours”", ["colours"])


def test_an_add_that_is_cancelled_before_its_turn_leaves_no_step(
    qtbot: QtBot, bridge: SessionBridge, engine: SteppedEngine, folder: Path, many: Path
) -> None:
    bridge.add_folder(many)
    qtbot.waitUntil(lambda: engine.batches == 1)
    bridge.add_folder(folder)
    assert bridge.undo_name == "Add “colours”"
    bridge.cancel_index()
    with qtbot.waitSignal(bridge.index_stopped):
        engine.let_go()
    assert bridge.undo_name == "Add “many”"


@pytest.mark.parametrize("known", ["none", "same", "inner"])
def test_an_add_before_the_library_is_open_is_a_step_if_it_adds_anything(
    qtbot: QtBot, folder: Path, known: str
) -> None:
    inner = paint(folder / "inner", ["red"], shade=5)
    if known != "none":
        with started_bridge(qtbot) as before, qtbot.waitSignal(before.index_finished):
            before.add_folder(folder if known == "same" else inner)
    bridge = SessionBridge(load_engine=ColourEngine)  # type: ignore[arg-type]
    bridge.add_folder(folder)
    assert bridge.undo_name == "Add “colours”"
    with qtbot.waitSignal(bridge.index_finished):
        bridge.start()
    assert (folders(bridge), held(bridge)) == (["colours"], 6)
    if known == "same":
        assert bridge.undo_name is None
    else:
        bridge.undo()
        left = (["inner"], 1) if known == "inner" else ([], 0)
        qtbot.waitUntil(lambda: (folders(bridge), held(bridge)) == left)
    assert bridge.stop()


@pytest.fixture
def panel(qtbot: QtBot, bridge: SessionBridge) -> LibraryPanel:
    panel = LibraryPanel(bridge)
    qtbot.addWidget(panel)
    panel.resize(380, 420)
    with qtbot.waitExposed(panel):
        panel.show()
    return panel


def test_removing_the_folder_that_is_indexed_keeps_its_undo(
    qtbot: QtBot, panel: LibraryPanel, bridge: SessionBridge, engine: SteppedEngine, many: Path
) -> None:
    bridge.add_folder(many)
    qtbot.waitUntil(lambda: folders(bridge) == ["many"])
    place = panel.view.visualRect(panel.view.folders.index(0)).center()
    qtbot.mouseClick(panel.view.viewport(), Qt.MouseButton.LeftButton, pos=place)
    qtbot.keyClick(panel.view, Qt.Key.Key_Delete)
    with qtbot.waitSignal(bridge.index_stopped):
        engine.let_go()
    assert "taken out of the library" in panel.notice.text()
    assert folders(bridge) == []
    with qtbot.waitSignal(bridge.index_finished):
        qtbot.mouseClick(panel.notice.action_button, Qt.MouseButton.LeftButton)
    assert panel.summary.text() == "40 photographs"


def test_the_gui_thread_never_reads_the_library(
    qtbot: QtBot,
    bridge: SessionBridge,
    engine: SteppedEngine,
    panel: LibraryPanel,
    folder: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    readers: set[threading.Thread] = set()
    reading = Library._reading

    @contextmanager
    def watched(self: Library) -> Iterator[object]:
        readers.add(threading.current_thread())
        with reading(self) as connection:
            yield connection

    monkeypatch.setattr(Library, "_reading", watched)
    neighbours = NeighbourPanel(bridge)
    qtbot.addWidget(neighbours)
    (folder / "broken.png").write_bytes(b"no picture")
    add(qtbot, bridge, engine, folder)
    bridge.set_image("image_a", folder / "red.png")
    qtbot.waitUntil(lambda: shown(bridge) == 4)
    qtbot.mouseClick(panel.skipped_button, Qt.MouseButton.LeftButton)
    engine.let_go()
    with qtbot.waitSignal(bridge.index_finished):
        qtbot.mouseClick(panel.rescan_button, Qt.MouseButton.LeftButton)
    bridge.remove_folder(folder)
    qtbot.waitUntil(lambda: folders(bridge) == [])
    assert readers
    assert threading.main_thread() not in readers


def test_a_library_that_cannot_be_read_is_a_sentence(
    qtbot: QtBot,
    bridge: SessionBridge,
    engine: SteppedEngine,
    panel: LibraryPanel,
    folder: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def busy(self: Library) -> None:
        raise LibraryError("The library is busy; try again in a moment.")

    monkeypatch.setattr(Library, "summary", busy)
    engine.let_go()
    with qtbot.waitSignal(bridge.failed) as told, qtbot.waitSignal(bridge.index_finished):
        bridge.add_folder(folder)
    assert told.args[0].startswith("The library is busy")
    assert not bridge.indexing


def test_what_is_usual_is_measured_once_for_an_answer(
    qtbot: QtBot,
    bridge: SessionBridge,
    engine: SteppedEngine,
    folder: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    measured: list[object] = []
    answers: list[Answer] = []
    monkeypatch.setattr(Library, "typical_distance", lambda self, feature: measured.append(feature) or 0.5)
    panel = NeighbourPanel(bridge)
    qtbot.addWidget(panel)
    add(qtbot, bridge, engine, folder)
    bridge.answer_ready.connect(answers.append)
    bridge.set_image("image_a", folder / "red.png")
    qtbot.waitUntil(lambda: "within 0.50" in panel.scale.text())
    for _ in range(5):
        bridge.library_changed.emit()
    assert bridge.stop()
    assert len(measured) == len(answers)


def test_without_a_library_adding_says_so_and_nothing_is_indexed_for_ever(
    qtbot: QtBot, home: Path, folder: Path
) -> None:
    paths.library().parent.mkdir(parents=True)
    paths.library().write_bytes(b"this is no folder")
    bridge = SessionBridge(load_engine=SteppedEngine)  # type: ignore[arg-type]
    panel = LibraryPanel(bridge)
    qtbot.addWidget(panel)
    bridge.add_folder(folder)
    with qtbot.waitSignal(bridge.index_stopped), qtbot.waitSignal(bridge.failed):
        bridge.start()
    assert not bridge.indexing
    assert not panel.offer.add_folder.isEnabled()
    assert panel.empty.accessibleName() == "No library"
    with qtbot.waitSignal(bridge.failed) as told:
        assert not bridge.add_folder(folder)
    assert told.args[0].startswith("No folder can be added")
    assert not bridge.indexing
    assert bridge.stop()
