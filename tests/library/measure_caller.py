"""What an index costs the calling process when others embed: `python tests/library/measure_caller.py FILES`.

The files are many names of one byte; every one comes back at once with a feature of its
own content. Prints JSON: seconds of CPU and bytes for each image, of memory and on the disk.
"""

import json
import os
import resource
import sys
import tempfile
import time
from collections.abc import Callable, Collection, Generator, Sequence
from pathlib import Path

import numpy as np

from lsgui.core.types import CheckpointIdentity
from lsgui.library.embedding import Embedded
from lsgui.library.scan import index
from lsgui.library.store import Library

DIM = 1280
A_FOLDER = 1000  # files


class Ready:
    """An engine that is not asked, and a cluster that has done everything already."""

    identity = CheckpointIdentity("measured", "0" * 64)
    dim = DIM
    input_size = (224, 224)

    def embed_pixels(self, pixels: object, /) -> np.ndarray:
        raise AssertionError("nothing is embedded here")

    def embedded(
        self, paths: Sequence[Path], known: Collection[bytes], waiting: Callable[[], None]
    ) -> Generator[Embedded]:
        feature = np.random.default_rng(0).normal(size=DIM).astype(np.float32)
        for row in range(len(paths)):
            yield Embedded(row, row.to_bytes(20, "big"), feature, "")


def make(folder: Path, files: int) -> None:
    """Names of few files: links, so that the disk holds them."""
    for number in range(files):
        inside = folder / f"photographs-{number // A_FOLDER:05}"
        if number % A_FOLDER == 0:
            inside.mkdir()
            (inside / "original.jpg").write_bytes(b"x")
        else:
            os.link(inside / "original.jpg", inside / f"IMG_{number:08}.jpg")


def main(files: int) -> None:
    with tempfile.TemporaryDirectory() as scratch:
        photographs, place = Path(scratch, "photographs"), Path(scratch, "library")
        photographs.mkdir()
        make(photographs, files)
        before, began = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss, time.process_time()
        ready = Ready()
        with Library.open(place, ready.identity, DIM) as library:
            added = index(library, ready, [photographs], elsewhere=ready).added
        spent = time.process_time() - began
        memory = (resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before) * 1024
        sizes = {path.suffix: path.stat().st_size / files for path in place.iterdir() if path.stat().st_size}
    each = {"cpu_seconds": spent / files, "memory_bytes": memory / files, "disk_bytes": sizes}
    print(json.dumps({"files": files, "added": added, "each": each}, indent=2))


if __name__ == "__main__":
    main(int(sys.argv[1]))
