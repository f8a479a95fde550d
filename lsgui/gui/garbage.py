"""Python's search for garbage, kept to the GUI thread.

Left to itself it runs wherever something is made, and deletes what it finds there: on a worker, that would be
widgets and timers, which belong to the GUI thread alone.
"""

import gc

from PySide6.QtCore import QObject, QTimer

LIMITS = (5_000, 10, 200)
"""Of Python's three generations. It looks through all objects seldom: that takes a twentieth of a second."""
EVERY_MS = 200


class Collector(QObject):
    """While it is there, garbage is collected by its timer, on its thread, and nowhere else."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        gc.disable()
        self._timer = QTimer(self, interval=EVERY_MS)
        self._timer.timeout.connect(collect_if_due)
        self._timer.start()

    def stop(self) -> None:
        """Leave garbage to Python again."""
        self._timer.stop()
        gc.enable()


def collect_if_due() -> None:
    """Collect the oldest generation that is due, as Python itself would."""
    counts = gc.get_count()
    due = 0
    while due < len(LIMITS) and counts[due] > LIMITS[due]:
        due += 1
    if due:
        gc.collect(due - 1)
