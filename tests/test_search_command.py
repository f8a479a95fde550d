"""`lsgui search`, and the filters of `lsgui query`, as a user or a script sees them."""

import json
import os
import shutil
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest
from command_line import Ran, Runner, assert_one_sentence
from few_examples import crops

from lsgui.core.engine import Engine


def as_json(ran: Ran) -> Any:
    assert ran[0] == 0, ran[2]
    return json.loads(ran[1])


def label_sets(engine: Engine, files: list[Path]) -> dict[str, set[str]]:
    """What each photograph has, by the scores of it alone."""
    present = engine.scores(engine.embed(files)) >= engine.thresholds
    return {
        str(file): {label for label, there in zip(engine.labels, row, strict=True) if there}
        for file, row in zip(files, present, strict=True)
    }


@pytest.fixture
def indexed(run: Runner, photos: Path) -> list[Path]:
    """The photographs of the window's own library, one of them far older than the others."""
    (photos / "holiday").mkdir()
    shutil.move(photos / "rocket.jpg", photos / "holiday")
    old = datetime(2019, 6, 15, 12).timestamp()
    os.utime(photos / "coffee.jpg", (old, old))
    assert run("index", photos)[0] == 0
    return sorted(path for path in photos.rglob("*") if path.is_file())


def test_photographs_are_listed_by_what_they_show(run: Runner, indexed: list[Path], engine: Engine) -> None:
    sets = label_sets(engine, indexed)
    label = max(engine.labels, key=lambda label: sum(label in own for own in sets.values()))
    other = next(name for own in sets.values() for name in sorted(own) if name != label)
    for words, passes in (
        (["--must", label], lambda own: label in own),
        (["--not", f"{label},{other}"], lambda own: not {label, other} & own),
        (["--must", label.upper(), "--not", other], lambda own: label in own and other not in own),
        (["--exactly", ""], lambda own: not own),
        (["--exactly", ",".join(sets[str(indexed[0])])], lambda own: own == sets[str(indexed[0])]),
    ):  # fmt: skip
        expected = [path for path, own in sets.items() if passes(own)]
        code, out, _ = run("search", *words)
        assert (code, out.splitlines()) == (0, expected), words
        report = as_json(run("search", *words, "--json"))
        assert report["count"] == len(expected)
        assert {p["path"]: set(p["labels"]) for p in report["photographs"]} == {
            path: sets[path] for path in expected
        }


def test_photographs_are_listed_by_place_day_and_name(run: Runner, indexed: list[Path]) -> None:
    def names(*words: object) -> list[str]:
        return [Path(line).name for line in run("search", *words)[1].splitlines()]

    assert len(names()) == 12
    assert names("--in", indexed[0].parent / "holiday") == ["rocket.jpg"]
    assert names("--path", "HOLIDAY") == ["rocket.jpg"]
    for words in (
        ["--until", "2019-06-15"],
        ["--until", "2019"],
        ["--since", "2019-06", "--until", "2019-6"],
    ):
        assert [Path(name).stem for name in names(*words)] == ["coffee"]
    assert len(names("--since", "2019-06-16")) == 11
    report = as_json(run("search", "--until", "2019", "--json"))
    assert report["filter"] == {"until": "2019-12-31"}
    assert report["photographs"][0]["changed"] == "2019-06-15T12:00:00"


def test_a_long_list_can_be_had_in_parts(run: Runner, indexed: list[Path]) -> None:
    code, out, err = run("search", "-k", 4, "--offset", 3)
    assert (code, out.splitlines()) == (0, sorted(map(str, indexed))[3:7])
    assert "4 of 12" in err


def test_labels_are_counted(run: Runner, indexed: list[Path], engine: Engine) -> None:
    sets = label_sets(engine, indexed)
    counts = as_json(run("search", "--labels", "--json"))["labels"]
    assert counts == {label: sum(label in own for own in sets.values()) for label in engine.labels}
    code, out, _ = run("search", "--labels")
    assert code == 0
    assert len(out.splitlines()) == 1 + sum(count > 0 for count in counts.values())


def test_a_filter_that_nothing_passes_is_no_error(run: Runner, indexed: list[Path]) -> None:
    assert run("search", "--path", "nowhere at all") == (
        0,
        "",
        "lsgui: no photograph of the library passes the filter\n",
    )


@pytest.mark.parametrize("command", [["search"], ["query", "A", "B", "--op", "union"]])
def test_an_unknown_label_is_one_sentence_with_those_near_it(
    run: Runner, indexed: list[Path], command: list[str]
) -> None:
    pair = {"A": indexed[0], "B": indexed[1]}
    words = [pair.get(word, word) for word in command]
    code, out, err = run(*words, "--must", "skatebord")
    assert (code, out) == (1, "")
    assert err.startswith("lsgui: There is no label 'skatebord'; near it there is skateboard")
    assert len(err.splitlines()) == 1


