"""Hiding parts of a photograph: windows over a grid, what hides them, and the regions that mattered most."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Literal, TypeAlias, get_args

import numpy as np
import numpy.typing as npt
from PIL import Image, ImageFilter

from lsgui.core.encoded import Encoded
from lsgui.core.types import FloatArray

if TYPE_CHECKING:
    from lsgui.core.engine import Engine
    from lsgui.core.images import PixelArray

Masks: TypeAlias = npt.NDArray[np.bool_]
"""What is hidden, (n, h, w), row by row; True where it is."""
Hide: TypeAlias = Callable[[Masks], Encoded]
"""A photograph with each of n masks (n, h, w) hidden: n rows."""

Place = Literal[
    "upper left", "top", "upper right", "left", "centre", "right", "lower left", "bottom", "lower right"
]
PLACES: tuple[Place, ...] = get_args(Place)
"""Row by row."""

BLUR = 0.1  # of the longer side: how far what is hidden is smeared
REACH = 0.5  # of the strongest cell: what belongs to its region
MOST = 0.4  # of the cells: no region is larger


def windows(shape: tuple[int, int], side: int, step: int = 1, beyond: int = 0) -> Masks:
    """Masks of squares of `side` cells on a grid, `step` apart; the outermost go `beyond` its edge."""
    starts = [range(-beyond, length - side + beyond + 1, step) for length in shape]
    masks = np.zeros((len(starts[0]) * len(starts[1]), *shape), np.bool_)
    for mask, (top, left) in zip(
        masks, ((top, left) for top in starts[0] for left in starts[1]), strict=True
    ):
        mask[max(0, top) : top + side, max(0, left) : left + side] = True
    return masks


def spread(masks: Masks, values: FloatArray) -> FloatArray:
    """What each cell (h, w) of a grid is worth: the mean of the values (n,) of the masks that hide it."""
    hidden = masks.reshape(len(masks), -1).astype(np.float32)
    mean: FloatArray = (values @ hidden) / np.maximum(hidden.sum(0), 1)
    return mean.reshape(masks.shape[1:])


def token_grid(count: int, size: tuple[int, int]) -> tuple[int, int] | None:
    """Rows and columns of `count` tokens of an input `size` (width, height); None where they are no grid."""
    pairs = [(rows, count // rows) for rows in range(2, count // 2 + 1) if count % rows == 0]
    wanted = size[0] / size[1]
    return min(pairs, key=lambda pair: abs(np.log(pair[1] / pair[0] / wanted)), default=None)


def hide_tokens(own: Encoded) -> Hide:
    """Hides tokens of one encoded photograph: those that are left are pooled without them."""

    def hide(masks: Masks) -> Encoded:
        n = len(masks)
        kept = own.weights * ~masks.reshape(n, -1)
        weights = (kept / np.maximum(kept.sum(1, keepdims=True), 1e-9)).astype(np.float32)
        return Encoded(
            weights @ own.tokens[0],
            np.repeat(own.tokens, n, axis=0),
            weights,
            np.repeat(own.pooled_only, n),
        )

    return hide


def hide_pixels(engine: "Engine", pixels: "PixelArray") -> Hide:
    """Hides places of a photograph's pixels (height, width, 3) by smearing them beyond recognition."""
    radius = BLUR * max(pixels.shape[:2])
    smeared = np.asarray(Image.fromarray(pixels).filter(ImageFilter.GaussianBlur(radius)))

    def hide(masks: Masks) -> Encoded:
        rows, columns = (
            np.arange(length) * cells // length
            for length, cells in zip(pixels.shape[:2], masks.shape[1:], strict=True)
        )
        large = masks[:, rows[:, None], columns]
        return engine.encode([np.where(mask[:, :, None], smeared, pixels) for mask in large])

    return hide


def strongest(grid: FloatArray) -> npt.NDArray[np.bool_]:
    """The cells (h, w) round the greatest one that hang together and have at least half as much."""
    from scipy import ndimage

    values = grid.ravel()
    least = max(REACH * values.max(), np.sort(values)[-max(1, int(MOST * values.size))])
    parts, _ = ndimage.label(grid >= least, structure=np.ones((3, 3)))
    found: npt.NDArray[np.bool_] = parts == parts.flat[int(values.argmax())]
    return found


def place_of(mask: npt.NDArray[np.bool_]) -> Place:
    """Where the middle of a region (h, w) is, in words."""
    middle = [
        float(np.mean(at) + 0.5) / length for at, length in zip(np.nonzero(mask), mask.shape, strict=True)
    ]
    row, column = (min(2, int(3 * at)) for at in middle)
    return PLACES[3 * row + column]
