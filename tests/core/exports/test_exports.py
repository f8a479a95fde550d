"""An answer as CSV, JSON, COCO and a page: every number is there, and no name does harm."""

import base64
import csv
import io
import json
import shlex
from collections.abc import Callable
from dataclasses import replace
from html.parser import HTMLParser
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from lsgui import paths
from lsgui.core.cells import guarded
from lsgui.core.engine import Engine
from lsgui.core.exports.command import command
from lsgui.core.exports.files import SUFFIXES, ExportError, Form, export
from lsgui.core.exports.page import to_html
from lsgui.core.exports.table import COLUMNS, to_csv
from lsgui.core.formulas import Node, parse
from lsgui.core.label_promises import PROMISES
from lsgui.core.ledger import ledger_of
from lsgui.core.session import State
from lsgui.core.trust import WORDS
from lsgui.core.types import (
    Answer,
    CheckpointIdentity,
    Combine,
    Filter,
    LabelScore,
    Neighbour,
    Query,
)

VOID = {"meta", "img", "br"}
Exported = Callable[[Form, Answer], str]


@pytest.fixture
def answer(engine: Engine, photos: Path) -> Answer:
    """The union of two photographs, with two neighbours, one of which has been deleted."""
    query = Query(1, Combine("union", photos / "astronaut.jpg", photos / "chelsea.png"))
    found = engine.answer(query)
    near = (Neighbour(1, photos / "coffee.jpg", 0.25), Neighbour(2, photos / "gone.jpg", 0.5))
    return replace(found, neighbours=near)


@pytest.fixture
def exported(engine: Engine, tmp_path: Path) -> Exported:
    """Exports an answer and gives what is in the file."""

    def exported(form: Form, answer: Answer) -> str:
        file = tmp_path / f"answer{SUFFIXES[form]}"
        export(answer, form, file, engine=engine, library=Path("/library"))
        return file.read_bytes().decode("utf-8")

    return exported


