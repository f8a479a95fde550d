"""`lsgui doctor`: what is installed, what works, and what to mend, for people and for bug reports."""

import errno
import importlib
import importlib.metadata
import io
import os
import platform
import tempfile
import time
from collections.abc import Callable, Iterable, Mapping
from contextlib import redirect_stderr
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

from lsgui import __version__, crashes, handover, paths, qt_trial, screen
from lsgui.core.types import UserError
from lsgui.screen import Problem

if TYPE_CHECKING:
    from lsgui.core.engine import Engine

NEEDED: Mapping[str, str] = {
    "PySide6": "PySide6",
    "onnxruntime": "onnxruntime",
    "numpy": "numpy",
    "scipy": "scipy",
    "pillow": "PIL",
    "safetensors": "safetensors",
    "platformdirs": "platformdirs",
    "usearch": "usearch.index",
    "scikit-learn": "sklearn",
    "threadpoolctl": "threadpoolctl",
    "mapie": "mapie",
    "cleanlab": "cleanlab",
    "watchfiles": "watchfiles",
    "pyqtgraph": "",
}
"""The packages of the main job -> what is imported of each; "": only the window's process tries it."""
OTHERS = ("torch", "torchvision", "timm")  # training, measuring: not the main job
PACKAGES = (*NEEDED, *OTHERS)
START_WINDOW = "from lsgui.gui.trial import start\nstart()"
LEAST_ROOM = 100_000_000  # bytes
FULL = (errno.ENOSPC, errno.EDQUOT)
REINSTALL = "install lsgui again"
FREE_ROOM = "delete what is not needed there, or set LSGUI_HOME to a folder on another disk"
REPORT_IT = "see to what is named here, or report it as a bug"

T = TypeVar("T")
Section = dict[str, Any]
Findings = tuple[Section, tuple[Problem, ...]]


@dataclass(frozen=True)
class Report:
    """Facts in named sections, and the problems that keep the main job from working."""

    sections: dict[str, Section]
    problems: tuple[Problem, ...]


def examine() -> Report:
    """Look at everything once; what fails becomes a problem with its cure, never an exception."""
    engine, engine_problems = _load_engine()
    looks: dict[str, Callable[[], Findings]] = {
        "versions": _versions,
        "checkpoint": lambda: _checkpoint(engine, engine_problems),
        "device": lambda: _device(engine),
        "paths": _paths,
        "settings": _settings,
        "library": lambda: _library(engine),
        "crashes": _crashes,
        "packages": _packages,
        "window": _window,
    }
    findings = {name: _section(name, look) for name, look in looks.items()}
    problems = tuple(problem for _, found in findings.values() for problem in found)
    return Report({name: facts for name, (facts, _) in findings.items()}, problems)


def _section(name: str, look: Callable[[], Findings]) -> Findings:
    """What a look at one section finds; where looking itself fails, that is the problem."""
    found, problems = _attempt(look, f"looking at the section {name!r}", REPORT_IT)
    return found or ({}, problems)


def as_dict(report: Report) -> dict[str, Any]:
    """The report as JSON gives it."""
    return {**report.sections, "problems": [asdict(problem) for problem in report.problems]}


def as_text(report: Report) -> str:
    """The report as one screen of text."""
    lines = []
    for name, facts in report.sections.items():
        lines += [name, *(f"  {key:<16} {_plain(value)}" for key, value in facts.items())]
    lines += ["", *(f"PROBLEM: {problem.what}\n   cure: {problem.cure}" for problem in report.problems)]
    return "\n".join(lines if report.problems else [*lines, "everything that the main job needs works"])


def _plain(value: object) -> str:
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, dict):
        return ", ".join(f"{key} {_plain(item)}" for key, item in value.items())
    if isinstance(value, list | tuple):
        return ", ".join(map(_plain, value)) or "none"
    return "-" if value is None else str(value)


def _versions() -> Findings:
    facts: Section = {
        "lsgui": __version__,
        "python": platform.python_version(),
        "system": platform.platform(),
    }
    for package in PACKAGES:
        try:
            facts[package] = importlib.metadata.version(package)
        except importlib.metadata.PackageNotFoundError:
            facts[package] = None
    facts["image formats"] = _image_formats()
    return facts, ()


