"""Adapters for data sets that others laid out: what comes out, and what is said of the first bad record."""

import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from PIL import Image

from lsgui.cli import main
from lsgui.core.types import FloatArray
from lsgui.training.data import DataError, Dataset, parse_spec, protocol_train
from lsgui.training.data.coco import UNSEEN
from lsgui.training.heads import targets


def pictures(folder: Path, *names: str) -> None:
    """Small pictures that can be decoded."""
    folder.mkdir(parents=True, exist_ok=True)
    for name in names:
        Image.new("RGB", (8, 8), "red").save(folder / name)


def write(file: Path, text: str) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text, encoding="utf-8")


def by_name(dataset: Dataset) -> dict[str, list[float]]:
    return {file.name: row.tolist() for file, row in zip(dataset.files, dataset.truth, strict=True)}


def parts(dataset: Dataset) -> dict[str, list[str]]:
    return {part: [dataset.files[row].name for row in rows] for part, rows in dataset.split.items()}


def sound(dataset: Dataset) -> None:
    """What holds of every data set."""
    n, width = len(dataset.files), len(dataset.labels)
    assert dataset.truth.shape == dataset.target.shape == (n, width)
    assert dataset.truth.dtype == dataset.target.dtype == np.float32
    assert set(np.unique(dataset.truth).tolist()) <= {0, 0.5, 1}
    assert sorted(dataset.seen + dataset.unseen) == sorted(dataset.labels)
    rows = np.concatenate([dataset.split[part] for part in ("train", "val", "test")])
    assert sorted(rows.tolist()) == list(range(n))
    assert all(file.is_absolute() and file.is_file() for file in dataset.files)
    assert dataset.mentions is None
    assert (dataset.pairs, dataset.episodes) == ({}, {})


# COCO


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
    shared_data: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["eval", "--data", f"coco:{shared_data / 'coco_sample'}", "--split", "test", "--json"]) == 0
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


# VOC


def voc_object(name: str, difficult: str = "0") -> str:
    return f"<object><name>{name}</name><difficult>{difficult}</difficult><bndbox/></object>"


@pytest.fixture
def voc(tmp_path: Path) -> Callable[..., str]:
    """Writes VOC's layout, annotations by name and lists by part, and gives its SPEC."""

    def spec(annotations: dict[str, str], lists: dict[str, str]) -> str:
        pictures(tmp_path / "JPEGImages", *(f"{name}.jpg" for name in annotations))
        for name, objects in annotations.items():
            text = objects if objects.startswith("<?") else f"<annotation>{objects}</annotation>"
            write(tmp_path / "Annotations" / f"{name}.xml", text)
        for part, text in lists.items():
            write(tmp_path / "ImageSets" / "Main" / f"{part}.txt", text)
        return f"voc:{tmp_path}"

    return spec


ANNOTATIONS = {
    "a": voc_object("dog") + voc_object("person", "1"),
    "b": voc_object("dog", "1") + voc_object("dog"),
    "c": "<object><name>person</name></object>",
    "d": "",
}


def test_voc_is_read_and_what_is_only_difficult_is_unknown(voc: Callable[..., str]) -> None:
    dataset = parse_spec(voc(ANNOTATIONS, {"train": "a\n\nb\n", "val": "c\n", "test": "d\n"}))
    sound(dataset)
    assert dataset.labels == ("dog", "person")
    assert by_name(dataset) == {"a.jpg": [1, 0.5], "b.jpg": [1, 0], "c.jpg": [0, 1], "d.jpg": [0, 0]}
    assert parts(dataset) == {"train": ["a.jpg", "b.jpg"], "val": ["c.jpg"], "test": ["d.jpg"]}
    assert "PASCAL VOC" in dataset.terms


def test_voc_without_a_test_list_keeps_its_val_for_it(voc: Callable[..., str]) -> None:
    names = [f"{number:03}" for number in range(60)]
    dataset = parse_spec(
        voc(
            dict.fromkeys(names, voc_object("lamp")),
            {"train": "\n".join(names[:50]), "val": "\n".join(names[50:])},
        )
    )
    sound(dataset)
    assert parts(dataset)["test"] == [f"{name}.jpg" for name in names[50:]]
    assert 0 < len(dataset.split["val"]) < 15
    assert "user's own" in dataset.terms


@pytest.mark.parametrize(
    ("annotations", "lists", "sentence"),
    [
        (ANNOTATIONS, {}, "has none of train.txt, val.txt and test.txt"),
        (ANNOTATIONS, {"train": "\n"}, "names no images"),
        (ANNOTATIONS, {"train": "a\nx\n"}, "JPEGImages has nothing for x"),
        (ANNOTATIONS, {"train": "a\n../Annotations/a\n"}, "has nothing for ../Annotations/a"),
        (ANNOTATIONS, {"train": "a\nb\na\n"}, "train.txt, line 3: a is there"),
        (ANNOTATIONS, {"train": "a\n", "test": "b\na\n"}, "test.txt, line 2: a is there, or in another list"),
        (ANNOTATIONS, {"train": "d\n"}, "no object in any image"),
        ({"a": voc_object("")}, {"train": "a"}, "a.xml: object 1 has no name"),
        ({"a": voc_object("dog", "yes")}, {"train": "a"}, "a.xml: object 1 has 'yes' as difficult"),
        ({"a": "<object>"}, {"train": "a"}, "a.xml cannot be read: mismatched tag"),
    ],
)
def test_the_first_bad_record_of_voc_is_named(
    voc: Callable[..., str], annotations: dict[str, str], lists: dict[str, str], sentence: str
) -> None:
    with pytest.raises(DataError, match=re.escape(sentence)):
        parse_spec(voc(annotations, lists))


