"""Noticing what changes in the folders of a library: by the system's events, or by looking now and then."""

import errno
import os
import time
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from pathlib import Path
from queue import Empty, SimpleQueue
from types import TracebackType

from watchfiles import Change as Event
from watchfiles import watch

from lsgui.core.types import Progress, no_progress
from lsgui.library.changes import Change, change_of, outermost, widened
from lsgui.library.network_drives import is_silent
from lsgui.library.walk import is_offline

SETTLE = 3.0
"""Seconds without a change after which changes are told."""
LONGEST = 60.0
"""Seconds after which they are told although others follow."""
LOOK = 3.0
"""Seconds between two looks at whether a folder of the library is there."""
RETRY = 30.0
"""Seconds until what could not be indexed, while another index runs, say, is tried again."""
RESCAN = 600.0
"""Seconds between two looks through folders whose changes nobody tells of."""

_STEP = 400  # milliseconds between two chances to stop
_MANY_EVENTS = 5000  # the system may have lost some
_MANY_PLACES = 100
_LIMITS = (errno.ENOSPC, errno.EMFILE, errno.ENFILE)

NO_EVENTS = (
    "The system tells of changes in no more folders (on Linux, fs.inotify.max_user_watches is the limit),"
    f" so new photographs are looked for every {RESCAN / 60:.0f} minutes."
)


