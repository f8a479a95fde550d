"""Where an evaluation is written, and all that someone needs to make it again."""

import argparse
import os
import platform
import shlex
from collections.abc import Sequence
from contextlib import suppress
from datetime import UTC, datetime
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import Any

from lsgui import __version__
from lsgui.core.types import UserError

PACKAGES = ("numpy", "scipy", "scikit-learn", "torch", "onnxruntime", "pillow")
NOT_FLAGS = ("run", "command")  # what the parser adds to the words


def configuration(args: argparse.Namespace) -> dict[str, Any]:
    """The command, its settings and the versions that made a report."""
    settings = {key: _plain(value) for key, value in vars(args).items() if key not in NOT_FLAGS}
    return {
        "command": command_of(settings),
        "settings": settings,
        "made": datetime.now(UTC).isoformat(timespec="seconds"),
        "versions": {"lsgui": __version__, "python": platform.python_version(), **_versions()},
        "machine": {"system": platform.system(), "processor": platform.machine()},
    }


def command_of(settings: dict[str, Any]) -> str:
    """The words of `lsgui eval` that ask for these settings again."""
    words = ["lsgui", "eval"]
    for key, value in settings.items():
        for single in value if isinstance(value, list) else [value]:
            if single is True:
                words.append(f"--{key}")
            elif single is not None and single is not False:
                words += [f"--{key}", str(single)]
    return shlex.join(words)


def _plain(value: Any) -> Any:
    return str(value) if isinstance(value, Path) else value


def _versions() -> dict[str, str]:
    found = {}
    for package in PACKAGES:
        try:
            found[package] = version(package)
        except PackageNotFoundError:
            found[package] = "not installed"
    return found


def json_file(out: Path, split: str, tasks: Sequence[str] | None = None) -> Path:
    """Where the JSON goes: to the file `out`, or into the folder `out`, where a report of some tasks alone
    takes no other's place."""
    name = "-".join(["eval", split, *sorted(set(tasks or ()))])
    return out if (out.suffix and not out.is_dir()) or out.is_file() else out / f"{name}.json"


def check_place(place: Path, *, folders: bool = False) -> None:
    """Refuse a place for a report, there or to be made, that cannot be written; with `folders`, it may be
    one. Raises `UserError`.
    """
    folder = place if place.is_dir() else place.parent
    if place.is_dir() and not folders:
        reason = "that is a folder"
    elif not folder.is_dir():
        reason = f"there is no folder {folder}"
    elif place.exists() and not (place.is_file() or place.is_dir()):
        reason = "that is neither a file nor a folder"
    elif not os.access(folder, os.W_OK | os.X_OK):
        reason = f"nothing may be written in the folder {folder}"
    else:
        return
    raise UserError(f"The report cannot be written to {place}: {reason}.")


def write_whole(file: Path, text: str) -> None:
    """Write a text beside its place, then rename it. Raises `UserError` where that cannot be done."""
    beside = file.with_name(f".{file.name}.part")
    try:
        file.parent.mkdir(exist_ok=True)
        beside.write_text(text, encoding="utf-8")
        beside.replace(file)
    except OSError as error:
        with suppress(OSError):
            beside.unlink(missing_ok=True)
        reason = error.strerror or str(error)
        raise UserError(f"The report could not be written to {file}: {reason}.") from error
