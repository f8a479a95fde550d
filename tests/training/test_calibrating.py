"""A checkpoint's trust meter is calibrated on one split and measured on another; the command writes both."""

import csv
import json
from dataclasses import replace
from itertools import product
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
import pytest
from PIL import Image
from scipy.stats import spearmanr

from lsgui.core.engine import Engine
from lsgui.core.trust_file import TRUST, read_calibration
from lsgui.core.types import OPERATIONS, Combine
from lsgui.training.answered import Answered, answer_pairs, known_truth
from lsgui.training.calibrating import (
    calibrate,
    encodings_for,
    fitted,
    is_broken,
    measure,
    rank_correlation,
    rule_of,
)
from lsgui.training.data import Dataset, parse_spec
from lsgui.training.evaluation.encodings import Encodings
from lsgui.training.nested import DEPTHS, answer_nested, expressions

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


@pytest.fixture
def record(engine: Engine, dataset: Dataset, encodings: Encodings) -> dict[str, Any]:
    return calibrate(engine, dataset, encodings, count=40)


def test_every_method_and_expression_gets_a_rule_and_every_operation_promises(
    engine: Engine, dataset: Dataset, encodings: Encodings, record: dict[str, Any], tmp_path: Path
) -> None:
    (tmp_path / TRUST).write_text(json.dumps(record))
    found = read_calibration(tmp_path, engine.identity)
    pair = Combine("union", tmp_path / "a.png", tmp_path / "b.png")
    for method in engine.methods:
        pairs = [replace(pair, operation=operation) for operation in OPERATIONS]
        for expression in (*pairs, pair.left, Combine("difference", pair, pair.left)):
            rule = found.rule(method, expression)
            assert rule is not None
            assert rule.off <= rule.edge
    report = measure(engine, dataset, encodings, record, count=40)
    unions = [each for each in report["meter"] if each["operation"] == "union"]
    assert [(each["kind"], each["answers"]) for each in unions] == [("random", 40), ("sharing", 40)] * 3
    several = [each for each in report["meter"] if each["operation"] == "several"]
    assert [each["kind"] for each in several] == ["depth 2", "depth 3"] * 3
    for each in report["meter"]:
        assert sum(of["part"] for of in each["verdicts"].values()) == pytest.approx(1, abs=1e-3)


def test_each_promise_is_counted_once_and_measured_for_each_kind_of_pair(
    engine: Engine, dataset: Dataset, encodings: Encodings, record: dict[str, Any]
) -> None:
    report = measure(engine, dataset, encodings, record, count=40)
    assert report["asked"] == len(report["promises"]) == 7 + 7 * 3 * 3
    assert 0 <= report["broken"] <= report["made"] <= report["asked"]
    made = [each for each in report["promises"] if each["shift"] is not None]
    assert made
    for each in made:
        single = each["operation"] == "single"
        assert set(each["measured"]) == ({"photographs"} if single else {"random", "sharing"})
    spoilt = dict(made[0], level=0.8, measured={"random": 0.9, "sharing": 0.7})
    assert is_broken(spoilt)
    assert not is_broken(dict(spoilt, level=0.7))


def test_rules_are_made_of_random_photographs_and_never_fall(
    engine: Engine, dataset: Dataset, encodings: Encodings
) -> None:
    for answered in answer_pairs(engine, dataset, encodings, "val", count=40):
        rule = rule_of(answered)
        assert min(rule["full"]["slope"], rule["empty"]["slope"]) >= 0
        assert rule == rule_of(answered.of(answered.random))


def test_the_line_is_that_of_least_squares() -> None:
    random = np.random.default_rng(6)
    x = random.random(200).astype(np.float32)
    y = 0.3 + 0.5 * x + 0.1 * random.normal(size=200)
    slope, base = np.polyfit(x, y, 1)
    assert fitted(x, y) == pytest.approx((base, slope), abs=1e-3)
    assert fitted(x, -y)[1] == 0


def test_empty_label_sets_have_a_line_of_their_own() -> None:
    sure = np.linspace(0, 1, 80, dtype=np.float32)
    ahead = np.where(np.arange(80)[:, None] % 2, 1.0, -1.0).astype(np.float32)  # every other set is empty
    shown = np.zeros((80, 1), np.bool_)
    every = np.ones(80, np.bool_)
    images = np.arange(80)[:, None]
    of = Answered("learned", "union", sure, sure, ahead, shown, every[:, None], images, every)
    rule = rule_of(of)
    assert rule["empty"]["base"] == pytest.approx(1)
    assert rule["full"]["base"] == pytest.approx(0)


def test_nested_answers_are_those_of_the_engine(
    engine: Engine, dataset: Dataset, encodings: Encodings
) -> None:
    files = [dataset.files[row] for row in dataset.split["val"]]
    found = answer_nested(engine, dataset, encodings, "val", count=3)
    for method, depth in product(engine.methods, DEPTHS):
        number, answered = next(found)
        assert (answered.method, number) == (method, depth)
        for row, expression in enumerate(expressions(files, depth, 3)):
            labels = {each.label: each for each in engine.answer(expression, method=method).labels}
            ahead = dict(zip(engine.labels, answered.ahead[row], strict=True))
            close = {name for name, each in labels.items() if abs(each.score - each.threshold) < 1e-2}
            present = {name for name, each in labels.items() if each.present}
            assert {name for name in ahead if ahead[name] >= 0} - close == present - close


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
    assert (
        read_calibration(tmp_path, engine.identity).rule("learned", Combine("union", table, report))
        is not None
    )
    written = json.loads(report.read_text())
    assert written["split"] == "test"
    assert f"{written['made']} of {written['asked']} promises were made" in ran.out
    assert ran.out.count("learned      union") == 2 + 7


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
