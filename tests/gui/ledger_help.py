"""Answers with a ledger of every verdict, and a panel that shows them."""

from pathlib import Path

from lsgui.core.types import Answer, CheckpointIdentity, Combine, Decided, LabelScore, Operation, Query

A, B = Path("/a.jpg"), Path("/b.jpg")


def label(name: str, in_a: float, in_b: float, logic: float, predicted: float, head: str = "") -> LabelScore:
    """A label whose thresholds all are 0.5."""
    return LabelScore(name, predicted, 0.5, in_a, in_b, logic, head, Decided(in_a >= 0.5, in_b >= 0.5, 0.5))


ROWS = (
    label("beach", 0.02, 0.03, 0.05, 0.95),  # in neither, and predicted: extra
    label("dog", 0.90, 0.10, 0.91, 0.90),
    label("snow", 0.70, 0.80, 0.94, 0.85),
    label("zebra", 0.10, 0.60, 0.64, 0.80, head="safari"),
    label("ball", 0.60, 0.10, 0.64, 0.20),  # in A, and not predicted: missing
    label("car", 0.10, 0.20, 0.28, 0.10),
)


def answer(
    rows: tuple[LabelScore, ...] = ROWS, *, operation: Operation = "union", single: bool = False
) -> Answer:
    """An answer to A and B, or to A alone."""
    expression = A if single else Combine(operation, A, B)
    return Answer(Query(1, expression), rows, (), CheckpointIdentity("test", "0" * 64), None)
