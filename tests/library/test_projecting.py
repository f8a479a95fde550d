"""Laying features out in the plane: near ones stay near, always the same, and others find their place."""

import numpy as np
import pytest
from sklearn.manifold import trustworthiness
from vector_library import vectors

from lsgui.core.types import Cancelled, FloatArray
from lsgui.library import projecting, spreading
from lsgui.library.projecting import fit


def clusters(each: int = 40, kinds: int = 5, dim: int = 16) -> tuple[FloatArray, np.ndarray]:
    """Features round some centres, and the number of the centre of each."""
    kind = np.repeat(np.arange(kinds), each)
    return vectors(kinds, dim, seed=3)[kind] + 0.3 * vectors(len(kind), dim, seed=4), kind


def naive_slope(places: FloatArray, pulls: spreading.Pulls) -> FloatArray:
    """How the Kullback-Leibler divergence grows, by the sums of the paper, one pair after the other."""
    count = len(places)
    near = np.array([[1 / (1 + ((a - b) ** 2).sum()) if i != j else 0.0 for j, b in enumerate(places)]
                     for i, a in enumerate(places)])  # fmt: skip
    wanted = np.zeros((count, count))
    wanted[pulls.one, pulls.other] = pulls.strength
    slope = np.zeros((count, 2))
    for i in range(count):
        for j in range(count):
            slope[i] += 4 * (wanted - near / near.sum())[i, j] * near[i, j] * (places[i] - places[j])
    return slope


def test_one_step_equals_the_sums_of_the_paper() -> None:
    features, places = vectors(150, 8, seed=1), 3 * vectors(150, 2, seed=2)
    pulls = spreading.pulls_between(features)
    assert pulls.strength.sum() == pytest.approx(1, abs=1e-5)
    np.testing.assert_allclose(
        spreading.slope_of(places, pulls), naive_slope(places, pulls), rtol=2e-3, atol=2e-6
    )


def test_a_kernel_has_the_perplexity_that_is_asked_for() -> None:
    squared = np.abs(vectors(20, 60, seed=5))
    weights = spreading.kernel(squared, 10.0)
    entropy = -(weights * np.log(np.maximum(weights, 1e-30))).sum(axis=1)
    np.testing.assert_allclose(np.exp(entropy), 10.0, rtol=1e-3)


def test_kinds_stay_together_and_better_than_in_two_main_directions() -> None:
    features, kind = clusters()
    projection = fit(features)
    far = spreading.distances(projection.places, projection.places)
    np.fill_diagonal(far, np.inf)
    assert (kind[far.argmin(axis=1)] == kind).mean() > 0.98
    rows = projection.landmarks
    assert trustworthiness(rows, projection.places) > trustworthiness(rows, rows[:, :2])


def test_it_is_the_same_every_time() -> None:
    features, _ = clusters(each=20)
    assert (fit(features).places == fit(features).places).all()


def test_a_landmark_is_at_its_place_and_another_among_its_own_kind() -> None:
    features, kind = clusters()
    projection = fit(features)
    np.testing.assert_allclose(projection.place(features), projection.places, atol=1e-4)
    others, _ = clusters()
    others = others + 0.1 * vectors(len(others), seed=9)
    far = spreading.distances(projection.place(others), projection.places)
    assert (kind[far.argmin(axis=1)] == kind).mean() > 0.98


@pytest.mark.parametrize("count", [1, 2, 3, 4, 7])
def test_a_few_have_places_too(count: int) -> None:
    features = vectors(count, 12)
    projection = fit(features)
    assert projection.places.shape == (count, 2)
    assert np.isfinite(projection.places).all()
    assert np.isfinite(projection.place(vectors(3, 12, seed=8))).all()
    assert projection.place(np.empty((0, 12))).shape == (0, 2)


def test_copies_and_nothing_at_all_are_no_trouble() -> None:
    features = np.repeat(vectors(2, 12), 30, axis=0)
    assert np.isfinite(fit(features).places).all()
    assert np.isfinite(fit(np.zeros((10, 12), np.float32)).places).all()


def test_it_stops_when_it_is_asked_to() -> None:
    seen: list[int] = []

    def stop(done: int, total: int) -> None:
        seen.append(done)
        if done == 5:
            raise Cancelled

    with pytest.raises(Cancelled):
        fit(vectors(50), progress=stop)
    assert seen == [0, 1, 2, 3, 4, 5]


def test_of_many_rows_the_same_ones_are_landmarks() -> None:
    rows = np.arange(10_000)
    chosen = projecting.sample(rows)
    assert len(chosen) == projecting.LANDMARKS == len(np.unique(chosen))
    assert (np.diff(chosen) > 0).all()
    assert (projecting.sample(rows) == chosen).all()
