"""`lsgui library`: what a user or a script sees of it."""

import json
import os
import shutil
from pathlib import Path
from typing import Any

import pytest
from command_line import Ran, Runner, assert_one_sentence
from PIL import Image

from lsgui import paths
from lsgui.core.checkpoint import Checkpoint
from lsgui.core.types import CheckpointIdentity


@pytest.fixture
def folder(run: Runner, photos: Path, tmp_path: Path) -> Path:
    """A library of twelve photographs, a copy of one, and a file that is none."""
    shutil.copy(photos / "moon.jpg", photos / "the moon again.jpg")
    (photos / "broken.jpg").write_bytes(b"no picture")
    code, _, err = run("index", photos, "--library", tmp_path / "library")
    assert code == 0, err
    return tmp_path / "library"


def as_json(ran: Ran, code: int = 0) -> Any:
    assert ran[0] == code, ran[2]
    return json.loads(ran[1])


def flip(folder: Path) -> None:
    file = next(folder.glob("features-*.f16"))
    content = bytearray(file.read_bytes())
    content[100] ^= 0x20
    file.write_bytes(content)


@pytest.mark.parametrize("action", ["info", "check", "vacuum", "export", "import"])
def test_every_action_explains_itself(run: Runner, action: str) -> None:
    code, out, _ = run("library", action, "--help")
    assert code == 0
    assert f"usage: lsgui library {action}" in out
    assert action in run("library", "--help")[1]


@pytest.mark.parametrize("words", [[], ["mend"], ["export"], ["import"], ["check", "file"]])
def test_wrong_usage_ends_with_2(run: Runner, words: list[str]) -> None:
    code, out, err = run("library", *words)
    assert (code, out) == (2, "")
    assert "error:" in err


def test_a_library_is_checked_repaired_and_read_again(run: Runner, folder: Path, photos: Path) -> None:
    at = ("--library", folder)
    assert run("library", "check", *at) == (0, "13 images and 12 features: nothing is wrong\n", "")
    flip(folder)
    code, out, err = run("library", "check", *at)
    assert code == 1
    assert "1 features are not what was written (wrong checksum)" in out
    assert err == (
        f"lsgui: the library in {folder} is damaged: --repair drops what is damaged and keeps the rest\n"
    )
    query = ("query", photos / "moon.jpg", photos / "coffee.jpg", "--op", "union", *at)
    assert_one_sentence(run(*query), "damaged", "lsgui library check --repair")
    code, out, err = run("library", "check", "--repair", *at)
    assert (code, err) == (0, "")
    assert "1 images are read again by the next `lsgui index`" in out
    assert as_json(run("index", photos, *at, "--json"))["updated"] == 1
    checked = as_json(run("library", "check", *at, "--json"))
    assert (checked["images"], checked["features"], checked["damage"], checked["whole"]) == (13, 12, [], True)
    assert run(*query)[0] == 0


def test_check_as_json_says_what_is_damaged(run: Runner, folder: Path) -> None:
    flip(folder)
    checked = as_json(run("library", "check", "--library", folder, "--json"), code=1)
    assert [(damage["kind"], damage["count"]) for damage in checked["damage"]] == [("wrong", 1)]
    assert checked["whole"] is False
    repaired = as_json(run("library", "check", "--repair", "--library", folder, "--json"))
    assert [damage["kind"] for damage in repaired["repaired"]] == ["wrong"]
    assert (repaired["whole"], repaired["to_read"], repaired["set_aside"]) == (True, 1, None)


def test_a_broken_database_is_set_aside(run: Runner, folder: Path, photos: Path) -> None:
    (folder / "library.sqlite").write_bytes(b"no database" * 1000)
    assert_one_sentence(run("index", photos, "--library", folder), "damaged", "lsgui library check --repair")
    code, out, _ = run("library", "check", "--repair", "--library", folder)
    assert code == 0
    assert f"set aside as {folder / 'library.sqlite.broken-1'}" in out
    assert "name them to `lsgui index` again" in out
    assert as_json(run("index", photos, "--library", folder, "--json"))["added"] == 13
    info = as_json(run("library", "info", "--library", folder, "--json"))
    assert info["set_aside"] == [str(folder / "library.sqlite.broken-1")]


