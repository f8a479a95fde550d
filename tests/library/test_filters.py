"""Filters equal the plainest way to write them, alone and together, in lists and among neighbours."""

import itertools
import os
from collections.abc import Iterator
from datetime import date, datetime, timedelta
from pathlib import Path

import numpy as np
import pytest
from vector_library import SignLabels, fill, found, naive, open_vectors, vectors

from lsgui.core.types import Filter, FilterError, LibraryError
from lsgui.library.filters import checked
from lsgui.library.store import Library

LABELS = SignLabels.labels
COUNT = 300
NAMES = [
    str(Path(*parts)) + f" {number:03}.jpg"
    for number, parts in zip(
        range(COUNT),
        itertools.cycle(
            [("holiday", "IMG"), ("holiday 2", "Café"), ("holiday", "sea", "img"), ("Ünder", "a")]
        ),
        strict=False,
    )
]


@pytest.fixture(scope="module")
def features() -> np.ndarray:
    return vectors(COUNT)


@pytest.fixture
def folder(tmp_path: Path, features: np.ndarray) -> Path:
    fill(tmp_path / "library", features, NAMES)
    return tmp_path / "library"


@pytest.fixture
def library(folder: Path) -> Iterator[Library]:
    with open_vectors(folder, labeller=SignLabels()) as library:
        yield library


def passes(where: Filter, number: int, feature: np.ndarray, pictures: Path) -> bool:
    """One photograph against one filter."""
    own = {label for label, value in zip(LABELS, feature, strict=False) if value > 0}
    day = datetime.fromtimestamp((number + 0.5) * 86_400).date()
    path = pictures / NAMES[number]
    return (
        set(where.must) <= own
        and not set(where.without) & own
        and (where.exactly is None or set(where.exactly) == own)
        and (where.folder is None or where.folder in path.parents)
        and (where.since is None or day >= where.since)
        and (where.until is None or day <= where.until)
        and where.path.casefold() in str(path).casefold()
    )


def some_filters(pictures: Path) -> list[Filter]:
    day = date(1970, 3, 1)
    parts: list[Filter] = [
        Filter(),
        Filter(must=("dog",)),
        Filter(must=("dog", "snow")),
        Filter(without=("cat", "Beach")),
        Filter(must=("cat",), without=("dog",)),
        Filter(exactly=()),
        Filter(exactly=("dog", "Beach")),
        Filter(exactly=LABELS),
        Filter(exactly=("dog", "cat"), without=("dog",)),
        Filter(folder=pictures),
        Filter(folder=pictures / "holiday"),
        Filter(folder=pictures / "holiday 2"),
        Filter(folder=pictures / "hol"),
        Filter(since=day),
        Filter(until=day),
        Filter(since=day, until=day),
        Filter(since=day, until=day + timedelta(days=40), must=("snow",)),
        Filter(until=date.max),
        Filter(path="img"),
        Filter(path="IMG"),
        Filter(path="café"),
        Filter(path="Cafe\u0301"),
        Filter(path="holiday/"),
        Filter(path="ünder", must=("skateboard",), since=day),
        Filter(path="no such text"),
    ]
    return parts


def test_what_is_listed_is_what_passes(library: Library, features: np.ndarray) -> None:
    pictures = library.folder / "pictures"
    for where in some_filters(pictures):
        plain = Filter(**{**vars(where), "path": where.path.replace("e\u0301", "é")})
        expected = sorted(
            (pictures / NAMES[n] for n in range(COUNT) if passes(plain, n, features[n], pictures)),
            key=os.fsencode,
        )
        count, listed = library.find(where)
        assert [photograph.path for photograph in listed] == expected, where
        assert count == len(expected)


def test_the_nearest_of_what_passes_are_the_neighbours(library: Library, features: np.ndarray) -> None:
    pictures = library.folder / "pictures"
    query = vectors(1, seed=1)[0]
    for where in some_filters(pictures):
        plain = Filter(**{**vars(where), "path": where.path.replace("e\u0301", "é")})
        kept = [n for n in range(COUNT) if passes(plain, n, features[n], pictures)]
        expected = naive(features[kept], [NAMES[n] for n in kept], query, 10)
        near = library.nearest(query, 10, where=where)
        assert found(near) == [Path(name).name for name in expected], where


def test_a_list_comes_in_pages_with_labels_and_days(library: Library, features: np.ndarray) -> None:
    count, everything = library.find()
    assert count == len(everything) == COUNT
    assert library.find(offset=17, limit=5) == (COUNT, everything[17:22])
    assert library.find(offset=COUNT, limit=5) == (COUNT, [])
    for photograph in everything[:40]:
        number = int(photograph.path.stem[-3:])
        own = tuple(label for label, value in zip(LABELS, features[number], strict=False) if value > 0)
        assert photograph.labels == own
        assert photograph.changed == datetime.fromtimestamp((number + 0.5) * 86_400)


def test_labels_are_counted_among_what_passes(library: Library, features: np.ndarray) -> None:
    dogs = features[features[:, 0] > 0]
    counts = library.label_counts(Filter(must=("dog",)))
    assert counts == {label: int((dogs[:, i] > 0).sum()) for i, label in enumerate(LABELS)}
    assert library.label_counts(Filter(path="no such text")) == dict.fromkeys(LABELS, 0)


def test_what_is_added_and_removed_later_counts(library: Library, folder: Path) -> None:
    where = Filter(must=("dog",))
    before, _ = library.find(where)
    new = np.ones((2, 16), np.float32)
    fill(folder, new, ["new 1.jpg", "new 2.jpg"])
    assert library.find(where)[0] == before + 2
    assert set(found(library.nearest(new[0], 2, where=where))) == {"new 1.jpg", "new 2.jpg"}
    library.remove_folder(folder / "pictures")
    assert library.find(where) == (0, [])
    assert library.nearest(new[0], 2, where=where) == []


