"""The library panel: folders come and go, work shows, stops and is summed up, bad files are listed."""

import os
import shutil
import threading
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import numpy.typing as npt
import pytest
from colour_engine import ColourEngine
from drags import drop
from panel_help import adding, drop_paths, paint, started_bridge
from PySide6.QtCore import QMimeData, QPoint, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QMenu
from pytestqt.qtbot import QtBot
from viewer import Viewer

from lsgui.core.types import FloatArray
from lsgui.gui import widgets
from lsgui.gui.folder_list import Role
from lsgui.gui.panels.library import LibraryPanel
from lsgui.gui.session_bridge import SessionBridge
from lsgui.gui.skipped_dialog import SkippedDialog
from lsgui.gui.widgets import ProgressStrip
from lsgui.library.changes import Change


@pytest.fixture
def bridge(qtbot: QtBot) -> Iterator[SessionBridge]:
    with started_bridge(qtbot) as bridge:
        yield bridge


@pytest.fixture
def panel(qtbot: QtBot, bridge: SessionBridge) -> LibraryPanel:
    panel = adding(LibraryPanel(bridge), bridge)
    qtbot.addWidget(panel)
    panel.resize(380, 420)
    with qtbot.waitExposed(panel):
        panel.show()
    return panel


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return paint(tmp_path / "colours")


def rows(panel: LibraryPanel) -> list[tuple[str, int, bool]]:
    model = panel.view.folders
    items = [model.index(row).data(Role.ITEM) for row in range(model.rowCount())]
    return [(item.path.name, item.count, item.offline) for item in items]


def rows_of(bridge: SessionBridge) -> list[Path]:
    return [folder.path for folder in bridge.summary.folders] if bridge.summary is not None else []


def choose(qtbot: QtBot, panel: LibraryPanel, row: int) -> None:
    place = panel.view.visualRect(panel.view.folders.index(row)).center()
    qtbot.mouseClick(panel.view.viewport(), Qt.MouseButton.LeftButton, pos=place)


def test_it_begins_by_saying_what_to_do(panel: LibraryPanel) -> None:
    assert panel.empty.isVisible()
    assert "Drop folders" in panel.empty.accessibleDescription()


def test_before_the_library_is_open_it_claims_nothing_of_it(qtbot: QtBot) -> None:
    panel = LibraryPanel(SessionBridge(load_engine=lambda: ColourEngine()))  # type: ignore[arg-type, return-value]
    qtbot.addWidget(panel)
    panel.show()
    assert "Opening" in panel.empty.accessibleName()
    assert not panel.offer.add_folder.isVisible()


def test_a_dropped_folder_is_indexed_and_summed_up(
    qtbot: QtBot, panel: LibraryPanel, bridge: SessionBridge, folder: Path
) -> None:
    with qtbot.waitSignal(bridge.index_finished):
        assert drop_paths(panel, folder)
    assert rows(panel) == [("colours", 5, False)]
    assert panel.summary.text() == "5 photographs"
    assert panel.notice.text().startswith("Photographs: 5 added, in ")
    assert not panel.skipped_button.isVisible()
    assert not panel.progress.isVisible()


def test_several_folders_at_once_are_one_job_with_one_report(
    qtbot: QtBot, panel: LibraryPanel, bridge: SessionBridge, tmp_path: Path
) -> None:
    one, two = paint(tmp_path / "one"), paint(tmp_path / "two", ["red"], shade=9)
    with qtbot.waitSignal(bridge.index_finished):
        drop_paths(panel, one, two)
    assert rows(panel) == [("one", 5, False), ("two", 1, False)]
    assert panel.notice.text().startswith("Photographs: 6 added, in ")
    assert not bridge.indexing


def test_what_is_no_folder_is_refused_with_a_sentence(panel: LibraryPanel, folder: Path) -> None:
    assert drop_paths(panel, folder / "red.png")
    assert panel.notice.text() == "The library takes folders; drop a folder here."
    empty = QMimeData()
    assert not drop(panel, empty)


def test_its_buttons_ask_for_a_folder(
    qtbot: QtBot, panel: LibraryPanel, bridge: SessionBridge, folder: Path
) -> None:
    with qtbot.waitSignal(panel.folder_asked):
        qtbot.mouseClick(panel.offer.add_folder, Qt.MouseButton.LeftButton)
    with qtbot.waitSignal(bridge.index_finished):
        bridge.add_folder(folder)
    with qtbot.waitSignal(panel.folder_asked):
        qtbot.mouseClick(panel.add_button, Qt.MouseButton.LeftButton)


