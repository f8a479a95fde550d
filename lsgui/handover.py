"""Hands files to a window that is open already: by a note in a folder, with neither socket nor network.

The window that has the lock is the first one. A note appears whole or not at all, and goes when it is taken:
by that the program that wrote it knows. Nobody takes an old one.
"""

import json
import os
import secrets
import time
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from lsgui import paths
from lsgui.head_lock import lock

PATIENCE = 5.0
"""Seconds in which a window takes a note; after them, files get a window of their own."""
PAUSE = 0.02
LONGEST = 1_000_000
"""Bytes of a note that are read."""
SUFFIX = ".note"
TOKENS = ("XDG_ACTIVATION_TOKEN", "DESKTOP_STARTUP_ID")
"""Where a desktop says by which right a window may come to the front."""


@dataclass(frozen=True)
class Note:
    """Files and folders to open, and the desktop's word for coming to the front ("": none)."""

    files: tuple[Path, ...]
    token: str = ""


def lock_file() -> Path:
    """The file that the first window has locked."""
    return paths.handed().with_suffix(".lock")


def window_is_open() -> bool:
    """Whether there is a first window."""
    try:
        with lock_file().open("r+b") as stream:
            return not lock(stream.fileno(), shared=False)
    except OSError:  # none was ever open, or nobody may write here
        return False


def hand_over(words: Sequence[str]) -> bool:
    """Give files to the first window; False if there is none, or if it does not take them."""
    if not window_is_open():
        return False
    try:
        note = _write([os.path.abspath(word) for word in words])
    except OSError:
        return False
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end:
        if not note.exists():
            return True
        time.sleep(PAUSE)
    return not _ours_again(note)


def _write(files: Sequence[str]) -> Path:
    token = next((os.environ[name] for name in TOKENS if os.environ.get(name)), "")
    note = paths.handed() / f"{time.time_ns()}-{secrets.token_hex(4)}{SUFFIX}"
    staged = note.with_suffix(".part")
    staged.write_text(json.dumps({"files": list(files), "token": token}), "ascii")
    os.replace(staged, note)
    return note


def _ours_again(note: Path) -> bool:
    try:
        note.unlink()
    except OSError:  # taken at the last moment
        return False
    return True


def take() -> list[Note]:
    """The notes that wait, in the order in which they were written; for the first window alone."""
    found = sorted(paths.handed().glob(f"*{SUFFIX}"))
    return [note for note in map(_taken, found) if note is not None]


def _taken(file: Path) -> Note | None:
    ours = file.with_suffix(".taken")
    try:
        os.replace(file, ours)
        with ours.open("rb") as stream:
            text, age = stream.read(LONGEST), time.time() - os.fstat(stream.fileno()).st_mtime
    except OSError:  # its program has taken it back
        return None
    with suppress(OSError):
        ours.unlink()
    return _read(text) if age < 2 * PATIENCE else None


def _read(text: bytes) -> Note | None:
    try:
        found = json.loads(text)
        files, token = found["files"], found["token"]
    except (ValueError, KeyError, TypeError, RecursionError):
        return None
    if not isinstance(files, list) or not isinstance(token, str):
        return None
    named = tuple(Path(file) for file in files if isinstance(file, str) and os.path.isabs(file))
    return Note(named, token) if named else None
