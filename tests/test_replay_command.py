"""`lsgui replay` and the files of `lsgui query`, as a user or a script sees them."""

import json
import shutil
from pathlib import Path
from typing import Any

import pytest
from command_line import Runner, assert_one_sentence

from lsgui import paths
from lsgui.core.sessions.reading import read

PAIR = paths.samples() / "pair.lsgui"


def saved(run: Runner, photos: Path, *more: object) -> Path:
    """A session of two photographs, saved by a query."""
    file = photos.parent / "asked.lsgui"
    ran = run(
        "query",
        photos / "astronaut.jpg",
        photos / "chelsea.png",
        "--op",
        "union",
        "--save-session",
        file,
        *more,
    )
    assert ran.code == 0, ran.err
    return file


def changed(file: Path, change: Any) -> None:
    """Change what is in a session file."""
    found = json.loads(file.read_text())
    change(found)
    file.write_text(json.dumps(found))


def test_a_committed_session_is_worked_out_again_anywhere(run: Runner, tmp_path: Path) -> None:
    copy = shutil.copy(PAIR, tmp_path / "copy.lsgui")
    found = run("replay", copy, "--json").json
    assert found["agrees"] is True
    assert found["same_order"] is True
    assert found["largest_difference"] <= 1e-4
    assert len(found["labels"]) == 64
    assert all(abs(each["difference"]) <= 1e-4 for each in found["labels"])
    assert [Path(image["path"]).name for image in found["images"]] == ["beach.png", "meadow.png"]
    said = run("replay", copy)
    assert said.code == 0
    assert "All 64 labels are as recorded" in said.out


def test_a_query_saves_a_session_whose_neighbours_are_compared_too(run: Runner, photos: Path) -> None:
    assert run("index", photos).code == 0
    file = saved(run, photos, "-k", "4")
    found = run("replay", file, "--json").json
    assert found["same_neighbours"] is True
    assert len(found["neighbours"]) == 4
    assert found["neighbours"][0]["recorded"] == found["neighbours"][0]["recomputed"]
    (photos / "coins.png").unlink()
    assert run("index", photos).code == 0
    other = run("replay", file, "--json").json
    assert other["neighbours"] is None
    assert "12 photographs then, 11 now" in " ".join(other["remarks"])


def test_another_number_is_told_of_in_one_line_with_exit_code_1(run: Runner, photos: Path) -> None:
    file = saved(run, photos)

    def change(found: Any) -> None:
        label = found["answer"]["labels"][0]
        label["score"] = round(label["score"] - 0.05, 6)

    changed(file, change)
    ran = run("replay", file, "--json")
    assert ran.code == 1
    assert json.loads(ran.out)["agrees"] is False
    assert len(ran.err.splitlines()) == 1
    assert "1 of 64 labels are not as recorded" in ran.err


def test_a_changed_photograph_is_told_of_and_not_used(run: Runner, photos: Path) -> None:
    file = saved(run, photos)
    shutil.copy(photos / "coffee.jpg", photos / "astronaut.jpg")
    assert_one_sentence(run("replay", file), "astronaut.jpg has changed since the session was kept")


def test_a_moved_photograph_is_found_in_the_library(run: Runner, photos: Path, tmp_path: Path) -> None:
    file = saved(run, photos)
    album = tmp_path / "album"
    album.mkdir()
    shutil.move(photos / "astronaut.jpg", album / "moved.jpg")
    assert_one_sentence(run("replay", file), "astronaut.jpg is missing")
    assert run("index", album).code == 0
    found = run("replay", file, "--json").json
    assert found["agrees"] is True
    assert "moved.jpg" in found["remarks"][0]


def test_another_checkpoint_is_said(run: Runner, photos: Path) -> None:
    file = saved(run, photos)
    changed(file, lambda found: found["answer"]["checkpoint"].update(name="older", sha256="0" * 64))
    found = run("replay", file, "--json").json
    assert "older (00000000) was used then" in found["remarks"][0]