def test_removing_can_be_undone(
    qtbot: QtBot, panel: LibraryPanel, bridge: SessionBridge, folder: Path
) -> None:
    with qtbot.waitSignal(bridge.index_finished):
        bridge.add_folder(folder)
    choose(qtbot, panel, 0)
    with qtbot.waitSignal(bridge.library_changed):
        qtbot.keyClick(panel.view, Qt.Key.Key_Delete)
    assert rows(panel) == []
    assert "taken out of the library" in panel.notice.text()
    assert (folder / "red.png").exists()
    with qtbot.waitSignal(bridge.library_changed):
        qtbot.mouseClick(panel.notice.action_button, Qt.MouseButton.LeftButton)
    assert rows(panel) == [("colours", 5, False)]


def test_rescan_finds_what_changed_and_an_offline_folder_keeps_its_photographs(
    qtbot: QtBot, panel: LibraryPanel, bridge: SessionBridge, folder: Path
) -> None:
    with qtbot.waitSignal(bridge.index_finished):
        bridge.add_folder(folder)
    with qtbot.waitSignal(bridge.index_finished):
        qtbot.mouseClick(panel.rescan_button, Qt.MouseButton.LeftButton)
    assert panel.notice.text() == "Nothing changed: the library was up to date."

    shutil.copy(folder / "red.png", folder / "red again.png")
    (folder / "grey.png").unlink()
    with qtbot.waitSignal(bridge.index_finished):
        qtbot.mouseClick(panel.rescan_button, Qt.MouseButton.LeftButton)
    assert "1 added" in panel.notice.text()
    assert "1 removed" in panel.notice.text()

    folder.rename(folder.with_name("unplugged"))
    with qtbot.waitSignal(bridge.index_finished):
        qtbot.mouseClick(panel.rescan_button, Qt.MouseButton.LeftButton)
    assert rows(panel) == [("colours", 5, True)]
    assert "offline" in panel.view.folders.index(0).data(Qt.ItemDataRole.AccessibleTextRole)


def test_a_folder_that_cannot_be_opened_says_so(
    qtbot: QtBot, panel: LibraryPanel, bridge: SessionBridge, folder: Path, viewer: Viewer
) -> None:
    with qtbot.waitSignal(bridge.index_finished):
        bridge.add_folder(folder)
    choose(qtbot, panel, 0)
    panel.view.customContextMenuRequested.emit(QPoint(5, 5))
    act = panel.findChild(QMenu).actions()[0]
    act.trigger()
    assert viewer.shown == [folder]
    folder.rename(folder.with_name("unplugged"))
    with qtbot.waitSignal(bridge.failed) as failure:
        act.trigger()
    assert failure.args[0] == "“colours” is no longer where it was."


def test_a_folder_without_photographs_says_so(
    qtbot: QtBot, panel: LibraryPanel, bridge: SessionBridge, tmp_path: Path
) -> None:
    (tmp_path / "nothing").mkdir()
    with qtbot.waitSignal(bridge.index_finished):
        drop_paths(panel, tmp_path / "nothing")
    assert panel.notice.text() == "No photographs were found there."


def test_skipped_files_are_counted_and_listed_with_reasons(
    qtbot: QtBot, panel: LibraryPanel, bridge: SessionBridge, folder: Path
) -> None:
    (folder / "broken.jpg").write_bytes(b"this is no picture")
    (folder / "empty.png").write_bytes(b"")
    with qtbot.waitSignal(bridge.index_finished):
        bridge.add_folder(folder)
    assert "2 skipped" in panel.notice.text()
    assert panel.skipped_button.text() == "2 files skipped…"
    qtbot.mouseClick(panel.skipped_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: panel.findChild(SkippedDialog) is not None)
    dialog = panel.findChild(SkippedDialog)
    assert dialog is not None
    assert [Path(item.path).name for item in dialog.rows()] == ["broken.jpg", "empty.png"]
    assert all(item.reason for item in dialog.rows())

    (folder / "broken.jpg").unlink()
    dialog.table.doubleClicked.emit(dialog.table.model().index(0, 0))
    assert dialog.intro.text() == "“broken.jpg” is no longer where it was."

    qtbot.keyClicks(dialog.filter, "empty")
    assert [Path(item.path).name for item in dialog.rows()] == ["empty.png"]
    qtbot.mouseClick(dialog.copy_button, Qt.MouseButton.LeftButton)
    assert QGuiApplication.clipboard().text().startswith(str(folder / "empty.png") + "\t")
    dialog.close()


