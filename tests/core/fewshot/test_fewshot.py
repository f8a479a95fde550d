"""New categories from a folder of images: what is read, fitted, and predicted."""

import shutil
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
import pytest
from grid_engine import BLUE, GRID, RED, GridEngine, Paint
from PIL import Image

from lsgui.core.fewshot import ExamplesError, fit, predict, read_examples
from lsgui.core.fewshot.held_out import average_precision
from lsgui.core.types import Cancelled, ImageError, UserError

if TYPE_CHECKING:
    from lsgui.core.engine import Engine


def reasons(skipped: tuple[Any, ...]) -> dict[str, str]:
    return {Path(item.path).name: item.reason for item in skipped}


# Reading a folder


def test_a_flat_folder_is_one_category_named_after_it(photos: Path) -> None:
    examples = read_examples(photos)
    assert (examples.name, examples.labels) == ("photos", ("photos",))
    assert len(examples.of("photos")) == 12
    assert examples.skipped == ()


def test_each_subfolder_is_a_category_with_all_pictures_below_it(colours: Path, paint: Paint) -> None:
    deep = paint("colours/red/more/of/9.png", RED)
    examples = read_examples(colours)
    assert examples.labels == ("blue", "red")
    assert deep in examples.of("red")
    assert len(examples.of("red")) == 5


def test_what_is_not_an_example_is_said_or_passed_over(colours: Path, paint: Paint) -> None:
    paint("colours/loose.png", RED)
    (colours / "empty").mkdir()
    (colours / "red" / "notes.txt").write_text("hello")
    for hidden in (".git/x.png", "@eaDir/y.png", "red/.thumb/z.png", "red/.hidden.png"):
        paint(f"colours/{hidden}", BLUE)
    (colours / "red" / "Thumbs.db").touch()
    examples = read_examples(colours)
    assert set(examples.labels) == {"red", "blue"}
    assert len(examples.of("red")) == 4
    assert set(reasons(examples.skipped)) == {"loose.png", "empty", "notes.txt"}


def test_a_folder_without_pictures_gets_one_sentence(tmp_path: Path) -> None:
    with pytest.raises(ExamplesError, match="no pictures in"):
        read_examples(tmp_path)
    with pytest.raises(ExamplesError, match="not a folder"):
        read_examples(tmp_path / "nowhere")


# Fitting


def test_a_head_tells_its_categories_apart(grid: GridEngine, colours: Path, paint: Paint) -> None:
    report = fit(grid, colours)
    head = report.head
    assert (head.name, head.labels) == ("colours", ("blue", "red"))
    assert head.checkpoint == grid.identity
    new = [paint("new/blue.png", BLUE, 50), paint("new/red.png", RED, 51)]
    of_blue, of_red = predict(head, grid, new).predictions
    assert of_blue.decisions == {"blue": True, "red": False}
    assert of_red.decisions == {"blue": False, "red": True}
    assert of_blue.path == str(new[0])
    assert report.skipped == ()
    assert report.seconds > 0


def test_a_head_works_from_one_picture_and_claims_nothing_it_cannot_know(
    grid: GridEngine, paint: Paint, tmp_path: Path
) -> None:
    paint("red things/one.png", RED)
    head = fit(grid, tmp_path / "red things", name="mine").head
    assert (head.name, head.labels) == ("mine", ("red things",))
    known = head.metrics["red things"]
    assert known["examples"] == 1
    assert known["average_precision"] is None
    assert known["recall"] is None
    (prediction,) = predict(head, grid, [paint("new.png", RED, 9)]).predictions
    assert prediction.decisions["red things"]


def test_from_three_pictures_the_quality_is_estimated_on_held_out_ones(
    grid: GridEngine, colours: Path, paint: Paint
) -> None:
    rng = np.random.default_rng(0)
    for seed in range(6):  # a category of nothing in common
        paint(f"colours/any/{seed}.png", tuple(rng.integers(0, 255, 3).tolist()), seed)
    metrics = fit(grid, colours).head.metrics
    assert metrics["red"]["average_precision"] > 0.9
    assert metrics["red"]["recall"] == 1.0
    assert metrics["any"]["average_precision"] < 0.7
    assert metrics["red"]["negatives"] == 10
    assert all(0 <= record["unrelated"] <= 0.06 for record in metrics.values())


