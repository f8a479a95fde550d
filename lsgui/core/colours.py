"""Colour profiles: a photograph's numbers as sRGB, which everything after the loader takes them for."""

import hashlib
import io
import threading
from typing import TYPE_CHECKING

import numpy as np
from PIL import Image

if TYPE_CHECKING:
    from PIL.ImageCms import ImageCmsTransform

_MODES = {"RGB ": "RGB", "CMYK": "CMYK", "GRAY": "L"}  # what a profile is for -> what Pillow calls it
_GREYS = ("1", "L", "LA", "La", "F")  # and all that begin with I
_SAME = 2  # grey levels: what differs from sRGB by no more is sRGB, by whatever name
_STEPS = (0, 40, 90, 150, 200, 255)
LARGEST_PROFILE = 4_000_000
"""Bytes; those of presses, the largest, have about two million."""
_MOST_KEPT = 16  # profiles, by their hash
_kept: "dict[bytes, ImageCmsTransform | None]" = {}
_keeping = threading.Lock()


def to_srgb(image: Image.Image, plain: Image.Image, profile: bytes) -> Image.Image:
    """The picture as RGB in sRGB by its embedded ICC `profile`.

    `plain` is what it is without one: RGB, on white where transparent. That comes back as it is for
    a profile that is sRGB itself, is broken or too large, or is for pictures of another kind.
    """
    found = _transform(profile)
    if found is None or not _is_for(found.input_mode, image.mode):
        return plain
    source = image if found.input_mode == "CMYK" else plain
    return found.apply(source if source.mode == found.input_mode else source.convert(found.input_mode))


def _is_for(wanted: str, mode: str) -> bool:
    grey = mode in _GREYS or mode.startswith("I")
    if wanted == "RGB":
        return grey or mode.startswith("RGB") or mode in ("P", "PA", "YCbCr")
    return grey if wanted == "L" else mode == wanted


def _transform(profile: bytes) -> "ImageCmsTransform | None":
    """How to bring pictures with this profile to sRGB; None where there is nothing to do, or no way to."""
    if len(profile) > LARGEST_PROFILE:
        return None
    key = hashlib.sha256(profile).digest()
    with _keeping:
        if key not in _kept:
            if len(_kept) >= _MOST_KEPT:
                del _kept[next(iter(_kept))]
            _kept[key] = _made(profile)
        return _kept[key]


def _made(profile: bytes) -> "ImageCmsTransform | None":
    from PIL import ImageCms

    try:
        opened = ImageCms.ImageCmsProfile(io.BytesIO(profile))
        mode = _MODES[opened.profile.xcolor_space]
        transform = ImageCms.buildTransform(
            opened,
            ImageCms.createProfile("sRGB"),
            mode,
            "RGB",
            ImageCms.Intent.RELATIVE_COLORIMETRIC,
            ImageCms.Flags.BLACKPOINTCOMPENSATION,
        )
        return None if mode == "RGB" and _changes_nothing(transform) else transform
    except Exception:  # a profile is a hint: a broken one costs no more than the colours it would mend
        return None


def _changes_nothing(transform: "ImageCmsTransform") -> bool:
    grid = np.stack(np.meshgrid(_STEPS, _STEPS, _STEPS), axis=-1).reshape(1, -1, 3).astype(np.uint8)
    after = np.asarray(transform.apply(Image.fromarray(grid, "RGB")), np.int16)
    return bool(np.abs(after - grid).max() <= _SAME)