def test_skipped_files_can_be_tried_again(
    qtbot: QtBot, panel: LibraryPanel, bridge: SessionBridge, folder: Path
) -> None:
    (folder / "broken.jpg").write_bytes(b"this is no picture")
    (folder / "empty.png").write_bytes(b"")
    with qtbot.waitSignal(bridge.index_finished):
        bridge.add_folder(folder)
    assert panel.view.folders.index(0).data(Role.ITEM).skipped == 2
    assert "2 files could not be used" in panel.view.folders.index(0).data(Qt.ItemDataRole.ToolTipRole)
    qtbot.mouseClick(panel.skipped_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: panel.findChild(SkippedDialog) is not None)
    dialog = panel.findChild(SkippedDialog)
    assert dialog is not None
    (folder / "broken.jpg").write_bytes((folder / "red.png").read_bytes())
    with qtbot.waitSignal(bridge.index_finished):
        qtbot.mouseClick(dialog.retry_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: [Path(item.path).name for item in dialog.rows()] == ["empty.png"])
    assert dialog.intro.text().startswith("1 file could not be used")
    assert panel.summary.text() == "6 photographs"
    (folder / "empty.png").unlink()
    with qtbot.waitSignal(bridge.index_finished):
        qtbot.mouseClick(dialog.retry_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: dialog.intro.text() == "Every file could be used.")
    assert not dialog.retry_button.isEnabled()
    dialog.close()


@pytest.fixture
def skipping(qtbot: QtBot, panel: LibraryPanel, bridge: SessionBridge, folder: Path) -> SkippedDialog:
    """The list of two files that could not be used."""
    for name in ("broken.jpg", "empty.png"):
        (folder / name).write_bytes(b"")
    with qtbot.waitSignal(bridge.index_finished):
        bridge.add_folder(folder)
    qtbot.mouseClick(panel.skipped_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: panel.findChild(SkippedDialog) is not None)
    dialog = panel.findChild(SkippedDialog)
    assert dialog is not None
    return dialog


def test_the_list_of_skipped_files_follows_a_folder_that_goes_and_comes_back(
    qtbot: QtBot, skipping: SkippedDialog, bridge: SessionBridge, folder: Path
) -> None:
    bridge.remove_folder(folder)
    qtbot.waitUntil(lambda: skipping.rows() == [])
    assert not skipping.retry_button.isEnabled()
    bridge.undo()
    qtbot.waitUntil(lambda: len(skipping.rows()) == 2)
    assert skipping.retry_button.isEnabled()
    skipping.close()


def test_trying_again_what_went_meanwhile_ends_at_once(
    qtbot: QtBot, skipping: SkippedDialog, bridge: SessionBridge, folder: Path
) -> None:
    bridge.remove_folder(folder)
    qtbot.mouseClick(skipping.retry_button, Qt.MouseButton.LeftButton)  # before the library is without it
    assert not bridge.indexing
    qtbot.waitUntil(lambda: skipping.intro.text() == "Every file could be used.")
    qtbot.waitUntil(lambda: rows_of(bridge) == [])  # the summary may be read after the list
    skipping.close()


def test_the_list_of_skipped_files_follows_changes_that_were_noticed(
    qtbot: QtBot, skipping: SkippedDialog, bridge: SessionBridge, folder: Path
) -> None:
    (folder / "broken.jpg").write_bytes((folder / "red.png").read_bytes())
    bridge._library.update(frozenset({Change(folder, deep=True)}))
    qtbot.waitUntil(lambda: [Path(item.path).name for item in skipping.rows()] == ["empty.png"])
    skipping.close()


def test_a_file_is_tried_again_although_nothing_tells_that_it_is_whole_now(
    qtbot: QtBot, panel: LibraryPanel, bridge: SessionBridge, folder: Path
) -> None:
    whole = (folder / "red.png").read_bytes()
    broken = folder / "broken.png"
    broken.write_bytes(bytes(len(whole)))
    os.utime(broken, (1_700_000_000, 1_700_000_000))
    with qtbot.waitSignal(bridge.index_finished):
        bridge.add_folder(folder)
    broken.write_bytes(whole)
    os.utime(broken, (1_700_000_000, 1_700_000_000))
    with qtbot.waitSignal(bridge.index_finished):
        bridge.rescan()
    assert panel.skipped_button.text() == "1 file skipped…"
    qtbot.mouseClick(panel.skipped_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: panel.findChild(SkippedDialog) is not None)
    dialog = panel.findChild(SkippedDialog)
    assert dialog is not None
    with qtbot.waitSignal(bridge.index_finished):
        qtbot.mouseClick(dialog.retry_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: dialog.intro.text() == "Every file could be used.")
    assert not panel.skipped_button.isVisible()
    dialog.close()


