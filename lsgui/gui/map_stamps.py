"""Many small signs drawn at once: their pixels are worked out for all of them together, not one by one."""

from functools import cache

import numpy as np
import numpy.typing as npt
from PySide6.QtGui import QColor, QImage

from lsgui.gui.map_groups import Shape

Pixels = npt.NDArray[np.uint8]
Places = npt.NDArray[np.int32]

_ONE, _MOST = 150, 255  # how opaque a sign is alone, and where many lie on each other
_CROWD = 5  # so many are many
_SPARSE = 80  # from one pixel in so many on, whole pictures are shifted instead of single signs
_FINE = 4  # lines and columns of each pixel of a sign that are looked at


@cache
def sign(shape: Shape, size: int) -> Pixels:
    """How opaque the pixels (size, size) of a sign are: a disc, a ring, a square, or a small dot."""
    axis = (np.arange(size * _FINE) + 0.5) / _FINE - size / 2
    x, y = np.meshgrid(axis, axis)
    far, half = np.hypot(x, y), size / 2
    if shape == "square":
        inside = np.maximum(abs(x), abs(y)) < half * 0.85
    elif shape == "ring":
        inside = (far < half) & (far >= half - max(1.0, size / 6))
    else:
        inside = far < (half if shape == "disc" else half / 2)
    parts = inside.reshape(size, _FINE, size, _FINE).mean(axis=(1, 3))
    opaque: Pixels = np.round(parts * 255).astype(np.uint8)
    return opaque


def stamped(places: Places, width: int, height: int, shape: Shape, size: int) -> Pixels:
    """How opaque a picture (height, width) is with a sign about each of some places (n, 2), x before y."""
    pad = size
    inside = (places > -pad).all(axis=1) & (places[:, 0] < width + pad) & (places[:, 1] < height + pad)
    x, y = (places[inside] + pad).T
    across, down = width + 2 * pad, height + 2 * pad
    counts = np.bincount(y * across + x, minlength=across * down)
    opaque = np.linspace(_ONE, _MOST, _CROWD).astype(np.uint8)
    levels = np.concatenate([np.zeros(1, np.uint8), opaque])[np.minimum(counts, _CROWD)]
    stamp = sign(shape, size)
    taken = np.flatnonzero(levels)
    whole = len(taken) * _SPARSE > len(levels)
    drawn = _shifted(levels, stamp, across) if whole else _set(levels, taken, stamp, across)
    return drawn.reshape(down, across)[pad:-pad, pad:-pad]


def _set(levels: Pixels, taken: npt.NDArray[np.intp], stamp: Pixels, across: int) -> Pixels:
    """One sign after the other, a pixel of all of them at a time."""
    found = np.zeros_like(levels)
    for offset, strength in _offsets(stamp, across):
        at = np.clip(taken + offset, 0, len(found) - 1)
        found[at] = np.maximum(found[at], _thinned(levels[taken], strength))
    return found


def _shifted(levels: Pixels, stamp: Pixels, across: int) -> Pixels:
    """All pixels of the picture, as often as a sign has pixels."""
    found = np.zeros_like(levels)
    thinned = {strength: _thinned(levels, strength) for strength in set(stamp[stamp > 0].tolist())}
    for offset, strength in _offsets(stamp, across):
        to = slice(max(offset, 0), len(levels) + min(offset, 0))
        of = slice(max(-offset, 0), len(levels) + min(-offset, 0))
        np.maximum(found[to], thinned[strength][of], out=found[to])
    return found


def _offsets(stamp: Pixels, across: int) -> list[tuple[int, int]]:
    """How far each pixel of a sign is from its middle in a picture's numbers, and how opaque it is."""
    middle = len(stamp) // 2
    lines, columns = np.nonzero(stamp)
    offsets = (lines - middle) * across + columns - middle
    return list(zip(offsets.tolist(), stamp[lines, columns].tolist(), strict=True))


def _thinned(levels: Pixels, strength: int) -> Pixels:
    return (levels.astype(np.uint16) * strength // 255).astype(np.uint8)


def tinted(opaque: Pixels, colour: QColor) -> QImage:
    """A picture of one colour, as opaque as is said of each pixel (height, width)."""
    height, width = opaque.shape
    lines = np.zeros((height, -(-width // 4) * 4), np.uint8)  # a line begins at a multiple of 4 bytes
    lines[:, :width] = opaque
    image = QImage(lines.data, width, height, lines.shape[1], QImage.Format.Format_Indexed8).copy()
    share = colour.alphaF()
    table = [QColor(colour.red(), colour.green(), colour.blue(), round(a * share)) for a in range(256)]
    image.setColorTable([each.rgba() for each in table])
    return image
