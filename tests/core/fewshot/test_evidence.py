"""What a head knows of its examples: joining, marking, choosing, and near copies."""

from pathlib import Path

import numpy as np
import pytest
from scipy.sparse.csgraph import connected_components

from lsgui.core.fewshot import Evidence, ExampleRecord
from lsgui.core.fewshot.copies import copies_among, near_any
from lsgui.core.fewshot.evidence import NEAR_COPY, near_copies
from lsgui.core.labels import ABSENT, PRESENT, UNKNOWN
from lsgui.core.types import FloatArray

NO, SO, YES = ABSENT, UNKNOWN, PRESENT


def evidence(labels: tuple[str, ...], **truth: tuple[float, ...]) -> Evidence:
    """Evidence of examples by their names; the feature of one is its name's letters."""
    records = tuple(ExampleRecord(Path(f"{name}.jpg"), name) for name in truth)
    features = np.array([[ord(name[0]), len(name)] for name in truth], np.float32).reshape(-1, 2)
    return Evidence(labels, records, np.array(list(truth.values()), np.float32), features)


def known(found: Evidence) -> dict[str, dict[str, float]]:
    return {
        record.sha256: dict(zip(found.labels, truth.tolist(), strict=True))
        for record, truth in zip(found.records, found.truth, strict=True)
    }


def test_joined_evidence_knows_what_both_know_and_the_second_counts_more() -> None:
    first = evidence(("cat", "dog"), a=(YES, NO), b=(NO, SO), c=(NO, YES))
    second = evidence(("dog", "car"), b=(YES, NO), c=(SO, YES), d=(NO, YES))
    both = first.joined(second)
    assert both.labels == ("cat", "dog", "car")
    assert known(both) == {
        "a": {"cat": YES, "dog": NO, "car": SO},
        "b": {"cat": NO, "dog": YES, "car": NO},
        "c": {"cat": NO, "dog": YES, "car": YES},
        "d": {"cat": SO, "dog": NO, "car": YES},
    }
    assert both.features[:, 0].tolist() == [ord(name) for name in "abcd"]


def test_joining_nothing_new_changes_nothing() -> None:
    first = evidence(("cat",), a=(YES,), b=(NO,))
    assert known(first.joined(first)) == known(first)


def test_a_mark_changes_one_thing_and_an_example_of_which_nothing_is_known_goes() -> None:
    first = evidence(("cat", "dog"), a=(YES, NO), b=(SO, YES))
    assert known(first.marked("cat", "a", NO)) == {**known(first), "a": {"cat": NO, "dog": NO}}
    assert list(known(first.marked("dog", "b", SO))) == ["a"]
    assert known(first) == {"a": {"cat": YES, "dog": NO}, "b": {"cat": SO, "dog": YES}}


def test_a_selection_keeps_the_examples_that_say_something_of_it() -> None:
    whole = evidence(("cat", "dog", "car"), a=(YES, SO, SO), b=(SO, NO, YES), c=(SO, YES, SO))
    chosen = whole.select(("car", "dog"))
    assert chosen.labels == ("car", "dog")
    assert known(chosen) == {"b": {"car": YES, "dog": NO}, "c": {"car": SO, "dog": YES}}
    assert chosen.features[:, 0].tolist() == [ord("b"), ord("c")]


def test_examples_are_found_by_label_and_taken_out_by_hash() -> None:
    whole = evidence(("cat",), a=(YES,), b=(NO,), c=(YES,))
    assert [record.sha256 for record in whole.of("cat")] == ["a", "c"]
    assert [record.sha256 for record in whole.of("cat", NO)] == ["b"]
    assert list(known(whole.without(["a", "b", "nobody"]))) == ["c"]


def test_one_more_example_may_bring_a_new_label() -> None:
    whole = evidence(("cat",), a=(YES,))
    more = whole.with_example("dog", ExampleRecord(Path("b.jpg"), "b"), np.zeros(2, np.float32), NO)
    assert known(more) == {"a": {"cat": YES, "dog": SO}, "b": {"cat": SO, "dog": NO}}


def test_evidence_that_does_not_fit_together_is_refused() -> None:
    whole = evidence(("cat",), a=(YES,), b=(NO,))
    with pytest.raises(ValueError, match="do not fit together"):
        Evidence(whole.labels, whole.records, whole.truth[:1], whole.features)
    with pytest.raises(ValueError, match="do not fit together"):
        Evidence(whole.labels, whole.records, whole.truth, whole.features[:1])


def around(centres: FloatArray, copies: int, noise: float, seed: int) -> FloatArray:
    rng = np.random.default_rng(seed)
    rows = np.repeat(centres, copies, 0)
    return (rows + noise * rng.standard_normal(rows.shape)).astype(np.float32)[rng.permutation(len(rows))]


@pytest.mark.parametrize("noise", [0.1, 0.35, 0.42, 0.6])
def test_near_copies_are_the_connected_groups_of_what_is_near(noise: float) -> None:
    rng = np.random.default_rng(0)
    rows = around(rng.standard_normal((9, 40)).astype(np.float32), 5, noise, 1)
    unit = rows / np.linalg.norm(rows, axis=1, keepdims=True)
    _, expected = connected_components(unit @ unit.T >= NEAR_COPY)
    group = near_copies(rows)
    same = expected[:, None] == expected
    assert ((group[:, None] == group) == same).all()
    assert (group == same.argmax(1)).all()  # named after the first of them


def test_groups_of_copies_are_named_by_their_files() -> None:
    whole = evidence(("cat",), a=(YES,), b=(YES,), c=(YES,), d=(YES,))
    placed = np.array([[1, 0], [0, 1], [1, 0.01], [-1, 0]], np.float32)
    assert copies_among(whole, placed) == ((Path("a.jpg"), Path("c.jpg")),)
    assert near_any(placed[:2], placed[2:]).tolist() == [True, False]
    assert near_any(placed, placed[:0]).tolist() == [False] * 4
    assert near_any(placed[:0], placed).tolist() == []


@pytest.mark.parametrize("truth", [NO, SO, YES])
def test_many_marks_at_once_are_as_one_after_the_other(truth: float) -> None:
    whole = evidence(("cat", "dog"), a=(YES, NO), b=(SO, YES), c=(NO, SO), d=(YES, SO), e=(YES, YES))
    one_by_one = whole
    for digest in ("a", "c", "d", "nobody"):
        one_by_one = one_by_one.marked("cat", digest, truth)
    at_once = whole.marked_all("cat", {"a", "c", "d", "nobody"}, truth)
    assert known(at_once) == known(one_by_one)
    assert at_once.records == one_by_one.records
    assert (at_once.features == one_by_one.features).all()
