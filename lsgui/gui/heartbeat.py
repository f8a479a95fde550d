"""How long the event loop lets the user wait: a meter for tests and for the benchmark."""

import time

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

    late = Signal(float, float)
    """A pause longer than `LATE_MS` is over: how long it was, and how long of it this thread ran, in ms."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._last = self._longest = self._ran = 0.0
        self.beats = 0
        self._timer = QTimer(self, interval=BEAT_MS, timerType=Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self._beat)

    def begin(self) -> None:
        """Begin to measure."""
        self._last, self._longest, self.beats = time.perf_counter(), 0.0, 0
        self._ran = time.thread_time()
        self._timer.start()

    def end(self) -> float:
        """Stop, and say how long the longest pause was."""
        self._beat()
        self._timer.stop()
        return self._longest * 1000

    def _beat(self) -> None:
        now = time.perf_counter()
        now_ran = time.thread_time()
        pause, ran = now - self._last, now_ran - self._ran
        self._last, self._ran = now, now_ran
        self._longest = max(self._longest, pause)
        self.beats += 1
        if pause * 1000 > LATE_MS:
            self.late.emit(pause * 1000, ran * 1000)
