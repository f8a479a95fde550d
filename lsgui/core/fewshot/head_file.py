"""Few-shot heads on disk: a folder with `head.safetensors` and `head.json`, whole or not at all."""

import json
import os
import shutil
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any

import numpy as np

from lsgui import paths
from lsgui.core import json_file
from lsgui.core.fewshot.examples import SYSTEM_FILES
from lsgui.core.head_folder import FILES, RECORD, TENSORS
from lsgui.core.linear import Linear
from lsgui.core.staging import put_in_place
from lsgui.core.tensors import load
from lsgui.core.texts import LONGEST, as_text, is_text
from lsgui.core.types import FloatArray, HeadError

FORMAT = 2
LITTER = SYSTEM_FILES | {".ds_store"}  # that file managers leave, in small letters
SHAPES = ("weight", "bias", "mean", "scale", "thresholds")
TENSOR_NAMES = (*SHAPES, "features")
LARGEST_RECORD = 64_000_000  # bytes
LARGEST_TENSORS = 512_000_000  # bytes
MOST_LABELS = 10_000
MOST_MARKS = 50_000_000  # of labels on examples
MOST_NAMED = 8  # of the heads there are, in a sentence

Tensors = dict[str, FloatArray]


def write(folder: Path, tensors: Mapping[str, FloatArray], record: Mapping[str, Any]) -> None:
    """Write a head beside `folder` and then put it in its place; an older head there is replaced.

    Raises `HeadError` when `folder` holds something else as well, or cannot be written, and for a name or a
    label that `read` would refuse.
    """
    folder = Path(folder).absolute()
    _check_texts(folder, (record["name"], *record["labels"]))
    staged = _staged(folder, folder.parent)
    try:
        _check_replaceable(folder)
        paths.make(folder.parent)
        shutil.rmtree(staged, ignore_errors=True)
        staged.mkdir()
        _write_files(staged, tensors, record)
        put_in_place(staged, folder)
    except OSError as error:
        raise _unsaved(folder, error) from error
    finally:
        shutil.rmtree(staged, ignore_errors=True)


def _check_texts(folder: Path, names: Sequence[str]) -> None:
    wrong = next((name for name in names if not is_text(name)), None)
    if wrong is not None:
        raise HeadError(
            f"The head cannot be saved in {folder}: {as_text(wrong[:40])!r} is no name of up to "
            f"{LONGEST:,} characters."
        )


def check_place(folder: Path) -> None:
    """Raise `HeadError` where `write` would for this folder; nothing is left behind."""
    folder = Path(folder).absolute()
    try:
        _check_replaceable(folder)
        there = next(parent for parent in folder.parents if parent.exists())
        staged = _staged(folder, there)
        shutil.rmtree(staged, ignore_errors=True)
        staged.mkdir()
        staged.rmdir()
    except OSError as error:
        raise _unsaved(folder, error) from error


def _staged(folder: Path, parent: Path) -> Path:
    return parent / f".{folder.name}.{os.getpid()}.partial"


def _unsaved(folder: Path, error: OSError) -> HeadError:
    return HeadError(f"The head cannot be saved in {folder}: {error.strerror or error}.")


def _check_replaceable(folder: Path) -> None:
    """Replacing deletes all that is in the folder, so nothing but an older head, and what file managers leave
    in every folder, may be there."""
    if not folder.exists():
        return
    files = sorted(folder.iterdir()) if folder.is_dir() else []
    names = [file.name for file in files if not is_litter(file)] if folder.is_dir() else [""]
    others = [name for name in names if name not in FILES or not (folder / name).is_file()]
    if names and RECORD not in names:
        raise HeadError(f"{folder} is there already and is not a head, so nothing was written.")
    if others:
        raise HeadError(f"{folder} holds more than a head, {others[0]!r} for one, so nothing was written.")


def is_litter(file: Path) -> bool:
    """Whether a file is what a file manager leaves in every folder."""
    return file.name.lower() in LITTER and file.is_file()


def _write_files(folder: Path, tensors: Mapping[str, FloatArray], record: Mapping[str, Any]) -> None:
    from safetensors.numpy import save

    (folder / TENSORS).write_bytes(save({name: np.ascontiguousarray(tensors[name]) for name in TENSOR_NAMES}))
    text = json.dumps({"format": FORMAT, **record}, indent=1, allow_nan=False)  # ASCII: any file name fits
    (folder / RECORD).write_text(text + "\n", encoding="utf-8")


def read(folder: Path) -> tuple[Tensors, dict[str, Any]]:
    """The tensors and the record of a head, as sound as can be seen without its checkpoint.

    Of one in an older format, which must be fitted again, there are no tensors. Raises `HeadError` for one
    that is missing, damaged, too large, or of a newer format.
    """
    folder = Path(folder)
    record = read_record(folder)
    if record["format"] < FORMAT:
        return {}, record
    return _read_tensors(folder, len(record["labels"]), len(record["examples"])), record


def find(named: Path, own: Path) -> Path:
    """The folder of a head: `named` itself, or the one below `own` that has that name, or else that key.

    Raises `HeadError`, with the names that there are, for a head that is nowhere.
    """
    if (named / RECORD).is_file():
        return named
    names = _names(own)
    wanted = str(named)
    found = [key for key, name in names.items() if name == wanted]
    if wanted in names and (not found or wanted in found):
        return own / wanted
    if len(found) > 1:
        raise HeadError(f"Several heads are named {wanted!r}; name a folder: {_listed(found)} in {own}.")
    if found:
        return own / found[0]
    known = f"the heads in {own} are {_listed(sorted(names.values()))}" if names else f"{own} has no heads"
    raise HeadError(f"There is no head in {named}: {RECORD} is missing, and {known}.")


