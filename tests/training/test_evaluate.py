"""The benchmark's tasks on a small world of pictures whose labels are bright bands."""

import itertools
import json
from dataclasses import replace
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import numpy as np
import pytest
from PIL import Image

from lsgui.core import images
from lsgui.core.checkpoint import Background
from lsgui.core.combine import combine_analytic
from lsgui.core.encoded import Encoded
from lsgui.core.labels import label_logic, truth
from lsgui.core.linear import sigmoid
from lsgui.core.types import METHODS, Cancelled, CheckpointIdentity, FloatArray, Method, Operation
from lsgui.training.data import Dataset
from lsgui.training.evaluate import TASKS, EvaluationError, evaluate, needed_encodings
from lsgui.training.evaluation.cells import BETTER, _verdict
from lsgui.training.evaluation.combining import draw_pairs
from lsgui.training.evaluation.controls import ALONE, LIKEWISE
from lsgui.training.evaluation.fewshot import draw_episodes
from lsgui.training.evaluation.html import to_html
from lsgui.training.evaluation.retrieval import HALFWAY, PLAIN
from lsgui.training.evaluation.table import to_table
from lsgui.training.metrics import average_precisions, mean_over_labels

LABELS = ("dog", "snow", "tree", "horse", "boat")
SEEN, UNSEEN = LABELS[:3], LABELS[3:]
BANDS, HEIGHT = len(LABELS), 4


class BandEngine:
    """A stand-in at the engine's edge: one token a band, features the bands' brightness; the "learned"
    operation is the analytic one, squared."""

    device, device_note = "cpu", ""
    methods = METHODS
    dim = BANDS
    identity = CheckpointIdentity("bands", "12" * 32)

    def __init__(self, part: str = "protocol", labels: tuple[str, ...] = SEEN) -> None:
        rng = np.random.default_rng(8)
        background = Background(rng.random((300, BANDS), np.float32) * 0.6, np.zeros(len(labels), np.float32))
        self.labels = labels
        self.checkpoint = SimpleNamespace(name="bands", config={"part": part}, background=lambda: background)

    def embed(self, sources: list[Path]) -> FloatArray:
        pixels = np.stack([images.pixels(source, (BANDS, HEIGHT)) for source in sources])
        return (pixels.mean((1, 3)) / 255).astype(np.float32)

    def encode(self, sources: list[Path]) -> Encoded:
        features = self.embed(sources)
        tokens = features[:, :, None] * np.eye(BANDS, dtype=np.float32) * BANDS
        weights = np.full((len(sources), BANDS), 1 / BANDS, np.float32)
        return Encoded(features, tokens, weights, np.zeros(len(sources), np.bool_))

    def combine(self, operation: Operation, a: Encoded, b: Encoded, *, method: Method) -> Encoded:
        found = combine_analytic(operation, a, b)
        return Encoded.from_features(found.features**2) if method == "learned" else found

    def alike(self, a: FloatArray, b: FloatArray) -> FloatArray:
        return (np.abs(a - b).max(1) < 1e-6).astype(np.float32)

    def search_space(self, features: FloatArray) -> FloatArray:
        return features

    def thresholds_for(self, operation: Operation | None, alike: float, method: Method) -> FloatArray:
        return np.full(len(self.labels), 0.5, np.float32)

    def scores(self, features: FloatArray) -> FloatArray:
        return sigmoid(12 * (features[:, [LABELS.index(label) for label in self.labels]] - 0.5))


@pytest.fixture(scope="session")
def dataset(tmp_path_factory: pytest.TempPathFactory) -> Dataset:
    """240 pictures: a band is bright where its label is present, in between where it is unknown."""
    folder, rng = tmp_path_factory.mktemp("bands"), np.random.default_rng(4)
    known = rng.choice(np.array([0, 0.5, 1], np.float32), (240, BANDS), p=[0.55, 0.1, 0.35])
    bright = np.clip(known * 0.5 + 0.25 + rng.normal(0, 0.17, known.shape), 0, 1)
    files = []
    for row, bands in enumerate(bright):
        pixels = np.repeat((255 * bands).astype(np.uint8)[None, :, None], HEIGHT, 0).repeat(3, 2)
        files.append(folder / f"{row}.png")
        Image.fromarray(pixels).save(files[-1])
    split = {"train": np.arange(100), "val": np.arange(100, 150), "test": np.arange(150, 240)}
    kinds = {
        "shared": _sharing(known, split["test"]),
        "natural": 150 + rng.permuted(np.tile(np.arange(90), (400, 1)), axis=1)[:, :2],
    }
    present = [np.flatnonzero(known[:100, column] == 1) for column in (3, 4)]
    episodes = tuple(np.unique([rng.choice(rows, 5) for rows in present]) for _ in range(3))
    return Dataset(
        name="bands",
        labels=LABELS,
        seen=SEEN,
        unseen=UNSEEN,
        files=tuple(files),
        truth=known,
        mentions=(known * 4).astype(np.int64),
        split=split,
        terms="made for this test",
        pairs={"test": {"seen": kinds, "unseen": kinds}},
        episodes={"5-shot": episodes},
    )


