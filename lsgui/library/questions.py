"""What can be asked backwards of a library, and what is found."""

from dataclasses import dataclass
from pathlib import Path
from typing import TypeAlias

from lsgui.core.target import Position, Target
from lsgui.core.types import EVERYTHING, Filter, Method, Operation, Skipped

Pair: TypeAlias = tuple[Path, Path]
"""A and B."""

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
    """The likeliest first; `fitting` of all that were looked at fit, whether they are among those `found`.

    `learned`: they were encoded again from their files and combined by the networks; else stored features
    were, by label logic. `hindrances` are the labels that keep every photograph from fitting the
    one given, by the thresholds of single photographs. `asked` photographs took part;
    `skipped` ones could not be read again.
    """

    question: Question
    found: tuple[Found, ...]
    asked: int
    fitting: int = 0
    learned: bool = False
    hindrances: tuple[str, ...] = ()
    skipped: tuple[Skipped, ...] = ()

    @property
    def hindering(self) -> tuple[str, ...]:
        """The hindrances, where nothing fits: an operation may cross a threshold that the photograph alone
        does not."""
        return () if self.fitting else self.hindrances

    @property
    def method(self) -> Method:
        """The method that the pairs were judged by, without any promise."""
        return "learned" if self.learned else "label_logic"
