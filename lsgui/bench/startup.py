"""How long the window takes, from the start of its process to the first answer."""

import json
import os
import subprocess
import sys
import time
from collections.abc import Mapping, Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Any, NamedTuple

from lsgui import screen
from lsgui.bench.memory import Watched
from lsgui.bench.spread import spread
from lsgui.core.types import UserError

EVENTS = ("first_window", "engine_ready", "first_answer")
SECONDS = 120


def startup(images: Sequence[Path], home: Path, repetitions: int) -> dict[str, Any]:
    """Milliseconds until each event of a window started on two images in an empty home.

    Offscreen where there is no screen. Where the window does not start, every number is None and
    "reason" says why.
    """
    offscreen = bool(screen.problems())
    try:
        runs = [_start(images, home / str(run), offscreen=offscreen) for run in range(repetitions)]
    except UserError as error:
        return {**dict.fromkeys(EVENTS), **platform_of(offscreen=offscreen), "reason": str(error)}
    times = {event: asdict(spread([run[event] for run in runs])) for event in EVENTS}
    return {**times, **platform_of(offscreen=offscreen), "reason": None}


def platform_of(*, offscreen: bool) -> dict[str, Any]:
    """What a report says of Qt's platform: its name, None for Qt's own choice, and whether it is offscreen.

    Without a screen it is made to be `offscreen`; with one, it is what QT_QPA_PLATFORM names.
    """
    name = "offscreen" if offscreen else os.environ.get("QT_QPA_PLATFORM") or None
    return {"platform": name, "offscreen": name is not None and name.lower().startswith("offscreen")}


def _start(images: Sequence[Path], home: Path, *, offscreen: bool) -> dict[str, float]:
    run = run_window(images, home, offscreen=offscreen)
    events = {event["event"]: float(event["ms"]) for event in run.events}
    if not set(EVENTS) <= events.keys():
        raise UserError("the window was closed before it had an answer")
    return events


def run_window(
    images: Sequence[Path],
    home: Path,
    *,
    offscreen: bool,
    queries: int = 0,
    index: Path | None = None,
    seconds: float = SECONDS,
) -> "WindowRun":
    """A window that is started on two images or more, and asked `queries` more, until it closes itself.

    One that is to `index` a folder is asked nothing, and may take so many `seconds`. Raises `UserError`
    where it does not start or does not come to an end.
    """
    environment = os.environ | {
        "LSGUI_HOME": str(home),
        "LSGUI_BENCH_STARTUP": "1",
        "LSGUI_BENCH_QUERIES": str(queries),
        "LSGUI_BENCH_T0": repr(time.time()),
        **({"LSGUI_BENCH_INDEX": str(index)} if index is not None else {}),
    }
    if offscreen:
        environment["QT_QPA_PLATFORM"] = "offscreen"
    ran = run_program(images, environment, seconds)
    return WindowRun([json.loads(line) for line in ran.lines if line.startswith("{")], ran.peak_mb)


def run_program(
    words: Sequence[str | Path], environment: Mapping[str, str], seconds: float = SECONDS
) -> "ProgramRun":
    """An `lsgui` of its own; `UserError`, with its last complaint, if it fails."""
    command = [sys.executable, "-m", "lsgui", *map(str, words)]
    pipe = subprocess.PIPE
    with subprocess.Popen(command, env=environment, stdout=pipe, stderr=pipe, text=True) as process:
        try:
            with Watched(process) as memory:
                output, complaints = process.communicate(timeout=seconds)
        except subprocess.TimeoutExpired:
            process.kill()
            raise UserError(f"lsgui did not come to an end within {seconds:.0f} seconds") from None
    if process.returncode:
        last = (complaints.strip().splitlines() or [f"exit code {process.returncode}"])[-1]
        raise UserError(f"lsgui failed: {last}")
    return ProgramRun(output.splitlines(), memory.peak)


class ProgramRun(NamedTuple):
    """The lines that a program printed, and the most memory that it took, in MB."""

    lines: list[str]
    peak_mb: float | None


class WindowRun(NamedTuple):
    """What a window reported, and the most memory that it took, in MB."""

    events: list[dict[str, Any]]
    peak_mb: float | None


def window_memory(images: Sequence[Path], home: Path) -> dict[str, Any]:
    """The most memory that a window takes which answers a query."""
    try:
        run = run_window(images, home, offscreen=bool(screen.problems()))
    except UserError as error:
        return {"peak_mb": None, "reason": str(error)}
    return {"peak_mb": run.peak_mb, "reason": None}
