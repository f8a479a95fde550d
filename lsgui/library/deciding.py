"""Which combinations of photographs come nearest to a target, and how each differs from it."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from lsgui.core.chances import Truths, Wish, log_chances, wish_of
from lsgui.core.types import FloatArray, Method
from lsgui.library.questions import Found, Pair, Question
from lsgui.library.variety import not_too_often

if TYPE_CHECKING:
    from lsgui.core.engine import Engine


OFTEN = 2
"""In so many of the pairs that are shown a photograph is at most, while there are others."""


@dataclass(frozen=True)
class Judge:
    """Holds the scores of combinations against a wish."""

    engine: "Engine"
    question: Question

    @property
    def wish(self) -> Wish:
        """The question's target by number of the label."""
        return wish_of(self.question.target, self.engine.labels)

    def found(
        self, pairs: list[Pair], scores: FloatArray, alike: FloatArray, method: Method
    ) -> tuple[tuple[Found, ...], int]:
        """The pairs, whose combinations have label probabilities (n, L), the likeliest first, no more than
        asked for, and how many of all fit.

        `alike` (n,) says how far the two of a pair are one photograph.
        """
        operation = self.question.operation
        least = np.array([self.engine.thresholds_for(operation, float(each), method) for each in alike])
        present = scores >= least.reshape(scores.shape)
        chances = log_chances(self.wish, scores)
        fitting = int((~self.wish.differs(present).any(axis=1)).sum())
        order = self._shown(np.argsort(-chances, kind="stable").tolist(), pairs)
        found = tuple(self._one(pairs[row], float(np.exp(chances[row])), present[row]) for row in order)
        return found, fitting

    def _shown(self, order: list[int], pairs: list[Pair]) -> list[int]:
        """As many as were asked for, where both photographs are sought, not always with the same one."""
        if self.question.image is not None:
            return order[: self.question.count]
        often = not_too_often((pairs[row] for row in order), self.question.count, often=OFTEN)
        return [order[number] for number in often]

    def _one(self, pair: Pair, chance: float, present: Truths) -> Found:
        wish = self.wish

        def named(which: Truths) -> tuple[str, ...]:
            return tuple(self.engine.labels[label] for label in np.flatnonzero(which))

        free = ~wish.wanted & ~wish.unwanted
        return Found(
            *pair,
            chance,
            matching=named(wish.wanted & present),
            missing=named(wish.wanted & ~present),
            extra=named(wish.unwanted & present),
            besides=named(free & present),
        )
