"""What files, folders and labels are called is shown as it is written, never read as HTML."""

from pathlib import Path

import pytest
from expression_help import colours
from PySide6.QtGui import Qt
from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot

from lsgui.core.types import Filter
from lsgui.gui.main_window import MainWindow

HOSTILE = "<img src=x> <b>dog"


@pytest.fixture
def hostile(qtbot: QtBot, window: MainWindow, tmp_path: Path) -> MainWindow:
    """A window in which everything that has a name has a hostile one."""
    folder = tmp_path / HOSTILE
    names = colours(folder)
    images = [path.rename(folder / f"{HOSTILE} {name}.png") for name, path in names.items()]
    with qtbot.waitSignal(window.bridge.index_finished):
        window.bridge.add_folder(folder)
    window.bridge.set_images(*images[:2])
    window.bridge.add_images(images[2:])
    window.bridge.narrow(Filter(folder=folder))
    qtbot.waitUntil(lambda: not window.bridge.busy and window.bridge.answer is not None)
    return window


def test_no_label_reads_a_name_as_html(qtbot: QtBot, hostile: MainWindow) -> None:
    for page in ("browser", "methods", "map", "backwards"):
        hostile.pages.show(page)
    for action in ("history", "skipped"):
        if action in hostile.actions_by_id:
            hostile.actions_by_id[action].trigger()
    labels = hostile.findChildren(QLabel)
    assert any(HOSTILE in label.text() for label in labels)
    for label in labels:
        assert label.textFormat() is not Qt.TextFormat.AutoText or not label.text(), label.text()
        assert label.textFormat() is not Qt.TextFormat.RichText or HOSTILE not in label.text()


def test_no_tool_tip_reads_a_name_as_html(hostile: MainWindow) -> None:
    tips = [widget.toolTip() for widget in hostile.findChildren(QWidget)]
    tips += [action.toolTip() for action in hostile.actions_by_id.values()]
    assert any("&lt;img" in tip for tip in tips)
    assert not [tip for tip in tips if Qt.mightBeRichText(tip) and "<img" in tip]
