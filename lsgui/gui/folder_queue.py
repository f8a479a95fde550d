"""Which folders are to be indexed, and which of them were taken out or brought back meanwhile."""

from collections.abc import Collection, Iterable, Sequence
from pathlib import Path
from typing import NamedTuple

from lsgui.gui.folder_moves import inside, without


class Restored(NamedTuple):
    """Of the folders that come back: those that nobody indexes anyway, those of them whose index was not
    finished, and whether the running job has to begin anew."""

    mine: frozenset[Path]
    unfinished: frozenset[Path]
    cut: bool


class FolderQueue:
    """The folders of the running job and of those that wait, in their order. Knows nothing of threads."""

    def __init__(self) -> None:
        self.running: tuple[Path, ...] = ()
        self.removed: set[Path] = set()
        self._waiting: list[tuple[Path, ...]] = []
        self._cut: set[Path] = set()  # of the removed, those whose index was not finished
        self._left_in: dict[Path, frozenset[Path]] = {}  # by removed folder: those inside it that stayed
        self._given_up: tuple[Path, ...] = ()

    def __bool__(self) -> bool:
        """Whether a job waits."""
        return bool(self._waiting)

    def asked(self) -> set[Path]:
        """The folders of the running job and of those that wait."""
        return {*self.running, *(folder for job in self._waiting for folder in job)}

    def add(self, folders: Sequence[Path], *, lost: bool) -> bool:
        """Have folders wait as one job, those left out that are asked already; whether any are left. None
        waits for a library that is `lost`."""
        self.removed.difference_update(folders)
        self._cut.difference_update(folders)
        asked = self.asked()
        wanted = tuple(folder for folder in dict.fromkeys(folders) if folder not in asked)
        if wanted and not lost:
            self._waiting.append(wanted)
        return bool(wanted) and not lost

    def pop(self) -> tuple[Path, ...]:
        """The job whose turn it is."""
        return self._waiting.pop(0)

    def clear(self) -> bool:
        """Nothing waits any more; whether anything did."""
        waited, self._waiting = bool(self._waiting), []
        return waited

    def give_up(self) -> bool:
        """Nothing waits any more, but `refused` will tell of it; whether anything did."""
        self._given_up = tuple(folder for job in self._waiting for folder in job)
        return self.clear()

    def remove(self, gone: frozenset[Path], left: frozenset[Path]) -> bool:
        """Folders are taken out, those `left` in them stay; whether the running job has to begin anew
        with its other folders."""
        self.removed |= gone
        self._left_in.update({folder: inside(left, [folder]) for folder in gone})
        self._waiting = [kept for job in self._waiting if (kept := without(job, gone))]
        cut = gone & set(self.running)
        self._cut |= cut
        if cut:
            self._begin_anew(gone, left)
        return bool(cut)

    def restore(self, back: frozenset[Path], gone_in: frozenset[Path]) -> Restored:
        """Folders come back, and those `gone_in` them belong to them from now on."""
        mine = back - self.asked()  # the others are being indexed anyway
        unfinished = mine & self._cut
        self._cut -= back
        cut = bool(mine and gone_in & set(self.running))
        if cut:  # what the job writes would belong to a folder that is no more
            self._begin_anew(gone_in, ())
        return Restored(mine, mine if cut else unfinished, cut)

    def _begin_anew(self, gone: frozenset[Path], more: Collection[Path]) -> None:
        """The next job has the running one's other folders, and `more`."""
        if kept := (*without(self.running, gone), *sorted(more)):
            self._waiting.insert(0, kept)
        self.running = ()

    def cut_for_good(self) -> frozenset[Path]:
        """Removed folders whose index was not finished: it may have entered them after that."""
        return frozenset(self._cut & self.removed)

    def kept_in(self, folders: Iterable[Path]) -> dict[Path, frozenset[Path]]:
        """By folder that is taken out: those inside it that stay."""
        return {folder: self._left_in.get(folder, frozenset()) - self.removed for folder in folders}

    def refused(self, folders: Collection[Path], held: Collection[Path]) -> frozenset[Path]:
        """Of these, and of what was given up, those that the library does not hold, nor is to hold."""
        given_up, self._given_up = self._given_up, ()
        asked = {*folders, *given_up} - self.asked() - self.removed
        return frozenset(asked - inside(asked, held))
