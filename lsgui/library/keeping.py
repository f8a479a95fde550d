"""Keeping a library up to date: whatever changes in its folders is indexed, until somebody stops it."""

from collections.abc import Callable, Collection
from pathlib import Path

from lsgui.core.types import LibraryError, Progress, no_progress
from lsgui.library.changes import Change
from lsgui.library.embedding import Embedder
from lsgui.library.index_report import IndexReport
from lsgui.library.pacing import Pace
from lsgui.library.scan import index
from lsgui.library.store import Library
from lsgui.library.watching import Watcher


def keep(
    library: Library,
    engine: Embedder,
    tell: Callable[[str | IndexReport], None],
    *,
    thumbnails: Path | None = None,
    watcher: Watcher | None = None,
    progress: Progress = no_progress,
) -> None:
    """Index what changes until `progress` raises. `tell` gets sentences, and reports of what was done.

    Thumbnails are kept below `thumbnails`, if that is named.
    """
    _Keeper(library, engine, tell, thumbnails, progress).run(
        watcher or Watcher(library.folder_paths, mounts=library.mount_paths, besides=library.folder)
    )


class _Keeper:
    def __init__(
        self,
        library: Library,
        engine: Embedder,
        tell: Callable[[str | IndexReport], None],
        thumbnails: Path | None,
        progress: Progress,
    ) -> None:
        self._library, self._engine, self._tell, self._progress = library, engine, tell, progress
        self._thumbnails = thumbnails
        self._pace = Pace()
        self._said = ""
        self._offline = self._missing()
        self._skipped = {item.path for item in library.skipped()}

    def run(self, watcher: Watcher) -> None:
        """Until the end."""
        with watcher:
            while True:
                changes = watcher.wait(self._progress)
                self._say_once(watcher.note)
                try:
                    self._index(changes)
                except LibraryError as error:
                    self._say_once(str(error))
                    watcher.again(changes)

    def _index(self, changes: Collection[Change]) -> None:
        report = index(
            self._library,
            self._engine,
            changes=changes,
            thumbnails=self._thumbnails,
            pace=self._pace,
            progress=self._progress,
        )
        skipped = {item.path for item in self._library.skipped()}
        if report.changed or skipped - self._skipped:
            self._tell(report)
        self._skipped = skipped
        if report.changed:
            self._library.prepare_search(progress=self._progress)
        offline = self._missing()
        for folder in sorted(offline - self._offline):
            self._tell(f"{folder} is offline; the library keeps its photographs")
        for folder in sorted(self._offline - offline):
            self._tell(f"{folder} is there again")
        self._offline = offline

    def _missing(self) -> set[Path]:
        return {folder.path for folder in self._library.folders() if folder.offline}

    def _say_once(self, sentence: str) -> None:
        if sentence and sentence != self._said:
            self._tell(sentence)
        self._said = sentence or self._said
