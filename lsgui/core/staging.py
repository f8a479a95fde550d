"""Putting a folder in its place, whole or not at all, once it is complete beside it."""

import os
import shutil
from pathlib import Path


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
