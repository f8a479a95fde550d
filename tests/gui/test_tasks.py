"""Work runs on lanes; whatever becomes of it is told on the GUI thread, once."""

import os
import sys
import threading
from collections.abc import Iterator

import pytest
import shiboken6
from PySide6.QtCore import QObject, QThread
from pytestqt.qtbot import QtBot

from lsgui.core.types import Cancelled, Progress
from lsgui.gui.tasks import FIRST, WHEN_IDLE, WORKERS, Lane, Task, Tasks


class Ear(QObject):
    """Writes down what it is told, and on which thread."""

    def __init__(self) -> None:
        super().__init__()
        self.heard: list[object] = []
        self.threads: set[object] = set()

    def done(self, value: object) -> None:
        self._note(value)

    def failed(self, error: BaseException) -> None:
        self._note(error)

    def stopped(self) -> None:
        self._note("stopped")

    def progress(self, done: int, total: int) -> None:
        self._note((done, total))

    def _note(self, what: object) -> None:
        self.heard.append(what)
        self.threads.add(QThread.currentThread())


@pytest.fixture
def tasks(qtbot: QtBot) -> Iterator[Tasks]:
    tasks = Tasks()
    yield tasks
    assert tasks.stop(5)


@pytest.fixture
def ear() -> Ear:
    return Ear()


def start(tasks: Tasks, ear: Ear, work, lane="engine") -> Task:  # type: ignore[no-untyped-def]
    return tasks.start(
        lane,
        work,
        owner=ear,
        done=ear.done,
        failed=ear.failed,
        progress=ear.progress,
        stopped=ear.stopped,
    )


def finish(qtbot: QtBot, tasks: Tasks) -> None:
    qtbot.waitUntil(lambda: tasks.idle)


def test_a_value_arrives_on_the_gui_thread(qtbot: QtBot, tasks: Tasks, ear: Ear) -> None:
    start(tasks, ear, lambda progress: threading.current_thread() is threading.main_thread())
    finish(qtbot, tasks)
    assert ear.heard == [False]
    assert ear.threads == {tasks.thread()}


@pytest.mark.parametrize("error", [RuntimeError("out of memory"), ValueError(), SystemExit(3)])
def test_no_failure_is_lost(qtbot: QtBot, tasks: Tasks, ear: Ear, error: BaseException) -> None:
    def work(progress: Progress) -> None:
        raise error

    start(tasks, ear, work)
    finish(qtbot, tasks)
    assert ear.heard == [error]


def test_the_last_progress_arrives_before_the_value(qtbot: QtBot, tasks: Tasks, ear: Ear) -> None:
    def work(progress: Progress) -> str:
        for step in range(1000):
            progress(step + 1, 1000)
        return "value"

    start(tasks, ear, work)
    finish(qtbot, tasks)
    assert ear.heard[-2:] == [(1000, 1000), "value"]
    assert len(ear.heard) < 1000


def test_cancelled_work_stops_at_its_next_report(qtbot: QtBot, tasks: Tasks, ear: Ear) -> None:
    def work(progress: Progress) -> None:
        while True:
            progress(0, 0)

    task = start(tasks, ear, work)
    qtbot.waitUntil(lambda: bool(ear.heard))
    task.cancel()
    finish(qtbot, tasks)
    assert ear.heard[-1] == "stopped"


def test_work_cancelled_before_its_turn_never_begins(qtbot: QtBot, tasks: Tasks, ear: Ear) -> None:
    gate = threading.Event()
    began: list[bool] = []
    start(tasks, ear, lambda progress: gate.wait(5))
    start(tasks, ear, lambda progress: began.append(True)).cancel()
    gate.set()
    finish(qtbot, tasks)
    assert (began, ear.heard) == ([], [True, "stopped"])


def test_dropped_work_says_nothing(qtbot: QtBot, tasks: Tasks, ear: Ear) -> None:
    gate = threading.Event()
    start(tasks, ear, lambda progress: gate.wait(5)).drop()
    gate.set()
    finish(qtbot, tasks)
    assert ear.heard == []


def test_a_destroyed_owner_is_told_nothing(qtbot: QtBot, tasks: Tasks, ear: Ear) -> None:
    gate = threading.Event()
    start(tasks, ear, lambda progress: gate.wait(5))
    heard = ear.heard
    shiboken6.delete(ear)
    gate.set()
    finish(qtbot, tasks)
    assert heard == []


