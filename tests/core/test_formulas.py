"""Formulas are read, written and changed as trees; what cannot be read is said with its place."""

import random
from pathlib import Path

import pytest

from lsgui.core import formulas
from lsgui.core.formulas import LETTERS, MOST, Formula, Node, parse, text
from lsgui.core.types import OPERATIONS, Combine, FormulaError, Operation

A, B, C = Path("a.jpg"), Path("b.jpg"), Path("c.jpg")
WITHOUT_C = Node("difference", Node("union", "A", "B"), "C")


def random_formula(draw: random.Random, deep: int) -> Formula:
    if deep == 0 or draw.random() < 0.25:
        return draw.choice(LETTERS)
    left, right = random_formula(draw, deep - 1), random_formula(draw, deep - 1)
    return Node(draw.choice(OPERATIONS), left, right)


@pytest.fixture(scope="module")
def many() -> list[Formula]:
    draw = random.Random(6)
    return [random_formula(draw, draw.randrange(5)) for _ in range(800)]


@pytest.mark.parametrize(
    "typed",
    [
        *("(A ∪ B) ∖ C", "(a | b) - c", "(a+b)\\c", "A or B without C", "a UNION b minus c", "((A)∪B)−(C)"),
        *("a | b - c", "  (a|b)-c  ", "A union B difference C"),
    ],
)
def test_one_formula_can_be_typed_in_many_ways(typed: str) -> None:
    assert parse(typed) == WITHOUT_C


def test_intersection_binds_tighter_and_the_rest_goes_from_left_to_right() -> None:
    assert parse("a | b & c") == Node("union", "A", Node("intersection", "B", "C"))
    assert parse("a - b - c") == Node("difference", Node("difference", "A", "B"), "C")
    assert parse("a - b | c") == Node("union", Node("difference", "A", "B"), "C")


@pytest.mark.parametrize(
    ("typed", "written"),
    [
        ("a | b - c", "(A ∪ B) ∖ C"),
        ("a | (b - c)", "A ∪ (B ∖ C)"),
        ("a & b | c", "(A ∩ B) ∪ C"),
        ("((a) | b) | c", "A ∪ B ∪ C"),
        ("a & (b & c)", "A ∩ (B ∩ C)"),
        ("(a | b) & c", "(A ∪ B) ∩ C"),
    ],
)
def test_a_formula_is_written_with_the_parentheses_that_a_reader_needs(typed: str, written: str) -> None:
    assert text(parse(typed)) == written


def test_what_is_written_is_read_as_the_same_formula(many: list[Formula]) -> None:
    assert all(parse(text(formula)) == formula for formula in many)


@pytest.mark.parametrize(
    ("typed", "place", "words"),
    [
        ("", 1, "no formula"),
        ("a % b", 3, "“%”"),
        ("a | cat", 5, "“cat”"),
        ("a |", 3, "After “|”"),
        ("a | | b", 5, "Before “|”"),
        ("a b", 3, "a sign is missing"),
        ("(a | b", 1, "never closed"),
        ("a | b)", 6, "closes nothing"),
        ("(a | b c", 8, "a sign is missing"),
        ("()", 2, "the letter of an image"),
        ("é", 1, "“é”"),
    ],
)
def test_a_mistake_is_said_in_a_sentence_with_its_place(typed: str, place: int, words: str) -> None:
    with pytest.raises(FormulaError) as caught:
        parse(typed)
    assert caught.value.at == place
    assert words in str(caught.value)
    assert str(caught.value).endswith(".")


@pytest.mark.parametrize(
    "typed",
    ["(" * 300 + "a" + ")" * 90, "a" + "|a" * 199, "a|" * 300, "-" * 399, ")" * 50, "(a|b|c|d)&" * 11 + "a"],
)
def test_what_is_too_long_or_too_deep_is_refused(typed: str) -> None:
    with pytest.raises(FormulaError):
        parse(typed)


def test_any_text_is_either_read_or_refused_with_a_sentence() -> None:
    draw = random.Random(7)
    for _ in range(2000):
        typed = "".join(draw.choices("aBz ()|&-∪∩∖+1é", k=draw.randrange(14)))
        found = read_or_error(typed)
        if isinstance(found, FormulaError):
            assert str(found).endswith(".")
            assert 1 <= found.at <= max(1, len(typed))
        else:
            assert parse(text(found)) == found


def read_or_error(typed: str) -> Formula | FormulaError:
    try:
        return parse(typed)
    except FormulaError as error:
        return error


def test_the_deepest_formula_that_is_read_is_written_and_read_again() -> None:
    formula: Formula = "A"
    for _ in range(MOST - 1):
        formula = Node("difference", "B", formula)
    assert parse(text(formula)) == formula
    assert formulas.depth(formula) == MOST - 1
    assert formulas.size(formula) == MOST


