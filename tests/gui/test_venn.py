"""The Venn diagram puts labels into their regions, and a click or a key seeks photographs by them."""

from pathlib import Path

import pytest
from ledger_help import ROWS, answer, label
from panel_help import paint
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication
from pytestqt.qtbot import QtBot

from lsgui.core.ledger import ledger_of
from lsgui.core.types import OPERATIONS, Filter, Operation
from lsgui.gui import theme
from lsgui.gui.label_pages import LEDGER, VENN
from lsgui.gui.main_window import MainWindow
from lsgui.gui.panels.labels import LabelPanel
from lsgui.gui.session_bridge import SessionBridge
from lsgui.gui.venn_layout import Spot
from lsgui.gui.venn_view import VennView


@pytest.fixture
def bridge(qtbot: QtBot) -> SessionBridge:
    return SessionBridge()


@pytest.fixture
def panel(qtbot: QtBot, bridge: SessionBridge) -> LabelPanel:
    panel = LabelPanel(bridge)
    qtbot.addWidget(panel)
    panel.resize(560, 560)
    with qtbot.waitExposed(panel):
        panel.show()
    bridge.answer_ready.emit(answer())
    place = panel.pages.tabs.tabRect(VENN).center()
    qtbot.mouseClick(panel.pages.tabs, Qt.MouseButton.LeftButton, pos=place)
    return panel


def spot_of(view: VennView, name: str) -> Spot:
    return next(spot for spot in view.spots if spot.entry is not None and spot.entry.row.label == name)


def click(qtbot: QtBot, view: VennView, spot: Spot) -> None:
    qtbot.mouseClick(view, Qt.MouseButton.LeftButton, pos=spot.box.center().toPoint())


def test_every_label_of_a_set_is_in_its_region_and_marked_where_it_does_not_agree(panel: LabelPanel) -> None:
    spots = panel.pages.venn.diagram.spots
    found = {(spot.region, spot.text) for spot in spots if spot.entry is not None}
    assert found == {
        ("a", "dog"), ("a", "○ ball"), ("both", "snow"), ("b", "zebra"), ("predicted", "+ beach"),
    }  # fmt: skip
    titles = [spot.text for spot in spots if spot.entry is None]
    assert titles == ["A only: 2", "A and B: 1", "B only: 1", "In neither, yet predicted: 1"]


def test_labels_lie_within_their_region_of_the_circles(panel: LabelPanel) -> None:
    diagram = panel.pages.venn.diagram
    layout = diagram._layout
    assert layout is not None
    for spot in diagram.spots:
        if spot.entry is not None and spot.region != "predicted":
            assert layout.shape(spot.region).contains(spot.box)


@pytest.mark.parametrize("size", [(240, 320), (560, 560), (1400, 900)])
def test_spots_never_overlap_and_stay_in_sight_whatever_the_size(
    panel: LabelPanel, bridge: SessionBridge, size: tuple[int, int]
) -> None:
    rows = [label(f"a{n} of these", 0.9, 0.1, 0.9, 0.9) for n in range(40)]
    rows += [label(f"both{n}", 0.9, 0.9, 0.9, 0.9 * (n % 2)) for n in range(40)]
    rows += [label(f"more{n}", 0.1, 0.1, 0.1, 0.9) for n in range(40)]
    bridge.answer_ready.emit(answer(tuple(rows)))
    panel.resize(*size)
    diagram = panel.pages.venn.diagram
    for number, spot in enumerate(diagram.spots):
        assert diagram.rect().toRectF().contains(spot.box)
        assert not any(spot.box.intersects(other.box) for other in diagram.spots[number + 1 :])
    for region, count in {"a": 40, "both": 40, "b": 0, "predicted": 40}.items():
        title, *inside = [spot for spot in diagram.spots if spot.region == region]
        assert title.text.endswith(str(count))
        hidden = sum(int(spot.text[1:]) for spot in inside if spot.entry is None)
        shown = sum(spot.entry is not None for spot in inside)
        assert shown + hidden == (count if inside else 0)  # where there is no room, the title alone says it


def test_a_click_on_a_label_narrows_the_neighbours_and_undo_takes_it_back(
    qtbot: QtBot, panel: LabelPanel, bridge: SessionBridge
) -> None:
    diagram = panel.pages.venn.diagram
    click(qtbot, diagram, spot_of(diagram, "dog"))
    click(qtbot, diagram, spot_of(diagram, "snow"))
    assert bridge.state.where == Filter(must=("dog", "snow"))
    click(qtbot, diagram, spot_of(diagram, "dog"))
    assert bridge.state.where == Filter(must=("snow",))
    bridge.undo()
    bridge.undo()
    assert bridge.state.where == Filter(must=("dog",))


def test_in_the_window_a_click_on_a_label_narrows_what_is_nearest(
    qtbot: QtBot, window: MainWindow, tmp_path: Path
) -> None:
    folder, bridge = paint(tmp_path / "pictures"), window.bridge
    with qtbot.waitSignal(bridge.index_finished):
        bridge.add_folder(folder)
    with qtbot.waitSignal(bridge.answer_ready):
        bridge.set_images(folder / "red.png", folder / "green.png")
    qtbot.waitUntil(lambda: window.neighbours.view.images.rowCount() == 3)
    diagram = window.labels.pages.venn.diagram
    window.labels.pages.show_page(VENN)
    qtbot.waitUntil(diagram.isVisible)
    with qtbot.waitSignal(bridge.answer_ready):
        click(qtbot, diagram, spot_of(diagram, "red"))
    assert window.neighbours.narrowed.text() == "Only with red"
    shown = [window.neighbours.view.images.item(row).path.stem for row in range(2)]
    assert sorted(shown) == ["grey", "yellow"]
    with qtbot.waitSignal(bridge.answer_ready):
        window.actions_by_id["undo"].trigger()
    assert not window.neighbours.narrowed.isVisible()
    assert window.neighbours.view.images.rowCount() == 3


