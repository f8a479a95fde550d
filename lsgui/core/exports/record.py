"""An answer as plain values for JSON."""

from dataclasses import asdict
from pathlib import Path
from typing import Any

from lsgui.core.exports.trust import trust_json
from lsgui.core.sessions.making import state_of, written_out
from lsgui.core.types import EVERYTHING, Answer, Filter, LabelScore, Query


def answer_json(answer: Answer, library: Path | None, asked: dict[str, Any] | None = None) -> dict[str, Any]:
    """The answer from a library, if any, as `lsgui query --json` gives it and the window exports it.

    `asked` comes first; without it, the images and the expression do.
    """
    return {
        **(_asked(answer.query) if asked is None else asked),
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


def _asked(query: Query) -> dict[str, Any]:
    state = state_of(query)
    return {
        "expression": written_out(state),
        "images": [str(path) for path in state.images if path is not None],
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
