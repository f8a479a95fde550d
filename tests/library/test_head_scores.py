"""A few-shot head on the photographs of a library."""

import csv
import os
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from vector_library import IDENTITY, SignLabels, fill, numbered, open_vectors, vectors

from lsgui.core.fewshot import Evidence, ExampleRecord, Head
from lsgui.core.types import Cancelled, Filter, FloatArray, LibraryError
from lsgui.library.head_labels import HeadLabels
from lsgui.library.head_scores import sample_features, scored, suggested, write_scores
from lsgui.library.store import Library

DIM, COUNT = 16, 300


def small_head() -> Head:
    """A head of two categories, each a direction of its own, and one example of the first."""
    weight = np.zeros((2, DIM), np.float32)
    weight[0, 0] = weight[1, 1] = 2
    evidence = Evidence(
        ("left", "right"),
        (ExampleRecord(Path("/elsewhere/example.jpg"), "e"),),
        np.array([[1, 0]], np.float32),
        vectors(1, seed=9),
    )
    zeros, ones = np.zeros(DIM, np.float32), np.ones(DIM, np.float32)
    bias, half = np.zeros(2, np.float32), np.full(2, 0.5, np.float32)
    return Head(
        "small", ("left", "right"), weight, bias, zeros, ones, half, IDENTITY, evidence, {}
    )  # fmt: skip


@pytest.fixture
def features() -> FloatArray:
    return vectors(COUNT)


@pytest.fixture
def library(tmp_path: Path, features: FloatArray) -> Iterator[Library]:
    fill(tmp_path, features, numbered(COUNT))
    with open_vectors(tmp_path) as opened:
        yield opened


def test_every_photograph_gets_its_features_scores_in_the_order_of_paths(
    library: Library, features: FloatArray
) -> None:
    head = small_head()
    seen: list[tuple[int, int]] = []
    parts = list(scored(library, head, progress=lambda done, total: seen.append((done, total))))
    paths = [path for some, _ in parts for path in some]
    assert [path.name for path in paths] == numbered(COUNT)
    scores = np.concatenate([some for _, some in parts])
    np.testing.assert_allclose(scores, head.scores(features), atol=1e-6)
    assert seen[-1] == (COUNT, COUNT)


def test_a_sample_is_of_the_library_and_always_the_same(library: Library, features: FloatArray) -> None:
    rows = {row.tobytes() for row in features}
    sample = sample_features(library, 40)
    assert sample.shape == (40, DIM)
    assert {row.tobytes() for row in sample} <= rows
    assert len({row.tobytes() for row in sample}) == 40
    assert (sample_features(library, 40) == sample).all()
    assert {row.tobytes() for row in sample_features(library)} == rows


def test_scores_are_written_as_a_table(library: Library, features: FloatArray, tmp_path: Path) -> None:
    head, file = small_head(), tmp_path / "scores.csv"
    assert write_scores(library, head, file) == COUNT
    with file.open(newline="", encoding="utf-8") as stream:
        first, *rows = csv.reader(stream)
    assert first == ["path", "left", "right", "has left", "has right"]
    assert [Path(row[0]).name for row in rows] == numbered(COUNT)
    expected = head.scores(features)
    np.testing.assert_allclose(np.array([row[1:3] for row in rows], float), expected, atol=1e-6)
    has = np.array([row[3:] for row in rows]) == "1"
    assert (has == (expected >= head.thresholds)).all()


def test_no_cell_of_the_table_is_taken_for_a_formula(library: Library, tmp_path: Path) -> None:
    head, file = replace(small_head(), labels=("=1+1", "right")), tmp_path / "scores.csv"
    write_scores(library, head, file)
    with file.open(newline="", encoding="utf-8") as stream:
        assert next(csv.reader(stream)) == ["path", "'=1+1", "right", "has =1+1", "has right"]


def test_names_that_are_no_text_are_written_escaped(tmp_path: Path) -> None:
    fill(tmp_path, vectors(2), [os.fsdecode(b"caf\xe9.jpg"), "b.jpg"])
    head, file = replace(small_head(), labels=("\ud800dog", "right")), tmp_path / "scores.csv"
    with open_vectors(tmp_path) as library:
        assert write_scores(library, head, file) == 2
    text = file.read_text("utf-8")
    assert "caf\\udce9.jpg" in text
    assert "\\ud800dog" in text


