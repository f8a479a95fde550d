"""A head learns more, forgets, is taken apart and put together: what else it knew stays as it was."""

import json
import shutil
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from grid_engine import GREEN, GRID, RED, GridEngine, Paint

from lsgui.core.fewshot import (
    ExamplesError,
    ForeignHeadError,
    Head,
    examples_of,
    fit,
    fit_examples,
    merged,
    predict,
    read_examples,
    teach,
)
from lsgui.core.fewshot.marking import mark
from lsgui.core.fewshot.refitting import lost_of, refit
from lsgui.core.labels import ABSENT
from lsgui.core.types import CheckpointIdentity, FloatArray, HeadError, UserError


@pytest.fixture
def head(grid: GridEngine, colours: Path) -> Head:
    return fit(grid, colours).head


@pytest.fixture
def greens(paint: Paint) -> list[Path]:
    return [paint(f"new/green{seed}.png", GREEN, 40 + seed) for seed in range(4)]


@pytest.fixture
def unseen() -> FloatArray:
    return np.random.default_rng(3).random((50, GRID * GRID * 3), np.float32)


def of(head: Head, label: str, features: FloatArray) -> FloatArray:
    return head.scores(features)[:, head.labels.index(label)]


def assert_same_label(before: Head, after: Head, label: str, features: FloatArray) -> None:
    """Bit for bit the same weights, threshold and metrics, and so the same scores."""
    old, new = before.labels.index(label), after.labels.index(label)
    assert (before.weight[old] == after.weight[new]).all()
    assert before.bias[old] == after.bias[new]
    assert before.thresholds[old] == after.thresholds[new]
    assert before.metrics[label] == after.metrics[label]
    np.testing.assert_allclose(of(before, label, features), of(after, label, features), atol=1e-6)


def test_a_new_category_leaves_the_scores_of_the_old_ones_as_they_were(
    grid: GridEngine, head: Head, greens: list[Path], unseen: FloatArray
) -> None:
    more = fit_examples(grid, examples_of("green", greens), extends=head).head
    assert (more.name, more.labels) == (head.name, ("blue", "red", "green"))
    for label in head.labels:
        assert_same_label(head, more, label, unseen)
    (prediction,) = predict(more, grid, [greens[0]]).predictions
    assert prediction.decisions == {"blue": False, "red": False, "green": True}
    assert len(more.evidence) == 12


def test_categories_added_one_after_the_other_never_move_the_earlier(
    grid: GridEngine, head: Head, paint: Paint, unseen: FloatArray
) -> None:
    whole = head
    for number, colour in enumerate([(200, 200, 40), (40, 200, 200), (200, 40, 200), (120, 120, 120)]):
        files = [paint(f"more/{number}-{seed}.png", colour, 100 * number + seed) for seed in range(3)]
        before, whole = whole, fit_examples(grid, examples_of(f"c{number}", files), extends=whole).head
        for label in before.labels:
            assert_same_label(before, whole, label, unseen)
    assert whole.labels == ("blue", "red", "c0", "c1", "c2", "c3")


def test_more_examples_of_a_category_fit_it_anew_and_no_other(
    grid: GridEngine, head: Head, paint: Paint, unseen: FloatArray
) -> None:
    files = [paint(f"new/red{seed}.png", RED, 60 + seed) for seed in range(3)]
    more = fit_examples(grid, examples_of("red", files), extends=head).head
    assert more.labels == head.labels
    assert len(more.examples["red"]) == 7
    assert_same_label(head, more, "blue", unseen)
    assert (of(more, "red", unseen) != of(head, "red", unseen)).any()


def test_a_category_taught_anew_on_what_is_left_is_as_if_fitted_on_that(
    grid: GridEngine, head: Head, colours: Path, unseen: FloatArray
) -> None:
    gone = head.examples["red"][0]
    less = teach(grid, head, head.evidence.without([gone.sha256]), ["red"])
    assert_same_label(head, less, "blue", unseen)
    gone.path.unlink()
    afresh = fit(grid, colours).head
    np.testing.assert_allclose(of(less, "red", unseen), of(afresh, "red", unseen), atol=1e-5)


def test_a_category_without_an_example_goes_and_the_last_one_cannot(
    grid: GridEngine, head: Head, unseen: FloatArray
) -> None:
    reds = [record.sha256 for record in head.examples["red"]]
    blue = teach(grid, head, head.evidence.without(reds), ["red"])
    assert blue.labels == ("blue",)
    assert_same_label(head, blue, "blue", unseen)
    blues = [record.sha256 for record in blue.examples["blue"]]
    with pytest.raises(ExamplesError, match="keep one example"):
        teach(grid, blue, blue.evidence.without(blues), ["blue"])


def test_undoing_a_change_gives_the_head_of_before(grid: GridEngine, head: Head, unseen: FloatArray) -> None:
    record = head.examples["red"][0]
    changed = teach(grid, head, head.evidence.marked("red", record.sha256, ABSENT), ["red"])
    assert (of(changed, "red", unseen) != of(head, "red", unseen)).any()
    back = teach(grid, changed, head.evidence, ["red"])
    assert (back.scores(unseen) == head.scores(unseen)).all()


# Marking


