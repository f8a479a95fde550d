"""`lsgui ask`, as a user or a script sees it."""

from pathlib import Path

import numpy as np
import pytest
from command_line import Runner, assert_one_sentence

from lsgui.core.chances import log_chances, wish_of
from lsgui.core.engine import Engine
from lsgui.core.target import Target


@pytest.fixture
def indexed(run: Runner, photos: Path) -> list[Path]:
    """The photographs of the window's own library."""
    assert run("index", photos).code == 0
    return sorted(photos.iterdir())


@pytest.fixture
def common(indexed: list[Path], engine: Engine) -> tuple[Path, tuple[str, ...]]:
    """The photograph with the most labels, and these."""
    present = engine.scores(engine.embed(indexed)) >= engine.thresholds
    row = int(present.sum(axis=1).argmax())
    return indexed[row], tuple(engine.labels[at] for at in np.flatnonzero(present[row]))


def test_the_photograph_that_leaves_a_label_is_found_as_the_engine_has_it(
    run: Runner, indexed: list[Path], common: tuple[Path, tuple[str, ...]], engine: Engine
) -> None:
    given, labels = common
    report = run("ask", "--op", "difference", "--a", given, "--target", labels[0], "--json", "-k", 99).json
    assert (report["operation"], report["target"], report["photographs"]) == ("difference", [labels[0]], 12)
    assert (report["image"], report["position"]) == (str(given), "a")
    others = [path for path in indexed if path != given]
    assert {each["b"] for each in report["found"]} == set(map(str, others))
    a = engine.encode([given] * len(others))
    made = engine.combine("difference", a, engine.encode(others))
    chances = np.exp(log_chances(wish_of(Target(labels[:1]), engine.labels), engine.scores(made.features)))
    expected = dict(zip(map(str, others), chances.tolist(), strict=True))
    for each in report["found"]:
        assert each["chance"] == pytest.approx(expected[each["b"]], rel=0.02, abs=1e-5)
    ranked = [each["chance"] for each in report["found"]]
    assert ranked == sorted(ranked, reverse=True)


def test_two_photographs_are_found_and_shown_as_a_table(
    run: Runner, common: tuple[Path, tuple[str, ...]]
) -> None:
    _, labels = common
    ran = run("ask", "--op", "union", "--pair", "--target", ",".join(labels), "-k", 3)
    assert ran.code == 0
    formula, empty, head, *rows = ran.out.splitlines()
    assert formula == f"A ∪ B = {{{', '.join(labels)}}}"
    assert (empty, head.split()) == ("", ["rank", "chance", "labels", "A", "B"])
    assert len(rows) == 3
    assert all("✓" in row or "○" in row for row in rows)


def test_at_least_and_either_let_other_labels_be(run: Runner, common: tuple[Path, tuple[str, ...]]) -> None:
    given, labels = common
    words = ("ask", "--op", "union", "--b", given, "--target", labels[0])
    exactly = run(*words, "--json").json
    assert set(exactly["hindrances"]) == set(labels[1:])
    at_least = run(*words, "--at-least", "--json").json
    assert at_least["hindrances"] == []
    assert at_least["fitting"] > 0
    assert at_least["found"][0]["b"] == str(given)
    either = run(*words, "--either", ",".join(labels[1:]), "--json").json
    assert either["hindrances"] == []
    assert "⊇" in run(*words, "--at-least").out
    assert "by its own threshold, the photograph shows it" in run(*words).err


def test_a_filter_says_which_take_part(run: Runner, indexed: list[Path]) -> None:
    words = ("ask", "--op", "union", "--pair", "--target", "dog", "--path", "co", "--json")
    report = run(*words).json
    names = {Path(each[side]).name for each in report["found"] for side in ("a", "b")}
    assert names == {path.name for path in indexed if "co" in path.name}
    assert report["filter"] == {"path": "co"}


def test_a_file_that_is_gone_is_said(run: Runner, indexed: list[Path]) -> None:
    indexed[0].unlink()
    ran = run("ask", "--op", "intersection", "--a", indexed[1], "--target", "dog", "-k", 99)
    assert ran.code == 0
    assert indexed[0].name not in ran.out
    assert "1 could not be read again" in ran.err
    assert indexed[0].name in ran.err


def test_faults_are_one_sentence(run: Runner, indexed: list[Path], tmp_path: Path) -> None:
    words = ("ask", "--op", "union", "--pair", "--target")
    assert_one_sentence(run(*words, "dgo"), "near it there is dog")
    assert_one_sentence(run(*words, ","), "at least one label")
    assert_one_sentence(run(*words, "dog", "--library", tmp_path), "no library")
    gone = run("ask", "--op", "union", "--a", tmp_path / "gone.jpg", "--target", "dog")
    assert_one_sentence(gone, "gone.jpg")


def test_without_a_library_it_says_how_to_make_one(run: Runner) -> None:
    assert_one_sentence(run("ask", "--op", "union", "--pair", "--target", "dog"), "lsgui index FOLDER")


@pytest.mark.parametrize(
    "words",
    [
        ("--pair", "--target", "dog"),
        ("--op", "union", "--target", "dog"),
        ("--op", "union", "--pair", "--a", "x.jpg", "--target", "dog"),
        ("--op", "union", "--pair"),
    ],
)
def test_wrong_usage(run: Runner, words: tuple[str, ...]) -> None:
    assert run("ask", *words).code == 2
