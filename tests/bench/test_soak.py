"""A window that is used without a rest holds out; in short here, at length by `lsgui bench --soak 3600`."""

import json

import pytest

from lsgui import cli

OVER_TIME = {"start", "ten_minutes", "end", "most", "growth_percent"}


def test_a_short_soak_ends_without_errors_and_reports_every_number(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert cli.main(["bench", "--soak", "20", "--seed", "7"]) == 0
    found = json.loads(capsys.readouterr().out)
    assert found["seed"] == 7
    assert found["seconds"] >= 20
    assert (found["error_dialogs"], found["log_errors"], found["did_not_stop"]) == (0, 0, False), found
    assert found["windows"] >= 2
    assert found["answers"] > 0
    assert sum(found["steps"].values()) > 10
    for what in ("memory_mb", "handles", "threads"):
        assert found[what].keys() == OVER_TIME
        assert 0 < found[what]["start"] <= found[what]["most"]
        assert found[what]["ten_minutes"] is found[what]["growth_percent"] is None, "it was too short"
    assert found["objects"]["last"] > 0
    assert found["left_behind"]["last"]["widgets"] == found["left_behind"]["last"]["shells"] == 0
    assert found["stalls"]["longest_ms"] > 0
    assert found["stalls"]["above_100_ms"] >= found["stalls"]["ran_above_100_ms"]
    assert found["memory_over_time"][-1][0] >= 15
