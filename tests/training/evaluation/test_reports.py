"""Where reports go, what they say of themselves, and that the HTML page is whole and needs nothing else."""

import argparse
import json
import os
import re
from html.parser import HTMLParser
from pathlib import Path

import pytest

from lsgui.core.types import UserError
from lsgui.training.evaluation.html import to_html
from lsgui.training.evaluation.record import check_place, command_of, configuration, json_file, write_whole
from lsgui.training.evaluation.svg import Dot, dot_plot, reliability_plot


class Balanced(HTMLParser):
    """Fails for a tag that is closed out of turn, and collects what the page would fetch."""

    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []
        self.fetched: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.open += [] if tag == "meta" else [tag]
        self.fetched += [str(value) for name, value in attrs if name in ("src", "href")]

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)
        self.open.pop()

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag


def check(page: str) -> Balanced:
    parser = Balanced()
    parser.feed(page)
    assert parser.open == []
    return parser


LABELS = {
    "strict": 50.0,
    "strict_interval": [48.0, 52.0],
    "masked": 55.0,
    "masked_interval": None,
    "labels": 1,
    "calibration_error": 0.01,
    "reliability": {"count": [5, 0], "claimed": [0.2, None], "happened": [0.25, None]},
    "by_label": {"<dog>": {"strict": 50.0, "masked": None, "interval": [1.0, 99.0], "positives": 3}},
}
REPORT = {
    "dataset": "bands & more",
    "split": "test",
    "images": 90,
    "resamples": 10,
    "checkpoint": {"name": "bands", "part": None, "sha256": "12" * 32},
    "labels": LABELS,
}


def test_the_page_escapes_names_and_fetches_nothing() -> None:
    page = to_html(REPORT)
    parser = check(page)
    assert parser.fetched == []
    assert not re.search(r"url\(|@import|<script|https?:", page)
    assert "bands &amp; more" in page
    assert "&lt;dog&gt;" in page
    assert "<dog>" not in page
    assert "50.0 [48.0, 52.0]" in page


def test_plots_hold_every_point_and_empty_ones_are_sound() -> None:
    plot = dot_plot([("a", [Dot(0, 50.0, (40.0, 60.0)), Dot(1, 20.0, None)])], ["x", "y"], unit=" mAP")
    check(plot)
    assert plot.count("<circle") == 4  # two of them in the legend
    assert "50.0 mAP, 95 %: 40.0 to 60.0" in plot
    check(dot_plot([], [], unit=""))
    check(reliability_plot("none", [[]]))


def test_the_command_says_how_to_make_the_report_again() -> None:
    args = argparse.Namespace(
        run=len,
        command="eval",
        data="flickr8k:a b",
        task=["labels", "fewshot"],
        out=Path("x"),
        json=True,
        html=None,
    )
    found = configuration(args)
    words = "lsgui eval --data 'flickr8k:a b' --task labels --task fewshot --out x --json"
    assert found["command"] == command_of(found["settings"]) == words
    assert {"lsgui", "numpy", "python", "torch"} <= set(found["versions"])
    json.dumps(found)


def test_a_report_goes_beside_the_checkpoint_or_where_it_was_sent(tmp_path: Path) -> None:
    assert json_file(tmp_path, "val") == tmp_path / "eval-val.json"
    assert json_file(tmp_path / "new", "val") == tmp_path / "new" / "eval-val.json"
    assert json_file(tmp_path / "a.json", "val") == tmp_path / "a.json"
    (tmp_path / "there").touch()
    assert json_file(tmp_path / "there", "val") == tmp_path / "there"


def test_a_place_that_may_not_be_written_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for good in (tmp_path / "new", tmp_path / "a.json"):
        check_place(good)
    check_place(tmp_path, folders=True)
    with pytest.raises(UserError, match="that is a folder"):
        check_place(tmp_path)
    monkeypatch.setattr(os, "access", lambda path, mode: False)
    for bad in (tmp_path, tmp_path / "new", tmp_path / "a.json"):
        with pytest.raises(UserError, match="nothing may be written in the folder"):
            check_place(bad, folders=True)


def test_writing_is_whole_or_a_sentence(tmp_path: Path) -> None:
    write_whole(tmp_path / "deep" / "a.json", "{}\n")
    assert (tmp_path / "deep" / "a.json").read_text() == "{}\n"
    assert [file.name for file in (tmp_path / "deep").iterdir()] == ["a.json"]
    (tmp_path / "file").write_text("")
    with pytest.raises(UserError, match=r"could not be written to .*file"):
        write_whole(tmp_path / "file" / "a.json", "{}")
    (tmp_path / "taken").mkdir()
    with pytest.raises(UserError, match="could not be written"):
        write_whole(tmp_path / "taken", "{}")
    assert sorted(file.name for file in tmp_path.iterdir()) == ["deep", "file", "taken"]
