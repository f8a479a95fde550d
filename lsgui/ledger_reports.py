"""The label ledger as the command line shows it."""

from collections.abc import Sequence
from typing import Any

from lsgui.core.ledger import MARKS, VERDICTS, WORDS, Entry, Ledger, yes_no
from lsgui.core.types import Answer
from lsgui.reports import label_name, neighbour_lines, rounded, score_text, shown, table

SETS = ("in_a", "in_b", "expected", "logic", "predicted")


def ledger_text(
    answer: Answer, ledger: Ledger, head: Sequence[str], sides: tuple[str, str] = ("A", "B")
) -> str:
    """The ledger as a table beneath a head, labels that any column has before the others, then neighbours."""
    concerned = [entry for entry in ledger.entries if any(getattr(entry, name) for name in SETS)]
    columns = (*(f"in {side}" for side in sides), "expected", "label logic", "predicted", "verdict")
    rest = len(ledger.entries) - len(concerned)
    return "\n".join(
        [
            *head,
            "",
            *table(("label", *columns), map(_cells, concerned)),
            *([f"({rest:,} other labels are in no column)"] if rest else []),
            "",
            _summary(ledger),
            *neighbour_lines(answer),
        ]
    )


def _cells(entry: Entry) -> Sequence[str]:
    row = entry.row
    return [
        shown(label_name(row)),
        *(
            f"{yes_no(has)} {score_text(score)}"
            for has, score in ((entry.in_a, row.in_a), (entry.in_b, row.in_b))
        ),
        yes_no(entry.expected),
        f"{yes_no(entry.logic)} {score_text(row.expected)}",
        f"{yes_no(entry.predicted)} {score_text(row.score)}",
        f"{MARKS[entry.verdict]} {WORDS[entry.verdict]}",
    ]


def _summary(ledger: Ledger) -> str:
    counts = ledger.counts
    told = [verdict for verdict in VERDICTS if verdict != "promised" or counts[verdict]]
    return ", ".join(f"{counts[verdict]:,} {_COUNTED[verdict]}" for verdict in told)


_COUNTED = {**WORDS, "agrees": "agree"}


def ledger_json(ledger: Ledger) -> dict[str, Any]:
    """The ledger as `lsgui query --ledger --json` gives it."""
    return {"counts": ledger.counts, "labels": [_entry_json(entry) for entry in ledger.entries]}


def _entry_json(entry: Entry) -> dict[str, Any]:
    row, decided = entry.row, entry.row.decided
    return {
        "label": row.label,
        **{name: getattr(entry, name) for name in SETS},
        "verdict": entry.verdict,
        "logic_threshold": None if decided is None else rounded(decided.logic_threshold),
        **({"head": row.head} if row.head else {}),
    }