def test_letters_and_parts_go_from_left_to_right() -> None:
    formula = parse("(c | a) - c")
    assert formulas.letters(formula) == ("C", "A")
    places = [place for place, _ in formulas.nodes(formula)]
    assert places == [(), (0,), (0, 0), (0, 1), (1,)]
    assert all(formulas.at(formula, place) == part for place, part in formulas.nodes(formula))


def test_a_place_that_is_not_there_is_an_error_or_its_nearest() -> None:
    with pytest.raises(LookupError):
        formulas.at(WITHOUT_C, (1, 0))
    with pytest.raises(LookupError):
        formulas.replaced(WITHOUT_C, (1, 0), "A")
    assert formulas.reached(WITHOUT_C, (1, 0)) == (1,)
    assert formulas.reached("A", (0, 1)) == ()


def test_parts_are_replaced_removed_and_combined() -> None:
    assert text(formulas.replaced(WITHOUT_C, (0, 1), "D")) == "(A ∪ D) ∖ C"
    assert formulas.removed(WITHOUT_C, (1,)) == Node("union", "A", "B")
    assert formulas.removed(WITHOUT_C, (0, 0)) == Node("difference", "B", "C")
    assert formulas.removed(WITHOUT_C, ()) is None
    assert text(formulas.combined(WITHOUT_C, (0,), "intersection", "D")) == "((A ∪ B) ∩ D) ∖ C"


def test_a_letter_is_taken_out_wherever_it_stands() -> None:
    assert formulas.without(parse("(a | c) - c"), "C") == "A"
    assert formulas.without(parse("c & c"), "C") is None


def test_sides_are_swapped_and_operations_changed() -> None:
    assert text(formulas.swapped(WITHOUT_C, ())) == "C ∖ (A ∪ B)"
    assert text(formulas.with_operation(WITHOUT_C, (0,), "intersection")) == "(A ∩ B) ∖ C"
    with pytest.raises(LookupError):
        formulas.swapped("A", ())
    with pytest.raises(LookupError):
        formulas.with_operation("A", (), "union")


def test_parts_change_places_unless_one_holds_the_other() -> None:
    assert text(formulas.exchanged(WITHOUT_C, (0, 0), (1,))) == "(C ∪ B) ∖ A"
    with pytest.raises(LookupError):
        formulas.exchanged(WITHOUT_C, (0,), (0, 1))


@pytest.mark.parametrize(
    ("source", "target", "found"),
    [
        ((1,), (0, 0), "(A ∩ C) ∪ B"),
        ((0, 0), (), "(B ∖ C) ∩ A"),
        ((0, 0), (0,), "(B ∩ A) ∖ C"),
        ((0,), (1,), "C ∩ (A ∪ B)"),
    ],
)
def test_a_part_is_moved_onto_another(source: tuple[int, ...], target: tuple[int, ...], found: str) -> None:
    assert text(formulas.moved(WITHOUT_C, source, target, "intersection")) == found


def test_a_part_is_not_moved_into_itself() -> None:
    with pytest.raises(LookupError):
        formulas.moved(WITHOUT_C, (0,), (0, 1), "union")


def test_moving_and_exchanging_lose_no_letter(many: list[Formula]) -> None:
    draw = random.Random(8)
    for formula in many:
        places = [place for place, _ in formulas.nodes(formula)]
        source, target = draw.choice(places), draw.choice(places)
        if not formulas.within(target, source):
            moved = formulas.moved(formula, source, target, "union")
            assert sorted(all_letters(moved)) == sorted(all_letters(formula))


def all_letters(formula: Formula) -> list[str]:
    return [part for _, part in formulas.nodes(formula) if isinstance(part, str)]


def test_two_letters_meet_in_the_innermost_operation_round_both() -> None:
    formula = parse("(a - c) | (b & d)")
    assert formulas.meeting(formula, "A", "B") == ()
    assert formulas.meeting(formula, "B", "D") == (1,)
    assert formulas.meeting(formula, "A", "E") is None


@pytest.mark.parametrize("operation", OPERATIONS)
def test_a_formula_asks_an_expression_of_its_images(operation: Operation) -> None:
    formula = Node(operation, Node("union", "A", "B"), "C")
    assert formulas.expression(formula, (A, B, C)) == Combine(operation, Combine("union", A, B), C)


def test_a_letter_without_an_image_is_left_out() -> None:
    assert formulas.expression(WITHOUT_C, (A, None, C)) == Combine("difference", A, C)
    assert formulas.expression(WITHOUT_C, (A, B)) == Combine("union", A, B)
    assert formulas.expression(WITHOUT_C, (None, None, C)) == C
    assert formulas.expression(WITHOUT_C, ()) is None


@pytest.mark.parametrize("typed", ["ﬆ", "A ∪ ﬅ", "ŉ", "ß"])
def test_a_sign_that_stands_for_two_letters_is_none(typed: str) -> None:
    with pytest.raises(FormulaError):
        formulas.parse(typed)
