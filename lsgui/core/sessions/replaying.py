"""Holding an answer against the numbers of a session, one by one."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal, get_args

from lsgui.core.sessions.making import Shelf, kept_library, kept_neighbours
from lsgui.core.sessions.record import KeptNeighbour, Recorded
from lsgui.core.types import Answer, LabelScore

TOLERANCE = 1e-4
Part = Literal["score", "threshold", "in_a", "in_b", "expected"]
PARTS: tuple[Part, ...] = get_args(Part)


@dataclass(frozen=True)
class LabelPair:
    """A label as it was recorded and as it is now; `now` is None where there is no such label any more."""

    recorded: LabelScore
    now: LabelScore | None

    @property
    def difference(self) -> float | None:
        """How far the score is from the recorded one."""
        return None if self.now is None else self.now.score - self.recorded.score

    @property
    def largest(self) -> float:
        """The largest difference of any of its numbers; infinite where one is missing."""
        if self.now is None:
            return float("inf")
        return max(_parts_apart(self.recorded, self.now).values())

    @property
    def agrees(self) -> bool:
        """Whether all of its numbers are within the tolerance."""
        return self.largest <= TOLERANCE

    @property
    def differing(self) -> tuple[Part, ...]:
        """Which of its numbers are not, the furthest first; none where there is no such label any more."""
        apart = {} if self.now is None else _parts_apart(self.recorded, self.now)
        return tuple(part for part in sorted(apart, key=lambda part: -apart[part]) if apart[part] > TOLERANCE)


def _parts_apart(recorded: LabelScore, now: LabelScore) -> dict[Part, float]:
    return {part: _apart(getattr(recorded, part), getattr(now, part)) for part in PARTS}


def _apart(old: float | None, new: float | None) -> float:
    if old is None or new is None:
        return 0.0 if old is new else float("inf")
    return abs(old - new)


@dataclass(frozen=True)
class NeighbourPair:
    """What was recorded at a rank, and what is there now."""

    recorded: KeptNeighbour | None
    now: KeptNeighbour | None


@dataclass(frozen=True)
class Comparison:
    """What a comparison found. `neighbours` is None where they could not be compared; `remarks` say why, and
    what else is not as it was."""

    labels: tuple[LabelPair, ...]
    same_order: bool
    neighbours: tuple[NeighbourPair, ...] | None
    same_neighbours: bool
    remarks: tuple[str, ...]

    @property
    def agrees(self) -> bool:
        """Whether every number that could be compared agrees; where no label was recorded, nothing does."""
        if not self.labels:
            return False
        return self.same_order and self.same_neighbours and all(pair.agrees for pair in self.labels)

    @property
    def largest(self) -> float:
        """The largest difference of any number of a label."""
        return max((pair.largest for pair in self.labels), default=0.0)

    @property
    def sentence(self) -> str:
        """What was found, in one sentence."""
        if not self.labels:
            return "No label was recorded, so there is nothing to compare."
        if self.agrees:
            also = " and the neighbours" if self.neighbours else ""
            least = f"largest difference {self.largest:.1g}"
            return f"All {len(self.labels):,} labels{also} are as recorded ({least})."
        apart = [pair for pair in self.labels if not pair.agrees]
        if apart:
            worst = max(apart, key=lambda pair: pair.largest)
            return f"{len(apart):,} of {len(self.labels):,} labels are not as recorded, {_worst(worst)}."
        return (
            "The labels are in another order than recorded."
            if not self.same_order
            else "The neighbours are not those recorded."
        )


def _worst(pair: LabelPair) -> str:
    if pair.now is None:
        return f"{pair.recorded.label!r} for one, which there is no longer"
    part = pair.differing[0]
    old, new = (_number(getattr(label, part)) for label in (pair.recorded, pair.now))
    return f"{pair.recorded.label!r} by {pair.largest:.4g} ({part} {old}, now {new})"


def _number(value: float | None) -> str:
    return "none" if value is None else f"{value:.4f}"


def compare(recorded: Recorded, answer: Answer, library: Shelf | None) -> Comparison:
    """Hold an answer from a library against what was recorded; numbers agree within `TOLERANCE`."""
    now = {(label.label, label.head): label for label in answer.labels}
    pairs = tuple(LabelPair(label, now.get((label.label, label.head))) for label in recorded.labels)
    remarks = (*_about_checkpoint(recorded, answer), *_about_promise(recorded, answer))
    remarks += _about_new(recorded, answer)
    reason = _incomparable(recorded, library)
    neighbours = None
    if not reason:
        neighbours = _side_by_side(recorded.neighbours, kept_neighbours(answer, library))
    return Comparison(
        pairs,
        _same_order(pairs, answer.labels),
        neighbours,
        neighbours is None or _same_neighbours(neighbours),
        (*remarks, *([reason] if reason else [])),
    )


def _about_checkpoint(recorded: Recorded, answer: Answer) -> tuple[str, ...]:
    was, here = recorded.checkpoint, answer.checkpoint
    if was.sha256 == here.sha256:
        return ()
    names = f"{was.name} ({was.sha256[:8]})", f"{here.name} ({here.sha256[:8]})"
    return (f"The checkpoint is another one: {names[0]} was used then, {names[1]} is now.",)


def _about_promise(recorded: Recorded, answer: Answer) -> tuple[str, ...]:
    """What is to be said of another calibration, and of a promise that moves the thresholds otherwise."""
    remarks = []
    if recorded.calibration and recorded.calibration != answer.calibration:
        here = f"({answer.calibration[:8]} now)" if answer.calibration else "(there is none now)"
        remarks.append(
            f"The checkpoint's trust.json is not as it was: {recorded.calibration[:8]} then {here}."
        )
    now = None if answer.kept is None else answer.kept.shift
    if recorded.shift != now and (recorded.shift is not None or recorded.calibration):
        then = _shift(recorded.shift)
        remarks.append(
            f"The promise moved every threshold's log-odds by {then} then, and by {_shift(now)} now."
        )
    return tuple(remarks)


def _shift(shift: float | None) -> str:
    return "nothing" if shift is None else f"{shift:+.4f}"


def _about_new(recorded: Recorded, answer: Answer) -> tuple[str, ...]:
    """What is to be said of labels that are there now, and were not."""
    known = {(label.label, label.head) for label in recorded.labels}
    new = [label.label for label in answer.labels if (label.label, label.head) not in known]
    if not new or not known:
        return ()
    if len(new) == 1:
        return (f"{new[0]!r} is a label that there was not then, so it is not compared.",)
    return (
        f"{len(new):,} labels are there, as {new[0]!r}, that there were not then; they are not compared.",
    )


def _incomparable(recorded: Recorded, library: Shelf | None) -> str:
    """Why the neighbours cannot be compared; "" if they can."""
    was = recorded.library
    if was is None:
        return "No library was used then, so no neighbours are compared."
    if library is None:
        return f"There is no library here, so the neighbours are not compared (then: {was.path})."
    here = kept_library(library)
    if here.identity != was.identity:
        return (
            f"The library is not as it was ({was.count:,} photographs then, {here.count:,} now), "
            "so the neighbours are not compared."
        )
    return ""


def _same_order(pairs: Sequence[LabelPair], now: Sequence[LabelScore]) -> bool:
    """Whether labels come in the recorded order, but for those whose recorded scores are close."""
    scores = {(pair.recorded.label, pair.recorded.head): pair.recorded.score for pair in pairs}
    least = float("inf")
    for label in now:
        score = scores.get((label.label, label.head))
        if score is not None:
            if score > least + TOLERANCE:
                return False
            least = min(least, score)
    return True


def _side_by_side(
    recorded: Sequence[KeptNeighbour], now: Sequence[KeptNeighbour]
) -> tuple[NeighbourPair, ...]:
    length = max(len(recorded), len(now))
    return tuple(
        NeighbourPair(
            recorded[rank] if rank < len(recorded) else None, now[rank] if rank < len(now) else None
        )
        for rank in range(length)
    )


def _same_neighbours(pairs: Sequence[NeighbourPair]) -> bool:
    """Whether the same photographs are there at the same distances, but for those that are equally far."""
    for pair in pairs:
        if pair.recorded is None or pair.now is None:
            return False
        if abs(pair.recorded.distance - pair.now.distance) > TOLERANCE:
            return False
    last = max((pair.recorded.distance for pair in pairs if pair.recorded), default=0.0)
    now = {_content(pair.now): pair.now.distance for pair in pairs if pair.now}
    for pair in pairs:
        assert pair.recorded is not None
        far = pair.recorded.distance >= last - TOLERANCE  # at the end, another one may be as far
        distance = now.get(_content(pair.recorded))
        if distance is None and not far:
            return False
        if distance is not None and abs(distance - pair.recorded.distance) > TOLERANCE:
            return False
    return True


def _content(neighbour: KeptNeighbour) -> str:
    return neighbour.digest or str(neighbour.path)
