"""Formulas, further images and what is looked at are changes that have a name and can be taken back."""

from pathlib import Path

import pytest
from gated_engine import GatedEngine
from PySide6.QtGui import QColor, QImage
from pytestqt.qtbot import QtBot

from lsgui.core.formulas import LETTERS, MOST, parse, text
from lsgui.core.types import Combine
from lsgui.gui.session_bridge import SessionBridge


@pytest.fixture
def three(bridge: SessionBridge, photos: Path) -> SessionBridge:
    """A bridge with coffee as A, rocket as B and moon as C."""
    bridge.set_images(photos / "coffee.jpg", photos / "rocket.jpg")
    bridge.add_images([photos / "moon.jpg"], "difference")
    return bridge


def test_an_image_is_combined_with_what_is_there(three: SessionBridge, photos: Path) -> None:
    assert text(three.state.asked) == "(A ∪ B) ∖ C"
    assert three.state.image_of("C") == photos / "moon.jpg"
    assert three.undo_name == "Add Image C"
    three.undo()
    assert (three.state.formula, three.state.more) == (None, ())


def test_several_images_are_one_change(three: SessionBridge, photos: Path) -> None:
    three.add_images([photos / "flower.jpg", photos / "china.jpg"], "intersection", (0,))
    assert text(three.state.asked) == "((A ∪ B) ∩ D ∩ E) ∖ C"
    assert three.undo_name == "Add Images D, E"


def test_there_are_as_many_images_as_letters(three: SessionBridge, photos: Path) -> None:
    three.add_images([photos / "flower.jpg"] * 30)
    assert len(three.state.images) == len(LETTERS)


def test_the_formula_and_its_parts_are_chosen_and_taken_back(three: SessionBridge) -> None:
    three.set_formula(parse("a & b - c"))
    assert three.undo_name == "Set Expression"
    three.look_at((0,))
    assert three.undo_name == "Look at A ∩ B"
    three.undo()
    three.undo()
    assert text(three.state.asked) == "(A ∪ B) ∖ C"


def test_a_part_that_is_looked_at_is_asked_within_the_whole(
    qtbot: QtBot, three: SessionBridge, gated: GatedEngine, photos: Path
) -> None:
    gated.gate.set()
    with qtbot.waitSignal(three.answer_ready):
        three.start()
    with qtbot.waitSignal(three.answer_ready) as told:
        three.look_at((0,))
    pair = Combine("union", photos / "coffee.jpg", photos / "rocket.jpg")
    assert told.args[0].query.expression == pair
    assert told.args[0].query.whole == Combine("difference", pair, photos / "moon.jpg")


def test_a_further_image_is_replaced_and_removed(three: SessionBridge, photos: Path) -> None:
    three.set_letter("C", photos / "flower.jpg")
    assert three.undo_name == "Set Image C"
    assert three.state.more == (photos / "flower.jpg",)
    three.clear_letter("C")
    assert three.undo_name == "Remove Image C"
    assert (three.state.formula, three.state.more) == (None, ())


def test_a_and_b_are_letters_too(three: SessionBridge, photos: Path) -> None:
    three.set_letter("A", photos / "flower.jpg")
    assert (three.undo_name, three.state.image_a) == ("Set Image A", photos / "flower.jpg")
    three.clear_letter("A")
    assert (three.undo_name, three.state.image_a) == ("Clear Image A", None)
    assert text(three.state.asked) == "(A ∪ B) ∖ C"


def test_choosing_an_operation_changes_where_a_and_b_meet(three: SessionBridge) -> None:
    three.set_operation("intersection")
    assert text(three.state.asked) == "(A ∩ B) ∖ C"
    assert three.undo_name == "Choose Intersection"


def test_a_pasted_picture_becomes_a_further_image(qtbot: QtBot, three: SessionBridge) -> None:
    picture = QImage(20, 20, QImage.Format.Format_RGB32)
    picture.fill(QColor("red"))
    three.set_image_data("D", picture)
    assert three.pending("D")
    qtbot.waitUntil(lambda: three.state.image_of("D") is not None)
    assert text(three.state.asked) == "((A ∪ B) ∖ C) ∪ D"


def test_what_is_added_can_be_written_and_read_again(three: SessionBridge, photos: Path) -> None:
    assert three.add_images([photos / "flower.jpg"] * 30) == len(LETTERS) - 3
    assert parse(text(three.state.asked)) == three.state.asked
    three.clear_letter("Z")
    three.set_formula(parse(" | ".join(["a"] * MOST)))
    assert three.add_images([photos / "flower.jpg"]) == 0
