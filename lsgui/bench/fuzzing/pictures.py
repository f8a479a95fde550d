"""Targets that read pictures: in a worker process, as the library does, and in their own, as windows do."""

import io
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

import numpy as np

from lsgui.bench.fuzzing.begun import CONTAINED, Begun, Target, plainly

_SECONDS, _MEMORY = 5.0, 1 << 30  # that a picture may take in a worker
_EDGE = 32  # pixels of a thumbnail


@contextmanager
def _picture(folder: Path) -> Iterator[Begun]:
    from lsgui.core import images
    from lsgui.library.decoding import Decoders

    file = folder / "picture.jpg"
    with Decoders((64, 64), seconds=_SECONDS, memory=_MEMORY) as decoders:

        def attempt(content: bytes) -> str | None:
            file.write_bytes(content)
            reason = decoders.submit(file).result().reason
            return CONTAINED if reason.startswith((images.TOO_LONG, images.CRASHED)) else None

        yield Begun(list(_pictures()), attempt)


def _pictures() -> Iterator[bytes]:
    from PIL import Image

    chance = np.random.default_rng(0)
    image = Image.fromarray(chance.integers(0, 256, (40, 56, 3), np.uint8))
    others: dict[str, Any] = {
        "save_all": True,
        "append_images": [image.transpose(Image.Transpose.ROTATE_180)],
    }
    exif = Image.Exif()
    exif[0x0112] = 6
    for kind in ("JPEG", "PNG", "GIF", "BMP", "WEBP", "TIFF", "AVIF", "JPEG2000", "PPM", "QOI"):
        for options in ({}, {"exif": exif}, others):
            stream = io.BytesIO()
            with suppress(OSError, ValueError, KeyError, TypeError):
                image.save(stream, kind, **options)
                yield stream.getvalue()
    for mode in ("L", "P", "1", "CMYK", "RGBA", "F", "I;16"):
        stream = io.BytesIO()
        shown = image.convert("L") if mode == "I;16" else image
        shown.convert(mode).save(stream, "TIFF", compression="tiff_lzw")
        yield stream.getvalue()


def _loader(folder: Path) -> Begun:
    """In this process, where nothing is contained: what harms the loader would harm a window."""
    from lsgui.core import images

    file = folder / "picture.jpg"

    def attempt(content: bytes) -> None:
        file.write_bytes(content)
        whole = images.load(file)
        assert (whole.mode, whole.info) == ("RGB", {})
        small = images.thumbnail(file, _EDGE)
        assert max(small.size) <= _EDGE

    return Begun(list(_pictures()), attempt)


PICTURES = (
    Target("picture", "bytes", _picture),
    Target("loader", "bytes", plainly(_loader), slow=10.0),  # 300 megapixels, which it takes, take as long
)
