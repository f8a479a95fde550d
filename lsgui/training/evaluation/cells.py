"""The cells of the operations task: precision of each method, and how sure their differences are."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass
from typing import Any

import numpy as np

from lsgui.core.labels import ABSENT
from lsgui.core.types import METHODS, Method
from lsgui.training.evaluation.bootstrap import (
    Float64,
    Resamples,
    interval,
    resampled_means,
    resampled_precisions,
)
from lsgui.training.evaluation.combining import Combined
from lsgui.training.metrics import average_precisions, mean_over_labels, percent, reliability

BASELINES: tuple[Method, ...] = ("analytic", "label_logic")
BETTER = "the better of both"  # of the baselines, in each cell
MIN_POSITIVES = 10  # of a label, for it to count in a cell's mean
DEGENERATE = "almost every target is empty"
THIN = "few labels have positives enough among the listed pairs"


@dataclass(frozen=True, eq=False)
class Cell:
    """One method's number in one cell: as a fraction, resampled (r,), and as the report has it."""

    method: Method
    mean: float | None
    resampled: Float64
    record: dict[str, Any]

    @property
    def counted(self) -> bool:
        """Whether the cell takes part in the means."""
        return bool(self.record["counted"]) and self.mean is not None


def operation_cells(combined: Combined, resamples: Resamples) -> list[Cell]:
    """One cell a method: mean average precision with unknown masked, over labels with positives enough."""
    weights = resamples.of_pairs(combined.pairs)
    note = why_not_counted(combined)
    cells = []
    for method, scores in combined.scores.items():
        rule: dict[str, Any] = {"unknown": "masked", "min_positives": MIN_POSITIVES}
        precisions = average_precisions(scores, combined.truth, **rule)
        resampled = resampled_means(resampled_precisions(scores, combined.truth, weights, **rule))
        curve = reliability(scores, combined.truth)
        record = {
            **combined.place,
            "method": method,
            "map": percent(mean_over_labels(precisions)),
            "interval": interval(resampled, percent),
            "labels": int((~np.isnan(precisions)).sum()),
            "n_pairs": len(combined.pairs),
            "counted": not note,
            "note": note,
            "calibration_error": rounded(curve.error),
            "reliability": asdict(curve),
            "by_label": by_label(combined.group.labels, precisions),
        }
        cells.append(Cell(method, mean_over_labels(precisions), resampled, record))
    return cells


def by_label(labels: Sequence[str], precisions: Float64) -> dict[str, float | None]:
    """Each label's precision in per cent."""
    return {label: percent(value) for label, value in zip(labels, precisions.tolist(), strict=True)}


def rounded(value: float | None) -> float | None:
    """Four decimals, as scores and errors are reported."""
    return None if value is None else round(value, 4)


def why_not_counted(combined: Combined) -> str:
    """Why a cell takes no part in the means; "" where it does."""
    if combined.kind == "natural" and combined.operation == "intersection":
        return THIN
    degenerate = combined.group.name == "unseen" and combined.kind == "shared"
    return DEGENERATE if degenerate and combined.operation == "difference" else ""


def differences(cells: Iterable[Cell]) -> list[dict[str, Any]]:
    """Learned minus each rival, cell by cell, on the same resamples.

    A counted cell is lost where the whole interval lies below 0, and won where it lies above.
    """
    rows = []
    for place in _by_place(cells):
        learned = place["learned"]
        where = {key: learned.record[key] for key in ("group", "pairs", "operation", "counted")}
        for rival, other in _rivals(place).items():
            if learned.mean is not None and other.mean is not None:
                gain, spread = learned.mean - other.mean, learned.resampled - other.resampled
                rows.append({**where, "against": rival, **_verdict(gain, spread, learned.counted)})
    return rows


def _rivals(place: Mapping[Method, Cell]) -> dict[str, Cell]:
    """What the learned operation is held against in a cell: every other method, and the better baseline."""
    rivals: dict[str, Cell] = {method: cell for method, cell in place.items() if method != "learned"}
    known = [rivals[name] for name in BASELINES if name in rivals and rivals[name].mean is not None]
    if known:
        rivals[BETTER] = max(known, key=lambda cell: cell.mean or 0.0)
    return rivals


def _verdict(gain: float, spread: Float64, counted: bool) -> dict[str, Any]:
    """How far learned is ahead; whether that is sure is told before anything is rounded."""
    exact = interval(spread, float) if counted else None
    return {
        "gain": percent(gain),
        "interval": interval(spread, percent),
        "lost": exact is not None and exact[1] < 0,
        "won": exact is not None and exact[0] > 0,
    }


def _by_place(cells: Iterable[Cell]) -> list[dict[Method, Cell]]:
    places: dict[tuple[str, ...], dict[Method, Cell]] = {}
    for cell in cells:
        at = tuple(str(cell.record[key]) for key in ("group", "pairs", "operation"))
        places.setdefault(at, {})[cell.method] = cell
    return list(places.values())


def means_of_counted(cells: Sequence[Cell]) -> dict[str, Any]:
    """The mean of the counted cells by method, its interval, and learned minus each rival."""
    methods = tuple(dict.fromkeys(cell.method for cell in cells)) or METHODS
    counted = {method: [c for c in cells if c.method == method and c.counted] for method in methods}
    if not all(counted.values()):
        return {"means": dict.fromkeys(methods), "mean_intervals": dict.fromkeys(methods), "mean_gains": {}}
    rivals: dict[str, list[Cell]] = {}
    for place in _by_place(cell for found in counted.values() for cell in found):
        for name, cell in _rivals(place).items():
            rivals.setdefault(name, []).append(cell)
    every = {str(method): found for method, found in counted.items()} | rivals
    means, resampled = {}, {}
    for name, found in every.items():
        means[name] = float(np.mean([cell.mean for cell in found]))
        resampled[name] = np.mean([cell.resampled for cell in found], axis=0)
    return {
        "means": {method: percent(means[method]) for method in methods},
        "mean_intervals": {method: interval(resampled[method], percent) for method in methods},
        "mean_gains": {
            rival: _verdict(
                means["learned"] - means[rival], resampled["learned"] - resampled[rival], counted=True
            )
            for rival in rivals
        },
    }


def disjoint_rows(combined: Combined) -> list[dict[str, Any]]:
    """For natural pairs that share no label for certain: the mean of the highest intersection score."""
    if combined.kind != "natural" or combined.operation != "intersection":
        return []
    apart = (combined.truth == ABSENT).all(1)
    return [
        {
            "group": combined.group.name,
            "method": method,
            "mean_highest": round(float(scores[apart].max(1).mean()), 4) if apart.any() else None,
            "n_pairs": int(apart.sum()),
        }
        for method, scores in combined.scores.items()
    ]
