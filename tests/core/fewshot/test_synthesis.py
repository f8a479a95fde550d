"""Synthesised examples: their truth, what is dropped, and what a head makes of them."""

from dataclasses import replace

import numpy as np
import pytest

from lsgui.core.combine import combine_analytic
from lsgui.core.encoded import Encoded
from lsgui.core.fewshot.classifier import fit_classifier
from lsgui.core.fewshot.discriminant import Solver, Space
from lsgui.core.fewshot.held_out import average_precision, choose
from lsgui.core.fewshot.synthesis import Synthesised, synthesise
from lsgui.core.labels import truth as kleene
from lsgui.core.types import OPERATIONS, FloatArray, Method, Operation

LABELS, PER_LABEL = 4, 5
DIM = LABELS * PER_LABEL


class Arithmetic:
    """A stand-in at the engine's edge, which remembers how it was asked."""

    def __init__(self) -> None:
        self.methods: list[Method] = []

    def combine(self, operation: Operation, a: Encoded, b: Encoded, *, method: Method = "learned") -> Encoded:
        self.methods.append(method)
        return combine_analytic(operation, a, b)


class Perfect:
    """Makes what an operation promises: a photograph of just the labels that it should have."""

    def combine(self, operation: Operation, a: Encoded, b: Encoded, *, method: Method = "learned") -> Encoded:
        shown = [side.features.reshape(len(side), LABELS, PER_LABEL).mean(2) > 1 for side in (a, b)]
        return Encoded.from_features(
            photographs(kleene(operation, *(side.astype(np.float32) for side in shown)))
        )


def photographs(truth: FloatArray, seed: int = 0) -> FloatArray:
    """Features in which every label has places of its own."""
    noise = np.random.default_rng(seed).random((len(truth), DIM), np.float32)
    return np.repeat(truth, PER_LABEL, 1).astype(np.float32) + noise


@pytest.fixture
def known() -> FloatArray:
    rng = np.random.default_rng(3)
    return rng.choice(np.array([0, 0.5, 1], np.float32), (12, LABELS), p=[0.5, 0.2, 0.3])


@pytest.fixture
def encoded(known: FloatArray) -> Encoded:
    return Encoded.from_features(photographs(known))


AND = {(1, 1): 1, (1, 0.5): 0.5, (0.5, 1): 0.5, (0.5, 0.5): 0.5}  # and 0 wherever one is absent


def naive(operation: Operation, a: float, b: float) -> float:
    if operation == "intersection":
        return AND.get((a, b), 0)
    return 1 - AND.get((1 - a, 1 - b), 0) if operation == "union" else AND.get((a, 1 - b), 0)


@pytest.mark.parametrize("operation", OPERATIONS)
def test_features_and_truth_are_those_of_the_pairs(
    operation: Operation, encoded: Encoded, known: FloatArray
) -> None:
    made = synthesise(Arithmetic(), encoded, known, operations=(operation,), count=10_000)
    expected = {
        (a, b): [naive(operation, *both) for both in zip(known[a], known[b], strict=True)]
        for a in range(12)
        for b in range(12)
        if a != b
    }
    shown = {pair: truth for pair, truth in expected.items() if 1 in truth}
    assert 0 < len(shown) < len(expected)
    assert sorted(map(tuple, made.pairs.tolist())) == sorted(shown)
    assert made.truth.tolist() == [shown[a, b] for a, b in made.pairs]
    a, b = (encoded[made.pairs[:, side]] for side in (0, 1))
    assert (made.features == combine_analytic(operation, a, b).features).all()


def test_all_operations_share_the_weight_asked_for(encoded: Encoded, known: FloatArray) -> None:
    made = synthesise(Arithmetic(), encoded, known, count=20, weight=0.25)
    assert 20 < len(made) <= 60
    assert made.weight.sum() == pytest.approx(0.25 * 12)
    assert np.ptp(made.weight) == 0


def test_the_seed_decides_and_the_method_is_passed_on(encoded: Encoded, known: FloatArray) -> None:
    engine = Arithmetic()
    first, again, other = (
        synthesise(engine, encoded, known, count=9, seed=seed, method="analytic") for seed in (1, 1, 2)
    )
    assert (first.pairs == again.pairs).all()
    assert (first.features == again.features).all()
    assert first.pairs.tolist() != other.pairs.tolist()
    assert set(engine.methods) == {"analytic"}


