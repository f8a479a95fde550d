"""A window is measured on a library that is made for it; in short here."""

import json

import pytest

from lsgui import cli
from lsgui.bench.startup import platform_of


def test_a_window_with_a_made_library_is_measured(capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["bench", "--window-library", "60", "--device", "cpu"]) == 0
    report = json.loads(capsys.readouterr().out)
    assert (report["library"], report["reason"]) == (60, None)
    assert (report["platform"], report["offscreen"]) == ("offscreen", True)
    for asked in (report["pair"], report["expression"]):
        assert asked["to_answer"]["repetitions"] == asked["gui_blocked"]["repetitions"] == 12
        assert asked["to_answer"]["min"] > 0


@pytest.mark.parametrize(
    ("named", "forced", "platform", "offscreen"),
    [
        ("", True, "offscreen", True),
        ("xcb", True, "offscreen", True),  # which could not be reached
        ("offscreen", False, "offscreen", True),
        ("xcb", False, "xcb", False),
        ("", False, None, False),
    ],
)
def test_a_report_says_the_platform_that_the_window_had(
    named: str, forced: bool, platform: str | None, offscreen: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("QT_QPA_PLATFORM", named)
    assert platform_of(offscreen=forced) == {"platform": platform, "offscreen": offscreen}
