"""`lsgui query --why`: which places carried a label, in words, as JSON and as a picture."""

from pathlib import Path

import numpy as np
import pytest
from command_line import Runner, assert_one_sentence
from PIL import Image

from lsgui.core.attribution import attribute
from lsgui.core.engine import Engine
from lsgui.core.types import Combine


@pytest.fixture
def pair(photos: Path) -> tuple[Path, Path]:
    return photos / "camera.jpg", photos / "motorcycle_left.jpg"


def test_json_has_the_grid_of_both_photographs(run: Runner, engine: Engine, pair: tuple[Path, Path]) -> None:
    found = run("query", *pair, "--op", "union", "--why", "man", "--json").json["why"]
    assert found["label"] == "man"
    assert [each["image"] for each in found["images"]] == [str(path) for path in pair]
    for each, path in zip(found["images"], pair, strict=True):
        expected = attribute(engine, Combine("union", *pair), "man", path)
        np.testing.assert_allclose(each["grid"], expected.grid, atol=1e-3)
        for name in ("carries", "removes"):
            region = getattr(expected, name)
            told = each[name]
            assert (told is None) == (region is None)
            if region is not None:
                assert told["place"] == region.place
                assert told["fall"] == pytest.approx(region.fall, abs=1e-3)


def test_text_names_the_places_after_the_answer(run: Runner, engine: Engine, pair: tuple[Path, Path]) -> None:
    ran = run("query", *pair, "--op", "difference", "--why", "man")
    lines = ran.out.splitlines()
    assert lines[0].startswith("A ∖ B")
    at = next(i for i, line in enumerate(lines) if line.startswith("why man, score "))
    expected = attribute(engine, Combine("difference", *pair), "man", pair[0])
    assert expected.carries is not None
    assert lines[at + 2].startswith("A ")
    assert expected.carries.place in lines[at + 2]
    assert lines[at + 3].startswith("B ")


def test_the_picture_is_saved_beside_the_answer(run: Runner, pair: tuple[Path, Path], tmp_path: Path) -> None:
    file = tmp_path / "why.png"
    words = ("query", *pair, "--op", "union", "--why", "bicycle", "--why-png", file)
    assert run(*words).code == 0
    with Image.open(file) as saved:
        assert saved.format == "PNG"
        assert saved.width > saved.height
    nowhere = tmp_path / "nowhere" / "why.png"
    assert_one_sentence(run(*words[:-1], nowhere), "cannot be saved")


def test_an_unknown_label_gets_a_sentence(run: Runner, pair: tuple[Path, Path]) -> None:
    assert_one_sentence(run("query", *pair, "--op", "union", "--why", "unicorn"), "no label 'unicorn'")


def test_every_photograph_is_named_by_its_own_letter(
    run: Runner, engine: Engine, pair: tuple[Path, Path], photos: Path
) -> None:
    images = (*pair, photos / "coffee.jpg")
    words = ("query", *images, "--expr", "(c | b) - a", "--why", "man")
    found = run(*words, "--json").json["why"]["images"]
    assert [(each["letter"], each["image"]) for each in found] == [
        (letter, str(path)) for letter, path in zip("ABC", images, strict=True)
    ]
    whole = Combine("difference", Combine("union", images[2], images[1]), images[0])
    for each, path in zip(found, images, strict=True):
        expected = attribute(engine, whole, "man", path)
        np.testing.assert_allclose(each["grid"], expected.grid, atol=1e-3)
    lines = run(*words).out.splitlines()
    at = next(i for i, line in enumerate(lines) if line.startswith("why man"))
    assert lines[at].endswith("what hiding places of A, B and C changes")
    assert [line[0] for line in lines[at + 2 : at + 5]] == ["A", "B", "C"]


def test_a_picture_of_why_without_a_label_is_wrong_usage(
    run: Runner, pair: tuple[Path, Path], tmp_path: Path
) -> None:
    ran = run("query", *pair, "--op", "union", "--why-png", tmp_path / "why.png")
    assert ran.code == 2
    assert "--why" in ran.err