def test_photographs_of_nothing_in_particular_score_low(grid: GridEngine, colours: Path) -> None:
    head = fit(grid, colours).head
    unrelated = np.random.default_rng(77).random((300, GRID * GRID * 3), np.float32)
    scores = head.scores(unrelated)
    assert scores.shape == (300, 2)
    assert ((scores >= 0) & (scores <= 1)).all()
    assert np.median(scores) < 0.15
    assert (scores >= head.thresholds).mean() < 0.08


def test_the_same_folder_gives_the_same_head(grid: GridEngine, colours: Path) -> None:
    first, again = fit(grid, colours).head, fit(grid, colours).head
    assert (first.weight == again.weight).all()
    assert (first.thresholds == again.thresholds).all()
    assert first.metrics == again.metrics


def test_a_picture_counts_once_in_a_category_and_the_copy_is_named(grid: GridEngine, colours: Path) -> None:
    shutil.copy(colours / "red" / "0.png", colours / "red" / "copy.png")
    report = fit(grid, colours)
    assert reasons(report.skipped) == {"copy.png": "the same picture as 0.png in red"}
    assert len(report.head.examples["red"]) == 4


def test_a_picture_in_two_categories_is_an_example_of_both(
    grid: GridEngine, colours: Path, paint: Paint
) -> None:
    for seed in range(3):
        both = paint(f"colours/red/both{seed}.png", (200, 40, 200), 30 + seed)
        shutil.copy(both, colours / "blue" / f"also{seed}.png")
    report = fit(grid, colours)
    assert report.skipped == ()
    hashes = {label: {item.sha256 for item in items} for label, items in report.head.examples.items()}
    assert len(hashes["red"] & hashes["blue"]) == 3
    assert report.head.metrics["red"]["examples"] == 7


