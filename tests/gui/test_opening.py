"""A photograph or a folder is opened outside; what else a stranger's file names never is."""

import shutil
from pathlib import Path

import pytest
from drags import drop, files
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot
from viewer import Viewer

import lsgui
from lsgui.core import formulas
from lsgui.core.session import State, Step
from lsgui.core.sessions.making import made
from lsgui.core.sessions.writing import write
from lsgui.gui import desktop
from lsgui.gui.main_window import MainWindow

PROGRAMS = ("holiday.desktop", "holiday.jpg.exe", "holiday.sh", "holiday", "holiday.jpg.", "holiday.lnk")
REFUSED = "its name is not that of a photograph"


def open_session(qtbot: QtBot, window: MainWindow, folder: Path, images: list[Path]) -> None:
    """Open the session of a stranger, with these images as A, B and C."""
    state = State(images[0], images[1], more=(images[2],)).with_formula(formulas.parse("A | B | C"))
    write(made([Step("", state)], 0, None), folder / "look.lsgui")
    with qtbot.waitSignal(window.bridge.sessions.changed):
        assert drop(window, files(folder / "look.lsgui"))


def areas(window: MainWindow) -> list[QWidget]:
    return [well.area for well in (*window.wells.values(), *window.more.wells.values())]


@pytest.mark.parametrize("key", [True, False], ids=["key", "double click"])
def test_a_session_of_a_stranger_starts_no_program(
    qtbot: QtBot, window: MainWindow, tmp_path: Path, photos: Path, viewer: Viewer, key: bool
) -> None:
    programs = [tmp_path / name for name in PROGRAMS[:3]]
    for program in programs:
        shutil.copyfile(photos / "coffee.jpg", program)  # it may well be shown as a picture, too
    open_session(qtbot, window, tmp_path, programs)
    assert len(areas(window)) == 3
    for area, program in zip(areas(window), programs, strict=True):
        if key:
            qtbot.keyClick(area, Qt.Key.Key_Return)
        else:
            qtbot.mouseDClick(area, Qt.MouseButton.LeftButton)
        assert any(program.name in text and REFUSED in text for text in window.messages.texts())
    assert not viewer.shown


def test_a_picture_without_the_name_of_one_stays_usable(
    qtbot: QtBot, window: MainWindow, tmp_path: Path, photos: Path
) -> None:
    """One's own session, with a picture that a browser saved without a suffix, opens as before."""
    pictures = [tmp_path / name for name in ("download", "photo.jpg_large", "c.jpg")]
    for picture in pictures:
        shutil.copyfile(photos / "coffee.jpg", picture)
    open_session(qtbot, window, tmp_path, pictures)
    assert window.bridge.state.images == tuple(pictures)


@pytest.mark.parametrize("name", PROGRAMS)
def test_only_what_is_named_as_a_photograph_is_opened(
    qtbot: QtBot, window: MainWindow, tmp_path: Path, viewer: Viewer, name: str
) -> None:
    (tmp_path / name).touch()
    sentence = desktop.open_photograph(tmp_path / name)
    assert name in sentence
    assert REFUSED in sentence
    assert "it is no folder" in desktop.open_folder(tmp_path / name)
    assert not viewer.shown


def test_photographs_and_folders_are_opened(window: MainWindow, tmp_path: Path, viewer: Viewer) -> None:
    wanted = [tmp_path / name for name in ("a.jpg", "b.PNG", "c.heic", "d.Nef")]
    for photograph in wanted:
        photograph.touch()
        assert desktop.open_photograph(photograph) == ""
    assert desktop.open_folder(tmp_path) == ""
    assert viewer.shown == [*wanted, tmp_path]


def test_a_folder_that_is_called_as_a_photograph_is_none(
    window: MainWindow, tmp_path: Path, viewer: Viewer
) -> None:
    (tmp_path / "a.jpg").mkdir()
    assert REFUSED in desktop.open_photograph(tmp_path / "a.jpg")
    assert not viewer.shown


def test_on_a_mac_a_program_that_is_a_folder_is_shown_and_not_started(
    window: MainWindow, tmp_path: Path, viewer: Viewer, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "Holiday.app").mkdir()
    started: list[list[str]] = []
    monkeypatch.setattr(desktop.sys, "platform", "darwin")
    monkeypatch.setattr(desktop.subprocess, "Popen", started.append)
    assert desktop.open_folder(tmp_path / "Holiday.app") == ""
    assert started == [["open", "-R", str(tmp_path / "Holiday.app")]]
    assert not viewer.shown


def test_nothing_but_the_desktops_own_room_opens_files() -> None:
    sources = Path(lsgui.__file__).parent.rglob("*.py")
    users = {file.name for file in sources if "QDesktopServices" in file.read_text(encoding="utf-8")}
    assert users == {"desktop.py"}
