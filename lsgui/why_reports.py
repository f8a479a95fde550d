"""What carried a label, as the command line asks for it and shows it."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from lsgui.core.formulas import LETTERS
from lsgui.core.types import Answer, LabelScore, Progress, UserError, no_progress
from lsgui.reports import label_name, rounded, score_text, shown, table

if TYPE_CHECKING:
    from lsgui.core.attribution import Attribution, Region
    from lsgui.core.engine import Engine
    from lsgui.core.fewshot import Head


def explain(
    engine: "Engine",
    answer: Answer,
    label: str,
    images: Sequence[Path],
    heads: Sequence["Head"] = (),
    *,
    progress: Progress = no_progress,
) -> "tuple[Attribution, ...]":
    """What carried a label of an answer, image by image, each once, in the order given.

    Raises `UserError` where the answer has no such label.
    """
    from lsgui.core.attribution import attribute

    row = _row(answer, label)
    head = next((head for head in heads if head.name == row.head), None)
    query = answer.query
    return tuple(
        attribute(
            engine, query.expression, row.label, image, method=query.method, head=head, progress=progress
        )
        for image in dict.fromkeys(images)
    )


def _row(answer: Answer, label: str) -> LabelScore:
    """By its name, or with that of its head, as the table shows it."""
    named = {each: row for row in reversed(answer.labels) for each in (row.label, label_name(row))}
    if label not in named:
        raise UserError(f"The answer has no label {label!r}.")
    return named[label]


def save(found: "Sequence[Attribution]", file: Path) -> None:
    """Save the photographs under what was found, as PNG. Raises `UserError` where that cannot be."""
    from lsgui.core.why_picture import picture

    try:
        picture(found).save(file, "PNG")
    except OSError as error:
        raise UserError(f"The picture cannot be saved in {file}: {error.strerror or error}.") from error


def why_lines(found: "Sequence[Attribution]", images: Sequence[Path]) -> list[str]:
    """After an empty line the strongest places in words, and what hiding each of them changes.

    `images` are those of the letters A, B, C and so on.
    """
    if not found:
        return []
    letters = _letters(images)
    label = f"{found[0].label} ({found[0].head})" if found[0].head else found[0].label
    rows = [
        [letters[each.image], *(part(of) for of in (each.carries, each.removes) for part in (_place, _fall))]
        for each in found
    ]
    head = ("image", "carries it", "score falls by", "keeps it out", "score rises by")
    named = _listed([letters[each.image] for each in found])
    title = f"why {shown(label)}, score {score_text(found[0].score)}: what hiding places of {named} changes"
    return ["", title, *table(head, rows)]


def _letters(images: Sequence[Path]) -> dict[Path, str]:
    """The letter of each image; one that has several has them all."""
    found: dict[Path, str] = {}
    for letter, path in zip(LETTERS, images, strict=False):
        found[path] = f"{found[path]} = {letter}" if path in found else letter
    return found


def _listed(names: Sequence[str]) -> str:
    """Names as a sentence lists them."""
    *first, last = names
    return f"{', '.join(first)} and {last}" if first else last


def _place(region: "Region | None") -> str:
    return "nothing" if region is None else region.place


def _fall(region: "Region | None") -> str:
    return "-" if region is None else score_text(abs(region.fall))


def why_json(found: "Sequence[Attribution]", images: Sequence[Path]) -> dict[str, Any]:
    """As `lsgui query --why LABEL --json` gives it: grids row by row, over whole upright photographs."""
    first, letters = found[0], _letters(images)
    return {
        "label": first.label,
        **({"head": first.head} if first.head else {}),
        "score": rounded(first.score),
        "images": [
            {
                "letter": letters[each.image],
                "image": str(each.image),
                "grid": [[rounded(value) for value in row] for row in each.grid.tolist()],
                "carries": _region_json(each.carries),
                "removes": _region_json(each.removes),
            }
            for each in found
        ],
    }


def _region_json(region: "Region | None") -> dict[str, Any] | None:
    if region is None:
        return None
    return {"place": region.place, "fall": rounded(region.fall), "cells": region.mask.astype(int).tolist()}
