"""The few-shot panel: a folder becomes a head, which can be looked at, renamed, deleted and brought back."""

import json
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from drags import drop, text
from panel_help import drop_paths, paint, started_bridge
from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtWidgets import QFileDialog, QLineEdit
from pytestqt.qtbot import QtBot
from stepped_engine import SteppedEngine

from lsgui import paths
from lsgui.core.engine import Engine
from lsgui.core.types import CheckpointError
from lsgui.gui.panels.fewshot import FewShotPanel
from lsgui.gui.session_bridge import SessionBridge
from lsgui.gui.skipped_dialog import SkippedDialog


@pytest.fixture
def bridge(qtbot: QtBot) -> Iterator[SessionBridge]:
    with started_bridge(qtbot) as bridge:
        yield bridge


@pytest.fixture
def panel(qtbot: QtBot, bridge: SessionBridge) -> FewShotPanel:
    panel = FewShotPanel(bridge)
    qtbot.addWidget(panel)
    panel.resize(420, 600)
    with qtbot.waitExposed(panel):
        panel.show()
    return panel


@pytest.fixture
def examples(tmp_path: Path) -> Path:
    """Two categories, "warm" and "cold", of several shades."""
    folder = tmp_path / "weather"
    for name, colours in (("warm", ["red", "yellow"]), ("cold", ["blue", "green"])):
        for shade in range(3):
            paint(folder / name / str(shade), colours, shade=4 * shade)
    return folder


@pytest.fixture
def fitted(qtbot: QtBot, panel: FewShotPanel, bridge: SessionBridge, examples: Path) -> FewShotPanel:
    with qtbot.waitSignal(bridge.fit_finished):
        assert drop_paths(panel, examples)
    return panel


def all_done(bridge: SessionBridge) -> bool:
    """Whether all heads are fitted and checked."""
    return all(bridge.to_do(head, label) is None for head in bridge.heads for label in head.labels)


def tree(panel: FewShotPanel) -> dict[str, list[tuple[str, str, str]]]:
    """Head -> its categories with their cells, as the view shows them."""
    model = panel.tree.model()
    found = {}
    for row in range(model.rowCount()):
        head = model.index(row, 0)
        found[head.data()] = [
            tuple(model.index(child, column, head).data() for column in range(3))
            for child in range(model.rowCount(head))
        ]
    return found


def test_it_begins_by_saying_what_to_do(panel: FewShotPanel) -> None:
    assert panel.empty.isVisible()
    assert "Drop example photographs here, or a folder of them" in panel.empty.accessibleDescription()


def test_a_dropped_folder_becomes_a_head(fitted: FewShotPanel, bridge: SessionBridge) -> None:
    assert [head.name for head in bridge.heads] == ["weather"]
    shown = tree(fitted)
    assert [(label, count) for label, count, _ in shown["weather"]] == [("cold", "6"), ("warm", "6")]
    assert "weather" in fitted.notice.text()
    assert not fitted.empty.isVisible()
    items = [fitted.examples.images.item(row) for row in range(fitted.examples.images.rowCount())]
    assert [(item.path.parts[-3], item.rank) for item in items] == [("cold", "")] * 6 + [("warm", "not")] * 6


def test_a_flat_folder_is_one_category(
    qtbot: QtBot, panel: FewShotPanel, bridge: SessionBridge, tmp_path: Path
) -> None:
    folder = paint(tmp_path / "reds", ["red"])
    qtbot.mouseClick(panel.choose_first, Qt.MouseButton.LeftButton)
    dialog = panel.findChild(QFileDialog)
    assert dialog is not None
    with qtbot.waitSignal(bridge.fit_finished):
        dialog.fileSelected.emit(str(folder))
    dialog.close()
    assert tree(panel) == {"reds": [("reds", "1", "–")]}
    assert panel.tree.model().headerData(2, Qt.Orientation.Horizontal) == "AP"
    words, tip = (
        panel.tree.model().headerData(2, Qt.Orientation.Horizontal, role)
        for role in (Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.ToolTipRole)
    )
    assert words == "Average precision"
    assert tip.startswith("Average precision by cross-validation")
    assert "too few examples to check" in panel.detail.text()


def test_its_labels_are_in_answers(
    qtbot: QtBot, fitted: FewShotPanel, bridge: SessionBridge, examples: Path
) -> None:
    with qtbot.waitSignal(bridge.answer_ready) as got:
        bridge.set_image("image_a", examples / "warm" / "0" / "red.png")
    heads = {row.label: row.head for row in got.args[0].labels}
    assert heads["warm"] == "weather"
    assert heads["red"] == ""


