"""The log never stands in the way of what it tells of."""

import logging
from pathlib import Path

import pytest

from lsgui import paths
from lsgui.gui.logs import logging_to_file

FULL = Path("/dev/full")


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
