"""The ledger shows what is decided of every label, sorts and filters it, and copies it."""

import csv
import io

import pytest
from ledger_help import ROWS, answer, label
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication
from pytestqt.qtbot import QtBot

from lsgui.core.types import Filter
from lsgui.gui.label_pages import LEDGER, LIST
from lsgui.gui.ledger_rows import Column
from lsgui.gui.panels.labels import LabelPanel
from lsgui.gui.session_bridge import SessionBridge


@pytest.fixture
def bridge(qtbot: QtBot) -> SessionBridge:
    return SessionBridge()


@pytest.fixture
def panel(qtbot: QtBot, bridge: SessionBridge) -> LabelPanel:
    panel = LabelPanel(bridge)
    qtbot.addWidget(panel)
    panel.resize(760, 460)
    with qtbot.waitExposed(panel):
        panel.show()
    bridge.answer_ready.emit(answer())
    click_tab(qtbot, panel, LEDGER)
    return panel


def click_tab(qtbot: QtBot, panel: LabelPanel, tab: int) -> None:
    place = panel.pages.tabs.tabRect(tab).center()
    qtbot.mouseClick(panel.pages.tabs, Qt.MouseButton.LeftButton, pos=place)


def cells(panel: LabelPanel, row: int, role: Qt.ItemDataRole = Qt.ItemDataRole.DisplayRole) -> list[str]:
    model = panel.pages.ledger.model()
    return [model.index(row, column).data(role) for column in Column]


def names(panel: LabelPanel) -> list[str]:
    return [entry.row.label for entry in panel.pages.ledger.rows.shown]


