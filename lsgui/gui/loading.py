"""What is loaded behind the window, on the engine lane: the engine, the library and the user's heads."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from lsgui import paths
from lsgui.core.types import LibraryError, UserError
from lsgui.gui.head_jobs import load_heads, sweep_trash

if TYPE_CHECKING:
    from lsgui.core.engine import Engine
    from lsgui.core.fewshot import Head
    from lsgui.library.store import Library, LibrarySummary


@dataclass(frozen=True)
class Loaded:
    """An engine, what belongs to its checkpoint, and what could not be loaded (`library` None, say)."""

    engine: "Engine"
    library: "Library | None"
    summary: "LibrarySummary | None"
    heads: "dict[str, Head]"
    problems: tuple[UserError, ...]


def load(load_engine: "Callable[[], Engine]") -> Loaded:
    """Load everything; CheckpointError if there is no engine to be had."""
    engine = load_engine()
    sweep_trash()
    heads, problems = load_heads(engine.identity)
    try:
        library, summary = _open_library(engine)
    except LibraryError as error:
        return Loaded(engine, None, None, heads, (*problems, error))
    except OSError as error:
        lost = LibraryError(f"The library in {paths.library()} cannot be read: {error.strerror}.")
        return Loaded(engine, None, None, heads, (*problems, lost))
    return Loaded(engine, library, summary, heads, tuple(problems))


def _open_library(engine: "Engine") -> "tuple[Library, LibrarySummary]":
    from lsgui.library.store import Library

    library = Library.open(
        paths.library(), engine.identity, engine.dim, space=engine.search_space, labeller=engine.checkpoint
    )
    try:
        return library, library.summary()
    except BaseException:
        library.close()
        raise
