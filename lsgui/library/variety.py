"""The best pairs of a library, none of its photographs in too many of them."""

from collections import Counter
from collections.abc import Hashable, Iterable
from typing import TypeVar

import numpy as np

from lsgui.core.chances import Side
from lsgui.core.types import Progress, no_progress
from lsgui.library.pairing import Pairs, best_pairs

ROUNDS = 6
_AT_ONCE = 4  # times as many pairs as wanted are sought in a round

Item = TypeVar("Item", bound=Hashable)


def spread_pairs(
    a: Side, b: Side, count: int, *, often: int, either_way: bool, progress: Progress = no_progress
) -> Pairs:
    """Up to `count` pairs, taken from the best on, each photograph at most `often` times; see `best_pairs`.

    The search goes on without those that were taken so often, but for at most `ROUNDS` rounds, each of which
    brings `often` pairs or more.
    """
    found: dict[tuple[int, int], float] = {}
    taken: Counter[int] = Counter()
    for _ in range(ROUNDS):
        left = np.array([row for row in range(len(a)) if taken[row] < often], np.intp)
        best = best_pairs(a[left], b[left], _AT_ONCE * count, either_way=either_way, progress=progress)
        rows = zip(left[best.a].tolist(), left[best.b].tolist(), best.chances.tolist(), strict=True)
        for one, other, chance in rows:
            free = (one, other) not in found and max(taken[one], taken[other]) < often
            if free and len(found) < count:
                found[one, other] = chance
                taken.update((one, other))
        if len(found) == count or len(best) < _AT_ONCE * count:
            break
    pairs = np.array(list(found), np.intp).reshape(-1, 2)
    return Pairs(pairs[:, 0], pairs[:, 1], np.array(list(found.values())))


def not_too_often(pairs: Iterable[tuple[Item, Item]], count: int, *, often: int) -> list[int]:
    """The numbers of up to `count` pairs, best first: at first each item at most `often` times, and where
    that is not enough, the best of the others, too."""
    kept: list[int] = []
    rest: list[int] = []
    taken: Counter[Item] = Counter()
    for number, pair in enumerate(pairs):
        free = all(taken[item] < often for item in pair)
        (kept if free else rest).append(number)
        if free:
            taken.update(pair)
    return sorted([*kept[:count], *rest[: max(0, count - len(kept))]])
