"""Putting files and folders in their place, whole or not at all, once they are complete beside it."""

import os
import shutil
from contextlib import suppress
from pathlib import Path


def discard(staged: Path) -> None:
    """Delete what is left of a file that was staged; where that fails, another error tells of it."""
    with suppress(OSError):
        staged.unlink(missing_ok=True)


def put_in_place(staged: Path, folder: Path) -> None:
    """A folder cannot be replaced in one step: the old one steps aside, and back if the new one fails."""
    if not folder.exists():
        os.replace(staged, folder)
        return
    aside = folder.with_name(f".{folder.name}.{os.getpid()}.old")
    shutil.rmtree(aside, ignore_errors=True)
    os.replace(folder, aside)
    try:
        os.replace(staged, folder)
    except OSError:
        os.replace(aside, folder)
        raise
    shutil.rmtree(aside, ignore_errors=True)
