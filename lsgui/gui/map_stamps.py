"""Many small signs drawn at once: their pixels are worked out for all of them together, not one by one."""

from functools import cache

import numpy as np
import numpy.typing as npt
from PySide6.QtGui import QColor, QImage

from lsgui.core.types import FloatArray
from lsgui.gui.map_groups import Shape

Pixels = npt.NDArray[np.uint8]
Numbers = npt.NDArray[np.int32]

_CROWDS = np.array([0.0, 0.6, 0.7, 0.8, 0.9, 1.0])
"""How opaque no sign, one, two, ... on a pixel are."""
_STRENGTHS = 3  # of a sign's edge: each costs time
_STEPS = 15  # of how opaque a pixel is
MOST_LAYERS = 255 // _STEPS
_SPARSE = 100  # fewer signs than one in so many pixels are set one by one
_FINE = 4  # lines and columns of each pixel of a sign that are looked at


@cache
def sign(shape: Shape, size: int) -> Pixels:
    """How strong the pixels (size, size) of a sign are, 0 to 3: a disc, a ring, a square, or a small dot."""
    axis = (np.arange(size * _FINE) + 0.5) / _FINE - size / 2
    x, y = np.meshgrid(axis, axis)
    far, half = np.hypot(x, y), size / 2
    if shape == "square":
        inside = np.maximum(abs(x), abs(y)) < half * 0.85
    elif shape == "ring":
        inside = (far < half) & (far >= half - max(1.0, size / 6))
    else:
        inside = far < (half if shape == "disc" else max(half / 2, 0.6))
    parts = inside.reshape(size, _FINE, size, _FINE).mean(axis=(1, 3))
    strong: Pixels = np.round(parts * _STRENGTHS).astype(np.uint8)
    return strong


class Sheet:
    """A picture that layers of signs of up to `largest` pixels are stamped onto, later ones on top.

    A pixel is a number that says of which layer it is and how opaque: the larger one always covers the
    smaller, so all are drawn by taking the largest.
    """

    def __init__(self, width: int, height: int, largest: int) -> None:
        self._size, self._pad = (width, height), largest + 1
        self._across, self._down = width + 2 * self._pad, height + 2 * self._pad
        self._pixels = np.zeros(self._across * self._down, np.uint8)
        self._colours: list[QColor] = []

    def stamp(self, places: FloatArray, shape: Shape, size: int, colour: QColor) -> None:
        """A sign about each of some places (2, n), x before y, as one layer; `MOST_LAYERS` at most."""
        flat = self._seen(places, size // 2 + 1)
        few = len(flat) * _SPARSE < len(self._pixels)
        (self._set if few else self._shift)(flat, sign(shape, size))
        self._colours.append(colour)

    def image(self) -> QImage:
        """The picture."""
        width, height = self._size
        inside = self._pixels.reshape(self._down, self._across)[self._pad :, self._pad :]
        lines = np.zeros((height, -(-width // 4) * 4), np.uint8)  # a line begins at a multiple of 4 bytes
        lines[:, :width] = inside[:height, :width]
        image = QImage(lines.data, width, height, lines.shape[1], QImage.Format.Format_Indexed8).copy()
        image.setColorTable([0, *(number for colour in self._colours for number in _steps_of(colour.rgba()))])
        return image

    def _seen(self, places: FloatArray, reach: int) -> Numbers:
        """The numbers of the pixels at places whose signs are in the picture, at least partly."""
        (x, y), (width, height) = places, self._size
        seen = (x > -reach) & (y > -reach) & (x < width + reach) & (y < height + reach)
        column, line = ((each[seen] + np.float32(self._pad)).astype(np.int32) for each in (x, y))
        flat: Numbers = line * self._across + column
        return flat

    def _set(self, flat: Numbers, stamp: Pixels) -> None:
        """The pixels of the sign about each place, the faintest first: where signs overlap, the most."""
        taken, counts = np.unique(flat, return_counts=True)
        crowds = np.minimum(counts, len(_CROWDS) - 1)
        for strength in range(1, _STRENGTHS + 1):
            at = taken[:, None] + self._offsets(stamp, strength)
            self._pixels[at] = self._numbers(strength)[crowds][:, None]

    def _shift(self, flat: Numbers, stamp: Pixels) -> None:
        """The same for many: all places shifted, as often as the sign has pixels, and the most of it all."""
        counts = np.bincount(flat, minlength=len(self._pixels))
        crowds = np.minimum(counts, len(_CROWDS) - 1).astype(np.uint8)
        for strength in range(1, _STRENGTHS + 1):
            offsets = self._offsets(stamp, strength).tolist()
            numbers = self._numbers(strength)[crowds] if offsets else crowds
            for offset in offsets:
                to = slice(max(offset, 0), len(crowds) + min(offset, 0))
                of = slice(max(-offset, 0), len(crowds) + min(-offset, 0))
                np.maximum(self._pixels[to], numbers[of], out=self._pixels[to])

    def _numbers(self, strength: int) -> Pixels:
        """The pixels of this layer by how many signs lie there, where one is so strong."""
        steps = np.ceil(_CROWDS * strength / _STRENGTHS * _STEPS)
        found: Pixels = np.where(steps > 0, steps + len(self._colours) * _STEPS, 0).astype(np.uint8)
        return found

    def _offsets(self, stamp: Pixels, strength: int) -> npt.NDArray[np.int64]:
        """How far the pixels of a sign that are so strong are from its middle."""
        lines, columns = np.nonzero(stamp == strength)
        middle = len(stamp) // 2
        return (lines - middle) * self._across + columns - middle


@cache
def _steps_of(rgba: int) -> list[int]:
    """A colour, from nearly transparent to as opaque as it is."""
    alpha, colour = rgba >> 24 & 0xFF, rgba & 0xFFFFFF
    return [round(step * alpha / _STEPS) << 24 | colour for step in range(1, _STEPS + 1)]
