"""How far a head can be trusted: quality with intervals, learning curve, reliability, promises.

All of it comes from photographs that were held out of a fit, of this head's own examples and of the
checkpoint's background. Average precision depends on how many photographs show a category; here it is that
of a library of which one in ten does, the rest of it like the user's library or, without one, like the known
negatives and the background.
"""

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass, replace
from typing import Any, Literal

import numpy as np
import numpy.typing as npt

from lsgui.core.encoded import Encoded
from lsgui.core.fewshot.calibration import calibrate
from lsgui.core.fewshot.classifier import Fitted, fit_classifier
from lsgui.core.fewshot.discriminant import BoolArray, Solver, Space
from lsgui.core.fewshot.evidence import near_copies
from lsgui.core.fewshot.fitting import space_of
from lsgui.core.fewshot.gathering import Embedder
from lsgui.core.fewshot.head import Head
from lsgui.core.fewshot.held_out import HeldOut
from lsgui.core.fewshot.promises import Promise, promises
from lsgui.core.fewshot.synthesis import synthesise
from lsgui.core.labels import ABSENT, PRESENT
from lsgui.core.linear import sigmoid
from lsgui.core.types import FloatArray, Progress, no_progress

RESAMPLES = 200
INTERVAL = 0.9
CURVE = (1, 2, 5, 10, 20, 50)  # examples
REPEATS = 5  # draws of so many examples
LEAST_HELD_OUT = 3  # examples on which a point of the curve is measured, and
HELD_OUT_PART = 0.25  # beside those that it is fitted on
BINS = (0, 0.1, 0.3, 0.5, 0.7, 0.9, 1.0)  # of predicted probability
LOWEST = 0.1  # predictions from here on count for the calibration error
KEY = "check"  # in a label's metrics
SAME = 1e-4  # of two numbers of the same fit
Against = Literal["library", "examples", "unrelated"]


@dataclass(frozen=True)
class Estimate:
    """A number with the interval that holds it nine times in ten, resampling the photographs."""

    value: float
    low: float
    high: float


@dataclass(frozen=True)
class CurvePoint:
    """Average precision on held-out examples after a fit on so many; `low` and `high` over the draws."""

    examples: int
    average_precision: Estimate


@dataclass(frozen=True)
class Bin:
    """Of held-out photographs with probabilities near `predicted`, the part `observed` shows the label.

    `count` are examples; photographs count as in a library that shows the label as often as expected."""

    predicted: float
    observed: float
    count: int
    weight: float


@dataclass(frozen=True)
class Check:
    """What is known of one category's quality.

    `other_synthesis` is the average precision with the switch of synthesis the other way; `strangers` is the
    part of unrelated photographs in which it is found; `calibration_error` is None where no probability
    reaches `LOWEST`. `against` says what the examples were told from: a library, known negatives, or only
    unrelated photographs, where average precision says little of the user's own.
    """

    average_precision: Estimate
    other_synthesis: Estimate
    curve: tuple[CurvePoint, ...]
    reliability: tuple[Bin, ...]
    calibration_error: float | None
    strangers: float
    promises: tuple[Promise, ...]
    against: Against


def check(
    engine: Embedder, head: Head, *, library: FloatArray | None = None, progress: Progress = no_progress
) -> Head:
    """The head with a `Check` in the metrics of every label that has examples enough (`CHECKED_FROM`).

    Scores and thresholds stay. `library` is the one that it was fitted with. A label whose numbers a fit on
    today's examples and library does not give again, because it was fitted on others, keeps the check that it
    had.
    """
    space, evidence = space_of(engine, library), head.evidence
    total = 3 + len(CURVE) + len(evidence.labels)
    progress(0, total)
    more = synthesise(engine, Encoded.from_features(evidence.features), evidence.truth)
    progress(1, total)
    plain = fit_classifier(space, evidence.features, evidence.truth)
    progress(2, total)
    made = fit_classifier(space, evidence.features, evidence.truth, more)
    progress(3, total)
    own, other = (made, plain) if head.synthesis else (plain, made)
    solver = Solver(space, space.place(evidence.features), evidence.truth)
    curves: list[list[CurvePoint]] = [[] for _ in evidence.labels]
    for number, examples in enumerate(CURVE):
        for column, point in _points(solver, own, examples):
            curves[column].append(point)
        progress(4 + number, total)
    metrics = dict(head.metrics)
    for column, label in enumerate(evidence.labels):
        if label in head.labels and own.held_out[column].enough and _is_of(head, label, own, column):
            one = _check(head, label, space, own, other.held_out[column], curves[column], column)
            metrics[label] = {**metrics.get(label, {}), KEY: _as_record(one)}
        progress(total - len(evidence.labels) + column + 1, total)
    return replace(head, metrics=metrics)


