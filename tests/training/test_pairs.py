"""What the samplers promise of the pairs that they draw."""

import numpy as np
import pytest

from lsgui.training.pairs import PairSampler


@pytest.fixture
def truth() -> np.ndarray:
    """300 images, 8 labels from very usual to rare, some entries unknown, some images without a label."""
    rng = np.random.default_rng(0)
    table = (rng.random((300, 8)) < np.array([0.6, 0.4, 0.2, 0.1, 0.1, 0.05, 0.03, 0.02])).astype(np.float32)
    table[(table == 0) & (rng.random(table.shape) < 0.1)] = 0.5
    return table


def sampler(truth: np.ndarray, **options: object) -> PairSampler:
    return PairSampler(truth, np.random.default_rng(7), **options)  # type: ignore[arg-type]


@pytest.mark.parametrize("kind", ["balanced", "natural", "mixed"])
def test_pairs_are_two_different_images_and_the_same_for_the_same_generator(
    truth: np.ndarray, kind: str
) -> None:
    pairs = sampler(truth, kind=kind).draw(500)
    assert pairs.shape == (500, 2)
    assert (pairs[:, 0] != pairs[:, 1]).all()
    assert pairs.min() >= 0
    assert pairs.max() < len(truth)
    assert (pairs == sampler(truth, kind=kind).draw(500)).all()


def test_balanced_pairs_always_share_a_present_label(truth: np.ndarray) -> None:
    a, b = sampler(truth, kind="balanced").draw(400).T
    assert ((truth[a] == 1) & (truth[b] == 1)).any(1).all()


def test_balanced_pairs_bring_up_rare_labels_far_more_often_than_natural_ones(truth: np.ndarray) -> None:
    def rarest(kind: str) -> float:
        counts = (truth[sampler(truth, kind=kind).draw(1000).ravel()] == 1).sum(0)
        return float(counts.min() / counts.max())

    assert rarest("balanced") > 3 * rarest("natural")


def test_balanced_pairs_start_with_the_label_counted_least(truth: np.ndarray) -> None:
    one = sampler(truth, kind="balanced")
    for _ in range(200):
        least = one.counts.min()
        candidates = set(np.flatnonzero(one.counts == least).tolist())
        ((first, second),) = one.draw(1)
        own = set(np.flatnonzero(truth[first] == 1).tolist())
        assert candidates & own
        lowest = min(one.counts[list(own)] - (truth[[first, second]] == 1).sum(0)[list(own)])
        shared = set(np.flatnonzero((truth[first] == 1) & (truth[second] == 1)).tolist())
        before = one.counts - (truth[[first, second]] == 1).sum(0)
        assert lowest in [before[label] for label in shared]


def test_counts_tell_how_often_each_label_came_up(truth: np.ndarray) -> None:
    one = sampler(truth, kind="balanced")
    pairs = one.draw(100)
    assert (one.counts == (truth[pairs.ravel()] == 1).sum(0)).all()


def test_natural_pairs_reach_every_image_and_often_share_nothing(truth: np.ndarray) -> None:
    pairs = sampler(truth, kind="natural").draw(5000)
    assert len(np.unique(pairs)) == len(truth)
    a, b = pairs.T
    assert ((truth[a] == 1) & (truth[b] == 1)).any(1).mean() < 0.9


def test_mixed_pairs_share_a_label_in_at_least_the_asked_part(truth: np.ndarray) -> None:
    rare = truth[:, 5:]
    a, b = sampler(rare, kind="mixed", shared_part=0.25).draw(400).T
    shared = ((rare[a] == 1) & (rare[b] == 1)).any(1)
    assert 100 <= shared.sum() <= 150
    assert not shared[:100].all()  # in random order


def test_a_label_of_one_image_never_leads_a_balanced_pair() -> None:
    table = np.zeros((4, 2), np.float32)
    table[0, 0] = 1
    table[1:, 1] = 1
    pairs = sampler(table, kind="balanced").draw(50)
    assert 0 not in pairs


def test_what_cannot_be_paired_is_refused() -> None:
    with pytest.raises(ValueError, match="two images"):
        sampler(np.ones((1, 3), np.float32))
    with pytest.raises(ValueError, match="share"):
        sampler(np.eye(3, dtype=np.float32), kind="balanced")
    assert len(sampler(np.eye(3, dtype=np.float32), kind="natural").draw(0)) == 0
