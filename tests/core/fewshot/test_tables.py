"""Examples from a table, and pictures that show no category."""

from pathlib import Path

import pytest
from grid_engine import BLUE, GREEN, RED, GridEngine, Paint

from lsgui.core.fewshot import ExamplesError, Head, fit, fit_examples, read_examples
from lsgui.core.fewshot.examples import as_label, with_negatives
from lsgui.core.labels import ABSENT, PRESENT, UNKNOWN


@pytest.fixture
def pictures(paint: Paint) -> None:
    for name, colour in (("a", RED), ("b", BLUE), ("c", GREEN)):
        paint(f"in/{name}.png", colour)


def table(folder: Path, text: str, name: str = "own.csv") -> Path:
    (folder / name).write_text(text, encoding="utf-8")
    return folder / name


def known(head: Head) -> dict[str, list[float]]:
    found = zip(head.evidence.records, head.evidence.truth.tolist(), strict=True)
    return {record.path.stem: truth for record, truth in found}


@pytest.mark.usefixtures("pictures")
def test_a_table_names_several_labels_of_a_picture(grid: GridEngine, tmp_path: Path) -> None:
    text = "path,labels,split\nin/a.png,red; warm,train\nin/b.png,blue,nonsense\nin/c.png,,test\n"
    report = fit(grid, table(tmp_path, text))
    assert (report.head.name, report.head.labels) == ("own", ("blue", "red", "warm"))
    assert known(report.head) == {
        "a": [ABSENT, PRESENT, PRESENT],
        "b": [PRESENT, ABSENT, ABSENT],
        "c": [ABSENT, ABSENT, ABSENT],
    }
    assert report.skipped == ()


@pytest.mark.usefixtures("pictures")
def test_where_a_line_says_absent_what_is_not_named_is_unknown(grid: GridEngine, tmp_path: Path) -> None:
    report = fit(grid, table(tmp_path, "in/a.png,red|-blue\nin/b.png,?red;blue\nin/c.png,\n", "Own.CSV"))
    assert known(report.head) == {"a": [ABSENT, PRESENT], "b": [PRESENT, UNKNOWN]}
    assert [(Path(one.path).name, one.reason) for one in report.skipped] == [
        ("c.png", f"nothing is said of it ({tmp_path / 'Own.CSV'}, line 3)")
    ]


@pytest.mark.usefixtures("pictures")
def test_what_a_table_lacks_costs_only_itself(tmp_path: Path) -> None:
    long = f"{'x' * 300}.png"
    text = f"in/a.png,red;-grey\nin/gone.png,red\nin/b.png,?red;-grey\nin/{long},red\n"
    examples = read_examples(table(tmp_path, text))
    assert examples.labels == ("red",)
    assert {Path(one.path).name: one.reason for one in examples.skipped} == {
        "grey": "no picture of own.csv shows it",
        "gone.png": f"there is no such file ({tmp_path / 'own.csv'}, line 2)",
        "b.png": f"nothing is said of it ({tmp_path / 'own.csv'}, line 3)",
        long: f"there is no such file ({tmp_path / 'own.csv'}, line 4)",
    }


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("", "names no images"),
        ("path,labels\n", "names no images"),
        ("path,labels\nin/a.png,red\nin/a.png,blue\n", "line 3: in/a.png is there a second time"),
        ("path,labels\nin/a.png,red;red\n", "line 2: the label 'red' is there twice"),
        ("in/a.png,red,train,more\n", "line 1: path, labels, split are wanted, and 4 cells"),
        ('in/a.png,"red\n', "line 1: a quotation mark is opened and never closed"),
        ("in/a.png,-red\n", "No line of .* says that a picture shows a label"),
        ("in/gone.png,red\n", r"None of the pictures that .* names is there, the first, .*gone\.png"),
    ],
)
@pytest.mark.usefixtures("pictures")
def test_a_table_at_fault_gets_one_sentence_with_its_line(tmp_path: Path, text: str, sentence: str) -> None:
    with pytest.raises(ExamplesError, match=sentence):
        read_examples(table(tmp_path, text))


def test_a_table_that_is_not_there_or_is_no_text_gets_one_sentence(tmp_path: Path) -> None:
    with pytest.raises(ExamplesError, match=r"nowhere\.csv is missing"):
        read_examples(tmp_path / "nowhere.csv")
    (tmp_path / "own.csv").write_bytes(b"\xff\xfe\x00")
    with pytest.raises(ExamplesError, match=r"own\.csv cannot be read"):
        read_examples(tmp_path / "own.csv")


def test_pictures_that_show_no_category_count_against_all_of_them(
    grid: GridEngine, colours: Path, paint: Paint, tmp_path: Path
) -> None:
    for seed in range(2):
        paint(f"other/deep/green{seed}.png", GREEN, seed)
    examples = with_negatives(read_examples(colours), tmp_path / "other")
    head = fit_examples(grid, examples).head
    assert head.labels == ("blue", "red")
    assert known(head)["green0"] == known(head)["green1"] == [ABSENT, ABSENT]
    (tmp_path / "empty").mkdir()
    with pytest.raises(ExamplesError, match="no pictures in"):
        with_negatives(examples, tmp_path / "empty")
    with pytest.raises(ExamplesError, match="not a folder"):
        with_negatives(examples, tmp_path / "nowhere")


def test_examples_of_one_category_can_be_called_otherwise(colours: Path) -> None:
    examples = read_examples(colours / "red")
    renamed = as_label(examples, "scarlet")
    assert renamed.of("scarlet") == examples.of("red")
    assert renamed.labels == ("scarlet",)
