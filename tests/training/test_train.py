"""`lsgui train` from the command line, on a few real photographs: from a folder to answers."""

import json
import shutil
import tomllib
from itertools import product
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import torch
from PIL import Image

import lsgui
from lsgui import cli
from lsgui.core import images
from lsgui.core.engine import Engine
from lsgui.core.linear import Linear
from lsgui.core.nets import load_reference, network_of
from lsgui.core.types import OPERATIONS, Combine
from lsgui.training.data import Dataset, parse_spec
from lsgui.training.place import ready_place

SIZE = 64  # pixels: four tokens a photograph, so that exporting takes most of the time
RECIPE = f"""
size = {SIZE}
[head]
steps = 20
[fine_tuning]
epochs = 0
[operations]
projection = 8
hidden = 8
steps = 4
held_out = 1
batch = 8
check_every = 2
check_pairs = 40
"""
TOLERANCE = 2e-3  # of a feature's entry, whose size is about 1; ONNX Runtime fuses what torch does in turn


def thumbnails(photos: Path, folder: Path) -> Path:
    """Twelve photographs under three labels, and crops of them until `val` has three photographs."""
    sources = sorted(photos.iterdir())
    for label in ("day", "night", "still"):
        (folder / label).mkdir(parents=True)
    for number, (shift, source) in enumerate(product(range(8), sources)):
        if number >= len(sources) and len(data_in(folder).split["val"]) >= 3:
            break
        label = ("day", "night", "still")[number % 3]
        with Image.open(source) as image:
            image.convert("RGB").resize((SIZE, SIZE), box=(shift, shift, 200, 200)).save(
                folder / label / f"{number}.png"
            )
        if number % 4 == 0 and label != "day":
            shutil.copy(folder / label / f"{number}.png", folder / "day")
    return folder


def data_in(folder: Path) -> Dataset:
    return parse_spec(f"folder:{folder}")


@pytest.fixture
def labelled(photos: Path, tmp_path: Path) -> Path:
    return thumbnails(photos, tmp_path / "labelled")


@pytest.fixture
def recipe(tmp_path: Path) -> Path:
    file = tmp_path / "recipe.toml"
    file.write_text(RECIPE)
    return file


def train(labelled: Path, out: Path, recipe: Path, *more: str) -> int:
    words = ["train", "--data", f"folder:{labelled}", "--out", str(out), "--config", str(recipe), *more]
    return cli.main(words)


def pixels_of(files: list[Path]) -> torch.Tensor:
    return torch.from_numpy(np.stack([images.pixels(file, (SIZE, SIZE)) for file in files]))


def check_place_is_its_own(out: Path) -> None:
    """What training wrote may be trained over, and nothing else was left beside it."""
    assert ready_place(out) == out
    assert [path.name for path in out.parent.iterdir() if path.name.startswith(".")] == []


@pytest.mark.timeout(900)  # five networks are exported, which a busy machine takes minutes for
def test_training_makes_a_checkpoint_that_answers_and_equals_torch(
    labelled: Path, recipe: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "made"
    assert train(labelled, out, recipe, "--json", "--name", "mine") == 0
    facts: dict[str, Any] = json.loads(capsys.readouterr().out)
    assert facts["name"] == "mine"
    assert set(facts["metrics"]) == {"val"}
    summary = json.loads((out / "run.json").read_text())
    assert summary["overrides"]["operations"]["steps"] == 4
    assert "operations" in (out / "log.csv").read_text()
    assert "--name mine --config recipe.toml" in (out / "MODEL_CARD.md").read_text()
    assert not (tmp_path / "made.run").exists()
    check_place_is_its_own(out)

    engine = Engine.load(out, device="cpu")
    pair = list(data_in(labelled).files[:2])
    answer = engine.answer(Combine("union", *pair))
    assert sorted(row.label for row in answer.labels) == ["day", "night", "still"]

    backbone, networks = load_reference(out)
    encoded = engine.encode(pair)
    with torch.no_grad():
        features, tokens = backbone(pixels_of(pair))
        weights = torch.full(tokens.shape[:2], 1 / tokens.shape[1])
        sides = tokens[:1], weights[:1], tokens[1:], weights[1:]
        combined = {name: network_of(networks, name)(*sides)[0].numpy() for name in OPERATIONS}
    np.testing.assert_allclose(encoded.features, features.numpy(), atol=TOLERANCE)
    head: Linear = engine.checkpoint.head
    for name in OPERATIONS:
        made = engine.combine(name, encoded[:1], encoded[1:]).features
        np.testing.assert_allclose(made, combined[name], atol=TOLERANCE)
        np.testing.assert_allclose(engine.scores(made), head.scores(combined[name]), atol=TOLERANCE)


def test_the_train_extra_names_what_the_exporter_writes_through() -> None:
    project = tomllib.loads((Path(lsgui.__file__).parents[1] / "pyproject.toml").read_text())["project"]
    assert any(needed.startswith("onnxscript") for needed in project["optional-dependencies"]["train"])
