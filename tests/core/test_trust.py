"""The trust meter on the shipped checkpoint, its file, and what is said where it is missing or damaged."""

import json
import shutil
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from PIL import Image

from lsgui import paths
from lsgui.core.chart import Chart
from lsgui.core.engine import Engine
from lsgui.core.label_promises import LabelPromise
from lsgui.core.linear import unit
from lsgui.core.trust import VERDICTS, Place, Reading, Trust
from lsgui.core.trust_file import TRUST, Line, Rule
from lsgui.core.trusting import certainty
from lsgui.core.types import OPERATIONS, Combine, Method, Operation, Query
from lsgui.trust_reports import trust_lines

RECALL = LabelPromise("recall", 0.9)


def reading(verdict: Any, agreement: float = 0.5, operation: Operation = "union") -> Reading:
    return Reading(operation, verdict, agreement, None, None)


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    return Path(shutil.copytree(paths.default_checkpoint(), tmp_path / "checkpoint"))


@pytest.mark.parametrize("method", ["learned", "analytic", "label_logic"])
@pytest.mark.parametrize("operation", OPERATIONS)
def test_every_answer_has_a_reading(
    engine: Engine, photos: Path, operation: Operation, method: Method
) -> None:
    pair = Combine(operation, photos / "chelsea.png", photos / "coffee.jpg")
    answer = engine.answer(pair, method=method)
    assert answer.trust is not None
    assert answer.trust_note == ""
    whole = answer.trust.whole
    assert whole.operation == operation
    assert 0 <= whole.agreement <= 1
    assert (whole.place is None) == (method == "label_logic")
    assert answer.trust.verdict in VERDICTS


def test_a_single_photograph_has_a_reading_without_sides(engine: Engine, photos: Path) -> None:
    trust = engine.answer(photos / "chelsea.png").trust
    assert trust is not None
    assert (trust.whole.operation, trust.whole.sides) == (None, None)
    assert trust.whole.place is not None


def test_noise_is_off_the_map(engine: Engine, tmp_path: Path) -> None:
    random = np.random.default_rng(1)
    files = []
    for name in "ab":
        pixels = random.integers(0, 255, (240, 240, 3)).astype(np.uint8)
        files.append(tmp_path / f"{name}.png")
        Image.fromarray(pixels).save(files[-1])
    trust = engine.answer(Combine("union", *files)).trust
    assert trust is not None
    assert trust.verdict == "off"


def test_distance_is_that_of_the_naive_search(engine: Engine, photos: Path) -> None:
    a, b = photos / "chelsea.png", photos / "coffee.jpg"
    trust = engine.answer(Combine("union", a, b)).trust
    encoded = engine.encode([a, b])
    feature = engine.combine("union", encoded[:1], encoded[1:]).features
    rows = engine.search_space(np.concatenate([feature, engine.checkpoint.background().features]))
    rows = rows / np.linalg.norm(rows, axis=1, keepdims=True)
    assert trust is not None
    assert trust.whole.place is not None
    assert trust.whole.place.distance == pytest.approx(1 - float((rows[1:] @ rows[0]).max()), abs=1e-4)


def test_every_operation_of_an_expression_is_read(engine: Engine, photos: Path) -> None:
    a, b, c = (photos / name for name in ("chelsea.png", "coffee.jpg", "china.jpg"))
    answer = engine.answer(Combine("difference", Combine("union", a, b), c))
    assert answer.trust is not None
    assert [each.operation for each in answer.trust.readings] == ["union", "difference"]
    inner = engine.answer(Combine("union", a, b)).trust
    assert inner is not None
    assert answer.trust.readings[0].verdict == inner.whole.verdict


def test_the_whole_decides_and_a_weaker_part_is_remarked() -> None:
    trust = Trust((reading("off", 0.3), reading("edge", 0.5), reading("on", 0.8)))
    assert trust.verdict == "on"
    assert trust.weak is trust.readings[0]
    assert Trust((reading("on", 0.6), reading("on", 0.7))).weak is None
    assert Trust((reading("edge", 0.4), reading("off", 0.3))).weak is None


