"""The space in which photographs are compared, and what an answer looks for in it."""

import numpy as np
import pytest

from lsgui.core.linear import Linear, normalised
from lsgui.core.search_space import SearchSpace, sought
from lsgui.core.types import Operation
from lsgui.training.search_space import DIRECTIONS, fit_search_space

DIM = 30


def cosine(a: np.ndarray, b: np.ndarray) -> float:
    return float(a @ b / np.linalg.norm(a) / np.linalg.norm(b))


def head_of(features: np.ndarray, *, reads: int | None = None) -> Linear:
    """A head of two labels, which tells them from direction `reads`, or cannot."""
    weight = np.zeros((2, features.shape[1]), np.float32)
    if reads is not None:
        weight[:, reads] = 5, -5
    scale = np.maximum(features.std(0), np.float32(1e-3))
    return Linear(weight, np.zeros(2, np.float32), features.mean(0), scale)


def looks(vectors: np.ndarray) -> np.ndarray:
    return vectors[:, :-2]


@pytest.fixture
def features() -> np.ndarray:
    """Two kinds of photographs that differ in one direction, over what all of them have."""
    rng = np.random.default_rng(3)
    found = rng.random((60, DIM), np.float32) + np.float32(5)
    found[:30, 4] += 2
    return found


def test_what_every_photograph_has_does_not_count(features: np.ndarray) -> None:
    space = fit_search_space(features, head_of(features))
    vectors = space(features)
    assert cosine(features[0], features[-1]) > 0.98
    assert cosine(looks(vectors)[0], looks(vectors)[-1]) < 0.5


def test_photographs_of_other_labels_are_farther_apart(features: np.ndarray) -> None:
    projection = fit_search_space(features, head_of(features)).projection
    blind, seeing = (SearchSpace(head_of(features, reads=read), projection) for read in (None, 4))
    one_kind, two_kinds = features[[0, 1]], features[[0, -1]]
    assert cosine(*seeing(one_kind)) == pytest.approx(cosine(*blind(one_kind)), abs=0.02)
    assert cosine(*seeing(two_kinds)) < cosine(*blind(two_kinds)) - 0.2


def test_every_photograph_is_as_far_from_the_middle(features: np.ndarray) -> None:
    vectors = fit_search_space(features, head_of(features, reads=4))(features)
    np.testing.assert_allclose(np.linalg.norm(vectors, axis=1), np.sqrt(1.5), rtol=1e-5)


def test_it_keeps_at_most_the_stated_number_of_directions(features: np.ndarray) -> None:
    assert fit_search_space(features, head_of(features)).dim == DIM + 2
    wide = np.random.default_rng(0).random((20, 2 * DIRECTIONS), np.float32)
    space = fit_search_space(wide, head_of(wide))
    assert len(space.projection) == 20
    assert np.isfinite(space(wide)).all()


def test_the_largest_directions_are_damped_but_still_the_largest() -> None:
    rng = np.random.default_rng(1)
    features = rng.normal(size=(400, DIM)).astype(np.float32)
    features[:, :10] += 6 * rng.normal(size=(400, 1)).astype(np.float32)
    head = head_of(features)
    plain = SearchSpace(head, np.eye(DIM, dtype=np.float32))
    spread, plain_spread = (
        np.linalg.svd(normalised(features, head.mean, head.scale) @ space.projection.T, compute_uv=False)
        for space in (fit_search_space(features, head), plain)
    )
    assert 1 < spread[0] / spread[1] < 0.8 * plain_spread[0] / plain_spread[1]


@pytest.mark.parametrize("operation", ["intersection", "union"])
def test_of_one_photograph_twice_the_photograph_is_sought(operation: Operation) -> None:
    a = np.random.default_rng(2).random((3, DIM), np.float32)
    np.testing.assert_allclose(sought(operation, a, a, a), a, atol=1e-6)


def test_a_difference_looks_away_from_what_is_taken_out() -> None:
    a, b = np.random.default_rng(2).random((2, 1, DIM), np.float32)
    found = sought("difference", a, a, b)
    assert cosine(found[0], b[0]) < cosine(a[0], b[0])
