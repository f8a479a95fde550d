"""A window is measured on a library that is made for it; in short here."""

import json

import pytest

from lsgui import cli


def test_a_window_with_a_made_library_is_measured(capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["bench", "--window-library", "60", "--device", "cpu"]) == 0
    report = json.loads(capsys.readouterr().out)
    assert (report["library"], report["reason"]) == (60, None)
    for asked in (report["pair"], report["expression"]):
        assert asked["to_answer"]["repetitions"] == asked["gui_blocked"]["repetitions"] == 12
        assert asked["to_answer"]["min"] > 0
