"""What changed in a library's folders, as places to look through again."""

import os
from collections.abc import Callable, Collection, Iterable, Sequence
from pathlib import Path
from typing import NamedTuple

from lsgui.core.images import EXTENSIONS
from lsgui.library.walk import is_folder, reaches


class Change(NamedTuple):
    """A folder to look through again: with all that lies below it (`deep`), or the files in it only."""

    folder: Path
    deep: bool


def change_of(path: Path, roots: Sequence[Path], *, gone: bool) -> Change | None:
    """The place to look through since something happened at `path` inside one of the roots.

    None where it is no matter of the library: a file that is no image, or a place that its walk leaves
    out. `gone` says that something was taken away.
    """
    root = next((root for root in roots if path.is_relative_to(root)), None)
    if root is None or any(part.startswith(".") for part in path.relative_to(root).parts):
        return None
    is_folder = os.path.isdir(path)
    if not is_folder and not gone and path.suffix.lower() not in EXTENSIONS:
        return None
    folder = path if is_folder or path == root else path.parent
    folder = _own_place(folder, roots)
    if not any(folder == one or reaches(one, folder) for one in roots):
        return None
    return Change(folder, deep=is_folder or path == root)


def _own_place(folder: Path, roots: Sequence[Path]) -> Path:
    """A folder of the library has its images where it is, not below links to it."""
    real = Path(os.path.realpath(folder))
    return real if any(real.is_relative_to(root) for root in roots) else folder


def outermost(changes: Iterable[Change]) -> list[Change]:
    """The changes in path order, without those that lie in a deep one."""
    kept: list[Change] = []
    deep: set[Path] = set()
    for change in sorted(changes, key=lambda change: (change.folder, not change.deep)):
        if deep.isdisjoint((change.folder, *change.folder.parents)):
            kept.append(change)
            deep.update([change.folder] if change.deep else [])
    return kept


def lies_directly_in(folder: Path) -> Callable[[bytes], bool]:
    """Tells of stored paths below a folder whether a look at the folder alone says what became of them.

    That is so of its files, and of what lies in a subfolder that is no longer there.
    """
    there: dict[bytes, bool] = {}
    prefix = os.path.join(os.fsencode(folder), b"")

    def direct(path: bytes) -> bool:
        first, separator, _ = path[len(prefix) :].partition(os.fsencode(os.sep))
        if separator and first not in there:
            try:
                there[first] = is_folder(prefix + first)
            except OSError:  # nobody knows
                there[first] = True
        return not separator or not there[first]

    return direct


def widened(changes: Collection[Change], roots: Sequence[Path]) -> set[Change]:
    """Whole folders of the library instead of very many places in them."""
    inside = (root for root in roots if any(change.folder.is_relative_to(root) for change in changes))
    return {Change(root, deep=True) for root in inside}
