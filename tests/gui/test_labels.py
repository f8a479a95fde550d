"""The label panel shows what an answer carries, in order, with every number as text."""

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QMenu
from pytestqt.qtbot import QtBot

from lsgui.core.types import Answer, CheckpointIdentity, Combine, LabelScore, Query
from lsgui.gui.label_rows import Column
from lsgui.gui.panels.labels import LabelPanel
from lsgui.gui.session_bridge import SessionBridge

A, B = Path("/a.jpg"), Path("/b.jpg")
ROWS = (
    LabelScore("dog", 0.91, 0.5, 0.95, 0.02, 0.951),
    LabelScore("zebra", 0.80, 0.6, 0.10, 0.90, 0.91, head="safari"),
    LabelScore("person", 0.44, 0.4, 0.03, 0.50, 0.515),
    LabelScore("ball", 0.43, 0.7, 0.20, 0.30, 0.44),
    LabelScore("snow", 0.01, 0.3, 0.01, 0.0, 0.01),
)


def answer(
    rows: tuple[LabelScore, ...] = ROWS, *, single: bool = False, low_fidelity: bool = False
) -> Answer:
    expression = A if single else Combine("union", A, B)
    if single:
        rows = tuple(replace(row, in_a=None, in_b=None, expected=row.score) for row in rows)
    identity = CheckpointIdentity("test", "0" * 64)
    return Answer(Query(1, expression), rows, (), identity, None, low_fidelity)


@pytest.fixture
def bridge(qtbot: QtBot) -> SessionBridge:
    return SessionBridge()


@pytest.fixture
def panel(qtbot: QtBot, bridge: SessionBridge) -> LabelPanel:
    panel = LabelPanel(bridge)
    qtbot.addWidget(panel)
    panel.resize(520, 400)
    with qtbot.waitExposed(panel):
        panel.show()
    return panel


def texts(panel: LabelPanel, role: Qt.ItemDataRole = Qt.ItemDataRole.DisplayRole) -> dict[str, list[str]]:
    """Group title -> what a role says of its labels, as the view shows them."""
    model = panel.view.model()
    found = {}
    for row in range(model.rowCount()):
        group = model.index(row, 0)
        found[group.data()] = [model.index(n, 0, group).data(role) for n in range(model.rowCount(group))]
    return found


def test_before_anything_is_dropped_it_says_what_to_do(panel: LabelPanel) -> None:
    assert panel.empty.isVisible()
    assert "Put one into A and one into B" in panel.empty.accessibleDescription()


def test_labels_above_their_own_threshold_come_first(panel: LabelPanel, bridge: SessionBridge) -> None:
    bridge.answer_ready.emit(answer())
    assert texts(panel) == {"Present: 3": ["dog", "zebra", "person"], "Below threshold: 2": ["ball", "snow"]}
    assert "3 of 5" in panel.summary.text()


def test_scores_have_two_decimals_and_every_number_is_spoken(
    panel: LabelPanel, bridge: SessionBridge
) -> None:
    bridge.answer_ready.emit(answer())
    model = panel.view.model()
    first = model.index(0, 0)
    cells = [model.index(0, column, first).data() for column in Column]
    assert cells == ["dog", "0.95", "0.02", "0.95", "0.91"]
    spoken = texts(panel, Qt.ItemDataRole.AccessibleTextRole)
    assert spoken["Present: 3"][0] == (
        "dog: predicted 0.91, threshold 0.50, present; A 0.95, B 0.02, label logic 0.95"
    )
    assert "below threshold" in spoken["Below threshold: 2"][0]
    assert "few-shot head “safari”" in spoken["Present: 3"][1]


def test_a_single_image_shows_only_its_predicted_scores(panel: LabelPanel, bridge: SessionBridge) -> None:
    bridge.answer_ready.emit(answer(single=True))
    hidden = [column for column in Column if panel.view.isColumnHidden(column)]
    assert hidden == [Column.A, Column.B, Column.EXPECTED]
    bridge.answer_ready.emit(answer())
    assert not any(panel.view.isColumnHidden(column) for column in Column)


def test_none_of_these_is_an_answer(panel: LabelPanel, bridge: SessionBridge) -> None:
    bridge.answer_ready.emit(answer(tuple(replace(row, threshold=0.99) for row in ROWS)))
    assert panel.none_notice.isVisible()
    assert "None of these" in panel.none_notice.text()
    bridge.answer_ready.emit(answer())
    assert not panel.none_notice.isVisible()


def test_low_fidelity_is_said(panel: LabelPanel, bridge: SessionBridge) -> None:
    bridge.answer_ready.emit(answer(low_fidelity=True))
    assert "Lower fidelity" in panel.fidelity_notice.text()
    bridge.answer_ready.emit(answer())
    assert not panel.fidelity_notice.isVisible()


