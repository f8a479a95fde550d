"""A head's file: what is saved comes back, and what is damaged, foreign or in the way is refused."""

import json
import os
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
import pytest
from command_line import posix_only
from grid_engine import GRID, GridEngine
from safetensors.numpy import load_file, save_file

from lsgui.core import fewshot
from lsgui.core.fewshot import Head, fit, head_file
from lsgui.core.types import CheckpointIdentity, FloatArray, HeadError

if TYPE_CHECKING:
    pass


@pytest.fixture
def head(grid: GridEngine, colours: Path) -> Head:
    return fit(grid, colours).head


@pytest.fixture
def saved(head: Head, tmp_path: Path) -> Path:
    head.save(tmp_path / "heads" / "colours")
    return tmp_path / "heads" / "colours"


def test_a_loaded_head_is_the_saved_one(head: Head, saved: Path, grid: GridEngine) -> None:
    loaded = Head.load(saved, grid.identity)
    features = np.random.default_rng(3).random((20, GRID * GRID * 3), np.float32)
    assert (loaded.scores(features) == head.scores(features)).all()
    assert (loaded.thresholds == head.thresholds).all()
    for name in ("name", "labels", "checkpoint", "examples", "metrics"):
        assert getattr(loaded, name) == getattr(head, name)
    assert sorted(file.name for file in saved.iterdir()) == ["head.json", "head.safetensors"]


def test_a_head_of_another_checkpoint_is_refused_with_what_to_do(saved: Path) -> None:
    with pytest.raises(HeadError, match=r"'colours' belongs to .*grid \(abab.*not to other.*fit it again"):
        Head.load(saved, CheckpointIdentity("other", "cd" * 32))


def test_saving_replaces_an_older_head_and_leaves_nothing_beside_it(head: Head, saved: Path) -> None:
    replace(head, name="second").save(saved)
    assert Head.load(saved, head.checkpoint).name == "second"
    assert [path.name for path in saved.parent.iterdir()] == ["colours"]


def test_saving_never_replaces_what_is_not_a_head(head: Head, tmp_path: Path) -> None:
    folder = tmp_path / "holiday"
    folder.mkdir()
    (folder / "beach.jpg").touch()
    with pytest.raises(HeadError, match="is not a head, so nothing was written"):
        head.save(folder)
    assert [path.name for path in folder.iterdir()] == ["beach.jpg"]
    with pytest.raises(HeadError, match="nothing was written"):
        head.save(folder / "beach.jpg")


@pytest.mark.parametrize("name", [".DS_Store", "Thumbs.db", "desktop.ini", "Desktop.ini"])
def test_what_file_managers_leave_in_a_heads_folder_keeps_no_head_from_being_saved(
    head: Head, saved: Path, name: str
) -> None:
    (saved / name).touch()
    replace(head, name="second").save(saved)
    assert Head.load(saved, head.checkpoint).name == "second"
    (saved.parent / "fresh").mkdir()
    (saved.parent / "fresh" / name).touch()
    head.save(saved.parent / "fresh")
    assert Head.load(saved.parent / "fresh", head.checkpoint).name == "colours"
    (saved / "THUMBS.DB").mkdir()
    with pytest.raises(HeadError, match=r"more than a head, 'THUMBS\.DB' for one"):
        head.save(saved)


@pytest.mark.parametrize("name", ["notes.txt", "nested/head.json"])
def test_saving_over_a_head_never_costs_a_stranger_beside_it(head: Head, saved: Path, name: str) -> None:
    stranger = saved / name
    stranger.parent.mkdir(exist_ok=True)
    stranger.write_text("mine")
    with pytest.raises(HeadError, match=rf"more than a head, '{name.split('/')[0]}' for one, so nothing was"):
        replace(head, name="second").save(saved)
    assert stranger.read_text() == "mine"
    assert Head.load(saved, head.checkpoint).name == "colours"


