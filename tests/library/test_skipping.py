"""A file that is no photograph is read once, and again when there is a reason to."""

import os
from collections.abc import Callable
from pathlib import Path

import pytest
from thumbnail_engine import ThumbnailEngine

from lsgui.core import formats
from lsgui.core.types import Skipped
from lsgui.library.changes import Change
from lsgui.library.exporting import export
from lsgui.library.importing import import_library
from lsgui.library.index_report import IndexReport
from lsgui.library.scan import index
from lsgui.library.store import Library

Mend = Callable[[], None]


def counts(report: IndexReport) -> tuple[int, int, int]:
    return report.added, report.unchanged, len(report.skipped)


@pytest.fixture
def mend(library: Library, thumbnails: ThumbnailEngine, photos: Path) -> Mend:
    """One of twelve photographs was broken when it was indexed. Mends it, with the same size and time:
    nobody who does not read it sees that."""
    moon = photos / "moon.jpg"
    whole = moon.read_bytes()
    moon.write_bytes(b"\xff\xd8\xff" + bytes(len(whole) - 3))
    status = moon.stat()
    assert counts(index(library, thumbnails, [photos])) == (11, 0, 1)

    def mend() -> None:
        moon.write_bytes(whole)
        os.utime(moon, ns=(status.st_atime_ns, status.st_mtime_ns))

    return mend


def test_what_did_not_change_is_skipped_unread_with_its_old_reason(
    library: Library, thumbnails: ThumbnailEngine, photos: Path, mend: Mend
) -> None:
    before = library.skipped()
    mend()
    for _ in range(2):
        report = index(library, thumbnails)
        assert counts(report) == (0, 11, 1)
        assert list(report.skipped) == library.skipped() == before
    changes = [Change(photos, deep=False)]
    assert counts(index(library, thumbnails, changes=changes)) == (0, 11, 1)
    assert library.summary().skipped == 1


def test_it_is_read_again_when_it_changed(
    library: Library, thumbnails: ThumbnailEngine, photos: Path, mend: Mend
) -> None:
    mend()
    os.utime(photos / "moon.jpg")
    assert counts(index(library, thumbnails)) == (1, 11, 0)
    assert library.skipped() == []


def test_it_is_read_again_when_somebody_asks_for_it(
    library: Library, thumbnails: ThumbnailEngine, photos: Path, mend: Mend
) -> None:
    mend()
    library.read_again([photos / "moon.jpg.old", photos / "moo", photos.with_name("phot")])
    assert counts(index(library, thumbnails)) == (0, 11, 1)
    library.read_again([photos])
    assert counts(index(library, thumbnails)) == (1, 11, 0)


def test_it_is_read_once_more_when_asked_for_if_it_is_still_broken(
    library: Library, thumbnails: ThumbnailEngine, photos: Path, mend: Mend
) -> None:
    library.read_again([photos / "moon.jpg"])
    assert counts(index(library, thumbnails)) == (0, 11, 1)
    mend()
    assert counts(index(library, thumbnails)) == (0, 11, 1)


def _program(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(formats, "__version__", "9.9")


def _package(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(formats, "version", lambda name: "9.9" if name == "rawpy" else "1.0")


@pytest.mark.parametrize("install", [_program, _package])
def test_it_is_read_again_by_another_program_or_package(
    library: Library,
    thumbnails: ThumbnailEngine,
    mend: Mend,
    monkeypatch: pytest.MonkeyPatch,
    install: Callable[[pytest.MonkeyPatch], None],
) -> None:
    mend()
    install(monkeypatch)
    assert counts(index(library, thumbnails)) == (1, 11, 0)


def test_what_could_not_be_read_at_all_is_read_again(
    library: Library, thumbnails: ThumbnailEngine, photos: Path
) -> None:
    if os.name == "nt":
        pytest.skip("a file with a name like this cannot be made here")
    there = photos / "moon.jpg"
    (photos / "link.jpg").symlink_to(there)
    away = there.rename(photos / "moon.away")
    assert counts(index(library, thumbnails, [photos])) == (11, 0, 1)
    away.rename(there)
    assert counts(index(library, thumbnails)) == (2, 11, 0)


def test_an_imported_library_reads_nothing_again(
    library: Library, thumbnails: ThumbnailEngine, mend: Mend, tmp_path: Path
) -> None:
    export(library.folder, tmp_path / "file.lsgui")
    import_library(tmp_path / "other", tmp_path / "file.lsgui", thumbnails.identity)
    mend()
    with Library.open(tmp_path / "other", thumbnails.identity, thumbnails.dim) as other:
        assert counts(index(other, thumbnails)) == (0, 11, 1)


def test_a_file_that_went_is_skipped_no_longer(
    library: Library, thumbnails: ThumbnailEngine, photos: Path, mend: Mend
) -> None:
    (photos / "moon.jpg").unlink()
    assert counts(index(library, thumbnails)) == (0, 11, 0)
    assert library.skipped() == []


@pytest.mark.parametrize("deep", [True, False])
def test_a_folder_that_can_be_read_again_is_skipped_no_longer_once_it_was_looked_through(
    library: Library, thumbnails: ThumbnailEngine, photos: Path, deny: Callable[[Path], None], deep: bool
) -> None:
    inner = photos / "inner"
    inner.mkdir()
    (photos / "moon.jpg").rename(inner / "moon.jpg")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(os, "scandir", os.scandir)  # back at the end
        deny(inner)
        index(library, thumbnails, [photos])
    assert [Path(skipped.path) for skipped in library.skipped()] == [inner]
    index(library, thumbnails, changes=[Change(inner, deep=deep)])
    assert [Path(skipped.path) for skipped in library.skipped()] == ([] if deep else [inner])


def test_a_skipped_file_in_an_unreadable_folder_stays_known(
    library: Library, thumbnails: ThumbnailEngine, photos: Path, deny: Callable[[Path], None], mend: Mend
) -> None:
    inner = photos / "inner"
    inner.mkdir()
    (photos / "moon.jpg").rename(inner / "moon.jpg")
    report = index(library, thumbnails)
    (broken,) = report.skipped
    deny(inner)
    assert [Path(skipped.path) for skipped in index(library, thumbnails).skipped] == [inner]
    assert Skipped(broken.path, broken.reason) in library.skipped()
