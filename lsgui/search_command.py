"""`lsgui search`: the photographs of a library that pass a filter."""

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from lsgui import commands, paths, reports
from lsgui.core.exports.record import filter_json
from lsgui.core.types import Filter, LibraryError

if TYPE_CHECKING:
    from lsgui.library.searching import Photograph
    from lsgui.library.store import Library


@dataclass(frozen=True)
class SearchConfig:
    """Which photographs are listed, `count` of them from `offset` on (None: all), and from which library.

    With `labels` how many of them have each label, instead of the photographs. The filter knows the
    categories of the `heads`, too.
    """

    where: Filter
    library: Path | None
    checkpoint: Path | None
    offset: int
    count: int | None
    labels: bool
    heads: tuple[Path, ...]
    json: bool


def run_search(config: SearchConfig) -> int:
    """List photographs by filter; one path a line, so that other programs can read it."""
    from lsgui.core.checkpoint import Checkpoint

    checkpoint = Checkpoint.load(config.checkpoint)
    heads = [commands.load_head(named, checkpoint.identity) for named in config.heads]
    library = commands.existing_library(config.library, checkpoint, heads)
    if library is None:
        raise LibraryError(f"There is no library in {paths.library()} yet: `lsgui index FOLDER` makes one.")
    with library:
        where = library.checked(config.where)
        if config.labels:
            commands.show(_counts(library, where, json=config.json))
        else:
            count, found = library.find(where, offset=config.offset, limit=config.count)
            if config.json:
                commands.show(_json(library, where, count, found))
            elif found:
                commands.show("\n".join(reports.shown(photograph.path) for photograph in found))
            _remark(library, count, len(found), config)
        if library.stale:
            commands.say(commands.about_stale(library))
    return commands.DONE


def _json(library: "Library", where: Filter, count: int, found: "list[Photograph]") -> dict[str, Any]:
    return {
        "library": str(library.folder),
        "filter": filter_json(where),
        "count": count,
        "photographs": [
            {
                "path": str(photograph.path),
                "changed": photograph.changed.isoformat(timespec="seconds"),
                "labels": list(photograph.labels),
            }
            for photograph in found
        ],
    }


def _counts(library: "Library", where: Filter, *, json: bool) -> str | dict[str, Any]:
    counts = library.label_counts(where)
    if json:
        return {"library": str(library.folder), "filter": filter_json(where), "labels": counts}
    ordered = sorted(counts.items(), key=lambda pair: (-pair[1], pair[0]))
    rows = [[reports.shown(label), f"{number:,}"] for label, number in ordered if number]
    return "\n".join(reports.table(("label", "photographs"), rows))


def _remark(library: "Library", count: int, shown: int, config: SearchConfig) -> None:
    if not count:
        commands.say(commands.NONE_PASS if library.count else f"the library {library.folder} is empty")
    elif shown < count and not config.json:
        commands.say(f"{shown:,} of {count:,} photographs that pass the filter")
