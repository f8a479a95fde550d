"""Sessions are worked out again: the committed ones agree, and what differs is found."""

import random
from dataclasses import replace
from itertools import combinations
from pathlib import Path

import pytest

from lsgui import paths
from lsgui.core.engine import Engine
from lsgui.core.label_promises import PROMISES, Kept
from lsgui.core.sessions.images import located
from lsgui.core.sessions.reading import read
from lsgui.core.sessions.record import KeptLibrary, KeptNeighbour, Recorded, query_of
from lsgui.core.sessions.replaying import TOLERANCE, Comparison, compare
from lsgui.core.types import Answer, CheckpointIdentity, LabelScore, Neighbour, Query

COMMITTED = sorted(path.name for path in paths.samples().glob("*.lsgui"))
CHECKPOINT = CheckpointIdentity("small", "a" * 64)


class Shelf:
    """A library of named photographs."""

    folder = Path("/library")
    count = 3

    def __init__(self, identity: str = "same") -> None:
        self._identity = identity

    def identity(self) -> str:
        return self._identity

    def digest(self, path: bytes) -> bytes | None:
        return path

    def of_size(self, size: int) -> list[Path]:
        return []


def rows(*scores: float) -> tuple[LabelScore, ...]:
    return tuple(LabelScore(f"label {n}", score, 0.5, None, None, score) for n, score in enumerate(scores))


def near(*distances: float) -> tuple[Neighbour, ...]:
    return tuple(Neighbour(n, Path(f"/{n}.jpg"), distance) for n, distance in enumerate(distances, 1))


def record(labels: tuple[LabelScore, ...], neighbours: tuple[Neighbour, ...] = ()) -> Recorded:
    kept = tuple(KeptNeighbour(n.rank, n.path, n.distance, str(n.path).encode().hex()) for n in neighbours)
    return Recorded("A", CHECKPOINT, labels, kept, KeptLibrary(Path("/library"), "same", 3))


def held(
    recorded: Recorded,
    labels: tuple[LabelScore, ...],
    neighbours: tuple[Neighbour, ...] = (),
    library: Shelf | None = None,
    checkpoint: CheckpointIdentity = CHECKPOINT,
) -> Comparison:
    ordered = tuple(sorted(labels, key=lambda label: -label.score))
    answer = Answer(Query(0, Path("a.jpg")), ordered, neighbours, checkpoint, None)
    return compare(recorded, answer, library)


def test_there_are_sessions_of_a_pair_of_three_images_and_of_label_logic() -> None:
    states = [read(paths.samples() / name).state for name in COMMITTED]
    assert {len(state.images) for state in states} == {2, 3}
    assert {state.method for state in states} >= {"learned", "label_logic"}


@pytest.mark.parametrize("name", COMMITTED)
def test_a_committed_session_names_shipped_images_by_hash_and_gives_the_same_numbers(
    engine: Engine, name: str
) -> None:
    session, notes = located(read(paths.samples() / name), paths.samples())
    assert notes == ()
    assert all(image.sha256 and image.path.parent == paths.samples() for image in session.images)
    query = query_of(session.state)
    assert query is not None
    assert session.recorded is not None
    found = compare(session.recorded, engine.answer(query), None)
    assert len(found.labels) == len(engine.labels)
    assert max(abs(pair.difference or 0.0) for pair in found.labels) <= TOLERANCE
    assert found.agrees, found.sentence


def test_a_score_that_is_further_away_is_found_and_named() -> None:
    labels = rows(0.9, 0.5, 0.1)
    moved = (*labels[:1], replace(labels[1], score=0.52), *labels[2:])
    found = held(record(labels), moved)
    assert [pair.agrees for pair in found.labels] == [True, False, True]
    assert not found.agrees
    assert "1 of 3 labels are not as recorded, 'label 1' by 0.02" in found.sentence


@pytest.mark.parametrize("part", ["threshold", "in_a", "in_b", "expected"])
def test_every_number_counts(part: str) -> None:
    labels = rows(0.9, 0.5)
    assert not held(record(labels), (replace(labels[0], **{part: 0.7}), labels[1])).agrees


