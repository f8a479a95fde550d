"""Asking backwards in the window: a target is picked, photographs are found, and one pair is asked."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from asking_engine import AskingEngine, shades
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from lsgui.core.label_promises import PROMISES
from lsgui.gui import app
from lsgui.gui.main_window import MainWindow
from lsgui.gui.panels.backwards import BackwardsPanel
from lsgui.gui.question_row import ASKED

Role = Qt.ItemDataRole


@pytest.fixture
def colours() -> Iterator[AskingEngine]:
    engine = AskingEngine()
    yield engine
    engine.gate.set()


@pytest.fixture
def window(qtbot: QtBot, colours: AskingEngine) -> Iterator[MainWindow]:
    """The window with an empty library, its answer in sight."""
    window = app.build(load_engine=lambda: colours)  # type: ignore[arg-type, return-value]
    qtbot.addWidget(window)
    window.resize(1280, 800)
    with qtbot.waitExposed(window):
        window.show()
    with qtbot.waitSignal(window.bridge.engine_ready):
        window.bridge.start()
    yield window
    colours.gate.set()
    assert window.bridge.stop(10)


@pytest.fixture
def pictures(qtbot: QtBot, window: MainWindow, tmp_path: Path) -> Path:
    """The folder of the library's pictures; "yellow" is image A."""
    folder = shades(tmp_path / "pictures")
    with qtbot.waitSignal(window.bridge.index_finished):
        window.bridge.add_folder(folder)
    with qtbot.waitSignal(window.bridge.answer_ready):
        window.bridge.set_image("image_a", folder / "yellow.png")
    return folder


@pytest.fixture
def panel(qtbot: QtBot, window: MainWindow, pictures: Path) -> BackwardsPanel:
    """The page, opened by its key."""
    qtbot.keyClick(window, Qt.Key.Key_B, Qt.KeyboardModifier.ControlModifier)
    assert window.backwards.isVisible()
    return window.backwards


def pick(qtbot: QtBot, panel: BackwardsPanel, *labels: str) -> None:
    """Type labels as a user does who knows them."""
    for label in labels:
        qtbot.keyClicks(panel.picker.search, label)
        qtbot.keyClick(panel.picker.search, Qt.Key.Key_Return)


def ask_for(qtbot: QtBot, panel: BackwardsPanel, *labels: str) -> None:
    """Pick labels, and wait until the answer is whole."""
    *first, last = labels
    pick(qtbot, panel, *first)
    with qtbot.waitSignal(panel._bridge.backwards.ended):
        pick(qtbot, panel, last)


def choose(panel: BackwardsPanel, operation: str, given: str | None) -> None:
    asked = [(each, position) for each, position, _ in ASKED]
    panel.question.asked.setCurrentIndex(asked.index((operation, given)))  # type: ignore[arg-type]


def found(panel: BackwardsPanel) -> list[tuple[str, str]]:
    rows = panel.view.pairs
    return [tuple(path.stem for path in rows.files(row)) for row in range(rows.rowCount())]  # type: ignore[misc]


def spoken(panel: BackwardsPanel, row: int) -> str:
    return str(panel.view.pairs.index(row).data(Role.AccessibleTextRole))


def chips(panel: BackwardsPanel) -> list[str]:
    return [chip.text() for chip in panel.question.chips.chips]


def click_label(qtbot: QtBot, panel: BackwardsPanel, label: str) -> None:
    view = panel.picker.view
    rows = [view.model().index(row, 0) for row in range(view.model().rowCount())]
    index = next(each for each in rows if each.data() == label)
    place: QPoint = view.visualRect(index).center()
    qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=place)


def test_the_photograph_that_leaves_a_label_is_found_and_told_by_sign_and_word(
    qtbot: QtBot, panel: BackwardsPanel
) -> None:
    ask_for(qtbot, panel, "red")
    assert found(panel)[0] == ("yellow", "green")
    assert len(found(panel)) == 7
    assert spoken(panel, 0).startswith("Rank 1: A yellow.png, B green.png. Fits, chance 0.")
    assert "✓ red" in spoken(panel, 0)
    last = spoken(panel, 6)
    assert "○ red missing" in last or "+ green extra" in last
    assert "of the likeliest fit" in panel.note.text()
    assert "looked at again." in panel.note.text()


