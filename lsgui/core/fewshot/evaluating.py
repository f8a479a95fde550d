"""How good a head is on labelled photographs of the user's own that it was not fitted on."""

from dataclasses import dataclass
from pathlib import Path

import numpy as np
import numpy.typing as npt

from lsgui.core.fewshot.checking import INTERVAL, RESAMPLES, Estimate, binned, check_of
from lsgui.core.fewshot.copies import near_any
from lsgui.core.fewshot.evidence import Evidence
from lsgui.core.fewshot.examples import Examples, ExamplesError
from lsgui.core.fewshot.gathering import Embedder, gather
from lsgui.core.fewshot.head import Head
from lsgui.core.fewshot.held_out import average_precision
from lsgui.core.fewshot.promises import Promise
from lsgui.core.labels import ABSENT, PRESENT
from lsgui.core.linear import normalised
from lsgui.core.types import FloatArray, Progress, Skipped, no_progress


@dataclass(frozen=True)
class Kept:
    """A promise of a head beside what was `measured`; None where no photograph reached its threshold."""

    promise: Promise
    measured: float | None

    @property
    def held(self) -> bool | None:
        """Whether it held; None where that cannot be said."""
        return None if self.measured is None else self.measured >= self.promise.level


@dataclass(frozen=True)
class Measured:
    """What was measured of one category on `shown` photographs that show it and `lacking` ones that do not.

    `base_rate` is the part that shows it: `average_precision` is that of these photographs, at this rate.
    `recall` and `precision` are those at the threshold, `mean_score` is that of what shows it. `base_brier`
    is the Brier score of the base rate as every photograph's score. What takes photographs that do not show
    the category is None where there are none; so is the calibration error where none is likely to show it.
    """

    label: str
    shown: int
    lacking: int
    base_rate: float
    recall: Estimate
    mean_score: float
    precision: Estimate | None
    average_precision: Estimate | None
    brier: float | None
    base_brier: float | None
    calibration_error: float | None
    kept: tuple[Kept, ...]


@dataclass(frozen=True)
class EvaluateReport:
    """What was measured of each category on `photographs`, and what was left out.

    `own` are examples of the head, `near` nearly repeat one; `unknown` are categories that the head has not,
    `unmeasured` ones of which no photograph was there.
    """

    photographs: int
    measured: tuple[Measured, ...]
    own: tuple[Path, ...]
    near: tuple[Path, ...]
    unknown: tuple[str, ...]
    unmeasured: tuple[str, ...]
    skipped: tuple[Skipped, ...]


def evaluate(
    engine: Embedder, head: Head, examples: Examples, *, progress: Progress = no_progress
) -> EvaluateReport:
    """Measure a head on labelled photographs; its own examples, and near copies of one, are left out.

    A file that cannot be read costs only itself. Raises `ExamplesError` where nothing can be measured.
    """
    known = [label for label in examples.labels if label in head.labels]
    if not known:
        raise ExamplesError(_strange(head, examples))
    gathered = gather(engine, examples, progress)
    evidence = gathered.evidence
    own, near = _repeated(head, evidence)
    fresh = np.flatnonzero(~own & ~near)
    scores = head.scores(evidence.features[fresh])
    measured = [
        _measured(head, label, scores[:, head.labels.index(label)], truth)
        for label in evidence.labels
        if label in known and PRESENT in (truth := evidence.truth[fresh, evidence.labels.index(label)])
    ]
    if not measured:
        raise ExamplesError(_nothing_left(examples, int(own.sum()), int(near.sum())))
    paths = np.array([record.path for record in evidence.records], object)
    done = {one.label for one in measured}
    return EvaluateReport(
        photographs=len(fresh),
        measured=tuple(measured),
        own=tuple(paths[own]),
        near=tuple(paths[near]),
        unknown=tuple(label for label in examples.labels if label not in head.labels),
        unmeasured=tuple(label for label in head.labels if label not in done),
        skipped=gathered.skipped,
    )


def _strange(head: Head, examples: Examples) -> str:
    what = ", ".join(examples.labels)
    return f"The head {head.name!r} knows {', '.join(head.labels)}, and the photographs show {what}."


