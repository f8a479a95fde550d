"""Reading a session file, which may come from anywhere: nothing in it is run, and everything is checked."""

import os
from collections.abc import Sequence
from pathlib import Path

from lsgui.core.session import Step
from lsgui.core.sessions import places
from lsgui.core.sessions.checking import Value, read_json
from lsgui.core.sessions.fields import MOST_LABELS, read_state
from lsgui.core.sessions.record import (
    FORMAT,
    WHAT,
    KeptHead,
    KeptImage,
    KeptLibrary,
    KeptNeighbour,
    Recorded,
    Session,
    SessionError,
)
from lsgui.core.types import MOST_NEIGHBOURS, CheckpointIdentity, LabelScore

MOST_STEPS, MOST_IMAGES, MOST_HEADS = 1_000, 10_000, 1_000
LARGEST_FILE = 2**50  # bytes of an image
_KEYS = ("what", "format", "lsgui", "saved_as", "images", "at", "history", "answer")


def read(file: Path) -> Session:
    """The session in a file. Raises `SessionError`, in one sentence, for one that cannot be used."""
    file = Path(os.path.abspath(file))
    value = read_json(file)
    _check_format(value)
    found = value.table(_KEYS)
    images = tuple(_image(item, file.parent) for item in found["images"].items(MOST_IMAGES))
    steps = tuple(
        _step(item, [image.path for image in images]) for item in found["history"].items(MOST_STEPS)
    )
    if not steps:
        found["history"].refuse("a list with at least one step")
    saved_as, answer = found["saved_as"], found["answer"]
    return Session(
        steps,
        found["at"].whole(0, len(steps) - 1),
        images,
        None if answer.missing else _recorded(answer, file.parent),
        found["lsgui"].text(longest=100),
        None if saved_as.missing else places.absolute(saved_as),
    )


def _check_format(value: Value) -> None:
    what, number = value.peek("what"), value.peek("format")
    if what != WHAT:
        raise SessionError(f"{value.file} is not a session file of lsgui.")
    if number != FORMAT:
        raise SessionError(
            f"{value.file} has the session format {str(number)[:20]}, and this lsgui reads format {FORMAT}: "
            "a newer lsgui is needed."
        )


def _image(value: Value, folder: Path) -> KeptImage:
    found = value.table(("path", "sha256", "size"))
    return KeptImage(
        places.read(found["path"], folder),
        "" if found["sha256"].missing else found["sha256"].hash(),
        found["size"].whole(0, LARGEST_FILE),
    )


def _step(value: Value, images: Sequence[Path]) -> Step:
    found = value.table(("name", "state"))
    return Step(found["name"].text(), read_state(found["state"], images))


def _recorded(value: Value, folder: Path) -> Recorded:
    found = value.table(
        (
            *("text", "checkpoint", "library", "heads", "distinct", "low_fidelity", "labels", "neighbours"),
            *("shift", "calibration"),
        )
    )
    checkpoint = found["checkpoint"].table(("name", "sha256"))
    return Recorded(
        found["text"].text(),
        CheckpointIdentity(checkpoint["name"].text(), checkpoint["sha256"].hash()),
        tuple(_label(item) for item in found["labels"].items(MOST_LABELS)),
        tuple(_neighbour(item) for item in found["neighbours"].items(MOST_NEIGHBOURS)),
        None if found["library"].missing else _library(found["library"]),
        tuple(_head(item, folder) for item in found["heads"].items(MOST_HEADS)),
        found["distinct"].yes_or_no(),
        found["low_fidelity"].yes_or_no(),
        None if found["shift"].missing else found["shift"].number(-100, 100),
        "" if found["calibration"].missing else found["calibration"].hash(),
    )


def _label(value: Value) -> LabelScore:
    found = value.table(("label", "head", "score", "threshold", "in_a", "in_b", "expected"))
    in_a, in_b = found["in_a"], found["in_b"]
    return LabelScore(
        found["label"].text(),
        found["score"].number(0, 1),
        found["threshold"].number(-1e9, 1e9),
        None if in_a.missing else in_a.number(0, 1),
        None if in_b.missing else in_b.number(0, 1),
        found["expected"].number(0, 1),
        "" if found["head"].missing else found["head"].text(),
    )


def _neighbour(value: Value) -> KeptNeighbour:
    found = value.table(("rank", "path", "distance", "digest"))
    return KeptNeighbour(
        found["rank"].whole(1, MOST_NEIGHBOURS),
        places.absolute(found["path"]),
        found["distance"].number(-0.01, 2.01),
        found["digest"].text(longest=128),
    )


def _library(value: Value) -> KeptLibrary:
    found = value.table(("path", "identity", "count"))
    return KeptLibrary(
        places.absolute(found["path"]), found["identity"].text(longest=128), found["count"].whole(0, 2**50)
    )


def _head(value: Value, folder: Path) -> KeptHead:
    found = value.table(("key", "name", "sha256", "folder"))
    return KeptHead(
        found["key"].text(),
        found["name"].text(),
        found["sha256"].hash(),
        None if found["folder"].missing else places.read(found["folder"], folder),
    )
