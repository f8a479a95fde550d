"""What a drop or the clipboard brings, whichever program it comes from."""

import os
import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Protocol, runtime_checkable

from PySide6.QtCore import QMimeData, QUrl
from PySide6.QtGui import QImage, QPixmap

from lsgui.core.sessions.record import SUFFIX

MANY = 8
"""From so many paths on, those with the suffix of a picture are not looked at: a network drive is slow."""
TABLE = ".csv"
if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

_LINK = re.compile(r"^https?://\S+$", re.IGNORECASE)


@runtime_checkable
class PasteTarget(Protocol):
    """A widget that takes what is pasted while the keyboard is in it."""

    def take_pasted(self, dropped: "Dropped") -> bool:
        """Take it, as if it were dropped there; False if it is not meant for this."""
        ...


@dataclass(frozen=True)
class Dropped:
    """Files first, then a picture that is in no file, then links; all empty for an empty drop."""

    files: tuple[Path, ...] = ()
    folders: tuple[Path, ...] = ()
    image: QImage | None = None
    links: tuple[str, ...] = ()

    @property
    def empty(self) -> bool:
        """Whether there is nothing that could be used or spoken of."""
        return not (self.files or self.folders or self.image is not None or self.links)


def offers(mime: QMimeData | None) -> bool:
    """Whether a drag may hold something for us; cheap, without touching the disk or the data."""
    return mime is not None and (mime.hasUrls() or mime.hasImage() or bool(_text_targets(mime)))


def read(mime: QMimeData | None) -> Dropped:
    """What a drop or the clipboard holds. Browsers send a link beside the picture: the picture wins."""
    if mime is None:
        return Dropped()
    urls = [url for url in mime.urls() if url.isValid()] or _text_targets(mime)
    local = [Path(url.toLocalFile()) for url in urls if url.isLocalFile() and url.toLocalFile()]
    if local:
        return of_paths(local)
    image = _image(mime)
    if image is not None:
        return Dropped(image=image)
    links = (url for url in urls if url.scheme() in ("http", "https"))
    return Dropped(links=tuple(url.toString(QUrl.ComponentFormattingOption.FullyEncoded) for url in links))


def of_paths(paths: Sequence[Path]) -> Dropped:
    """Files and folders, told apart; whatever is no folder, or is not there at all, counts as a file."""
    suffixes = _picture_suffixes() if len(paths) >= MANY else frozenset()
    folders = {path for path in paths if path.suffix.lower() not in suffixes and os.path.isdir(path)}
    return Dropped(
        files=tuple(path for path in paths if path not in folders),
        folders=tuple(path for path in paths if path in folders),
    )


def session(dropped: Dropped) -> Path | None:
    """The first session file that was dropped, which then counts alone."""
    return next((file for file in dropped.files if file.suffix.lower() == SUFFIX), None)


def is_table(dropped: Dropped) -> bool:
    """Whether one table of examples was dropped, and nothing else."""
    return len(dropped.files) == 1 and dropped.files[0].suffix.lower() == TABLE


def taken_by(widget: "QWidget | None", dropped: Dropped) -> bool:
    """Whether a widget, or what it is in, took what was pasted, as if it were dropped there."""
    while widget is not None:
        if isinstance(widget, PasteTarget) and widget.take_pasted(dropped):
            return True
        widget = widget.parentWidget()
    return False


def _picture_suffixes() -> frozenset[str]:
    from lsgui.core.images import EXTENSIONS  # which imports Pillow: not before the window is there

    return EXTENSIONS


def _image(mime: QMimeData) -> QImage | None:
    data = mime.imageData() if mime.hasImage() else None
    image = data.toImage() if isinstance(data, QPixmap) else data
    return image if isinstance(image, QImage) and not image.isNull() else None


def _text_targets(mime: QMimeData) -> list[QUrl]:
    """Links and absolute paths, one a line; other text is not meant for us."""
    lines = [line.strip() for line in mime.text().splitlines()] if mime.hasText() else []
    found: list[QUrl] = []
    for line in lines[:16]:
        if _LINK.match(line) or line.startswith("file://"):
            found.append(QUrl(line))
        elif line and len(line) < 4096 and Path(line).is_absolute():
            found.append(QUrl.fromLocalFile(line))
    return found
