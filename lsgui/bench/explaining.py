"""Whether what is said to carry a label does: places are hidden, and the label's score should fall."""

import random
from collections.abc import Callable, Sequence
from dataclasses import asdict
from itertools import cycle
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeAlias

import numpy as np
import numpy.typing as npt

from lsgui.bench.spread import milliseconds, spread
from lsgui.core import images
from lsgui.core.attribution import Attribution, attribute
from lsgui.core.formats import EXTENSIONS
from lsgui.core.types import (
    OPERATIONS,
    Combine,
    FloatArray,
    LabelScore,
    Progress,
    UserError,
    images_of,
    no_progress,
)

if TYPE_CHECKING:
    from lsgui.core.engine import Engine

PAIRS = 50
CELLS = 24  # on a side of the grid on which places are hidden
SHARE = 1 / 8  # of a photograph that is hidden
SIDE = round(CELLS * SHARE**0.5)  # of a square of that size
RANDOM = 5  # squares, whose falls are averaged
LEAST = 0.3  # score of a label that is asked about, if there is such a one

Mask: TypeAlias = npt.NDArray[np.bool_]


def explaining(engine: "Engine", pictures: Sequence[Path], repetitions: int) -> dict[str, Any]:
    """Milliseconds of a first and of a refined picture of one photograph of a union."""
    expression = Combine("union", pictures[0], pictures[1])

    def work(refined: bool) -> Callable[[], object]:
        label = engine.labels[0]
        return lambda: attribute(engine, expression, label, pictures[0], refined=refined)

    return {
        name: asdict(spread([milliseconds(work(refined)) for _ in range(repetitions)]))
        for name, refined in (("first", False), ("refined", True))
    }


def measure(
    engine: "Engine", folder: Path, *, count: int = PAIRS, progress: Progress = no_progress
) -> dict[str, Any]:
    """Hide an eighth of a photograph, in its mean colour: what the first and the refined pictures hold for
    most important, squares anywhere (the mean of five), and the square in the middle.

    `count` pairs of photographs of `folder`, the operations in turn, one label each that the answer has.
    "fall" is the mean fall of its score with its standard deviation; "beats_random" is how often it is
    greater than that of the squares. "agreement" is the rank correlation of the two pictures. Raises
    `UserError` where the folder has too few photographs.
    """
    files = sorted(path for path in folder.rglob("*") if path.suffix.lower() in EXTENSIONS)
    if len(files) < 2 * count:
        raise UserError(f"{folder} has {len(files)} photographs; it takes {2 * count}.")
    dice = random.Random(0)
    chosen = dice.sample(files, 2 * count)
    pairs = zip(chosen[0::2], chosen[1::2], cycle(OPERATIONS), strict=False)
    trials = []
    for done, (a, b, operation) in enumerate(pairs):
        progress(done, count)
        trials.append(_trial(engine, Combine(operation, a, b), dice))
    progress(count, count)
    falls = {name: np.array([trial[name] for trial in trials]) for name in trials[0]}
    agreement = falls.pop("agreement")
    return {
        **{name: _summary(each, falls) for name, each in falls.items()},
        "agreement": {"mean": round(float(agreement.mean()), 3), "sd": round(float(agreement.std()), 3)},
        "pairs": count,
        "hidden": SHARE,
    }


def _summary(fall: FloatArray, others: dict[str, Any]) -> dict[str, float]:
    found = {
        "fall": fall.mean(),
        "sd": fall.std(),
        "beats_random": (fall > others["random"]).mean(),
        "beats_centre": (fall > others["centre"]).mean(),
    }
    return {name: round(float(value), 3) for name, value in found.items()}


def _trial(engine: "Engine", expression: Combine, dice: random.Random) -> dict[str, float]:
    """The falls of one label by what is hidden, and how far the two pictures agree."""
    from scipy.stats import spearmanr

    row = _label(engine, expression, dice)
    a, b = images_of(expression)
    in_a = expression.operation == "difference" or (row.in_a or 0.0) >= (row.in_b or 0.0)
    image = a if in_a else b
    first, refined = (
        attribute(engine, expression, row.label, image, refined=refined) for refined in (False, True)
    )
    masks = [_most(first), _most(refined), *(_square(dice) for _ in range(RANDOM)), _square(None)]
    falls = _falls(engine, expression, row, image, masks)
    return {
        "first": falls[0],
        "refined": falls[1],
        "random": float(np.mean(falls[2 : 2 + RANDOM])),
        "centre": falls[-1],
        "agreement": float(spearmanr(_enlarged(first).ravel(), _enlarged(refined).ravel()).statistic),
    }


def _label(engine: "Engine", expression: Combine, dice: random.Random) -> LabelScore:
    labels = engine.answer(expression).labels
    return dice.choice([row for row in labels if row.present and row.score >= LEAST] or labels[:1])


def _falls(
    engine: "Engine", expression: Combine, row: LabelScore, image: Path, masks: Sequence[Mask]
) -> list[float]:
    """How far the score falls with each mask in the photograph's mean colour."""
    pixels = images.pixels(image, engine.input_size)
    mean = pixels.mean((0, 1)).astype(np.uint8)
    at = [np.arange(length) * CELLS // length for length in pixels.shape[:2]]
    hidden = engine.encode([np.where(mask[np.ix_(*at)][..., None], mean, pixels) for mask in masks])
    encoded = [
        hidden if each == image else engine.encode([each])[np.zeros(len(masks), np.intp)]
        for each in images_of(expression)
    ]
    combined = engine.combine(expression.operation, *encoded)
    scores = engine.scores(combined.features)[:, engine.labels.index(row.label)]
    return [row.score - float(score) for score in scores]


def _enlarged(found: Attribution) -> FloatArray:
    at = [np.arange(CELLS) * length // CELLS for length in found.grid.shape]
    grid: FloatArray = found.grid[np.ix_(*at)]
    return grid


def _most(found: Attribution) -> Mask:
    """The cells that count most, as many as may be hidden."""
    order = np.argsort(-_enlarged(found).ravel(), kind="stable")
    mask = np.zeros(CELLS * CELLS, np.bool_)
    mask[order[: round(SHARE * CELLS * CELLS)]] = True
    return mask.reshape(CELLS, CELLS)


def _square(dice: random.Random | None) -> Mask:
    """A square anywhere; without dice, in the middle."""
    top, left = (dice.randint(0, CELLS - SIDE) if dice else (CELLS - SIDE) // 2 for _ in range(2))
    mask = np.zeros((CELLS, CELLS), np.bool_)
    mask[top : top + SIDE, left : left + SIDE] = True
    return mask
