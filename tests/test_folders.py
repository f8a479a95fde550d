"""The folders that lsgui makes for itself are for the user alone; all others are as the user has them."""

import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from command_line import ROOT, posix_only

from lsgui import crashes, handover, paths
from lsgui.gui import autosave, set_aside

WINDOW = """
import sys
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication
from lsgui.gui import app, session_bridge

def act(bridge):
    bridge.settings.set("count", 30)
    QApplication.quit()

session_bridge.SessionBridge.start = lambda bridge: QTimer.singleShot(0, lambda: act(bridge))
sys.exit(app.main())
"""
INDEX = "import sys; from lsgui import cli; sys.exit(cli.main(['index', sys.argv[1]]))"


@posix_only
@pytest.mark.parametrize("program", [WINDOW, INDEX])
def test_what_is_kept_of_photographs_is_for_the_users_eyes_alone(
    home: Path, photos: Path, program: str
) -> None:
    subprocess.run(
        [sys.executable, "-c", program, str(photos)],
        env=os.environ | {"PYTHONPATH": str(ROOT)},
        umask=0o022,
        timeout=120,
        check=True,
    )
    roots = [root for root in (paths.config(), paths.data(), paths.state()) if root.exists()]
    assert roots
    folders = [folder for root in roots for folder in (root, *root.rglob("*")) if folder.is_dir()]
    assert {str(folder): oct(folder.stat().st_mode & 0o777) for folder in folders} == {
        str(folder): "0o700" for folder in folders
    }


@posix_only
def test_a_folder_that_is_there_keeps_its_mode_and_others_are_as_usual(home: Path) -> None:
    before = os.umask(0o022)
    try:
        paths.data().mkdir(mode=0o755)
        for folder in (paths.heads(), home / "elsewhere" / "library"):
            paths.make(folder)
            paths.make(folder)
    finally:
        os.umask(before)
    modes = [folder.stat().st_mode & 0o777 for folder in (paths.data(), paths.heads(), home / "elsewhere")]
    assert modes == [0o755, 0o700, 0o755]


def test_a_folder_below_a_file_cannot_be_made(home: Path) -> None:
    (home / "file").touch()
    with pytest.raises((FileExistsError, NotADirectoryError)):
        paths.make(home / "file" / "folder")


@contextmanager
def shut(folder: Path) -> Iterator[None]:
    """A folder that may not be entered, as if another user's: root, who may enter all, becomes one here."""
    own = os.geteuid()
    folder.chmod(0)
    if own == 0:
        os.seteuid(65534)
    try:
        yield
    finally:
        os.seteuid(own)
        folder.chmod(0o700)


@posix_only
def test_what_another_user_keeps_is_as_if_it_were_not_there(home: Path) -> None:
    for folder in (paths.logs(), paths.handed(), paths.sessions()):
        paths.make(folder)
    (paths.logs() / "crash-20260102-030405-17.txt").touch()
    with shut(paths.state()):
        assert crashes.collect() is None
        assert crashes.kept() == []
        assert crashes.keep("details") is None
        assert not handover.window_is_open()
        assert handover.take() == []
        assert set_aside.found() == []
        assert autosave.newest_left({}) is None
