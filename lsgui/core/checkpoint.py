"""A checkpoint: a folder of networks, configuration, vocabulary, preprocessing and thresholds.

Files: `config.json`, the ONNX networks, and `head`, `background` and `search.safetensors`. Nothing is
unpickled; every file is held against the SHA-256 that the configuration names before it is used.
"""

import hashlib
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from lsgui import paths
from lsgui.core.chart import Chart
from lsgui.core.json_file import TooLargeError, read_bytes, read_json
from lsgui.core.linear import Linear, sigmoid
from lsgui.core.search_space import SearchSpace
from lsgui.core.tensors import load
from lsgui.core.texts import is_text
from lsgui.core.types import (
    EXTRA_METHODS,
    METHODS,
    OPERATIONS,
    CheckpointError,
    CheckpointIdentity,
    ExtraMethod,
    FloatArray,
    Method,
    Operation,
)

FORMAT = 1
CONFIG = "config.json"
BACKBONE = "backbone.onnx"
HEAD = "head.safetensors"
BACKGROUND = "background.safetensors"
SEARCH = "search.safetensors"
NETWORKS = (BACKBONE, *(f"{operation}.onnx" for operation in OPERATIONS))
FILES = (*NETWORKS, HEAD, BACKGROUND, SEARCH)
TENSORS = {
    HEAD: ("weight", "bias", "mean", "scale"),
    BACKGROUND: ("features", "prevalence"),
    SEARCH: ("projection",),
}
OPERATION_THRESHOLDS = "operation_thresholds"
EXTRA = "extra_methods"  # in the configuration: what is known of the networks of each
ELSEWHERE = b"\x0a\x08location"  # in ONNX: numbers are in another file, which may be any of this computer
LARGEST_CONFIG = 4_000_000  # bytes
LARGEST_FILE = 2_147_483_647  # bytes; no network in ONNX has more
LARGEST_NUMBER = np.float32(1e6)  # of a feature or a projection; those that are shipped stay below 100
LONGEST_SIDE = 4096  # pixels of what the backbone sees


@dataclass(frozen=True)
class Background:
    """What a few-shot head may know of ordinary photographs: pooled `features` (n, dim) of training
    images and the `prevalence` (L,) of each label among all of them."""

    features: FloatArray
    prevalence: FloatArray