def _listed(names: Sequence[str]) -> str:
    more = [f"{len(names) - MOST_NAMED:,} more"] if len(names) > MOST_NAMED else []
    return ", ".join([*map(repr, names[:MOST_NAMED]), *more])


def _names(own: Path) -> dict[str, str]:
    """The recorded name of every head below a folder, by key; a damaged one has its key for a name."""
    try:
        entries = sorted(own.iterdir())
    except OSError:
        return {}
    names = {}
    for folder in entries:
        if not folder.name.startswith(".") and (folder / RECORD).is_file():
            try:
                names[folder.name] = str(read_record(folder)["name"])
            except HeadError:
                names[folder.name] = folder.name
    return names


def _damaged(folder: Path, what: str) -> HeadError:
    return HeadError(f"The head in {folder} is damaged: {what}.")


def _read_bytes(folder: Path, name: str, largest: int) -> bytes:
    file = folder / name
    try:
        return json_file.read_bytes(file, largest)
    except json_file.TooLargeError:
        raise _damaged(folder, f"{name} is too large") from None
    except (FileNotFoundError, NotADirectoryError):
        raise HeadError(f"There is no head in {folder}: {name} is missing.") from None
    except OSError as error:
        raise HeadError(f"The head in {folder} cannot be read: {error.strerror or error}.") from error


def read_record(folder: Path) -> dict[str, Any]:
    """The record of a head, its examples in today's form. Raises as `read`."""
    try:
        record = json_file.parsed(_read_bytes(folder, RECORD, LARGEST_RECORD))
    except ValueError:
        raise _damaged(folder, f"{RECORD} is not JSON") from None
    found = record.get("format") if isinstance(record, dict) else None
    if type(found) is not int:
        raise _damaged(folder, f"{RECORD} names no format")
    if found > FORMAT:
        raise HeadError(
            f"The head in {folder} has format {found}; this lsgui reads up to {FORMAT}: update it."
        )
    _as_today(record)
    record.setdefault("synthesis", False)
    for key, fits in _FIELDS.items():
        if key not in record or not fits(record[key]):
            raise _damaged(folder, f"{key!r} in {RECORD} is missing or wrong")
    if len(record["labels"]) * len(record["examples"]) > MOST_MARKS:
        raise _damaged(folder, f"{RECORD} has too many examples")
    record["metrics"] = {name: of for name, of in record["metrics"].items() if isinstance(of, dict)}
    named = {label for item in record["examples"] for label in (*item["present"], *item["absent"])}
    if named - set(record["labels"]):
        raise _damaged(folder, f"the examples in {RECORD} are of other labels")
    return dict(record)


def _as_today(record: dict[str, Any]) -> None:
    """Format 1 listed the examples by category."""
    if record["format"] == 1 and isinstance(record.get("examples"), dict):
        items: dict[str, dict[str, Any]] = {}
        for label, records in record["examples"].items():
            for item in records if isinstance(records, list) else ():
                if isinstance(item, dict) and isinstance(item.get("sha256"), str):
                    known = items.setdefault(item["sha256"], {**item, "present": {}, "absent": []})
                    known["present"][label] = None
        labels = record["labels"] if isinstance(record.get("labels"), list) else []
        for item in items.values():
            item["absent"] = [label for label in labels if label not in item["present"]]
            item["present"] = list(item["present"])
        record["examples"] = list(items.values())


def _is_labels(value: Any) -> bool:
    named = isinstance(value, list) and all(map(is_text, value))
    return named and 0 < len(value) <= MOST_LABELS and len(set(value)) == len(value)


def _is_identity(value: Any) -> bool:
    return isinstance(value, dict) and all(is_text(value.get(key)) for key in ("name", "sha256"))


def _is_examples(value: Any) -> bool:
    return isinstance(value, list) and all(map(_is_example, value))


def _is_example(item: Any) -> bool:
    return (
        isinstance(item, dict)
        and isinstance(item.get("path"), str)
        and "\0" not in item["path"]
        and isinstance(item.get("sha256"), str)
        and all(
            isinstance(item.get(key), list) and all(isinstance(label, str) for label in item[key])
            for key in ("present", "absent")
        )
    )


_FIELDS: dict[str, Callable[[Any], bool]] = {
    "name": is_text,
    "labels": _is_labels,
    "checkpoint": _is_identity,
    "examples": _is_examples,
    "synthesis": lambda value: isinstance(value, bool),
    "metrics": lambda value: isinstance(value, dict),
}


def _read_tensors(folder: Path, labels: int, examples: int) -> Tensors:
    content = _read_bytes(folder, TENSORS, LARGEST_TENSORS)
    try:
        tensors: Tensors = load(content, TENSOR_NAMES)
    except ValueError as error:
        raise _damaged(folder, f"{TENSORS}: {error}") from None
    if set(tensors) != set(TENSOR_NAMES) or tensors["weight"].ndim != 2:
        raise _damaged(folder, f"{TENSORS} does not hold a head's tensors")
    dim = tensors["weight"].shape[1]
    shapes = ((labels, dim), (labels,), (dim,), (dim,), (labels,), (examples, dim))
    for name, shape in zip(TENSOR_NAMES, shapes, strict=True):
        tensor = tensors[name]
        if tensor.shape != shape or tensor.dtype != np.float32 or not np.isfinite(tensor).all():
            raise _damaged(folder, f"{name} in {TENSORS} has a wrong shape or wrong numbers")
    thresholds = tensors["thresholds"]
    linear = Linear(*(tensors[name] for name in SHAPES if name != "thresholds"))
    if not linear.is_sound or not ((thresholds >= 0) & (thresholds <= 1)).all():
        raise _damaged(folder, f"a number in {TENSORS} is out of range")
    return tensors