@pytest.mark.parametrize("separator", ",;|")
def test_no_part_of_a_path_is_taken_for_a_formula(tmp_path: Path, separator: str) -> None:
    fill(tmp_path, vectors(1), [f"holiday{separator} =1+1.jpg"])
    with open_vectors(tmp_path) as library:
        write_scores(library, small_head(), tmp_path / "scores.csv")
    with (tmp_path / "scores.csv").open(newline="", encoding="utf-8") as stream:
        cells = [cell for row in csv.reader(stream, delimiter=separator) for cell in row]
    assert not [cell for cell in cells if cell.strip().startswith("=")]


def test_a_table_that_cannot_be_finished_leaves_the_former_one(library: Library, tmp_path: Path) -> None:
    file = tmp_path / "tables" / "scores.csv"
    with pytest.raises(LibraryError, match=r"scores\.csv cannot be written: No such file or directory"):
        write_scores(library, small_head(), file)
    file.parent.touch()
    with pytest.raises(LibraryError, match=r"scores\.csv cannot be written: Not a directory"):
        write_scores(library, small_head(), file)
    file.parent.unlink()
    file.parent.mkdir()
    file.write_text("mine")

    def stop(done: int, total: int) -> None:
        raise Cancelled

    with pytest.raises(Cancelled):
        write_scores(library, small_head(), file, progress=stop)
    assert file.read_text() == "mine"
    assert [path.name for path in file.parent.iterdir()] == ["scores.csv"]


def test_the_likeliest_of_the_library_are_suggested_but_for_those_left_out(
    library: Library, features: FloatArray
) -> None:
    head = small_head()
    order = np.argsort(-head.scores(features)[:, 1], kind="stable")
    best = [numbered(COUNT)[row] for row in order]
    found = suggested(library, head, "right", count=4, reasons=["likely"])
    assert [one.path.name for one in found] == best[:4]
    assert [one.score for one in found] == pytest.approx(np.sort(head.scores(features)[:, 1])[::-1][:4])
    for one, row in zip(found, order, strict=False):
        assert (one.feature == features[row]).all()
    kept = suggested(
        library, head, "right", count=4, reasons=["likely"], leave_out=[found[0].path, found[2].path]
    )
    assert [one.path.name for one in kept] == [best[1], *best[3:6]]


def test_an_empty_library_has_nothing_to_say(tmp_path: Path) -> None:
    fill(tmp_path, vectors(0), [])
    with open_vectors(tmp_path) as library:
        head = small_head()
        assert list(scored(library, head)) == []
        assert suggested(library, head, "left") == []
        assert sample_features(library).shape == (0, DIM)
        assert write_scores(library, head, tmp_path / "scores.csv") == 0


def test_categories_are_labels_that_a_filter_can_ask_for(tmp_path: Path, features: FloatArray) -> None:
    fill(tmp_path, features, numbered(COUNT))
    with open_vectors(tmp_path, labeller=SignLabels()) as plain:
        plain.prepare_search()
    head = small_head()
    head = replace(head, labels=("left", "dog"), evidence=replace(head.evidence, labels=("left", "dog")))
    labeller = HeadLabels(SignLabels(), [head])
    assert labeller.labels == (*SignLabels.labels, "left", "dog (small)")
    shown = head.scores(features) >= head.thresholds
    assert (labeller.present(features) == np.concatenate([features[:, :5] > 0, shown], 1)).all()
    with open_vectors(tmp_path, labeller=labeller) as library:  # five labels and seven have as many bytes
        _, found = library.find(Filter(must=("left", "snow"), without=("dog (small)",)))
        names = [
            numbered(COUNT)[row] for row in np.flatnonzero(shown[:, 0] & ~shown[:, 1] & (features[:, 2] > 0))
        ]
        assert [one.path.name for one in found] == names
        assert names
    with pytest.raises(ValueError, match="two heads of one name"):
        HeadLabels(SignLabels(), [head, head, head])
