"""What a bundle leaves out is not missed, except by training, which says so."""

import json
import re
import subprocess
import sys
from pathlib import Path

import pytest
from few_examples import crops

import lsgui
from lsgui.core import images
from lsgui.core.types import ImageError

ROOT = Path(lsgui.__file__).parents[1]
LEFT_OUT = ("torch", "torchvision", "timm", "onnx", "onnxscript", "ray", "tensorboard")
WITHOUT = f"""
import sys
sys.path.insert(0, {str(ROOT)!r})
sys.modules.update(dict.fromkeys({LEFT_OUT!r}))
from lsgui.cli import main
sys.exit(main())
"""


def ran(*words: object) -> "subprocess.CompletedProcess[str]":
    """`lsgui` where torch and what else trains cannot be imported."""
    command = [sys.executable, "-P", "-c", WITHOUT, *map(str, words)]
    return subprocess.run(command, capture_output=True, text=True, check=False)


def test_a_query_is_answered_and_a_head_fitted_and_asked(photos: Path, tmp_path: Path) -> None:
    one, two = sorted(photos.iterdir())[:2]
    answered = ran("query", one, two, "--op", "union", "--json")
    assert json.loads(answered.stdout)["labels"], answered.stderr
    fitted = ran("fewshot", "fit", crops(photos, tmp_path / "few"), "--out", tmp_path / "head", "--json")
    assert fitted.returncode == 0, fitted.stderr
    asked = ran("fewshot", "predict", tmp_path / "head", one, "--json")
    assert asked.returncode == 0, asked.stderr


@pytest.mark.parametrize("command", [("train", "--out", "x"), ("eval",)])
def test_training_says_what_it_needs(command: tuple[str, ...], photos: Path) -> None:
    said = ran(*command, "--data", f"folder:{photos}")
    assert said.returncode == 1
    assert said.stderr.startswith("lsgui: training needs packages that are not here (torch)")
    assert len(said.stderr.splitlines()) == 1


def test_a_bundle_names_another_cure_for_heic(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pillow_heif", None)
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    path = tmp_path / "phone.heic"
    path.write_bytes(b"\0\0\0\x18ftypheic\0\0\0\0mif1heic" + bytes(100))
    with pytest.raises(ImageError, match="HEIC needs an lsgui that pip installed, with pillow-heif"):
        images.pixels(path, (96, 96))


def test_the_window_imports_no_part_of_qt_that_the_bundle_leaves_out() -> None:
    left_out = re.findall(r'"(PySide6\.Qt\w+)"', (ROOT / "packaging" / "lsgui.spec").read_text("utf-8"))
    left_out = [name for name in left_out if name not in ("PySide6.QtSvg", "PySide6.QtDBus")]
    assert "PySide6.QtQml" in left_out
    for source in (ROOT / "lsgui").rglob("*.py"):
        text = source.read_text("utf-8")
        assert not [name for name in left_out if re.search(rf"{name}\b", text)], source