def test_the_command_line_remarks_a_weaker_part(engine: Engine, photos: Path) -> None:
    answer = engine.answer(photos / "chelsea.png")
    trust = Trust((reading("off", 0.3, "difference"), reading("on", 0.8)))
    lines = trust_lines(replace(answer, trust=trust))
    assert lines == [
        "trust: ● on the map, expected F1 0.80",
        "  weak part: ∖, ○ off the map, expected F1 0.30",
    ]


@pytest.mark.parametrize("method", ["learned", "label_logic"])
def test_meter_and_parts_have_one_number_for_one_label_set(
    engine: Engine, photos: Path, method: Method
) -> None:
    a, b, c = (photos / name for name in ("chelsea.png", "coffee.jpg", "china.jpg"))
    for expression in (a, Combine("union", a, b), Combine("difference", Combine("union", a, b), c)):
        answer = engine.answer(expression, method=method)
        assert answer.trust is not None
        assert answer.trust.whole.agreement == answer.parts[-1].certainty


def test_a_promise_moves_the_parts_labels_and_not_the_meter(engine: Engine, photos: Path) -> None:
    pair = Combine("union", photos / "chelsea.png", photos / "coffee.jpg")
    usual, answer = engine.answer(pair), engine.answer(Query(1, pair, promise=RECALL))
    present = {row.label for row in answer.labels if row.present}
    assert answer.is_promised
    assert present > {row.label for row in usual.labels if row.present}
    assert answer.parts[-1].present == present
    assert answer.parts[:-1] == usual.parts[:-1]
    assert answer.trust == usual.trust


def test_far_from_the_library_is_near_the_edge_at_best() -> None:
    near, far = (Place(0.5, 0.4, part, 100) for part in (0.5, 0.995))
    assert Trust((reading("on"),), near).verdict == "on"
    assert Trust((reading("on"),), far).verdict == "edge"
    assert Trust((reading("off"),), far).verdict == "off"


def test_a_library_has_its_own_usual_distance(engine: Engine, photos: Path) -> None:
    class OfRandom:
        def chart(self) -> Chart | None:
            rows = np.random.default_rng(2).normal(size=(40, engine.search_space.dim)).astype(np.float32)
            return Chart.of(rows)

        def nearest(self, *args: object, **wishes: object) -> list[Any]:
            return []

    library: Any = OfRandom()
    chart = library.chart()
    trust = engine.answer(
        Combine("union", photos / "chelsea.png", photos / "china.jpg"), library=library
    ).trust
    assert trust is not None
    assert trust.among is not None
    assert (trust.among.usual, trust.among.count) == (pytest.approx(chart.usual), 40)


def test_without_another_photograph_in_the_library_there_is_no_place_in_it(
    engine: Engine, photos: Path
) -> None:
    a, b = photos / "chelsea.png", photos / "china.jpg"
    own = Chart(unit(engine.search_space(engine.embed([a, b]))), np.ones(2, np.float32))

    class OfItsOwn:
        def chart(self) -> Chart | None:
            return own

        def nearest(self, *args: object, **wishes: object) -> list[Any]:
            return []

    library: Any = OfItsOwn()
    trust = engine.answer(Combine("union", a, b), library=library).trust
    assert trust is not None
    assert trust.among is None


def test_certainty_is_the_expected_f1_of_a_label_set() -> None:
    scores = np.array([[1.0, 1.0, 0.0], [0.0, 0.0, 0.0], [0.5, 0.0, 0.0]], np.float32)
    found = certainty(scores, np.full((1, 3), 0.6, np.float32))
    assert found == pytest.approx([1.0, 1.0, 0.5], abs=1e-4)