def _nothing_left(examples: Examples, own: int, near: int) -> str:
    return (
        f"No photograph in {examples.name} that shows a category of the head is new to it: {own} are its "
        f"examples, {near} nearly repeat one."
    )


def _repeated(head: Head, evidence: Evidence) -> tuple[npt.NDArray[np.bool_], npt.NDArray[np.bool_]]:
    """Which photographs (n,) are examples of the head, and which of the others nearly repeat one."""
    digests = {record.sha256 for record in head.evidence.records}
    own = np.array([record.sha256 in digests for record in evidence.records], np.bool_)
    placed, known = (
        normalised(features, head.mean, head.scale)
        for features in (evidence.features, head.evidence.features)
    )
    return own, near_any(placed, known) & ~own


def _measured(head: Head, label: str, scores: FloatArray, truth: FloatArray) -> Measured:
    threshold = head.thresholds[head.labels.index(label)]
    there, elsewhere = scores[truth == PRESENT], scores[truth == ABSENT]
    found = check_of(head, label)
    promises = () if found is None else found.promises
    whole = len(elsewhere) > 0
    rate = len(there) / (len(there) + len(elsewhere))
    brier, error = _probabilities(there, elsewhere) if whole else (None, None)
    return Measured(
        label=label,
        shown=len(there),
        lacking=len(elsewhere),
        base_rate=rate,
        recall=_part(int((there >= threshold).sum()), len(there)),
        mean_score=float(there.mean()),
        precision=_precision(there, elsewhere, threshold),
        average_precision=_ranked(there, elsewhere) if whole else None,
        brier=brier,
        base_brier=rate * (1 - rate) if whole else None,
        calibration_error=error,
        kept=tuple(
            _kept(one, one.threshold, there, elsewhere) for one in promises if one.threshold is not None
        ),
    )


def _probabilities(there: FloatArray, elsewhere: FloatArray) -> tuple[float, float | None]:
    """The Brier score and the calibration error."""
    scores = np.concatenate([there, elsewhere])
    truth = np.concatenate([np.ones(len(there), np.float32), np.zeros(len(elsewhere), np.float32)])
    _, error = binned(scores, truth, np.full(len(truth), 1 / len(truth), np.float32))
    return float(((scores - truth) ** 2).mean()), error


def _precision(there: FloatArray, elsewhere: FloatArray, threshold: np.float32) -> Estimate | None:
    hits, wrong = int((there >= threshold).sum()), int((elsewhere >= threshold).sum())
    return _part(hits, hits + wrong) if len(elsewhere) and hits + wrong else None


def _part(hits: int, total: int) -> Estimate:
    """The part of photographs that are hits, with its interval by Clopper and Pearson (1934), which is wide
    for a few of them even where all are."""
    from scipy.stats import beta

    tail = (1 - INTERVAL) / 2
    low = float(beta.ppf(tail, hits, total - hits + 1)) if hits else 0.0
    high = float(beta.ppf(1 - tail, hits + 1, total - hits)) if hits < total else 1.0
    return Estimate(hits / total, low, high)


def _kept(promise: Promise, threshold: float, there: FloatArray, elsewhere: FloatArray) -> Kept:
    """A promise of precision is one for a library of which so large a part shows the category as was expected
    when it was made, its `prior`; so is what is measured here."""
    found = float((there >= threshold).mean())
    if promise.kind == "recall":
        return Kept(promise, found)
    wrong = float((elsewhere >= threshold).mean()) if len(elsewhere) else 0.0
    reached = promise.prior * found + (1 - promise.prior) * wrong
    return Kept(promise, promise.prior * found / reached if reached and len(elsewhere) else None)


def _ranked(there: FloatArray, elsewhere: FloatArray) -> Estimate:
    """Average precision with its interval, resampling what shows the category and what does not; as in a
    check, one more that shows it is found no better than what does not."""
    rng = np.random.default_rng(0)
    drawn = []
    for _ in range(RESAMPLES):
        shown = np.append(there, rng.choice(elsewhere))
        drawn.append(average_precision(rng.choice(shown, len(there)), rng.choice(elsewhere, len(elsewhere))))
    low, high = np.quantile(drawn, [(1 - INTERVAL) / 2, (1 + INTERVAL) / 2])
    value = average_precision(there, elsewhere)
    return Estimate(value, min(float(low), value), max(float(high), value))
