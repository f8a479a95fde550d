"""A folder that one program has for itself: an OS lock beside it, gone with the program that held it."""

from contextlib import suppress
from pathlib import Path
from typing import BinaryIO

from lsgui.head_lock import lock


class FolderLock:
    """The lock of one folder. It is not handed on to other processes, and a killed program lets go of it."""

    def __init__(self, folder: Path) -> None:
        self._file = folder.with_suffix(".lock")
        self._stream: BinaryIO | None = None

    def take(self) -> bool:
        """Lock the folder; False where another program has it, or where nothing can be locked."""
        try:
            stream = self._file.open("a+b")
        except OSError:
            return False
        if not lock(stream.fileno(), shared=False):
            stream.close()
            return False
        self._stream = stream
        return True

    def release(self) -> None:
        """Let go of the folder, for others to take."""
        if self._stream is not None:
            self._stream.close()
            self._stream = None
            with suppress(OSError):
                self._file.unlink()
