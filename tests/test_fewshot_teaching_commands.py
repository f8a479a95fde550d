"""`lsgui fewshot` beyond fit and predict, as a user or a script sees it."""

import json
import shutil
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import pytest
from command_line import Ran, Runner, assert_one_sentence
from few_examples import crops, shares
from PIL import Image, ImageOps
from sklearn.metrics import average_precision_score

from lsgui import paths
from lsgui.gui import app


@pytest.fixture
def examples(photos: Path, tmp_path: Path) -> Path:
    return crops(photos, tmp_path / "examples")


@pytest.fixture
def head(run: Runner, examples: Path, tmp_path: Path) -> Path:
    folder = tmp_path / "cups.head"
    assert run("fewshot", "fit", examples, "--name", "cups", "--out", folder, "--no-check").code == 0
    return folder


@pytest.fixture
def labelled(photos: Path, tmp_path: Path) -> Path:
    """Mirrored parts of the same things, which are no examples, and others."""
    for category, names in (("coffee", ["coffee.jpg"]), ("rocket", ["rocket.jpg", "moon.jpg"])):
        (tmp_path / "labelled" / category).mkdir(parents=True)
        for name in names:
            with Image.open(photos / name) as image:
                part = image.crop((0, 0, image.width // 2, image.height // 2))
                ImageOps.mirror(part).save(tmp_path / "labelled" / category / name)
    return tmp_path / "labelled"


# Measuring


def test_a_head_is_measured_on_new_photographs(run: Runner, head: Path, labelled: Path) -> None:
    found = run("fewshot", "evaluate", head, labelled, "--json").json
    assert (found["head"], found["photographs"]) == ("cups", 3)
    assert found["left_out"] == {"examples": [], "near_copies": []}
    coffee = found["labels"]["coffee"]
    assert (coffee["shown"], coffee["lacking"]) == (1, 2)
    assert coffee["average_precision"]["value"] == 1.0
    assert coffee["base_brier"] == pytest.approx(2 / 9, abs=1e-6)
    assert 0 <= coffee["brier"] <= 1
    text = run("fewshot", "evaluate", head, labelled).out.splitlines()
    assert text[0] == "Head 'cups' on 3 photographs"
    assert text[1].startswith("category  shown  not shown  base rate  recall")


def test_what_is_measured_equals_what_the_scores_say(
    run: Runner, photos: Path, head: Path, tmp_path: Path
) -> None:
    truth = {file: file.stem in ("coffee", "chelsea", "coins") for file in sorted(photos.iterdir())}
    for file, shows in truth.items():
        folder = tmp_path / "measured" / ("coffee" if shows else "rocket")
        folder.mkdir(parents=True, exist_ok=True)
        with Image.open(file) as image:
            ImageOps.flip(image.crop((0, 0, image.width // 2, image.height // 2))).save(folder / file.name)
    files = sorted((tmp_path / "measured").rglob("*.*"))
    shown = np.array([file.parent.name == "coffee" for file in files])
    said = run("fewshot", "predict", head, *files, "--json").json["predictions"]
    scores = np.array([one["scores"]["coffee"] for one in said])
    found = np.array([one["decisions"]["coffee"] for one in said])
    one = run("fewshot", "evaluate", head, tmp_path / "measured", "--json").json["labels"]["coffee"]
    assert (one["shown"], one["lacking"], one["base_rate"]) == (3, 9, 0.25)
    assert one["average_precision"]["value"] == pytest.approx(average_precision_score(shown, scores))
    assert one["recall"]["value"] == pytest.approx((found & shown).sum() / shown.sum(), abs=1e-6)
    assert one["precision"]["value"] == pytest.approx((found & shown).sum() / found.sum(), abs=1e-6)
    assert one["brier"] == pytest.approx(((scores - shown) ** 2).mean(), abs=1e-5)
    assert one["base_brier"] == pytest.approx(0.25 * 0.75)
    assert one["mean_score"] == pytest.approx(scores[shown].mean(), abs=1e-5)
    off = [
        abs(scores[here].sum() - shown[here].sum())
        for low, high in ((0.1, 0.3), (0.3, 0.5), (0.5, 0.7), (0.7, 0.9), (0.9, 1.1))
        if (here := (scores >= low) & (scores < high)).any()
    ]
    assert one["calibration_error"] == pytest.approx(sum(off) / (scores >= 0.1).sum(), abs=1e-5)
    for name in ("average_precision", "recall", "precision"):
        assert one[name]["low"] < one[name]["high"]


def test_examples_and_near_copies_are_left_out_and_said(
    run: Runner, head: Path, examples: Path, labelled: Path
) -> None:
    for number in (0, 1):
        shutil.copy(examples / "coffee" / f"{number}.jpg", labelled / "coffee" / f"own{number}.jpg")
    with Image.open(examples / "rocket" / "0.jpg") as image:
        image.save(labelled / "rocket" / "near.jpg", quality=60)
    said = "2 photographs are examples of this head, 1 photograph nearly repeats an example of this head"
    assert f"{said}: left out" in run("fewshot", "evaluate", head, labelled).out
    found = run("fewshot", "evaluate", head, labelled, "--json").json
    assert [Path(one).name for one in found["left_out"]["examples"]] == ["own0.jpg", "own1.jpg"]
    assert [Path(one).name for one in found["left_out"]["near_copies"]] == ["near.jpg"]
    assert found["photographs"] == 3


def test_a_flat_folder_is_measured_as_what_it_is_said_to_show(
    run: Runner, head: Path, labelled: Path
) -> None:
    ran = run("fewshot", "evaluate", head, labelled / "coffee")
    assert "coffee: all photographs show it, so only recall and scores are measured" in ran.out
    assert "not measured: rocket" in ran.out
    (labelled / "coffee").rename(labelled / "others")
    measure = ("fewshot", "evaluate", head, labelled / "others")
    assert_one_sentence(run(*measure), "has no category 'others'", "--label which of coffee, rocket")
    found = run(*measure, "--label", "coffee", "--json").json["labels"]["coffee"]
    assert (found["shown"], found["average_precision"]) == (1, None)
    assert_one_sentence(run("fewshot", "evaluate", head, labelled, "--label", "coffee"), "leave out --label")


def test_what_cannot_be_measured_gets_one_sentence(run: Runner, head: Path, examples: Path) -> None:
    evaluate = ("fewshot", "evaluate", head)
    assert_one_sentence(run(*evaluate, examples.parent / "nowhere"), "nowhere", "not a folder")
    assert_one_sentence(run(*evaluate, examples), "8 are its examples, 0 nearly repeat one")
    assert_one_sentence(run("fewshot", "evaluate", examples, examples), "There is no head in")


def test_a_checked_heads_promises_are_looked_at(run: Runner, photos: Path, tmp_path: Path) -> None:
    source = shares(photos, tmp_path / "shares")
    run("fewshot", "fit", source, "--out", tmp_path / "head")
    for file in (source / "even").iterdir():
        with Image.open(file) as image:
            half = image.crop((0, 0, image.width // 2, image.height // 2))
            half.transpose(Image.Transpose.ROTATE_180).save(file)
    measured = run("fewshot", "evaluate", tmp_path / "head", source / "even", "--json").json["labels"]["even"]
    checked = run("fewshot", "info", tmp_path / "head", "--json").json["metrics"]["even"]["check"]
    promised = [one["threshold"] for one in checked["promises"] if one["threshold"] is not None]
    assert [one["threshold"] for one in measured["promises"]] == pytest.approx(promised, abs=1e-5)
    for one in measured["promises"]:
        assert one["held"] == (one["measured"] is not None and one["measured"] >= one["level"])


# Teaching


def test_suggested_photographs_are_marked_and_change_one_category(
    run: Runner, photos: Path, head: Path
) -> None:
    assert_one_sentence(run("fewshot", "suggest", head, "coffee"), "There is no library in")
    run("index", photos, "--no-thumbnails")
    found = run("fewshot", "suggest", head, "coffee", "-k", "3", "--json").json
    assert found["label"] == "coffee"
    assert [one["reason"] for one in found["suggestions"]] == ["likely", "uncertain", "different"]
    offered = [Path(one["path"]) for one in found["suggestions"]]
    assert {path.parent for path in offered} == {photos}
    assert len(run("fewshot", "suggest", head, "coffee", "-k", "3").out.splitlines()) == 4
    before = run("fewshot", "predict", head, *offered, "--json").json["predictions"]
    marked = run("fewshot", "mark", head, "coffee", offered[0], "--as", "not", "--json").json
    assert marked["head"] == str(head)
    assert marked["examples"] == {"coffee": 4, "rocket": 4}
    after = run("fewshot", "predict", head, *offered, "--json").json["predictions"]
    assert after[0]["scores"]["coffee"] < before[0]["scores"]["coffee"]
    assert [one["scores"]["rocket"] for one in after] == [one["scores"]["rocket"] for one in before]
    again = run("fewshot", "suggest", head, "coffee", "--json").json["suggestions"]
    assert str(offered[0]) not in [one["path"] for one in again]
    assert "coffee" in run("fewshot", "mark", head, "coffee", offered[0], "--as", "shown").out
    assert run("fewshot", "info", head, "--json").json["examples"] == {"coffee": 5, "rocket": 4}


def test_a_mark_that_cannot_be_made_loses_nothing(
    run: Runner, photos: Path, head: Path, examples: Path
) -> None:
    before = (head / "head.json").read_bytes()
    mark = ("fewshot", "mark", head)
    assert_one_sentence(run(*mark, "tea", photos / "coffee.jpg", "--as", "shown"), "no category 'tea'")
    assert_one_sentence(run(*mark, "coffee", photos / "no.jpg", "--as", "shown"), "no.jpg")
    cups = sorted((examples / "coffee").iterdir())
    assert_one_sentence(run(*mark, "coffee", *cups, "--as", "not"), "No example of coffee would be left")
    assert_one_sentence(run("fewshot", "suggest", head, "tea"), "no category 'tea'; it has coffee, rocket")
    assert (head / "head.json").read_bytes() == before
    ran = run(*mark, "coffee", photos / "no.jpg", cups[0], "--as", "not")
    assert ran.code == 0
    assert "no.jpg" in ran.err


def test_a_head_that_the_window_has_in_use_is_left_to_it(
    run: Runner, photos: Path, examples: Path, head: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    run("fewshot", "fit", examples, "--name", "My Cups", "--out", paths.heads() / "my-cups", "--no-check")
    mark = ("fewshot", "mark", "My Cups", "coffee", photos / "coffee.jpg", "--as", "shown")
    refit = ("fewshot", "refit", "My Cups", "--out", paths.heads() / "my-cups")
    marks: list[Ran] = []

    def window(words: Sequence[str]) -> int:
        marks.extend(
            [run(*mark), run(*refit), run(*mark[:2], head, *mark[3:]), run("fewshot", "info", "My Cups")]
        )
        return 0

    monkeypatch.setattr(app, "main", window)
    assert run().code == 0
    refused, refitted, elsewhere, info = marks
    assert_one_sentence(refused, "A window is open and has the head in", "my-cups in use: close it")
    assert_one_sentence(refitted, "A window is open")
    assert (elsewhere.code, info.code) == (0, 0)
    assert run(*mark).code == 0
    assert run("fewshot", "info", "My Cups", "--json").json["examples"] == {"coffee": 5, "rocket": 4}


def test_a_category_that_was_checked_is_checked_again(run: Runner, photos: Path, tmp_path: Path) -> None:
    source = shares(photos, tmp_path / "shares")
    run("fewshot", "fit", source, "--out", tmp_path / "head")
    odd = next((source / "odd").iterdir())
    marked = run("fewshot", "mark", tmp_path / "head", "even", odd, "--as", "shown", "--json").json
    assert marked["metrics"]["even"]["examples"] == 7
    assert "check" in marked["metrics"]["even"]


# Putting together, and fitting again


def test_heads_are_merged_and_score_as_before(
    run: Runner, photos: Path, examples: Path, tmp_path: Path
) -> None:
    fit = ("fewshot", "fit", "--no-check", "--out")
    for category in ("coffee", "rocket"):
        assert run(*fit, tmp_path / category, examples / category).code == 0
    one, other, both = (tmp_path / name for name in ("coffee", "rocket", "both"))
    merged = run("fewshot", "merge", one, other, "--out", both, "--json").json
    assert (merged["name"], merged["labels"]) == ("both", ["coffee", "rocket"])
    scores = [
        run("fewshot", "predict", folder, photos / "coffee.jpg", "--json").json["predictions"][0]["scores"]
        for folder in (one, other, both)
    ]
    assert scores[0] | scores[1] == pytest.approx(scores[2], abs=1e-6)
    assert_one_sentence(run("fewshot", "merge", one, both, "--out", tmp_path / "x"), "a category 'coffee'")
    assert not (tmp_path / "x").exists()


def of_another_checkpoint(head: Path) -> None:
    record = json.loads((head / "head.json").read_text())
    record["checkpoint"] = {"name": "former", "sha256": "ab" * 32}
    (head / "head.json").write_text(json.dumps(record))


def test_a_head_of_another_checkpoint_is_fitted_again_from_its_examples(
    run: Runner, photos: Path, head: Path, examples: Path
) -> None:
    predict = ("fewshot", "predict", head, photos / "coffee.jpg", "--json")
    before = run(*predict).json
    of_another_checkpoint(head)
    assert_one_sentence(run(*predict), "belongs to the checkpoint former", "`lsgui fewshot refit HEAD")
    query = ("query", photos / "coffee.jpg", photos / "moon.jpg", "--op", "union", "--head", head)
    assert_one_sentence(run(*query), "`lsgui fewshot refit HEAD")
    assert run("fewshot", "info", head, "--json").json["checkpoint"]["name"] == "former"
    gone, aside = examples / "coffee" / "3.jpg", examples / "aside.jpg"
    gone.rename(aside)
    assert "1 of 8 example files are gone" in run("fewshot", "info", head).out
    refit = ("fewshot", "refit", head, "--no-check", "--json", "--out")
    elsewhere = run(*refit, head.parent / "rest")
    assert elsewhere.json["examples"] == {"coffee": 3, "rocket": 4}
    assert [Path(one["path"]).name for one in elsewhere.json["skipped"]] == ["3.jpg"]
    assert "1 of 8 examples cannot be read and are not in the new head" in elsewhere.err
    sentence = "1 of 8 examples cannot be read, so nothing was changed; name another --out to fit on the rest"
    assert_one_sentence(run(*refit, head), sentence)
    aside.rename(gone)
    again = run(*refit, head)
    assert (again.json["name"], again.json["examples"]) == ("cups", {"coffee": 4, "rocket": 4})
    assert "cannot be read" not in again.err
    after = run(*predict).json
    assert after["predictions"][0]["decisions"] == before["predictions"][0]["decisions"]


def test_a_head_is_fitted_again_in_its_place_while_its_files_are_out_of_reach(
    run: Runner, photos: Path, head: Path, examples: Path
) -> None:
    predict = ("fewshot", "predict", head, photos / "coffee.jpg", "--json")
    before = run(*predict).json
    for file in sorted(examples.rglob("*.jpg"))[1:]:
        file.unlink()
    again = run("fewshot", "refit", head, "--out", head, "--json")
    assert (again.json["name"], again.json["examples"]) == ("cups", {"coffee": 4, "rocket": 4})
    assert (again.json["skipped"], again.err) == ([], "")
    assert run(*predict).json == before


def test_a_head_that_cannot_be_replaced_is_left_before_anything_is_read(
    run: Runner, head: Path, photos: Path
) -> None:
    (head / "notes.txt").write_text("mine")
    mark = ("fewshot", "mark", head, "coffee", photos / "nowhere.jpg", "--as", "shown")
    assert_one_sentence(run(*mark), "holds more than a head, 'notes.txt' for one")
    assert_one_sentence(run("fewshot", "refit", head, "--out", head), "'notes.txt' for one")


def test_a_refit_without_the_files_of_a_category_loses_nothing(
    run: Runner, head: Path, examples: Path
) -> None:
    of_another_checkpoint(head)
    before = (head / "head.json").read_bytes()
    shutil.rmtree(examples / "coffee")
    assert_one_sentence(run("fewshot", "refit", head, "--out", head), "4 of 8 examples cannot be read")
    other = run("fewshot", "refit", head, "--out", head.parent / "other", "--no-check", "--json").json
    assert other["labels"] == ["rocket"]
    assert {"path": "coffee", "reason": "none of its pictures can be used"} in other["skipped"]
    shutil.rmtree(examples)
    ran = run("fewshot", "refit", head, "--out", head)
    assert_one_sentence(ran, "None of the pictures in cups can be used", "No such file")
    assert (head / "head.json").read_bytes() == before
    assert_one_sentence(run("fewshot", "refit", examples, "--out", head), "There is no head in")
