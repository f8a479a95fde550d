"""How long the window takes to answer, from a change to what is painted, with a large library behind it."""

import os
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, Any

from lsgui import screen
from lsgui.bench.interaction import IMAGES, asked_window, times_of
from lsgui.bench.measure import machine
from lsgui.bench.pictures import make_views
from lsgui.bench.searching import Mixed, features_of, mixed_library
from lsgui.bench.startup import platform_of
from lsgui.core.types import Progress, UserError, no_progress

if TYPE_CHECKING:
    from lsgui.core.engine import Engine

VIEWS = 50
"""Of one photograph; the library's features are mixed from theirs."""


def measure(
    engine: "Engine", photograph: Path | None, rows: int, *, progress: Progress = no_progress
) -> dict[str, Any]:
    """Milliseconds of 12 changes in a window whose library has `rows` images, as `interaction` has them.

    "pair" changes the operation on two images, "expression" the innermost of three on four. The library is
    of vectors alone, so that no neighbour has a thumbnail. Where the window does not start, both are None
    and "reason" says why. "load" is how many processes wanted the processor before and after, on average.
    """
    offscreen = bool(screen.problems())
    with tempfile.TemporaryDirectory(prefix="lsgui-bench-") as name:
        home = Path(name, "home")
        views = make_views(Path(name, "views"), photograph, VIEWS)
        mixed = Mixed(features_of(engine, views[0].parent, progress))
        mixed_library(home / "data" / "library", engine, mixed, rows, rows).close()
        before = _load()
        asked = _asked(home, views, offscreen=offscreen)
    report = {"machine": machine(engine, quick=False), "library": rows}
    return {**report, **platform_of(offscreen=offscreen), **asked, "load": [before, _load()]}


def _asked(home: Path, views: tuple[Path, ...], *, offscreen: bool) -> dict[str, Any]:
    try:
        pair, nested = (asked_window(home, views[:n], offscreen=offscreen) for n in (2, IMAGES))
        return {"pair": times_of(pair), "expression": times_of(nested), "reason": None}
    except UserError as error:
        return {"pair": None, "expression": None, "reason": str(error)}


def _load() -> float | None:
    return round(os.getloadavg()[0], 1) if hasattr(os, "getloadavg") else None
