"""Every metric against a reference written out by hand, ties and empty sets included."""

import math

import numpy as np
import pytest

from lsgui.training.metrics import (
    average_precisions,
    mean_over_labels,
    percent,
    reliability,
    retrieval,
)


def naive_average_precision(scores: list[float], positive: list[bool]) -> float:
    """The mean, over the positives, of the precision among everything that scores at least as high."""
    total = 0.0
    for score, is_positive in zip(scores, positive, strict=True):
        if is_positive:
            reached = [p for s, p in zip(scores, positive, strict=True) if s >= score]
            total += sum(reached) / len(reached)
    return total / sum(positive)


@pytest.fixture
def table() -> tuple[np.ndarray, np.ndarray]:
    rng = np.random.default_rng(3)
    scores = rng.integers(0, 8, (60, 5)).astype(np.float32) / 8  # few values, so many ties
    truth = rng.choice(np.array([0.0, 0.5, 1.0], np.float32), (60, 5), p=[0.6, 0.2, 0.2])
    truth[:, 4] = np.where(truth[:, 4] == 1, 0.5, truth[:, 4])  # a label without positives
    return scores, truth


def test_strict_average_precision_counts_unknown_as_absent(table: tuple[np.ndarray, np.ndarray]) -> None:
    scores, truth = table
    found = average_precisions(scores, truth, unknown="absent")
    for label in range(4):
        expected = naive_average_precision(scores[:, label].tolist(), (truth[:, label] == 1).tolist())
        assert found[label] == pytest.approx(expected)
    assert math.isnan(found[4])


def test_masked_average_precision_leaves_unknown_out_label_by_label(
    table: tuple[np.ndarray, np.ndarray],
) -> None:
    scores, truth = table
    found = average_precisions(scores, truth, unknown="masked")
    for label in range(4):
        known = truth[:, label] != 0.5
        expected = naive_average_precision(scores[known, label].tolist(), (truth[known, label] == 1).tolist())
        assert found[label] == pytest.approx(expected)


def test_labels_with_too_few_positives_have_no_number() -> None:
    scores = np.linspace(0, 1, 12, dtype=np.float32).reshape(6, 2)
    truth = np.zeros((6, 2), np.float32)
    truth[:2, 0] = truth[:3, 1] = 1
    found = average_precisions(scores, truth, unknown="masked", min_positives=3)
    assert math.isnan(found[0])
    assert not math.isnan(found[1])


def test_the_mean_is_over_labels_with_a_number_only() -> None:
    assert mean_over_labels(np.array([0.25, np.nan, 0.75])) == 0.5
    assert mean_over_labels(np.array([np.nan])) is None
    assert mean_over_labels(np.array([])) is None


def test_an_empty_table_has_no_precision() -> None:
    empty = np.empty((0, 3), np.float32)
    assert np.isnan(average_precisions(empty, empty, unknown="masked")).all()


def test_scores_of_another_shape_are_refused() -> None:
    with pytest.raises(ValueError, match="differ in shape"):
        average_precisions(np.zeros((2, 3), np.float32), np.zeros((2, 2), np.float32), unknown="masked")


def test_a_fraction_is_reported_in_per_cent_and_nan_as_none() -> None:
    assert percent(0.12345) == 12.35
    assert percent(float("nan")) is None
    assert percent(None) is None


def naive_retrieval(
    queries: np.ndarray,
    targets: list[set[int]],
    library: np.ndarray,
    sets: list[set[int]],
    sources: np.ndarray,
    k: int,
) -> tuple[float | None, int]:
    best = []
    for query, target, own in zip(queries, targets, sources.tolist(), strict=True):
        if not target or target not in sets:
            continue
        similarity = [float(query @ row / np.linalg.norm(query) / np.linalg.norm(row)) for row in library]
        order = sorted((i for i in range(len(library)) if i not in own), key=lambda i: (-similarity[i], i))
        best.append(max((len(target & sets[i]) / len(target | sets[i]) for i in order[:k]), default=0.0))
    return (sum(best) / len(best) if best else None), len(best)


def as_sets(table: np.ndarray) -> list[set[int]]:
    return [set(np.flatnonzero(row).tolist()) for row in table]


@pytest.mark.parametrize("seed", range(4))
def test_retrieval_is_the_best_overlap_among_the_nearest_other_images(seed: int) -> None:
    rng = np.random.default_rng(seed)
    library = rng.normal(size=(40, 6)).astype(np.float32)
    library[10:20] = library[:10]  # exact ties
    labels = rng.random((40, 4)) < 0.3
    sources = np.array([rng.choice(40, 2, replace=False) for _ in range(300)])
    queries = np.minimum(library[sources[:, 0]], library[sources[:, 1]])
    targets = labels[sources[:, 0]] & labels[sources[:, 1]]
    targets[:50] = rng.random((50, 4)) < 0.7  # some sets that no image has, some empty
    found = retrieval(queries, targets, library, labels, sources)
    for k in (1, 3, 5):
        expected, kept = naive_retrieval(queries, as_sets(targets), library, as_sets(labels), sources, k)
        assert found.iou[k] == pytest.approx(expected, abs=1e-3)
        assert found.kept == kept
        column = (1, 3, 5).index(k)
        assert found.best[:, column].mean() == pytest.approx(expected, abs=1e-3)
    assert found.queries == 300
    assert 0 < found.kept < 300


def test_retrieval_without_an_answerable_query_has_no_number() -> None:
    library = np.eye(3, dtype=np.float32)
    nothing = np.zeros((1, 2), np.bool_)
    found = retrieval(library[:1], nothing, library, np.ones((3, 2), np.bool_), np.array([[0, 1]]))
    assert found.iou == {1: None, 3: None, 5: None}
    assert found.kept == 0


def test_in_a_library_of_the_sources_alone_nothing_is_found() -> None:
    library = np.eye(2, dtype=np.float32)
    labels = np.ones((2, 1), np.bool_)
    found = retrieval(library[:1], labels[:1], library, labels, np.array([[0, 1]]))
    assert found.iou == {1: 0.0, 3: 0.0, 5: 0.0}


def test_calibration_error_is_the_mean_gap_between_claimed_and_happened() -> None:
    rng = np.random.default_rng(5)
    scores = rng.random((200, 3)).astype(np.float32)
    scores[0, 0] = 1.0
    truth = rng.choice(np.array([0.0, 0.5, 1.0], np.float32), (200, 3))
    pairs = [(s, t) for s, t in zip(scores.ravel(), truth.ravel(), strict=True) if t != 0.5]
    expected = 0.0
    for number in range(10):
        inside = [(s, t) for s, t in pairs if min(int(s * 10), 9) == number]
        if inside:
            gap = abs(sum(s for s, _ in inside) / len(inside) - sum(t for _, t in inside) / len(inside))
            expected += gap * len(inside) / len(pairs)
    assert reliability(scores, truth).error == pytest.approx(expected, abs=1e-6)
    assert reliability(scores, np.full_like(truth, 0.5)).error is None


def test_a_reliability_curve_has_the_means_of_each_bin_and_none_for_an_empty_one() -> None:
    scores = np.array([[0.05, 0.15, 1.0, 0.12]], np.float32)
    found = reliability(scores, np.array([[0, 1, 1, 0.5]], np.float32))
    assert found.count == [1, 1, *[0] * 7, 1]
    assert found.claimed[1] == pytest.approx(0.15)
    assert found.happened == [0.0, 1.0, *[None] * 7, 1.0]
