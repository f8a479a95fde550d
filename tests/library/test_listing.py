"""The library as a table: sorted, filtered and counted as a plain reading of its rows would be."""

import os
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

import numpy as np
import pytest
from thumbnail_engine import ThumbnailEngine

from lsgui.core.types import Cancelled, Filter, FloatArray, LibraryError
from lsgui.library import listing as listing_module
from lsgui.library.listing import (
    Arrangement,
    Facet,
    Listing,
    Wanted,
    arrange,
    is_complete,
    judge_all,
    read_listing,
)
from lsgui.library.scan import index
from lsgui.library.store import Library
from lsgui.library.vacuum import vacuum


@dataclass(frozen=True)
class Judge:
    """Says which of some places of a feature are above a limit."""

    name: str
    labels: tuple[str, ...]
    limit: float = 0.0

    def thresholds_for(self, operation: object, alike: float, method: object) -> FloatArray:
        return np.full(len(self.labels), self.limit, np.float32)

    def scores(self, features: FloatArray) -> FloatArray:
        return features[:, : len(self.labels)]


OWN = Judge("", ("one", "two", "three"))


@pytest.fixture
def listing(library: Library, thumbnails: ThumbnailEngine, photos: Path) -> Listing:
    inner = photos / "Inner"
    inner.mkdir()
    for number, name in enumerate(("coffee.jpg", "Rocket two.jpg", "astronaut.jpg")):
        target = inner / name.upper() if number == 1 else inner / name
        (photos / ("rocket.jpg" if number == 1 else name)).rename(target)
    for number, path in enumerate(sorted(photos.rglob("*.*"))):
        os.utime(path, (10_000 + 977 * number % 5000, 10_000 + 977 * number % 5000))
    index(library, thumbnails, [photos])
    return read_listing(library)


def shown(arrangement: Arrangement) -> list[str]:
    return [arrangement.listing.paths[row] for row in arrangement.rows]


def test_it_has_every_image_with_what_the_disk_says_of_it(listing: Listing, photos: Path) -> None:
    files = sorted((path for path in photos.rglob("*.*")), key=os.fsencode)
    assert [Path(path) for path in listing.paths] == files
    assert list(listing.size) == [path.stat().st_size for path in files]
    assert list(listing.mtime_ns) == [path.stat().st_mtime_ns for path in files]
    assert listing.folders == (photos,)
    assert set(listing.folder) == {0}


