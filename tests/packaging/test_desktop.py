"""What desktops are told about lsgui agrees with what lsgui is."""

import configparser
import shutil
import subprocess
import tomllib
import xml.etree.ElementTree as ElementTree
from pathlib import Path

import linux_tree
import pytest

import lsgui
from lsgui.core.formats import EXTENSIONS
from lsgui.core.sessions.record import SUFFIX

ROOT = Path(lsgui.__file__).parents[1]
LINUX = ROOT / "packaging" / "linux"
MIME = "{http://www.freedesktop.org/standards/shared-mime-info}"
PICTURE_SUFFIXES = {"svg+xml": "", "vnd.adobe.photoshop": ".psd", "x-portable-pixmap": ".ppm"}


@pytest.fixture
def desktop() -> configparser.SectionProxy:
    parser = configparser.ConfigParser(interpolation=None)
    parser.optionxform = str  # type: ignore[method-assign,assignment]
    parser.read(LINUX / "lsgui.desktop", "utf-8")
    return parser["Desktop Entry"]


@pytest.fixture
def metainfo() -> ElementTree.Element:
    return ElementTree.parse(LINUX / "lsgui.metainfo.xml").getroot()


def types(desktop: configparser.SectionProxy) -> list[str]:
    return [name for name in desktop["MimeType"].split(";") if name]


def test_the_menu_starts_the_program_that_pip_installs(
    desktop: configparser.SectionProxy, metainfo: ElementTree.Element
) -> None:
    (program,) = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]["scripts"]
    assert desktop["Exec"].split()[0] == desktop["TryExec"] == program
    assert metainfo.findtext("provides/binary") == program


def test_the_icon_is_there(desktop: configparser.SectionProxy) -> None:
    assert (ROOT / "resources" / "icons" / f"{desktop['Icon']}.svg").is_file()


def test_every_kind_of_picture_offered_is_one_that_lsgui_reads(desktop: configparser.SectionProxy) -> None:
    pictures = [name.removeprefix("image/") for name in types(desktop) if name.startswith("image/")]
    assert pictures
    assert {PICTURE_SUFFIXES.get(name, f".{name}") for name in pictures} <= EXTENSIONS


def test_session_files_have_a_type_that_the_program_opens(
    desktop: configparser.SectionProxy, metainfo: ElementTree.Element
) -> None:
    (kind,) = ElementTree.parse(LINUX / "lsgui.xml").getroot().findall(f"{MIME}mime-type")
    globs = [glob.get("pattern") for glob in kind.findall(f"{MIME}glob")]
    assert globs == [f"*{SUFFIX}"]
    assert kind.get("type") in types(desktop)
    assert metainfo.findtext("provides/mediatype") == kind.get("type")


def test_the_magic_of_session_files_finds_one_that_is_shipped() -> None:
    kind = ElementTree.parse(LINUX / "lsgui.xml").getroot().find(f"{MIME}mime-type")
    assert kind is not None
    match = kind.find(f"{MIME}magic/{MIME}match")
    assert match is not None
    begins = (ROOT / "resources" / "samples" / "pair.lsgui").read_text("utf-8")
    first, last = map(int, match.get("offset", "").split(":"))
    assert first <= begins.index(match.get("value", "")) <= last


def test_metainfo_knows_this_version_and_the_desktop_file(metainfo: ElementTree.Element) -> None:
    releases = [release.get("version") for release in metainfo.findall("releases/release")]
    assert releases[0] == lsgui.__version__
    assert metainfo.findtext("launchable") == "lsgui.desktop"
    assert metainfo.findtext("id") == linux_tree.METAINFO_ID


def test_the_installers_of_the_other_systems_open_session_files() -> None:
    assert f"Software\\Classes\\{SUFFIX}" in (ROOT / "packaging/windows/lsgui.iss").read_text("utf-8")
    assert f'["{SUFFIX[1:]}"]' in (ROOT / "packaging/lsgui.spec").read_text("utf-8")


@pytest.mark.parametrize(
    ("checker", "file"),
    [
        (("desktop-file-validate",), "lsgui.desktop"),
        (("appstreamcli", "validate", "--no-net"), "lsgui.metainfo.xml"),
    ],
)
def test_the_checkers_of_freedesktop_find_no_fault(checker: tuple[str, ...], file: str) -> None:
    if shutil.which(checker[0]) is None:
        pytest.skip(f"{checker[0]} is not installed")
    done = subprocess.run([*checker, LINUX / file], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout


def test_a_linux_tree_has_program_icons_and_papers_where_desktops_look(tmp_path: Path) -> None:
    bundle, icons = tmp_path / "bundle", tmp_path / "icons"
    (icons / "hicolor/48x48/apps").mkdir(parents=True)
    (icons / "hicolor/48x48/apps/lsgui.png").write_bytes(b"picture")
    bundle.mkdir()
    (bundle / "lsgui").write_bytes(b"program")
    (bundle / "licences").mkdir()
    (bundle / "licences/THIRD-PARTY.md").write_text("all parts", "utf-8")
    root = tmp_path / "root"
    assert linux_tree.main([str(bundle), str(icons), str(root)]) == 0
    assert (root / "usr/bin/lsgui").read_bytes() == b"program"
    assert (root / "usr/share/icons/hicolor/48x48/apps/lsgui.png").is_file()
    for place in linux_tree.PLACES.values():
        assert (root / place).is_file()
    assert (root / "usr/share/doc/lsgui/licences/THIRD-PARTY.md").read_text("utf-8") == "all parts"
