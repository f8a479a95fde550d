"""The linear head and its thresholds."""

import numpy as np
import pytest
import torch

from lsgui.core.labels import ABSENT, PRESENT, UNKNOWN
from lsgui.core.linear import Linear, normalised, sigmoid
from lsgui.training.config import HeadConfig
from lsgui.training.heads import TorchHead, choose_thresholds, fit_head, log_odds


@pytest.fixture
def separable() -> tuple[np.ndarray, np.ndarray]:
    rng = np.random.default_rng(0)
    features = rng.normal(size=(400, 12)).astype(np.float32)
    return features, (features[:, :2] > 0.5).astype(np.float32)


def test_a_head_learns_what_a_line_can_tell(separable: tuple[np.ndarray, np.ndarray]) -> None:
    features, target = separable
    config = HeadConfig(steps=300, rate=0.05, decay=0.01)
    scores = fit_head(features, target, np.ones_like(target), config, seed=0).scores(features)
    assert ((scores > 0.5) == (target > 0.5)).mean() > 0.95


def test_the_same_seed_gives_the_same_head(separable: tuple[np.ndarray, np.ndarray]) -> None:
    features, target = separable
    heads = [
        fit_head(features, target, np.ones_like(target), HeadConfig(steps=20), seed=seed)
        for seed in (3, 3, 4)
    ]
    np.testing.assert_array_equal(heads[0].weight, heads[1].weight)
    assert np.abs(heads[0].weight - heads[2].weight).max() > 0


def test_entries_of_weight_zero_teach_nothing(separable: tuple[np.ndarray, np.ndarray]) -> None:
    features, target = separable
    weight = np.ones_like(target)
    weight[200:] = 0
    spoiled = target.copy()
    spoiled[200:] = 1 - spoiled[200:]
    config = HeadConfig(steps=30)
    np.testing.assert_allclose(
        fit_head(features, target, weight, config, seed=0).weight,
        fit_head(features, spoiled, weight, config, seed=0).weight,
        atol=1e-6,
    )


def test_the_bias_starts_at_the_log_odds_of_what_is_known() -> None:
    target = np.array([[1.0], [0.0], [0.0], [0.0], [1.0]], np.float32)
    weight = np.array([[1.0], [1.0], [1.0], [1.0], [0.0]], np.float32)
    assert sigmoid(log_odds(target, weight))[0] == pytest.approx(0.25, abs=1e-6)


def test_torch_and_numpy_read_a_feature_alike() -> None:
    rng = np.random.default_rng(1)
    head = Linear(
        *(rng.normal(size=shape).astype(np.float32) for shape in ((3, 6), 3, 6)), np.full(6, 2, np.float32)
    )
    features = rng.normal(size=(4, 6)).astype(np.float32)
    read = TorchHead(head)(torch.from_numpy(features)).numpy()
    np.testing.assert_allclose(read, head.logits(features), atol=1e-5)
    lengths = np.linalg.norm(normalised(features, head.mean, head.scale), axis=1)
    np.testing.assert_allclose(lengths, np.sqrt(6), rtol=1e-5)


def test_a_threshold_parts_present_from_absent_and_ignores_unknown() -> None:
    scores = np.linspace(0, 1, 200, dtype=np.float32)[:, None]
    truth = np.where(scores > 0.7, PRESENT, ABSENT).astype(np.float32)
    truth[180:] = UNKNOWN
    assert choose_thresholds(scores, truth)[0] == pytest.approx(0.7, abs=0.03)


def test_a_label_without_positives_gets_one_half() -> None:
    scores = np.random.default_rng(0).random((50, 1)).astype(np.float32)
    assert choose_thresholds(scores, np.zeros((50, 1), np.float32))[0] == 0.5
