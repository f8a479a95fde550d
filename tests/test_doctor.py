"""`lsgui doctor`, the check for a screen, and `lsgui bench`: what they report, on any machine."""

import errno
import importlib.metadata
import json
import os
import re
import shutil
import socket
import sqlite3
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

import pytest
import requirements
from command_line import ROOT

import lsgui
from lsgui import cli, doctor, paths, screen
from lsgui.core.engine import Engine

linux_only = pytest.mark.skipif(not sys.platform.startswith("linux"), reason="only Linux needs asking")
window_untried = pytest.mark.usefixtures("_window_untried")
WITHOUT = """
import sys
class Without:
    def find_spec(self, name, path=None, target=None):
        if name in {modules}:
            raise {error}
sys.meta_path.insert(0, Without())
"""
DAMAGED = 'ImportError(f"{name}: cannot open shared object file")'
MISSING = 'ModuleNotFoundError(f"No module named {name!r}", name=name)'


@pytest.fixture
def _window_untried(monkeypatch: pytest.MonkeyPatch) -> None:
    """The window, which takes seconds to try, is taken for sound."""
    monkeypatch.setattr(doctor, "_window", lambda: ({"starts": True}, ()))


def test_a_sound_installation_has_no_problems(capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["doctor", "--json"]) == 0
    found = json.loads(capsys.readouterr().out)
    assert found["problems"] == []
    assert found["versions"]["lsgui"] == lsgui.__version__
    assert all(found["versions"][package] for package in doctor.NEEDED)
    assert {*found["packages"]["load"], "pyqtgraph"} == set(doctor.NEEDED)
    assert set(found["versions"]) > set(doctor.OTHERS)
    assert found["checkpoint"]["verified"] is True
    assert len(found["checkpoint"]["sha256"]) == 64
    assert found["device"]["embeds"] is True
    assert found["paths"]["library"] == {"path": str(paths.library()), "exists": False, "writable": True}
    assert found["library"]["images"] == 0
    assert found["window"] == {"starts": True, "platform": "offscreen"}