def test_unreadable_files_cost_only_themselves(grid: GridEngine, colours: Path) -> None:
    whole = (colours / "red" / "0.png").read_bytes()
    (colours / "red" / "torn.png").write_bytes(whole[: len(whole) // 2])
    (colours / "broken").mkdir()
    (colours / "broken" / "text.jpg").write_text("not a picture")
    report = fit(grid, colours)
    said = reasons(report.skipped)
    assert set(said) == {"torn.png", "text.jpg", "broken"}
    assert "truncated" in said["torn.png"]
    assert said["broken"] == "none of its pictures can be used"
    assert report.head.labels == ("blue", "red")


def test_no_usable_picture_is_one_sentence_with_the_first_reason(grid: GridEngine, tmp_path: Path) -> None:
    (tmp_path / "bad.jpg").write_text("not a picture")
    with pytest.raises(ExamplesError, match=r"None of the pictures in .*bad\.jpg: "):
        fit(grid, tmp_path)


def test_a_fit_reports_progress(grid: GridEngine, colours: Path) -> None:
    seen: list[tuple[int, int]] = []
    fit(grid, colours, progress=lambda done, total: seen.append((done, total)))
    assert seen[:9] == [*((n, 0) for n in range(1, 9)), (0, 8)]
    assert seen[-1] == (8, 8)


@pytest.mark.parametrize("when", [(3, 0), (3, 8)])
def test_a_fit_can_be_stopped_while_files_are_read_and_while_they_are_embedded(
    grid: GridEngine, colours: Path, when: tuple[int, int]
) -> None:
    def stop(done: int, total: int) -> None:
        if (done, total) == when:
            raise Cancelled

    with pytest.raises(Cancelled):
        fit(grid, colours, progress=stop)


def test_predicting_where_nothing_can_be_read_names_the_first(
    grid: GridEngine, colours: Path, tmp_path: Path
) -> None:
    head = fit(grid, colours).head
    with pytest.raises(ImageError, match=r"gone\.jpg"):
        predict(head, grid, [tmp_path / "gone.jpg"])
    with pytest.raises(UserError, match=r"none of the 2 images .*gone\.jpg: the file does not exist"):
        predict(head, grid, [tmp_path / "gone.jpg", tmp_path / "away.jpg"])
    assert predict(head, grid, []).predictions == ()


def test_images_are_scored_in_batches_and_a_bad_one_costs_only_itself(
    grid: GridEngine, colours: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    head = fit(grid, colours).head
    files = sorted(colours.rglob("*.png"))
    sources = [*files[:3], tmp_path / "gone.jpg", *files[3:], *files]
    sizes: list[int] = []
    embed = grid.embed_pixels
    monkeypatch.setattr(grid, "embed_pixels", lambda pixels: sizes.append(len(pixels)) or embed(pixels))
    seen: list[tuple[int, int]] = []
    report = predict(head, grid, sources, progress=lambda done, total: seen.append((done, total)))
    assert sizes == [8, 8]
    assert seen[-1] == (17, 17)
    assert [(Path(item.path).name, item.reason) for item in report.skipped] == [
        ("gone.jpg", "the file does not exist")
    ]
    assert [item.path for item in report.predictions] == [str(file) for file in (*files, *files)]
    for item in report.predictions:
        alone = predict(head, grid, [item.path]).predictions[0]
        assert item.scores == pytest.approx(alone.scores, abs=1e-5)
        assert item.decisions == alone.decisions


def test_average_precision_is_scikit_learns_with_ties() -> None:
    from sklearn.metrics import average_precision_score

    rng = np.random.default_rng(2)
    for _ in range(50):
        positive = rng.integers(0, 6, rng.integers(1, 9)).astype(np.float32)
        negative = rng.integers(0, 6, rng.integers(0, 30)).astype(np.float32)
        truth = np.concatenate([np.ones(len(positive)), np.zeros(len(negative))])
        expected = average_precision_score(truth, np.concatenate([positive, negative]))
        assert average_precision(positive, negative) == pytest.approx(expected)


# With the real engine, on real photographs


def crops(photograph: Path, folder: Path, count: int) -> list[Path]:
    """Overlapping parts of one photograph, as if it had been taken several times."""
    folder.mkdir(parents=True)
    found = []
    with Image.open(photograph) as image:
        for number in range(count):
            left, top = image.width * number // 30, image.height * (count - number) // 40
            box = (left, top, left + image.width * 3 // 4, top + image.height * 3 // 4)
            found.append(folder / f"{photograph.stem}{number}.png")
            image.crop(box).save(found[-1])
    return found


def test_a_category_from_real_photographs_knows_its_own_and_refuses_others(
    engine: "Engine", photos: Path, tmp_path: Path
) -> None:
    crops(photos / "chelsea.png", tmp_path / "pets" / "cat", 3)
    crops(photos / "rocket.jpg", tmp_path / "pets" / "rocket", 2)
    head = fit(engine, tmp_path / "pets").head
    cat, rocket = predict(head, engine, [photos / "chelsea.png", photos / "rocket.jpg"]).predictions
    assert cat.decisions == {"cat": True, "rocket": False}
    assert rocket.decisions == {"cat": False, "rocket": True}
    others = [p for p in sorted(photos.iterdir()) if p.stem not in ("chelsea", "rocket")]
    unrelated = predict(head, engine, others).predictions
    assert sum(any(prediction.decisions.values()) for prediction in unrelated) <= len(others) / 3
    assert (
        head.metrics["cat"]["average_precision"] is None
    )  # crops of one photograph are no check of each other
    assert np.mean([list(prediction.scores.values()) for prediction in unrelated]) < 0.2


def test_a_category_of_the_shared_data_is_found_and_strangers_score_low(
    engine: "Engine", shared_data: Path, tmp_path: Path
) -> None:
    from lsgui.training.data import parse_spec

    dataset = parse_spec(f"ccp:{shared_data / 'ccp'}")
    suit = dataset.truth[:, dataset.labels.index("suit")] == 1
    train, test = dataset.split["train"], dataset.split["test"]
    (tmp_path / "suit").mkdir()
    for row in train[suit[train]][:5]:
        shutil.copy(dataset.files[row], tmp_path / "suit")
    head = fit(engine, tmp_path / "suit").head
    flickr = parse_spec(f"flickr8k:{shared_data / 'flickr8k'}")
    strangers = [flickr.files[row] for row in flickr.split["test"][:60]]
    suits = [dataset.files[row] for row in test[suit[test]][:20]]
    of_strangers, of_suits = (head.scores(engine.embed(files))[:, 0] for files in (strangers, suits))
    assert (of_strangers >= head.thresholds[0]).mean() < 0.1
    assert np.mean(of_strangers) < 0.15
    assert np.mean(of_suits) > 3 * np.mean(of_strangers)
