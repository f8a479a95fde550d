"""Hands files to a window that is open already: by a note in a folder, with neither socket nor network.

The window that has the lock is the first one. A note appears whole or not at all; the window answers one that
it takes by renaming it. Whatever else becomes of a note, also of an old one, its files were not taken: the
program that wrote it opens them itself.
"""

import errno
import json
import os
import secrets
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from lsgui import paths
from lsgui.core.json_file import parsed, read_bytes
from lsgui.head_lock import lock

PATIENCE = 5.0
"""Seconds in which a window takes a note; after them, files get a window of their own."""
PAUSE = 0.02
LONGEST = 1_000_000
"""Bytes that a note may have; more files than that get a window of their own."""
SUFFIX = ".note"
READ, DONE, STAGED = ".read", ".done", ".part"
"""What a note is called while the window reads it, once it took it, and before it is whole."""
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
    """Whether there is a first window. Programs that look at the same time are none to each other."""
    try:
        with lock_file().open("r+b") as stream:
            return not lock(stream.fileno(), shared=True)
    except OSError:  # none was ever open, or nobody may write here
        return False


def hand_over(words: Sequence[str]) -> bool:
    """Give files to the first window; False if there is none, or if it does not take all of them."""
    if not window_is_open():
        return False
    try:
        note = _write([os.path.abspath(word) for word in words])
    except OSError:
        return False
    end = time.monotonic() + PATIENCE
    while note.exists() or note.with_suffix(READ).exists():  # in this order: it goes from one to the other
        if time.monotonic() >= end:
            break
        time.sleep(PAUSE)
    return not _ours_again(note) and _deleted(note.with_suffix(DONE))


def _write(files: Sequence[str]) -> Path:
    token = next((os.environ[name] for name in TOKENS if os.environ.get(name)), "")
    text = json.dumps({"files": list(files), "token": token})  # in ASCII
    if len(text) > LONGEST:
        raise OSError(errno.EFBIG, "these are too many files for a note")
    note = paths.handed() / f"{time.time_ns()}-{secrets.token_hex(4)}{SUFFIX}"
    staged = note.with_suffix(STAGED)
    staged.write_text(text, "ascii")
    os.replace(staged, note)
    return note


def _ours_again(note: Path) -> bool:
    """Whether a note could be taken back, also from a window that ended while it read it."""
    return _deleted(note) or _deleted(note.with_suffix(READ))


def _deleted(file: Path) -> bool:
    """Whether a file was there, and is deleted now."""
    try:
        file.unlink()
    except OSError:
        return False
    return True


def take() -> list[Note]:
    """The notes that wait, in the order in which they were written; for the first window alone."""
    found = sorted(paths.among(paths.handed(), f"*{SUFFIX}"))
    taken = [note for note in map(_taken, found) if note is not None]
    for suffix in (READ, DONE, STAGED):
        for left in filter(_is_old, paths.among(paths.handed(), f"*{suffix}")):  # its program is gone
            _deleted(left)
    return taken


def _taken(file: Path) -> Note | None:
    ours = file.with_suffix(READ)
    try:
        os.replace(file, ours)
        note = None if _is_old(ours) else _read(read_bytes(ours, LONGEST))
        if note is not None:
            os.replace(ours, file.with_suffix(DONE))
            return note
    except (OSError, ValueError):  # its program has taken it back, or it is no note
        pass
    _deleted(ours)
    return None


def _is_old(file: Path) -> bool:
    try:
        return time.time() - file.stat().st_mtime > 2 * PATIENCE
    except OSError:
        return False


def _read(text: bytes) -> Note | None:
    """What a note says, if it is one. Raises ValueError for what is no JSON."""
    found = parsed(text)
    files, token = (found.get("files"), found.get("token")) if isinstance(found, dict) else (None, None)
    if not isinstance(files, list) or not isinstance(token, str):
        return None
    named = tuple(Path(file) for file in files if isinstance(file, str) and os.path.isabs(file))
    return Note(named, token) if named else None
