"""Making a library from a file that `export` wrote, whole or not at all; everything in it is checked."""

import os
import sqlite3
import struct
import sys
import zipfile
import zlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import Any, NamedTuple, TypeVar

import numpy as np

from lsgui.core.formats import EXTENSIONS
from lsgui.core.json_file import parsed
from lsgui.core.regular import is_elsewhere
from lsgui.core.types import CheckpointIdentity, LibraryError, Progress, no_progress
from lsgui.library.check import count
from lsgui.library.database import WriterLock, close_writer, connect, transaction
from lsgui.library.exporting import (
    CHECKSUMS,
    FEATURES,
    FORMAT,
    IMAGES,
    MANIFEST,
    MEMBERS,
    SKIPPED,
    WHAT,
    Transferred,
    not_an_export,
    open_archive,
)
from lsgui.library.failures import guarded
from lsgui.library.former import next_epoch
from lsgui.library.import_values import (
    Unfit,
    a_digest,
    a_list,
    a_number,
    a_path,
    a_remark,
    a_size,
    a_text,
)
from lsgui.library.schema import IN_ROOTS
from lsgui.library.vectors import FeatureFile

_LARGEST_MANIFEST, _LONGEST_LINE = 1 << 24, 1 << 16  # bytes
_ROWS = 4096  # features at a time
_ASKED = 1_000  # so many rows are taken before the next question whether to go on
_MOST_SQUEEZED = 200  # times: lines of names and numbers never become so much smaller
Row = TypeVar("Row")

_DAMAGE = (
    *(Unfit, zipfile.BadZipFile, zlib.error, struct.error),
    *(EOFError, NotImplementedError, RuntimeError, ValueError, OverflowError),
)
"""What zipfile raises on damage, too."""


class _Manifest(NamedTuple):
    checkpoint: CheckpointIdentity | None
    dim: int
    format: int
    folders: tuple[tuple[bytes, bool], ...]
    mounts: tuple[list[Any], ...]
    images: int
    features: int
    skipped: int


@dataclass(frozen=True)
class _Source:
    """The open file, what it says of itself, and whose features are wanted."""

    archive: zipfile.ZipFile
    manifest: _Manifest
    file: Path


class _Count:
    """How much of an import is done, told to its `progress`, which may end it."""

    def __init__(self, manifest: _Manifest, progress: Progress) -> None:
        self._progress, self._done = progress, 0
        self._total = (
            manifest.images + manifest.skipped + 2 * manifest.features
        )  # checksums, and what has them

    def add(self, number: int) -> None:
        """So many more are done. Raises `Cancelled`."""
        self._done += number
        self._progress(self._done, self._total)

    def each(self, rows: Iterable[Row]) -> Iterator[Row]:
        """The same rows, counted while they are taken. Raises `Cancelled`."""
        left = iter(rows)
        while some := list(islice(left, _ASKED)):
            yield from some
            self.add(len(some))


def import_library(
    folder: Path, file: Path, checkpoint: CheckpointIdentity, *, progress: Progress = no_progress
) -> Transferred:
    """Fill the library in `folder`, which has to be new or empty, from an exported `file`.

    `progress` counts rows and features, and may end the work at any of them. Raises LibraryError where the
    file is no whole export, where its features are another checkpoint's, or where the library holds folders
    or cannot be written.
    """
    with open_archive(file) as archive:
        try:
            source = _Source(archive, _read_manifest(archive), file)
            _check_checkpoint(source, checkpoint)
            return _fill(folder, source, progress)
        except _DAMAGE as error:
            raise not_an_export(file, str(error)) from error


def _check_checkpoint(source: _Source, checkpoint: CheckpointIdentity) -> None:
    theirs = source.manifest.checkpoint
    if theirs and theirs.sha256 != checkpoint.sha256:
        raise LibraryError(
            f"The features in {source.file} were made with checkpoint {theirs.name} ({theirs.sha256[:12]}), "
            f"not with {checkpoint.name} ({checkpoint.sha256[:12]}); --checkpoint DIR names another one."
        )


