"""Heads of strangers: names that are no text, and tensors without end."""

import json
import os
import struct
from pathlib import Path

import pytest
from grid_engine import GridEngine

from lsgui.core.fewshot import Head, fit
from lsgui.core.types import HeadError


@pytest.fixture
def saved(grid: GridEngine, colours: Path, tmp_path: Path) -> Path:
    fit(grid, colours).head.save(tmp_path / "head")
    return tmp_path / "head"


def with_tensors(folder: Path, count: int) -> None:
    """Put so many empty tensors into a head, and nothing else."""
    entries = (f'"{n}":{{"dtype":"F32","shape":[0],"data_offsets":[0,0]}}' for n in range(count))
    header = ("{" + ",".join(entries) + "}").encode()
    header += b" " * (-len(header) % 8)
    (folder / "head.safetensors").write_bytes(struct.pack("<Q", len(header)) + header)


def test_tensors_without_end_are_refused_before_they_are_made(saved: Path, grid: GridEngine) -> None:
    with_tensors(saved, 200_000)
    with pytest.raises(HeadError, match="its header has more than 1,000,000 bytes"):
        Head.load(saved, grid.identity)


def test_tensors_that_no_head_has_are_named(saved: Path, grid: GridEngine) -> None:
    with_tensors(saved, 3)
    with pytest.raises(HeadError, match="has a tensor '0', which does not belong there"):
        Head.load(saved, grid.identity)


@pytest.mark.parametrize(
    "header",
    [
        b"[]",
        b'{"weight": 1}',
        b'{"weight": {"shape": []}}',
        b'{"a": {"a": ' * 40 + b"1" + b"}}" * 40,
        b'{"__metadata__": {}}',
    ],
)
def test_a_header_that_makes_no_sense_is_refused(saved: Path, grid: GridEngine, header: bytes) -> None:
    (saved / "head.safetensors").write_bytes(struct.pack("<Q", len(header)) + header)
    with pytest.raises(HeadError, match="is damaged"):
        Head.load(saved, grid.identity)


@pytest.mark.parametrize("content", [b"\xff" * 8, struct.pack("<Q", 500) + b"{}", b"\0" * 8])
def test_a_header_that_is_not_all_there_is_refused(saved: Path, grid: GridEngine, content: bytes) -> None:
    (saved / "head.safetensors").write_bytes(content)
    with pytest.raises(HeadError, match="is damaged"):
        Head.load(saved, grid.identity)


@pytest.mark.parametrize("name", ["\ud800dog", "caf\udce9", "x" * 1001, ""])
@pytest.mark.parametrize("what", ["name", "label", "checkpoint"])
def test_names_that_cannot_be_shown_or_written_are_refused(
    saved: Path, grid: GridEngine, name: str, what: str
) -> None:
    record = json.loads((saved / "head.json").read_text())
    if what == "name":
        record["name"] = name
    elif what == "checkpoint":
        record["checkpoint"]["name"] = name
    else:
        text = json.dumps(record).replace('"red"', json.dumps(name))
        record = json.loads(text)
    (saved / "head.json").write_text(json.dumps(record))
    with pytest.raises(HeadError, match="is missing or wrong"):
        Head.load(saved, grid.identity)


def test_a_head_that_could_not_be_read_again_is_not_saved(
    grid: GridEngine, colours: Path, tmp_path: Path
) -> None:
    found = fit(grid, colours, name="\ud800dog").head
    with pytest.raises(HeadError, match=r"cannot be saved .*ud800dog.* is no name of up to 1,000"):
        found.save(tmp_path / "head")
    assert not (tmp_path / "head").exists()


def test_a_folder_whose_name_is_no_text_makes_a_category_that_can_be_kept(
    grid: GridEngine, colours: Path, tmp_path: Path
) -> None:
    odd = colours / os.fsdecode(b"caf\xe9")
    try:
        (colours / "red").rename(odd)
    except OSError:
        pytest.skip("this file system takes no such name")
    fit(grid, colours).head.save(tmp_path / "head")
    labels = Head.load(tmp_path / "head", grid.identity).labels
    assert "caf\\udce9" in labels
    " ".join(labels).encode()
