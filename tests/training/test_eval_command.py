"""`lsgui eval` as a user runs it, with the shipped checkpoint on a small folder of photographs."""

import json
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


def test_a_place_that_cannot_be_written_to_is_said_after_the_numbers(
    spec: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "taken").write_text("")
    assert main(["eval", "--data", spec, "--out", str(tmp_path / "taken" / "a.json")]) == 1
    printed = capsys.readouterr()
    assert "labels (2): mAP strict" in printed.out
    assert "could not be written to" in printed.err.splitlines()[-1]


def test_fewer_than_no_resamples_are_refused(spec: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["eval", "--data", spec, "--resamples", "-1"]) == 1
    assert "must not be negative" in capsys.readouterr().err
