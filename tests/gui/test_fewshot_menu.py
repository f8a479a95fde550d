"""What can be done with heads: fit again, merge, copy, open, refuse and refit foreign ones, export, show."""

import csv
import json
import shutil
from pathlib import Path

import pytest
from colour_engine import ColourEngine
from fewshot_help import BLUE, MS, RED, Teaching, patches
from panel_help import drop_paths, started_bridge
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QMenu
from pytestqt.qtbot import QtBot

from lsgui import paths
from lsgui.gui import app
from lsgui.gui.head_tree import Choice
from lsgui.gui.main_window import MainWindow
from lsgui.gui.panels.fewshot import FewShotPanel


def commands(qtbot: QtBot, panel: FewShotPanel) -> QMenu:
    """The menu of the button "More…"."""
    qtbot.mouseClick(panel.more_button, Qt.MouseButton.LeftButton)
    return next(menu for menu in panel.findChildren(QMenu) if menu.isVisible())


def command(qtbot: QtBot, panel: FewShotPanel, text: str) -> None:
    menu = commands(qtbot, panel)
    action = next(action for action in menu.actions() if action.text() == text)
    assert action.isEnabled()
    action.trigger()
    menu.close()


def choose_in_dialog(panel: FewShotPanel, *chosen: Path) -> None:
    dialog = next(dialog for dialog in panel.findChildren(QFileDialog) if dialog.isVisible())
    dialog.fileSelected.emit(str(chosen[0]))
    dialog.filesSelected.emit([str(path) for path in chosen])
    dialog.close()


@pytest.fixture
def two(qtbot: QtBot, taught: Teaching, tmp_path: Path) -> Teaching:
    """Beside the head of colours, one of "greens"."""
    with qtbot.waitSignal(taught.bridge.fit_finished):
        drop_paths(taught.panel, patches(tmp_path / "greens", 1, 5))
    qtbot.waitUntil(taught.done, timeout=MS)
    taught.choose("blue")
    return taught


def make_foreign(head: Path, target: Path) -> Path:
    """A copy of a head as if another checkpoint had made it."""
    shutil.copytree(head, target)
    record = json.loads((target / "head.json").read_text())
    record["name"] = target.name
    record["checkpoint"] = {"name": "elsewhere", "sha256": "e" * 64}
    (target / "head.json").write_text(json.dumps(record))
    return target


def test_merging_makes_one_head_of_two_and_can_be_undone(qtbot: QtBot, two: Teaching) -> None:
    feature = two.bridge.heads[0].evidence.features[:1]
    before = [head.scores(feature) for head in two.bridge.heads]
    menu = commands(qtbot, two.panel)
    merge = next(action.menu() for action in menu.actions() if action.text() == "Merge with")
    merge.actions()[0].trigger()
    menu.close()
    assert [(head.name, head.labels) for head in two.bridge.heads] == [("colours", ("blue", "red", "greens"))]
    after = two.bridge.heads[0].scores(feature)
    assert after[0].tolist() == [*before[0][0].tolist(), *before[1][0].tolist()]
    two.bridge.undo()
    assert [head.name for head in two.bridge.heads] == ["colours", "greens"]


def test_two_categories_of_one_name_cannot_be_merged(qtbot: QtBot, taught: Teaching, tmp_path: Path) -> None:
    with qtbot.waitSignal(taught.bridge.fit_finished):
        drop_paths(taught.panel, patches(tmp_path / "red", RED, 4, seed=9))
    with qtbot.waitSignal(taught.bridge.failed) as told:
        taught.bridge.merge_heads("colours", ["red"])
    assert "'red'" in told.args[0]
    assert len(taught.bridge.heads) == 2


def test_the_rows_have_the_same_menu(qtbot: QtBot, taught: Teaching) -> None:
    taught.choose("red")
    tree = taught.panel.tree
    tree.customContextMenuRequested.emit(tree.visualRect(tree.currentIndex()).center())
    menu = next(menu for menu in taught.panel.findChildren(QMenu) if menu.isVisible())
    texts = [action.text() for action in menu.actions()]
    menu.close()
    assert {"Add Photographs…", "Save a Copy…", "Open Head…"} <= set(texts)


def test_fitting_again_switches_combinations(qtbot: QtBot, taught: Teaching) -> None:
    command(qtbot, taught.panel, "Fit Again with Combinations")
    qtbot.waitUntil(taught.done, timeout=MS)
    assert taught.bridge.heads[0].synthesis
    taught.bridge.undo()
    assert not taught.bridge.heads[0].synthesis


