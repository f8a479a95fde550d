"""What tests of an index ask of its report and of the library."""

from pathlib import Path

from thumbnail_engine import ThumbnailEngine

from lsgui.library.index_report import IndexReport
from lsgui.library.store import Library


def counts(report: IndexReport) -> dict[str, int]:
    """The counts of a report that are not zero."""
    names = ("added", "updated", "unchanged", "moved", "removed", "offline")
    values = {name: getattr(report, name) for name in names} | {"skipped": len(report.skipped)}
    return {name: value for name, value in values.items() if value}


def names(library: Library) -> list[str]:
    return [path.name for path in library.paths()]


def nearest_name(library: Library, engine: ThumbnailEngine, path: Path) -> str:
    return library.nearest(engine.embed(path), 1)[0].path.name
