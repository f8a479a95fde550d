"""Which regions of a photograph carried a label into an answer, or kept it out: what hiding them changes.

A window slides over the photograph, and the answer is worked out anew with what is under it hidden. The
first picture hides tokens, the positions of the backbone's last map, and runs the operations alone; a
refined one hides pixels, before anything is seen of them.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
import numpy.typing as npt

from lsgui.core import images
from lsgui.core.encoded import Encoded
from lsgui.core.judging import Classifier, evaluate, scores_of
from lsgui.core.occlusion import (
    Hide,
    Masks,
    Place,
    hide_pixels,
    hide_tokens,
    place_of,
    spread,
    strongest,
    token_grid,
    windows,
)
from lsgui.core.types import Expression, FloatArray, Method, Progress, UserError, images_of, no_progress

if TYPE_CHECKING:
    from lsgui.core.engine import Engine

CHUNK = 8  # answers worked out at once; between two of them the work can be cancelled
TOKENS = 2  # on a side of what is hidden for a first picture, and no more than a third of the grid
CELLS = 12  # on a side of a refined grid
WIDE, STEP = 4, 2  # cells on a side of what is hidden for it, and from one window to the next
LEAST = 0.02  # a change of score that is worth a word


@dataclass(frozen=True)
class Region:
    """Cells `mask` (h, w) of a photograph that hang together, and what hiding all of them changes.

    The label's score falls by `fall`; where hiding them raises it, that is negative.
    """

    mask: npt.NDArray[np.bool_]
    fall: float

    @property
    def place(self) -> Place:
        """Where it is, in words."""
        return place_of(self.mask)


@dataclass(frozen=True)
class Attribution:
    """How a label's score in an answer depends on the places of one photograph.

    `grid` (h, w), row by row over the whole upright photograph, is how far the `score` falls when a place
    is hidden: positive where it carries the label, negative where it keeps the label out. `carries` and
    `removes` are the strongest region of each kind, or None where hiding changes next to nothing.
    `refined` says that pixels were hidden, not tokens.
    """

    image: Path
    label: str
    head: str
    score: float
    grid: FloatArray
    carries: Region | None
    removes: Region | None
    refined: bool


def attribute(
    engine: "Engine",
    expression: Expression,
    label: str,
    image: Path,
    *,
    method: Method = "learned",
    head: Classifier | None = None,
    refined: bool = True,
    progress: Progress = no_progress,
) -> Attribution:
    """What the places of one image of an expression do to a label's score.

    `head` is the few-shot head that the label comes from (None: the checkpoint's own). Unless `refined`,
    a coarser picture comes within a fraction of a second. An image that stands twice in the expression is
    hidden in both places. Raises `UserError` for an unknown label or image, `ImageError` for one that
    cannot be read.
    """
    asked = _Asked(engine, expression, method, engine if head is None else head, label, image)
    leaves = engine.encodings(images_of(expression))
    grid = token_grid(leaves[image].tokens.shape[1], engine.input_size)
    if grid is not None and not refined:
        masks = windows(grid, max(1, min(TOKENS, min(grid) // 3)))
        return asked.explain(leaves, _Hidden(hide_tokens(leaves[image]), masks, False), progress)
    masks = windows((CELLS, CELLS), WIDE, STEP, STEP)
    pixels = images.pixels(image, engine.input_size)
    return asked.explain(leaves, _Hidden(hide_pixels(engine, pixels), masks, True), progress)


@dataclass(frozen=True)
class _Hidden:
    """What is hidden, how, and whether in pixels."""

    hide: Hide
    masks: Masks
    refined: bool


@dataclass(frozen=True)
class _Asked:
    """One label of one expression, and the image whose places are hidden."""

    engine: "Engine"
    expression: Expression
    method: Method
    classifier: Classifier
    label: str
    image: Path

    def __post_init__(self) -> None:
        if self.label not in self.classifier.labels:
            raise UserError(f"There is no label {self.label!r}.")
        if self.image not in images_of(self.expression):
            raise UserError(f"{self.image} is not in the expression.")

    def explain(
        self, leaves: Mapping[Expression, Encoded], hidden: _Hidden, progress: Progress
    ) -> Attribution:
        """Hide every mask, and then the strongest regions as a whole."""
        score = float(self._scores(leaves, leaves[self.image])[0])
        falls = self._falls(leaves, hidden, score, progress)
        grid = spread(hidden.masks, falls)
        masks = np.stack([strongest(grid), strongest(-grid)])
        carries, removes = (score - self._scores(leaves, hidden.hide(masks))).tolist()
        return Attribution(
            self.image,
            self.label,
            self.classifier.name,
            score,
            grid,
            Region(masks[0], carries) if carries >= LEAST else None,
            Region(masks[1], removes) if removes <= -LEAST else None,
            hidden.refined,
        )

    def _falls(
        self, leaves: Mapping[Expression, Encoded], hidden: _Hidden, score: float, progress: Progress
    ) -> FloatArray:
        """How far the score falls (n,) with each mask hidden."""
        falls = np.empty(len(hidden.masks), np.float32)
        for start in range(0, len(falls), CHUNK):
            progress(start, len(falls))
            some = slice(start, start + CHUNK)
            falls[some] = score - self._scores(leaves, hidden.hide(hidden.masks[some]))
        progress(len(falls), len(falls))
        return falls

    def _scores(self, leaves: Mapping[Expression, Encoded], hidden: Encoded) -> FloatArray:
        """The label's score (n,) with the image as in each row of `hidden`."""
        same = np.zeros(len(hidden), np.intp)
        found = {node: each[same] for node, each in leaves.items()} | {self.image: hidden}
        if self.method != "label_logic":
            operate = partial(self.engine.combine, method=self.method)
            found = evaluate(self.expression, found, operate)
        row = self.classifier.labels.index(self.label)
        scores = scores_of(self.classifier, self.expression, self.method, found)[:, row]
        return np.clip(scores, 0.0, 1.0)