def test_marking_photographs_teaches_one_category(
    grid: GridEngine, head: Head, paint: Paint, unseen: FloatArray, tmp_path: Path
) -> None:
    purple = paint("new/purple.png", (200, 40, 160), 70)
    asked = [tmp_path / "gone.png", purple]
    marked = mark(grid, head, "red", asked, shown=False)
    assert [(one.path, one.reason) for one in marked.skipped] == [
        (str(tmp_path / "gone.png"), "the file does not exist")
    ]
    assert [record.path for record in marked.head.evidence.of("red", ABSENT)][-1] == purple
    assert_same_label(head, marked.head, "blue", unseen)
    feature = grid.embed_pixels(np.zeros((1, 24, 24, 3), np.uint8)) + marked.head.evidence.features[-1:]
    assert of(marked.head, "red", feature)[0] < of(head, "red", feature)[0]
    back = mark(grid, marked.head, "red", [purple], shown=True).head
    assert purple in [record.path for record in back.examples["red"]]


def test_marking_refuses_what_would_leave_nothing(grid: GridEngine, head: Head, tmp_path: Path) -> None:
    with pytest.raises(HeadError, match=r"has no category 'pink'; it has blue, red\."):
        mark(grid, head, "pink", [head.examples["red"][0].path], shown=True)
    with pytest.raises(UserError, match=r"gone\.png: the file does not exist"):
        mark(grid, head, "red", [tmp_path / "gone.png"], shown=True)
    files = [record.path for record in head.examples["red"]]
    with pytest.raises(HeadError, match="No example of red would be left"):
        mark(grid, head, "red", files, shown=False)


# Taking apart and putting together


def test_a_head_taken_apart_and_merged_scores_as_before(head: Head, unseen: FloatArray) -> None:
    parts = [head.select([label]) for label in ("red", "blue")]
    assert [part.labels for part in parts] == [("red",), ("blue",)]
    whole = merged(parts, "again")
    assert (whole.name, whole.labels) == ("again", ("red", "blue"))
    for label in head.labels:
        assert_same_label(head, whole, label, unseen)
    assert len(whole.evidence) == len(head.evidence)


def test_heads_that_do_not_go_together_are_not_merged(head: Head) -> None:
    with pytest.raises(HeadError, match="a category 'blue'"):
        merged([head, head.select(["blue"])], "both")
    other = replace(head.select(["red"]), checkpoint=CheckpointIdentity("other", "cd" * 32))
    with pytest.raises(HeadError, match="different checkpoints"):
        merged([head.select(["blue"]), other], "both")


# Fitting again


def test_a_head_of_another_checkpoint_carries_its_examples_and_can_be_fitted_from_them(
    grid: GridEngine, head: Head, tmp_path: Path, unseen: FloatArray
) -> None:
    head.save(tmp_path / "head")
    with pytest.raises(ForeignHeadError) as refused:
        Head.load(tmp_path / "head", CheckpointIdentity("other", "cd" * 32))
    assert not refused.value.synthesis
    again = fit_examples(grid, refused.value.examples).head
    assert (again.name, again.labels) == (head.name, head.labels)
    np.testing.assert_allclose(again.scores(unseen), head.scores(unseen), atol=1e-6)


def test_example_files_that_are_gone_cost_only_themselves(
    grid: GridEngine, head: Head, tmp_path: Path
) -> None:
    head.save(tmp_path / "head")
    head.examples["red"][0].path.unlink()
    with pytest.raises(ForeignHeadError) as refused:
        Head.load(tmp_path / "head", CheckpointIdentity("other", "cd" * 32))
    report = fit_examples(grid, refused.value.examples)
    assert [Path(one.path).name for one in report.skipped] == ["0.png"]
    assert len(report.head.examples["red"]) == 3
    assert lost_of(refused.value.examples, report.skipped) == 1


def test_a_head_is_fitted_again_from_what_it_holds_without_a_file(
    grid: GridEngine, head: Head, colours: Path, unseen: FloatArray
) -> None:
    shutil.rmtree(colours)
    changed = replace(head, weight=np.zeros_like(head.weight), name="other")
    again = refit(grid, changed).head
    assert (again.name, again.labels, again.evidence.records) == ("other", head.labels, head.evidence.records)
    np.testing.assert_allclose(again.scores(unseen), head.scores(unseen), atol=1e-6)


def test_a_merged_head_claims_synthesis_only_where_all_had_it(head: Head) -> None:
    blue, red = head.select(["blue"]), head.select(["red"])
    with_it = replace(red, synthesis=True)
    assert not merged([blue, red], "both").synthesis
    assert not merged([blue, with_it], "both").synthesis
    assert merged([replace(blue, synthesis=True), with_it], "both").synthesis


def test_a_head_of_the_first_format_is_refused_with_its_examples(
    grid: GridEngine, head: Head, tmp_path: Path
) -> None:
    head.save(tmp_path / "head")
    record = json.loads((tmp_path / "head" / "head.json").read_text())
    listed = {
        label: [{"path": str(one.path), "sha256": one.sha256} for one in head.examples[label]]
        for label in head.labels
    }
    old = {**record, "format": 1, "examples": listed}
    (tmp_path / "head" / "head.json").write_text(json.dumps(old))
    with pytest.raises(ForeignHeadError, match="was made by an older lsgui: fit it again") as refused:
        Head.load(tmp_path / "head", grid.identity)
    again = fit_examples(grid, refused.value.examples).head
    assert again.examples == head.examples
    assert (again.evidence.truth == head.evidence.truth).all()


def test_photographs_that_nearly_repeat_each_other_are_named_and_kept(
    grid: GridEngine, colours: Path, paint: Paint
) -> None:
    shutil.copy(colours / "red" / "0.png", colours / "red" / "copy.png")
    with (colours / "red" / "copy.png").open("ab") as file:
        file.write(b"\0")  # another file of the same picture
    report = fit(grid, colours)
    assert report.copies == ((colours / "red" / "0.png", colours / "red" / "copy.png"),)
    assert len(report.head.examples["red"]) == 5
    assert fit_examples(grid, read_examples(colours / "blue")).copies == ()
