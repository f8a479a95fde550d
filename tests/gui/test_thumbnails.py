"""The window takes a kept thumbnail where one will do, and keeps some only where its user wants that."""

from pathlib import Path

import pytest
from PIL import Image
from pytestqt.qtbot import QtBot

from lsgui import paths
from lsgui.gui.main_window import MainWindow
from lsgui.gui.thumbnails import thumbnail
from lsgui.library import thumbnails


@pytest.fixture
def large(photos: Path) -> Path:
    path = photos / "large.jpg"
    with Image.open(photos / "coffee.jpg") as image:
        image.resize((1600, 1200)).save(path)
    return path


def test_a_kept_thumbnail_is_shown_where_it_is_large_enough(large: Path) -> None:
    red = Image.new("RGB", (256, 192), "red")
    thumbnails.keep(paths.thumbnails(), large, red, large.stat())
    for edge, shown in ((96, (96, 72)), (192, (192, 144)), (256, (256, 192))):
        picture = thumbnail(large, edge)
        assert (picture.width(), picture.height()) == shown
        assert picture.pixelColor(5, 5).red() > 240
        assert picture.pixelColor(5, 5).green() < 15
    assert thumbnail(large, 512).pixelColor(5, 5).red() < 200, "the file itself"
    large.touch()
    large.write_bytes(large.read_bytes() + b"changed")
    assert thumbnail(large, 96).pixelColor(5, 5).red() < 200


@pytest.mark.parametrize("wanted", ["keep", "none"])
def test_indexing_keeps_thumbnails_as_the_setting_says(
    window: MainWindow, qtbot: QtBot, large: Path, wanted: str
) -> None:
    window.bridge.settings.set("thumbnails", wanted)
    with qtbot.waitSignal(window.bridge.index_finished, timeout=60_000):
        window.bridge.add_folders([large.parent])
    assert (thumbnails.find(paths.thumbnails(), large, 192) is not None) == (wanted == "keep")
