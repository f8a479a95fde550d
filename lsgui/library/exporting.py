"""A library as one portable file: a zip of JSON and plain arrays.

`manifest.json` says whose features they are and how many of everything there is; `images.jsonl` and
`skipped.jsonl` have a line each, with paths relative to their folder; `features.f16` has a row of `dim`
little-endian float16 a feature, `checksums.u32` the CRC-32 of each. Nothing in it is ever run, and
nothing is unpacked to a path that it names.
"""

import json
import os
import sqlite3
import zipfile
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np

from lsgui.core.regular import opened
from lsgui.core.staging import discard
from lsgui.core.types import LibraryError, Progress, no_progress
from lsgui.library.check import require
from lsgui.library.compact import kept, used_places
from lsgui.library.database import connect_reader, span, transaction
from lsgui.library.failures import guarded
from lsgui.library.vectors import FeatureFile

WHAT, FORMAT = "lsgui library", 2
MANIFEST, IMAGES, SKIPPED, FEATURES, CHECKSUMS = MEMBERS = (
    "manifest.json",
    "images.jsonl",
    "skipped.jsonl",
    "features.f16",
    "checksums.u32",
)
_VISIBLE = "JOIN roots ON roots.id = root WHERE NOT removed"


class Transferred(NamedTuple):
    """How much one file holds: folders, images, features and skipped files."""

    folders: int
    images: int
    features: int
    skipped: int


class _Folder(NamedTuple):
    number: int
    path: bytes


def export(folder: Path, file: Path, *, progress: Progress = no_progress) -> Transferred:
    """Write the library in `folder`, folders that were taken out left out, to a new `file`.

    `progress` counts features. Raises LibraryError where there is no library, where it is damaged, or
    where `file` exists or cannot be written; then nothing is left of it.
    """
    require(folder)
    if os.path.lexists(file):
        raise LibraryError(f"{file} exists already: name a new file.")
    staged = file.with_name(f".{file.name}.{os.getpid()}.part")
    connection = connect_reader(folder)
    try:
        with guarded(folder), transaction(connection, "DEFERRED"):
            done = _write(connection, folder, staged, progress)
        os.replace(staged, file)
    except OSError as error:
        raise LibraryError(f"{file} cannot be written: {error.strerror}.") from error
    finally:
        connection.close()
        discard(staged)
    return done


def _write(connection: sqlite3.Connection, folder: Path, staged: Path, progress: Progress) -> Transferred:
    owner = connection.execute("SELECT name, sha256, dim, epoch FROM owner").fetchone()
    roots = connection.execute(
        "SELECT id, path, offline FROM roots WHERE NOT removed ORDER BY path"
    ).fetchall()
    places = used_places(connection, f"(SELECT place FROM images {_VISIBLE})")
    folders = {number: _Folder(order, path) for order, (number, path, _) in enumerate(roots)}
    with staged.open("xb") as stream, zipfile.ZipFile(stream, "w") as archive:
        images = _write_lines(archive, IMAGES, _images(connection, folders, places))
        skipped = _write_lines(archive, SKIPPED, _skipped(connection, folders))
        if owner:
            _write_features(connection, archive, FeatureFile(folder, owner[3], owner[2]), places, progress)
        manifest = {
            "what": WHAT,
            "format": FORMAT,
            "checkpoint": {"name": owner[0], "sha256": owner[1]} if owner else None,
            "dim": owner[2] if owner else 0,
            "folders": [{"path": os.fsdecode(path), "offline": bool(offline)} for _, path, offline in roots],
            "mounts": _mounts(connection, folders),
            "images": images,
            "features": len(places),
            "skipped": skipped,
        }
        archive.writestr(_member(MANIFEST, zipfile.ZIP_DEFLATED), json.dumps(manifest, indent=2))
    with staged.open("r+b") as whole:
        os.fsync(whole.fileno())
    return Transferred(len(roots), images, len(places), skipped)


def _member(name: str, method: int) -> zipfile.ZipInfo:
    member = zipfile.ZipInfo(name)  # of a fixed date: equal libraries make equal files
    member.compress_type = method
    return member


def _write_lines(archive: zipfile.ZipFile, name: str, lines: Iterator[list[Any]]) -> int:
    written = 0
    with archive.open(_member(name, zipfile.ZIP_DEFLATED), "w", force_zip64=True) as stream:
        for line in lines:
            stream.write(json.dumps(line).encode() + b"\n")
            written += 1
    return written


def _images(
    connection: sqlite3.Connection, folders: dict[int, _Folder], places: "np.ndarray[Any, Any]"
) -> Iterator[list[Any]]:
    query = "SELECT root, images.path, size, mtime_ns, digest, place FROM images"
    for root, path, size, mtime_ns, digest, place in connection.execute(
        f"{query} {_VISIBLE} ORDER BY images.path"
    ):
        new = None if place is None else int(np.searchsorted(places, place))
        yield [*_place(folders[root], path), size, mtime_ns, digest.hex(), new]


def _skipped(connection: sqlite3.Connection, folders: dict[int, _Folder]) -> Iterator[list[Any]]:
    columns = "root, skipped.path, reason, size, mtime_ns, reader"
    for root, path, *rest in connection.execute(
        f"SELECT {columns} FROM skipped {_VISIBLE} ORDER BY skipped.path"
    ):
        yield [*_place(folders[root], path), *rest]


def _mounts(connection: sqlite3.Connection, folders: dict[int, _Folder]) -> list[list[Any]]:
    query = f"SELECT root, mounts.path, linked FROM mounts {_VISIBLE} ORDER BY mounts.path"
    rows = connection.execute(query).fetchall()
    return [[*_place(folders[root], path), bool(linked)] for root, path, linked in rows]


def _place(folder: _Folder, path: bytes) -> tuple[int, str]:
    """A folder's number and a path inside it, with slashes; "" is the folder itself."""
    low, _ = span(Path(os.fsdecode(folder.path)))
    inner = "" if path == folder.path else os.fsdecode(path[len(low) :])
    return folder.number, inner if os.sep == "/" else inner.replace(os.sep, "/")


def _write_features(
    connection: sqlite3.Connection,
    archive: zipfile.ZipFile,
    file: FeatureFile,
    places: "np.ndarray[Any, Any]",
    progress: Progress,
) -> None:
    sums: list[int] = []
    # Stored, not deflated: what the file says of its size is then what it has.
    with archive.open(_member(FEATURES, zipfile.ZIP_STORED), "w", force_zip64=True) as stream:
        for part in kept(connection, file, places):
            stream.write(part.rows.tobytes())
            sums += part.sums
            progress(len(sums), len(places))
    archive.writestr(_member(CHECKSUMS, zipfile.ZIP_STORED), np.array(sums, "<u4").tobytes())


def open_archive(file: Path) -> "closing[zipfile.ZipFile]":
    """An exported file, for reading. Raises LibraryError where it is none."""
    try:
        opened(file).close()  # a pipe may never end
        return closing(zipfile.ZipFile(file))
    except OSError as error:
        raise LibraryError(f"{file} cannot be read: {error.strerror}.") from error
    except (zipfile.BadZipFile, NotImplementedError, ValueError) as error:  # what zipfile raises on damage
        raise not_an_export(file, str(error)) from error


def not_an_export(file: Path, what: str) -> LibraryError:
    """The error for a file that `export` did not make, or that was changed since."""
    return LibraryError(f"{file} is not a whole library that lsgui exported ({what}); nothing was imported.")