def test_a_label_that_is_gone_is_told_of() -> None:
    labels = rows(0.9, 0.5)
    found = held(record(labels), labels[:1])
    assert not found.agrees
    assert "there is no longer" in found.sentence


def test_the_order_agrees_but_for_scores_that_are_close() -> None:
    """Held against the plain meaning: no two labels change places unless their scores were close."""
    chance = random.Random(5)
    for _ in range(300):
        scores = [0.5 + chance.randrange(8) * 0.4 * TOLERANCE for _ in range(6)]
        labels = tuple(sorted(rows(*scores), key=lambda label: -label.score))
        order = list(labels)
        chance.shuffle(order)
        now = tuple(replace(label, score=0.9 - n * 0.01) for n, label in enumerate(order))
        was = {label.label: label.score for label in labels}
        changed = any(
            was[later.label] - was[first.label] > TOLERANCE for first, later in combinations(now, 2)
        )
        assert held(record(labels), now).same_order is not changed


def test_neighbours_are_compared_when_the_library_is_the_same() -> None:
    labels, recorded = rows(0.9), record(rows(0.9), near(0.1, 0.2, 0.3))
    same = held(recorded, labels, near(0.1, 0.2, 0.3), Shelf())
    assert same.agrees
    assert len(same.neighbours or ()) == 3
    assert not held(recorded, labels, near(0.1, 0.21, 0.3), Shelf()).agrees
    assert not held(recorded, labels, near(0.1, 0.2), Shelf()).agrees


def test_equally_far_neighbours_may_change_places() -> None:
    recorded = record(rows(0.9), near(0.1, 0.2, 0.2))
    one, two, three = near(0.1, 0.2, 0.2)
    swapped = (one, replace(three, rank=2), replace(two, rank=3))
    assert held(recorded, rows(0.9), swapped, Shelf()).agrees
    assert not held(recorded, rows(0.9), (replace(two, distance=0.1), one, three), Shelf()).agrees


def test_another_library_and_another_checkpoint_are_said() -> None:
    recorded = record(rows(0.9), near(0.1))
    other = held(recorded, rows(0.9), near(0.4), Shelf("other"), CheckpointIdentity("big", "b" * 64))
    assert other.neighbours is None
    assert other.agrees
    assert "small (aaaaaaaa) was used then, big (bbbbbbbb) is now" in other.remarks[0]
    assert "library is not as it was" in other.remarks[1]
    assert "no library here" in " ".join(held(recorded, rows(0.9)).remarks)


def test_another_calibration_and_another_promise_are_told_of() -> None:
    recorded = replace(record(rows(0.6)), shift=-0.5, calibration="a" * 64)
    promise = PROMISES[0]
    moved = (replace(rows(0.6)[0], threshold=0.45),)
    kept = Kept(promise, -0.7, 3.0)
    answer = Answer(Query(0, Path("a.jpg"), promise=promise), moved, (), CHECKPOINT, None, kept=kept)
    found = compare(recorded, replace(answer, calibration="b" * 64), None)
    said = " ".join(found.remarks)
    assert "trust.json is not as it was: aaaaaaaa then (bbbbbbbb now)" in said
    assert "-0.5000 then" in said
    assert "-0.7000 now" in said
    assert found.labels[0].differing == ("threshold",)
    assert "threshold 0.5000, now 0.4500" in found.sentence
    same = replace(answer, labels=rows(0.6), calibration="a" * 64, kept=replace(kept, shift=-0.5))
    assert "trust.json" not in " ".join(compare(recorded, same, None).remarks)


def test_labels_that_are_new_and_a_session_without_any_are_told_of() -> None:
    found = held(record(rows(0.9)), rows(0.9, 0.5, 0.4))
    assert found.agrees
    assert "2 labels are there, as 'label 1', that there were not then" in " ".join(found.remarks)
    empty = held(record(()), rows(0.9))
    assert not empty.agrees
    assert empty.sentence == "No label was recorded, so there is nothing to compare."
