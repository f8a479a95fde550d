"""What a checkpoint folder must be, and how it is refused."""

import json
import shutil
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from lsgui import paths
from lsgui.core.checkpoint import FILES, Checkpoint
from lsgui.core.types import CheckpointError


@pytest.fixture
def copied(tmp_path: Path) -> Path:
    return Path(shutil.copytree(paths.default_checkpoint(), tmp_path / "checkpoint"))


def change(folder: Path, **values: Any) -> None:
    file = folder / "config.json"
    config = json.loads(file.read_text())
    file.write_text(json.dumps({**config, **values}))


def test_the_shipped_checkpoint_loads_and_fits_together() -> None:
    checkpoint = Checkpoint.load()
    assert checkpoint.name == "flickr8k-64"
    assert len(checkpoint.labels) == 64
    assert checkpoint.thresholds.shape == (64,)
    assert ((checkpoint.thresholds > 0) & (checkpoint.thresholds < 1)).all()
    assert len(checkpoint.identity.sha256) == 64


def test_the_background_is_small_and_finite() -> None:
    checkpoint = Checkpoint.load()
    background = checkpoint.background()
    assert background.features.shape[1] == checkpoint.dim
    assert 100 <= len(background.features) <= 2000
    assert np.isfinite(background.features).all()
    assert background.prevalence.shape == (64,)
    assert ((background.prevalence > 0) & (background.prevalence < 1)).all()


def test_the_shipped_checkpoint_says_what_it_was_made_from() -> None:
    config = Checkpoint.load().config
    assert config["part"] == "shipped"
    assert "research" in config["training_data"]["terms"]
    assert config["command"].startswith("lsgui train")
    assert config["metrics"]["test"]["map_strict"] > 0.46
    assert (paths.default_checkpoint() / "MODEL_CARD.md").is_file()


def test_a_shipped_checkpoint_stays_below_40_megabytes() -> None:
    assert sum(file.stat().st_size for file in paths.default_checkpoint().iterdir()) < 40_000_000


def test_identity_follows_the_files_not_the_folder(copied: Path) -> None:
    assert Checkpoint.load(copied).identity == Checkpoint.load().identity


@pytest.mark.parametrize("name", FILES)
def test_a_flipped_byte_is_noticed(copied: Path, name: str) -> None:
    file = copied / name
    content = bytearray(file.read_bytes())
    content[len(content) // 2] ^= 1
    file.write_bytes(content)
    with pytest.raises(CheckpointError, match=rf"damaged: {name} does not have the stated hash"):
        Checkpoint.load(copied)


def test_a_missing_file_is_named(copied: Path) -> None:
    (copied / "union.onnx").unlink()
    with pytest.raises(CheckpointError, match=r"union\.onnx cannot be read"):
        Checkpoint.load(copied)


def test_a_newer_format_is_refused_with_the_cure(copied: Path) -> None:
    change(copied, format=2)
    with pytest.raises(CheckpointError, match="update lsgui"):
        Checkpoint.load(copied)


def test_an_empty_folder_is_no_checkpoint(tmp_path: Path) -> None:
    with pytest.raises(CheckpointError, match="There is no checkpoint in"):
        Checkpoint.load(tmp_path)


@pytest.mark.parametrize(
    "content", ["", "[]", "{", '{"format": "one"}', '{"format": 1}', "[" * 5000, "\x00\x01"]
)
def test_a_damaged_configuration_is_one_sentence(copied: Path, content: str) -> None:
    (copied / "config.json").write_text(content)
    with pytest.raises(CheckpointError, match="is damaged"):
        Checkpoint.load(copied)


@pytest.mark.parametrize(
    "values",
    [
        {"vocabulary": ["dog", "dog"], "thresholds": [0.1, 0.1]},
        {"vocabulary": ["dog"]},
        {"vocabulary": []},
        {"vocabulary": "dog"},
        {"thresholds": 3},
        {"thresholds": ["high"] * 64},
        {"files": {}},
        {"files": 5},
        {"dim": 7},
        {"dim": "many"},
        {"backbone": {}},
        {"name": 5},
    ],
)
def test_a_configuration_that_does_not_fit_is_refused(copied: Path, values: dict[str, Any]) -> None:
    change(copied, **values)
    with pytest.raises(CheckpointError, match="is damaged"):
        Checkpoint.load(copied)


def test_a_path_cannot_leave_the_folder(copied: Path) -> None:
    config = json.loads((copied / "config.json").read_text())
    change(copied, files={**config["files"], "../../secret": "0" * 64})
    assert "../../secret" not in Checkpoint.load(copied).files
