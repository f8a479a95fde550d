"""The fields of a state as a session file keeps them: one line each."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any, TypeAlias

from lsgui.core import formulas
from lsgui.core.label_promises import PROMISES, LabelPromise
from lsgui.core.session import State
from lsgui.core.sessions.checking import LONGEST, Value
from lsgui.core.sessions.places import absolute_here
from lsgui.core.types import EXTRA_METHODS, METHODS, MOST_NEIGHBOURS, OPERATIONS, Filter, FormulaError

MOST_LABELS = 20_000
_LETTERS = len(formulas.LETTERS)

Numbers: TypeAlias = Mapping[Path, int]
"""The place of each image in the file's list of them."""


@dataclass(frozen=True)
class Field:
    """How one field of a state is written, given the numbers of the file's images, and read again, given
    these images."""

    write: Callable[[Any, Numbers], Any]
    read: Callable[[Value, Sequence[Path]], Any]


def _write_image(path: Path | None, numbers: Numbers) -> int | None:
    return None if path is None else numbers[path]


def _read_image(value: Value, images: Sequence[Path]) -> Path | None:
    return None if value.missing else images[value.whole(0, len(images) - 1)]


def _write_filter(where: Filter, numbers: Numbers) -> dict[str, Any]:
    return {
        "must": list(where.must),
        "without": list(where.without),
        "exactly": None if where.exactly is None else list(where.exactly),
        "folder": None if where.folder is None else str(where.folder),
        "since": where.since and where.since.isoformat(),
        "until": where.until and where.until.isoformat(),
        "path": where.path,
    }


def _read_filter(value: Value, images: Sequence[Path]) -> Filter:
    found = value.table(("must", "without", "exactly", "folder", "since", "until", "path"))
    return Filter(
        must=_labels(found["must"]),
        without=_labels(found["without"]),
        exactly=None if found["exactly"].missing else _labels(found["exactly"]),
        folder=None if found["folder"].missing else absolute_here(found["folder"]),
        since=_day(found["since"]),
        until=_day(found["until"]),
        path="" if found["path"].missing else found["path"].text(),
    )


def _labels(value: Value) -> tuple[str, ...]:
    return () if value.missing else tuple(item.text() for item in value.items(MOST_LABELS))


def _day(value: Value) -> date | None:
    try:
        return None if value.missing else date.fromisoformat(value.text(longest=10))
    except ValueError:
        value.refuse("a day, YYYY-MM-DD")


def _read_formula(value: Value, images: Sequence[Path]) -> formulas.Formula | None:
    try:
        return None if value.missing else formulas.parse(value.text(longest=LONGEST))
    except FormulaError:
        value.refuse("an expression of letters, signs and parentheses")


def _read_promise(value: Value, images: Sequence[Path]) -> LabelPromise | None:
    names = {str(promise): promise for promise in PROMISES}
    return None if value.missing else names[value.choice(tuple(names))]


def _as_it_is(found: Any, numbers: Numbers) -> Any:
    return found


_IMAGE = Field(_write_image, _read_image)
FIELDS: dict[str, Field] = {
    "image_a": _IMAGE,
    "image_b": _IMAGE,
    "more": Field(
        lambda more, numbers: [_write_image(path, numbers) for path in more],
        lambda value, images: tuple(_read_image(item, images) for item in value.items(_LETTERS - 2)),
    ),
    "operation": Field(_as_it_is, lambda value, _: value.choice(OPERATIONS)),
    "formula": Field(lambda formula, _: formula and formulas.text(formula), _read_formula),
    "focus": Field(
        lambda place, _: list(place),
        lambda value, _: tuple(item.whole(0, 1) for item in value.items(formulas.MOST)),
    ),
    "method": Field(_as_it_is, lambda value, _: value.choice((*METHODS, *EXTRA_METHODS))),
    "count": Field(_as_it_is, lambda value, _: value.whole(0, MOST_NEIGHBOURS)),
    "where": Field(_write_filter, _read_filter),
    "promise": Field(lambda promise, _: promise and str(promise), _read_promise),
}
"""What is kept of a state; a field that is as in a new state is left out of the file."""
_NEW = State()


def write_state(state: State, numbers: Numbers) -> dict[str, Any]:
    """A state as plain values; images are numbers of the file's list of them."""
    changed = {name: getattr(state, name) for name in FIELDS if getattr(state, name) != getattr(_NEW, name)}
    return {name: FIELDS[name].write(found, numbers) for name, found in changed.items()}


def read_state(value: Value, images: Sequence[Path]) -> State:
    """A state from plain values. Raises `SessionError`."""
    found = value.table(FIELDS)
    given = {name: FIELDS[name].read(each, images) for name, each in found.items() if not each.missing}
    return State(**given)
