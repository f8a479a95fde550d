"""`lsgui eval` as a user runs it, with the shipped checkpoint on a small folder of photographs."""

import json
import shutil
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from lsgui.cli import main


@pytest.fixture
def spec(tmp_path: Path) -> str:
    """Two labels of the vocabulary, 30 pictures each, of which some fall into the test split."""
    rng = np.random.default_rng(0)
    for label in ("dog", "snow"):
        (tmp_path / "data" / label).mkdir(parents=True)
        for number in range(30):
            pixels = rng.integers(0, 255, (8, 8, 3), np.uint8)
            Image.fromarray(pixels).save(tmp_path / "data" / label / f"{number}.png")
    return f"folder:{tmp_path / 'data'}"


def test_it_writes_what_it_prints_and_how_it_was_made(
    spec: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out, page = tmp_path / "results", tmp_path / "report.html"
    words = ["eval", "--data", spec, "--out", str(out), "--html", str(page), "--resamples", "20", "--json"]
    assert main(words) == 0
    written = json.loads((out / "eval-test.json").read_text(encoding="utf-8"))
    assert written == json.loads(capsys.readouterr().out)
    assert written["configuration"]["settings"]["resamples"] == 20
    assert written["configuration"]["command"].startswith(f"lsgui eval --data {spec}")
    assert written["labels"]["labels"] == 2
    low, high = written["labels"]["strict_interval"]
    assert 0 <= low <= written["labels"]["strict"] <= high <= 100
    assert "<svg" in page.read_text(encoding="utf-8")


def test_a_model_card_has_the_figures_of_every_label(spec: str, tmp_path: Path) -> None:
    out, card = tmp_path / "a.json", tmp_path / "CARD.md"
    assert main(["eval", "--data", spec, "--out", str(out), "--card", str(card), "--resamples", "0"]) == 0
    found = json.loads(out.read_text(encoding="utf-8"))["labels"]["by_label"]["dog"]
    rows = [line.split(" | ") for line in card.read_text(encoding="utf-8").splitlines()]
    dog = next(row for row in rows if row[0] == "| dog")
    assert dog[2:4] == [str(found["positives"]), f"{found['strict']:.1f}"]
    assert sum(row[0] == "| zebra" for row in rows) == 0
    assert len([row for row in rows if len(row) == 5]) == 65


def test_a_model_card_without_labels_is_refused(
    spec: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    words = ["eval", "--data", spec, "--task", "fewshot", "--card", str(tmp_path / "CARD.md")]
    assert main(words) == 1
    assert capsys.readouterr().err == "lsgui: A model card (--card) needs the task labels.\n"


def test_it_says_where_its_report_went(spec: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = tmp_path / "own.json"
    assert main(["eval", "--data", spec, "--out", str(file), "--resamples", "0"]) == 0
    assert f"lsgui: report written to {file}" in capsys.readouterr().err.splitlines()


def test_labels_that_the_checkpoint_lacks_are_named(
    spec: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for number in range(10):
        (tmp_path / "data" / "dog").rename(tmp_path / "data" / f"Zebra {number}")
        shutil.copytree(tmp_path / "data" / f"Zebra {number}", tmp_path / "data" / "dog")
    assert main(["eval", "--data", spec, "--out", str(tmp_path / "a.json"), "--resamples", "0"]) == 0
    printed = capsys.readouterr()
    first = ", ".join(f"Zebra {number}" for number in range(8))
    assert f"lsgui: not in the checkpoint: {first}, and 2 more" in printed.err.splitlines()
    assert "10 labels of the data set are not in the checkpoint" in printed.out
    written = json.loads((tmp_path / "a.json").read_text(encoding="utf-8"))
    assert written["labels_left_out"] == [f"Zebra {number}" for number in range(10)]
    assert set(written["labels"]["by_label"]) == {"dog", "snow"}


def test_nothing_to_measure_is_an_error(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    Image.new("RGB", (8, 8)).save(tmp_path / "a.png")
    Image.new("RGB", (8, 8)).save(tmp_path / "b.png")
    (tmp_path / "own.csv").write_text("path,labels,split\na.png,dog,train\nb.png,zebra,test\n")
    out = tmp_path / "a.json"
    assert main(["eval", "--data", f"csv:{tmp_path / 'own.csv'}", "--out", str(out)]) == 1
    printed = capsys.readouterr()
    assert (printed.out, out.exists()) == ("", False)
    assert "nothing to measure" in printed.err.splitlines()[-1]


@pytest.mark.parametrize("option", ["--out", "--html"])
def test_a_place_that_cannot_be_written_to_is_refused_before_the_work(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], option: str
) -> None:
    (tmp_path / "taken").write_text("")
    for bad in (tmp_path / "taken" / "a.json", tmp_path / "deep" / "er" / "a.json", tmp_path / "deep" / "er"):
        assert main(["eval", "--data", "folder:nowhere", option, str(bad)]) == 1
        (line,) = capsys.readouterr().err.splitlines()
        assert line.endswith(f"cannot be written to {bad}: there is no folder {bad.parent}.")
    assert [file.name for file in tmp_path.iterdir()] == ["taken"]


def test_fewer_than_no_resamples_are_refused(spec: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["eval", "--data", spec, "--resamples", "-1"]) == 1
    assert "must not be negative" in capsys.readouterr().err