def _read_manifest(archive: zipfile.ZipFile) -> _Manifest:
    if not {MANIFEST, IMAGES, SKIPPED} <= set(archive.namelist()) <= set(MEMBERS):
        raise Unfit("it holds other things")
    if len(archive.namelist()) != len(set(archive.namelist())):
        raise Unfit("it names something twice")
    if any(member.header_offset < 0 for member in archive.infolist()):
        raise Unfit("its directory is damaged")
    if not all(map(_is_plain, archive.infolist())):
        raise Unfit("it is packed in another way")
    if archive.getinfo(MANIFEST).file_size > _LARGEST_MANIFEST:
        raise Unfit("its manifest is too large")
    try:
        found = parsed(archive.read(MANIFEST))
    except ValueError:
        raise Unfit("its manifest cannot be read") from None
    if not isinstance(found, dict) or found.get("what") != WHAT:
        raise Unfit("its manifest is another program's")
    if found.get("format") not in (1, FORMAT):  # the first had neither mounts nor times of skipped files
        raise Unfit(f"its format is {found.get('format')}, this lsgui reads {FORMAT}")
    manifest = _Manifest(
        _identity(found.get("checkpoint")),
        a_number(found.get("dim"), 1 << 16),
        a_number(found.get("format")),
        tuple(map(_folder, a_list(found.get("folders")))),
        tuple(map(a_list, a_list(found.get("mounts", [])))),
        *(a_number(found.get(name)) for name in ("images", "features", "skipped")),
    )
    _check_sizes(archive, manifest)
    return manifest


def _is_plain(member: zipfile.ZipInfo) -> bool:
    """Whether a member is packed as `export` does it, and does not become far larger than it is."""
    kinds = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
    return member.compress_type in kinds and member.file_size <= _MOST_SQUEEZED * member.compress_size + 1024


def _check_sizes(archive: zipfile.ZipFile, manifest: _Manifest) -> None:
    for name, rows in ((IMAGES, manifest.images), (SKIPPED, manifest.skipped)):
        if rows > archive.getinfo(name).compress_size:  # the most alike lines take two bytes each
            raise Unfit(f"{name} is too small for {rows:,} lines")
    if not manifest.checkpoint:
        if manifest.features or FEATURES in archive.namelist():
            raise Unfit("its features are nobody's")
        return
    for name, bytes_each in ((FEATURES, 2 * manifest.dim), (CHECKSUMS, 4)):
        member = archive.NameToInfo.get(name)
        if member is None or not manifest.dim:
            raise Unfit(f"{name} is missing")
        whole = manifest.features * bytes_each
        if (member.file_size, member.compress_size, member.compress_type) != (whole, whole, 0):
            raise Unfit(f"{name} has {member.file_size:,} bytes instead of {whole:,}")


def _identity(found: Any) -> CheckpointIdentity | None:
    if found is None:
        return None
    if not isinstance(found, dict):
        raise Unfit("its checkpoint is not named")
    return CheckpointIdentity(a_remark(found.get("name")), a_remark(found.get("sha256")))


def _folder(found: Any) -> tuple[bytes, bool]:
    if not isinstance(found, dict):
        raise Unfit("a folder is none")
    path = a_text(found.get("path"))
    if not os.path.isabs(path) or os.path.normpath(path) != path:
        raise Unfit(f"its folder {path} cannot be one of this system")
    if is_elsewhere(path):
        raise Unfit(f"its folder {path} is on another computer, which an import does not ask")
    return a_path(path), found.get("offline") is True


def _inside(manifest: _Manifest, number: Any, inner: Any, *, itself: bool = False) -> bytes:
    """The path of something in one of the folders; nothing leads out of it."""
    root = manifest.folders[a_size(number, len(manifest.folders) - 1)][0]
    parts = a_text(inner).split("/")
    if itself and parts == [""]:
        return root
    bad = any(part in ("", ".", "..") for part in parts)
    if bad or (sys.platform == "win32" and any(set(part) & set("\\:") for part in parts)):
        raise Unfit(f"the path {inner} leads out of its folder")
    separator = os.fsencode(os.sep)
    return root.rstrip(separator) + separator + separator.join(map(a_path, parts))


def _fill(folder: Path, source: _Source, progress: Progress) -> Transferred:
    connection = connect(folder)
    try:
        lock = WriterLock(folder)
        try:
            with guarded(folder), transaction(connection):
                return _imported(connection, folder, source, _Count(source.manifest, progress))
        finally:
            lock.release()
    finally:
        close_writer(connection)


def _imported(connection: sqlite3.Connection, folder: Path, source: _Source, done: _Count) -> Transferred:
    manifest = source.manifest
    if count(connection, "SELECT count(*) FROM roots WHERE NOT removed"):
        raise LibraryError(
            f"The library in {folder} holds folders already: name another or a new one with --library DIR."
        )
    for table in (*IN_ROOTS, "roots", "features"):
        connection.execute(f"DELETE FROM {table}")
    roots = ((number, path, offline, False) for number, (path, offline) in enumerate(manifest.folders))
    _insert(connection, "roots", 4, roots, len(manifest.folders))
    images = _insert(connection, "images", 6, done.each(_images(source)), manifest.images)
    skipped = _insert(connection, "skipped", 6, done.each(_skipped(source)), manifest.skipped)
    _insert(connection, "mounts", 3, _mounts(manifest), len(manifest.mounts))
    _take_features(connection, folder, source, done)
    return Transferred(len(manifest.folders), images, manifest.features, skipped)