def test_skipped_examples_are_listed_with_reasons(
    qtbot: QtBot, panel: FewShotPanel, bridge: SessionBridge, examples: Path
) -> None:
    (examples / "warm" / "broken.png").write_bytes(b"no picture")
    with qtbot.waitSignal(bridge.fit_finished):
        drop_paths(panel, examples)
    assert "1 file skipped" in panel.notice.text()
    qtbot.mouseClick(panel.notice.action_button, Qt.MouseButton.LeftButton)
    dialog = panel.findChild(SkippedDialog)
    assert dialog is not None
    assert [Path(item.path).name for item in dialog.rows()] == ["broken.png"]
    dialog.close()


def test_a_folder_without_pictures_fails_in_one_sentence(
    qtbot: QtBot, panel: FewShotPanel, bridge: SessionBridge, tmp_path: Path
) -> None:
    (tmp_path / "nothing").mkdir()
    with qtbot.waitSignal(bridge.failed) as failure, qtbot.waitSignal(bridge.fit_stopped):
        drop_paths(panel, tmp_path / "nothing")
    assert "no pictures" in failure.args[0]
    assert not panel.progress.running
    assert panel.empty.isVisible()


def test_pictures_become_a_new_category_whose_name_is_typed_at_once(
    qtbot: QtBot, panel: FewShotPanel, bridge: SessionBridge, examples: Path
) -> None:
    with qtbot.waitSignal(bridge.fit_finished):
        drop_paths(panel, *sorted((examples / "warm" / "0").iterdir()))
    assert tree(panel) == {"new category": [("new category", "2", "–")]}
    editor = panel.tree.findChild(QLineEdit)
    assert editor is not None
    qtbot.keyClicks(editor, "sunny")
    with qtbot.waitSignal(editor.destroyed):
        qtbot.keyClick(editor, Qt.Key.Key_Return)
    assert tree(panel) == {"sunny": [("sunny", "2", "–")]}
    bridge.undo()
    assert list(tree(panel)) == ["new category"]
    bridge.undo()
    assert bridge.heads == ()


def test_what_is_no_picture_is_refused_with_a_sentence(panel: FewShotPanel) -> None:
    assert drop(panel, text("https://example.org/cat"))
    assert "no photographs" in panel.notice.text()


def test_delete_can_be_undone(qtbot: QtBot, fitted: FewShotPanel, bridge: SessionBridge) -> None:
    choose(fitted, "weather")
    qtbot.keyClick(fitted.tree, Qt.Key.Key_Delete)
    assert bridge.heads == ()
    assert not list(paths.heads().iterdir())
    assert fitted.notice.text() == "The head “weather” was deleted, with its 2 categories."
    qtbot.mouseClick(fitted.notice.action_button, Qt.MouseButton.LeftButton)
    assert list(tree(fitted)) == ["weather"]
    assert (paths.heads() / "weather" / "head.json").exists()


def choose(panel: FewShotPanel, head: str, category: int | None = None) -> None:
    """Go to the row of a head, or of one of its categories."""
    model = panel.tree.model()
    row = next(n for n in range(model.rowCount()) if model.index(n, 0).data() == head)
    index = model.index(row, 0)
    panel.tree.setCurrentIndex(index if category is None else model.index(category, 0, index))
    panel.tree.setFocus()


def test_delete_on_one_category_of_several_takes_that_one_only(
    qtbot: QtBot, fitted: FewShotPanel, bridge: SessionBridge
) -> None:
    choose(fitted, "weather", 1)
    qtbot.keyClick(fitted.tree, Qt.Key.Key_Delete)
    assert [head.labels for head in bridge.heads] == [("cold",)]
    assert fitted.notice.text() == "“warm” was deleted from the head “weather”."
    qtbot.mouseClick(fitted.notice.action_button, Qt.MouseButton.LeftButton)
    assert [head.labels for head in bridge.heads] == [("cold", "warm")]


def test_the_buttons_name_the_head_whichever_row_is_chosen(fitted: FewShotPanel) -> None:
    for category in (None, 0):
        choose(fitted, "weather", category)
        assert fitted.rename_button.toolTip() == "Give the head “weather” another name"
        told = fitted.delete_button.accessibleDescription()
        assert told == "Delete the head “weather” with its 2 categories; this can be undone"


def test_the_offer_to_undo_goes_when_something_else_would_be_undone(
    qtbot: QtBot, fitted: FewShotPanel, bridge: SessionBridge
) -> None:
    qtbot.mouseClick(fitted.delete_button, Qt.MouseButton.LeftButton)
    bridge.set_operation("difference")
    assert fitted.notice.text() == ""


