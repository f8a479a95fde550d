"""`lsgui library`: its words, what each action does, and what it prints."""

import argparse
from collections.abc import Callable, Sequence
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Any

from lsgui import paths
from lsgui.commands import AT_FAULT, DONE, cancellable, say, show
from lsgui.reports import shown, table

if TYPE_CHECKING:
    from lsgui.library.check import Checked, Damage
    from lsgui.library.exporting import Transferred
    from lsgui.library.facts import Facts
    from lsgui.library.repair import Repaired
    from lsgui.library.vacuum import Vacuumed

Json = dict[str, Any]


def add_actions(parser: argparse.ArgumentParser) -> None:
    """The actions of `lsgui library`, each with its options."""
    actions = parser.add_subparsers(title="actions", metavar="ACTION", required=True)
    adders: dict[str, Callable[[argparse.ArgumentParser], None]] = {
        "info": _add_info,
        "check": _add_check,
        "remove": _add_remove,
        "vacuum": _add_vacuum,
        "export": _add_export,
        "import": _add_import,
    }
    for name, add in adders.items():
        text = (add.__doc__ or "").strip()
        action = actions.add_parser(name, help=text, description=text)
        add(action)
        action.add_argument("--library", type=Path, metavar="DIR", help="default: the window's own")
        action.add_argument("--json", action="store_true", help="for machines")


def _add_info(parser: argparse.ArgumentParser) -> None:
    """say what the library holds, whose features they are, and how much room it takes"""
    parser.set_defaults(run=lambda args: _run_info(_folder(args), json=args.json))


def _add_check(parser: argparse.ArgumentParser) -> None:
    """read the whole library and compare it with its checksums; exit code 1 where it is damaged"""
    parser.add_argument(
        "--repair", action="store_true",
        help="drop what is damaged and keep the rest; the next index reads those photographs again",
    )  # fmt: skip
    parser.set_defaults(run=_run_check_or_repair)


def _add_remove(parser: argparse.ArgumentParser) -> None:
    """take a folder out of the library; no photograph is touched, and indexing it again costs nothing"""
    parser.add_argument("out", metavar="FOLDER", type=Path)
    parser.set_defaults(run=lambda args: _run_remove(_folder(args), args.out, json=args.json))


def _add_vacuum(parser: argparse.ArgumentParser) -> None:
    """give back the room of photographs and folders that are gone"""
    parser.set_defaults(run=lambda args: _run_vacuum(_folder(args), json=args.json))


def _add_export(parser: argparse.ArgumentParser) -> None:
    """write the library to one file, to keep it or to carry it elsewhere (no photographs)"""
    parser.add_argument("file", metavar="FILE", type=Path, help="a new file")
    parser.set_defaults(run=lambda args: _run_export(_folder(args), args.file, json=args.json))


def _add_import(parser: argparse.ArgumentParser) -> None:
    """make a library from such a file; a library that holds folders is left alone"""
    parser.add_argument("file", metavar="FILE", type=Path)
    parser.add_argument("--checkpoint", type=Path, metavar="DIR", help="default: the shipped one")
    parser.set_defaults(
        run=lambda args: _run_import(_folder(args), args.file, args.checkpoint, json=args.json)
    )


def _folder(args: argparse.Namespace) -> Path:
    named = paths.library() if args.library is None else Path(args.library)
    return paths.expanded(named).absolute()


def _run_info(folder: Path, *, json: bool) -> int:
    from lsgui.library.facts import facts

    found = facts(folder)
    show(_info_json(found) if json else _info_text(found))
    return DONE


def _info_json(found: "Facts") -> Json:
    folders = [{"path": str(f.path), "images": f.count, "offline": f.offline} for f in found.folders]
    aside = [str(path) for path in found.set_aside]
    return {**vars(found), "folder": str(found.folder), "folders": folders, "set_aside": aside}


def _info_text(found: "Facts") -> str:
    folders = [[shown(f.path), f"{f.count:,}", "offline" if f.offline else ""] for f in found.folders]
    size = _bytes(found.database_bytes + found.feature_bytes)
    unused = f", {found.unused:,} of them unused" if found.unused else ""
    return "\n".join(
        [
            f"{shown(found.folder)}  (format {found.format}, {size})",
            f"checkpoint: {shown(found.checkpoint) or 'none yet'}",
            f"{found.images:,} images, {found.stale:,} of them to be read again, {found.skipped:,} skipped",
            f"{found.features:,} features of {found.dim:,} numbers{unused}",
            *(table(("folder", "images", "state"), folders) if folders else []),
            *(f"set aside: {shown(path)}" for path in found.set_aside),
        ]
    )


def _run_remove(folder: Path, out: Path, *, json: bool) -> int:
    from lsgui.core.checkpoint import Checkpoint
    from lsgui.library.check import require
    from lsgui.library.store import Library

    require(folder)
    checkpoint = Checkpoint.load(None)
    named = paths.expanded(out).absolute()
    with Library.open(folder, checkpoint.identity, checkpoint.dim) as library:
        before = library.count
        library.remove_folder(named)
        removed = before - library.count
    text = f"{shown(named)} with {removed:,} images was taken out; `lsgui index` on it brings it back"
    show({"library": str(folder), "folder": str(named), "images": removed} if json else text)
    return DONE


