"""`voc:DIR`: PASCAL VOC's layout of 2007 and 2012."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

from lsgui.core.labels import PRESENT, UNKNOWN
from lsgui.training.data.dataset import (
    OWN_TERMS,
    SPLITS,
    DataError,
    Dataset,
    split_by_part,
    truth_table,
)
from lsgui.training.data.records import is_image, read_text

# fmt: off
CLASSES = frozenset((
    "aeroplane", "bicycle", "bird", "boat", "bottle", "bus", "car", "cat", "chair", "cow",
    "diningtable", "dog", "horse", "motorbike", "person", "pottedplant", "sheep", "sofa", "train",
    "tvmonitor",
))
# fmt: on
TERMS = (
    "PASCAL VOC (Everingham et al., IJCV 2010): the pictures are from Flickr, under its terms of use and "
    "each photographer's."
)


def voc(folder: Path) -> Dataset:
    """The `voc` layout: `ImageSets/Main/{train,val,test}.txt`, `Annotations/*.xml` and `JPEGImages/`.

    The labels are those of the annotated objects, all seen; a label that an image has only as `difficult`
    is unknown, one without an object absent. Where there is no test.txt, as in 2012, val.txt is "test";
    where nothing is "val" then, a tenth of train.txt, by name, is.
    """
    part_of = _part_of(folder / "ImageSets" / "Main")
    annotations = {path.stem: path for path in _files(folder / "Annotations") if path.suffix == ".xml"}
    pictures = {path.stem: path for path in _files(folder / "JPEGImages") if is_image(path)}
    files = tuple(_named(pictures, folder / "JPEGImages", name) for name in part_of)
    marks = [_marks(_named(annotations, folder / "Annotations", name)) for name in part_of]
    labels = tuple(sorted(set().union(*marks)))
    if not labels:
        raise DataError(f"{folder / 'Annotations'} has no object in any image.")
    return Dataset(
        name=folder.name,
        labels=labels,
        seen=labels,
        unseen=(),
        files=files,
        truth=truth_table(labels, marks),
        split=split_by_part(list(part_of.values()), list(part_of)),
        terms=TERMS if set(labels) <= CLASSES else OWN_TERMS,
    )


def _part_of(sets: Path) -> dict[str, str]:
    """Which part of the split an image is in, by its name without a suffix."""
    lists = {part: sets / f"{part}.txt" for part in SPLITS if (sets / f"{part}.txt").is_file()}
    if not lists:
        raise DataError(f"{sets} has none of train.txt, val.txt and test.txt.")
    if "test" not in lists and "val" in lists:
        lists["test"] = lists.pop("val")
    part_of: dict[str, str] = {}
    for part, source in lists.items():
        for number, line in enumerate(read_text(source).splitlines(), 1):
            name = line.strip()
            if name in part_of:
                raise DataError(f"{source}, line {number}: {name} is there, or in another list, already.")
            if name:
                part_of[name] = part
    if not part_of:
        raise DataError(f"{sets} names no images.")
    return part_of


def _files(folder: Path) -> list[Path]:
    if not folder.is_dir():
        raise DataError(f"{folder} is missing.")
    return sorted(folder.iterdir())


def _named(files: Mapping[str, Path], folder: Path, name: str) -> Path:
    if name not in files:  # so no name with a slash gets through either
        raise DataError(f"{folder} has nothing for {name}, which ImageSets/Main names.")
    return files[name]


def _marks(source: Path) -> dict[str, float]:
    marks: dict[str, float] = {}
    for number, item in enumerate(_parsed(source).findall("object"), 1):
        label, difficult = (item.findtext("name") or "").strip(), item.findtext("difficult", "0").strip()
        if not label:
            raise DataError(f"{source}: object {number} has no name.")
        if difficult not in ("0", "1"):
            raise DataError(f"{source}: object {number} has {difficult!r} as difficult, not 0 or 1.")
        marks[label] = max(marks.get(label, 0.0), UNKNOWN if difficult == "1" else PRESENT)
    return marks


class _NoDoctype(ElementTree.TreeBuilder):
    """Refuses a document type before any of it is read: entities are declared there, and VOC has none."""

    def doctype(self, *declared: Any) -> None:
        raise ValueError("it has a DOCTYPE")


def _parsed(source: Path) -> ElementTree.Element:
    parser = ElementTree.XMLParser(target=_NoDoctype())
    try:
        return ElementTree.fromstring(source.read_bytes(), parser)
    except (OSError, ValueError, LookupError, ElementTree.ParseError) as error:  # LookupError: its encoding
        raise DataError(f"{source} cannot be read: {error}.") from error
