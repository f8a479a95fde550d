"""How fast an index may go: paused, at half speed on battery, and after every question of the user."""

import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from lsgui.library.power import on_battery

BATTERY_SECONDS = 10.0
"""The power supply is looked at so often."""
PATIENCE = 10.0
"""Seconds for which an index waits for questions at most."""

_STEP = 0.2  # seconds between two chances to cancel
_STRETCH = 0.25  # seconds of work between two rests


class Pace:
    """What an index asks before it goes on. Every method may be called from any thread.

    On battery (`saving`) it rests for as long as it worked. While a question is being answered nothing
    new is embedded: what is under way is one batch, and so no question waits for more than that.
    """

    def __init__(self, *, saving: bool = True, on_battery: Callable[[], bool] = on_battery) -> None:
        self._on_battery = on_battery if saving else lambda: False
        self._changed = threading.Condition()
        self._paused = False
        self._asked: list[float] = []  # when each question that is being answered began
        self._battery, self._looked = False, -BATTERY_SECONDS
        self._rested = time.monotonic()

    @property
    def paused(self) -> bool:
        """Whether the index waits to be resumed."""
        return self._paused

    @property
    def resting(self) -> bool:
        """Whether the index goes at half speed, because the computer ran on battery when last looked at."""
        return self._battery

    def pause(self) -> None:
        """Have the index wait before its next batch."""
        self._set_paused(True)

    def resume(self) -> None:
        """Let the index go on."""
        self._set_paused(False)

    @contextmanager
    def overtaking(self) -> Iterator[None]:
        """A question is answered inside: the index begins no batch until it is."""
        began = time.monotonic()
        with self._changed:
            self._asked.append(began)
        try:
            yield
        finally:
            with self._changed:
                self._asked.remove(began)
                self._changed.notify_all()

    def give_way(self, tick: Callable[[], None]) -> None:
        """Return when the index may go on; `tick` is called meanwhile, and may raise to end the index."""
        self._rest(tick)
        while self._held():
            tick()
            with self._changed:
                self._changed.wait_for(lambda: not self._held(), _STEP)
            self._rested = time.monotonic()

    def _held(self) -> bool:
        return self._paused or (bool(self._asked) and time.monotonic() - self._asked[0] < PATIENCE)

    def _rest(self, tick: Callable[[], None]) -> None:
        now = time.monotonic()
        if now - self._looked >= BATTERY_SECONDS:
            self._battery, self._looked = self._on_battery(), now
        worked = now - self._rested
        if worked < _STRETCH:
            return
        end = now + worked if self._battery else now
        while (left := end - time.monotonic()) > 0 and self._battery:
            tick()
            time.sleep(min(left, _STEP))
        self._rested = time.monotonic()

    def _set_paused(self, paused: bool) -> None:
        with self._changed:
            self._paused = paused
            self._changed.notify_all()
