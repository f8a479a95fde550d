"""No head that is in use is lost to a disk that fails or a program that breaks off."""

import shutil

import pytest
from fewshot_help import MS, Teaching
from panel_help import started_bridge
from pytestqt.qtbot import QtBot

from lsgui import paths
from lsgui.core.fewshot import Head
from lsgui.core.types import HeadError


def refuse(*_: object) -> None:
    raise OSError(5, "Input/output error")


def refuse_head(*_: object) -> None:
    raise HeadError("The head cannot be written.")


def delete_and_undo_in_vain(qtbot: QtBot, taught: Teaching, monkeypatch: pytest.MonkeyPatch) -> None:
    """Delete the head; undo brings it back, but its folder cannot be moved."""
    taught.bridge.delete_head("colours")
    monkeypatch.setattr(shutil, "move", refuse)
    with qtbot.waitSignal(taught.bridge.failed):
        taught.bridge.undo()
    assert [head.name for head in taught.bridge.heads] == ["colours"]


def assert_it_is_there_next_time(qtbot: QtBot, taught: Teaching) -> None:
    first = taught.bridge.heads[0]
    with started_bridge(qtbot) as again:
        qtbot.waitUntil(lambda: bool(again.heads))
        assert [head.evidence.records for head in again.heads] == [first.evidence.records]
    assert [folder.name for folder in paths.heads().iterdir()] == ["colours"]
    assert list(paths.deleted_heads().iterdir()) == []


def test_a_move_that_failed_is_tried_again_at_the_end(
    qtbot: QtBot, taught: Teaching, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as broken:
        delete_and_undo_in_vain(qtbot, taught, broken)
    assert taught.bridge.stop()
    assert_it_is_there_next_time(qtbot, taught)


def test_a_head_that_cannot_be_moved_is_written_at_the_end(
    qtbot: QtBot, taught: Teaching, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as broken:
        delete_and_undo_in_vain(qtbot, taught, broken)
        assert taught.bridge.stop()
    assert_it_is_there_next_time(qtbot, taught)


def test_a_head_that_can_be_neither_moved_nor_written_waits_for_the_next_start(
    qtbot: QtBot, taught: Teaching, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as broken:
        delete_and_undo_in_vain(qtbot, taught, broken)
        broken.setattr(Head, "save", refuse_head)
        assert taught.bridge.stop()
        assert list(paths.heads().iterdir()) == []
        with started_bridge(qtbot) as meanwhile:
            assert meanwhile.heads == ()
    assert_it_is_there_next_time(qtbot, taught)


def test_a_move_that_failed_is_tried_again_with_the_next_change(
    qtbot: QtBot, taught: Teaching, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as broken:
        delete_and_undo_in_vain(qtbot, taught, broken)
    taught.bridge.redo()
    taught.bridge.undo()
    assert (paths.heads() / "colours" / "head.json").is_file()


def test_a_head_that_a_crash_left_aside_is_there_next_time(qtbot: QtBot, taught: Teaching) -> None:
    assert taught.bridge.stop()
    (paths.heads() / "colours").rename(paths.heads() / ".colours.4321.old")
    assert_it_is_there_next_time(qtbot, taught)


def test_fits_that_cannot_be_kept_are_given_up_until_the_head_is_changed(
    qtbot: QtBot, taught: Teaching
) -> None:
    taught.bridge.fit_head_again("colours", synthesis=False)
    assert taught.bridge.stop()
    shutil.rmtree(paths.deleted_heads())
    paths.deleted_heads().write_text("in the way")
    with started_bridge(qtbot) as bridge:
        qtbot.waitUntil(lambda: bool(bridge.heads))
        assert bridge.gave_up(bridge.heads[0])
        assert [bridge.to_do(bridge.heads[0], label) for label in ("blue", "red")] == [None, None]
        paths.deleted_heads().unlink()
        bridge.rename_category("colours", "red", "scarlet")
        qtbot.waitUntil(lambda: bridge.to_do(bridge.heads[0], "scarlet") is None, timeout=MS)
        assert not bridge.gave_up(bridge.heads[0])