def test_pictures_are_added_by_a_dialog_too(qtbot: QtBot, taught: Teaching, tmp_path: Path) -> None:
    new = sorted(patches(tmp_path / "new", BLUE, 2, seed=7).iterdir())
    taught.choose("blue")
    command(qtbot, taught.panel, "Add Photographs…")
    with qtbot.waitSignal(taught.bridge.examples_added):
        choose_in_dialog(taught.panel, *new)
    assert taught.examples("blue") == 10
    command(qtbot, taught.panel, "New Category from Photographs…")
    with qtbot.waitSignal(taught.bridge.fit_finished):
        choose_in_dialog(taught.panel, *new)
    assert [head.name for head in taught.bridge.heads] == ["colours", "new category"]


def test_a_copy_is_opened_under_a_name_of_its_own(qtbot: QtBot, taught: Teaching, tmp_path: Path) -> None:
    command(qtbot, taught.panel, "Save a Copy…")
    with qtbot.waitSignal(taught.bridge.failed) as told:
        choose_in_dialog(taught.panel, tmp_path)
    assert "is there already" in told.args[0]
    kept = tmp_path / "kept"
    kept.mkdir()
    command(qtbot, taught.panel, "Save a Copy…")
    with qtbot.waitSignal(taught.bridge.head_looks.copied):
        choose_in_dialog(taught.panel, kept)
    command(qtbot, taught.panel, "Open Head…")
    with qtbot.waitSignal(taught.bridge.head_opened):
        choose_in_dialog(taught.panel, kept / "colours")
    assert [head.name for head in taught.bridge.heads] == ["colours", "colours 2"]
    assert "“colours 2” was opened" in taught.panel.notice.text()
    taught.bridge.undo()
    assert [head.name for head in taught.bridge.heads] == ["colours"]


def test_a_folder_that_is_no_head_is_one_sentence(qtbot: QtBot, taught: Teaching, tmp_path: Path) -> None:
    command(qtbot, taught.panel, "Open Head…")
    with qtbot.waitSignal(taught.bridge.failed), qtbot.waitSignal(taught.bridge.fit_stopped):
        choose_in_dialog(taught.panel, tmp_path)
    assert not taught.panel.progress.running
    assert len(taught.bridge.heads) == 1


def test_a_foreign_head_is_refused_with_an_offer_to_fit_it_again(
    qtbot: QtBot, taught: Teaching, tmp_path: Path
) -> None:
    foreign = make_foreign(paths.heads() / "colours", tmp_path / "theirs")
    command(qtbot, taught.panel, "Open Head…")
    with qtbot.waitSignal(taught.bridge.head_refused):
        choose_in_dialog(taught.panel, foreign)
    assert "elsewhere" in taught.panel.notice.text()
    with qtbot.waitSignal(taught.bridge.fit_finished):
        qtbot.mouseClick(taught.panel.notice.action_button, Qt.MouseButton.LeftButton)
    assert [head.name for head in taught.bridge.heads] == ["colours", "theirs"]
    assert taught.bridge.heads[1].evidence.truth.tolist() == taught.bridge.heads[0].evidence.truth.tolist()


def test_a_foreign_head_of_ones_own_is_replaced_by_the_fit_and_undo_brings_it_back(
    qtbot: QtBot, taught: Teaching
) -> None:
    make_foreign(paths.heads() / "colours", paths.heads() / "old")
    with started_bridge(qtbot) as bridge:
        panel = FewShotPanel(bridge)
        qtbot.addWidget(panel)
        panel.show()
        qtbot.waitUntil(lambda: len(bridge.unusable_heads) == 1)
        panel.choose_row(Choice("old", usable=False))
        assert panel.again_button.isVisible()
        with qtbot.waitSignal(bridge.fit_finished):
            qtbot.mouseClick(panel.again_button, Qt.MouseButton.LeftButton)
        assert [head.name for head in bridge.heads] == ["colours", "old"]
        assert bridge.unusable_heads == ()
        assert not panel.again_button.isVisible()
        bridge.undo()
        assert [lost.key for lost in bridge.unusable_heads] == ["old"]
        assert (paths.heads() / "old" / "head.json").is_file()


