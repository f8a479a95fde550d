"""Putting files and folders in their place, whole or not at all, once they are complete beside it."""

import os
import re
import shutil
from contextlib import suppress
from pathlib import Path

_ASIDE = re.compile(r"\.(.+)\.\d+\.old")


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
    try:
        os.replace(folder, aside)
        os.replace(staged, folder)
    except BaseException:  # Ctrl+C, too
        if aside.exists() and not folder.exists():
            os.replace(aside, folder)
        raise
    shutil.rmtree(aside, ignore_errors=True)


def put_back(root: Path) -> None:
    """Put the folders below `root` back that `put_in_place` had aside when a program broke off; what has been
    replaced goes. One that cannot be moved stays where it is."""
    asides = [(entry, found[1]) for entry in root.iterdir() if (found := _ASIDE.fullmatch(entry.name))]
    for aside, name in sorted(asides, key=lambda each: _changed(each[0]), reverse=True):
        if (root / name).exists():
            shutil.rmtree(aside, ignore_errors=True)
        else:
            with suppress(OSError):
                os.replace(aside, root / name)


def _changed(entry: Path) -> float:
    try:
        return entry.stat().st_mtime
    except OSError:  # gone: another program has just replaced it
        return 0.0
