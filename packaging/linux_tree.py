"""Lays a bundle out as Linux distributions want it: `python packaging/linux_tree.py BUNDLE ICONS ROOT`.

ROOT gets `usr/lib/lsgui` (the bundle), `usr/bin/lsgui` (a link to its program), and what desktops look for;
beside its copyright lies a link to the licences of all parts.
"""

import shutil
import sys
from collections.abc import Sequence
from pathlib import Path

HERE = Path(__file__).resolve().parent
METAINFO_ID = "io.github.lsgui.lsgui"
PLACES = {
    "linux/lsgui.desktop": "usr/share/applications/lsgui.desktop",
    "linux/lsgui.xml": "usr/share/mime/packages/lsgui.xml",
    "linux/lsgui.metainfo.xml": f"usr/share/metainfo/{METAINFO_ID}.metainfo.xml",
    "../LICENSE": "usr/share/doc/lsgui/copyright",
}


def lay_out(bundle: Path, icons: Path, root: Path) -> None:
    """Make the tree in a folder that is not there yet. Raises FileExistsError."""
    root.mkdir(parents=True)
    shutil.copytree(bundle, root / "usr/lib/lsgui", symlinks=True)
    (root / "usr/bin").mkdir()
    (root / "usr/bin/lsgui").symlink_to("../lib/lsgui/lsgui")
    (root / "usr/share/doc/lsgui").mkdir(parents=True)
    (root / "usr/share/doc/lsgui/licences").symlink_to("../../../lib/lsgui/licences")
    shutil.copytree(icons / "hicolor", root / "usr/share/icons/hicolor")
    for source, place in PLACES.items():
        (root / place).parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(HERE / source, root / place)


def main(words: Sequence[str]) -> int:
    """Lay out the bundle that is named."""
    if len(words) != 3:
        print("usage: linux_tree.py BUNDLE ICONS ROOT", file=sys.stderr)
        return 2
    lay_out(*map(Path, words))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