def test_what_is_no_session_is_refused(run: Runner, photos: Path, tmp_path: Path) -> None:
    assert_one_sentence(run("replay", photos / "coffee.jpg"), "coffee.jpg is not a session file")
    assert_one_sentence(run("replay", tmp_path / "none.lsgui"), "is missing")
    file = saved(run, photos)
    changed(file, lambda found: found.update(answer=None))
    assert_one_sentence(run("replay", file), "holds no answer")


def test_a_head_that_answered_is_asked_again(run: Runner, photos: Path, tmp_path: Path) -> None:
    examples = tmp_path / "drinks"
    examples.mkdir()
    for name in ("coffee.jpg", "china.jpg", "flower.jpg"):
        shutil.copy(photos / name, examples / name)
    head = tmp_path / "drinks.head"
    assert run("fewshot", "fit", examples, "--out", head, "--no-check").code == 0
    file = saved(run, photos, "--head", head)
    found = run("replay", file, "--json").json
    assert found["agrees"] is True
    assert len(found["labels"]) == 65
    shutil.rmtree(head)
    ran = run("replay", file, "--json")
    assert ran.code == 1
    assert "is not here" in " ".join(json.loads(ran.out)["remarks"])


@pytest.mark.parametrize("option", ["--csv", "--coco", "--html", "--save-session"])
def test_a_query_writes_the_files_that_it_is_asked_for(
    run: Runner, photos: Path, tmp_path: Path, option: str
) -> None:
    file = tmp_path / "out.file"
    words = ("query", photos / "astronaut.jpg", photos / "chelsea.png", "--op", "union", "--json")
    report = run(*words, option, file).json
    assert file.stat().st_size > 1000
    assert len(report["labels"]) == 64
    assert_one_sentence(run(*words, option, tmp_path / "no" / "such"), "No such file")


def test_a_query_with_a_relative_folder_and_head_is_replayed_from_elsewhere(
    run: Runner, photos: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "drinks").mkdir()
    for name in ("coffee.jpg", "china.jpg", "flower.jpg"):
        shutil.copy(photos / name, tmp_path / "drinks" / name)
    monkeypatch.chdir(tmp_path)
    assert run("fewshot", "fit", "drinks", "--out", "drinks.head", "--no-check").code == 0
    file = saved(run, photos, "--head", "drinks.head", "--in", "drinks")
    (tmp_path / "other").mkdir()
    monkeypatch.chdir(tmp_path / "other")
    found = run("replay", file, "--json").json
    assert found["agrees"] is True
    assert len(found["labels"]) == 65
    assert read(file).state.where.folder == tmp_path / "drinks"


def test_a_number_of_neighbours_that_no_session_holds_is_wrong_usage(run: Runner, photos: Path) -> None:
    words = ("query", photos / "astronaut.jpg", photos / "chelsea.png", "--op", "union", "-k", "200000")
    ran = run(*words)
    assert ran.code == 2
    assert "100,000" in ran.err


def test_recorded_text_does_a_terminal_no_harm(run: Runner, photos: Path) -> None:
    file = saved(run, photos)

    def change(found: Any) -> None:
        found["answer"]["text"] = "A\x1b[2J\n∪ B"
        found["answer"]["checkpoint"]["name"] = "\x1b]0;x\x07\x9b31m"
        found["answer"]["labels"][0]["label"] = "\x1b[31mred"
        found["answer"]["labels"][0]["threshold"] = 0.01

    changed(file, change)
    for words in (("replay", file), ("replay", file, "--json")):
        ran = run(*words)
        said = (ran.out + ran.err).replace("\n", "")
        assert "\\x1b" in said or "\\u001b" in said
        assert all(character.isprintable() for character in said)


def test_the_table_names_what_differs(run: Runner, photos: Path) -> None:
    file = saved(run, photos)
    changed(file, lambda found: found["answer"]["labels"][0].update(threshold=0.011))
    ran = run("replay", file)
    assert ran.code == 1
    row = next(line for line in ran.out.splitlines() if line.split()[-2:-1] == ["no"])
    assert row.split()[-1] == "threshold"
    assert "threshold 0.0110, now" in ran.err
