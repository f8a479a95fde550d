"""`lsgui map` as a user or a script sees it."""

import json
from pathlib import Path

import pytest
from command_line import Runner, assert_one_sentence


@pytest.fixture
def indexed(run: Runner, photos: Path) -> Path:
    assert run("index", photos)[0] == 0
    return photos


def test_it_writes_path_place_and_labels(run: Runner, indexed: Path, tmp_path: Path) -> None:
    file = tmp_path / "map.tsv"
    code, out, _ = run("map", "--out", file)
    assert (code, out) == (0, f"12 photographs in {file}\n")
    titles, *lines = file.read_text("utf-8").splitlines()
    assert titles == "path\tx\ty\tlabels"
    assert sorted(line.split("\t")[0] for line in lines) == sorted(map(str, indexed.iterdir()))
    assert len({tuple(line.split("\t")[1:3]) for line in lines}) == 12


def test_stdout_and_machines_have_the_same(run: Runner, indexed: Path, tmp_path: Path) -> None:
    code, out, _ = run("map")
    assert code == 0
    report = json.loads(run("map", "--json")[1])
    assert report["count"] == 12
    said = [
        [p["path"], f"{p['x']:.4f}", f"{p['y']:.4f}", ", ".join(p["labels"])] for p in report["photographs"]
    ]
    assert [line.split("\t") for line in out.splitlines()[1:]] == said
    searched = json.loads(run("search", "--json")[1])["photographs"]
    assert [p["labels"] for p in report["photographs"]] == [p["labels"] for p in searched]
    file = tmp_path / "map.tsv"
    told = json.loads(run("map", "--json", "--out", file)[1])
    assert (told["file"], told["count"]) == (str(file), 12)


def test_without_a_library_it_says_how_to_make_one(run: Runner, tmp_path: Path) -> None:
    for words in ([], ["--library", tmp_path]):
        ran = run("map", *words)
        assert_one_sentence(ran)
        assert "lsgui index" in ran.err


def test_a_file_that_cannot_be_written_is_one_sentence(run: Runner, indexed: Path, tmp_path: Path) -> None:
    ran = run("map", "--out", tmp_path / "nowhere" / "map.tsv")
    assert_one_sentence(ran)
    assert "cannot be written" in ran.err
