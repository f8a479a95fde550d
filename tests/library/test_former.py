"""A library that changes hands between checkpoints: features never mix, and going back costs nothing."""

from collections.abc import Callable
from pathlib import Path

import pytest
from index_counts import counts, nearest_name
from thumbnail_engine import ThumbnailEngine

from lsgui.core.types import Cancelled
from lsgui.library.check import check
from lsgui.library.scan import index
from lsgui.library.store import Library
from lsgui.library.vacuum import vacuum

OpenLibrary = Callable[[ThumbnailEngine], Library]


def test_another_checkpoint_makes_every_feature_stale(
    open_library: OpenLibrary, thumbnails: ThumbnailEngine, photos: Path, tmp_path: Path
) -> None:
    other = tmp_path / "other"
    other.mkdir()
    (photos / "moon.jpg").rename(other / "moon.jpg")
    old = open_library(thumbnails)
    index(old, thumbnails, [photos, other])
    query = thumbnails.embed(photos / "coffee.jpg")
    assert len(old.nearest(query, 99)) == 12

    newer = ThumbnailEngine("negatives", sign=-1)
    new = open_library(newer)
    assert (new.count, new.stale, new.nearest(-query, 99)) == (12, 12, [])
    assert len(old.nearest(query, 99)) == 12, "opening alone changes nothing"

    report = index(new, newer, [photos])
    assert counts(report) == {"updated": 12}, "every folder is due, not only the named one"
    assert (new.stale, old.stale) == (0, 12)
    assert new.nearest(-query, 1)[0].path.name == "coffee.jpg"
    assert old.nearest(query, 99) == [], "features of two checkpoints never meet"

    thumbnails.batches.clear()
    assert counts(index(old, thumbnails)) == {"unchanged": 12}
    assert thumbnails.embedded == 0, "what the former checkpoint made is there again"
    assert old.nearest(query, 1)[0].path.name == "coffee.jpg"
    assert new.nearest(-query, 99) == []


def test_another_checkpoint_that_is_tried_and_given_up_costs_nothing(
    open_library: OpenLibrary, thumbnails: ThumbnailEngine, photos: Path, tmp_path: Path
) -> None:
    old = open_library(thumbnails)
    index(old, thumbnails, [photos])

    def at_once(done: int, total: int) -> None:
        raise Cancelled

    for name in ("second", "third", "fourth"):
        engine = ThumbnailEngine(name, sign=-1)
        with pytest.raises(Cancelled):
            index(open_library(engine), engine, progress=at_once)
    (photos / "moon.jpg").unlink()
    thumbnails.batches.clear()
    assert counts(index(old, thumbnails)) == {"unchanged": 11, "removed": 1}
    assert (old.stale, thumbnails.embedded) == (0, 0)
    assert nearest_name(old, thumbnails, photos / "coffee.jpg") == "coffee.jpg"
    assert check(tmp_path / "library").damage == ()


def test_of_a_former_checkpoint_nothing_is_left_after_a_vacuum(
    open_library: OpenLibrary, thumbnails: ThumbnailEngine, photos: Path, tmp_path: Path
) -> None:
    newer = ThumbnailEngine("newer", sign=-1)
    old, new = open_library(thumbnails), open_library(newer)
    index(old, thumbnails, [photos])
    index(new, newer)
    assert len(list((tmp_path / "library").glob("features-*"))) == 2
    assert vacuum(tmp_path / "library").features == 12
    assert len(list((tmp_path / "library").glob("features-*"))) == 1
    assert (new.stale, check(tmp_path / "library").damage) == (0, ())
    assert counts(index(old, thumbnails)) == {"updated": 12}


def test_a_former_checkpoints_features_that_were_lost_are_made_again(
    open_library: OpenLibrary, thumbnails: ThumbnailEngine, photos: Path, tmp_path: Path
) -> None:
    newer = ThumbnailEngine("newer", sign=-1)
    old, new = open_library(thumbnails), open_library(newer)
    index(old, thumbnails, [photos])
    (kept,) = (tmp_path / "library").glob("features-*")
    index(new, newer)
    kept.write_bytes(kept.read_bytes()[:100])
    assert counts(index(old, thumbnails)) == {"updated": 12}
    assert nearest_name(old, thumbnails, photos / "coffee.jpg") == "coffee.jpg"
