"""What can be asked backwards of a library, and what is found."""

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, TypeAlias

import numpy as np
import numpy.typing as npt

from lsgui.core.target import Position, Target, Wish, log_chances
from lsgui.core.types import EVERYTHING, Filter, FloatArray, Method, Operation, Skipped

if TYPE_CHECKING:
    from lsgui.core.engine import Engine

Pair: TypeAlias = tuple[Path, Path]
"""A and B."""

Truths = npt.NDArray[np.bool_]

COUNT = 12
LOOKED_AGAIN = 100
"""Of what label logic ranks best, so many are encoded again from their files."""


@dataclass(frozen=True)
class Question:
    """Which photograph of the library gives the target together with `image`, given as A or B; without an
    image, which two do. Only photographs that pass `where` are asked about."""

    operation: Operation
    target: Target
    image: Path | None = None
    position: Position = "a"
    where: Filter = EVERYTHING
    count: int = COUNT


@dataclass(frozen=True)
class Found:
    """Two photographs as A and B of the question, and what their operation is predicted to have.

    `matching` labels are wanted and there, `missing` ones wanted and not there, `extra` ones there and not
    wanted, and it does not matter whether `besides` is there. `chance` is the probability that all labels
    are as wanted, each taken for itself.
    """

    a: Path
    b: Path
    chance: float
    matching: tuple[str, ...]
    missing: tuple[str, ...]
    extra: tuple[str, ...]
    besides: tuple[str, ...]

    @property
    def fits(self) -> bool:
        """Whether the labels that are predicted are those wanted."""
        return not (self.missing or self.extra)


@dataclass(frozen=True)
class Findings:
    """The best first: those that differ least from the target, then the likeliest.

    `learned`: they were encoded again from their files and combined by the networks; else stored features
    were, by label logic. `hindrances` are the labels that keep every photograph from fitting the one given.
    `asked` photographs took part; `skipped` ones could not be read again.
    """

    question: Question
    found: tuple[Found, ...]
    asked: int
    learned: bool = False
    hindrances: tuple[str, ...] = ()
    skipped: tuple[Skipped, ...] = ()

    @property
    def fitting(self) -> int:
        """How many of those found fit."""
        return sum(each.fits for each in self.found)


@dataclass(frozen=True)
class Judge:
    """Holds the scores of combinations against a wish."""

    engine: "Engine"
    question: Question

    @property
    def wish(self) -> Wish:
        """The question's target by number of the label."""
        return self.question.target.wish(self.engine.labels)

    def found(
        self, pairs: list[Pair], scores: FloatArray, alike: FloatArray, method: Method
    ) -> tuple[Found, ...]:
        """The pairs, whose combinations have label probabilities (n, L), best first, no more than asked for.

        `alike` (n,) says how far the two of a pair are one photograph.
        """
        operation = self.question.operation
        least = np.array([self.engine.thresholds_for(operation, float(each), method) for each in alike])
        present = scores >= least.reshape(scores.shape)
        chances = log_chances(self.wish, scores)
        differing = self.wish.differs(present).sum(axis=1)
        order = np.lexsort((-chances, differing))[: self.question.count]
        return tuple(self._one(pairs[row], float(np.exp(chances[row])), present[row]) for row in order)

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
