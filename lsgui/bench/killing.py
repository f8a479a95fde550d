"""Killing indexing runs at random moments, going on, and comparing with a run that nobody disturbed."""

import json
import os
import random
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections import Counter
from contextlib import closing
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

import numpy as np

from lsgui.bench.pictures import make_views
from lsgui.bench.spread import spread
from lsgui.core.types import FloatArray, Progress, UserError, no_progress
from lsgui.library.check import check
from lsgui.library.database import connect_reader
from lsgui.library.owner import read_owner
from lsgui.library.vectors import FeatureFile

PICTURES = 200
COSINE = 0.9999
_EARLY = 0.2  # of the kills come within the first part of a run, before it writes, the others after
_SHARE = 0.125  # of an undisturbed run: the longest that a run lives from there until it is killed
_LOOK = 0.005  # seconds between looks whether a run writes


@dataclass
class _Outcome:
    """What was found wrong in the libraries of killed runs; all numbers but `least_cosine` should be 0."""

    libraries: int = 0
    missing: int = 0
    doubled: int = 0
    foreign: int = 0
    least_cosine: float = 1.0
    damage: list[str] = field(default_factory=list)
    unused_bytes: int = 0

    @property
    def holds(self) -> bool:
        """Whether the libraries are what an undisturbed run makes."""
        wrong = self.missing + self.doubled + self.foreign + len(self.damage) + self.unused_bytes
        return not wrong and self.least_cosine >= COSINE


def kill_runs(
    count: int,
    folder: Path | None = None,
    *,
    checkpoint: Path | None = None,
    device: str = "auto",
    seed: int = 0,
    progress: Progress = no_progress,
) -> dict[str, Any]:
    """SIGKILL `count` runs of `lsgui index`, workers and all, each at a random moment, and go on each time.

    A fifth of the moments are counted from the start, the others from when the run begins to write.
    They index `folder` (None: 200 photographs made of one). Whenever a run comes to its end its library
    is checked, compared with that of an undisturbed run, and a new one begins. "holds" says whether every
    image was there exactly once, every feature at a cosine of 0.9999 or more, and the check found nothing.
    `progress` counts kills. Raises `UserError` where a run fails by itself.
    """
    began = time.perf_counter()
    with tempfile.TemporaryDirectory(prefix="lsgui-kills-") as name:
        place = Path(name)
        photographs = folder or make_views(place / "photographs", None, PICTURES)[0].parent
        runs = _Runs(photographs, place, checkpoint, device)
        undisturbed = runs.finish(place / "undisturbed")
        wanted = _features(place / "undisturbed")
        bytes_each = 2 * wanted[0][1].size
        outcome, moments, stored = _Outcome(), list[float](), list[float]()
        dice = random.Random(seed)
        library = place / "library-1"
        while len(moments) < count:
            progress(len(moments), count)
            writes, moment = dice.random() >= _EARLY, dice.uniform(0, undisturbed * _SHARE)
            if runs.killed(library, moment, writes=writes):
                moments.append(moment)
                stored.append(_bytes_written(library) / bytes_each)
            else:
                library = _compared(library, wanted, outcome)
        runs.finish(library)
        _compared(library, wanted, outcome)
        progress(count, count)
    return {
        "kills": count,
        "photographs": len(wanted),
        **asdict(outcome),
        "then_killed_after_s": asdict(spread(moments)) if moments else None,
        "features_written_when_killed": asdict(spread(stored)) if stored else None,
        "undisturbed_s": round(undisturbed, 3),
        "seconds": round(time.perf_counter() - began, 3),
        "holds": outcome.holds,
    }


