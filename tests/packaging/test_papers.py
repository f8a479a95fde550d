"""What accompanies a bundle: requirements, licences, bill of materials, sizes, icons, and where it starts."""

import json
import tomllib
from importlib.metadata import distribution
from pathlib import Path

import bundled
import entry
import icons
import licences
import pytest
import requirements
import sbom
import sizes
from PIL import Image

import lsgui

ROOT = Path(lsgui.__file__).parents[1]


def part(folder: Path, name: str, licence: str = "MIT", *, text: bool = True) -> bundled.Component:
    """A part of a bundle, with a text of its own."""
    path = folder / name / "LICENSE"
    path.parent.mkdir(parents=True)
    path.write_text(f"may be used: {name}", "utf-8")
    return bundled.Component(name, "1.0", licence, f"pkg:pypi/{name}@1.0", (path,) if text else ())


def test_a_bundle_installs_what_lsgui_needs_but_torch() -> None:
    needs = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]["dependencies"]
    bundle = requirements.bundled()
    assert not [line for line in bundle if "torch" in line]
    assert {line for line in needs if not line.startswith(("torch", "PySide6"))} < set(bundle)
    assert [line for line in bundle if line.startswith("PySide6_Essentials>=")]


def test_what_is_in_the_bundle_is_what_its_packages_need() -> None:
    parts = {found.name.lower(): found for found in bundled.packages()}
    assert {"lsgui", "numpy", "scipy", "onnxruntime", "joblib", "pandas"} <= set(parts)
    assert not {"torch", "torchvision", "timm", "ray"} & set(parts)
    assert parts["numpy"].version == distribution("numpy").version
    assert parts["numpy"].texts


def test_every_part_has_its_text_beside_the_bundle(tmp_path: Path) -> None:
    parts = [part(tmp_path / "from", "alpha"), part(tmp_path / "from", "beta", "BSD | MIT")]
    target = tmp_path / "licences"
    assert licences.collect(parts, target) == ()
    assert (target / "alpha" / "LICENSE").read_text("utf-8") == "may be used: alpha"
    listed = (target / licences.LIST).read_text("utf-8")
    assert "| alpha | 1.0 | MIT | 1 |" in listed
    assert "| beta | 1.0 | BSD / MIT | 1 |" in listed


def test_texts_of_one_name_are_all_kept(tmp_path: Path) -> None:
    first, second = part(tmp_path / "a", "alpha"), part(tmp_path / "b", "alpha")
    both = bundled.Component("alpha", "1.0", "MIT", first.purl, first.texts + second.texts)
    licences.collect([both], tmp_path / "licences")
    assert len(list((tmp_path / "licences" / "alpha").iterdir())) == 2


def test_a_part_without_a_text_is_named(tmp_path: Path) -> None:
    parts = [part(tmp_path / "from", "alpha"), part(tmp_path / "from", "beta", text=False)]
    assert licences.collect(parts, tmp_path / "licences") == ("beta",)


def test_qt_comes_with_the_text_of_its_licence() -> None:
    (qt,) = [
        found for found in bundled.packages() if found.name.lower().replace("-", "_") == "pyside6_essentials"
    ]
    assert "GNU LESSER GENERAL PUBLIC LICENSE" in qt.texts[0].read_text("utf-8")


def test_the_bill_names_every_part_once_and_is_always_the_same(tmp_path: Path) -> None:
    parts = [part(tmp_path, "lsgui", "Apache-2.0"), part(tmp_path, "alpha")]
    bill = sbom.bill(parts, 1_000_000_000)
    assert (bill["bomFormat"], bill["specVersion"]) == ("CycloneDX", "1.6")
    assert bill["metadata"]["component"]["purl"] == "pkg:pypi/lsgui@1.0"
    assert bill["metadata"]["timestamp"] == "2001-09-09T01:46:40+00:00"
    assert [entry["name"] for entry in bill["components"]] == ["alpha"]
    assert json.dumps(bill) == json.dumps(sbom.bill(parts, 1_000_000_000))
    assert bill["serialNumber"] != sbom.bill(parts[:1], 1_000_000_000)["serialNumber"]


def test_sizes_are_summed_by_package_and_links_count_once(tmp_path: Path) -> None:
    for name, size in {
        "lsgui": 1,
        "_internal/numpy/core.so": 10,
        "_internal/numpy.libs/blas.so": 20,
        "_internal/libQt6Core.so.6": 40,
        "_internal/libssl.so.3": 80,
    }.items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_bytes(b"x" * size)
    (tmp_path / "_internal" / "link.so").symlink_to("libssl.so.3")
    found = sizes.sizes(tmp_path)
    assert found["numpy"] == 30
    assert found["PySide6 and Qt"] == 40
    assert found["libraries of the system"] == 80
    assert sum(found.values()) == 151
    assert list(found.values()) == sorted(found.values(), reverse=True)


def test_the_table_adds_up(tmp_path: Path) -> None:
    lines = sizes.table({"numpy": 30_000_000, "idna": 200_000, "tqdm": 300_000}).splitlines()
    assert lines[2:] == ["| numpy | 30.0 |", "| all smaller ones | 0.5 |", "| **sum** | **30.5** |"]


@pytest.mark.usefixtures("qapp")
def test_the_icon_is_drawn_in_every_size(tmp_path: Path) -> None:
    icons.write(tmp_path)
    for side in icons.SIZES:
        with Image.open(tmp_path / "hicolor" / f"{side}x{side}" / "apps" / "lsgui.png") as image:
            assert image.size == (side, side)
            assert image.getchannel("A").getextrema() == (0, 255)  # round corners
    with Image.open(tmp_path / "lsgui.ico") as image:
        assert image.info["sizes"] == {(side, side) for side in icons.WINDOWS}
    with Image.open(tmp_path / "lsgui.icns") as image:
        assert max(image.info["sizes"])[0] >= 512


def test_a_bundle_does_what_lsgui_asks_of_its_own_python(capsys: pytest.CaptureFixture[str]) -> None:
    assert entry.start(["-c", "print(6 * 7)"]) == 0
    assert capsys.readouterr().out == "42\n"
    with pytest.raises(SystemExit):
        entry.start(["-m", "lsgui", "--version"])
    assert capsys.readouterr().out == f"lsgui {lsgui.__version__}\n"
