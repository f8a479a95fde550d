"""What lies inside the wheels of a bundle: libraries that they bring, and what their bills name."""

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from importlib import import_module
from importlib.metadata import Distribution
from pathlib import Path, PurePath
from typing import Any

from component import HERE, Component

FILE = re.compile(r"^(lib)?(?P<stem>.+?)(-[0-9a-f]{8,})*(\.[0-9][0-9.]*)?\.(so|dylib|dll)(\.[0-9.]+)?$")
OWN = re.compile(r"^(Qt6|pyside6|shiboken6|onnxruntime)")
"""Libraries outside a wheel's folder of foreign ones that are its makers' own."""
GCC = "GPL-3.0-or-later WITH GCC-exception-3.1"
GCC_TEXTS = ("GPL-3.0.txt", "GCC-exception-3.1.txt")


@dataclass(frozen=True)
class Known:
    """A library that wheels bring, and the texts in `packaging/texts` where wheels bring none."""

    name: str
    licence: str
    texts: tuple[str, ...] = ()


ICU = Known("ICU", "Unicode-DFS-2016", ("ICU.txt",))
BROTLI = Known("brotli", "MIT")
WEBP = Known("libwebp", "BSD-3-Clause")
OPENBLAS = Known("OpenBLAS", "BSD-3-Clause AND BSD-3-Clause-Open-MPI")
KNOWN = {
    "Xau": Known("libXau", "MIT-open-group"),
    "avif": Known("libavif", "BSD-2-Clause AND BSD-3-Clause"),  # with dav1d, libaom and libyuv in it
    **dict.fromkeys(("brotlicommon", "brotlidec"), BROTLI),
    "freetype": Known("FreeType", "FTL OR GPL-2.0-or-later"),
    "gfortran": Known("libgfortran", GCC, GCC_TEXTS),
    "gomp": Known("libgomp", GCC, GCC_TEXTS),
    "harfbuzz": Known("HarfBuzz", "MIT-Modern-Variant"),
    **dict.fromkeys(("icudata", "icui18n", "icuuc"), ICU),
    "jasper": Known("JasPer", "JasPer-2.0", ("JasPer-2.0.txt",)),
    "jpeg": Known("libjpeg-turbo", "IJG AND BSD-3-Clause AND Zlib", ("libjpeg-turbo.txt",)),
    "lcms2": Known("Little CMS", "MIT", ("Little-CMS.txt",)),
    "lzma": Known("liblzma", "0BSD"),
    "openjp2": Known("OpenJPEG", "BSD-2-Clause"),
    "png16": Known("libpng", "libpng-2.0"),
    "quadmath": Known("libquadmath", "LGPL-2.1-or-later", ("LGPL-2.1.txt",)),
    **dict.fromkeys(("raw", "raw_r"), Known("LibRaw", "LGPL-2.1-only OR CDDL-1.0")),
    **dict.fromkeys(("scipy_openblas", "scipy_openblas64_"), OPENBLAS),
    "tiff": Known("libtiff", "libtiff"),
    **dict.fromkeys(("sharpyuv", "webp", "webpdemux", "webpmux"), WEBP),
    "xcb": Known("libxcb", "X11"),
    "zstd": Known("zstd", "BSD-3-Clause OR GPL-2.0-only"),
}


def parts(package: Distribution, purl: str, bundle: Path) -> Iterator[Component]:
    """The libraries that one package brings into a bundle, and what its own bills name beside them.

    A library that nobody knows here stands for itself, without a licence.
    """
    said = list(_said(package))
    named: set[str] = set()
    for place in _libraries(package, bundle):
        found = _library(place)
        if found.name not in named:
            named.add(found.name)
            yield _component(found, package, purl, place, said)
    for entry in said:
        if _is_part(entry) and not any(name.lower() in entry["name"].lower() for name in named):
            yield _stated(entry, purl)


def _libraries(package: Distribution, bundle: Path) -> list[PurePath]:
    """The foreign libraries of a package that are in the bundle, by their place in it."""
    inner = bundle / "_internal"
    places = [PurePath(str(file)) for file in package.files or () if _is_foreign(PurePath(str(file)))]
    return sorted(place for place in places if (inner / place).is_file())


def _is_foreign(place: PurePath) -> bool:
    found = FILE.match(place.name)
    if found is None or ".cpython-" in place.name or ".abi3" in place.name or "plugins" in place.parts:
        return False
    if place.parent.name == ".dylibs" or place.parent.name.endswith(".libs"):
        return True
    return place.name.startswith("lib") and not OWN.match(found["stem"])


def _library(place: PurePath) -> Known:
    found = FILE.match(place.name)
    assert found is not None
    return KNOWN.get(found["stem"], Known(place.name, ""))


def _component(
    known: Known, package: Distribution, purl: str, place: PurePath, said: list[dict[str, Any]]
) -> Component:
    version = _version(known, package, place, said)
    inner = f"pkg:generic/{known.name.lower().replace(' ', '-')}" + (f"@{version}" if version else "")
    texts = tuple(HERE / "texts" / text for text in known.texts)
    return Component(
        known.name, version, known.licence, inner, texts, within=purl, place=f"_internal/{place.as_posix()}"
    )


def _version(known: Known, package: Distribution, place: PurePath, said: list[dict[str, Any]]) -> str:
    """As the package says it; nothing where it does not: a file's number is that of its interface."""
    stated = (str(entry.get("version", "")) for entry in said if known.name.lower() in entry["name"].lower())
    if known is ICU:
        return place.name.rpartition(".")[2]
    if known is OPENBLAS:
        built = import_module(package.metadata["Name"]).show_config(mode="dicts")
        return str(built["Build Dependencies"]["blas"]["version"])
    if known.name == "LibRaw":
        return ".".join(map(str, import_module("rawpy").libraw_version))
    return next(stated, "")


def _said(package: Distribution) -> Iterator[dict[str, Any]]:
    """What the bills in a wheel (PEP 770) name."""
    for file in package.files or ():
        if "sboms" in file.parts and file.suffix == ".json":
            bill = json.loads(file.read_text("utf-8"))
            yield from (entry for entry in bill.get("components", ()) if entry.get("name"))


def _is_part(entry: Mapping[str, Any]) -> bool:
    """Whether a bill's entry is in the wheel for sure, and is not a module of the wheel's own."""
    reference = f"{entry.get('bom-ref', '')} {entry.get('purl', '')}"
    return bool(
        entry.get("scope", "required") == "required" and _licence(entry) and "#c-ext/" not in reference
    )


def _stated(entry: Mapping[str, Any], within: str) -> Component:
    version = str(entry.get("version", ""))
    purl = entry.get("purl") or f"pkg:generic/{entry['name'].lower()}" + (f"@{version}" if version else "")
    return Component(entry["name"], version, _licence(entry), purl.partition("?")[0], within=within)


def _licence(entry: Mapping[str, Any]) -> str:
    """Expressions, ids and names, all of which hold."""
    found = []
    for line in entry.get("licenses", ()):
        licence = line.get("license", {})
        found.append(line.get("expression") or licence.get("id") or licence.get("name") or "")
    return " AND ".join(filter(None, found))
