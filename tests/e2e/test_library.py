"""A user's library, end to end: the real window, the real engine, photographs that packages ship."""

import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from drags import drop, files
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QMenu, QPushButton
from pytestqt.qtbot import QtBot

from lsgui.bench.pictures import make_small
from lsgui.gui import app
from lsgui.gui.heartbeat import Heartbeat
from lsgui.gui.image_list import ImageListView
from lsgui.gui.main_window import MainWindow
from lsgui.gui.panels.library import LibraryPanel
from lsgui.gui.skipped_dialog import SkippedDialog

SECONDS = 60_000
PHOTOGRAPHS = 600


@pytest.fixture
def window(qtbot: QtBot) -> Iterator[MainWindow]:
    """The window as `lsgui` opens it, ready to answer, with the library panel in front."""
    window = app.build()
    qtbot.addWidget(window)
    window.resize(1400, 860)
    with qtbot.waitExposed(window):
        window.show()
    with qtbot.waitSignal(window.bridge.engine_ready, timeout=SECONDS):
        window.bridge.start()
    window.show_panel("library")
    yield window
    assert window.bridge.stop(20)


@pytest.fixture
def panel(window: MainWindow) -> LibraryPanel:
    found = window.findChild(LibraryPanel)
    assert isinstance(found, LibraryPanel)
    return found


def index(
    qtbot: QtBot, panel: LibraryPanel, window: MainWindow, folder: Path, *, timeout: int = SECONDS
) -> None:
    with qtbot.waitSignal(window.bridge.index_finished, timeout=timeout):
        assert drop(panel, files(folder))


def click(qtbot: QtBot, view: ImageListView, row: int) -> Path:
    place: QPoint = view.visualRect(view.images.index(row)).center()
    qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=place)
    return view.images.item(row).path


def test_from_an_empty_library_to_a_neighbour_back_in_a_well(
    qtbot: QtBot, window: MainWindow, panel: LibraryPanel, photos: Path
) -> None:
    assert window.neighbours.empty.accessibleName() == "Your library is empty"
    seen: list[tuple[int, int]] = []
    window.bridge.index_progress.connect(lambda done, total: seen.append((done, total)))
    index(qtbot, panel, window, photos)
    assert max(total for _, total in seen) == 12
    assert [done for done, total in seen if total] == sorted(done for done, total in seen if total)
    assert panel.summary.text() == "12 photographs"
    assert "12 added" in panel.notice.text()

    with qtbot.waitSignal(window.bridge.answer_ready, timeout=SECONDS):
        assert drop(window.wells["image_a"].area, files(photos / "chelsea.png"))
    with qtbot.waitSignal(window.bridge.answer_ready, timeout=SECONDS):
        assert drop(window.wells["image_b"].area, files(photos / "china.jpg"))
    grid = window.neighbours.view
    found = [grid.images.item(row).path.name for row in range(grid.images.rowCount())]
    assert len(found) == 10
    assert not {"chelsea.png", "china.jpg"} & set(found)
    assert window.neighbours.summary.text() == "The 10 nearest of 12 photographs"
    first = grid.images.item(0).path
    qtbot.waitUntil(lambda: window.neighbours.thumbnails.pixmap(first) is not None, timeout=SECONDS)
    qtbot.waitUntil(lambda: "half of your library" in window.neighbours.scale.text(), timeout=SECONDS)

    chosen = click(qtbot, grid, 0)
    drag = grid.drag_object()
    assert drag is not None
    with qtbot.waitSignal(window.bridge.answer_ready, timeout=SECONDS):
        assert drop(window.wells["image_a"].area, drag.mimeData())
    assert window.bridge.state.image_a == chosen
    assert chosen not in [grid.images.item(row).path for row in range(grid.images.rowCount())]