@pytest.mark.parametrize("day", ["yesterday", "2024-13", "2024-02-30", "24-01-01", "2024-01-01-01", "0000"])
def test_what_is_no_day_is_wrong_usage(run: Runner, day: str) -> None:
    code, _, err = run("search", "--since", day)
    assert code == 2
    assert repr(day) in err


def test_without_a_library_it_says_how_to_make_one(run: Runner, tmp_path: Path) -> None:
    for words in ([], ["--library", tmp_path]):
        code, out, err = run("search", *words)
        assert (code, out, len(err.splitlines())) == (1, "", 1)
        assert "lsgui index" in err


def test_a_query_finds_neighbours_that_pass_a_filter(
    run: Runner, indexed: list[Path], engine: Engine
) -> None:
    sets = label_sets(engine, indexed)
    label = max(engine.labels, key=lambda label: sum(label in own for own in sets.values()))
    query = ["query", indexed[0], indexed[1], "--op", "union", "-k", 99, "--json"]
    everything = [n["path"] for n in as_json(run(*query))["neighbours"]]
    answer = as_json(run(*query, "--not", label))
    assert [n["path"] for n in answer["neighbours"]] == [p for p in everything if label not in sets[p]]
    assert answer["filter"] == {"not": [label]}
    code, _, err = run(*query[:-1], "--path", "nowhere at all")
    assert code == 0
    assert "no other image than these that passes the filter" in err


def test_copies_are_no_neighbours_and_near_duplicates_go_at_wish(run: Runner, indexed: list[Path]) -> None:
    from PIL import Image

    a, b = indexed[0], indexed[1]
    shutil.copy(a, a.with_name("copy of a.jpg"))
    with Image.open(indexed[2]) as picture:
        picture.convert("RGB").save(a.with_name("again.jpg"), quality=80)
    assert run("index", a.parent)[0] == 0
    query = ["query", a, b, "--op", "union", "-k", 99, "--json"]
    near = [Path(n["path"]).name for n in as_json(run(*query))["neighbours"]]
    assert len(near) == 11
    assert "copy of a.jpg" not in near
    distinct = [Path(n["path"]).name for n in as_json(run(*query, "--no-duplicates"))["neighbours"]]
    assert len({"again.jpg", indexed[2].name} & set(distinct)) == 1
    assert [name for name in near if name in distinct] == distinct


def test_categories_of_heads_are_labels_of_the_filter(
    run: Runner, photos: Path, indexed: list[Path], tmp_path: Path
) -> None:
    (photos / "holiday" / "rocket.jpg").rename(photos / "rocket.jpg")
    examples, head = crops(photos, tmp_path / "examples"), tmp_path / "head"
    (photos / "rocket.jpg").rename(photos / "holiday" / "rocket.jpg")
    assert run("fewshot", "fit", examples, "--out", head, "--no-check").code == 0
    of_head = as_json(run("fewshot", "predict", head, *indexed, "--json"))["predictions"]
    for category in ("coffee", "rocket"):
        expected = [one["path"] for one in of_head if one["decisions"][category]]
        assert expected
        ran = run("search", "--head", head, "--must", category.upper())
        assert (ran.code, ran.out.splitlines()) == (0, expected)
        without = as_json(run("search", "--head", head, "--not", category, "--json"))
        assert without["count"] == len(indexed) - len(expected)
        labels = {
            one["path"]: one["labels"]
            for one in as_json(run("search", "--head", head, "--json"))["photographs"]
        }
        assert [path for path in labels if category in labels[path]] == expected
        counts = as_json(run("search", "--head", head, "--labels", "--json"))["labels"]
        assert counts[category] == len(expected)
    query = ("query", photos / "moon.jpg", photos / "chelsea.png", "--op", "union", "--must", "rocket")
    found = as_json(run(*query, "--head", head, "--json"))["neighbours"]
    assert {one["path"] for one in found} == set(expected)
    assert_one_sentence(run("search", "--must", "rocket"), "There is no label 'rocket'")
    assert_one_sentence(run(*query), "There is no label 'rocket'")
    assert_one_sentence(run("search", *["--head", head] * 3), "Name each head once")


def test_a_folder_in_the_home_of_nobody_holds_no_photographs(run: Runner, indexed: Path) -> None:
    assert run("search", "--in", "~nobody-of-that-name")[1] == ""
