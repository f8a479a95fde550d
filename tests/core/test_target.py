"""The chance of a label set, held against label logic and against counting by hand."""

import numpy as np
import pytest

from lsgui.core.chances import log_chances, pair_chances, side, wish_of
from lsgui.core.labels import combine_sets, label_logic
from lsgui.core.target import Position, Target, hindrances
from lsgui.core.types import OPERATIONS, Operation

LABELS = ("dog", "snow", "tree", "horse")
TARGETS = (
    Target(("dog",)),
    Target(("dog", "tree")),
    Target(("dog",), at_least=True),
    Target(("snow",), either=("horse",)),
    Target(LABELS),
)


@pytest.mark.parametrize("target", TARGETS)
@pytest.mark.parametrize("operation", OPERATIONS)
def test_two_sides_together_are_as_likely_as_their_combination(operation: Operation, target: Target) -> None:
    p, q = np.random.default_rng(3).random((2, 40, len(LABELS)), np.float32)
    p[0], q[0], q[1] = 0, 1, 0
    wish = wish_of(target, LABELS)
    together = pair_chances(side(operation, "a", wish, p), side(operation, "b", wish, q))
    expected = log_chances(wish, label_logic(operation, p.astype(np.float64), q.astype(np.float64)))
    inside = (p > 0).all(1) & (q > 0).all(1) & (q < 1).all(1)
    np.testing.assert_allclose(together[inside], expected[inside], rtol=1e-6)
    assert np.isfinite(together).all()


def test_a_chance_is_that_of_all_labels_being_as_wished() -> None:
    scores = np.array([[0.9, 0.2, 0.5, 0.0], [0.5, 0.5, 0.5, 0.5]], np.float32)
    exactly = np.exp(log_chances(wish_of(Target(("dog",)), LABELS), scores))
    np.testing.assert_allclose(exactly, [0.9 * 0.8 * 0.5, 0.5**4], rtol=1e-5)
    at_least = np.exp(log_chances(wish_of(Target(("dog", "tree"), at_least=True), LABELS), scores))
    np.testing.assert_allclose(at_least, [0.9 * 0.5, 0.25], rtol=1e-5)
    either = np.exp(log_chances(wish_of(Target(("dog",), either=("tree", "horse")), LABELS), scores))
    np.testing.assert_allclose(either, [0.9 * 0.8, 0.25], rtol=1e-5)


def test_the_chances_of_all_label_sets_add_up_to_one() -> None:
    scores = np.random.default_rng(5).random((1, len(LABELS)), np.float32)
    chances = []
    for number in range(1, 2 ** len(LABELS)):
        labels = tuple(label for at, label in enumerate(LABELS) if number >> at & 1)
        chances.append(float(np.exp(log_chances(wish_of(Target(labels), LABELS), scores))[0]))
    none = float(np.prod(1 - scores.astype(np.float64)))
    assert sum(chances) + none == pytest.approx(1, abs=1e-5)


def test_where_a_label_set_is_not_as_wished() -> None:
    wish = wish_of(Target(("dog", "snow"), either=("horse",)), LABELS)
    present = np.array([[True, False, True, True], [True, True, False, False]])
    assert wish.differs(present).tolist() == [[False, True, True, False], [False] * 4]


@pytest.mark.parametrize(
    ("target", "message"),
    [(Target(()), "needs a label"), (Target(("dgo",)), "dgo"), (Target(("dog",), either=("x",)), "x")],
)
def test_a_target_of_no_label_or_of_an_unknown_one_is_refused(target: Target, message: str) -> None:
    with pytest.raises(ValueError, match=message):
        wish_of(target, LABELS)


@pytest.mark.parametrize("position", ["a", "b"])
@pytest.mark.parametrize("operation", OPERATIONS)
def test_hindrances_are_there_exactly_when_no_label_set_gives_the_target(
    operation: Operation, position: Position
) -> None:
    every = [
        frozenset(label for at, label in enumerate(LABELS) if n >> at & 1) for n in range(2 ** len(LABELS))
    ]
    for given in every:
        results = [
            combine_sets(operation, *((given, other) if position == "a" else (other, given)))
            for other in every
        ]
        for wanted in every[1:]:
            labels = tuple(sorted(wanted))
            exactly = hindrances(operation, position, Target(labels), sorted(given))
            assert bool(exactly) == (wanted not in results)
            at_least = hindrances(operation, position, Target(labels, at_least=True), sorted(given))
            assert bool(at_least) == (not any(wanted <= result for result in results))
