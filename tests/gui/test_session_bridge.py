"""The bridge answers the latest question, whatever happened to the ones before."""

import errno
import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import shiboken6
from gated_engine import GatedEngine
from PySide6.QtCore import QObject
from PySide6.QtGui import QColor, QImage
from pytestqt.qtbot import QtBot

from lsgui import paths
from lsgui.core.types import Combine, ImageError
from lsgui.gui.session_bridge import SessionBridge


def ready(qtbot: QtBot, bridge: SessionBridge) -> None:
    with qtbot.waitSignal(bridge.engine_ready):
        bridge.start()


def test_two_images_are_answered(
    qtbot: QtBot, bridge: SessionBridge, gated: GatedEngine, photos: Path
) -> None:
    ready(qtbot, bridge)
    gated.gate.set()
    with qtbot.waitSignal(bridge.answer_ready) as told:
        bridge.set_images(photos / "coffee.jpg", photos / "rocket.jpg")
    expected = Combine("union", photos / "coffee.jpg", photos / "rocket.jpg")
    assert told.args[0].query.expression == expected
    assert not bridge.busy


def test_one_image_is_answered_alone(
    qtbot: QtBot, bridge: SessionBridge, gated: GatedEngine, photos: Path
) -> None:
    ready(qtbot, bridge)
    gated.gate.set()
    with qtbot.waitSignal(bridge.answer_ready) as told:
        bridge.set_image("image_b", photos / "coffee.jpg")
    assert told.args[0].query.expression == photos / "coffee.jpg"


def test_what_was_asked_before_the_engine_was_there_is_answered_when_it_is(
    qtbot: QtBot, bridge: SessionBridge, gated: GatedEngine, photos: Path
) -> None:
    gated.gate.set()
    bridge.set_image("image_a", photos / "coffee.jpg")
    assert bridge.busy
    with qtbot.waitSignal(bridge.answer_ready):
        bridge.start()


def test_only_the_latest_of_several_questions_is_answered(
    qtbot: QtBot, bridge: SessionBridge, gated: GatedEngine, photos: Path
) -> None:
    ready(qtbot, bridge)
    answers: list[object] = []
    bridge.answer_ready.connect(lambda answer: answers.append(answer.query.expression))
    bridge.set_image("image_a", photos / "coffee.jpg")
    qtbot.waitUntil(lambda: len(gated.asked) == 1)
    bridge.set_image("image_a", photos / "rocket.jpg")
    bridge.set_image("image_a", photos / "china.jpg")
    gated.gate.set()
    qtbot.waitUntil(lambda: not bridge.busy)
    assert answers == [photos / "china.jpg"]
    assert [query.expression for query in gated.asked] == [photos / "coffee.jpg", photos / "china.jpg"]


@pytest.mark.parametrize("error", [ImageError("photo.jpg", "it is truncated"), RuntimeError("out of memory")])
def test_a_failed_question_ends_busy_and_takes_the_old_answer_away(
    qtbot: QtBot, bridge: SessionBridge, gated: GatedEngine, photos: Path, error: Exception
) -> None:
    ready(qtbot, bridge)
    gated.gate.set()
    with qtbot.waitSignal(bridge.answer_ready):
        bridge.set_image("image_a", photos / "coffee.jpg")
    gated.error = error
    with qtbot.waitSignals([bridge.answer_cleared, bridge.query_failed]):
        bridge.set_image("image_b", photos / "rocket.jpg")
    assert not bridge.busy
    assert bridge.answer is None


def test_an_expected_failure_speaks_for_itself_and_a_bug_has_details(
    qtbot: QtBot, bridge: SessionBridge, gated: GatedEngine, photos: Path
) -> None:
    ready(qtbot, bridge)
    gated.gate.set()
    gated.error = ImageError("photo.jpg", "it is truncated")
    with qtbot.waitSignal(bridge.query_failed) as told:
        bridge.set_image("image_a", photos / "coffee.jpg")
    assert told.args[0] == "photo.jpg: it is truncated"
    gated.error = RuntimeError("bad allocation")
    with qtbot.waitSignal(bridge.query_failed) as told:
        bridge.set_image("image_a", photos / "rocket.jpg")
    assert "bad allocation" in told.args[1]


