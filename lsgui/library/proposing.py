"""What label logic answers to a question asked backwards, on the features that a library stores."""

import os
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, TypeAlias

import numpy as np
import numpy.typing as npt

from lsgui.core.chances import Side, pair_chances, side
from lsgui.core.encoded import Encoded
from lsgui.core.labels import label_logic
from lsgui.core.target import Position, hindrances
from lsgui.core.types import Filter, FilterError, FloatArray, LibraryError, Progress, no_progress
from lsgui.library.deciding import Judge
from lsgui.library.filters import rows_passing
from lsgui.library.label_bits import LabelBits
from lsgui.library.label_scores import LabelScores, label_scores
from lsgui.library.picking import LeftOut
from lsgui.library.questions import LOOKED_AGAIN, Findings, Found, Pair, Question
from lsgui.library.search import smallest
from lsgui.library.searching import Held
from lsgui.library.variety import spread_pairs

if TYPE_CHECKING:
    from lsgui.core.engine import Engine
    from lsgui.library.store import Library

Rows = npt.NDArray[np.intp]
Ranked: TypeAlias = tuple[list[Pair], FloatArray]
"""Pairs of photographs, and the label probabilities (n, L) of their combinations."""

OFTEN = 10
"""In so many of the pairs that are looked at again a photograph is at most."""

_OTHER: dict[Position, Position] = {"a": "b", "b": "a"}


@dataclass(frozen=True)
class Proposals:
    """What label logic finds, and the `pairs` that are worth another look; `known` spares the next question
    of the same library some work."""

    findings: Findings
    pairs: tuple[Pair, ...]
    known: LabelScores

    @property
    def files(self) -> tuple[Path, ...]:
        """The photographs of the library that are to be read again, each once."""
        given = self.findings.question.image
        files = dict.fromkeys(path for pair in self.pairs for path in pair)
        return tuple(path for path in files if path != given)


def proposed(
    library: "Library",
    engine: "Engine",
    question: Question,
    given: Encoded | None,
    *,
    known: LabelScores | None = None,
    progress: Progress = no_progress,
) -> Proposals:
    """The best by label logic; `given` is the question's image, encoded, if it has one.

    `progress` counts features, then photographs. Of the engine it needs only what may run beside other calls.
    Raises FilterError for a label that there is not, LibraryError where the features are damaged.
    """
    question = checked(library, question)
    while True:
        held = library.held()
        try:
            known = label_scores(held, engine.scores, known=known, progress=progress)
            return _Asked(library, engine, question, held, known).proposals(given, progress)
        except LibraryError:
            if library.held(rows=False).epoch == held.epoch:
                raise  # else the features went to another file meanwhile


def checked(library: "Library", question: Question) -> Question:
    """The question with labels as the vocabulary writes them. Raises FilterError."""
    target = question.target
    if not target.labels:
        raise FilterError("Name at least one label to ask for.")
    labels = library.checked(Filter(exactly=target.labels)).exactly or ()
    either = library.checked(Filter(exactly=target.either)).exactly or ()
    if both := [label for label in labels if label in either]:
        raise FilterError(f"{both[0]} cannot be asked for and not matter.")
    where = library.checked(question.where)
    return replace(question, target=replace(target, labels=labels, either=either), where=where)


class _Asked:
    """One question to the library of one moment."""

    def __init__(
        self, library: "Library", engine: "Engine", question: Question, held: Held, known: LabelScores
    ) -> None:
        self._library, self._engine, self._question = library, engine, question
        self._held, self._known = held, known
        self._judge = Judge(engine, question)
        self._paths = [path for path, *_ in held.rows]
        self._places = np.array([place for _, place, *_ in held.rows], np.intp)

    def proposals(self, given: Encoded | None, progress: Progress) -> Proposals:
        """What is found, and what hinders it."""
        own = self._engine.scores(given.features) if given is not None else None
        rows = self._taking_part()
        pairs: list[Pair] = []
        found: tuple[Found, ...] = ()
        fitting = 0
        if len(rows):
            scores = self._known.table[self._places[rows]]
            ranked = self._pairs(rows, scores, progress) if own is None else self._partners(rows, scores, own)
            pairs, combined = ranked
            found, fitting = self._judge.found(
                pairs, combined, np.zeros(len(pairs), np.float32), "label_logic"
            )
        hindered = self._hindrances(own)
        findings = Findings(self._question, found, len(rows), fitting, hindrances=hindered)
        return Proposals(findings, tuple(pairs), self._known)

    def _hindrances(self, own: FloatArray | None) -> tuple[str, ...]:
        if own is None:
            return ()
        has = np.flatnonzero(own[0] >= self._engine.thresholds_for(None))
        shown = [self._engine.labels[label] for label in has]
        question = self._question
        return hindrances(question.operation, question.position, question.target, shown)

    def _taking_part(self) -> Rows:
        """Rows that pass the filter, in path order, one for all copies of a photograph."""
        times = np.array([time for *_, time in self._held.rows], np.int64)
        rows = np.flatnonzero(rows_passing(self._paths, times, self._question.where, self._labelled))
        _, first = np.unique(self._places[rows], return_index=True)
        return rows[np.sort(first)]

    def _labelled(self) -> npt.NDArray[np.bool_]:
        present = self._known.table >= self._engine.thresholds_for(None)
        bits = LabelBits(self._engine.labels, np.packbits(present, axis=1))
        return bits.passing(self._question.where)[self._places]

    def _partners(self, rows: Rows, scores: FloatArray, own: FloatArray) -> Ranked:
        """The best photographs beside the one given, which has the scores `own` (1, L)."""
        question, image = self._question, self._question.image
        assert image is not None
        left_out = LeftOut(self._paths, [image], self._library.digest)
        chances = pair_chances(
            self._side(_OTHER[question.position], scores), self._side(question.position, own)
        )
        order = smallest(-chances.astype(np.float32), LOOKED_AGAIN + 1)
        kept = [at for at in order.tolist() if int(rows[at]) not in left_out][:LOOKED_AGAIN]
        others, paths = scores[kept], [self._path(rows[at]) for at in kept]
        if question.position == "a":
            return [(image, path) for path in paths], label_logic(question.operation, own, others)
        return [(path, image) for path in paths], label_logic(question.operation, others, own)

    def _pairs(self, rows: Rows, scores: FloatArray, progress: Progress) -> Ranked:
        """The best pairs."""
        operation = self._question.operation
        either_way = operation != "difference"
        a = self._side("a", scores)
        b = a if either_way else self._side("b", scores)
        best = spread_pairs(a, b, LOOKED_AGAIN, often=OFTEN, either_way=either_way, progress=progress)
        sides = [[self._path(row) for row in rows[each]] for each in (best.a, best.b)]
        return list(zip(*sides, strict=True)), label_logic(operation, scores[best.a], scores[best.b])

    def _side(self, position: Position, scores: FloatArray) -> Side:
        return side(self._question.operation, position, self._judge.wish, scores)

    def _path(self, row: int) -> Path:
        return Path(os.fsdecode(self._paths[row]))