@dataclass(frozen=True)
class Checkpoint:
    """A checkpoint whose files were verified and are held in memory.

    `config` is `config.json` as read; `files` maps a file's name to its bytes.
    """

    path: Path
    config: dict[str, Any]
    files: dict[str, bytes]
    identity: CheckpointIdentity

    @classmethod
    def load(cls, path: Path | str | None = None) -> "Checkpoint":
        """Read and verify the checkpoint in folder `path` (default: the shipped one).

        Raises `CheckpointError` with one sentence when it is missing, damaged, or of a newer format.
        """
        folder = Path(path) if path is not None else paths.default_checkpoint()
        config = _read_config(folder)
        files = {name: _read_verified(folder, name, config["files"][name]) for name in FILES}
        identity = CheckpointIdentity(config["name"], identity_hash(config["files"]))
        checkpoint = cls(folder, config, files, identity)
        _check_head(checkpoint)
        _check_search_space(checkpoint)
        return checkpoint

    @property
    def name(self) -> str:
        """The checkpoint's name, as shown to the user."""
        return self.identity.name

    @property
    def labels(self) -> tuple[str, ...]:
        """The vocabulary: the ordered list of possible labels."""
        return tuple(self.config["vocabulary"])

    @cached_property
    def thresholds(self) -> FloatArray:
        """The score (L,) from which each label is said to be present, chosen on validation images."""
        return np.asarray(self.config["thresholds"], np.float32)

    def present(self, features: npt.ArrayLike) -> npt.NDArray[np.bool_]:
        """Whether single photographs with features (n, dim) have each label: (n, L)."""
        found: npt.NDArray[np.bool_] = self.head.scores(features) >= self.thresholds
        return found

    def thresholds_for(
        self, operation: Operation | None, alike: float = 0.0, method: Method = "learned"
    ) -> FloatArray:
        """The threshold (L,) of each label in an operation's answer; see `Engine.thresholds_for`."""
        chosen = self.config.get(OPERATION_THRESHOLDS, {}).get(method, {}).get(operation)
        if chosen is None:
            return self.thresholds
        pairs, single = (np.clip(np.float32(of), 1e-6, 1 - 1e-6) for of in (chosen, self.thresholds))
        odds = [np.log(of / (1 - of)) for of in (pairs, single)]
        return sigmoid((1 - np.float32(alike)) * odds[0] + np.float32(alike) * odds[1])

    @cached_property
    def methods(self) -> tuple[Method, ...]:
        """What combines photographs here: the methods of every checkpoint, and extra ones that are there."""
        return (*METHODS, *(method for method in EXTRA_METHODS if self._has(method)))

    def _has(self, method: ExtraMethod) -> bool:
        """Whether a method's networks are described and in the folder: large, they may be left out."""
        described = self.config.get(EXTRA, {})
        return method in described and all((self.path / name).is_file() for name in extra_files(method))

    def extra_network(self, name: str) -> bytes:
        """A network of an extra method, read and verified now. Raises `CheckpointError`."""
        hashes = {file: of for known in self.config[EXTRA].values() for file, of in known["files"].items()}
        return _read_verified(self.path, name, hashes[name])

    @property
    def input_size(self) -> tuple[int, int]:
        """Width and height in pixels that photographs are squashed to."""
        backbone = self.config["backbone"]
        return int(backbone["width"]), int(backbone["height"])

    @property
    def dim(self) -> int:
        """The length of a pooled feature."""
        return int(self.config["dim"])

    @cached_property
    def head(self) -> Linear:
        """The checkpoint's own classifier, one row per label of the vocabulary."""
        tensors = _tensors(self, HEAD)
        return Linear(*(tensors[key] for key in TENSORS[HEAD]))

    @cached_property
    def search_space(self) -> SearchSpace:
        """The space in which the library's photographs are compared."""
        return SearchSpace(self.head, _tensors(self, SEARCH)["projection"])

    @cached_property
    def _background(self) -> Background:
        tensors = _tensors(self, BACKGROUND)
        if not _is_background(tensors, self.dim, len(self.labels)):
            raise _damaged(self.path, f"{BACKGROUND} does not fit {CONFIG}")
        return Background(tensors["features"], tensors["prevalence"])

    @cached_property
    def chart(self) -> Chart:
        """The background as photographs are compared. Raises `CheckpointError` when it says nothing."""
        found = Chart.of(self.search_space(self._background.features))
        if found is None:
            raise CheckpointError(f"The checkpoint {self.name} knows too few photographs for a trust meter.")
        return found

    def background(self) -> Background:
        """Features of at most 2,000 training images, and how usual each label is.

        Raises `CheckpointError` when they do not fit the rest.
        """
        return self._background


def extra_file(method: ExtraMethod, operation: Operation) -> str:
    """The name of the file that holds an extra method's network for an operation."""
    return f"{method}_{operation}.onnx"


def extra_files(method: ExtraMethod) -> tuple[str, ...]:
    """The names of all files of an extra method."""
    return tuple(extra_file(method, operation) for operation in OPERATIONS)


def identity_hash(files: dict[str, str]) -> str:
    """The SHA-256 that names a checkpoint: over the sorted names and hashes of its files."""
    lines = "".join(f"{name} {files[name]}\n" for name in sorted(files))
    return hashlib.sha256(lines.encode()).hexdigest()


def _damaged(folder: Path, what: str) -> CheckpointError:
    return CheckpointError(f"The checkpoint in {folder} is damaged: {what}.")


def _read_config(folder: Path) -> dict[str, Any]:
    file = folder / CONFIG
    try:
        config = read_json(file, LARGEST_CONFIG)
    except FileNotFoundError:
        raise CheckpointError(f"There is no checkpoint in {folder}: {CONFIG} is missing.") from None
    except (OSError, ValueError) as error:
        raise _damaged(folder, f"{CONFIG}: {error}") from error
    _check_config(folder, config)
    return dict(config)


def _check_config(folder: Path, config: Any) -> None:
    found = config.get("format") if isinstance(config, dict) else None
    if not isinstance(found, int):
        raise _damaged(folder, f"{CONFIG} names no format")
    if found > FORMAT:
        raise CheckpointError(
            f"The checkpoint in {folder} has format {found}; this lsgui reads up to {FORMAT}: update lsgui."
        )
    missing = {"name", "vocabulary", "thresholds", "backbone", "dim", "files"} - config.keys()
    if missing:
        raise _damaged(folder, f"{CONFIG} lacks {sorted(missing)[0]}")
    labels, thresholds, files = config["vocabulary"], config["thresholds"], config["files"]
    good = (
        _all_of(labels, str)
        and _are_thresholds(thresholds)
        and _fit_methods(config.get(OPERATION_THRESHOLDS, {}), len(labels))
        and _fit_extra(config.get(EXTRA, {}))
        and len(set(labels)) == len(labels) == len(thresholds)
        and all(map(is_text, (config["name"], *labels)))
        and _are_files(files)
        and type(config["dim"]) is int
        and isinstance(config["backbone"], dict)
        and all(_is_side(config["backbone"].get(side)) for side in ("width", "height"))
    )
    if not good:
        raise _damaged(folder, f"the parts of {CONFIG} do not fit together")


