"""A window that is used without a rest holds out; in short here, at length by `lsgui bench --soak 3600`."""

import json
from typing import Any

import pytest

from lsgui import bench_command, cli
from lsgui.bench import soak

OVER_TIME = {"start", "ten_minutes", "end", "most", "growth_percent"}


def test_a_short_soak_ends_without_errors_and_reports_every_number(
    capsys: pytest.CaptureFixture[str],
) -> None:
    code = cli.main(["bench", "--soak", "20", "--seed", "7"])
    found = json.loads(capsys.readouterr().out)
    assert code == 0 or all("100 ms" in why for why in found["why_failed"]), found  # a machine may be slow
    assert found["seed"] == 7
    assert found["seconds"] >= 20
    assert (found["error_dialogs"], found["log_errors"], found["did_not_stop"]) == (0, 0, False), found
    assert found["windows"] >= 2
    assert sum(found["steps"].values()) > 10
    for what in ("memory_mb", "handles", "threads"):
        assert found[what].keys() == OVER_TIME
        assert 0 < found[what]["start"] <= found[what]["most"]
        assert found[what]["ten_minutes"] is found[what]["growth_percent"] is None, "it was too short"
    assert found["objects"]["last"] > 0
    assert found["left_behind"]["last"]["widgets"] == found["left_behind"]["last"]["shells"] == 0
    assert found["stalls"]["longest_ms"] > 0
    assert found["memory_over_time"][-1][0] >= 15


PASSED: dict[str, Any] = {
    "memory_mb": {"growth_percent": 4.99},
    "stalls": {"above_100_ms": 99, "own_above_100_ms": 0},
    "error_dialogs": 0,
    "log_errors": 0,
    "did_not_stop": False,
}


@pytest.mark.parametrize(
    ("report", "why"),
    [
        ({}, ""),
        ({"memory_mb": {"growth_percent": None}}, ""),
        ({"memory_mb": {"growth_percent": 5.0}}, "memory grew by 5 % after ten minutes"),
        ({"memory_mb": {"growth_percent": 400.0}}, "memory grew by 400 %"),
        ({"stalls": {"above_100_ms": 3, "own_above_100_ms": 2}}, "more than 100 ms, 2 times"),
        ({"error_dialogs": 1}, "dialogs told of bugs: 1"),
        ({"log_errors": 3}, "errors were logged: 3"),
        ({"did_not_stop": True}, "a worker did not stop"),
    ],
)
def test_the_command_fails_where_the_window_did_not_hold_out_and_says_why(
    report: dict[str, Any], why: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(soak, "soak", lambda seconds, *, seed: PASSED | report)
    assert bench_command.run_soak(3600, 0) == bool(why)
    out, err = capsys.readouterr()
    found = json.loads(out)
    assert found["held"] is not bool(why)
    assert len(found["why_failed"]) == bool(why)
    assert why in "".join(found["why_failed"])
    assert why in err
