"""Making a session of what was asked and answered."""

import hashlib
import os
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any, Protocol

from lsgui import __version__
from lsgui.core import formulas
from lsgui.core.formulas import LETTERS, Formula, Node
from lsgui.core.session import State, Step
from lsgui.core.sessions.images import Finder, Hashes, kept_images
from lsgui.core.sessions.record import (
    SHARED,
    KeptHead,
    KeptLibrary,
    KeptNeighbour,
    Recorded,
    Session,
    answers,
    images_in,
    of_session,
    with_images,
)
from lsgui.core.types import Answer, Combine, Expression, Progress, Query, images_of, no_progress
from lsgui.paths import expanded


class Shelf(Finder, Protocol):
    """What a session needs of a library."""

    @property
    def folder(self) -> Path: ...
    @property
    def count(self) -> int: ...
    def identity(self) -> str:
        """The hash over what its photographs hold."""
        ...

    def digest(self, path: bytes) -> bytes | None:
        """The digest of a photograph's content."""
        ...


def made(
    steps: Sequence[Step],
    at: int,
    answer: Answer | None,
    *,
    library: Shelf | None = None,
    heads: Sequence[KeptHead] = (),
    hashes: Hashes | None = None,
    saved_as: Path | None = None,
    progress: Progress = no_progress,
) -> Session:
    """The session of a history. An answer to another state than the one at `at` is left out.

    It reads the images' files, where `hashes` does not know them; `progress` can stop that.
    """
    fits = answer is not None and answers(answer, steps[at].state)
    steps, at = joined([Step(step.name, _whole(of_session(step.state))) for step in steps], at)
    return Session(
        tuple(steps),
        at,
        kept_images(steps, hashes or Hashes(), progress),
        recorded(answer, steps[at].state, library, heads) if answer is not None and fits else None,
        __version__,
        saved_as,
    )


def _whole(state: State) -> State:
    """A state with the full paths of its images and of its filter's folder."""
    where = state.where
    if where.folder is not None:
        where = replace(where, folder=Path(os.path.abspath(expanded(where.folder))))
    images = {path: Path(os.path.abspath(path)) for path in images_in(state)}
    return replace(with_images(state, images), where=where)


def joined(steps: Sequence[Step], at: int) -> tuple[list[Step], int]:
    """Steps without those that change nothing, and the place of the one in force."""
    kept: list[Step] = []
    place = 0
    for number, step in enumerate(steps):
        if not kept or step.state != kept[-1].state:
            kept.append(step)
        if number == at:
            place = len(kept) - 1
    return kept, place


def recorded(answer: Answer, state: State, library: Shelf | None, heads: Sequence[KeptHead] = ()) -> Recorded:
    """An answer's numbers, and what made them."""
    return Recorded(
        written_out(state),
        answer.checkpoint,
        answer.labels,
        kept_neighbours(answer, library),
        None if library is None else kept_library(library),
        tuple(heads),
        answer.query.distinct,
        answer.low_fidelity,
        None if answer.kept is None else answer.kept.shift,
        answer.calibration,
    )


def kept_library(library: Shelf) -> KeptLibrary:
    """Which library it is."""
    return KeptLibrary(library.folder, library.identity(), library.count)


def kept_neighbours(answer: Answer, library: Shelf | None) -> tuple[KeptNeighbour, ...]:
    """An answer's neighbours, and the library's digests of them."""
    return tuple(
        KeptNeighbour(each.rank, each.path, each.distance, _digest(library, each.path))
        for each in answer.neighbours
    )


def _digest(library: Shelf | None, path: Path) -> str:
    found = library.digest(os.fsencode(path)) if library is not None else None
    return found.hex() if found else ""


def kept_head(folder: Path, head: Any) -> KeptHead:
    """A few-shot head by its folder, and by the numbers that it judges with, however its file is named."""
    numbers = (head.weight, head.bias, head.mean, head.scale, head.thresholds)
    parts = ["\0".join(head.labels).encode("utf-8", "surrogatepass")]
    parts += [array.astype("<f4").tobytes() for array in numbers]
    folder = Path(os.path.abspath(folder))
    return KeptHead(folder.name, head.name, hashlib.sha256(b"\0".join(parts)).hexdigest(), folder)


def written_out(state: State) -> str:
    """What a state asks, as it is written: letters without an image are left out."""
    formula: Formula | None = formulas.at(state.asked, state.place)
    for letter in formulas.letters(formula) if formula is not None else ():
        if formula is not None and state.image_of(letter) is None:
            formula = formulas.without(formula, letter)
    return "" if formula is None else formulas.text(formula)


def state_of(query: Query) -> State:
    """The state that asks a query: its images are A, B, C and so on, left to right, by their full paths."""
    return _whole(left_to_right(query))


def left_to_right(query: Query) -> State:
    """The same, with the paths as the query has them."""
    letters = dict(zip(images_of(query.expression), LETTERS, strict=False))
    state = State(**{name: getattr(query, name) for name in SHARED})
    for path, letter in letters.items():
        state = state.with_letter(letter, path)
    if isinstance(query.expression, Combine):
        state = state.with_formula(_formula(query.expression, letters))
    return state


def _formula(expression: Expression, letters: dict[Path, str]) -> Formula:
    if isinstance(expression, Combine):
        sides = (_formula(side, letters) for side in (expression.left, expression.right))
        return Node(expression.operation, *sides)
    return letters[expression]


def of_query(
    answer: Answer,
    *,
    library: Shelf | None,
    heads: Sequence[KeptHead] = (),
    asked: State | None = None,
    name: str = "Query",
) -> Session:
    """The session of one answered query, as if it had been asked in the window in one step.

    `asked` says which image has which letter; without it they are A, B and so on, left to right.
    """
    query = answer.query
    state = state_of(query) if asked is None else asked.with_formula(asked.asked)
    state = _whole(replace(state, **{name: getattr(query, name) for name in SHARED}))
    session = made([Step("", State()), Step(name, state)], 1, None)
    return replace(session, recorded=recorded(answer, state, library, heads))
