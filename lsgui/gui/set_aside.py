"""Sessions that were left without being saved: each in a file of its own beside the last session.

A file is named by its history, so that going back and forth between two sessions keeps each only once.
"""

import hashlib
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path

from lsgui import paths
from lsgui.core.session import Step
from lsgui.core.sessions.record import SUFFIX, of_session
from lsgui.core.staging import discard

MOST = 8
"""So many are kept; the oldest go first."""
_PREFIX = "unsaved-"


def place(steps: Sequence[Step]) -> Path:
    """Where a session with this history is set aside."""
    plain = [(step.name, of_session(step.state)) for step in steps]
    name = hashlib.sha256(repr(plain).encode("utf-8", "surrogatepass")).hexdigest()[:16]
    return paths.sessions() / f"{_PREFIX}{name}{SUFFIX}"


def found() -> list[tuple[float, Path]]:
    """The sessions set aside, newest first, with when each was left (seconds since 1970)."""
    times: list[tuple[float, Path]] = []
    for file in paths.among(paths.sessions(), f"{_PREFIX}*{SUFFIX}"):
        with suppress(OSError):  # another window has just let it go
            times.append((file.stat().st_mtime, file))
    return sorted(times, reverse=True)


def trim() -> None:
    """Let the oldest go."""
    for _, file in found()[MOST:]:
        discard(file)


def is_copy(file: Path) -> bool:
    """Whether a file is one of the copies that are kept behind the window: no file that the user saved."""
    return file.parent == paths.sessions()
