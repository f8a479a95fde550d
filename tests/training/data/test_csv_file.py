"""A table: columns, signs, split, and the first bad line."""

from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest
from layouts import by_name, parts, pictures, sound, write

from lsgui.core.label_table import TableError, read_table
from lsgui.core.types import FloatArray
from lsgui.training.data import DataError, parse_spec
from lsgui.training.heads import targets


@pytest.fixture
def table(tmp_path: Path) -> Callable[[str], str]:
    """Writes a table beside some pictures and gives its SPEC."""

    def spec(text: str) -> str:
        pictures(tmp_path / "in", "a.jpg", "b.jpg", "c.jpg")
        write(tmp_path / "own.csv", text)
        return f"csv:{tmp_path / 'own.csv'}"

    return spec


@pytest.mark.parametrize(
    "text",
    [
        "path,labels,split\nin/a.jpg,dog; cat,train\nin/b.jpg,?dog,val\n\nin/c.jpg,,test\n",
        "\ufeffSplit, Labels, Path\r\ntrain,dog|cat,in/a.jpg\r\nval,?dog,in/b.jpg\r\ntest,,in/c.jpg\r\n",
        'in/a.jpg,"dog;cat",train\nin/b.jpg,?dog,val\nin/c.jpg,"",test\n',
    ],
)
def test_a_table_is_read_with_and_without_a_header(table: Callable[[str], str], text: str) -> None:
    dataset = parse_spec(table(text))
    sound(dataset)
    assert (dataset.name, dataset.labels) == ("own", ("cat", "dog"))
    assert by_name(dataset) == {"a.jpg": [1, 1], "b.jpg": [0, 0.5], "c.jpg": [0, 0]}
    assert parts(dataset) == {"train": ["a.jpg"], "val": ["b.jpg"], "test": ["c.jpg"]}


def test_a_table_that_says_absent_leaves_the_rest_unknown(table: Callable[[str], str]) -> None:
    dataset = parse_spec(table("in/a.jpg,dog;-cat,train\nin/b.jpg,-dog,train\nin/c.jpg,cat,test\n"))
    assert by_name(dataset) == {"a.jpg": [0, 1], "b.jpg": [0.5, 0], "c.jpg": [1, 0.5]}
    columns = np.arange(2)
    soft: FloatArray = targets(dataset, np.arange(3), columns)
    assert soft.tolist() == [[0, 1], [0, 0], [1, 0.5]]  # known in train: no cat of one, one dog of two


def test_a_table_without_a_split_gets_one_by_path(table: Callable[[str], str], tmp_path: Path) -> None:
    names = [f"{number}.jpg" for number in range(100)]
    pictures(tmp_path / "in", *names)
    dataset = parse_spec(table("".join(f"in/{name},dog\n" for name in names)))
    sound(dataset)
    whole = parts(dataset)
    assert all(4 <= len(whole[part]) <= 20 for part in ("val", "test"))
    fewer = parts(parse_spec(table("".join(f"in/{name},dog\n" for name in names[:50]))))
    assert all(set(fewer[part]) <= set(whole[part]) for part in whole)


def test_a_table_with_absolute_paths_and_no_val_is_read(tmp_path: Path) -> None:
    pictures(tmp_path, *(f"{number}.jpg" for number in range(240)))
    rows = [f"{tmp_path / f'{number}.jpg'},dog,{'train' if number else 'test'}\n" for number in range(240)]
    write(tmp_path / "elsewhere" / "own.csv", "".join(rows))
    dataset = parse_spec(f"csv:{tmp_path / 'elsewhere' / 'own.csv'}")
    sound(dataset)
    assert parts(dataset)["test"] == ["0.jpg"]
    assert len(dataset.split["val"]) > 0


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("", "names no images"),
        ("path,labels\n", "names no images"),
        ("in/a.jpg,\n", "names no labels"),
        ("path,label\nin/a.jpg,dog\n", "line 1: the columns are path, labels .* not path, label"),
        ("path,labels,labels\n", "line 1: the columns are"),
        ("foo,bar\nin/a.jpg,dog\n", "line 1: the first line must be path,labels or path,labels,split"),
        ("foo,bar,baz\nin/a.jpg,dog,train\n", "line 1: the first line must be path,labels"),
        ("in/x.jpg,dog\n", r"line 1: .*x\.jpg is missing"),
        ("in/a.jpg\n", "line 1: path, labels are wanted, and 1 cell is there"),
        ("in/a.jpg,dog,train,x\n", "line 1: path, labels, split are wanted, and 4 cells"),
        ("path,labels\nin/a.jpg,dog\nin/b.jpg,dog,cat\n", "line 3: path, labels are wanted, and 3 cells"),
        ("in/a.jpg,dog\n,dog\n", "line 2: the path is empty"),
        ("in/a.jpg,dog\nin/x.jpg,dog\n", r"line 2: .*x\.jpg is missing"),
        ("in/a.jpg,dog\nin/a.jpg,cat\n", r"line 2: in/a\.jpg is there a second time"),
        ("in/a.jpg,dog\nin/../in/a.jpg,cat\n", "line 2: .* is there a second time"),
        ("in/a.jpg,dog,dev\n", "line 1: 'dev' is no part of the split"),
        ("in/a.jpg,dog;-\n", "line 1: '-' marks no label"),
        ("in/a.jpg,dog;-dog\n", "line 1: the label 'dog' is there twice"),
        ('in/a.jpg,"dog\n', "line 1: a quotation mark is opened and never closed"),
        (
            "path;labels\nin/a.jpg;dog\n",
            "line 1: semicolons stand between the columns; save the table with commas",
        ),
        ("in/a.jpg\tdog\n", "line 1: tabs stand between the columns; save the table with commas"),
    ],
)
def test_the_first_bad_line_of_a_table_is_named(
    table: Callable[[str], str], text: str, sentence: str
) -> None:
    with pytest.raises(DataError, match=f"own.csv.*{sentence}"):
        parse_spec(table(text))


def test_a_table_that_is_not_text_is_said(table: Callable[[str], str], tmp_path: Path) -> None:
    spec = table("in/a.jpg,dog\n")
    (tmp_path / "own.csv").write_bytes(b"\xff\xfe\x00")
    with pytest.raises(DataError, match=r"own\.csv cannot be read: line 1 is not UTF-8"):
        parse_spec(spec)


@pytest.mark.parametrize("path", ["//host/share/a.jpg", "\\\\host\\share\\a.jpg"])
def test_a_picture_on_another_computer_is_not_asked_for(table: Callable[[str], str], path: str) -> None:
    with pytest.raises(TableError, match="is on another computer"):
        list(read_table(Path(table(f"path,labels\n{path},dog\n").removeprefix("csv:"))))
