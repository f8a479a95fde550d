"""Photographs that nearly repeat each other, which are no check of each other."""

from pathlib import Path

import numpy as np
import numpy.typing as npt

from lsgui.core.fewshot.evidence import NEAR_COPY, Evidence, near_copies
from lsgui.core.linear import unit
from lsgui.core.types import FloatArray


def copies_among(evidence: Evidence, placed: FloatArray) -> tuple[tuple[Path, ...], ...]:
    """Groups of two or more examples, by their placed features (n, dim), that nearly repeat each other."""
    groups: dict[int, list[Path]] = {}
    for record, group in zip(evidence.records, near_copies(placed).tolist(), strict=True):
        groups.setdefault(group, []).append(record.path)
    return tuple(tuple(paths) for paths in groups.values() if len(paths) > 1)


def near_any(placed: FloatArray, others: FloatArray) -> npt.NDArray[np.bool_]:
    """Which (n,) of placed features (n, dim) nearly repeat one of others (m, dim)."""
    if not len(placed) or not len(others):
        return np.zeros(len(placed), np.bool_)
    nearest: FloatArray = (unit(placed) @ unit(others).T).max(1)
    return nearest >= NEAR_COPY
