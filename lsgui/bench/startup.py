"""How long the window takes, from the start of its process to the first answer."""

import json
import os
import subprocess
import sys
import time
from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Any

from lsgui import screen
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
        return {**dict.fromkeys(EVENTS), "offscreen": offscreen, "reason": str(error)}
    times = {event: asdict(spread([run[event] for run in runs])) for event in EVENTS}
    return {**times, "offscreen": offscreen, "reason": None}


def _start(images: Sequence[Path], home: Path, *, offscreen: bool) -> dict[str, float]:
    environment = os.environ | {"LSGUI_HOME": str(home), "LSGUI_BENCH_STARTUP": "1"}
    if offscreen:
        environment["QT_QPA_PLATFORM"] = "offscreen"
    command = [sys.executable, "-m", "lsgui", *map(str, images)]
    environment["LSGUI_BENCH_T0"] = repr(time.time())
    try:
        done = subprocess.run(
            command, env=environment, capture_output=True, text=True, timeout=SECONDS, check=False
        )
    except subprocess.TimeoutExpired:
        raise UserError(f"the window gave no answer within {SECONDS} seconds") from None
    events = {event["event"]: float(event["ms"]) for event in _json_lines(done.stdout)}
    if done.returncode or not set(EVENTS) <= events.keys():
        last = (done.stderr.strip().splitlines() or [f"exit code {done.returncode}"])[-1]
        raise UserError(f"the window did not start: {last}")
    return events


def _json_lines(text: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in text.splitlines() if line.startswith("{")]
