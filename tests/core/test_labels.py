"""Set algebra is held against the plainest definitions there are."""

from itertools import product
from pathlib import Path

import numpy as np
import pytest

from lsgui.core import labels
from lsgui.core.types import OPERATIONS, Combine, Expression, FloatArray, Operation

A, B, C = Path("a"), Path("b"), Path("c")
VOCABULARY = ("dog", "man", "tree")
SETS = [
    frozenset(label for label, kept in zip(VOCABULARY, kept_ones, strict=True) if kept)
    for kept_ones in product([False, True], repeat=3)
]


def vector(labels_of_one: frozenset[str]) -> FloatArray:
    return np.array([label in labels_of_one for label in VOCABULARY], np.float32)


def f32(*values: float) -> FloatArray:
    return np.array(values, np.float32)


@pytest.mark.parametrize("operation", OPERATIONS)
@pytest.mark.parametrize("b", SETS)
@pytest.mark.parametrize("a", SETS)
def test_truth_of_known_labels_is_the_operation_on_sets(
    operation: Operation, a: frozenset[str], b: frozenset[str]
) -> None:
    expected = vector(labels.combine_sets(operation, a, b))
    np.testing.assert_array_equal(labels.truth(operation, vector(a), vector(b)), expected)


@pytest.mark.parametrize("operation", OPERATIONS)
@pytest.mark.parametrize("b", SETS)
@pytest.mark.parametrize("a", SETS)
def test_label_logic_of_certain_labels_is_the_operation_on_sets(
    operation: Operation, a: frozenset[str], b: frozenset[str]
) -> None:
    expected = vector(labels.combine_sets(operation, a, b))
    np.testing.assert_array_equal(labels.label_logic(operation, vector(a), vector(b)), expected)


@pytest.mark.parametrize("operation", OPERATIONS)
def test_an_unknown_label_stays_unknown_unless_the_other_side_decides(operation: Operation) -> None:
    for a, b in product((labels.ABSENT, labels.UNKNOWN, labels.PRESENT), repeat=2):
        worlds = {
            float(labels.truth(operation, f32(x), f32(y))[0])
            for x in ([a] if a != labels.UNKNOWN else [0.0, 1.0])
            for y in ([b] if b != labels.UNKNOWN else [0.0, 1.0])
        }
        expected = worlds.pop() if len(worlds) == 1 else labels.UNKNOWN
        assert float(labels.truth(operation, f32(a), f32(b))[0]) == expected


def test_label_logic_of_uncertain_labels_treats_the_images_as_independent() -> None:
    p, q = f32(0.8, 0.5), f32(0.25, 0.0)
    np.testing.assert_allclose(labels.label_logic("intersection", p, q), f32(0.2, 0.0), rtol=1e-6)
    np.testing.assert_allclose(labels.label_logic("union", p, q), f32(0.85, 0.5), rtol=1e-6)
    np.testing.assert_allclose(labels.label_logic("difference", p, q), f32(0.6, 0.5), rtol=1e-6)


@pytest.mark.parametrize("operation", OPERATIONS)
def test_label_logic_keeps_probabilities_probabilities(operation: Operation) -> None:
    random = np.random.default_rng(0)
    p, q = random.random((2, 1000), dtype=np.float32)
    combined = labels.label_logic(operation, p, q)
    assert combined.dtype == np.float32
    assert ((combined >= 0) & (combined <= 1)).all()


def test_difference_is_the_first_without_the_second() -> None:
    assert labels.combine_sets("difference", frozenset({"dog", "man"}), frozenset({"man"})) == {"dog"}


def test_a_nested_expression_is_combined_from_the_inside() -> None:
    scores: dict[Expression, FloatArray] = {A: f32(0.9), B: f32(0.5), C: f32(0.2)}
    expression = Combine("difference", Combine("union", A, B), C)
    found = labels.expression_logic(expression, lambda image: scores[image])
    np.testing.assert_allclose(found, f32((1 - 0.1 * 0.5) * 0.8), rtol=1e-6)


def test_a_single_image_keeps_its_own_scores() -> None:
    np.testing.assert_array_equal(labels.expression_logic(A, lambda image: f32(0.3)), f32(0.3))
