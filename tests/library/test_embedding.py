"""From files to features: decoders and engines that fail cost no more than they must."""

import multiprocessing
import os
import shutil
import sqlite3
from collections.abc import Callable
from pathlib import Path

import hostile_decoders
import numpy as np
import pytest
from index_counts import counts, nearest_name
from PIL import Image
from thumbnail_engine import ThumbnailEngine

from lsgui.core import images
from lsgui.core.types import Cancelled, CheckpointIdentity
from lsgui.library import decoding
from lsgui.library.scan import index
from lsgui.library.store import Library

OpenLibrary = Callable[[ThumbnailEngine], Library]


def test_a_slow_file_does_not_hold_up_cancelling(
    library: Library, thumbnails: ThumbnailEngine, photos: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(images, "pixels", hostile_decoders.hang)
    calls: list[int] = []

    def stop(done: int, total: int) -> None:
        if total:
            calls.append(done)
            raise Cancelled

    with pytest.raises(Cancelled):
        index(library, thumbnails, [photos], progress=stop)
    assert calls == [0], "asked while no file was ready yet"
    assert multiprocessing.active_children() == []


def test_a_crashing_and_a_hanging_decoder_cost_one_file_each(
    library: Library, thumbnails: ThumbnailEngine, photos: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(images, "pixels", hostile_decoders.by_name)
    monkeypatch.setattr(decoding, "SECONDS", 2.0)
    (photos / "moon.jpg").rename(photos / "crash.jpg")
    (photos / "coins.png").rename(photos / "hang.png")
    assert counts(index(library, thumbnails, [photos])) == {"added": 10, "skipped": 2}
    reasons = {Path(item.path).name: item.reason for item in library.skipped()}
    assert reasons == {
        "crash.jpg": "it crashed the image decoder",
        "hang.png": "it took longer than 2 seconds to read",
    }
    monkeypatch.undo()
    for path in library.paths():
        assert nearest_name(library, thumbnails, path) == path.name
    assert counts(index(library, thumbnails, [photos])) == {"unchanged": 10, "skipped": 2}
    library.read_again()
    assert counts(index(library, thumbnails, [photos])) == {"added": 2, "unchanged": 10}
    assert library.skipped() == []


@pytest.mark.parametrize("name", ["crash", "hang", "hog"])
def test_a_known_photograph_that_is_decoded_no_more_is_kept_and_read_again_later(
    library: Library, thumbnails: ThumbnailEngine, photos: Path, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    file = (photos / "moon.jpg").rename(photos / f"{name}.jpg")
    index(library, thumbnails, [photos])
    with Image.open(photos / "rocket.jpg") as picture:
        picture.rotate(90).save(file)
    with monkeypatch.context() as patch:
        patch.setattr(
            images, "pixels", hostile_decoders.by_name if name != "hog" else hostile_decoders.greedy
        )
        patch.setattr(decoding, "SECONDS", 2.0)
        for _ in range(2):
            report = index(library, thumbnails)
            assert counts(report) == {"unchanged": 11, "offline": 1, "skipped": 1}
            assert list(report.skipped) == library.skipped()
    assert file in library.paths()
    assert counts(index(library, thumbnails)) == {"unchanged": 11, "updated": 1}
    assert library.skipped() == []


def test_a_failing_engine_keeps_what_is_done(
    library: Library, thumbnails: ThumbnailEngine, photos: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    embed = thumbnails.embed_pixels

    def fail_later(pixels: np.ndarray) -> np.ndarray:
        if thumbnails.batches:
            raise MemoryError("no more")
        return embed(pixels)

    monkeypatch.setattr(thumbnails, "embed_pixels", fail_later)
    with pytest.raises(MemoryError):
        index(library, thumbnails, [photos])
    assert library.count == 8


def test_features_are_stored_as_the_engine_made_them(
    library: Library, thumbnails: ThumbnailEngine, photos: Path, tmp_path: Path
) -> None:
    index(library, thumbnails, [photos])
    stored = np.fromfile(tmp_path / "library" / "features-1.f16", "<f2").reshape(-1, thumbnails.dim)
    database = sqlite3.connect(tmp_path / "library" / "library.sqlite")
    (place,) = database.execute(
        "SELECT place FROM images WHERE path = ?", (os.fsencode(photos / "moon.jpg"),)
    ).fetchone()
    database.close()
    assert np.array_equal(stored[place], thumbnails.embed(photos / "moon.jpg").astype(np.float16))
    assert CheckpointIdentity(library.checkpoint.name, library.checkpoint.sha256) == thumbnails.identity


def test_copies_are_embedded_once_and_listed(
    library: Library, thumbnails: ThumbnailEngine, photos: Path
) -> None:
    (photos / "more").mkdir()
    twins = [photos / "moon.jpg", photos / "a moon.jpg", photos / "more" / "moon.jpg"]
    for twin in twins[1:]:
        shutil.copy(twins[0], twin)
    report = index(library, thumbnails, [photos])
    assert counts(report) == {"added": 14}
    assert thumbnails.embedded == 12
    assert report.copies == library.copies() == (tuple(sorted(twins)),)
    assert report.to_json()["copies"] == [[str(path) for path in sorted(twins)]]
    twins[0].unlink()
    assert counts(index(library, thumbnails, [photos])) == {"unchanged": 13, "removed": 1}
    twins[1].unlink()
    assert index(library, thumbnails, [photos]).copies == ()
    assert nearest_name(library, thumbnails, twins[2]) == "moon.jpg"
    library.remove_folder(photos)
    assert library.copies() == ()
