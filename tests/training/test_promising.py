"""Promises are made of shifts that keep them, as naive references and new answers have it."""

from dataclasses import replace
from typing import Any

import numpy as np
import pytest

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
    images = np.arange(count)[:, None]
    if operation != "single":
        images = np.stack([random.permutation(count), random.permutation(count)], 1)
    chance = np.ones(count, np.bool_)
    return Answered("learned", operation, none, none, ahead, shown, known, images, chance)


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
    single, pairs = answered(5).images, answered(5, operation="union").images
    assert independent(single) == pytest.approx(400)
    assert independent(pairs) == pytest.approx(200)
    star = np.stack([np.zeros(399, np.intp), np.arange(1, 400)], 1)
    assert independent(star) < 3
    assert independent(np.empty((0, 2), np.intp)) == 0


def test_a_promise_holds_for_random_pairs_and_for_those_that_share_a_label() -> None:
    good, bad = answered(1, count=600, skill=6.0), answered(2, count=600, skill=3.0)
    bad = replace(bad, random=~bad.random, images=bad.images + 600)
    mixed = Answered.joined([good, bad])
    for find, measured, level in (
        (recall_shift, naive_recall, 0.8),
        (precision_shift, naive_precision, 0.7),
    ):
        shift = find(mixed, level, steps(mixed))
        assert shift is not None
        assert min(measured(good, shift), measured(bad, shift)) >= level
        assert shift == pytest.approx(find(bad, level, steps(mixed)))
    poor = replace(answered(3, count=600, skill=0.0), random=bad.random)
    assert precision_shift(Answered.joined([good, poor]), 0.7, steps(good)) is None


@pytest.mark.parametrize(("loss", "most", "n"), [(0.02, 0.2, 50), (0.15, 0.2, 50), (0.0, 0.3, 10)])
def test_p_values_are_those_of_mapie(loss: float, most: float, n: int) -> None:
    from mapie.risk_control.methods import compute_hoeffding_bentkus_p_value

    theirs = compute_hoeffding_bentkus_p_value(np.array([loss]), n, most)
    assert p_value(loss, most, n) == pytest.approx(float(np.ravel(theirs)[0]), rel=1e-3)