def test_emptying_the_wells_takes_the_answer_away(
    qtbot: QtBot, bridge: SessionBridge, gated: GatedEngine, photos: Path
) -> None:
    ready(qtbot, bridge)
    gated.gate.set()
    with qtbot.waitSignal(bridge.answer_ready):
        bridge.set_image("image_a", photos / "coffee.jpg")
    with qtbot.waitSignal(bridge.answer_cleared):
        bridge.clear_image("image_a")
    assert (bridge.busy, bridge.answer) == (False, None)


def test_a_change_says_what_changed(qtbot: QtBot, bridge: SessionBridge, photos: Path) -> None:
    with qtbot.waitSignal(bridge.changed) as told:
        bridge.set_operation("difference")
    assert told.args == [frozenset({"operation"})]
    with qtbot.assertNotEmitted(bridge.changed):
        bridge.set_operation("difference")


def test_every_change_can_be_undone_by_name(bridge: SessionBridge, photos: Path) -> None:
    a, b = photos / "coffee.jpg", photos / "rocket.jpg"
    bridge.set_image("image_a", a)
    bridge.set_image("image_b", b)
    bridge.swap_images()
    bridge.set_operation("difference")
    names = []
    while bridge.undo_name is not None:
        names.append(bridge.undo_name)
        bridge.undo()
    assert names == ["Choose Difference", "Swap Images", "Set Image B", "Set Image A"]
    assert bridge.state.expression is None
    for _ in names:
        bridge.redo()
    assert bridge.state.expression == Combine("difference", b, a)


def test_used_images_are_recent_ones(bridge: SessionBridge, photos: Path) -> None:
    bridge.set_images(photos / "coffee.jpg", photos / "rocket.jpg")
    assert bridge.recent_images() == [photos / "coffee.jpg", photos / "rocket.jpg"]
    bridge.clear_recent_images()
    assert bridge.recent_images() == []


def test_a_picture_without_a_file_is_stored_once(qtbot: QtBot, bridge: SessionBridge) -> None:
    picture = QImage(40, 30, QImage.Format.Format_RGB32)
    picture.fill(QColor("teal"))
    for slot in ("image_a", "image_b"):
        with qtbot.waitSignal(bridge.changed):
            bridge.set_image_data(slot, picture)  # type: ignore[arg-type]
    stored = list(paths.pasted().iterdir())
    assert [bridge.state.image_a, bridge.state.image_b] == stored * 2
    assert QImage(str(stored[0])) == picture


def test_an_engine_that_cannot_be_loaded_is_a_sentence_and_not_busy_for_ever(
    qtbot: QtBot, photos: Path
) -> None:
    def refuse() -> None:
        raise ImageError("checkpoint", "it is damaged")

    bridge = SessionBridge(load_engine=refuse)  # type: ignore[arg-type]
    bridge.set_image("image_a", photos / "coffee.jpg")
    with qtbot.waitSignal(bridge.engine_failed) as told:
        bridge.start()
    assert told.args[0] == "checkpoint: it is damaged"
    assert not bridge.busy
    bridge.set_operation("difference")
    assert not bridge.busy
    assert bridge.stop(5)


@pytest.mark.parametrize("folder", [paths.heads, paths.library, paths.deleted_heads])
def test_a_folder_that_may_not_be_read_costs_what_is_in_it_and_no_more(
    qtbot: QtBot,
    bridge: SessionBridge,
    gated: GatedEngine,
    photos: Path,
    monkeypatch: pytest.MonkeyPatch,
    folder: Callable[[], Path],
) -> None:
    place = folder()
    place.mkdir(parents=True)
    real_stat, real_scan, real_list = os.stat, os.scandir, os.listdir

    def forbid(real: Callable[..., Any]) -> Callable[..., Any]:
        def tried(path: Any = ".", *words: Any, **named: Any) -> Any:
            inside = isinstance(path, str | Path) and Path(path).is_relative_to(place)
            if inside and (real is not real_stat or Path(path) != place):
                raise PermissionError(errno.EACCES, os.strerror(errno.EACCES), str(path))
            return real(path, *words, **named)

        return tried

    with monkeypatch.context() as patch:
        for name, real in (("stat", real_stat), ("scandir", real_scan), ("listdir", real_list)):
            patch.setattr(os, name, forbid(real))
        ready(qtbot, bridge)
    gated.gate.set()
    with qtbot.waitSignal(bridge.answer_ready):
        bridge.set_image("image_a", photos / "coffee.jpg")