def test_a_folder_says_what_it_takes_and_that_it_is_being_indexed(qtbot: QtBot, folder: Path) -> None:
    engine = HeldEngine()
    engine.gate.set()
    with started_bridge(qtbot, engine) as bridge:
        panel = adding(LibraryPanel(bridge), bridge)
        qtbot.addWidget(panel)
        panel.show()
        with qtbot.waitSignal(bridge.index_finished):
            bridge.add_folder(folder)
        taken = sum(file.stat().st_size for file in folder.iterdir())
        assert panel.view.folders.index(0).data(Role.ITEM).size == taken
        assert f"{widgets.data_size(taken)} of photographs" in panel.sizes.text()
        engine.gate.clear()
        paint(folder, ["red"], shade=7)
        bridge.rescan()
        assert "being indexed" in panel.view.folders.index(0).data(Qt.ItemDataRole.AccessibleTextRole)
        assert not panel.view.grab().isNull()
        with qtbot.waitSignal(bridge.index_finished):
            engine.gate.set()
        assert "being indexed" not in panel.view.folders.index(0).data(Qt.ItemDataRole.AccessibleTextRole)


class HeldEngine(ColourEngine):
    """Embeds nothing until it is let go."""

    def __init__(self) -> None:
        self.gate = threading.Event()

    def embed_pixels(self, pixels: npt.NDArray[np.uint8]) -> FloatArray:
        """As a colour engine, when the gate is open."""
        assert self.gate.wait(20)
        return super().embed_pixels(pixels)


def test_long_work_shows_and_cancel_keeps_what_is_done(qtbot: QtBot, tmp_path: Path) -> None:
    folder = tmp_path / "many"
    for shade in range(12):
        paint(folder / str(shade), shade=3 * shade)
    engine = HeldEngine()
    with started_bridge(qtbot, engine) as bridge:
        panel = adding(LibraryPanel(bridge), bridge)
        qtbot.addWidget(panel)
        panel.show()
        drop_paths(panel, folder)
        assert not panel.progress.isVisible()
        qtbot.waitUntil(panel.progress.isVisible)
        assert panel.progress.text().startswith("Reading photographs")
        assert not panel.grab().isNull()
        qtbot.mouseClick(panel.progress.cancel_button, Qt.MouseButton.LeftButton)
        assert "stopping" in panel.progress.text()
        with qtbot.waitSignal(bridge.index_stopped):
            engine.gate.set()
        assert panel.notice.text().startswith("Stopped. What is done is kept")
        assert not panel.progress.isVisible()

        with qtbot.waitSignal(bridge.index_finished):
            qtbot.mouseClick(panel.rescan_button, Qt.MouseButton.LeftButton)
        assert panel.summary.text() == "60 photographs"


def test_progress_says_count_rate_and_time_left(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    now = [100.0]
    monkeypatch.setattr(widgets.time, "monotonic", lambda: now[0])
    strip = ProgressStrip()
    qtbot.addWidget(strip)
    strip.start("Reading photographs")
    assert not strip.isVisible()
    strip.report(1200, 0)
    assert "1,200 found" in strip.text() or "1200 found" in strip.text()
    strip.report(0, 5000)
    now[0] += 4
    strip.report(200, 5000)
    assert strip.text().startswith("Reading photographs · 200 of 5")
    assert "50 per second" in strip.text()
    assert "about 2 minutes left" in strip.text()
    qtbot.waitUntil(strip.isVisible)
    strip.stop()
    assert not strip.isVisible()


def test_a_quick_job_shows_no_progress(qtbot: QtBot) -> None:
    strip = ProgressStrip()
    qtbot.addWidget(strip)
    strip.start("Reading photographs")
    strip.stop()
    qtbot.wait(widgets.PATIENCE_MS + 100)
    assert not strip.isVisible()


def test_every_control_has_a_name(panel: LibraryPanel) -> None:
    assert panel.view.accessibleName()
    for button in (panel.add_button, panel.remove_button, panel.rescan_button, panel.skipped_button):
        assert button.accessibleDescription()


def test_it_can_be_narrow_and_its_buttons_stay_in_sight(
    qtbot: QtBot, panel: LibraryPanel, bridge: SessionBridge, folder: Path
) -> None:
    with qtbot.waitSignal(bridge.index_finished):
        bridge.add_folder(folder)
    panel.stale.say("5 photographs must be read again.", action="Rescan")
    bridge.remove_folder(folder)
    bridge.undo()
    assert panel.minimumSizeHint().width() <= 200
    qtbot.waitUntil(lambda: panel.rescan_button.isVisible())
    panel.resize(200, 420)
    for button in (panel.add_button, panel.remove_button, panel.rescan_button):
        qtbot.waitUntil(lambda button=button: panel.rect().contains(button.geometry()))
        assert button.width() >= button.sizeHint().width()
