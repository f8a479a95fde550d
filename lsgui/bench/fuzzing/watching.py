"""Tells whether this thread reaches out of a folder: writes elsewhere, other programs, networks, pickles."""

import os
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

_CHANGES = {
    "os.rename": 2, "os.link": 2, "os.symlink": 2, "os.remove": 1, "os.mkdir": 1, "os.rmdir": 1,
    "os.truncate": 1, "os.chmod": 1, "os.chown": 1, "os.utime": 1, "sqlite3.connect": 1,
}  # fmt: skip
"""Events of `sys.audit` that change files, and how many of their arguments are paths."""
_NEVER = (
    *("subprocess.Popen", "os.system", "os.exec", "os.posix_spawn", "os.startfile", "pickle.find_class"),
    *("socket.connect", "socket.getaddrinfo", "socket.gethostbyname", "socket.bind", "socket.sendto"),
)
_WRITES = os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_TRUNC | os.O_APPEND


class _Watch:
    """What one thread is watched for; the hook, once set, stays for the life of the process."""

    def __init__(self) -> None:
        self.folder, self.thread = "", 0
        self.seen: list[str] = []

    def __call__(self, event: str, arguments: tuple[Any, ...]) -> None:
        if not self.folder or threading.get_ident() != self.thread:
            return
        if event in _NEVER:
            self.seen.append(f"{event} {arguments[:1]!r}"[:200])
        elif event == "open":
            self._opened(arguments)
        elif event in _CHANGES:
            beside = arguments[-1] if event in ("os.remove", "os.rmdir") else -1
            for path in arguments[: _CHANGES[event]]:
                self._written(event, _joined(path, beside))

    def _opened(self, arguments: tuple[Any, ...]) -> None:
        path, mode, flags = arguments
        if (isinstance(mode, str) and set(mode) & set("wax+")) or int(flags or 0) & _WRITES:
            self._written("open", path)

    def _written(self, event: str, path: Any) -> None:
        if isinstance(path, int):
            return
        text = os.fsdecode(path)
        name = os.path.abspath(text.removeprefix("file:").partition("?")[0])
        allowed = name.startswith((self.folder + os.sep, "/dev/")) or name == self.folder
        if not allowed and text not in (":memory:", "") and "__pycache__" not in name:
            self.seen.append(f"{event} {text}"[:200])


def _joined(path: Any, folder: Any) -> Any:
    """A path that is relative to an open folder, in full where the system says which folder that is."""
    if not isinstance(folder, int) or folder < 0 or isinstance(path, int):
        return path
    try:
        return os.path.join(os.readlink(f"/proc/self/fd/{folder}"), os.fsdecode(path))
    except OSError:
        return ""


_watch = _Watch()
_hooked = threading.Event()


@contextmanager
def watched(folder: Path) -> Iterator[list[str]]:
    """What this thread does outside a folder meanwhile, in words; empty where all is well."""
    if not _hooked.is_set():
        _hooked.set()
        sys.addaudithook(_watch)
    _watch.seen = []
    _watch.folder, _watch.thread = os.path.abspath(folder), threading.get_ident()
    try:
        yield _watch.seen
    finally:
        _watch.folder = ""
