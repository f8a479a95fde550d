"""Promises are made of shifts that keep them, as naive references and new answers have it."""

from typing import Any

import numpy as np
import pytest

from lsgui.core.trusting import Evidence
from lsgui.core.types import FloatArray
from lsgui.training.answered import Answered
from lsgui.training.promising import (
    independent,
    p_value,
    precision_shift,
    precisions,
    promises_of,
    recall_shift,
    recalls,
)

LABELS = 12


def answered(seed: int, *, count: int = 400, operation: str = "single", skill: float = 2.0) -> Answered:
    """Answers whose true labels are ahead of the others by `skill` on average; some truth is unknown."""
    random = np.random.default_rng(seed)
    shown = random.random((count, LABELS)) < 0.2
    known = shown | (random.random((count, LABELS)) < 0.9)
    ahead = (random.normal(size=(count, LABELS)) + skill * (shown - 0.5)).astype(np.float32)
    none: Any = np.zeros(count, np.float32)
    evidence = Evidence(none, none, none, none)
    return Answered("learned", operation, evidence, none, ahead, shown, known, count)


def steps(of: Answered) -> FloatArray:
    found: FloatArray = np.unique(np.quantile(of.ahead, np.linspace(0, 1, 60)))
    return found


def naive_recall(of: Answered, shift: float) -> float:
    found = []
    for ahead, shown in zip(of.ahead, of.shown, strict=True):
        if shown.any():
            found.append(sum(ahead[shown] >= shift) / shown.sum())
    return float(np.mean(found))


def naive_precision(of: Answered, shift: float) -> float:
    found = []
    for ahead, shown, known in zip(of.ahead, of.shown, of.known, strict=True):
        present = [j for j in range(LABELS) if ahead[j] >= shift and known[j]]
        if present:
            found.append(sum(shown[j] for j in present) / len(present))
    return float(np.mean(found))


@pytest.mark.parametrize("shift", [-1.0, 0.0, 0.8])
def test_recall_and_precision_are_those_of_single_answers(shift: float) -> None:
    of = answered(1)
    assert recalls(of, shift).mean() == pytest.approx(naive_recall(of, shift))
    assert precisions(of, shift).mean() == pytest.approx(naive_precision(of, shift))


@pytest.mark.parametrize("level", [0.8, 0.9, 0.95])
def test_the_shift_for_a_recall_is_the_largest_whose_bound_allows_it(level: float) -> None:
    of = answered(2)
    n = of.shown.any(1).sum()
    allowed = [s for s in steps(of) if p_value(1 - naive_recall(of, s), 1 - level, n) <= 0.1]
    assert recall_shift(of, level, steps(of)) == pytest.approx(max(allowed))


def test_a_promised_recall_is_broken_no_more_often_than_its_confidence_says() -> None:
    broken = 0
    for seed in range(30):
        of = answered(seed, count=150)
        shift = recall_shift(of, 0.8, steps(of))
        assert shift is not None
        broken += naive_recall(answered(7, count=1000), shift) < 0.8
    assert broken <= 0.2 * 30


def test_a_promised_precision_is_broken_no_more_often_than_its_confidence_says() -> None:
    broken = made = 0
    for seed in range(30):
        of = answered(seed, count=150, skill=3.0)
        shift = precision_shift(of, 0.7, steps(of))
        if shift is not None:
            made += 1
            broken += naive_precision(answered(7, count=1000, skill=3.0), shift) < 0.7
    assert made > 15
    assert broken <= 0.2 * made


def test_what_cannot_be_kept_is_not_promised() -> None:
    of = answered(3, skill=0.0)
    assert precision_shift(of, 0.9, steps(of)) is None
    by_promise = {str(made.promise): made for made in promises_of(of)}
    assert by_promise["precision:0.9"].shift is None
    assert by_promise["recall:0.95"].shift is None  # nearly every label would have to be said


def test_higher_recalls_take_lower_thresholds_and_more_labels() -> None:
    made = {str(each.promise): each for each in promises_of(answered(4, skill=4.0))}
    low, high = made["recall:0.8"], made["recall:0.95"]
    assert low.shift is not None
    assert high.shift is not None
    assert high.shift < low.shift
    assert high.labels > low.labels


def test_pairs_of_few_photographs_count_for_few() -> None:
    single, pairs = answered(5), answered(5, operation="union")
    assert independent(single, 400) == 400
    assert independent(pairs, 400) == 200


@pytest.mark.parametrize(("loss", "most", "n"), [(0.02, 0.2, 50), (0.15, 0.2, 50), (0.0, 0.3, 10)])
def test_p_values_are_those_of_mapie(loss: float, most: float, n: int) -> None:
    from mapie.risk_control.methods import compute_hoeffding_bentkus_p_value

    theirs = compute_hoeffding_bentkus_p_value(np.array([loss]), n, most)
    assert p_value(loss, most, n) == pytest.approx(float(np.ravel(theirs)[0]), rel=1e-3)
