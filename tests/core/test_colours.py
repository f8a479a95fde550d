"""Embedded colour profiles: photographs come out as sRGB whatever they were saved in."""

import io
import struct
import tracemalloc
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from PIL import Image, ImageCms

from lsgui.core import colours, images

ADOBE_RGB = ((0.60974, 0.31111, 0.01947), (0.20528, 0.62567, 0.06087), (0.14919, 0.06322, 0.74457), 2.2)
DISPLAY_P3 = ((0.51512, 0.24120, -0.00105), (0.29198, 0.69225, 0.04189), (0.15710, 0.06657, 0.78407), 2.4)
PROPHOTO = ((0.79767, 0.28804, 0.0), (0.13519, 0.71188, 0.0), (0.03134, 0.00009, 0.82491), 1.8)
WIDE = pytest.mark.parametrize("space", [ADOBE_RGB, DISPLAY_P3, PROPHOTO], ids=["adobe", "p3", "prophoto"])
WHITE = (0.9642, 1.0, 0.8249)  # D50, which profiles connect through


def fixed(*numbers: float) -> bytes:
    """ICC's s15Fixed16Number."""
    return b"".join(struct.pack(">i", round(number * 65536)) for number in numbers)


def profile(space: bytes, connection: bytes, tags: dict[bytes, bytes], kind: bytes = b"mntr") -> bytes:
    """An ICC version 2 profile of these tags (ICC.1:2001-04, section 6)."""
    table, data, start = b"", b"", 128 + 4 + 12 * len(tags)
    for name, content in tags.items():
        table += name + struct.pack(">II", start + len(data), len(content))
        data += content + bytes(-len(content) % 4)
    body = struct.pack(">I", len(tags)) + table + data
    head = struct.pack(">I4sI4s4s4s", 128 + len(body), b"", 0x02400000, kind, space, connection)
    head += struct.pack(">6H", 2026, 1, 1, 0, 0, 0) + b"acsp" + bytes(28) + fixed(*WHITE)
    return head.ljust(128, b"\0") + body


def curve(gamma: float) -> bytes:
    return b"curv" + bytes(4) + struct.pack(">IH", 1, round(gamma * 256))


def matrix_profile(space: Sequence[Any]) -> bytes:
    *colorants, gamma = space
    tags = {b"wtpt": b"XYZ " + bytes(4) + fixed(*WHITE)}
    for name, colorant in zip((b"r", b"g", b"b"), colorants, strict=True):
        tags |= {name + b"XYZ": b"XYZ " + bytes(4) + fixed(*colorant), name + b"TRC": curve(gamma)}
    return profile(b"RGB ", b"XYZ ", tags)


def grey_profile(gamma: float) -> bytes:
    return profile(b"GRAY", b"XYZ ", {b"wtpt": b"XYZ " + bytes(4) + fixed(*WHITE), b"kTRC": curve(gamma)})


def ink_profile() -> bytes:
    """A press whose cyan is red: it tells whether the profile was asked, and not a formula."""
    identity = bytes(range(256))
    table = b"".join(
        bytes((255 if not any(ink) else 130, 210 if ink[0] and not any(ink[1:]) else 128, 128))
        for ink in np.ndindex(2, 2, 2, 2)
    )
    lut = b"mft1" + bytes(4) + bytes((4, 3, 2, 0)) + fixed(1, 0, 0, 0, 1, 0, 0, 0, 1)
    tags = {b"wtpt": b"XYZ " + bytes(4) + fixed(*WHITE), b"A2B0": lut + 4 * identity + table + 3 * identity}
    return profile(b"CMYK", b"Lab ", tags, b"prtr")


SRGB = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()


@pytest.fixture
def coffee(photos: Path) -> Image.Image:
    with Image.open(photos / "coffee.jpg") as image:
        return image.convert("RGB")


def encoded(image: Image.Image, icc: bytes) -> Image.Image:
    """The same colours as the numbers of another colour space."""
    target = ImageCms.ImageCmsProfile(io.BytesIO(icc))
    made = ImageCms.profileToProfile(image, ImageCms.createProfile("sRGB"), target)
    assert made is not None
    return made


def difference(first: Image.Image, second: Image.Image) -> float:
    return float(np.abs(np.asarray(first, np.float64) - np.asarray(second, np.float64)).mean())


@WIDE
@pytest.mark.parametrize("suffix", ["jpg", "png", "tif", "webp", "avif"])
def test_a_photograph_in_a_wide_colour_space_has_the_colours_it_was_taken_in(
    coffee: Image.Image, tmp_path: Path, space: Sequence[Any], suffix: str
) -> None:
    icc = matrix_profile(space)
    wide = encoded(coffee, icc)
    path = tmp_path / f"wide.{suffix}"
    wide.save(path, icc_profile=icc, quality=95)
    assert difference(wide, coffee) > 5, "else this test shows nothing"
    assert difference(images.load(path), coffee) < 3
    size = (120, 80)
    assert difference(images.load(path, size=size), images.load(coffee, size=size)) < 3
    assert difference(images.thumbnail(path, 90), images.thumbnail(coffee, 90)) < 3


