"""How a session file names images and heads: below the file relative to it, shipped images by name, others in
full."""

from pathlib import Path, PurePosixPath, PureWindowsPath

from lsgui import paths
from lsgui.core.regular import is_elsewhere
from lsgui.core.sessions.checking import Value

SHIPPED = "package:"


def written(path: Path, folder: Path) -> str:
    """How a file in `folder` names an image or a head by its absolute path."""
    samples = paths.samples()
    if path.is_relative_to(samples):
        return SHIPPED + path.relative_to(samples).as_posix()
    inner = path.relative_to(folder).as_posix() if path.is_relative_to(folder) else "."
    taken = inner == "." or inner.startswith(SHIPPED) or _is_full(inner)  # it would be read as another one
    return str(path) if taken else inner


def read(value: Value, folder: Path) -> Path:
    """The absolute path of an image or a head that a file in `folder` names. Raises `SessionError`."""
    text = _local(value)
    if text.startswith(SHIPPED):
        return paths.samples() / _inner(value, text.removeprefix(SHIPPED))
    if _is_full(text):
        return Path(text)
    return folder / _inner(value, text)


def absolute(value: Value) -> Path:
    """An absolute path, of whichever system, that is never opened. Raises `SessionError`."""
    text = value.text()
    if not _is_full(text):
        value.refuse("a full path")
    return Path(text)


def absolute_here(value: Value) -> Path:
    """An absolute path that may be opened. Raises `SessionError`."""
    _local(value)
    return absolute(value)


def _local(value: Value) -> str:
    """A path's text, but for one on another computer."""
    text = value.text()
    if is_elsewhere(text):
        value.refuse("a path of this computer: what lies on another one is not opened")
    return text


def _is_full(text: str) -> bool:
    return PurePosixPath(text).is_absolute() or PureWindowsPath(text).is_absolute()


def _inner(value: Value, text: str) -> PurePosixPath:
    path = PurePosixPath(text)
    if not path.parts or ".." in path.parts or _is_full(text):
        value.refuse("the path of a file below the session's folder")
    return path
