"""What a library of many images costs: a rescan that finds nothing new, and memory.

Its rows are synthetic, for 100,000 photographs; its files are tiny but real, since a rescan looks at each.
"""

import json
import os
from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np

from lsgui import screen
from lsgui.bench.spread import spread
from lsgui.bench.startup import run_program, run_window
from lsgui.core.types import UserError
from lsgui.library.store import Library
from lsgui.library.walk import walk
from lsgui.library.writer import Writer

if TYPE_CHECKING:
    from lsgui.core.engine import Engine

SEED = 0
IN_A_FOLDER = 500
RESCANS = 3


def measure(engine: "Engine", folder: Path, pair: Sequence[Path], rows: int) -> dict[str, Any]:
    """Seconds of `lsgui index` where nothing changed, and resident megabytes of it and of a window.

    All by the commands a user gives, in processes of their own, on a library of `rows` images.
    """
    photographs, home = folder / "photographs", folder / "home"
    make_files(photographs, rows)
    fill(engine, home / "data" / "library", photographs)
    environment = os.environ | {"LSGUI_HOME": str(home)}
    words: list[str | Path] = ["index", photographs, "--checkpoint", engine.checkpoint.path, "--json"]
    runs = [run_program(words, environment) for _ in range(RESCANS)]
    reports = [json.loads("\n".join(run.lines)) for run in runs]
    if any(report["unchanged"] != rows for report in reports):
        raise UserError(f"a rescan of {rows} unchanged files took some for changed")
    return {
        "images": rows,
        "rescan_seconds": asdict(spread([report["seconds"] for report in reports])),
        "index_peak_mb": max((run.peak_mb for run in runs if run.peak_mb), default=None),
        "window": _window(home, pair),
    }


def _window(home: Path, pair: Sequence[Path]) -> dict[str, Any]:
    """The most memory of a window that answers queries from the library."""
    try:
        run = run_window(pair, home, offscreen=bool(screen.problems()), queries=2)
    except UserError as error:
        return {"peak_mb": None, "reason": str(error)}
    return {"peak_mb": run.peak_mb, "reason": None}


def make_files(folder: Path, rows: int) -> None:
    """As many tiny files with names of photographs, 500 in a folder."""
    for first in range(0, rows, IN_A_FOLDER):
        place = folder / f"{first:08}"
        place.mkdir(parents=True)
        for number in range(first, min(first + IN_A_FOLDER, rows)):
            (place / f"IMG_{number:08}.jpg").write_bytes(number.to_bytes(8, "big"))


def fill(engine: "Engine", library: Path, folder: Path) -> None:
    """A library that has indexed `folder`, with random features (seed 0)."""
    random = np.random.default_rng(SEED)
    Library.open(library, engine.identity, engine.dim).close()
    with Writer(library, engine.identity, engine.dim) as writer:
        root = writer.add_root(folder)
        for number, found in enumerate(walk(folder).files):
            digest = number.to_bytes(20, "big")
            writer.put_new(root, found, digest, random.random(engine.dim, dtype=np.float32))
