"""With another checkpoint than the library was read with, the window says so, and mends it when asked."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from colour_engine import ColourEngine
from panel_help import paint, started_bridge
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from lsgui.core.types import CheckpointIdentity
from lsgui.gui import app
from lsgui.gui.main_window import MainWindow


class NewerEngine(ColourEngine):
    """The same networks by another name."""

    identity = CheckpointIdentity("newer", "1" * 64)


@pytest.fixture
def folder(qtbot: QtBot, tmp_path: Path) -> Path:
    """Five photographs, read with the older checkpoint."""
    folder = paint(tmp_path / "colours")
    with started_bridge(qtbot) as bridge, qtbot.waitSignal(bridge.index_finished):
        bridge.add_folder(folder)
    return folder


@pytest.fixture
def window(qtbot: QtBot, folder: Path) -> Iterator[MainWindow]:
    """The window with the newer checkpoint, the library panel open, and an answer."""
    window = app.build([str(folder / "red.png")], load_engine=NewerEngine)  # type: ignore[arg-type]
    qtbot.addWidget(window)
    window.resize(1300, 800)
    window.show_panel("library")
    with qtbot.waitExposed(window):
        window.show()
    with qtbot.waitSignal(window.bridge.answer_ready):
        window.bridge.start()
    yield window
    assert window.bridge.stop(10)


SENTENCE = "5 photographs must be read again with the present networks to be found as neighbours."


def test_both_panels_say_what_is_so(window: MainWindow) -> None:
    assert window.neighbours.empty.accessibleName() == "The networks have changed"
    assert window.neighbours.empty.accessibleDescription() == SENTENCE
    assert window.library.stale.text() == SENTENCE


@pytest.mark.parametrize("panel", ["neighbours", "library"])
def test_a_rescan_from_either_panel_brings_the_neighbours_back(
    qtbot: QtBot, window: MainWindow, panel: str
) -> None:
    button = window.neighbours.rescan if panel == "neighbours" else window.library.stale.action_button
    assert button.isVisible()
    with qtbot.waitSignal(window.bridge.index_finished):
        qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: window.neighbours.view.images.rowCount() == 4)
    assert window.neighbours.summary.text() == "The 4 nearest of 5 photographs"
    assert window.library.stale.text() == ""
    window.bridge.clear_image("image_a")
    assert not window.neighbours.rescan.isVisible()
