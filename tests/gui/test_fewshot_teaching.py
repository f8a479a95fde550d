"""Teaching: examples come by drops, are marked and removed by keys; each is one step that undo takes back."""

from pathlib import Path

import pytest
from drags import drop, files
from fewshot_help import BLUE, MS, RED, Teaching, patches, teaching
from panel_help import drop_paths, started_bridge
from PIL import Image
from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from stepped_engine import SteppedEngine

from lsgui import paths
from lsgui.gui.panels.fewshot import FewShotPanel


def drop_on_row(taught: Teaching, label: str, *pictures: Path) -> None:
    """Drop files onto the row of a category."""
    tree = taught.panel.tree
    model = tree.model()
    head = model.index(0, 0)
    row = next(row for row in range(model.rowCount(head)) if model.index(row, 0, head).data() == label)
    place = QPointF(tree.visualRect(model.index(row, 0, head)).center())
    mime, button, none = files(*pictures), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    copy = Qt.DropAction.CopyAction
    QApplication.sendEvent(tree.viewport(), QDragEnterEvent(place, copy, mime, button, none))
    QApplication.sendEvent(tree.viewport(), QDropEvent(place, copy, mime, button, none))


def new_pictures(folder: Path, count: int = 2) -> list[Path]:
    return sorted(patches(folder / "new", RED, count, seed=7).iterdir())


def choose_example(qtbot: QtBot, taught: Teaching, row: int) -> str:
    view = taught.panel.examples
    place = view.visualRect(view.images.index(row)).center()
    qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=place)
    return view.images.item(row).path.name


def test_pictures_dropped_on_a_categorys_row_become_its_examples(
    qtbot: QtBot, taught: Teaching, tmp_path: Path
) -> None:
    with qtbot.waitSignal(taught.bridge.examples_added):
        drop_on_row(taught, "red", *new_pictures(tmp_path))
    assert (taught.examples("red"), taught.examples("blue")) == (10, 8)
    assert "2 examples more" in taught.panel.notice.text()
    assert taught.panel.tree.chosen().label == "red"
    taught.bridge.undo()
    assert taught.examples("red") == 8


def test_pictures_dropped_on_the_examples_join_the_chosen_category(
    qtbot: QtBot, taught: Teaching, tmp_path: Path
) -> None:
    taught.choose("red")
    broken = tmp_path / "broken.png"
    broken.write_bytes(b"no picture")
    with qtbot.waitSignal(taught.bridge.examples_added):
        assert drop(taught.panel.examples.viewport(), files(broken, *new_pictures(tmp_path)))
    assert taught.examples("red") == 10
    assert "1 file skipped" in taught.panel.notice.text()


def test_scores_follow_new_examples_once_they_are_fitted(
    qtbot: QtBot, taught: Teaching, tmp_path: Path
) -> None:
    feature = taught.bridge.heads[0].evidence.features[:1]
    before = taught.bridge.heads[0].scores(feature)
    with qtbot.waitSignal(taught.bridge.examples_added):
        drop_on_row(taught, "red", *new_pictures(tmp_path, 6))
    qtbot.waitUntil(taught.done, timeout=MS)
    after = taught.bridge.heads[0].scores(feature)
    red, blue = (taught.bridge.heads[0].labels.index(label) for label in ("red", "blue"))
    assert after[0, red] != before[0, red]
    assert after[0, blue] == before[0, blue]
    taught.bridge.undo()
    assert (taught.bridge.heads[0].scores(feature) == before).all()


def test_delete_removes_an_example_and_undo_brings_it_back(qtbot: QtBot, taught: Teaching) -> None:
    taught.choose("blue")
    name = choose_example(qtbot, taught, 0)
    qtbot.keyClick(taught.panel.examples, Qt.Key.Key_Delete)
    assert taught.examples("blue") == 7
    assert taught.bridge.undo_name == f"Remove {name} from “blue”"
    taught.bridge.undo()
    assert taught.examples("blue") == 8


def test_n_says_that_an_example_does_not_show_it_and_y_that_it_does(qtbot: QtBot, taught: Teaching) -> None:
    taught.choose("blue")
    name = choose_example(qtbot, taught, 0)
    qtbot.keyClick(taught.panel.examples, Qt.Key.Key_N)
    assert taught.examples("blue") == 7
    assert name in taught.lacking("blue")
    items = [taught.panel.examples.images.item(row) for row in range(16)]
    row = next(row for row, item in enumerate(items) if item.path.name == name)
    assert items[row].rank == "not"
    assert items[row].spoken == f"{name}, does not show “blue”"
    taught.panel.examples.clearSelection()
    choose_example(qtbot, taught, row)
    qtbot.keyClick(taught.panel.examples, Qt.Key.Key_Y)
    assert taught.examples("blue") == 8
    assert name not in taught.lacking("blue")


