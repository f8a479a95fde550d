"""Which photographs to label next, and which labels may be wrong."""

from pathlib import Path

import numpy as np
import pytest
from grid_engine import BLUE, GRID, RED, GridEngine, Paint

from lsgui.core.fewshot import Head, fit
from lsgui.core.fewshot.copies import near_any
from lsgui.core.fewshot.doubts import doubts
from lsgui.core.fewshot.suggesting import suggest
from lsgui.core.linear import normalised
from lsgui.core.types import FloatArray


@pytest.fixture
def head(grid: GridEngine, colours: Path) -> Head:
    return fit(grid, colours).head


@pytest.fixture
def library() -> FloatArray:
    """Features of nothing in particular, some of them rather red."""
    rng = np.random.default_rng(5)
    features = rng.random((300, GRID * GRID, 3), np.float32)
    features[:100, :, 0] += np.linspace(0, 0.6, 100, dtype=np.float32)[:, None]
    return features.reshape(300, -1)


def placed(head: Head, features: FloatArray) -> FloatArray:
    return normalised(features, head.mean, head.scale)


def test_the_likeliest_come_first_where_they_are_asked_for(head: Head, library: FloatArray) -> None:
    found = suggest(head, "red", library, count=5, reasons=["likely"])
    scores = head.scores(library)[:, head.labels.index("red")]
    assert [one.row for one in found] == np.argsort(-scores, kind="stable")[:5].tolist()
    assert [one.score for one in found] == pytest.approx(np.sort(scores)[::-1][:5].tolist())


def test_the_uncertain_are_those_near_the_threshold(head: Head, library: FloatArray) -> None:
    column = head.labels.index("red")
    found = suggest(head, "red", library, count=6, reasons=["uncertain"])
    away = np.abs(head.scores(library)[:, column] - head.thresholds[column])
    assert [one.row for one in found] == np.argsort(away, kind="stable")[:6].tolist()


def test_reasons_take_turns_and_no_photograph_comes_twice(head: Head, library: FloatArray) -> None:
    found = suggest(head, "red", library, count=9)
    assert [one.reason for one in found] == ["likely", "uncertain", "different"] * 3
    assert len({one.row for one in found}) == 9
    assert suggest(head, "red", library, count=9) == found


def test_an_example_or_what_nearly_repeats_one_is_never_suggested(head: Head, library: FloatArray) -> None:
    copies = head.evidence.features + np.float32(0.001)
    found = suggest(head, "red", np.concatenate([copies, library]), count=30)
    assert all(one.row >= len(copies) for one in found)
    chosen = placed(head, np.concatenate([copies, library])[[one.row for one in found]])
    for row in range(1, len(chosen)):
        assert not near_any(chosen[row : row + 1], chosen[:row]).any()


def test_rows_left_out_are_never_suggested_and_few_photographs_give_few(
    head: Head, library: FloatArray
) -> None:
    first = suggest(head, "red", library, count=4)
    again = suggest(head, "red", library, count=300, leave_out=[one.row for one in first])
    assert not {one.row for one in first} & {one.row for one in again}
    assert len(again) <= 296
    assert suggest(head, "red", library[:0]) == ()


def test_examples_with_a_planted_wrong_label_are_doubted(
    grid: GridEngine, paint: Paint, tmp_path: Path
) -> None:
    for seed in range(12):
        paint(f"doubtful/red/{seed}.png", RED, seed)
        paint(f"doubtful/blue/{100 + seed}.png", BLUE, 100 + seed)
    planted = paint("doubtful/red/wrong.png", BLUE, 300)
    found = doubts(grid, fit(grid, tmp_path / "doubtful").head)
    worst = {doubt.record.path for doubt in found[:2]}
    assert worst == {planted}
    of_red = next(doubt for doubt in found if doubt.label == "red")
    assert of_red.shown
    assert of_red.score < 0.2
    assert {record.path.parent.name for record in of_red.neighbours} == {"blue"}


def test_sound_examples_are_hardly_doubted(grid: GridEngine, paint: Paint, tmp_path: Path) -> None:
    for seed in range(12):
        paint(f"sound/red/{seed}.png", RED, seed)
        paint(f"sound/blue/{100 + seed}.png", BLUE, 100 + seed)
    assert len(doubts(grid, fit(grid, tmp_path / "sound").head)) <= 1


def test_too_few_examples_raise_no_doubt(grid: GridEngine, paint: Paint, tmp_path: Path) -> None:
    for seed in range(2):
        paint(f"few/{seed}.png", RED, seed)
    assert doubts(grid, fit(grid, tmp_path / "few").head) == ()