class Watcher:
    """Tells what changed in the folders that `roots` gives, all in good time and in few, large parts.

    A folder that is new, comes back or goes offline counts as changed, and so does a place of `mounts`, below
    them, when another medium is there. Use it from one thread at a time,
    but for `again`.
    """

    def __init__(
        self,
        roots: Callable[[], Iterable[Path]],
        *,
        mounts: Callable[[], Iterable[Path]] = tuple,
        besides: Path | None = None,
        settle: float = SETTLE,
        look: float = LOOK,
        rescan: float = RESCAN,
    ) -> None:
        """`besides` is where nothing counts: the library's own folder."""
        self._ask_roots, self._ask_mounts, self._besides = roots, mounts, besides
        self._settle, self._look, self._rescan = settle, look, rescan
        self._states: dict[Path, object] = {}
        self._media: dict[Path, object] = {}  # what is at each of the mounts
        self._silent: set[Path] = set()
        self._events: Iterator[set[tuple[Event, str]]] | None = None
        self._pending: set[Change] = set()
        self._count = 0
        self._first = self._last = self._looked = 0.0
        self._rescanned = time.monotonic()
        self._returned: SimpleQueue[tuple[float, frozenset[Change]]] = SimpleQueue()
        self._later: list[tuple[float, frozenset[Change]]] = []
        self.note = ""
        """Why changes are not noticed at once, in a sentence; "" where they are."""

    def __enter__(self) -> "Watcher":
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Watch no longer."""
        events, self._events = self._events, None
        _shut(events)

    def wait(self, progress: Progress = no_progress) -> frozenset[Change]:
        """What changed, once nothing more has for a few seconds; `progress` may raise to end the wait."""
        while True:
            progress(0, 0)
            self._look_at_roots()
            self._collect()
            self._take_back()
            now = time.monotonic()
            if self._pending and (now - self._last >= self._settle or now - self._first >= LONGEST):
                found, self._pending, self._count = frozenset(outermost(self._pending)), set(), 0
                return found

    def again(self, changes: Collection[Change], seconds: float | None = None) -> None:
        """Tell these once more after some time (RETRY), since nothing could be done about them now."""
        wait = RETRY if seconds is None else seconds
        self._returned.put((time.monotonic() + wait, frozenset(changes)))

    # What is there

    def _look_at_roots(self) -> None:
        now = time.monotonic()
        if self._looked and now - self._looked < self._look:
            return
        self._looked = now
        states = {root: _state(root) for root in self._ask_roots()}
        changed = [root for root, state in states.items() if self._states.get(root, "new") != state]
        before, self._media = self._media, {mount: _state(mount) for mount in self._ask_mounts()}
        swapped = [mount for mount, state in self._media.items() if before.get(mount, state) != state]
        if changed or swapped or states.keys() != self._states.keys():
            self._states = states
            self._silent = {root for root, state in states.items() if state and is_silent(root)}
            self._watch([root for root, state in states.items() if state])
            self._add(Change(place, deep=True) for place in (*changed, *swapped))
        if now - self._rescanned >= self._rescan:
            self._rescanned = now
            self._add(Change(root, deep=True) for root in (self._states if self.note else self._silent))

    def _watch(self, roots: Sequence[Path]) -> None:
        """Have the system tell of changes in these; the former watch ends once the new one is there."""
        before, self._events = self._events, None
        if roots:
            try:
                self._events, first = _begun(roots)
                self._take(first)
                self.note = ""
            except (OSError, RuntimeError) as error:
                self._give_up(error)
        if before is not None:
            self._take(next(before, set()))
            _shut(before)

    def _give_up(self, error: Exception) -> None:
        _shut(self._events)
        self._events = None
        if isinstance(error, FileNotFoundError):  # it went meanwhile: the next look sees that
            self._states = {}
        elif _is_limit(error):
            self.note = NO_EVENTS
        else:
            self.note = f"{NO_EVENTS} ({error})"

    # What happens

    def _collect(self) -> None:
        if self._events is None:
            time.sleep(_STEP / 1000)
            return
        try:
            self._take(next(self._events))
        except (OSError, RuntimeError, StopIteration):
            self.close()
            self._states = {}  # begin anew, and look through everything

    def _take(self, events: Collection[tuple[Event, str]]) -> None:
        roots = list(self._states)
        self._count += len(events)
        found = {
            change_of(Path(name), roots, gone=event is Event.deleted)
            for event, name in events
            if self._besides is None or not Path(name).is_relative_to(self._besides)
        }
        self._add(change for change in found if change is not None)

    def _add(self, changes: Iterable[Change]) -> None:
        new = set(changes)
        if not new:
            return
        self._last = time.monotonic()
        if not self._pending:
            self._first = self._last
        self._pending |= new
        if len(self._pending) > _MANY_PLACES or self._count > _MANY_EVENTS:
            self._pending = widened(self._pending, list(self._states))

    def _take_back(self) -> None:
        while True:
            try:
                self._later.append(self._returned.get_nowait())
            except Empty:
                break
        now = time.monotonic()
        for due, changes in self._later:
            if due <= now:
                self._add(changes)
        self._later = [(due, changes) for due, changes in self._later if due > now]


def _begun(roots: Sequence[Path]) -> tuple[Iterator[set[tuple[Event, str]]], set[tuple[Event, str]]]:
    """Events that come in, and the first of them; OSError says what the system refuses."""
    try:
        events = _events(roots, unreadable=False)
        return events, next(events)
    except PermissionError:  # of a folder inside; to ignore it is to ignore a reached limit, too
        events = _events(roots, unreadable=True)
        return events, next(events)


def _events(roots: Sequence[Path], *, unreadable: bool) -> Iterator[set[tuple[Event, str]]]:
    return watch(
        *roots,
        watch_filter=None,
        debounce=_STEP,
        step=_STEP // 2,
        rust_timeout=_STEP,
        yield_on_timeout=True,
        force_polling=False,
        ignore_permission_denied=unreadable,
    )


def _shut(events: Iterator[object] | None) -> None:
    close = getattr(events, "close", None)
    if close is not None:
        close()


def _is_limit(error: Exception) -> bool:
    words = ("watch limit reached", *(f"os error {limit}" for limit in _LIMITS))
    return getattr(error, "errno", None) in _LIMITS or any(word in str(error) for word in words)


def _state(root: Path) -> object:
    """What tells a folder from the next one at its place, a drive mounted there, say; "" for none."""
    try:
        status = os.stat(root)
    except OSError:
        return ""
    return "" if is_offline(root, False) else (status.st_dev, status.st_ino)