@dataclass(frozen=True)
class _Runs:
    """Runs of `lsgui index` over one folder, each a process group of its own."""

    photographs: Path
    place: Path
    checkpoint: Path | None
    device: str

    def finish(self, library: Path) -> float:
        """Index to the end; the seconds it took."""
        began = time.perf_counter()
        process = self._start(library)
        self._ended(process)
        return time.perf_counter() - began

    def killed(self, library: Path, moment: float, *, writes: bool) -> bool:
        """Index for `moment` seconds, after it `writes` or from the start, and kill the run; False where
        it was done before."""
        before = _written(library)
        process = self._start(library)
        while writes and _written(library) == before and process.poll() is None:
            time.sleep(_LOOK)
        try:
            process.wait(moment)
        except subprocess.TimeoutExpired:
            _kill_group(process)
            return True
        self._ended(process)
        return False

    def _start(self, library: Path) -> "subprocess.Popen[bytes]":
        words = ["index", self.photographs, "--library", library, "--device", self.device, "--json"]
        words += ["--checkpoint", self.checkpoint] if self.checkpoint else []
        with (self.place / "output").open("wb") as output, (self.place / "complaints").open("wb") as said:
            return subprocess.Popen(
                [sys.executable, "-m", "lsgui", *map(str, words)],
                stdin=subprocess.DEVNULL,
                stdout=output,
                stderr=said,
                start_new_session=True,
            )

    def _ended(self, process: "subprocess.Popen[bytes]") -> None:
        if process.wait():
            said = (self.place / "complaints").read_text(errors="replace").strip().splitlines()
            raise UserError(f"an indexing run failed by itself: {said[-1] if said else process.returncode}")
        report = json.loads((self.place / "output").read_bytes())
        if not report["total"]:
            raise UserError(f"{self.photographs} holds no photographs to index")


def _kill_group(process: "subprocess.Popen[bytes]") -> None:
    """Kill the run and its workers at once; on Windows the workers end by themselves."""
    if sys.platform == "win32":
        process.kill()
    else:
        os.killpg(process.pid, signal.SIGKILL)
    process.wait()


def _written(library: Path) -> list[tuple[str, int, int]]:
    """What tells whether a run has begun to write features; nothing is opened for that."""
    states = [(path.name, path.stat()) for path in library.glob("features-*.f16")]
    return [(name, status.st_size, status.st_mtime_ns) for name, status in states if status.st_size]


def _bytes_written(library: Path) -> int:
    """What a killed run and those before it left of features; the database is not touched for that."""
    return sum(path.stat().st_size for path in library.glob("features-*.f16"))


def _features(library: Path) -> list[tuple[bytes, FloatArray]]:
    """Every image's path and feature, in path order, as the database's rows say."""
    with closing(connect_reader(library)) as connection:
        owner = read_owner(connection)
        rows = connection.execute("SELECT path, place FROM images ORDER BY path").fetchall()
    if owner is None:
        return []
    stored = FeatureFile(library, owner.epoch, owner.dim).read(0, owner.places)
    nothing = np.zeros(owner.dim, np.float32)
    return [(path, nothing if place is None else stored[place]) for path, place in rows]


def _compared(library: Path, wanted: list[tuple[bytes, FloatArray]], outcome: _Outcome) -> Path:
    """Add what is wrong with a finished library to the outcome, and clear it away; the next one's place."""
    checked = check(library)
    found = _features(library)
    times = Counter(path for path, _ in found)
    expected = dict(wanted)
    outcome.libraries += 1
    outcome.missing += len(expected.keys() - times.keys())
    outcome.foreign += len(times.keys() - expected.keys())
    outcome.doubled += sum(number - 1 for number in times.values())
    outcome.damage += [damage.sentence for damage in checked.damage]
    outcome.unused_bytes += checked.unused_bytes
    cosines = [_cosine(feature, expected[path]) for path, feature in found if path in expected]
    outcome.least_cosine = round(min([outcome.least_cosine, *cosines]), 7)
    shutil.rmtree(library)
    return library.with_name(f"library-{outcome.libraries + 1}")


def _cosine(a: FloatArray, b: FloatArray) -> float:
    lengths = float(np.linalg.norm(a.astype(np.float64)) * np.linalg.norm(b.astype(np.float64)))
    return float(a.astype(np.float64) @ b.astype(np.float64)) / lengths if lengths else 0.0
