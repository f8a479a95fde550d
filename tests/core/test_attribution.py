"""What carried a label: on real photographs, with a place that is known to show it."""

from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from lsgui.core import images
from lsgui.core.attribution import LEAST, Attribution, attribute
from lsgui.core.engine import Engine
from lsgui.core.fewshot import fit
from lsgui.core.types import METHODS, OPERATIONS, Cancelled, Combine, Method, Operation, UserError
from lsgui.core.why_picture import outline, picture, shades

BIKE = "bicycle"  # what the vocabulary's networks see in the photograph of a motorcycle


def framed(photos: Path, *, wide: int, high: int, name: str) -> Path:
    """The motorcycle in the lower right corner of an otherwise grey picture, so many times its size."""
    with Image.open(photos / "motorcycle_left.jpg") as motorcycle:
        width, height = motorcycle.size
        whole = Image.new("RGB", (wide * width, high * height), "grey")
        whole.paste(motorcycle, ((wide - 1) * width, (high - 1) * height))
    whole.save(photos / name)
    return photos / name


@pytest.fixture
def pair(photos: Path) -> tuple[Path, Path]:
    """A motorcycle in one corner, and a cup of coffee."""
    return framed(photos, wide=2, high=2, name="corner.png"), photos / "coffee.jpg"


def halves(found: Attribution) -> tuple[float, float]:
    """The mean of a grid's left and of its right half."""
    middle = found.grid.shape[1] // 2
    return float(found.grid[:, :middle].mean()), float(found.grid[:, middle:].mean())


@pytest.mark.parametrize("refined", [False, True])
def test_the_place_that_shows_a_thing_carries_its_label(
    engine: Engine, pair: tuple[Path, Path], refined: bool
) -> None:
    found = attribute(engine, Combine("union", *pair), BIKE, pair[0], refined=refined)
    left, right = halves(found)
    assert right > left + 0.02
    assert found.carries is not None
    assert found.carries.place in ("right", "bottom", "lower right")
    assert found.carries.fall >= LEAST
    assert found.refined is refined


@pytest.mark.parametrize("method", METHODS)
@pytest.mark.parametrize("operation", OPERATIONS)
def test_the_score_is_that_of_the_answer_whatever_combines(
    engine: Engine, pair: tuple[Path, Path], operation: Operation, method: Method
) -> None:
    expression = Combine(operation, *pair)
    answer = engine.answer(expression, method=method)
    for row in answer.labels[:2]:
        found = attribute(engine, expression, row.label, pair[1], method=method, refined=False)
        assert found.score == pytest.approx(row.score, abs=1e-3)
        assert np.isfinite(found.grid).all()


def test_what_shows_a_label_in_b_keeps_it_out_of_the_difference(
    engine: Engine, pair: tuple[Path, Path], photos: Path
) -> None:
    half = framed(photos, wide=2, high=1, name="half.png")
    found = attribute(engine, Combine("difference", half, pair[0]), BIKE, pair[0])
    left, right = halves(found)
    assert right < left
    assert found.removes is not None
    assert found.removes.fall <= -LEAST
    assert found.removes.place in ("right", "bottom", "lower right")


def test_a_single_photograph_and_any_of_a_nested_expression_can_be_asked_about(
    engine: Engine, pair: tuple[Path, Path], photos: Path
) -> None:
    alone = attribute(engine, pair[0], BIKE, pair[0], refined=False)
    assert halves(alone)[1] > halves(alone)[0]
    nested = Combine("difference", Combine("union", *pair), photos / "flower.jpg")
    found = attribute(engine, nested, BIKE, pair[0], refined=False)
    assert found.score == pytest.approx(
        next(row.score for row in engine.answer(nested).labels if row.label == BIKE), abs=1e-3
    )
    assert halves(found)[1] > halves(found)[0]


