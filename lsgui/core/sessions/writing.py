"""Writing a session file: beside its place first, where it is read again, then into it, so that no half of
one, and none that cannot be opened, is ever there."""

import json
import os
from dataclasses import asdict
from pathlib import Path
from typing import Any

from lsgui.core.sessions.fields import write_state
from lsgui.core.sessions.places import written
from lsgui.core.sessions.reading import read
from lsgui.core.sessions.record import FORMAT, WHAT, KeptHead, KeptImage, Recorded, Session, SessionError
from lsgui.core.staging import discard
from lsgui.core.types import LabelScore, Progress, no_progress


def write(session: Session, file: Path, *, progress: Progress = no_progress) -> None:
    """Write a session; an older one there is replaced. `progress` counts steps. Raises `SessionError`."""
    file = Path(os.path.abspath(file))
    plain = as_plain(session, file.parent, progress)
    text = json.dumps(plain, indent=1, allow_nan=False)  # ASCII: any name fits
    staged = file.with_name(f".{file.name}.{os.getpid()}.part")
    try:
        with staged.open("w", encoding="ascii", newline="\n") as stream:
            stream.write(text + "\n")
            stream.flush()
            os.fsync(stream.fileno())
        read(staged)
        os.replace(staged, file)
    except SessionError as error:
        reason = str(error).replace(str(staged), "what would be written")
        raise SessionError(f"The session cannot be saved in {file}: {reason}") from error
    except OSError as error:
        raise SessionError(f"The session cannot be saved in {file}: {error.strerror or error}.") from error
    finally:
        discard(staged)


def as_plain(session: Session, folder: Path, progress: Progress = no_progress) -> dict[str, Any]:
    """A session as plain values, for a file in `folder`."""
    recorded = session.recorded
    return {
        "what": WHAT,
        "format": FORMAT,
        "lsgui": session.version,
        "saved_as": None if session.saved_as is None else str(session.saved_as),
        "images": [_image(image, folder) for image in session.images],
        "at": session.at,
        "history": _history(session, progress),
        "answer": None if recorded is None else _recorded(recorded, folder),
    }


def _history(session: Session, progress: Progress) -> list[dict[str, Any]]:
    """The steps; images by their number, which is looked up: a history may name a thousand times thirty."""
    numbers: dict[Path, int] = {}
    for number, image in enumerate(session.images):
        numbers.setdefault(image.path, number)
    history = []
    for done, step in enumerate(session.steps):
        progress(done, len(session.steps))
        history.append({"name": step.name, "state": write_state(step.state, numbers)})
    return history


def _image(image: KeptImage, folder: Path) -> dict[str, Any]:
    return {
        "path": written(image.path, folder),
        "sha256": image.sha256 or None,
        "size": image.size,
    }


def _recorded(recorded: Recorded, folder: Path) -> dict[str, Any]:
    library = recorded.library
    return {
        "text": recorded.text,
        "checkpoint": asdict(recorded.checkpoint),
        "library": library and {**asdict(library), "path": str(library.path)},
        "heads": [_head(head, folder) for head in recorded.heads],
        "distinct": recorded.distinct,
        "low_fidelity": recorded.low_fidelity,
        "shift": recorded.shift,
        "calibration": recorded.calibration or None,
        "labels": [_label(label) for label in recorded.labels],
        "neighbours": [{**asdict(each), "path": str(each.path)} for each in recorded.neighbours],
    }


def _head(head: KeptHead, folder: Path) -> dict[str, Any]:
    return {**asdict(head), "folder": None if head.folder is None else written(head.folder, folder)}


def _label(label: LabelScore) -> dict[str, Any]:
    names = ("label", "head", "score", "threshold", "in_a", "in_b", "expected")
    return {name: getattr(label, name) for name in names if getattr(label, name) not in (None, "")}
