"""Arrays that a run computes from photographs and a later run may read again, kept below a stated size.

They are what `paths.cache()` has under `training`; deleting them loses nothing but time.
"""

import contextlib
import hashlib
import os
import tempfile
import time
from collections.abc import Callable, Collection, Sequence
from dataclasses import asdict
from pathlib import Path

import numpy as np
import numpy.typing as npt

from lsgui.core.nets import Backbone, weights_hash

LARGEST = 8_000_000_000  # bytes; a run on 8,000 photographs of 224 pixels takes about 2 of them
ABANDONED = 86_400  # seconds after which a half-written file belongs to no run any more
PARTIAL = ".partial"
_in_use: set[Path] = set()  # what this process has asked for: no run takes from itself

Array = npt.NDArray[np.float16]


def backbone_key(backbone: Backbone) -> str:
    """A backbone's weights and how it wants its pixels: all that its outputs depend on but the files."""
    return f"{sorted(asdict(backbone.config).items())} {weights_hash(backbone)}"


def key_of(what: str, files: Sequence[Path]) -> str:
    """A key for what is computed from `files`: it changes with any file's name, size or time."""
    digest = hashlib.sha256(what.encode())
    for file in files:
        status = file.stat()
        digest.update(f"\n{file} {status.st_size} {status.st_mtime_ns}".encode())
    return digest.hexdigest()[:24]


def kept(folder: Path, name: str, make: Callable[[Path], None], *, largest: int = LARGEST) -> Array:
    """The array `name` as a memory map; `make(file)` writes it where it is not there yet.

    The oldest arrays in `folder` that this process does not use go when all of them are larger than
    `largest` bytes together.
    """
    folder.mkdir(parents=True, exist_ok=True)
    file = folder / f"{name}.npy"
    _in_use.add(file)
    if not file.exists():
        _put(file, make)
    os.utime(file)  # the last use is what counts as age
    stored: Array = np.load(file, mmap_mode="r", allow_pickle=False)
    prune(folder, _in_use, largest=largest)
    return stored


def _put(file: Path, make: Callable[[Path], None]) -> None:
    handle, name = tempfile.mkstemp(suffix=f"{PARTIAL}.npy", dir=file.parent)
    os.close(handle)
    try:
        make(Path(name))
        os.replace(name, file)
    finally:
        _delete(Path(name))


def prune(folder: Path, used: Collection[Path], *, largest: int) -> None:
    """Delete half-written files of runs that ended, then the least recently used that are not `used` now."""
    found = {path: path.stat() for path in folder.glob("*.npy")}
    finished = [path for path in found if f"{PARTIAL}." not in path.name]
    doomed = [path for path in found if path not in finished and _is_abandoned(found[path])]
    total = sum(found[path].st_size for path in finished)
    for path in sorted(set(finished) - set(used), key=lambda path: found[path].st_mtime_ns):
        if total <= largest:
            break
        total -= found[path].st_size
        doomed.append(path)
    for path in doomed:
        _delete(path)


def _is_abandoned(status: os.stat_result) -> bool:
    return time.time() - status.st_mtime > ABANDONED


def _delete(path: Path) -> None:
    with contextlib.suppress(OSError):  # Windows keeps a file that a run still reads
        path.unlink(missing_ok=True)
