"""The set operations on encoded images, by method. Row by row, encoded in and encoded out."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import numpy as np

from lsgui.core.encoded import Encoded
from lsgui.core.types import FloatArray, Operation

MOST_TOKENS = 49  # a combined feature keeps no more, so that nesting does not grow
ROWS = 64  # pairs combined at once, which bounds memory

_ANALYTIC: dict[Operation, Callable[[FloatArray, FloatArray], FloatArray]] = {
    "intersection": lambda a, b: np.minimum(a, b),
    "union": lambda a, b: np.maximum(a, b),
    "difference": lambda a, b: np.maximum(a - b, np.float32(0)),
}


def combine_analytic(operation: Operation, a: Encoded, b: Encoded) -> Encoded:
    """Minimum, maximum or ReLU(a - b) of the pooled features; the result is its own single token."""
    features = _ANALYTIC[operation](a.features, b.features)
    return replace(Encoded.from_features(features), pooled_only=a.pooled_only | b.pooled_only)


def combine_learned(session: Any, a: Encoded, b: Encoded) -> Encoded:
    """Run one operation network (an ONNX Runtime session) over all rows."""
    if not len(a):
        return a
    parts = [_rows(session, a[i : i + ROWS], b[i : i + ROWS]) for i in range(0, len(a), ROWS)]
    return parts[0] if len(parts) == 1 else Encoded.concatenate(parts)


def combine_pooled(session: Any, a: Encoded, b: Encoded) -> Encoded:
    """Run a network that takes pooled features (an ONNX Runtime session); its result is a single token."""
    parts = [np.empty((0, a.features.shape[1]), np.float32)]
    for i in range(0, len(a), ROWS):
        sides = {"features_a": a.features[i : i + ROWS], "features_b": b.features[i : i + ROWS]}
        ready = {name: np.ascontiguousarray(value, np.float32) for name, value in sides.items()}
        parts += session.run(None, ready)
    combined = Encoded.from_features(np.concatenate(parts))
    return replace(combined, pooled_only=a.pooled_only | b.pooled_only)


def _rows(session: Any, a: Encoded, b: Encoded) -> Encoded:
    inputs = {"tokens_a": a.tokens, "weights_a": a.weights, "tokens_b": b.tokens, "weights_b": b.weights}
    ready = {name: np.ascontiguousarray(value, np.float32) for name, value in inputs.items()}
    features, weights_a, weights_b = session.run(None, ready)
    tokens, weights = _strongest(
        np.concatenate([a.tokens, b.tokens], 1), np.concatenate([weights_a, weights_b], 1)
    )
    # The tokens follow the feature, so that a nested operation starts from all that this one found.
    tokens = tokens + (features - (weights[:, None, :] @ tokens)[:, 0])[:, None, :]
    return Encoded(features, tokens, weights, a.pooled_only | b.pooled_only)


def _strongest(tokens: FloatArray, weights: FloatArray) -> tuple[FloatArray, FloatArray]:
    """The tokens of greatest weight, at most `MOST_TOKENS`, their weights made to sum to 1 again."""
    if weights.shape[1] > MOST_TOKENS:
        kept = np.argsort(-weights, axis=1, kind="stable")[:, :MOST_TOKENS]
        tokens = np.take_along_axis(tokens, kept[:, :, None], 1)
        weights = np.take_along_axis(weights, kept, 1)
    total: FloatArray = np.maximum(weights.sum(1, keepdims=True), np.float32(1e-9))
    return tokens, weights / total
