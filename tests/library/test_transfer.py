"""A library goes into one file and comes out of it the same; what is no whole export is refused."""

import errno
import json
import os
import shutil
import sqlite3
import struct
import zipfile
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from thumbnail_engine import ThumbnailEngine
from written_library import DIM, IDENTITY, nearest, opened, write

from lsgui.core.types import Cancelled, CheckpointIdentity, FloatArray, LibraryError
from lsgui.library import exporting
from lsgui.library.check import Checked, check
from lsgui.library.exporting import export
from lsgui.library.importing import import_library
from lsgui.library.scan import index
from lsgui.library.store import Library

COUNT = 60


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "library"


@pytest.fixture
def features(folder: Path, tmp_path: Path) -> dict[Path, FloatArray]:
    return write(folder, tmp_path / "photos", COUNT)


@pytest.fixture
def exported(folder: Path, features: dict[Path, FloatArray], tmp_path: Path) -> Path:
    assert tuple(export(folder, tmp_path / "file.lsgui")) == (1, COUNT, COUNT, 1)
    return tmp_path / "file.lsgui"


def rows(folder: Path) -> list[list[Any]]:
    with closing(sqlite3.connect(folder / "library.sqlite")) as database:
        queries = (
            "SELECT path, size, mtime_ns, digest, place FROM images",
            "SELECT path, reason, size, mtime_ns, reader FROM skipped",
            "SELECT path, root = (SELECT id FROM roots), linked FROM mounts",
        )
        return [database.execute(query).fetchall() for query in queries]


def test_a_library_comes_back_as_it_was(
    folder: Path, features: dict[Path, FloatArray], exported: Path, tmp_path: Path
) -> None:
    other = tmp_path / "other"
    assert tuple(import_library(other, exported, IDENTITY)) == (1, COUNT, COUNT, 1)
    assert rows(other) == rows(folder)
    assert (other / "features-1.f16").read_bytes() == (folder / "features-1.f16").read_bytes()
    with opened(folder) as here, opened(other) as there:
        assert there.summary() == here.summary()
        assert there.skipped() == here.skipped()
    assert nearest(other, features) == {path: path for path in features}
    assert check(other) == Checked(COUNT, COUNT)
    export(other, tmp_path / "again.lsgui")
    assert (tmp_path / "again.lsgui").read_bytes() == exported.read_bytes()


def test_an_imported_library_is_up_to_date(
    library: Library, thumbnails: ThumbnailEngine, photos: Path, tmp_path: Path
) -> None:
    odd = photos / os.fsdecode("süß 写真 \\ caf".encode() + (b"" if os.name == "nt" else b"\xe9")) / "a.jpg"
    odd.parent.mkdir()
    (photos / "moon.jpg").rename(odd)
    index(library, thumbnails, [photos])
    export(library.folder, tmp_path / "file.lsgui")
    import_library(tmp_path / "other", tmp_path / "file.lsgui", thumbnails.identity)
    with Library.open(tmp_path / "other", thumbnails.identity, thumbnails.dim) as other:
        assert other.paths() == library.paths()
        report = index(other, thumbnails)
    assert (report.unchanged, report.added) == (12, 0)


def test_elsewhere_the_features_are_found_by_content(
    library: Library, thumbnails: ThumbnailEngine, photos: Path, tmp_path: Path
) -> None:
    index(library, thumbnails, [photos])
    export(library.folder, tmp_path / "file.lsgui")
    import_library(tmp_path / "other", tmp_path / "file.lsgui", thumbnails.identity)
    shutil.move(photos, tmp_path / "elsewhere")
    thumbnails.batches.clear()
    with Library.open(tmp_path / "other", thumbnails.identity, thumbnails.dim) as other:
        assert index(other, thumbnails, [tmp_path / "elsewhere"]).added == 12
    assert thumbnails.embedded == 0


def test_what_is_not_shown_is_not_exported(
    folder: Path, features: dict[Path, FloatArray], tmp_path: Path
) -> None:
    write(folder, tmp_path / "more", 5, first=COUNT)
    with opened(folder) as library:
        library.remove_folder(tmp_path / "photos")
    assert tuple(export(folder, tmp_path / "file.lsgui")) == (1, 5, 5, 1)
    import_library(tmp_path / "other", tmp_path / "file.lsgui", IDENTITY)
    with opened(tmp_path / "other") as other:
        assert [state.path for state in other.folders()] == [tmp_path / "more"]


def test_a_new_library_can_be_exported(folder: Path, tmp_path: Path) -> None:
    opened(folder).close()
    export(folder, tmp_path / "file.lsgui")
    assert tuple(import_library(tmp_path / "other", tmp_path / "file.lsgui", IDENTITY)) == (0, 0, 0, 0)


