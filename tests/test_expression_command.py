"""`lsgui query --expr` asks an expression of any number of images, and says how certain each part is."""

from pathlib import Path

import pytest
from command_line import Runner, assert_one_sentence

from lsgui.core.engine import Engine
from lsgui.core.types import Combine, Expression


@pytest.fixture
def images(photos: Path) -> list[Path]:
    return [photos / name for name in ("astronaut.jpg", "chelsea.png", "motorcycle_left.jpg")]


@pytest.fixture
def whole(images: list[Path]) -> Expression:
    a, b, c = images
    return Combine("difference", Combine("union", a, b), c)


def test_the_answer_is_the_engines(
    run: Runner, images: list[Path], whole: Expression, engine: Engine
) -> None:
    found = run("query", "--expr", "(a | b) - c", *images, "--json").json
    assert found["expression"] == "(A ∪ B) ∖ C"
    assert found["images"] == [str(image) for image in images]
    answer = engine.answer(whole)
    scores = {each["label"]: each["score"] for each in found["labels"]}
    assert scores == pytest.approx({row.label: row.score for row in answer.labels}, abs=1e-4)
    assert [each["part"] for each in found["parts"]] == ["A", "B", "C", "A ∪ B", "(A ∪ B) ∖ C"]
    for each, part in zip(found["parts"], sorted(answer.parts, key=order), strict=True):
        assert each["certainty"] == pytest.approx(part.certainty, abs=1e-4)
        assert each["labels"] == sorted(part.present)


def order(part: object) -> int:
    depth = 0
    expression = part.expression  # type: ignore[attr-defined]
    while isinstance(expression, Combine):
        depth, expression = depth + 1, expression.left
    return depth


def test_text_lists_the_parts_with_their_certainty(run: Runner, images: list[Path]) -> None:
    lines = run("query", *images, "--expr", "a or b without c").out.splitlines()
    assert lines[0].startswith("(A ∪ B) ∖ C  (learned, checkpoint ")
    assert lines[1:4] == [f"{letter}: {path}" for letter, path in zip("ABC", images, strict=True)]
    assert any(line.split()[:3] == ["part", "certainty", "labels"] for line in lines)
    assert any(" in A ∪ B" in line and " in C" in line for line in lines)


def test_idle_steps_are_noted(run: Runner, images: list[Path]) -> None:
    words = ("query", *images[:2], "--expr", "(a - a) | b")
    assert "note: Both sides are the same: nothing is left of A." in run(*words).out.splitlines()
    parts = {each["part"]: each["remarks"] for each in run(*words, "--json").json["parts"]}
    assert parts["A ∖ A"] == ["Both sides are the same: nothing is left of A."]


def test_an_operation_on_two_images_is_answered_as_ever(run: Runner, images: list[Path]) -> None:
    found = run("query", *images[:2], "--op", "union", "--json").json
    assert found["operation"] == "union"
    assert "parts" not in found


def test_the_ledger_has_the_sides_of_the_whole(run: Runner, images: list[Path]) -> None:
    out = run("query", *images, "--expr", "(a | b) & c", "--ledger").out
    assert "in A ∪ B" in out


@pytest.mark.parametrize(
    ("expression", "words"),
    [
        ("(a | b", "never closed"),
        ("a | b | d", "names image D, but only 3 are given"),
        ("a | b", "does not name image C"),
        ("a % b | c", "“%” at character 3"),
    ],
)
def test_what_cannot_be_asked_is_said_in_a_sentence(
    run: Runner, images: list[Path], expression: str, words: str
) -> None:
    assert_one_sentence(run("query", *images, "--expr", expression), words)


def test_an_operation_takes_two_images(run: Runner, images: list[Path]) -> None:
    ran = run("query", *images, "--op", "union")
    assert ran.code == 2
    assert "--expr" in ran.err
    assert run("query", *images[:2], "--op", "union", "--expr", "a | b").code == 2
