"""Thumbnails are those of the freedesktop layout: found by other programs, and theirs by us."""

import hashlib
import os
import stat
import sys
from pathlib import Path

import numpy as np
import pytest
from PIL import Image, PngImagePlugin
from thumbnail_engine import ThumbnailEngine

from lsgui.core import images
from lsgui.library import thumbnails
from lsgui.library.scan import index
from lsgui.library.store import Library
from lsgui.library.thumbnails import Thumbnailer

SIZE = (240, 240)


@pytest.fixture
def cache(tmp_path: Path) -> Path:
    return tmp_path / "thumbnails"


@pytest.fixture
def large(photos: Path) -> Path:
    """A photograph of 12 megapixels that lies on its side, as EXIF says."""
    path = photos / "large.jpg"
    exif = Image.Exif()
    exif[0x0112] = 6
    with Image.open(photos / "coffee.jpg") as image:
        image.resize((4000, 3000)).save(path, exif=exif)
    return path


def place(cache: Path, uri: str, size: str = "large") -> Path:
    return cache / size / (hashlib.md5(uri.encode()).hexdigest() + ".png")


def write(file: Path, uri: str, mtime: int, color: str) -> None:
    """A thumbnail as another program writes it."""
    notes = PngImagePlugin.PngInfo()
    notes.add_text("Thumb::URI", uri)
    notes.add_text("Thumb::MTime", str(mtime))
    file.parent.mkdir(parents=True, exist_ok=True)
    Image.new("RGB", (100, 60), color).save(file, pnginfo=notes)


def test_indexing_keeps_a_thumbnail_of_what_is_large(
    library: Library, photos: Path, large: Path, cache: Path
) -> None:
    index(library, ThumbnailEngine(), [photos], thumbnails=cache)
    file = place(cache, large.as_uri())
    assert list(cache.rglob("*")) == [cache / "large", file], "small pictures need none; nothing half written"
    with Image.open(file) as picture:
        assert picture.format == "PNG"
        assert picture.size == (192, 256), "upright"
        assert picture.text["Thumb::URI"] == large.as_uri()
        assert picture.text["Thumb::MTime"] == str(int(large.stat().st_mtime))
        close = np.asarray(picture, np.int16) - np.asarray(images.thumbnail(large, 256), np.int16)
    assert np.abs(close).mean() < 3


@pytest.mark.skipif(sys.platform == "win32", reason="there files have no such rights")
def test_only_the_user_may_look_at_it(large: Path, cache: Path) -> None:
    Thumbnailer(cache)(large, SIZE)
    assert stat.S_IMODE(place(cache, large.as_uri()).stat().st_mode) == 0o600
    assert stat.S_IMODE((cache / "large").stat().st_mode) == 0o700


def test_the_pixels_are_those_of_the_loader(photos: Path, large: Path, cache: Path) -> None:
    for path in photos.iterdir():
        assert np.array_equal(Thumbnailer(cache)(path, SIZE), images.pixels(path, SIZE))


def test_without_a_folder_nothing_is_kept(library: Library, photos: Path, large: Path, home: Path) -> None:
    index(library, ThumbnailEngine(), [photos])
    assert list(home.rglob("*.png")) == []


def test_a_thumbnail_that_is_there_is_respected(large: Path, cache: Path) -> None:
    file = place(cache, large.as_uri())
    write(file, large.as_uri(), int(large.stat().st_mtime), "red")
    before = file.read_bytes()
    Thumbnailer(cache)(large, SIZE)
    assert file.read_bytes() == before
    found = thumbnails.find(cache, large, 192)
    assert found is not None
    assert found.getpixel((5, 5)) == (255, 0, 0)


def test_a_stale_thumbnail_is_replaced(large: Path, cache: Path) -> None:
    file = place(cache, large.as_uri())
    write(file, large.as_uri(), 1, "red")
    assert thumbnails.find(cache, large, 192) is None
    Thumbnailer(cache)(large, SIZE)
    found = thumbnails.find(cache, large, 192)
    assert found is not None
    assert found.getpixel((5, 5)) != (255, 0, 0)
    with large.open("ab") as content:
        content.write(b"longer")
    os.utime(large, (large.stat().st_atime, int(file.stat().st_mtime)))
    assert thumbnails.find(cache, large, 192) is None


def test_the_smallest_size_that_suffices_is_found(large: Path, cache: Path) -> None:
    mtime = int(large.stat().st_mtime)
    write(place(cache, large.as_uri(), "normal"), large.as_uri(), mtime, "red")
    write(place(cache, large.as_uri(), "x-large"), large.as_uri(), mtime, "blue")
    for edge, color in ((96, (255, 0, 0)), (129, (0, 0, 255)), (512, (0, 0, 255))):
        found = thumbnails.find(cache, large, edge)
        assert found is not None
        assert found.getpixel((0, 0)) == color
    assert thumbnails.find(cache, large, 513) is None


@pytest.mark.parametrize("content", [b"", b"\x89PNG\r\n\x1a\n nothing", b"text"])
def test_a_damaged_thumbnail_is_replaced(large: Path, cache: Path, content: bytes) -> None:
    file = place(cache, large.as_uri())
    file.parent.mkdir(parents=True)
    file.write_bytes(content)
    assert thumbnails.find(cache, large, 192) is None
    Thumbnailer(cache)(large, SIZE)
    assert thumbnails.find(cache, large, 192) is not None


def test_a_thumbnail_of_another_file_is_not_taken(large: Path, cache: Path) -> None:
    write(place(cache, large.as_uri()), "file:///other.jpg", int(large.stat().st_mtime), "red")
    assert thumbnails.find(cache, large, 192) is None


def test_a_cache_that_cannot_be_written_costs_no_picture(large: Path, cache: Path) -> None:
    cache.write_text("not a folder")
    assert Thumbnailer(cache)(large, SIZE).shape == (240, 240, 3)


@pytest.mark.skipif(sys.platform in ("win32", "darwin"), reason="there a file name is always text")
@pytest.mark.parametrize(
    ("name", "escaped"),
    [
        (b"caf\xe9 #1;.jpg", "caf%E9%20%231%3B.jpg"),
        ("写真 (2)~!$&'*+,=:@.jpg".encode(), "%E5%86%99%E7%9C%9F%20(2)~!$&'*+,=:@.jpg"),
        (b"line\nbreak%20.jpg", "line%0Abreak%2520.jpg"),
    ],
)
def test_names_are_written_as_other_programs_write_them(
    large: Path, cache: Path, name: bytes, escaped: str
) -> None:
    odd = large.rename(Path(os.fsdecode(os.fsencode(large.parent) + b"/" + name)))
    Thumbnailer(cache)(odd, SIZE)
    assert place(cache, f"{large.parent.as_uri()}/{escaped}").is_file()
