"""What a worker of a Ray cluster does: read, decode and embed a partition of files.

A worker process serves one partition after the other. It loads the checkpoint for the first one, and
decodes in a process of its own, under the limits that hold everywhere.
"""

import os
import platform
from collections.abc import Callable, Collection, Sequence
from concurrent.futures import Future
from dataclasses import dataclass
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import NamedTuple

import numpy as np

from lsgui import __version__
from lsgui.core import images
from lsgui.core.types import FloatArray, LibraryError, UserError
from lsgui.library.decoding import Decoded, Decoders
from lsgui.library.embedding import Embedder
from lsgui.library.worker import Decode

_BATCH = 8  # images embedded together
_PACKAGES = ("onnxruntime", "pillow")  # features hang on them
_DIGEST = "S20"


class Digests:
    """Content digests in one sorted array, which all workers of a machine share; only good for `in`."""

    def __init__(self, digests: Collection[bytes]) -> None:
        self._sorted = np.sort(np.fromiter(digests, _DIGEST, len(digests)))

    def __contains__(self, digest: object) -> bool:
        sought = np.array([digest], _DIGEST)
        place = int(np.searchsorted(self._sorted, sought)[0])
        return bool((self._sorted[place : place + 1] == sought).any())


@dataclass(frozen=True)
class Job:
    """One run of an index, the same for all of its partitions.

    `load` makes the engine, `versions` are the caller's; of files with `known` digests no feature is made.
    """

    name: str
    load: Callable[[], Embedder]
    versions: dict[str, str]
    known: Digests
    decode: Decode
    seconds: float


class Made(NamedTuple):
    """One file's digest and `feature` (dim,), or the `reason` why not; no feature where it was known."""

    digest: bytes
    feature: FloatArray | None
    reason: str


def versions(engine: Embedder) -> dict[str, str]:
    """What must be the same for features to be the same: programs, packages and the checkpoint."""
    found = {name: _version(name) for name in _PACKAGES}
    return {"lsgui": __version__, **found, "the checkpoint": engine.identity.sha256}


def _version(package: str) -> str:
    try:
        return version(package)
    except PackageNotFoundError:
        return "unknown"


def embed(job: Job, paths: Sequence[bytes]) -> list[Made]:
    """What is made of each file, in order. Raises LibraryError where this worker does not fit the caller."""
    global _here
    if _here is None or _here.name != job.name:
        if _here is not None:
            _here.decoders.close()
        _here = _Here(job)
    return _here.embed([Path(os.fsdecode(path)) for path in paths])


class _Here:
    """What a worker process keeps between partitions of one job."""

    def __init__(self, job: Job) -> None:
        self.name = job.name
        try:
            self._engine = job.load()
        except UserError as error:
            raise LibraryError(f"A worker on {platform.node()} cannot start: {error}") from error
        _compare(job.versions, versions(self._engine))
        size = self._engine.input_size
        self.decoders = Decoders(size, decode=job.decode, known=job.known, seconds=job.seconds)

    def embed(self, paths: Sequence[Path]) -> list[Made]:
        waiting = [self.decoders.submit(path) for path in paths]
        made: list[Made] = []
        for first in range(0, len(paths), _BATCH):
            made += self._embed_batch(paths[first : first + _BATCH], waiting[first : first + _BATCH])
        return made

    def _embed_batch(self, paths: Sequence[Path], waiting: Sequence[Future[Decoded]]) -> list[Made]:
        decoded = [future.result() for future in waiting]
        pixels = [read.pixels for read in decoded if read.pixels is not None]
        features = iter(self._engine.embed_pixels(np.stack(pixels)) if pixels else ())
        return [
            Made(
                read.digest,
                None if read.pixels is None else next(features),
                _reason(path, read.reason),
            )
            for path, read in zip(paths, decoded, strict=True)
        ]


_here: _Here | None = None


def _compare(theirs: dict[str, str], mine: dict[str, str]) -> None:
    for name, wanted in theirs.items():
        found = mine.get(name, "unknown")
        if found != wanted:
            raise LibraryError(
                f"A worker on {platform.node()} has another version of {name} ({found[:12]}) than this "
                f"machine ({wanted[:12]}), so its features would differ: install the same one everywhere."
            )


def _reason(path: Path, reason: str) -> str:
    """The reason, said better where this machine does not see the file at all."""
    if not reason.startswith(images.UNREADABLE) or os.path.lexists(path):
        return reason
    return (
        f"{images.UNREADABLE}: the worker on {platform.node()} does not see it; "
        "photographs must be on storage that every worker has under the same path"
    )