def _sharing(known: FloatArray, rows: np.ndarray) -> np.ndarray:
    pairs = [
        (a, b)
        for a, b in itertools.combinations(rows.tolist(), 2)
        if ((known[a] == 1) & (known[b] == 1)).any()
    ]
    return np.array(pairs[::7])


@pytest.fixture(scope="session")
def report(dataset: Dataset) -> dict[str, Any]:
    return evaluate(BandEngine(), dataset)  # type: ignore[arg-type]


def test_a_protocol_checkpoint_is_measured_on_every_task(report: dict[str, Any]) -> None:
    assert set(TASKS) <= set(report)
    assert report["checkpoint"] == {"name": "bands", "sha256": "12" * 32, "part": "protocol"}
    assert (report["split"], report["images"]) == ("test", 90)
    json.dumps(report, allow_nan=False)


def test_questions_asked_backwards_are_measured_where_it_is_asked_for(
    dataset: Dataset, report: dict[str, Any]
) -> None:
    assert "backwards" not in report
    found = evaluate(BandEngine(), dataset, tasks=["backwards"], resamples=20)  # type: ignore[arg-type]
    rows = found["backwards"]["rows"]
    cases = {(row["operation"], row["given"]) for row in rows}
    assert len(cases) == 7
    for case in cases:
        own = {row["method"]: row for row in rows if (row["operation"], row["given"]) == case}
        ranked = own["label logic, by chance"]
        assert own["at random"]["iou@1"] < ranked["iou@1"] <= 1
        assert ranked["exact@1"] <= ranked["iou@1"]
        low, high = ranked["intervals"]["iou@1"]
        assert low <= ranked["iou@1"] <= high
        ahead = own["learned, by chance"]["iou@1"] - ranked["iou@1"]
        assert own["how far learned is ahead, by chance"]["iou@1"] == pytest.approx(ahead, abs=2e-4)
    assert "label logic, by decisions" in to_table(found)
    assert evaluate(BandEngine(), dataset, tasks=["backwards"], resamples=0)["backwards"]  # type: ignore[arg-type]


def test_the_label_task_is_the_heads_precision_on_the_split(dataset: Dataset, report: dict[str, Any]) -> None:
    engine, rows = BandEngine(), dataset.split["test"]
    scores = engine.scores(engine.embed([dataset.files[row] for row in rows]))
    for kind, unknown in (("strict", "absent"), ("masked", "masked")):
        truth = dataset.truth[rows, :3]
        expected = average_precisions(scores, truth, unknown=unknown)  # type: ignore[arg-type]
        assert report["labels"][kind] == pytest.approx(100 * expected.mean(), abs=0.01)
        assert report["labels"]["by_label"]["snow"][kind] == pytest.approx(100 * expected[1], abs=0.01)
    assert report["labels"]["labels"] == 3
    assert report["labels_left_out"] == ["horse", "boat"]


def cell(report: dict[str, Any], **place: str) -> dict[str, Any]:
    (found,) = [c for c in report["operations"]["cells"] if all(c[k] == v for k, v in place.items())]
    return dict(found)


