"""The trust meter's words: how far an answer's label set can be trusted, and what says so.

What tells is how far the combined feature and its two sides are from the nearest real photographs, against
the usual, how far a law of sets is broken, and the scores themselves; how much each of them counts was found
on pairs of photographs whose labels are known.
"""

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal, get_args

if TYPE_CHECKING:
    from lsgui.core.types import Operation

Verdict = Literal["on", "edge", "off"]
VERDICTS: tuple[Verdict, ...] = get_args(Verdict)
"""The best first."""
WORDS: dict[Verdict, str] = {"on": "on the map", "edge": "near the edge", "off": "off the map"}
MARKS: dict[Verdict, str] = {"on": "●", "edge": "◐", "off": "○"}
"""A shape for each verdict, to stand before its word."""
FAR = 0.99  # the part of a library's photographs that are nearer to another one than an answer near the edge


@dataclass(frozen=True)
class Place:
    """Where a feature is among `count` real photographs: its `distance` from the nearest of them, the `usual`
    one from a photograph to the nearest other (a median), and the part of them that is `nearer` to one."""

    distance: float
    usual: float
    nearer: float
    count: int


@dataclass(frozen=True)
class Reading:
    """What is known of one operation's answer, or of a single photograph (`operation` None).

    `agreement` in [0, 1] is the F1 to be expected of its label set. `place` is the feature's own, among the
    checkpoint's photographs; label logic makes none. `sides` is how far A and B are from real ones, as a
    multiple of the usual. `defect` is how far a score moves when a law of sets says that none should; None
    where there is no feature to ask.
    """

    operation: "Operation | None"
    verdict: Verdict
    agreement: float
    place: Place | None
    sides: float | None
    defect: float | None


@dataclass(frozen=True)
class Trust:
    """The reading of every operation of an expression, the inner ones first, and, where there is a library of
    some size and a feature, its place `among` the library's photographs."""

    readings: tuple[Reading, ...]
    among: Place | None = None

    @property
    def whole(self) -> Reading:
        """The reading of the whole expression."""
        return self.readings[-1]

    @property
    def weakest(self) -> Reading:
        """The reading that says least good: no answer is better than what it is made of."""
        return max(reversed(self.readings), key=lambda each: (_rank(each.verdict), -each.agreement))

    @property
    def verdict(self) -> Verdict:
        """That of the weakest reading; no better than near the edge far from all of the library."""
        found = self.weakest.verdict
        return "edge" if found == "on" and self.is_far else found

    @property
    def is_far(self) -> bool:
        """Whether hardly a photograph of the library is so far from the nearest other one."""
        return self.among is not None and self.among.nearer >= FAR


def _rank(verdict: Verdict) -> int:
    return VERDICTS.index(verdict)
