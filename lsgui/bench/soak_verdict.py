"""Whether a soak was passed: what may not be in its report, in words."""

from collections.abc import Iterator
from typing import Any

MOST_GROWTH = 5.0
"""Percent by which memory may grow after ten minutes."""


def why_failed(report: dict[str, Any]) -> list[str]:
    """What in a soak's report is a failure, one sentence each; empty where it was passed.

    A run that is too short to tell growth is not judged by it. Of a stall, the time in which the window's
    thread was ready to run and had no processor does not count: the machine may have had other work. Whoever
    measures on a machine without any looks at all the stalls, "above_100_ms", too.
    """
    return [*_memory(report["memory_mb"]), *_stalls(report["stalls"]), *_errors(report)]


def _memory(memory: dict[str, Any]) -> Iterator[str]:
    growth = memory["growth_percent"]
    if growth is not None and growth >= MOST_GROWTH:
        yield f"memory grew by {growth:g} % after ten minutes; less than {MOST_GROWTH:g} % is wanted"


def _stalls(stalls: dict[str, Any]) -> Iterator[str]:
    count = stalls["own_above_100_ms"]
    if count:
        yield f"the window itself kept the user waiting for more than 100 ms, {count:,} times"


def _errors(report: dict[str, Any]) -> Iterator[str]:
    if report["error_dialogs"]:
        yield f"dialogs told of bugs: {report['error_dialogs']:,}"
    if report["log_errors"]:
        yield f"errors were logged: {report['log_errors']:,}"
    if report["did_not_stop"]:
        yield "a worker did not stop when its window was closed"
