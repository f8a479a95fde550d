"""VOC: what is only difficult, the split, and annotations that are refused."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from layouts import by_name, parts, pictures, sound, write

from lsgui.training.data import DataError, parse_spec


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
        ({"a": '<?xml version="1.0" encoding="x"?><a/>'}, {"train": "a"}, "unknown encoding: x"),
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
