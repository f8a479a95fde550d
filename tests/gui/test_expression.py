"""An expression of any number of images can be typed, clicked, dropped upon and taken back."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from drags import drop, files
from expression_help import answered, asked, carried, chip, choose, colours, type_expression
from PySide6.QtCore import QMimeData, QPoint, Qt
from PySide6.QtGui import QColor, QContextMenuEvent, QGuiApplication, QImage
from PySide6.QtWidgets import QApplication, QFileDialog, QLineEdit
from pytestqt.qtbot import QtBot

from lsgui.core.formulas import Node
from lsgui.core.types import Combine
from lsgui.gui.expression_chips import PLACE_TYPE
from lsgui.gui.main_window import MainWindow

CONTROL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def given(tmp_path: Path) -> dict[str, Path]:
    return colours(tmp_path / "colours")


@pytest.fixture
def three(qtbot: QtBot, window: MainWindow, given: dict[str, Path]) -> MainWindow:
    """A window that shows (A ∪ B) ∖ C of white, red and green."""
    window.bridge.set_images(given["white"], given["red"])
    drop(window.expression.targets["difference"], files(given["green"]))
    answered(qtbot, window)
    return window


def notices(window: MainWindow) -> str:
    return " ".join(notice.text() for notice in window.expression.remarks)


def labels_shown(window: MainWindow) -> set[str]:
    return {row.label for row in window.labels.view.shown() if row.present}


def test_a_newcomer_sees_no_expression(window: MainWindow, given: dict[str, Path]) -> None:
    window.bridge.set_images(given["white"], given["red"])
    assert window.expression.isHidden()
    assert window.operation.isEnabled()


def test_a_photograph_dropped_on_a_plus_is_combined_by_its_operation(
    three: MainWindow, given: dict[str, Path]
) -> None:
    assert asked(three) == "(A ∪ B) ∖ C"
    assert three.bridge.state.image_of("C") == given["green"]
    assert not three.expression.isHidden()
    assert three.expression.line.edit.text() == "(A ∪ B) ∖ C"
    assert three.bridge.undo_name == "Add Image C"


def test_the_answer_is_that_of_the_whole_expression(three: MainWindow, given: dict[str, Path]) -> None:
    assert three.bridge.answer is not None
    pair = Combine("union", given["white"], given["red"])
    assert three.bridge.answer.query.expression == Combine("difference", pair, given["green"])
    assert labels_shown(three) == {"red", "blue"}


def test_a_typed_expression_is_applied_by_enter_and_undone(qtbot: QtBot, three: MainWindow) -> None:
    type_expression(qtbot, three, "(c & a) | b")
    assert asked(three) == "(C ∩ A) ∪ B"
    assert three.expression.line.edit.text() == "(C ∩ A) ∪ B"
    three.bridge.undo()
    assert three.expression.line.edit.text() == "(A ∪ B) ∖ C"


def test_a_mistake_is_said_while_it_is_typed_and_nothing_is_lost(qtbot: QtBot, three: MainWindow) -> None:
    line = three.expression.line
    type_expression(qtbot, three, "(a | b", enter=False)
    assert "never closed" in line.trouble.text()
    qtbot.keyClick(line.edit, Qt.Key.Key_Return)
    assert line.edit.text() == "(a | b"
    assert asked(three) == "(A ∪ B) ∖ C"
    qtbot.keyClicks(line.edit, ")")
    assert line.edit.text().count(")") == 1


def test_escape_takes_back_what_was_typed(qtbot: QtBot, three: MainWindow) -> None:
    line = three.expression.line
    type_expression(qtbot, three, "a -", enter=False)
    qtbot.keyClick(line.edit, Qt.Key.Key_Escape)
    assert line.edit.text() == "(A ∪ B) ∖ C"
    assert line.trouble.text() == ""


def test_what_is_being_typed_outlasts_another_change(
    qtbot: QtBot, three: MainWindow, given: dict[str, Path]
) -> None:
    type_expression(qtbot, three, "a & ", enter=False)
    three.bridge.add_images([given["blue"]])
    assert three.expression.line.edit.text() == "a & "


def test_what_is_typed_is_said_not_to_be_asked_yet_until_it_is(
    qtbot: QtBot, three: MainWindow, given: dict[str, Path]
) -> None:
    line = three.expression.line
    type_expression(qtbot, three, "a & c", enter=False)
    assert "not asked yet" in line.trouble.text()
    qtbot.keyClick(line.edit, Qt.Key.Key_Return)
    assert asked(three) == "A ∩ C"
    assert line.trouble.text() == ""
    type_expression(qtbot, three, "a | c", enter=False)
    three.bridge.add_images([given["blue"]])
    assert "not asked yet" in line.trouble.text()
    three.bridge.set_formula(Node("union", "A", "C"))
    assert (line.edit.text(), line.trouble.text()) == ("A ∪ C", "")


def test_what_is_typed_goes_with_the_session_that_is_left(qtbot: QtBot, three: MainWindow) -> None:
    line = three.expression.line
    type_expression(qtbot, three, "a &", enter=False)
    three.bridge.take_over(three.bridge.steps, three.bridge.step_at)
    assert line.edit.text() == "(A ∪ B) ∖ C"
    assert line.trouble.text() == ""


def test_a_letter_without_a_photograph_is_said(qtbot: QtBot, three: MainWindow) -> None:
    type_expression(qtbot, three, "a | d")
    answered(qtbot, three)
    assert "D has no photograph yet" in notices(three)
    assert labels_shown(three) == {"red", "green", "blue"}
    assert "D (empty)" in chip(three, (1,)).accessibleName()


def test_a_click_on_a_part_shows_its_labels_and_says_so(qtbot: QtBot, three: MainWindow) -> None:
    assert "shown now" in chip(three, ()).accessibleName()
    qtbot.mouseClick(chip(three, (0, 1)), Qt.MouseButton.LeftButton)
    answered(qtbot, three)
    assert labels_shown(three) == {"red"}
    assert "part of (A ∪ B) ∖ C" in three.labels.summary.text()
    assert "shown now" in chip(three, (0, 1)).accessibleName()
    assert three.bridge.undo_name == "Look at B"
    three.bridge.undo()
    assert three.bridge.state.place == ()


def test_a_click_on_an_operation_shows_its_part(qtbot: QtBot, three: MainWindow) -> None:
    part = chip(three, (0,))
    qtbot.mouseClick(part, Qt.MouseButton.LeftButton, pos=QPoint(part.width() // 2, part.height() - 5))
    assert three.bridge.state.place == (0,)


def test_the_columns_of_the_labels_are_called_after_the_sides(three: MainWindow) -> None:
    header = three.labels.view.labels
    names = [header.headerData(column, Qt.Orientation.Horizontal) for column in (1, 2)]
    assert names == ["A ∪ B", "C"]


def test_every_part_has_its_certainty(three: MainWindow) -> None:
    names = {place: each.accessibleName() for place, each in three.expression.tree.chips.items()}
    assert all("certainty" in name for name in names.values())
    assert three.expression.fading.text().count("→") == 2


def test_an_idle_step_is_said_in_a_sentence_and_at_its_chip(qtbot: QtBot, three: MainWindow) -> None:
    assert "Every label of B is in A, too: B adds nothing." in notices(three)
    assert "B adds nothing" in chip(three, (0,)).accessibleDescription()
    type_expression(qtbot, three, "(a & b) - a")
    answered(qtbot, three)
    assert "A has every label of A ∩ B: nothing is left." in notices(three)


def test_a_photograph_dropped_on_a_chip_replaces_its_image(three: MainWindow, given: dict[str, Path]) -> None:
    assert drop(chip(three, (1,)), files(given["blue"]))
    assert three.bridge.state.image_of("C") == given["blue"]
    assert drop(chip(three, (0, 0)), files(given["green"]))
    assert three.bridge.state.image_a == given["green"]
    assert asked(three) == "(A ∪ B) ∖ C"


def test_a_photograph_dropped_on_an_operation_asks_how_to_combine_it(
    three: MainWindow, given: dict[str, Path]
) -> None:
    drop(chip(three, (0,)), files(given["blue"]))
    choose(three, "Intersection")
    assert asked(three) == "((A ∪ B) ∩ D) ∖ C"
    assert three.bridge.state.image_of("D") == given["blue"]


@pytest.mark.parametrize(
    ("words", "formula"),
    [
        ("Exchange A and C", "(C ∪ B) ∖ A"),
        ("Move to B ∖ (C ∪ A)", "B ∖ (C ∪ A)"),
    ],
)
def test_a_chip_dropped_on_another_is_exchanged_or_moved(three: MainWindow, words: str, formula: str) -> None:
    drop(chip(three, (1,)), carried(chip(three, (0, 0))))
    choose(three, words)
    assert asked(three) == formula


def test_a_chip_that_is_dropped_on_a_well_gives_its_photograph(
    three: MainWindow, given: dict[str, Path]
) -> None:
    drop(three.wells["image_b"].area, carried(chip(three, (1,))))
    assert three.bridge.state.image_b == given["green"]


@pytest.mark.parametrize(
    ("key", "formula"),
    [
        (Qt.Key.Key_1, "(A ∩ B) ∖ C"),
        (Qt.Key.Key_D, "A ∖ B ∖ C"),
        (Qt.Key.Key_S, "(B ∪ A) ∖ C"),
        (Qt.Key.Key_Delete, "C"),
    ],
)
def test_keys_change_the_part_that_has_the_keyboard(
    qtbot: QtBot, three: MainWindow, key: Qt.Key, formula: str
) -> None:
    part = chip(three, (0,))
    part.setFocus()
    qtbot.keyClick(part, key)
    assert asked(three) == formula


def test_arrow_keys_walk_through_the_parts(qtbot: QtBot, three: MainWindow) -> None:
    chip(three, ()).setFocus()
    for key, place in (
        (Qt.Key.Key_Down, (0,)),
        (Qt.Key.Key_Right, (0, 1)),
        (Qt.Key.Key_Right, ()),
        (Qt.Key.Key_Right, (1,)),
        (Qt.Key.Key_Up, ()),
    ):
        qtbot.keyClick(three.focusWidget(), key)
        assert three.focusWidget() is chip(three, place)
    qtbot.keyClick(three.focusWidget(), Qt.Key.Key_Space)
    assert three.bridge.state.place == ()


def test_the_keyboard_stays_where_it_was_when_the_chips_are_made_anew(
    qtbot: QtBot, three: MainWindow
) -> None:
    chip(three, (0,)).setFocus()
    qtbot.keyClick(three.focusWidget(), Qt.Key.Key_1)
    assert three.focusWidget() is chip(three, (0,))


def pop_up(part: object) -> None:
    point = part.rect().center()  # type: ignore[attr-defined]
    event = QContextMenuEvent(QContextMenuEvent.Reason.Keyboard, point, part.mapToGlobal(point))  # type: ignore[attr-defined]
    QApplication.sendEvent(part, event)  # type: ignore[call-overload]


@pytest.mark.parametrize(
    ("place", "words", "formula"),
    [
        ((0,), "Make It ∩", "(A ∩ B) ∖ C"),
        ((), "Swap Its Sides", "C ∖ (A ∪ B)"),
        ((1,), "Remove from Expression", "A ∪ B"),
        ((0,), "Keep Only This", "A ∪ B"),
    ],
)
def test_the_menu_of_a_part_changes_it(
    three: MainWindow, place: tuple[int, ...], words: str, formula: str
) -> None:
    pop_up(chip(three, place))
    choose(three, words)
    assert asked(three) == formula
    three.bridge.undo()
    assert asked(three) == "(A ∪ B) ∖ C"


def type_into_dialog(qtbot: QtBot, window: MainWindow, path: Path) -> None:
    dialog = window.findChild(QFileDialog)
    assert dialog is not None
    field = dialog.findChild(QLineEdit)
    field.setText(str(path))
    qtbot.keyClick(field, Qt.Key.Key_Return)


def test_a_part_is_combined_with_an_image_that_is_opened(
    qtbot: QtBot, three: MainWindow, given: dict[str, Path]
) -> None:
    pop_up(chip(three, (0, 0)))
    choose(three, "Take Another Image Away")
    type_into_dialog(qtbot, three, given["blue"])
    assert asked(three) == "((A ∖ D) ∪ B) ∖ C"


def test_an_image_is_replaced_by_one_that_is_opened(
    qtbot: QtBot, three: MainWindow, given: dict[str, Path]
) -> None:
    pop_up(chip(three, (1,)))
    choose(three, "Replace Image")
    type_into_dialog(qtbot, three, given["blue"])
    assert three.bridge.state.image_of("C") == given["blue"]


def test_the_chooser_has_the_operation_where_a_and_b_meet(qtbot: QtBot, three: MainWindow) -> None:
    assert three.operation.buttons["union"].isChecked()
    qtbot.mouseClick(three.operation.buttons["intersection"], Qt.MouseButton.LeftButton)
    assert asked(three) == "(A ∩ B) ∖ C"
    type_expression(qtbot, three, "a - c")
    assert not three.operation.isEnabled()


def test_further_images_have_rows_beneath_the_wells(
    qtbot: QtBot, three: MainWindow, given: dict[str, Path]
) -> None:
    (row,) = three.more.wells.values()
    assert row.area.accessibleName() == "Image C: green.png"
    assert drop(row.area, files(given["blue"]))
    assert three.bridge.state.image_of("C") == given["blue"]
    qtbot.mouseClick(row.clear_button, Qt.MouseButton.LeftButton)
    assert (asked(three), three.bridge.state.more) == ("A ∪ B", ())
    assert not three.more.wells


def test_a_photograph_that_is_pasted_into_a_further_row_is_shown(
    qtbot: QtBot, three: MainWindow, given: dict[str, Path]
) -> None:
    picture = QImage(30, 30, QImage.Format.Format_RGB32)
    picture.fill(QColor("blue"))
    QGuiApplication.clipboard().setImage(picture)
    pop_up(three.more.wells["C"].area)
    choose(three, "Paste")
    qtbot.waitUntil(lambda: three.bridge.state.image_of("C") != given["green"])
    answered(qtbot, three)
    assert labels_shown(three) == {"red", "green"}


def test_the_paste_key_replaces_the_image_that_has_the_keyboard(
    qtbot: QtBot, three: MainWindow, given: dict[str, Path]
) -> None:
    QGuiApplication.clipboard().setMimeData(files(given["blue"]))
    for place, letter in (((1,), "C"), ((0, 1), "B")):
        chip(three, place).setFocus()
        qtbot.keyClick(three, Qt.Key.Key_V, CONTROL)
        assert three.bridge.state.image_of(letter) == given["blue"]
    three.more.wells["C"].area.setFocus()
    QGuiApplication.clipboard().setMimeData(files(given["red"]))
    qtbot.keyClick(three, Qt.Key.Key_V, CONTROL)
    assert three.bridge.state.image_of("C") == given["red"]


def test_another_image_is_added_by_the_button_beneath_the_wells(
    qtbot: QtBot, window: MainWindow, given: dict[str, Path]
) -> None:
    window.bridge.set_images(given["red"], given["green"])
    qtbot.mouseClick(window.more.add.button, Qt.MouseButton.LeftButton)
    choose(window, "Intersection")
    type_into_dialog(qtbot, window, given["white"])
    assert asked(window) == "(A ∪ B) ∩ C"
    assert drop(window.more.add, files(given["blue"]))
    assert asked(window) == "((A ∪ B) ∩ C) ∪ D"


def test_of_several_files_the_others_are_offered_as_further_images(
    qtbot: QtBot, window: MainWindow, given: dict[str, Path]
) -> None:
    drop(window, files(*given.values()))
    assert asked(window) == "A ∪ B"
    row = window.messages.row("received")
    assert row is not None
    qtbot.mouseClick(row.action_button, Qt.MouseButton.LeftButton)
    assert asked(window) == "A ∪ B ∪ C ∪ D"
    assert window.bridge.undo_name == "Add Images C, D"


def test_the_expression_can_be_asked_for_and_hidden(
    qtbot: QtBot, window: MainWindow, given: dict[str, Path]
) -> None:
    window.bridge.set_images(given["red"], given["green"])
    qtbot.keyClick(window, Qt.Key.Key_E, CONTROL)
    assert window.focusWidget() is window.expression.line.edit
    type_expression(qtbot, window, "b - a")
    assert asked(window) == "B ∖ A"
    window.bridge.undo()
    qtbot.mouseClick(window.expression.close_button, Qt.MouseButton.LeftButton)
    assert window.expression.isHidden()


@pytest.fixture
def shown_menu() -> Iterator[None]:
    yield
    if (popup := QApplication.activePopupWidget()) is not None:
        popup.close()


@pytest.mark.usefixtures("shown_menu")
def test_a_drag_of_something_else_is_not_taken(three: MainWindow) -> None:
    mime = QMimeData()
    mime.setText("just words")
    assert not drop(chip(three, (1,)), mime)


def test_a_formula_without_any_photograph_says_which_is_missing(qtbot: QtBot, three: MainWindow) -> None:
    type_expression(qtbot, three, "d")
    assert three.labels.empty.accessibleName() == "D has no photograph yet"
    assert "D has no photograph yet" in notices(three)


def test_taking_away_the_only_image_asked_for_leaves_a_and_b(qtbot: QtBot, three: MainWindow) -> None:
    type_expression(qtbot, three, "c")
    qtbot.mouseClick(three.more.wells["C"].clear_button, Qt.MouseButton.LeftButton)
    answered(qtbot, three)
    assert asked(three) == "A ∪ B"
    assert not three.more.wells


@pytest.mark.parametrize("place", [b"0", b"1111", b"x", b"0123456789abcdef:0"])
def test_a_chip_of_another_window_gives_its_photograph_or_nothing(
    three: MainWindow, given: dict[str, Path], place: bytes
) -> None:
    foreign, with_file = QMimeData(), files(given["blue"])
    for mime in (foreign, with_file):
        mime.setData(PLACE_TYPE, place)
    assert not drop(chip(three, (1,)), foreign)
    assert drop(chip(three, (1,)), with_file)
    assert three.bridge.state.image_of("C") == given["blue"]
    assert asked(three) == "(A ∪ B) ∖ C"


@pytest.mark.parametrize("percent", [100, 200])
def test_many_images_leave_the_window_its_size(
    qtbot: QtBot, three: MainWindow, given: dict[str, Path], percent: int
) -> None:
    three.bridge.add_images([given["blue"]] * 9)
    answered(qtbot, three)
    three.change_setting("text_size", percent)
    three.resize(1280, 800)
    qtbot.waitUntil(lambda: three.minimumSizeHint().height() <= 800)
    assert three.expression.height() < three.height() / 2
    text = three.labels.summary.text()
    assert "…" in text
    assert "labels" in text
