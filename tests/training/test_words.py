"""Words of captions as soft targets."""

from pathlib import Path

import numpy as np

from lsgui.training.data import Dataset
from lsgui.training.words import LEAST, word_targets, words_in


def dataset(captions: tuple[tuple[str, ...], ...] | None) -> Dataset:
    count = 2 * LEAST
    rows = np.arange(count)
    return Dataset(
        name="told",
        labels=("dog", "horse"),
        seen=("dog",),
        unseen=("horse",),
        files=tuple(Path(f"{row}.jpg") for row in rows),
        truth=np.zeros((count, 2), np.float32),
        split={"train": rows, "val": rows[:0], "test": rows[:0]},
        terms="Ours.",
        words={"dog": frozenset({"dog"}), "horse": frozenset({"horse", "horses"})},
        captions=captions,
    )


def test_a_target_is_the_share_of_captions_that_have_the_word() -> None:
    told = ("A red dog.", "The dog, the dog!", "Horses", "It is red", "a cat")
    silent = ("a cat",) * 5
    found = word_targets(dataset((told, silent) * LEAST), np.arange(2 * LEAST))
    assert found.shape == (2 * LEAST, 4)  # cat, dog, horses, red; no function word
    np.testing.assert_allclose(found[0], [0.2, 0.4, 0.2, 0.4])
    np.testing.assert_allclose(found[1], [1, 0, 0, 0])


def test_rare_words_and_words_of_hidden_labels_are_not_taught() -> None:
    captions = (("a dog", "horses", "a horse"),) * LEAST + (("a cat",),) * LEAST
    rows = np.arange(2 * LEAST)
    assert word_targets(dataset(captions), rows, without=("horse",)).shape[1] == 2  # cat, dog
    assert word_targets(dataset(captions), rows[1:]).shape[1] == 1  # one photograph less


def test_without_captions_there_are_no_words() -> None:
    assert word_targets(dataset(None), np.arange(5)).shape == (5, 0)


def test_words_are_told_apart_by_anything_that_is_no_letter() -> None:
    assert words_in("Tri-colored DOG's") == {"tri", "colored", "dog", "s"}
