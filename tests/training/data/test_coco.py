"""COCO: both layouts, the paper's unseen labels, and a checkpoint measured on real photographs."""

import json
import re
from pathlib import Path
from typing import Any

import pytest
from layouts import by_name, parts, pictures, sound, write

from lsgui.cli import main
from lsgui.training.data import DataError, parse_spec, protocol_train
from lsgui.training.data.coco import UNSEEN


def coco_record(*names: str, **changes: Any) -> dict[str, Any]:
    """A dog and a crowd of people in the first image, a crowd and a person in the second, nothing further."""
    marks = [(1, 18, 0), (1, 1, 1), (2, 1, 1), (2, 1, 0)]
    record = {
        "images": [{"id": number, "file_name": name} for number, name in enumerate(names, 1)],
        "annotations": [
            {"image_id": image, "category_id": category, "iscrowd": crowd, "segmentation": [[1, 2]]}
            for image, category, crowd in marks
        ],
        "categories": [{"id": 18, "name": "dog"}, {"id": 1, "name": "person"}],
    }
    return record | changes


@pytest.mark.parametrize("nested", [False, True])
@pytest.mark.parametrize("year", ["2014", "2017"])
def test_coco_of_two_files_is_read(tmp_path: Path, year: str, nested: bool) -> None:
    train = [f"{number}.jpg" for number in range(40)]
    for part, names in (("train", train), ("val", ["x.jpg", "y.jpg", "z.jpg"])):
        pictures((tmp_path / "images" if nested else tmp_path) / f"{part}{year}", *names)
        source = tmp_path / "annotations" / f"instances_{part}{year}.json"
        write(source, json.dumps(coco_record(*names)))
    dataset = parse_spec(f"coco:{tmp_path}")
    sound(dataset)
    assert (dataset.name, dataset.labels, dataset.unseen) == (f"coco{year}", ("person", "dog"), ())
    found = by_name(dataset)
    assert [found[name] for name in ("x.jpg", "y.jpg", "z.jpg", "0.jpg")] == [
        [0.5, 1],
        [1, 0],
        [0, 0],
        [0.5, 1],
    ]
    assert parts(dataset)["test"] == ["x.jpg", "y.jpg", "z.jpg"]
    assert 0 < len(dataset.split["val"]) < 10


def test_coco_prefers_the_newer_year_and_takes_one_file_alone(tmp_path: Path) -> None:
    for year in ("2014", "2017"):
        pictures(tmp_path / f"val{year}", "a.jpg", "b.jpg")
        source = tmp_path / "annotations" / f"instances_val{year}.json"
        write(source, json.dumps(coco_record("a.jpg", "b.jpg")))
    dataset = parse_spec(f"coco:{tmp_path}")
    sound(dataset)
    assert dataset.name == "coco2017"
    assert parts(dataset) == {"train": [], "val": [], "test": ["a.jpg", "b.jpg"]}


