"""What `lsgui train --out` may replace, and what it must leave alone."""

import json
import os
import shutil
from pathlib import Path

import pytest

from lsgui import cli, paths
from lsgui.core.types import UserError
from lsgui.training.place import ready_place


@pytest.fixture
def checkpoint(tmp_path: Path) -> Path:
    return Path(shutil.copytree(paths.default_checkpoint(), tmp_path / "checkpoint"))


def test_a_new_an_empty_folder_and_a_checkpoint_are_places(tmp_path: Path, checkpoint: Path) -> None:
    (tmp_path / "empty").mkdir()
    (checkpoint / "eval-test.json").write_text("{}")
    for folder in (tmp_path / "new" / "one", tmp_path / "empty", checkpoint):
        assert ready_place(folder) == folder
    assert sorted(path.name for path in tmp_path.iterdir()) == ["checkpoint", "empty", "new"]


@pytest.mark.parametrize("stranger", ["holiday.jpg", "notes.txt", "subfolder/"])
def test_a_checkpoint_with_anything_else_in_it_is_left_alone(checkpoint: Path, stranger: str) -> None:
    (checkpoint / stranger).mkdir() if stranger.endswith("/") else (checkpoint / stranger).touch()
    with pytest.raises(UserError, match="has other things in it"):
        ready_place(checkpoint)


@pytest.mark.parametrize("content", ["{}", "[]", "{", '{"format": 1, "name": "app"}'])
def test_any_other_config_json_does_not_make_a_checkpoint(tmp_path: Path, content: str) -> None:
    folder = tmp_path / "my-app"
    folder.mkdir()
    (folder / "config.json").write_text(content)
    code = cli.main(["train", "--data", f"folder:{tmp_path}", "--out", str(folder)])
    assert code == 1
    assert (folder / "config.json").read_text() == content


def test_a_file_is_no_place(tmp_path: Path) -> None:
    (tmp_path / "out").write_text("mine")
    with pytest.raises(UserError, match="name an empty or new folder"):
        ready_place(tmp_path / "out")


def test_the_folder_one_stands_in_has_a_name_too(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    assert ready_place(Path(".")) == tmp_path.resolve()


@pytest.mark.skipif(os.name == "nt" or os.geteuid() == 0, reason="root may write everywhere")
def test_a_folder_that_cannot_be_written_in_is_named_before_training(tmp_path: Path) -> None:
    tmp_path.chmod(0o500)
    try:
        with pytest.raises(UserError, match="Nothing can be written in"):
            ready_place(tmp_path / "out")
    finally:
        tmp_path.chmod(0o700)


def test_a_parent_that_is_a_file_is_named_before_training(tmp_path: Path) -> None:
    (tmp_path / "file").write_text(json.dumps({}))
    with pytest.raises(UserError, match="Nothing can be written in"):
        ready_place(tmp_path / "file" / "out")
