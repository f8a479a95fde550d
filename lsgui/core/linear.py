"""A linear classifier on standardised, L2-normalised features: the one form of every head."""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from lsgui.core.types import FloatArray

SMALLEST_SCALE = np.float32(1e-6)
LARGEST = np.float32(1e9)  # of any number of a classifier: float32 then holds every product on the way


ALIKE_POWER = 6  # of the cosine: only photographs that nearly repeat each other count as alike


@dataclass(frozen=True)
class Linear:
    """`weight` (L, dim) and `bias` (L,) act on features from which `mean` (dim,) is taken, which are
    divided by `scale` (dim,) and brought to length sqrt(dim)."""

    weight: FloatArray
    bias: FloatArray
    mean: FloatArray
    scale: FloatArray

    def __post_init__(self) -> None:
        count, dim = self.weight.shape
        if self.bias.shape != (count,) or self.mean.shape != (dim,) or self.scale.shape != (dim,):
            raise ValueError("weight (L, dim), bias (L,), mean (dim,) and scale (dim,) do not fit together")

    @property
    def is_sound(self) -> bool:
        """Whether finite features can only get finite scores: no NaN, nothing huge, no scale near 0."""
        parts = (self.weight, self.bias, self.mean, self.scale)
        bounded = all(bool((np.abs(part) <= LARGEST).all()) for part in parts)  # NaN is not
        return bounded and bool((self.scale >= SMALLEST_SCALE).all())

    def logits(self, features: npt.ArrayLike) -> FloatArray:
        """Log-odds (n, L) of features (n, dim)."""
        return normalised(features, self.mean, self.scale) @ self.weight.T + self.bias

    def scores(self, features: npt.ArrayLike) -> FloatArray:
        """Probabilities (n, L) in [0, 1] of features (n, dim)."""
        return sigmoid(self.logits(features))

    def alike(self, a: npt.ArrayLike, b: npt.ArrayLike) -> FloatArray:
        """How far (n,) features a and b (n, dim) are of one photograph: 0 for strangers, 1 for the same."""
        cosine = (normalised(a, self.mean, self.scale) * normalised(b, self.mean, self.scale)).mean(-1)
        power: FloatArray = np.clip(cosine, 0, 1) ** ALIKE_POWER
        return power


def normalised(features: npt.ArrayLike, mean: FloatArray, scale: FloatArray) -> FloatArray:
    """Features (n, dim) standardised, then of length sqrt(dim), so that an entry is about 1 in size."""
    standard = (np.asarray(features, np.float32) - mean) / scale
    length = np.linalg.norm(standard, axis=-1, keepdims=True)
    root = np.float32(np.sqrt(standard.shape[-1]))
    scaled: FloatArray = standard * (root / np.maximum(length, np.float32(1e-6)))
    return scaled


def unit(rows: FloatArray) -> FloatArray:
    """Rows (n, dim) brought to length 1; one of nothing but zeros stays so."""
    scaled: FloatArray = rows / np.maximum(np.linalg.norm(rows, axis=1, keepdims=True), 1e-6)
    return scaled


def sigmoid(x: FloatArray) -> FloatArray:
    """The logistic function, without overflow at either end."""
    half = np.float32(0.5)
    out: FloatArray = half * (np.float32(1) + np.tanh(half * x))
    return out
