"""The file of what differs from the default settings; several windows, and the user, may write it."""

import os
from collections.abc import Mapping
from pathlib import Path

from lsgui import paths
from lsgui.core.json_file import read_json
from lsgui.gui.own_files import LARGEST, alone, write_json

KEPT = 20
"""Broken files that are kept, each by a name of its own; the last name is used again."""


def settings_file() -> Path:
    """The file of what differs from the defaults."""
    return paths.config() / "settings.json"


def read_settings(file: Path) -> dict[str, object]:
    """What a file of settings holds; a missing one, nothing. Raises OSError; ValueError for a broken one."""
    try:
        found = read_json(file, LARGEST)
    except (FileNotFoundError, NotADirectoryError):
        return {}
    if not isinstance(found, dict):
        raise ValueError("not a table of settings")
    return found


def read_or_put_aside(file: Path) -> tuple[dict[str, object], Path | None]:
    """What a file of settings holds. A broken one holds nothing, and is kept under the other name given.

    Raises OSError where it cannot be read now, and ValueError if it is broken and cannot be moved: it stays.
    """
    try:
        return read_settings(file), None
    except ValueError as broken:
        try:
            with alone(file):
                return _read_alone(file)
        except OSError:
            raise broken from None


def store(file: Path, overrides: Mapping[str, object], key: str) -> None:
    """Store one setting as `overrides` have it; the others stay as they are in the file. Raises OSError.

    A file that was broken in the meantime is kept beside; all the overrides make a new one.
    """
    with alone(file):
        found, kept = _read_alone(file)
        if kept is not None:
            found = dict(overrides)
        found.pop(key, None)
        if key in overrides:
            found[key] = overrides[key]
        write_json(file, found, lasting=True)


def _read_alone(file: Path) -> tuple[dict[str, object], Path | None]:
    try:
        return read_settings(file), None
    except ValueError:
        kept = _name_aside(file)
        os.replace(file, kept)
        return {}, kept


def _name_aside(file: Path) -> Path:
    numbered = (f"settings-broken-{number}.json" for number in range(2, KEPT + 1))
    names = [file.with_name(name) for name in ("settings-broken.json", *numbered)]
    return next((name for name in names if not os.path.lexists(name)), names[-1])
