"""A checkpoint's trust meter is calibrated on one split and measured on another; the command writes both."""

import csv
import json
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
import pytest
from PIL import Image
from scipy.stats import spearmanr

from lsgui.core.engine import Engine
from lsgui.core.trust_file import EVIDENCE, TRUST, calibration_of, read_calibration
from lsgui.training.answered import answer_pairs, known_truth
from lsgui.training.calibrating import calibrate, encodings_for, measure, rank_correlation, rule_of
from lsgui.training.data import Dataset, parse_spec
from lsgui.training.evaluation.encodings import Encodings

if TYPE_CHECKING:
    from command_line import Runner

PHOTOGRAPHS = 52  # of each split


@pytest.fixture
def table(photos: Path, tmp_path: Path) -> Path:
    """Parts of photographs, and a table that gives each some labels, one of them unknown."""
    random = np.random.default_rng(4)
    labels = {
        "chelsea": "cat",
        "astronaut": "woman",
        "coffee": "table",
        "china": "building",
        "rocket": "night",
    }
    rows = []
    for split in ("val", "test"):
        for number in range(PHOTOGRAPHS):
            name = list(labels)[number % len(labels)]
            source = next(photos.glob(f"{name}.*"))
            left, top = random.integers(0, 120, 2)
            with Image.open(source) as image:
                part = image.convert("RGB").crop((left, top, left + 180, top + 150))
            file = tmp_path / f"{split}-{number}.png"
            part.save(file)
            rows.append([file.name, f"{labels[name]};{'dog' if number % 3 else 'snow'};?man", split])
    with (tmp_path / "table.csv").open("w", newline="") as out:
        csv.writer(out).writerows([["path", "labels", "split"], *rows])
    return tmp_path / "table.csv"


@pytest.fixture
def dataset(table: Path) -> Dataset:
    return parse_spec(f"csv:{table}")


@pytest.fixture
def encodings(engine: Engine, dataset: Dataset) -> Encodings:
    return encodings_for(engine, dataset, ("val", "test"))


def test_labels_that_a_data_set_lacks_are_unknown(engine: Engine, dataset: Dataset) -> None:
    truth = known_truth(engine, dataset)
    assert truth.shape == (2 * PHOTOGRAPHS, len(engine.labels))
    assert (truth[:, engine.labels.index("beach")] == 0.5).all()
    assert set(truth[:, engine.labels.index("dog")]) == {0.0, 1.0}


def test_every_method_and_operation_gets_a_rule_and_promises(
    engine: Engine, dataset: Dataset, encodings: Encodings, tmp_path: Path
) -> None:
    record = calibrate(engine, dataset, encodings, count=40)
    (tmp_path / TRUST).write_text(json.dumps(record))
    found = read_calibration(tmp_path, engine.identity)
    for method in engine.methods:
        for operation in ("intersection", "union", "difference"):
            rule = found.rule(method, operation)  # type: ignore[arg-type]
            assert rule is not None
            assert rule.off <= rule.edge
        assert found.rule(method, None) is not None
    report = measure(engine, dataset, encodings, record, count=40)
    assert [each["answers"] for each in report["meter"] if each["operation"] == "union"] == [80, 80, 80]
    assert report["asked"] == len(report["promises"]) == 7 * 4 * 3
    assert 0 <= report["broken"] <= report["made"] <= report["asked"]
    for each in report["meter"]:
        assert sum(of["part"] for of in each["verdicts"].values()) == pytest.approx(1, abs=1e-3)


def test_no_evidence_counts_the_wrong_way(engine: Engine, dataset: Dataset, encodings: Encodings) -> None:
    for answered in answer_pairs(engine, dataset, encodings, "val", count=40):
        rule = calibration_of({"rules": [rule_of(answered)], "promises": []}).rules
        (found,) = rule.values()
        weights = dict(zip(EVIDENCE, found.weights, strict=True))
        assert max(weights["distance"], weights["sides"], weights["defect"]) <= 0 <= weights["certainty"]


def test_agreement_is_the_f1_over_known_labels(
    engine: Engine, dataset: Dataset, encodings: Encodings
) -> None:
    answered = next(answer_pairs(engine, dataset, encodings, "val", count=40))
    for ahead, shown, known, found in zip(
        answered.ahead, answered.shown, answered.known, answered.agreement, strict=True
    ):
        present, true = set(np.flatnonzero((ahead >= 0) & known)), set(np.flatnonzero(shown))
        naive = 2 * len(present & true) / (len(present) + len(true)) if present or true else 1.0
        assert found == pytest.approx(naive)


def test_rank_correlation_is_spearman_s() -> None:
    random = np.random.default_rng(5)
    a = random.integers(0, 9, 50).astype(np.float32)
    b = (a + random.integers(0, 9, 50)).astype(np.float32)
    assert rank_correlation(a, b) == pytest.approx(spearmanr(a, b).statistic, abs=1e-4)
    assert rank_correlation(a, np.ones(50, np.float32)) is None


def test_the_command_writes_a_calibration_that_the_checkpoint_takes(
    run: "Runner", engine: Engine, table: Path, tmp_path: Path
) -> None:
    out, report = tmp_path / TRUST, tmp_path / "report.json"
    words = ("calibrate", "--data", f"csv:{table}", "--out", out, "--pairs", 20, "--measure", "test")
    ran = run(*words, "--report", report)
    assert ran.code == 0
    assert read_calibration(tmp_path, engine.identity).rule("learned", "union") is not None
    written = json.loads(report.read_text())
    assert written["split"] == "test"
    assert f"{written['made']} of {written['asked']} promises were made" in ran.out
    assert ran.out.count("learned      union") == 1 + 7


def test_too_little_data_is_refused_in_one_sentence(run: "Runner", table: Path, tmp_path: Path) -> None:
    rows = table.read_text().splitlines()
    table.write_text("\n".join([*rows[:30], *rows[-2:]]))
    found = run("calibrate", "--data", f"csv:{table}", "--out", str(tmp_path / "out.json"))
    assert found.code == 1
    assert "fewer than 50 photographs in val" in found.err
    assert not (tmp_path / "out.json").exists()


def test_a_calibration_is_not_measured_on_its_own_split(run: "Runner", table: Path, tmp_path: Path) -> None:
    out = tmp_path / "out.json"
    found = run("calibrate", "--data", f"csv:{table}", "--out", out, "--measure", "val")
    assert found.code == 1
    assert "--measure takes another split than --split" in found.err
    assert not out.exists()
