"""Asking a library backwards, held against looking at every photograph and every pair of pictures."""

import itertools
import shutil
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from asking_engine import SHADES, AskingEngine, shades

from lsgui.core.chances import log_chances, wish_of
from lsgui.core.combine import combine_analytic
from lsgui.core.encoded import Encoded
from lsgui.core.target import Position, Target
from lsgui.core.types import EVERYTHING, OPERATIONS, Cancelled, Filter, FilterError, ImageError, Operation
from lsgui.library.asking import answered, leaving, pairs
from lsgui.library.proposing import proposed
from lsgui.library.questions import Findings, Found, Pair, Question
from lsgui.library.scan import index
from lsgui.library.store import Library

TARGETS = (
    Target(("red",)),
    Target(("green", "red")),
    Target(("blue",), at_least=True),
    Target(("red",), either=("blue",)),
)
NOT_BLUE = ("red", "green", "yellow", "black")


@pytest.fixture
def colours() -> AskingEngine:
    return AskingEngine()


@pytest.fixture
def pictures(tmp_path: Path) -> Path:
    return shades(tmp_path / "pictures")


@pytest.fixture
def library(tmp_path: Path, colours: AskingEngine, pictures: Path) -> Iterator[Library]:
    with Library.open(tmp_path / "library", colours.identity, colours.dim, labeller=colours) as opened:
        index(opened, colours, [pictures])
        yield opened


def assert_best(
    engine: AskingEngine, operation: Operation, target: Target, found: list[Found], tried: list[Pair]
) -> None:
    """What is found are different ones of the pairs tried, none of the others is likelier to have the target,
    and the likeliest come first."""
    wish = wish_of(target, engine.labels)

    def distance(pair: Pair) -> float:
        a, b = (Encoded.from_features(engine.embed([path])) for path in pair)
        scores = engine.scores(combine_analytic(operation, a, b).features)
        return -float(log_chances(wish, scores)[0])

    pairs_found = [(each.a, each.b) for each in found]
    assert len(set(pairs_found)) == len(found)
    assert set(pairs_found) <= set(tried)
    nearest = sorted(map(distance, tried))[: len(found)]
    np.testing.assert_allclose([distance(pair) for pair in pairs_found], nearest, rtol=1e-5)


@pytest.mark.parametrize("target", TARGETS)
@pytest.mark.parametrize("position", ["a", "b"])
@pytest.mark.parametrize("operation", OPERATIONS)
def test_the_photograph_that_leaves_a_target_is_found(
    library: Library,
    colours: AskingEngine,
    pictures: Path,
    operation: Operation,
    position: Position,
    target: Target,
) -> None:
    given = pictures / "yellow.png"
    found = leaving(library, colours, given, operation, target, position=position, count=5)
    others = [path for path in sorted(pictures.iterdir()) if path != given]
    tried = [(given, other) if position == "a" else (other, given) for other in others]
    assert len(found) == 5
    assert_best(colours, operation, target, found, tried)


@pytest.mark.parametrize("target", TARGETS)
@pytest.mark.parametrize("operation", OPERATIONS)
def test_the_two_photographs_that_have_a_target_are_found(
    library: Library, colours: AskingEngine, pictures: Path, operation: Operation, target: Target
) -> None:
    few = operation == "difference"  # one photograph is in ten pairs at most
    where = Filter(without=("blue",)) if few else EVERYTHING
    found = pairs(library, colours, operation, target, count=99, where=where)
    taking_part = [path for path in sorted(pictures.iterdir()) if not few or path.stem in NOT_BLUE]
    choose = itertools.permutations if operation == "difference" else itertools.combinations
    tried = list(choose(taking_part, 2))
    assert len(found) == len(tried)
    assert_best(colours, operation, target, found, tried)
    assert pairs(library, colours, operation, target, count=3, where=where)[0] == found[0]


def test_each_label_is_told_as_wanted_missing_or_extra(
    library: Library, colours: AskingEngine, pictures: Path
) -> None:
    target = Target(("red",), either=("blue",))
    found = leaving(library, colours, pictures / "white.png", "difference", target, count=99)
    told = {each.b.stem: (each.matching, each.missing, each.extra, each.besides, each.fits) for each in found}
    assert told["cyan"] == (("red",), (), (), (), True)
    assert told["green"] == (("red",), (), (), ("blue",), True)
    assert told["red"] == ((), ("red",), ("green",), ("blue",), False)
    chances = [each.chance for each in found if each.fits]
    assert chances == sorted(chances, reverse=True)
    assert all(0 <= chance <= 1 for chance in chances)


def test_the_photograph_given_and_its_copies_are_not_found(
    library: Library, colours: AskingEngine, pictures: Path, tmp_path: Path
) -> None:
    shutil.copy(pictures / "red.png", pictures / "red again.png")
    index(library, colours, [pictures])
    outside = tmp_path / "outside.png"
    shutil.copy(pictures / "red.png", outside)
    for given in (pictures / "red.png", pictures / "red again.png", outside):
        found = leaving(library, colours, given, "union", Target(("red",)), count=99)
        assert {each.b.stem for each in found} == set(SHADES) - {"red"}
    both = pairs(library, colours, "union", Target(("red",)), count=99)
    assert not [each for each in both if {each.a.stem, each.b.stem} == {"red", "red again"}]


