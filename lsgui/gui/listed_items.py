"""Cells of the library's grid, each made from an arrangement when it is asked for."""

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, overload

from PySide6.QtCore import QCoreApplication, QDateTime, QLocale

from lsgui.gui.image_list import ImageItem
from lsgui.gui.widgets import data_size

if TYPE_CHECKING:
    from lsgui.library.listing import Arrangement

FEW = 12
"""So many labels are named in a tooltip."""
KEPT = 1024
"""So many cells are remembered: a view asks for each of them again and again."""


class ListedItems(Sequence[ImageItem]):
    """The photographs of an arrangement; however many they are, only those looked at are made."""

    def __init__(self, arrangement: "Arrangement") -> None:
        self.arrangement = arrangement
        self._made: dict[int, ImageItem] = {}

    def __len__(self) -> int:
        return len(self.arrangement.rows)

    @overload
    def __getitem__(self, index: int) -> ImageItem: ...
    @overload
    def __getitem__(self, index: slice) -> Sequence[ImageItem]: ...
    def __getitem__(self, index: int | slice) -> ImageItem | Sequence[ImageItem]:
        if isinstance(index, slice):
            return [self[number] for number in range(*index.indices(len(self)))]
        made = self._made.get(index)
        if made is None:
            if len(self._made) >= KEPT:
                self._made.clear()
            made = self._made[index] = self._make(int(self.arrangement.rows[index]))
        return made

    def _make(self, row: int) -> ImageItem:
        listing = self.arrangement.listing
        path = Path(listing.paths[row])
        size = data_size(int(listing.size[row]))
        when = QDateTime.fromMSecsSinceEpoch(int(listing.mtime_ns[row]) // 1_000_000)
        date = QLocale().toString(when.date(), QLocale.FormatType.ShortFormat)
        labels = self._labels(row)
        return ImageItem(
            path,
            note={"size": size, "date": date}.get(self.arrangement.wanted.order, ""),
            tooltip=f"{path}\n{size} · {date}\n{labels}".strip(),
            spoken=", ".join(filter(None, (path.name, path.parent.name, size, date, labels))),
        )

    def __iter__(self) -> Iterator[ImageItem]:
        return (self[number] for number in range(len(self)))

    def find(self, paths: Sequence[Path]) -> list[int]:
        """The rows of some paths, as far as they are shown."""
        wanted = {str(path) for path in paths}
        names = self.arrangement.listing.paths
        return [number for number, row in enumerate(self.arrangement.rows.tolist()) if names[row] in wanted]

    def same_as(self, other: "ListedItems") -> bool:
        """Whether the same photographs are shown in the same order."""
        mine, theirs = self.arrangement, other.arrangement
        if len(mine.rows) != len(theirs.rows):
            return False
        same = mine.listing is theirs.listing or mine.listing.paths == theirs.listing.paths
        return same and bool((mine.rows == theirs.rows).all())

    def _labels(self, row: int) -> str:
        facets, present = self.arrangement.facets, self.arrangement.present
        if facets is None or present is None:
            return ""
        names = [facets[column].label for column in present[row].nonzero()[0]]
        if not names:
            return QCoreApplication.translate("ListedItems", "no label of the vocabulary")
        return ", ".join(names[:FEW]) + ("…" if len(names) > FEW else "")
