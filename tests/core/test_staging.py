"""A folder is put in its place whole or not at all, whenever the program breaks off."""

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from lsgui.core.staging import put_back, put_in_place


def folder(path: Path, text: str) -> Path:
    path.mkdir(parents=True)
    (path / "file").write_text(text)
    return path


def breaking_at(number: int, error: BaseException) -> Callable[[Path, Path], None]:
    """`os.replace` that breaks off once, before its step with this number."""
    steps = iter(range(100))
    real = os.replace

    def replace(source: Path, target: Path) -> None:
        if next(steps) == number:
            raise error
        real(source, target)

    return replace


@pytest.mark.parametrize("error", [OSError("full"), KeyboardInterrupt()])
@pytest.mark.parametrize("step", [0, 1])
def test_what_was_there_is_there_still_if_it_breaks_off(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, error: BaseException, step: int
) -> None:
    old, new = folder(tmp_path / "head", "old"), folder(tmp_path / "new", "new")
    monkeypatch.setattr(os, "replace", breaking_at(step, error))
    with pytest.raises(type(error)):
        put_in_place(new, old)
    assert (old / "file").read_text() == "old"
    assert sorted(entry.name for entry in tmp_path.iterdir()) == ["head", "new"]


def test_a_folder_left_aside_by_a_crash_is_put_back(tmp_path: Path) -> None:
    left = folder(tmp_path / ".cats.and.dogs.123.old", "older")
    os.utime(left, (1, 1))
    folder(tmp_path / ".cats.and.dogs.45.old", "latest")
    put_back(tmp_path)
    assert [entry.name for entry in tmp_path.iterdir()] == ["cats.and.dogs"]
    assert (tmp_path / "cats.and.dogs" / "file").read_text() == "latest"


def test_a_folder_left_aside_by_a_crash_goes_if_the_new_one_is_in_place(tmp_path: Path) -> None:
    folder(tmp_path / ".head.123.old", "old")
    folder(tmp_path / ".other.partial", "of another")
    new = folder(tmp_path / "head", "new")
    put_back(tmp_path)
    assert sorted(entry.name for entry in tmp_path.iterdir()) == [".other.partial", "head"]
    assert (new / "file").read_text() == "new"