def test_the_engine_lane_does_one_thing_at_a_time(qtbot: QtBot, tasks: Tasks, ear: Ear) -> None:
    running, most = [0], [0]
    lock = threading.Lock()

    def work(progress: Progress) -> None:
        with lock:
            running[0] += 1
            most[0] = max(most[0], running[0])
        for _ in range(2000):
            progress(0, 0)
        with lock:
            running[0] -= 1

    for _ in range(6):
        start(tasks, ear, work)
    finish(qtbot, tasks)
    assert most == [1]


def test_a_query_overtakes_indexing(qtbot: QtBot, tasks: Tasks, ear: Ear) -> None:
    gate = threading.Event()
    start(tasks, ear, lambda progress: gate.wait(10) and "indexed", "library")
    start(tasks, ear, lambda progress: "answered", "engine")
    qtbot.waitUntil(lambda: ear.heard == ["answered"])
    gate.set()
    finish(qtbot, tasks)
    assert ear.heard == ["answered", "indexed"]


def test_what_can_wait_is_done_last(qtbot: QtBot, tasks: Tasks, ear: Ear) -> None:
    gate = threading.Event()
    start(tasks, ear, lambda progress: gate.wait(10) and "begun")
    for name, priority in (("later", WHEN_IDLE), ("first", FIRST), ("usual", 0)):
        tasks.start(
            "engine",
            lambda progress, name=name: name,
            owner=ear,
            done=ear.done,
            failed=ear.failed,
            priority=priority,
        )
    gate.set()
    finish(qtbot, tasks)
    assert ear.heard == ["begun", "first", "usual", "later"]


def test_only_work_that_has_not_begun_can_be_withdrawn(qtbot: QtBot, tasks: Tasks, ear: Ear) -> None:
    began, gate = threading.Event(), threading.Event()
    running = start(tasks, ear, lambda progress: began.set() or gate.wait(10))
    waiting = start(tasks, ear, lambda progress: "never")
    assert began.wait(5)
    assert (running.withdraw(), waiting.withdraw()) == (False, True)
    gate.set()
    finish(qtbot, tasks)
    assert ear.heard == [True]


def test_stopping_says_so_when_something_will_not_stop(qtbot: QtBot, tasks: Tasks, ear: Ear) -> None:
    began, gate = threading.Event(), threading.Event()

    def work(progress: Progress) -> None:
        began.set()
        gate.wait(10)

    start(tasks, ear, work)
    assert began.wait(5)
    assert not tasks.stop(0.1)
    gate.set()
    assert tasks.stop(5)
    assert ear.heard == []


@pytest.mark.skipif(sys.platform != "linux", reason="only there are threads as nice as they say")
@pytest.mark.parametrize("lane", WORKERS)
def test_every_lane_lets_the_window_go_first(qtbot: QtBot, tasks: Tasks, ear: Ear, lane: Lane) -> None:
    def kind(progress: Progress) -> tuple[int, int]:
        own = threading.get_native_id()
        return os.getpriority(os.PRIO_PROCESS, own), os.sched_getscheduler(own)

    start(tasks, ear, kind, lane)
    finish(qtbot, tasks)
    [(nice, scheduler)] = ear.heard  # type: ignore[misc]
    assert nice > os.getpriority(os.PRIO_PROCESS, 0) or nice == 19
    assert scheduler == os.sched_getscheduler(0)


def test_a_worker_may_ask_the_gui_thread(qtbot: QtBot, tasks: Tasks, ear: Ear) -> None:
    start(tasks, ear, lambda progress: tasks.ask(threading.current_thread))
    finish(qtbot, tasks)
    assert ear.heard == [threading.main_thread()]


def test_what_fails_on_the_gui_thread_fails_for_the_worker_that_asked(
    qtbot: QtBot, tasks: Tasks, ear: Ear
) -> None:
    def fall() -> None:
        raise ValueError("no")

    start(tasks, ear, lambda progress: tasks.ask(fall))
    finish(qtbot, tasks)
    assert [repr(each) for each in ear.heard] == ["ValueError('no')"]


def test_a_worker_that_asks_at_the_end_is_cancelled(qtbot: QtBot, ear: Ear) -> None:
    ending = Tasks()
    began, ends = threading.Event(), list[object]()

    def work(progress: Progress) -> None:
        began.set()
        while True:  # whenever the end comes
            try:
                ending.ask(lambda: None)
            except Cancelled:
                ends.append("cancelled")
                raise

    start(ending, ear, work)
    qtbot.waitUntil(began.is_set)
    assert ending.stop(5)
    assert (ends, ear.heard) == (["cancelled"], [])
