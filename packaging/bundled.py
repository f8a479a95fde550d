"""What a bundle is made of: packages and what they bring, Python itself, the checkpoint, libraries."""

import re
import sys
import sysconfig
from collections.abc import Iterator, Sequence
from importlib.metadata import Distribution, PackageNotFoundError, distribution
from pathlib import Path

import debian
import inside
import requirements
from component import HERE, Component

from lsgui import __version__

BUILDER = "pyinstaller"
"""Its boot loader is in the bundle, under the GPL-2 with an exception for what it starts."""
BOOT_LOADER = "GPL-2.0-or-later WITH Bootloader-exception"
WEIGHTS = "Apache-2.0 first weights, trained on photographs for research use (MODEL_CARD.md)"
CHECKPOINTS = HERE.parent / "resources" / "checkpoints"
TEXTS = re.compile(r"(licen[cs]e|copying|notice|copyright|authors)", re.IGNORECASE)
WELL_KNOWN = {
    "LGPL-3.0": ("texts/LGPL-3.0.txt", "texts/GPL-3.0.txt"),
    "Apache": ("../LICENSE",),
}


def components(bundle: Path) -> tuple[Component, ...]:
    """Everything in a bundle that was built in this environment, by name."""
    wheels = tuple(packages())
    inner = (part for wheel in wheels for part in inside.parts(distribution(wheel.name), wheel.purl, bundle))
    every = (*wheels, *inner, python(), *checkpoints(), *debian.libraries(bundle))
    found = {component.ref: component for component in every}
    return tuple(sorted(found.values(), key=lambda component: (component.name.lower(), component.ref)))


def unlicensed(parts: Sequence[Component]) -> tuple[str, ...]:
    """The names of parts of whose licence nobody says anything."""
    return tuple(part.name for part in parts if not part.licence.strip())


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
    licence = BOOT_LOADER if name == BUILDER else _licence(package)
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


def checkpoints(folder: Path = CHECKPOINTS) -> Iterator[Component]:
    """The networks' weights, whose terms are those of what they were trained on, too."""
    for card in sorted(folder.glob("*/MODEL_CARD.md")):
        name, texts = card.parent.name, (card, HERE.parent / "LICENSE")
        purl = f"pkg:generic/{name}@{__version__}"
        yield Component(name, __version__, WEIGHTS, purl, texts, kind="machine-learning-model")


def _name(requirement: str) -> str:
    return re.split(r"[^A-Za-z0-9._-]", requirement, maxsplit=1)[0]


def _plain(name: str) -> str:
    """A name as package indexes compare it."""
    return re.sub(r"[-_.]+", "-", name).lower()
