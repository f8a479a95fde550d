"""Libraries are told apart by what their photographs hold, and photographs are found by their size."""

import shutil
from pathlib import Path

from command_line import Runner

from lsgui import paths
from lsgui.core.checkpoint import Checkpoint
from lsgui.library.store import Library


def opened(folder: Path) -> Library:
    checkpoint = Checkpoint.load()
    return Library.open(folder, checkpoint.identity, checkpoint.dim)


def test_equal_photographs_make_equal_libraries_wherever_they_lie(
    run: Runner, photos: Path, tmp_path: Path
) -> None:
    shutil.copytree(photos, tmp_path / "copies")
    assert run("index", photos).code == 0
    assert run("index", tmp_path / "copies", "--library", tmp_path / "other").code == 0
    with opened(paths.library()) as one, opened(tmp_path / "other") as other:
        before = one.identity()
        assert other.identity() == before
        (tmp_path / "copies" / "coins.png").unlink()
        assert run("index", tmp_path / "copies", "--library", tmp_path / "other").code == 0
        assert other.identity() != before
        assert one.identity() == before


def test_photographs_are_found_by_their_size(run: Runner, photos: Path) -> None:
    assert run("index", photos).code == 0
    with opened(paths.library()) as library:
        coffee = photos / "coffee.jpg"
        assert coffee in library.of_size(coffee.stat().st_size)
        assert library.of_size(1) == []
