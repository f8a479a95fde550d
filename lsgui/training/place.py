"""Where a checkpoint is written: what may be replaced there, and whether it can be written at all."""

import fnmatch
import json
import tempfile
from pathlib import Path

from lsgui.core.checkpoint import CONFIG, FILES, extra_files
from lsgui.core.trust_file import TRUST
from lsgui.core.types import EXTRA_METHODS, UserError

CARD, RUN, LOG = "MODEL_CARD.md", "run.json", "log.csv"
EXTRA_FILES = tuple(name for method in EXTRA_METHODS for name in extra_files(method))
KNOWN = (*FILES, *EXTRA_FILES, CONFIG, CARD, RUN, LOG, TRUST, "eval*.json")
MARKS = {"format", "name", "vocabulary", "files"}  # what only a checkpoint's configuration has together


def ready_place(folder: Path) -> Path:
    """The absolute place of a checkpoint to be, seen to before any work is done.

    Raises `UserError` where something else than a checkpoint would be lost, or nothing can be written.
    """
    place = folder.resolve()
    check_replaceable(place)
    try:
        place.parent.mkdir(parents=True, exist_ok=True)
        tempfile.TemporaryDirectory(prefix=".lsgui-", dir=place.parent).cleanup()
    except OSError as error:
        raise UserError(f"Nothing can be written in {place.parent}: {error.strerror or error}.") from error
    return place


def check_replaceable(place: Path) -> None:
    """Raise `UserError` unless `place` is free, an empty folder, or a checkpoint and nothing else."""
    if not place.name or (place.exists() and not _replaceable(place)):
        raise UserError(f"{place} has other things in it than a checkpoint; name an empty or new folder.")


def _replaceable(place: Path) -> bool:
    if not place.is_dir():
        return False
    entries = list(place.iterdir())
    return not entries or (all(map(_is_known, entries)) and _is_configuration(place / CONFIG))


def _is_known(entry: Path) -> bool:
    return entry.is_file() and any(fnmatch.fnmatchcase(entry.name, pattern) for pattern in KNOWN)


def _is_configuration(file: Path) -> bool:
    try:
        config = json.loads(file.read_bytes())
    except (OSError, ValueError, RecursionError):
        return False
    return isinstance(config, dict) and config.keys() >= MARKS