def test_the_report_in_words_ends_with_the_verdict(capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["doctor"]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert "versions" in lines
    assert lines[-1] == "everything that the main job needs works"


@window_untried
def test_looking_changes_nothing(home: Path) -> None:
    doctor.examine()
    assert not list(home.iterdir())


@window_untried
def test_the_library_is_counted(photos: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["index", str(photos)]) == 0
    assert doctor.examine().sections["library"] == {"images": 12, "folders": 1, "skipped": 0, "stale": 0}


@window_untried
def test_a_library_of_another_checkpoint_is_a_problem_with_a_cure(photos: Path) -> None:
    assert cli.main(["index", str(photos)]) == 0
    with sqlite3.connect(paths.library() / "library.sqlite") as connection:
        connection.execute("UPDATE owner SET sha256 = ?", ("f" * 64,))
    connection.close()
    (problem,) = doctor.examine().problems
    assert problem.what.startswith("12 photographs of the library were read with other networks")
    assert "lsgui index" in problem.cure


def test_a_damaged_checkpoint_is_a_problem_with_a_cure(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    damaged = Path(shutil.copytree(paths.default_checkpoint(), tmp_path / "damaged"))
    (damaged / "union.onnx").write_bytes(b"")
    monkeypatch.setattr(paths, "default_checkpoint", lambda: damaged)
    assert cli.main(["doctor", "--json"]) == 1
    found = json.loads(capsys.readouterr().out)
    assert [("union.onnx" in problem["what"], bool(problem["cure"])) for problem in found["problems"]] == [
        (True, True)
    ]
    assert found["checkpoint"]["verified"] is False


def test_a_home_that_cannot_be_written_is_a_problem(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "file").touch()
    monkeypatch.setenv("LSGUI_HOME", str(tmp_path / "file"))
    (problem,) = doctor.examine().problems
    assert "LSGUI_HOME" in problem.cure
    for folder in (paths.config(), paths.data(), paths.library(), paths.heads(), paths.cache(), paths.logs()):
        assert str(folder) in problem.what


@window_untried
def test_a_disk_that_is_full_is_a_problem_with_a_cure(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    usage = shutil.disk_usage(home)
    monkeypatch.setattr(shutil, "disk_usage", lambda _: usage._replace(free=2_000_000))
    (problem,) = doctor.examine().problems
    assert str(paths.config()) in problem.what
    assert "2 MB are left" in problem.what
    assert "another disk" in problem.cure


@window_untried
def test_too_little_memory_is_a_problem_with_a_cure(monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object, **__: object) -> None:
        raise MemoryError

    monkeypatch.setattr(Engine, "load", fail)
    (problem,) = doctor.examine().problems
    assert "not enough memory" in problem.what
    assert "close other programs" in problem.cure


@window_untried
def test_one_folder_that_cannot_be_written_is_named(home: Path) -> None:
    (home / "cache").touch()
    (problem,) = doctor.examine().problems
    assert problem.what == f"the folder {paths.cache()} cannot be written"


@window_untried
def test_a_folder_that_may_not_be_entered_is_a_problem_and_no_crash(
    home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (home / "data").mkdir()
    real = os.stat

    def stat(path: Any, **options: Any) -> os.stat_result:
        if isinstance(path, str | Path) and str(path).startswith(str(home / "data") + os.sep):
            raise PermissionError(13, "Permission denied", str(path))
        return real(path, **options)

    monkeypatch.setattr(os, "stat", stat)
    monkeypatch.setattr(os, "access", lambda path, mode: Path(path) != home / "data")
    monkeypatch.setattr(os, "lstat", stat)
    report = doctor.examine()
    (problem,) = report.problems
    assert str(paths.library()) in problem.what
    assert report.sections["library"] == {"images": 0}


@pytest.mark.parametrize(
    "look", ["_versions", "_checkpoint", "_device", "_paths", "_library", "_packages", "_window"]
)
def test_a_section_that_fails_is_a_problem_and_the_others_are_reported(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], look: str
) -> None:
    def fail(*_: object) -> None:
        raise PermissionError(13, "Permission denied", "somewhere")

    monkeypatch.setattr(doctor, "_window", lambda: ({"starts": True}, ()))  # as slow as it is sound
    monkeypatch.setattr(doctor, look, fail)
    assert cli.main(["doctor", "--json"]) == 1
    found = json.loads(capsys.readouterr().out)
    (problem,) = found["problems"]
    assert look.removeprefix("_") in problem["what"]
    assert "somewhere" in problem["what"]
    assert [name for name, facts in found.items() if facts == {}] == [look.removeprefix("_")]


@window_untried
@pytest.mark.parametrize(("text", "what"), [("{", "cannot be read"), ('{"theme": "pink"}', "theme")])
def test_a_broken_settings_file_is_a_problem_and_stays_where_it_is(text: str, what: str) -> None:
    file = paths.config() / "settings.json"
    file.parent.mkdir(parents=True)
    file.write_text(text, "utf-8")
    (problem,) = doctor.examine().problems
    assert what in problem.what
    assert str(file) in problem.what
    assert file.read_text("utf-8") == text


@window_untried
def test_an_older_library_is_told_and_left_as_it_is(photos: Path) -> None:
    assert cli.main(["index", str(photos)]) == 0
    set_format(1)
    report = doctor.examine()
    assert report.problems == ()
    assert report.sections["library"]["format"].startswith("1: brought up to")
    set_format(1)


@window_untried
def test_a_library_of_a_newer_lsgui_is_a_problem_with_a_cure(photos: Path) -> None:
    assert cli.main(["index", str(photos)]) == 0
    set_format(99)
    (problem,) = doctor.examine().problems
    assert "format 99" in problem.what
    assert "update lsgui" in problem.cure


def set_format(number: int) -> None:
    with sqlite3.connect(paths.library() / "library.sqlite") as connection:
        connection.execute(f"PRAGMA user_version = {number}")
    connection.close()


@window_untried
def test_a_settings_file_that_cannot_be_read_is_a_problem_with_another_cure(home: Path) -> None:
    (paths.config() / "settings.json").mkdir(parents=True)
    (problem,) = doctor.examine().problems
    assert "cannot be read" in problem.what
    assert problem.cure == "make it readable"


@window_untried
def test_a_crash_is_told(home: Path) -> None:
    paths.logs().mkdir(parents=True)
    report = paths.logs() / "crash-20260102-030405-17.txt"
    report.write_text("lsgui\nFatal Python error", "utf-8")
    found = doctor.examine()
    assert found.sections["crashes"] == {"reports": 1, "newest": str(report), "window open": False}
    assert found.problems == ()


@window_untried
def test_an_empty_library_folder_stays_empty(home: Path) -> None:
    paths.library().mkdir(parents=True)
    assert doctor.examine().sections["library"] == {"images": 0}
    assert not list(paths.library().iterdir())


def examined_without(*modules: str, error: str = DAMAGED) -> dict[str, Any]:
    """What `lsgui doctor --json` says where these cannot be imported, not in the window's process either."""
    with tempfile.TemporaryDirectory() as folder:
        Path(folder, "sitecustomize.py").write_text(WITHOUT.format(modules=modules, error=error), "utf-8")
        done = subprocess.run(
            [sys.executable, "-m", "lsgui", "doctor", "--json"],
            env=os.environ | {"PYTHONPATH": os.pathsep.join([folder, str(ROOT)])},
            capture_output=True,
            text=True,
            encoding="utf-8",
            check=False,
        )
    assert done.stderr == ""
    found: dict[str, Any] = json.loads(done.stdout)
    assert done.returncode == bool(found["problems"])
    return found


def test_every_package_that_the_main_job_imports_is_missed() -> None:
    found = examined_without("usearch", "threadpoolctl", "mapie", "cleanlab", "watchfiles", "timm")
    whats = [problem["what"] for problem in found["problems"]]
    for package in ("usearch", "threadpoolctl", "mapie", "cleanlab", "watchfiles"):
        assert any(what.startswith(f"the package {package} cannot be loaded") for what in whats)
    assert not any("timm" in what for what in whats)
    assert all(problem["cure"] for problem in found["problems"])


@pytest.mark.parametrize("module", ["numpy", "platformdirs", "PySide6"])
def test_a_package_that_is_not_installed_is_a_problem_with_a_cure(module: str) -> None:
    found = examined_without(module, error=MISSING)
    assert {"what": f"the package {module} is not installed", "cure": "install lsgui again"} in found[
        "problems"
    ]


def test_where_nothing_is_installed_everything_is_named() -> None:
    modules = {package: module.partition(".")[0] for package, module in doctor.NEEDED.items() if module}
    found = examined_without(*modules.values(), error=MISSING)
    whats = {problem["what"] for problem in found["problems"]}
    assert whats > {f"the package {package} is not installed" for package in modules}
    assert found["window"] == {"starts": False}


@pytest.mark.parametrize("part", ["PySide6.QtWidgets", "PySide6.QtSvg", "pyqtgraph"])
def test_a_part_of_the_window_that_does_not_load_is_a_problem(part: str) -> None:
    found = examined_without(part)
    (problem,) = found["problems"]
    assert part in problem["what"]
    assert found["window"] == {"starts": False}


def test_what_a_bundle_takes_along_is_what_is_needed() -> None:
    taken = {re.split("[<>=;]", line)[0].strip() for line in requirements.bundled()}
    beside = {*requirements.LIGHTER.values(), *requirements.BESIDE, "psutil"}  # psutil: not on Linux
    assert taken - beside == set(doctor.NEEDED) - set(requirements.LIGHTER)


@window_untried
def test_a_package_that_is_there_without_its_papers_is_no_problem(monkeypatch: pytest.MonkeyPatch) -> None:
    def missing(package: str) -> str:
        raise importlib.metadata.PackageNotFoundError(package)

    monkeypatch.setattr(importlib.metadata, "version", missing)
    report = doctor.examine()
    assert report.problems == ()
    assert all(report.sections["versions"][package] is None for package in doctor.PACKAGES)


@window_untried
def test_a_disk_without_room_is_a_problem_and_nothing_stays_there(
    home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(descriptor: int) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    (problem,) = doctor.examine().problems
    assert "no room left" in problem.what
    assert str(paths.data()) in problem.what
    assert "LSGUI_HOME" in problem.cure
    assert not list(home.iterdir())


def test_what_lies_in_the_current_folder_is_not_run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("PySide6.py", "lsgui.py", "pkgutil.py"):
        (tmp_path / name).write_text("raise SystemExit('a stranger ran')", "utf-8")
    monkeypatch.chdir(tmp_path)
    assert doctor.examine().sections["window"]["starts"] is True


@linux_only
def test_no_screen_is_said() -> None:
    (problem,) = screen.problems({})
    assert "no screen" in problem.what
    assert problem.cure


@linux_only
def test_a_display_that_is_not_there_is_said() -> None:
    (problem,) = screen.problems({"DISPLAY": ":4711"})
    assert ":4711" in problem.what or "lacks" in problem.what
    (problem,) = screen.problems({"WAYLAND_DISPLAY": "wayland-4711", "XDG_RUNTIME_DIR": "/nowhere"})
    assert "wayland-4711" in problem.what or "lacks" in problem.what


@linux_only
def test_a_platform_that_qt_does_not_have_or_cannot_use_is_said() -> None:
    for named in ("nonesuch", "nonesuch:size=2;linuxfb:fb=/dev/nonesuch"):
        (problem,) = screen.problems({**os.environ, "QT_QPA_PLATFORM": named})
        assert "nonesuch" in problem.what
        assert "QT_QPA_PLATFORM" in problem.cure
    assert screen.problems({**os.environ, "QT_QPA_PLATFORM": "nonesuch;Offscreen"}) == ()


@linux_only
def test_a_wayland_display_whose_desktop_has_ended_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(screen, "WAYLAND_LIBRARIES", {})
    with tempfile.TemporaryDirectory(prefix="ls-") as folder, socket.socket(socket.AF_UNIX) as desktop:
        environ = {"WAYLAND_DISPLAY": "wayland-7", "XDG_RUNTIME_DIR": folder}
        desktop.bind(f"{folder}/wayland-7")
        (problem,) = screen.problems(environ)
        assert "does not answer" in problem.what
        assert "WAYLAND_DISPLAY" in problem.cure
        desktop.listen()
        assert screen.problems(environ) == ()


@linux_only
def test_doctor_names_a_platform_that_qt_does_not_have(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("QT_QPA_PLATFORM", "nonesuch")
    (problem,) = doctor.examine().problems
    assert "nonesuch" in problem.what


@linux_only
def test_a_missing_library_is_named_with_its_package(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(screen, "X11_LIBRARIES", {"libxcb-nonesuch.so.0": "libxcb-nonesuch0"})
    (problem,) = screen.problems({"DISPLAY": ":0"})
    assert "libxcb-nonesuch.so.0" in problem.what
    assert problem.cure.endswith("apt-get install libxcb-nonesuch0")


@linux_only
def test_a_platform_that_needs_no_screen_is_fine() -> None:
    assert screen.problems({"QT_QPA_PLATFORM": "offscreen"}) == ()
    assert screen.problems({"QT_QPA_PLATFORM": "xcb;offscreen", "DISPLAY": ":4711"}) == ()


@linux_only
def test_doctor_without_a_screen_ends_with_1_and_says_why() -> None:
    environment = {
        k: v for k, v in os.environ.items() if k not in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
    }
    done = subprocess.run(
        [sys.executable, "-m", "lsgui", "doctor"],
        env=environment | {"PYTHONPATH": str(Path(lsgui.__file__).parents[1])},
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )
    assert done.returncode == 1
    assert "PROBLEM: there is no screen here" in done.stdout
    assert "cure: " in done.stdout
    assert done.stderr == ""


def is_spread(value: Any) -> bool:
    return (
        set(value) == {"median", "min", "max", "repetitions"}
        and value["repetitions"] >= 1
        and 0 <= value["min"] <= value["median"] <= value["max"]
    )


def test_bench_measures_everything_and_says_it_in_json(capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["bench", "--quick", "--library-sizes", "100,1000", "--window-photographs", "20"]) == 0
    found = json.loads(capsys.readouterr().out)
    kinds = {"pixels", "jpeg_224", "jpeg_12_megapixels"}
    assert found["machine"]["cores"] >= 1
    assert found["machine"]["quick"] is True
    assert set(found["images_per_second"]) == kinds
    assert all(map(is_spread, found["images_per_second"].values()))
    assert all(is_spread(found["torch_eager_per_second"][kind]) for kind in kinds)
    assert set(found["engine_to_torch_eager"]) == set(found["engine_to_torch_folded"]) == kinds
    assert all(is_spread(found["indexed_per_second"][kind]) for kind in kinds - {"pixels"})
    assert is_spread(found["query_ms"]["cold"])
    for kind in ("new_pair", "warm"):
        assert set(found["query_ms"][kind]) >= {"load", "encode", "combine", "search", "total"}
        assert all(map(is_spread, found["query_ms"][kind].values()))
    for crowd in kinds - {"pixels"}:
        for kind in ("new_pair", "warm"):
            beside = found["query_while_indexing_ms"][crowd][kind]
            assert is_spread(beside["at_rest"])
            assert is_spread(beside["while_indexing"])
            assert beside["ratio"] > 0
    assert set(found["search_ms"]) == {"100", "1000"}
    assert all(map(is_spread, found["search_ms"].values()))
    assert found["startup_ms"]["reason"] is None
    assert all(
        is_spread(found["startup_ms"][event]) for event in ("first_window", "engine_ready", "first_answer")
    )
    window = found["window_query_ms"]
    assert window["reason"] is None
    for asked in (window, window["expression"]):
        for time in ("to_answer", "gui_blocked"):
            assert is_spread(asked[time])
            assert asked[time]["repetitions"] == 12
            assert asked[time]["min"] > 0
    assert (window["library"], window["neighbours"]) == (50, 12)
    assert 0 < window["why"]["first_ms"] <= window["why"]["both_ms"]
    filled = found["window_indexing_ms"]
    assert (filled["reason"], filled["photographs"], filled["shown"]) == (None, 20, 20)
    assert filled["gui_blocked"] > 0
    for time in ("folder_to_score", "features_to_score", "check"):
        assert is_spread(found["teaching_ms"][time])
    for time in ("first", "refined"):
        assert is_spread(found["why_ms"][time])
    if os.name != "nt":
        assert found["engine_memory"]["peak_mb"] > 0
        assert found["window_memory"]["peak_mb"] > 0


def test_bench_measures_searching_alone(photos: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["bench", "--quick", "--search", str(photos)]) == 0
    report = json.loads(capsys.readouterr().out)
    assert (report["photographs"], report["neighbours"], report["noise"]) == (12, 10, 0.1)
    assert report["exact"]["recall_at_10"] == 1
    assert report["exact"]["index_mb"] == 0
    assert report["indexed"]["recall_at_10"] >= 0.95
    assert report["indexed"]["index_mb"] > 0
    for part in ("exact", "indexed"):
        for times in (report[part]["query_ms"], *report[part]["filtered_query_ms"].values()):
            assert 0 < times["min"] <= times["median"] <= times["max"]


def test_bench_measures_asking_backwards_alone(photos: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["bench", "--quick", "--ask", str(photos)]) == 0
    report = json.loads(capsys.readouterr().out)
    assert report["photographs"] == 12
    measured = report["300"]
    for times in measured["one_given_ms"].values():
        assert 0 < times["min"] <= times["median"] <= times["max"]
    assert len(measured["pairs_seconds"]) == 9
    assert all(seconds >= 0 for seconds in measured["pairs_seconds"].values())


def test_bench_of_searching_needs_photographs(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for folder in (tmp_path, tmp_path / "nowhere"):
        assert cli.main(["bench", "--quick", "--search", str(folder)]) == 1
        assert "no folder with two photographs" in capsys.readouterr().err


def test_bench_with_a_photograph_that_is_not_there(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    assert cli.main(["bench", "--quick", "--photograph", str(tmp_path / "nowhere.jpg")]) == 1
    out, err = capsys.readouterr()
    assert out == ""
    assert "nowhere.jpg" in err
