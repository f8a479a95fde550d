"""A head on labelled photographs that it was not fitted on."""

import shutil
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from grid_engine import BLUE, GREEN, RED, GridEngine, Paint

from lsgui.core import images
from lsgui.core.fewshot import ExamplesError, Head, evaluating, examples_of, fit, read_examples
from lsgui.core.fewshot.checking import Check, check, check_of
from lsgui.core.fewshot.evaluating import evaluate
from lsgui.core.fewshot.promises import Promise
from lsgui.core.types import FloatArray


@pytest.fixture
def head(grid: GridEngine, colours: Path) -> Head:
    return fit(grid, colours).head


@pytest.fixture
def new(paint: Paint, tmp_path: Path) -> Path:
    """New pictures, some of them mixtures that are hard to tell."""
    rng = np.random.default_rng(8)
    for seed in range(12):
        for name, colour in (("red", RED), ("blue", BLUE)):
            mixed = np.array(colour) * 0.25 + rng.integers(0, 160, 3)
            paint(f"new/{name}/{name}{seed}.png", tuple(mixed.tolist()), 200 + 13 * seed + len(name))
    return tmp_path / "new"


def scores_of(grid: GridEngine, head: Head, folder: Path, label: str) -> tuple[FloatArray, FloatArray]:
    """Scores of all pictures below a folder, and whether they show the label by their folders' names."""
    files = sorted(folder.rglob("*.png"))
    pixels = np.stack([images.pixels(file, grid.input_size) for file in files])
    scores = head.scores(grid.embed_pixels(pixels))[:, head.labels.index(label)]
    return scores, np.array([file.parent.name == label for file in files])


def test_what_is_measured_equals_scikit_learns(grid: GridEngine, head: Head, new: Path) -> None:
    from scipy.stats import binomtest
    from sklearn.metrics import average_precision_score, brier_score_loss, precision_score, recall_score

    report = evaluate(grid, head, read_examples(new))
    assert report.photographs == 24
    assert [one.label for one in report.measured] == ["blue", "red"]
    for one in report.measured:
        scores, truth = scores_of(grid, head, new, one.label)
        found = scores >= head.thresholds[head.labels.index(one.label)]
        assert (one.shown, one.lacking) == (12, 12)
        assert one.average_precision is not None
        assert one.average_precision.value == pytest.approx(average_precision_score(truth, scores))
        assert one.recall.value == pytest.approx(recall_score(truth, found))
        assert one.precision is not None
        assert one.precision.value == pytest.approx(precision_score(truth, found))
        assert one.brier == pytest.approx(brier_score_loss(truth, scores), abs=1e-6)
        assert one.base_brier == pytest.approx(brier_score_loss(truth, np.full(24, truth.mean())))
        assert one.base_rate == 0.5
        assert (
            0 <= one.average_precision.low <= one.average_precision.value <= one.average_precision.high <= 1
        )
        right = int((found & truth).sum())
        for estimate, total in ((one.recall, 12), (one.precision, int(found.sum()))):
            interval = binomtest(right, total).proportion_ci(0.9, method="exact")
            assert (estimate.low, estimate.high) == pytest.approx((interval.low, interval.high))


def test_a_few_photographs_that_are_all_found_leave_room_for_doubt(
    grid: GridEngine, head: Head, paint: Paint, tmp_path: Path
) -> None:
    for seed in range(3):
        paint(f"clear/red/{seed}.png", RED, 700 + seed)
        paint(f"clear/blue/{seed}.png", BLUE, 800 + seed)
    for one in evaluate(grid, head, read_examples(tmp_path / "clear")).measured:
        assert one.precision is not None
        assert (one.recall.value, one.precision.value) == (1.0, 1.0)
        assert one.average_precision is not None
        assert one.average_precision.value == 1.0
        assert one.average_precision.low < 1.0
        # With a recall of 0.05 ** (1 / 3) three of three would be found in one of twenty cases.
        for estimate in (one.recall, one.precision):
            assert (estimate.low, estimate.high) == (pytest.approx(0.05 ** (1 / 3)), 1.0)


def test_nothing_is_said_of_probabilities_where_none_is_likely(
    grid: GridEngine, head: Head, new: Path
) -> None:
    doubtful = replace(head, bias=head.bias - 50)
    for one in evaluate(grid, doubtful, read_examples(new)).measured:
        assert one.calibration_error is None
        assert one.brier is not None
        assert one.precision is None
        assert one.recall.value == 0


