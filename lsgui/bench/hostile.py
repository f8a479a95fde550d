"""A folder of files that are out to harm an index, the same for the same seed, and what comes of it."""

import io
import os
import random
import struct
import zipfile
import zlib
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Literal, TypeAlias

import numpy as np
from PIL import Image

Fate = Literal["indexed", "skipped", "either"]

QUADRANTS = ((230, 30, 30), (30, 200, 30), (30, 30, 230), (240, 240, 60))
"""The colours of every whole picture, upright: top left, top right, bottom left, bottom right."""

_TURNED = {
    1: None,
    2: Image.Transpose.FLIP_LEFT_RIGHT,
    3: Image.Transpose.ROTATE_180,
    4: Image.Transpose.FLIP_TOP_BOTTOM,
    5: Image.Transpose.TRANSPOSE,
    6: Image.Transpose.ROTATE_90,
    7: Image.Transpose.TRANSVERSE,
    8: Image.Transpose.ROTATE_270,
}  # how the sensor saw it, so that the tag makes it upright again
_ORIENTATION = 0x0112
_NAMES = (
    "line\nbreak",
    "tab\tand\x01control",
    "🐕‍🦺 写真 é",
    "e\u0301 combining",
    " spaces ",
    "-rf",
    "'quoted\" $HOME `id` %20;#?&",
    "dots...",
    "a" * 200,
    "\u202egnp right to left",
)
_NO_TEXT = b"caf\xe9 \xff\xfe"  # a name that is not UTF-8

Made: TypeAlias = tuple[str, bytes]
Maker: TypeAlias = Callable[[random.Random], Made]


@dataclass(frozen=True)
class Hostile:
    """A file that was made: of which kind, what may become of it, and whether it shows the quadrants."""

    path: Path
    kind: str
    fate: Fate
    shows_quadrants: bool


def make_hostile(folder: Path, count: int, *, seed: int = 0) -> list[Hostile]:
    """Fill `folder` with `count` files, every kind in turn, in folders of 100."""
    chance = random.Random(seed)
    kinds = list(_KINDS)
    return [_make(folder / f"{number // 100:03}", number, kinds, chance) for number in range(count)]


def _make(folder: Path, number: int, kinds: list[str], chance: random.Random) -> Hostile:
    kind = kinds[number % len(kinds)]
    fate, shows, maker = _KINDS[kind]
    folder.mkdir(parents=True, exist_ok=True)
    suffix, content = maker(chance)
    if kind == "lost link":
        path = folder / f"{number:05}{suffix}"
        path.symlink_to(folder / "nowhere.jpg")
        return Hostile(path, kind, fate, shows)
    return Hostile(_written(folder, number, suffix, content, chance), kind, fate, shows)


def _written(folder: Path, number: int, suffix: str, content: bytes, chance: random.Random) -> Path:
    """The file, under a name as odd as the system allows."""
    for name in _names(number, suffix, chance):
        with suppress(OSError, ValueError):
            path = folder / name
            path.write_bytes(content)
            return path
    raise AssertionError("a number is a name everywhere")


def _names(number: int, suffix: str, chance: random.Random) -> Iterator[str]:
    if chance.random() < 0.3:
        yield f"{number:05} {chance.choice(_NAMES)}{suffix}"
    elif chance.random() < 0.1:
        yield os.fsdecode(f"{number:05} ".encode() + _NO_TEXT + suffix.encode())
    yield f"{number:05}{suffix.upper() if chance.random() < 0.1 else suffix}"


def picture(chance: random.Random, size: tuple[int, int] | None = None) -> Image.Image:
    """Four quadrants of colour with noise, so that no two pictures are equal."""
    width, height = size or (chance.randrange(48, 300), chance.randrange(48, 300))
    corners = Image.new("RGB", (2, 2))
    corners.putdata(QUADRANTS)
    pixels = np.asarray(corners.resize((width, height), Image.Resampling.NEAREST), np.int16)
    noise = np.random.default_rng(chance.getrandbits(32)).integers(-12, 13, pixels.shape)
    return Image.fromarray(np.clip(pixels + noise, 0, 255).astype(np.uint8), "RGB")


def _saved(image: Image.Image, kind: str, **options: object) -> bytes:
    buffer = io.BytesIO()
    image.save(buffer, kind, **options)
    return buffer.getvalue()


