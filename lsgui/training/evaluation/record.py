"""Where an evaluation is written, and all that someone needs to make it again."""

import argparse
import platform
import shlex
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


def json_file(out: Path, split: str) -> Path:
    """Where the JSON goes: into the folder `out`, or to the file `out`."""
    return out / f"eval-{split}.json" if out.is_dir() or not out.suffix else out


def write_whole(file: Path, text: str) -> None:
    """Write a text beside its place, then rename it. Raises `UserError` where that cannot be done."""
    beside = file.with_name(f".{file.name}.part")
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        beside.write_text(text, encoding="utf-8")
        beside.replace(file)
    except OSError as error:
        with suppress(OSError):
            beside.unlink(missing_ok=True)
        reason = error.strerror or str(error)
        raise UserError(f"The report could not be written to {file}: {reason}.") from error
