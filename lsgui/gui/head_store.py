"""The few-shot heads behind the window: in memory, on the disk, and in a trash folder once out of use.

A head's key is the name of its folder below `paths.heads()`. A head is never changed: the changed one gets a
key of its own. Which keys are in use is part of the session's state, so that undo brings back what was
deleted or changed; the trash is emptied when the program ends, and what a crash left of one is swept away by
the next program.
"""

import contextlib
import os
import re
import secrets
import shutil
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QLockFile, QObject, Signal

from lsgui import paths
from lsgui.core.staging import put_back, put_in_place
from lsgui.core.types import CheckpointIdentity, HeadError
from lsgui.gui.problems import describe
from lsgui.gui.texts import translate

if TYPE_CHECKING:
    from lsgui.core.fewshot import Head

REMEMBERED = 20  # heads out of use that stay in memory; undo reads older ones again
LONGEST_KEY = 100  # bytes of a folder's name, which file systems limit
IN_USE = "in-use.txt"  # in a trash: the keys there, one a line, that are in use and could not be moved back


@dataclass(frozen=True)
class Unusable:
    """A head on the disk that cannot be used, by its key, and why."""

    key: str
    error: HeadError


def load_heads(identity: CheckpointIdentity) -> "tuple[dict[str, Head], list[Unusable]]":
    """The user's heads by key, and those that cannot be used. Raises HeadError if there is no looking."""
    heads: dict[str, Head] = {}
    unusable: list[Unusable] = []
    root = paths.heads()
    try:
        if os.path.isdir(root):
            put_back(root)
        entries = sorted(root.iterdir()) if os.path.isdir(root) else []
    except OSError as error:
        text = translate("Problems", "The few-shot heads in {folder} cannot be read: {reason}.")
        raise HeadError(text.format(folder=root, reason=error.strerror)) from error
    for folder in (entry for entry in entries if os.path.isdir(entry) and not entry.name.startswith(".")):
        from lsgui.core import fewshot  # most starts have no heads and need not wait for this

        try:
            heads[folder.name] = fewshot.Head.load(folder, identity)
        except HeadError as error:
            unusable.append(Unusable(folder.name, error))
        except OSError as error:
            text = translate("Problems", "The few-shot head in {folder} cannot be read: {reason}.")
            lost = HeadError(text.format(folder=folder, reason=error.strerror))
            unusable.append(Unusable(folder.name, lost))
    return heads, unusable


