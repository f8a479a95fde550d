"""A bundle's bill: what wheels bring inside, what Debian lends, the checkpoint, and all their licences."""

import json
from importlib.metadata import Distribution, PathDistribution
from pathlib import Path

import bundled
import debian
import inside
import licences
import pytest
import sbom
from component import Component

WHEEL = "pkg:pypi/picture@1.0"
DEP_5 = """Format: https://www.debian.org/doc/packaging-manuals/copyright-format/1.0/

Files: *
Copyright: somebody
License: Expat or GPL-2+
 The words of it.

Files: tests/*
License: Zlib

Files: debian/*
License: GPL-3
"""


def wheel(folder: Path, *files: str, bill: dict[str, object] | None = None) -> Distribution:
    """An installed package of these files, with a bill of its own."""
    papers = folder / "picture-1.0.dist-info"
    (papers / "sboms").mkdir(parents=True)
    (papers / "METADATA").write_text("Metadata-Version: 2.1\nName: picture\nVersion: 1.0\n", "utf-8")
    if bill is not None:
        (papers / "sboms" / "picture.cdx.json").write_text(json.dumps(bill), "utf-8")
        files += (f"{papers.name}/sboms/picture.cdx.json",)
    (papers / "RECORD").write_text("".join(f"{file},,\n" for file in files), "utf-8")
    return PathDistribution(papers)


def bundle(folder: Path, *files: str) -> Path:
    """A bundle that holds these files."""
    for file in files:
        path = folder / "_internal" / file
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(b"")
    return folder


def test_libraries_in_wheels_are_named_with_licence_version_and_place(tmp_path: Path) -> None:
    files = ("picture.libs/libtiff-20b7e810.so.6.3.0", "picture.libs/libgomp-6a29c32d.so.1.0.0")
    said = {"components": [{"name": "libtiff", "version": "4.7.2", "scope": "optional"}]}
    found = {
        part.name: part
        for part in inside.parts(
            wheel(tmp_path / "site", *files, bill=said), WHEEL, bundle(tmp_path / "bundle", *files)
        )
    }
    assert set(found) == {"libtiff", "libgomp"}
    assert (found["libtiff"].version, found["libtiff"].licence) == ("4.7.2", "libtiff")
    assert found["libtiff"].place == f"_internal/{files[0]}"
    assert found["libgomp"].version == ""  # nobody says it: the number in the name is its interface's
    assert "GCC-exception" in found["libgomp"].licence
    assert all(path.is_file() for path in found["libgomp"].texts)


def test_a_library_that_stayed_out_of_the_bundle_is_not_named(tmp_path: Path) -> None:
    package = wheel(tmp_path / "site", "picture.libs/libtiff-20b7e810.so.6.3.0")
    assert list(inside.parts(package, WHEEL, bundle(tmp_path / "bundle"))) == []


def test_modules_and_plugins_of_a_wheel_are_no_foreign_libraries(tmp_path: Path) -> None:
    files = (
        "picture/libs.cpython-311-x86_64-linux-gnu.so",
        "picture/Qt/plugins/platforms/libqxcb.so",
        "picture/Qt/lib/libQt6Core.so.6",
        "picture/Qt/lib/libicudata.so.73",
    )
    package = wheel(tmp_path / "site", *files)
    (icu,) = inside.parts(package, WHEEL, bundle(tmp_path / "bundle", *files))
    assert (icu.name, icu.version) == ("ICU", "73")


def test_what_a_wheels_own_bill_says_is_linked_into_it_is_named(tmp_path: Path) -> None:
    crate = {
        "name": "memchr",
        "version": "2.8.1",
        "purl": "pkg:cargo/memchr@2.8.1?download_url=file:///home",
        "licenses": [{"expression": "Unlicense OR MIT"}],
    }
    optional = {
        "name": "libimagequant",
        "scope": "optional",
        "licenses": [{"license": {"id": "GPL-3.0-only"}}],
    }
    package = wheel(tmp_path / "site", bill={"components": [crate, optional]})
    (part,) = inside.parts(package, WHEEL, bundle(tmp_path / "bundle"))
    assert (part.purl, part.licence) == ("pkg:cargo/memchr@2.8.1", "Unlicense OR MIT")


