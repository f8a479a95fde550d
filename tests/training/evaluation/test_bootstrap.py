"""Resampling by weights, held against data sets with the images really repeated."""

import numpy as np
import pytest

from lsgui.training.evaluation.bootstrap import (
    Resamples,
    interval,
    resampled_means,
    resampled_precisions,
    weighted_means,
)
from lsgui.training.metrics import Unknown, average_precisions


@pytest.mark.parametrize("unknown", ["absent", "masked"])
@pytest.mark.parametrize("levels", [5, 1000])
def test_weighted_precision_is_the_precision_of_repeated_rows(unknown: Unknown, levels: int) -> None:
    rng = np.random.default_rng(levels)
    scores = rng.integers(0, levels, (50, 6)).astype(np.float32) / levels  # few levels, so many ties
    truth = rng.choice(np.array([0.0, 0.5, 1.0], np.float32), (50, 6), p=[0.6, 0.2, 0.2])
    truth[:, 5] = 0
    weights = rng.poisson(1, (50, 30)).astype(np.float32)
    weights[truth[:, 4] == 1, 0] = 0  # a resample without a positive
    found = resampled_precisions(scores, truth, weights, unknown=unknown)
    for number in range(30):
        repeated = np.repeat(np.arange(50), weights[:, number].astype(int))
        expected = average_precisions(scores[repeated], truth[repeated], unknown=unknown)
        np.testing.assert_allclose(found[:, number], expected, atol=1e-6)
    assert np.isnan(found[4, 0])
    assert np.isnan(found[5]).all()


def test_a_resample_of_every_image_once_gives_the_plain_number() -> None:
    rng = np.random.default_rng(0)
    scores, truth = rng.random((40, 3), np.float32), rng.integers(0, 2, (40, 3)).astype(np.float32)
    found = resampled_precisions(scores, truth, np.ones((40, 1), np.float32), unknown="masked")
    np.testing.assert_allclose(found[:, 0], average_precisions(scores, truth, unknown="masked"), atol=1e-6)


def test_labels_with_too_few_positives_stay_without_a_number() -> None:
    truth = np.zeros((6, 2), np.float32)
    truth[:2, 0] = truth[:3, 1] = 1
    scores, weights = np.linspace(0, 1, 12, dtype=np.float32).reshape(6, 2), np.full((6, 4), 9, np.float32)
    found = resampled_precisions(scores, truth, weights, unknown="masked", min_positives=3)
    assert np.isnan(found).tolist() == [[True] * 4, [False] * 4]


def test_no_pairs_and_no_resamples_give_no_number() -> None:
    empty = np.empty((0, 2), np.float32)
    assert np.isnan(resampled_precisions(empty, empty, np.ones((0, 3), np.float32), unknown="absent")).all()
    table = np.ones((4, 2), np.float32)
    assert resampled_precisions(table, table, np.ones((4, 0), np.float32), unknown="absent").shape == (2, 0)
    assert interval([], round) is None
    assert interval([float("nan")], round) is None


def test_a_resample_draws_as_many_images_as_there_are_and_weighs_pairs_by_both() -> None:
    rows = np.array([2, 3, 5, 7, 11])
    resamples = Resamples.draw(rows, images=12, count=8, seed=1)
    counts = resamples.counts
    assert counts.shape == (12, 8)
    assert (counts.sum(0) == 5).all()
    assert not np.delete(counts, rows, 0).any()
    np.testing.assert_array_equal(resamples.of_images(rows), counts[rows])
    np.testing.assert_array_equal(resamples.of_pairs(np.array([[2, 7]]))[0], counts[2] * counts[7])
    again = Resamples.draw(rows, images=12, count=8, seed=1)
    np.testing.assert_array_equal(again.counts, counts)


def test_means_leave_out_what_has_no_number() -> None:
    table = np.array([[0.5, np.nan, np.nan], [1.0, 0.25, np.nan]])
    np.testing.assert_array_equal(resampled_means(table), [0.75, 0.25, np.nan])
    values, weights = np.array([[1.0, 0.0], [0.5, 1.0]]), np.array([[2, 0], [2, 0]], np.float32)
    np.testing.assert_array_equal(weighted_means(values, weights), [[0.75, np.nan], [0.5, np.nan]])


def test_an_interval_holds_the_middle_95_per_cent() -> None:
    assert interval(np.arange(1001), lambda end: round(end, 3)) == [25.0, 975.0]
