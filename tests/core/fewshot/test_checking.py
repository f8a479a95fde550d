"""What a check says of a head, held against what is true: features are drawn, so the truth is known."""

import itertools
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from sklearn.metrics import average_precision_score

from lsgui.core.checkpoint import Background
from lsgui.core.combine import combine_analytic
from lsgui.core.encoded import Encoded
from lsgui.core.fewshot import Evidence, ExampleRecord, Head, fitting, teach
from lsgui.core.fewshot.checking import Check, binned, check, check_of
from lsgui.core.fewshot.fitting import _fitted
from lsgui.core.types import CheckpointIdentity, FloatArray, Method, Operation

DIM = 40


class Drawn:
    """An engine at whose edge features are drawn: noise, in which category "c" is a shift of some entries."""

    input_size = (8, 8)
    identity = CheckpointIdentity("drawn", "cd" * 32)

    @property
    def checkpoint(self) -> "Drawn":
        return self

    def background(self) -> Background:
        return Background(others(np.random.default_rng(99), 800), np.zeros(1, np.float32))

    def combine(self, operation: Operation, a: Encoded, b: Encoded, *, method: Method = "learned") -> Encoded:
        return combine_analytic(operation, a, b)


def others(rng: np.random.Generator, count: int) -> FloatArray:
    return rng.normal(3, 1, (count, DIM)).astype(np.float32)


def shows(rng: np.random.Generator, count: int, shift: float) -> FloatArray:
    return others(rng, count) + np.float32(shift) * (np.arange(DIM) < 6)


@pytest.fixture(autouse=True)
def engine() -> Iterator[Drawn]:
    fitting._spaces.clear()
    yield Drawn()
    fitting._spaces.clear()


def evidence_of(examples: FloatArray, negatives: FloatArray | None = None) -> Evidence:
    rows = examples if negatives is None else np.concatenate([examples, negatives])
    truth = np.zeros((len(rows), 1), np.float32)
    truth[: len(examples)] = 1
    records = tuple(ExampleRecord(Path(f"{row}.jpg"), f"{row:064}") for row in range(len(rows)))
    return Evidence(("c",), records, truth, rows)


def taught(engine: Drawn, evidence: Evidence, library: FloatArray | None = None) -> Head:
    return _fitted(engine, "head", evidence, library, synthesis=False)


def checked(engine: Drawn, evidence: Evidence, library: FloatArray | None = None) -> tuple[Head, Check]:
    head = check(engine, taught(engine, evidence, library), library=library)
    found = check_of(head, "c")
    assert found is not None
    return head, found


def truly(head: Head, shift: float, seed: int = 1234) -> float:
    """The average precision of a head where one photograph in ten shows the category."""
    rng = np.random.default_rng(seed)
    rows = np.concatenate([shows(rng, 400, shift), others(rng, 3600)])
    return float(average_precision_score(np.arange(4000) < 400, head.scores(rows)[:, 0]))


def test_the_interval_holds_the_truth_and_is_never_without_width(engine: Drawn) -> None:
    held = 0
    for seed in range(20):
        rng = np.random.default_rng(seed)
        head, found = checked(engine, evidence_of(shows(rng, 12, 0.7), others(rng, 40)))
        estimate = found.average_precision
        assert estimate.low < estimate.value <= estimate.high
        held += estimate.low <= truly(head, 0.7) <= estimate.high
    assert held >= 14  # of 20: it is said to hold nine times in ten, of heads fitted on a fifth less


def test_three_perfect_examples_are_no_certainty(engine: Drawn) -> None:
    _, found = checked(engine, evidence_of(shows(np.random.default_rng(0), 3, 4.0)))
    assert found.average_precision.value > 0.95
    assert found.average_precision.low < 0.9


def test_what_examples_were_told_from_is_said(engine: Drawn) -> None:
    rng = np.random.default_rng(1)
    examples, negatives = shows(rng, 8, 2.0), others(rng, 8)
    library = np.concatenate([shows(rng, 20, 2.0), others(rng, 280)])
    assert checked(engine, evidence_of(examples))[1].against == "unrelated"
    assert checked(engine, evidence_of(examples, negatives))[1].against == "examples"
    assert checked(engine, evidence_of(examples), library)[1].against == "library"


def test_the_learning_curve_rises_to_what_is_true(engine: Drawn) -> None:
    rng = np.random.default_rng(2)
    _, found = checked(engine, evidence_of(shows(rng, 30, 0.8), others(rng, 60)))
    curve = {point.examples: point.average_precision.value for point in found.curve}
    assert list(curve) == [1, 2, 5, 10, 20]
    few = [taught(engine, evidence_of(shows(np.random.default_rng(s), 2, 0.8))) for s in range(8)]
    many = [taught(engine, evidence_of(shows(np.random.default_rng(s), 20, 0.8))) for s in range(8)]
    assert curve[2] == pytest.approx(np.mean([truly(head, 0.8) for head in few]), abs=0.15)
    assert curve[20] == pytest.approx(np.mean([truly(head, 0.8) for head in many]), abs=0.15)
    assert curve[20] > curve[1] + 0.1


def test_near_copies_do_not_make_the_curve_or_the_check_better(engine: Drawn) -> None:
    rng = np.random.default_rng(3)
    once, negatives = shows(rng, 8, 0.5), others(rng, 30)
    again = np.concatenate([once, *(once + rng.normal(0, 0.05, once.shape) for _ in range(3))])
    _, plain = checked(engine, evidence_of(once, negatives))
    _, copied = checked(engine, evidence_of(again.astype(np.float32), negatives))
    assert copied.average_precision.value < plain.average_precision.value + 0.15
    assert [point.examples for point in copied.curve] == [1, 2, 5]  # eight are different
    last = copied.curve[-1].average_precision.value
    assert last < plain.curve[-1].average_precision.value + 0.2


