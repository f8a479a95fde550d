"""The few-shot heads behind the window: loading, fitting, and moving deleted ones to a trash folder.

A head's key is the name of its folder below `paths.heads()`. Which keys are in use is part of the
session's state, so that undo brings a deleted head back; the trash is emptied when the program ends,
and what a crash left of one is swept away by the next program.
"""

import os
import re
import secrets
import shutil
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QLockFile, QObject, Signal

from lsgui import paths
from lsgui.core.types import CheckpointIdentity, HeadError, Progress
from lsgui.gui.problems import describe
from lsgui.gui.tasks import Task, Tasks

if TYPE_CHECKING:
    from lsgui.core.engine import Engine
    from lsgui.core.fewshot import FitReport, Head


LONGEST_KEY = 100  # bytes of a folder's name, which file systems limit


@dataclass(frozen=True)
class Fitted:
    """A head that was just fitted and saved."""

    key: str
    report: "FitReport"


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
        entries = sorted(root.iterdir()) if os.path.isdir(root) else []
    except OSError as error:
        raise HeadError(f"The few-shot heads in {root} cannot be read: {error.strerror}.") from error
    for folder in (entry for entry in entries if os.path.isdir(entry) and not entry.name.startswith(".")):
        from lsgui.core import fewshot  # most starts have no heads and need not wait for this

        try:
            heads[folder.name] = fewshot.Head.load(folder, identity)
        except HeadError as error:
            unusable.append(Unusable(folder.name, error))
        except OSError as error:
            lost = HeadError(f"The few-shot head in {folder} cannot be read: {error.strerror}.")
            unusable.append(Unusable(folder.name, lost))
    return heads, unusable


class HeadJobs(QObject):
    """Owns the loaded heads and the fit job."""

    progress = Signal(int, int)
    fitted = Signal(object)
    stopped = Signal()
    failed = Signal(str, str)

    def __init__(self, tasks: Tasks, parent: QObject) -> None:
        super().__init__(parent)
        self._tasks = tasks
        self._task: Task[Fitted] | None = None
        self._known: dict[str, Head] = {}
        self._unusable: dict[str, Unusable] = {}
        self._trash = paths.deleted_heads() / secrets.token_hex(8)
        self._trash_lock: QLockFile | None = None  # held from the first deletion on

    def know(self, heads: "dict[str, Head]", unusable: Sequence[Unusable] = ()) -> None:
        """Remember heads that are on disk, and those there that cannot be used."""
        self._known.update(heads)
        self._unusable.update({each.key: each for each in unusable})

    def unusable(self, keys: Sequence[str]) -> tuple[Unusable, ...]:
        """Those with these keys that cannot be used."""
        return tuple(self._unusable[key] for key in keys if key in self._unusable)

    def get(self, keys: Sequence[str]) -> "tuple[Head, ...]":
        """The heads with these keys."""
        return tuple(self._known[key] for key in keys if key in self._known)

    def key_of(self, name: str, keys: Sequence[str]) -> str | None:
        """The key among `keys` of the head with a name."""
        return next((key for key in keys if key in self._known and self._known[key].name == name), None)

    def fit(self, engine: "Engine", folder: Path) -> None:
        """Fit a head from a folder of images; one at a time."""
        if self._task is not None:
            return
        trash = self._trash

        def work(progress: Progress) -> Fitted:
            from lsgui.core.fewshot import fit

            report = fit(engine, folder, progress=progress)
            key = _free_key(report.head.name, trash)
            report.head.save(paths.heads() / key)
            return Fitted(key, report)

        self._task = self._tasks.start(
            "fit",
            work,
            owner=self,
            done=self._done,
            failed=self._failed,
            progress=self.progress.emit,
            stopped=self._stopped,
        )
        self.progress.emit(0, 0)

    def cancel(self) -> None:
        """Stop the fit."""
        if self._task is not None:
            self._task.cancel()

    def rename(self, name: str, new: str, keys: Sequence[str]) -> tuple[str, ...]:
        """Save a head under another name beside the old one; the keys with the new one in its place."""
        key = self.key_of(name, keys)
        if key is None or not new or new == name:
            return tuple(keys)
        if self.key_of(new, keys) is not None:
            self.failed.emit(f"There is a head named “{new}” already; choose another name.", "")
            return tuple(keys)
        renamed, folder = replace(self._known[key], name=new), _free_key(new, self._trash)
        try:
            renamed.save(paths.heads() / folder)
        except (HeadError, OSError) as error:
            self.failed.emit(*describe(error))
            return tuple(keys)
        self._known[folder] = renamed
        return tuple(folder if other == key else other for other in keys)

    def move(self, before: Sequence[str], after: Sequence[str]) -> None:
        """Put the folders of heads no longer in use into the trash, and those in use again back."""
        try:
            self._claim_trash()
            for key in set(before) - set(after):
                _move(paths.heads() / key, self._trash / key)
            for key in set(after) - set(before):
                _move(self._trash / key, paths.heads() / key)
        except OSError as error:
            self.failed.emit(*describe(error))

    def empty_trash(self) -> None:
        """Delete for good what was deleted."""
        shutil.rmtree(self._trash, ignore_errors=True)
        if self._trash_lock is not None:
            self._trash_lock.unlock()
            self._trash_lock = None

    def _claim_trash(self) -> None:
        """Mark the trash as in use, so that no other program sweeps it away."""
        if self._trash_lock is None:
            self._trash.mkdir(parents=True, exist_ok=True)
            self._trash_lock = _lock(self._trash)
            self._trash_lock.tryLock(0)

    def _done(self, fitted: Fitted) -> None:
        self._task = None
        self._known[fitted.key] = fitted.report.head
        self.fitted.emit(fitted)

    def _failed(self, error: BaseException) -> None:
        self._task = None
        self.failed.emit(*describe(error))
        self.stopped.emit()

    def _stopped(self) -> None:
        self._task = None
        self.stopped.emit()


def sweep_trash() -> None:
    """Delete the trash of programs that did not end as they should."""
    root = paths.deleted_heads()
    try:
        entries = [entry for entry in root.iterdir() if entry.is_dir()]
    except OSError:  # there is none, or it is not ours to look at
        return
    for left in entries:
        lock = _lock(left)
        if lock.tryLock(0):  # else its program still runs
            shutil.rmtree(left, ignore_errors=True)
            lock.unlock()


def _lock(trash: Path) -> QLockFile:
    lock = QLockFile(str(trash.with_suffix(".lock")))
    lock.setStaleLockTime(0)  # a lock is old only when its program is gone
    return lock


def _move(source: Path, target: Path) -> None:
    if source.exists() and not target.exists():
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.move(source, target)


def _free_key(name: str, trash: Path) -> str:
    stem = re.sub(r"[^\w-]+", "-", name).strip("-").lower()
    stem = stem.encode()[:LONGEST_KEY].decode(errors="ignore") or "head"
    number, key = 1, stem
    while os.path.lexists(paths.heads() / key) or os.path.lexists(trash / key):
        number += 1
        key = f"{stem}-{number}"
    return key
