"""What a crash leaves: a report for the next start, from whichever depth the program fell."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from command_line import ROOT, posix_only

from lsgui import crashes, paths

WINDOW = """
import faulthandler, os, sys, threading
from PySide6.QtCore import QTimer, qFatal, qWarning
from PySide6.QtWidgets import QApplication
from lsgui.gui import app, session_bridge

def act():
    exec(sys.argv[1])

def start(self):
    QTimer.singleShot(0, act)

session_bridge.SessionBridge.start = start
sys.exit(app.main())
"""


HOLDING = """
from lsgui import crashes
with crashes.reported() as stream:
    stream.write(b"a line of more\\n")
    print("up", flush=True)
    input()
"""
IN_A_CONTAINER = """
import faulthandler, os, sys
os.getpid = lambda: 2  # as every program has it that is alone in its container
from lsgui import crashes
with crashes.reported():
    print("up", flush=True)
    input()
    exec(sys.argv[1])
"""


def window_that_does(what: str) -> subprocess.CompletedProcess[str]:
    """Open a window in a process of its own, and do something there."""
    return subprocess.run(
        [sys.executable, "-c", WINDOW, what],
        env=os.environ | {"PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )


def log() -> str:
    return (paths.logs() / "lsgui.log").read_text("utf-8")


@posix_only
@pytest.mark.parametrize(
    ("deed", "said"),
    [
        ("faulthandler._sigsegv()", "Segmentation fault"),
        ("os.abort()", "Aborted"),
        ("qFatal('no way on')", "Qt: "),
    ],
)
def test_a_crash_from_below_leaves_a_report_for_the_next_start(home: Path, deed: str, said: str) -> None:
    assert window_that_does(deed).returncode < 0
    report = crashes.collect()
    assert report is not None
    text = report.read_text("utf-8")
    assert text.startswith("lsgui ")
    assert said in text
    assert "in act" in text  # where Python was
    assert crashes.collect() is None  # it is told once
    assert crashes.kept() == [report]


@posix_only
def test_an_end_in_the_very_start_of_qt_leaves_a_report_too(home: Path) -> None:
    unasked = "from lsgui import screen; screen.problems = tuple; from lsgui.gui import app; app.main()"
    done = subprocess.run(
        [sys.executable, "-c", unasked],
        env=os.environ | {"PYTHONPATH": str(ROOT), "QT_QPA_PLATFORM": "nonesuch"},
        capture_output=True,
        timeout=120,
        check=False,
    )
    assert done.returncode < 0
    report = crashes.collect()
    assert report is not None
    assert "no Qt platform plugin could be initialized" in report.read_text("utf-8")
    assert "nonesuch" in log()


@posix_only
@pytest.mark.parametrize(
    ("deed", "status"), [("QApplication.quit()", 0), ("os.kill(os.getpid(), 9)", -9), ("os._exit(3)", 3)]
)
def test_an_end_that_is_no_crash_leaves_none(home: Path, deed: str, status: int) -> None:
    assert window_that_does(deed).returncode == status
    assert crashes.collect() is None
    assert not list(paths.logs().glob("*.txt"))


def test_only_the_newest_reports_are_kept(home: Path) -> None:
    paths.logs().mkdir(parents=True)
    for day in range(1, 10):
        (paths.logs() / f"crash-2026010{day}-000000-1.txt").touch()
    assert crashes.collect() is None
    assert [report.name[6:14] for report in crashes.kept()] == [f"2026010{day}" for day in (9, 8, 7, 6, 5)]


@posix_only
def test_programs_with_one_number_in_two_containers_have_a_report_each(home: Path) -> None:
    deeds = ("pass", "faulthandler._sigsegv()")
    running = [program(IN_A_CONTAINER, deed) for deed in deeds]
    for each in running:
        each.communicate("\n", timeout=60)
    report = crashes.collect()
    assert report is not None
    assert "Segmentation fault" in report.read_text("utf-8")
    assert crashes.kept() == [report]
    assert not list(paths.logs().glob("running-*"))


def program(code: str, *words: str) -> "subprocess.Popen[str]":
    """A program of a process of its own, once it is up."""
    started = subprocess.Popen(
        [sys.executable, "-c", code, *words],
        env=os.environ | {"PYTHONPATH": str(ROOT)},
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
    )
    assert started.stdout is not None
    assert started.stdout.readline() == "up\n"
    return started


def test_where_files_cannot_be_locked_there_is_no_report_to_mistake(
    home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(crashes, "lock", lambda *_, **__: False)
    monkeypatch.setattr(crashes.faulthandler, "is_enabled", lambda: False)
    with crashes.reported() as stream:
        assert stream is None
    assert not list(paths.logs().iterdir())


@posix_only
def test_the_report_of_a_running_program_is_left_alone(home: Path) -> None:
    running = program(HOLDING)
    assert crashes.collect() is None
    running.communicate("\n", timeout=60)
    assert not list(paths.logs().glob("*.txt"))


def test_a_bug_in_a_thread_and_what_qt_warns_of_are_logged(home: Path) -> None:
    bug = "threading.Thread(target=lambda: 1 // 0).start(); qWarning('as it were')"
    done = window_that_does(f"{bug}; QTimer.singleShot(300, QApplication.quit)")
    assert done.returncode == 0
    assert "ZeroDivisionError" in log()
    assert "Qt: as it were" in log()
    assert "as it were" in done.stderr
    assert "ZeroDivisionError" in done.stderr