def _run_check_or_repair(args: argparse.Namespace) -> int:
    run = _run_repair if args.repair else _run_check
    return run(_folder(args), json=args.json)


def _run_check(folder: Path, *, json: bool) -> int:
    from lsgui.library.check import check

    with cancellable("checking") as progress:
        checked = check(folder, progress=progress)
    show(_checked_json(folder, checked) if json else "\n".join(_checked_lines(checked)))
    if not checked.damage:
        return DONE
    say(f"the library in {folder} is damaged: --repair drops what is damaged and keeps the rest")
    return AT_FAULT


def _checked_json(folder: Path, checked: "Checked") -> Json:
    return {**asdict(checked), "library": str(folder), "whole": not checked.damage}


def _checked_lines(checked: "Checked") -> list[str]:
    broken = any(damage.kind == "database" for damage in checked.damage)
    counts = f"{checked.images:,} images and {checked.features:,} features"
    head = [] if broken else [f"{counts}: {'damaged' if checked.damage else 'nothing is wrong'}"]
    unused = f"{_bytes(checked.unused_bytes)} are of no use any more: `lsgui library vacuum` gives them back"
    return [*head, *_damage_lines(checked.damage), *([unused] if checked.unused_bytes else [])]


def _damage_lines(damage: Sequence["Damage"]) -> list[str]:
    return [f"  {shown(item.sentence)}" for item in damage]


def _run_repair(folder: Path, *, json: bool) -> int:
    from lsgui.library.repair import repair

    with cancellable("checking") as progress:
        repaired = repair(folder, progress=progress)
    show(_repaired_json(folder, repaired) if json else _repaired_text(folder, repaired))
    return AT_FAULT if repaired.checked.damage else DONE


def _repaired_json(folder: Path, repaired: "Repaired") -> Json:
    return {
        **_checked_json(folder, repaired.checked),
        "repaired": [asdict(damage) for damage in repaired.damage],
        "to_read": repaired.to_read,
        "set_aside": str(repaired.salvaged.aside) if repaired.salvaged else None,
    }


def _repaired_text(folder: Path, repaired: "Repaired") -> str:
    if not repaired.damage:
        return "\n".join(_checked_lines(repaired.checked))
    lines = ["repaired:", *_damage_lines(repaired.damage)]
    if (salvaged := repaired.salvaged) is not None:
        lines.append(
            f"the broken database is set aside as {shown(salvaged.aside)}; {salvaged.folders:,} folders and "
            f"{salvaged.images:,} images could be taken over"
        )
        if not salvaged.folders:
            lines.append("its folders could not be read: name them to `lsgui index` again")
    if repaired.to_read:
        lines.append(f"{repaired.to_read:,} images are read again by the next `lsgui index`")
    return "\n".join([*lines, *_checked_lines(repaired.checked)])


def _run_vacuum(folder: Path, *, json: bool) -> int:
    from lsgui.library.vacuum import vacuum

    with cancellable("copying") as progress:
        done = vacuum(folder, progress=progress)
    show({"library": str(folder), **asdict(done)} if json else _vacuumed_text(done))
    return DONE


def _vacuumed_text(done: "Vacuumed") -> str:
    return (
        f"{_bytes(done.before)} before, {_bytes(done.after)} now: dropped {done.features:,} unused features, "
        f"{done.folders:,} folders taken out before, {done.backups:,} backups of older formats"
    )


def _run_export(folder: Path, file: Path, *, json: bool) -> int:
    from lsgui.library.exporting import export

    with cancellable("exporting") as progress:
        done = export(folder, file, progress=progress)
    show(_transferred(folder, file, done, json=json, verb="exported to"))
    return DONE


def _run_import(folder: Path, file: Path, checkpoint: Path | None, *, json: bool) -> int:
    from lsgui.core.checkpoint import Checkpoint
    from lsgui.library.importing import import_library

    identity = Checkpoint.load(checkpoint).identity
    with cancellable("importing") as progress:
        done = import_library(folder, file, identity, progress=progress)
    show(_transferred(folder, file, done, json=json, verb="imported from"))
    return DONE


def _transferred(folder: Path, file: Path, done: "Transferred", *, json: bool, verb: str) -> str | Json:
    if json:
        size = file.stat().st_size
        return {"library": str(folder), "file": str(file), "bytes": size, **done._asdict()}
    return (
        f"{done.images:,} images in {done.folders:,} folders, {done.features:,} features and "
        f"{done.skipped:,} skipped files {verb} {shown(file)} ({_bytes(file.stat().st_size)})"
    )


def _bytes(number: int) -> str:
    """A size for people."""
    size, unit = float(number), "bytes"
    for unit in ("bytes", "kB", "MB", "GB"):
        if size < 1000 or unit == "GB":
            break
        size /= 1000
    return f"{size:,.0f} {unit}" if unit == "bytes" or size >= 100 else f"{size:.1f} {unit}"
