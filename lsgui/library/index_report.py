"""What an index found and did."""

from dataclasses import dataclass
from pathlib import Path
from typing import Any

from lsgui.core.types import Skipped


@dataclass(frozen=True)
class IndexReport:
    """What an index found and did, in images, and how fast.

    `moved` files kept their features; `offline` ones are kept although they, or their folders, cannot be
    read now; `copies` are the whole library's groups of files with one content, which is embedded once;
    `total` is the whole library's count; `images_per_second` counts the added and updated.
    """

    added: int
    updated: int
    unchanged: int
    moved: int
    removed: int
    offline: int
    skipped: tuple[Skipped, ...]
    copies: tuple[tuple[Path, ...], ...]
    total: int
    seconds: float
    images_per_second: float

    @property
    def changed(self) -> bool:
        """Whether the library holds other images, or others of them, than before."""
        return any((self.added, self.updated, self.moved, self.removed))

    def to_json(self) -> dict[str, Any]:
        """The report as plain values for `json.dumps`."""
        values = dict(vars(self))
        values["skipped"] = [{"path": item.path, "reason": item.reason} for item in self.skipped]
        values["copies"] = [[str(path) for path in group] for group in self.copies]
        values["seconds"] = round(self.seconds, 3)
        values["images_per_second"] = round(self.images_per_second, 2)
        return values
