"""Files go to the window that is open; where it does not take them, they get a window of their own."""

import json
import os
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from command_line import posix_only

from lsgui import handover, paths
from lsgui.gui.folder_lock import FolderLock


@pytest.fixture
def first(home: Path) -> FolderLock:
    """The lock of a first window."""
    paths.handed().mkdir(parents=True)
    lock = FolderLock(paths.handed())
    assert lock.take()
    return lock


def windows_turn(monkeypatch: pytest.MonkeyPatch, act: Callable[[], object]) -> None:
    """Let a window do something each time that the program with the files waits for it."""
    monkeypatch.setattr(time, "sleep", lambda _: act())


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
    taken: list[handover.Note] = []
    windows_turn(monkeypatch, lambda: taken.extend(handover.take()))
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


@pytest.mark.parametrize("count", [1, 1_000, 16_000])
@pytest.mark.parametrize(
    "name", ["/home/me/Urlaub 2025/Größe/IMG_{}.jpg", "/Отпуск на Байкале/Снимок_{}.jpg"]
)
def test_files_are_taken_all_or_none_and_their_program_knows(
    first: FolderLock, monkeypatch: pytest.MonkeyPatch, name: str, count: int
) -> None:
    taken: list[handover.Note] = []
    windows_turn(monkeypatch, lambda: taken.extend(handover.take()))
    words = [name.format(number) for number in range(count)]
    handed = handover.hand_over(words)
    assert [str(file) for note in taken for file in note.files] == (words if handed else [])
    assert handed or count == 16_000
    assert not list(paths.handed().iterdir())
    first.release()


def refuse(monkeypatch: pytest.MonkeyPatch) -> None:
    """Act as a window that reads shorter notes than this program writes."""
    with monkeypatch.context() as other:
        other.setattr(handover, "LONGEST", 10)
        assert handover.take() == []


def sleep_for_long(monkeypatch: pytest.MonkeyPatch) -> None:
    """Act as a window that takes the note when computer and program were asleep for an hour."""
    now = time.time()
    with monkeypatch.context() as later:
        later.setattr(time, "time", lambda: now + 3600)
        assert handover.take() == []


def fall(monkeypatch: pytest.MonkeyPatch) -> None:
    """Act as a window that is killed while it reads the note."""

    def killed(*_: object) -> bytes:
        raise KeyboardInterrupt

    with monkeypatch.context() as other:
        other.setattr(handover, "read_bytes", killed)
        with pytest.raises(KeyboardInterrupt):
            handover.take()


@pytest.mark.parametrize("act", [refuse, sleep_for_long, fall])
def test_a_note_that_a_window_cannot_use_was_not_taken(
    first: FolderLock, monkeypatch: pytest.MonkeyPatch, act: Callable[[pytest.MonkeyPatch], None]
) -> None:
    def once() -> Iterator[None]:
        act(monkeypatch)
        while True:
            yield

    turns = once()
    monkeypatch.setattr(handover, "PATIENCE", 0.2)
    windows_turn(monkeypatch, lambda: next(turns))
    assert not handover.hand_over(["a.jpg"])
    assert not list(paths.handed().iterdir())
    first.release()


def test_what_programs_that_ended_left_is_swept_away(first: FolderLock) -> None:
    for name in ("1.read", "2.done", "3.part"):
        (paths.handed() / name).touch()
        os.utime(paths.handed() / name, (time.time() - 3600,) * 2)
    (paths.handed() / "4.part").touch()  # is being written
    assert handover.take() == []
    assert [left.name for left in paths.handed().iterdir()] == ["4.part"]
    first.release()


@posix_only
def test_a_pipe_by_the_name_of_a_note_does_not_block_the_window(first: FolderLock) -> None:
    os.mkfifo(paths.handed() / "1.note")
    assert handover.take() == []
    first.release()


@posix_only
def test_programs_that_look_at_once_are_no_window_to_each_other(first: FolderLock) -> None:
    first.release()
    handover.lock_file().touch()  # as a window leaves it that was killed
    with ThreadPoolExecutor(4) as pool:
        seen = list(pool.map(lambda _: handover.window_is_open(), range(4_000)))
    assert not any(seen)