def _packages() -> Findings:
    """Whether the packages of the main job load. It is tried late: they take memory that others may miss."""
    found = {package: _unusable(package) for package, module in NEEDED.items() if module}
    facts: Section = {"load": [package for package, problems in found.items() if not problems]}
    return facts, tuple(problem for problems in found.values() for problem in problems)


def _unusable(package: str) -> tuple[Problem, ...]:
    """What keeps a package from being imported: it is missing, or something that it needs."""
    module = NEEDED[package]
    try:
        with redirect_stderr(io.StringIO()):  # ONNX Runtime would print a traceback of its own
            importlib.import_module(module)
    except Exception as error:
        missing = isinstance(error, ModuleNotFoundError) and error.name == module.partition(".")[0]
        what = "is not installed" if missing else f"cannot be loaded: {type(error).__name__}: {error}"
        cure = REINSTALL if missing else f"close other programs, or {REINSTALL}"
        return (Problem(f"the package {package} {what}", cure),)
    return ()


def _image_formats() -> dict[str, bool]:
    try:
        from PIL import features
    except ImportError:
        return {}
    return {name: bool(features.check(name)) for name in ("jpg", "webp", "avif", "libtiff")}


def _load_engine() -> tuple["Engine | None", tuple[Problem, ...]]:
    def load() -> "Engine":
        from lsgui.core.engine import Engine

        return Engine.load()

    return _attempt(load, "the engine", f"{REINSTALL}; the checkpoint is part of it")


def _checkpoint(engine: "Engine | None", problems: tuple[Problem, ...]) -> Findings:
    facts: Section = {"path": str(paths.default_checkpoint()), "verified": engine is not None}
    if engine is not None:
        facts |= {**asdict(engine.identity), "labels": len(engine.labels)}
    return facts, problems


def _device(engine: "Engine | None") -> Findings:
    """The device in use, proved by embedding one small picture."""
    if engine is None:
        return {"device": None}, ()
    import numpy as np
    import onnxruntime

    picture = np.full((8, 8, 3), 127, np.uint8)
    began = time.perf_counter()
    feature, problems = _attempt(lambda: engine.embed([picture]), "embedding a picture", REINSTALL)
    facts = {
        "device": engine.device,
        "note": engine.device_note or None,
        "providers": onnxruntime.get_available_providers(),
        "embeds": feature is not None and bool(np.isfinite(feature).all()),
        "first embed ms": round((time.perf_counter() - began) * 1000, 1),
    }
    return facts, problems


def _paths() -> Findings:
    folders = {
        "config": paths.config(),
        "data": paths.data(),
        "library": paths.library(),
        "heads": paths.heads(),
        "cache": paths.cache(),
        "logs": paths.logs(),
    }
    failures = {name: _write_failure(folder) for name, folder in folders.items()}
    facts = {
        name: {"path": str(folder), "exists": os.path.isdir(folder), "writable": failures[name] is None}
        for name, folder in folders.items()
    }
    failed = {str(folder): failures[name] for name, folder in folders.items() if failures[name]}
    full = [folder for folder, why in failed.items() if why in FULL]
    bad = [folder for folder in failed if folder not in full]
    return facts, _unwritable(bad) or _full(folders.values()) or _without_room(full)


def _write_failure(folder: Path) -> int | None:
    """Why a folder cannot be written, or made: the error's number. It is tried, and nothing stays there."""
    if not paths.writable(folder):
        return errno.EACCES
    try:
        with tempfile.TemporaryFile(dir=paths.nearest(folder), prefix=".lsgui-") as probe:
            probe.write(bytes(paths.SMALL))
            probe.flush()
            os.fsync(probe.fileno())
    except OSError as error:
        return error.errno or errno.EIO
    return None


def _unwritable(folders: list[str]) -> tuple[Problem, ...]:
    if not folders:
        return ()
    cure = f"make {'it' if len(folders) == 1 else 'them'} writable, or set LSGUI_HOME to a folder that is"
    return (Problem(f"{_named(folders)} cannot be written", cure),)


def _without_room(folders: list[str]) -> tuple[Problem, ...]:
    if not folders:
        return ()
    what = f"there is no room left on the disk, or none allowed to you, for {_named(folders)}"
    return (Problem(what, FREE_ROOM),)