def test_a_query_is_answered_while_a_head_is_fitted(qtbot: QtBot, examples: Path) -> None:
    engine = SteppedEngine()
    with started_bridge(qtbot, engine) as bridge:
        bridge.fit_head(examples)
        qtbot.waitUntil(lambda: engine.batches == 1)
        with qtbot.waitSignal(bridge.answer_ready):
            bridge.set_image("image_a", examples / "warm" / "0" / "red.png")
        with qtbot.waitSignal(bridge.fit_finished):
            engine.let_go()


def test_without_an_engine_fitting_says_so(qtbot: QtBot, examples: Path) -> None:
    def refuse() -> Engine:
        raise CheckpointError("The checkpoint is missing.")

    bridge = SessionBridge(load_engine=refuse)
    panel = FewShotPanel(bridge)
    qtbot.addWidget(panel)
    with qtbot.waitSignal(bridge.engine_failed):
        bridge.start()
    assert not panel.choose_first.isEnabled()
    with qtbot.waitSignal(bridge.failed) as told:
        drop_paths(panel, examples)
    assert told.args[0] == "No head can be fitted: the networks could not be loaded."
    assert not panel.progress.running
    assert bridge.stop()


def test_the_trash_of_a_program_that_crashed_is_swept_and_that_of_a_running_one_is_not(
    qtbot: QtBot, fitted: FewShotPanel, bridge: SessionBridge
) -> None:
    left = paths.deleted_heads() / "left"
    (left / "cats").mkdir(parents=True)
    qtbot.mouseClick(fitted.delete_button, Qt.MouseButton.LeftButton)
    with started_bridge(qtbot):
        assert not left.exists()
        bridge.undo()
    assert (paths.heads() / "weather" / "head.json").exists()
    bridge.redo()
    assert bridge.stop()
    assert list(paths.deleted_heads().iterdir()) == []


def rename(qtbot: QtBot, panel: FewShotPanel, new: str, category: int | None = None) -> None:
    choose(panel, "weather", category)
    qtbot.keyClick(panel.tree, Qt.Key.Key_F2)
    editor = panel.tree.findChild(QLineEdit)
    assert editor is not None
    editor.selectAll()
    qtbot.keyClicks(editor, new)
    with qtbot.waitSignal(editor.destroyed):
        qtbot.keyClick(editor, Qt.Key.Key_Return)


def test_rename_in_place_and_undo(qtbot: QtBot, fitted: FewShotPanel, bridge: SessionBridge) -> None:
    rename(qtbot, fitted, "Seasons")
    assert list(tree(fitted)) == ["Seasons"]
    assert [head.name for head in bridge.heads] == ["Seasons"]
    bridge.undo()
    assert list(tree(fitted)) == ["weather"]


def test_f2_on_a_category_renames_the_category(
    qtbot: QtBot, fitted: FewShotPanel, bridge: SessionBridge
) -> None:
    rename(qtbot, fitted, "chilly", category=0)
    assert [(head.name, head.labels) for head in bridge.heads] == [("weather", ("chilly", "warm"))]
    bridge.undo()
    assert [label for label, *_ in tree(fitted)["weather"]] == ["cold", "warm"]


def test_a_category_cannot_have_the_name_of_another(
    qtbot: QtBot, fitted: FewShotPanel, bridge: SessionBridge
) -> None:
    with qtbot.waitSignal(bridge.failed) as failure:
        rename(qtbot, fitted, "warm", category=0)
    assert "already" in failure.args[0]
    assert [label for label, *_ in tree(fitted)["weather"]] == ["cold", "warm"]


def test_an_empty_name_changes_nothing(qtbot: QtBot, fitted: FewShotPanel, bridge: SessionBridge) -> None:
    rename(qtbot, fitted, "  ")
    assert [head.name for head in bridge.heads] == ["weather"]
    assert list(tree(fitted)) == ["weather"]


def test_a_very_long_name_is_a_name(qtbot: QtBot, fitted: FewShotPanel, bridge: SessionBridge) -> None:
    name, old = "ж" * 150, bridge.heads[0].name
    bridge.rename_head(old, name)
    assert [head.name for head in bridge.heads] == [name]


def test_a_name_in_use_is_refused(
    qtbot: QtBot, fitted: FewShotPanel, bridge: SessionBridge, tmp_path: Path
) -> None:
    with qtbot.waitSignal(bridge.fit_finished):
        drop_paths(fitted, paint(tmp_path / "reds", ["red"]))
    with qtbot.waitSignal(bridge.failed) as failure:
        rename(qtbot, fitted, "reds")
    assert "already" in failure.args[0]
    assert sorted(tree(fitted)) == ["reds", "weather"]


