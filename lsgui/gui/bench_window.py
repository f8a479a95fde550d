"""For `lsgui bench`: a window that prints when it was ready, is asked a few queries, and closes itself.

`LSGUI_BENCH_STARTUP=1` turns it on; `LSGUI_BENCH_T0` is when the process was started (seconds since 1970)
and `LSGUI_BENCH_QUERIES` how many queries are made after the first answer. `LSGUI_BENCH_INDEX` names a
folder that is indexed instead, with the whole library in sight. Every line printed is JSON.
"""

import json
import os
import time
from collections.abc import Callable
from itertools import cycle
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QTimer, Signal

from lsgui.gui.heartbeat import Heartbeat

if TYPE_CHECKING:
    from lsgui.gui.main_window import MainWindow
    from lsgui.library.index_report import IndexReport

STEPS = ("intersection", "difference", "swap", "union")
"""Ids of actions, as keys trigger them; begun at union, each of them changes the query."""
SIZE = (1280, 860)
LOOKING_MS = 300
"""The user looks at an answer before asking on; meanwhile thumbnails come in, and they count, too."""
SCROLL_MS = 200


def wanted() -> bool:
    """Whether this process was started by the benchmark."""
    return os.environ.get("LSGUI_BENCH_STARTUP") == "1"


def report_on(window: "MainWindow", *, with_images: bool) -> Callable[[str], None]:
    """Print when engine and answer are there, measure the queries, then close; call it for other events."""
    started = float(os.environ.get("LSGUI_BENCH_T0") or time.time())
    queries = int(os.environ.get("LSGUI_BENCH_QUERIES") or 0)
    folder = os.environ.get("LSGUI_BENCH_INDEX")

    def report(event: str) -> None:
        _print({"event": event, "ms": round((time.time() - started) * 1000, 1)})

    def engine_ready() -> None:
        report("engine_ready")
        if folder:
            Filling(window, Path(folder)).finished.connect(window.close)
        elif not with_images:
            window.close()

    def answered() -> None:
        window.bridge.answer_ready.disconnect(answered)
        report("first_answer")
        if queries:
            _measure(window, queries)
        else:
            window.close()

    window.bridge.engine_ready.connect(engine_ready)
    window.bridge.answer_ready.connect(answered)
    return report


def _measure(window: "MainWindow", queries: int) -> None:
    """As many answers on screen as a large window shows, side panels open, whatever this screen is."""
    for name in window.docks:
        window.show_panel(name)
    window.resize(*SIZE)
    questions = Questions(window, queries)
    questions.finished.connect(lambda: Why(window).finished.connect(window.close))


def _print(line: dict[str, object]) -> None:
    print(json.dumps(line), flush=True)


class Filling(QObject):
    """Indexes a folder while the library panel and the whole library are in sight, and the user scrolls."""

    finished = Signal()

    def __init__(self, window: "MainWindow", folder: Path) -> None:
        super().__init__(window)
        self._window, self._folder = window, folder
        self._heart = Heartbeat(self)
        self._scroll = QTimer(self, interval=SCROLL_MS)
        self._scroll.timeout.connect(self._turn)
        window.bridge.index_finished.connect(self._indexed)
        window.bridge.index_stopped.connect(self.finished)
        window.show_panel("library")
        window.resize(*SIZE)
        window.pages.show("browser")
        QTimer.singleShot(LOOKING_MS, self._begin)

    def _begin(self) -> None:
        self._heart.begin()
        self._scroll.start()
        self._window.bridge.add_folder(self._folder)

    def _turn(self) -> None:
        """Down by half a page, and from the end back to the top."""
        bar = self._window.browser.view.verticalScrollBar()
        bar.setValue(bar.value() + bar.pageStep() // 2 if bar.value() < bar.maximum() else 0)

    def _indexed(self, report: "IndexReport") -> None:
        # What the window does at the end counts, too: the new listing, its labels, its thumbnails.
        QTimer.singleShot(LOOKING_MS, lambda: self._end(report))

    def _end(self, report: "IndexReport") -> None:
        self._scroll.stop()
        _print(
            {
                "event": "indexed",
                "photographs": report.total,
                "seconds": round(report.seconds, 3),
                "blocked_ms": round(self._heart.end(), 3),
                "shown": self._window.browser.view.images.rowCount(),
            }
        )
        self.finished.emit()


class Questions(QObject):
    """Changes the query through the window's actions, each after the former answer was seen."""

    finished = Signal()

    def __init__(self, window: "MainWindow", count: int) -> None:
        super().__init__(window)
        self._window, self._left = window, count
        self._steps = cycle(STEPS)
        self._heart = Heartbeat(self)
        self._asked = self._to_answer = 0.0
        self._waiting = self._answered = False
        # Connected after the panels: when this is called, they have taken the answer and await painting.
        window.bridge.answer_ready.connect(self._await_paint)
        window.labels.view.viewport().installEventFilter(self)
        QTimer.singleShot(LOOKING_MS, self._ask)

    def _ask(self) -> None:
        if not self._left:
            self.finished.emit()
            return
        self._left -= 1
        self._heart.begin()
        self._waiting = True
        self._asked = time.perf_counter()
        self._window.actions_by_id[next(self._steps)].trigger()

    def _await_paint(self) -> None:
        """The library may have the same asked once more: that answer is not waited for."""
        self._waiting, self._answered = False, self._answered or self._waiting

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802
        """What is painted reaches the screen when the paint event is over."""
        if self._answered and event.type() == QEvent.Type.Paint:
            self._answered = False
            QTimer.singleShot(0, self._seen)
        return False

    def _seen(self) -> None:
        self._to_answer = (time.perf_counter() - self._asked) * 1000
        QTimer.singleShot(LOOKING_MS, self._looked)

    def _looked(self) -> None:
        answer = self._window.bridge.answer
        blocked = self._heart.end()
        neighbours = len(answer.neighbours) if answer is not None else 0
        _print({"event": "query", "ms": self._to_answer, "blocked_ms": blocked, "neighbours": neighbours})
        self._ask()


class Why(QObject):
    """Asks why the answer has its first label, and looks until the first pictures are over A and B."""

    finished = Signal()

    def __init__(self, window: "MainWindow") -> None:
        super().__init__(window)
        self._window = window
        self._heart = Heartbeat(self)
        self._heart.begin()
        self._times: list[float] = []
        self._asked = time.perf_counter()
        window.bridge.explanations.changed.connect(self._look)
        window.bridge.explanations.failed.connect(self.finished)
        window.actions_by_id["why"].trigger()

    def _look(self) -> None:
        """The wells, connected before, have taken it: what they paint reaches the screen after that."""
        state, explanations = self._window.bridge.state, self._window.bridge.explanations
        images = [image for image in (state.image_a, state.image_b) if image is not None]
        found = sum(explanations.of(image) is not None for image in images)
        if found > len(self._times):
            QTimer.singleShot(0, lambda: self._seen(len(images)))

    def _seen(self, wanted: int) -> None:
        self._times.append((time.perf_counter() - self._asked) * 1000)
        if len(self._times) == wanted:
            self._window.bridge.explanations.hide()
            _print(
                {
                    "event": "why",
                    "first_ms": self._times[0],
                    "both_ms": self._times[-1],
                    "blocked_ms": self._heart.end(),
                }
            )
            self.finished.emit()