def test_scores_are_exported_with_progress_and_shown_in_the_library(
    qtbot: QtBot, window: MainWindow, tmp_path: Path
) -> None:
    bridge = window.bridge
    window.show_panel("fewshot")
    panel = window.findChild(FewShotPanel)
    assert panel is not None
    library = tmp_path / "library"
    patches(library / "red", RED, 4, seed=30)
    patches(library / "blue", BLUE, 4, seed=31)
    with qtbot.waitSignal(bridge.index_finished):
        bridge.add_folder(library)
    with qtbot.waitSignal(bridge.fit_finished):
        drop_paths(panel, patches(tmp_path / "blue", BLUE, 8))
    head = bridge.heads[0]
    pictures = sorted(library.rglob("*.png"))
    table = tmp_path / "scores.csv"
    command(qtbot, panel, "Export Scores…")
    with qtbot.waitSignal(bridge.head_looks.written):
        choose_in_dialog(panel, table)
    with table.open(encoding="utf-8", newline="") as stream:
        rows = list(csv.DictReader(stream))
    assert [row["path"] for row in rows] == [str(path) for path in pictures]
    found = [Path(row["path"]).name for row in rows if row["has blue"] == "1"]
    assert found == [
        Path(row["path"]).name for row in rows if float(row["blue"]) >= float(head.thresholds[0])
    ]
    command(qtbot, panel, "Show in Library")
    images = window.browser.view.images
    qtbot.waitUntil(
        lambda: [images.item(row).path.name for row in range(images.rowCount())] == found, timeout=10_000
    )


def kept_head(qtbot: QtBot, window: MainWindow, tmp_path: Path) -> Path:
    """A head in a folder of the user's, as `lsgui fewshot fit` makes it."""
    with qtbot.waitSignal(window.bridge.fit_finished):
        drop_paths(window.heads, patches(tmp_path / "blue", BLUE, 4))
    window.bridge.heads[0].save(tmp_path / "good.head")
    return tmp_path / "good.head"


def test_a_head_dropped_on_the_window_is_opened_as_one_and_not_added_to_the_library(
    qtbot: QtBot, window: MainWindow, tmp_path: Path
) -> None:
    folder = kept_head(qtbot, window, tmp_path)
    (folder / ".DS_Store").touch()
    drop_paths(window, folder)
    (sentence,) = window.messages.texts()
    assert "“good.head” is a few-shot head" in sentence
    assert not window.bridge.indexing
    row = window.messages.row(f"head {folder}")
    assert row is not None
    with qtbot.waitSignal(window.bridge.head_opened):
        qtbot.mouseClick(row.action_button, Qt.MouseButton.LeftButton)
    assert [head.name for head in window.bridge.heads] == ["blue", "blue 2"]
    assert window.panel_shown("fewshot")
    assert window.messages.texts() == ()


@pytest.mark.parametrize("lacking", ["head.safetensors", "head.json"])
def test_a_damaged_head_dropped_on_the_window_is_told(
    qtbot: QtBot, window: MainWindow, tmp_path: Path, lacking: str
) -> None:
    folder = kept_head(qtbot, window, tmp_path)
    (folder / lacking).unlink()
    drop_paths(window.library, folder)
    assert not window.bridge.indexing
    row = window.messages.row(f"head {folder}")
    assert row is not None
    with qtbot.waitSignal(window.bridge.failed) as told:
        qtbot.mouseClick(row.action_button, Qt.MouseButton.LeftButton)
    assert f"{lacking} is missing" in told.args[0]
    qtbot.waitUntil(lambda: f"{lacking} is missing" in window.heads.notice.text())


def test_a_head_dropped_among_the_heads_is_opened(qtbot: QtBot, window: MainWindow, tmp_path: Path) -> None:
    folder = kept_head(qtbot, window, tmp_path)
    with qtbot.waitSignal(window.bridge.head_opened):
        drop_paths(window.heads, folder)
    assert [head.name for head in window.bridge.heads] == ["blue", "blue 2"]


def test_photographs_beside_a_head_are_photographs(qtbot: QtBot, window: MainWindow, tmp_path: Path) -> None:
    folder = kept_head(qtbot, window, tmp_path)
    patches(folder, BLUE, 2)
    with qtbot.waitSignal(window.bridge.index_finished, timeout=MS):
        drop_paths(window, folder)
    assert window.library.summary.text() == "2 photographs"


def test_a_head_on_the_command_line_is_no_folder_of_photographs(
    qtbot: QtBot, home: Path, tmp_path: Path
) -> None:
    folder = tmp_path / "good.head"
    folder.mkdir()
    (folder / "head.json").touch()
    window = app.build([str(folder)], load_engine=ColourEngine)  # type: ignore[arg-type]
    qtbot.addWidget(window)
    assert "“good.head” is a few-shot head" in " ".join(window.messages.texts())
    with qtbot.waitSignal(window.bridge.engine_ready):
        window.bridge.start()
    row = window.messages.row(f"head {folder}")
    assert row is not None
    with qtbot.waitSignal(window.bridge.failed) as told:
        qtbot.mouseClick(row.action_button, Qt.MouseButton.LeftButton)
    assert "is damaged" in told.args[0]
    assert window.bridge.summary is not None
    assert not window.bridge.summary.folders
    assert window.bridge.stop(10)