def _is_of(head: Head, label: str, fitted: Fitted, column: int) -> bool:
    """Whether a label has the numbers that a fit gives."""
    row = head.labels.index(label)
    pairs = ((head.weight[row], fitted.linear.weight[column]), (head.bias[row], fitted.linear.bias[column]))
    return all(np.allclose(one, other, rtol=SAME, atol=SAME) for one, other in pairs)


def check_of(head: Head, label: str) -> Check | None:
    """What was checked of a label; None where it was not, or had too few examples."""
    record = head.metrics.get(label)
    found = record.get(KEY) if isinstance(record, Mapping) else None
    if not isinstance(found, Mapping):
        return None
    try:
        return _from_record(found)
    except (KeyError, TypeError, ValueError):
        return None


def _check(
    head: Head,
    label: str,
    space: Space,
    own: Fitted,
    contrast: HeldOut,
    curve: Sequence[CurvePoint],
    column: int,
) -> Check:
    found, calibration, prior = own.held_out[column], own.calibrations[column], own.priors[column]
    row = head.labels.index(label)
    unrelated = sigmoid(space.unrelated @ head.weight[row] + head.bias[row])
    bins, error = reliability(found, prior)
    against: Against = "library" if space.is_library else "examples" if len(found.negatives) else "unrelated"
    return Check(
        average_precision=_estimate(found.among(library=space.is_library)),
        other_synthesis=_estimate(
            replace(contrast, background_weights=found.background_weights).among(library=space.is_library)
        ),
        curve=tuple(curve),
        reliability=bins,
        calibration_error=error,
        strangers=float((unrelated >= head.thresholds[row]).mean()),
        promises=promises(found, calibration, prior=prior, of_library=space.is_library),
        against=against,
    )


def _estimate(found: HeldOut) -> Estimate:
    """Average precision, with the interval of resamples. Each resample has one example more than there are,
    which is found no better than what does not show the label: of examples that are all found, some more
    would not be (Laplace's rule of succession)."""
    rng = np.random.default_rng(0)
    drawn = []
    for _ in range(RESAMPLES):
        rows = rng.integers(0, len(found.background), len(found.background))
        missed = found.others[[rng.choice(len(found.others), p=_shares(found))]]
        examples = rng.choice(np.concatenate([found.examples, missed]), len(found.examples))
        negatives = found.negatives[rng.integers(0, max(len(found.negatives), 1), len(found.negatives))]
        weights = found.background_weights
        if weights is not None:
            weights = weights[rows] / max(float(weights[rows].sum()), 1e-9)
        again = HeldOut(examples, negatives, found.background[rows], background_weights=weights)
        drawn.append(again.average_precision())
    low, high = np.quantile(drawn, [(1 - INTERVAL) / 2, (1 + INTERVAL) / 2])
    value = found.average_precision()
    return Estimate(value, min(float(low), value), max(float(high), value))


def _shares(found: HeldOut) -> npt.NDArray[np.float64]:
    weights = found.weights.astype(np.float64)
    shares: npt.NDArray[np.float64] = weights / weights.sum()
    return shares


def _points(solver: Solver, own: Fitted, examples: int) -> Iterator[tuple[int, CurvePoint]]:
    """The point of every label that has more different examples than so many.

    So many of a label are drawn, no two nearly the same, with half of its known negatives; on the rest of
    both, and the background, it is measured.
    """
    group, present = near_copies(solver.placed), solver.truth == PRESENT
    least = examples + max(LEAST_HELD_OUT, HELD_OUT_PART * examples)
    columns = [j for j, shown in enumerate(present.T) if len(np.unique(group[shown])) >= least]
    found: dict[int, list[float]] = {column: [] for column in columns}
    for repeat in range(REPEATS if columns else 0):
        rng = np.random.default_rng(repeat)
        drawn = [_drawn(group, solver.truth[:, j], examples, rng) for j in range(present.shape[1])]
        known, asked = (np.stack(side, 1) for side in zip(*drawn, strict=True))
        logits, background = solver.logits(own.shrinkage, known)
        for column in columns:
            rows, truth = asked[:, column], solver.truth[:, column]
            here, against = (logits[rows & (truth == what), column] for what in (PRESENT, ABSENT))
            weights = own.held_out[column].background_weights
            left = HeldOut(here, against, background[:, column], background_weights=weights)
            found[column].append(left.among(library=solver.space.is_library).average_precision())
    for column, values in found.items():
        yield column, CurvePoint(examples, Estimate(float(np.mean(values)), min(values), max(values)))


