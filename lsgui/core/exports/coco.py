"""The photographs of an answer with their labels, in COCO's format.

COCO has boxes and no labels of a whole image, so a label is a box round the whole image; its `score` is
beside it. The answer itself belongs to no photograph: its labels are in `info`. A category of a few-shot head
has the head for its `supercategory`.
"""

from collections.abc import Sequence
from typing import Any

from lsgui import __version__
from lsgui.core.exports.photographs import Found, Photograph
from lsgui.core.types import Answer, Skipped


def to_coco(answer: Answer, photographs: Sequence[Photograph], skipped: Sequence[Skipped]) -> dict[str, Any]:
    """The record, with categories in the order of the alphabet and images in the order given."""
    keys = {(label.head, label.label) for label in answer.labels}
    keys |= {(found.head, found.label) for each in photographs for found in each.labels}
    categories = {key: number for number, key in enumerate(sorted(keys), 1)}
    annotations: list[dict[str, Any]] = []
    for image, photograph in enumerate(photographs, 1):
        for found in photograph.labels:
            category = categories[found.head, found.label]
            annotations.append(_annotation(len(annotations) + 1, image, category, photograph, found))
    return {
        "info": _info(answer, skipped),
        "images": [_image(number, each) for number, each in enumerate(photographs, 1)],
        "categories": [
            {"id": number, "name": label, "supercategory": head}
            for (head, label), number in categories.items()
        ],
        "annotations": annotations,
    }


def _info(answer: Answer, skipped: Sequence[Skipped]) -> dict[str, Any]:
    return {
        "description": "The photographs of a query of lsgui and its neighbours; a box is the whole image",
        "version": __version__,
        "checkpoint": {"name": answer.checkpoint.name, "sha256": answer.checkpoint.sha256},
        "method": answer.query.method,
        "answer": [
            {"label": label.label, "head": label.head, "score": round(label.score, 6)}
            for label in answer.labels
            if label.present
        ],
        "skipped": [{"path": each.path, "reason": each.reason} for each in skipped],
    }


def _image(number: int, photograph: Photograph) -> dict[str, Any]:
    place = {"rank": photograph.rank, "distance": photograph.distance}
    return {
        "id": number,
        "file_name": str(photograph.path),
        "width": photograph.width,
        "height": photograph.height,
        "lsgui": {name: value for name, value in place.items() if value is not None},
    }


def _annotation(
    number: int, image: int, category: int, photograph: Photograph, found: Found
) -> dict[str, Any]:
    return {
        "id": number,
        "image_id": image,
        "category_id": category,
        "bbox": [0, 0, photograph.width, photograph.height],
        "area": photograph.width * photograph.height,
        "segmentation": [],
        "iscrowd": 0,
        "score": round(found.score, 6),
    }