def test_the_papers_labels_are_unseen_where_all_of_them_occur(tmp_path: Path) -> None:
    names = ["zebra", "dog", *UNSEEN]
    categories = [{"id": number, "name": name} for number, name in enumerate(names, 1)]
    shown = [(1, 1), (2, 2), (2, 3)]
    annotations = [{"image_id": image, "category_id": category} for image, category in shown]
    record = coco_record("a.jpg", "b.jpg", categories=categories, annotations=annotations)
    pictures(tmp_path / "train2014", "a.jpg", "b.jpg")
    write(tmp_path / "annotations" / "instances_train2014.json", json.dumps(record))
    dataset = parse_spec(f"coco:{tmp_path}")
    assert dataset.seen == ("zebra", "dog")
    assert set(dataset.unseen) == set(UNSEEN)
    assert [dataset.files[row].name for row in protocol_train(dataset)] == ["a.jpg"]


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        ({"images": []}, "names no images"),
        ({"categories": []}, "names no categories"),
        ({"images": {}}, "images must be a list"),
        ({"images": [{"id": "1", "file_name": "a.jpg"}]}, "images: entry 0 needs a whole number as id"),
        ({"images": [{"id": 1}]}, "images: entry 0 needs .* a text as file_name"),
        ({"images": [{"id": 1, "file_name": "a.jpg"}] * 2}, "images: entry 1 has the id 1"),
        ({"images": [{"id": i, "file_name": "a.jpg"} for i in (1, 2)]}, "two images have the same name"),
        ({"images": [{"id": 1, "file_name": "../a.jpg"}], "annotations": []}, r"\.\./a\.jpg is missing"),
        ({"categories": [{"id": i, "name": "dog"} for i in (1, 2)]}, "two categories have the same name"),
        ({"categories": [{"id": 1, "name": ""}]}, "categories: entry 0 needs .* a text as name"),
        ({"annotations": [3]}, "annotations: entry 0 must be an object"),
        ({"annotations": [{"image_id": 9, "category_id": 1}]}, "entry 0 is of the image 9"),
        ({"annotations": [{"image_id": [], "category_id": 1}]}, r"entry 0 is of the image \[\]"),
        ({"annotations": [{"image_id": 1, "category_id": 2}]}, "entry 0 has the category 2"),
        ({"annotations": [{"image_id": 1, "category_id": 1, "iscrowd": 2}]}, "entry 0 has 2 as iscrowd"),
    ],
)
def test_the_first_bad_record_of_coco_is_named(
    tmp_path: Path, changes: dict[str, Any], sentence: str
) -> None:
    pictures(tmp_path / "images", "a.jpg", "b.jpg")
    write(tmp_path / "instances.json", json.dumps(coco_record("a.jpg", "b.jpg", **changes)))
    with pytest.raises(DataError, match=f"instances.json.*{sentence}|{sentence}.*instances.json"):
        parse_spec(f"coco:{tmp_path}")


def test_coco_that_does_not_fit_together_is_said(tmp_path: Path) -> None:
    with pytest.raises(DataError, match=r"instances_train2017\.json.* nor instances\.json"):
        parse_spec(f"coco:{tmp_path}")
    for part, categories in (("train", [{"id": 1, "name": "dog"}]), ("val", [{"id": 1, "name": "cat"}])):
        pictures(tmp_path / f"{part}2017", "a.jpg")
        record = coco_record("a.jpg", categories=categories, annotations=[])
        write(tmp_path / "annotations" / f"instances_{part}2017.json", json.dumps(record))
    with pytest.raises(DataError, match=r"val2017\.json has other categories than .*train2017\.json"):
        parse_spec(f"coco:{tmp_path}")


def test_the_shared_sample_of_coco_is_read(shared_data: Path) -> None:
    dataset = parse_spec(f"coco:{shared_data / 'coco_sample'}")
    sound(dataset)
    assert (len(dataset.files), len(dataset.seen), len(dataset.unseen)) == (180, 64, 16)
    assert {part: len(rows) for part, rows in dataset.split.items()} == {"train": 0, "val": 0, "test": 180}
    record = json.loads((shared_data / "coco_sample" / "instances.json").read_text(encoding="utf-8"))
    exact = {(a["image_id"], a["category_id"]) for a in record["annotations"] if not a["iscrowd"]}
    crowds = {(a["image_id"], a["category_id"]) for a in record["annotations"]} - exact
    assert int((dataset.truth == 1).sum()) == len(exact)
    assert int((dataset.truth == 0.5).sum()) == len(crowds)


def test_the_shipped_checkpoint_is_measured_on_the_sample_of_coco(
    shared_data: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    spec, out = f"coco:{shared_data / 'coco_sample'}", str(tmp_path / "eval.json")
    assert main(["eval", "--data", spec, "--split", "test", "--out", out, "--json"]) == 0
    report = json.loads(capsys.readouterr().out)
    assert (report["dataset"], report["images"]) == ("coco_sample", 180)
    common = {"dog", "bicycle", "horse", "boat", "surfboard", "snowboard", "skateboard", "frisbee"}
    assert common <= set(report["labels"]["by_label"])
    assert "person" not in report["labels"]["by_label"]
    assert report["labels"]["strict"] > 40  # chance is about 6
    assert not {"operations", "retrieval", "fewshot"} & set(report)


def test_a_bad_spec_is_one_line_on_stderr(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["eval", "--data", f"coco:{tmp_path / 'none'}"]) == 1
    assert re.fullmatch(r"lsgui: .*none is not a folder; .* has nothing\.\n", capsys.readouterr().err)
