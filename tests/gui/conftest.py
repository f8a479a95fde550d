"""A bridge and a window on a stand-in engine; `gated` is one whose answers wait for the test."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from colour_engine import ColourEngine
from fewshot_help import BLUE, RED, Teaching, patches, teaching
from gated_engine import GatedEngine
from PySide6.QtGui import QDesktopServices
from pytestqt.qtbot import QtBot
from viewer import Viewer

from lsgui.gui import app, settings
from lsgui.gui.main_window import MainWindow
from lsgui.gui.session_bridge import SessionBridge


@pytest.fixture(autouse=True)
def _library_at_rest(monkeypatch: pytest.MonkeyPatch) -> None:
    """The library is looked through when a test says so, unless it turns the setting on."""
    off = replace(settings._BY_KEY["keep_up"], default="off")
    monkeypatch.setitem(settings._BY_KEY, "keep_up", off)


@pytest.fixture
def gated() -> GatedEngine:
    """An engine that answers once `gate` is set."""
    return GatedEngine()


@pytest.fixture
def bridge(qtbot: QtBot, gated: GatedEngine) -> Iterator[SessionBridge]:
    """A bridge on the gated engine, not started yet."""
    bridge = SessionBridge(load_engine=lambda: gated)  # type: ignore[arg-type, return-value]
    yield bridge
    gated.gate.set()
    assert bridge.stop(10)


@pytest.fixture
def viewer() -> Iterator[Viewer]:
    """What the desktop opens files and folders with."""
    viewer = Viewer()
    QDesktopServices.setUrlHandler("file", viewer, "show_url")
    yield viewer
    QDesktopServices.unsetUrlHandler("file")


@pytest.fixture
def window(qtbot: QtBot) -> Iterator[MainWindow]:
    """The real window, shown, its stand-in engine loaded and answering at once."""
    window = app.build(load_engine=ColourEngine)  # type: ignore[arg-type]
    qtbot.addWidget(window)
    window.resize(1000, 700)
    with qtbot.waitExposed(window):
        window.show()
    with qtbot.waitSignal(window.bridge.engine_ready):
        window.bridge.start()
    yield window
    assert window.bridge.stop(10)


@pytest.fixture
def taught(qtbot: QtBot, tmp_path: Path) -> Iterator[Teaching]:
    """The few-shot panel with a head of two colours, eight pictures each; "blue" is chosen."""
    folder = tmp_path / "colours"
    patches(folder / "red", RED, 8)
    patches(folder / "blue", BLUE, 8)
    with teaching(qtbot, folder) as found:
        yield found
