"""What examples say that photographs do not show, in folders' names and tables, and where they disagree."""

import shutil
from pathlib import Path

import pytest
from grid_engine import BLUE, GREEN, RED, GridEngine, Paint

from lsgui.core import images
from lsgui.core.fewshot import FitReport, Head, fit, fit_examples, read_examples
from lsgui.core.labels import ABSENT, PRESENT, UNKNOWN


def known(head: Head) -> dict[str, dict[str, float]]:
    found = zip(head.evidence.records, head.evidence.truth.tolist(), strict=True)
    return {record.path.name: dict(zip(head.labels, truth, strict=True)) for record, truth in found}


def reasons(report: FitReport) -> dict[str, str]:
    return {Path(one.path).name: one.reason for one in report.skipped}


@pytest.mark.parametrize("name", ["not red", "Not red", "not Red", "NOT  RED"])
def test_a_folder_says_what_shows_no_category_in_large_or_small_letters(
    grid: GridEngine, colours: Path, paint: Paint, name: str
) -> None:
    paint(f"colours/{name}/green.png", GREEN)
    head = fit(grid, colours).head
    assert head.labels == ("blue", "red")
    assert known(head)["green.png"] == {"blue": UNKNOWN, "red": ABSENT}


def test_a_folder_of_the_same_letters_is_meant_rather_than_one_like_it(colours: Path, paint: Paint) -> None:
    for name in ("Red", "not red", "not Red"):
        paint(f"colours/{name}/green.png", GREEN)
    absent = {item.path.parent.name: item.absent for item in read_examples(colours).items if not item.present}
    assert absent == {"not red": ("red",), "not Red": ("Red",)}


@pytest.mark.parametrize("beside", [True, False])
def test_a_head_that_is_extended_is_told_what_does_not_show_its_categories(
    grid: GridEngine, colours: Path, paint: Paint, tmp_path: Path, *, beside: bool
) -> None:
    head = fit(grid, colours).head
    negatives = tmp_path / "more" / "Not Red"
    paint(f"more/{negatives.name}/orange.png", (220, 120, 40))
    if beside:
        paint("more/green/green.png", GREEN)
    source = tmp_path / "more" if beside else negatives
    report = fit_examples(grid, read_examples(source, known=head.labels), extends=head)
    assert report.skipped == ()
    assert report.head.labels == (("blue", "red", "green") if beside else ("blue", "red"))
    assert known(report.head)["orange.png"].items() >= {"blue": UNKNOWN, "red": ABSENT}.items()
    feature = grid.embed_pixels(images.pixels(negatives / "orange.png", grid.input_size)[None])
    (old,), (new,) = head.scores(feature), report.head.scores(feature)
    assert new[1] < old[1]
    assert new[0] == old[0]


def test_negatives_of_a_category_that_nobody_knows_are_a_category(paint: Paint, tmp_path: Path) -> None:
    paint("more/not red/green.png", GREEN)
    assert read_examples(tmp_path / "more").labels == ("not red",)


@pytest.fixture
def pictures(paint: Paint, tmp_path: Path) -> None:
    for name, colour in (("a", RED), ("b", BLUE), ("c", GREEN)):
        paint(f"in/{name}.png", colour)
    shutil.copy(tmp_path / "in" / "a.png", tmp_path / "in" / "copy.png")


AFTER_ALL = "taken to show red after all, as the same picture as {}, which is in red"


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("in/a.png,red\nin/copy.png,-red\n", {"copy.png": "the same picture as a.png, which is in red"}),
        ("in/copy.png,-red\nin/a.png,red\n", {"copy.png": "the same picture as a.png, which is in red"}),
        ("in/a.png,red\nin/copy.png,warm;-red\n", {"copy.png": AFTER_ALL.format("a.png")}),
        ("in/copy.png,warm;-red\nin/a.png,red\n", {"copy.png": AFTER_ALL.format("a.png")}),
    ],
)
@pytest.mark.usefixtures("pictures")
def test_lines_that_contradict_each_other_about_one_picture_are_said(
    grid: GridEngine, tmp_path: Path, text: str, said: dict[str, str]
) -> None:
    (tmp_path / "own.csv").write_text(f"{text}in/b.png,blue;-red\n")
    report = fit(grid, tmp_path / "own.csv")
    assert reasons(report) == said
    (seen,) = {name: says for name, says in known(report.head).items() if name != "b.png"}.values()
    assert seen["red"] == PRESENT


@pytest.mark.usefixtures("pictures")
def test_one_file_by_two_paths_is_one_picture(grid: GridEngine, tmp_path: Path) -> None:
    (tmp_path / "own.csv").write_text(f"in/a.png,-red\n{tmp_path}/in/a.png,red\nin/b.png,blue\n")
    assert reasons(fit(grid, tmp_path / "own.csv")) == {"a.png": "the same picture as a.png, which is in red"}


@pytest.mark.usefixtures("pictures")
def test_copies_in_several_categories_contradict_nothing(grid: GridEngine, tmp_path: Path) -> None:
    (tmp_path / "own.csv").write_text("in/a.png,red\nin/copy.png,warm\nin/b.png,blue\n")
    report = fit(grid, tmp_path / "own.csv")
    assert report.skipped == ()
    assert known(report.head)["a.png"] == {"blue": ABSENT, "red": PRESENT, "warm": PRESENT}


def test_a_picture_that_is_denied_before_it_is_shown_is_said(grid: GridEngine, paint: Paint) -> None:
    zebra = paint("animals/zebra/1.png", RED)
    (zebra.parents[1] / "not Zebra").mkdir()
    shutil.copy(zebra, zebra.parents[1] / "not Zebra" / "copy.png")
    report = fit(grid, zebra.parents[1])
    assert reasons(report) == {"copy.png": "the same picture as 1.png, which is in zebra"}
    assert known(report.head) == {"1.png": {"zebra": PRESENT}}