def _plain(kind: str, suffix: str, mode: str = "RGB", **options: object) -> Maker:
    return lambda chance: (suffix, _saved(picture(chance).convert(mode), kind, **options))


def _oriented(orientation: int, kind: str, suffix: str) -> Maker:
    def make(chance: random.Random) -> Made:
        upright = picture(chance)
        turn = _TURNED[orientation]
        exif = Image.Exif()
        exif[_ORIENTATION] = orientation
        return suffix, _saved(upright.transpose(turn) if turn is not None else upright, kind, exif=exif)

    return make


def _cut(kind: str, suffix: str) -> Maker:
    def make(chance: random.Random) -> Made:
        whole = _saved(picture(chance), kind)
        return suffix, whole[: chance.randrange(4, max(5, len(whole) * 9 // 10))]

    return make


def _flipped(kind: str, suffix: str) -> Maker:
    """A picture with wrong bytes in the middle."""

    def make(chance: random.Random) -> Made:
        content = bytearray(_saved(picture(chance), kind))
        for _ in range(chance.randrange(1, 20)):
            content[chance.randrange(len(content))] = chance.randrange(256)
        return suffix, bytes(content)

    return make


def _noise(head: bytes, suffix: str) -> Maker:
    return lambda chance: (suffix, head + chance.randbytes(chance.randrange(1, 5000)))


def _fixed(content: bytes, suffix: str) -> Maker:
    return lambda chance: (suffix, content)


def _zip(chance: random.Random) -> Made:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("holiday.jpg", _saved(picture(chance), "JPEG"))
    return ".jpg", buffer.getvalue()


def _png(width: int, height: int, *chunks: tuple[bytes, bytes], depth: int = 1) -> bytes:
    """A grey PNG of any claimed size."""
    header = struct.pack(">IIBBBBB", width, height, depth, 0, 0, 0, 0)
    parts = ((b"IHDR", header), *chunks, (b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(
        struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))
        for name, data in parts
    )


def _claiming(side: int) -> Maker:
    """A small PNG that is `side` pixels wide and high, all of them there, packed into very little."""

    def make(chance: random.Random) -> Made:
        squeeze = zlib.compressobj(1)
        row = bytes(1 + (side + 7) // 8)
        data = b"".join(squeeze.compress(row) for _ in range(side)) + squeeze.flush()
        note = (b"tEXt", b"Number\0" + str(chance.getrandbits(64)).encode())
        return ".png", _png(side, side, note, (b"IDAT", data))

    return make


def _text_bomb(chance: random.Random) -> Made:
    data = zlib.compress(bytes(100_000_000), 1)
    return ".png", _png(8, 8, (b"zTXt", b"Comment\0\0" + data), (b"IDAT", zlib.compress(bytes(16))))


def _sixteen_bits(kind: str, suffix: str) -> Maker:
    def make(chance: random.Random) -> Made:
        grey = np.asarray(picture(chance).convert("L"), np.uint16) * 257
        return suffix, _saved(Image.fromarray(grey), kind)

    return make


def _float(chance: random.Random) -> Made:
    values = np.asarray(picture(chance).convert("L"), np.float32) / 255
    values[0, :3] = np.nan, np.inf, -np.inf
    return ".tif", _saved(Image.fromarray(values), "TIFF")


def _animated(kind: str, suffix: str) -> Maker:
    def make(chance: random.Random) -> Made:
        first = picture(chance)
        others = [Image.new("RGB", first.size, color) for color in ("black", "white")]
        return suffix, _saved(first, kind, save_all=True, append_images=others, duration=100)

    return make


def _damaged_exif(chance: random.Random) -> Made:
    return ".jpg", _saved(picture(chance), "JPEG", exif=b"Exif\0\0" + chance.randbytes(300))


def _damaged_profile(chance: random.Random) -> Made:
    return ".jpg", _saved(picture(chance), "JPEG", icc_profile=chance.randbytes(500))


def _strip(chance: random.Random) -> Made:
    long = chance.randrange(20_000, 60_000)
    return ".png", _saved(Image.new("RGB", (long, 1) if chance.random() < 0.5 else (1, long)), "PNG")


def _looping_tiff(chance: random.Random) -> Made:
    """A TIFF whose first directory is its own next one."""
    return ".tif", b"II*\0" + struct.pack("<IHHHIII", 8, 1, 256, 3, 1, chance.randrange(1, 99), 8)


_KINDS: dict[str, tuple[Fate, bool, Maker]] = {
    "jpeg": ("indexed", True, _plain("JPEG", ".jpg", quality=90)),
    "progressive jpeg": ("indexed", True, _plain("JPEG", ".jpeg", progressive=True)),
    "cut jpeg": ("skipped", False, _cut("JPEG", ".jpg")),
    "png called jpg": ("indexed", True, _plain("PNG", ".jpg")),
    "empty": ("skipped", False, _fixed(b"", ".jpg")),
    "zip called jpg": ("skipped", False, _zip),
    "zero bytes": ("skipped", False, _fixed(bytes(4096), ".png")),
    "30,000 x 30,000 claimed": ("skipped", False, _fixed(_png(30_000, 30_000), ".png")),
    **{
        f"orientation {number} {kind.lower()}": ("indexed", True, _oriented(number, kind, suffix))
        for number in _TURNED
        for kind, suffix in (("JPEG", ".jpg"), ("PNG", ".png"), ("TIFF", ".tif"), ("WEBP", ".webp"))
    },
    "cmyk jpeg": ("indexed", False, _plain("JPEG", ".jpg", "CMYK")),
    "grey jpeg": ("indexed", False, _plain("JPEG", ".jpg", "L")),
    "16-bit png": ("indexed", False, _sixteen_bits("PNG", ".png")),
    "16-bit tiff": ("indexed", False, _sixteen_bits("TIFF", ".tif")),
    "float tiff": ("indexed", False, _float),
    "palette gif": ("indexed", True, _plain("GIF", ".gif")),
    "transparent png": ("indexed", True, _plain("PNG", ".png", "RGBA")),
    "grey with alpha": ("indexed", False, _plain("PNG", ".png", "LA")),
    "animated gif": ("indexed", True, _animated("GIF", ".gif")),
    "animated webp": ("indexed", True, _animated("WEBP", ".webp")),
    "animated png": ("indexed", True, _animated("PNG", ".png")),
    "avif": ("indexed", True, _plain("AVIF", ".avif")),
    "cut png": ("skipped", False, _cut("PNG", ".png")),
    "cut webp": ("skipped", False, _cut("WEBP", ".webp")),
    "cut avif": ("skipped", False, _cut("AVIF", ".avif")),
    "cut tiff": ("skipped", False, _cut("TIFF", ".tif")),
    "flipped jpeg": ("either", False, _flipped("JPEG", ".jpg")),
    "flipped png": ("either", False, _flipped("PNG", ".png")),
    "flipped webp": ("either", False, _flipped("WEBP", ".webp")),
    "flipped tiff": ("either", False, _flipped("TIFF", ".tif")),
    "flipped avif": ("either", False, _flipped("AVIF", ".avif")),
    "flipped gif": ("either", False, _flipped("GIF", ".gif")),
    "noise as jpeg": ("skipped", False, _noise(b"\xff\xd8\xff\xe0", ".jpg")),
    "noise as png": ("skipped", False, _noise(b"\x89PNG\r\n\x1a\n", ".png")),
    "noise as tiff": ("skipped", False, _noise(b"II*\0", ".tif")),
    "noise as heic": ("skipped", False, _noise(b"\0\0\0\x18ftypheic\0\0\0\0mif1heic", ".heic")),
    "noise as raw": ("skipped", False, _noise(b"II*\0", ".nef")),
    "noise": ("skipped", False, _noise(b"?", ".bmp")),
    "page called png": ("skipped", False, _fixed(b"<!doctype html><title>404</title>" * 9, ".png")),
    "text bomb": ("either", False, _text_bomb),
    "damaged exif": ("indexed", True, _damaged_exif),
    "damaged profile": ("indexed", True, _damaged_profile),
    "one pixel high or wide": ("indexed", False, _strip),
    "looping tiff": ("skipped", False, _looping_tiff),
    "lost link": ("skipped", False, _fixed(b"", ".jpg")),
    # The last is whole, but a slow or busy machine may need longer for it than a file gets.
    "30,000 x 30,000 pixels": ("skipped", False, _claiming(30_000)),
    "12,000 x 12,000 pixels": ("either", False, _claiming(12_000)),
}

KINDS = tuple(_KINDS)
