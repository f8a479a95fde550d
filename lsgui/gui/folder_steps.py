"""Adding folders as steps of the history, true to what the library held before and came to hold."""

from collections.abc import Collection, Iterable
from pathlib import Path

from lsgui.core.session import History, State, changed_fields
from lsgui.gui.folder_moves import inside
from lsgui.gui.library_jobs import LibraryJobs


class FolderSteps:
    """Knows which folders went into which, and which were added before the library was open."""

    def __init__(self, history: History, library: LibraryJobs) -> None:
        self._history, self._library = history, library
        self._taken_in: dict[Path, frozenset[Path]] = {}
        self._early: set[Path] = set()

    def add(self, folders: Collection[Path]) -> tuple[frozenset[Path], State]:
        """The folders new to the library, and the state with them, in which they hold what lies inside."""
        before = self._history.state.removed_folders
        new = self._library.unknown(folders)
        held = inside(self._library.known(), new) - before
        if self._library.summary is None:
            self._early |= new
        for folder in new:
            self._taken_in[folder] = inside(held, [folder])
        self._history.amend(lambda state: state.without_folders(new - before))
        return new, self._history.state.with_folders(new).without_folders(held)

    def settle(self) -> frozenset[str]:
        """The library is open, or lost: what it holds was not added by what was asked before.

        The names of the fields of the state that are others now.
        """
        early, self._early = frozenset(self._early), set()
        before = self._history.state
        if self._library.summary is None:
            self._history.amend(lambda state: state.without_folders(early))
            return changed_fields(before, self._history.state)
        held = frozenset(folder.path for folder in self._library.summary.folders)
        there = inside(early, held)
        self._library.keep(there)
        self._history.amend(lambda state: state.with_folders(there))
        for folder in early - there:
            self._take_in(folder, inside(held, [folder]))
        return changed_fields(before, self._history.state)

    def refuse(self, folders: Iterable[Path]) -> None:
        """Folders did not come into the library: nothing was added, and nothing went into them."""
        for folder in folders:
            taken_in = self._taken_in.get(folder, frozenset())

            def put_out(state: State, folder: Path = folder, taken_in: frozenset[Path] = taken_in) -> State:
                if folder in state.removed_folders:
                    return state
                return state.without_folders([folder]).with_folders(taken_in)

            self._history.amend(put_out)

    def _take_in(self, folder: Path, held: frozenset[Path]) -> None:
        self._taken_in[folder] = held
        self._history.amend(
            lambda state: state if folder in state.removed_folders else state.without_folders(held)
        )
