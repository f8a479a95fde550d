"""The trust meter's words: how far an answer's label set can be trusted, and what says so.

What tells is the F1 that the scores themselves let expect, set right on photographs whose labels are known.
How far the combined feature is from the nearest real photographs adds next to nothing to that, unless it is
further than nearly any answer is.
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

    `agreement` in [0, 1] is the F1 to be expected of its label set, by the usual thresholds where a promise
    moves them. `place` is the feature's own, among the checkpoint's photographs; label logic makes none.
    `sides` is how far A and B are from real ones, as a multiple of the usual.
    """

    operation: "Operation | None"
    verdict: Verdict
    agreement: float
    place: Place | None
    sides: float | None


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
    def weak(self) -> Reading | None:
        """The weakest reading within the expression; None where none has a worse verdict than the whole."""
        worse = [each for each in self.readings[:-1] if _rank(each.verdict) > _rank(self.whole.verdict)]
        return max(worse, key=lambda each: (_rank(each.verdict), -each.agreement), default=None)

    @property
    def verdict(self) -> Verdict:
        """That of the whole expression; no better than near the edge far from all of the library."""
        found = self.whole.verdict
        return "edge" if found == "on" and self.is_far else found

    @property
    def is_far(self) -> bool:
        """Whether hardly a photograph of the library is so far from the nearest other one."""
        return self.among is not None and self.among.nearer >= FAR


def _rank(verdict: Verdict) -> int:
    return VERDICTS.index(verdict)
