"""Folders that lie in others, and taking folders out of a library and bringing them back."""

from collections.abc import Collection, Iterable, Mapping
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from lsgui.library.store import Library


def inside(folders: Iterable[Path], others: Collection[Path]) -> frozenset[Path]:
    """Those folders that are, or lie in, one of the others."""
    return frozenset(folder for folder in folders if any(folder.is_relative_to(other) for other in others))


def without(folders: tuple[Path, ...], gone: Collection[Path]) -> tuple[Path, ...]:
    """Those folders that are not gone."""
    return tuple(folder for folder in folders if folder not in gone)


def take_out(library: "Library", folders: Mapping[Path, Collection[Path]]) -> None:
    """Take folders out of the library, but for those inside each that stay; they need not be in there."""
    from lsgui.library.store import UnknownFolderError

    for folder in sorted(folders):
        with suppress(UnknownFolderError):  # it is not in the library: that is what was wanted
            library.remove_folder(folder, keep=folders[folder])


def bring_back(library: "Library", folders: Iterable[Path]) -> set[Path]:
    """Bring folders back that were taken out; those that the library has no such folder for."""
    from lsgui.library.store import UnknownFolderError

    unknown: set[Path] = set()
    for folder in sorted(folders):
        try:
            library.restore_folder(folder)
        except UnknownFolderError:
            unknown.add(folder)
    return unknown
