"""How long a query takes while photographs are indexed beside it, and how long when nothing is."""

import os
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import asdict
from itertools import cycle
from pathlib import Path
from typing import TYPE_CHECKING, Any

from lsgui.bench.pictures import LARGE, SMALL, make_crowd
from lsgui.bench.spread import milliseconds, spread
from lsgui.core.types import OPERATIONS, Cancelled, Combine

if TYPE_CHECKING:
    from lsgui.core.engine import Engine
    from lsgui.library.pacing import Pace
    from lsgui.library.store import Library

CROWDS = {"jpeg_224": (SMALL, 40), "jpeg_12_megapixels": (LARGE, 4)}
"""What is indexed meanwhile: sizes, and how many files for each repetition."""
PAUSE = 0.03
"""Seconds between two queries, so that an index gets on between them as it does with a user."""
SECONDS = 60.0


def overtaking(
    engine: "Engine", folder: Path, photograph: Path | None, repetitions: int, *, give_way: bool = True
) -> dict[str, Any]:
    """Milliseconds of queries at rest and while indexing, by the kind of file that is indexed.

    "new_pair" reads two photographs, "warm" knows them. "ratio" is that of the medians. `give_way` False
    measures an index that never waits for a query.
    """
    asked = make_crowd(folder / "asked", photograph, SMALL, 2 * repetitions)
    found = {}
    for name, (size, each) in CROWDS.items():
        crowd = folder / f"crowd-{name}"
        make_crowd(crowd, photograph, size, max(16, each * repetitions))
        found[name] = _compare(engine, crowd, asked, give_way=give_way)
    return found


def _compare(engine: "Engine", crowd: Path, asked: tuple[Path, ...], *, give_way: bool) -> dict[str, Any]:
    from lsgui.library.pacing import Pace

    indexing = _Indexing(engine, crowd, Pace(saving=False) if give_way else None)
    with indexing.running():
        beside = _ask(engine, indexing, asked, indexing.wait_until_busy)
    at_rest = _ask(engine, indexing, asked, lambda: None)
    return {
        kind: {
            "at_rest": asdict(spread(at_rest[kind])),
            "while_indexing": asdict(spread(beside[kind])),
            "ratio": round(spread(beside[kind]).median / spread(at_rest[kind]).median, 2),
        }
        for kind in at_rest
    }


def _ask(
    engine: "Engine", indexing: "_Indexing", files: tuple[Path, ...], ready: Callable[[], None]
) -> dict[str, list[float]]:
    """Milliseconds of queries for each pair of files: on new images, and again on known ones."""
    pairs = list(zip(files[0::2], files[1::2], strict=True))
    operations = cycle(OPERATIONS)
    times: dict[str, list[float]] = {"new_pair": [], "warm": []}
    for pair in pairs:
        for file in pair:  # what changed is read anew
            os.utime(file)
        for kind in times:
            ready()
            threading.Event().wait(PAUSE)
            times[kind].append(milliseconds(lambda pair=pair: indexing.ask(Combine(next(operations), *pair))))  # type: ignore[misc]
    return times


class _Indexing:
    """Indexes a folder over and over in a thread of its own, as the window's library lane does."""

    def __init__(self, engine: "Engine", crowd: Path, pace: "Pace | None") -> None:
        self._engine, self._crowd, self._pace = engine, crowd, pace
        self._busy = threading.Event()
        self._stop = False
        self._library: Library | None = None
        self._error: BaseException | None = None

    def ask(self, expression: Combine) -> None:
        """Answer a query from the library that is being filled."""
        if self._pace is None:
            self._engine.answer(expression, library=self._library)
            return
        with self._pace.overtaking():
            self._engine.answer(expression, library=self._library)

    @contextmanager
    def running(self) -> Iterator[None]:
        """Index until the end of the block; the last library stays."""
        thread = threading.Thread(target=self._run)
        thread.start()
        try:
            yield
        finally:
            self._stop = True
            thread.join()
        if self._error is not None:
            raise self._error

    def wait_until_busy(self) -> None:
        """Wait until photographs are being embedded."""
        if not self._busy.wait(SECONDS) or self._error is not None:
            raise self._error or TimeoutError("indexing did not begin")

    def _run(self) -> None:
        try:
            number = 0
            while not self._stop:
                self._index(self._crowd.with_name(f"{self._crowd.name}-library-{number}"))
                number += 1
        except Cancelled:
            return
        except BaseException as error:
            self._error = error
            self._busy.set()

    def _index(self, folder: Path) -> None:
        from lsgui.library import scan
        from lsgui.library.store import Library

        engine = self._engine
        self._library = Library.open(folder, engine.identity, engine.dim, space=engine.search_space)
        try:
            scan.index(self._library, engine, [self._crowd], pace=self._pace, progress=self._progress)
        finally:
            self._busy.clear()

    def _progress(self, done: int, total: int) -> None:
        if self._stop:
            raise Cancelled
        if 8 < done < total:
            self._busy.set()
        elif total:
            self._busy.clear()
