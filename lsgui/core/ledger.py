"""The label ledger: for every label what A and B alone show, what set algebra expects of them, what label
logic says and what is predicted, held against each other."""

import csv
import io
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal, TypeAlias, get_args

from lsgui.core.cells import guarded
from lsgui.core.types import Answer, Combine, LabelScore, Operation

Verdict = Literal["agrees", "missing", "extra", "promised"]
VERDICTS: tuple[Verdict, ...] = get_args(Verdict)
MARKS: dict[Verdict, str] = {"agrees": "✓", "missing": "○", "extra": "+", "promised": "◇"}
"""A shape for each verdict, to stand before its word."""
WORDS: dict[Verdict, str] = {
    "agrees": "agrees",
    "missing": "missing",
    "extra": "extra",
    "promised": "by the promise",
}

Key: TypeAlias = tuple[str, str]
"""A label and its head; "" is the checkpoint's own."""

Region = Literal["a", "both", "b", "predicted"]
REGIONS: tuple[Region, ...] = get_args(Region)
"""Where a label is: in A alone, in both, in B alone, or in neither and yet predicted."""

KEPT: dict[Operation, frozenset[Region]] = {
    "intersection": frozenset({"both"}),
    "union": frozenset({"a", "both", "b"}),
    "difference": frozenset({"a"}),
}
"""The regions that an operation keeps."""

COLUMNS = (
    *("label", "in_a", "in_b", "expected", "logic", "predicted", "verdict"),
    *(
        "score_a",
        "score_b",
        "score_logic",
        "threshold_logic",
        "score_predicted",
        "threshold_predicted",
        "head",
    ),
)
"""The columns of a ledger as tab-separated values: what is decided, then the numbers behind it."""


@dataclass(frozen=True)
class Entry:
    """One label: its scores, and whether A, B, set algebra, label logic and the prediction have it."""

    row: LabelScore
    in_a: bool
    in_b: bool
    expected: bool
    logic: bool
    predicted: bool

    @property
    def key(self) -> Key:
        """What tells it from every other label."""
        return self.row.label, self.row.head

    @property
    def verdict(self) -> Verdict:
        """Whether the prediction agrees with what is expected, misses the label, or has it in excess; or
        whether it would agree without a promise, for whose sake it has the label, or has it not."""
        if self.expected == self.predicted:
            return "agrees"
        if self.row.by_promise:
            return "promised"
        return "missing" if self.expected else "extra"

    @property
    def region(self) -> Region | None:
        """Where the label is in a Venn diagram; None: nowhere."""
        if self.in_a or self.in_b:
            return "both" if self.in_a and self.in_b else "a" if self.in_a else "b"
        return "predicted" if self.predicted else None


@dataclass(frozen=True)
class Ledger:
    """The entries of an answer, in its order."""

    operation: Operation
    entries: tuple[Entry, ...]

    @property
    def counts(self) -> dict[Verdict, int]:
        """How many labels there are of each verdict."""
        found = dict.fromkeys(VERDICTS, 0)
        for entry in self.entries:
            found[entry.verdict] += 1
        return found

    def labels(self, of: Literal["in_a", "in_b", "expected", "logic", "predicted"]) -> frozenset[Key]:
        """The label set of A, of B, of set algebra, of label logic or of the prediction."""
        return frozenset(entry.key for entry in self.entries if getattr(entry, of))

    def region(self, region: Region) -> tuple[Entry, ...]:
        """The labels of one region of the Venn diagram, in the answer's order."""
        return tuple(entry for entry in self.entries if entry.region == region)


def ledger_of(answer: Answer) -> Ledger | None:
    """The ledger of an answer; None for a single image, which has nothing to be held against."""
    from lsgui.core.labels import combine_sets  # numpy: the window, which shows ledgers, is up before it

    expression = answer.query.expression
    if not isinstance(expression, Combine):
        return None
    pairs = [(row, row.decided) for row in answer.labels if row.decided is not None]
    a, b = (
        frozenset((row.label, row.head) for row, of in pairs if getattr(of, side))
        for side in ("in_a", "in_b")
    )
    expected = combine_sets(expression.operation, a, b)
    return Ledger(expression.operation, tuple(_entry(row, a, b, expected) for row, _ in pairs))


def _entry(row: LabelScore, a: frozenset[Key], b: frozenset[Key], expected: frozenset[Key]) -> Entry:
    assert row.decided is not None
    key = row.label, row.head
    logic = row.expected >= row.decided.logic_threshold
    return Entry(row, key in a, key in b, key in expected, logic, row.present)


def as_tsv(entries: Iterable[Entry]) -> str:
    """Tab-separated values under a header line: decisions as yes and no, scores with four decimals."""
    text = io.StringIO()
    writer = csv.writer(text, delimiter="\t", lineterminator="\n")
    writer.writerow(COLUMNS)
    writer.writerows(map(_cells, entries))
    return text.getvalue()


def _cells(entry: Entry) -> list[str]:
    row, decided = entry.row, entry.row.decided
    sets = (entry.in_a, entry.in_b, entry.expected, entry.logic, entry.predicted)
    logic = None if decided is None else decided.logic_threshold
    scores = (row.in_a, row.in_b, row.expected, logic, row.score, row.threshold)
    numbers = ["" if score is None else f"{score:.4f}" for score in scores]
    return [guarded(row.label), *map(yes_no, sets), entry.verdict, *numbers, guarded(row.head)]


def yes_no(decided: bool) -> str:
    """A decision as a word."""
    return "yes" if decided else "no"
