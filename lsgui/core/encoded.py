"""Images as the operations take them: pooled features, and the tokens they were pooled from."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from lsgui.core.types import FloatArray

if TYPE_CHECKING:
    import numpy as np
    import numpy.typing as npt


def _indices(rows: "npt.ArrayLike", count: int) -> "npt.NDArray[np.intp]":
    """Row numbers from row numbers or from a mask over `count` rows."""
    import numpy as np

    given = np.asarray(rows)
    if given.ndim != 1 or (given.size and given.dtype.kind not in "iub"):
        raise TypeError("rows are a slice, a list of integers or a mask; one row i is e[i : i + 1]")
    if given.dtype == np.bool_:
        if len(given) != count:
            raise IndexError(f"a mask of {len(given)} rows does not fit {count}")
        return np.flatnonzero(given)
    return given.astype(np.intp)


@dataclass(frozen=True)
class Encoded:
    """What the operations need of n images: pooled features and the tokens they were pooled from.

    `features` (n, dim) is what a library stores. `tokens` (n, t, dim) are the positions of the last
    feature map; `weights` (n, t) are non-negative, sum to 1 over each row, and are 0 where a
    token is only padding. `pooled_only` (n,) marks rows known by their pooled feature alone.
    """

    features: FloatArray
    tokens: FloatArray
    weights: FloatArray
    pooled_only: "npt.NDArray[np.bool_]"

    def __post_init__(self) -> None:
        n, dim = self.features.shape
        if self.tokens.shape[::2] != (n, dim) or self.weights.shape != self.tokens.shape[:2]:
            raise ValueError("features (n, dim), tokens (n, t, dim) and weights (n, t) do not fit together")
        if self.pooled_only.shape != (n,):
            raise ValueError("pooled_only must have shape (n,)")

    def __len__(self) -> int:
        return len(self.features)

    def __getitem__(
        self, rows: "slice | npt.NDArray[np.integer] | npt.NDArray[np.bool_] | Sequence[int] | Sequence[bool]"
    ) -> "Encoded":
        """The named rows as a new record: a slice, integer indices, or a mask (n,) of booleans.

        Raises TypeError for a single number, and IndexError for a row that is not there.
        """
        index = rows if isinstance(rows, slice) else _indices(rows, len(self))
        return Encoded(self.features[index], self.tokens[index], self.weights[index], self.pooled_only[index])

    @classmethod
    def from_features(cls, features: "npt.ArrayLike") -> "Encoded":
        """Images known by their pooled features (n, dim) alone: one token each, lower fidelity."""
        import numpy as np

        pooled = np.ascontiguousarray(features, dtype=np.float32)
        if pooled.ndim != 2:
            raise ValueError(f"features must have shape (n, dim), not {pooled.shape}")
        n = len(pooled)
        ones = np.ones((n, 1), np.float32)
        return cls(pooled, pooled[:, None, :], ones, np.ones(n, np.bool_))

    @staticmethod
    def concatenate(parts: "Sequence[Encoded]") -> "Encoded":
        """The rows of all parts in order, token axes padded to the longest."""
        import numpy as np

        longest = max(part.tokens.shape[1] for part in parts)
        padded = [part._padded(longest) for part in parts]
        return Encoded(
            np.concatenate([part.features for part in padded]),
            np.concatenate([part.tokens for part in padded]),
            np.concatenate([part.weights for part in padded]),
            np.concatenate([part.pooled_only for part in padded]),
        )

    def _padded(self, count: int) -> "Encoded":
        import numpy as np

        missing = count - self.tokens.shape[1]
        if not missing:
            return self
        tokens = np.pad(self.tokens, ((0, 0), (0, missing), (0, 0)))
        return replace(self, tokens=tokens, weights=np.pad(self.weights, ((0, 0), (0, missing))))
