"""The one writer of a library: its lock, its transactions, and what a crash leaves of them."""

import errno
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest
from index_counts import counts, nearest_name
from thumbnail_engine import ThumbnailEngine

from lsgui.core.types import LibraryError
from lsgui.library import database
from lsgui.library import writer as writing
from lsgui.library.scan import index
from lsgui.library.store import Library

OpenLibrary = Callable[[ThumbnailEngine], Library]


def test_a_crash_between_feature_and_row_is_harmless(
    library: Library, thumbnails: ThumbnailEngine, photos: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    keep = [photos / name for name in ("moon.jpg", "china.jpg")]
    rest = [path.rename(photos.with_name(path.name)) for path in photos.iterdir() if path not in keep]
    index(library, thumbnails, [photos])
    for path in rest:
        path.rename(photos / path.name)

    def crash(*_: object) -> None:
        raise OSError(errno.EIO, "the power went out")

    with monkeypatch.context() as patch:
        patch.setattr(writing.Writer, "_write_rows", crash)
        with pytest.raises(OSError, match="power"):
            index(library, thumbnails, [photos])
    assert library.count == 2
    assert counts(index(library, thumbnails, [photos])) == {"added": 10, "unchanged": 2}
    for path in photos.iterdir():
        assert nearest_name(library, thumbnails, path) == path.name


def test_transactions_are_written_while_indexing(
    open_library: OpenLibrary, thumbnails: ThumbnailEngine, photos: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(writing, "_SECONDS", 0.0)
    reader = open_library(thumbnails)
    seen: list[int] = []

    def look(done: int, total: int) -> None:
        seen.append(reader.count)
        assert len(reader.nearest(np.ones(thumbnails.dim, np.float32), 99)) == seen[-1]

    index(open_library(thumbnails), thumbnails, [photos], progress=look)
    assert seen == sorted(seen)
    assert 0 in seen
    assert {8, 12} <= set(seen)


def test_only_one_index_at_a_time(library: Library, thumbnails: ThumbnailEngine, photos: Path) -> None:
    def second(done: int, total: int) -> None:
        with pytest.raises(LibraryError, match="being indexed already"):
            index(library, thumbnails, [photos])

    index(library, thumbnails, [photos], progress=second)
    assert library.count == 12


def test_whether_a_library_is_in_use_can_be_seen(
    library: Library, thumbnails: ThumbnailEngine, photos: Path
) -> None:
    seen: list[bool] = []
    assert not database.is_in_use(library.folder)
    index(library, thumbnails, [photos], progress=lambda *_: seen.append(database.is_in_use(library.folder)))
    assert set(seen) == {True}
    assert not database.is_in_use(library.folder)
    assert not database.is_in_use(library.folder / "nothing here")


def test_a_look_at_the_lock_refuses_nobody(library: Library, monkeypatch: pytest.MonkeyPatch) -> None:
    look = database.WriterLock(library.folder)
    monkeypatch.setattr(database.time, "sleep", lambda _: look.release())  # it is gone a moment later
    database.WriterLock(library.folder).release()


def test_a_drive_that_cannot_lock_files_is_told_as_that(
    library: Library, thumbnails: ThumbnailEngine, photos: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(descriptor: int) -> None:
        raise OSError(errno.ENOLCK, "No locks available")

    monkeypatch.setattr(database, "_lock", refuse)
    with pytest.raises(LibraryError, match=r"cannot be locked \(No locks available\)"):
        index(library, thumbnails, [photos])


HOLD = """
import sys
from pathlib import Path
from lsgui.core.types import CheckpointIdentity
from lsgui.library.writer import Writer
with Writer(Path(sys.argv[1]), CheckpointIdentity("thumbnails", "x"), 48):
    print("held", flush=True)
    sys.stdin.read()
"""


def test_a_killed_process_leaves_no_lock(
    library: Library, thumbnails: ThumbnailEngine, photos: Path, tmp_path: Path
) -> None:
    command = [sys.executable, "-c", HOLD, str(tmp_path / "library")]
    root = Path(__file__).resolve().parents[2]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, cwd=root) as process:
        assert process.stdout is not None
        assert process.stdout.readline().strip() == b"held"
        with pytest.raises(LibraryError, match="being indexed already"):
            index(library, thumbnails, [photos])
        process.kill()
        process.wait()
    assert counts(index(library, thumbnails, [photos])) == {"added": 12}