def _insert(
    connection: sqlite3.Connection, table: str, columns: int, rows: Iterator[tuple[Any, ...]], expected: int
) -> int:
    marks = ", ".join("?" * columns)
    try:
        some = islice(rows, expected + 1)
        done = connection.executemany(f"INSERT INTO {table} VALUES ({marks})", some).rowcount
    except sqlite3.IntegrityError:
        raise Unfit(f"it names one of its {table} twice") from None
    if max(0, done) != expected:
        raise Unfit(f"it has {max(0, done):,} of {expected:,} {table}")
    return expected


def _lines(source: _Source, name: str, length: int) -> Iterator[list[Any]]:
    with source.archive.open(name) as stream:
        while line := stream.readline(_LONGEST_LINE):
            try:
                row = a_list(parsed(line))
            except ValueError:
                raise Unfit(f"a line of {name} cannot be read") from None
            if len(row) != length:
                raise Unfit(f"a line of {name} is not whole")
            yield row


def _images(source: _Source) -> Iterator[tuple[Any, ...]]:
    manifest = source.manifest
    for number, inner, size, mtime_ns, digest, place in _lines(source, IMAGES, 6):
        yield (
            _photograph(_inside(manifest, number, inner)),
            number,
            a_size(size),
            a_number(mtime_ns),
            a_digest(digest),
            None if place is None else a_size(place, manifest.features - 1),
        )


def _photograph(path: bytes) -> bytes:
    """A path that an index may have found; any other could be that of a program."""
    name = os.path.basename(os.fsdecode(path))
    if os.path.splitext(name)[1].lower() not in EXTENSIONS:
        raise Unfit(f"{name} is no name of a photograph")
    return path


def _skipped(source: _Source) -> Iterator[tuple[Any, ...]]:
    older = source.manifest.format == 1
    for number, inner, reason, *rest in _lines(source, SKIPPED, 3 if older else 6):
        path = _inside(source.manifest, number, inner, itself=True)
        yield path, number, a_remark(reason), *(_seen(*rest) if rest else (None, None, None))


def _seen(size: Any, mtime_ns: Any, reader: Any) -> tuple[Any, ...]:
    """What tells whether a skipped file is to be read again; nothing where it is."""
    return (None, None, None) if size is None else (a_size(size), a_number(mtime_ns), a_remark(reader))


def _mounts(manifest: _Manifest) -> Iterator[tuple[Any, ...]]:
    for row in manifest.mounts:
        if len(row) != 3:
            raise Unfit("a mount is not whole")
        yield _inside(manifest, row[0], row[1]), row[0], row[2] is True


def _take_features(connection: sqlite3.Connection, folder: Path, source: _Source, done: _Count) -> None:
    manifest = source.manifest
    if manifest.checkpoint is None:
        return
    epoch = next_epoch(connection)
    file = FeatureFile(folder, epoch, manifest.dim)
    try:
        file.path.unlink(missing_ok=True)
        sums = np.frombuffer(source.archive.read(CHECKSUMS), "<u4").tolist()
        _copy(file, source, sums, done)
        connection.executemany("INSERT INTO features VALUES (?, ?)", done.each(enumerate(sums)))
    except BaseException:
        file.path.unlink(missing_ok=True)
        raise
    name, sha256 = manifest.checkpoint.name, manifest.checkpoint.sha256
    values = (name, sha256, manifest.dim, epoch, manifest.features)
    connection.execute("INSERT OR REPLACE INTO owner VALUES (1, ?, ?, ?, ?, ?)", values)


def _copy(file: FeatureFile, source: _Source, sums: list[int], done: _Count) -> None:
    with source.archive.open(FEATURES) as stream:
        for start in range(0, len(sums), _ROWS):
            wanted = sums[start : start + _ROWS]
            rows = np.frombuffer(stream.read(2 * file.dim * len(wanted)), "<f2").reshape(-1, file.dim)
            if file.write_stored(start, rows) != wanted:
                raise Unfit("a feature is not what was written")
            done.add(len(wanted))
        if stream.read(1):
            raise Unfit("its features do not end")
