"""The records: what they refuse, and what they keep."""

import dataclasses
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from lsgui.core.encoded import Encoded
from lsgui.core.types import (
    Combine,
    ImageError,
    LabelScore,
    Query,
    UserError,
    expression_of,
    images_of,
    no_progress,
)

A, B, C = Path("a.jpg"), Path("b.jpg"), Path("c.jpg")


def encoded(rows: int, tokens: int, dim: int = 4, seed: int = 0) -> Encoded:
    random = np.random.default_rng(seed)
    weights = np.full((rows, tokens), 1 / tokens, np.float32)
    values = random.random((rows, tokens, dim), dtype=np.float32)
    features = (values * weights[:, :, None]).sum(axis=1)
    return Encoded(features, values, weights, np.zeros(rows, np.bool_))


def test_the_images_of_an_expression_come_left_to_right_and_once() -> None:
    expression = Combine("difference", Combine("union", B, A), Combine("intersection", A, C))
    assert images_of(expression) == (B, A, C)
    assert images_of(A) == (A,)


def test_a_label_is_present_from_its_threshold_on() -> None:
    def at(score: float) -> LabelScore:
        return LabelScore("dog", score, threshold=0.5, in_a=None, in_b=None, expected=score)

    assert at(0.5).present
    assert not at(0.4999).present


def test_a_query_is_a_snapshot() -> None:
    query = Query(1, A)
    with pytest.raises(dataclasses.FrozenInstanceError):
        query.count = 3  # type: ignore[misc]


def test_an_image_error_is_one_sentence_with_path_and_reason() -> None:
    error = ImageError("x.jpg", "the file is cut off")
    assert isinstance(error, UserError)
    assert str(error) == "x.jpg: the file is cut off"
    assert (error.path, error.reason) == ("x.jpg", "the file is cut off")


def test_nobody_listening_is_a_progress_too() -> None:
    no_progress(0, 0)
    no_progress(3, 2)


def test_rows_of_encoded_images_can_be_picked_by_slice_and_by_number() -> None:
    images = encoded(5, tokens=3)
    assert len(images) == 5
    picked = images[np.array([4, 0, 4])]
    np.testing.assert_array_equal(picked.features, images.features[[4, 0, 4]])
    np.testing.assert_array_equal(picked.tokens, images.tokens[[4, 0, 4]])
    assert len(images[1:3]) == 2
    assert len(images[[2]]) == 1
    assert len(images[0:0]) == 0


def test_rows_of_encoded_images_can_be_picked_by_a_mask() -> None:
    images = encoded(4, tokens=3)
    mask = np.array([False, True, False, True])
    for rows in (mask, mask.tolist()):
        np.testing.assert_array_equal(images[rows].features, images.features[[1, 3]])
        np.testing.assert_array_equal(images[rows].tokens, images.tokens[[1, 3]])
    assert len(images[np.zeros(4, np.bool_)]) == 0
    assert len(images[[]]) == 0
    with pytest.raises(IndexError, match="a mask of 3 rows does not fit 4"):
        images[mask[:3]]


@pytest.mark.parametrize("rows", [0, np.int64(1), True, 1.5, [0.5, 1.0], ["a"], [[0, 1]], None])
def test_what_names_no_rows_is_refused_with_what_does(rows: Any) -> None:
    with pytest.raises(TypeError, match=r"one row i is e\[i : i \+ 1\]"):
        encoded(4, tokens=3)[rows]


def test_images_given_as_text_are_paths() -> None:
    given = Combine("union", "a.jpg", Combine("difference", B, "c.jpg"))  # type: ignore[arg-type]
    assert expression_of(given) == Combine("union", A, Combine("difference", B, C))
    assert expression_of("a.jpg") == A
    with pytest.raises(TypeError, match="not int"):
        expression_of(3)  # type: ignore[arg-type]


def test_pooled_features_alone_are_one_token_each_and_marked() -> None:
    features = np.arange(8).reshape(2, 4)
    images = Encoded.from_features(features)
    np.testing.assert_array_equal(images.tokens[:, 0], features)
    np.testing.assert_array_equal(images.weights, np.ones((2, 1)))
    assert images.pooled_only.all()
    assert images.features.dtype == np.float32


def test_concatenating_pads_tokens_with_weight_zero_and_pools_the_same() -> None:
    short, long = encoded(2, tokens=2, seed=1), encoded(1, tokens=5, seed=2)
    both = Encoded.concatenate([short, long])
    assert both.tokens.shape == (3, 5, 4)
    assert (both.weights[:2, 2:] == 0).all()
    np.testing.assert_allclose(both.weights.sum(axis=1), 1, rtol=1e-6)
    np.testing.assert_allclose(np.einsum("nt,ntd->nd", both.weights, both.tokens), both.features, rtol=1e-5)
    assert both.pooled_only.tolist() == [False, False, False]


@pytest.mark.parametrize(
    ("tokens", "weights", "pooled_only"),
    [((2, 3, 5), (2, 3), 2), ((1, 3, 4), (2, 3), 2), ((2, 3, 4), (2, 2), 2), ((2, 3, 4), (2, 3), 1)],
)
def test_parts_that_do_not_fit_together_are_refused(
    tokens: tuple[int, ...], weights: tuple[int, ...], pooled_only: int
) -> None:
    with pytest.raises(ValueError, match=r"fit together|shape \(n,\)"):
        Encoded(
            np.zeros((2, 4), np.float32),
            np.zeros(tokens, np.float32),
            np.zeros(weights, np.float32),
            np.zeros(pooled_only, np.bool_),
        )


def test_features_of_one_image_need_a_row_of_their_own() -> None:
    with pytest.raises(ValueError, match=r"\(n, dim\)"):
        Encoded.from_features(np.zeros(4))