def test_examples_can_be_used_as_images(qtbot: QtBot, fitted: FewShotPanel, bridge: SessionBridge) -> None:
    place = fitted.examples.visualRect(fitted.examples.images.index(0)).center()
    qtbot.mouseClick(fitted.examples.viewport(), Qt.MouseButton.LeftButton, pos=place)
    qtbot.keyClick(fitted.examples, Qt.Key.Key_A)
    assert bridge.state.image_a == fitted.examples.path(fitted.examples.images.index(0))


def test_every_control_has_a_name(panel: FewShotPanel) -> None:
    assert panel.tree.accessibleName()
    assert panel.examples.accessibleName()
    for button in (panel.fit_button, panel.rename_button, panel.delete_button, panel.choose_first):
        assert button.accessibleDescription()
    assert panel.tree.rootIndex() == QModelIndex()


@pytest.fixture
def foreign(qtbot: QtBot, fitted: FewShotPanel, bridge: SessionBridge) -> Path:
    """Beside a good head, one of another checkpoint, and one that is damaged."""
    qtbot.waitUntil(lambda: all_done(bridge), timeout=30_000)
    good = next(folder for folder in paths.heads().iterdir() if folder.name == "weather")
    other = good.with_name("other")
    shutil.copytree(good, other)
    record = json.loads((other / "head.json").read_text())
    record["checkpoint"] = {"name": "elsewhere", "sha256": "e" * 64}
    (other / "head.json").write_text(json.dumps(record))
    shutil.copytree(good, good.with_name("torn"))
    (good.with_name("torn") / "head.safetensors").write_bytes(b"torn")
    return other


def test_heads_that_cannot_be_used_are_listed_with_the_reason_and_can_be_deleted(
    qtbot: QtBot, foreign: Path
) -> None:
    with started_bridge(qtbot) as bridge:
        panel = FewShotPanel(bridge)
        qtbot.addWidget(panel)
        panel.show()
        qtbot.waitUntil(lambda: list(tree(panel)) == ["weather", "⚠ other", "⚠ torn"])
        assert [head.name for head in bridge.heads] == ["weather"]
        rows = panel.tree.model()
        for row, reason in ((1, "elsewhere"), (2, "damaged")):
            panel.tree.setCurrentIndex(rows.index(row, 0))
            assert reason in panel.detail.text()
            assert reason in rows.index(row, 0).data(Qt.ItemDataRole.AccessibleTextRole)
            assert not panel.rename_button.isEnabled()
        panel.tree.setCurrentIndex(rows.index(1, 0))
        qtbot.mouseClick(panel.delete_button, Qt.MouseButton.LeftButton)
        assert list(tree(panel)) == ["weather", "⚠ torn"]
        assert not foreign.exists()
        assert "“other”, which could not be used, was deleted" in panel.notice.text()
        qtbot.mouseClick(panel.notice.action_button, Qt.MouseButton.LeftButton)
        assert list(tree(panel)) == ["weather", "⚠ other", "⚠ torn"]
        assert (foreign / "head.json").is_file()


def test_only_unusable_heads_are_listed_too(qtbot: QtBot, foreign: Path) -> None:
    shutil.rmtree(foreign.with_name("weather"))
    with started_bridge(qtbot) as bridge:
        panel = FewShotPanel(bridge)
        qtbot.addWidget(panel)
        panel.show()
        qtbot.waitUntil(lambda: list(tree(panel)) == ["⚠ other", "⚠ torn"])
        assert not panel.empty.isVisible()
        qtbot.keyClick(panel.tree, Qt.Key.Key_Delete)
        assert list(tree(panel)) == ["⚠ torn"]


def test_why_a_fit_failed_is_said_in_the_panel(
    qtbot: QtBot, panel: FewShotPanel, bridge: SessionBridge, tmp_path: Path
) -> None:
    empty = tmp_path / "empty"
    empty.mkdir()
    with qtbot.waitSignal(bridge.fit_stopped):
        assert drop_paths(panel, empty)
    assert "There are no pictures in" in panel.notice.text()


def test_a_very_long_name_leaves_a_sentence_readable(
    qtbot: QtBot, panel: FewShotPanel, bridge: SessionBridge, tmp_path: Path
) -> None:
    name = "a category that somebody gave a name as long as a story " * 3
    paint(tmp_path / name.strip() / "one", ["red"])
    with qtbot.waitSignal(bridge.fit_finished):
        assert drop_paths(panel, tmp_path / name.strip())
    assert bridge.heads[0].name == name.strip()
    assert "is in answers from now on" in panel.notice.text()
    assert len(panel.notice.text()) < len(name)
