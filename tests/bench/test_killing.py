"""Killed indexing runs lose nothing; in short here, at length by `lsgui bench --library-kills 100`."""

import json
from pathlib import Path

import pytest

from lsgui import cli
from lsgui.bench import killing
from lsgui.library.check import Checked, check


def test_killed_runs_lose_nothing_and_double_nothing(
    photos: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert cli.main(["bench", "--library-kills", "5", str(photos), "--device", "cpu"]) == 0
    found = json.loads(capsys.readouterr().out)
    assert found["holds"] is True
    assert (found["kills"], found["photographs"]) == (5, 12)
    assert found["libraries"] >= 1
    assert (found["missing"], found["doubled"], found["foreign"], found["damage"]) == (0, 0, 0, [])
    assert found["least_cosine"] >= 0.9999


def test_a_loss_is_seen(
    photos: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def check_and_harm(library: Path) -> Checked:
        checked = check(library)
        file = next(library.glob("features-*.f16"))
        file.write_bytes(bytes(file.stat().st_size))
        return checked

    monkeypatch.setattr(killing, "check", check_and_harm)
    assert cli.main(["bench", "--library-kills", "1", str(photos), "--device", "cpu"]) == 1
    out, err = capsys.readouterr()
    assert json.loads(out)["holds"] is False
    assert json.loads(out)["least_cosine"] == 0
    assert err == "lsgui: a killed run lost or doubled something: see the report\n"


def test_a_folder_without_photographs_is_a_sentence(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "empty").mkdir()
    for folder, said in ((tmp_path / "empty", "no photographs"), (tmp_path / "nowhere", "is not a folder")):
        assert cli.main(["bench", "--library-kills", "1", str(folder)]) == 1
        out, err = capsys.readouterr()
        assert out == ""
        assert len(err.splitlines()) == 1
        assert said in err
