"""Promises by name, and what they do to thresholds."""

import pytest

from lsgui.core.judging import promised
from lsgui.core.label_promises import PROMISES, Kept, LabelPromise, moved, promise_of
from lsgui.core.types import LabelScore


@pytest.mark.parametrize("promise", PROMISES, ids=str)
def test_every_promise_is_found_by_its_name(promise: LabelPromise) -> None:
    assert promise_of(str(promise)) == promise


@pytest.mark.parametrize("text", ["recall:0.99", "recall", "f1:0.9", "recall:much", "", "recall:nan"])
def test_what_is_no_promise_is_refused_with_those_there_are(text: str) -> None:
    with pytest.raises(ValueError, match=r"recall:0\.9"):
        promise_of(text)


def test_a_shift_acts_on_log_odds() -> None:
    assert moved(0.5, 0.0) == pytest.approx(0.5)
    assert moved(0.2, 1.5) > 0.2 > moved(0.2, -1.5)
    assert moved(moved(0.3, 2.0), -2.0) == pytest.approx(0.3)
    assert 0 < moved(0.0, -30.0) < moved(1.0, 30.0) <= 1


def test_a_promise_that_is_made_moves_thresholds_alone() -> None:
    row = LabelScore("dog", 0.4, 0.5, 0.4, 0.4, 0.4)
    promise = LabelPromise("recall", 0.9)
    (lower,) = promised([row], Kept(promise, -1.0))
    assert lower.present
    assert not row.present
    assert (lower.score, lower.label) == (row.score, row.label)
    assert promised([row], Kept(promise, why="no")) == [row]
    assert promised([row], None) == [row]
