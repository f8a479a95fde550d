"""Files go to the window that is open; where it does not take them, they get a window of their own."""

import json
import os
import time
from pathlib import Path

import pytest

from lsgui import handover, paths
from lsgui.gui.folder_lock import FolderLock


@pytest.fixture
def first(home: Path) -> FolderLock:
    """The lock of a first window."""
    paths.handed().mkdir(parents=True)
    lock = FolderLock(paths.handed())
    assert lock.take()
    return lock


def test_without_a_window_nothing_is_handed_over(home: Path) -> None:
    assert not handover.hand_over(["a.jpg"])
    assert not paths.state().exists()


def test_a_window_that_does_not_take_a_note_never_sees_it(
    first: FolderLock, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(handover, "PATIENCE", 0.1)
    assert not handover.hand_over(["a.jpg"])
    assert handover.take() == []
    first.release()


def test_a_note_names_absolute_files_whatever_their_names(
    first: FolderLock, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    odd = os.fsdecode(b"\xff.jpg") if os.name != "nt" else "ü.jpg"
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("XDG_ACTIVATION_TOKEN", "come")
    monkeypatch.setattr(time, "sleep", lambda _: taken.extend(handover.take()))  # the window's turn
    taken: list[handover.Note] = []
    assert handover.hand_over([odd, "b.jpg"])
    assert taken == [handover.Note((tmp_path / odd, tmp_path / "b.jpg"), "come")]
    first.release()


@pytest.mark.parametrize(
    "text",
    [
        "",
        "[",
        "[1]",
        "{}",
        '{"files": 1, "token": ""}',
        '{"files": ["relative"], "token": ""}',
        "[" * 100_000,
    ],
)
def test_a_note_of_a_stranger_is_passed_over(first: FolderLock, text: str) -> None:
    (paths.handed() / "1.note").write_text(text, "utf-8")
    assert handover.take() == []
    assert not list(paths.handed().iterdir())
    first.release()


def test_an_old_note_is_passed_over(first: FolderLock, tmp_path: Path) -> None:
    note = paths.handed() / "1.note"
    note.write_text(json.dumps({"files": [str(tmp_path)], "token": ""}), "utf-8")
    os.utime(note, (time.time() - 3600,) * 2)
    assert handover.take() == []
    first.release()