def test_bad_files_are_listed_and_cost_only_themselves(
    qtbot: QtBot, window: MainWindow, panel: LibraryPanel, photos: Path
) -> None:
    whole = (photos / "china.jpg").read_bytes()
    (photos / "half.jpg").write_bytes(whole[: len(whole) // 2])
    (photos / "words.png").write_text("no picture at all")
    (photos / "nothing.jpg").write_bytes(b"")
    index(qtbot, panel, window, photos)
    assert panel.summary.text() == "12 photographs"
    qtbot.mouseClick(panel.skipped_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: panel.findChild(SkippedDialog) is not None)
    dialog = panel.findChild(SkippedDialog)
    assert dialog is not None
    reasons = {Path(item.path).name: item.reason for item in dialog.rows()}
    assert set(reasons) == {"half.jpg", "words.png", "nothing.jpg"}
    assert "truncated" in reasons["half.jpg"]
    dialog.close()


def test_the_window_answers_while_the_library_fills_and_the_longest_stall_is_reported(
    qtbot: QtBot,
    window: MainWindow,
    panel: LibraryPanel,
    tmp_path: Path,
    photos: Path,
    record_property: Callable[[str, object], None],
) -> None:
    folder = make_small(tmp_path / "many", None, PHOTOGRAPHS)
    bridge, grid = window.bridge, window.browser.view
    qtbot.keyClick(window, Qt.Key.Key_G, Qt.KeyboardModifier.ControlModifier)
    index(qtbot, panel, window, photos)
    qtbot.waitUntil(lambda: grid.images.rowCount() == 12, timeout=SECONDS)
    seen: list[int] = []
    bridge.index_progress.connect(lambda done, total: seen.append(done))
    ended: list[object] = []
    bridge.index_finished.connect(ended.append)
    heart = Heartbeat(window)
    heart.begin()
    began = time.monotonic()
    assert drop(panel, files(folder))
    qtbot.waitUntil(lambda: any(done for done in seen), timeout=SECONDS)

    with qtbot.waitSignal(bridge.answer_ready, timeout=SECONDS):
        assert drop(window.wells["image_a"].area, files(photos / "chelsea.png"))
    assert not ended, "a query is answered before the index ends"
    menu = window.menuBar().actions()[0].menu()
    assert isinstance(menu, QMenu)
    menu.popup(window.mapToGlobal(QPoint(20, 20)))
    qtbot.waitUntil(menu.isVisible, timeout=SECONDS)
    menu.close()
    grid.verticalScrollBar().setValue(grid.verticalScrollBar().maximum())
    row = grid.images.rowCount() - 1
    last = grid.images.item(row).path
    qtbot.waitUntil(lambda: window.browser.thumbnails.pixmap(last) is not None, timeout=SECONDS)
    assert not ended, "a menu opens and photographs are shown before the index ends"

    qtbot.waitUntil(lambda: bool(ended), timeout=5 * SECONDS)
    seconds, stall = time.monotonic() - began, heart.end()
    qtbot.waitUntil(lambda: grid.images.rowCount() == 12 + PHOTOGRAPHS, timeout=SECONDS)
    qtbot.waitUntil(lambda: window.browser.facets.model().rowCount() > 0, timeout=SECONDS)
    record_property("longest_stall_ms", round(stall, 1))
    record_property("beats_per_second", round(heart.beats / seconds, 1))
    print(f"longest stall of the GUI thread while {PHOTOGRAPHS} photographs were indexed: {stall:.1f} ms")
    print(f"beats of the GUI thread: {heart.beats / seconds:.1f} a second, for {seconds:.1f} s")


def test_the_label_table_reads_the_same_as_the_answer(
    qtbot: QtBot, window: MainWindow, panel: LibraryPanel, photos: Path
) -> None:
    with qtbot.waitSignal(window.bridge.answer_ready, timeout=SECONDS) as got:
        window.bridge.set_images(photos / "astronaut.jpg", photos / "flower.jpg")
    shown = window.labels.view.shown()
    assert sorted(shown, key=lambda row: row.label) == sorted(got.args[0].labels, key=lambda row: row.label)
    present = [row.present for row in shown]
    assert present == sorted(present, reverse=True)


def test_remove_and_undo_and_the_folder_is_still_there_next_time(
    qtbot: QtBot, window: MainWindow, panel: LibraryPanel, photos: Path
) -> None:
    index(qtbot, panel, window, photos)
    place = panel.view.visualRect(panel.view.folders.index(0)).center()
    qtbot.mouseClick(panel.view.viewport(), Qt.MouseButton.LeftButton, pos=place)
    with qtbot.waitSignal(window.bridge.library_changed):
        qtbot.mouseClick(panel.remove_button, Qt.MouseButton.LeftButton)
    assert panel.empty.isVisible()
    undo: QPushButton = panel.notice.action_button
    with qtbot.waitSignal(window.bridge.library_changed):
        qtbot.mouseClick(undo, Qt.MouseButton.LeftButton)
    assert panel.summary.text() == "12 photographs"
    assert window.bridge.stop(20)

    again = app.build()
    qtbot.addWidget(again)
    with qtbot.waitSignal(again.bridge.engine_ready, timeout=SECONDS):
        again.bridge.start()
    found = again.findChild(LibraryPanel)
    assert isinstance(found, LibraryPanel)
    qtbot.waitUntil(lambda: found.summary.text() == "12 photographs")
    assert again.bridge.stop(20)
