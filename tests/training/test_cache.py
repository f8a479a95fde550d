"""Cached arrays: read again only for the same work, and never more than a stated size."""

import os
import shutil
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from lsgui.core.nets import Backbone, BackboneConfig
from lsgui.core.types import Cancelled
from lsgui.training import cache


def write(file: Path, count: int = 100) -> None:
    np.save(file, np.zeros(count, np.float16))


def test_an_array_is_made_once(tmp_path: Path) -> None:
    made: list[Path] = []
    for _ in range(2):
        array = cache.kept(tmp_path, "one", lambda file: (made.append(file), write(file))[1])
    assert (len(made), array.shape) == (1, (100,))
    assert [path.name for path in tmp_path.iterdir()] == ["one.npy"]


def test_a_cancelled_run_leaves_nothing_half_written(tmp_path: Path) -> None:
    def cancelled(file: Path) -> None:
        write(file)
        raise Cancelled

    with pytest.raises(Cancelled):
        cache.kept(tmp_path, "one", cancelled)
    assert not list(tmp_path.iterdir())


@pytest.mark.parametrize("change", ["name", "content", "time"])
def test_the_key_follows_the_files(photos: Path, change: str) -> None:
    file = photos / "coffee.jpg"
    before = cache.key_of("tokens", [file])
    assert cache.key_of("tokens", [file]) == before
    if change == "name":
        file = file.rename(photos / "tea.jpg")
    elif change == "content":
        shutil.copy(photos / "rocket.jpg", file)
    else:
        os.utime(file, (1, 1))
    assert cache.key_of("tokens", [file]) != before


@pytest.mark.parametrize("change", [{"width": 64}, {"height": 64}, {"mean": 0.4}, {"std": 0.6}])
def test_the_key_follows_how_pixels_are_prepared(change: dict[str, float]) -> None:
    backbone = Backbone(BackboneConfig(width=32, height=32))
    before = cache.backbone_key(backbone)
    backbone.config = replace(backbone.config, **change)
    assert cache.backbone_key(backbone) != before


def test_the_least_recently_used_go_first(tmp_path: Path) -> None:
    for age, name in enumerate(["used", "old", "older"]):
        write(tmp_path / f"{name}.npy")
        os.utime(tmp_path / f"{name}.npy", (1000 - age, 1000 - age))
    cache.kept(tmp_path, "used", write, largest=700)
    cache.kept(tmp_path, "new", write, largest=700)
    assert sorted(path.name for path in tmp_path.iterdir()) == ["new.npy", "used.npy"]


def test_an_array_larger_than_the_whole_cache_is_still_kept(tmp_path: Path) -> None:
    assert len(cache.kept(tmp_path, "one", write, largest=1)) == 100


def test_a_half_written_array_of_an_old_run_goes_and_one_in_the_making_stays(tmp_path: Path) -> None:
    for name in ("old.partial.npy", "new.partial.npy"):
        write(tmp_path / name)
    os.utime(tmp_path / "old.partial.npy", (1, 1))
    cache.kept(tmp_path, "one", write)
    assert sorted(path.name for path in tmp_path.iterdir()) == ["new.partial.npy", "one.npy"]
