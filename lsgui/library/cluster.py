"""Past one machine: files are read and embedded by a Ray cluster; the caller stays the one writer.

Partitions of files become tasks. Ray places them, moves them off nodes that die, runs them again after a
crash, and uses nodes that join; here only so many are handed in at a time.
"""

import math
import os
import socket
import time
import warnings
from collections.abc import Callable, Collection, Generator, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from uuid import uuid4

from lsgui.core import images
from lsgui.core.network import one_line
from lsgui.core.types import LibraryError
from lsgui.library import decoding
from lsgui.library.cluster_worker import Digests, Job, Made, embed, versions
from lsgui.library.embedding import Embedded, Embedder
from lsgui.library.worker import Decode

AUTO, LOCAL = "auto", "local"

_ENVIRONMENT = {"RAY_USAGE_STATS_ENABLED": "0", "RAY_BACKEND_LOG_LEVEL": "fatal"}  # it tells nobody anything
_LOCAL_WORKERS = 2
_LOCAL_TRIES = 3
_KNOCK_SECONDS = 10.0
_LOCAL_STORE = 256 << 20  # bytes for what is on its way
_SMALLEST, _LARGEST = 8, 64  # files in a partition
_AHEAD = 2  # partitions handed in for each worker: one is worked on, one waits
_RETRIES = 3  # of a partition whose worker or node died
_ANSWER = 0.2  # seconds between two chances to cancel
_LOOK_AROUND = 5.0  # seconds between two looks at how many workers there are


@contextmanager
def connected(address: str) -> Iterator[None]:
    """Be connected to the Ray cluster at `address`: HOST:PORT, ray://HOST:PORT, "auto" (the one of this
    machine) or "local" (a small one that is started now and ended at the end).

    Who is connected already stays so. Raises LibraryError where Ray or the cluster is missing.
    """
    ray = _ray()
    if ray.is_initialized():
        yield
        return
    for name, value in _ENVIRONMENT.items():
        os.environ.setdefault(name, value)
    options: dict[str, Any] = {"log_to_driver": False, "logging_level": "ERROR"}
    if address == LOCAL:
        options |= {
            "num_cpus": _LOCAL_WORKERS,
            "object_store_memory": _LOCAL_STORE,
            "include_dashboard": False,
        }
    _knock(address)
    _connect(ray, address, options, tries=_LOCAL_TRIES if address == LOCAL else 1)
    try:
        yield
    finally:
        ray.shutdown()


def _knock(address: str) -> None:
    """Raise LibraryError at once where nobody listens; Ray itself tries, and says so, for minutes."""
    host, _, port = address.removeprefix("ray://").rpartition(":")
    if not host or not port.isascii() or not port.isdigit():
        return
    try:
        socket.create_connection((host, int(port)), _KNOCK_SECONDS).close()
    except (OSError, OverflowError) as error:
        raise _unusable(address, error) from error


def _unusable(address: str, error: Exception) -> LibraryError:
    return LibraryError(f"There is no usable Ray cluster at {address}: {one_line(error)}")


