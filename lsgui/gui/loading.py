"""What is loaded behind the window, on the engine lane: the engine, the library and the user's heads."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from lsgui import paths
from lsgui.core.types import LibraryError, UserError
from lsgui.gui.head_jobs import load_heads

if TYPE_CHECKING:
    from lsgui.core.engine import Engine
    from lsgui.core.fewshot import Head
    from lsgui.library.store import Library


@dataclass(frozen=True)
class Loaded:
    """An engine, what belongs to its checkpoint, and what could not be loaded (`library` None, say)."""

    engine: "Engine"
    library: "Library | None"
    heads: "dict[str, Head]"
    problems: tuple[UserError, ...]


def load(load_engine: "Callable[[], Engine]") -> Loaded:
    """Load everything; CheckpointError if there is no engine to be had."""
    from lsgui.library.store import Library

    engine = load_engine()
    heads, problems = load_heads(engine.identity)
    try:
        library = Library.open(paths.library(), engine.identity, engine.dim)
    except LibraryError as error:
        return Loaded(engine, None, heads, (*problems, error))
    return Loaded(engine, library, heads, tuple(problems))
