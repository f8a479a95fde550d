"""Calibrates a checkpoint's trust meter and promises on one split, and measures them on another."""

from collections.abc import Sequence
from typing import Any

import numpy as np
from scipy.optimize import lsq_linear
from scipy.stats import rankdata

from lsgui.core.engine import Engine
from lsgui.core.trust import VERDICTS
from lsgui.core.trust_file import EVIDENCE, FORMAT, Calibration, calibration_of
from lsgui.core.types import FloatArray, Progress, UserError, no_progress
from lsgui.training.answered import PAIRS, Answered, answer_pairs
from lsgui.training.data import Dataset, Indices
from lsgui.training.evaluation.combining import DRAW_SEED
from lsgui.training.evaluation.encodings import Encodings, encode_dataset
from lsgui.training.promising import CONFIDENCE, precisions, promises_of, recalls

OFF, EDGE, FARTHEST = 0.1, 0.3, 0.995
"""The parts of the answers that are off the map, that are there or near its edge, and that are no farther."""
FEWEST = 50  # photographs of a split
_SIGNS = {"distance": -1, "sides": -1, "defect": -1, "certainty": 1}  # no evidence may count the wrong way


class CalibrationError(UserError):
    """Data on which nothing can be calibrated."""


def encodings_for(
    engine: Engine, dataset: Dataset, splits: Sequence[str], *, progress: Progress = no_progress
) -> Encodings:
    """What is needed of the splits. Raises `CalibrationError` for one that is too small."""
    if not any(label in dataset.labels for label in engine.labels):
        raise CalibrationError(f"The checkpoint {engine.identity.name} and {dataset.name} share no label.")
    rows = [dataset.split.get(split, np.empty(0, np.intp)) for split in splits]
    for split, of in zip(splits, rows, strict=True):
        if len(of) < FEWEST:
            raise CalibrationError(f"{dataset.name} has fewer than {FEWEST} photographs in {split}.")
    none: Indices = np.empty(0, np.intp)
    return encode_dataset(
        engine, dataset, tokens_of=np.concatenate(rows), features_of=none, progress=progress
    )


def calibrate(
    engine: Engine,
    dataset: Dataset,
    encodings: Encodings,
    split: str = "val",
    *,
    count: int = PAIRS,
    progress: Progress = no_progress,
) -> dict[str, Any]:
    """The record of `trust.json`: see `core.trust_file`."""
    found = list(answer_pairs(engine, dataset, encodings, split, count=count, progress=progress))
    return {
        "format": FORMAT,
        "checkpoint": engine.identity.sha256,
        "made_on": {"dataset": dataset.name, "split": split, "photographs": len(dataset.split[split])},
        "pairs": {"of_each_kind": count, "seed": DRAW_SEED, "confidence": CONFIDENCE},
        "rules": [rule_of(each) for each in found],
        "promises": [
            {
                "method": each.method,
                "operation": each.operation,
                "kind": made.promise.kind,
                "level": made.promise.level,
                "shift": None if made.shift is None else round(made.shift, 4),
                "labels": round(made.labels, 2),
            }
            for each in found
            for made in promises_of(each)
        ],
    }


def rule_of(answered: Answered) -> dict[str, Any]:
    """The rule that tells the F1 of label sets from the evidence, by least squares, and what it calls far."""
    table, truth = answered.evidence.table, answered.agreement
    base, weights = _fitted(table, truth)
    said = np.clip(base + table @ np.array(weights), 0, 1)
    far = table[:, 0] if answered.method != "label_logic" or answered.operation == "single" else table[:, 1]
    return {
        "method": answered.method,
        "operation": answered.operation,
        "base": base,
        "weights": dict(zip(EVIDENCE, weights, strict=True)),
        "edge": round(float(np.quantile(said, EDGE)), 4),
        "off": round(float(np.quantile(said, OFF)), 4),
        "farthest": round(float(np.quantile(far, FARTHEST)), 4),
    }


def _fitted(table: FloatArray, truth: FloatArray) -> tuple[float, list[float]]:
    """The base and the weight of each evidence; 0 where it never differs, or counts the wrong way."""
    used = [at for at in range(len(EVIDENCE)) if np.ptp(table[:, at]) > 0]
    signs = [_SIGNS[EVIDENCE[at]] for at in used]
    least = [-np.inf, *(0.0 if sign > 0 else -np.inf for sign in signs)]
    most = [np.inf, *(0.0 if sign < 0 else np.inf for sign in signs)]
    told = np.column_stack([np.ones(len(table)), table[:, used]])
    found = np.round(lsq_linear(told, truth, bounds=(least, most)).x, 4) + 0.0
    weights = dict(zip(used, found[1:], strict=True))
    return float(found[0]), [float(weights.get(at, 0.0)) for at in range(len(EVIDENCE))]


