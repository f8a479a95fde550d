"""`lsgui fewshot`, as a user or a script sees it."""

from pathlib import Path

import pytest
from command_line import Runner, assert_one_sentence
from PIL import Image

from lsgui import paths


@pytest.fixture
def examples(photos: Path, tmp_path: Path) -> Path:
    """Two categories: cups of coffee and rockets, each photograph cropped four ways."""
    folder = tmp_path / "examples"
    for category, name in (("coffee", "coffee.jpg"), ("rocket", "rocket.jpg")):
        (folder / category).mkdir(parents=True)
        with Image.open(photos / name) as image:
            width, height = image.size
            for number in range(4):
                box = (10 * number, 5 * number, width - 15 * number, height - 10 * number)
                image.crop(box).save(folder / category / f"{number}.jpg")
    return folder


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
