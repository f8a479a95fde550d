"""`lsgui fewshot fit` and `predict`, as a user or a script sees them."""

import json
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from command_line import Runner, assert_one_sentence
from few_examples import crops, shares
from vector_library import fill, numbered

from lsgui import paths
from lsgui.core.fewshot import checking
from lsgui.core.types import Cancelled

if TYPE_CHECKING:
    from lsgui.core.engine import Engine


@pytest.fixture
def examples(photos: Path, tmp_path: Path) -> Path:
    return crops(photos, tmp_path / "examples")


def test_a_new_category_is_fitted_saved_and_predicted(
    run: Runner, photos: Path, examples: Path, tmp_path: Path
) -> None:
    head = tmp_path / "cups.head"
    fitted = run("fewshot", "fit", examples, "--out", head, "--json").json
    assert fitted["labels"] == ["coffee", "rocket"]
    assert fitted["examples"] == {"coffee": 4, "rocket": 4}
    assert head.is_dir()
    coffee, rocket, cat = (photos / name for name in ("coffee.jpg", "rocket.jpg", "chelsea.png"))
    found = run("fewshot", "predict", head, coffee, rocket, cat, "--json").json
    assert list(found) == ["predictions"]
    assert [list(item) for item in found["predictions"]] == [["path", "scores", "decisions"]] * 3
    assert [item["path"] for item in found["predictions"]] == [str(coffee), str(rocket), str(cat)]
    decisions = [item["decisions"] for item in found["predictions"]]
    assert decisions[0] == {"coffee": True, "rocket": False}
    assert decisions[1] == {"coffee": False, "rocket": True}
    assert decisions[2] == {"coffee": False, "rocket": False}
    plain = run("fewshot", "predict", head, coffee)
    assert plain.out.splitlines()[0].split() == ["category", "score", "present", "image"]


def test_a_head_is_fitted_on_combinations_of_its_examples_only_when_asked(
    run: Runner, photos: Path, examples: Path, tmp_path: Path
) -> None:
    plain = run("fewshot", "fit", examples, "--out", tmp_path / "plain", "--json").json
    asked = run("fewshot", "fit", examples, "--synthesis", "on", "--out", tmp_path / "more", "--json").json
    assert "synthesised" not in plain["metrics"]["coffee"]
    # Of 8 examples each pair: intersections 12, unions all but the 12 of rockets, differences 16.
    assert asked["metrics"]["coffee"]["synthesised"] == 12 + 44 + 16
    assert asked["metrics"]["coffee"]["examples"] == 4
    found = run("fewshot", "predict", tmp_path / "more", photos / "coffee.jpg", "--json").json
    assert found["predictions"][0]["decisions"] == {"coffee": True, "rocket": False}


def test_a_fitted_category_is_a_label_of_an_answer(
    run: Runner, photos: Path, examples: Path, tmp_path: Path
) -> None:
    head = tmp_path / "cups.head"
    assert run("fewshot", "fit", examples, "--out", head, "--name", "mine").code == 0
    words = ("query", photos / "coffee.jpg", photos / "rocket.jpg", "--op", "union", "--head", head)
    found = {x["label"]: x for x in run(*words, "--json").json["labels"]}
    assert found["coffee"]["head"] == "mine"
    assert found["coffee"]["in_a"] > found["coffee"]["in_b"]
    assert "coffee (mine)" in run(*words).out


