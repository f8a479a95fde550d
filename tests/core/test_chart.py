"""A chart says how far features are from real photographs, as a naive reference has it."""

import numpy as np
import pytest

from lsgui.core.chart import FEWEST, Chart
from lsgui.core.linear import unit
from lsgui.core.types import FloatArray

RANDOM = np.random.default_rng(3)


def vectors(count: int = 60, dim: int = 6) -> FloatArray:
    return RANDOM.normal(size=(count, dim)).astype(np.float32)


def test_distances_are_those_to_the_nearest_other_photograph() -> None:
    given = vectors()
    chart = Chart.of(given)
    assert chart is not None
    at = unit(given)
    naive = [min(1 - float(at[i] @ at[j]) for j in range(len(at)) if j != i) for i in range(len(at))]
    assert chart.distances == pytest.approx(sorted(naive), abs=1e-5)
    assert chart.usual == pytest.approx(np.median(naive), abs=1e-5)


def test_a_photograph_and_its_copies_are_not_their_own_neighbours() -> None:
    given = vectors()
    alone, doubled = Chart.of(given), Chart.of(np.concatenate([given, 3 * given]))
    assert alone is not None
    assert doubled is not None
    assert doubled.usual == pytest.approx(alone.usual, abs=1e-5)
    away = alone.away(given[:1], own=given[:1])
    assert away[0] == pytest.approx(
        min(1 - float(unit(given[:1])[0] @ row) for row in unit(given[1:])), abs=1e-5
    )
    assert alone.away(given[:1])[0] == pytest.approx(0, abs=1e-5)


def test_a_place_says_how_many_photographs_have_a_nearer_one() -> None:
    chart = Chart.of(vectors())
    assert chart is not None
    assert chart.place(0.0).nearer == 0
    assert chart.place(2.0).nearer == 1
    middle = chart.place(chart.usual)
    assert middle.nearer == pytest.approx(0.5, abs=0.02)
    assert (middle.usual, middle.count) == (chart.usual, 60)


def test_too_few_photographs_say_nothing() -> None:
    assert Chart.of(vectors(FEWEST - 1)) is None
    assert Chart.of(vectors(FEWEST)) is not None


def test_copies_count_as_one_photograph() -> None:
    given = vectors(FEWEST)
    chart = Chart.of(np.concatenate([given, 3 * given, given]))
    assert chart is not None
    assert chart.place(2.0).count == FEWEST
    assert chart.distances.max() < 2
    assert Chart.of(np.concatenate([given[:5]] * FEWEST)) is None
    assert Chart.of(np.ones((200, 6), np.float32)) is None


def test_where_every_photograph_is_the_querys_own_nothing_is_near() -> None:
    given = vectors(FEWEST)
    chart = Chart.of(given)
    assert chart is not None
    assert np.isinf(chart.away(given[:1], own=given)).all()
