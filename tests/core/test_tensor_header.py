"""The header of a checkpoint's tensors is held against what a checkpoint has before any tensor is made."""

import hashlib
import json
import shutil
from pathlib import Path

import numpy as np
import pytest
from safetensors.numpy import load, save

from lsgui import paths
from lsgui.core.checkpoint import Checkpoint
from lsgui.core.types import CheckpointError

BACKGROUND, HEAD, SEARCH = (f"{name}.safetensors" for name in ("background", "head", "search"))


@pytest.fixture
def copied(tmp_path: Path) -> Path:
    return Path(shutil.copytree(paths.default_checkpoint(), tmp_path / "checkpoint"))


def write(folder: Path, name: str, content: bytes) -> None:
    """Put other content in a file, and its hash in the configuration: only the hash is sound."""
    (folder / name).write_bytes(content)
    config = json.loads((folder / "config.json").read_text())
    config["files"][name] = hashlib.sha256(content).hexdigest()
    (folder / "config.json").write_text(json.dumps(config))


@pytest.mark.parametrize("name", [HEAD, SEARCH, BACKGROUND])
def test_tensors_without_end_are_refused_before_they_are_made(copied: Path, name: str) -> None:
    entries = (f'"{n}":{{"dtype":"F32","shape":[0],"data_offsets":[0,0]}}' for n in range(200_000))
    header = ("{" + ",".join(entries) + "}").encode()
    header += b" " * (-len(header) % 8)
    write(copied, name, len(header).to_bytes(8, "little") + header)
    with pytest.raises(CheckpointError, match=rf"{name}: its header has more than 1,000,000 bytes"):
        Checkpoint.load(copied).background()


@pytest.mark.parametrize("name", [HEAD, SEARCH, BACKGROUND])
def test_a_tensor_that_does_not_belong_there_is_named(copied: Path, name: str) -> None:
    tensors = {**load((copied / name).read_bytes()), "other": np.ones(3, np.float32)}
    write(copied, name, save(tensors))
    with pytest.raises(CheckpointError, match=rf"{name}: it has a tensor 'other', which does not belong"):
        Checkpoint.load(copied).background()
