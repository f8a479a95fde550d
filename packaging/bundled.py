"""What a bundle is made of: packages of Python, Python itself, and libraries of the system that built it."""

import re
import subprocess
import sys
import sysconfig
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from importlib.metadata import Distribution, PackageNotFoundError, distribution
from pathlib import Path

import requirements

BUILDER = "pyinstaller"
"""Its boot loader is in the bundle, under the GPL-2 with an exception for what it starts."""
TEXTS = re.compile(r"(licen[cs]e|copying|notice|copyright|authors)", re.IGNORECASE)
SHARED = re.compile(r"^(?!libpython).*\.so(\.|$)")
HERE = Path(__file__).resolve().parent
WELL_KNOWN = {
    "LGPL-3.0": ("texts/LGPL-3.0.txt", "texts/GPL-3.0.txt"),
    "Apache": ("../LICENSE",),
}


@dataclass(frozen=True)
class Component:
    """One thing in the bundle: its licence as its makers name it, if they do, and the files of the texts."""

    name: str
    version: str
    licence: str
    purl: str
    texts: tuple[Path, ...] = ()


def components(bundle: Path) -> tuple[Component, ...]:
    """Everything in a bundle that was built in this environment, by name."""
    found = {component.purl: component for component in (*packages(), python(), *libraries(bundle))}
    return tuple(sorted(found.values(), key=lambda component: (component.name.lower(), component.purl)))


def packages() -> Iterator[Component]:
    """lsgui, what it needs and what that needs, as far as it is installed here."""
    names = ["lsgui", BUILDER, "PySide6", *map(_name, requirements.bundled())]
    seen: set[str] = set()
    while names:
        name = _plain(names.pop())
        if name in seen or name in requirements.LEFT_OUT:
            continue
        seen.add(name)
        try:
            package = distribution(name)
        except PackageNotFoundError:  # it is for another system
            continue
        yield _component(package)
        if name not in ("lsgui", BUILDER):
            names += [_name(line) for line in package.requires or () if "extra ==" not in line]


def _component(package: Distribution) -> Component:
    name, version = package.metadata["Name"], package.version
    files = [Path(str(file.locate())) for file in package.files or () if _is_text(Path(str(file)))]
    licence = _licence(package)
    texts = tuple(file for file in files if file.is_file()) or _well_known(licence)
    return Component(name, version, licence, f"pkg:pypi/{_plain(name)}@{version}", texts)


def _well_known(licence: str) -> tuple[Path, ...]:
    """The texts of a licence that packages name without bringing it."""
    found = next((texts for name, texts in WELL_KNOWN.items() if licence.startswith(name)), ())
    return tuple(HERE / text for text in found)


def _is_text(path: Path) -> bool:
    return bool(TEXTS.search(path.name) or "licenses" in path.parts) and path.suffix not in (
        ".py",
        ".pyc",
        ".so",
    )


def _licence(package: Distribution) -> str:
    """As the package names it: an expression, else its classifiers, else the first line of its text."""
    data = package.metadata
    if "License-Expression" in data:
        return data["License-Expression"]
    classified = [
        line.split(" :: ")[-1] for line in data.get_all("Classifier") or () if line.startswith("License ::")
    ]
    written = data["License"].strip().splitlines() if "License" in data else []
    return ", ".join(classified) or (written[0] if written else "")


def python() -> Component:
    """The Python in the bundle."""
    version = sys.version.split()[0]
    places = (Path(sysconfig.get_path("stdlib")) / "LICENSE.txt", Path("/usr/share/doc/python3/copyright"))
    texts = tuple(place for place in places if place.is_file())[:1]
    return Component("Python", version, "PSF-2.0", f"pkg:generic/python@{version}", texts)


def libraries(bundle: Path) -> Iterator[Component]:
    """The packages of a Debian system whose libraries were copied into the bundle."""
    inner = bundle / "_internal"
    names = (
        sorted(path.name for path in inner.glob("*.so*") if SHARED.search(path.name))
        if inner.is_dir()
        else []
    )
    for owner in _owners(names):
        version = _asked("dpkg-query", "--show", "--showformat=${Version}", owner)
        name = owner.partition(":")[0]
        text = Path("/usr/share/doc", name, "copyright")
        purl = f"pkg:deb/debian/{name}@{version}"
        yield Component(name, version, "", purl, (text,) if text.is_file() else ())


def _owners(libraries: Sequence[str]) -> tuple[str, ...]:
    """The Debian packages that hold libraries of these names; none for those that a wheel brought."""
    lines = _asked("dpkg", "--search", *(f"*/{name}" for name in libraries)).splitlines()
    found = {Path(file).name: owner for owner, _, file in (line.partition(": ") for line in lines)}
    return tuple(sorted({owner for name, owner in found.items() if name in libraries and "," not in owner}))


def _asked(*command: str) -> str:
    try:
        return subprocess.run(command, capture_output=True, text=True, check=False).stdout.strip()
    except FileNotFoundError:  # not a Debian
        return ""


def _name(requirement: str) -> str:
    return re.split(r"[^A-Za-z0-9._-]", requirement, maxsplit=1)[0]


def _plain(name: str) -> str:
    """A name as package indexes compare it."""
    return re.sub(r"[-_.]+", "-", name).lower()
