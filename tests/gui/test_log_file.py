"""The log file, and what becomes of it where the disk takes nothing more."""

import logging
import os
import subprocess
import sys
from pathlib import Path

import pytest
from command_line import ROOT

from lsgui import paths
from lsgui.gui.log_file import LogFile, logging_to_file

FULL = Path("/dev/full")
OPENED_AND_CLOSED = """
import sys
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication
from lsgui.gui import session_bridge
session_bridge.SessionBridge.start = lambda bridge: QTimer.singleShot(0, QApplication.quit)
from lsgui.cli import main
sys.exit(main([]))
"""


@pytest.mark.skipif(not FULL.exists(), reason="only Linux has a file that is always full")
def test_a_window_on_a_full_disk_complains_of_no_line_of_its_log_and_ends_well(home: Path) -> None:
    paths.logs().mkdir(parents=True)
    (paths.logs() / "lsgui.log").symlink_to(FULL)
    done = subprocess.run(
        [sys.executable, "-c", OPENED_AND_CLOSED],
        env=os.environ | {"PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    said = [line for line in done.stderr.splitlines() if not line.startswith("This plugin does not support")]
    assert (done.returncode, said) == (0, [])


def test_a_mistake_in_what_is_logged_is_told_as_ever(home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = LogFile(home / "a.log", encoding="utf-8")
    for what in ("many", 3):
        file.handle(logging.makeLogRecord({"msg": "%d photographs", "args": (what,)}))
    file.close()
    assert "many" in capsys.readouterr().err
    assert (home / "a.log").read_text("utf-8") == "3 photographs\n"


@pytest.mark.skipif(not FULL.exists(), reason="only Linux has a disk that is always full")
def test_a_full_disk_costs_the_log_alone(home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    paths.logs().mkdir(parents=True)
    (paths.logs() / "lsgui.log").symlink_to(FULL)
    with logging_to_file():
        logging.getLogger("lsgui").warning("something happened")
    assert capsys.readouterr().err == ""


def test_a_log_that_cannot_be_written_is_done_without(home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    paths.state().mkdir()
    paths.logs().touch()
    with logging_to_file():
        logging.getLogger("lsgui").warning("something happened")
    assert capsys.readouterr().err == ""
