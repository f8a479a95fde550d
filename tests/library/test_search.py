"""Exact search equals the plainest way to write it."""

import numpy as np
import pytest

from lsgui.library.search import Matrix, normalised, smallest


def naive(features: np.ndarray, query: np.ndarray, count: int) -> list[tuple[int, float]]:
    """One cosine after the other in double precision, sorted by distance, then by place."""

    def distance(row: np.ndarray) -> float:
        lengths = float(np.linalg.norm(row)) * float(np.linalg.norm(query))
        return 1 - float(row @ query) / lengths if lengths else 1.0

    ranked = sorted((round(distance(row), 6), place) for place, row in enumerate(features.astype(np.float64)))
    return [(place, distance) for distance, place in ranked[:count]]


@pytest.mark.parametrize("count", [0, 1, 7, 200, 5000])
@pytest.mark.parametrize("steps", [[500], [1, 2, 3, 494], [4096, 1, 300], []])
def test_equals_the_naive_reference(count: int, steps: list[int]) -> None:
    random = np.random.default_rng(len(steps) + count)
    features = random.standard_normal((sum(steps), 24)).astype(np.float32)
    query = random.standard_normal(24).astype(np.float32)
    matrix, start = Matrix(), 0
    for step in steps:
        matrix = matrix.grown(features[start : start + step])
        start += step

    distances = matrix.distances(query)
    order = smallest(distances, count)

    expected = naive(features, query.astype(np.float64), count)
    assert len(matrix) == len(features)
    assert np.abs(distances[order] - [distance for _, distance in expected]).max(initial=0) < 2e-6
    assert np.array_equal(distances[order], np.sort(distances, kind="stable")[:count])
    assert len(set(order.tolist()) & {place for place, _ in expected}) >= len(expected) - 1


def test_equal_features_tie_in_their_order() -> None:
    random = np.random.default_rng(3)
    row = random.standard_normal(129).astype(np.float32)
    other = random.standard_normal((7, 129)).astype(np.float32)
    features = np.concatenate([other, np.repeat(row[None], 50, axis=0), -row[None] * 3, row[None] * 5])
    order = smallest(Matrix().grown(features[:20]).grown(features[20:]).distances(row), 30)
    assert order.tolist() == list(range(7, 37))


def test_distances_stay_in_range_and_zero_features_are_at_one() -> None:
    row = np.full((1, 5), 0.1, np.float32)
    matrix = Matrix().grown(np.concatenate([row, -row, 0 * row]))
    assert matrix.distances(row[0] * 1e-3).tolist() == [0, 2, 1]
    assert matrix.distances(0 * row[0]).tolist() == [1, 1, 1]
    assert np.linalg.norm(normalised(row)) == pytest.approx(1)


@pytest.mark.parametrize("count", [1, 5, 10, 99])
def test_smallest_breaks_ties_by_place(count: int) -> None:
    values = np.array([3, 1, 2, 1, 1, 0, 2, 0, 3, 1], np.float32)
    expected = sorted(range(len(values)), key=lambda place: (values[place], place))[:count]
    assert smallest(values, count).tolist() == expected
