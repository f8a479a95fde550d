"""`lsgui index`: bring a library up to date, once or from then on, here or on a cluster."""

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from lsgui import paths, reports
from lsgui.commands import DONE, EngineConfig, cancellable, open_library, say, show
from lsgui.core.types import Cancelled, LibraryError

if TYPE_CHECKING:
    from lsgui.core.engine import Engine
    from lsgui.library.cluster import Cluster
    from lsgui.library.index_report import IndexReport
    from lsgui.library.store import Library


@dataclass(frozen=True)
class IndexConfig:
    """`lsgui index`: folders to add to a library, or to look through again; with `watch`, all of its
    folders are kept up to date from then on.

    `retry` reads skipped files again although nothing changed.
    `ray` is the address of a Ray cluster that embeds; None: this machine does.
    """

    folders: tuple[Path, ...]
    library: Path
    thumbnails: bool
    watch: bool
    retry: bool
    ray: str | None
    engine: EngineConfig
    json: bool


def run_index(config: IndexConfig) -> int:
    """Bring a library up to date with its folders."""
    from lsgui.library import scan

    engine = config.engine.load()
    thumbnails = paths.thumbnails() if config.thumbnails else None
    with open_library(config.library, engine.checkpoint) as library:
        if not config.folders and not library.folder_paths():
            what = "watch" if config.watch else "index"
            raise LibraryError(f"There is nothing to {what}: the library in {library.folder} has no folders.")
        if config.retry:
            library.read_again([Path(os.path.realpath(folder)) for folder in config.folders] or None)
        with _elsewhere(config, engine) as elsewhere, cancellable("indexing") as progress:
            report = scan.index(
                library,
                engine,
                config.folders,
                thumbnails=thumbnails,
                elsewhere=elsewhere,
                progress=progress,
            )
        _show_index(config, report)
        with cancellable("preparing the search") as progress:
            library.prepare_search(threads=os.cpu_count() or 1, progress=progress)
        if config.watch:
            _keep_up_to_date(config, engine, library, thumbnails)
    return DONE


def _show_index(config: IndexConfig, report: "IndexReport") -> None:
    if config.json:
        print(reports.as_json(report.to_json(), one_line=config.watch))
    else:
        show(reports.index_text(report))
    if not (report.changed or report.unchanged or report.offline) and config.folders:
        say("no photograph was found in " + ", ".join(map(str, config.folders)))
    sys.stdout.flush()


def _keep_up_to_date(
    config: IndexConfig, engine: "Engine", library: "Library", thumbnails: Path | None
) -> None:
    """Index what changes in the library's folders until Ctrl+C, which is the usual end."""
    from lsgui.library import keeping

    def tell(news: "str | IndexReport") -> None:
        say(news) if isinstance(news, str) else _show_index(config, news)

    say("keeping the library up to date; Ctrl+C ends it")
    with suppress(Cancelled), cancellable("watching") as progress:
        keeping.keep(library, engine, tell, thumbnails=thumbnails, progress=progress)


@contextmanager
def _elsewhere(config: IndexConfig, engine: "Engine") -> "Iterator[Cluster | None]":
    """The cluster that embeds, connected as long as it is needed; None where this machine does."""
    if config.ray is None:
        yield None
        return
    from lsgui.core.engine import Engine
    from lsgui.library import cluster

    device = "cpu" if config.engine.device == "auto" else config.engine.device
    checkpoint = config.engine.checkpoint
    load = partial(Engine.load, checkpoint and checkpoint.absolute(), device, threads=1)
    with cluster.connected(config.ray):
        yield cluster.Cluster(load, engine, gpus=int(device == "cuda"))
