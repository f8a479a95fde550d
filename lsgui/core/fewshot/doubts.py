"""Examples that may carry a wrong label, found by confident learning (Northcutt et al., 2021; cleanlab)."""

from dataclasses import dataclass

import numpy as np

from lsgui.core.fewshot.calibration import Calibration
from lsgui.core.fewshot.classifier import fit_classifier
from lsgui.core.fewshot.evidence import Evidence, ExampleRecord
from lsgui.core.fewshot.fitting import space_of
from lsgui.core.fewshot.gathering import Embedder
from lsgui.core.fewshot.head import Head
from lsgui.core.fewshot.held_out import HeldOut
from lsgui.core.labels import ABSENT, PRESENT
from lsgui.core.types import FloatArray

NEIGHBOURS = 4


@dataclass(frozen=True)
class Doubt:
    """An example of which the others say otherwise: by its record it shows the label or not (`shown`),
    held out it gets this `score`. Its `neighbours` are the examples most like it, nearest first."""

    record: ExampleRecord
    label: str
    shown: bool
    score: float
    neighbours: tuple[ExampleRecord, ...]


def doubts(engine: Embedder, head: Head, *, library: FloatArray | None = None) -> tuple[Doubt, ...]:
    """Examples of a head whose labels may be wrong, the most doubtful first.

    Every label with examples enough is looked at, held out as in a check, beside background photographs that
    count as not showing it.
    """
    space, evidence = space_of(engine, library), head.evidence
    placed = space.place(evidence.features)
    fitted = fit_classifier(space, evidence.features, evidence.truth)
    found: list[Doubt] = []
    for column, held_out in enumerate(fitted.held_out):
        if held_out.enough:
            found += _doubts(evidence, column, held_out, placed, fitted.calibrations[column])
    return tuple(sorted(found, key=lambda doubt: doubt.score if doubt.shown else 1 - doubt.score))


def _doubts(
    evidence: Evidence, column: int, held_out: HeldOut, placed: FloatArray, calibration: Calibration
) -> list[Doubt]:
    from cleanlab.filter import find_label_issues

    truth = evidence.truth[:, column]
    rows = np.concatenate([np.flatnonzero(truth == PRESENT), np.flatnonzero(truth == ABSENT)])
    logits = np.concatenate([held_out.examples, held_out.negatives, held_out.background])
    scores = calibration.scores(logits).astype(np.float64)
    given = np.zeros(len(logits), np.intp)
    given[: len(held_out.examples)] = 1
    issues = find_label_issues(given, np.stack([1 - scores, scores], 1), n_jobs=1)
    label = evidence.labels[column]
    return [
        Doubt(
            evidence.records[rows[place]],
            label,
            bool(given[place]),
            float(scores[place]),
            _neighbours(evidence, placed, int(rows[place])),
        )
        for place in np.flatnonzero(issues[: len(rows)])
    ]


def _neighbours(evidence: Evidence, placed: FloatArray, row: int) -> tuple[ExampleRecord, ...]:
    order = np.argsort(-(placed @ placed[row]), kind="stable")
    return tuple(evidence.records[other] for other in order if other != row)[:NEIGHBOURS]
