"""A chart of the library: a sample of its photographs that says how far they are from each other, usually."""

import threading

import numpy as np

from lsgui.core.chart import MOST, Chart
from lsgui.library.index import Compared
from lsgui.library.snapshot import Snapshot

CHANGED = 0.1  # the part of the photographs that may come or go before the chart is drawn anew


class Charts:
    """Keeps the chart of a library. It may be asked from any thread."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._drawn: tuple[int, int] | None = None
        self._chart: Chart | None = None

    def of(self, snapshot: Snapshot, compared: Compared) -> Chart | None:
        """The chart of a snapshot, or of one that was hardly different."""
        with self._lock:
            if not self._serves(snapshot):
                self._chart = _drawn(snapshot, compared)
                self._drawn = snapshot.epoch, len(snapshot)
            return self._chart

    def _serves(self, snapshot: Snapshot) -> bool:
        if self._drawn is None:
            return False
        epoch, count = self._drawn
        return epoch == snapshot.epoch and abs(len(snapshot) - count) <= CHANGED * count


def _drawn(snapshot: Snapshot, compared: Compared) -> Chart | None:
    if snapshot.file is None or not len(snapshot):
        return None
    rows = np.linspace(0, len(snapshot) - 1, min(len(snapshot), MOST)).astype(np.intp)
    return Chart.of(compared(snapshot.file.take(np.unique(snapshot.places[rows]))))
