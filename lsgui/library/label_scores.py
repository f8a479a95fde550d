"""The label probabilities of every feature of a library, worked out once and kept in memory."""

from dataclasses import dataclass

import numpy as np

from lsgui.core.types import FloatArray, LibraryError, Progress, Scores, no_progress
from lsgui.library.searching import Held

_BATCH = 2048  # features judged at a time


@dataclass(frozen=True)
class LabelScores:
    """By place of the feature in the file of one `epoch`: each label's probability, `table` (rows, L)."""

    epoch: int
    table: FloatArray

    def __len__(self) -> int:
        return len(self.table)


def label_scores(
    held: Held, scores: Scores, *, known: LabelScores | None = None, progress: Progress = no_progress
) -> LabelScores:
    """The scores of all features held; what is `known` already is not read again.

    `progress` counts features. Raises LibraryError where one is missing or damaged.
    """
    kept = known.table if known is not None and known.epoch == held.epoch else None
    parts = [] if kept is None else [kept]
    for start in range(0 if kept is None else len(kept), held.features, _BATCH):
        progress(start, held.features)
        if held.file is None:
            raise LibraryError("The library holds no features.")
        parts.append(scores(held.file.read(start, min(start + _BATCH, held.features))))
    if not parts:
        return LabelScores(held.epoch, np.empty((0, 0), np.float32))
    return LabelScores(held.epoch, parts[0] if len(parts) == 1 else np.concatenate(parts))
