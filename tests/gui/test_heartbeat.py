"""The stall meter: it never says less than what the user had to wait."""

import time

from PySide6.QtCore import QObject, QTimer
from pytestqt.qtbot import QtBot

from lsgui.gui.heartbeat import Heartbeat


def test_work_on_the_gui_thread_is_seen_as_a_stall(qtbot: QtBot) -> None:
    owner = QObject()
    heart = Heartbeat(owner)
    heart.begin()
    done: list[bool] = []

    def work() -> None:
        time.sleep(0.12)
        done.append(True)

    QTimer.singleShot(10, work)
    qtbot.waitUntil(lambda: bool(done) and heart.beats > 3)
    assert heart.end() >= 120
    beats = heart.beats
    qtbot.wait(20)
    assert heart.beats == beats


def test_each_measurement_begins_anew(qtbot: QtBot) -> None:
    owner = QObject()
    heart = Heartbeat(owner)
    heart.begin()
    time.sleep(0.3)
    first = heart.end()
    heart.begin()
    assert heart.end() < first


def test_a_pause_is_parted_into_what_ran_and_what_waited(qtbot: QtBot) -> None:
    owner = QObject()
    heart = Heartbeat(owner)
    told: list[tuple[float, float, float]] = []
    heart.late.connect(lambda *parts: told.append(parts))

    def run_and_rest() -> None:
        end = time.thread_time() + 0.06
        while time.thread_time() < end:
            pass
        time.sleep(0.15)

    heart.begin()
    QTimer.singleShot(10, run_and_rest)
    qtbot.waitUntil(lambda: bool(told))
    heart.end()
    pause, ran, queued = max(told)
    assert ran >= 60
    assert queued >= 0
    assert pause - ran - queued >= 140  # it slept: nothing of that is running, nor waiting for a processor