def _connect(ray: Any, address: str, options: dict[str, Any], tries: int) -> None:
    """Connect, or start. Ray gives parts of itself 15 seconds to start, too few on a busy machine:
    https://github.com/ray-project/ray/issues/65983."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # tips for those who write against Ray
            ray.init(address=address, **options)
    except Exception as error:  # Ray raises many kinds, bare Exception among them
        ray.shutdown()  # what came up of a cluster that did not
        if tries > 1:
            _connect(ray, address, options, tries - 1)
            return
        raise _unusable(address, error) from error


def _ray() -> Any:
    try:
        import ray
    except ModuleNotFoundError:
        raise LibraryError("Ray is not installed: pip install 'lsgui[scale]' brings it.") from None
    return ray


class Cluster:
    """Reads and embeds files on the connected Ray cluster (see `connected`).

    `load` makes a worker's engine: a function that workers can import, or a `partial` of one. Each worker
    takes one CPU and so many `gpus`. `engine` is the caller's, which workers must equal in every version.
    """

    def __init__(
        self,
        load: Callable[[], Embedder],
        engine: Embedder,
        *,
        gpus: int = 0,
        decode: Decode = images.pixels,
        seconds: float = decoding.SECONDS,
    ) -> None:
        self._load, self._decode, self._seconds = load, decode, seconds
        self._versions = versions(engine)
        self._gpus = gpus

    def embedded(
        self, paths: Sequence[Path], known: Collection[bytes], waiting: Callable[[], None]
    ) -> Generator[Embedded]:
        """What the cluster makes of each file, in the order in which it is done; see `Embedding`.

        Raises LibraryError where a worker does not fit, or there is none.
        """
        if paths:
            name = uuid4().hex
            job = Job(name, self._load, self._versions, Digests(known), self._decode, self._seconds)
            with _Run(job, paths, self._gpus) as run:
                yield from run.embedded(waiting)


class _Run:
    """The partitions of one job: those still to hand in, and those that Ray has."""

    def __init__(self, job: Job, paths: Sequence[Path], gpus: int) -> None:
        self._ray = _ray()
        self._paths = paths
        self._kind = "GPU" if gpus else "CPU"
        self._looked = -math.inf
        size = math.ceil(len(paths) / (2 * _AHEAD * self._workers()))
        size = max(_SMALLEST, min(_LARGEST, size))
        rows = range(len(paths))
        self._todo = (rows[first : first + size] for first in range(0, len(paths), size))
        self._again: list[range] = []
        self._at_work: dict[Any, range] = {}
        self._job = self._ray.put(job)
        self._embed = self._ray.remote(embed).options(num_cpus=1, num_gpus=gpus, max_retries=_RETRIES)

    def __enter__(self) -> "_Run":
        return self

    def __exit__(self, *exception: object) -> None:
        for task in self._at_work:
            self._ray.cancel(task, force=True)

    def embedded(self, waiting: Callable[[], None]) -> Generator[Embedded]:
        while self._hand_in():
            ready, _ = self._ray.wait(list(self._at_work), timeout=_ANSWER)
            waiting()
            for task in ready:
                rows = self._at_work.pop(task)
                yield from (Embedded(row, *made) for row, made in self._result(task, rows))

    def _hand_in(self) -> bool:
        """Give Ray as much as it may have; False where nothing is left to wait for."""
        while len(self._at_work) < _AHEAD * self._workers():
            rows = self._again.pop() if self._again else next(self._todo, None)
            if rows is None:
                break
            names = [os.fsencode(self._paths[row]) for row in rows]
            self._at_work[self._embed.remote(self._job, names)] = rows
        return bool(self._at_work)

    def _workers(self) -> int:
        """How many workers the cluster has room for, nodes that joined meanwhile included."""
        if time.monotonic() - self._looked > _LOOK_AROUND:
            self._count = int(self._ray.cluster_resources().get(self._kind, 0))
            self._looked = time.monotonic()
        if not self._count:
            raise LibraryError(f"The Ray cluster has no {self._kind} to work with.")
        return self._count

    def _result(self, task: Any, rows: range) -> list[tuple[int, Made]]:
        """What came of the rows of a task; nothing where they are to be tried again, one by one."""
        errors = self._ray.exceptions
        try:
            return list(zip(rows, self._ray.get(task), strict=True))
        except errors.RayTaskError as error:
            raise _reported(error) from error
        except errors.RayError:  # its worker or node died, again and again
            if len(rows) == 1:
                return [(rows[0], Made(b"", None, f"it crashed the cluster's worker {_RETRIES + 1} times"))]
            self._again += [range(row, row + 1) for row in rows]
            return []


def _reported(error: Any) -> Exception:
    """What a worker raised, as an error of this process."""
    if isinstance(error.cause, LibraryError):
        return LibraryError(str(error.cause))
    text = one_line(error.cause)
    if isinstance(error.cause, ImportError) or "failed to import" in text:
        return LibraryError(f"A worker of the Ray cluster cannot import lsgui ({text}): install it there.")
    return RuntimeError(f"a worker of the Ray cluster failed: {error}")
