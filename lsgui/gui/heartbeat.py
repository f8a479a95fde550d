"""How long the event loop lets the user wait: a meter for tests and for the benchmark."""

import os
import sys
import time
from contextlib import suppress

from PySide6.QtCore import QObject, Qt, QTimer, Signal

BEAT_MS = 1
LATE_MS = 100


class Heartbeat(QObject):
    """The longest time in which the event loop of this thread got round to nothing new, in ms.

    A timer of the loop itself beats, and what lies between two beats is what a key press would have had to
    wait: slots, layout, painting, waiting for Python's lock or for a processor, each run of them without a
    pause. An interval is part of it, so it is at most that much (1 ms) too long and never too short. The
    dispatcher's `aboutToBlock` and `awake` would not do: GLib's, usual on Linux, emits `awake` after the
    events were handled, not before.
    """

    late = Signal(float, float, float)
    """A pause longer than `LATE_MS` is over: how long it was, how long of it this thread ran, and how long it
    was ready to but had no processor, in ms. The rest of it waited for Python's lock, or for a file. Where
    nobody counts the wait for a processor, it is all that was no running."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._last = self._longest = self._ran = self._queued = 0.0
        self._queue = _Queue()
        self.beats = 0
        self._timer = QTimer(self, interval=BEAT_MS, timerType=Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self._beat)

    def begin(self) -> None:
        """Begin to measure."""
        self._last, self._longest, self.beats = time.perf_counter(), 0.0, 0
        self._ran, self._queued = time.thread_time(), self._queue.waited()
        self._timer.start()

    def end(self) -> float:
        """Stop, and say how long the longest pause was."""
        self._beat()
        self._timer.stop()
        return self._longest * 1000

    def _beat(self) -> None:
        now = time.perf_counter()
        pause, self._last = now - self._last, now
        self._longest = max(self._longest, pause)
        self.beats += 1
        ran, queued = time.thread_time(), self._queue.waited()
        if pause * 1000 > LATE_MS:
            rest = pause - (ran - self._ran)
            waited = queued - self._queued if self._queue.counts else rest
            self.late.emit(pause * 1000, (ran - self._ran) * 1000, waited * 1000)
        self._ran, self._queued = ran, queued


class _Queue:
    """How long the thread that made it was ready to run and had no processor; only Linux keeps count."""

    def __init__(self) -> None:
        self._file: int | None = None
        if sys.platform == "linux":
            with suppress(OSError):  # a kernel that does not count
                self._file = os.open("/proc/thread-self/schedstat", os.O_RDONLY | os.O_CLOEXEC)

    @property
    def counts(self) -> bool:
        """Whether anybody keeps count."""
        return self._file is not None

    def waited(self) -> float:
        """Seconds, all in all; 0 where nobody counts."""
        return int(os.pread(self._file, 80, 0).split()[1]) / 1e9 if self._file is not None else 0.0

    def __del__(self) -> None:
        if self._file is not None:
            os.close(self._file)
