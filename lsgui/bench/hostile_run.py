"""`lsgui bench --hostile N`: an index of N hostile files, and whether each met its fate."""

import multiprocessing
import tempfile
import time
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from lsgui.bench.hostile import QUADRANTS, Hostile, make_hostile
from lsgui.core.types import CheckpointIdentity, FloatArray, Progress, no_progress
from lsgui.library import decoding, scan
from lsgui.library.embedding import Here
from lsgui.library.store import Library
from lsgui.library.thumbnails import Thumbnailer

SEED = 0
NEAR = 0.05  # cosine distance; a turned picture is at 0.5 or more
LATE = 5.0  # seconds that a busy machine may take to end a file whose time is over


class Quadrants:
    """In place of an engine: the mean colours of a picture's four quadrants, which tell its orientation."""

    identity = CheckpointIdentity("quadrants", "quadrants")
    dim = 12
    input_size = (64, 64)

    def embed_pixels(self, pixels: npt.NDArray[np.uint8], /) -> FloatArray:
        """Features (n, 12) of pixels (n, 64, 64, 3)."""
        cells = pixels.reshape(-1, 2, 32, 2, 32, 3).astype(np.float32).mean(axis=(2, 4))
        features: FloatArray = cells.reshape(-1, self.dim) / np.float32(255) - np.float32(0.5)
        return features


def measure_hostile(count: int, *, progress: Progress = no_progress) -> dict[str, Any]:
    """Index `count` hostile files (seed 0); lists what ended in a way that it should not have."""
    with tempfile.TemporaryDirectory(prefix="lsgui-hostile-") as name:
        return judge(Path(name), make_hostile(Path(name, "files"), count, seed=SEED), progress=progress)


def judge(folder: Path, files: Sequence[Hostile], *, progress: Progress = no_progress) -> dict[str, Any]:
    """Index the files, which lie in `folder`/files, with thumbnails, and compare with their fates."""
    engine = Quadrants()
    with Library.open(folder / "library", engine.identity, engine.dim) as library:
        began = time.perf_counter()
        here = Here(engine, Thumbnailer(folder / "thumbnails"))
        scan.index(library, engine, [folder / "files"], elsewhere=here, progress=progress)
        seconds = time.perf_counter() - began
        indexed = set(library.paths())
        skipped = {Path(item.path): item.reason for item in library.skipped()}
        upright = np.asarray(QUADRANTS, np.float32).reshape(-1) / np.float32(255) - np.float32(0.5)
        near = {n.path for n in library.nearest(upright, library.count) if n.distance < NEAR}
    found: dict[str, Any] = {
        "files": len(files),
        "seconds": round(seconds, 1),
        "indexed": len(indexed),
        "skipped": dict(Counter(_kind_of(reason) for reason in skipped.values()).most_common()),
        "lost": [str(file.path) for file in files if (file.path in indexed) == (file.path in skipped)],
        "misjudged": [
            f"{file.kind}: {skipped.get(file.path, 'indexed')}"
            for file in files
            if file.fate != "either" and (file.fate == "indexed") != (file.path in indexed)
        ],
        "not_upright": [file.kind for file in files if file.shows_quadrants and file.path not in near],
        "without_reason": sum(not reason for reason in skipped.values()),
        "longest_file_s": round(here.longest, 3),
        "too_slow": int(here.longest > decoding.SECONDS + LATE),
        "workers_left": len(multiprocessing.active_children()),
    }
    at_fault = ("lost", "misjudged", "not_upright", "without_reason", "too_slow", "workers_left")
    return found | {"held": not any(found[name] for name in at_fault)}


def _kind_of(reason: str) -> str:
    """A reason without what differs from file to file."""
    return reason.partition(" (")[0]
