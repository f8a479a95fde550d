"""A large library is searched by an index: nearly always as an exact search would, and never wrongly."""

import os
import sqlite3
import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from pathlib import Path

import numpy as np
import pytest
from vector_library import IDENTITY, SignLabels, fill, found, naive, numbered, open_vectors, vectors

from lsgui.core.chart import MOST
from lsgui.core.types import Cancelled, CheckpointIdentity, Filter, LibraryError
from lsgui.library.failures import DamagedError
from lsgui.library.store import Library
from lsgui.library.vectors import FeatureFile

COUNT, EXACT_ROWS = 12_000, 1_000
INDEX = "index-1.usearch"


@pytest.fixture(scope="module")
def features() -> np.ndarray:
    return vectors(COUNT)


@pytest.fixture(scope="module")
def _made(features: np.ndarray, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A library with its index."""
    folder = tmp_path_factory.mktemp("made") / "library"
    fill(folder, features, numbered(COUNT))
    with open_vectors(folder, exact_rows=EXACT_ROWS) as library:
        library.prepare_search()
    assert (folder / INDEX).is_file()
    return folder


@pytest.fixture
def folder(_made: Path, tmp_path: Path) -> Path:
    """The same, the test's own; its photographs keep the names that they have."""
    copy = tmp_path / "library"
    copy.mkdir()
    for file in _made.iterdir():
        if file.is_file():
            (copy / file.name).write_bytes(file.read_bytes())
    return copy


def uses_index(library: Library) -> bool:
    library.nearest(np.ones(library.dim, np.float32), 1)
    return library.indexed > 0


def recall(library: Library, features: np.ndarray, names: list[str], count: int = 10) -> float:
    queries = vectors(20, seed=9)
    hits = [set(found(library.nearest(q, count))) & set(naive(features, names, q, count)) for q in queries]
    return float(np.mean([len(hit) / count for hit in hits]))


def test_an_index_finds_what_an_exact_search_finds(folder: Path, features: np.ndarray) -> None:
    queries = vectors(40, seed=1)
    with open_vectors(folder, exact_rows=EXACT_ROWS) as library, open_vectors(folder) as exact:
        assert uses_index(library)
        assert not uses_index(exact)
        hits = 0
        for query in queries:
            near, true = library.nearest(query, 10), exact.nearest(query, 10)
            assert [n.rank for n in near] == list(range(1, 11))
            assert [n.distance for n in near] == sorted(n.distance for n in near)
            distances = {n.path: n.distance for n in true}
            both = [n for n in near if n.path in distances]
            assert [n.distance for n in both] == pytest.approx([distances[n.path] for n in both], abs=2e-6)
            hits += len(both)
    assert hits / 400 >= 0.95


def test_without_an_index_a_large_library_is_searched_exactly(tmp_path: Path, features: np.ndarray) -> None:
    folder = tmp_path / "library"
    fill(folder, features[:3000], numbered(3000))
    with open_vectors(folder, exact_rows=EXACT_ROWS) as library:
        for query in vectors(5, seed=2):
            assert found(library.nearest(query, 7)) == naive(features[:3000], numbered(3000), query, 7)
        assert library.indexed == 0


def test_a_small_library_gets_no_index(tmp_path: Path, features: np.ndarray) -> None:
    folder = tmp_path / "library"
    fill(folder, features[:EXACT_ROWS], numbered(EXACT_ROWS))
    with open_vectors(folder, exact_rows=EXACT_ROWS) as library:
        library.prepare_search()
    assert not list(folder.glob("index-*"))


def test_answers_do_not_wait_for_an_index_that_is_built(tmp_path: Path, features: np.ndarray) -> None:
    folder = tmp_path / "library"
    fill(folder, features[:3000], numbered(3000))
    building, gate = threading.Event(), threading.Event()

    def progress(done: int, total: int) -> None:
        building.set()
        assert gate.wait(60)

    query = vectors(1, seed=3)[0]
    with open_vectors(folder, exact_rows=EXACT_ROWS) as library, ThreadPoolExecutor(1) as pool:
        work = pool.submit(library.prepare_search, progress=progress)
        try:
            assert building.wait(60)
            assert found(library.nearest(query, 7)) == naive(features[:3000], numbered(3000), query, 7)
            assert library.indexed == 0
        finally:
            gate.set()
        work.result(timeout=60)
        assert uses_index(library), "it is used as soon as it is there"


def test_photographs_added_later_are_found_at_once(folder: Path, features: np.ndarray) -> None:
    later = vectors(150, seed=4)
    names = [*numbered(COUNT), *(f"late {number:03}.jpg" for number in range(150))]
    with open_vectors(folder, exact_rows=EXACT_ROWS) as library:
        assert uses_index(library)
        fill(folder, later, names[COUNT:])
        for number in (0, 77, 149):
            assert found(library.nearest(later[number], 1)) == [names[COUNT + number]]
        assert recall(library, np.concatenate([features, later]), names) >= 0.95
        library.prepare_search()
        assert (uses_index(library), library.indexed) == (True, COUNT), "so few are not worth it"


def test_an_index_grows_with_its_library(folder: Path, features: np.ndarray) -> None:
    later = vectors(400, seed=5)
    names = [*numbered(COUNT), *(f"late {number:03}.jpg" for number in range(400))]
    fill(folder, later, names[COUNT:])
    steps: list[int] = []
    with open_vectors(folder, exact_rows=EXACT_ROWS) as library:
        library.prepare_search(progress=lambda done, total: steps.append(done))
        assert min(steps) == COUNT, "what is in it stays"
        assert (uses_index(library), library.indexed) == (True, COUNT + 400)
        assert recall(library, np.concatenate([features, later]), names) >= 0.95


def test_photographs_that_are_gone_are_never_neighbours(folder: Path, features: np.ndarray) -> None:
    from lsgui.library.writer import Writer

    query = vectors(1, seed=6)[0]
    with open_vectors(folder, exact_rows=EXACT_ROWS) as library:
        near = [neighbour.path for neighbour in library.nearest(query, 30)]
        with Writer(folder, IDENTITY, library.dim) as writer:
            writer.forget(os.fsencode(path) for path in near[:25])
        again = [neighbour.path for neighbour in library.nearest(query, 30)]
        assert again[:5] == near[25:]
        assert len(again) == 30
        library.remove_folder(library.folders()[0].path)
        assert library.nearest(query, 30) == []


def flipped(file: Path) -> None:
    content = bytearray(file.read_bytes())
    content[len(content) // 2] ^= 0xFF
    file.write_bytes(content)


@pytest.mark.parametrize(
    "harm",
    [
        lambda folder: flipped(folder / INDEX),
        lambda folder: flipped(folder / "index-1.codes"),
        lambda folder: os.truncate(folder / INDEX, 5000),
        lambda folder: (folder / INDEX).write_bytes(b""),
        lambda folder: (folder / INDEX).unlink(),
        lambda folder: (folder / "index-1.codes").unlink(),
        lambda folder: (folder / f"{INDEX}.json").unlink(),
        lambda folder: (folder / f"{INDEX}.json").write_text("[1, 2"),
        lambda folder: (folder / f"{INDEX}.json").write_text("[]"),
    ],
)
def test_a_damaged_index_costs_nothing_but_its_making(
    folder: Path, features: np.ndarray, harm: Callable[[Path], object]
) -> None:
    harm(folder)
    query = vectors(1, seed=7)[0]
    with open_vectors(folder, exact_rows=EXACT_ROWS) as library:
        assert not uses_index(library)
        assert found(library.nearest(query, 9)) == naive(features, numbered(COUNT), query, 9)
        library.prepare_search()
        assert (uses_index(library), library.indexed) == (True, COUNT)
        assert recall(library, features, numbered(COUNT)) >= 0.95


def test_an_index_of_other_features_is_not_used(folder: Path, features: np.ndarray) -> None:
    """As after features were moved in their file, or a copy of another library was put over this one."""
    FeatureFile(folder, 1, features.shape[1]).write(0, features[::-1].copy())
    with closing(sqlite3.connect(folder / "library.sqlite")) as connection, connection:
        connection.execute("DELETE FROM features")  # the checksums of those that were there
    query = vectors(1, seed=8)[0]
    with open_vectors(folder, exact_rows=EXACT_ROWS) as library:
        assert not uses_index(library)
        assert found(library.nearest(query, 9)) == naive(features[::-1], numbered(COUNT), query, 9)


def test_features_that_cannot_be_read_are_said(tmp_path: Path) -> None:
    file = FeatureFile(tmp_path, 1, 4)
    file.path.mkdir()  # opening it fails, whoever asks
    with pytest.raises(LibraryError, match="cannot be read"):
        file.take(np.array([0]))


def test_another_checkpoint_has_an_index_of_its_own(folder: Path, features: np.ndarray) -> None:
    other = CheckpointIdentity("other", "b" * 64)
    fill(folder, -features, numbered(COUNT), identity=other)
    with open_vectors(folder, exact_rows=EXACT_ROWS, identity=other) as library:
        assert not uses_index(library)
        library.prepare_search()
        assert uses_index(library)
        assert recall(library, -features, numbered(COUNT)) >= 0.95
    assert {file.name for file in folder.glob("index-*")} == {
        f"index-2.{end}" for end in ("usearch", "usearch.json", "codes", "codes.json")
    }


def test_a_stopped_making_goes_on_where_it_was(tmp_path: Path, features: np.ndarray) -> None:
    folder = tmp_path / "library"
    fill(folder, features[:4000], numbered(4000))

    def stop(done: int, total: int) -> None:
        if done > 2000:
            raise Cancelled

    with open_vectors(folder, exact_rows=EXACT_ROWS) as library:
        with pytest.raises(Cancelled):
            library.prepare_search(progress=stop)
        assert uses_index(library)
        first = library.indexed
        assert 2000 < first < 4000
        assert recall(library, features[:4000], numbered(4000)) >= 0.95
        steps: list[int] = []
        library.prepare_search(progress=lambda done, total: steps.append(done))
        assert min(steps) == first
        assert (uses_index(library), library.indexed) == (True, 4000)
    assert not list(folder.glob("*.part*"))


def test_a_folder_that_cannot_be_written_is_searched_all_the_same(
    tmp_path: Path, features: np.ndarray, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "library"
    fill(folder, features[:3000], numbered(3000))

    def denied(source: object, target: object) -> None:
        raise PermissionError(13, "Permission denied")

    query = vectors(1, seed=10)[0]
    with open_vectors(folder, exact_rows=EXACT_ROWS, labeller=SignLabels()) as library:
        monkeypatch.setattr(os, "replace", denied)
        library.prepare_search()
        assert found(library.nearest(query, 7)) == naive(features[:3000], numbered(3000), query, 7)
    assert not list(folder.glob("*.part*"))


@pytest.mark.parametrize("count", [0, 1, 10, 300, COUNT + 1])
def test_as_many_are_found_as_there_are(folder: Path, features: np.ndarray, count: int) -> None:
    with open_vectors(folder, exact_rows=EXACT_ROWS) as library:
        assert uses_index(library)
        near = found(library.nearest(vectors(1, seed=11)[0], count))
    assert len(near) == len(set(near)) == min(count, COUNT)


@pytest.mark.parametrize(
    "where",
    [
        Filter(path="00"),  # nearly all
        Filter(path="7."),  # a tenth
        Filter(path="777"),  # few
        Filter(path="011999"),
        Filter(path="no such name"),
        Filter(must=("dog", "cat", "snow", "skateboard", "Beach")),
        Filter(without=("dog",)),
        Filter(exactly=("dog", "snow")),
    ],
)
def test_filters_and_an_index_give_what_filters_and_an_exact_search_give(folder: Path, where: Filter) -> None:
    with (
        open_vectors(folder, exact_rows=EXACT_ROWS, labeller=SignLabels()) as library,
        open_vectors(folder, labeller=SignLabels()) as exact,
    ):
        assert uses_index(library)
        hits = wanted = 0
        for query in vectors(12, seed=12):
            near, true = (found(one.nearest(query, 10, where=where)) for one in (library, exact))
            assert len(near) == len(true)
            hits, wanted = hits + len(set(near) & set(true)), wanted + len(true)
    assert hits >= 0.95 * wanted


def test_what_is_typical_of_a_large_library_is_told_by_some_of_it(folder: Path) -> None:
    query = vectors(1, seed=13)[0]
    with open_vectors(folder, exact_rows=EXACT_ROWS) as library, open_vectors(folder) as exact:
        assert uses_index(library)
        assert library.typical_distance(query) == pytest.approx(exact.typical_distance(query), abs=0.02)


def test_a_feature_that_is_not_what_was_written_is_said_to_be_damaged(
    folder: Path, features: np.ndarray
) -> None:
    near, far = 4321, 777  # neither is among the rows that the index was made out by
    with (folder / "features-1.f16").open("r+b") as file:
        file.seek(near * 2 * features.shape[1])
        file.write(b"\0\0")
    with open_vectors(folder, exact_rows=EXACT_ROWS) as library:
        assert uses_index(library)
        with pytest.raises(DamagedError, match=r"1 features in features-1.f16 are not as written"):
            library.nearest(features[near], 1)
        assert library.nearest(features[far], 1, where=Filter(path=f"{far:06}"))[0].distance < 1e-5


def test_a_chart_is_of_some_of_a_large_library_and_kept_until_it_changes(folder: Path) -> None:
    with open_vectors(folder, exact_rows=EXACT_ROWS) as library:
        chart = library.chart()
        assert chart is not None
        assert len(chart.vectors) == MOST
        assert library.chart() is chart
        fill(folder, vectors(COUNT // 20, seed=21), numbered(COUNT // 20, COUNT))
        assert library.chart() is chart
        fill(folder, vectors(COUNT // 5, seed=22), numbered(COUNT // 5, 2 * COUNT))
        assert library.chart() is not chart


def test_a_chart_has_the_usual_distance_of_its_photographs(tmp_path: Path) -> None:
    features = vectors(80, seed=23)
    fill(tmp_path / "library", features, numbered(80))
    with open_vectors(tmp_path / "library") as library:
        chart = library.chart()
        assert chart is not None
        at = features / np.linalg.norm(features, axis=1, keepdims=True)
        naive_nearest = [min(1 - float(at[i] @ at[j]) for j in range(80) if j != i) for i in range(80)]
        assert chart.usual == pytest.approx(np.median(naive_nearest), abs=1e-4)


def test_an_empty_or_small_library_has_no_chart(tmp_path: Path) -> None:
    with open_vectors(tmp_path / "library") as library:
        assert library.chart() is None
        fill(tmp_path / "library", vectors(5), numbered(5))
        assert library.chart() is None
