"""Watches the GUI thread from beside it, and names what kept it from the event loop for too long."""

import ctypes
import faulthandler
import re
import tempfile
import threading
import time
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import IO

from PySide6.QtCore import QObject, Qt, QTimer

import lsgui.gui

GUI = str(Path(lsgui.gui.__file__).parent)
PACKAGE = str(Path(GUI).parent)
LIMIT_MS = 50
MOST_BUSY_MS, MOST_MS = 250, 5000
BUILDING = "app.py:build"
TELLS = hasattr(time, "pthread_getcpuclockid")  # whether the system tells how long a thread ran
EVERY_SECONDS = 0.004
LATE_SECONDS = 0.02  # so long without a beat, and the stack is looked at
_FRAME = re.compile(r'  File "(?P<file>.+)", line (?P<line>\d+) in (?P<name>.+)')
_DUMP = getattr(ctypes.pythonapi, "_Py_DumpTraceback", None)
"""Writes the stack of one thread; `faulthandler` goes through all, and crashes where one is just made."""
Frames = list[tuple[str, str, str]]
"""File, line and function, the innermost first."""


@dataclass(frozen=True)
class Stall:
    """How long (in ms) the GUI thread was kept, how long of it it ran, and what was most often seen there.

    On a busy machine a thread may wait for a processor, which is no fault of its own: `busy` leaves that out
    (it is `milliseconds` again where the system cannot tell).
    """

    milliseconds: float
    busy: float
    culprit: str
    calls: frozenset[str] = frozenset()
    """The functions of the window that were seen under way, each as "file:function"."""

    @property
    def grave(self) -> bool:
        """Whether no noise of a machine explains it: the window ran for longer than `MOST_BUSY_MS` in one
        call, or was kept for longer than `MOST_MS`. Building the window may take its time."""
        ran = self.busy > MOST_BUSY_MS and TELLS
        return bool(self.calls) and BUILDING not in self.calls and (ran or self.milliseconds > MOST_MS)


@dataclass
class _Stretch:
    """Samples of one call on the GUI thread, or of one gap between two beats of the event loop."""

    key: object
    began: float
    ended: float
    cpu_began: float
    cpu_ended: float
    seen: Counter[str] = field(default_factory=Counter)
    calls: set[str] = field(default_factory=set)

    @property
    def milliseconds(self) -> float:
        return (self.ended - self.began) * 1000

    def stall(self) -> Stall:
        culprit = self.seen.most_common(1)[0][0] if self.seen else "Qt"
        busy = (self.cpu_ended - self.cpu_began) * 1000
        return Stall(round(self.milliseconds, 1), round(busy, 1), culprit, frozenset(self.calls))


class StallProbe(QObject):
    """While it is on, every call into lsgui.gui that lasts longer than `limit_ms` is noted with its culprit.

    A call is seen from a second thread, which looks at the GUI thread's stack every few milliseconds while
    the event loop's timer is late; work that holds Python's lock is seen by that timer itself, as long as a
    test waits in the loop. What a test does on its own counts for nothing. Stacks are read as text: to hold
    a frame from another thread would have its widgets deleted there.
    """

    def __init__(self, limit_ms: float = LIMIT_MS) -> None:
        super().__init__()
        self._limit = limit_ms
        self._main, self._state = threading.get_ident(), _state_of_this_thread()
        self._over = threading.Event()
        self._stretch: _Stretch | None = None
        self._own = False  # whether the test itself ran since the last beat
        self._cpu = _clock_of(self._main)
        self._last_beat, self._last_cpu = time.perf_counter(), self._cpu()
        self._beats = 0
        self._inside: Counter[str] = Counter()
        self._calls: set[str] = set()
        self.stalls: list[Stall] = []
        self._timer = QTimer(self, interval=2, timerType=Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self._beat)
        self._thread = threading.Thread(target=self._watch, name="stall probe", daemon=True)

    def begin(self) -> None:
        """Begin to watch the thread that calls this."""
        self._timer.start()
        self._thread.start()

    def end(self) -> list[Stall]:
        """Stop, and give what lasted too long, the longest first."""
        self._timer.stop()
        self._over.set()
        self._thread.join()
        self._close()
        return sorted(self.stalls, key=lambda stall: -stall.milliseconds)

    def _watch(self) -> None:
        with tempfile.TemporaryFile() as file:
            while not self._over.wait(EVERY_SECONDS):
                if time.perf_counter() - self._last_beat > LATE_SECONDS:
                    self._look(self._frames(file))
                else:
                    self._close()  # the call is over: the loop beats again

    def _frames(self, file: IO[bytes]) -> Frames:
        """The GUI thread's stack."""
        file.seek(0)
        file.truncate()
        if _DUMP is not None:
            _DUMP(file.fileno(), self._state)
        else:
            faulthandler.dump_traceback(file, all_threads=True)
        file.seek(0)
        threads = file.read().decode(errors="replace").split("\n\n")
        ours = next(text for text in threads if _DUMP is not None or f"0x{self._main:016x}" in text)
        return [(each["file"], each["line"], each["name"]) for each in _FRAME.finditer(ours)]

    def _look(self, frames: Frames) -> None:
        waits = bool(frames) and "pytestqt" in frames[0][0]
        inner = next((frame for frame in frames if frame[0].startswith(PACKAGE)), None)
        places = [number for number, frame in enumerate(frames) if frame[0].startswith(GUI)]
        if waits or inner is None or not places:
            self._close()
            self._own = self._own or not waits
            return
        outer = frames[places[-1]]
        during = "" if outer == inner else f" during {outer[2]}"
        calls = {f"{Path(frames[at][0]).name}:{frames[at][2]}" for at in places}
        self._note((outer[2], *frames[places[-1] + 1 :]), _name(inner) + during, calls)

    def _note(self, call: object, name: str, calls: set[str]) -> None:
        now, cpu, key = time.perf_counter(), self._cpu(), (call, self._beats)
        if self._stretch is None or self._stretch.key != key:
            self._close()
            self._stretch = _Stretch(key, now, now, cpu, cpu)
        self._stretch.ended, self._stretch.cpu_ended = now, cpu
        self._stretch.seen[name] += 1
        self._stretch.calls |= calls
        self._inside[name] += 1
        self._calls |= calls

    def _close(self) -> None:
        stretch, self._stretch = self._stretch, None
        if stretch is not None and stretch.milliseconds > self._limit:
            self.stalls.append(stretch.stall())

    def _beat(self) -> None:
        now, cpu = time.perf_counter(), self._cpu()
        gap = _Stretch(None, self._last_beat, now, self._last_cpu, cpu, self._inside, self._calls)
        seen = self._own or any(stall.milliseconds >= gap.milliseconds * 0.8 for stall in self.stalls[-1:])
        if self._beats and gap.milliseconds > self._limit and not seen:
            self.stalls.append(gap.stall())
        self._last_beat, self._last_cpu, self._own, self._inside = now, cpu, False, Counter()
        self._calls = set()
        self._beats += 1


def _state_of_this_thread() -> ctypes.c_void_p:
    """What Python knows this thread by."""
    get = ctypes.pythonapi.PyThreadState_Get
    get.restype = ctypes.c_void_p
    return ctypes.c_void_p(get())


def _clock_of(thread: int) -> Callable[[], float]:
    """Seconds that a thread has run."""
    if not TELLS:
        return time.perf_counter
    return partial(time.clock_gettime, time.pthread_getcpuclockid(thread))


def _name(frame: tuple[str, str, str]) -> str:
    file, line, name = frame
    return f"{name} ({Path(file).relative_to(PACKAGE).as_posix()}:{line})"
