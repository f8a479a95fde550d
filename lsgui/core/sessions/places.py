"""How a session file names images: below the file relative to it, shipped ones by name, others in full."""

from pathlib import Path, PurePosixPath, PureWindowsPath

from lsgui import paths
from lsgui.core.sessions.checking import Value

SHIPPED = "package:"


def written(path: Path, folder: Path) -> str:
    """How a file in `folder` names an image by its absolute path."""
    samples = paths.samples()
    if path.is_relative_to(samples):
        return SHIPPED + path.relative_to(samples).as_posix()
    return path.relative_to(folder).as_posix() if path.is_relative_to(folder) else str(path)


def read(value: Value, folder: Path) -> Path:
    """The absolute path of an image that a file in `folder` names. Raises `SessionError`."""
    text = value.text()
    if text.startswith(SHIPPED):
        return paths.samples() / _inner(value, text.removeprefix(SHIPPED))
    if _is_full(text):
        return Path(text)
    return folder / _inner(value, text)


def absolute(value: Value) -> Path:
    """An absolute path, of whichever system. Raises `SessionError`."""
    text = value.text()
    if not _is_full(text):
        value.refuse("a full path")
    return Path(text)


def _is_full(text: str) -> bool:
    return PurePosixPath(text).is_absolute() or PureWindowsPath(text).is_absolute()


def _inner(value: Value, text: str) -> PurePosixPath:
    path = PurePosixPath(text)
    if not path.parts or ".." in path.parts or _is_full(text):
        value.refuse("the path of a file below the session's folder")
    return path
