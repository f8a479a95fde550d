"""Which folders an index looks through."""

import os
from collections.abc import Collection, Sequence
from pathlib import Path
from typing import NamedTuple

from lsgui.core.types import LibraryError
from lsgui.library.changes import Change, outermost
from lsgui.library.roots import Root
from lsgui.library.walk import reaches
from lsgui.library.writer import Writer
from lsgui.paths import expanded


class Target(NamedTuple):
    """A folder to look through, and the folder of the library that it belongs to."""

    root: Root
    folder: Path
    deep: bool = True


def changed(writer: Writer, changes: Collection[Change]) -> list[Target]:
    """What changed in the folders of the library; one that was taken out meanwhile stays out."""
    roots = writer.roots()
    if writer.due:
        return [Target(root, root.path) for root in roots]
    found: list[Target] = []
    for folder, deep in outermost(changes):
        around = [r for r in roots if folder == r.path or reaches(r.path, folder)]
        inner = [r for r in roots if deep and r.path != folder and r.path.is_relative_to(folder)]
        if around:
            found.append(Target(max(around, key=lambda root: len(root.path.parts)), folder, deep))
        found += [Target(root, root.path) for root in inner]
    return found


def named(writer: Writer, folders: Sequence[Path]) -> list[Target]:
    """The named folders, added where they are new; none named: all. Raises LibraryError."""
    roots = writer.roots()
    real = [_real(folder, roots) for folder in folders]
    for folder in real:
        if not os.path.isdir(folder) and not _is_known(folder, roots, writer):
            raise LibraryError(f"{folder} is not a folder.")
    writer.fold()
    added = {folder: writer.add_root(folder) for folder in sorted(real)}
    if not real or writer.due:  # after a change of checkpoint, every folder is due
        added = {root.path: root for root in writer.roots()}
    outer: list[Target] = []
    for folder in sorted(added):
        target = Target(added[folder], folder)
        if not any(folder.is_relative_to(other.folder) and target.root == other.root for other in outer):
            outer.append(target)
    return outer


def _real(folder: Path, roots: Sequence[Root]) -> Path:
    """The folder itself, links followed; one of the library's that is gone keeps the path it had."""
    named = expanded(folder).absolute()
    real = Path(os.path.realpath(named))
    return named if not os.path.isdir(real) and any(root.path == named for root in roots) else real


def _is_known(folder: Path, roots: Sequence[Root], writer: Writer) -> bool:
    """Whether what is no folder now is one of the library's, or has held images of it."""
    outer = (root for root in roots if folder.is_relative_to(root.path))
    return any(folder == root.path or writer.known(root, folder) for root in outer)
