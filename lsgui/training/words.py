"""What captions say beyond the labels: words, taught to the backbone beside the labels.

A few thousand photographs with a few dozen labels teach a backbone little; their captions name colours,
clothes, poses and places too. The words take no part in the head or in an answer.
"""

import re
from collections import Counter

import numpy as np

from lsgui.core.types import FloatArray
from lsgui.training.data import CAPTIONS, Dataset, Indices

LEAST = 20  # photographs whose captions have a word, for it to be taught
# fmt: off
FUNCTION_WORDS = frozenset((
    "a", "an", "and", "another", "are", "as", "at", "be", "behind", "being", "by", "down", "each", "for",
    "from", "front", "has", "have", "he", "her", "his", "in", "into", "is", "it", "its", "near", "next", "of",
    "off", "on", "one", "other", "out", "over", "she", "some", "that", "the", "their", "there", "they",
    "this", "three", "through", "to", "two", "up", "who", "while", "with",
))
# fmt: on


def word_targets(dataset: Dataset, rows: Indices, *, without: tuple[str, ...] = ()) -> FloatArray:
    """Soft targets (len(rows), words): the share of captions that have a word; no columns without captions.

    `without` are labels whose own words are left out.
    """
    if dataset.captions is None:
        return np.zeros((len(rows), 0), np.float32)
    secret = {word for label in without for word in dataset.words[label]}
    counts = [_counted(dataset.captions[row]) for row in rows]
    shown = Counter(word for found in counts for word in found)
    kept = sorted(word for word, images in shown.items() if images >= LEAST and word not in secret)
    return np.array([[min(found[word] / CAPTIONS, 1.0) for word in kept] for found in counts], np.float32)


def _counted(captions: tuple[str, ...]) -> Counter[str]:
    """How many captions have each word."""
    return Counter(word for caption in captions for word in words_in(caption) - FUNCTION_WORDS)


def words_in(text: str) -> set[str]:
    """The words of an English text, in small letters."""
    return set(re.findall(r"[a-z]+", text.lower()))
