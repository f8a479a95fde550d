"""The trust meter and the promise of an answer as plain values for JSON."""

from dataclasses import asdict
from typing import Any

from lsgui.core.trust import WORDS, Place, Reading
from lsgui.core.types import Answer


def trust_json(answer: Answer) -> dict[str, Any]:
    """The meter and the promise as `lsgui query --json` gives them."""
    kept, trust = answer.kept, answer.trust
    found: dict[str, Any] = {"trust": None if trust is None else _trust_json(answer)}
    if answer.trust_note:
        found["trust_note"] = answer.trust_note
    if kept is not None:
        found["promise"] = {
            **asdict(kept.promise),
            "shift": kept.shift,
            "labels": kept.labels if kept.shift is not None else None,
            **({"why": kept.why} if kept.why else {}),
        }
    return found


def _trust_json(answer: Answer) -> dict[str, Any]:
    trust = answer.trust
    assert trust is not None
    return {
        "verdict": WORDS[trust.verdict],
        "expected_f1": round(trust.whole.agreement, 4),
        "library": None if trust.among is None else _place_json(trust.among),
        "operations": [_reading_json(each) for each in trust.readings],
    }


def _reading_json(each: Reading) -> dict[str, Any]:
    return {
        "operation": each.operation,
        "verdict": WORDS[each.verdict],
        "expected_f1": round(each.agreement, 4),
        "place": None if each.place is None else _place_json(each.place),
        "sides": None if each.sides is None else round(each.sides, 4),
    }


def _place_json(place: Place) -> dict[str, Any]:
    return {name: round(value, 4) for name, value in asdict(place).items()}
