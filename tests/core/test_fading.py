"""Certainty is the F1 score that a label set can expect; every part of an expression has its own."""

from dataclasses import replace
from itertools import product
from pathlib import Path

import numpy as np
import pytest

from lsgui.core.engine import Engine
from lsgui.core.trusting import certainty
from lsgui.core.types import METHODS, Combine, Method, Query, nodes_of


def exact(scores: np.ndarray, present: np.ndarray) -> float:
    """The expected F1 score over every possible truth."""
    total = 0.0
    for truth in product((False, True), repeat=len(scores)):
        held = np.array(truth)
        likely = np.prod(np.where(held, scores, 1 - scores))
        sizes = held.sum() + present.sum()
        total += likely * (1.0 if sizes == 0 else 2 * (held & present).sum() / sizes)
    return float(total)


def test_certainty_is_near_the_expected_f1_score_and_exact_for_an_empty_set() -> None:
    draw = np.random.default_rng(5)
    scores = draw.random((50, 6)).astype(np.float32)
    thresholds = draw.random((50, 1)).astype(np.float32) * np.ones(6, np.float32)
    expected = [exact(row, row >= least) for row, least in zip(scores, thresholds, strict=True)]
    assert certainty(scores, thresholds) == pytest.approx(expected, abs=0.12)
    nothing = np.zeros(6, np.bool_)
    empty = [exact(row, nothing) for row in scores]
    assert certainty(scores, np.full_like(scores, 2)) == pytest.approx(empty, abs=1e-5)


@pytest.mark.parametrize("method", METHODS)
def test_each_part_has_the_labels_of_its_own_answer(engine: Engine, photos: Path, method: Method) -> None:
    a, b, c = photos / "astronaut.jpg", photos / "chelsea.png", photos / "motorcycle_left.jpg"
    whole = Combine("difference", Combine("union", a, b), c)
    parts = engine.answer(whole, method=method).parts
    assert tuple(part.expression for part in parts) == nodes_of(whole)
    for part in parts:
        alone = engine.answer(part.expression, method=method)
        assert part.present == {row.label for row in alone.labels if row.present}
        own = alone.parts[-1]
        assert (part.present, part.expected) == (own.present, own.expected)
        assert part.certainty == pytest.approx(own.certainty, abs=1e-6)
        assert 0 <= part.certainty <= 1


def test_the_expected_labels_are_set_algebra_on_those_of_the_photographs(
    engine: Engine, photos: Path
) -> None:
    a, b, c = photos / "astronaut.jpg", photos / "chelsea.png", photos / "motorcycle_left.jpg"
    parts = {
        part.expression: part
        for part in engine.answer(Combine("difference", Combine("union", a, b), c)).parts
    }
    sets = [parts[image].present for image in (a, b, c)]
    assert parts[Combine("union", a, b)].expected == sets[0] | sets[1]
    assert parts[Combine("difference", Combine("union", a, b), c)].expected == (sets[0] | sets[1]) - sets[2]


def test_a_part_that_is_looked_at_is_answered_with_all_parts_of_the_whole(
    engine: Engine, photos: Path
) -> None:
    pair = Combine("union", photos / "astronaut.jpg", photos / "chelsea.png")
    whole = Combine("difference", pair, photos / "motorcycle_left.jpg")
    answer = engine.answer(Query(1, pair, whole=whole))
    assert [part.expression for part in answer.parts] == list(nodes_of(whole))
    assert answer.labels == engine.answer(pair).labels
    with pytest.raises(ValueError, match="part"):
        engine.answer(Query(1, replace(pair, operation="difference"), whole=whole))


def test_a_part_whose_file_has_changed_is_combined_anew(engine: Engine, photos: Path) -> None:
    a, b, c = photos / "astronaut.jpg", photos / "chelsea.png", photos / "motorcycle_left.jpg"
    before = engine.answer(Combine("union", a, b)).labels
    b.write_bytes(c.read_bytes())
    after = engine.answer(Combine("union", a, b)).labels
    assert after != before
    expected = {row.label: row.score for row in engine.answer(Combine("union", a, c)).labels}
    assert {row.label: row.score for row in after} == pytest.approx(expected, abs=1e-4)