def test_a_head_is_known_by_its_name_in_the_window_and_by_its_key(
    run: Runner, photos: Path, examples: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    fit = ("fewshot", "fit", examples, "--name", "My Cups", "--out")
    assert run(*fit, paths.heads() / "my-cups").code == 0
    (tmp_path / "My Cups").mkdir()  # a folder of that name that is no head hides nothing
    (tmp_path / "my-cups").mkdir()
    monkeypatch.chdir(tmp_path)
    query = ("query", photos / "coffee.jpg", photos / "rocket.jpg", "--op", "union", "--json", "--head")
    for name in ("My Cups", "my-cups"):
        assert run("fewshot", "predict", name, photos / "coffee.jpg").code == 0
        labels = run(*query, name).json["labels"]
        assert {x["label"] for x in labels if x.get("head") == "My Cups"} == {"coffee", "rocket"}


def test_a_head_that_is_nowhere_gets_one_sentence_with_those_there_are(
    run: Runner, photos: Path, examples: Path
) -> None:
    predict = ("fewshot", "predict", "nowhere", photos / "coffee.jpg")
    assert_one_sentence(run(*predict), "nowhere", "has no heads")
    for key in ("cups", "cups-2"):
        run("fewshot", "fit", examples, "--name", "My Cups", "--out", paths.heads() / key)
    assert_one_sentence(run(*predict), "nowhere", "'My Cups'")
    both = run("fewshot", "predict", "My Cups", photos / "coffee.jpg")
    assert_one_sentence(both, "Several heads are named 'My Cups'", "'cups', 'cups-2'")


def test_one_bad_image_costs_only_itself(run: Runner, photos: Path, examples: Path, tmp_path: Path) -> None:
    head = tmp_path / "cups.head"
    run("fewshot", "fit", examples, "--out", head)
    ran = run("fewshot", "predict", head, tmp_path / "missing.jpg", photos / "coffee.jpg", "--json")
    assert [Path(item["path"]).name for item in ran.json["predictions"]] == ["coffee.jpg"]
    missing = {"path": str(tmp_path / "missing.jpg"), "reason": "the file does not exist"}
    assert ran.json["skipped"] == [missing]
    assert "missing.jpg" in ran.err
    assert_one_sentence(run("fewshot", "predict", head, tmp_path / "missing.jpg"), "missing.jpg")
    both = (tmp_path / "missing.jpg", tmp_path / "gone.jpg")
    assert_one_sentence(run("fewshot", "predict", head, *both), "none of the 2 images", "missing.jpg")


def test_few_shot_input_at_fault_gets_one_sentence(run: Runner, photos: Path, tmp_path: Path) -> None:
    empty = tmp_path / "empty"
    empty.mkdir()
    assert_one_sentence(run("fewshot", "fit", empty, "--out", tmp_path / "head"), "empty")
    assert_one_sentence(run("fewshot", "fit", tmp_path / "nowhere", "--out", tmp_path / "head"), "nowhere")
    assert_one_sentence(run("fewshot", "predict", tmp_path / "nowhere", photos / "coffee.jpg"), "nowhere")
    assert not (tmp_path / "head").exists()


# What a fit takes and says


def test_a_fit_says_how_far_its_categories_can_be_trusted(run: Runner, photos: Path, tmp_path: Path) -> None:
    source = shares(photos, tmp_path / "shares")
    found = run("fewshot", "fit", source, "--out", tmp_path / "head", "--json").json
    for label in ("even", "odd"):
        checked = found["metrics"][label]["check"]
        for estimate in (checked["average_precision"], checked["other_synthesis"]):
            assert 0 <= estimate["low"] <= estimate["value"] <= estimate["high"] <= 1
        assert 0 <= checked["calibration_error"] <= 1
        assert 0 <= checked["unrelated"] <= 1
        assert {promise["kind"] for promise in checked["promises"]} == {"recall", "precision"}
    info = run("fewshot", "info", tmp_path / "head", "--json").json
    assert info["metrics"] == found["metrics"]
    text = run("fewshot", "fit", source, "--synthesis", "on", "--out", tmp_path / "head").out
    assert "average precision" in text
    assert "unrelated photographs" in text
    assert "without synthesis" in text
    assert "even: " in text
    bare = run("fewshot", "fit", source, "--no-check", "--out", tmp_path / "head").out
    assert bare.splitlines()[1].split() == ["category", "examples", "threshold"]


def test_an_average_precision_against_unrelated_photographs_only_is_said(
    run: Runner, photos: Path, tmp_path: Path
) -> None:
    source = shares(photos, tmp_path / "shares")
    remark = (
        "average precision is against unrelated photographs only; index at least 200 photographs, or give "
        "--negatives, to see how it does among yours"
    )
    words = ("fewshot", "fit", source / "even", "--out", tmp_path / "head")
    assert f"even: {remark}" in run(*words).out.splitlines()
    assert (
        run("fewshot", "info", tmp_path / "head", "--json").json["metrics"]["even"]["check"]["against"]
        == "unrelated"
    )
    told = (*words, "--negatives", source / "odd")
    assert remark not in run(*told).out
    assert run(*told, "--json").json["metrics"]["even"]["check"]["against"] == "examples"


def test_a_calibration_error_that_nothing_tells_is_a_dash(run: Runner, photos: Path, tmp_path: Path) -> None:
    head = tmp_path / "head"
    run("fewshot", "fit", shares(photos, tmp_path / "shares"), "--out", head)
    record = json.loads((head / "head.json").read_text())
    record["metrics"]["even"]["check"]["calibration_error"] = None
    (head / "head.json").write_text(json.dumps(record))
    (even,) = (
        line.split() for line in run("fewshot", "info", head).out.splitlines() if line.startswith("even ")
    )
    assert even[-2] == "-"


def test_photographs_that_nearly_repeat_others_are_said(run: Runner, examples: Path, tmp_path: Path) -> None:
    ran = run("fewshot", "fit", examples, "--out", tmp_path / "head")
    assert "nearly repeat others and are checked together with them: 0.jpg and 1.jpg" in ran.out
    copies = run("fewshot", "fit", examples, "--out", tmp_path / "head", "--json").json["copies"]
    assert str(examples / "coffee" / "0.jpg") in copies[0]


def test_a_table_of_examples_is_fitted_and_its_bad_line_is_said(
    run: Runner, photos: Path, tmp_path: Path
) -> None:
    table = tmp_path / "own.csv"
    table.write_text("path,labels\nphotos/coffee.jpg,cup;brown\nphotos/rocket.jpg,rocket\n")
    found = run("fewshot", "fit", table, "--out", tmp_path / "head", "--json").json
    assert found["examples"] == {"brown": 1, "cup": 1, "rocket": 1}
    (prediction,) = run("fewshot", "predict", tmp_path / "head", photos / "coffee.jpg", "--json").json[
        "predictions"
    ]
    assert prediction["decisions"] == {"brown": True, "cup": True, "rocket": False}
    table.write_text("path,labels\nphotos/coffee.jpg,cup;cup\n")
    ran = run("fewshot", "fit", table, "--out", tmp_path / "other")
    assert_one_sentence(ran, "own.csv, line 2: the label 'cup' is there twice")
    assert not (tmp_path / "other").exists()


def test_pictures_of_no_category_and_bad_files_are_said(
    run: Runner, photos: Path, examples: Path, tmp_path: Path
) -> None:
    (examples / "coffee" / "torn.jpg").write_bytes(b"no picture")
    words = ("fewshot", "fit", examples, "--out", tmp_path / "head", "--no-check", "--json")
    plain = run(*words).json
    with_others = run(*words, "--negatives", photos).json
    assert [Path(one["path"]).name for one in plain["skipped"]] == ["torn.jpg"]
    assert plain["metrics"]["coffee"]["negatives"] == 4
    assert with_others["metrics"]["coffee"]["negatives"] == 16
    assert_one_sentence(run(*words, "--negatives", tmp_path / "nowhere"), "nowhere", "not a folder")


def test_photographs_of_the_library_take_part_where_there_are_enough(
    run: Runner, examples: Path, tmp_path: Path, engine: "Engine"
) -> None:
    words = ("fewshot", "fit", examples, "--out", tmp_path / "head", "--no-check", "--json")
    assert run(*words).json["unlabelled"] == 0
    features = engine.checkpoint.background().features[:210]
    fill(paths.library(), features, numbered(210), identity=engine.identity)
    fill(tmp_path / "few", features[:3], numbered(3), identity=engine.identity)
    ran = run(*words)
    assert ran.json["unlabelled"] == 210
    assert ran.err == "lsgui: 210 photographs of the library took part, unlabelled\n"
    alone = run(*words, "--no-library")
    assert (alone.json["unlabelled"], alone.err) == (0, "")
    few = run(*words, "--library", tmp_path / "few")
    assert few.json["unlabelled"] == 0
    assert "few takes no part: it holds 3 photographs with features, and 200 are needed" in few.err
    assert_one_sentence(run(*words, "--library", tmp_path / "nowhere"), "no library in", "nowhere")


def test_a_library_of_the_window_with_too_few_photographs_is_said(
    run: Runner, examples: Path, tmp_path: Path, engine: "Engine"
) -> None:
    fill(
        paths.library(), engine.checkpoint.background().features[:41], numbered(41), identity=engine.identity
    )
    ran = run("fewshot", "fit", examples, "--out", tmp_path / "head", "--no-check")
    assert "takes no part: it holds 41 photographs with features, and 200 are needed" in ran.err


def test_a_head_is_extended_and_its_other_categories_stay(
    run: Runner, photos: Path, examples: Path, tmp_path: Path
) -> None:
    head, asked = tmp_path / "head", [photos / "coffee.jpg", photos / "chelsea.png"]
    run("fewshot", "fit", examples, "--out", head, "--no-check")
    before = run("fewshot", "predict", head, *asked, "--json").json["predictions"]
    (tmp_path / "cat").mkdir()
    (photos / "chelsea.png").rename(tmp_path / "cat" / "chelsea.png")
    asked[1] = tmp_path / "cat" / "chelsea.png"
    extend = ("fewshot", "fit", tmp_path / "cat", "--extend", head, "--no-check", "--out")
    assert run(*extend, head).code == 0
    after = run("fewshot", "predict", head, *asked, "--json").json["predictions"]
    assert [list(one["scores"]) for one in after] == [["coffee", "rocket", "cat"]] * 2
    for old, new in zip(before, after, strict=True):
        assert old["scores"].items() <= new["scores"].items()
    assert [one["decisions"]["cat"] for one in after] == [False, True]
    assert_one_sentence(run(*extend, tmp_path / "x", "--synthesis", "on"), "was fitted without synthesis")


def test_a_head_is_extended_by_pictures_that_do_not_show_its_category(
    run: Runner, photos: Path, examples: Path, tmp_path: Path
) -> None:
    head, other = tmp_path / "head", tmp_path / "Not Coffee" / "rocket.jpg"
    run("fewshot", "fit", examples, "--out", head, "--no-check")
    other.parent.mkdir()
    (photos / "moon.jpg").rename(other)
    before = run("fewshot", "predict", head, other, "--json").json["predictions"][0]["scores"]
    extend = ("fewshot", "fit", other.parent, "--extend", head, "--no-check", "--out", head, "--json")
    extended = run(*extend).json
    assert (extended["labels"], extended["skipped"]) == (["coffee", "rocket"], [])
    after = run("fewshot", "predict", head, other, "--json").json["predictions"][0]["scores"]
    assert after["coffee"] < before["coffee"]
    assert after["rocket"] == before["rocket"]


def test_stopping_the_check_keeps_the_head(
    run: Runner, photos: Path, examples: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def stop(*_: object, **__: object) -> None:
        raise Cancelled

    monkeypatch.setattr(checking, "check", stop)
    ran = run("fewshot", "fit", examples, "--out", tmp_path / "head")
    assert (ran.code, ran.out) == (130, "")
    found = run("fewshot", "predict", tmp_path / "head", photos / "coffee.jpg", "--json").json
    assert found["predictions"][0]["decisions"] == {"coffee": True, "rocket": False}


def test_a_head_is_never_saved_over_something_else(run: Runner, photos: Path, examples: Path) -> None:
    before = sorted(photos.iterdir())
    assert_one_sentence(run("fewshot", "fit", examples, "--out", photos), "nothing was written")
    assert sorted(photos.iterdir()) == before


def test_where_no_head_can_be_saved_is_said_before_anything_is_read(
    run: Runner, photos: Path, tmp_path: Path
) -> None:
    fit, before = ("fewshot", "fit", tmp_path / "nowhere", "--out"), sorted(photos.iterdir())
    assert_one_sentence(run(*fit, photos), f"{photos} is there already and is not a head")
    below = photos / "coffee.jpg" / "head"
    assert_one_sentence(run(*fit, below), f"cannot be saved in {below}: Not a directory")
    long = tmp_path / ("x" * 300)
    assert_one_sentence(run(*fit, long), f"cannot be saved in {long}: File name too long")
    merge = ("fewshot", "merge", tmp_path / "nowhere", "--out", photos)
    assert_one_sentence(run(*merge), f"{photos} is there already and is not a head")
    assert not (tmp_path / "nowhere").exists()
    assert sorted(photos.iterdir()) == before
    assert_one_sentence(run(*fit, tmp_path / "new" / "head"), "nowhere")
    assert not (tmp_path / "new").exists()


# The library's photographs


def test_the_photographs_of_the_library_are_scored_by_their_features(
    run: Runner, photos: Path, examples: Path, tmp_path: Path
) -> None:
    head = tmp_path / "head"
    run("fewshot", "fit", examples, "--out", head, "--no-check")
    words = ("fewshot", "predict", head, "--in-library")
    assert_one_sentence(run(*words), "There is no library in")
    assert run("index", photos, "--no-thumbnails").code == 0
    found = run(*words, "--json").json["predictions"]
    assert [Path(one["path"]).name for one in found] == sorted(file.name for file in photos.iterdir())
    shown = {Path(one["path"]).name: one["decisions"] for one in found}
    assert shown["coffee.jpg"] == {"coffee": True, "rocket": False}
    assert shown["rocket.jpg"] == {"coffee": False, "rocket": True}
    lines = run(*words).out.splitlines()
    assert lines[0].split() == ["category", "score", "image"]
    assert lines[-1].endswith(" of 12 photographs show a category")
    table = tmp_path / "scores.csv"
    assert run(*words, "--csv", table, "--json").json == {"file": str(table), "photographs": 12}
    assert len(table.read_text().splitlines()) == 13
    assert_one_sentence(run(*words, "--csv", tmp_path / "no" / "scores.csv"), "cannot be written")
    for file in (table / "scores.csv", tmp_path / f"{'x' * 260}.csv"):
        assert_one_sentence(run(*words, "--csv", file), f"{file} cannot be written: ")


@pytest.mark.parametrize(
    "words", [(), ("a.jpg", "--in-library"), ("a.jpg", "--csv", "b.csv"), ("a.jpg", "--library", "b")]
)
def test_images_or_the_library_are_scored_not_both(run: Runner, words: tuple[str, ...]) -> None:
    ran = run("fewshot", "predict", "head", *words)
    assert ran.code == 2
    assert "--in-library" in ran.err
