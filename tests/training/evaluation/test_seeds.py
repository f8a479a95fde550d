"""Reports of several seeds as one: the mean of every figure, and its spread."""

import copy
import json
from pathlib import Path
from typing import Any

import pytest

from lsgui.cli import main

CELL = {"group": "seen", "pairs": "shared", "operation": "union", "counted": True}
REPORT: dict[str, Any] = {
    "dataset": "flickr8k-64",
    "split": "test",
    "images": 100,
    "resamples": 200,
    "checkpoint": {"name": "one", "sha256": "aaaaaaaa1", "part": "protocol"},
    "labels": {"strict": 50.0, "masked": 60.0, "calibration_error": 0.02},
    "operations": {
        "cells": [
            {**CELL, "method": "learned", "map": 70.0},
            {**CELL, "method": "analytic", "map": 60.0},
            {**CELL, "operation": "difference", "method": "learned", "map": None, "counted": False},
            {**CELL, "operation": "difference", "method": "analytic", "map": 1.0, "counted": False},
        ],
        "means": {"learned": 70.0, "analytic": 60.0},
        "differences": [{**CELL, "against": "analytic", "gain": 10.0, "interval": [8.0, 12.0]}],
        "mean_gains": {"analytic": {"gain": 10.0, "interval": [8.0, 12.0]}},
        "controls": {"cells": [], "means": {"read otherwise": 65.0}},
        "disjoint": [{"group": "seen", "method": "learned", "mean_highest": 0.1, "n_pairs": 50}],
        "identities": [{"law": "A ∪ A = A", "group": "seen", "method": "learned", "shown": 0.0, "rest": 0.1}],
    },
    "retrieval": {
        "rows": [{**CELL, "method": "learned", "iou@1": 0.4, "iou@3": 0.5, "iou@5": 0.6}],
        "means": [{"method": "learned", "iou@1": 0.4, "learned_ahead": 0.0, "ahead_interval": None}],
    },
    "fewshot": {"1": {"default": {"mean": 30.0, "sd": 4.0, "episodes": 10}}},
    "fewshot_left_out": ["hat"],
    "trust": {
        "1": {
            "default": {
                "brier": {"boots": 0.9, "scarf": 1.1},
                "calibration_error": 0.04,
                "calibration_errors": {"boots": 0.1, "scarf": None},
                "strangers": 0.02,
                "promises": [
                    {"kind": "recall", "level": 0.9, "asked": 10, "made": 4, "broken": 0.25},
                    {"kind": "precision", "level": 0.9, "asked": 10, "made": 0, "broken": None},
                ],
            }
        }
    },
}


def other() -> dict[str, Any]:
    """Another seed's report, whose learned answers are worse than analytic ones."""
    report = copy.deepcopy(REPORT)
    report["checkpoint"] = {"name": "two", "sha256": "bbbbbbbb2", "part": "protocol"}
    report["labels"]["strict"] = 54.0
    report["operations"]["cells"][0]["map"] = 52.0
    report["operations"]["differences"][0] |= {"gain": -16.0, "interval": [-18.0, -14.0]}
    report["fewshot"]["1"]["default"] |= {"mean": 36.0, "sd": 2.0}
    return report


def written(folder: Path, *reports: Any) -> list[str]:
    files = [folder / f"{number}.json" for number in range(len(reports))]
    for file, report in zip(files, reports, strict=True):
        file.write_text(report if isinstance(report, str) else json.dumps(report))
    return [str(file) for file in files]


