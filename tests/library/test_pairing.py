"""The best pairs among all, held against looking at every one."""

from collections import Counter
from collections.abc import Iterator

import numpy as np
import pytest

from lsgui.core.chances import Side, log_chances, side, wish_of
from lsgui.core.labels import label_logic
from lsgui.core.target import Target
from lsgui.core.types import OPERATIONS, Cancelled, FloatArray, Operation
from lsgui.library import pairing
from lsgui.library.pairing import best_pairs
from lsgui.library.variety import ROUNDS, not_too_often, spread_pairs

LABELS = tuple("abcdefgh")
TARGETS = (
    Target(("a",)),
    Target(("a", "c", "d")),
    Target(("b", "c"), at_least=True),
    Target(("a",), either=("h",)),
)


def probabilities(count: int, seed: int = 0) -> FloatArray:
    """Most labels unlikely, some nearly certain, as of photographs."""
    random = np.random.default_rng(seed)
    logits = random.normal(-3, 1.5, (count, len(LABELS))) + 5 * (random.random((count, len(LABELS))) < 0.15)
    return (1 / (1 + np.exp(-logits))).astype(np.float32)


def sides(operation: Operation, target: Target, scores: FloatArray) -> tuple[Side, Side]:
    wish = wish_of(target, LABELS)
    return side(operation, "a", wish, scores), side(operation, "b", wish, scores)


def naive(
    operation: Operation, target: Target, scores: FloatArray, count: int
) -> list[tuple[float, int, int]]:
    """Every pair, one after the other."""

    def pairs() -> Iterator[tuple[float, int, int]]:
        exact = np.clip(scores.astype(np.float64), 1e-6, 1 - 1e-6)
        for a in range(len(scores)):
            for b in range(len(scores)):
                if a < b or (a > b and operation == "difference"):
                    made = label_logic(operation, exact[a], exact[b])
                    yield -float(log_chances(wish_of(target, LABELS), made[None])[0]), a, b

    return sorted(pairs())[:count]


@pytest.fixture(
    params=[(pairing.ROWS, pairing.COLUMNS, 8), (4, 16, 8), (4, 16, 0)],
    ids=["one block", "many blocks", "many blocks by bounds"],
)
def _blocks(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    for name, size in zip(("ROWS", "COLUMNS", "_FEW"), request.param, strict=True):
        monkeypatch.setattr(pairing, name, size)
    monkeypatch.setattr(pairing, "LEADERS", 3)


@pytest.mark.usefixtures("_blocks")
@pytest.mark.parametrize("target", TARGETS)
@pytest.mark.parametrize("operation", OPERATIONS)
def test_no_better_pair_is_missed(operation: Operation, target: Target) -> None:
    scores = probabilities(40)
    a, b = sides(operation, target, scores)
    found = best_pairs(a, b, 25, either_way=operation != "difference")
    expected = naive(operation, target, scores, 25)
    assert list(zip(found.a.tolist(), found.b.tolist(), strict=True)) == [(a, b) for _, a, b in expected]
    np.testing.assert_allclose(-found.chances, [cost for cost, _, _ in expected], rtol=1e-6)


def test_the_best_of_hopeless_pairs_are_found() -> None:
    scores = (probabilities(60) * np.float32(1e-6)).astype(np.float32)
    target = Target(LABELS)
    found = best_pairs(*sides("union", target, scores), 5, either_way=True)
    np.testing.assert_allclose(
        -found.chances, [cost for cost, _, _ in naive("union", target, scores, 5)], rtol=1e-6
    )


def test_fewer_pairs_than_asked_for_are_all_there() -> None:
    scores = probabilities(4)
    for operation, count in (("union", 6), ("difference", 12)):
        a, b = sides(operation, TARGETS[0], scores)
        found = best_pairs(a, b, 99, either_way=operation == "union")
        assert len(set(zip(found.a.tolist(), found.b.tolist(), strict=True))) == count


@pytest.mark.parametrize("count", [0, 1])
def test_a_photograph_alone_makes_no_pair(count: int) -> None:
    a, b = sides("union", TARGETS[0], probabilities(count))
    assert len(best_pairs(a, b, 5, either_way=True)) == 0


def test_pairs_of_equal_chance_come_in_the_order_of_their_rows() -> None:
    scores = np.repeat(probabilities(2), 5, axis=0)
    found = best_pairs(*sides("difference", TARGETS[1], scores), 30, either_way=False)
    keys = list(zip((-found.chances).tolist(), found.a.tolist(), found.b.tolist(), strict=True))
    assert keys == sorted(keys)


def test_it_stops_when_asked_to() -> None:
    def stop(done: int, total: int) -> None:
        raise Cancelled

    a, b = sides("intersection", TARGETS[0], probabilities(50))
    with pytest.raises(Cancelled):
        best_pairs(a, b, 5, either_way=True, progress=stop)


def greedy(operation: Operation, target: Target, scores: FloatArray, often: int) -> list[tuple[int, int]]:
    """Every pair in its turn, unless one of the two was taken often enough."""
    taken = Counter[int]()
    found = []
    for _, a, b in naive(operation, target, scores, 10**9):
        if max(taken[a], taken[b]) < often:
            found.append((a, b))
            taken.update((a, b))
    return found


@pytest.mark.parametrize("operation", OPERATIONS)
def test_no_photograph_is_in_too_many_pairs_and_the_best_come_first(operation: Operation) -> None:
    scores = probabilities(40)
    a, b = sides(operation, TARGETS[0], scores)
    found = spread_pairs(a, b, 12, often=2, either_way=operation != "difference")
    pairs = list(zip(found.a.tolist(), found.b.tolist(), strict=True))
    assert pairs == greedy(operation, TARGETS[0], scores, 2)[: len(pairs)]
    assert len(pairs) >= 2 * ROUNDS


def test_where_few_are_left_photographs_come_again() -> None:
    pairs = [("a", "b"), ("a", "c"), ("a", "d"), ("e", "f")]
    assert not_too_often(pairs, 3, often=1) == [0, 1, 3]
    assert not_too_often(pairs, 2, often=1) == [0, 3]
    assert not_too_often(pairs, 9, often=1) == [0, 1, 2, 3]