@WIDE
def test_pictures_in_memory_palettes_and_transparency_follow_their_profile(
    coffee: Image.Image, tmp_path: Path, space: Sequence[Any]
) -> None:
    icc = matrix_profile(space)
    wide = encoded(coffee, icc)
    wide.info["icc_profile"] = icc
    assert difference(images.load(wide), coffee) < 3
    assert "icc_profile" not in images.load(wide).info, "or a second load would convert again"
    wide.quantize(256).save(tmp_path / "palette.png", icc_profile=icc)
    assert difference(images.load(tmp_path / "palette.png"), coffee) < 8
    clear = wide.convert("RGBA")
    clear.putalpha(Image.new("L", wide.size, 0))
    clear.save(tmp_path / "clear.png", icc_profile=icc)
    assert np.asarray(images.load(tmp_path / "clear.png")).min() >= 254, "white stays white"


def test_a_turned_photograph_is_turned_and_converted(coffee: Image.Image, tmp_path: Path) -> None:
    icc = matrix_profile(ADOBE_RGB)
    exif = Image.Exif()
    exif[0x0112] = 6
    turned = encoded(coffee, icc).transpose(Image.Transpose.ROTATE_90)
    turned.save(tmp_path / "turned.jpg", icc_profile=icc, exif=exif, quality=95)
    assert difference(images.load(tmp_path / "turned.jpg"), coffee) < 3


@pytest.mark.parametrize("mode", ["L", "LA", "I;16"])
def test_a_grey_profile_sets_the_greys(tmp_path: Path, mode: str) -> None:
    grey = Image.new("L", (4, 4), 128)
    deep = Image.fromarray(np.full((4, 4), 128 * 257, np.uint16))
    (deep if mode == "I;16" else grey.convert(mode)).save(
        tmp_path / "grey.png", icc_profile=grey_profile(1.0)
    )
    np.testing.assert_allclose(np.asarray(images.load(tmp_path / "grey.png")), 188, atol=1)


def test_an_ink_profile_sets_the_inks(tmp_path: Path) -> None:
    cyan = Image.new("CMYK", (16, 16), (255, 0, 0, 0))
    cyan.save(tmp_path / "press.jpg", icc_profile=ink_profile(), quality=95)
    cyan.save(tmp_path / "plain.jpg", quality=95)
    red, _, blue = np.asarray(images.load(tmp_path / "press.jpg")).mean((0, 1))
    assert red > blue + 50
    red, _, blue = np.asarray(images.load(tmp_path / "plain.jpg")).mean((0, 1))
    assert blue > red + 50


@pytest.mark.parametrize(
    "icc",
    [
        SRGB,
        b"",
        b"rubbish",
        SRGB[:200],
        SRGB[:128],
        matrix_profile(ADOBE_RGB)[:150],
        profile(b"RGB ", b"XYZ ", {}),
        profile(b"Luv ", b"XYZ ", {}),
        grey_profile(1.0),
        ink_profile(),
    ],
    ids=["srgb", "none", "rubbish", "cut", "head", "torn", "no tags", "no space", "for greys", "for inks"],
)
def test_srgb_itself_broken_profiles_and_those_of_other_pictures_change_nothing(
    coffee: Image.Image, tmp_path: Path, icc: bytes
) -> None:
    coffee.save(tmp_path / "with.png", icc_profile=icc)
    assert difference(images.load(tmp_path / "with.png"), coffee) == 0


def test_srgb_costs_no_conversion_and_each_profile_is_read_once(
    coffee: Image.Image, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    colours._kept.clear()
    coffee.save(tmp_path / "srgb.jpg", icc_profile=SRGB)
    read = reads(monkeypatch)
    for _ in range(3):
        images.load(tmp_path / "srgb.jpg")
    assert len(read) == 1
    assert colours._transform(SRGB) is None


def reads(monkeypatch: pytest.MonkeyPatch) -> list[bytes]:
    """The profiles that are read from now on."""
    read, original = [], ImageCms.ImageCmsProfile

    def counted(stream: io.BytesIO) -> ImageCms.ImageCmsProfile:
        read.append(stream.getvalue())
        return original(stream)

    monkeypatch.setattr(ImageCms, "ImageCmsProfile", counted)
    return read


def test_a_profile_without_end_is_neither_read_nor_kept(
    coffee: Image.Image, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    endless = matrix_profile(PROPHOTO) + bytes(5_000_000)
    coffee.save(tmp_path / "endless.tif", icc_profile=endless)
    read = reads(monkeypatch)
    assert difference(images.load(tmp_path / "endless.tif"), coffee) == 0
    assert read == []


def test_what_is_kept_of_profiles_does_not_grow_with_their_size(
    coffee: Image.Image, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    kept = []
    for number in range(8):
        fat = matrix_profile(PROPHOTO) + number.to_bytes(4, "big") + bytes(1_000_000)
        coffee.save(tmp_path / "fat.tif", icc_profile=fat)
        tracemalloc.start()
        images.load(tmp_path / "fat.tif")
        del fat
        kept.append(tracemalloc.get_traced_memory()[0])
        tracemalloc.stop()
    assert max(kept) < 500_000


def test_threads_share_a_profile(coffee: Image.Image, tmp_path: Path) -> None:
    icc = matrix_profile(PROPHOTO)
    files = [tmp_path / f"{number}.png" for number in range(12)]
    for number, file in enumerate(files):
        encoded(coffee.rotate(30 * number), icc).save(file, icc_profile=icc)
    alone = [images.pixels(file, (200, 200)) for file in files]
    with ThreadPoolExecutor(4) as pool:
        together = list(pool.map(lambda file: images.pixels(file, (200, 200)), files * 3))
    for number, pixels in enumerate(together):
        np.testing.assert_array_equal(pixels, alone[number % 12])
