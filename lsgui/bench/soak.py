"""A soak: a window that is used without a rest for so long, and what memory, handles and stalls say of it."""

import json
import os
import platform
import random
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np
from PIL import Image, ImageDraw, ImageFilter

from lsgui import __version__, screen
from lsgui.bench.startup import SECONDS, platform_of, run_program
from lsgui.core.types import UserError

FOLDERS, PHOTOGRAPHS = 3, 40
"""Of the library: folders, and photographs in each."""
HEADS, EXAMPLES = 2, 6
"""Folders of examples, of two categories each, and photographs in each category."""
SIZE = (480, 360)


def soak(seconds: int, *, seed: int = 0) -> dict[str, Any]:
    """Use windows in one process of their own for so many seconds, as the dice of a seed say.

    Everything is in an empty home, the photographs are drawn. "memory_mb" and its like are of that process
    alone, without those that decode files for it. Raises `UserError` where the window does not start, crashes
    or does not come to an end.
    """
    offscreen = bool(screen.problems())
    with tempfile.TemporaryDirectory(prefix="lsgui-soak-") as name:
        folder = Path(name)
        draw(folder, random.Random(seed))
        environment = os.environ | {
            "LSGUI_HOME": str(folder / "home"),
            "LSGUI_SOAK_SECONDS": str(seconds),
            "LSGUI_SOAK_SEED": str(seed),
            "LSGUI_SOAK_FOLDER": str(folder),
            **({"QT_QPA_PLATFORM": "offscreen"} if offscreen else {}),
        }
        try:
            ran = run_program([], environment, seconds + SECONDS)
        except UserError as error:
            raise UserError(f"{error}{_crash(folder)}") from None
    lines = [line for line in ran.lines if line.startswith("{")]
    if not lines:
        raise UserError("the window ended without a report")
    return {**_machine(offscreen=offscreen), **json.loads(lines[-1]), "peak_mb": ran.peak_mb}


def _crash(folder: Path) -> str:
    """What a crash of the window left, after a line break; "" for nothing."""
    found = sorted((folder / "home").rglob("running-*.txt"))
    text = found[-1].read_text("utf-8", "replace") if found else ""
    return f"\n{text}" if "Fatal" in text else ""


def draw(folder: Path, dice: random.Random) -> None:
    """Fill "library" and "examples" below a folder with drawn photographs, the same for the same dice."""
    for number in range(FOLDERS):
        _fill(folder / "library" / f"folder {number}", PHOTOGRAPHS, dice)
    for head, category in np.ndindex(HEADS, 2):
        _fill(folder / "examples" / f"head {head}" / f"category {category}", EXAMPLES, dice)


def _fill(folder: Path, count: int, dice: random.Random) -> None:
    folder.mkdir(parents=True)
    for number in range(count):
        _drawn(dice).save(folder / f"{number:04}.jpg", quality=90)


def _drawn(dice: random.Random) -> Image.Image:
    """A sky or a ground that fades, with a few bodies before it, out of focus."""
    top, foot = (np.array(_colour(dice), np.float32) for _ in range(2))
    share = np.linspace(0, 1, SIZE[1], dtype=np.float32)[:, None, None]
    ground = np.broadcast_to(top * (1 - share) + foot * share, (SIZE[1], SIZE[0], 3))
    image = Image.fromarray(ground.astype(np.uint8), "RGB")
    pen = ImageDraw.Draw(image)
    for box in _boxes(dice):
        (pen.ellipse if dice.random() < 0.5 else pen.rectangle)(box, fill=_colour(dice))
    return image.filter(ImageFilter.GaussianBlur(dice.uniform(0.5, 3)))


def _boxes(dice: random.Random) -> Iterator[tuple[int, int, int, int]]:
    for _ in range(dice.randint(2, 9)):
        left, top = dice.randrange(SIZE[0]), dice.randrange(SIZE[1])
        yield left, top, left + dice.randint(10, 200), top + dice.randint(10, 200)


def _colour(dice: random.Random) -> tuple[int, int, int]:
    return dice.randrange(256), dice.randrange(256), dice.randrange(256)


def _machine(*, offscreen: bool) -> dict[str, Any]:
    return {
        "lsgui": __version__,
        "system": platform.platform(),
        "python": platform.python_version(),
        "cores": os.cpu_count(),
        **platform_of(offscreen=offscreen),
    }
