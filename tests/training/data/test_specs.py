"""Data sets by SPEC: what comes out, and what is said of the first bad record."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from lsgui.training.data import ADAPTERS, DataError, parse_spec, protocol_train
from lsgui.training.specs import SPECS, specs_text

LABELS = {
    "name": "little",
    "labels": ["dog", "snow", "horse"],
    "seen": ["dog", "snow"],
    "unseen": ["horse"],
    "mentions": {
        "a.jpg": {"dog": 5, "snow": 1},
        "b.jpg": {"horse": 2},
        "c.jpg": {"horse": 1, "dog": 2},
        "d.jpg": {},
    },
    "split": {"train": ["b.jpg", "a.jpg"], "val": ["c.jpg"], "test": ["d.jpg"]},
}
BENCH = {
    "pairs": {
        "train": {
            "seen": {"shared": [["a.jpg", "b.jpg"]], "natural": [["b.jpg", "a.jpg"]]},
            "unseen": {"shared": [], "natural": [["a.jpg", "b.jpg"]]},
        }
    },
    "episodes": {"1-shot": [["b.jpg"], ["b.jpg", "a.jpg"]]},
}

GOOD = {"shared": [["a.jpg", "b.jpg"]], "natural": []}

Write = Callable[..., str]


def pairs(part: str, rows: list[list[str]]) -> dict[str, Any]:
    return {"pairs": {part: {"seen": {**GOOD, "shared": rows}, "unseen": GOOD}}, "episodes": {}}


@pytest.fixture
def write(tmp_path: Path) -> Write:
    """Writes a small data set, changed by the caller, and gives its SPEC."""

    def spec(labels: Any = LABELS, bench: Any = BENCH, images: tuple[str, ...] = tuple("abcd")) -> str:
        (tmp_path / "images").mkdir(exist_ok=True)
        for name in images:
            (tmp_path / "images" / f"{name}.jpg").touch()
        (tmp_path / "labels.json").write_text(json.dumps(labels), encoding="utf-8")
        if bench is not None:
            (tmp_path / "bench.json").write_text(json.dumps(bench), encoding="utf-8")
        return f"flickr8k:{tmp_path}"

    return spec


def test_mentions_become_three_valued_truth(write: Write, tmp_path: Path) -> None:
    dataset = parse_spec(write())
    assert dataset.labels == ("dog", "snow", "horse")
    assert dataset.truth.tolist() == [[1, 0.5, 0], [0, 0, 1], [1, 0, 0.5], [0, 0, 0]]
    assert dataset.truth.dtype == np.float32
    assert dataset.mentions is not None
    assert dataset.mentions[0].tolist() == [5, 1, 0]
    assert dataset.target[0] == pytest.approx([1, 0.2, 0])
    assert dataset.files[1] == tmp_path / "images" / "b.jpg"
    assert {name: rows.tolist() for name, rows in dataset.split.items()} == {
        "train": [1, 0],
        "val": [2],
        "test": [3],
    }
    assert "research use" in dataset.terms


def test_pairs_and_episodes_are_rows(write: Write) -> None:
    dataset = parse_spec(write())
    assert dataset.pairs["train"]["seen"]["shared"].tolist() == [[0, 1]]
    assert dataset.pairs["train"]["unseen"]["natural"].tolist() == [[0, 1]]
    assert [rows.tolist() for rows in dataset.episodes["1-shot"]] == [[1], [1, 0]]


def test_without_a_bench_there_are_no_pairs(write: Write) -> None:
    dataset = parse_spec(write(bench=None))
    assert dataset.pairs == {}
    assert dataset.episodes == {}


def test_protocol_training_has_no_image_that_shows_an_unseen_label(write: Write) -> None:
    dataset = parse_spec(write())
    assert protocol_train(dataset).tolist() == [0]


def changed(**fields: Any) -> dict[str, Any]:
    return {**LABELS, **fields}


@pytest.mark.parametrize(
    ("labels", "sentence"),
    [
        (changed(labels=["dog", "dog", "horse"]), "differ from each other"),
        (changed(unseen=[]), "share out the labels.*horse"),
        (changed(seen=["dog", "snow", "horse"]), "share out the labels"),
        (changed(labels="dog"), "labels must be a list"),
        (changed(mentions={**LABELS["mentions"], "b.jpg": {"cat": 2}}), "b.jpg has the label 'cat'"),  # type: ignore[dict-item]
        (changed(mentions={**LABELS["mentions"], "b.jpg": {"dog": 6}}), "b.jpg mentions 'dog' 6 times"),  # type: ignore[dict-item]
        (changed(mentions={**LABELS["mentions"], "b.jpg": {"dog": 1.5}}), "b.jpg mentions 'dog' 1.5"),  # type: ignore[dict-item]
        (changed(mentions={**LABELS["mentions"], "b.jpg": ["dog"]}), "b.jpg must be an object"),  # type: ignore[dict-item]
        (changed(mentions={}), "names no images"),
        (changed(mentions={**LABELS["mentions"], "../e.jpg": {}}), "e.jpg is missing"),  # type: ignore[dict-item]
        (changed(split={"train": ["a.jpg"], "val": ["a.jpg"], "test": []}), "a.jpg is in split train and"),
        (changed(split={"train": ["x.jpg"], "val": [], "test": []}), "split train names 'x.jpg'"),
        (changed(split={"train": []}), "split val must be a list"),
        ({"labels": []}, "lacks 'seen'"),
        ([], "must be an object, not list"),
    ],
)
def test_the_first_bad_record_is_named(write: Write, labels: Any, sentence: str) -> None:
    with pytest.raises(DataError, match=sentence):
        parse_spec(write(labels))


@pytest.mark.parametrize(
    ("bench", "sentence"),
    [
        ({"pairs": {}}, "lacks 'episodes'"),
        ({"pairs": {"val": {"seen": {"shared": [["a.jpg"]]}}}, "episodes": {}}, "entry 0 is not a pair"),
        ({"pairs": {"val": {"seen": {"shared": 3}}}, "episodes": {}}, "pairs val seen shared must be a list"),
        ({"pairs": {"val": {"seen": []}}, "episodes": {}}, "pairs val seen must be an object"),
        ({"pairs": {"val": {"seen": {"shared": [["a.jpg", "x"]]}}}, "episodes": {}}, "names 'x'"),
        ({"pairs": {}, "episodes": {"1-shot": [["x"]]}}, "episode 0 of 1-shot names 'x'"),
        ({"pairs": {}, "episodes": {"1-shot": 1}}, "1-shot must be a list"),
        ({"pairs": {}, "episodes": {"1-shot": []}}, "1-shot has no episodes"),
        ({"pairs": {}, "episodes": {"1-shot": [[]]}}, "1-shot has no episodes, or an empty one"),
        ({"pairs": {}, "episodes": {"1-shot": [["d.jpg"]]}}, "1-shot has an image that is not in train"),
        (pairs("train", [["a.jpg", "c.jpg"]]), "seen shared has an image that is in another part"),
        (pairs("dev", [["a.jpg", "b.jpg"]]), "seen shared has an image that is in another part"),
        (pairs("train", [["a.jpg", "a.jpg"]]), "seen shared has a pair of one image with itself"),
        (
            {"pairs": {"train": {"seen": {"natural": []}}}, "episodes": {}},
            "there is no pairs train seen shared",
        ),
        ({"pairs": {"train": {"seen": GOOD}}, "episodes": {}}, "pairs train has no 'unseen'"),
    ],
)
def test_the_first_bad_record_of_the_bench_is_named(write: Write, bench: Any, sentence: str) -> None:
    with pytest.raises(DataError, match=sentence):
        parse_spec(write(bench=bench))


def test_a_missing_image_is_named(write: Write) -> None:
    with pytest.raises(DataError, match=r"d\.jpg is missing"):
        parse_spec(write(images=("a", "b", "c")))


@pytest.mark.parametrize("spec", ["flickr8k", "flickr8k:", "imagenet:/tmp", ""])
def test_a_spec_that_names_nothing_says_what_can_be_written(spec: str) -> None:
    with pytest.raises(DataError, match="flickr8k:DIR"):
        parse_spec(spec)


def test_help_and_readme_name_every_adapter() -> None:
    assert [spec.partition(":")[0] for spec in SPECS] == list(ADAPTERS)
    readme = (Path(__file__).parents[3] / "README.md").read_text(encoding="utf-8")
    assert all(spec in specs_text() and f"| `{spec}` |" in readme for spec in SPECS)


def test_a_missing_folder_and_a_broken_file_are_said(tmp_path: Path) -> None:
    (tmp_path / "little").mkdir()
    with pytest.raises(DataError, match=rf"nowhere/far is not a folder; {tmp_path} has little\.$"):
        parse_spec(f"flickr8k:{tmp_path / 'nowhere' / 'far'}")
    with pytest.raises(DataError, match=rf"{tmp_path} is not a file; {tmp_path} has little\.$"):
        parse_spec(f"csv:{tmp_path}")
    with pytest.raises(DataError, match="~nobody-here is not a folder"):
        parse_spec("folder:~nobody-here")
    with pytest.raises(DataError, match=r"labels\.json is missing"):
        parse_spec(f"flickr8k:{tmp_path}")
    (tmp_path / "labels.json").write_text("{", encoding="utf-8")
    with pytest.raises(DataError, match="cannot be read"):
        parse_spec(f"flickr8k:{tmp_path}")


def test_a_folder_of_subfolders_is_a_data_set(photos: Path, tmp_path: Path) -> None:
    for label, names in {"cat": ["chelsea.png", "coffee.jpg"], "cup": ["coffee.jpg", "rocket.jpg"]}.items():
        (tmp_path / "own" / label).mkdir(parents=True)
        for name in names:
            (tmp_path / "own" / label / name).write_bytes((photos / name).read_bytes())
    dataset = parse_spec(f"folder:{tmp_path / 'own'}")
    assert dataset.labels == ("cat", "cup")
    shown = {file.name: row.tolist() for file, row in zip(dataset.files, dataset.truth, strict=True)}
    assert shown == {"chelsea.png": [1, 0], "coffee.jpg": [1, 1], "rocket.jpg": [0, 1]}
    assert sorted(np.concatenate(list(dataset.split.values())).tolist()) == [0, 1, 2]
    assert np.array_equal(dataset.target, dataset.truth)
    with pytest.raises(DataError, match="no subfolders with photographs"):
        parse_spec(f"folder:{photos}")


def test_the_shared_flickr8k_is_read_as_documented(shared_data: Path) -> None:
    dataset = parse_spec(f"flickr8k:{shared_data / 'flickr8k'}")
    assert (len(dataset.files), len(dataset.labels), len(dataset.seen), len(dataset.unseen)) == (
        7091,
        64,
        48,
        16,
    )
    assert {name: len(rows) for name, rows in dataset.split.items()} == {
        "train": 4784,
        "val": 598,
        "test": 1709,
    }
    unseen = dataset.columns(dataset.unseen)
    test_counts = (dataset.truth[np.ix_(dataset.split["test"], unseen)] == 1).sum(0)
    assert (test_counts.min(), test_counts.max()) == (30, 109)
    assert not (dataset.truth[np.ix_(protocol_train(dataset), unseen)] == 1).any()
    first, second = dataset.pairs["test"]["unseen"]["shared"].T
    assert ((dataset.truth[first] == 1) & (dataset.truth[second] == 1))[:, unseen].any(1).all()
    assert all(np.isin(episode, dataset.split["train"]).all() for episode in dataset.episodes["5-shot"])


def test_the_shared_ccp_is_read_as_documented(shared_data: Path) -> None:
    dataset = parse_spec(f"ccp:{shared_data / 'ccp'}")
    assert (len(dataset.files), len(dataset.labels), len(dataset.unseen)) == (1800, 49, 10)
    assert set(np.unique(dataset.truth).tolist()) == {0.0, 1.0}
    assert dataset.mentions is None
    assert np.array_equal(dataset.target, dataset.truth)
    assert "Apache-2.0" in dataset.terms