def test_a_click_beside_the_labels_selects_those_of_the_region_in_the_ledger(
    qtbot: QtBot, panel: LabelPanel
) -> None:
    qtbot.keyClicks(panel.filter, "snow")
    diagram = panel.pages.venn.diagram
    above = spot_of(diagram, "dog").box.topLeft() - diagram.rect().topLeft().toPointF()
    qtbot.mouseClick(diagram, Qt.MouseButton.LeftButton, pos=(above.toPoint() - QPoint(0, 12)))
    assert panel.pages.page == LEDGER
    assert {entry.row.label for entry in panel.pages.ledger.chosen()} == {"dog", "ball"}
    assert panel.filter.text() == ""


def test_keys_reach_every_label_and_choose_it(qtbot: QtBot, panel: LabelPanel, bridge: SessionBridge) -> None:
    diagram = panel.pages.venn.diagram
    diagram.setFocus()
    met = []
    for _ in diagram.spots:
        met.append(diagram.accessibleDescription().split(". ")[0])
        qtbot.keyClick(diagram, Qt.Key.Key_Right)
    assert {"dog", "ball", "snow", "zebra", "beach", "A only: 2"} <= set(met)
    qtbot.keyClick(diagram, Qt.Key.Key_Down)
    qtbot.keyClick(diagram, Qt.Key.Key_Return)
    assert bridge.state.where == Filter(must=(met[1],))


def test_the_list_beneath_says_and_does_the_same(
    qtbot: QtBot, panel: LabelPanel, bridge: SessionBridge
) -> None:
    view = panel.pages.venn.list
    model = view.model()
    groups = [model.index(row, 0) for row in range(model.rowCount())]
    labels = [[model.index(n, 0, group).data() for n in range(model.rowCount(group))] for group in groups]
    assert labels == [["✓ dog", "○ ball"], ["✓ snow"], ["✓ zebra"], ["+ beach"]]
    ball = model.index(1, 0, groups[0])
    spoken = Qt.ItemDataRole.AccessibleTextRole
    assert ball.data(spoken) == "ball, missing"
    view.setFocus()
    view.setCurrentIndex(ball)
    qtbot.keyClick(view, Qt.Key.Key_Return)
    assert bridge.state.where == Filter(must=("ball",))
    assert ball.data(spoken) == "sought: ball, missing"
    view.setCurrentIndex(groups[1])
    qtbot.keyClick(view, Qt.Key.Key_Return)
    assert [entry.row.label for entry in panel.pages.ledger.chosen()] == ["snow"]


def test_copying_beside_the_diagram_takes_the_ledger_of_this_answer(
    panel: LabelPanel, bridge: SessionBridge
) -> None:
    bridge.answer_ready.emit(answer((label("fox", 0.9, 0.9, 0.9, 0.9),)))
    panel.copy_table.trigger()
    lines = QGuiApplication.clipboard().text().splitlines()
    assert [line.split("\t")[0] for line in lines] == ["label", "fox"]


def test_the_tab_key_goes_from_the_filter_through_the_diagram_to_copying(
    qtbot: QtBot, panel: LabelPanel
) -> None:
    panel.activateWindow()
    panel.filter.setFocus()
    venn = panel.pages.venn
    for expected in (panel.pages.tabs, venn.diagram, venn.list, panel.copy_button):
        qtbot.keyClick(panel.focusWidget(), Qt.Key.Key_Tab)
        assert panel.focusWidget() is expected


@pytest.mark.parametrize("operation", OPERATIONS)
def test_the_kept_regions_are_shaded(panel: LabelPanel, bridge: SessionBridge, operation: Operation) -> None:
    bridge.answer_ready.emit(answer((), operation=operation))
    diagram = panel.pages.venn.diagram
    picture = diagram.grab().toImage()
    layout = diagram._layout
    assert layout is not None
    ground = picture.pixelColor(1, diagram.height() // 2)
    kept = {
        region for region in ("a", "both", "b")
        if picture.pixelColor(layout.shape(region).boundingRect().center().toPoint()) != ground  # type: ignore[arg-type]
    }  # fmt: skip
    assert kept == {"intersection": {"both"}, "union": {"a", "both", "b"}, "difference": {"a"}}[operation]


def test_it_is_painted_in_light_and_dark_and_names_its_parts(panel: LabelPanel) -> None:
    venn = panel.pages.venn
    for control in (venn.diagram, venn.list, panel.pages.tabs, panel.pages.verdicts, panel.pages.ledger):
        assert control.accessibleName()
        assert control.accessibleDescription()
    light = venn.diagram.grab().toImage()
    venn.diagram.setPalette(theme._palette(dark=True))
    assert venn.diagram.grab().toImage() != light


def test_no_label_is_lost_between_diagram_and_ledger() -> None:
    found = ledger_of(answer(ROWS))
    assert found is not None
    assert {entry.row.label for entry in found.entries if entry.region is None} == {"car"}
