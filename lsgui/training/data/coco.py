"""`coco:DIR`: COCO's annotations of 2014 or 2017, or a sample in one file."""

from dataclasses import dataclass
from pathlib import Path
from typing import Any

from lsgui.core.labels import PRESENT, UNKNOWN
from lsgui.training.data.dataset import OWN_TERMS, DataError, Dataset, split_by_part, truth_table
from lsgui.training.data.records import image_files, listed, mapping, read_record

YEARS = ("2017", "2014")
# fmt: off
UNSEEN = (  # of the LaSO paper, which trains on the other 64
    "bicycle", "boat", "stop sign", "bird", "backpack", "frisbee", "snowboard", "surfboard",
    "cup", "fork", "spoon", "broccoli", "chair", "keyboard", "microwave", "vase",
)
# fmt: on
TERMS = (
    "COCO (Lin et al., ECCV 2014): annotations CC BY 4.0; the pictures are from Flickr, each under its "
    "photographer's terms."
)


@dataclass(frozen=True)
class _Part:
    """One annotation file: its labels in the order of their ids, its images and what is marked of each."""

    labels: tuple[str, ...]
    files: tuple[Path, ...]
    marks: tuple[dict[str, float], ...]


def coco(folder: Path) -> Dataset:
    """The `coco` data set: `annotations/instances_{train,val}{2014,2017}.json`, or a single `instances.json`.

    A label that an image has only as a crowd (`iscrowd`) is unknown; what is not annotated is absent.
    Images lie in `train2017/` and so on, there or in `images/`. COCO's val is "test", since COCO's own test
    has no labels, and a tenth of its train, by name, is "val". With both years there, 2017 is read: the
    years have the same images. Of a single `instances.json` with its images in `images/`, a sample, every
    image is in "test" and none in the other parts. The paper's 16 labels are unseen where all of them occur.
    """
    name, places = _layout(folder)
    parts = {part: _read(source, images) for part, (source, images) in places.items()}
    labels = _common_labels({places[part][0]: found.labels for part, found in parts.items()})
    files = tuple(file for found in parts.values() for file in found.files)
    paper = set(UNSEEN) < set(labels)
    return Dataset(
        name=name,
        labels=labels,
        seen=tuple(label for label in labels if not paper or label not in UNSEEN),
        unseen=UNSEEN if paper else (),
        files=files,
        truth=truth_table(labels, [marked for found in parts.values() for marked in found.marks]),
        split=split_by_part(
            [part for part, found in parts.items() for _ in found.files], [file.name for file in files]
        ),
        terms=TERMS if paper else OWN_TERMS,
    )


def _common_labels(labels_of: dict[Path, tuple[str, ...]]) -> tuple[str, ...]:
    """The labels of every annotation file: they must be the same."""
    (first, labels), *others = labels_of.items()
    for source, found in others:
        if found != labels:
            raise DataError(f"{source} has other categories than {first}.")
    return labels


def _layout(folder: Path) -> tuple[str, dict[str, tuple[Path, Path]]]:
    """The data set's name and, by part of the split, the annotation file and the folder of its images."""
    parts = {"train": "train", "val": "test"}
    for year in YEARS:
        places = {
            part: (folder / "annotations" / f"instances_{own}{year}.json", _images(folder, f"{own}{year}"))
            for own, part in parts.items()
        }
        there = {part: place for part, place in places.items() if place[0].is_file()}
        if there:
            return f"coco{year}", there
    if (folder / "instances.json").is_file():
        return folder.name, {"test": (folder / "instances.json", folder / "images")}
    raise DataError(
        f"{folder} has neither annotations/instances_train2017.json, or another of COCO's four, nor "
        "instances.json."
    )


def _images(folder: Path, name: str) -> Path:
    nested = folder / "images" / name
    return nested if nested.is_dir() else folder / name


def _read(source: Path, images: Path) -> _Part:
    record = read_record(source, ("images", "annotations", "categories"), hook=_slim)
    categories = _by_id(source, "categories", record["categories"], "name")
    names = _by_id(source, "images", record["images"], "file_name")
    for what, found in (("categories", categories), ("images", names)):
        if not found:
            raise DataError(f"{source} names no {what}.")
        if len(set(found.values())) < len(found):
            raise DataError(f"{source}: two {what} have the same name.")
    marks: dict[int, dict[str, float]] = {image: {} for image in names}
    for number, annotation in enumerate(listed(source, "annotations", record["annotations"])):
        _mark(source, number, annotation, categories, marks)
    labels = tuple(categories[number] for number in sorted(categories))
    return _Part(labels, image_files(images, list(names.values()), source), tuple(marks.values()))


def _slim(record: dict[str, Any]) -> dict[str, Any]:
    """Outlines, most of the file by far, are let go as soon as they are read."""
    record.pop("segmentation", None)
    return record


def _by_id(source: Path, what: str, record: Any, key: str) -> dict[int, str]:
    found: dict[int, str] = {}
    for number, item in enumerate(listed(source, what, record)):
        where = f"{what}: entry {number}"
        identity, name = (mapping(source, where, item).get(field) for field in ("id", key))
        if type(identity) is not int or not isinstance(name, str) or not name:
            raise DataError(f"{source}: {where} needs a whole number as id and a text as {key}.")
        if identity in found:
            raise DataError(f"{source}: {where} has the id {identity}, as an entry before it.")
        found[identity] = name
    return found


def _mark(
    source: Path,
    number: int,
    annotation: Any,
    categories: dict[int, str],
    marks: dict[int, dict[str, float]],
) -> None:
    where = f"annotations: entry {number}"
    found = mapping(source, where, annotation)
    image, category, crowd = (found.get(key) for key in ("image_id", "category_id", "iscrowd"))
    if type(image) is not int or image not in marks:
        raise DataError(f"{source}: {where} is of the image {image!r}, which is not among the images.")
    if type(category) is not int or category not in categories:
        raise DataError(f"{source}: {where} has the category {category!r}, which is not among them.")
    if crowd not in (None, 0, 1):
        raise DataError(f"{source}: {where} has {crowd!r} as iscrowd, not 0 or 1.")
    label, marked = categories[category], marks[image]
    marked[label] = max(marked.get(label, 0.0), UNKNOWN if crowd else PRESENT)
