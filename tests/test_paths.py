"""Resources are found however lsgui is installed, and one variable moves every folder of the user."""

import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest
from command_line import posix_only

from lsgui import doctor, paths

USERS_FOLDERS = (
    paths.config,
    paths.data,
    paths.library,
    paths.heads,
    paths.cache,
    paths.thumbnails,
    paths.state,
    paths.logs,
    paths.pictures,
)


def test_resources_are_found_in_a_checkout_or_an_editable_install() -> None:
    assert paths.resources().is_dir()
    assert (paths.default_checkpoint() / "config.json").is_file()
    assert list(paths.icons().glob("*.svg"))


def test_resources_inside_the_package_win_as_in_an_installed_wheel(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    package = tmp_path / "lsgui"
    (package / "resources").mkdir(parents=True)
    (tmp_path / "resources").mkdir()
    monkeypatch.setattr(paths, "__file__", str(package / "paths.py"))
    assert paths.resources() == package / "resources"


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    pytest.importorskip("hatchling", reason="hatchling, which builds the wheel, is not installed here")
    root, out = Path(paths.__file__).resolve().parents[1], tmp_path_factory.mktemp("wheel")
    if not (root / "pyproject.toml").is_file():
        pytest.skip("the tests run against an installed lsgui, not a checkout: there is nothing to build")
    command = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(out)]
    subprocess.run(command, cwd=root, check=True, capture_output=True)
    return next(out.glob("*.whl"))


def test_a_wheel_carries_every_resource_and_nothing_of_the_tests(wheel: Path) -> None:
    with zipfile.ZipFile(wheel) as archive:
        names = set(archive.namelist())
    root = paths.resources()
    expected = {
        f"lsgui/resources/{file.relative_to(root).as_posix()}" for file in root.rglob("*") if file.is_file()
    }
    assert expected <= names
    assert "lsgui/py.typed" in names
    assert not [name for name in names if name.startswith(("tests/", "resources/"))]


def test_an_installed_wheel_finds_its_own_resources(wheel: Path, tmp_path: Path) -> None:
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(tmp_path / "site")
    code = "from lsgui import paths; print(paths.default_checkpoint())"
    environment = os.environ | {"PYTHONPATH": str(tmp_path / "site")}
    done = subprocess.run(
        [sys.executable, "-c", code],
        cwd=tmp_path,
        env=environment,
        check=True,
        capture_output=True,
        text=True,
    )
    found = Path(done.stdout.strip())
    assert found.is_relative_to(tmp_path / "site" / "lsgui" / "resources")
    assert (found / "config.json").is_file()


def test_one_variable_moves_every_folder_of_the_user(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LSGUI_HOME", str(tmp_path / "elsewhere"))
    assert all(folder().is_relative_to(tmp_path / "elsewhere") for folder in USERS_FOLDERS)


def test_without_it_the_folders_are_the_systems(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("LSGUI_HOME")
    assert all(folder().is_absolute() for folder in USERS_FOLDERS)
    assert paths.config() != home / "config"


def test_asking_for_a_folder_makes_none(home: Path) -> None:
    for folder in USERS_FOLDERS:
        folder()
    assert not list(home.iterdir())


@posix_only
def test_who_has_no_home_has_folders_that_cannot_be_written(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def unknown(_: int) -> None:
        raise KeyError

    import pwd

    for name in ("HOME", "LSGUI_HOME", *(f"XDG_{of}_HOME" for of in ("CONFIG", "DATA", "STATE", "CACHE"))):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setattr(pwd, "getpwuid", unknown)
    monkeypatch.setattr(paths, "NOWHERE", tmp_path / "nowhere")
    for folder in USERS_FOLDERS:
        assert folder().is_relative_to(tmp_path / "nowhere")


@posix_only
def test_folders_that_are_one_are_named_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = tmp_path / "file"
    file.touch()
    monkeypatch.delenv("LSGUI_HOME")
    for of in ("CONFIG", "DATA", "STATE", "CACHE"):
        monkeypatch.setenv(f"XDG_{of}_HOME", str(file))
    (problem,) = doctor.examine().problems
    assert problem.what.split().count(f"{paths.config()},") == 1
    assert "LSGUI_HOME" in problem.cure