def test_what_was_found_becomes_the_query_in_one_step_and_undo_takes_it_back(
    qtbot: QtBot, window: MainWindow, panel: BackwardsPanel, pictures: Path
) -> None:
    ask_for(qtbot, panel, "red")
    with qtbot.waitSignal(window.bridge.answer_ready):
        qtbot.keyClick(panel.view, Qt.Key.Key_Return)
    state = window.bridge.state
    assert (state.image_a, state.image_b, state.operation) == (
        pictures / "yellow.png",
        pictures / "green.png",
        "difference",
    )
    assert window.neighbours.isVisible()
    assert not panel.isVisible()
    window.bridge.undo()
    state = window.bridge.state
    assert (state.image_a, state.image_b, state.operation) == (pictures / "yellow.png", None, "union")


def test_a_double_click_and_the_button_ask_a_pair_too(
    qtbot: QtBot, window: MainWindow, panel: BackwardsPanel, pictures: Path
) -> None:
    ask_for(qtbot, panel, "red")
    with qtbot.waitSignal(window.bridge.answer_ready):
        qtbot.mouseClick(panel.use, Qt.MouseButton.LeftButton)
    assert window.bridge.state.image_b == pictures / "green.png"
    qtbot.keyClick(window, Qt.Key.Key_B, Qt.KeyboardModifier.ControlModifier)
    choose(panel, "union", None)
    qtbot.waitUntil(lambda: panel.note.text().count("looked at again.") == 1)
    place = panel.view.visualRect(panel.view.pairs.index(1)).center()
    a, b = panel.view.pairs.files(1)
    qtbot.mouseClick(panel.view.viewport(), Qt.MouseButton.LeftButton, pos=place)
    with qtbot.waitSignal(window.bridge.answer_ready):
        qtbot.mouseDClick(panel.view.viewport(), Qt.MouseButton.LeftButton, pos=place)
    state = window.bridge.state
    assert (state.image_a, state.image_b, state.operation) == (a, b, "union")


def test_two_photographs_are_found_without_any_in_the_wells(
    qtbot: QtBot, window: MainWindow, panel: BackwardsPanel
) -> None:
    window.bridge.clear_image("image_a")
    assert panel.empty.accessibleName() == "No photograph is given"
    choose(panel, "union", None)
    ask_for(qtbot, panel, "red", "blue")
    assert set(found(panel)[0]) in ({"red", "blue"}, {"pink", "red"}, {"pink", "blue"})
    assert not panel.question.given.isVisible()


def test_the_other_position_and_the_other_operations_are_asked(qtbot: QtBot, panel: BackwardsPanel) -> None:
    ask_for(qtbot, panel, "blue")
    jobs = panel._bridge.backwards
    for operation, given, best in (
        ("difference", "b", {"blue", "pink", "cyan", "white"}),
        ("union", "a", {"blue", "pink", "cyan", "white"}),
    ):
        with qtbot.waitSignal(jobs.ended):
            choose(panel, operation, given)
        pair = found(panel)[0]
        assert pair[1 if given == "b" else 0] == "yellow"
        assert set(pair) & best


def test_a_label_is_asked_for_then_does_not_matter_then_is_let_go(
    qtbot: QtBot, panel: BackwardsPanel
) -> None:
    jobs = panel._bridge.backwards
    click_label(qtbot, panel, "red")
    assert chips(panel) == ["red"]
    with qtbot.waitSignal(jobs.ended):
        click_label(qtbot, panel, "green")
    assert chips(panel) == ["red", "green"]
    with qtbot.waitSignal(jobs.ended):
        click_label(qtbot, panel, "green")
    assert chips(panel) == ["red", "green or not"]
    assert "· green besides" in " ".join(spoken(panel, row) for row in range(7))
    with qtbot.waitSignal(jobs.ended):
        qtbot.mouseClick(panel.question.chips.chips[1], Qt.MouseButton.LeftButton)
    assert chips(panel) == ["red"]
    qtbot.keyClick(panel.question.chips.chips[0], Qt.Key.Key_Delete)
    assert chips(panel) == []
    assert panel.empty.accessibleName() == "Which labels should it be?"


def test_the_list_is_searched_as_letters_are_typed(qtbot: QtBot, panel: BackwardsPanel) -> None:
    view = panel.picker.view
    assert view.model().rowCount() == 3
    qtbot.keyClicks(panel.picker.search, "RE")
    assert sorted(str(view.model().index(row, 0).data()) for row in range(view.model().rowCount())) == [
        "green",
        "red",
    ]
    qtbot.keyClick(panel.picker.search, Qt.Key.Key_Down)
    assert view.hasFocus()
    view.setCurrentIndex(view.model().index(1, 0))
    qtbot.keyClick(view, Qt.Key.Key_Space)
    assert chips(panel) == ["red"]
    assert "asked for" in str(view.model().index(1, 0).data(Role.AccessibleTextRole))


