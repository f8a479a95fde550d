"""The trust meter and the promise of an answer as the command line prints them."""

from lsgui.core.trust import MARKS, WORDS, Place, Reading
from lsgui.core.types import SIGNS, Answer


def trust_lines(answer: Answer) -> list[str]:
    """What the meter reads, or why it does not, and what became of a promise."""
    lines = [answer.trust_note] if answer.trust_note else []
    if answer.trust is not None:
        trust, of = answer.trust, " of the usual label set" if answer.is_promised else ""
        number = f"expected F1{of} {trust.whole.agreement:.2f}"
        lines.append(f"trust: {MARKS[trust.verdict]} {WORDS[trust.verdict]}, {number}")
        lines += _weak_lines(trust.weak)
        lines += _place_lines(trust.whole, trust.among)
    return [*lines, *_promise_lines(answer)]


def _weak_lines(weak: Reading | None) -> list[str]:
    """A remark on the weakest operation within an expression."""
    if weak is None or weak.operation is None:
        return []
    number = f"expected F1 {weak.agreement:.2f}"
    return [f"  weak part: {SIGNS[weak.operation]}, {MARKS[weak.verdict]} {WORDS[weak.verdict]}, {number}"]


def _place_lines(whole: Reading, among: Place | None) -> list[str]:
    places = (("the checkpoint's photographs", whole.place), ("the library", among))
    return [
        f"  nearest of {name}: {place.distance:.3f}, usual {place.usual:.3f}, "
        f"{place.nearer:.0%} of them have a nearer one"
        for name, place in places
        if place is not None
    ]


def _promise_lines(answer: Answer) -> list[str]:
    kept = answer.kept
    if kept is None:
        return []
    if kept.shift is None:
        return [kept.why]
    promise = kept.promise
    return [
        f"promise: {promise.kind} of at least {promise.level:.0%} on average, for random pairs and for "
        f"pairs that share a label; label sets have {kept.labels:.1f} labels"
    ]
