"""Few-shot heads on disk: a folder with `head.safetensors` and `head.json`, whole or not at all."""

import json
import os
import shutil
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any

import numpy as np

from lsgui.core.linear import Linear
from lsgui.core.staging import put_in_place
from lsgui.core.types import FloatArray, HeadError

FORMAT = 1
TENSORS, RECORD = "head.safetensors", "head.json"
FILES = (TENSORS, RECORD)
SHAPES = ("weight", "bias", "mean", "scale", "thresholds")
LARGEST_RECORD = 64_000_000  # bytes
LARGEST_TENSORS = 512_000_000  # bytes
MOST_LABELS = 10_000
MOST_NAMED = 8  # of the heads there are, in a sentence

Tensors = dict[str, FloatArray]


def write(folder: Path, tensors: Mapping[str, FloatArray], record: Mapping[str, Any]) -> None:
    """Write a head beside `folder` and then put it in its place; an older head there is replaced.

    Raises `HeadError` when `folder` holds something else as well, or cannot be written.
    """
    folder = Path(folder).absolute()
    staged = folder.with_name(f".{folder.name}.{os.getpid()}.partial")
    try:
        _check_replaceable(folder)
        folder.parent.mkdir(parents=True, exist_ok=True)
        shutil.rmtree(staged, ignore_errors=True)
        staged.mkdir()
        _write_files(staged, tensors, record)
        put_in_place(staged, folder)
    except OSError as error:
        raise HeadError(f"The head cannot be saved in {folder}: {error.strerror or error}.") from error
    finally:
        shutil.rmtree(staged, ignore_errors=True)


def _check_replaceable(folder: Path) -> None:
    """Replacing deletes all that is in the folder, so nothing but an older head may be there."""
    if not folder.exists():
        return
    names = sorted(file.name for file in folder.iterdir()) if folder.is_dir() else [""]
    strangers = [name for name in names if name not in FILES or not (folder / name).is_file()]
    if names and RECORD not in names:
        raise HeadError(f"{folder} is there already and is not a head, so nothing was written.")
    if strangers:
        raise HeadError(f"{folder} holds more than a head, {strangers[0]!r} for one, so nothing was written.")


def _write_files(folder: Path, tensors: Mapping[str, FloatArray], record: Mapping[str, Any]) -> None:
    from safetensors.numpy import save

    (folder / TENSORS).write_bytes(save({name: np.ascontiguousarray(tensors[name]) for name in SHAPES}))
    text = json.dumps({"format": FORMAT, **record}, indent=1, allow_nan=False)  # ASCII: any file name fits
    (folder / RECORD).write_text(text + "\n", encoding="utf-8")


def read(folder: Path) -> tuple[Tensors, dict[str, Any]]:
    """The tensors and the record of a head, as sound as can be seen without its checkpoint.

    Raises `HeadError` for one that is missing, damaged, too large, or of a newer format.
    """
    folder = Path(folder)
    record = _read_record(folder)
    return _read_tensors(folder, len(record["labels"])), record


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
                names[folder.name] = str(_read_record(folder)["name"])
            except HeadError:
                names[folder.name] = folder.name
    return names


def _damaged(folder: Path, what: str) -> HeadError:
    return HeadError(f"The head in {folder} is damaged: {what}.")


def _read_bytes(folder: Path, name: str, largest: int) -> bytes:
    file = folder / name
    try:
        if file.stat().st_size > largest:
            raise _damaged(folder, f"{name} is too large")
        return file.read_bytes()
    except (FileNotFoundError, NotADirectoryError):
        raise HeadError(f"There is no head in {folder}: {name} is missing.") from None
    except OSError as error:
        raise HeadError(f"The head in {folder} cannot be read: {error.strerror or error}.") from error


def _read_record(folder: Path) -> dict[str, Any]:
    try:
        record = json.loads(_read_bytes(folder, RECORD, LARGEST_RECORD))
    except (ValueError, RecursionError):
        raise _damaged(folder, f"{RECORD} is not JSON") from None
    found = record.get("format") if isinstance(record, dict) else None
    if type(found) is not int:
        raise _damaged(folder, f"{RECORD} names no format")
    if found > FORMAT:
        raise HeadError(
            f"The head in {folder} has format {found}; this lsgui reads up to {FORMAT}: update it."
        )
    for key, fits in _FIELDS.items():
        if key not in record or not fits(record[key]):
            raise _damaged(folder, f"{key!r} in {RECORD} is missing or wrong")
    if set(record["examples"]) - set(record["labels"]):
        raise _damaged(folder, f"the examples in {RECORD} are of other labels")
    return dict(record)


def _is_labels(value: Any) -> bool:
    named = isinstance(value, list) and all(isinstance(label, str) and label for label in value)
    return named and 0 < len(value) <= MOST_LABELS and len(set(value)) == len(value)


def _is_identity(value: Any) -> bool:
    return isinstance(value, dict) and all(isinstance(value.get(key), str) for key in ("name", "sha256"))


def _is_examples(value: Any) -> bool:
    return isinstance(value, dict) and all(
        isinstance(records, list)
        and all(
            isinstance(record, dict)
            and isinstance(record.get("path"), str)
            and "\0" not in record["path"]
            and isinstance(record.get("sha256"), str)
            for record in records
        )
        for records in value.values()
    )


_FIELDS: dict[str, Callable[[Any], bool]] = {
    "name": lambda value: isinstance(value, str) and bool(value),
    "labels": _is_labels,
    "checkpoint": _is_identity,
    "examples": _is_examples,
    "metrics": lambda value: isinstance(value, dict),
}


def _read_tensors(folder: Path, labels: int) -> Tensors:
    from safetensors import SafetensorError
    from safetensors.numpy import load

    try:
        tensors: Tensors = load(_read_bytes(folder, TENSORS, LARGEST_TENSORS))
    except (SafetensorError, ValueError, KeyError, AttributeError) as error:  # the last: a type numpy lacks
        raise _damaged(folder, f"{TENSORS}: {error}") from None
    if set(tensors) != set(SHAPES) or tensors["weight"].ndim != 2:
        raise _damaged(folder, f"{TENSORS} does not hold a head's tensors")
    dim = tensors["weight"].shape[1]
    shapes = dict(zip(SHAPES, ((labels, dim), (labels,), (dim,), (dim,), (labels,)), strict=True))
    for name, tensor in tensors.items():
        if tensor.shape != shapes[name] or tensor.dtype != np.float32 or not np.isfinite(tensor).all():
            raise _damaged(folder, f"{name} in {TENSORS} has a wrong shape or wrong numbers")
    thresholds = tensors["thresholds"]
    linear = Linear(*(tensors[name] for name in SHAPES if name != "thresholds"))
    if not linear.is_sound or not ((thresholds >= 0) & (thresholds <= 1)).all():
        raise _damaged(folder, f"a number in {TENSORS} is out of range")
    return tensors