@pytest.mark.parametrize("operation", ["intersection", "union", "difference"])
@pytest.mark.parametrize("kind", ["shared", "natural"])
def test_a_seen_cell_is_the_masked_precision_of_each_method(
    dataset: Dataset, report: dict[str, Any], operation: Operation, kind: str
) -> None:
    engine = BandEngine()
    pairs = dataset.pairs["test"]["seen"][kind]
    a, b = (engine.encode([dataset.files[row] for row in side]) for side in pairs.T)
    expected = {
        "learned": engine.scores(engine.combine(operation, a, b, method="learned").features),
        "analytic": engine.scores(engine.combine(operation, a, b, method="analytic").features),
        "label_logic": label_logic(operation, engine.scores(a.features), engine.scores(b.features)),
    }
    target = truth(operation, dataset.truth[pairs[:, 0], :3], dataset.truth[pairs[:, 1], :3])
    for method, scores in expected.items():
        precisions = average_precisions(scores[:, :3], target, unknown="masked", min_positives=10)
        found = cell(report, group="seen", pairs=kind, operation=operation, method=method)
        assert found["map"] == pytest.approx(100 * (mean_over_labels(precisions) or 0), abs=0.02)
        assert (found["labels"], found["n_pairs"]) == (3, len(pairs))


def test_the_thin_and_the_degenerate_cells_are_there_but_do_not_count(report: dict[str, Any]) -> None:
    cells = report["operations"]["cells"]
    assert len(cells) == 12 * 3
    left_out = {(c["group"], c["pairs"], c["operation"]) for c in cells if not c["counted"]}
    assert left_out == {
        ("unseen", "shared", "difference"),
        ("seen", "natural", "intersection"),
        ("unseen", "natural", "intersection"),
    }
    counted = [c["map"] for c in cells if c["counted"] and c["method"] == "analytic"]
    assert report["operations"]["means"]["analytic"] == pytest.approx(np.mean(counted), abs=0.01)


def test_unseen_labels_are_read_through_a_head_that_learned_them(report: dict[str, Any]) -> None:
    assert report["operations"]["unseen_head"]["val_map"] > 80
    found = cell(report, group="unseen", pairs="natural", operation="union", method="label_logic")
    assert found["map"] > 80


def test_disjoint_pairs_report_their_highest_intersection_score(
    dataset: Dataset, report: dict[str, Any]
) -> None:
    engine = BandEngine()
    pairs = dataset.pairs["test"]["seen"]["natural"]
    known = dataset.truth[:, :3]
    apart = (np.minimum(known[pairs[:, 0]], known[pairs[:, 1]]) == 0).all(1)
    sides = [engine.scores(engine.embed([dataset.files[row] for row in side])) for side in pairs[apart].T]
    expected = (sides[0] * sides[1])[:, :3].max(1).mean()
    (found,) = [
        row
        for row in report["operations"]["disjoint"]
        if row["group"] == "seen" and row["method"] == "label_logic"
    ]
    assert found["n_pairs"] == apart.sum() > 0
    assert found["mean_highest"] == pytest.approx(expected, abs=1e-3)


def test_retrieval_has_five_rows_that_count_for_each_method(report: dict[str, Any]) -> None:
    rows = report["retrieval"]["rows"]
    methods = {"learned", "analytic", "analytic, same space", "label_logic", PLAIN, HALFWAY}
    assert len(rows) == 6 * len(methods)
    assert sum(row["counted"] for row in rows) == 5 * len(methods)
    for mean in report["retrieval"]["means"]:
        counted = [row["iou@1"] for row in rows if row["counted"] and row["method"] == mean["method"]]
        assert mean["iou@1"] == pytest.approx(np.mean(counted), abs=1e-3)
        low, high = mean["ahead_interval"]
        assert low <= mean["learned_ahead"] <= high
    assert {mean["method"] for mean in report["retrieval"]["means"]} == methods
    for row in rows:
        assert row["method"] in methods
        assert row["intervals"]["iou@1"][0] <= row["iou@1"] <= row["intervals"]["iou@1"][1]
        assert 0 <= row["iou@1"] <= row["iou@3"] <= row["iou@5"] <= 1
        assert 0 < row["kept"] <= row["n_pairs"]


def test_the_default_fit_is_held_against_logistic_regression(report: dict[str, Any]) -> None:
    found = report["fewshot"]["5-shot"]
    heads = {"default", "logistic"}
    assert set(found) == {
        *heads,
        *(f"{head} + synthesis" for head in heads),
        "default + analytic synthesis",
        "default + library",
        "positives only",
        "positives only + library",
        "gain of the head",
        "gain of synthesis",
        "gain of analytic synthesis",
        "gain of learned over analytic synthesis",
        "gain of synthesis for logistic",
        "gain of a library",
        "price of positives only",
        "price of positives only with a library",
    }
    assert all(row["episodes"] == 3 for row in found.values())
    assert found["default"]["episodes"] == 3
    assert found["default"]["mean"] > 70
    gain = found["default"]["mean"] - found["logistic"]["mean"]
    assert found["gain of the head"]["mean"] == pytest.approx(gain, abs=0.02)
    brought = found["default + synthesis"]["mean"] - found["default"]["mean"]
    assert found["gain of synthesis"]["mean"] == pytest.approx(brought, abs=0.02)