def test_the_labels_of_the_photograph_given_can_be_the_target(qtbot: QtBot, panel: BackwardsPanel) -> None:
    with qtbot.waitSignal(panel._bridge.backwards.ended):
        qtbot.mouseClick(panel.take_labels, Qt.MouseButton.LeftButton)
    assert chips(panel) == ["red", "green"]
    assert found(panel)[0][0] == "yellow"


def test_at_least_lets_other_labels_be(qtbot: QtBot, panel: BackwardsPanel) -> None:
    choose(panel, "union", "a")
    ask_for(qtbot, panel, "red")
    assert "own threshold" not in panel.note.text() or "stays" in panel.note.text()
    assert "Nothing was found in your library that has exactly {red} together" in panel.note.text()
    with qtbot.waitSignal(panel._bridge.backwards.ended):
        panel.question.extent.setCurrentIndex(1)
    assert "Nothing" not in panel.note.text()
    assert "· green besides" in spoken(panel, 0)


@pytest.mark.parametrize(
    ("operation", "given", "label", "sentence"),
    [
        ("difference", "a", "blue", "does not show blue, and taking away never adds a label"),
        ("difference", "b", "red", "shows red, and so takes it away from any other"),
        ("intersection", "a", "blue", "does not show blue, so no other has it in common"),
        ("union", "a", "red", "green stays: by its own threshold, this photograph shows it"),
    ],
)
def test_what_cannot_be_is_said_and_the_nearest_shown(
    qtbot: QtBot, panel: BackwardsPanel, operation: str, given: str, label: str, sentence: str
) -> None:
    choose(panel, operation, given)
    ask_for(qtbot, panel, label)
    assert sentence in panel.note.text()
    assert panel.note.text().endswith("the nearest:")
    assert found(panel)


def test_stored_features_answer_first_and_the_files_refine(
    qtbot: QtBot, panel: BackwardsPanel, colours: AskingEngine
) -> None:
    choose(panel, "union", None)
    colours.gate.clear()
    with qtbot.waitSignal(panel._bridge.backwards.found):
        pick(qtbot, panel, "red")
    assert "From the stored features of 8 photographs" in panel.note.text()
    first = found(panel)
    assert first
    qtbot.waitUntil(panel.progress.isVisible)
    with qtbot.waitSignal(panel._bridge.backwards.ended):
        colours.gate.set()
    assert "looked at again." in panel.note.text()
    assert not panel.progress.isVisible()


def test_cancel_keeps_what_stored_features_found(
    qtbot: QtBot, panel: BackwardsPanel, colours: AskingEngine
) -> None:
    choose(panel, "union", None)
    colours.gate.clear()
    with qtbot.waitSignal(panel._bridge.backwards.found):
        pick(qtbot, panel, "red")
    first = found(panel)
    qtbot.waitUntil(panel.progress.isVisible)
    qtbot.mouseClick(panel.progress.cancel_button, Qt.MouseButton.LeftButton)
    with qtbot.waitSignal(panel._bridge.backwards.ended):
        colours.gate.set()
    assert panel.note.text() == "Stopped: these are from stored features alone."
    assert found(panel) == first
    assert not panel.progress.isVisible()


def test_a_stale_question_is_dropped(qtbot: QtBot, panel: BackwardsPanel, colours: AskingEngine) -> None:
    choose(panel, "union", None)
    colours.gate.clear()
    told: list[tuple[str, ...]] = []
    panel._bridge.backwards.found.connect(lambda each: told.append(each.question.target.labels))
    with qtbot.waitSignal(panel._bridge.backwards.found):
        pick(qtbot, panel, "red")
    pick(qtbot, panel, "blue")
    with qtbot.waitSignal(panel._bridge.backwards.ended):
        colours.gate.set()
    assert told == [("red",), ("red", "blue"), ("red", "blue")]


def test_a_file_that_is_gone_is_left_out_and_said(
    qtbot: QtBot, panel: BackwardsPanel, pictures: Path
) -> None:
    (pictures / "green.png").unlink()
    ask_for(qtbot, panel, "red")
    assert ("yellow", "green") not in found(panel)
    assert "1 could not be read again" in panel.note.text()
    assert "green.png" in panel.note.text()


def test_a_photograph_given_that_cannot_be_read_is_said_and_can_be_tried_again(
    qtbot: QtBot, panel: BackwardsPanel, pictures: Path
) -> None:
    (pictures / "yellow.png").unlink()
    with qtbot.waitSignal(panel._bridge.backwards.failed):
        pick(qtbot, panel, "red")
    assert "yellow.png" in panel.empty.accessibleName()
    shades(pictures, ["yellow"])
    with qtbot.waitSignal(panel._bridge.backwards.ended):
        qtbot.mouseClick(panel.again, Qt.MouseButton.LeftButton)
    assert found(panel)


