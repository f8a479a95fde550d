"""Why a label: asked by click, key and menu, shown over the wells and in words, and gone when it is stale."""

import threading
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import pytest
from colour_engine import ColourEngine
from drags import drop, files
from PIL import Image
from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication, QMenu
from pytestqt.qtbot import QtBot

from lsgui.core.encoded import Encoded
from lsgui.core.formulas import parse
from lsgui.core.types import ImageError, LabelScore
from lsgui.gui import app
from lsgui.gui.label_rows import Role
from lsgui.gui.label_view import LabelView
from lsgui.gui.main_window import MainWindow

NO = Qt.KeyboardModifier.NoModifier
CONTROL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def pair(tmp_path: Path) -> tuple[Path, Path]:
    """Black with a red spot at the lower right, and black."""
    picture = Image.new("RGB", (160, 80))
    picture.save(tmp_path / "black.png")
    picture.paste((255, 0, 0), (100, 50, 140, 70))
    picture.save(tmp_path / "spot.png")
    return tmp_path / "spot.png", tmp_path / "black.png"


@pytest.fixture
def asked(qtbot: QtBot, window: MainWindow, pair: tuple[Path, Path]) -> MainWindow:
    """The window with an answer to the union of the pair."""
    answer(qtbot, window, *pair)
    return window


def answer(qtbot: QtBot, window: MainWindow, *paths: Path) -> None:
    with qtbot.waitSignal(window.bridge.answer_ready):
        drop(window, files(*paths))
    qtbot.waitUntil(lambda: not window.bridge.busy)


def row_of(view: LabelView, label: str) -> QModelIndex:
    model = view.model()
    groups = [model.index(row, 0) for row in range(model.rowCount())]
    rows = [model.index(row, 0, group) for group in groups for row in range(model.rowCount(group))]
    return next(index for index in rows if _label(index) == label)


def _label(index: QModelIndex) -> str:
    row = index.data(Role.ROW)
    assert isinstance(row, LabelScore)
    return row.label


def click(qtbot: QtBot, window: MainWindow, label: str, keys: Qt.KeyboardModifier = NO) -> None:
    view = window.labels.view
    spot = view.visualRect(row_of(view, label)).center()
    qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, keys, spot)


def words(window: MainWindow, slot: Any = "image_a") -> str:
    line = window.wells[slot].why
    return line.text() if line.isVisible() else ""


def explained(qtbot: QtBot, window: MainWindow) -> None:
    """Wait for the closer picture of A."""
    qtbot.waitUntil(lambda: words(window).startswith("+ carries") and "rough" not in words(window))


def has_red(image: QImage) -> bool:
    """Whether the photograph is there already."""
    colours = (
        image.pixelColor(x, y) for x in range(0, image.width(), 4) for y in range(0, image.height(), 4)
    )
    return any(colour.red() > 200 > colour.green() + 150 for colour in colours)


def picture(window: MainWindow) -> QImage:
    return window.wells["image_a"].area.grab().toImage()


def test_a_click_on_a_label_shows_what_carried_it_and_a_second_one_hides_it(
    qtbot: QtBot, asked: MainWindow
) -> None:
    area = asked.wells["image_a"].area
    qtbot.waitUntil(lambda: has_red(picture(asked)))
    before = picture(asked)
    click(qtbot, asked, "red")
    explained(qtbot, asked)
    assert "lower right" in words(asked)
    assert "no one place" in words(asked, "image_b")
    assert "carries “red”" in area.accessibleDescription()
    assert picture(asked) != before
    click(qtbot, asked, "red")
    assert words(asked) == words(asked, "image_b") == ""
    assert "carries" not in area.accessibleDescription()


def test_the_key_asks_for_the_current_label_and_escape_hides_it(qtbot: QtBot, asked: MainWindow) -> None:
    view = asked.labels.view
    view.setFocus()
    view.setCurrentIndex(row_of(view, "red"))
    qtbot.keyClick(view, Qt.Key.Key_Y, CONTROL | SHIFT)
    explained(qtbot, asked)
    assert asked.actions_by_id["why"].isChecked()
    qtbot.keyClick(view, Qt.Key.Key_Escape)
    assert words(asked) == ""
    assert not asked.actions_by_id["why"].isChecked()
    assert not asked.actions_by_id["hide_why"].isEnabled()
    qtbot.keyClick(view, Qt.Key.Key_Return)
    explained(qtbot, asked)


def test_another_label_takes_the_place_of_the_first(qtbot: QtBot, asked: MainWindow) -> None:
    click(qtbot, asked, "red")
    click(qtbot, asked, "green")
    qtbot.waitUntil(lambda: words(asked) == "no one place of it carries “green”")


def test_a_click_that_selects_several_labels_asks_nothing(qtbot: QtBot, asked: MainWindow) -> None:
    click(qtbot, asked, "red", CONTROL)
    assert asked.labels.view.chosen()
    assert words(asked) == ""


def test_the_menus_of_list_and_ledger_ask_too(qtbot: QtBot, asked: MainWindow) -> None:
    view = asked.labels.view
    view.setCurrentIndex(row_of(view, "red"))
    view.customContextMenuRequested.emit(view.visualRect(view.currentIndex()).center())
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    menu.actions()[0].trigger()
    menu.close()
    explained(qtbot, asked)
    asked.actions_by_id["hide_why"].trigger()
    asked.labels.pages.show_page(1)
    ledger = asked.labels.pages.ledger
    row = next(i for i, entry in enumerate(ledger.rows.shown) if entry.row.label == "red")
    ledger.setCurrentIndex(ledger.rows.index(row, 0))
    menu = ledger.menu()
    next(action for action in menu.actions() if action.text() == "Show &Why").trigger()
    explained(qtbot, asked)
    menu.deleteLater()