def test_hiding_the_region_gives_the_fall_that_is_told(engine: Engine, pair: tuple[Path, Path]) -> None:
    found = attribute(engine, pair[0], BIKE, pair[0], refined=False)
    assert found.carries is not None
    own = engine.encode([pair[0]])
    kept = ~found.carries.mask.ravel()
    score = engine.scores(own.tokens[0, kept].mean(0)[None])[0, engine.labels.index(BIKE)]
    assert found.carries.fall == pytest.approx(found.score - score, abs=1e-3)


def test_a_turned_photograph_is_explained_upright(engine: Engine, pair: tuple[Path, Path]) -> None:
    turned = pair[0].with_name("turned.jpg")
    exif = Image.Exif()
    exif[0x0112] = 6  # shown a quarter turned to the right
    with Image.open(pair[0]) as upright:
        upright.transpose(Image.Transpose.ROTATE_90).save(turned, exif=exif, quality=95)
    assert images.load(turned).size == images.load(pair[0]).size
    found = attribute(engine, turned, BIKE, turned, refined=False)
    assert halves(found)[1] > halves(found)[0]


def test_a_label_of_a_few_shot_head_is_explained_by_the_head(
    engine: Engine, pair: tuple[Path, Path], photos: Path, tmp_path: Path
) -> None:
    examples = tmp_path / "bike"
    examples.mkdir()
    Image.open(photos / "motorcycle_left.jpg").save(examples / "one.jpg")
    head = fit(engine, examples).head
    expression = Combine("union", *pair)
    row = next(each for each in engine.answer(expression, heads=[head]).labels if each.head)
    found = attribute(engine, expression, row.label, pair[0], head=head, refined=False)
    assert (found.label, found.head) == (row.label, row.head)
    assert found.score == pytest.approx(row.score, abs=1e-3)
    assert halves(found)[1] > halves(found)[0]


@pytest.mark.parametrize("refined", [False, True])
def test_it_stops_when_it_is_asked_to(engine: Engine, pair: tuple[Path, Path], refined: bool) -> None:
    asked: list[tuple[int, int]] = []

    def stop_at_the_third(done: int, total: int) -> None:
        asked.append((done, total))
        if len(asked) == 3:
            raise Cancelled

    with pytest.raises(Cancelled):
        attribute(
            engine, Combine("union", *pair), "dog", pair[0], refined=refined, progress=stop_at_the_third
        )
    assert len(asked) == 3


def test_an_unknown_label_and_a_strange_image_are_told(engine: Engine, pair: tuple[Path, Path]) -> None:
    with pytest.raises(UserError, match="no label 'unicorn'"):
        attribute(engine, pair[0], "unicorn", pair[0])
    with pytest.raises(UserError, match="not in the expression"):
        attribute(engine, pair[0], "dog", pair[1])


def test_the_two_kinds_of_change_have_two_colours_and_none_where_nothing_changes() -> None:
    cells = shades(np.array([[0.4, -0.4], [0.1, 0.0]], np.float32))
    assert tuple(cells[0, 0, :3]) != tuple(cells[0, 1, :3])
    assert cells[0, 0, 3] == cells[0, 1, 3] > cells[1, 0, 3] > cells[1, 1, 3] == 0


def test_an_outline_goes_once_round_a_region() -> None:
    mask = np.zeros((4, 4), np.bool_)
    mask[1, 1:3] = True
    lines = outline(mask)
    assert len(lines) == 6
    assert {line for line in lines if line[1] == line[3]} == {
        (0.25, 0.25, 0.5, 0.25),
        (0.5, 0.25, 0.75, 0.25),
        (0.25, 0.5, 0.5, 0.5),
        (0.5, 0.5, 0.75, 0.5),
    }


def test_the_saved_picture_shows_both_photographs_and_marks_them(
    engine: Engine, pair: tuple[Path, Path]
) -> None:
    found = [attribute(engine, Combine("union", *pair), BIKE, each, refined=False) for each in pair]
    saved, plain = picture(found), images.thumbnail(pair[0], 512).convert("RGB")
    assert saved.width > plain.width
    first = saved.crop((0, 0, *plain.size))
    assert np.abs(np.asarray(first, np.int16) - np.asarray(plain, np.int16)).max() > 50
