"""A library on the small engine, and a way to deny a folder."""

import os
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from thumbnail_engine import ThumbnailEngine

from lsgui.library.store import Library


@pytest.fixture
def thumbnails() -> ThumbnailEngine:
    return ThumbnailEngine()


OpenLibrary = Callable[[ThumbnailEngine], Library]


@pytest.fixture
def open_library(tmp_path: Path) -> Iterator[OpenLibrary]:
    """Opens the test's library for an engine, as often as wanted, and closes every one at the end."""
    opened: list[Library] = []

    def open_for(engine: ThumbnailEngine) -> Library:
        opened.append(Library.open(tmp_path / "library", engine.identity, engine.dim))
        return opened[-1]

    yield open_for
    for library in opened:
        library.close()


@pytest.fixture
def library(open_library: OpenLibrary, thumbnails: ThumbnailEngine) -> Library:
    return open_library(thumbnails)


@pytest.fixture
def deny(monkeypatch: pytest.MonkeyPatch) -> Callable[[Path], None]:
    """Denies a folder as the system does; a test that runs as root cannot take the right away."""
    real = os.scandir

    def deny_folder(folder: Path) -> None:
        def scandir(path: Path) -> object:
            if Path(path) == folder:
                raise PermissionError(13, "Permission denied", str(path))
            return real(path)

        monkeypatch.setattr(os, "scandir", scandir)

    return deny_folder
