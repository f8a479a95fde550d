"""Pictures of every mode as RGB with 8 bits a channel, on white where they are transparent.

A picture may have hundreds of millions of pixels: what is worked out is worked out strip by strip.
"""

from collections.abc import Iterator

import numpy as np
import numpy.typing as npt
from PIL import Image

from lsgui.core.formats import RefusedError

STRIP = 1 << 20  # pixels worked out at a time
_SIXTEEN_BITS = 65535

Box = tuple[int, int, int, int]


def as_rgb(image: Image.Image) -> Image.Image:
    """The picture as RGB; itself if that is what it is."""
    if image.mode.startswith("I") or image.mode == "F":
        return _grey(image).convert("RGB")
    if image.mode == "LAB":
        return _lab_to_rgb(image)
    if image.has_transparency_data:
        return _on_white(image)
    return image if image.mode == "RGB" else image.convert("RGB")


def _grey(image: Image.Image) -> Image.Image:
    """16-bit, 32-bit and float greys as 8 bits; the range of the last two is told by their values."""
    low, full = (0.0, float(_SIXTEEN_BITS)) if image.mode.startswith("I;16") else _range(image)
    scaled = np.empty((image.height, image.width), np.uint8)
    for box in _strips(image):
        values = _finite(image.crop(box))
        values -= low
        values *= 255.0 / full
        scaled[box[1] : box[3]] = np.rint(values, out=values)
    return Image.fromarray(scaled)


def _range(image: Image.Image) -> tuple[float, float]:
    """The value that is black, and how far from it white is."""
    strips = (_finite(image.crop(box)) for box in _strips(image))
    ends = [(float(values.min()), float(values.max())) for values in strips]
    low, high = min(low for low, _ in ends), max(high for _, high in ends)
    ranges = (1.0, 255.0) if image.mode == "F" else (255.0, float(_SIXTEEN_BITS))
    full = next((top for top in ranges if low >= 0 and high <= top), None)
    return (low, (high - low) or 1.0) if full is None else (0.0, full)


def _finite(strip: Image.Image) -> npt.NDArray[np.float64]:
    """Its values; 0 where they are no numbers, or without end."""
    with np.errstate(invalid="ignore"):  # some of what is no number signals so when it is converted
        values = np.asarray(strip).astype(np.float64)
    return np.nan_to_num(values, copy=False, nan=0.0, posinf=0.0, neginf=0.0)


def _strips(image: Image.Image) -> Iterator[Box]:
    """The picture's rows, so many at a time that they have about `STRIP` pixels."""
    rows = max(1, STRIP // image.width)
    for top in range(0, image.height, rows):
        yield 0, top, image.width, min(top + rows, image.height)


def _lab_to_rgb(image: Image.Image) -> Image.Image:
    from PIL import ImageCms

    profiles = ImageCms.createProfile("LAB"), ImageCms.createProfile("sRGB")
    converted = ImageCms.applyTransform(image, ImageCms.buildTransform(*profiles, "LAB", "RGB"))
    if converted is None:
        raise RefusedError("its LAB colours could not be converted")
    return converted


def _on_white(image: Image.Image) -> Image.Image:
    flat = Image.new("RGB", image.size, "white")
    for box in _strips(image):
        strip = image.crop(box)
        rgba = (strip.convert("LA") if strip.mode == "La" else strip).convert("RGBA")
        flat.paste(rgba, box, mask=rgba)
    return flat
