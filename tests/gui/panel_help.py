"""What the tests of panels share: a started bridge, pictures of plain colours, and drops."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TypeVar

from colour_engine import ColourEngine
from drags import drop, files
from PIL import Image
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from lsgui.gui.panels.library import LibraryPanel
from lsgui.gui.panels.neighbours import NeighbourPanel
from lsgui.gui.session_bridge import SessionBridge

COLOURS = {
    "red": (220, 30, 20),
    "green": (30, 200, 40),
    "blue": (20, 40, 210),
    "yellow": (220, 210, 30),
    "grey": (128, 128, 128),
}


Adding = TypeVar("Adding", LibraryPanel, NeighbourPanel)


def adding(panel: Adding, bridge: SessionBridge) -> Adding:
    """Do the window's part: add the folders that a panel was given."""
    panel.folders_given.connect(bridge.add_folders)
    return panel


@contextmanager
def started_bridge(qtbot: QtBot, engine: ColourEngine | None = None) -> Iterator[SessionBridge]:
    """A real bridge whose engine knows colours only, with its library open."""
    bridge = SessionBridge(load_engine=lambda: engine or ColourEngine())  # type: ignore[arg-type, return-value]
    with qtbot.waitSignal(bridge.engine_ready):
        bridge.start()
    yield bridge
    assert bridge.stop()


def paint(folder: Path, names: Sequence[str] = tuple(COLOURS), *, shade: int = 0) -> Path:
    """A folder of pictures, each of one colour; `shade` changes them a little."""
    folder.mkdir(parents=True, exist_ok=True)
    for name in names:
        colour = tuple(min(255, part + shade) for part in COLOURS[name])
        Image.new("RGB", (40, 30), colour).save(folder / f"{name}.png")
    return folder


def drop_paths(target: QWidget, *paths: Path) -> bool:
    """Drop files or folders onto a widget."""
    return drop(target, files(*paths))
