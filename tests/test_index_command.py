"""`lsgui index`, as a user or a script sees it."""

import json
import os
import re
import signal
import subprocess
import sys
from pathlib import Path

import pytest
from command_line import ROOT, Runner, assert_one_sentence, posix_only
from PIL import Image

from lsgui import paths

INDEX_KEYS = [
    "added",
    "updated",
    "unchanged",
    "moved",
    "removed",
    "offline",
    "skipped",
    "copies",
    "total",
    "seconds",
    "images_per_second",
]


def test_index_json_counts_what_was_done_and_a_rerun_does_nothing(run: Runner, photos: Path) -> None:
    (photos / "broken.jpg").write_bytes(b"\xff\xd8\xff not really")
    first = run("index", photos, "--json").json
    assert list(first) == INDEX_KEYS
    assert (first["added"], first["unchanged"], first["total"]) == (12, 0, 12)
    assert [Path(item["path"]).name for item in first["skipped"]] == ["broken.jpg"]
    assert first["skipped"][0]["reason"]
    again = run("index", photos, "--json").json
    assert (again["added"], again["updated"], again["unchanged"], again["total"]) == (0, 0, 12, 12)


def test_index_in_words_names_what_was_skipped_and_why(run: Runner, photos: Path, tmp_path: Path) -> None:
    (photos / "broken.jpg").write_bytes(b"\xff\xd8\xff not really")
    ran = run("index", photos, "--library", tmp_path / "library")
    assert ran.code == 0
    assert "12 images in the library: 12 added" in ran.out
    assert "broken.jpg: " in ran.out
    assert ran.err == ""
    assert (tmp_path / "library").is_dir()
    assert not paths.library().exists()


def test_a_folder_without_a_photograph_is_said_to_be_one(run: Runner, tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    ran = run("index", tmp_path / "empty")
    assert ran.code == 0
    assert "no photograph was found in" in ran.err
    assert "images/s" not in ran.out


def test_a_folder_that_was_never_there_is_at_fault(run: Runner, tmp_path: Path) -> None:
    assert_one_sentence(run("index", tmp_path / "nowhere"), "nowhere")


def test_a_photograph_is_no_folder(run: Runner, photos: Path) -> None:
    assert_one_sentence(run("index", photos / "china.jpg"), "china.jpg")


def test_a_typo_is_at_fault_in_a_folder_of_the_library_too(run: Runner, photos: Path) -> None:
    run("index", photos)
    for name in ("typo", "china.jpg"):
        assert_one_sentence(run("index", photos / name), name, "is not a folder")


@posix_only
def test_an_interrupted_index_keeps_what_it_did(run: Runner, photos: Path) -> None:
    for number in range(300):
        with Image.open(photos / "china.jpg") as image:
            image.rotate(number, expand=False).save(photos / f"{number}.jpg")
    ours, theirs = os.openpty()
    environment = os.environ | {"PYTHONPATH": str(ROOT)}
    command = [sys.executable, "-m", "lsgui", "index", str(photos)]
    with subprocess.Popen(command, env=environment, stdout=subprocess.PIPE, stderr=theirs) as started:
        os.close(theirs)
        said = b""
        while not any(int(done) >= 32 for done in re.findall(rb"(\d+) of 312", said)):
            said += os.read(ours, 1000)
        started.send_signal(signal.SIGINT)
        out, _ = started.communicate(timeout=60)
    said += _rest(ours)
    assert started.returncode == 130, said
    assert out == b""
    assert b"lsgui: interrupted" in said
    assert b"Traceback" not in said
    again = run("index", photos, "--json").json
    assert again["total"] == 312
    assert again["added"] < 312


@posix_only
def test_a_watched_library_follows_its_folder_until_ctrl_c(run: Runner, photos: Path, tmp_path: Path) -> None:
    moved = (photos / "china.jpg").rename(tmp_path / "china.jpg")
    environment = os.environ | {"PYTHONPATH": str(ROOT)}
    command = [sys.executable, "-m", "lsgui", "index", str(photos), "--watch", "--json"]
    with subprocess.Popen(
        command, env=environment, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    ) as started:
        assert started.stdout is not None
        assert json.loads(started.stdout.readline())["added"] == 11
        moved.rename(photos / "china.jpg")
        news = json.loads(started.stdout.readline())
        assert (news["added"], news["unchanged"], news["total"]) == (1, 11, 12)
        started.send_signal(signal.SIGINT)
        out, err = started.communicate(timeout=60)
    assert (started.returncode, out) == (0, "")
    assert err == "lsgui: keeping the library up to date; Ctrl+C ends it\n"
    assert run("index", photos, "--json").json["unchanged"] == 12


def test_a_library_without_folders_is_not_watched(run: Runner) -> None:
    assert_one_sentence(run("index", "--watch"), "nothing to watch")
    assert_one_sentence(run("index", "--retry"), "nothing to index")


@pytest.mark.parametrize("named", [True, False])
def test_skipped_files_are_read_again_on_wish(run: Runner, photos: Path, named: bool) -> None:
    moon = photos / "moon.jpg"
    whole, times = moon.read_bytes(), (1_700_000_000, 1_700_000_000)
    moon.write_bytes(bytes(len(whole)))
    os.utime(moon, times)
    assert len(run("index", photos, "--json").json["skipped"]) == 1
    moon.write_bytes(whole)
    os.utime(moon, times)
    assert len(run("index", photos, "--json").json["skipped"]) == 1
    again = run("index", *([photos] if named else []), "--retry", "--json").json
    assert (again["added"], again["skipped"]) == (1, [])


def _rest(terminal: int) -> bytes:
    """What is left to read of a terminal whose other side is closed."""
    said = b""
    try:
        while chunk := os.read(terminal, 1000):
            said += chunk
    except OSError:  # Linux's way to say that the other side is gone
        pass
    os.close(terminal)
    return said
