"""Folders that were asked for before the library was open: a note keeps them, should lsgui end before."""

import json
import logging
import os
from collections.abc import Iterable, Sequence
from contextlib import suppress
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from lsgui import paths
from lsgui.core.json_file import read_json
from lsgui.gui.folder_moves import inside
from lsgui.gui.session_bridge import SessionBridge

NAME = "folders.json"
LARGEST = 1_000_000  # bytes
log = logging.getLogger(__name__)


class AskedFolders(QObject):
    """Once the library is open, tells which folders waited for that, here and in programs that are gone."""

    begun = Signal(object)  # those of this window, which are being added, but for those undone; list[Path]
    left = Signal(object)  # those of programs that ended before, which are not in the library; list[Path]

    def __init__(self, bridge: SessionBridge, parent: QObject) -> None:
        super().__init__(parent)
        self._bridge = bridge
        self._waiting: list[Path] = []
        self._looked = False
        bridge.library_changed.connect(self._look)

    def wait(self, folders: Sequence[Path]) -> list[Path]:
        """Keep folders until the library is open; all that wait."""
        self._waiting = list(dict.fromkeys((*self._waiting, *folders)))
        try:
            _note({*_noted(), *map(_real, self._waiting)})
        except OSError as error:
            log.warning("no note of the folders that wait could be written: %s", error)
        return self._waiting

    def _look(self) -> None:
        if self._bridge.library is None or (self._looked and not self._waiting):
            return
        own, self._waiting, self._looked = self._waiting, [], True
        left = self._not_held(set(_noted()) - set(map(_real, own)))
        with suppress(OSError):
            _file().unlink(missing_ok=True)
        if own:
            removed = self._bridge.state.removed_folders
            self.begun.emit([folder for folder in own if _real(folder) not in removed])
        if left:
            self.left.emit(left)

    def _not_held(self, folders: set[Path]) -> list[Path]:
        held = self._bridge.summary.folders if self._bridge.summary else ()
        return sorted(folders - inside(folders, [folder.path for folder in held]))


def _file() -> Path:
    return paths.sessions() / NAME


def _real(folder: Path) -> Path:
    return Path(os.path.realpath(folder))  # as the library knows it


def _note(folders: Iterable[Path]) -> None:
    """Write all at once or not at all. Raises OSError."""
    paths.make(paths.sessions())
    staged = _file().with_suffix(f".{os.getpid()}.part")
    staged.write_text(json.dumps(sorted(map(str, folders))), "ascii")
    os.replace(staged, _file())


def _noted() -> list[Path]:
    try:
        found = read_json(_file(), LARGEST)
    except (OSError, ValueError):  # there is none, or none that can be used
        return []
    names = found if isinstance(found, list) else []
    return [
        Path(name) for name in names if isinstance(name, str) and os.path.isabs(name) and "\0" not in name
    ]
