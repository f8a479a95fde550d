"""How an attribution is drawn: two colours that every eye tells apart, and outlines that need none."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, TypeAlias

import numpy as np
import numpy.typing as npt
from PIL import Image, ImageDraw

from lsgui.core import images
from lsgui.core.types import FloatArray

if TYPE_CHECKING:
    from lsgui.core.attribution import Attribution, Region

CARRIES, REMOVES = (255, 194, 10), (12, 123, 220)
"""Yellow and blue, which stay apart under every kind of colour blindness."""
FAINTEST = 0.03  # a change of score that is drawn in full strength, if there is no greater one
STRONGEST = 170  # of 255: how much of the photograph the colour hides where the change is greatest
EDGE, LINE, DASH, GAP = 512, 3, 10, 12  # pixels of a saved picture

Line: TypeAlias = tuple[float, float, float, float]
"""From x, y to x, y, each from 0 to 1 of the picture."""


def shades(grid: FloatArray) -> npt.NDArray[np.uint8]:
    """The colour (h, w, 4), with its opacity, of every cell of a grid (h, w)."""
    share = np.clip(grid / max(FAINTEST, float(np.abs(grid).max())), -1, 1)
    found = np.empty((*grid.shape, 4), np.uint8)
    found[..., :3] = np.where(share[..., None] > 0, CARRIES, REMOVES)
    found[..., 3] = STRONGEST * np.abs(share)
    return found


def outline(mask: npt.NDArray[np.bool_]) -> tuple[Line, ...]:
    """The lines round a region (h, w), a cell's side each."""
    rows, columns = mask.shape
    padded = np.pad(mask, 1)
    across = np.argwhere(padded[:-1, 1:-1] != padded[1:, 1:-1])
    down = np.argwhere(padded[1:-1, :-1] != padded[1:-1, 1:])
    return (
        *((x / columns, y / rows, (x + 1) / columns, y / rows) for y, x in across.tolist()),
        *((x / columns, y / rows, x / columns, (y + 1) / rows) for y, x in down.tolist()),
    )


def picture(found: Sequence["Attribution"]) -> Image.Image:
    """The photographs side by side under what was found: a full line round what carries the label, a
    broken one round what keeps it out. Raises `ImageError`."""
    parts = [_one(each) for each in found]
    width = sum(part.width for part in parts) + GAP * (len(parts) - 1)
    whole = Image.new("RGB", (width, max(part.height for part in parts)), "white")
    left = 0
    for part in parts:
        whole.paste(part, (left, 0))
        left += part.width + GAP
    return whole


def _one(found: "Attribution") -> Image.Image:
    photograph = images.thumbnail(found.image, EDGE).convert("RGB")
    colours = Image.fromarray(shades(found.grid), "RGBA").resize(photograph.size, Image.Resampling.BICUBIC)
    photograph.paste(colours, mask=colours)
    draw = ImageDraw.Draw(photograph)
    for region, dashed in ((found.carries, False), (found.removes, True)):
        if region is not None:
            _draw(draw, photograph.size, region, dashed=dashed)
    return photograph


def _draw(draw: ImageDraw.ImageDraw, size: tuple[int, int], region: "Region", *, dashed: bool) -> None:
    for line in outline(region.mask):
        ends = np.array(line).reshape(2, 2) * (size[0] - 1, size[1] - 1)
        parts = max(1, round(float(np.abs(ends[1] - ends[0]).max()) / DASH)) if dashed else 1
        for part in range(parts):
            reach = (part, part + (0.5 if dashed else 1))
            points = [tuple(ends[0] + (ends[1] - ends[0]) * at / parts) for at in reach]
            draw.line(points, fill="black", width=2 * LINE)
            draw.line(points, fill="white", width=LINE)