def test_a_head_is_held_to_its_word(report: dict[str, Any], dataset: Dataset) -> None:
    for found in report["trust"]["5-shot"].values():
        assert set(found["brier"]) == set(found["calibration_errors"]) == set(dataset.unseen)
        assert all(0 < ratio < 1.2 for ratio in found["brier"].values())
        assert 0 <= found["calibration_error"] <= 1
        assert 0 <= found["strangers"] < 0.25
        kinds = {(row["kind"], row["level"]) for row in found["promises"]}
        assert ("recall", 0.9) in kinds
        assert ("precision", 0.9) in kinds
        for row in found["promises"]:
            assert 0 < row["asked"] <= 3 * len(dataset.unseen)  # of labels with examples enough
            assert 0 <= row["made"] <= row["asked"]
            assert (row["broken"] is None) == (row["made"] == 0)


def test_labels_that_the_checkpoint_knows_are_no_new_categories(dataset: Dataset) -> None:
    knowing: Any = BandEngine(labels=(*BandEngine().labels, "boat"))
    found = evaluate(knowing, dataset, tasks=["fewshot"])
    assert found["fewshot_left_out"] == ["boat"]
    assert list(found["trust"]["5-shot"]["default"]["brier"]) == [
        label for label in dataset.unseen if label != "boat"
    ]


def test_the_table_shows_every_cell_and_brackets_what_does_not_count(report: dict[str, Any]) -> None:
    table = to_table(report)
    for word in ("labels (3)", "operations", "retrieval", "few-shot", "label_logic", "protocol", "disjoint"):
        assert word in table
    thin = cell(report, group="seen", pairs="natural", operation="intersection", method="analytic")
    assert f"({thin['map']:.1f})" in table


def test_the_page_shows_every_task(report: dict[str, Any]) -> None:
    page = to_html(report)
    for word in ("Labels", "Operations", "Retrieval", "Few-shot", "Set identities", "told apart", "</svg>"):
        assert word in page
    assert "nan" not in page.lower()


def test_every_method_is_held_to_the_laws_of_sets(dataset: Dataset, report: dict[str, Any]) -> None:
    rows = report["operations"]["identities"]
    assert len(rows) == 2 * 3 * 4
    for row in rows:
        if row["method"] == "analytic" and row["law"] in ("A ∩ A", "A ∪ A"):
            assert row["shown"] == row["rest"] == 0
        if row["method"] == "learned" and row["law"] == "A ∩ A" and row["group"] == "seen":
            assert row["shown"] > 0.01  # its features are squared
    assert {row["n_images"] for row in rows} == {90}


def test_confusion_and_entanglement_are_reported_for_every_method(report: dict[str, Any]) -> None:
    task = report["operations"]
    assert len(task["confusion"]) == 2 * 2 * 3
    assert {(row["group"], row["method"]) for row in task["entanglement"]} == {
        (group, method) for group in ("seen", "unseen") for method in ("learned", "analytic", "label_logic")
    }
    seen = [row for row in task["confusion"] if (row["group"], row["method"]) == ("seen", "label_logic")]
    for row in seen:
        right = sum(row["table"][operation][operation] for operation in row["table"])
        assert right > 0.6 * sum(sum(counts.values()) for counts in row["table"].values())


def test_the_papers_number_is_the_plain_precision_on_pairs_that_share_a_label(
    dataset: Dataset, report: dict[str, Any]
) -> None:
    rows = report["operations"]["paper"]
    assert len(rows) == 2 * 3 * 3
    engine, pairs = BandEngine(), dataset.pairs["test"]["seen"]["shared"]
    a, b = (engine.scores(engine.embed([dataset.files[row] for row in side]))[:, :3] for side in pairs.T)
    known = dataset.truth[:, :3] == 1
    both = (known[pairs[:, 0]] & known[pairs[:, 1]]).astype(np.float32)
    expected = average_precisions(a * b, both, unknown="absent").mean()
    (found,) = [
        row
        for row in rows
        if (row["group"], row["operation"], row["method"]) == ("seen", "intersection", "label_logic")
    ]
    assert found["map"] == pytest.approx(100 * expected, abs=0.02)


