"""A bounded store of pixmaps, which arrive later, from a `Requester` that decodes elsewhere."""

from collections import OrderedDict
from collections.abc import Callable, Collection
from pathlib import Path
from typing import TypeAlias

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QImage, QPixmap
from shiboken6 import isValid

Withdraw: TypeAlias = Callable[[], bool]
Requester: TypeAlias = Callable[[Path, int, Callable[[QImage | str], None]], Withdraw | None]
"""Asks for a thumbnail of a path that fits an edge in device pixels; calls back on the GUI thread
with the image, or with the reason why there is none. What comes back withdraws the request if it
has not begun, and says whether it did."""


class Thumbnails(QObject):
    """Pixmaps by path, least recently used out first; or the reason why a path has none."""

    arrived = Signal(object)
    """A pixmap, or the reason for none, is there for this Path."""

    def __init__(self, request: Requester, parent: QObject | None = None, *, limit: int = 128 << 20) -> None:
        """`limit` bounds the pixmaps kept, in bytes."""
        super().__init__(parent)
        self._request = request
        self._limit = limit
        self._pixmaps: OrderedDict[Path, QPixmap] = OrderedDict()
        self._bytes = 0
        self._reasons: dict[Path, str] = {}
        self._waiting: dict[Path, Withdraw | None] = {}
        self._old: set[Path] = set()  # shown until the file was read again

    def pixmap(self, path: Path) -> QPixmap | None:
        """The pixmap of a path, if it is there already."""
        found = self._pixmaps.get(path)
        if found is not None:
            self._pixmaps.move_to_end(path)
        return found

    def reason(self, path: Path) -> str:
        """Why a path has no pixmap; "" when it has one or is still awaited."""
        return self._reasons.get(path, "")

    def want(self, path: Path, edge: int) -> None:
        """Ask for a path unless it is there, awaited, or known to fail."""
        there = path in self._pixmaps and path not in self._old
        if there or path in self._waiting or path in self._reasons:
            return
        self._old.discard(path)
        self._waiting[path] = None  # while asking: the answer may come at once
        withdraw = self._request(path, edge, lambda found: self._take(path, found))
        if path in self._waiting:
            self._waiting[path] = withdraw

    def keep_only(self, paths: Collection[Path]) -> None:
        """Withdraw what is awaited and not begun, but for these: it is out of sight."""
        for path, withdraw in list(self._waiting.items()):
            if path not in paths and withdraw is not None and withdraw():
                del self._waiting[path]
                if path in self._pixmaps:
                    self._old.add(path)

    def forget_reasons(self) -> None:
        """Let files that failed be tried again."""
        self._reasons.clear()

    def expire(self) -> None:
        """Files may have changed: each is read again when it is wanted, and shown as it was until then."""
        self.forget_reasons()
        self._old = set(self._pixmaps)

    def bytes(self) -> int:
        """How much the pixmaps kept take."""
        return self._bytes

    def _take(self, path: Path, found: QImage | str) -> None:
        if not isValid(self):  # the window was closed while the file was read
            return
        self._waiting.pop(path, None)
        if isinstance(found, str):
            self._drop(path)
            self._reasons[path] = found.removeprefix(f"{path}: ")  # its cell names it already
        else:
            self._keep(path, QPixmap.fromImage(found))
        self.arrived.emit(path)

    def _drop(self, path: Path) -> None:
        if (old := self._pixmaps.pop(path, None)) is not None:
            self._bytes -= _size(old)

    def _keep(self, path: Path, pixmap: QPixmap) -> None:
        self._drop(path)
        self._pixmaps[path] = pixmap
        self._bytes += _size(pixmap)
        while self._bytes > self._limit and len(self._pixmaps) > 1:
            gone, old = self._pixmaps.popitem(last=False)
            self._bytes -= _size(old)
            self._old.discard(gone)


def _size(pixmap: QPixmap) -> int:
    return pixmap.width() * pixmap.height() * 4
