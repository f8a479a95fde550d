"""The pictures that are measured with, made at run time from one photograph."""

from collections.abc import Iterator
from dataclasses import dataclass
from importlib.util import find_spec
from io import BytesIO
from pathlib import Path

import numpy as np
import numpy.typing as npt
from PIL import Image, ImageOps

from lsgui.bench.spread import Effort
from lsgui.core import images
from lsgui.core.types import UserError

SMALL, LARGE, VIEW = (224, 224), (4000, 3000), (1200, 900)
QUALITY = 90


@dataclass(frozen=True)
class Pictures:
    """Pixels (n, height, width, 3) of the network's own size, and folders of JPEGs of both sizes."""

    pixels: npt.NDArray[np.uint8]
    jpeg_224: tuple[Path, ...]
    jpeg_12_megapixels: tuple[Path, ...]


def make_pictures(folder: Path, photograph: Path | None, effort: Effort, size: tuple[int, int]) -> Pictures:
    """Pictures below `folder` from one photograph (None: one that scikit-learn ships)."""
    original = images.load(photograph or shipped_photograph())
    one = np.asarray(original.resize(size))
    pixels = np.stack([np.roll(one, shift, axis=1) for shift in range(effort.pixels)])
    return Pictures(pixels, **make_photographs(folder / "photographs", photograph, effort))


def make_photographs(folder: Path, photograph: Path | None, effort: Effort) -> dict[str, tuple[Path, ...]]:
    """JPEGs of both sizes below `folder`, each in a folder of its own."""
    original = images.load(photograph or shipped_photograph())
    folder.mkdir()
    return {
        "jpeg_224": tuple(_copies(original.resize(SMALL), folder / "jpeg_224", effort.small)),
        "jpeg_12_megapixels": tuple(
            _copies(_tiled(original, LARGE), folder / "jpeg_12_megapixels", effort.large)
        ),
    }


def make_small(folder: Path, photograph: Path | None, count: int) -> Path:
    """`folder` with as many 224-pixel JPEGs, no two of the same content."""
    original = images.load(photograph or shipped_photograph())
    for _ in _copies(original.resize(SMALL), folder, count):
        pass
    return folder


def shipped_photograph() -> Path:
    """A photograph that an installed package ships."""
    spec = find_spec("sklearn")
    if spec is not None and spec.submodule_search_locations:
        file = Path(spec.submodule_search_locations[0], "datasets", "images", "china.jpg")
        if file.is_file():
            return file
    raise UserError("No photograph to measure with was found: name one with --photograph FILE.")


def make_crowd(folder: Path, photograph: Path | None, size: tuple[int, int], count: int) -> tuple[Path, ...]:
    """As many JPEGs of a size (width, height) in a folder of their own."""
    original = images.load(photograph or shipped_photograph())
    return tuple(_copies(_tiled(original, size) if size == LARGE else original.resize(size), folder, count))


def make_views(folder: Path, photograph: Path | None, count: int) -> tuple[Path, ...]:
    """Photographs that differ, unlike the copies above: as many views of one, at 1200 x 900 pixels."""
    original = images.load(photograph or shipped_photograph())
    random = np.random.default_rng(0)
    folder.mkdir()
    files = tuple(folder / f"{number:04}.jpg" for number in range(count))
    for file, (left, top, share) in zip(files, random.random((count, 3)), strict=True):
        width, height = (round(edge * (0.3 + 0.5 * share)) for edge in original.size)
        x, y = round(left * (original.width - width)), round(top * (original.height - height))
        original.resize(VIEW, box=(x, y, x + width, y + height)).save(file, "JPEG", quality=QUALITY)
    return files


def _tiled(image: Image.Image, size: tuple[int, int]) -> Image.Image:
    """The size filled with mirrored tiles: as rich in detail as the photograph, which scaling is not."""
    row = _beside(image, ImageOps.mirror(image))
    block = Image.new("RGB", (row.width, row.height * 2))
    block.paste(row, (0, 0))
    block.paste(ImageOps.flip(row), (0, row.height))
    canvas = Image.new("RGB", size)
    for x in range(0, size[0], block.width):
        for y in range(0, size[1], block.height):
            canvas.paste(block, (x, y))
    return canvas


def _beside(left: Image.Image, right: Image.Image) -> Image.Image:
    both = Image.new("RGB", (left.width + right.width, left.height))
    both.paste(left, (0, 0))
    both.paste(right, (left.width, 0))
    return both


def _copies(image: Image.Image, folder: Path, count: int) -> Iterator[Path]:
    """Equal JPEGs that differ in a comment, so that no content hash takes two for one."""
    folder.mkdir()
    buffer = BytesIO()
    image.save(buffer, "JPEG", quality=QUALITY)
    content = buffer.getvalue()
    for number in range(count):
        comment = f"{number:08}".encode()
        segment = b"\xff\xfe" + (len(comment) + 2).to_bytes(2, "big") + comment
        file = folder / f"{number:05}.jpg"
        file.write_bytes(content[:2] + segment + content[2:])
        yield file