@pytest.mark.parametrize("change", ["intersection", "swap", "clear_b", "method_analytic"])
def test_what_changes_the_answer_hides_it(qtbot: QtBot, asked: MainWindow, change: str) -> None:
    click(qtbot, asked, "red")
    explained(qtbot, asked)
    asked.actions_by_id[change].trigger()
    assert words(asked) == words(asked, "image_b") == ""
    qtbot.waitUntil(lambda: not asked.bridge.busy)
    assert words(asked) == ""


def test_a_new_answer_to_the_same_question_leaves_it(qtbot: QtBot, asked: MainWindow) -> None:
    click(qtbot, asked, "red")
    explained(qtbot, asked)
    with qtbot.waitSignal(asked.bridge.answer_ready):
        asked.bridge.set_count(5)
    explained(qtbot, asked)


def test_what_keeps_a_label_out_is_marked_by_another_sign(
    qtbot: QtBot, window: MainWindow, pair: tuple[Path, Path], tmp_path: Path
) -> None:
    Image.new("RGB", (160, 80), (255, 0, 0)).save(tmp_path / "red.png")
    answer(qtbot, window, tmp_path / "red.png", pair[0])
    with qtbot.waitSignal(window.bridge.answer_ready):
        window.bridge.set_operation("difference")
    click(qtbot, window, "red")
    qtbot.waitUntil(lambda: words(window, "image_b").startswith("− keeps “red” out"))
    assert "lower right" in words(window, "image_b")


class Slow(ColourEngine):
    """Encodes when its gate is open, and counts."""

    def __init__(self) -> None:
        self.gate = threading.Event()
        self.encoded = 0
        self.broken = False

    def encode(self, pictures: Sequence[Any]) -> Encoded:
        if not self.gate.wait(20):
            raise ImageError("the gate", "it never opened")
        if self.broken:
            raise ImageError("spot.png", "it is gone")
        self.encoded += 1
        return super().encode(pictures)


@pytest.fixture
def slow() -> Slow:
    return Slow()


@pytest.fixture
def slow_window(qtbot: QtBot, slow: Slow, pair: tuple[Path, Path]) -> Iterator[MainWindow]:
    window = app.build(load_engine=lambda: slow)  # type: ignore[arg-type, return-value]
    qtbot.addWidget(window)
    window.resize(1000, 700)
    with qtbot.waitExposed(window):
        window.show()
    with qtbot.waitSignal(window.bridge.engine_ready):
        window.bridge.start()
    answer(qtbot, window, *pair)
    yield window
    slow.gate.set()
    assert window.bridge.stop(10)


def test_it_says_that_it_looks_and_can_be_stopped_meanwhile(
    qtbot: QtBot, slow: Slow, slow_window: MainWindow
) -> None:
    click(qtbot, slow_window, "red")
    assert words(slow_window) == "Looking for what carries “red”…"
    slow_window.actions_by_id["hide_why"].trigger()
    assert words(slow_window) == ""
    slow.gate.set()
    with qtbot.waitSignal(slow_window.bridge.answer_ready):  # it waits for the lane to be free
        slow_window.bridge.set_operation("intersection")
    assert slow.encoded <= 1
    assert words(slow_window) == ""


def test_a_query_does_not_wait_for_what_it_makes_stale(
    qtbot: QtBot, slow: Slow, slow_window: MainWindow
) -> None:
    click(qtbot, slow_window, "red")
    with qtbot.waitSignal(slow_window.bridge.answer_ready):
        slow_window.bridge.set_operation("difference")
        slow.gate.set()
    assert slow.encoded <= 1


def test_a_photograph_that_is_gone_is_told_and_ends_it(
    qtbot: QtBot, slow: Slow, slow_window: MainWindow
) -> None:
    slow.broken = True
    slow.gate.set()
    click(qtbot, slow_window, "red")
    qtbot.waitUntil(lambda: slow_window.messages.texts() != ())
    assert "spot.png" in slow_window.messages.texts()[0]
    assert words(slow_window) == ""


@pytest.fixture
def three(qtbot: QtBot, asked: MainWindow, tmp_path: Path) -> MainWindow:
    """The window with a third image, red all over."""
    Image.new("RGB", (80, 80), (255, 0, 0)).save(tmp_path / "red.png")
    with qtbot.waitSignal(asked.bridge.answer_ready):
        asked.bridge.add_images([tmp_path / "red.png"])
    return asked


def small(window: MainWindow) -> str:
    return window.more.wells["C"].area.accessibleDescription()


def test_a_third_image_shows_what_it_carries_too(qtbot: QtBot, three: MainWindow) -> None:
    plain = three.more.wells["C"].area.grab().toImage()
    click(qtbot, three, "red")
    assert "Looking for what carries “red”" in small(three)
    qtbot.waitUntil(lambda: "place of it carries" in small(three) or "carries “red”:" in small(three))
    assert three.more.wells["C"].area.grab().toImage() != plain
    three.bridge.explanations.hide()
    assert "carries" not in small(three)


def test_an_image_that_is_not_asked_about_says_nothing(qtbot: QtBot, three: MainWindow) -> None:
    with qtbot.waitSignal(three.bridge.answer_ready):
        three.bridge.set_formula(parse("b | c"))
    click(qtbot, three, "red")
    assert words(three) == ""
    assert "Looking" in words(three, "image_b")
    assert "Looking" in small(three)
    with qtbot.waitSignal(three.bridge.answer_ready):
        three.bridge.look_at((1,))
    three.bridge.explanations.show(("red", ""))
    assert words(three) == words(three, "image_b") == ""
    assert "carries" in small(three)