def test_the_filter_narrows_by_label_and_by_head(
    qtbot: QtBot, panel: LabelPanel, bridge: SessionBridge
) -> None:
    bridge.answer_ready.emit(answer())
    qtbot.keyClicks(panel.filter, "DO")
    assert [row.label for row in panel.view.shown()] == ["dog"]
    panel.filter.clear()
    qtbot.keyClicks(panel.filter, "safari")
    assert [row.label for row in panel.view.shown()] == ["zebra"]
    panel.filter.clear()
    qtbot.keyClicks(panel.filter, "giraffe")
    assert panel.view.shown() == []
    assert "giraffe" in panel._no_match.text()
    qtbot.keyClick(panel.filter, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    qtbot.keyClick(panel.filter, Qt.Key.Key_Delete)
    assert len(panel.view.shown()) == 5


def test_copy_gives_a_table_and_names(qtbot: QtBot, panel: LabelPanel, bridge: SessionBridge) -> None:
    bridge.answer_ready.emit(answer())
    panel.view.setFocus()
    qtbot.keyClick(panel.view, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    lines = QGuiApplication.clipboard().text().splitlines()
    assert lines[0].split("\t") == [
        "label",
        "predicted",
        "threshold",
        "present",
        "a",
        "b",
        "label_logic",
        "head",
    ]
    assert lines[2].split("\t") == [
        "zebra",
        "0.8000",
        "0.6000",
        "yes",
        "0.1000",
        "0.9000",
        "0.9100",
        "safari",
    ]
    assert len(lines) == 6
    panel.copy_text.trigger()
    assert QGuiApplication.clipboard().text() == "dog, zebra, person"


def test_the_copy_button_offers_both_ways(qtbot: QtBot, panel: LabelPanel, bridge: SessionBridge) -> None:
    bridge.answer_ready.emit(answer())
    qtbot.mouseClick(panel.copy_button, Qt.MouseButton.LeftButton)
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    assert [action.text() for action in menu.actions()] == ["Copy as &Table", "Copy as Te&xt"]
    menu.close()


def test_copy_takes_the_selected_rows_only(qtbot: QtBot, panel: LabelPanel, bridge: SessionBridge) -> None:
    bridge.answer_ready.emit(answer())
    group = panel.view.model().index(1, 0)
    place = panel.view.visualRect(panel.view.model().index(0, 0, group)).center()
    qtbot.mouseClick(panel.view.viewport(), Qt.MouseButton.LeftButton, pos=place)
    panel.copy_text.trigger()
    assert QGuiApplication.clipboard().text() == "ball"


def test_selection_and_folding_outlive_the_next_answer(
    qtbot: QtBot, panel: LabelPanel, bridge: SessionBridge
) -> None:
    bridge.answer_ready.emit(answer())
    model = panel.view.model()
    place = panel.view.visualRect(model.index(1, 0, model.index(0, 0))).center()
    qtbot.mouseClick(panel.view.viewport(), Qt.MouseButton.LeftButton, pos=place)
    panel.view.collapse(model.index(1, 0))
    bridge.answer_ready.emit(answer(tuple(reversed(ROWS))))
    assert [row.label for row in panel.view.chosen()] == ["zebra"]
    assert not panel.view.isExpanded(panel.view.model().index(1, 0))
    assert panel.view.isExpanded(panel.view.model().index(0, 0))


def test_columns_explain_themselves(panel: LabelPanel) -> None:
    header = panel.view.model()
    for column in Column:
        tip = header.headerData(column, Qt.Orientation.Horizontal, Qt.ItemDataRole.ToolTipRole)
        assert len(tip) > 20


def test_clearing_empties_it(panel: LabelPanel, bridge: SessionBridge) -> None:
    bridge.answer_ready.emit(answer())
    assert not panel.empty.isVisible()
    bridge.answer_cleared.emit()
    assert panel.empty.isVisible()


def test_a_late_answer_dims_the_old_one_and_a_quick_one_does_not(
    qtbot: QtBot, panel: LabelPanel, bridge: SessionBridge
) -> None:
    bridge.answer_ready.emit(answer())
    bridge.busy_changed.emit(True)
    assert not panel._busy.isVisible()
    qtbot.waitUntil(panel._busy.isVisible)
    assert panel.view.viewport().graphicsEffect() is not None
    assert not panel.grab().isNull()
    bridge.answer_ready.emit(answer())
    bridge.busy_changed.emit(False)
    assert not panel._busy.isVisible()
    assert panel.view.viewport().graphicsEffect() is None


def test_it_never_gets_too_narrow_for_the_predicted_scores(qtbot: QtBot, bridge: SessionBridge) -> None:
    panel = LabelPanel(bridge)
    qtbot.addWidget(panel)
    bridge.answer_ready.emit(answer())
    panel.resize(panel.minimumSizeHint())
    panel.show()
    header = panel.view.header()
    last = header.sectionViewportPosition(Column.PREDICTED) + header.sectionSize(Column.PREDICTED)
    assert last <= panel.view.viewport().width()


@pytest.mark.parametrize("width", [240, 340, 900])
def test_numbers_stay_legible_at_every_width(panel: LabelPanel, bridge: SessionBridge, width: int) -> None:
    bridge.answer_ready.emit(answer())
    panel.resize(width, 300)
    digits = panel.view.fontMetrics().horizontalAdvance("0.00")
    assert all(panel.view.columnWidth(column) >= digits for column in list(Column)[1:])
    assert not panel.grab().isNull()


def test_every_control_has_a_name(panel: LabelPanel) -> None:
    for control in (panel.view, panel.filter, panel.copy_button):
        assert control.accessibleName()
    assert panel.view.rootIndex() == QModelIndex()