def test_info_says_what_the_library_holds(run: Runner, folder: Path, photos: Path) -> None:
    info = as_json(run("library", "info", "--library", folder, "--json"))
    identity = Checkpoint.load().identity
    assert CheckpointIdentity(info["checkpoint"], info["sha256"]) == identity
    assert (info["images"], info["features"], info["unused"], info["skipped"], info["stale"]) == (
        13,
        12,
        0,
        1,
        0,
    )
    assert info["folders"] == [{"path": str(photos), "images": 13, "offline": False}]
    assert info["feature_bytes"] == 12 * 2 * info["dim"]
    _, out, _ = run("library", "info", "--library", folder)
    assert "13 images, 0 of them to be read again, 1 skipped" in out
    assert str(photos) in out


def test_a_folder_is_taken_out_and_comes_back(
    run: Runner, folder: Path, photos: Path, tmp_path: Path
) -> None:
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    shutil.copy(photos / "coffee.jpg", elsewhere / "a copy.jpg")
    run("index", elsewhere, "--library", folder)
    shutil.rmtree(elsewhere)
    code, out, err = run("library", "remove", elsewhere, "--library", folder)
    assert (code, err) == (0, "")
    assert "with 1 images was taken out" in out
    assert as_json(run("library", "info", "--library", folder, "--json"))["images"] == 13
    assert as_json(run("library", "remove", photos, "--library", folder, "--json"))["images"] == 13
    assert_one_sentence(
        run("library", "remove", photos, "--library", folder), "is not a folder of this library"
    )
    again = as_json(run("index", photos, "--library", folder, "--json"))
    assert (again["unchanged"], again["added"]) == (13, 0)


def test_an_index_without_a_folder_brings_all_up_to_date(run: Runner, folder: Path, photos: Path) -> None:
    (photos / "moon.jpg").unlink()
    assert as_json(run("index", "--library", folder, "--json"))["removed"] == 1


def test_vacuum_gives_room_back(run: Runner, folder: Path, photos: Path) -> None:
    (photos / "coffee.jpg").unlink()
    run("index", photos, "--library", folder)
    assert "of no use any more: `lsgui library vacuum`" in run("library", "check", "--library", folder)[1]
    done = as_json(run("library", "vacuum", "--library", folder, "--json"))
    assert done["features"] == 1
    assert done["after"] < done["before"]
    assert run("library", "check", "--library", folder)[1] == "12 images and 11 features: nothing is wrong\n"


def test_a_library_goes_through_a_file(run: Runner, folder: Path, photos: Path, tmp_path: Path) -> None:
    file, other = tmp_path / "file.lsgui", tmp_path / "other"
    written = as_json(run("library", "export", file, "--library", folder, "--json"))
    assert (written["images"], written["features"], written["skipped"]) == (13, 12, 1)
    assert written["bytes"] == file.stat().st_size
    assert_one_sentence(run("library", "export", file, "--library", folder), "exists already")
    code, out, err = run("library", "import", file, "--library", other)
    assert (code, err) == (0, "")
    assert "13 images in 1 folders, 12 features and 1 skipped files imported from" in out
    assert as_json(run("index", photos, "--library", other, "--json"))["unchanged"] == 13
    assert_one_sentence(run("library", "import", file, "--library", other), "holds folders already")
    for harm, said in ((10, "not a whole library"), (0, "not a whole library")):
        os.truncate(file, harm)
        assert_one_sentence(run("library", "import", file, "--library", tmp_path / "third"), said)


def test_a_picture_is_no_library(run: Runner, photos: Path, tmp_path: Path) -> None:
    Image.new("RGB", (8, 8)).save(tmp_path / "a.png")
    for file in (tmp_path / "a.png", photos / "coffee.jpg", tmp_path / "nowhere"):
        assert_one_sentence(run("library", "import", file, "--library", tmp_path / "other"), str(file))


@pytest.mark.parametrize(
    "action", [["info"], ["check"], ["check", "--repair"], ["vacuum"], ["export", "file"]]
)
def test_without_a_library_nothing_is_made(run: Runner, action: list[str]) -> None:
    assert_one_sentence(run("library", *action), "There is no library in", "`lsgui index FOLDER")
    assert not paths.library().exists()
