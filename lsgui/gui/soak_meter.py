"""What a soak measures: memory, handles, threads, objects, stalls of the event loop, and errors."""

import gc
import logging
import os
import sys
import time
import traceback
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from statistics import median
from typing import TYPE_CHECKING, Any, NamedTuple

import shiboken6
from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QApplication

from lsgui.gui.heartbeat import LATE_MS, Heartbeat

if TYPE_CHECKING:
    from lsgui.gui.main_window import MainWindow
    from lsgui.gui.soak_user import User

EVERY_MS = 1000
EARLY = 600
"""Seconds after which caches are full: memory is compared with what it was then."""
OVER = 60
"""Seconds over which the median is taken."""
WORST, SAID, CALLS = 10, 50, 6
POINTS = 120
"""Of memory that are reported, at most."""


OFFSCREEN = "This plugin does not support"


class Sample(NamedTuple):
    """The process at one moment; -1 is what the system does not say."""

    second: float
    mb: float
    handles: int
    threads: int


class Stall(NamedTuple):
    """A pause of the event loop: how long, how long of it the window ran, how long it had no processor (the
    rest of it waited for Python's lock, or for a file), and what the user had done last."""

    ms: float
    ran_ms: float
    queued_ms: float
    step: str

    @property
    def own_ms(self) -> float:
        """Without the wait for a processor: a machine that has other work does not lengthen it much."""
        return self.ms - self.queued_ms

    @property
    def rounded(self) -> tuple[int, int, int, str]:
        """In whole ms."""
        return round(self.ms), round(self.ran_ms), round(self.queued_ms), self.step


