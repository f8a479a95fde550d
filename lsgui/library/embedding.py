"""Files to features: read and decoded in worker processes, embedded in this one, in small batches."""

from collections import deque
from collections.abc import Callable, Collection, Generator, Iterator, Sequence
from concurrent.futures import Future
from concurrent.futures import TimeoutError as StillBusyError
from pathlib import Path
from typing import NamedTuple, Protocol

import numpy as np
import numpy.typing as npt

from lsgui.core import images
from lsgui.core.types import CheckpointIdentity, FloatArray
from lsgui.library import decoding
from lsgui.library.decoding import Decoded, Decoders
from lsgui.library.pacing import Pace
from lsgui.library.worker import Decode

BATCH = 8
"""Images embedded together."""

_AHEAD = 32  # files being read and decoded before their turn
_ANSWER = 0.2  # seconds between two chances to cancel, however long a file takes


class Embedder(Protocol):
    """What indexing needs of the engine."""

    @property
    def identity(self) -> CheckpointIdentity: ...
    @property
    def dim(self) -> int: ...
    @property
    def input_size(self) -> tuple[int, int]: ...
    def embed_pixels(self, pixels: npt.NDArray[np.uint8], /) -> FloatArray: ...


class Embedded(NamedTuple):
    """What was made of file number `row`: no `feature` (dim,) where its content is known already, or where
    there is a `reason` why not."""

    row: int
    digest: bytes
    feature: FloatArray | None
    reason: str


class Embedding(Protocol):
    """Where files are read and embedded: in this process, or on a cluster."""

    def embedded(
        self, paths: Sequence[Path], known: Collection[bytes], waiting: Callable[[], None]
    ) -> Generator[Embedded]:
        """Each file once, in any order; `known` digests may grow meanwhile. `waiting` is called again and
        again, and may raise to end it."""
        ...


class Here:
    """Embeds on this machine. `pace` says when to wait; by default it never does."""

    def __init__(self, engine: Embedder, decode: Decode = images.pixels, pace: Pace | None = None) -> None:
        self._engine, self._decode, self._pace = engine, decode, pace
        self.longest = 0.0
        """Seconds that one file took to decode at the most."""

    def embedded(
        self, paths: Sequence[Path], known: Collection[bytes], waiting: Callable[[], None]
    ) -> Generator[Embedded]:
        """See `Embedding`; files come in their order, but for copies within a batch."""
        batch: dict[bytes, tuple[int, images.PixelArray]] = {}
        copies: list[Embedded] = []
        for row, (digest, pixels, reason) in enumerate(self._decoded(paths, known, waiting)):
            waiting()
            if self._pace is not None:
                self._pace.give_way(waiting)
            if pixels is None or digest in known:
                yield Embedded(row, digest, None, reason)
            elif digest in batch:
                copies.append(Embedded(row, digest, None, ""))
            else:
                batch[digest] = row, pixels
            if len(batch) == BATCH:
                yield from self._embed(batch)
                yield from copies
                batch, copies = {}, []
        if batch:
            yield from self._embed(batch)
            yield from copies

    def _embed(self, batch: dict[bytes, tuple[int, images.PixelArray]]) -> Iterator[Embedded]:
        features = self._engine.embed_pixels(np.stack([pixels for _, pixels in batch.values()]))
        for (digest, (row, _)), feature in zip(batch.items(), features, strict=True):
            yield Embedded(row, digest, feature, "")

    def _decoded(
        self, paths: Sequence[Path], known: Collection[bytes], waiting: Callable[[], None]
    ) -> Iterator[Decoded]:
        """What reading each file gives, in order; files are read ahead."""
        ahead: deque[Future[Decoded]] = deque()
        with Decoders(
            self._engine.input_size,
            decode=self._decode,
            known=known,
            workers=decoding.workers_for(len(paths)),
            seconds=decoding.SECONDS,
        ) as decoders:
            for path in paths:
                ahead.append(decoders.submit(path))
                if len(ahead) > _AHEAD:
                    yield _result(ahead.popleft(), waiting)
            while ahead:
                yield _result(ahead.popleft(), waiting)
            self.longest = max(self.longest, decoders.longest)


def _result(future: Future[Decoded], waiting: Callable[[], None]) -> Decoded:
    while True:
        try:
            return future.result(_ANSWER)
        except StillBusyError:
            waiting()