def test_the_buttons_do_what_the_keys_do_with_all_that_is_chosen(qtbot: QtBot, taught: Teaching) -> None:
    taught.choose("blue")
    panel = taught.panel
    assert not panel.example_tab.not_button.isEnabled()
    choose_example(qtbot, taught, 0)
    qtbot.keyClick(panel.examples, Qt.Key.Key_Right, Qt.KeyboardModifier.ShiftModifier)
    qtbot.mouseClick(panel.example_tab.not_button, Qt.MouseButton.LeftButton)
    assert taught.examples("blue") == 6
    assert taught.bridge.undo_name == "Mark 2 Photographs as Not “blue”"
    taught.bridge.undo()
    assert taught.examples("blue") == 8


def test_a_category_whose_last_example_goes_goes_with_it_but_not_the_last_category(
    qtbot: QtBot, taught: Teaching
) -> None:
    taught.choose("blue")
    remove_all(qtbot, taught)
    assert taught.bridge.heads[0].labels == ("red",)
    said = taught.panel.notice.text()
    assert said == "“blue” has no example any more, and was taken out of the head “colours”."
    qtbot.waitUntil(taught.done, timeout=MS)
    with qtbot.waitSignal(taught.bridge.failed) as told:
        remove_all(qtbot, taught)
    assert "No category would be left" in told.args[0]
    assert taught.examples("red") == 8


def remove_all(qtbot: QtBot, taught: Teaching) -> None:
    """Remove all examples that show the chosen category."""
    choose_example(qtbot, taught, 0)
    for _ in range(7):
        qtbot.keyClick(taught.panel.examples, Qt.Key.Key_Right, Qt.KeyboardModifier.ShiftModifier)
    qtbot.keyClick(taught.panel.examples, Qt.Key.Key_Delete)


def test_a_job_can_be_cancelled_and_changes_nothing(qtbot: QtBot, tmp_path: Path) -> None:
    engine = SteppedEngine()
    with started_bridge(qtbot, engine) as bridge:
        panel = FewShotPanel(bridge)
        qtbot.addWidget(panel)
        drop_paths(panel, patches(tmp_path / "many", RED, 24))
        qtbot.waitUntil(lambda: engine.batches == 1)
        with qtbot.waitSignal(bridge.fit_stopped):
            qtbot.mouseClick(panel.progress.cancel_button, Qt.MouseButton.LeftButton)
            engine.let_go()
        assert bridge.heads == ()
        assert panel.notice.text() == "Stopped; no head was made or changed."


def test_marks_made_just_before_the_end_are_there_next_time(qtbot: QtBot, taught: Teaching) -> None:
    taught.choose("blue")
    choose_example(qtbot, taught, 0)
    qtbot.keyClick(taught.panel.examples, Qt.Key.Key_Delete)
    assert taught.bridge.stop()
    with started_bridge(qtbot) as again:
        qtbot.waitUntil(lambda: bool(again.heads))
        assert [len(head.examples["blue"]) for head in again.heads] == [7]
        qtbot.waitUntil(lambda: again.to_do(again.heads[0], "blue") is None)
    assert len(list(paths.heads().iterdir())) == 1


def test_a_large_library_has_a_say_in_what_is_usual(qtbot: QtBot, taught: Teaching, tmp_path: Path) -> None:
    alone = taught.bridge.heads[0]
    with qtbot.waitSignal(taught.bridge.index_finished, timeout=MS):
        taught.bridge.add_folder(patches(tmp_path / "library", BLUE, 210, seed=50))
    taught.bridge.fit_head_again("colours", synthesis=False)
    qtbot.waitUntil(taught.done, timeout=MS)
    beside = taught.bridge.heads[0]
    assert (beside.weight != alone.weight).any()
    assert beside.labels == alone.labels


def test_a_long_history_of_changes_can_be_undone_step_by_step(qtbot: QtBot, taught: Teaching) -> None:
    first = taught.bridge.heads[0]
    for number in range(30):
        taught.bridge.rename_category("colours", first.labels[0], f"shade {number}")
        taught.bridge.rename_category("colours", f"shade {number}", first.labels[0])
    qtbot.waitUntil(lambda: len(list(paths.deleted_heads().glob("*/colours*"))) >= 60)
    for _ in range(60):
        taught.bridge.undo()
    found = taught.bridge.heads[0]
    assert found.labels == first.labels
    assert (found.weight == first.weight).all()
    assert found.evidence.records == first.evidence.records


@pytest.mark.parametrize("again", [True, False])
def test_combinations_are_a_switch_that_the_next_fit_obeys(
    qtbot: QtBot, taught: Teaching, tmp_path: Path, again: bool
) -> None:
    panel, bridge = taught.panel, taught.bridge
    qtbot.mouseClick(panel.combining, Qt.MouseButton.LeftButton, pos=panel.combining.rect().center())
    if again:
        qtbot.mouseClick(panel.combining, Qt.MouseButton.LeftButton, pos=panel.combining.rect().center())
    with qtbot.waitSignal(bridge.fit_finished):
        drop_paths(panel, patches(tmp_path / "reds", RED, 4, seed=3))
    assert [head.synthesis for head in bridge.heads] == [False, not again]