def test_a_flat_folder_gives_recall_and_scores_only(grid: GridEngine, head: Head, new: Path) -> None:
    (one,) = evaluate(grid, head, read_examples(new / "red")).measured
    scores, truth = scores_of(grid, head, new, "red")
    assert (one.label, one.shown, one.lacking) == ("red", 12, 0)
    assert one.mean_score == pytest.approx(scores[truth].mean())
    assert one.recall.value == pytest.approx((scores[truth] >= head.thresholds[1]).mean())
    assert (one.precision, one.average_precision, one.brier, one.base_brier) == (None,) * 4
    assert one.calibration_error is None


def test_examples_and_near_copies_of_them_are_left_out(
    grid: GridEngine, head: Head, colours: Path, new: Path
) -> None:
    whole = evaluate(grid, head, read_examples(new))
    shutil.copy(colours / "red" / "0.png", new / "red" / "own.png")
    shutil.copy(colours / "red" / "1.png", new / "red" / "near.png")
    with (new / "red" / "near.png").open("ab") as file:
        file.write(b"\0")
    report = evaluate(grid, head, read_examples(new))
    assert report.own == (new / "red" / "own.png",)
    assert report.near == (new / "red" / "near.png",)
    assert report.photographs == 24
    assert report.measured == whole.measured


def test_what_cannot_be_measured_is_said(grid: GridEngine, head: Head, paint: Paint, tmp_path: Path) -> None:
    paint("other/red/1.png", RED, 400)
    paint("other/green/2.png", GREEN, 401)
    (tmp_path / "other" / "red" / "torn.png").write_bytes(b"no picture")
    report = evaluate(grid, head, read_examples(tmp_path / "other"))
    assert [(one.label, one.shown, one.lacking) for one in report.measured] == [("red", 1, 1)]
    assert (report.unknown, report.unmeasured) == (("green",), ("blue",))
    assert [Path(one.path).name for one in report.skipped] == ["torn.png"]


def test_nothing_to_measure_is_one_sentence(
    grid: GridEngine, head: Head, colours: Path, paint: Paint
) -> None:
    with pytest.raises(ExamplesError, match="knows blue, red, and the photographs show green"):
        evaluate(grid, head, examples_of("green", [paint("g.png", GREEN)]))
    with pytest.raises(ExamplesError, match="is new to it: 8 are its examples, 0 nearly repeat one"):
        evaluate(grid, head, read_examples(colours))


def test_promises_are_held_against_what_is_measured(
    grid: GridEngine, paint: Paint, new: Path, tmp_path: Path
) -> None:
    for seed in range(30):
        paint(f"many/red/{seed}.png", RED, 500 + seed)
        paint(f"many/blue/{seed}.png", BLUE, 600 + seed)
    head = check(grid, fit(grid, tmp_path / "many").head)
    checked = check_of(head, "red")
    assert checked is not None
    promised = [one for one in checked.promises if one.threshold is not None]
    assert promised
    (_, red) = evaluate(grid, head, read_examples(new)).measured
    assert [kept.promise for kept in red.kept] == promised
    scores, truth = scores_of(grid, head, new, "red")
    for kept in red.kept:
        recall, wrong = ((scores[rows] >= kept.promise.threshold).mean() for rows in (truth, ~truth))
        prior = kept.promise.prior
        reached = prior * recall + (1 - prior) * wrong
        precision = prior * recall / reached if reached else None
        expected = recall if kept.promise.kind == "recall" else precision
        assert kept.measured == (None if expected is None else pytest.approx(expected))
        assert kept.held == (None if expected is None else expected >= kept.promise.level)


@pytest.mark.parametrize("prior", [0.02, 0.5])
def test_a_promise_of_precision_is_judged_at_the_part_it_was_made_for(
    grid: GridEngine, new: Path, tmp_path: Path, paint: Paint, prior: float, monkeypatch: pytest.MonkeyPatch
) -> None:
    for seed in range(6):
        paint(f"some/red/{seed}.png", RED, 500 + seed)
        paint(f"some/blue/{seed}.png", BLUE, 600 + seed)
    head = check(grid, fit(grid, tmp_path / "some").head)
    promise = Promise(kind="precision", level=0.6, confidence=0.9, threshold=0.02, prior=prior)

    def checked(head: Head, label: str) -> Check:
        found = check_of(head, label)
        assert found is not None
        return replace(found, promises=(promise,))

    monkeypatch.setattr(evaluating, "check_of", checked)
    (_, red) = evaluate(grid, head, read_examples(new)).measured
    scores, truth = scores_of(grid, head, new, "red")
    recall, wrong = ((scores[rows] >= 0.02).mean() for rows in (truth, ~truth))
    (kept,) = red.kept
    assert kept.measured == pytest.approx(prior * recall / (prior * recall + (1 - prior) * wrong))
    assert 0 < wrong < 1
