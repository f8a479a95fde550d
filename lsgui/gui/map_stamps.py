"""Many small signs drawn at once: their pixels are worked out for all of them together, not one by one."""

from functools import cache

import numpy as np
import numpy.typing as npt
from PySide6.QtGui import QColor, QImage

from lsgui.core.types import FloatArray
from lsgui.gui.map_groups import Shape

Pixels = npt.NDArray[np.uint8]
Places = FloatArray
Numbers = npt.NDArray[np.int32]

_ONE, _MOST = 150, 255  # how opaque a sign is alone, and where many lie on each other
_CROWD = 5  # so many are many
_LEVELS = np.concatenate([[0], np.linspace(_ONE, _MOST, _CROWD)]).astype(np.uint8)
_SPARSE = 100  # fewer signs than one in so many pixels are set one by one
_STRENGTHS = 3  # of a sign's edge: each costs time
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
    opaque: Pixels = np.round(parts * _STRENGTHS).astype(np.uint8) * (255 // _STRENGTHS)
    return opaque


def stamped(places: Places, width: int, height: int, shape: Shape, size: int) -> Pixels:
    """How opaque a picture (height, width) is with a sign about each of some places (2, n), x before y."""
    pad, (x, y) = size, places
    seen = (x > -pad) & (y > -pad) & (x < width + pad) & (y < height + pad)
    across, down = width + 2 * pad, height + 2 * pad
    column, line = ((each[seen] + np.float32(pad)).astype(np.int32) for each in (x, y))
    flat = line * across + column
    crowds = np.minimum(np.bincount(flat, minlength=across * down), _CROWD).astype(np.uint8)
    stamp = sign(shape, size)
    few = len(flat) * _SPARSE < len(crowds)
    drawn = _set(crowds, np.unique(flat), stamp, across) if few else _shifted(crowds, stamp, across)
    return drawn.reshape(down, across)[pad:-pad, pad:-pad]


def _set(crowds: Pixels, taken: Numbers, stamp: Pixels, across: int) -> Pixels:
    """The pixels of a sign about each of those `taken`, the faintest first: where signs overlap, the most."""
    found = np.zeros_like(crowds)
    for strength in sorted(set(stamp[stamp > 0].tolist())):
        offsets = np.array(_offsets(stamp, strength, across))
        found[taken[:, None] + offsets] = _opaque(crowds[taken], strength)[:, None]
    return found


def _shifted(crowds: Pixels, stamp: Pixels, across: int) -> Pixels:
    """The same for many: the whole picture shifted, as often as a sign has pixels, and the most of it all."""
    found = np.zeros_like(crowds)
    for strength in set(stamp[stamp > 0].tolist()):
        opaque = _opaque(crowds, strength)
        for offset in _offsets(stamp, strength, across):
            to = slice(max(offset, 0), len(crowds) + min(offset, 0))
            of = slice(max(-offset, 0), len(crowds) + min(-offset, 0))
            np.maximum(found[to], opaque[of], out=found[to])
    return found


def _offsets(stamp: Pixels, strength: int, across: int) -> list[int]:
    """How far the pixels of a sign that are so strong are from its middle, in a picture's numbers."""
    lines, columns = np.nonzero(stamp == strength)
    middle = len(stamp) // 2
    found: list[int] = ((lines - middle) * across + columns - middle).tolist()
    return found


def _opaque(crowds: Pixels, strength: int) -> Pixels:
    """How opaque so many signs on a pixel are, where one is at most so strong there."""
    table: Pixels = (_LEVELS.astype(np.uint16) * strength // 255).astype(np.uint8)
    return table[crowds]


def tinted(opaque: Pixels, colour: QColor) -> QImage:
    """A picture of one colour, as opaque as is said of each pixel (height, width)."""
    height, width = opaque.shape
    lines = np.zeros((height, -(-width // 4) * 4), np.uint8)  # a line begins at a multiple of 4 bytes
    lines[:, :width] = opaque
    image = QImage(lines.data, width, height, lines.shape[1], QImage.Format.Format_Indexed8).copy()
    image.setColorTable(_table(colour.rgba()))
    return image


@cache
def _table(rgba: int) -> list[int]:
    """A colour, as opaque as each number from 0 to 255 says."""
    alpha, colour = rgba >> 24 & 0xFF, rgba & 0xFFFFFF
    return [round(step * alpha / 255) << 24 | colour for step in range(256)]
