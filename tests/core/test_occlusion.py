"""Windows, what hides them, and the regions that mattered most."""

from pathlib import Path

import numpy as np
import pytest

from lsgui.core import images
from lsgui.core.engine import Engine
from lsgui.core.occlusion import (
    MOST,
    hide_pixels,
    hide_tokens,
    place_of,
    spread,
    strongest,
    token_grid,
    windows,
)


def test_windows_cover_a_grid_and_may_go_beyond_its_edge() -> None:
    inside, beyond = windows((3, 4), 2), windows((4, 4), 2, 2, beyond=1)
    assert len(inside) == 2 * 3
    assert set(inside.sum((1, 2)).tolist()) == {4}
    assert len(beyond) == 3 * 3
    assert sorted(set(beyond.sum((1, 2)).tolist())) == [1, 2, 4]
    assert inside.any(0).all()
    assert beyond.any(0).all()


def test_a_cell_is_worth_the_mean_of_the_windows_that_hide_it() -> None:
    random = np.random.default_rng(0)
    masks = windows((5, 6), 3)
    values = random.random(len(masks), np.float32)
    found = spread(masks, values)
    for row in range(5):
        for column in range(6):
            mean = np.mean([value for mask, value in zip(masks, values, strict=True) if mask[row, column]])
            assert found[row, column] == pytest.approx(mean, abs=1e-6)


@pytest.mark.parametrize(
    ("count", "size", "grid"),
    [
        (64, (240, 240), (8, 8)),
        (49, (224, 224), (7, 7)),
        (32, (256, 128), (4, 8)),
        (4, (8, 8), (2, 2)),
        (1, (224, 224), None),
        (7, (224, 224), None),
    ],
)
def test_tokens_are_laid_out_as_the_input_is(
    count: int, size: tuple[int, int], grid: tuple[int, int] | None
) -> None:
    assert token_grid(count, size) == grid


def test_hidden_tokens_have_no_part_in_the_feature(engine: Engine, photos: Path) -> None:
    own = engine.encode([photos / "coffee.jpg"])
    masks = np.zeros((2, 8, 8), np.bool_)
    masks[1, :4] = True
    hidden = hide_tokens(own)(masks)
    np.testing.assert_allclose(hidden.features[0], own.features[0], atol=1e-4)
    np.testing.assert_allclose(hidden.features[1], own.tokens[0, 32:].mean(0), atol=1e-4)
    np.testing.assert_allclose(hidden.weights.sum(1), 1, atol=1e-5)


def test_hidden_pixels_change_the_feature_and_others_do_not(engine: Engine, photos: Path) -> None:
    pixels = images.pixels(photos / "coffee.jpg", engine.input_size)
    masks = np.zeros((2, 6, 6), np.bool_)
    masks[1, 2:4, 2:4] = True
    hidden = hide_pixels(engine, pixels)(masks)
    own = engine.encode([pixels]).features[0]
    np.testing.assert_allclose(hidden.features[0], own, atol=1e-4)
    assert np.abs(hidden.features[1] - own).max() > 0.01


def test_the_strongest_region_hangs_together_and_is_no_larger_than_it_may_be() -> None:
    grid = np.zeros((6, 6), np.float32)
    grid[1:3, 1:3] = 1.0
    grid[5, 5] = 0.9  # as strong, but elsewhere
    grid[3, 3] = 0.4  # beside it, but too weak
    expected = np.zeros((6, 6), np.bool_)
    expected[1:3, 1:3] = True
    np.testing.assert_array_equal(strongest(grid), expected)
    ramp = np.linspace(0.9, 1.0, 36, dtype=np.float32).reshape(6, 6)
    assert 0 < strongest(ramp).sum() <= MOST * 36


@pytest.mark.parametrize(
    ("rows", "columns", "place"),
    [
        (slice(0, 2), slice(0, 2), "upper left"),
        (slice(0, 2), slice(2, 4), "top"),
        (slice(2, 4), slice(2, 4), "centre"),
        (slice(2, 4), slice(4, 6), "right"),
        (slice(4, 6), slice(0, 2), "lower left"),
        (slice(4, 6), slice(4, 6), "lower right"),
    ],
)
def test_a_place_is_named_by_the_middle_of_a_region(rows: slice, columns: slice, place: str) -> None:
    mask = np.zeros((6, 6), np.bool_)
    mask[rows, columns] = True
    assert place_of(mask) == place
