"""Doubts: examples that disagree with the others, beside what is most like them."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from fewshot_help import BLUE, MS, RED, Teaching, controls, patches, teaching
from panel_help import drop_paths
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from lsgui.gui.head_doubts import HeadDoubts
from lsgui.gui.head_tree import Choice


@pytest.fixture
def mixed(qtbot: QtBot, tmp_path: Path) -> Iterator[Teaching]:
    """A head of two colours, one picture in the wrong folder."""
    folder = tmp_path / "colours"
    patches(folder / "red", RED, 10)
    patches(folder / "blue", BLUE, 10)
    wrong = folder / "red" / "red 04.png"
    wrong.rename(folder / "blue" / "wrong.png")
    with teaching(qtbot, folder) as found:
        found.choose("blue")
        found.open_tab(qtbot, "Doubts")
        qtbot.waitUntil(lambda: found.panel.doubts.view.images.rowCount() > 0, timeout=MS)
        yield found


@pytest.fixture
def doubts(mixed: Teaching) -> HeadDoubts:
    return mixed.panel.doubts


def names(doubts: HeadDoubts) -> list[str]:
    return [doubts.view.images.item(row).path.name for row in range(doubts.view.images.rowCount())]


def test_the_wrong_one_comes_first_with_its_neighbours(doubts: HeadDoubts) -> None:
    assert names(doubts)[0] == "wrong.png"
    assert doubts.note.text().startswith("wrong.png is said to show “blue”; by the other examples its score")
    beside = [doubts.beside.images.item(row) for row in range(doubts.beside.images.rowCount())]
    assert beside
    assert all(
        item.note == ("shows it" if item.path.parent.name == "blue" else "does not") for item in beside
    )
    assert "does not" in {item.note for item in beside}


def test_it_can_be_marked_as_not_and_that_undone(qtbot: QtBot, mixed: Teaching, doubts: HeadDoubts) -> None:
    qtbot.mouseClick(doubts.turn_button, Qt.MouseButton.LeftButton)
    assert "wrong.png" in mixed.lacking("blue")
    qtbot.waitUntil(lambda: "wrong.png" not in names(doubts))
    mixed.bridge.undo()
    qtbot.waitUntil(lambda: "wrong.png" in names(doubts))


def test_it_can_be_taken_out(qtbot: QtBot, mixed: Teaching, doubts: HeadDoubts) -> None:
    doubts.view.setFocus()
    qtbot.keyClick(doubts.view, Qt.Key.Key_Delete)
    assert mixed.examples("blue") == 10
    assert mixed.bridge.undo_name == "Remove wrong.png from “blue”"


def test_what_is_kept_is_doubted_no_more_not_even_after_a_fit(
    qtbot: QtBot, mixed: Teaching, doubts: HeadDoubts
) -> None:
    doubts.view.setFocus()
    qtbot.keyClick(doubts.view, Qt.Key.Key_K)
    assert "wrong.png" not in names(doubts)
    assert mixed.examples("blue") == 11
    mixed.bridge.fit_head_again("colours", synthesis=False)
    qtbot.waitUntil(mixed.done, timeout=MS)
    qtbot.waitUntil(lambda: doubts.note.text() != "Comparing the examples with each other…")
    assert "wrong.png" not in names(doubts)
    mixed.bridge.undo()
    mixed.bridge.undo()
    qtbot.waitUntil(lambda: "wrong.png" in names(doubts))


def test_every_control_is_named(doubts: HeadDoubts) -> None:
    for control in controls(doubts):
        assert control.accessibleDescription(), control


def test_without_known_negatives_it_says_what_was_compared(
    qtbot: QtBot, taught: Teaching, tmp_path: Path
) -> None:
    with qtbot.waitSignal(taught.bridge.fit_finished):
        assert drop_paths(taught.panel, patches(tmp_path / "alone", RED, 6))
    taught.panel.choose_row(Choice("alone", "alone"))
    taught.open_tab(qtbot, "Doubts")
    doubts = taught.panel.doubts
    qtbot.waitUntil(lambda: doubts.note.text().startswith("None looks like"), timeout=MS)
    assert "Mark photographs that do not show it" in doubts.note.text()