def measure(
    engine: Engine,
    dataset: Dataset,
    encodings: Encodings,
    record: dict[str, Any],
    split: str = "test",
    *,
    count: int = PAIRS,
    progress: Progress = no_progress,
) -> dict[str, Any]:
    """What a calibration is worth on a split that it has not seen."""
    calibration, meter, promised = calibration_of(record), [], []
    for each in answer_pairs(engine, dataset, encodings, split, count=count, progress=progress):
        meter.append(_meter(each, calibration))
        promised += _promised(each, record)
    made = [each for each in promised if each["measured"] is not None]
    broken = sum(each["measured"] < each["level"] for each in made)
    return {
        "dataset": dataset.name,
        "split": split,
        "photographs": len(dataset.split[split]),
        "checkpoint": record["checkpoint"],
        "meter": meter,
        "promises": promised,
        "asked": len(promised),
        "made": len(made),
        "broken": broken,
    }


def _meter(answered: Answered, calibration: Calibration) -> dict[str, Any]:
    """How the reading goes with the F1, beside what each evidence and the mean certainty of scores tell."""
    rule = calibration.rules[answered.method, answered.operation]
    table, truth = answered.evidence.table, answered.agreement
    said = np.array([rule.agreement(tuple(map(float, row))) for row in table])
    logic = answered.method == "label_logic" and answered.operation != "single"
    verdicts = np.array(
        [rule.verdict(x, float(row[1 if logic else 0])) for x, row in zip(said, table, strict=True)]
    )
    doubts = np.minimum(answered.scores, 1 - answered.scores).mean(1)
    told = {name: rank_correlation(column, truth) for name, column in zip(EVIDENCE, table.T, strict=True)}
    return {
        "method": answered.method,
        "operation": answered.operation,
        "answers": len(truth),
        "f1": _rounded(truth.mean()),
        "expected_f1": _rounded(said.mean()),
        "rank_correlation": rank_correlation(said, truth),
        "rank_correlation_of": {**told, "mean_certainty": rank_correlation(-doubts, truth)},
        "verdicts": {
            verdict: {
                "part": _rounded((verdicts == verdict).mean()),
                "f1": _rounded(truth[verdicts == verdict].mean()) if (verdicts == verdict).any() else None,
            }
            for verdict in VERDICTS
        },
        "by_mean_certainty": _by_parts(
            -doubts, truth, [(verdicts == verdict).mean() for verdict in VERDICTS]
        ),
    }


def _by_parts(says: FloatArray, truth: FloatArray, parts: Sequence[float]) -> dict[str, float | None]:
    """The mean F1 in parts as large as the verdicts', the most trusted first, by another ranking."""
    order = np.argsort(-says, kind="stable")
    ends = np.round(np.cumsum(parts)[:-1] * len(order)).astype(np.intp)
    groups = np.split(truth[order], ends)
    return {
        verdict: _rounded(of.mean()) if len(of) else None
        for verdict, of in zip(VERDICTS, groups, strict=True)
    }


def _promised(answered: Answered, record: dict[str, Any]) -> list[dict[str, Any]]:
    """What each promise comes to; None where it is not made."""
    found = []
    for each in record["promises"]:
        if (each["method"], each["operation"]) != (answered.method, answered.operation):
            continue
        measured = None
        if each["shift"] is not None:
            of = recalls if each["kind"] == "recall" else precisions
            measured = _rounded(of(answered, each["shift"]).mean())
            labels = float((answered.ahead >= each["shift"]).sum(1).mean())
        found.append(
            {**each, "measured": measured, "labels": round(labels, 2) if measured is not None else None}
        )
    return found


def rank_correlation(a: FloatArray, b: FloatArray) -> float | None:
    """Spearman's rank correlation; None where one of the two is always the same."""
    ranks = [rankdata(each) for each in (a, b)]
    if min(np.ptp(each) for each in ranks) == 0:
        return None
    return _rounded(np.corrcoef(*ranks)[0, 1])


def _rounded(value: Any) -> float:
    return round(float(value), 4)