def test_only_what_was_asked_for_is_measured(dataset: Dataset) -> None:
    found = evaluate(BandEngine(), dataset, tasks=["retrieval"], resamples=20)  # type: ignore[arg-type]
    assert "retrieval" in found
    assert not {"labels", "operations", "fewshot"} & set(found)
    assert "iou@1" in to_table(found)


def test_a_shipped_checkpoint_is_measured_on_labels_only(dataset: Dataset) -> None:
    engine: Any = BandEngine("shipped", LABELS)
    found = evaluate(engine, dataset)
    assert found["labels"]["strict"] > 0
    assert not {"operations", "retrieval", "fewshot"} & set(found)
    for task in ("operations", "retrieval", "fewshot"):
        with pytest.raises(EvaluationError, match="measure it with a protocol checkpoint"):
            evaluate(engine, dataset, tasks=["labels", task])


def test_what_cannot_be_measured_is_said(dataset: Dataset) -> None:
    engine: Any = BandEngine()
    with pytest.raises(EvaluationError, match="no task 'speed'"):
        evaluate(engine, dataset, tasks=["speed"])
    with pytest.raises(EvaluationError, match="no images in a split 'dev'"):
        evaluate(engine, dataset, split="dev")
    little: Any = BandEngine(labels=("dog", "tree"))
    with pytest.raises(EvaluationError, match="does not know the seen label 'snow'"):
        evaluate(little, dataset, tasks=["operations"])
    assert evaluate(little, dataset)["labels"]["labels"] == 2
    knowing: Any = BandEngine(labels=LABELS)
    for task in ("operations", "retrieval", "fewshot"):
        with pytest.raises(EvaluationError, match="knows the label 'boat', which is an unseen one of bands"):
            evaluate(knowing, dataset, tasks=[task])
    sample = replace(dataset, split={"test": dataset.split["test"]})
    with pytest.raises(EvaluationError, match="no photographs in train and val"):
        evaluate(engine, sample, tasks=["operations"])
    plain = replace(dataset, seen=LABELS, unseen=())
    with pytest.raises(EvaluationError, match="bands has no unseen labels"):
        evaluate(engine, plain, tasks=["fewshot"])


def test_given_encodings_are_not_made_again(dataset: Dataset, report: dict[str, Any]) -> None:
    engine: Any = BandEngine()
    encodings = needed_encodings(engine, dataset, TASKS, "test")
    engine.encode = engine.embed = None
    found = evaluate(engine, dataset, tasks=["retrieval", "labels"], encodings=encodings)
    assert found["retrieval"] == report["retrieval"]
    assert found["labels"] == report["labels"]


def test_a_split_without_listed_pairs_gets_drawn_ones(dataset: Dataset) -> None:
    engine: Any = BandEngine()
    found = evaluate(engine, dataset, tasks=["operations"], split="val", resamples=20)
    again = evaluate(engine, dataset, tasks=["operations"], split="val", seed=5, resamples=20)
    assert found["drawn_pairs"]
    assert len(found["operations"]["cells"]) == 12 * 3
    assert found["operations"]["means"] == again["operations"]["means"]


def test_without_listed_episodes_ten_are_drawn_from_train(dataset: Dataset) -> None:
    drawn = draw_episodes(dataset, dataset.unseen)
    assert {shots: len(episodes) for shots, episodes in drawn.items()} == {
        "1-shot": 10,
        "5-shot": 10,
        "20-shot": 10,
    }
    for shots, count in (("1-shot", 1), ("5-shot", 5)):
        for episode in drawn[shots]:
            assert np.isin(episode, dataset.split["train"]).all()
            assert ((dataset.truth[np.ix_(episode, [3, 4])] == 1).sum(0) >= count).all()
            assert len(episode) <= 2 * count
    again = draw_episodes(dataset, dataset.unseen)
    assert all(
        np.array_equal(*pair) for shots in drawn for pair in zip(drawn[shots], again[shots], strict=True)
    )
    assert draw_episodes(dataset, ()) == {}


def test_drawn_pairs_share_a_label_or_are_random_and_never_come_twice(dataset: Dataset) -> None:
    columns, rows = dataset.columns(SEEN), dataset.split["test"]
    drawn = draw_pairs(dataset, "test", columns, count=300)
    known = dataset.truth[:, columns] == 1
    for kind, pairs in drawn.items():
        assert np.isin(pairs, rows).all()
        assert len({frozenset(pair) for pair in pairs.tolist()}) == len(pairs) == 300
        sharing = (known[pairs[:, 0]] & known[pairs[:, 1]]).any(1)
        assert sharing.all() == (kind == "shared")