def test_promised_recall_is_kept_and_asks_less_for_less(engine: Drawn) -> None:
    kept, made = 0, 0
    for seed in range(12):
        rng = np.random.default_rng(100 + seed)
        head, found = checked(engine, evidence_of(shows(rng, 20, 1.0), others(rng, 40)))
        thresholds = [one.threshold for one in found.promises if one.kind == "recall" and one.threshold]
        assert thresholds == sorted(thresholds)
        assert len(set(thresholds)) > 1
        fresh = head.scores(shows(np.random.default_rng(7), 500, 1.0))[:, 0]
        for one in found.promises:
            if one.kind == "recall" and one.threshold is not None:
                made += 1
                kept += float((fresh >= one.threshold).mean()) >= one.level
    assert made > 24
    assert kept / made >= 0.85


def test_precision_is_promised_only_where_negatives_are_enough(engine: Drawn) -> None:
    rng = np.random.default_rng(5)
    few = checked(engine, evidence_of(shows(rng, 20, 3.0), others(rng, 10)))[1]
    assert all(one.threshold is None for one in few.promises if one.kind == "precision")
    head, many = checked(engine, evidence_of(shows(rng, 40, 3.0), others(rng, 900)))
    (promise,) = [one for one in many.promises if one.kind == "precision" and one.level == 0.8]
    assert promise.threshold is not None
    count = round(1000 * promise.prior)
    right = (head.scores(shows(rng, count, 3.0))[:, 0] >= promise.threshold).sum()
    wrong = (head.scores(others(rng, 1000 - count))[:, 0] >= promise.threshold).sum()
    assert right / (right + wrong) >= 0.8


@pytest.mark.parametrize("part", [0.02, 0.1, 0.25])
def test_a_category_is_found_in_a_library_that_often_shows_it(engine: Drawn, part: float) -> None:
    rng = np.random.default_rng(6)
    count = int(1000 * part)
    own = shows(rng, count, 3.0)
    library = np.concatenate([own, others(rng, 1000 - count)])
    head, found = checked(engine, evidence_of(own[:15]), library)  # the library's own are the examples
    fresh, strange = (head.scores(rows)[:, 0] for rows in (shows(rng, 300, 3.0), others(rng, 300)))
    assert (fresh >= head.thresholds[0]).mean() > 0.8
    assert (strange >= head.thresholds[0]).mean() < 0.15
    assert found.average_precision.value > 0.7  # it is on the careful side where much of the library shows it


def test_a_label_that_was_fitted_on_other_things_keeps_its_check(engine: Drawn) -> None:
    rng = np.random.default_rng(8)
    head, before = checked(engine, evidence_of(shows(rng, 10, 1.5), others(rng, 10)))
    library = np.concatenate([shows(rng, 100, 1.5), others(rng, 300)])
    assert check_of(check(engine, head, library=library), "c") == before


def test_a_chosen_threshold_outlasts_what_is_learned_later(engine: Drawn) -> None:
    rng = np.random.default_rng(9)
    head = taught(engine, evidence_of(shows(rng, 10, 1.5), others(rng, 10)))
    chosen = head.with_thresholds({"c": 0.9})
    more = chosen.evidence.with_example("c", ExampleRecord(Path("new.jpg"), "f" * 64), shows(rng, 1, 1.5)[0])
    later = teach(engine, chosen, more, ["c"])
    assert later.thresholds[0] == pytest.approx(0.9)
    assert teach(engine, head, more, ["c"]).thresholds[0] != pytest.approx(0.9)


def test_the_calibration_error_is_that_of_a_naive_reckoning() -> None:
    rng = np.random.default_rng(10)
    scores = rng.random(4000).astype(np.float32)
    truth = (rng.random(4000) < scores**2).astype(np.float32)  # scores are too high
    bins, error = binned(scores, truth, np.full(4000, 1 / 4000, np.float32))
    edges = [0.1, 0.3, 0.5, 0.7, 0.9, 1.0]
    inside = [(scores >= low) & (scores < high) for low, high in itertools.pairwise(edges)]
    naive = sum(abs(scores[one].mean() - truth[one].mean()) * one.sum() for one in inside)
    assert error == pytest.approx(naive / sum(one.sum() for one in inside), abs=1e-4)
    assert error > 0.1
    assert all(one.observed < one.predicted for one in bins[1:])
    assert binned(scores * 0.05, truth, np.full(4000, 1 / 4000, np.float32))[1] is None


def test_one_picture_in_two_folders_changes_little(engine: Drawn) -> None:
    rng = np.random.default_rng(11)
    rows = np.concatenate([shows(rng, 45, 1.5), others(rng, 45)])
    truth = np.zeros((90, 2), np.float32)
    truth[:45, 0], truth[45:, 1] = 1, 1
    records = tuple(ExampleRecord(Path(f"{row}.jpg"), f"{row:064}") for row in range(90))
    single = Evidence(("c", "d"), records, truth, rows)
    double = replace(single, truth=np.where((np.arange(90) == 0)[:, None], 1, truth).astype(np.float32))
    alone, twice = (_fitted(engine, "h", one, None, synthesis=False).metrics for one in (single, double))
    assert twice["c"]["expected_in"] == pytest.approx(alone["c"]["expected_in"], rel=0.35)
