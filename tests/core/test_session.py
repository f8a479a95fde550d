"""States ask the right question; the history undoes and redoes named changes."""

from dataclasses import replace
from pathlib import Path

from lsgui.core.formulas import Node, parse
from lsgui.core.session import History, State, changed_fields
from lsgui.core.types import Combine

A, B, C, D = Path("a.jpg"), Path("b.jpg"), Path("c.jpg"), Path("d.jpg")


def test_two_images_ask_for_the_operation_on_both() -> None:
    state = State(A, B, operation="difference")
    assert state.expression == Combine("difference", A, B)


def test_one_image_asks_for_that_image_whichever_slot_it_is_in() -> None:
    assert State(image_a=A).expression == A
    assert State(image_b=B).expression == B


def test_no_image_asks_nothing() -> None:
    assert State().expression is None


def test_swapping_exchanges_the_images_and_twice_is_nothing() -> None:
    state = State(A, B)
    assert (state.swapped().image_a, state.swapped().image_b) == (B, A)
    assert state.swapped().swapped() == state


def test_an_image_is_put_into_a_slot_and_taken_out() -> None:
    state = State().with_image("image_b", B)
    assert state.image("image_b") == B
    assert state.image("image_a") is None
    assert state.with_image("image_b", None) == State()


def test_a_formula_asks_of_all_its_images() -> None:
    state = State(A, B, more=(C,)).with_formula(parse("(a | b) - c"))
    assert state.expression == state.whole == Combine("difference", Combine("union", A, B), C)
    assert state.images == (A, B, C)


def test_a_part_that_is_looked_at_is_what_is_asked() -> None:
    state = State(A, B, more=(C,), formula=parse("(a | b) - c"), focus=(0,))
    assert state.expression == Combine("union", A, B)
    assert state.whole == Combine("difference", Combine("union", A, B), C)
    assert State(A, B, focus=(1,)).expression == B


def test_a_focus_that_is_no_longer_there_falls_back_to_what_it_was_in() -> None:
    state = State(A, B, focus=(0, 1, 1), formula=parse("(a | b) - c"))
    assert state.place == (0, 1)
    assert state.with_formula(parse("b - a")).focus == ()


def test_another_formula_keeps_the_focus_on_a_part_that_stays() -> None:
    state = State(A, B, more=(C, D), formula=parse("(a | b) - c"), focus=(0,))
    assert state.with_formula(parse("(a | b) - d")).focus == (0,)
    assert state.with_formula(parse("(a & b) - d")).focus == ()


def test_the_operation_on_a_and_b_is_no_formula() -> None:
    state = State(A, B).with_formula(parse("a - b"))
    assert state == State(A, B, operation="difference")
    assert state.asked == Node("difference", "A", "B")


def test_the_operation_is_the_one_where_a_and_b_meet() -> None:
    state = State(A, B, more=(C,)).with_formula(parse("(a & b) - c"))
    assert state.operation == "intersection"
    assert state.with_operation("union").formula == parse("(a | b) - c")
    apart = State(A, B, more=(C,), formula=parse("a - c"))
    assert apart.with_operation("difference").formula == parse("a - c")


def test_images_of_further_letters_are_put_in_and_taken_out() -> None:
    state = State(A).with_letter("D", D)
    assert (state.more, state.image_of("D"), state.image_of("C"), state.image_of("Z")) == (
        (None, D),
        D,
        None,
        None,
    )
    assert state.with_letter("D", None) == State(A)
    assert State().with_letter("B", B) == State(image_b=B)


def test_a_change_names_the_fields_that_changed() -> None:
    assert changed_fields(State(A, B), State(B, A, "intersection")) == {"image_a", "image_b", "operation"}


def test_a_new_history_has_nothing_to_undo_or_redo() -> None:
    history = History()
    assert (history.undo_name, history.redo_name) == (None, None)
    assert history.undo() == history.redo() == frozenset()
    assert history.state == State()


def test_undo_and_redo_walk_the_named_changes() -> None:
    history = History()
    history.push("Set Image A", State(A))
    history.push("Set Image B", State(A, B))
    assert history.undo_name == "Set Image B"
    assert history.undo() == {"image_b"}
    assert (history.undo_name, history.redo_name) == ("Set Image A", "Set Image B")
    assert history.redo() == {"image_b"}
    assert history.state == State(A, B)


def test_a_change_after_an_undo_drops_what_was_undone() -> None:
    history = History()
    history.push("Set Image A", State(A))
    history.undo()
    history.push("Set Image B", State(image_b=B))
    assert history.redo_name is None
    history.undo()
    assert history.state == State()


def test_a_change_to_the_same_state_is_no_step() -> None:
    history = History(State(A))
    assert history.push("Set Image A", State(A)) == frozenset()
    assert history.undo_name is None


def test_a_long_history_forgets_its_oldest_steps() -> None:
    history = History(limit=3)
    for count in range(20, 30):
        history.push(f"Count {count}", State(count=count))
    for _ in range(10):
        history.undo()
    assert history.state.count == 27


def test_what_became_known_is_written_into_every_state() -> None:
    history = History()
    history.push("Set Image A", State(A))
    assert history.amend(lambda state: replace(state, heads=("dogs",))) == {"heads"}
    assert history.undo_name == "Set Image A"
    history.undo()
    assert history.state.heads == ("dogs",)


def test_a_step_that_changes_nothing_any_more_is_taken_out() -> None:
    history = History()
    history.push("Choose Difference", replace(history.state, operation="difference"))
    history.push("Add Photos", history.state.without_folders([Path("photos")]))
    history.push("Set Image A", history.state.with_image("image_a", Path("a.jpg")))
    history.undo()
    assert history.undo_name == "Add Photos"
    history.amend(lambda state: state.with_folders([Path("photos")]))
    assert (history.undo_name, history.redo_name) == ("Choose Difference", "Set Image A")
    history.redo()
    assert history.state.image_a == Path("a.jpg")
    history.undo()
    history.undo()
    assert history.undo_name is None
