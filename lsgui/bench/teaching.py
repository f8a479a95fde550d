"""How long it takes to teach new categories, from a folder and from features that are kept."""

from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
from PIL import Image

from lsgui.bench.pictures import QUALITY, SMALL, shipped_photograph
from lsgui.bench.spread import milliseconds, spread
from lsgui.core import images

if TYPE_CHECKING:
    from lsgui.core.engine import Engine

CATEGORIES, EXAMPLES = 5, 20
TILES = 4  # on a picture's side


def teaching(engine: "Engine", folder: Path, photograph: Path | None, repetitions: int) -> dict[str, Any]:
    """Milliseconds for five categories of twenty pictures: from their folder to the first score, again from
    their features (to the first score, and to all that is said of their quality)."""
    from lsgui.core.fewshot import fit, predict, teach
    from lsgui.core.fewshot.checking import check

    source = _examples(folder / "taught", photograph)
    asked = next(source.rglob("*.jpg"))

    def whole() -> None:
        predict(fit(engine, source).head, engine, [asked])

    whole()  # the first also makes what is kept of the checkpoint
    head = fit(engine, source).head
    feature = head.evidence.features[:1]

    def again() -> None:
        teach(engine, head, head.evidence, head.labels).scores(feature)

    parts = {"folder_to_score": whole, "features_to_score": again, "check": lambda: check(engine, head)}
    found = {
        name: asdict(spread([milliseconds(work) for _ in range(repetitions)])) for name, work in parts.items()
    }
    return {"categories": CATEGORIES, "examples": EXAMPLES, **found}


def _examples(folder: Path, photograph: Path | None) -> Path:
    """A folder of a subfolder for every category, of pictures that no two are alike."""
    rng = np.random.default_rng(0)
    side = min(SMALL) // TILES
    original = np.asarray(images.load(photograph or shipped_photograph()).resize(SMALL))
    tiles = original.reshape(TILES, side, TILES, side, 3).swapaxes(1, 2).reshape(-1, side, side, 3)
    for category in range(CATEGORIES):
        (folder / f"category {category}").mkdir(parents=True)
        for number in range(EXAMPLES):
            mixed = tiles[rng.permutation(len(tiles))] // 2 + rng.integers(0, 128, (len(tiles), 1, 1, 3))
            rows = mixed.reshape(TILES, TILES, side, side, 3).swapaxes(1, 2).reshape(*SMALL, 3)
            file = folder / f"category {category}" / f"{number:02}.jpg"
            Image.fromarray(rows.astype(np.uint8)).save(file, "JPEG", quality=QUALITY)
    return folder
