"""Folders that lie in others, and taking folders out of a library and bringing them back."""

from collections.abc import Collection, Iterable
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


def take_out(library: "Library", folder: Path, keep: Collection[Path]) -> None:
    """Take a folder out of the library, but for those inside it that stay; it need not be in there."""
    from lsgui.library.store import UnknownFolderError

    try:
        library.remove_folder(folder, keep=keep)
    except UnknownFolderError:
        return  # it is not in the library: that is what was wanted


def bring_back(library: "Library", folder: Path) -> bool:
    """False where the library has no such folder to bring back."""
    from lsgui.library.store import UnknownFolderError

    try:
        library.restore_folder(folder)
    except UnknownFolderError:
        return False
    return True