def test_only_photographs_that_neighbours_are_narrowed_to_take_part(
    qtbot: QtBot, window: MainWindow, panel: BackwardsPanel
) -> None:
    from lsgui.core.types import Filter

    window.bridge.narrow(Filter(path="cyan"))
    ask_for(qtbot, panel, "red")
    assert found(panel) == [("yellow", "cyan")]
    assert "Only named “cyan”." in panel.note.text()


def test_an_empty_library_offers_folders(qtbot: QtBot, window: MainWindow) -> None:
    qtbot.keyClick(window, Qt.Key.Key_B, Qt.KeyboardModifier.ControlModifier)
    panel = window.backwards
    assert panel.empty.accessibleName() == "Your library is empty"
    assert panel.empty.add_folder.isVisible()


def test_esc_goes_back_and_the_question_is_kept(
    qtbot: QtBot, window: MainWindow, panel: BackwardsPanel
) -> None:
    ask_for(qtbot, panel, "red")
    before = found(panel)
    qtbot.keyClick(panel.view, Qt.Key.Key_Escape)
    assert window.neighbours.isVisible()
    qtbot.keyClick(window, Qt.Key.Key_B, Qt.KeyboardModifier.ControlModifier)
    assert chips(panel) == ["red"]
    assert found(panel) == before


def test_the_paths_of_a_pair_are_copied_and_dragged(
    qtbot: QtBot, panel: BackwardsPanel, pictures: Path
) -> None:
    ask_for(qtbot, panel, "red")
    qtbot.keyClick(panel.view, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    paths = [pictures / "yellow.png", pictures / "green.png"]
    assert QGuiApplication.clipboard().text() == "\n".join(map(str, paths))
    urls = panel.view.pairs.mimeData([panel.view.pairs.index(0)]).urls()
    assert [Path(url.toLocalFile()) for url in urls] == paths


def test_every_control_is_named_and_described(qtbot: QtBot, panel: BackwardsPanel) -> None:
    ask_for(qtbot, panel, "red")
    named = (panel.question.asked, panel.question.given, panel.question.extent, panel.view, panel.picker.view)
    for control in (*named, panel.picker.search):
        assert control.accessibleName()
        assert control.accessibleDescription() or control is panel.question.chips
    for button in panel.findChildren(QPushButton):
        assert button.accessibleName() or button.text()


def test_a_pair_is_asked_as_it_was_judged_in_one_step(
    qtbot: QtBot, window: MainWindow, panel: BackwardsPanel
) -> None:
    ask_for(qtbot, panel, "red")
    assert "Judged by" not in panel.note.text()
    window.bridge.set_method("label_logic")
    window.bridge.set_promise(PROMISES[0])
    assert "Judged by Learned Networks, without a promise" in panel.note.text()
    before = window.bridge.state
    with qtbot.waitSignal(window.bridge.answer_ready):
        qtbot.keyClick(panel.view, Qt.Key.Key_Return)
    assert (window.bridge.state.method, window.bridge.state.promise) == ("learned", None)
    window.bridge.undo()
    assert window.bridge.state == before


def test_a_library_that_changed_is_asked_again(
    qtbot: QtBot, window: MainWindow, panel: BackwardsPanel, pictures: Path
) -> None:
    ask_for(qtbot, panel, "red")
    assert ("yellow", "green") in found(panel)
    with qtbot.waitSignal(window.bridge.backwards.ended):
        window.bridge.remove_folder(pictures)
        window.bridge.add_folder(shades(pictures.parent / "others", ["cyan", "white"]))
    assert {stem for pair in found(panel) for stem in pair} <= {"yellow", "cyan", "white"}


def test_what_is_stale_is_asked_again_when_the_page_is_opened(
    qtbot: QtBot, window: MainWindow, panel: BackwardsPanel, pictures: Path
) -> None:
    ask_for(qtbot, panel, "red")
    qtbot.keyClick(panel.view, Qt.Key.Key_Escape)
    with qtbot.waitSignal(window.bridge.index_finished):
        window.bridge.add_folder(shades(pictures.parent / "others", ["cyan"]))
    with qtbot.waitSignal(window.bridge.backwards.begun):
        qtbot.keyClick(window, Qt.Key.Key_B, Qt.KeyboardModifier.ControlModifier)