def test_labels_are_worked_out_once_and_kept_beside_the_features(folder: Path, features: np.ndarray) -> None:
    judged: list[int] = []

    class Counting(SignLabels):
        def present(self, features: np.ndarray) -> np.ndarray:
            judged.append(len(features))
            return super().present(features)

    where = Filter(must=("dog",))
    with open_vectors(folder, labeller=Counting()) as library:
        library.prepare_search()
        expected = library.find(where)
        assert sum(judged) == COUNT
    with open_vectors(folder, labeller=Counting()) as library:
        assert library.find(where) == expected
        assert sum(judged) == COUNT
        fill(folder, vectors(7, seed=2), [f"new {number}.jpg" for number in range(7)])
        library.prepare_search()
        assert sum(judged) == COUNT + 7
    saved = folder / "labels-1.bits"
    saved.write_bytes(bytes(len(saved.read_bytes())))
    with open_vectors(folder, labeller=Counting()) as library:
        assert [p for p in library.find(where)[1] if "new" not in p.path.name] == expected[1]
        assert sum(judged) == 2 * (COUNT + 7), "what is damaged is worked out again"


@pytest.mark.parametrize("count", [1, 7, 8, 9, 16, 17, 64])
def test_any_number_of_labels_fits(tmp_path: Path, count: int) -> None:
    class Many:
        labels = tuple(f"label {number}" for number in range(count))

        def present(self, features: np.ndarray) -> np.ndarray:
            return features[:, :count] > 0

    features = vectors(50, dim=64, seed=count)
    fill(tmp_path, features, [f"{number:02}.jpg" for number in range(50)])
    last = Many.labels[-1]
    with open_vectors(tmp_path, dim=64, labeller=Many()) as library:
        count_last, _ = library.find(Filter(must=(last,)))
        assert count_last == int((features[:, count - 1] > 0).sum())
        wanted = tuple(label for label, value in zip(Many.labels, features[3], strict=False) if value > 0)
        assert any(p.path.name == "03.jpg" for p in library.find(Filter(exactly=wanted))[1])


def test_labels_may_be_written_in_any_case() -> None:
    assert checked(Filter(must=("DOG ", "dog"), exactly=("beach",)), LABELS) == Filter(
        must=("dog",), exactly=("Beach",)
    )


@pytest.mark.parametrize(
    ("where", "sentence"),
    [
        (Filter(must=("dgo",)), r"There is no label 'dgo'; near it there is dog\."),
        (Filter(without=("board",)), r"no label 'board'; near it there is .*skateboard\."),
        (Filter(exactly=("dog", "beech")), r"no label 'beech'; near it there is Beach\."),
        (Filter(must=("xylophone",)), r"no label 'xylophone'; there are Beach, cat, dog, skateboard, snow\."),
        (Filter(must=("",)), r"no label ''; there are"),
        (Filter(must=("dog", "cat"), without=("cat",)), r"can both have cat and not have it"),
        (
            Filter(since=date(2024, 5, 2), until=date(2024, 5, 1)),
            r"No day is both since 2024-05-02 and until 2024-05-01\.",
        ),
    ],
)
def test_what_cannot_be_asked_is_one_sentence(library: Library, where: Filter, sentence: str) -> None:
    for ask in (
        lambda: library.find(where),
        lambda: library.label_counts(where),
        lambda: library.nearest(np.ones(16, np.float32), 3, where=where),
    ):
        with pytest.raises(FilterError, match=sentence) as caught:
            ask()
        assert "\n" not in str(caught.value)


def test_a_library_without_labels_says_so(folder: Path) -> None:
    with open_vectors(folder) as library:
        assert library.find(Filter(path="café"))[0] == COUNT // 4
        assert library.find()[1][0].labels == ()
        with pytest.raises(FilterError, match="knows no labels"):
            library.find(Filter(must=("dog",)))
        assert library.label_counts() == {}


def test_a_folder_may_be_named_by_a_link(library: Library, tmp_path: Path) -> None:
    (library.folder / "pictures" / "holiday").mkdir(parents=True)
    (tmp_path / "door").symlink_to(library.folder / "pictures" / "holiday", target_is_directory=True)
    assert library.find(Filter(folder=tmp_path / "door")) == library.find(
        Filter(folder=library.folder / "pictures" / "holiday")
    )


def test_a_closed_library_says_so(library: Library) -> None:
    library.close()
    with pytest.raises(LibraryError, match="is closed"):
        library.find(Filter(must=("dog",)))


def test_photographs_can_be_compared_by_what_is_made_of_their_features(
    library: Library, features: np.ndarray
) -> None:
    def scores(of: np.ndarray) -> np.ndarray:
        return 1 / (1 + np.exp(-of[:, : len(LABELS)]))

    asked = scores(features[7:8])[0]
    near = library.nearest(asked, 10, by=scores)
    assert found(near) == [Path(name).name for name in naive(scores(features), NAMES, asked, 10)]
    narrowed = library.nearest(asked, 10, by=scores, where=Filter(must=("dog",)))
    dogs = [n for n in range(COUNT) if features[n, 0] > 0]
    wanted = naive(scores(features[dogs]), [NAMES[n] for n in dogs], asked, 10)
    assert found(narrowed) == [Path(name).name for name in wanted]
    assert found(library.nearest(features[7], 5)) == [
        Path(name).name for name in naive(features, NAMES, features[7], 5)
    ]