@pytest.mark.parametrize("block", [2, 4096])
def test_every_order_is_that_of_a_plain_sort(
    listing: Listing, block: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(listing_module, "_BLOCK", block)
    keys: dict[str, Callable[[Path], object]] = {
        "name": lambda path: path.name.casefold(),
        "folder": lambda path: (str(path.parent).casefold(), path.name.casefold()),
        "date": lambda path: path.stat().st_mtime_ns,
        "size": lambda path: path.stat().st_size,
    }
    for order, key in keys.items():
        expected = sorted(map(Path, listing.paths), key=key)  # type: ignore[arg-type, type-var]
        assert [Path(path) for path in shown(arrange(listing, None, Wanted(order)))] == expected  # type: ignore[arg-type]
        back = shown(arrange(listing, None, Wanted(order, descending=True)))  # type: ignore[arg-type]
        assert [Path(path) for path in back] == expected[::-1]


def test_text_is_looked_for_word_by_word_without_case(listing: Listing) -> None:
    assert [Path(path).name for path in shown(arrange(listing, None, Wanted(text="TWO rocket")))] == [
        "ROCKET TWO.JPG"
    ]
    assert len(shown(arrange(listing, None, Wanted(text="inner")))) == 3
    assert shown(arrange(listing, None, Wanted(text="no such name"))) == []


def test_a_folder_and_labels_combine(library: Library, listing: Listing, photos: Path) -> None:
    judged = judge_all(library, listing, [OWN])
    assert is_complete(judged, listing, [OWN])
    features = library_features(library, listing)
    truth = OWN.scores(features) >= 0.0
    whole = arrange(listing, judged, Wanted())
    assert whole.facets == tuple(Facet(label) for label in OWN.labels)
    assert list(whole.totals) == list(whole.counts) == list(truth.sum(axis=0))
    both = arrange(listing, judged, Wanted(where=Filter(must=("one", "two"), folder=photos)))
    expected = {path for path, row in zip(listing.paths, truth, strict=True) if row[0] and row[1]}
    assert set(shown(both)) == expected
    assert 0 < len(expected) < len(listing)
    assert list(both.counts) == list(truth[truth[:, 0] & truth[:, 1]].sum(axis=0))
    assert list(both.totals) == list(truth.sum(axis=0))
    assert shown(arrange(listing, judged, Wanted(where=Filter(folder=photos / "none such")))) == []
    assert shown(arrange(listing, None, Wanted(where=Filter(must=("one",))))) == []


def test_the_whole_filter_holds_for_the_listing(library: Library, listing: Listing, photos: Path) -> None:
    judged = judge_all(library, listing, [OWN, Judge("head", ("mine",))])
    sets = [
        {label for label, there in zip(OWN.labels, row, strict=True) if there}
        for row in OWN.scores(library_features(library, listing)) >= 0.0
    ]
    named = list(zip(listing.paths, sets, strict=True))

    def found(where: Filter, labels: frozenset[Facet] = frozenset()) -> set[str]:
        return set(shown(arrange(listing, judged, Wanted(where=where, labels=labels))))

    assert found(Filter(without=("one",))) == {path for path, own in named if "one" not in own}
    some = named[0][1]
    assert found(Filter(exactly=tuple(some))) == {path for path, own in named if own == some}
    assert found(Filter(folder=photos / "Inner")) == {
        p for p in listing.paths if Path(p).parent.name == "Inner"
    }
    assert len(found(Filter(path="INNER"))) == 3
    assert found(Filter(since=date(2000, 1, 1))) == set()
    assert found(Filter(until=date(2000, 1, 1))) == set(listing.paths)
    mine = frozenset({Facet("mine", "head")})
    assert found(Filter(), mine) == {path for path, own in named if "one" in own}
    assert found(Filter(without=("one",)), mine) == set()


def test_a_photograph_that_is_not_judged_is_not_said_to_lack_a_label(
    library: Library, listing: Listing
) -> None:
    judged = judge_all(library, listing, [OWN])
    part = replace(judged, present=judged.present[:3])
    found = shown(arrange(listing, part, Wanted(where=Filter(without=("one",)))))
    known = listing.place < 3
    lacking = ~judged.of(listing)[:, 0]
    assert set(found) == {path for path, row in zip(listing.paths, known & lacking, strict=True) if row}


def test_what_was_judged_before_is_not_read_again(
    library: Library, thumbnails: ThumbnailEngine, listing: Listing, photos: Path
) -> None:
    judged = judge_all(library, listing, [OWN])
    (photos / "again.jpg").write_bytes((photos / "china.jpg").read_bytes() + b"more")
    index(library, thumbnails, [photos])
    more = read_listing(library)
    assert not is_complete(judged, more, [OWN])
    asked: list[int] = []
    later = judge_all(library, more, [OWN], before=judged, progress=lambda done, total: asked.append(done))
    assert asked == [len(judged.present)]
    assert (later.present == judge_all(library, more, [OWN]).present).all()


def test_another_head_is_judged_beside_the_checkpoint(library: Library, listing: Listing) -> None:
    head = Judge("mine", ("one",), limit=0.1)
    judged = judge_all(library, listing, [OWN, head], before=judge_all(library, listing, [OWN]))
    assert judged.facets[-1] == Facet("one", "mine")
    assert (judged.of(listing)[:, 3] == (library_features(library, listing)[:, 0] >= 0.1)).all()


def test_features_that_are_not_as_written_are_not_judged(library: Library, listing: Listing) -> None:
    (file,) = library.folder.glob("features-*.f16")
    data = bytearray(file.read_bytes())
    data[1] ^= 0x40
    file.write_bytes(data)
    with pytest.raises(LibraryError, match="damaged"):
        judge_all(library, listing, [OWN])


def test_a_listing_from_before_a_tidying_is_read_again(
    library: Library, thumbnails: ThumbnailEngine, listing: Listing, photos: Path
) -> None:
    next(photos.rglob("*.jpg")).unlink()
    index(library, thumbnails, [photos])
    vacuum(library.folder)
    with pytest.raises(LibraryError, match="moved meanwhile"):
        judge_all(library, listing, [OWN])
    again = read_listing(library)
    assert is_complete(judge_all(library, again, [OWN]), again, [OWN])


def test_words_are_found_however_an_accent_is_written(
    library: Library, thumbnails: ThumbnailEngine, photos: Path
) -> None:
    (photos / "Cafe\u0301.jpg").write_bytes((photos / "china.jpg").read_bytes())
    index(library, thumbnails, [photos])
    found = shown(arrange(read_listing(library), None, Wanted(text="CAF\u00c9")))
    assert [Path(path).name for path in found] == ["Cafe\u0301.jpg"]


def test_judging_can_be_stopped(library: Library, listing: Listing) -> None:
    def stop(done: int, total: int) -> None:
        raise Cancelled

    with pytest.raises(Cancelled):
        judge_all(library, listing, [OWN], progress=stop)


def test_an_empty_library_has_an_empty_listing(library: Library) -> None:
    empty = read_listing(library)
    judged = judge_all(library, empty, [OWN])
    arrangement = arrange(empty, judged, Wanted("name"))
    assert (len(empty), list(arrangement.rows), arrangement.totals) == (0, [], (0, 0, 0))


def test_removed_folders_and_features_of_another_checkpoint_are_left_out(
    library: Library, listing: Listing, photos: Path, tmp_path: Path
) -> None:
    other = ThumbnailEngine("other")
    strange = Library.open(library.folder, other.identity, other.dim)
    try:
        assert set(read_listing(strange).place) == {-1}
    finally:
        strange.close()
    library.remove_folder(photos)
    assert len(read_listing(library)) == 0


def library_features(library: Library, listing: Listing) -> FloatArray:
    from lsgui.library.vectors import FeatureFile

    everything = FeatureFile(library.folder, listing.epoch, library.dim).read(0, int(listing.place.max()) + 1)
    found: FloatArray = everything[listing.place]
    return found