def test_a_dropped_table_becomes_a_head_of_its_labels(qtbot: QtBot, taught: Teaching, tmp_path: Path) -> None:
    red, blue = new_pictures(tmp_path)[0], sorted(patches(tmp_path / "sky", BLUE, 1, seed=7).iterdir())[0]
    table = tmp_path / "things.csv"
    table.write_text(f"path,labels\n{red},warm\n{blue},cold;-warm\n")
    with qtbot.waitSignal(taught.bridge.fit_finished):
        assert drop(taught.panel, files(table))
    made = next(head for head in taught.bridge.heads if head.name == "things")
    assert made.labels == ("cold", "warm")
    assert [record.path for record in made.evidence.of("warm", 0.0)] == [blue]


def test_examples_that_nearly_repeat_each_other_are_said(
    qtbot: QtBot, taught: Teaching, tmp_path: Path
) -> None:
    folder = patches(tmp_path / "twins", RED, 2, seed=9)
    first = sorted(folder.iterdir())[0]
    with Image.open(first) as picture:
        picture.resize((64, 64), Image.Resampling.NEAREST).save(folder / "zz again.png")
    with qtbot.waitSignal(taught.bridge.fit_finished):
        assert drop_paths(taught.panel, folder)
    assert "Nearly repeating others, and no check of them: 1 photograph, zz again.png" in (
        taught.panel.notice.text()
    )


def test_a_category_whose_last_examples_are_marked_not_comes_back_from_the_notice(
    qtbot: QtBot, taught: Teaching
) -> None:
    taught.choose("blue")
    choose_example(qtbot, taught, 0)
    for _ in range(7):
        qtbot.keyClick(taught.panel.examples, Qt.Key.Key_Right, Qt.KeyboardModifier.ShiftModifier)
    qtbot.keyClick(taught.panel.examples, Qt.Key.Key_N)
    assert taught.bridge.heads[0].labels == ("red",)
    assert "“blue” has no example any more" in taught.panel.notice.text()
    qtbot.mouseClick(taught.panel.notice.action_button, Qt.MouseButton.LeftButton)
    assert taught.bridge.heads[0].labels == ("blue", "red")
    assert taught.panel.notice.text() == ""


def test_a_folder_of_the_same_name_replaces_a_head_and_says_so(
    qtbot: QtBot, taught: Teaching, tmp_path: Path
) -> None:
    taught.bridge.mark_examples("colours", "red", taught.bridge.heads[0].examples["red"][:3], shown=False)
    marked = taught.bridge.heads[0].examples
    with qtbot.waitSignal(taught.bridge.fit_finished):
        assert drop_paths(taught.panel, patches(tmp_path / "elsewhere" / "colours", RED, 2, seed=3))
    assert [head.labels for head in taught.bridge.heads] == [("colours",)]
    assert taught.panel.notice.text().startswith("“colours” was replaced.")
    qtbot.mouseClick(taught.panel.notice.action_button, Qt.MouseButton.LeftButton)
    assert [head.examples for head in taught.bridge.heads] == [marked]


def test_a_name_that_is_taken_during_the_fit_is_replaced_with_the_same_words(
    qtbot: QtBot, tmp_path: Path
) -> None:
    engine = SteppedEngine()
    engine.steps.release(1000)
    folder = tmp_path / "colours"
    for name, channel in (("red", RED), ("blue", BLUE)):
        patches(folder / name, channel, 5)
    with teaching(qtbot, folder, engine) as taught:
        engine.hold()
        drop_paths(taught.panel, patches(tmp_path / "greens", 1, 16))
        taught.bridge.rename_head("colours", "greens")
        with qtbot.waitSignal(taught.bridge.fit_finished, timeout=MS):
            engine.let_go()
        assert taught.panel.notice.text().startswith("“greens” was replaced.")
        qtbot.mouseClick(taught.panel.notice.action_button, Qt.MouseButton.LeftButton)
        assert [head.labels for head in taught.bridge.heads] == [("blue", "red")]


def test_files_dropped_beside_a_folder_are_said_to_be_left_out(
    qtbot: QtBot, taught: Teaching, tmp_path: Path
) -> None:
    folder = patches(tmp_path / "green", 1, 4)
    with qtbot.waitSignal(taught.bridge.fit_finished):
        assert drop(taught.panel.examples.viewport(), files(folder, *new_pictures(tmp_path)))
    assert taught.panel.notice.text() == (
        "“green” is in answers from now on: green. 2 files beside it left out: drop them by themselves."
    )
    assert [head.name for head in taught.bridge.heads] == ["colours", "green"]


def test_of_several_folders_it_is_said_which_was_taken(
    qtbot: QtBot, taught: Teaching, tmp_path: Path
) -> None:
    folders = [patches(tmp_path / "green", 1, 4), patches(tmp_path / "grey", None, 4)]
    with qtbot.waitSignal(taught.bridge.fit_finished):
        assert drop_paths(taught.panel, *folders)
    assert "One folder at a time: “green” was taken." in taught.panel.notice.text()
