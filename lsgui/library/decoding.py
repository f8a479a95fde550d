"""Reads and decodes files in worker processes, so that a hanging or crashing decoder costs one file."""

import multiprocessing
import os
import signal
import sys
import threading
import time
from collections.abc import Container, Iterator
from concurrent.futures import CancelledError, Future, ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path
from types import TracebackType
from typing import NamedTuple

import numpy as np

from lsgui.core import images
from lsgui.core.types import LibraryError
from lsgui.library.worker import FAILED, KNOWN, WANTED, Decode, digest_seconds, serve

SECONDS = 30.0
"""How long one file may take to decode; reading it first may take as long, and more the larger it is."""

MEMORY = 4 << 30
"""How many bytes a worker may take beyond those that it starts with, where the system can say no."""

_MOST = 4  # workers
_FILES_EACH = 16  # a worker's start costs as much as decoding some dozens of small photographs
_START_SECONDS = 60.0
_NO_START = "The process that decodes images could not be started"
_REAP_SECONDS = 5.0
_ENVIRONMENT = {"PYTHONSAFEPATH": "1", "OPENBLAS_NUM_THREADS": "1"}


class Decoded(NamedTuple):
    """A file's content digest and its pixels, or the reason why not; no pixels where it was known."""

    digest: bytes
    pixels: images.PixelArray | None
    reason: str


