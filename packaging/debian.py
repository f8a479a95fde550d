"""The libraries of a Debian system that PyInstaller copied into a bundle, by the packages that hold them."""

import re
import subprocess
from collections.abc import Iterator
from pathlib import Path

from component import Component

SHARED = re.compile(r"^(?!libpython).*\.so(\.|$)")
PLACES = re.compile(r"^(/usr)?/lib(/[a-z0-9_]+-linux-gnu[a-z0-9_]*)?$")
"""Where libraries for all lie; another package may keep one of the same name for itself."""
DOC = Path("/usr/share/doc")
COMMON = re.compile(r"/usr/share/common-licenses/([A-Za-z0-9.-]*[A-Za-z0-9])")
X11 = "MIT AND X11"
GCC = "GPL-3.0-or-later WITH GCC-exception-3.1"
LICENCES = {
    **dict.fromkeys(("libbrotli1", "libexpat1", "libffi8", "libxkbcommon0", "libxkbcommon-x11-0"), "MIT"),
    **dict.fromkeys(("libgssapi-krb5-2", "libk5crypto3", "libkrb5-3", "libkrb5support0"), "MIT"),
    **dict.fromkeys(("libgcrypt20", "libglib2.0-0", "libgpg-error0", "libsystemd0"), "LGPL-2.1-or-later"),
    **dict.fromkeys(("libgcc-s1", "libstdc++6"), GCC),
    **dict.fromkeys(("libx11-6", "libx11-xcb1"), X11),
    **dict.fromkeys(("libxau6", "libxdmcp6"), "MIT-open-group"),
    "libbz2-1.0": "bzip2-1.0.6",
    "libcap2": "BSD-3-Clause OR GPL-2.0-only",
    "libcom-err2": "MIT",
    "libdbus-1-3": "AFL-2.1 OR GPL-2.0-or-later",
    "libfontconfig1": "HPND-sell-variant",
    "libfreetype6": "FTL OR GPL-2.0-or-later",
    "libkeyutils1": "LGPL-2.0-or-later",
    "liblz4-1": "BSD-2-Clause",
    "liblzma5": "LicenseRef-public-domain",
    "libpng16-16": "libpng-2.0",
    "libsqlite3-0": "blessing",
    "libssl3": "Apache-2.0",
    "libuuid1": "BSD-3-Clause",
    "libzstd1": "BSD-3-Clause OR GPL-2.0-only",
    "zlib1g": "Zlib",
}
"""Of the libraries themselves: Debian's files name those of the whole source, programs and tests, too."""


def libraries(bundle: Path) -> Iterator[Component]:
    """Debian's packages of the libraries in a bundle; one that none holds stands for itself, unlicensed."""
    inner = bundle / "_internal"
    found = sorted(inner.glob("*.so*")) if inner.is_dir() else []
    names = [path.name for path in found if SHARED.search(path.name) and not path.is_symlink()]
    if not names:
        return
    owners = owned(_asked("dpkg", "--search", *(f"*/{name}" for name in names)))
    for name in names:
        if name not in owners:
            yield Component(name, "", "", f"pkg:generic/{name}", place=f"_internal/{name}")
    for owner in sorted({owner for name in names for owner in owners.get(name, ())}):
        version = _asked("dpkg-query", "--show", "--showformat=${Version}", owner)
        yield package(owner.partition(":")[0], version)


def owned(lines: str) -> dict[str, tuple[str, ...]]:
    """What `dpkg --search` said: the packages of each library for all, by the library's name."""
    found: dict[str, tuple[str, ...]] = {}
    for owners, _, file in (line.rpartition(": ") for line in lines.splitlines()):
        if PLACES.match(str(Path(file).parent)):
            found[Path(file).name] = found.get(Path(file).name, ()) + tuple(owners.split(", "))
    return found


def package(name: str, version: str, doc: Path = DOC) -> Component:
    """One of Debian's packages, with its file about copyright and the common licences that this points to."""
    about = doc / name / "copyright"
    text = about.read_text("utf-8", "replace") if about.is_file() else ""
    common = [Path("/usr/share/common-licenses", found) for found in sorted(set(COMMON.findall(text)))]
    texts = [path for path in (about, *common) if path.is_file()]
    licence = _known(name) or stated(text)
    return Component(name, version, licence, f"pkg:deb/debian/{name}@{version}", tuple(texts))


def _known(name: str) -> str:
    plain = name.removesuffix("t64")  # of the libraries that count seconds in 64 bits
    xcb = "X11" if plain.startswith("libxcb-") else ""
    return LICENCES.get(plain, xcb)


def stated(about: str) -> str:
    """The licences of a file about copyright in Debian's format, without those of the packaging itself."""
    if "copyright-format" not in about.partition("\n\n")[0]:
        return ""
    paragraphs = [part for part in about.split("\n\n") if part.lstrip().startswith("Files:")]
    upstream = [part for part in paragraphs if not re.match(r"\s*Files:\s*debian/", part)]
    named = (re.search(r"^License:[ \t]*(\S.*)$", part, re.MULTILINE) for part in upstream)
    return ", ".join(sorted({found[1].strip() for found in named if found}))


def _asked(*command: str) -> str:
    try:
        return subprocess.run(command, capture_output=True, text=True, check=False).stdout.strip()
    except FileNotFoundError:  # not a Debian
        return ""