def test_a_rule_follows_a_line_for_full_and_one_for_empty_sets_and_judges() -> None:
    rule = Rule(Line(0.1, 0.8), Line(-2.0, 4.0), edge=0.6, off=0.4, farthest=1.5)
    assert rule.agreement(0.5, False) == pytest.approx(0.5)
    assert rule.agreement(0.7, True) == pytest.approx(0.8)
    assert (rule.agreement(0.1, True), rule.agreement(1.0, True)) == (0.0, 1.0)
    assert rule.verdict(0.9, 1.6) == "off"


def test_promises_change_which_labels_are_present(engine: Engine, photos: Path) -> None:
    pair = Combine("union", photos / "chelsea.png", photos / "china.jpg")
    plain = engine.answer(Query(1, pair))
    more = engine.answer(Query(1, pair, promise=RECALL))
    fewer = engine.answer(Query(1, pair, promise=LabelPromise("precision", 0.9)))
    counts = [sum(row.present for row in answer.labels) for answer in (fewer, plain, more)]
    assert counts[0] <= counts[1] < counts[2]
    assert plain.kept is None
    assert more.kept is not None
    assert more.kept.promise == RECALL
    assert [row.score for row in more.labels] == [row.score for row in plain.labels]


def test_what_was_never_calibrated_is_not_promised(engine: Engine, photos: Path) -> None:
    a, b = photos / "chelsea.png", photos / "china.jpg"
    nested = Query(1, Combine("union", Combine("union", a, b), b), promise=RECALL)
    kept = engine.answer(nested).kept
    assert kept is not None
    assert kept.shift is None
    assert "two photographs" in kept.why
    refused = engine.answer(
        Query(1, Combine("difference", a, b), promise=LabelPromise("precision", 0.9))
    ).kept
    assert refused is not None
    assert refused.shift is None
    assert "cannot be promised for difference" in refused.why


def test_the_identity_does_not_depend_on_the_calibration(engine: Engine, copy: Path) -> None:
    (copy / TRUST).unlink()
    assert Engine.load(copy, device="cpu").identity == engine.identity


@pytest.mark.parametrize(
    ("spoil", "said"),
    [
        (lambda file: file.unlink(), "was not calibrated"),
        (lambda file: file.write_text("{"), "is damaged"),
        (lambda file: file.write_text("[]"), "is damaged"),
        (lambda file: file.write_bytes(b"\xff\xfe\x00"), "is damaged"),
        (lambda file: changed(file, checkpoint="0" * 64), "belongs to another checkpoint"),
        (lambda file: changed(file, format=1), "is of another format"),
        (lambda file: changed(file, rules=[{"method": "learned"}]), "is damaged"),
        (lambda file: changed(file, promises=None), "is damaged"),
        (lambda file: changed(file, more=10**400), "is damaged"),
        (
            lambda file: file.write_text(file.read_text().replace('"base": 0', '"base": 1e300, "x": 0')),
            "is damaged",
        ),
        (lambda file: file.write_text("[" * 5000), "is damaged"),
        (
            lambda file: file.write_text(file.read_text().replace('"base": 0', '"base": NaN, "x": 0')),
            "is damaged",
        ),
    ],
)
def test_without_a_sound_calibration_there_is_an_answer_and_a_sentence(
    copy: Path, photos: Path, spoil: Callable[[Path], object], said: str
) -> None:
    spoil(copy / TRUST)
    query = Query(1, Combine("union", photos / "chelsea.png", photos / "china.jpg"), promise=RECALL)
    answer = Engine.load(copy, device="cpu").answer(query)
    assert answer.trust is None
    assert said in answer.trust_note
    assert answer.trust_note.count(".") >= 1
    assert "\n" not in answer.trust_note
    assert answer.kept is not None
    assert answer.kept.why == answer.trust_note
    assert any(row.present for row in answer.labels)


def changed(file: Path, **values: object) -> None:
    file.write_text(json.dumps({**json.loads(file.read_text()), **values}))
