"""What a crash leaves: a report in the folder of logs, for the next start and for `lsgui doctor` to find.

While a window is open, Python's faulthandler has a file of its own, locked, for the case that the program is
ended from below: what every thread was at goes there. Where nothing broke, the file goes again. Nothing
leaves the machine.
"""

import faulthandler
import os
import platform
import secrets
import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, BinaryIO

from lsgui import __version__, paths
from lsgui.head_lock import lock

if TYPE_CHECKING:
    from sys import UnraisableHookArgs

KEPT = 5
RUNNING, CRASHED = "running-*.txt", "crash-*.txt"

Told = Callable[[type[BaseException], BaseException, TracebackType | None], None]
"""Takes a bug that nobody caught, from any thread."""


@contextmanager
def reported() -> Iterator[BinaryIO | None]:
    """A file for the worst, which faulthandler writes to; None where it cannot be, or has another already."""
    stream = None if faulthandler.is_enabled() else _new_report()
    if stream is None:
        yield None
        return
    faulthandler.enable(stream)
    try:
        yield stream
    finally:
        faulthandler.disable()
        _discard(stream)


def _discard(stream: BinaryIO) -> None:
    stream.close()
    with suppress(OSError):
        os.unlink(stream.name)


def _new_report() -> BinaryIO | None:
    try:
        paths.make(paths.logs())
        stream = (paths.logs() / f"running-{secrets.token_hex(8)}.txt").open("xb", buffering=0)
    except OSError:
        return None
    if not lock(stream.fileno(), shared=False):  # nobody could tell it from what a crash left
        _discard(stream)
        return None
    started = time.strftime("%Y-%m-%d %H:%M:%S")
    words = f"lsgui {__version__}, Python {platform.python_version()}, {sys.platform}, started {started}\n"
    with suppress(OSError):  # a full disk
        stream.write(words.encode())
    return stream


def collect() -> Path | None:
    """Keep the reports of programs that crashed since the last call; the newest of them, or None."""
    fresh = sorted(filter(None, map(_kept, paths.among(paths.logs(), RUNNING))))
    for old in kept()[KEPT:]:
        with suppress(OSError):
            old.unlink()
    return fresh[-1] if fresh else None


def kept() -> list[Path]:
    """The reports of crashes, newest first."""
    return sorted(paths.among(paths.logs(), CRASHED), reverse=True)


def keep(details: str) -> Path | None:
    """Write a report of what has been told to the user already; None where there is no writing it."""
    report = paths.logs() / f"crash-{time.strftime('%Y%m%d-%H%M%S')}-{os.getpid()}.txt"
    words = f"lsgui {__version__}, Python {platform.python_version()}, {sys.platform}\n{details}"
    try:
        paths.make(paths.logs())
        report.write_text(words, "utf-8", "backslashreplace")
    except OSError:
        with suppress(OSError):
            report.unlink()
        return None
    return report


def _kept(report: Path) -> Path | None:
    """A crash's report under its new name; one of a program that was killed, or closed, holds nothing."""
    try:
        with report.open("r+b") as stream:
            if not lock(stream.fileno(), shared=False):  # its program still runs
                return None
            crashed = stream.read().count(b"\n") > 1
        if not crashed:
            report.unlink()
            return None
        when = time.strftime("%Y%m%d-%H%M%S", time.localtime(report.stat().st_mtime))
        new = report.with_name(f"crash-{when}-{report.stem.rpartition('-')[2]}.txt")
        os.replace(report, new)
    except OSError:
        return None
    return new


@contextmanager
def bugs_told(tell: Told) -> Iterator[None]:
    """Have `tell` called with what nobody caught, in whichever thread, besides what was done before."""
    before = sys.excepthook, threading.excepthook, sys.unraisablehook

    def in_thread(found: threading.ExceptHookArgs) -> None:
        if found.exc_value is not None:
            tell(found.exc_type, found.exc_value, found.exc_traceback)
        before[1](found)

    def in_passing(found: "UnraisableHookArgs") -> None:
        if found.exc_value is not None:
            tell(found.exc_type, found.exc_value, found.exc_traceback)
        before[2](found)

    def at_all(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        tell(kind, error, trace)
        if not issubclass(kind, KeyboardInterrupt):
            before[0](kind, error, trace)

    sys.excepthook, threading.excepthook, sys.unraisablehook = at_all, in_thread, in_passing
    try:
        yield
    finally:
        sys.excepthook, threading.excepthook, sys.unraisablehook = before