def test_several_problems_at_start_are_one_message(qtbot: QtBot, bridge: SessionBridge) -> None:
    for name in ("one", "two"):
        (paths.heads() / name).mkdir(parents=True)
    with qtbot.waitSignal(bridge.failed) as told:
        bridge.start()
    assert "one" in told.args[0]
    assert "two" in told.args[0]


def test_a_folder_is_indexed_and_its_images_become_neighbours(
    qtbot: QtBot, bridge: SessionBridge, gated: GatedEngine, photos: Path
) -> None:
    ready(qtbot, bridge)
    gated.gate.set()
    with qtbot.waitSignal(bridge.index_finished, timeout=60_000) as told:
        bridge.add_folder(photos)
    assert told.args[0].added == 12
    with qtbot.waitSignal(bridge.answer_ready) as told:
        bridge.set_image("image_a", photos / "coffee.jpg")
    neighbours = [neighbour.path for neighbour in told.args[0].neighbours]
    assert len(neighbours) == 11
    assert photos / "coffee.jpg" not in neighbours


def test_a_folder_added_before_the_engine_is_there_waits_for_it(
    qtbot: QtBot, bridge: SessionBridge, photos: Path
) -> None:
    bridge.add_folder(photos)
    assert bridge.indexing
    with qtbot.waitSignal(bridge.index_finished, timeout=60_000):
        bridge.start()
    assert not bridge.indexing


def test_indexing_can_be_stopped_and_folders_removed(
    qtbot: QtBot, bridge: SessionBridge, photos: Path
) -> None:
    ready(qtbot, bridge)
    with qtbot.waitSignal(bridge.index_stopped, timeout=60_000):
        bridge.add_folder(photos)
        bridge.cancel_index()
    with qtbot.waitSignal(bridge.index_finished, timeout=60_000):
        bridge.add_folder(photos)
    bridge.remove_folder(photos)
    qtbot.waitUntil(lambda: bridge.library is not None and bridge.library.count == 0)
    assert (photos / "coffee.jpg").exists()


def test_a_thumbnail_comes_back_or_the_reason_why_not(
    qtbot: QtBot, bridge: SessionBridge, photos: Path
) -> None:
    found: list[QImage | str] = []
    bridge.request_thumbnail(photos / "coffee.jpg", 64, found.append)
    qtbot.waitUntil(lambda: len(found) == 1)
    assert isinstance(found[0], QImage)
    assert max(found[0].width(), found[0].height()) == 64
    (photos / "broken.jpg").write_bytes(b"not a photograph")
    bridge.request_thumbnail(photos / "broken.jpg", 64, found.append)
    qtbot.waitUntil(lambda: len(found) == 2)
    assert isinstance(found[1], str)


def test_a_thumbnail_for_a_panel_that_is_gone_is_forgotten(
    qtbot: QtBot, bridge: SessionBridge, photos: Path
) -> None:
    found: list[object] = []
    owner = QObject()
    bridge.request_thumbnail(photos / "coffee.jpg", 64, found.append, owner=owner)
    shiboken6.delete(owner)
    bridge.request_thumbnail(photos / "rocket.jpg", 64, found.append)
    qtbot.waitUntil(lambda: bool(found))
    assert bridge.stop(5)
    assert len(found) == 1


def test_a_method_of_some_checkpoints_only_is_chosen_but_not_kept_as_a_setting(
    bridge: SessionBridge,
) -> None:
    bridge.set_method("laso_paper")
    assert bridge.state.method == "laso_paper"
    assert bridge.settings.text("method") == "learned"
    bridge.undo()
    assert bridge.state.method == "learned"