def _drawn(
    group: npt.NDArray[np.intp], truth: FloatArray, examples: int, rng: np.random.Generator
) -> tuple[BoolArray, BoolArray]:
    """What may be known of a label, and what it is measured on: rows (n,) both, of different groups (n,)."""
    shown, lacking = truth == PRESENT, truth == ABSENT
    groups = np.unique(group[shown])
    chosen = rng.choice(groups, min(examples, len(groups)), replace=False)
    ones = [rng.choice(np.flatnonzero(shown & (group == one))) for one in chosen]
    others = np.unique(group[lacking])
    half = rng.choice(others, len(others) // 2, replace=False)
    known = np.isin(np.arange(len(truth)), ones) | (lacking & np.isin(group, half))
    return known, ~np.isin(group, np.concatenate([chosen, half])) & (shown | lacking)


def reliability(found: HeldOut, prior: float) -> tuple[tuple[Bin, ...], float | None]:
    """Predicted against observed, and their mean distance among predictions above `LOWEST`.

    Each half of what was held out is calibrated on the other.
    """
    scores: list[FloatArray] = []
    truth, weight = [], []
    for half in (0, 1):
        other, part = _half(found, 1 - half), _half(found, half)
        calibration = calibrate(other, prior)
        shown = np.full(len(part.examples), prior / max(len(part.examples), 1), np.float32)
        for logits, shows, mass in (
            (part.examples, 1.0, shown),
            (part.others, 0.0, (1 - prior) * part.weights),
        ):
            scores.append(calibration.scores(logits))
            truth.append(np.full(len(logits), shows))
            weight.append(mass)
    return binned(np.concatenate(scores), np.concatenate(truth), np.concatenate(weight))


def _half(found: HeldOut, half: int) -> HeldOut:
    weights = found.background_weights
    if weights is not None:
        weights = weights[half::2] / max(float(weights[half::2].sum()), 1e-9)
    return replace(
        found,
        examples=found.examples[half::2],
        negatives=found.negatives[half::2],
        background=found.background[half::2],
        background_weights=weights,
    )


def binned(scores: FloatArray, truth: FloatArray, weight: FloatArray) -> tuple[tuple[Bin, ...], float | None]:
    """Bins of predictions (n,) with their truth (n,) and weights (n,), and the calibration error: the mean
    distance of predicted and observed over the bins above `LOWEST`, by their weights; None where none is."""
    place = np.clip(np.digitize(scores, BINS) - 1, 0, len(BINS) - 2)
    bins, off, mass = [], 0.0, 0.0
    for number in range(len(BINS) - 1):
        here = place == number
        total = float(weight[here].sum())
        if not total:
            continue
        predicted = float((scores[here] * weight[here]).sum() / total)
        observed = float((truth[here] * weight[here]).sum() / total)
        bins.append(Bin(predicted, observed, int((truth[here] == 1).sum()), total))
        if BINS[number] >= LOWEST:
            off, mass = off + total * abs(predicted - observed), mass + total
    return tuple(bins), off / mass if mass else None


def _as_record(one: Check) -> dict[str, Any]:
    record: dict[str, Any] = json.loads(json.dumps(asdict(one)))  # as a saved head gives it back
    return record


def _from_record(found: Mapping[str, Any]) -> Check:
    def estimate(record: Mapping[str, Any]) -> Estimate:
        return Estimate(float(record["value"]), float(record["low"]), float(record["high"]))

    return Check(
        average_precision=estimate(found["average_precision"]),
        other_synthesis=estimate(found["other_synthesis"]),
        curve=tuple(
            CurvePoint(int(point["examples"]), estimate(point["average_precision"]))
            for point in found["curve"]
        ),
        reliability=tuple(Bin(**one) for one in found["reliability"]),
        calibration_error=None if found["calibration_error"] is None else float(found["calibration_error"]),
        strangers=float(found["strangers"]),
        promises=tuple(Promise(**one) for one in found["promises"]),
        against=found["against"],
    )


__all__ = ["Bin", "Check", "CurvePoint", "Estimate", "check", "check_of", "reliability"]