def test_a_library_that_nobody_knows_stops_the_build(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    strange = "picture.libs/libstrange-20b7e810.so.6"
    package = wheel(tmp_path / "site", strange)
    parts = tuple(inside.parts(package, WHEEL, bundle(tmp_path / "bundle", strange)))
    program = Component("lsgui", "1.0", "Apache-2.0", "pkg:pypi/lsgui@1.0", (tmp_path / "site",))
    monkeypatch.setattr(sbom, "components", lambda _: (program, *parts))
    assert sbom.main([str(tmp_path / "bundle"), str(tmp_path / "bill.json")]) == 1
    assert "libstrange-20b7e810.so.6" in capsys.readouterr().err


def test_two_packages_may_bring_the_same_library() -> None:
    program = Component("lsgui", "1.0", "Apache-2.0", "pkg:pypi/lsgui@1.0")
    owners = [Component(name, "1.0", "MIT", f"pkg:pypi/{name}@1.0") for name in ("alpha", "beta")]
    inner = [
        Component("libgomp", "", "MIT", "pkg:generic/libgomp", within=owner.purl, place=f"{owner.name}.so")
        for owner in owners
    ]
    bill = sbom.bill((program, *owners, *inner), 0)
    assert [entry["name"] for entry in bill["components"]] == ["alpha", "beta"]
    nested = [entry["components"][0] for entry in bill["components"]]
    assert [entry["evidence"]["occurrences"] for entry in nested] == [
        [{"location": "alpha.so"}],
        [{"location": "beta.so"}],
    ]
    assert len({entry["bom-ref"] for entry in nested}) == 2
    assert {"ref": owners[0].ref, "dependsOn": [inner[0].ref]} in bill["dependencies"]


def test_licences_are_expressions_where_they_can_be() -> None:
    program = Component("lsgui", "1.0", "apache-2.0", "pkg:pypi/lsgui@1.0")
    other = Component("alpha", "1.0", "as its makers like", "pkg:pypi/alpha@1.0")
    bill = sbom.bill((program, other), 0)
    assert bill["metadata"]["component"]["licenses"] == [{"expression": "Apache-2.0"}]
    assert bill["components"][0]["licenses"] == [{"license": {"name": "as its makers like"}}]


def test_the_licences_of_a_debian_package_are_read_from_its_file(tmp_path: Path) -> None:
    assert debian.stated(DEP_5) == "Expat or GPL-2+, Zlib"
    assert debian.stated("This package was made by somebody.") == ""
    (tmp_path / "libnew1").mkdir()
    (tmp_path / "libnew1" / "copyright").write_text(DEP_5, "utf-8")
    found = debian.package("libnew1", "2.0-1", tmp_path)
    assert (found.licence, found.purl) == ("Expat or GPL-2+, Zlib", "pkg:deb/debian/libnew1@2.0-1")
    assert found.texts == (tmp_path / "libnew1" / "copyright",)


def test_a_known_library_has_its_own_licence_and_not_its_sources() -> None:
    assert debian.package("libuuid1", "1", Path("/nowhere")).licence == "BSD-3-Clause"
    assert debian.package("libssl3t64", "1", Path("/nowhere")).licence == "Apache-2.0"


def test_a_library_of_two_packages_has_both_and_a_private_copy_none() -> None:
    said = (
        "libgcc-s1:amd64, libgcc-s1:i386: /lib/x86_64-linux-gnu/libgcc_s.so.1\n"
        "zlib1g:amd64: /usr/lib/x86_64-linux-gnu/libz.so.1\n"
        "viewer: /usr/lib/viewer/libz.so.1\n"
    )
    assert debian.owned(said) == {
        "libgcc_s.so.1": ("libgcc-s1:amd64", "libgcc-s1:i386"),
        "libz.so.1": ("zlib1g:amd64",),
    }


def test_a_library_of_the_system_that_no_package_holds_is_not_passed_over(tmp_path: Path) -> None:
    found = tuple(debian.libraries(bundle(tmp_path, "libmade-at-home.so.1", "libpython3.11.so.1.0")))
    assert bundled.unlicensed(found) == ("libmade-at-home.so.1",)


def test_the_checkpoint_is_a_part_with_the_terms_of_its_photographs() -> None:
    found = {part.name: part for part in bundled.checkpoints()}
    shipped = found["flickr8k-64"]
    assert "research use" in shipped.licence
    assert "Flickr8k" in shipped.texts[0].read_text("utf-8")
    program = Component("lsgui", "1.0", "Apache-2.0", "pkg:pypi/lsgui@1.0")
    (entry,) = sbom.bill((program, shipped), 0)["components"]
    assert entry["type"] == "machine-learning-model"


def test_every_part_of_this_environment_has_a_licence(tmp_path: Path) -> None:
    assert bundled.unlicensed(bundled.components(tmp_path)) == ()


def test_what_a_package_brings_is_listed_with_where_its_text_is(tmp_path: Path) -> None:
    text = tmp_path / "LICENSE"
    text.write_text("may be used, and so may libalpha", "utf-8")
    owner = Component("alpha", "1.0", "MIT", "pkg:pypi/alpha@1.0", (text,))
    inner = Component("libalpha", "", "Zlib", "pkg:generic/libalpha", within=owner.purl)
    orphan = Component("libbeta", "", "Zlib", "pkg:generic/libbeta", within="pkg:pypi/beta@1.0")
    assert licences.collect((owner, inner, orphan), tmp_path / "licences") == ("libbeta",)
    listed = (tmp_path / "licences" / licences.LIST).read_text("utf-8")
    assert "| libalpha (in alpha) | - | Zlib | alpha |" in listed