class Meter(QObject):
    """Outlives the windows; it looks at the process every second, and counts what goes wrong."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.stuck = False
        """Whether a worker did not stop, so that no further window can be opened."""
        self._began = time.monotonic()
        self._samples: list[Sample] = []
        self._steps: Counter[str] = Counter()
        self._said: Counter[str] = Counter()
        self._counts: Counter[str] = Counter()
        self._logged: Counter[str] = Counter()
        self._objects: list[int] = []
        self._left: list[dict[str, int]] = []
        self._stalls: list[Stall] = []
        self._loading: list[Stall] = []
        self._longest = 0.0
        self._step = ""
        self._ready = False
        self._heart = Heartbeat(self)
        self._heart.late.connect(self._late)
        self._clock = QTimer(self, interval=EVERY_MS)
        self._clock.timeout.connect(self._sample)

    @contextmanager
    def listening(self) -> Iterator[None]:
        """Count what the program logs as a warning or worse."""
        handler = _Counting(self._counts, self._logged)
        log = logging.getLogger()
        log.addHandler(handler)
        self._clock.start()
        self._sample()
        try:
            yield
        finally:
            self._clock.stop()
            log.removeHandler(handler)

    def watch(self, window: "MainWindow", user: "User") -> None:
        """A window is opened: count what it answers and says."""
        self._ready = False
        user.begun.connect(self._heart.begin)
        user.did.connect(self._did)
        user.met_bug.connect(self._met_bug)
        bridge = window.bridge
        bridge.engine_ready.connect(self._engine_ready)
        bridge.answer_ready.connect(self._answered)
        for failed in (bridge.failed, bridge.query_failed, bridge.engine_failed, bridge.listing_failed):
            failed.connect(self._say)

    def leave(self, window: "MainWindow") -> None:
        """A window was closed, and is still there: count the objects in it."""
        pause = self._heart.end()
        self._longest = max(self._longest, pause if self._ready else 0.0)
        self._counts["windows"] += 1
        self._objects.append(1 + len(window.findChildren(QObject)))
        self._sample()

    def look_behind(self) -> None:
        """A window was deleted: count what is left of all of them.

        What the program keeps from garbage collection, since it has one window, is given free for that.
        """
        gc.unfreeze()
        gc.collect()
        there = [each for each in gc.get_objects() if issubclass(type(each), QObject)]
        self._left.append(
            {
                "objects": sum(map(shiboken6.isValid, there)),
                "shells": sum(not shiboken6.isValid(each) for each in there),
                "widgets": len(QApplication.allWidgets()),
            }
        )

    def report(self) -> dict[str, Any]:
        """All of it. "ten_minutes" is None in a run that was shorter than eleven."""
        self._sample()
        worst = sorted(self._stalls, reverse=True)
        return {
            "seconds": round(time.monotonic() - self._began, 1),
            "windows": self._counts["windows"],
            "steps": dict(self._steps.most_common()),
            "answers": self._counts["answers"],
            "memory_mb": self._over_time("mb"),
            "handles": self._over_time("handles"),
            "threads": self._over_time("threads"),
            "objects": _first_and_last(self._objects),
            "left_behind": {"first": self._left[0], "last": self._left[-1]} if self._left else None,
            "stalls": {
                "longest_ms": round(self._longest, 1),
                "above_100_ms": len(self._stalls),
                "own_above_100_ms": sum(each.own_ms > LATE_MS for each in self._stalls)
                + sum(each.ran_ms > LATE_MS for each in self._loading),  # loading has Python's lock for long
                "worst": [stall.rounded for stall in worst[:WORST]],
                "while_loading": [stall.rounded for stall in self._loading],
            },
            "error_dialogs": self._counts["bugs"],
            "log_errors": self._counts["errors"],
            "log_warnings": self._counts["warnings"],
            "logged": dict(self._logged.most_common(SAID)),
            "said": dict(self._said.most_common(SAID)),
            "did_not_stop": self.stuck,
            "memory_over_time": self._points(),
        }

    def _over_time(self, what: str) -> dict[str, float | None]:
        """The median of the minute after ten minutes, and of the last one."""
        last = self._samples[-1].second
        early = [getattr(each, what) for each in self._samples if EARLY <= each.second < EARLY + OVER]
        late = [getattr(each, what) for each in self._samples if each.second >= last - OVER]
        then = median(early) if early and last >= EARLY + OVER else None
        now = median(late)
        return {
            "start": getattr(self._samples[0], what),
            "ten_minutes": then,
            "end": now,
            "most": max(getattr(each, what) for each in self._samples),
            "growth_percent": round(100 * (now / then - 1), 2) if then else None,
        }

    def _points(self) -> list[tuple[int, float]]:
        step = 1 + len(self._samples) // POINTS
        return [(round(each.second), each.mb) for each in self._samples[::step]]

    def _sample(self) -> None:
        self._samples.append(Sample(time.monotonic() - self._began, *_process()))

    def _did(self, step: str) -> None:
        self._step = step
        self._steps[step] += 1

    def _met_bug(self) -> None:
        self._counts["bugs"] += 1

    def _answered(self) -> None:
        self._counts["answers"] += 1

    def _engine_ready(self) -> None:
        """Up to here the inference library is imported, in the first window at least."""
        self._ready = True
        self._heart.end()
        self._heart.begin()

    def _late(self, ms: float, ran_ms: float, queued_ms: float) -> None:
        (self._stalls if self._ready else self._loading).append(Stall(ms, ran_ms, queued_ms, self._step))

    def _say(self, sentence: str) -> None:
        self._said[sentence] += 1


class _Counting(logging.Handler):
    def __init__(self, counts: Counter[str], logged: Counter[str]) -> None:
        super().__init__(logging.WARNING)
        self._counts, self._logged = counts, logged

    def emit(self, record: logging.LogRecord) -> None:
        """Count a record; any thread may come here. What the offscreen platform cannot do is no news."""
        if OFFSCREEN in record.getMessage():
            return
        self._counts["errors" if record.levelno >= logging.ERROR else "warnings"] += 1
        error = record.exc_info[1] if record.exc_info else None
        trouble = f"{error!r} {_way_to(error)}" if error is not None else ""
        self._logged[f"{record.levelname} {record.getMessage()} {trouble}".strip()] += 1


def _way_to(error: BaseException) -> str:
    """Where an error came from, the last calls of it."""
    calls = traceback.extract_tb(error.__traceback__)[-CALLS:]
    return " > ".join(f"{Path(call.filename).name}:{call.lineno} {call.name}" for call in calls)


def _first_and_last(counts: list[int]) -> dict[str, int | None]:
    if not counts:
        return dict.fromkeys(("first", "last", "most"))
    return {"first": counts[0], "last": counts[-1], "most": max(counts)}


def _process() -> tuple[float, int, int]:
    """Resident memory in MB, open handles and threads of this process."""
    if sys.platform == "linux":
        status = Path("/proc/self/status").read_text(encoding="ascii", errors="replace")
        numbers = {line.partition(":")[0]: line.split()[1:2] for line in status.splitlines()}
        resident, threads = int(numbers["VmRSS"][0]), int(numbers["Threads"][0])
        return round(resident * 1024 / 1e6, 1), len(os.listdir("/proc/self/fd")), threads
    else:
        import psutil

        process = psutil.Process()
        handles = process.num_handles() if sys.platform == "win32" else process.num_fds()
        return round(process.memory_info().rss / 1e6, 1), handles, process.num_threads()
