"""The probe of the stories: it names what keeps the GUI thread, and not what the test does itself."""

import time
from dataclasses import replace

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot
from stall_probe import BUILDING, LIMIT_MS, TELLS, StallProbe

from lsgui.gui import notice


def _slow(seconds: float) -> None:
    until = time.perf_counter() + seconds
    while time.perf_counter() < until:
        pass


def _busy(seconds: float) -> None:
    """Run for so long, however long that takes on a busy machine."""
    until = time.thread_time() + seconds
    while time.thread_time() < until:
        pass


def test_a_slow_call_of_the_window_is_named(qtbot: QtBot, stalls: StallProbe) -> None:
    label = QLabel()
    qtbot.addWidget(label)
    shown = notice.Notice()
    qtbot.addWidget(shown)
    shown._draw_sign = lambda: _busy(0.2)  # type: ignore[method-assign]
    QTimer.singleShot(0, lambda: shown.say("One sentence."))
    qtbot.waitUntil(lambda: shown.text() == "One sentence.")
    qtbot.waitUntil(lambda: any("notice.py" in stall.culprit for stall in stalls.stalls))
    found = [stall for stall in stalls.stalls if "notice.py" in stall.culprit]
    assert max(stall.milliseconds for stall in found) > LIMIT_MS


def test_what_a_test_does_itself_is_no_stall(qtbot: QtBot, stalls: StallProbe) -> None:
    qtbot.wait(10)
    _slow(0.15)
    qtbot.wait(10)
    assert not stalls.stalls


def test_only_what_no_noise_explains_fails_a_story(qtbot: QtBot, stalls: StallProbe) -> None:
    label = notice.Notice()
    qtbot.addWidget(label)
    label._draw_sign = lambda: _busy(0.4)  # type: ignore[method-assign]
    QTimer.singleShot(0, lambda: label.say("One sentence."))
    qtbot.waitUntil(lambda: label.text() == "One sentence.")
    qtbot.waitUntil(lambda: any("notice.py" in stall.culprit for stall in stalls.stalls))
    found = max((s for s in stalls.stalls if "notice.py" in s.culprit), key=lambda s: s.busy)
    assert found.grave or not TELLS
    assert not replace(found, busy=100.0, milliseconds=400.0).grave
    assert replace(found, busy=100.0, milliseconds=6000.0).grave
    assert not replace(found, calls=found.calls | {BUILDING}).grave
