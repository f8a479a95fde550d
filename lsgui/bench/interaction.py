"""How long the window takes for a warm query, and how long it lets the user wait, then and while indexing."""

import os
from dataclasses import asdict
from pathlib import Path
from typing import Any

from lsgui import screen
from lsgui.bench.pictures import make_views
from lsgui.bench.spread import spread
from lsgui.bench.startup import SECONDS, platform_of, run_program, run_window
from lsgui.core.types import UserError

QUERIES = 12
IMAGES = 4
"""Of an expression, with one operation less."""
LIBRARY = 48
SLOWEST = 10
"""Photographs a second at which the window is given up."""
FILLED = ("photographs", "seconds", "shown")
WHY = ("first_ms", "both_ms", "blocked_ms")
TIMES = {"to_answer": "ms", "gui_blocked": "blocked_ms"}


def interaction(folder: Path, photograph: Path | None) -> dict[str, Any]:
    """Milliseconds of 12 changes of the operation, or of swaps, in a window with a library of 48 images.

    "why" is the time from asking why the answer has a label to the first picture over A, and over both.
    "to_answer" lasts until the answer's labels are painted. "gui_blocked" is the longest stall of the
    GUI thread until 0.3 s after that, when the neighbours' thumbnails are in. "expression" has the same for
    three operations on four images, of which the innermost is changed: all three are made anew, but for
    combinations that were asked before and are remembered. Where the window does not start, every number is
    None and "reason" says why.
    """
    offscreen = bool(screen.problems())
    views = make_views(folder / "views", photograph, LIBRARY + 2)
    try:
        found = _measure(folder / "window-home", views, offscreen=offscreen)
    except UserError as error:
        found = {**dict.fromkeys((*TIMES, "why", "neighbours", "expression")), "reason": str(error)}
    return {**found, "library": LIBRARY + 2, **platform_of(offscreen=offscreen)}


def filling(folder: Path, pictures: Path, count: int) -> dict[str, Any]:
    """The longest stall of the GUI thread, in ms, while the window indexes `count` photographs.

    The library panel and the grid of the whole library are in sight, and the grid is scrolled. Where the
    window does not start, every number is None and "reason" says why.
    """
    offscreen = bool(screen.problems())
    try:
        seconds = SECONDS + count / SLOWEST
        events = run_window((), folder, offscreen=offscreen, index=pictures, seconds=seconds).events
        ends = [event for event in events if event["event"] == "indexed"]
        if not ends:
            raise UserError("the window was closed before all photographs were indexed")
        found = {
            "gui_blocked": ends[0]["blocked_ms"],
            **{key: ends[0][key] for key in FILLED},
            "reason": None,
        }
    except UserError as error:
        found = {**dict.fromkeys(("gui_blocked", *FILLED)), "reason": str(error)}
    return {**found, **platform_of(offscreen=offscreen)}


def _measure(home: Path, views: tuple[Path, ...], *, offscreen: bool) -> dict[str, Any]:
    # By the command, so that library and checkpoint are those that the window will use.
    run_program(["index", views[0].parent], os.environ | {"LSGUI_HOME": str(home)})
    asked, nested = (asked_window(home, views[:count], offscreen=offscreen) for count in (2, IMAGES))
    neighbours = min(event["neighbours"] for event in _queries(asked))
    found = {"why": _why(asked), "neighbours": neighbours, "expression": times_of(nested)}
    return {**times_of(asked), **found, "reason": None}


def asked_window(home: Path, images: tuple[Path, ...], *, offscreen: bool) -> list[dict[str, Any]]:
    """What one window reports. Raises `UserError` where it is closed before the last query."""
    events = run_window(images, home, offscreen=offscreen, queries=QUERIES).events
    if (asked := len(_queries(events))) != QUERIES:
        raise UserError(f"the window was closed after {asked} of {QUERIES} queries")
    return events


def _queries(events: list[dict[str, Any]]) -> list[dict[str, Any]]:
    return [event for event in events if event["event"] == "query"]


def times_of(events: list[dict[str, Any]]) -> dict[str, Any]:
    """The spread of each of `TIMES`, in milliseconds."""
    asked = _queries(events)
    return {name: asdict(spread([event[key] for event in asked])) for name, key in TIMES.items()}


def _why(events: list[dict[str, Any]]) -> dict[str, float]:
    why = [{key: round(event[key], 1) for key in WHY} for event in events if event["event"] == "why"]
    if not why:
        raise UserError("the window was closed before it showed why")
    return why[0]