def test_a_save_that_fails_keeps_the_older_head(
    head: Head, saved: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(head_file, "_write_files", full)
    with pytest.raises(HeadError, match=r"cannot be saved.*No space left"):
        replace(head, name="second").save(saved)
    assert Head.load(saved, head.checkpoint).name == "colours"
    assert [path.name for path in saved.parent.iterdir()] == ["colours"]


def test_file_names_that_are_not_text_are_kept(head: Head, tmp_path: Path) -> None:
    records = (fewshot.ExampleRecord(Path("/tmp/caf\udce9 ü.jpg"), "00"), *head.evidence.records[1:])
    odd = replace(head, evidence=replace(head.evidence, records=records))
    odd.save(tmp_path / "odd")
    assert Head.load(tmp_path / "odd", head.checkpoint).examples == odd.examples


def edit(saved: Path, **fields: Any) -> None:
    record = json.loads((saved / "head.json").read_text())
    (saved / "head.json").write_text(json.dumps({**record, **fields}))


@pytest.mark.parametrize(
    ("fields", "sentence"),
    [
        ({"format": 3}, "has format 3; this lsgui reads up to 2"),
        ({"format": "1"}, "names no format"),
        ({"format": True}, "names no format"),
        ({"name": ""}, "'name'"),
        ({"labels": []}, "'labels'"),
        ({"labels": ["red", "red"]}, "'labels'"),
        ({"labels": ["red", 3]}, "'labels'"),
        ({"labels": ["red"], "examples": []}, "wrong shape"),
        ({"examples": []}, "features in head.safetensors has a wrong shape"),
        ({"checkpoint": {"name": "grid"}}, "'checkpoint'"),
        ({"examples": {"red": []}}, "'examples'"),
        ({"examples": [{"path": 1, "sha256": "", "present": [], "absent": []}]}, "'examples'"),
        ({"examples": [{"path": "a\0b", "sha256": "", "present": [], "absent": []}]}, "'examples'"),
        ({"examples": [{"path": "a", "sha256": "", "present": "red", "absent": []}]}, "'examples'"),
        ({"examples": [{"path": "a", "sha256": "", "present": [], "absent": ["green"]}]}, "other labels"),
        ({"synthesis": "on"}, "'synthesis'"),
        ({"metrics": None}, "'metrics'"),
    ],
)
def test_a_damaged_record_is_refused(saved: Path, head: Head, fields: dict[str, Any], sentence: str) -> None:
    edit(saved, **fields)
    with pytest.raises(HeadError, match=sentence):
        Head.load(saved, head.checkpoint)


def with_nan(tensors: dict[str, FloatArray]) -> None:
    tensors["weight"][0, 0] = np.nan


def without_bias(tensors: dict[str, FloatArray]) -> None:
    del tensors["bias"]


def of_another_type(tensors: dict[str, Any]) -> None:
    tensors["bias"] = tensors["bias"].astype(np.float64)


def with_short_mean(tensors: dict[str, FloatArray]) -> None:
    tensors["mean"] = tensors["mean"][:-1].copy()


def with_zero_scale(tensors: dict[str, FloatArray]) -> None:
    tensors["scale"][3] = 0


def with_tiny_scale(tensors: dict[str, FloatArray]) -> None:
    tensors["scale"][3] = 1e-44


def with_huge_mean(tensors: dict[str, FloatArray]) -> None:
    tensors["mean"][3] = 3e38


def with_nan_threshold(tensors: dict[str, FloatArray]) -> None:
    tensors["thresholds"][0] = np.nan


def with_threshold_above_one(tensors: dict[str, FloatArray]) -> None:
    tensors["thresholds"][0] = 1.5


@pytest.mark.parametrize(
    "harm",
    [
        with_nan,
        without_bias,
        of_another_type,
        with_short_mean,
        with_zero_scale,
        with_tiny_scale,
        with_huge_mean,
        with_nan_threshold,
        with_threshold_above_one,
    ],
)
def test_damaged_tensors_are_refused(
    saved: Path, head: Head, harm: Callable[[dict[str, FloatArray]], None]
) -> None:
    tensors = load_file(saved / "head.safetensors")
    harm(tensors)
    save_file(tensors, saved / "head.safetensors")
    with pytest.raises(HeadError, match="is damaged"):
        Head.load(saved, head.checkpoint)


@pytest.mark.parametrize("name", ["head.json", "head.safetensors"])
@pytest.mark.parametrize("content", [b"", b"\xff\xfe{", b"[1, 2]", b"[" * 100_000])
def test_files_of_rubbish_are_refused(saved: Path, head: Head, name: str, content: bytes) -> None:
    (saved / name).write_bytes(content)
    with pytest.raises(HeadError, match="is damaged"):
        Head.load(saved, head.checkpoint)


def test_a_missing_file_and_one_too_large_are_said(
    saved: Path, head: Head, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    with pytest.raises(HeadError, match="There is no head in"):
        Head.load(tmp_path / "nowhere", head.checkpoint)
    monkeypatch.setattr(head_file, "LARGEST_TENSORS", 100)
    with pytest.raises(HeadError, match="too large"):
        Head.load(saved, head.checkpoint)
    (saved / "head.safetensors").unlink()
    with pytest.raises(HeadError, match=r"head\.safetensors is missing"):
        Head.load(saved, head.checkpoint)


def test_a_head_of_another_length_is_refused_when_it_is_asked(saved: Path, grid: GridEngine) -> None:
    file = saved / "head.safetensors"
    tensors = load_file(file)
    short = {
        name: of[..., :3] if of.ndim == 2 or name in ("mean", "scale") else of for name, of in tensors.items()
    }
    save_file({name: np.ascontiguousarray(of) for name, of in short.items()}, file)
    head = Head.load(saved, grid.identity)
    features = np.ones((1, GRID * GRID * 3), np.float32)
    with pytest.raises(HeadError, match="does not fit its checkpoint"):
        head.scores(features)
    with pytest.raises(HeadError, match="does not fit its checkpoint"):
        head.alike(features, features)


@pytest.mark.parametrize(
    "record", [5, "good", None, [1], {"chosen_threshold": "high"}, {"chosen_threshold": 7}]
)
def test_what_is_said_of_quality_and_makes_no_sense_is_left_out(
    saved: Path, grid: GridEngine, record: object
) -> None:
    edit(saved, metrics={"red": record})
    head = Head.load(saved, grid.identity)
    assert head.chosen_thresholds == {}
    assert head.with_thresholds({head.labels[0]: 0.5}).chosen_thresholds == {head.labels[0]: 0.5}


def test_a_record_that_lies_too_deep_is_refused(saved: Path, grid: GridEngine) -> None:
    text = (saved / "head.json").read_text()
    (saved / "head.json").write_text(
        text.replace('"metrics": {', '"metrics": {"x": ' + "[" * 50 + "]" * 50 + ", ", 1)
    )
    with pytest.raises(HeadError, match="is damaged"):
        Head.load(saved, grid.identity)


def test_more_marks_than_memory_holds_are_refused(
    saved: Path, grid: GridEngine, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(head_file, "MOST_MARKS", 3)
    with pytest.raises(HeadError, match="too many examples"):
        Head.load(saved, grid.identity)


@posix_only
def test_a_pipe_in_a_head_is_not_waited_for(saved: Path, grid: GridEngine) -> None:
    (saved / "head.safetensors").unlink()
    os.mkfifo(saved / "head.safetensors")
    with pytest.raises(HeadError, match="no regular file"):
        Head.load(saved, grid.identity)
