"""The pairs of photographs that most likely give a label set, among all pairs of a library.

Nothing is missed: a pair is left out only where a bound says that it cannot be among the best. As
log(1 - x) is at most -x, or -x - x²/2 and so on, the logarithm of a pair's chance is at most
`a.own + b.own - a.shared @ b.shared`, or less, which one matrix product gives for many pairs at once.
"""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from lsgui.core.chances import Float64, Side, pair_chances
from lsgui.core.types import FloatArray, Progress, no_progress

Rows = npt.NDArray[np.intp]
Compare = Callable[[Rows, Rows], Float64]

ROWS, COLUMNS = 256, 4096  # pairs bounded at once: a block that a processor's cache holds
LEADERS = 48  # photographs of either side whose pairs are looked at first, for a start
_FEW = 8  # labels that take both photographs, up to which chances are as quick as bounds
_TINY = -60.0  # a logarithm beneath which single precision holds no chance
_TERMS = 64  # of the series of log(1 - x), for all labels together; one for each label at least
SLACK = 1e-3  # more than a bound can err by in single precision


@dataclass(frozen=True)
class Pairs:
    """The rows of A and of B, and the logarithm of each pair's chance: best first, ties by row."""

    a: Rows
    b: Rows
    chances: Float64

    def __len__(self) -> int:
        return len(self.a)


def best_pairs(a: Side, b: Side, count: int, *, either_way: bool, progress: Progress = no_progress) -> Pairs:
    """The `count` best pairs of two different rows; with `either_way`, A and B are the same side, and each
    pair comes once. `progress` counts rows of A."""
    if not count or len(a) < 2:
        return _NONE
    search = _Search(a, b, count, either_way)
    search.begin()
    return search.all(progress)


class _Search:
    """Goes through the rows of A from the most promising on, and keeps the best pairs so far."""

    def __init__(self, a: Side, b: Side, count: int, either_way: bool) -> None:
        self._a, self._b, self._count, self._either_way = a, b, count, either_way
        self._rows = np.argsort(-a.own, kind="stable")
        self._columns = np.argsort(-b.own, kind="stable")
        self._left = _augmented(a[self._rows], -1)
        self._right = _augmented(b[self._columns], 1)
        self._sums = b.own[self._columns]
        self._few = a.shared.shape[1] <= _FEW
        self._most = float(a.own.max() + b.own.max())
        self._best = _NONE

    @property
    def _floor(self) -> float:
        """What a pair must reach to be among the best."""
        return float(self._best.chances[-1]) if len(self._best) == self._count else -np.inf

    def begin(self) -> None:
        """Look at the pairs of some leaders that promise most, so that there is a floor to begin with."""
        rows = np.flatnonzero(np.isin(self._rows, _leaders(self._a, self._b)))
        columns = np.flatnonzero(np.isin(self._columns, _leaders(self._b, self._a)))
        self._promising(rows, np.arange(len(self._columns)))
        self._promising(np.arange(len(self._rows)), columns)

    def _promising(self, rows: Rows, columns: Rows) -> None:
        """Take the pairs with the highest bounds of a block, more of them than are wanted."""
        bounds = (self._left[rows] @ self._right[columns].T).ravel()
        most = min(_AHEAD * self._count, len(bounds))
        best = np.argpartition(-bounds, most - 1)[:most]
        row, column = np.divmod(best, len(columns))
        self._take(self._rows[rows][row], self._columns[columns][column])

    def all(self, progress: Progress) -> Pairs:
        """Look at every block that can hold one of the best pairs."""
        for first in range(0, len(self._rows), ROWS):
            progress(first, len(self._rows))
            most = float(self._a.own[self._rows[first]])
            end = int(np.searchsorted(-self._sums, most - self._floor + SLACK, "right"))
            if not end:
                break
            for start in range(first if self._either_way else 0, end, COLUMNS):
                self._block(slice(first, first + ROWS), slice(start, min(start + COLUMNS, end)))
                progress(first, len(self._rows))
        progress(len(self._rows), len(self._rows))
        return self._best

    def _block(self, rows: slice, columns: slice) -> None:
        if self._few and self._floor - self._most > _TINY:
            chances = self._chances(self._a[self._rows[rows]], self._b[self._columns[columns]])
            row, column = np.nonzero(chances >= np.exp(self._floor - self._most - SLACK))
        else:
            bounds = self._left[rows] @ self._right[columns].T
            if float(bounds.max()) < self._floor - SLACK:
                return
            row, column = np.nonzero(bounds >= self._floor - SLACK)
        self._take(self._rows[rows][row], self._columns[columns][column])

    def _chances(self, a: Side, b: Side) -> FloatArray:
        """The chances (n, k) of all A beside all B, as parts of the most that any could have."""
        single: FloatArray = np.outer(
            np.exp(a.own - self._a.own.max()), np.exp(b.own - self._b.own.max())
        ).astype(np.float32)
        for x, y in zip(a.shared.T, b.shared.T, strict=True):
            there = np.multiply.outer(x.astype(np.float32), (1 - y).astype(np.float32))
            there += (1 - x).astype(np.float32)[:, None]  # 1 - x * y, without the loss of digits
            single *= there
        return single

    def _take(self, a: Rows, b: Rows) -> None:
        """Keep the best of these pairs and those so far."""
        if self._either_way:
            a, b = np.minimum(a, b), np.maximum(a, b)
        a, b = a[differ := a != b], b[differ]
        for start in range(0, len(a), _MOST):
            part = slice(start, start + _MOST)
            chances = pair_chances(self._a[a[part]], self._b[b[part]])
            self._best = _merged(self._best, Pairs(a[part], b[part], chances), self._count)


_NONE = Pairs(np.empty(0, np.intp), np.empty(0, np.intp), np.empty(0))
_MOST = 65_536  # pairs worked out at once
_AHEAD = 20  # times as many pairs as are wanted are worked out first


def _augmented(side: Side, sign: int) -> FloatArray:
    """Rows (n, d) whose products are bounds: of A (sign -1) with those of B (sign 1)."""
    powers = range(1, 1 + max(1, _TERMS // max(1, side.shared.shape[1])))
    terms = [side.shared**power / np.sqrt(power) for power in powers]
    own, ones = side.own[:, None], np.ones((len(side), 1))
    parts = [*(-each for each in terms), own, ones] if sign < 0 else [*terms, ones, own]
    return np.ascontiguousarray(np.concatenate(parts, axis=1), np.float32)


def _leaders(one: Side, other: Side) -> list[int]:
    """Rows that promise most: with the best that any other brings, and for each label that takes both."""
    promise = one.own + np.log1p(-one.shared * other.shared.min(axis=0)).sum(axis=1)
    typical = one.own + np.log1p(-one.shared * np.median(other.shared, axis=0)).sum(axis=1)
    found = [np.argsort(-key, kind="stable")[:LEADERS] for key in (promise, typical)]
    rows: list[int] = np.unique(np.concatenate(found)).tolist()
    return rows


def _merged(known: Pairs, new: Pairs, count: int) -> Pairs:
    if len(known) == count:
        better = new.chances >= known.chances[-1]
        new = Pairs(new.a[better], new.b[better], new.chances[better])
    a, b = np.concatenate([known.a, new.a]), np.concatenate([known.b, new.b])
    chances = np.concatenate([known.chances, new.chances])
    order = np.lexsort((b, a, -chances))
    again = np.zeros(len(order), np.bool_)  # the pair of two leaders comes twice
    again[1:] = (np.diff(a[order]) == 0) & (np.diff(b[order]) == 0)
    order = order[~again][:count]
    return Pairs(a[order], b[order], chances[order])
