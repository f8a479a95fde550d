"""An answer as plain values for JSON."""

from dataclasses import asdict
from pathlib import Path
from typing import Any

from lsgui.core.exports.asked import asked_json
from lsgui.core.exports.trust import trust_json
from lsgui.core.session import State
from lsgui.core.types import EVERYTHING, Answer, Filter, LabelScore


def answer_json(answer: Answer, library: Path | None, asked: State | None = None) -> dict[str, Any]:
    """The answer from a library, if any, as `lsgui query --json` gives it and the window exports it.

    `asked` says which image has which letter; without it they are A, B and so on, left to right.
    """
    return {
        **asked_json(answer, asked),
        "labels": [_label(label) for label in answer.labels],
        "neighbours": [
            {"rank": n.rank, "path": str(n.path), "distance": rounded(n.distance)} for n in answer.neighbours
        ],
        "checkpoint": asdict(answer.checkpoint),
        "timings_ms": {name: round(float(ms), 3) for name, ms in answer.timings_ms.items()},
        "method": answer.query.method,
        "low_fidelity": answer.low_fidelity,
        "library": None if library is None else str(library),
        **({"filter": filter_json(answer.query.where)} if answer.query.where != EVERYTHING else {}),
        **trust_json(answer),
    }


def _label(label: LabelScore) -> dict[str, Any]:
    names = ("score", "threshold", "in_a", "in_b", "expected")
    scores = {name: rounded(getattr(label, name)) for name in names}
    return {"label": label.label, **scores, **({"head": label.head} if label.head else {})}


def rounded(number: float | None) -> float | None:
    """A number as JSON shows it."""
    return None if number is None else round(float(number), 6)


def filter_json(where: Filter) -> dict[str, Any]:
    """What a filter asks for, as plain values; what it does not ask for is not there."""
    values = {
        "must": list(where.must),
        "not": list(where.without),
        "in": str(where.folder) if where.folder else None,
        "since": where.since and where.since.isoformat(),
        "until": where.until and where.until.isoformat(),
        "path": where.path,
    }
    exactly = {} if where.exactly is None else {"exactly": list(where.exactly)}
    return {name: value for name, value in values.items() if value} | exactly
