"""Calibrates a checkpoint's trust meter and promises on one split, and measures them on another."""

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np
from scipy.stats import rankdata

from lsgui.core.engine import Engine
from lsgui.core.trust import VERDICTS
from lsgui.core.trust_file import FORMAT, SINGLE, Calibration, Line, Rule, calibration_of
from lsgui.core.types import FloatArray, Progress, UserError, no_progress
from lsgui.training.answered import PAIRS, Answered, answer_pairs
from lsgui.training.data import Dataset, Indices
from lsgui.training.evaluation.combining import DRAW_SEED
from lsgui.training.evaluation.encodings import Encodings, encode_dataset
from lsgui.training.nested import EXPRESSIONS, answer_nested
from lsgui.training.promising import CONFIDENCE, Made, precisions, promises_of, recalls

OFF, EDGE, FARTHEST = 0.1, 0.3, 0.995
"""The parts of the answers that are off the map, that are there or near its edge, and that are no farther."""
FEWEST = 50  # photographs of a split
FEWEST_SETS = 30  # empty label sets, or others, that have a line of their own


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
    nested = answer_nested(
        engine, dataset, encodings, split, count=min(count, EXPRESSIONS), progress=progress
    )
    by_method: dict[str, list[Answered]] = {}
    for _, each in nested:
        by_method.setdefault(each.method, []).append(each)
    return {
        "format": FORMAT,
        "checkpoint": engine.identity.sha256,
        "made_on": {"dataset": dataset.name, "split": split, "photographs": len(dataset.split[split])},
        "pairs": {"of_each_kind": count, "seed": DRAW_SEED, "confidence": CONFIDENCE},
        "rules": [rule_of(each) for each in [*found, *map(Answered.joined, by_method.values())]],
        "promises": [_promise(each, made) for each in found for made in promises_of(each)],
    }


def _promise(answered: Answered, made: Made) -> dict[str, Any]:
    return {
        "method": answered.method,
        "operation": answered.operation,
        "kind": made.promise.kind,
        "level": made.promise.level,
        "shift": None if made.shift is None else round(made.shift, 4),
        "labels": round(made.labels, 2),
    }


def rule_of(answered: Answered) -> dict[str, Any]:
    """The rule that tells the F1 of label sets from their certainty by the scores alone, by least squares,
    and what it calls far.

    It is made on random photographs alone, some of which share a label: where all of them do, no answer of
    an intersection is rightly empty.
    """
    chance, lines = answered.of(answered.random), {}
    for name, rows in (("full", ~chance.empty), ("empty", chance.empty)):
        of = chance.of(rows) if rows.sum() >= FEWEST_SETS else chance
        base, slope = fitted(of.certainty, of.agreement)
        lines[name] = {"base": base, "slope": slope}
    full, empty = (Line(**lines[name]) for name in ("full", "empty"))
    said = expected(Rule(full, empty, 0.0, 0.0, 0.0), chance)
    return {
        "method": answered.method,
        "operation": answered.operation,
        **lines,
        "edge": round(float(np.quantile(said, EDGE)), 4),
        "off": round(float(np.quantile(said, OFF)), 4),
        "farthest": round(float(np.quantile(chance.far, FARTHEST)), 4),
    }


def fitted(certainty: FloatArray, truth: FloatArray) -> tuple[float, float]:
    """The line from certainty to F1, base and slope, which never falls."""
    away = certainty - certainty.mean()
    spread = float((away**2).sum())
    slope = max(float((away * truth).sum()) / spread, 0.0) if spread > 0 else 0.0
    return round(float(truth.mean()) - slope * float(certainty.mean()), 4), round(slope, 4)


def expected(rule: Rule, answered: Answered) -> FloatArray:
    """The F1 (n,) that a rule expects of each answer."""
    told = zip(answered.certainty.tolist(), answered.empty.tolist(), strict=True)
    return np.array([rule.agreement(certainty, empty) for certainty, empty in told])


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
    """What a calibration is worth on a split that it has not seen, for each kind of answer."""
    calibration, meter, promised = calibration_of(record), [], []
    for each in answer_pairs(engine, dataset, encodings, split, count=count, progress=progress):
        meter += [_meter(of, calibration, kind_of(of)) for of in each.kinds]
        promised += _promised(each, record)
    few = min(count, EXPRESSIONS)
    for depth, each in answer_nested(engine, dataset, encodings, split, count=few, progress=progress):
        meter.append(_meter(each, calibration, f"depth {depth}"))
    made = [each for each in promised if each["shift"] is not None]
    return {
        "dataset": dataset.name,
        "split": split,
        "photographs": len(dataset.split[split]),
        "checkpoint": record["checkpoint"],
        "meter": meter,
        "promises": promised,
        "asked": len(promised),
        "made": len(made),
        "broken": sum(map(is_broken, made)),
    }


def kind_of(answered: Answered) -> str:
    """What one of `Answered.kinds` is called."""
    if answered.operation == SINGLE:
        return "photographs"
    return "random" if answered.random.all() else "sharing"


def is_broken(promise: Mapping[str, Any]) -> bool:
    """Whether less was measured than was promised, for any kind of pair."""
    return any(value is not None and value < promise["level"] for value in promise["measured"].values())


def _meter(answered: Answered, calibration: Calibration, kind: str) -> dict[str, Any]:
    """How the reading goes with the F1, beside what the scores and distance alone tell."""
    rule, truth = calibration.rules[answered.method, answered.operation], answered.agreement
    said = expected(rule, answered)
    verdicts = np.array([rule.verdict(x, far) for x, far in zip(said, answered.far.tolist(), strict=True)])
    return {
        "method": answered.method,
        "operation": answered.operation,
        "kind": kind,
        "answers": len(truth),
        "f1": _rounded(truth.mean()),
        "expected_f1": _rounded(said.mean()),
        "certainty": _rounded(answered.certainty.mean()),
        "empty": _rounded(answered.empty.mean()),
        "rank_correlation": rank_correlation(said, truth),
        "rank_correlation_of": {
            "certainty": rank_correlation(answered.certainty, truth),
            "distance": rank_correlation(answered.far, truth),
        },
        "verdicts": {
            verdict: {
                "part": _rounded((verdicts == verdict).mean()),
                "f1": _rounded(truth[verdicts == verdict].mean()) if (verdicts == verdict).any() else None,
            }
            for verdict in VERDICTS
        },
    }


def _promised(answered: Answered, record: dict[str, Any]) -> list[dict[str, Any]]:
    """What each promise comes to for each kind of pair; nothing where it is not made."""
    found = []
    for each in record["promises"]:
        if (each["method"], each["operation"]) == (answered.method, answered.operation):
            kinds = answered.kinds if each["shift"] is not None else []
            found.append({**each, "measured": {kind_of(of): _kept(of, each) for of in kinds}})
    return found


def _kept(answered: Answered, promise: Mapping[str, Any]) -> float | None:
    """The mean recall or precision that a promise comes to; None where no answer has anything to count."""
    values = (recalls if promise["kind"] == "recall" else precisions)(answered, promise["shift"])
    return _rounded(values.mean()) if len(values) else None


def rank_correlation(a: FloatArray, b: FloatArray) -> float | None:
    """Spearman's rank correlation; None where one of the two is always the same."""
    ranks = [rankdata(each) for each in (a, b)]
    if min(np.ptp(each) for each in ranks) == 0:
        return None
    return _rounded(np.corrcoef(*ranks)[0, 1])


def _rounded(value: Any) -> float:
    return round(float(value), 4)
