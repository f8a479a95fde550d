"""How far a head can be trusted: quality with intervals, learning curve, reliability, promises.

All of it comes from photographs that were held out of a fit, of this head's own examples and of the
checkpoint's background. Average precision depends on how many photographs show a category; here it is that
of a library of which one in ten does, the rest of it like the known negatives and the background.
"""

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass, replace
from typing import Any

import numpy as np

from lsgui.core.fewshot.calibration import Calibration, calibrate
from lsgui.core.fewshot.discriminant import Solver
from lsgui.core.fewshot.fitting import space_of
from lsgui.core.fewshot.gathering import Embedder
from lsgui.core.fewshot.head import Head
from lsgui.core.fewshot.held_out import HeldOut, choose
from lsgui.core.fewshot.prevalence import prevalences
from lsgui.core.fewshot.promises import Promise, promises
from lsgui.core.fewshot.synthesis import synthesise
from lsgui.core.labels import ABSENT, PRESENT
from lsgui.core.types import Encoded, FloatArray, Progress, no_progress

RESAMPLES = 200
INTERVAL = 0.9
CURVE = (1, 2, 5, 10, 20, 50)  # examples
REPEATS = 5  # draws of so many examples
LEAST_HELD_OUT = 3  # examples on which a point of the curve is measured, and
HELD_OUT_PART = 0.25  # beside those that it is fitted on
BINS = (0, 0.1, 0.3, 0.5, 0.7, 0.9, 1.0)  # of predicted probability
LOWEST = 0.1  # predictions from here on count for the calibration error
KEY = "check"  # in a label's metrics


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
    """What is known of one category's quality. `other_synthesis` is the average precision with the switch of
    synthesis the other way; `strangers` is the part of background photographs in which it is found."""

    average_precision: Estimate
    other_synthesis: Estimate
    curve: tuple[CurvePoint, ...]
    reliability: tuple[Bin, ...]
    calibration_error: float
    strangers: float
    promises: tuple[Promise, ...]


def check(
    engine: Embedder, head: Head, *, library: FloatArray | None = None, progress: Progress = no_progress
) -> Head:
    """The head with a `Check` in the metrics of every label that has examples enough (`CHECKED_FROM`).

    Scores and thresholds stay. `library` is the one that it was fitted with.
    """
    space, evidence = space_of(engine, library), head.evidence
    placed = space.place(evidence.features)
    total = 3 + len(CURVE) + len(evidence.labels)
    progress(0, total)
    solver = Solver(space, placed, evidence.truth)
    plain = choose(solver)
    progress(1, total)
    more = synthesise(engine, Encoded.from_features(evidence.features), evidence.truth)
    progress(2, total)
    made = choose(Solver(space, placed, evidence.truth, more))
    progress(3, total)
    curves: list[list[CurvePoint]] = [[] for _ in evidence.labels]
    for number, examples in enumerate(CURVE):
        for column, point in _points(solver, plain.shrinkage, examples):
            curves[column].append(point)
        progress(4 + number, total)
    own, other = (made, plain) if head.synthesis else (plain, made)
    metrics, priors = dict(head.metrics), prevalences(evidence.truth)
    for column, label in enumerate(evidence.labels):
        found, contrast = own.held_out[column], other.held_out[column]
        if found.enough and label in head.labels:
            one = _check(
                head,
                label,
                float(priors[column]),
                found,
                contrast,
                curves[column],
                of_library=space.is_library,
            )
            metrics[label] = {**metrics.get(label, {}), KEY: _as_record(one)}
        progress(total - len(evidence.labels) + column + 1, total)
    return replace(head, metrics=metrics)


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
    prior: float,
    found: HeldOut,
    contrast: HeldOut,
    curve: Sequence[CurvePoint],
    *,
    of_library: bool,
) -> Check:
    calibration = calibrate(found, prior)
    threshold = float(head.thresholds[head.labels.index(label)])
    bins, error = reliability(found, prior)
    return Check(
        average_precision=_estimate(found),
        other_synthesis=_estimate(contrast),
        curve=tuple(curve),
        reliability=bins,
        calibration_error=error,
        strangers=float((calibration.scores(found.background) >= threshold).mean()),
        promises=promises(found, calibration, prior=prior, of_library=of_library),
    )


def _estimate(found: HeldOut) -> Estimate:
    rng = np.random.default_rng(0)
    drawn = []
    for _ in range(RESAMPLES):
        examples, negatives, background = (
            part[rng.integers(0, max(len(part), 1), len(part))]
            for part in (found.examples, found.negatives, found.background)
        )
        drawn.append(HeldOut(examples, negatives, background).average_precision())
    low, high = np.quantile(drawn, [(1 - INTERVAL) / 2, (1 + INTERVAL) / 2])
    value = found.average_precision()
    return Estimate(value, min(float(low), value), max(float(high), value))


def _points(solver: Solver, shrinkage: float, examples: int) -> Iterator[tuple[int, CurvePoint]]:
    """The point of every label that has more examples than so many."""
    present = solver.truth == PRESENT
    columns: list[int] = np.flatnonzero(
        present.sum(0) >= examples + max(LEAST_HELD_OUT, HELD_OUT_PART * examples)
    ).tolist()
    if not columns:
        return
    found: dict[int, list[float]] = {column: [] for column in columns}
    for repeat in range(REPEATS):
        rng = np.random.default_rng(repeat)
        kept = np.zeros(len(present), np.bool_)
        for column in columns:
            kept[rng.choice(np.flatnonzero(present[:, column]), examples, replace=False)] = True
        asked, background = solver.logits(shrinkage, kept)
        for column in columns:
            here, against = (
                asked[~kept & (solver.truth[:, column] == known), column] for known in (PRESENT, ABSENT)
            )
            left = HeldOut(here, against, background[:, column])
            if len(left.examples):
                found[column].append(left.average_precision())
    for column, values in found.items():
        if values:
            spread = Estimate(float(np.mean(values)), min(values), max(values))
            yield column, CurvePoint(examples, spread)


def reliability(found: HeldOut, prior: float) -> tuple[tuple[Bin, ...], float]:
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
    return HeldOut(found.examples[half::2], found.negatives[half::2], found.background[half::2])


def binned(scores: FloatArray, truth: FloatArray, weight: FloatArray) -> tuple[tuple[Bin, ...], float]:
    """Bins of predictions (n,) with their truth (n,) and weights (n,), and the calibration error: the mean
    distance of predicted and observed over the bins above `LOWEST`, by their weights; 0 where none is."""
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
    return tuple(bins), off / mass if mass else 0.0


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
        calibration_error=float(found["calibration_error"]),
        strangers=float(found["strangers"]),
        promises=tuple(Promise(**one) for one in found["promises"]),
    )


__all__ = ["Bin", "Calibration", "Check", "CurvePoint", "Estimate", "check", "check_of", "reliability"]