def test_of_photographs_without_labels_nothing_is_claimed(encoded: Encoded, known: FloatArray) -> None:
    others = Encoded.from_features(np.ones((5, DIM)))
    made = synthesise(Arithmetic(), encoded, known, count=80, others=others)
    strange = made.pairs[:, 1] >= 12
    assert strange.any()
    assert not strange.all()
    assert (made.pairs[:, 0] < 12).all()
    # A union alone can be known to show a label; what the example lacks, the other may show.
    assert set(np.unique(made.truth[strange])) == {0.5, 1.0}
    assert (made.truth[strange] == np.where(known[made.pairs[strange, 0]] == 1, 1, 0.5)).all()


@pytest.mark.parametrize("truth", [np.zeros((3, 2)), np.full((3, 2), 0.5), np.ones((1, 2)), np.ones((0, 2))])
def test_where_nothing_can_be_made_nothing_is(truth: FloatArray) -> None:
    made = synthesise(Arithmetic(), Encoded.from_features(np.ones((len(truth), DIM))), truth)
    assert len(made) == 0
    assert (made.features.shape, made.truth.shape, made.weight.shape) == ((0, DIM), (0, 2), (0,))


def test_truth_must_have_a_row_for_every_example(encoded: Encoded, known: FloatArray) -> None:
    with pytest.raises(ValueError, match="12 examples need a truth"):
        synthesise(Arithmetic(), encoded, known[:3])


def test_what_is_made_of_a_held_out_example_goes_with_it(encoded: Encoded, known: FloatArray) -> None:
    others = Encoded.from_features(np.ones((5, DIM)))
    made = synthesise(Arithmetic(), encoded, known, others=others)
    kept = np.arange(12) != 4
    rest = made.are_made_of(kept)
    assert (rest == (made.pairs != 4).all(1)).all()
    assert 0 < rest.sum() < len(made)


# What a head makes of them


@pytest.fixture(scope="module")
def space() -> Space:
    return Space(photographs((np.random.default_rng(5).random((400, LABELS)) < 0.3).astype(np.float32)))


def quality(space: Space, truth: FloatArray, made: Synthesised | None) -> float:
    """Average precision of label 0 on photographs of which a third show it, and half what comes with it."""
    head = fit_classifier(space, photographs(truth), truth == 1, made).linear
    asked = (np.random.default_rng(7).random((600, LABELS)) < [0.3, 0.5, 0.5, 0.5]).astype(np.float32)
    noise = np.random.default_rng(8).normal(0, 0.6, (600, DIM))
    scores = head.scores(photographs(asked) + noise)[:, 0]
    return average_precision(scores[asked[:, 0] == 1], scores[asked[:, 0] == 0])


def test_a_difference_frees_a_label_from_what_always_comes_with_it(space: Space) -> None:
    truth = np.array([[1, 1, 0, 0], [1, 0, 1, 0], [0, 1, 0, 0], [0, 0, 1, 0]], np.float32)
    encoded = Encoded.from_features(photographs(truth))
    made = synthesise(Perfect(), encoded, truth, operations=("difference",), weight=2.0)
    assert quality(space, truth, made) > quality(space, truth, None) + 0.01


def test_what_is_unknown_of_a_synthesised_example_counts_neither_way(space: Space) -> None:
    rows = photographs(np.eye(LABELS, dtype=np.float32)[:3])
    present = np.eye(LABELS, dtype=np.bool_)[:3]
    more = Synthesised(
        rows + 1, np.full((3, LABELS), 0.5, np.float32), np.ones(3, np.float32), np.eye(3, 2, dtype=np.intp)
    )
    plain, same = fit_classifier(space, rows, present), fit_classifier(space, rows, present, more)
    np.testing.assert_allclose(same.linear.weight, plain.linear.weight, atol=1e-5)
    absent = replace(more, truth=np.zeros_like(more.truth))
    changed = fit_classifier(space, rows, present, absent).linear.weight
    assert np.abs(changed - plain.linear.weight).max() > 1e-3


def test_what_was_made_of_a_held_out_example_is_held_out_with_it(space: Space) -> None:
    rng = np.random.default_rng(2)
    rows = rng.normal(0, 1, (12, DIM)).astype(np.float32)  # of which nothing tells which are examples
    truth = (np.arange(12)[:, None] % 2 == 0).astype(np.float32)
    copies = Synthesised(rows, truth, np.full(12, 50, np.float32), np.stack([np.arange(12)] * 2, 1))
    of_others = replace(copies, pairs=np.roll(copies.pairs, 1, axis=0))

    def quality(more: Synthesised | None) -> float:
        (found,) = choose(Solver(space, space.place(rows), truth, more)).held_out
        return average_precision(found.examples, found.negatives)

    assert quality(copies) < 0.7
    assert quality(of_others) > 0.8  # copies that stay in the fit give everything away