def click_head(qtbot: QtBot, panel: LabelPanel, column: Column) -> None:
    header = panel.pages.ledger.header()
    place = QPoint(header.sectionViewportPosition(column) + 10, header.height() // 2)
    qtbot.mouseClick(header.viewport(), Qt.MouseButton.LeftButton, pos=place)


def test_every_label_says_by_shape_and_number_who_has_it(panel: LabelPanel) -> None:
    assert names(panel) == ["ball", "beach", "dog", "snow", "zebra", "car"]
    assert cells(panel, 0) == ["ball", "✓ 0.60", "– 0.10", "✓ yes", "✓ 0.64", "– 0.20", "○ missing"]
    assert cells(panel, 1) == ["beach", "– 0.02", "– 0.03", "– no", "– 0.05", "✓ 0.95", "+ extra"]
    assert cells(panel, 4)[0] == "zebra  ◆ safari"
    assert cells(panel, 4)[-1] == "✓ agrees"


def test_a_row_is_spoken_as_one_sentence_and_each_cell_in_words(panel: LabelPanel) -> None:
    spoken = cells(panel, 0, Qt.ItemDataRole.AccessibleTextRole)
    assert spoken[0] == (
        "ball: A yes 0.60, B no 0.10, Expected yes, Label logic yes 0.64, Predicted no 0.20, missing"
    )
    assert spoken[Column.B] == "B no 0.10"
    assert "few-shot head “safari”" in cells(panel, 4, Qt.ItemDataRole.AccessibleTextRole)[0]


def test_a_click_on_a_head_sorts_and_another_one_turns_it_round(qtbot: QtBot, panel: LabelPanel) -> None:
    click_head(qtbot, panel, Column.LABEL)
    by_name = sorted(row.label for row in ROWS)
    assert names(panel) == by_name
    click_head(qtbot, panel, Column.LABEL)
    assert names(panel) == by_name[::-1]
    click_head(qtbot, panel, Column.B)
    assert names(panel)[:2] == ["snow", "zebra"]
    click_head(qtbot, panel, Column.PREDICTED)
    assert names(panel) == [row.label for row in ROWS]


def test_the_menu_sorts_from_the_keyboard(panel: LabelPanel) -> None:
    menu = panel.pages.ledger.menu()
    order = next(action.menu() for action in menu.actions() if action.menu() is not None)
    titles = [action.text() for action in order.actions()]
    assert titles == ["Label", "A", "B", "Expected", "Label logic", "Predicted", "Verdict"]
    order.actions()[Column.LABEL].trigger()
    assert names(panel) == sorted(row.label for row in ROWS)
    menu.deleteLater()


def test_one_verdict_can_be_shown_alone_with_its_number(qtbot: QtBot, panel: LabelPanel) -> None:
    choice = panel.pages.verdicts
    texts = [choice.itemText(row) for row in range(choice.count())]
    assert texts == ["All: 6", "✓ agrees: 4", "○ missing: 1", "+ extra: 1"]
    choice.setFocus()
    qtbot.keyClick(choice, Qt.Key.Key_End)
    assert names(panel) == ["beach"]
    qtbot.keyClick(choice, Qt.Key.Key_Up)
    assert names(panel) == ["ball"]
    qtbot.keyClicks(panel.filter, "dog")
    assert names(panel) == []
    assert panel._no_match.isVisible()


def test_selected_labels_outlive_sorting_filters_and_the_next_answer(
    qtbot: QtBot, panel: LabelPanel, bridge: SessionBridge
) -> None:
    view = panel.pages.ledger
    qtbot.mouseClick(
        view.viewport(), Qt.MouseButton.LeftButton, pos=view.visualRect(view.model().index(2, 0)).center()
    )
    assert [entry.row.label for entry in view.chosen()] == ["dog"]
    qtbot.keyClicks(panel.filter, "o")
    bridge.answer_ready.emit(answer(ROWS[::-1]))
    assert [entry.row.label for entry in view.chosen()] == ["dog"]


def test_copying_holds_every_column_as_table_and_as_text(qtbot: QtBot, panel: LabelPanel) -> None:
    view = panel.pages.ledger
    view.setFocus()
    qtbot.keyClick(view, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    read = list(csv.DictReader(io.StringIO(QGuiApplication.clipboard().text()), delimiter="\t"))
    assert [row["label"] for row in read] == names(panel)
    assert (read[0]["in_a"], read[0]["expected"], read[0]["predicted"]) == ("yes", "yes", "no")
    assert (read[0]["verdict"], read[0]["score_logic"]) == ("missing", "0.6400")
    assert read[4]["head"] == "safari"
    panel.copy_text.trigger()
    assert QGuiApplication.clipboard().text().splitlines()[0].startswith("ball: A yes 0.60, B no 0.10")


def test_enter_seeks_photographs_with_a_label_and_undo_takes_it_back(
    qtbot: QtBot, panel: LabelPanel, bridge: SessionBridge
) -> None:
    view = panel.pages.ledger
    view.setCurrentIndex(view.model().index(2, 0))
    qtbot.keyClick(view, Qt.Key.Key_Return)
    assert bridge.state.where == Filter(must=("dog",))
    bridge.undo()
    assert bridge.state.where == Filter()
    bridge.redo()
    qtbot.keyClick(view, Qt.Key.Key_Return)
    assert bridge.state.where == Filter()


def test_a_label_of_a_head_is_shown_in_the_library(
    qtbot: QtBot, panel: LabelPanel, bridge: SessionBridge
) -> None:
    view = panel.pages.ledger
    view.setCurrentIndex(view.model().index(4, 0))
    with qtbot.waitSignal(bridge.shown_in_library) as shown:
        qtbot.keyClick(view, Qt.Key.Key_Return)
    assert shown.args == ["safari", "zebra"]
    assert bridge.state.where == Filter()


def test_one_image_has_the_list_alone_until_there_are_two(panel: LabelPanel, bridge: SessionBridge) -> None:
    bridge.answer_ready.emit(answer(single=True))
    assert panel.pages.page == LIST
    assert not panel.pages.tabs.isTabEnabled(LEDGER)
    bridge.answer_ready.emit(answer())
    assert panel.pages.page == LEDGER


def test_where_not_all_columns_are_in_sight_the_verdict_is(panel: LabelPanel) -> None:
    header = panel.pages.ledger.header()
    assert header.visualIndex(Column.VERDICT) == Column.VERDICT
    panel.resize(panel.minimumSizeHint().width(), 400)
    place = header.sectionViewportPosition(Column.VERDICT)
    assert place + header.sectionSize(Column.VERDICT) <= panel.pages.ledger.viewport().width()


def test_ten_thousand_labels_are_shown_and_sorted(panel: LabelPanel, bridge: SessionBridge) -> None:
    rows = tuple(label(f"label {n:05}", n % 7 / 7, n % 5 / 5, n % 3 / 3, n % 11 / 11) for n in range(10_000))
    many = answer(rows)
    bridge.answer_ready.emit(many)
    panel.pages.ledger.sortByColumn(Column.A, Qt.SortOrder.AscendingOrder)
    panel.grab()
    assert len(names(panel)) == 10_000


def test_what_was_expected_and_is_not_there_is_said_above_the_list(
    qtbot: QtBot, panel: LabelPanel, bridge: SessionBridge
) -> None:
    assert panel.none_notice.text() == ""  # the ledger marks it
    click_tab(qtbot, panel, LIST)
    assert "Expected of the photographs alone, but not found in the answer: ball." in panel.none_notice.text()
    bridge.answer_ready.emit(answer(tuple(row for row in ROWS if row.label != "ball")))
    assert panel.none_notice.text() == ""