class HeadStore(QObject):
    """Owns the heads by key. All but `stage` is for the GUI thread."""

    failed = Signal(str, str)

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._known: dict[str, Head] = {}  # the latest last
        self._saved: set[str] = set()
        self._checkpoint: CheckpointIdentity | None = None
        self._unusable: dict[str, Unusable] = {}
        self._in_use: tuple[str, ...] = ()
        self._leaving: set[str] = set()  # out of use, and to go when all that is in use is on the disk
        self._stranded: set[str] = set()  # in use, but still in the trash: they could not be moved
        self._trash = paths.deleted_heads() / secrets.token_hex(8)
        self._trash_lock: QLockFile | None = None  # held from the first time that it is used on

    def know(
        self, heads: "dict[str, Head]", unusable: Sequence[Unusable], checkpoint: CheckpointIdentity
    ) -> None:
        """Remember heads of a checkpoint that are on disk, and those there that cannot be used."""
        self._checkpoint = checkpoint
        self._known.update(heads)
        self._saved.update(heads)
        self._unusable.update({each.key: each for each in unusable})

    def unusable(self, keys: Sequence[str]) -> tuple[Unusable, ...]:
        """Those with these keys that cannot be used."""
        return tuple(self._unusable[key] for key in keys if key in self._unusable)

    def get(self, keys: Sequence[str]) -> "tuple[Head, ...]":
        """The heads with these keys."""
        return tuple(self._known[key] for key in keys if key in self._known)

    def head(self, key: str) -> "Head | None":
        """The head with a key, if it can be used."""
        return self._known.get(key)

    def key_of(self, name: str, keys: Sequence[str]) -> str | None:
        """The key among `keys` of the head with a name."""
        return next((key for key in keys if key in self._known and self._known[key].name == name), None)

    def free_name(self, name: str, keys: Sequence[str]) -> str:
        """The name, or else the first of "name 2", "name 3" and so on that no head has."""
        number, free = 1, name
        while self.key_of(free, keys) is not None:
            number += 1
            free = f"{name} {number}"
        return free

    def add(self, head: "Head", staged: Path | None = None) -> str:
        """Remember a head under a new key, which comes back; in memory only where it was not `staged`."""
        key = self._free_key(head.name)
        self._known[key] = head
        if staged is not None:
            self._put(key, staged, paths.heads())
        return key

    def put(self, key: str, head: "Head", staged: Path) -> None:
        """Remember a head under a key that it has, and move what was `staged` of it where it belongs."""
        self._known[key] = head
        self._put(key, staged, paths.heads() if key in self._in_use else self._trash)
        self.use(self._in_use)

    def _put(self, key: str, staged: Path, root: Path) -> None:
        try:
            paths.make(root)
            put_in_place(staged, root / key)
        except OSError as error:
            self.failed.emit(*describe(error))
            return
        self._saved.add(key)
        if key in self._stranded and root != self._trash:
            self._unstrand(key)

    def is_saved(self, key: str) -> bool:
        """Whether the disk has the head with a key."""
        return key in self._saved

    def unsaved(self) -> tuple[str, ...]:
        """The keys of heads that are in memory only, those in use first."""
        keys = [key for key in self._known if key not in self._saved]
        return tuple(sorted(keys, key=lambda key: key not in self._in_use))

    def stage(self, head: "Head") -> Path:
        """Write a head into the trash, for `put` to move; safe from every thread after `claim`. HeadError."""
        folder = self._trash / "staged" / secrets.token_hex(8)
        head.save(folder)
        return folder

    def claim(self) -> bool:
        """Mark the trash as in use, so that no other program sweeps it away; False if that cannot be."""
        if self._trash_lock is None:
            try:
                paths.make(self._trash)
            except OSError as error:
                self.failed.emit(*describe(error))
                return False
            self._trash_lock = _lock(self._trash)
            self._trash_lock.tryLock(0)
        return True

    def use(self, keys: Sequence[str]) -> None:
        """Put the folders of heads no longer in use into the trash, and those in use again back.

        What was changed stays until what it became is on the disk, so that a crash loses no head.
        """
        self._leaving = (self._leaving | set(self._in_use)) - set(keys)
        self._in_use = tuple(keys)
        if self._leaving and not self.claim():
            return
        back = [self._bring_back(key) for key in keys]
        if all(back) and all(key in self._saved for key in keys if key in self._known):
            self._throw_away()
        self._remember(keys)

    def _bring_back(self, key: str) -> bool:
        """Have a head out of the trash, where it must not be lost if that fails."""
        source, target = self._trash / key, paths.heads() / key
        if key in self._stranded and source.exists() and target.exists():  # half moved: not to be trusted
            return False
        try:
            _move(source, target)
        except OSError as error:
            self._stranded.add(key)
            self._note_stranded()
            self.failed.emit(*describe(error))
            return False
        if key in self._stranded:
            self._unstrand(key)
        return True

    def _throw_away(self) -> None:
        try:
            for key in self._leaving:
                _move(paths.heads() / key, self._trash / key)
            self._leaving = set()
        except OSError as error:
            self.failed.emit(*describe(error))

    def _unstrand(self, key: str) -> None:
        shutil.rmtree(self._trash / key, ignore_errors=True)
        self._stranded.discard(key)
        self._note_stranded()

    def _note_stranded(self) -> None:
        """Tell whoever sweeps this trash, should the program not end as it should."""
        with contextlib.suppress(OSError):
            (self._trash / IN_USE).write_text("\n".join(sorted(self._stranded)), encoding="utf-8")

    def _remember(self, keys: Sequence[str]) -> None:
        """Have the heads in use in memory, and few others: two hundred steps of undo may be large."""
        for key in keys:
            if key in self._saved and key not in self._known and self._checkpoint is not None:
                from lsgui.core.fewshot import Head

                try:
                    root = self._trash if key in self._stranded else paths.heads()
                    self._known[key] = Head.load(root / key, self._checkpoint)
                except (HeadError, OSError) as error:
                    self.failed.emit(*describe(error))
        out = [key for key in self._known if key in self._saved and key not in keys]
        for key in out[:-REMEMBERED]:
            del self._known[key]

    def save_rest(self) -> None:
        """Write the heads in use that the disk has not, or only in the trash: the program ends."""
        for key in self._in_use:
            stranded = key in self._stranded and not self._bring_back(key)
            if key in self._known and (stranded or key not in self._saved):
                self._save(key)
        if self._leaving:
            self.use(self._in_use)

    def _save(self, key: str) -> None:
        try:
            self._known[key].save(paths.heads() / key)
        except (HeadError, OSError) as error:
            self.failed.emit(*describe(error))
            return
        self._saved.add(key)
        if key in self._stranded:
            self._unstrand(key)

    def empty_trash(self) -> None:
        """Delete for good what was deleted, and nothing that is in use."""
        kept = self._stranded.intersection(self._in_use)
        for entry in self._trash.iterdir() if kept else ():
            if entry.name not in {*kept, IN_USE}:
                shutil.rmtree(entry, ignore_errors=True)
        if not kept:
            shutil.rmtree(self._trash, ignore_errors=True)
        if self._trash_lock is not None:
            self._trash_lock.unlock()
            self._trash_lock = None

    def _free_key(self, name: str) -> str:
        stem = re.sub(r"[^\w-]+", "-", name).strip("-").lower()
        stem = stem.encode()[:LONGEST_KEY].decode(errors="ignore") or "head"
        number, key = 1, stem
        while key in self._known or any(os.path.lexists(root / key) for root in (paths.heads(), self._trash)):
            number += 1
            key = f"{stem}-{number}"
        return key


def sweep_trash() -> None:
    """Delete the trash of programs that did not end as they should; heads in use go back first."""
    root = paths.deleted_heads()
    try:
        entries = [entry for entry in root.iterdir() if entry.is_dir()]
    except OSError:  # there is none, or it is not ours to look at
        return
    for left in entries:
        lock = _lock(left)
        if lock.tryLock(0):  # else its program still runs
            if _rescued(left):
                shutil.rmtree(left, ignore_errors=True)
            lock.unlock()


def _rescued(left: Path) -> bool:
    """Move the heads back that were in use when a program ended; False if one has to stay."""
    try:
        named = (left / IN_USE).read_text(encoding="utf-8") if (left / IN_USE).exists() else ""
        for key in named.split("\n"):
            if key:
                _move(left / key, paths.heads() / key)
    except (OSError, ValueError):
        return False
    return True


def _lock(trash: Path) -> QLockFile:
    lock = QLockFile(str(trash.with_suffix(".lock")))
    lock.setStaleLockTime(0)  # a lock is old only when its program is gone
    return lock


def _move(source: Path, target: Path) -> None:
    if source.exists() and not target.exists():
        paths.make(target.parent)
        shutil.move(source, target)
