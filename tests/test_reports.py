"""What is printed: progress, tables, and what stands in them."""

from io import StringIO
from pathlib import Path

from lsgui import reports
from lsgui.core.types import (
    Answer,
    CheckpointIdentity,
    Combine,
    LabelScore,
    Neighbour,
    Query,
)


class Terminal(StringIO):
    """A stream that says it is a terminal."""

    def isatty(self) -> bool:
        return True


def test_progress_is_one_line_of_a_terminal_and_cleared_at_the_end() -> None:
    terminal = Terminal()
    with reports.ProgressLine("indexing", terminal) as progress:
        progress(0, 0)
        progress(1200, 1200)
    assert "\n" not in terminal.getvalue()
    assert "indexing: 1,200 of 1,200" in terminal.getvalue()
    assert terminal.getvalue().endswith("\r\x1b[K")


def test_progress_is_silent_where_nobody_watches() -> None:
    stream = StringIO()
    with reports.ProgressLine("indexing", stream) as progress:
        progress(1, 2)
    assert stream.getvalue() == ""


def test_present_labels_stand_above_a_line_and_the_nearest_few_below() -> None:
    def label(name: str, score: float, threshold: float) -> LabelScore:
        return LabelScore(name, score, threshold, in_a=0.25, in_b=0.5, expected=0.125)

    labels = (
        label("dog", 0.9, 0.5),
        label("far", 0.45, 0.9),
        *(label(f"near{n}", 0.4, 0.42) for n in range(5)),
        label("cat", 0.3, 0.2),
    )
    query = Query(1, Combine("difference", Path("a.jpg"), Path("b.jpg")))
    near = (Neighbour(1, Path("c.jpg"), 0.25),)
    answer = Answer(query, labels, near, CheckpointIdentity("x", "0"), None)
    lines = reports.answer_text(answer, ["A ∖ B", "A: a.jpg", "B: b.jpg"]).splitlines()
    rule = next(number for number, line in enumerate(lines) if line.startswith("---"))
    above = [line.split()[0] for line in lines[5:rule]]
    below = [line.split()[0] for line in lines[rule + 1 : rule + 6]]
    assert above == ["dog", "cat"]
    assert below == [f"near{n}" for n in range(5)]
    assert "far" not in " ".join(lines)
    assert lines[5].split() == ["dog", "0.900", "0.500", "0.250", "0.500", "0.125"]
    assert lines[-1].split() == ["1", "0.2500", "c.jpg"]


def test_columns_line_up_numbers_right_and_text_left() -> None:
    lines = reports.table(("n", "name"), [["1", "ab"], ["1,000", "c"]])
    assert lines == ["    n  name", "    1  ab", "1,000  c"]
