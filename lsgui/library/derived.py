"""Files that can always be made again from the features: saved with what they were made from."""

import hashlib
import json
import os
from collections.abc import Callable
from dataclasses import asdict, dataclass
from pathlib import Path

import numpy as np

from lsgui.core.json_file import read_json
from lsgui.core.staging import discard
from lsgui.library.vectors import FeatureFile

_LARGEST_NOTE = 10_000  # bytes
_SAMPLES = 256  # rows that stand for all: a row that goes moves every later one, so some of them change


@dataclass(frozen=True)
class Origin:
    """What a derived file was made from: the first `rows` features of a checkpoint, and how they look."""

    sha256: str
    rows: int
    fingerprint: str


def origin(file: FeatureFile, sha256: str, rows: int) -> Origin:
    """The origin of what is made now from the first `rows` rows. LibraryError where they are missing."""
    places = np.unique(np.linspace(0, rows - 1, min(rows, _SAMPLES)).astype(np.intp))
    fingerprint = hashlib.sha256(file.take(places).tobytes()).hexdigest()
    return Origin(sha256, rows, fingerprint)


def save(path: Path, write: Callable[[Path], None], made_from: Origin) -> bool:
    """Have `write` make a file, and put it at `path` once it is complete, with its origin and a checksum.

    False where the library's folder cannot be written: what can be made again need not be kept.
    """
    staged = path.with_name(f"{path.name}.{os.getpid()}.part")
    try:
        write(staged)
        record = {**asdict(made_from), "bytes": staged.stat().st_size, "checksum": _checksum(staged)}
        note = staged.with_name(f"{staged.name}.json")
        note.write_text(json.dumps(record), encoding="utf-8")
        os.replace(staged, path)
        os.replace(note, _note(path))
    except OSError:
        return False
    finally:
        for left in (staged, staged.with_name(f"{staged.name}.json")):
            discard(left)
    return True


def sound(path: Path, file: FeatureFile, sha256: str, rows: int) -> int | None:
    """Of how many of the `rows` features of a checkpoint the file at `path` was made.

    None where it is missing, damaged, or made from others.
    """
    try:
        record = read_json(_note(path), _LARGEST_NOTE)
        made_from = Origin(record["sha256"], record["rows"], record["fingerprint"])
        if made_from.sha256 != sha256 or type(made_from.rows) is not int or not 0 < made_from.rows <= rows:
            return None
        if (path.stat().st_size, _checksum(path)) != (record["bytes"], record["checksum"]):
            return None
    except (OSError, ValueError, KeyError, TypeError):
        return None
    return made_from.rows if origin(file, sha256, made_from.rows) == made_from else None


def stamp(path: Path) -> tuple[int, int]:
    """What tells one version of a derived file from the next, cheaply."""
    try:
        status = _note(path).stat()
    except OSError:
        return 0, 0
    return status.st_mtime_ns, status.st_ino


def _note(path: Path) -> Path:
    return path.with_name(f"{path.name}.json")


def _checksum(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
