"""The smoke test itself: it tells what works from what does not."""

import json
import subprocess
import sys
from pathlib import Path

import pytest
import smoke
from PIL import Image

posix_only = pytest.mark.skipif(sys.platform == "win32", reason="stands in a shell script for the program")


def program(folder: Path, script: str) -> Path:
    """A program that does what the script says."""
    path = folder / "lsgui"
    path.write_text(f"#!{sys.executable}\n{script}\n", "utf-8")
    path.chmod(0o755)
    return path


@pytest.fixture
def trial(tmp_path: Path) -> smoke.Trial:
    """This checkout's own lsgui in an empty home."""
    root = Path(__file__).resolve().parents[2]
    script = f"import sys; sys.path.insert(0, {str(root)!r})\nfrom lsgui.cli import main; sys.exit(main())"
    (tmp_path / "trial").mkdir()
    trial = smoke.Trial(program(tmp_path, script), tmp_path / "trial", "offscreen")
    trial.prepare()
    return trial


def test_the_pictures_are_pictures_and_all_different(tmp_path: Path) -> None:
    pixels = set()
    for number in range(smoke.PICTURES):
        path = tmp_path / f"{number}.png"
        smoke.draw(path, number, side=32)
        with Image.open(path) as image:
            assert (image.format, image.mode, image.size) == ("PNG", "RGB", (32, 32))
            pixels.add(image.tobytes())
    assert len(pixels) == smoke.PICTURES


@posix_only
def test_the_program_is_found_in_folders_by_path_and_by_name(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = program(tmp_path, "")
    scratch = tmp_path / "scratch"
    assert smoke.executable(str(path), scratch) == path
    assert smoke.executable(str(tmp_path), scratch) == path
    monkeypatch.setenv("PATH", str(tmp_path))
    assert smoke.executable("lsgui", scratch) == path


def test_no_program_is_a_sentence_and_exit_code_2(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert smoke.main([str(tmp_path)]) == 2
    assert capsys.readouterr().err == f"smoke: there is no lsgui in {tmp_path}\n"


@posix_only
def test_a_program_that_does_nothing_fails_every_step(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert smoke.main([str(program(tmp_path, ""))]) == 1
    report = json.loads(capsys.readouterr().out)
    assert set(report["failed"]) == set(smoke.STEPS)


@posix_only
def test_a_complaint_of_the_program_is_handed_on(tmp_path: Path) -> None:
    path = program(tmp_path, "import sys; sys.exit('lsgui: the disk is full')")
    trial = smoke.Trial(path, tmp_path / "trial", "offscreen")
    (tmp_path / "trial").mkdir()
    trial.prepare()
    report = smoke.smoke(trial, {"query": smoke.asks})
    assert "the disk is full" in report["query"]["error"]


@posix_only
def test_the_program_sees_nothing_of_this_python(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PYTHONPATH", "/somewhere")
    monkeypatch.setenv("VIRTUAL_ENV", "/somewhere")
    path = program(tmp_path, "import os, json; print(json.dumps(dict(os.environ)))")
    (tmp_path / "trial").mkdir()
    trial = smoke.Trial(path, tmp_path / "trial", "offscreen")
    trial.prepare()
    seen = json.loads(trial.run())
    assert "PYTHONPATH" not in seen
    assert "VIRTUAL_ENV" not in seen
    assert seen["LSGUI_HOME"] == seen["HOME"] == str(tmp_path / "trial" / "home")


@posix_only
def test_this_checkout_opens_its_window_and_answers(trial: smoke.Trial) -> None:
    report = smoke.smoke(trial, {"window": smoke.starts_and_answers, "index": smoke.indexes})
    assert "error" not in report["window"], report
    assert 0 < report["window"]["first_window_ms"] < report["window"]["first_answer_ms"]
    assert report["index"]["photographs"] == smoke.PICTURES


def test_it_needs_nothing_but_python_itself() -> None:
    done = subprocess.run(
        [sys.executable, "-I", "-S", smoke.__file__, "--help"], capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
