"""Fitting the space in which photographs are compared, on training photographs alone."""

import numpy as np

from lsgui.core.linear import Linear, normalised
from lsgui.core.search_space import SearchSpace
from lsgui.core.types import FloatArray

DIRECTIONS = 200
DAMPING = 0.5  # 0: as they are; 1: whitened


def fit_search_space(features: FloatArray, head: Linear) -> SearchSpace:
    """The main directions of features (n, dim), at most 200, each divided by the root of its spread."""
    vectors = normalised(features, head.mean, head.scale).astype(np.float64)
    spread, directions = np.linalg.eigh(vectors.T @ vectors)
    kept = np.argsort(-spread)[: min(DIRECTIONS, len(features))]
    lengths = np.sqrt(np.maximum(spread[kept], 1e-12))
    weights = np.where(lengths > 1e-4 * lengths[0], (lengths[0] / lengths) ** DAMPING, 0)
    return SearchSpace(head, (directions[:, kept] * weights).T.astype(np.float32))
