"""`lsgui map`: where each photograph of a library lies in the plane."""

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from lsgui import commands, paths, reports
from lsgui.core.types import LibraryError

if TYPE_CHECKING:
    from lsgui.library.map_table import Entry


@dataclass(frozen=True)
class MapConfig:
    """Which library is mapped, and the file of tab-separated values that it goes to (None: to stdout)."""

    out: Path | None
    library: Path | None
    checkpoint: Path | None
    json: bool


def run_map(config: MapConfig) -> int:
    """Write path, place and labels of every photograph that has a feature."""
    from lsgui.core.checkpoint import Checkpoint
    from lsgui.library.map_table import entries_of, write_tsv

    checkpoint = Checkpoint.load(config.checkpoint)
    library = commands.existing_library(config.library, checkpoint)
    if library is None:
        raise LibraryError(f"There is no library in {paths.library()} yet: `lsgui index FOLDER` makes one.")
    with library, commands.cancellable("mapping") as progress:
        entries = entries_of(library, progress=progress)
        remark = _remark(library.count, commands.about_stale(library) if library.stale else "")
    if config.out is not None:
        write_tsv(entries, config.out)
    _show(config, library.folder, entries)
    if remark:
        commands.say(remark)
    return commands.DONE


def _show(config: MapConfig, library: Path, entries: "list[Entry]") -> None:
    from lsgui.library.map_table import as_tsv

    if config.json:
        commands.show(_json(library, entries, config.out))
    elif config.out is None:
        commands.show(as_tsv(entries).removesuffix("\n"))
    else:
        commands.show(f"{len(entries):,} photographs in {reports.shown(config.out)}")


def _json(library: Path, entries: "list[Entry]", out: Path | None) -> dict[str, Any]:
    """With a file, where it is; without, the map itself."""
    report: dict[str, Any] = {"library": str(library), "count": len(entries)}
    if out is not None:
        return {**report, "file": str(out)}
    return {**report, "photographs": [{**each._asdict(), "labels": list(each.labels)} for each in entries]}


def _remark(count: int, stale: str) -> str:
    return stale if count else "the library is empty"
