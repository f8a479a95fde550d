"""The worker process: reads and decodes one file after another, and answers through its pipe.

The parent sends a path and gets the file's size, then its digest; it answers WANTED or KNOWN, and gets the
pixels where they are wanted. A reply begins with DONE; or with FAILED and says why, and is then the last.
"""

import hashlib
import multiprocessing
import os
import signal
import sys
import threading
from collections.abc import Callable
from contextlib import suppress
from multiprocessing.connection import Connection, wait
from pathlib import Path
from typing import TypeAlias

from lsgui.core import formats, images
from lsgui.core.types import ImageError
from lsgui.library.power import let_others_go_first

WANTED, KNOWN = b"+", b"-"
DONE, FAILED = b"+", b"-"

_ORPHAN_SECONDS = 10.0  # a decoder that lets no thread run is ended so long after its time
_DIGEST_BYTES = 20
_SLOWEST = 1e6  # bytes a second that a drive gives at the least
_LARGEST = 4 << 30  # bytes; a file may claim any size, and hold next to none of it

Decode: TypeAlias = Callable[[Path, tuple[int, int]], images.PixelArray]
"""A function of a module, like `images.pixels`: workers import it by its name."""


def serve(pipe: Connection, decode: Decode, size: tuple[int, int], seconds: float, memory: int) -> None:
    """A worker's whole life: decode files to `size` (width, height) until the parent is gone."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl+C is the parent's affair
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, 1)  # the program's output is a report,
    os.dup2(nowhere, 2)  # and why a file is skipped is said once, and not by libtiff
    threading.Thread(target=_end_with_parent, name="parent", daemon=True).start()
    _limit(memory)
    formats.decode_apart()
    let_others_go_first()
    with suppress(EOFError, OSError):
        pipe.send_bytes(DONE)
        while True:
            path = Path(os.fsdecode(pipe.recv_bytes()))
            _answer(pipe, path, decode, size, seconds)
            _alarm(0)


def _end_with_parent() -> None:
    """End this process, whatever it does, when its parent is gone: nobody waits for it any more."""
    parent = multiprocessing.parent_process()
    if parent is not None:
        wait([parent.sentinel])
        os._exit(1)


def digest_seconds(size: int, seconds: float) -> float:
    """How long reading a file of `size` bytes may take where decoding it may take `seconds`."""
    return seconds + min(size, _LARGEST) / _SLOWEST


def _answer(pipe: Connection, path: Path, decode: Decode, size: tuple[int, int], seconds: float) -> None:
    _alarm(seconds + _ORPHAN_SECONDS)
    length = _reply(lambda: str(path.stat().st_size).encode())
    pipe.send_bytes(length)
    if length.startswith(FAILED):
        return
    _alarm(digest_seconds(int(length[1:]), seconds) + _ORPHAN_SECONDS)
    found = _reply(lambda: digest(path))
    pipe.send_bytes(found)
    if found.startswith(FAILED) or pipe.recv_bytes() != WANTED:
        return
    _alarm(seconds + _ORPHAN_SECONDS)
    pipe.send_bytes(_reply(lambda: decode(path, size).tobytes()))


def _reply(work: Callable[[], bytes]) -> bytes:
    """What `work` gives, or the reason why it does not."""
    try:
        return DONE + work()
    except ImageError as error:
        reason = error.reason
    except MemoryError:
        reason = images.NO_MEMORY
    except OSError as error:
        reason = f"{images.UNREADABLE} ({error.strerror})"
    return FAILED + reason.encode("utf-8", "surrogatepass")


def digest(path: Path) -> bytes:
    """What tells a file's content from every other. Raises OSError."""
    images.check_packages(path)  # a folder of raw files is not read in vain
    with path.open("rb") as file:
        return hashlib.file_digest(file, lambda: hashlib.blake2b(digest_size=_DIGEST_BYTES)).digest()


def _limit(memory: int) -> None:
    """Refuse this process memory beyond what it has and `memory` bytes, and dumps of it to the disk."""
    if sys.platform == "win32":
        return
    import resource

    with suppress(ValueError, OSError):
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
        hard = resource.getrlimit(resource.RLIMIT_AS)[1]
        most = memory + _taken()
        soft = most if hard == resource.RLIM_INFINITY else min(most, hard)
        resource.setrlimit(resource.RLIMIT_AS, (soft, hard))


def _taken() -> int:
    """The bytes of address space that this process has; 0 where the system does not say."""
    try:
        pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[0])
    except OSError:
        return 0
    return pages * os.sysconf("SC_PAGE_SIZE")


def _alarm(seconds: float) -> None:
    """Have the system end this process after so many seconds; 0 calls it off."""
    if sys.platform != "win32":
        signal.setitimer(signal.ITIMER_REAL, seconds)
