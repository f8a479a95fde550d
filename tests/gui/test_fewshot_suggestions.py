"""Suggestions: the library's photographs are accepted, rejected and skipped, and never wait for a fit."""

import shutil
from pathlib import Path

import pytest
from fewshot_help import BLUE, MS, RED, Teaching, controls, patches, teaching
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot
from stepped_engine import SteppedEngine

from lsgui.core.fewshot import Head
from lsgui.core.types import Progress
from lsgui.gui import head_looks
from lsgui.gui.head_suggestions import HeadSuggestions
from lsgui.library.store import Library


@pytest.fixture
def queue(qtbot: QtBot, taught: Teaching, tmp_path: Path) -> HeadSuggestions:
    """Suggestions for "blue" from a library of twenty pictures."""
    library = tmp_path / "library"
    patches(library / "bluish", BLUE, 6, seed=11, strength=60)
    patches(library / "reddish", RED, 6, seed=11, strength=60)
    patches(library / "any", None, 8, seed=11)
    with qtbot.waitSignal(taught.bridge.index_finished, timeout=MS):
        taught.bridge.add_folder(library)
    taught.choose("blue")
    taught.open_tab(qtbot, "Suggestions")
    found = taught.panel.suggestions
    qtbot.waitUntil(lambda: found.view.images.rowCount() > 4)
    found.view.setFocus()
    return found


def current(queue: HeadSuggestions) -> str:
    return queue.view.path(queue.view.currentIndex()).name


def names(queue: HeadSuggestions) -> list[str]:
    return [queue.view.images.item(row).path.name for row in range(queue.view.images.rowCount())]


def test_it_says_why_each_is_suggested(queue: HeadSuggestions) -> None:
    assert queue.note.text().startswith(f"Does {current(queue)} show “blue”? Score ")
    reasons = ("among the likeliest", "near the threshold", "likely, and unlike the examples")
    for row in range(queue.view.images.rowCount()):
        item = queue.view.images.item(row)
        assert any(item.spoken.endswith(reason) for reason in reasons)
        assert 0 <= float(item.note) <= 1


def test_y_accepts_n_rejects_s_skips_and_the_next_is_chosen(
    qtbot: QtBot, taught: Teaching, queue: HeadSuggestions
) -> None:
    waiting = names(queue)
    qtbot.keyClick(queue.view, Qt.Key.Key_Y)
    assert (taught.examples("blue"), current(queue)) == (9, waiting[1])
    assert taught.bridge.undo_name == f"Mark {waiting[0]} as “blue”"
    qtbot.keyClick(queue.view, Qt.Key.Key_N)
    assert (taught.examples("blue"), current(queue)) == (9, waiting[2])
    assert waiting[1] in taught.lacking("blue")
    assert taught.bridge.undo_name == f"Mark {waiting[1]} as Not “blue”"
    qtbot.keyClick(queue.view, Qt.Key.Key_S)
    assert current(queue) == waiting[3]
    assert waiting[2] not in names(queue)
    taught.bridge.undo()
    taught.bridge.undo()
    assert taught.examples("blue") == 8
    assert names(queue) == [waiting[0], waiting[1], *waiting[3:]]


def test_buttons_answer_too_and_the_keys_work_from_them(
    qtbot: QtBot, taught: Teaching, queue: HeadSuggestions
) -> None:
    queue.accept_button.setFocus()
    qtbot.keyClick(queue.accept_button, Qt.Key.Key_Return)
    assert taught.examples("blue") == 9
    qtbot.keyClick(queue.accept_button, Qt.Key.Key_N)
    assert len(taught.lacking("blue")) == 9
    waiting = names(queue)
    qtbot.mouseClick(queue.skip_button, Qt.MouseButton.LeftButton)
    assert names(queue) == waiting[1:]


def test_quick_answers_are_all_in_the_head_that_is_fitted_at_last(
    qtbot: QtBot, taught: Teaching, queue: HeadSuggestions
) -> None:
    before = taught.bridge.heads[0]
    for key in (Qt.Key.Key_Y, Qt.Key.Key_N, Qt.Key.Key_Y):
        qtbot.keyClick(queue.view, key)
    assert taught.examples("blue") == 10
    qtbot.waitUntil(taught.done, timeout=MS)
    head = taught.bridge.heads[0]
    assert taught.examples("blue") == 10
    column = head.labels.index("blue")
    assert (head.weight[column] != before.weight[column]).any()
    for _ in range(3):
        taught.bridge.undo()
    assert taught.bridge.heads[0] is before


def test_an_answered_queue_is_filled_again_until_nothing_is_left(
    qtbot: QtBot, taught: Teaching, queue: HeadSuggestions
) -> None:
    for _ in range(3):
        for _ in range(queue.view.images.rowCount()):
            qtbot.keyClick(queue.view, Qt.Key.Key_S)
        qtbot.waitUntil(lambda: queue.again_button.isEnabled())
        if not queue.view.images.rowCount():
            break
    assert queue.note.text() == "There is nothing in the library to suggest any more."
    assert not queue.accept_button.isEnabled()