def _are_files(values: Any) -> bool:
    return (
        isinstance(values, dict)
        and set(values) >= set(FILES)
        and all(map(is_text, (*values, *values.values())))
    )


def _is_side(value: Any) -> bool:
    return type(value) is int and 0 < value <= LONGEST_SIDE


def _are_thresholds(values: Any) -> bool:
    return _all_of(values, int | float) and all(0 <= value <= 1 for value in values)  # NaN is not


def _fit_methods(values: Any, labels: int) -> bool:
    return isinstance(values, dict) and all(
        name in (*METHODS, *EXTRA_METHODS) and _fit_operations(of, labels) for name, of in values.items()
    )


def _fit_extra(values: Any) -> bool:
    return isinstance(values, dict) and all(
        name in EXTRA_METHODS
        and isinstance(of, dict)
        and isinstance(of.get("files"), dict)
        and set(of["files"]) == set(extra_files(name))
        and _all_of(list(of["files"].values()), str)
        for name, of in values.items()
    )


def _fit_operations(values: Any, labels: int) -> bool:
    return isinstance(values, dict) and all(
        name in OPERATIONS and _are_thresholds(of) and len(of) == labels for name, of in values.items()
    )


def _all_of(values: Any, kind: Any) -> bool:
    return isinstance(values, list) and bool(values) and all(isinstance(value, kind) for value in values)


def _read_verified(folder: Path, name: str, expected: str) -> bytes:
    try:
        content = read_bytes(folder / name, LARGEST_FILE)
    except TooLargeError:
        raise _damaged(folder, f"{name} is too large") from None
    except OSError as error:
        raise _damaged(folder, f"{name} cannot be read") from error
    if hashlib.sha256(content).hexdigest() != expected:
        raise _damaged(folder, f"{name} does not have the stated hash")
    if ELSEWHERE in content:
        raise _damaged(folder, f"{name} wants numbers of other files, which no hash is stated for")
    return content


def _tensors(checkpoint: Checkpoint, name: str) -> dict[str, FloatArray]:
    try:
        tensors = load(checkpoint.files[name], TENSORS[name])
        with np.errstate(all="ignore"):  # what is too large becomes infinite, and is refused for that
            return {key: value.astype(np.float32) for key, value in tensors.items()}
    except ValueError as error:
        raise _damaged(checkpoint.path, f"{name}: {error}") from error


def _check_head(checkpoint: Checkpoint) -> None:
    try:
        head = checkpoint.head
    except (KeyError, ValueError):
        head = None
    if head is None or head.weight.shape != (len(checkpoint.labels), checkpoint.dim):
        raise _damaged(checkpoint.path, f"{HEAD} does not fit {CONFIG}")
    if not head.is_sound:
        raise _damaged(checkpoint.path, f"a number in {HEAD} is out of range")


def _check_search_space(checkpoint: Checkpoint) -> None:
    projection = _tensors(checkpoint, SEARCH).get("projection")
    fits = projection is not None and projection.ndim == 2 and projection.shape[1] == checkpoint.dim
    if projection is None or not fits or not len(projection):
        raise _damaged(checkpoint.path, f"{SEARCH} does not fit {CONFIG}")
    if not _is_bounded(projection):
        raise _damaged(checkpoint.path, f"a number in {SEARCH} is out of range")


def _is_bounded(values: FloatArray) -> bool:
    """Whether numbers are so small that products of two of them have a length."""
    return bool((np.abs(values) <= LARGEST_NUMBER).all())  # NaN is not


def _is_background(tensors: dict[str, FloatArray], dim: int, labels: int) -> bool:
    features, prevalence = tensors.get("features"), tensors.get("prevalence")
    if features is None or prevalence is None or features.ndim != 2 or features.shape[1] != dim:
        return False
    if len(features) < 2 or not _is_bounded(features):
        return False
    varied = bool((np.ptp(features, axis=0) > 0).any())
    return varied and prevalence.shape == (labels,) and bool(((prevalence >= 0) & (prevalence <= 1)).all())