def test_where_no_two_images_share_a_label_there_are_no_shared_pairs(dataset: Dataset) -> None:
    alone = replace(
        dataset, truth=np.zeros_like(dataset.truth), split={**dataset.split, "test": np.arange(4)}
    )
    drawn = draw_pairs(alone, "test", dataset.columns(SEEN))
    assert drawn["shared"].shape == (0, 2)
    assert len(drawn["natural"]) == 6


def test_each_counted_cell_has_the_interval_of_the_methods_difference(report: dict[str, Any]) -> None:
    rows = report["operations"]["differences"]
    assert len(rows) == 12 * 3
    for row in rows:
        place = {key: row[key] for key in ("group", "pairs", "operation")}
        maps = {method: cell(report, **place, method=method)["map"] for method in METHODS}
        rival = (
            max(maps["analytic"], maps["label_logic"]) if row["against"] == BETTER else maps[row["against"]]
        )
        assert row["gain"] == pytest.approx(maps["learned"] - rival, abs=0.02)
        learned = cell(report, **place, method="learned")
        assert learned["interval"][0] <= learned["map"] <= learned["interval"][1]
        if abs(row["interval"][1]) > 0.01:  # which the report rounds to
            assert row["lost"] == (row["counted"] and row["interval"][1] < 0)
    better = [row["gain"] for row in rows if row["counted"] and row["against"] == BETTER]
    assert report["operations"]["mean_gains"][BETTER]["gain"] == pytest.approx(np.mean(better), abs=0.02)
    squared = [row for row in rows if row["against"] == "analytic" and row["pairs"] == "natural"]
    assert any(abs(row["gain"]) > 0 for row in squared)


def test_a_difference_is_judged_before_it_is_rounded() -> None:
    found = _verdict(-0.0005, np.linspace(-0.0013, -0.00001, 100), counted=True)
    assert found["lost"]
    assert found["interval"][1] == 0
    assert not _verdict(-0.0005, np.linspace(-0.0013, 0.0001, 100), counted=True)["lost"]


def test_controls_read_the_same_features_otherwise(dataset: Dataset, report: dict[str, Any]) -> None:
    rows = report["operations"]["controls"]["cells"]
    assert len(rows) == 12 * 2
    for row in rows:
        place = {key: row[key] for key in ("group", "pairs", "operation")}
        method = "learned" if row["control"] == ALONE else "analytic"
        if row["group"] == "seen":
            assert row["map"] == cell(report, **place, method=method)["map"]
    counted = [row["map"] for row in rows if row["counted"] and row["control"] == ALONE]
    assert report["operations"]["controls"]["means"][ALONE] == pytest.approx(np.mean(counted), abs=0.01)
    unseen = {
        row["control"]: row["map"]
        for row in rows
        if (row["group"], row["pairs"], row["operation"]) == ("unseen", "natural", "union")
    }
    logic = cell(report, group="unseen", pairs="natural", operation="union", method="label_logic")["map"]
    assert unseen[LIKEWISE] == pytest.approx(logic, abs=3)  # it is nine tenths label logic
    assert "read like learned" in to_table(report)


def test_without_resamples_there_are_numbers_but_no_intervals(dataset: Dataset) -> None:
    engine: Any = BandEngine()
    found = evaluate(engine, dataset, tasks=["labels", "operations"], resamples=0)
    assert found["labels"]["strict_interval"] is None
    assert all(row["interval"] is None and not row["lost"] for row in found["operations"]["differences"])
    assert "learned minus" in to_table(found)


def test_progress_is_reported_and_stops_the_work(dataset: Dataset) -> None:
    engine: Any = BandEngine()
    seen: list[tuple[int, int]] = []
    evaluate(
        engine,
        dataset,
        tasks=["retrieval"],
        resamples=0,
        progress=lambda done, total: seen.append((done, total)),
    )
    assert seen[0] == (64, 240)
    assert seen[-1][0] == seen[-1][1] > 240

    def stop(done: int, total: int) -> None:
        raise Cancelled

    with pytest.raises(Cancelled):
        evaluate(engine, dataset, progress=stop)