def test_the_mean_and_the_spread_of_every_figure(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["seeds", *written(tmp_path, REPORT, other()), "--json"]) == 0
    found = json.loads(capsys.readouterr().out)
    assert found["labels"]["strict"] == {"mean": 52.0, "sd": pytest.approx(8**0.5), "values": [50.0, 54.0]}
    learned, analytic, empty, _ = found["operations"]["cells"]
    assert (learned["map"]["mean"], analytic["map"]["mean"]) == (61.0, 60.0)
    assert empty["map"] == {"mean": None, "sd": None, "values": [None, None]}
    gain = found["operations"]["differences"][0]
    assert (gain["gain"]["mean"], gain["interval"], gain["lost"]) == (-3.0, [-5.0, -1.0], True)
    assert found["operations"]["mean_gains"]["analytic"]["won"] is True
    assert found["fewshot"]["1"]["default"] == {
        "mean": {"mean": 33.0, "sd": pytest.approx(18**0.5), "values": [30.0, 36.0]},
        "episodes_sd": 3.0,
    }
    assert [one["name"] for one in found["checkpoints"]] == ["one", "two"]


def test_the_table_brackets_what_does_not_count(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["seeds", *written(tmp_path, REPORT, other())]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert "labels: mAP strict 52.0 ± 2.8, masked 60.0 ± 0.0" in lines
    rows = [line.split() for line in lines]
    assert ["seen", "shared", "union", "61.0", "±", "12.7", "60.0", "±", "0.0"] in rows
    assert ["seen", "shared", "difference", "(-)", "(1.0", "±", "0.0)"] in rows
    assert ["mean:", "read", "otherwise", "65.0", "±", "0.0"] in rows
    assert ["seen", "shared", "union", "analytic", "-3.0", "[-5.0,", "-1.0]", "lost"] in rows


def test_promises_are_counted_over_all_seeds(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    second = other()
    word = second["trust"]["1"]["default"]
    word["promises"][0] |= {"made": 6, "broken": 0.0}
    word["brier"]["scarf"] = 1.3
    assert main(["seeds", *written(tmp_path, REPORT, second), "--json"]) == 0
    found = json.loads(capsys.readouterr().out)
    kept, never = found["trust"]["1"]["default"]["promises"]
    assert kept == {"kind": "recall", "level": 0.9, "asked": 20, "made": 10, "broken": 0.1}
    assert (never["made"], never["broken"]) == (0, None)
    assert found["trust"]["1"]["default"]["brier"]["scarf"]["mean"] == pytest.approx(1.2)
    assert found["fewshot_left_out"] == ["hat"]
    assert main(["seeds", *written(tmp_path, REPORT, second)]) == 0
    assert "1.200" in capsys.readouterr().out


def test_a_task_that_a_report_lacks_is_left_out(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    labels_only = {key: value for key, value in other().items() if key not in ("operations", "retrieval")}
    assert main(["seeds", *written(tmp_path, REPORT, labels_only), "--json"]) == 0
    found = json.loads(capsys.readouterr().out)
    assert {"labels", "fewshot"} <= found.keys()
    assert not {"operations", "retrieval"} & found.keys()


def test_one_report_has_no_deviation(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["seeds", *written(tmp_path, REPORT)]) == 0
    assert "labels: mAP strict 50.0, masked 60.0" in capsys.readouterr().out.splitlines()


@pytest.mark.parametrize(
    ("second", "sentence"),
    [
        ("no json", "1.json is no report of lsgui eval."),
        ("[]", "1.json is no report of lsgui eval."),
        ("{}", "1.json is no report of lsgui eval."),
        (other() | {"split": "val"}, "1.json has other split than"),
        (other() | {"checkpoint": "two"}, "1.json is no report of lsgui eval."),
        (
            other() | {"checkpoint": {"name": "two", "sha256": "bb", "part": "shipped"}},
            "1.json is of another part of the recipe than",
        ),
        (REPORT, "Two of the reports are of the same checkpoint; each seed counts once."),
    ],
)
def test_what_does_not_belong_together_is_refused(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], second: Any, sentence: str
) -> None:
    assert main(["seeds", *written(tmp_path, REPORT, second)]) == 1
    printed = capsys.readouterr()
    assert printed.out == ""
    assert sentence in printed.err
    assert len(printed.err.splitlines()) == 1