def test_an_export_replaces_nothing(exported: Path, folder: Path) -> None:
    before = exported.read_bytes()
    with pytest.raises(LibraryError, match="exists already"):
        export(folder, exported)
    assert exported.read_bytes() == before


def test_a_failed_export_leaves_nothing(
    folder: Path, features: dict[Path, FloatArray], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(descriptor: int) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    (tmp_path / "out").mkdir()
    with monkeypatch.context() as patch:
        patch.setattr(os, "fsync", full)
        with pytest.raises(LibraryError, match="cannot be written: No space left on device"):
            export(folder, tmp_path / "out" / "file.lsgui")
    with pytest.raises(LibraryError, match="cannot be written: No such file"):
        export(folder, tmp_path / "nowhere" / "file.lsgui")
    (tmp_path / "file").touch()
    with pytest.raises(LibraryError, match=r"file/under\.lsgui cannot be written: Not a directory"):
        export(folder, tmp_path / "file" / "under.lsgui")
    os.truncate(folder / "features-1.f16", 10)
    with pytest.raises(LibraryError, match="--repair"):
        export(folder, tmp_path / "out" / "file.lsgui")
    assert not list((tmp_path / "out").iterdir())


def test_another_checkpoints_library_is_refused(exported: Path, tmp_path: Path) -> None:
    stranger = CheckpointIdentity("stranger", "b" * 64)
    with pytest.raises(LibraryError, match=r"made with checkpoint random .* not with stranger"):
        import_library(tmp_path / "other", exported, stranger)
    assert not (tmp_path / "other").exists()


def test_a_library_that_holds_folders_is_left_alone(exported: Path, folder: Path) -> None:
    before = rows(folder)
    with pytest.raises(LibraryError, match="holds folders already"):
        import_library(folder, exported, IDENTITY)
    assert rows(folder) == before
    assert check(folder) == Checked(COUNT, COUNT)


def members(file: Path) -> dict[str, bytes]:
    with zipfile.ZipFile(file) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def pack(file: Path, held: dict[str, bytes], method: int = zipfile.ZIP_STORED) -> None:
    with zipfile.ZipFile(file, "w", method) as archive:
        for name, content in held.items():
            archive.writestr(name, content)


def edit_manifest(**values: object) -> Callable[[dict[str, bytes]], None]:
    def edit(held: dict[str, bytes]) -> None:
        manifest = json.loads(held[exporting.MANIFEST]) | values
        held[exporting.MANIFEST] = json.dumps(manifest).encode()

    return edit


def edit_line(name: str, column: int, value: object) -> Callable[[dict[str, bytes]], None]:
    def edit(held: dict[str, bytes]) -> None:
        lines = [json.loads(line) for line in held[name].splitlines()]
        lines[0][column] = value
        held[name] = b"".join(json.dumps(line).encode() + b"\n" for line in lines)

    return edit


def replace(name: str, change: Callable[[bytes], bytes]) -> Callable[[dict[str, bytes]], None]:
    return lambda held: held.update({name: change(held[name])})


HARM = {
    "another member": lambda held: held.update({"../../evil": b"x"}),
    "no images": lambda held: held.pop(exporting.IMAGES),
    "no features": lambda held: held.pop(exporting.FEATURES),
    "no manifest": replace(exporting.MANIFEST, lambda _: b"[]"),
    "manifest no JSON": replace(exporting.MANIFEST, lambda _: b"{"),
    "another format": edit_manifest(format=99),
    "another program's": edit_manifest(what="cake"),
    "no dim": edit_manifest(dim=0),
    "large dim": edit_manifest(dim=10**9),
    "dim a text": edit_manifest(dim="16"),
    "nobody's": edit_manifest(checkpoint=None),
    "more images": edit_manifest(images=COUNT + 1),
    "fewer features": edit_manifest(features=COUNT - 1),
    "folder not absolute": edit_manifest(folders=[{"path": "photos"}]),
    "folder leads out": edit_manifest(folders=[{"path": "/photos/../etc"}]),
    "folder twice": edit_manifest(folders=[{"path": "/a"}, {"path": "/a"}]),
    "no folders": edit_manifest(folders=[]),
    "path leads out": edit_line(exporting.IMAGES, 1, "../../etc/passwd"),
    "path absolute": edit_line(exporting.IMAGES, 1, "/etc/passwd"),
    "path empty": edit_line(exporting.IMAGES, 1, ""),
    "path with zero": edit_line(exporting.IMAGES, 1, "a\0b"),
    "path twice": edit_line(exporting.IMAGES, 1, "00001.jpg"),
    "path a number": edit_line(exporting.IMAGES, 1, 7),
    "no path at all": edit_line(exporting.IMAGES, 1, "\ud83d.jpg"),
    "folder unknown": edit_line(exporting.IMAGES, 0, 1),
    "size no number": edit_line(exporting.IMAGES, 2, 1.5),
    "size too large": edit_line(exporting.IMAGES, 2, 2**70),
    "digest no digest": edit_line(exporting.IMAGES, 4, "xyz"),
    "place too large": edit_line(exporting.IMAGES, 5, COUNT),
    "place negative": edit_line(exporting.IMAGES, 5, -1),
    "reason no text": edit_line(exporting.SKIPPED, 2, None),
    "line deep": replace(exporting.IMAGES, lambda lines: b"[" * 50_000 + b"\n" + lines),
    "line no list": replace(exporting.IMAGES, lambda lines: b"{}\n" + lines),
    "features short": replace(exporting.FEATURES, lambda data: data[:-1]),
    "features flipped": replace(exporting.FEATURES, lambda data: bytes([data[0] ^ 1]) + data[1:]),
    "checksums short": replace(exporting.CHECKSUMS, lambda data: data[4:]),
}


@pytest.mark.parametrize("harm", HARM.values(), ids=HARM.keys())
def test_a_file_that_was_tampered_with_is_refused_whole(
    exported: Path, tmp_path: Path, harm: Callable[[dict[str, bytes]], object]
) -> None:
    held = members(exported)
    harm(held)
    pack(tmp_path / "bad.lsgui", held)
    with pytest.raises(
        LibraryError, match=r"is not a whole library that lsgui exported .* nothing was imported"
    ):
        import_library(tmp_path / "other", tmp_path / "bad.lsgui", IDENTITY)
    with opened(tmp_path / "other") as other:
        assert (other.count, other.folders(), other.skipped()) == (0, [], [])
    assert not list((tmp_path / "other").glob("features-*"))
    import_library(tmp_path / "other", exported, IDENTITY)
    assert check(tmp_path / "other") == Checked(COUNT, COUNT)


def test_features_may_not_hide_their_size(exported: Path, tmp_path: Path) -> None:
    pack(tmp_path / "bomb.lsgui", members(exported), zipfile.ZIP_DEFLATED)
    with pytest.raises(LibraryError, match="is not a whole library"):
        import_library(tmp_path / "other", tmp_path / "bomb.lsgui", IDENTITY)


@pytest.mark.parametrize("share", [0.0, 0.3, 0.99])
def test_a_cut_off_file_is_refused(exported: Path, tmp_path: Path, share: float) -> None:
    os.truncate(exported, int(exported.stat().st_size * share))
    with pytest.raises(LibraryError, match="is not a whole library"):
        import_library(tmp_path / "other", exported, IDENTITY)


def test_flipped_bytes_in_a_file_are_noticed_or_harmless(
    exported: Path, folder: Path, tmp_path: Path
) -> None:
    whole = exported.read_bytes()
    directory = range(whole.index(b"PK\1\2"), len(whole))
    harm = [(place, 0x10) for place in range(0, len(whole), max(1, len(whole) // 60))]
    harm += [(place, bit) for place in directory for bit in (0x08, 0x80)]
    for number, (place, bit) in enumerate(harm):
        bad, other = tmp_path / f"{number}.lsgui", tmp_path / f"library {number}"
        bad.write_bytes(whole[:place] + bytes([whole[place] ^ bit]) + whole[place + 1 :])
        try:
            import_library(other, bad, IDENTITY)
        except LibraryError:
            continue
        assert rows(other) == rows(folder)
        assert check(other) == Checked(COUNT, COUNT)


def test_a_directory_that_points_before_the_file_is_noticed(exported: Path, tmp_path: Path) -> None:
    whole = bytearray(exported.read_bytes())
    end = whole.rindex(b"PK\5\6")
    (start,) = struct.unpack_from("<I", whole, end + 16)
    struct.pack_into("<I", whole, end + 16, start + 16)
    exported.write_bytes(whole)
    with pytest.raises(LibraryError, match="is not a whole library"):
        import_library(tmp_path / "other", exported, IDENTITY)


def test_a_file_that_is_none_is_refused(tmp_path: Path) -> None:
    (tmp_path / "photo.jpg").write_bytes(b"\xff\xd8\xff\xe0" * 100)
    for name, said in (
        ("photo.jpg", "not a whole library"),
        ("nowhere", "No such file"),
        (".", "cannot be read"),
    ):
        with pytest.raises(LibraryError, match=said):
            import_library(tmp_path / "other", tmp_path / name, IDENTITY)


def test_a_name_that_is_no_photographs_is_not_taken_over(exported: Path, tmp_path: Path) -> None:
    for name in ("holiday.desktop", "holiday.jpg.exe", "holiday", ".jpg"):
        held = members(exported)
        edit_line(exporting.IMAGES, 1, name)(held)
        pack(tmp_path / "bad.lsgui", held)
        with pytest.raises(LibraryError, match=rf"{name} is no name of a photograph.* nothing was"):
            import_library(tmp_path / "other", tmp_path / "bad.lsgui", IDENTITY)


def many(count: int, *, claimed: int, skipped: bool = False) -> dict[str, bytes]:
    """What a file holds that names `count` files in one folder, and says that it has `claimed`."""
    lines = b"".join(
        b'[0, "%d.jpg", "no", null, null, null]\n' % number
        if skipped
        else b'[0, "%d.jpg", 0, 0, "", null]\n' % number
        for number in range(count)
    )
    numbers = {"images": 0 if skipped else claimed, "skipped": claimed if skipped else 0, "features": 0}
    folders = [{"path": str(Path("/photos").absolute()), "offline": True}]
    manifest = {"what": exporting.WHAT, "format": exporting.FORMAT, "checkpoint": None, "dim": 0}
    return {
        exporting.MANIFEST: json.dumps(manifest | {"folders": folders, "mounts": []} | numbers).encode(),
        exporting.IMAGES: b"" if skipped else lines,
        exporting.SKIPPED: lines if skipped else b"",
    }


@pytest.mark.parametrize("skipped", [True, False], ids=["skipped files", "images"])
def test_taking_rows_can_be_cancelled(tmp_path: Path, skipped: bool) -> None:
    pack(tmp_path / "file.lsgui", many(20_000, claimed=20_000, skipped=skipped))
    seen: list[tuple[int, int]] = []

    def progress(done: int, total: int) -> None:
        seen.append((done, total))
        if len(seen) == 3:
            raise Cancelled

    with pytest.raises(Cancelled):
        import_library(tmp_path / "other", tmp_path / "file.lsgui", IDENTITY, progress=progress)
    assert seen[-1][0] < seen[-1][1] == 20_000
    with opened(tmp_path / "other") as other:
        assert (other.count, other.folders(), other.skipped()) == (0, [], [])


def test_progress_ends_with_everything_done(exported: Path, tmp_path: Path) -> None:
    seen: list[tuple[int, int]] = []
    import_library(tmp_path / "other", exported, IDENTITY, progress=lambda *at: seen.append(at))
    assert seen == sorted(seen)
    assert seen[-1][0] == seen[-1][1] == COUNT + 1 + 2 * COUNT


@pytest.mark.parametrize("skipped", [True, False], ids=["skipped files", "images"])
@pytest.mark.parametrize(
    ("claimed", "said"), [(10**9, "is too small for 1,000,000,000 lines"), (10, "it has 11 of 10")]
)
def test_rows_are_not_read_beyond_what_is_said(
    tmp_path: Path, skipped: bool, claimed: int, said: str
) -> None:
    pack(tmp_path / "file.lsgui", many(5_000, claimed=claimed, skipped=skipped))
    with pytest.raises(LibraryError, match=said):
        import_library(tmp_path / "other", tmp_path / "file.lsgui", IDENTITY)


def test_features_keep_their_length(exported: Path) -> None:
    held = members(exported)
    assert len(held[exporting.FEATURES]) == COUNT * DIM * 2
    assert json.loads(held[exporting.MANIFEST])["dim"] == DIM


@pytest.mark.parametrize("method", [zipfile.ZIP_LZMA, zipfile.ZIP_BZIP2])
def test_a_file_that_is_packed_in_another_way_is_refused(exported: Path, tmp_path: Path, method: int) -> None:
    pack(exported, members(exported), method)
    with pytest.raises(LibraryError, match="is not a whole library"):
        import_library(tmp_path / "other", exported, IDENTITY)


def test_lines_that_become_thousands_of_times_larger_are_not_unpacked(exported: Path, tmp_path: Path) -> None:
    held = members(exported)
    held[exporting.SKIPPED] = b" " * 10_000_000
    with zipfile.ZipFile(exported, "w") as archive:
        for name, content in held.items():
            stored = name in (exporting.FEATURES, exporting.CHECKSUMS)
            archive.writestr(name, content, zipfile.ZIP_STORED if stored else zipfile.ZIP_DEFLATED)
    with pytest.raises(LibraryError, match="packed in another way"):
        import_library(tmp_path / "other", exported, IDENTITY)


def test_a_folder_on_another_computer_is_not_taken_over(exported: Path, tmp_path: Path) -> None:
    held = members(exported)
    edit_manifest(folders=[{"path": "//host/share", "offline": False}])(held)
    pack(exported, held)
    with pytest.raises(LibraryError, match="is on another computer"):
        import_library(tmp_path / "other", exported, IDENTITY)


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="named pipes are a thing of POSIX")
def test_a_pipe_is_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    with pytest.raises(LibraryError, match="no regular file"):
        import_library(tmp_path / "other", tmp_path / "pipe", IDENTITY)