def test_another_category_has_a_queue_of_its_own(
    qtbot: QtBot, taught: Teaching, queue: HeadSuggestions
) -> None:
    first = names(queue)
    taught.choose("red")
    qtbot.waitUntil(lambda: "“red”" in queue.note.text())
    assert names(queue) != first


def test_without_a_library_it_says_what_to_do(qtbot: QtBot, taught: Teaching) -> None:
    taught.open_tab(qtbot, "Suggestions")
    assert "add a folder of photographs" in taught.panel.suggestions.note.text()
    assert not taught.panel.suggestions.accept_button.isEnabled()


def test_every_control_is_named(queue: HeadSuggestions) -> None:
    for control in controls(queue):
        assert control.accessibleDescription(), control


def test_the_queue_goes_on_while_another_head_is_fitted(qtbot: QtBot, tmp_path: Path) -> None:
    engine = SteppedEngine()
    engine.steps.release(1000)
    folder = tmp_path / "colours"
    patches(folder / "red", RED, 5)
    patches(folder / "blue", BLUE, 5)
    with teaching(qtbot, folder, engine) as taught:
        with qtbot.waitSignal(taught.bridge.index_finished, timeout=MS):
            taught.bridge.add_folder(patches(tmp_path / "library", None, 12, seed=11))
        taught.choose("blue")
        taught.open_tab(qtbot, "Suggestions")
        queue = taught.panel.suggestions
        qtbot.waitUntil(lambda: queue.view.images.rowCount() > 4)
        engine.hold()
        taught.bridge.fit_head(patches(tmp_path / "greens", 1, 16))
        for _ in range(3):
            qtbot.keyClick(queue.view, Qt.Key.Key_Y)
        assert taught.examples("blue") == 8
        assert taught.bridge.to_do(taught.bridge.heads[0], "blue") == "fit"
        with qtbot.waitSignal(taught.bridge.fit_finished, timeout=MS):
            engine.let_go()
        qtbot.waitUntil(taught.done, timeout=MS)
        assert taught.examples("blue") == 8


@pytest.fixture
def doubled(qtbot: QtBot, taught: Teaching, tmp_path: Path) -> HeadSuggestions:
    """Suggestions for "blue" from a library in which every picture is there twice."""
    library = tmp_path / "library"
    patches(library / "bluish", BLUE, 6, seed=11, strength=60)
    patches(library / "any", None, 12, seed=11)
    shutil.copytree(library, library / "again")
    with qtbot.waitSignal(taught.bridge.index_finished, timeout=MS):
        taught.bridge.add_folder(library)
    taught.choose("blue")
    taught.open_tab(qtbot, "Suggestions")
    found = taught.panel.suggestions
    qtbot.waitUntil(lambda: found.view.images.rowCount() > 4)
    found.view.setFocus()
    return found


def skip_all(qtbot: QtBot, queue: HeadSuggestions) -> list[str]:
    """Skip whatever comes until nothing comes any more; what that was."""
    skipped: list[str] = []
    while queue.view.images.rowCount():
        skipped.append(current(queue))
        qtbot.keyClick(queue.view, Qt.Key.Key_S)
        qtbot.waitUntil(lambda: queue.again_button.isEnabled())
    return skipped


def test_a_copy_of_what_was_skipped_is_not_suggested(qtbot: QtBot, doubled: HeadSuggestions) -> None:
    skipped = skip_all(qtbot, doubled)
    assert len(skipped) == len(set(skipped))
    assert doubled.note.text() == "There is nothing in the library to suggest any more."


def test_a_batch_of_which_nothing_can_be_shown_is_the_last_one(
    qtbot: QtBot, taught: Teaching, queue: HeadSuggestions, monkeypatch: pytest.MonkeyPatch
) -> None:
    batch = names(queue)
    asked: list[object] = []
    real = head_looks._suggested

    def forgetful(library: Library, head: Head, label: str, skipped: object, progress: Progress) -> object:
        """Suggests what was skipped, as if these were other files."""
        asked.append(skipped)
        return real(library, head, label, {}, progress)

    monkeypatch.setattr(head_looks, "_suggested", forgetful)
    for _ in batch:
        qtbot.keyClick(queue.view, Qt.Key.Key_S)
    qtbot.waitUntil(lambda: queue.again_button.isEnabled())
    assert queue.note.text() == "There is nothing in the library to suggest any more."
    assert len(asked) == 1


def test_what_was_skipped_stays_so_while_another_category_is_looked_at(
    qtbot: QtBot, taught: Teaching, queue: HeadSuggestions
) -> None:
    first = current(queue)
    qtbot.keyClick(queue.view, Qt.Key.Key_S)
    taught.choose("red")
    qtbot.waitUntil(lambda: "“red”" in queue.note.text())
    taught.choose("blue")
    qtbot.waitUntil(lambda: "“blue”" in queue.note.text())
    assert first not in names(queue)
