"""The ledger says of every label what set algebra says of the decided label sets."""

import csv
import io
from itertools import product
from pathlib import Path

import pytest

from lsgui.core.engine import Engine
from lsgui.core.judging import promised
from lsgui.core.label_promises import Kept, LabelPromise
from lsgui.core.labels import combine_sets
from lsgui.core.ledger import COLUMNS, KEPT, REGIONS, VERDICTS, Ledger, as_tsv, ledger_of
from lsgui.core.types import (
    METHODS,
    OPERATIONS,
    Answer,
    CheckpointIdentity,
    Combine,
    Decided,
    LabelScore,
    Method,
    Operation,
    Query,
)

A, B = Path("a.jpg"), Path("b.jpg")


def row(label: str, in_a: bool, in_b: bool, logic: float, score: float, head: str = "") -> LabelScore:
    decided = Decided(in_a, in_b, logic_threshold=0.4)
    return LabelScore(label, score, 0.5, 0.3, 0.2, logic, head, decided)


def every_case(operation: Operation) -> Answer:
    """One label for each way in which A, B, label logic and the prediction can decide."""
    rows = tuple(
        row(f"{a}{b}{logic}{predicted}", a, b, 0.6 if logic else 0.1, 0.7 if predicted else 0.2)
        for a, b, logic, predicted in product([False, True], repeat=4)
    )
    return Answer(Query(1, Combine(operation, A, B)), rows, (), CheckpointIdentity("x", "0"), None)


def ledger(answer: Answer) -> Ledger:
    found = ledger_of(answer)
    assert found is not None
    return found


@pytest.mark.parametrize("operation", OPERATIONS)
def test_expected_is_the_operation_on_the_label_sets_of_a_and_b(operation: Operation) -> None:
    found = ledger(every_case(operation))
    expected = combine_sets(operation, found.labels("in_a"), found.labels("in_b"))
    assert found.labels("expected") == expected
    predicted = found.labels("predicted")
    verdicts = {entry.key: entry.verdict for entry in found.entries}
    everything = frozenset(verdicts)
    assert {key for key in everything if verdicts[key] == "missing"} == expected - predicted
    assert {key for key in everything if verdicts[key] == "extra"} == predicted - expected
    assert found.counts == {verdict: list(verdicts.values()).count(verdict) for verdict in VERDICTS}


@pytest.mark.parametrize("operation", OPERATIONS)
def test_the_regions_share_out_what_any_set_has_and_an_operation_keeps_some(operation: Operation) -> None:
    found = ledger(every_case(operation))
    regions = {region: {entry.key for entry in found.region(region)} for region in REGIONS}
    assert sum(map(len, regions.values())) == len(set().union(*regions.values()))
    assert set().union(*regions.values()) == (
        found.labels("in_a") | found.labels("in_b") | found.labels("predicted")
    )
    assert set().union(*(regions[region] for region in KEPT[operation])) == found.labels("expected")


def test_what_a_promise_alone_adds_or_takes_is_neither_extra_nor_missing() -> None:
    rows = [
        row("told", False, False, 0.1, 0.3),
        row("wrong", False, False, 0.1, 0.9),
        row("right", True, False, 0.1, 0.9),
    ]
    for shift, verdicts in ((-2.0, ["promised", "extra", "agrees"]), (6.0, ["agrees", "agrees", "promised"])):
        moved = tuple(promised(rows, Kept(LabelPromise("recall", 0.9), shift, 1.0)))
        answer = Answer(Query(1, Combine("union", A, B)), moved, (), CheckpointIdentity("x", "0"), None)
        assert [entry.verdict for entry in ledger(answer).entries] == verdicts


def test_the_same_word_of_a_head_is_another_label() -> None:
    rows = (row("dog", True, False, 0.1, 0.1), row("dog", False, False, 0.1, 0.9, head="pets"))
    answer = Answer(Query(1, Combine("union", A, B)), rows, (), CheckpointIdentity("x", "0"), None)
    assert [entry.verdict for entry in ledger(answer).entries] == ["missing", "extra"]
    assert ledger(answer).labels("expected") == {("dog", "")}


def test_tab_separated_values_have_every_decision_and_the_number_behind_it() -> None:
    answer = every_case("union")
    read = list(csv.DictReader(io.StringIO(as_tsv(ledger(answer).entries)), delimiter="\t"))
    assert len(read) == 16
    assert list(read[0]) == list(COLUMNS)
    sole = next(each for each in read if each["label"] == "TrueFalseFalseTrue")
    assert (sole["in_a"], sole["in_b"], sole["expected"], sole["logic"]) == ("yes", "no", "yes", "no")
    assert (sole["predicted"], sole["verdict"]) == ("yes", "agrees")
    assert (sole["score_logic"], sole["threshold_logic"]) == ("0.1000", "0.4000")


def test_no_cell_is_taken_for_a_formula() -> None:
    rows = (row("=1+1", True, False, 0.1, 0.1, head="@SUM(1)"),)
    answer = Answer(Query(1, Combine("union", A, B)), rows, (), CheckpointIdentity("x", "0"), None)
    (read,) = csv.DictReader(io.StringIO(as_tsv(ledger(answer).entries)), delimiter="\t")
    assert (read["label"], read["head"]) == ("'=1+1", "'@SUM(1)")


def test_a_single_image_has_no_ledger(engine: Engine, photos: Path) -> None:
    assert ledger_of(engine.answer(photos / "coffee.jpg")) is None


@pytest.mark.parametrize("method", METHODS)
@pytest.mark.parametrize("operation", OPERATIONS)
def test_the_engine_decides_photographs_by_the_thresholds_of_single_ones(
    engine: Engine, photos: Path, operation: Operation, method: Method
) -> None:
    pair = photos / "astronaut.jpg", photos / "coffee.jpg"
    found = ledger(engine.answer(Combine(operation, *pair), method=method))
    logical = engine.answer(Combine(operation, *pair), method="label_logic")
    for side, path in zip(("in_a", "in_b"), pair, strict=True):
        alone = {(label.label, label.head) for label in engine.answer(path).labels if label.present}
        assert found.labels(side) == alone  # type: ignore[arg-type]
    assert found.labels("logic") == {(label.label, label.head) for label in logical.labels if label.present}


def test_nested_operands_have_what_set_algebra_makes_of_their_photographs(
    engine: Engine, photos: Path
) -> None:
    a, b, c = (photos / name for name in ("astronaut.jpg", "coffee.jpg", "chelsea.png"))
    found = ledger(engine.answer(Combine("difference", Combine("union", a, b), c)))
    sets = [ledger_of(engine.answer(Combine("union", path, path))) for path in (a, b, c)]
    alone = [each.labels("in_a") for each in sets if each is not None]
    assert found.labels("in_a") == alone[0] | alone[1]
    assert found.labels("expected") == (alone[0] | alone[1]) - alone[2]
