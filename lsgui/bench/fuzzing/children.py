"""`lsgui bench --fuzz SECONDS`: every parser in a process of its own, which may die of what it reads."""

import json
import multiprocessing
import os
import shutil
import sys
import tempfile
import time
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import asdict
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any

from lsgui.bench.fuzzing.running import INPUT, MOST_FINDINGS, NAMES, Finding, Tried, fuzz
from lsgui.core.types import Progress, no_progress

MEMORY = 4 << 30  # bytes beyond those that a process begins with
GRACE = 120.0  # seconds that a process may take beyond its time
SAID = "said.txt"
_TICK = 0.5


def measure_fuzz(
    seconds: float, names: Sequence[str] = NAMES, *, seed: int = 0, progress: Progress = no_progress
) -> dict[str, Any]:
    """Try each parser for so many seconds; what was found, and the folder in which its inputs are kept."""
    folder = Path(tempfile.mkdtemp(prefix="lsgui-fuzz-"))
    began = time.monotonic()

    def said(done: float) -> None:
        progress(round(done), round(seconds * len(names)))

    found: dict[str, Tried] = {}
    for number, name in enumerate(names):
        found[name] = _tried(name, folder / name, seconds, seed, lambda s, n=number: said(n * seconds + s))
    if not any(tried.findings for tried in found.values()):
        shutil.rmtree(folder, ignore_errors=True)
    findings = [asdict(each) | {"parser": name} for name, tried in found.items() for each in tried.findings]
    return {
        "seconds_each": seconds,
        "seed": seed,
        "seconds": round(time.monotonic() - began, 1),
        "parsers": {name: tried.as_json() for name, tried in found.items()},
        "findings": len(findings),
        "kept_in": str(folder) if findings else None,
        "held": not findings,
    }


def _tried(name: str, folder: Path, seconds: float, seed: int, said: Any) -> Tried:
    """What one parser did with its time; after a process that died, another one goes on."""
    whole, began, number = Tried(), time.monotonic(), 0
    while (left := seconds - (time.monotonic() - began)) > 0 and len(whole.findings) < MOST_FINDINGS:
        place = folder / str(number)
        place.mkdir(parents=True)
        tried = _in_a_process(name, place, left, seed + number, lambda: said(time.monotonic() - began))
        number += 1
        whole.inputs += tried.inputs
        whole.taken += tried.taken
        whole.contained += tried.contained
        whole.slowest = max(whole.slowest, tried.slowest)
        whole.findings += tried.findings
        if not any(finding.what.startswith("the process") for finding in tried.findings):
            break
    return whole


def _in_a_process(name: str, folder: Path, seconds: float, seed: int, said: Any) -> Tried:
    context = multiprocessing.get_context("spawn")
    receiver, sender = context.Pipe(duplex=False)
    process = context.Process(target=_serve, args=(sender, name, folder, seconds, seed), name="fuzz")
    process.start()
    sender.close()
    until = time.monotonic() + seconds + GRACE
    try:
        while not receiver.poll(_TICK) and time.monotonic() < until and process.is_alive():
            said()
        with suppress(EOFError, OSError):
            if receiver.poll():
                return _received(receiver.recv_bytes())
        how = f"ended with {process.exitcode}" if not process.is_alive() else "did not come back"
        return Tried(1, findings=[Finding("crash", f"the process {how}", str(folder / INPUT))])
    finally:
        process.kill()
        process.join()
        receiver.close()


def _received(report: bytes) -> Tried:
    """A process' report, which is JSON: nothing is unpickled, not even what is our own."""
    found = json.loads(report)
    return Tried(**{**found, "findings": [Finding(**each) for each in found["findings"]]})


def _serve(pipe: Connection, name: str, folder: Path, seconds: float, seed: int) -> None:
    _limit()
    with (folder / SAID).open("wb") as said:  # what libraries complain of is kept with the input, not shown
        os.dup2(said.fileno(), 2)
    pipe.send_bytes(json.dumps(fuzz(name, folder, seconds=seconds, seed=seed).as_json()).encode())
    pipe.close()


def _limit() -> None:
    """Refuse this process more memory than any parser needs, and dumps of it to the disk."""
    if sys.platform == "win32":
        return
    import resource

    with suppress(ValueError, OSError):
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
        taken = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[0]) * resource.getpagesize()
        resource.setrlimit(resource.RLIMIT_AS, (taken + MEMORY, resource.getrlimit(resource.RLIMIT_AS)[1]))
