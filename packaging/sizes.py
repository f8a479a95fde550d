"""What fills a bundle, in MB (a million bytes) by package: `python packaging/sizes.py BUNDLE [--json]`."""

import argparse
import json
import os
import sys
from collections import Counter
from collections.abc import Sequence
from pathlib import Path, PurePath

INNER = "_internal"
MEGABYTE = 1e6
QT = ("PySide6", "shiboken6", "libQt6", "libpyside", "libshiboken", "libicu")
PYTHON = ("base_library.zip", "libpython", "lib-dynload", "python3")


def package_of(path: PurePath) -> str:
    """Which package a file of a bundle belongs to, by its place in the bundle."""
    parts = path.parts[1:] if path.parts[:1] == (INNER,) else path.parts
    first = parts[0]
    if first.startswith(QT):
        return "PySide6 and Qt"
    if first.startswith(PYTHON):
        return "Python"
    if len(path.parts) == 1 and first not in ("licences",):
        return "lsgui's program (with every module of Python)" if first.startswith("lsgui") else "papers"
    if len(parts) == 1:
        return "libraries of the system" if ".so" in first else "other"
    if first.endswith((".dist-info", ".egg-info")) or first == "licences":
        return "papers"
    return {"PIL": "pillow"}.get(first, first.removesuffix(".libs"))


def sizes(bundle: Path) -> dict[str, int]:
    """Bytes by package, the largest first; what is linked counts once, where it lies."""
    found: Counter[str] = Counter()
    for folder, _, names in os.walk(bundle):
        for name in names:
            path = Path(folder, name)
            if not path.is_symlink():
                found[package_of(path.relative_to(bundle))] += path.stat().st_size
    return dict(found.most_common())


def table(found: dict[str, int], least: int = 500_000) -> str:
    """The table in Markdown, what is smaller than `least` bytes summed up in one row."""
    large = {name: size for name, size in found.items() if size >= least}
    rows = [*large.items(), ("all smaller ones", sum(found.values()) - sum(large.values()))]
    lines = [f"| {name} | {size / MEGABYTE:.1f} |" for name, size in rows]
    return "\n".join(
        ["| package | MB |", "|---|---:|", *lines, f"| **sum** | **{sum(found.values()) / MEGABYTE:.1f}** |"]
    )


def main(words: Sequence[str] | None = None) -> int:
    """Print the table of the bundle that is named."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("bundle", metavar="BUNDLE", type=Path)
    parser.add_argument("--json", action="store_true", help="bytes by package, as JSON")
    args = parser.parse_args(words)
    if not args.bundle.is_dir():
        print(f"sizes: {args.bundle} is not a folder", file=sys.stderr)
        return 1
    found = sizes(args.bundle)
    print(json.dumps(found, indent=1) if args.json else table(found))
    return 0


if __name__ == "__main__":
    sys.exit(main())
