"""Confusion, entanglement and set identities, held against references written out pair by pair."""

import itertools
import math
from typing import Any

import numpy as np
import pytest

from lsgui.core.labels import truth
from lsgui.core.types import OPERATIONS, FloatArray, Operation
from lsgui.training.evaluation.combining import Combined, Group
from lsgui.training.evaluation.confusion import Confusion, nearest, related
from lsgui.training.evaluation.entanglement import Entanglement
from lsgui.training.evaluation.identities import LAWS, by_logic, deviation, drawn_pairs

LABELS = ("dog", "snow", "tree", "boat")


def combined(operation: Operation, scores: FloatArray | None = None, *, seed: int = 0) -> Combined:
    """400 random pairs, a tenth of their entries unknown."""
    rng = np.random.default_rng(seed)
    a, b = rng.choice(np.array([0, 0.5, 1], np.float32), (2, 400, 4), p=[0.5, 0.1, 0.4])
    group = Group("seen", LABELS, np.arange(4), lambda features: features)
    single = rng.random((2, 400, 4), np.float32)
    given = rng.random((400, 4), np.float32) if scores is None else scores
    pairs = rng.integers(0, 50, (400, 2))
    right = truth(operation, a, b)
    return Combined(
        group,
        "natural",
        operation,
        pairs,
        {},
        (a, b),
        right,
        (single[0], single[1]),
        np.zeros(400, np.float32),
        {"learned": given},
    )


def sets(row: FloatArray) -> tuple[set[int], set[int]]:
    """What is present, and what may be."""
    return set(np.flatnonzero(row == 1).tolist()), set(np.flatnonzero(row > 0).tolist())


def test_disjoint_and_nested_pairs_are_so_whatever_the_unknown_labels_are() -> None:
    a, b = combined("union").sides
    disjoint, nested = related("disjoint", a, b), related("nested", a, b)
    assert disjoint.any()
    assert nested.any()
    for i in range(400):
        (first, first_may), (second, second_may) = sets(a[i]), sets(b[i])
        if disjoint[i]:
            assert not first_may & second_may
            assert first
            assert second
        if nested[i]:
            assert first_may <= second or second_may <= first
    whole = np.array([[1, 1, 0, 0]], np.float32)
    for other in ([0, 0, 0, 0], [1, 1, 0, 0], [1, 0.5, 0, 0]):  # two operations would ask for the same
        assert not related("nested", whole, np.array([other], np.float32))[0]
    assert related("nested", whole, np.array([[1, 1, 1, 0]], np.float32))[0]


def test_the_nearest_target_has_the_least_cross_entropy_over_known_labels() -> None:
    rng = np.random.default_rng(2)
    scores = rng.random((30, 4), np.float32)
    targets = rng.integers(0, 2, (3, 30, 4)).astype(np.float32)
    known = rng.random((30, 4)) < 0.7
    for i, found in enumerate(nearest(scores, targets, known)):
        loss = [
            -sum(
                math.log(s if t else 1 - s)
                for s, t, k in zip(scores[i].tolist(), target[i].tolist(), known[i].tolist(), strict=True)
                if k
            )
            for target in targets
        ]
        assert loss[found] == pytest.approx(min(loss))


def test_perfect_answers_are_never_taken_for_another_operation() -> None:
    confusion = Confusion()
    for operation in OPERATIONS:
        right = combined(operation)
        confusion.add(combined(operation, right.truth))
    rows = confusion.rows()
    assert {row["relation"] for row in rows} == {"disjoint", "nested"}
    for row, asked, fits in itertools.product(rows, OPERATIONS, OPERATIONS):
        assert (row["table"][asked][fits] > 0) == (asked == fits)


def test_entanglement_is_the_mean_over_pairs_that_should_keep_a_label() -> None:
    entanglement, parts = Entanglement(), [combined("difference", seed=seed) for seed in (0, 1)]
    for part in [*parts, combined("union")]:
        entanglement.add(part)
    (row,) = entanglement.rows()
    assert (row["group"], row["method"]) == ("seen", "learned")
    expected = naive_entanglement(parts)
    assert len(row["worst"]) == len(expected) == 12
    for found in row["worst"]:
        in_a, left, count = expected[found["kept"], found["removed"]]
        assert found["n_pairs"] == count
        assert found["in_a"] == pytest.approx(in_a, abs=1e-3)
        assert found["lost"] == pytest.approx(in_a - left, abs=1e-3)
    lost = [found["lost"] for found in row["worst"]]
    assert lost == sorted(lost, reverse=True)


def naive_entanglement(parts: list[Combined]) -> dict[tuple[str, str], tuple[float, float, int]]:
    found = {}
    for (i, kept), (j, removed) in itertools.permutations(enumerate(LABELS), 2):
        values = [
            (part.single[0][row, i], part.scores["learned"][row, i])
            for part in parts
            for row in range(400)
            if part.sides[0][row, i] == part.sides[0][row, j] == part.sides[1][row, j] == 1
            and part.sides[1][row, i] == 0
        ]
        means = np.mean(values, axis=0)
        found[kept, removed] = (float(means[0]), float(means[1]), len(values))
    return found


def test_rare_label_pairs_are_left_out_of_the_entanglement() -> None:
    few = combined("difference")
    a, b = (side[:20] for side in few.sides)
    little: dict[str, Any] = {
        "sides": (a, b),
        "single": (few.single[0][:20], few.single[1][:20]),
        "scores": {"learned": few.scores["learned"][:20]},
    }
    entanglement = Entanglement()
    entanglement.add(Combined(**{**vars(few), **little}))
    assert entanglement.rows()[0]["worst"] == []


def test_a_law_is_judged_on_the_labels_that_a_shows_and_on_the_rest() -> None:
    alone = np.array([[0.9, 0.1], [0.2, 0.0]], np.float32)
    scores = np.array([[0.7, 0.2], [0.6, 0.0]], np.float32)
    found = deviation("seen", "learned", LAWS[0], alone, scores)
    assert found["shown"] == pytest.approx((0.2 + 0.4) / 2, abs=1e-4)
    assert found["rest"] == pytest.approx((0.1 + 0.0) / 2, abs=1e-4)
    assert deviation("seen", "learned", LAWS[2], alone, scores)["highest"] == pytest.approx(0.65, abs=1e-4)
    assert deviation("seen", "learned", LAWS[0], np.ones((1, 1), np.float32), scores[:1, :1])["rest"] is None


def test_label_logic_keeps_every_law_where_it_is_sure() -> None:
    sure = np.random.default_rng(1).integers(0, 2, (2, 30, 4)).astype(np.float32)
    found = by_logic(sure[0], sure[1])
    for law in (LAWS[0], LAWS[1], LAWS[3]):
        np.testing.assert_array_equal(found[law], sure[0])
    assert not found[LAWS[2]].any()


def test_the_images_of_the_laws_are_each_paired_with_another() -> None:
    pairs = drawn_pairs(np.arange(20, 50))
    assert sorted(pairs[:, 0]) == sorted(pairs[:, 1]) == list(range(20, 50))
    assert (pairs[:, 0] != pairs[:, 1]).all()
    assert len(drawn_pairs(np.arange(2000))) == 500
