"""How a head that the networks do not know reads their answers."""

import numpy as np
import pytest

from lsgui.core.labels import alike_logic, label_logic
from lsgui.core.reading import border, read_combined
from lsgui.core.types import METHODS, OPERATIONS, Operation

STRANGERS, SAME = np.zeros(1, np.float32), np.ones(1, np.float32)
A = np.array([[0.9, 0.6, 0.2, 0.01]], np.float32)
B = np.array([[0.8, 0.1, 0.7, 0.02]], np.float32)


@pytest.mark.parametrize("operation", OPERATIONS)
def test_it_lies_between_the_features_own_reading_and_label_logic(operation: Operation) -> None:
    own = np.array([[0.5, 0.9, 0.1, 0.5]], np.float32)
    logic = label_logic(operation, A, B)
    read = read_combined(operation, own, A, B, STRANGERS)
    assert ((read - own) * (logic - read) >= -1e-6).all()
    assert not np.allclose(read, own)
    assert not np.allclose(read, logic)


@pytest.mark.parametrize("operation", ["intersection", "union"])
def test_a_photograph_with_itself_reads_as_itself(operation: Operation) -> None:
    np.testing.assert_allclose(read_combined(operation, A, A, A, SAME), A, atol=1e-5)


def test_logic_of_strangers_is_label_logic_and_of_one_photograph_set_algebra() -> None:
    for operation in OPERATIONS:
        np.testing.assert_allclose(alike_logic(operation, A, B, STRANGERS), label_logic(operation, A, B))
    np.testing.assert_allclose(alike_logic("intersection", A, A, SAME), A, atol=1e-6)
    np.testing.assert_allclose(alike_logic("union", A, A, SAME), A, atol=1e-6)
    np.testing.assert_allclose(alike_logic("difference", A, A, SAME), 0 * A)


@pytest.mark.parametrize("operation", OPERATIONS)
def test_what_a_photograph_shows_alone_counts_in_an_answer_and_what_none_shows_does_not(
    operation: Operation,
) -> None:
    single = np.array([0.4], np.float32)
    for score, present in ((0.45, True), (0.35, False)):
        one = np.array([[score]], np.float32)
        other = one if operation == "intersection" else np.zeros_like(one)
        read = read_combined(operation, one, one, other, STRANGERS)[0]
        assert (read >= border(operation, "learned", single, 0.0)).all() == present
        logic = label_logic(operation, one, other)[0]
        assert (logic >= border(operation, "label_logic", single, 0.0)).all() == present


def test_borders_are_probabilities_whatever_the_method() -> None:
    single = np.array([0.02, 0.5, 0.99], np.float32)
    for method in METHODS:
        for operation in OPERATIONS:
            for alike in (0.0, 0.3, 1.0):
                found = border(operation, method, single, alike)
                assert found.shape == (3,)
                assert ((found > 0) & (found < 1)).all()
