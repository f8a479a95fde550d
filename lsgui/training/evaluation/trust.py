"""How far a few-shot head's own word can be trusted: probabilities, promises, and unrelated photographs."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt

from lsgui.core.fewshot.checking import binned
from lsgui.core.fewshot.classifier import Fitted
from lsgui.core.fewshot.promises import Promise, promises
from lsgui.core.types import FloatArray

BoolArray = npt.NDArray[np.bool_]


@dataclass(frozen=True)
class Judged:
    """One episode's head on n photographs: what it is, `scores` (n, L), the truth `shown` (n, L), and whether
    a library took part. `strangers` is the part of unrelated photographs, times labels, in which one is found
    by a head that is fitted the same way and has not seen them."""

    fitted: Fitted
    scores: FloatArray
    shown: BoolArray
    strangers: float
    of_library: bool


def trust(labels: Sequence[str], episodes: Sequence[Judged]) -> dict[str, Any]:
    """What is found over the episodes.

    `brier` is a label's Brier score divided by that of its constant base rate: below 1 it says more. The
    calibration error is that of predictions above `checking.LOWEST`, for all labels of an episode together,
    and for every label alone. A promise is broken where less is measured than it says; `broken` is the part
    of those made. `strangers` is the part of unrelated photographs in which a label is found.
    """
    ratios = np.array([[_brier_ratio(one, j) for j in range(len(labels))] for one in episodes])
    errors = np.array([[_error(one, j) for j in range(len(labels))] for one in episodes])
    return {
        "brier": dict(zip(labels, _means(ratios), strict=True)),
        "calibration_error": _mean([_pooled(one) for one in episodes]),
        "calibration_errors": dict(zip(labels, _means(errors), strict=True)),
        "promises": _promised(episodes),
        "strangers": _mean([one.strangers for one in episodes]),
    }


def _brier_ratio(one: Judged, j: int) -> float:
    shown = one.shown[:, j].astype(np.float64)
    base = float(shown.mean())
    return float(((one.scores[:, j] - shown) ** 2).mean()) / max(base * (1 - base), 1e-12)


def _error(one: Judged, j: int) -> float:
    weight = np.full(len(one.shown), 1 / len(one.shown), np.float32)
    found = binned(one.scores[:, j], one.shown[:, j].astype(np.float32), weight)[1]
    return float("nan") if found is None else found


def _pooled(one: Judged) -> float:
    scores, shown = one.scores.ravel(), one.shown.ravel().astype(np.float32)
    found = binned(scores, shown, np.full(len(scores), 1 / len(scores), np.float32))[1]
    return float("nan") if found is None else found


def _promised(episodes: Sequence[Judged]) -> list[dict[str, Any]]:
    """How often each promise was made, and how often it was broken."""
    rows: dict[tuple[str, float], list[float | None]] = {}
    for one in episodes:
        for j, held_out in enumerate(one.fitted.held_out):
            if held_out.enough:
                made = promises(
                    held_out,
                    one.fitted.calibrations[j],
                    prior=one.fitted.priors[j],
                    of_library=one.of_library,
                )
                for promise in made:
                    rows.setdefault((promise.kind, promise.level), []).append(_measured(one, j, promise))
    found = []
    for (kind, level), values in rows.items():
        kept = [value >= level for value in values if value is not None]
        broken = round(1 - sum(kept) / len(kept), 4) if kept else None
        numbers = {"asked": len(values), "made": len(kept), "broken": broken}
        found.append({"kind": kind, "level": level, **numbers})
    return found


def _measured(one: Judged, j: int, promise: Promise) -> float | None:
    """The recall or precision from the promised threshold on; None where nothing was promised."""
    if promise.threshold is None:
        return None
    reached, shown = one.scores[:, j] >= promise.threshold, one.shown[:, j]
    asked = shown if promise.kind == "recall" else reached
    return float((reached & shown).sum() / asked.sum()) if asked.any() else 1.0


def _means(values: npt.NDArray[np.float64]) -> list[float | None]:
    return [_mean([float(value) for value in column]) for column in values.T]


def _mean(values: Sequence[float]) -> float | None:
    known = [value for value in values if np.isfinite(value)]
    return round(float(np.mean(known)), 4) if known else None
