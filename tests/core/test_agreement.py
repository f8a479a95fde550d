"""Agreement of two answers is what sets have in common."""

from pathlib import Path

from lsgui.core.agreement import Agreement, agreement
from lsgui.core.types import Answer, CheckpointIdentity, LabelScore, Neighbour, Query


def answer(labels: dict[str, float], near: str) -> Answer:
    rows = tuple(LabelScore(name, score, 0.5, None, None, score) for name, score in labels.items())
    neighbours = tuple(Neighbour(rank, Path(name), 0.1) for rank, name in enumerate(near, 1))
    return Answer(Query(1, Path("a")), rows, neighbours, CheckpointIdentity("x", "0"), None)


def test_common_labels_are_counted_of_those_that_either_has_and_neighbours_of_the_longer_list() -> None:
    one = answer({"dog": 0.9, "cat": 0.8, "sea": 0.1}, "abcd")
    other = answer({"dog": 0.7, "cat": 0.2, "sea": 0.6}, "bdx")
    assert agreement(one, other) == Agreement(1, 3, 2, 4)
    assert agreement(other, one) == agreement(one, other)
    assert agreement(one, one) == Agreement(2, 2, 4, 4)


def test_two_answers_without_labels_have_nothing_to_count() -> None:
    assert agreement(answer({}, ""), answer({}, "")) == Agreement(0, 0, 0, 0)
