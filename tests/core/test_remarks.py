"""What is weak or without meaning in an expression is remarked, by the label sets of its parts."""

from pathlib import Path

import pytest

from lsgui.core.labels import combine_sets
from lsgui.core.remarks import LOW, SENTENCES, Kind, remarks_on
from lsgui.core.types import Combine, Expression, Operation, Part, nodes_of

DOG, SNOW, BOTH, NONE = Path("dog"), Path("snow"), Path("both"), Path("none")
SETS: dict[Expression, frozenset[str]] = {
    DOG: frozenset({"dog"}),
    SNOW: frozenset({"snow", "tree"}),
    BOTH: frozenset({"dog", "snow"}),
    NONE: frozenset(),
}


def known(node: Expression) -> frozenset[str]:
    if isinstance(node, Combine):
        return combine_sets(node.operation, known(node.left), known(node.right))
    return SETS[node]


def kinds(whole: Expression, node: Expression | None = None, certainty: float = 0.9) -> list[Kind]:
    parts = [Part(each, certainty, known(each), known(each)) for each in nodes_of(whole)]
    return [remark.kind for remark in remarks_on(parts).get(node or whole, ())]


@pytest.mark.parametrize(
    ("operation", "left", "right", "kind"),
    [
        ("difference", DOG, DOG, "nothing_left"),
        ("union", DOG, DOG, "same_twice"),
        ("intersection", DOG, DOG, "same_twice"),
        ("intersection", DOG, SNOW, "disjoint"),
        ("intersection", DOG, NONE, "disjoint"),
        ("intersection", DOG, BOTH, "all_in_common"),
        ("difference", DOG, BOTH, "takes_all"),
        ("difference", DOG, SNOW, "takes_none"),
        ("difference", DOG, NONE, "takes_none"),
        ("union", DOG, BOTH, "contained"),
        ("union", BOTH, DOG, "contained"),
        ("union", NONE, DOG, "adds_none"),
    ],
)
def test_a_step_that_does_little_or_nothing_is_remarked(
    operation: Operation, left: Expression, right: Expression, kind: Kind
) -> None:
    assert kinds(Combine(operation, left, right)) == [kind]


@pytest.mark.parametrize("operation", ["intersection", "union", "difference"])
def test_a_step_that_does_something_is_not_remarked(operation: Operation) -> None:
    assert kinds(Combine(operation, BOTH, SNOW)) == []


def test_of_two_sets_the_one_that_adds_nothing_is_named() -> None:
    whole = Combine("union", BOTH, DOG)
    (remark,) = remarks_on([Part(node, 0.9, known(node), known(node)) for node in nodes_of(whole)])[whole]
    assert (remark.inner, remark.outer) == (DOG, BOTH)


def test_a_part_deep_inside_is_remarked_and_what_is_round_it_for_itself() -> None:
    inner = Combine("intersection", DOG, SNOW)
    whole = Combine("union", inner, BOTH)
    assert kinds(whole, inner) == ["disjoint"]
    assert kinds(whole) == ["adds_none"]
    assert kinds(Combine("union", inner, NONE)) == []


def test_a_photograph_that_stands_there_twice_is_remarked_at_both_places() -> None:
    whole = Combine("difference", Combine("union", SNOW, BOTH), SNOW)
    assert kinds(whole, SNOW) == ["image_again"]
    assert kinds(whole, BOTH) == []


def test_a_photograph_without_labels_is_remarked() -> None:
    assert kinds(NONE) == ["no_labels"]


def test_low_certainty_is_remarked_unless_nothing_is_there_to_be_sure_of() -> None:
    assert kinds(DOG, certainty=LOW - 0.01) == ["uncertain"]
    assert kinds(DOG, certainty=LOW) == []
    assert kinds(Combine("difference", BOTH, SNOW), certainty=0.1) == ["uncertain"]
    assert kinds(Combine("difference", DOG, DOG), certainty=0.1) == ["nothing_left"]


def test_every_kind_of_remark_has_its_sentence() -> None:
    names = dict.fromkeys(("left", "right", "node", "inner", "outer", "certainty"), "X")
    for sentence in SENTENCES.values():
        assert sentence.format(**names).endswith(".")
