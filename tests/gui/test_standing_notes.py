"""What the window says by itself: that nothing can be kept, and that another device is in use."""

import shutil
from pathlib import Path

import pytest
from colour_engine import ColourEngine
from pytestqt.qtbot import QtBot

from lsgui.gui import app
from lsgui.gui.main_window import MainWindow


def test_a_home_that_cannot_be_written_is_said_with_its_cure(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "file").touch()
    monkeypatch.setenv("LSGUI_HOME", str(tmp_path / "file"))
    window = app.build(load_engine=ColourEngine)  # type: ignore[arg-type]
    qtbot.addWidget(window)
    (sentence,) = window.messages.texts()
    assert str(tmp_path / "file" / "config") in sentence
    assert "set LSGUI_HOME" in sentence
    assert window.bridge.stop(10)


def test_a_full_disk_is_said_with_its_cure(qtbot: QtBot, home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    disk = shutil.disk_usage(home)
    monkeypatch.setattr(shutil, "disk_usage", lambda _: disk._replace(free=4096))
    window = app.build(load_engine=ColourEngine)  # type: ignore[arg-type]
    qtbot.addWidget(window)
    (sentence,) = window.messages.texts()
    assert "no room left" in sentence
    assert str(home / "config") in sentence
    assert "set LSGUI_HOME" in sentence
    assert window.bridge.stop(10)


def test_a_home_that_can_be_written_is_not_spoken_of(window: MainWindow) -> None:
    assert window.messages.texts() == ()


def test_a_device_that_ran_out_of_memory_is_said_once(
    qtbot: QtBot, window: MainWindow, photos: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    engine = window.bridge.engine
    assert engine is not None
    monkeypatch.setattr(engine, "device", "cpu2")
    monkeypatch.setattr(engine, "device_note", "The memory of cuda was not enough.")
    with qtbot.waitSignal(window.bridge.answer_ready):
        window.bridge.set_images(photos / "china.jpg", photos / "flower.jpg")
    assert window.messages.texts() == ("The memory of cuda was not enough.",)
    assert window.status.device.text() == "CPU2"
    window.messages.clear("device")
    with qtbot.waitSignal(window.bridge.answer_ready):
        window.bridge.set_operation("difference")
    assert window.messages.texts() == ()
