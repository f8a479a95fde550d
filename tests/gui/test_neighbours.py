"""The neighbour panel: what it shows and says, and what can be done with a neighbour."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from panel_help import COLOURS, adding, paint, started_bridge
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from pytestqt.qtbot import QtBot
from viewer import Viewer

from lsgui import paths
from lsgui.core.engine import Engine
from lsgui.core.types import CheckpointError
from lsgui.gui.panels.neighbours import NeighbourPanel
from lsgui.gui.session_bridge import SessionBridge


@pytest.fixture
def bridge(qtbot: QtBot) -> Iterator[SessionBridge]:
    with started_bridge(qtbot) as bridge:
        yield bridge


@pytest.fixture
def panel(qtbot: QtBot, bridge: SessionBridge) -> NeighbourPanel:
    panel = adding(NeighbourPanel(bridge), bridge)
    qtbot.addWidget(panel)
    panel.resize(480, 500)
    with qtbot.waitExposed(panel):
        panel.show()
    return panel


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return paint(tmp_path / "colours")


@pytest.fixture
def filled(qtbot: QtBot, bridge: SessionBridge, panel: NeighbourPanel, folder: Path) -> NeighbourPanel:
    """The panel with an answer: what is nearest to red and to yellow."""
    with qtbot.waitSignal(bridge.index_finished):
        bridge.add_folder(folder)
    with qtbot.waitSignal(bridge.answer_ready):
        bridge.set_images(folder / "red.png", folder / "yellow.png")
    return panel


def names(panel: NeighbourPanel) -> list[str]:
    return [panel.view.images.item(row).path.stem for row in range(panel.view.images.rowCount())]


def click(qtbot: QtBot, panel: NeighbourPanel, row: int) -> None:
    place = panel.view.visualRect(panel.view.images.index(row)).center()
    qtbot.mouseClick(panel.view.viewport(), Qt.MouseButton.LeftButton, pos=place)


def test_an_empty_library_explains_itself_and_offers_the_pictures_folder(
    qtbot: QtBot, bridge: SessionBridge
) -> None:
    paint(paths.pictures())
    panel = adding(NeighbourPanel(bridge), bridge)
    qtbot.addWidget(panel)
    panel.show()
    assert panel.empty.accessibleName() == "Your library is empty"
    assert panel.empty.add_folder.isVisible()
    assert "Pictures" in panel.empty.add_pictures.text()
    with qtbot.waitSignal(bridge.index_finished):
        qtbot.mouseClick(panel.empty.add_pictures, Qt.MouseButton.LeftButton)
    assert bridge.library is not None
    assert bridge.library.count == 5
    assert panel.empty.accessibleName() == "No answer yet"


def test_without_a_pictures_folder_only_another_one_is_offered(qtbot: QtBot, panel: NeighbourPanel) -> None:
    assert not panel.empty.add_pictures.isVisible()
    with qtbot.waitSignal(panel.folder_asked):
        qtbot.mouseClick(panel.empty.add_folder, Qt.MouseButton.LeftButton)


def test_the_disk_is_asked_for_the_pictures_folder_once(
    qtbot: QtBot, bridge: SessionBridge, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[Path] = []
    is_dir = Path.is_dir
    monkeypatch.setattr(Path, "is_dir", lambda path: asked.append(path) or is_dir(path))
    panel = NeighbourPanel(bridge)
    qtbot.addWidget(panel)
    for _ in range(5):
        bridge.library_changed.emit()
    assert asked.count(paths.pictures()) == 1


def test_neighbours_come_nearest_first_with_rank_and_distance(qtbot: QtBot, filled: NeighbourPanel) -> None:
    assert sorted(names(filled)) == ["blue", "green", "grey"]
    spoken = filled.view.images.index(0).data(Qt.ItemDataRole.AccessibleTextRole)
    assert spoken.startswith("Rank 1, ")
    assert "cosine distance 0." in spoken
    assert filled.summary.text() == "The 3 nearest of 5 photographs"
    qtbot.waitUntil(lambda: "half of your library is within 0." in filled.scale.text())
    shown = filled.summary.text() + filled.scale.text()
    assert "%" not in shown


def test_thumbnails_arrive(qtbot: QtBot, filled: NeighbourPanel) -> None:
    first = filled.view.path(filled.view.images.index(0))
    qtbot.waitUntil(lambda: filled.thumbnails.pixmap(first) is not None)


def test_a_file_that_is_gone_says_why_in_its_cell(
    qtbot: QtBot, panel: NeighbourPanel, bridge: SessionBridge, folder: Path
) -> None:
    with qtbot.waitSignal(bridge.index_finished):
        bridge.add_folder(folder)
    (folder / "grey.png").unlink()
    with qtbot.waitSignal(bridge.answer_ready):
        bridge.set_images(folder / "red.png", folder / "yellow.png")
    qtbot.waitUntil(lambda: bool(panel.thumbnails.reason(folder / "grey.png")))
    row = names(panel).index("grey")
    assert "Cannot be shown" in panel.view.images.index(row).data(Qt.ItemDataRole.ToolTipRole)


def test_keys_put_a_neighbour_into_a_well(
    qtbot: QtBot, filled: NeighbourPanel, bridge: SessionBridge
) -> None:
    click(qtbot, filled, 0)
    chosen = filled.view.path(filled.view.images.index(0))
    qtbot.keyClick(filled.view, Qt.Key.Key_B)
    assert bridge.state.image_b == chosen
    bridge.undo()
    assert bridge.state.image_b != chosen


def test_enter_and_double_click_open_the_viewer(qtbot: QtBot, filled: NeighbourPanel, viewer: Viewer) -> None:
    click(qtbot, filled, 1)
    qtbot.keyClick(filled.view, Qt.Key.Key_Return)
    click(qtbot, filled, 0)
    place = filled.view.visualRect(filled.view.images.index(0)).center()
    qtbot.mouseDClick(filled.view.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert viewer.shown == [filled.view.path(filled.view.images.index(row)) for row in (1, 0)]


def test_opening_what_is_gone_says_so(
    qtbot: QtBot, filled: NeighbourPanel, bridge: SessionBridge, viewer: Viewer
) -> None:
    filled.view.path(filled.view.images.index(0)).unlink()
    with qtbot.waitSignal(bridge.failed) as failure:
        click(qtbot, filled, 0)
        qtbot.keyClick(filled.view, Qt.Key.Key_Return)
    assert "is no longer where it was. Rescan the library" in failure.args[0]
    assert not viewer.shown


def test_what_a_library_names_that_is_no_photograph_is_not_opened(
    qtbot: QtBot, filled: NeighbourPanel, bridge: SessionBridge, viewer: Viewer, tmp_path: Path
) -> None:
    (tmp_path / "holiday.desktop").touch()
    menu = filled.menu.build(tmp_path / "holiday.desktop")
    with qtbot.waitSignal(bridge.failed) as failure:
        next(action for action in menu.actions() if action.text() == "&Open").trigger()
    assert "“holiday.desktop” was not opened" in failure.args[0]
    assert not viewer.shown
    menu.deleteLater()


def test_the_menu_has_everything_with_its_keys(
    qtbot: QtBot, filled: NeighbourPanel, bridge: SessionBridge, viewer: Viewer
) -> None:
    click(qtbot, filled, 0)
    path = filled.view.path(filled.view.images.index(0))
    menu = filled.menu.build(path)
    actions = {action.text().replace("&", ""): action for action in menu.actions() if action.text()}
    assert list(actions) == ["Use as A", "Use as B", "Open", "Show in File Manager", "Copy Path"]
    keys = [action.shortcut().toString() for action in actions.values()]
    assert keys == ["A", "B", "Return", "", "Ctrl+C"]
    actions["Use as A"].trigger()
    assert bridge.state.image_a == path
    actions["Open"].trigger()
    actions["Show in File Manager"].trigger()
    assert viewer.shown == [path, path.parent]
    actions["Copy Path"].trigger()
    assert QGuiApplication.clipboard().text() == str(path)
    menu.deleteLater()


def test_label_logic_says_what_its_distances_are_of(
    qtbot: QtBot, filled: NeighbourPanel, bridge: SessionBridge
) -> None:
    answer = bridge.answer
    assert answer is not None
    bridge.answer_ready.emit(replace(answer, feature=None))
    assert "label probabilities" in filled.scale.text()
    bridge.answer_cleared.emit()
    assert filled.empty.accessibleName() == "No answer yet"


def test_every_control_has_a_name(panel: NeighbourPanel) -> None:
    assert panel.view.accessibleName()
    assert panel.view.accessibleDescription()
    assert panel.empty.add_folder.accessibleDescription()


def test_without_an_engine_it_does_not_pretend_to_be_opening(qtbot: QtBot) -> None:
    bridge = SessionBridge(load_engine=_no_engine)
    panel = NeighbourPanel(bridge)
    qtbot.addWidget(panel)
    assert panel.empty.accessibleName() == "Opening the library…"
    with qtbot.waitSignal(bridge.engine_failed):
        bridge.start()
    assert panel.empty.accessibleName() == "No answers"
    assert "networks could not be loaded" in panel.empty.accessibleDescription()
    assert bridge.stop()


def _no_engine() -> Engine:
    raise CheckpointError("The checkpoint is missing.")


def test_an_edited_photograph_is_shown_as_it_is_after_a_rescan(
    qtbot: QtBot, filled: NeighbourPanel, bridge: SessionBridge, folder: Path
) -> None:
    def colour() -> tuple[int, ...]:
        pixmap = filled.thumbnails.pixmap(folder / "green.png")
        return pixmap.toImage().pixelColor(5, 5).getRgb()[:3] if pixmap is not None else ()

    qtbot.waitUntil(lambda: colour() == COLOURS["green"])
    paint(folder, ["green"], shade=20)
    bridge.rescan()
    qtbot.waitUntil(lambda: colour() == tuple(part + 20 for part in COLOURS["green"]))