def workers_for(files: int) -> int:
    """How many workers are worth their start for so many files."""
    return min(_MOST, os.cpu_count() or 1, 1 + files // _FILES_EACH)


class Decoders:
    """Worker processes that decode files to `size` (width, height), started as files come in.

    Of a file whose digest is `known` only the digest is read. Close it at the end: that ends the
    workers at once, whatever they do.
    """

    def __init__(
        self,
        size: tuple[int, int],
        *,
        decode: Decode = images.pixels,
        known: Container[bytes] = (),
        workers: int = 1,
        seconds: float = SECONDS,
        memory: int = MEMORY,
    ) -> None:
        self._size, self._decode, self._known = size, decode, known
        self._seconds, self._memory = seconds, memory
        self._threads = ThreadPoolExecutor(workers, thread_name_prefix="decode")  # each waits for a worker
        self._lock = threading.Lock()
        self._workers: list[_Worker] = []
        self._idle: list[_Worker] = []
        self._closed = False
        self.longest = 0.0
        """Seconds that one file took at the most, from its digest on."""

    def submit(self, path: Path) -> Future[Decoded]:
        """Read a file in its turn. The future raises LibraryError where no worker can be started."""
        return self._threads.submit(self._read, path)

    def close(self) -> None:
        """End the workers; what was not read yet never is."""
        with self._lock:
            self._closed = True
            for worker in self._workers:
                worker.kill()
        self._threads.shutdown(cancel_futures=True)
        while self._workers:
            self._workers.pop().reap()

    def __enter__(self) -> "Decoders":
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def _read(self, path: Path) -> Decoded:
        worker = self._take()
        try:
            try:
                decoded = worker.read(path)
            finally:
                self.longest = max(self.longest, worker.longest)
        except TimeoutError as error:
            self._drop(worker)
            return Decoded(b"", None, f"{images.TOO_LONG} {error} seconds to read")
        except (EOFError, OSError):
            self._drop(worker)
            return Decoded(b"", None, f"{images.CRASHED} image decoder")
        with self._lock:
            self._idle.append(worker)
        return decoded

    def _take(self) -> "_Worker":
        """A worker that is ready; raises CancelledError after `close`."""
        with self._lock:
            if self._closed:
                raise CancelledError
            while self._idle:
                worker = self._idle.pop()
                if worker.alive:
                    return worker
                self._workers.remove(worker)  # it died of nothing that a file did
                worker.reap()
            try:
                worker = _Worker(self._size, self._decode, self._known, self._seconds, self._memory)
            except OSError as error:  # too many processes or open files, or too little memory
                raise LibraryError(f"{_NO_START}: {error.strerror}.") from error
            self._workers.append(worker)
        try:
            worker.wait_until_ready()
        except (EOFError, OSError):
            self._drop(worker)
            raise LibraryError(f"{_NO_START}.") from None
        return worker

    def _drop(self, worker: "_Worker") -> None:
        """End a worker that is of no more use; raises CancelledError after `close`."""
        worker.kill()
        with self._lock:
            if self._closed:
                raise CancelledError
            self._workers.remove(worker)
        worker.reap()


class _Worker:
    """One process, and the pipe to it. Used by one thread at a time, but for `kill`."""

    def __init__(
        self, size: tuple[int, int], decode: Decode, known: Container[bytes], seconds: float, memory: int
    ) -> None:
        self._known, self._seconds = known, seconds
        self.longest = 0.0  # seconds that one file took to decode
        self._shape = (size[1], size[0], 3)
        context = multiprocessing.get_context("spawn")
        self._pipe, end = context.Pipe()
        arguments = (end, decode, size, seconds, memory)
        self._process = context.Process(target=serve, args=arguments, name="decode", daemon=True)
        try:
            with _lean_start():
                self._process.start()
        except BaseException:
            self._pipe.close()
            raise
        finally:
            end.close()

    @property
    def alive(self) -> bool:
        """Whether the process still runs."""
        return self._process.is_alive()

    def wait_until_ready(self) -> None:
        """Wait for the imports; EOFError, OSError or TimeoutError where it does not start."""
        self._receive(_START_SECONDS)

    def read(self, path: Path) -> Decoded:
        """Read one file; TimeoutError (of how many seconds) where it takes too long, EOFError or OSError
        where the process died."""
        self._pipe.send_bytes(os.fsencode(path))
        length, reason = self._receive(self._seconds)
        if reason:
            return Decoded(b"", None, reason)
        digest, reason = self._receive(digest_seconds(int(length), self._seconds))
        if reason:
            return Decoded(b"", None, reason)
        if digest in self._known:
            self._pipe.send_bytes(KNOWN)
            return Decoded(digest, None, "")
        self._pipe.send_bytes(WANTED)
        began = time.monotonic()
        try:
            pixels, reason = self._receive(self._seconds)
        finally:
            self.longest = max(self.longest, time.monotonic() - began)
        if reason:
            return Decoded(b"", None, reason)
        return Decoded(digest, np.frombuffer(pixels, np.uint8).reshape(self._shape), "")

    def _receive(self, seconds: float) -> tuple[bytes, str]:
        """What the worker got, or the reason why it could not."""
        if not self._pipe.poll(seconds):
            raise TimeoutError(f"{seconds:.3g}" if seconds < 100 else f"{seconds:.0f}")
        reply = self._pipe.recv_bytes()
        failed = reply[:1] == FAILED
        return (b"", reply[1:].decode("utf-8", "surrogatepass")) if failed else (reply[1:], "")

    def kill(self) -> None:
        """End the process now."""
        self._process.kill()

    def reap(self) -> None:
        """Let go of a killed process."""
        self._process.join(_REAP_SECONDS)
        if self._process.exitcode is not None:  # else the system itself is stuck in reading a file
            self._process.close()
        self._pipe.close()


_starting = threading.Lock()


@contextmanager
def _lean_start() -> Iterator[None]:
    """Start a process that imports no more than it must, and that Ctrl+C does not reach.

    It would import the program's main module too (a script without a guard would run again), and what
    lies in the current folder (which may be that of the photographs) before the standard library.
    """
    main = sys.modules["__main__"]
    with _starting:
        spec, file = main.__spec__, main.__dict__.pop("__file__", None)
        added = {name: value for name, value in _ENVIRONMENT.items() if name not in os.environ}
        main.__spec__ = None
        os.environ.update(added)
        try:
            with _deaf():
                yield
        finally:
            main.__spec__ = spec
            if file is not None:
                main.__file__ = file
            for name in added:
                os.environ.pop(name, None)


@contextmanager
def _deaf() -> Iterator[None]:
    """Hold Ctrl+C back from this thread and the process that it starts: stopping is the parent's affair."""
    if sys.platform == "win32":
        yield
        return
    from multiprocessing import resource_tracker

    resource_tracker.ensure_running()  # when it starts, it lets signals through again
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)
