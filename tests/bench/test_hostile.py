"""Each hostile file ends indexed or skipped with a reason, and what is whole comes out upright."""

from pathlib import Path

import pytest

from lsgui.bench import hostile_run
from lsgui.bench.hostile import KINDS, make_hostile
from lsgui.bench.hostile_run import judge
from lsgui.library import decoding

HUGE = 2  # kinds at the end whose pixels are all there, and take seconds to make


def test_every_kind_of_hostile_file_meets_its_fate(tmp_path: Path) -> None:
    count = len(KINDS) - HUGE
    found = judge(tmp_path, make_hostile(tmp_path / "files", count, seed=1))
    assert found["held"], found
    assert found["files"] == count == found["indexed"] + sum(found["skipped"].values())
    assert (found["lost"], found["misjudged"], found["not_upright"]) == ([], [], [])
    assert found["skipped"]["the file is truncated"] >= 5
    assert found["workers_left"] == 0
    assert found["longest_file_s"] > 0


def test_a_file_that_takes_far_longer_than_its_time_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    files = make_hostile(tmp_path / "files", 2)
    monkeypatch.setattr(hostile_run, "LATE", -decoding.SECONDS)  # then any file is late
    found = judge(tmp_path, files)
    assert found["too_slow"], found
    assert not found["held"]


def test_the_same_seed_makes_the_same_files(tmp_path: Path) -> None:
    one, two, other = (
        [
            (file.path.relative_to(tmp_path / str(folder)), file.path.read_bytes())
            for file in make_hostile(tmp_path / str(folder), 70, seed=seed)
            if file.kind not in ("lost link", "zip called jpg")  # a zip carries the time
        ]
        for folder, seed in enumerate((1, 1, 2))
    )
    assert one == two
    assert one != other


@pytest.mark.parametrize("wrong", ["not_upright", "misjudged"])
def test_what_went_wrong_is_told(tmp_path: Path, wrong: str, monkeypatch: pytest.MonkeyPatch) -> None:
    files = make_hostile(tmp_path / "files", 2)
    if wrong == "misjudged":
        files[0].path.write_bytes(b"no picture")
    else:
        from PIL import Image

        with Image.open(files[0].path) as image:
            image.rotate(90, expand=True).save(files[0].path, "JPEG")
    found = judge(tmp_path, files)
    assert found[wrong], found
    assert not found["held"]