def test_entities_are_never_expanded(voc: Callable[..., str], tmp_path: Path) -> None:
    write(tmp_path / "secret", "dog")
    for declared in ('<!ENTITY x "dog">', f'<!ENTITY x SYSTEM "{(tmp_path / "secret").as_uri()}">'):
        bomb = f'<?xml version="1.0"?><!DOCTYPE a [{declared}]><annotation>{voc_object("&x;")}</annotation>'
        with pytest.raises(DataError, match=r"a\.xml cannot be read: it has a DOCTYPE"):
            parse_spec(voc({"a": bomb}, {"train": "a"}))


def test_an_image_without_an_annotation_is_named(voc: Callable[..., str], tmp_path: Path) -> None:
    spec = voc({"a": voc_object("dog")}, {"train": "a\nb"})
    pictures(tmp_path / "JPEGImages", "b.jpg")
    with pytest.raises(DataError, match="Annotations has nothing for b"):
        parse_spec(spec)


# CelebA

ATTRIBUTES = "3\nBald Smiling\n1.jpg -1  1\n2.jpg  1 -1\n3.jpg -1 -1\n"
PARTITION = "1.jpg 0\n2.jpg 1\n3.jpg 2\n"


@pytest.fixture
def celeba(tmp_path: Path) -> Callable[..., str]:
    """Writes CelebA's files and gives the SPEC."""

    def spec(
        attributes: str = ATTRIBUTES, partition: str = PARTITION, folder: str = "img_align_celeba"
    ) -> str:
        pictures(tmp_path / folder, "1.jpg", "2.jpg", "3.jpg")
        write(tmp_path / "list_attr_celeba.txt", attributes)
        if partition:
            write(tmp_path / "list_eval_partition.txt", partition)
        return f"celeba:{tmp_path}"

    return spec


def test_celeba_is_read(celeba: Callable[..., str]) -> None:
    dataset = parse_spec(celeba())
    sound(dataset)
    assert dataset.labels == dataset.seen == ("Bald", "Smiling")
    assert by_name(dataset) == {"1.jpg": [0, 1], "2.jpg": [1, 0], "3.jpg": [0, 0]}
    assert parts(dataset) == {"train": ["1.jpg"], "val": ["2.jpg"], "test": ["3.jpg"]}


def test_celeba_without_its_partition_gets_a_split_by_name(celeba: Callable[..., str]) -> None:
    sound(parse_spec(celeba(partition="", folder="images")))


@pytest.mark.parametrize(
    ("attributes", "partition", "sentence"),
    [
        ("", PARTITION, "line 2: the attributes must be there"),
        ("0\nBald\n", PARTITION, "line 1: '0' is not the number of images, 0"),
        (ATTRIBUTES.replace("3\n", "4\n", 1), PARTITION, "line 1: '4' is not the number of images, 3"),
        (ATTRIBUTES.replace("Smiling", "Bald"), PARTITION, "line 2: the attributes must .* differ"),
        (ATTRIBUTES.replace("2.jpg", "1.jpg"), PARTITION, "line 4: 1.jpg is there a second time"),
        (ATTRIBUTES.replace("-1 -1", "-1"), PARTITION, "line 5: 1 values for 2 attributes"),
        (ATTRIBUTES.replace("-1 -1", "-1 0"), PARTITION, "line 5: Smiling is 0, not -1 or 1"),
        (ATTRIBUTES.replace("2.jpg", "9.jpg"), PARTITION, "9.jpg is missing"),
        (ATTRIBUTES, "1.jpg 3\n", "partition.txt, line 1: .* not '1.jpg 3'"),
        (ATTRIBUTES, "1.jpg 0\n2.jpg\n", "partition.txt, line 2"),
        (ATTRIBUTES, "1.jpg 0\n2.jpg 0\n", "partition.txt lacks 3.jpg"),
    ],
)
def test_the_first_bad_record_of_celeba_is_named(
    celeba: Callable[..., str], attributes: str, partition: str, sentence: str
) -> None:
    with pytest.raises(DataError, match=sentence):
        parse_spec(celeba(attributes, partition))


# A table


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
    pictures(tmp_path, *(f"{number}.jpg" for number in range(60)))
    rows = [f"{tmp_path / f'{number}.jpg'},dog,{'train' if number else 'test'}\n" for number in range(60)]
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
        ("in/a.jpg\n", "line 1: path, labels are wanted, and 1 cells are there"),
        ("in/a.jpg,dog,train,x\n", "line 1: path, labels, split are wanted, and 4 cells"),
        ("path,labels\nin/a.jpg,dog\nin/b.jpg,dog,cat\n", "line 3: path, labels are wanted, and 3 cells"),
        ("in/a.jpg,dog\n,dog\n", "line 2: the path is empty"),
        ("in/a.jpg,dog\nin/x.jpg,dog\n", r"line 2: .*x\.jpg is missing"),
        ("in/a.jpg,dog\nin/a.jpg,cat\n", r"line 2: in/a\.jpg is there a second time"),
        ("in/a.jpg,dog,dev\n", "line 1: 'dev' is no part of the split"),
        ("in/a.jpg,dog;-\n", "line 1: '-' marks no label"),
        ("in/a.jpg,dog;-dog\n", "line 1: the label 'dog' is there twice"),
        ('in/a.jpg,"dog\n', "line 1: unexpected end of data"),
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
    with pytest.raises(DataError, match=r"own\.csv cannot be read"):
        parse_spec(spec)
