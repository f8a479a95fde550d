"""The window takes a kept thumbnail where one will do, and keeps some only where its user wants that."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from PIL import Image
from PySide6.QtGui import QImage
from pytestqt.qtbot import QtBot

from lsgui import paths
from lsgui.gui.main_window import MainWindow
from lsgui.gui.thumbnails import pixels_to_file, thumbnail
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


@contextmanager
def narrow_disk() -> Iterator[None]:
    """No file can grow beyond a few kilobytes; what fits is written first, as on a disk that gets full."""
    resource = pytest.importorskip("resource", reason="only POSIX limits what a process writes")
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (4096, hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))


def test_a_picture_that_the_disk_does_not_take_leaves_nothing_there(tmp_path: Path) -> None:
    noise = QImage(os.urandom(4 * 64 * 64), 64, 64, QImage.Format.Format_RGB32)
    with narrow_disk(), pytest.raises(OSError, match="large"):
        pixels_to_file(noise, tmp_path)
    assert not list(tmp_path.iterdir())
    stored = pixels_to_file(noise, tmp_path)
    assert list(tmp_path.iterdir()) == [stored]
    assert QImage(str(stored)) == noise
