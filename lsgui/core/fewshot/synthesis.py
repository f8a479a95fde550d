"""Synthesised examples: combinations of labelled ones, as further examples for a few-shot head.

After LaSO (Alfassy et al., CVPR 2019): the operation of two features stands in for a photograph whose label
set is the operation of theirs. What is known of its labels is Kleene's logic of what is known of the two.

On the validation images of flickr8k-64 no weight or number that was tried made a head better by more than
episodes differ, so nothing here is used unless it is asked for; the defaults are what cost least there.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

import numpy as np
import numpy.typing as npt

from lsgui.core.encoded import Encoded
from lsgui.core.labels import PRESENT, UNKNOWN, truth
from lsgui.core.types import OPERATIONS, FloatArray, Method, Operation

Indices = npt.NDArray[np.intp]

WEIGHT = 0.1  # of all synthesised examples together, the real ones counting 1
COUNT = 1000  # pairs drawn for each operation


class Combining(Protocol):
    """What synthesis needs of an engine."""

    def combine(
        self, operation: Operation, a: Encoded, b: Encoded, *, method: Method = "learned"
    ) -> Encoded: ...


@dataclass(frozen=True, eq=False)
class Synthesised:
    """Synthesised examples: `features` (m, dim), three-valued `truth` (m, L) and `weight` (m,), a real
    example having weight 1. `pairs` (m, 2) are the rows they were made of; those from n on are `others`."""

    features: FloatArray
    truth: FloatArray
    weight: FloatArray
    pairs: Indices

    def __len__(self) -> int:
        return len(self.features)

    def are_made_of(self, kept: npt.NDArray[np.bool_]) -> npt.NDArray[np.bool_]:
        """Which of them (m,) are made of no example but the `kept` ones (n,)."""
        own = self.pairs < len(kept)
        first, second = (~own | kept[np.where(own, self.pairs, 0)]).T
        made: npt.NDArray[np.bool_] = first & second
        return made


def synthesise(
    engine: Combining,
    encoded: Encoded,
    known: FloatArray,
    *,
    operations: Sequence[Operation] = OPERATIONS,
    count: int = COUNT,
    seed: int = 0,
    method: Method = "learned",
    others: Encoded | None = None,
    weight: float = WEIGHT,
) -> Synthesised:
    """Combine drawn pairs of different examples, `encoded` (n) with `known` truth (n, L) of 0, 0.5 and 1.

    `count` pairs are drawn for every operation, no pair twice (fewer where there are not as many). With
    `others`, photographs of which no label is known, half of them have one as their second image. What
    would have no label present is dropped. All of it together weighs `weight` times what the examples do.
    The same `seed` gives the same. Raises ValueError where `known` does not fit, or as `Engine.combine`.
    """
    if known.ndim != 2 or len(known) != len(encoded):
        raise ValueError(f"{len(encoded)} examples need a truth (n, L), not {known.shape}")
    rng = np.random.default_rng(seed)
    rows = encoded if others is None else Encoded.concatenate([encoded, others])
    strangers = np.full((len(rows) - len(known), known.shape[1]), UNKNOWN, np.float32)
    labels = np.concatenate([known.astype(np.float32), strangers])
    features, truths, pairs = [], [], []
    for operation in operations:
        drawn = _drawn(len(known), len(strangers), count, rng)
        made = truth(operation, labels[drawn[:, 0]], labels[drawn[:, 1]])
        shown = (made == PRESENT).any(1)
        drawn, made = drawn[shown], made[shown]
        features.append(
            engine.combine(operation, rows[drawn[:, 0]], rows[drawn[:, 1]], method=method).features
        )
        truths.append(made)
        pairs.append(drawn)
    whole = sum(map(len, features))
    share = np.full(whole, weight * len(known) / max(whole, 1), np.float32)
    empty = np.empty((0, rows.features.shape[1]), np.float32)
    return Synthesised(
        np.concatenate([empty, *features]),
        np.concatenate([labels[:0], *truths]),
        share,
        np.concatenate([np.empty((0, 2), np.intp), *pairs]),
    )


def _drawn(own: int, others: int, count: int, rng: np.random.Generator) -> Indices:
    """Pairs (p, 2) of rows, each once: of two different examples, and of an example and one of the others."""
    with_others = min(count // 2, own * others)
    among = min(count - with_others, own * (own - 1))
    first, second = np.divmod(rng.choice(own * (own - 1), among, replace=False), max(own - 1, 1))
    pairs = np.stack([first, second + (second >= first)], 1)
    if not with_others:
        return pairs.astype(np.intp)
    first, second = np.divmod(rng.choice(own * others, with_others, replace=False), others)
    return np.concatenate([pairs, np.stack([first, own + second], 1)]).astype(np.intp)