def test_a_file_that_is_gone_is_passed_over_and_said(
    library: Library, colours: AskingEngine, pictures: Path
) -> None:
    (pictures / "green.png").unlink()
    (pictures / "cyan.png").write_text("no picture any more")
    question = Question("difference", Target(("red",)), pictures / "yellow.png", count=99)
    findings = answered(library, colours, question)
    assert {each.b.stem for each in findings.found} == set(SHADES) - {"yellow", "green", "cyan"}
    assert {Path(skipped.path).stem for skipped in findings.skipped} == {"green", "cyan"}
    assert all(skipped.reason for skipped in findings.skipped)
    assert findings.asked == len(SHADES)


def test_stored_features_answer_before_any_file_is_read(
    library: Library, colours: AskingEngine, pictures: Path
) -> None:
    for file in pictures.iterdir():
        file.unlink()
    proposals = proposed(library, colours, Question("union", Target(("red", "blue"))), None)
    assert not proposals.findings.learned
    assert proposals.findings.fitting
    first = proposals.findings.found[0]
    assert {first.a.stem, first.b.stem} <= {"red", "blue", "pink"}
    assert not colours.read


def test_only_photographs_that_pass_the_filter_take_part(
    library: Library, colours: AskingEngine, pictures: Path
) -> None:
    where = Filter(must=("red",), without=("blue",))
    found = pairs(library, colours, "union", Target(("red",)), where=where, count=99)
    assert {path.stem for each in found for path in (each.a, each.b)} == {"red", "yellow"}
    found = leaving(
        library, colours, pictures / "blue.png", "union", Target(("red",)), where=Filter(path="pin")
    )
    assert [each.b.stem for each in found] == ["pink"]


def test_what_hinders_is_said_only_where_nothing_fits(pictures: Path) -> None:
    question = Question("intersection", Target(("blue",)), pictures / "yellow.png")
    nothing = Findings(question, (), 3, hindrances=("blue",))
    assert nothing.hindering == ("blue",)
    assert replace(nothing, fitting=1).hindering == ()


def test_what_cannot_be_is_said(library: Library, colours: AskingEngine, pictures: Path) -> None:
    def hindered(operation: Operation, position: Position, *labels: str) -> tuple[str, ...]:
        question = Question(operation, Target(labels), pictures / "yellow.png", position)
        return answered(library, colours, question).hindrances

    assert hindered("difference", "a", "red", "blue") == ("blue",)
    assert hindered("difference", "b", "red", "blue") == ("red",)
    assert hindered("intersection", "a", "blue") == ("blue",)
    assert hindered("union", "b", "red") == ("green",)
    assert hindered("union", "a", "red", "green") == ()


@pytest.mark.parametrize(
    ("target", "message"),
    [
        (Target(()), "at least one label"),
        (Target(("rde",)), "near it there is red"),
        (Target(("red",), either=("Red",)), "red cannot be asked for and not matter"),
    ],
)
def test_a_target_that_makes_no_sense_is_refused(
    library: Library, colours: AskingEngine, target: Target, message: str
) -> None:
    with pytest.raises(FilterError, match=message):
        pairs(library, colours, "union", target)


def test_labels_are_known_in_any_case(library: Library, colours: AskingEngine) -> None:
    assert pairs(library, colours, "union", Target(("RED",))) == pairs(
        library, colours, "union", Target(("red",))
    )


def test_a_photograph_that_cannot_be_read_is_no_question(
    library: Library, colours: AskingEngine, tmp_path: Path
) -> None:
    with pytest.raises(ImageError):
        leaving(library, colours, tmp_path / "nothing.png", "union", Target(("red",)))


def test_an_empty_library_finds_nothing(colours: AskingEngine, tmp_path: Path, pictures: Path) -> None:
    with Library.open(tmp_path / "empty", colours.identity, colours.dim, labeller=colours) as empty:
        assert pairs(empty, colours, "union", Target(("red",))) == []
        assert leaving(empty, colours, pictures / "red.png", "union", Target(("red",))) == []


class Stopper:
    """Progress that stops the work after so many steps."""

    def __init__(self, steps: int) -> None:
        self._left = steps

    def __call__(self, done: int, total: int) -> None:
        self._left -= 1
        if self._left < 0:
            raise Cancelled


def test_it_stops_when_asked_to(library: Library, colours: AskingEngine) -> None:
    seen: list[tuple[int, int]] = []

    def watch(done: int, total: int) -> None:
        seen.append((done, total))

    pairs(library, colours, "union", Target(("red",)), progress=watch)
    for step in range(len(seen)):
        with pytest.raises(Cancelled):
            pairs(library, colours, "union", Target(("red",)), progress=Stopper(step))


def test_what_is_known_of_the_features_is_not_read_again(
    library: Library, colours: AskingEngine, pictures: Path
) -> None:
    question = Question("union", Target(("red", "green")))
    first = proposed(library, colours, question, None)
    shades(pictures, ["red"])
    second = proposed(library, colours, question, None, known=first.known)
    assert second.known.table is first.known.table
    np.testing.assert_array_equal(second.pairs, first.pairs)
