"""The numbers of the benchmark, as fractions. Each equals a naive reference in its test."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Literal

import numpy as np
import numpy.typing as npt

from lsgui.core.labels import PRESENT, UNKNOWN
from lsgui.core.types import FloatArray

Unknown = Literal["absent", "masked"]
BoolArray = npt.NDArray[np.bool_]
ROWS = 256  # queries compared with the library at once, which bounds memory


def average_precisions(
    scores: FloatArray, truth: FloatArray, *, unknown: Unknown, min_positives: int = 1
) -> npt.NDArray[np.float64]:
    """Average precision (L,) of each label, for scores and three-valued truth of shape (n, L).

    Unknown entries count as absent ("strict"), or are left out label by label ("masked"). A label with
    fewer than `min_positives` present entries has NaN.
    """
    from sklearn.metrics import average_precision_score

    if scores.shape != truth.shape:
        raise ValueError(f"scores {scores.shape} and truth {truth.shape} differ in shape")
    found = np.full(scores.shape[1], np.nan)
    for label in range(scores.shape[1]):
        kept = truth[:, label] != UNKNOWN if unknown == "masked" else slice(None)
        present = truth[kept, label] == PRESENT
        if present.sum() >= max(1, min_positives):
            found[label] = average_precision_score(present, scores[kept, label])
    return found


def mean_over_labels(precisions: npt.NDArray[np.float64]) -> float | None:
    """The mean over labels that have a number; None where none has."""
    counted = precisions[~np.isnan(precisions)]
    return float(counted.mean()) if len(counted) else None


def percent(fraction: float | None) -> float | None:
    """A fraction as it is reported: in per cent, two decimals; None for none and for NaN."""
    return None if fraction is None or np.isnan(fraction) else round(100 * float(fraction), 2)


@dataclass(frozen=True, eq=False)
class Retrieval:
    """Mean best intersection-over-union among the k nearest, by k, and how many queries were kept.

    `iou` is None for every k where no query was kept. `best` (kept, k) has the numbers of the single
    queries, and `rows` (kept,) says which queries they are.
    """

    iou: dict[int, float | None]
    queries: int
    best: npt.NDArray[np.float64]
    rows: npt.NDArray[np.intp]

    @property
    def kept(self) -> int:
        """How many queries could be judged."""
        return len(self.rows)


def retrieval(
    queries: FloatArray,
    targets: BoolArray,
    library: FloatArray,
    library_labels: BoolArray,
    sources: npt.NDArray[np.intp],
    *,
    ks: Sequence[int] = (1, 3, 5),
) -> Retrieval:
    """LaSO's retrieval score of features (q, dim) with target label sets (q, L) in a library (n, dim).

    `sources` (q, 2) are the library rows of the two images of each query, never among its neighbours.
    Nearest is by cosine, ties in library order. Queries are skipped whose target is empty, or is the
    label set of no image of the library (their sources included, as in LaSO's code).
    """
    kept = _answerable(targets, library_labels)
    best = np.empty((len(kept), len(ks)))
    unit = _unit(library)
    for start in range(0, len(kept), ROWS):
        rows = kept[start : start + ROWS]
        similar = _unit(queries[rows]) @ unit.T
        np.put_along_axis(similar, sources[rows], -np.inf, 1)
        near = np.argsort(-similar, axis=1, kind="stable")[:, : max(ks)]
        overlap = _iou(targets[rows], library_labels[near])
        overlap[np.take_along_axis(similar, near, 1) == -np.inf] = 0.0  # a small library: only sources left
        best[start : start + ROWS] = np.stack([overlap[:, :k].max(1) for k in ks], 1)
    means = [float(column.mean()) if len(kept) else None for column in best.T]
    return Retrieval(dict(zip(ks, means, strict=True)), len(queries), best, kept)


def _answerable(targets: BoolArray, library_labels: BoolArray) -> npt.NDArray[np.intp]:
    there = {labels.tobytes() for labels in library_labels}
    kept = [i for i, target in enumerate(targets) if target.any() and target.tobytes() in there]
    return np.array(kept, np.intp)


def _unit(features: FloatArray) -> FloatArray:
    length = np.linalg.norm(features, axis=1, keepdims=True)
    unit: FloatArray = features / np.maximum(length, np.float32(1e-12))
    return unit


def _iou(targets: BoolArray, found: BoolArray) -> npt.NDArray[np.float64]:
    """Intersection over union (q, k) of target sets (q, L) with the sets of neighbours (q, k, L)."""
    common = (found & targets[:, None]).sum(2)
    either = (found | targets[:, None]).sum(2)
    overlap: npt.NDArray[np.float64] = common / np.maximum(either, 1)
    return overlap


@dataclass(frozen=True)
class Reliability:
    """A reliability curve over bins of equal width: entries, mean claimed probability, share present.

    `claimed` and `happened` are None in an empty bin.
    """

    count: list[int]
    claimed: list[float | None]
    happened: list[float | None]

    @property
    def error(self) -> float | None:
        """The expected calibration error: the mean gap over all entries; None where there are none."""
        gaps = [
            count * abs(claimed - happened)
            for count, claimed, happened in zip(self.count, self.claimed, self.happened, strict=True)
            if claimed is not None and happened is not None
        ]
        return sum(gaps) / sum(self.count) if gaps else None


def reliability(scores: FloatArray, truth: FloatArray, *, bins: int = 10) -> Reliability:
    """How often labels are present where probabilities (n, L) claim so, over all known entries."""
    known = truth != UNKNOWN
    probability, present = scores[known].astype(np.float64), truth[known] == PRESENT
    bin_of = np.minimum((probability * bins).astype(np.intp), bins - 1)
    count = np.bincount(bin_of, minlength=bins).tolist()

    def means(values: npt.NDArray[Any]) -> list[float | None]:
        totals = np.bincount(bin_of, values, bins).tolist()
        return [total / n if n else None for total, n in zip(totals, count, strict=True)]

    return Reliability(count, means(probability), means(present))
