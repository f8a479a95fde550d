"""Remembers the images, or the sessions, that were used last."""

from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

from lsgui import paths
from lsgui.core.json_file import read_json
from lsgui.gui.own_files import LARGEST, alone, write_json


class Recent:
    """The files used last in any window, newest first, in a file beside the window state."""

    def __init__(self, file: Path | None = None, *, limit: int = 12) -> None:
        self._file = file or paths.state() / "recent.json"
        self._limit = limit
        self._paths: list[Path] | None = None

    def images(self) -> list[Path]:
        """The images, newest first. Nobody looks whether they are still there: a slow disk would block."""
        return list(self._known())

    def add(self, path: Path) -> None:
        """Put an image first. A list that cannot be written is only forgotten sooner."""
        self._change(lambda others: [path, *(other for other in others if other != path)][: self._limit])

    def clear(self) -> None:
        """Forget all."""
        self._change(lambda _: [])

    def _known(self) -> list[Path]:
        if self._paths is None:
            self._paths = self._stored() or []
        return self._paths

    def _stored(self) -> list[Path] | None:
        try:
            found = read_json(self._file, LARGEST)
            texts = (text for text in found if isinstance(text, str) and "\0" not in text)
            return [Path(text) for text in texts][: self._limit]
        except (OSError, ValueError, TypeError):
            return None

    def _change(self, change: Callable[[list[Path]], list[Path]]) -> None:
        """Change what is in the file now, where other windows write, too; or at least what is known here."""
        before = self._known()
        self._paths = change(before)
        with suppress(OSError), alone(self._file):
            stored = self._stored()
            changed = change(before if stored is None else stored)
            write_json(self._file, [str(path) for path in changed])
            self._paths = changed
