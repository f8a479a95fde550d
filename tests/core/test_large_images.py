"""What one picture may cost: memory for the largest, work for headers without end, and limits by kind."""

import io
import struct
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from lsgui.core import flattening, formats, images
from lsgui.core.types import ImageError

_PEAK = """
import re, sys, threading
from lsgui.core import images

def most():
    return 1024 * int(re.search(r"VmHWM:\\s+(\\d+)", open("/proc/self/status").read())[1])

images.thumbnail(sys.argv[1], 256)  # what is imported late
images.LARGE = 1_000_000
before = most()
work = [threading.Thread(target=images.thumbnail, args=(sys.argv[2], 256)) for _ in range(int(sys.argv[3]))]
for one in work:
    one.start()
for one in work:
    one.join()
print(most() - before)
"""
on_linux = pytest.mark.skipif(sys.platform != "linux", reason="only Linux tells the most that was taken")


def peak(file: Path, *, threads: int = 1) -> int:
    """The bytes beyond those of a small picture that a process takes for a thumbnail of a file."""
    small = file.with_name(f"small{file.suffix}")
    with Image.open(file) as large:
        Image.new(large.mode, (8, 8)).save(small)
    command = [sys.executable, "-c", _PEAK, str(small), str(file), str(threads)]
    return int(subprocess.run(command, check=True, capture_output=True, text=True).stdout)


@pytest.fixture
def deep(tmp_path: Path) -> Path:
    """A picture of 16 megapixels of floats: 64 MB."""
    Image.new("F", (4000, 4000), 0.5).save(tmp_path / "deep.tif", compression="tiff_deflate")
    return tmp_path / "deep.tif"


@on_linux
def test_a_picture_of_floats_takes_little_more_than_itself(deep: Path) -> None:
    assert peak(deep) < 3 * 64_000_000


@on_linux
def test_a_picture_with_transparency_is_flattened_without_a_copy(tmp_path: Path) -> None:
    Image.new("RGBA", (4000, 4000), (1, 2, 3, 4)).save(tmp_path / "clear.png")
    assert peak(tmp_path / "clear.png") < 2.7 * 64_000_000


@on_linux
def test_large_pictures_are_decoded_one_after_another(deep: Path) -> None:
    assert peak(deep, threads=3) < 1.7 * peak(deep)


@pytest.mark.parametrize("mode", ["F", "I", "I;16", "RGBA", "LA"])
def test_strips_leave_no_seam(mode: str, monkeypatch: pytest.MonkeyPatch) -> None:
    chance = np.random.default_rng(1)
    image = Image.fromarray(chance.integers(0, 256, (37, 23, 4), np.uint8)).convert("RGBA")
    if mode == "LA":
        image = image.convert("LA")
    elif mode != "RGBA":
        kind = {"F": np.float32, "I": np.int32, "I;16": np.uint16}[mode]
        low = 0 if mode == "I;16" else -9e3
        image = Image.fromarray((chance.standard_normal((37, 23)) * 9000).clip(low).astype(kind))
    whole = np.asarray(images.load(image))
    monkeypatch.setattr(flattening, "STRIP", 50)
    np.testing.assert_array_equal(np.asarray(images.load(image)), whole)


def claiming(mode: str, side: int) -> bytes:
    """A TIFF of a small picture that claims to have so many rows and columns."""
    stream = io.BytesIO()
    Image.new(mode, (8, 8)).save(stream, "TIFF")
    content = bytearray(stream.getvalue())
    (place,) = struct.unpack_from("<I", content, 4)
    (count,) = struct.unpack_from("<H", content, place)
    for entry in range(place + 2, place + 2 + 12 * count, 12):
        if struct.unpack_from("<H", content, entry)[0] in (256, 257):  # width, height
            struct.pack_into("<HII", content, entry + 2, 4, 1, side)
    return bytes(content)


@pytest.mark.parametrize("mode", ["F", "I", "RGBA", "CMYK"])
def test_pictures_that_take_more_memory_have_a_lower_limit_here(tmp_path: Path, mode: str) -> None:
    file = tmp_path / "claims.tif"
    file.write_bytes(claiming(mode, 11_000))
    with pytest.raises(ImageError, match="limit of 100 megapixels for pictures with transparency"):
        images.load(file)
    file.write_bytes(claiming("RGB", 11_000))
    with pytest.raises(ImageError) as caught:  # there is less in it than it claims
        images.load(file)
    assert "megapixels" not in str(caught.value)


def test_a_process_that_only_decodes_has_one_limit(monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(formats.RefusedError):
        formats.check_size((11_000, 11_000), "RGBA")
    monkeypatch.setattr(formats, "_apart", type(formats._apart)())
    formats.decode_apart()
    formats.check_size((11_000, 11_000), "RGBA")
    with pytest.raises(formats.RefusedError, match="300 megapixels"):
        formats.check_size((18_000, 18_000), "RGBA")


def test_boxes_without_end_are_not_walked(tmp_path: Path) -> None:
    file = tmp_path / "boxes.avif"
    file.write_bytes(b"\0\0\0\x10ftypavif\0\0\0\0" + b"\0\0\0\x08free" * 1_000_000)
    with pytest.raises(ImageError, match="damaged"):
        images.load(file)
