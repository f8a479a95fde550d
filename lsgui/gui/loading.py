"""What is loaded behind the window, on the engine lane: the engine, the library and the user's heads."""

from collections.abc import Callable
from dataclasses import dataclass
from importlib import import_module
from typing import TYPE_CHECKING

from lsgui import paths
from lsgui.core.types import HeadError, LibraryError, UserError
from lsgui.gui.head_store import Unusable, load_heads, sweep_trash
from lsgui.gui.texts import translate

if TYPE_CHECKING:
    from lsgui.core.engine import Engine
    from lsgui.core.fewshot import Head
    from lsgui.library.store import Library
    from lsgui.library.summary import LibrarySummary

NEEDED_LATER = ("lsgui.library.watching", "lsgui.core.fetching", "lsgui.core.why_picture")
"""What the GUI thread imports sooner or later: it finds it there."""


@dataclass(frozen=True)
class Loaded:
    """An engine, what belongs to its checkpoint, and what could not be loaded (`library` None, say)."""

    engine: "Engine"
    library: "Library | None"
    summary: "LibrarySummary | None"
    heads: "dict[str, Head]"
    unusable: tuple[Unusable, ...]
    problems: tuple[UserError, ...]


def load(load_engine: "Callable[[], Engine]") -> Loaded:
    """Load everything; CheckpointError if there is no engine to be had."""
    engine = load_engine()
    sweep_trash()
    heads: dict[str, Head] = {}
    unusable: list[Unusable] = []
    problems: list[UserError] = []
    library: Library | None = None
    summary: LibrarySummary | None = None
    try:
        heads, unusable = load_heads(engine.identity)
    except HeadError as error:
        problems.append(error)
    problems += [each.error for each in unusable]
    try:
        library, summary = open_library(engine)
    except LibraryError as error:
        problems.append(error)
    except OSError as error:
        text = translate("Problems", "The library in {folder} cannot be read: {reason}.")
        problems.append(LibraryError(text.format(folder=paths.library(), reason=error.strerror)))
    for module in NEEDED_LATER:
        import_module(module)
    return Loaded(engine, library, summary, heads, tuple(unusable), tuple(problems))


def open_library(engine: "Engine") -> "tuple[Library, LibrarySummary]":
    """The window's own library and what it holds. Raises LibraryError, OSError."""
    from lsgui.library.store import Library

    library = Library.open(
        paths.library(), engine.identity, engine.dim, space=engine.search_space, labeller=engine.checkpoint
    )
    try:
        return library, library.summary()
    except BaseException:
        library.close()
        raise
