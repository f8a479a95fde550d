"""`lsgui replay`: a session worked out again, and held against what was recorded, number by number."""

from dataclasses import asdict, dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from lsgui import commands, reports
from lsgui.core.sessions.record import KeptHead, Session, SessionError, query_of

if TYPE_CHECKING:
    from lsgui.core.engine import Engine
    from lsgui.core.fewshot import Head
    from lsgui.core.sessions.images import Note
    from lsgui.core.sessions.replaying import Comparison, LabelPair, NeighbourPair
    from lsgui.library.store import Library

SHOWN = 12  # labels in the text, those furthest from what was recorded first


@dataclass(frozen=True)
class ReplayConfig:
    """`lsgui replay`: a session file, where to look for neighbours, and what answers."""

    session: Path
    library: Path | None
    engine: commands.EngineConfig
    json: bool


def run_replay(config: ReplayConfig) -> int:
    """Work a session out again; 1, and one line that says so, where a number is another one."""
    from lsgui.core.sessions.reading import read

    session = read(config.session)
    if session.recorded is None:
        raise SessionError(f"{config.session} holds no answer to be worked out again.")
    engine = config.engine.load()
    remarks: list[str] = []
    heads = _heads(session, engine, remarks)
    library = commands.existing_library(config.library, engine.checkpoint, heads)
    try:
        session, notes = _located(session, config.session, library)
        found = _compared(session, engine, library, heads)
    finally:
        if library is not None:
            library.close()
    remarks += [*map(str, notes), *found.remarks]
    show = _json if config.json else _text
    commands.show(show(config.session, session, found, remarks))
    if not found.agrees:
        commands.say(found.sentence)
    return commands.DONE if found.agrees else commands.AT_FAULT


def _located(session: Session, file: Path, library: "Library | None") -> "tuple[Session, list[Note]]":
    """The session with its images where they are now. Raises `SessionError` where one that it asks of is
    missing or has changed."""
    from lsgui.core.sessions.images import located
    from lsgui.core.sessions.record import images_in

    session, notes = located(session, file.absolute().parent, library)
    asked = images_in(session.state)
    for note in notes:
        if note.trouble != "moved" and note.path in asked:
            raise SessionError(str(note))
    used = [note for note in notes if note.found in asked]
    return session, used


def _compared(
    session: Session, engine: "Engine", library: "Library | None", heads: "list[Head]"
) -> "Comparison":
    from lsgui.core.sessions.replaying import compare

    assert session.recorded is not None
    query = query_of(session.state, distinct=session.recorded.distinct)
    if query is None:
        raise SessionError("The session asks nothing: it has no image.")
    answer = engine.answer(query, library=library, heads=heads)
    return compare(session.recorded, answer, library)


def _heads(session: Session, engine: "Engine", remarks: list[str]) -> "list[Head]":
    """The few-shot heads that answered then, as far as they are here; what is amiss becomes a remark."""
    from lsgui.core.sessions.making import kept_head
    from lsgui.core.types import HeadError

    found: list[Head] = []
    for kept in session.recorded.heads if session.recorded else ():
        try:
            head = commands.load_head(_place_of(kept), engine.identity)
        except HeadError as error:
            remarks.append(f"The head {kept.name!r} is not here: {error}")
            continue
        if kept_head(_place_of(kept), head).sha256 != kept.sha256:
            remarks.append(f"The head {kept.name!r} is not as it was.")
        found.append(head)
    return found


def _place_of(kept: KeptHead) -> Path:
    """A head's folder; where that is gone, a head of this computer may have its name."""
    return kept.folder if kept.folder is not None and kept.folder.is_dir() else Path(kept.key)


def _json(file: Path, session: Session, found: "Comparison", remarks: list[str]) -> dict[str, Any]:
    from lsgui.core.sessions.replaying import TOLERANCE

    assert session.recorded is not None
    return {
        "session": str(file),
        "expression": session.recorded.text,
        "method": session.state.method,
        "agrees": found.agrees,
        "tolerance": TOLERANCE,
        "largest_difference": _finite(found.largest),
        "same_order": found.same_order,
        "labels": [_label(pair) for pair in found.labels],
        "neighbours": None if found.neighbours is None else [_pair(pair) for pair in found.neighbours],
        "same_neighbours": None if found.neighbours is None else found.same_neighbours,
        "checkpoint": asdict(session.recorded.checkpoint),
        "images": [{"path": str(each.path), "sha256": each.sha256} for each in session.images],
        "remarks": remarks,
    }


def _finite(number: float | None) -> float | None:
    return None if number is None or number == float("inf") else number


def _label(pair: "LabelPair") -> dict[str, Any]:
    from lsgui.core.sessions.replaying import PARTS

    return {
        "label": pair.recorded.label,
        **({"head": pair.recorded.head} if pair.recorded.head else {}),
        "recorded": {part: getattr(pair.recorded, part) for part in PARTS},
        "recomputed": None if pair.now is None else {part: getattr(pair.now, part) for part in PARTS},
        "difference": pair.difference,
        "differs": list(pair.differing),
        "agrees": pair.agrees,
    }


def _pair(pair: "NeighbourPair") -> dict[str, Any]:
    sides = {"recorded": pair.recorded, "recomputed": pair.now}
    return {
        name: None if side is None else {"rank": side.rank, "path": str(side.path), "distance": side.distance}
        for name, side in sides.items()
    }


def _text(file: Path, session: Session, found: "Comparison", remarks: list[str]) -> str:
    assert session.recorded is not None
    pairs = sorted(found.labels, key=lambda pair: -pair.largest)
    rows = [_row(pair) for pair in pairs[:SHOWN]]
    head = ("label", "recorded", "recomputed", "largest difference", "agrees", "differs in")
    more = len(pairs) - len(rows)
    return "\n".join(
        [
            reports.shown(
                f"{session.recorded.text}  ({session.state.method.replace('_', ' ')}, "
                f"checkpoint {session.recorded.checkpoint.name}, from {file})"
            ),
            "",
            *(reports.table(head, rows) if rows else []),
            *([f"({more:,} other labels differ no more)"] if more else []),
            "",
            *(reports.shown(remark) for remark in remarks),
            reports.shown(found.sentence),
        ]
    )


def _row(pair: "LabelPair") -> list[str]:
    now = None if pair.now is None else pair.now.score
    largest = "-" if pair.now is None else f"{pair.largest:.7f}"
    return [
        reports.shown(reports.label_name(pair.recorded)),
        f"{pair.recorded.score:.5f}",
        "-" if now is None else f"{now:.5f}",
        largest,
        "yes" if pair.agrees else "no",
        ", ".join(pair.differing) or "-",
    ]