def _named(folders: list[str]) -> str:
    return f"the folder {folders[0]}" if len(folders) == 1 else f"the folders {', '.join(folders)}"


def _full(folders: Iterable[Path]) -> tuple[Problem, ...]:
    """The disks on which hardly anything can be kept, by one folder of each."""
    room: dict[int | None, Path] = {}
    for folder in folders:
        room.setdefault(paths.room(folder), folder)
    return tuple(
        Problem(f"the disk with {folder} is as good as full: {free / 1e6:,.0f} MB are left", FREE_ROOM)
        for free, folder in room.items()
        if free is not None and free < LEAST_ROOM
    )


def _settings() -> Findings:
    from lsgui.gui.settings import unusable
    from lsgui.gui.settings_file import read_settings, settings_file

    file = settings_file()
    facts: Section = {"path": str(file), "changed": 0}
    try:
        found = read_settings(file)
    except (OSError, ValueError) as error:
        what = f"the settings file {file} cannot be read ({error}), so the defaults are in force"
        broken = isinstance(error, ValueError)
        cure = "mend it, or start lsgui, which keeps it beside a new one" if broken else "make it readable"
        return facts, (Problem(what, cure),)
    facts["changed"] = len(found)
    if bad := unusable(found):
        what = f"the settings file {file} has unusable values, so defaults replace them: {', '.join(bad)}"
        return facts, (Problem(what, "choose them anew in the window, or take them out of the file"),)
    return facts, ()


def _crashes() -> Findings:
    """What crashes left. It is told and no problem: another start may be all that is needed."""
    kept = crashes.kept()
    newest = str(kept[0]) if kept else None
    return {"reports": len(kept), "newest": newest, "window open": handover.window_is_open()}, ()


def _library(engine: "Engine | None") -> Findings:
    from lsgui.library.database import DATABASE, format_of

    folder = paths.library()
    if engine is None or not os.path.isfile(folder / DATABASE):
        return {"images": 0}, ()
    from lsgui.library.schema import VERSION
    from lsgui.library.store import Library

    kept_as = format_of(folder)
    if 0 < kept_as < VERSION:
        words = f"{kept_as}: brought up to {VERSION} when it is next opened, and a copy is kept"
        return {"images": None, "format": words}, ()
    if kept_as > VERSION:
        what = (
            f"the library in {folder} was made by a newer lsgui (format {kept_as}, this one reads {VERSION})"
        )
        return {"images": None}, (Problem(what, "update lsgui, or set LSGUI_HOME to another folder"),)

    def look() -> Section:
        library = Library.open(folder, engine.identity, engine.dim)
        try:
            return {
                "images": library.count,
                "folders": len(library.folders()),
                "skipped": len(library.skipped()),
                "stale": library.stale,
            }
        finally:
            library.close()

    facts, problems = _attempt(look, "the library", "run lsgui library check --repair")
    if facts and facts["stale"]:
        what = "photographs of the library were read with other networks, and cannot be neighbours with these"
        cure = "choose Rescan in the window, or run lsgui index with one of their folders"
        problems = (*problems, Problem(f"{facts['stale']} {what}", cure))
    return facts or {"images": None}, problems


def _window() -> Findings:
    """Whether the window's parts load and Qt starts here, tried in a process of its own: that may abort."""
    found = screen.problems()
    if found:
        return {"starts": False}, found
    trial = qt_trial.tried(START_WINDOW)
    if trial.failure:
        cure = f"{REINSTALL}; QT_DEBUG_PLUGINS=1 makes Qt say what it misses"
        return {"starts": False}, (Problem(f"the window does not start: {trial.failure}", cure),)
    return {"starts": True, "platform": trial.printed.splitlines()[-1]}, ()


def _attempt(work: Callable[[], T], what: str, cure: str) -> tuple[T | None, tuple[Problem, ...]]:
    """What `work` gives, or None and the problem: a doctor names every failure and goes on."""
    try:
        return work(), ()
    except UserError as error:
        return None, (Problem(str(error), cure),)
    except MemoryError:
        return None, (Problem(f"{what} fails: there is not enough memory", "close other programs"),)
    except ImportError as error:
        return None, (Problem(f"{what} fails: {error}", f"close other programs, or {REINSTALL}"),)
    except Exception as error:
        return None, (Problem(f"{what} fails: {type(error).__name__}: {error}", cure),)
