"""Fitting the space in which photographs are compared, on training photographs alone."""

import numpy as np

from lsgui.core.linear import Linear
from lsgui.core.search_space import SearchSpace
from lsgui.core.types import FloatArray

DIRECTIONS = 200
DAMPING = 0.5  # 0: as they are; 1: whitened


def fit_search_space(features: FloatArray, head: Linear) -> SearchSpace:
    """The main directions of features (n, dim), at most 200, each divided by the root of its spread."""
    plain = SearchSpace(head.mean, head.scale, np.eye(features.shape[1], dtype=np.float32))
    vectors = plain(features).astype(np.float64)
    spread, directions = np.linalg.eigh(vectors.T @ vectors)
    kept = np.argsort(-spread)[: min(DIRECTIONS, len(features))]
    lengths = np.sqrt(np.maximum(spread[kept], 1e-12))
    weights = np.where(lengths > 1e-4 * lengths[0], (lengths[0] / lengths) ** DAMPING, 0)
    return SearchSpace(head.mean, head.scale, (directions[:, kept] * weights).T.astype(np.float32))