class Page(HTMLParser):
    """Reads a page as a strict reader would: every element that opens closes, in order."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.open: list[str] = []
        self.images: list[dict[str, str]] = []
        self.links: list[str] = []
        self.text: list[str] = []
        self.kinds: set[str] = set()
        self.feed(text)
        self.close()
        assert self.open == []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        assert len(given) == len(attrs)
        self.kinds.add(tag)
        self.links += [value for name, value in given.items() if name in ("href", "src", "action")]
        if tag == "img":
            self.images.append(given)
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        if not self.open or self.open[-1] != "style":
            self.text.append(data)


def test_the_table_has_every_label_and_every_neighbour(answer: Answer, exported: Exported) -> None:
    rows = list(csv.DictReader(io.StringIO(exported("csv", answer), newline="")))
    assert tuple(rows[0]) == COLUMNS
    labels = [row for row in rows if row["kind"] == "label"]
    assert [row["name"] for row in labels] == [label.label for label in answer.labels]
    assert [float(row["score"]) for row in labels] == pytest.approx(
        [x.score for x in answer.labels], abs=1e-6
    )
    assert {row["name"] for row in labels if row["present"] == "yes"} == {
        x.label for x in answer.labels if x.present
    }
    near = [row for row in rows if row["kind"] == "neighbour"]
    assert [(row["name"], row["rank"], row["distance"]) for row in near] == [
        (str(each.path), str(each.rank), f"{each.distance:.6f}") for each in answer.neighbours
    ]


@pytest.mark.parametrize("name", ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1"])
def test_no_name_is_taken_for_a_formula(name: str) -> None:
    answer = Answer(
        Query(1, Path("a.jpg")),
        (LabelScore(name, 0.5, 0.4, None, None, 0.5, name),),
        (Neighbour(1, Path(name), 0.1),),
        CheckpointIdentity("small", "a" * 64),
        None,
    )
    rows = list(csv.reader(io.StringIO(to_csv(answer), newline="")))
    assert not [cell for row in rows for cell in row if cell and cell[0] in "=+-@\t\r"]
    assert guarded("dog") == "dog"


def test_coco_has_the_photographs_with_the_labels_that_each_alone_has(
    answer: Answer, exported: Exported, engine: Engine
) -> None:
    found = json.loads(exported("coco", answer))
    files = [image["file_name"] for image in found["images"]]
    assert [Path(name).name for name in files] == ["astronaut.jpg", "chelsea.png", "coffee.jpg"]
    assert found["info"]["skipped"] == [
        {"path": str(answer.neighbours[1].path), "reason": "the file does not exist"}
    ]
    names = {category["id"]: category["name"] for category in found["categories"]}
    assert set(names.values()) == set(engine.labels)
    for image in found["images"]:
        with Image.open(image["file_name"]) as picture:
            assert picture.size == (image["width"], image["height"])
        scores = engine.scores(engine.embed([image["file_name"]]))[0]
        marked = [a for a in found["annotations"] if a["image_id"] == image["id"]]
        alone = {engine.labels[row] for row in np.flatnonzero(scores >= engine.thresholds_for(None))}
        assert {names[each["category_id"]] for each in marked} == alone
        assert all(each["bbox"] == [0, 0, image["width"], image["height"]] for each in marked)
    assert len({each["id"] for each in found["annotations"]}) == len(found["annotations"])
    assert {each["label"] for each in found["info"]["answer"]} == {
        x.label for x in answer.labels if x.present
    }


def test_the_page_is_whole_and_needs_nothing_from_outside(answer: Answer, exported: Exported) -> None:
    text = exported("html", answer)
    page = Page(text)
    assert text.startswith("<!doctype html>\n<html lang=")
    assert "script" not in page.kinds
    assert page.links
    assert all(link.startswith("data:image/jpeg;base64,") for link in page.links)
    assert "url(" not in text
    assert [image["alt"] for image in page.images] == [
        "Photograph A", "Photograph B", "Neighbour of rank 1",
    ]  # fmt: skip
    for image in page.images:
        data = base64.b64decode(image["src"].partition(",")[2], validate=True)
        with Image.open(io.BytesIO(data)) as picture:
            assert picture.size == (int(image["width"]), int(image["height"]))
    said = "".join(page.text)
    assert answer.checkpoint.sha256 in said
    assert "the file does not exist" in said
    assert answer.trust is not None
    assert WORDS[answer.trust.verdict] in said
    ledger = ledger_of(answer)
    assert ledger is not None
    for entry in ledger.entries:
        assert f"{entry.row.score:.4f}" in said
        assert entry.row.label in said
    assert f"missing: {ledger.counts['missing']}" in said


def test_no_name_breaks_out_of_the_page(tmp_path: Path, engine: Engine) -> None:
    odd = tmp_path / "<script>alert(1)<&\"'>.png"
    try:
        Image.new("RGB", (20, 10)).save(odd)
    except OSError:
        pytest.skip("this file system takes no such name")
    labels = (LabelScore("</td><script>x", 0.5, 0.4, None, None, 0.5, "<b>"),)
    near = (Neighbour(1, odd, 0.1),)
    answer = Answer(Query(1, odd), labels, near, CheckpointIdentity("<i>", "a" * 64), None)
    page = Page(to_html(answer))
    assert not page.kinds & {"script", "b", "i"}
    assert any("</td><script>x (<b>)" in text for text in page.text)


def test_the_command_on_the_page_asks_the_same_again(engine: Engine) -> None:
    from lsgui import grammar

    a, b = paths.samples() / "beach.png", paths.samples() / "two words'.png"
    where = Filter(must=("dog",), without=("cat",), folder=Path("/x y"), path="z")
    promised = PROMISES[0]
    query = Query(1, Combine("difference", a, b), "analytic", 3, where, distinct=True, promise=promised)
    words = shlex.split(command(query))
    assert words[0] == "lsgui"
    args = grammar.parser().parse_args(words[1:])
    assert (args.image_a, args.image_b, args.op) == (a, b, "difference")
    assert (args.method, args.count, args.no_duplicates) == ("analytic", 3, True)
    assert (args.must, args.without, args.folder, args.path) == ([("dog",)], [("cat",)], Path("/x y"), "z")
    assert args.promise == promised
    nested = Query(1, Combine("difference", Combine("union", a, b), Path("/c.jpg")))
    args = grammar.parser().parse_args(shlex.split(command(nested))[1:])
    assert (args.image_a, args.image_b, args.more, args.expr) == (a, b, [Path("/c.jpg")], "(A ∪ B) ∖ C")
    assert command(Query(1, a)) == f"lsgui {a}"


def test_the_command_names_heads_library_and_the_letters_that_were_given(engine: Engine) -> None:
    from lsgui import grammar

    a, b, c = (Path(f"/{name}.jpg") for name in "abc")
    asked = State(a, b).with_formula(Node("difference", "B", "A"))
    query = Query(1, Combine("difference", b, a))
    words = shlex.split(command(query, asked, heads=[Path("/h 1"), Path("/h2")], library=Path("/my library")))
    args = grammar.parser().parse_args(words[1:])
    assert (args.image_a, args.image_b, args.expr) == (a, b, "B ∖ A")
    assert (args.head, args.library) == ([Path("/h 1"), Path("/h2")], Path("/my library"))
    gap = State(a).with_letter("D", c).with_formula(Node("union", "D", "A"))
    words = shlex.split(command(Query(1, Combine("union", c, a)), gap))
    args = grammar.parser().parse_args(words[1:])
    assert (args.image_a, args.image_b, args.expr) == (a, c, "B ∪ A")


def test_an_expression_of_one_photograph_can_be_asked_again() -> None:
    from lsgui import grammar
    from lsgui.asked import Asked

    a = Path("/a.jpg")
    whole = Combine("difference", Combine("union", a, a), a)
    args = grammar.parser().parse_args(shlex.split(command(Query(1, whole)))[1:])
    assert Asked(parse(args.expr), (args.image_a, args.image_b)).expression == whole


def test_the_page_and_the_record_keep_the_letters(engine: Engine, photos: Path, tmp_path: Path) -> None:
    a, b = photos / "astronaut.jpg", photos / "chelsea.png"
    asked = State(a, b).with_formula(Node("difference", "B", "A"))
    answer = engine.answer(Query(1, Combine("difference", b, a), count=0))
    export(answer, "html", tmp_path / "a.html", engine=engine, asked=asked)
    text = (tmp_path / "a.html").read_text(encoding="utf-8")
    assert "<h1>B ∖ A, learned</h1>" in text
    assert f"A: {a}" in "".join(Page(text).text)
    export(answer, "json", tmp_path / "a.json", engine=engine, asked=asked)
    found = json.loads((tmp_path / "a.json").read_text(encoding="utf-8"))
    assert (found["expression"], found["images"]) == ("B ∖ A", [str(a), str(b)])


def test_a_file_that_cannot_be_written_is_told_of_and_nothing_is_left(
    answer: Answer, engine: Engine, tmp_path: Path
) -> None:
    with pytest.raises(ExportError, match="cannot be written"):
        export(answer, "csv", tmp_path / "nowhere" / "a.csv", engine=engine)
    folder = tmp_path / "taken.csv"
    folder.mkdir()
    with pytest.raises(ExportError):
        export(answer, "csv", folder, engine=engine)
    assert list(tmp_path.glob("*.part")) == []
    assert list(tmp_path.glob(".*.part")) == []
