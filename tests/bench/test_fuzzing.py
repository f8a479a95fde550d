"""No parser gives way to what is made by chance; what would give way is noticed, kept and told."""

import json
import os
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from command_line import Runner, posix_only

from lsgui import cli
from lsgui.bench.fuzzing import running
from lsgui.bench.fuzzing.begun import Begun, Target, plainly
from lsgui.bench.fuzzing.mutating import mutated
from lsgui.bench.fuzzing.running import NAMES, Tried, fuzz
from lsgui.core.types import UserError

FEW = 60  # inputs of each parser


@pytest.mark.parametrize("name", NAMES)
def test_no_parser_gives_way(name: str, tmp_path: Path) -> None:
    tried = fuzz(name, tmp_path, seconds=20, inputs=FEW, seed=1)
    assert tried.findings == []
    assert tried.inputs >= FEW or name == "map"


@pytest.fixture
def tried_with(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[..., Tried]:
    """What comes of a parser."""

    def fuzzed(attempt: Callable[[bytes], None], slow: float = 2.0) -> Tried:
        begin = plainly(lambda folder: Begun([b'{"a": [1, "b"]}'], attempt))
        target = Target("ours", "json", begin, slow=slow)
        monkeypatch.setattr(running, "_targets", lambda: {"ours": target})
        return fuzz("ours", tmp_path / "folder", seconds=10, inputs=30)

    return fuzzed


def test_a_crash_is_told_once_and_its_input_kept(tried_with: Callable[..., Tried]) -> None:
    def attempt(content: bytes) -> None:
        if content != b'{"a": [1, "b"]}':
            raise KeyError("lost")

    (finding,) = tried_with(attempt).findings
    assert finding.kind == "crash"
    assert finding.what.startswith("KeyError")
    assert Path(finding.file).read_bytes() != b'{"a": [1, "b"]}'


def test_a_sentence_for_the_user_is_no_finding(tried_with: Callable[..., Tried]) -> None:
    def attempt(content: bytes) -> None:
        raise UserError("This is no file of ours.")

    tried = tried_with(attempt)
    assert (tried.findings, tried.taken, tried.inputs) == ([], 0, 30)


@posix_only
def test_what_does_not_come_back_is_stopped(
    tried_with: Callable[..., Tried], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(running, "STUCK", 0.05)

    def attempt(content: bytes) -> None:
        while True:
            time.monotonic()

    assert {finding.kind for finding in tried_with(attempt).findings} == {"hang"}


def test_slow_work_is_a_hang(tried_with: Callable[..., Tried]) -> None:
    assert [finding.kind for finding in tried_with(lambda content: None, slow=-1.0).findings] == ["hang"]


@pytest.mark.parametrize("reach", ["write", "remove", "rename", "folder", "program", "network", "pickle"])
def test_what_reaches_out_of_its_folder_is_told(
    reach: str, tried_with: Callable[..., Tried], tmp_path: Path
) -> None:
    outside = tmp_path / "outside"
    outside.mkdir()
    (outside / "mine").touch()

    def attempt(content: bytes) -> None:
        _reach(reach, outside)

    (finding,) = tried_with(attempt).findings
    assert finding.kind == "escape"


def _reach(how: str, outside: Path) -> None:
    import pickle
    import socket
    import subprocess
    import sys

    if how == "write":
        (outside / "new").write_text("harm")
    elif how == "remove":
        (outside / "mine").unlink(missing_ok=True)
        (outside / "mine").touch()
    elif how == "rename":
        os.replace(outside / "mine", outside / "other")
        os.replace(outside / "other", outside / "mine")
    elif how == "folder":
        (outside / "deep").mkdir(exist_ok=True)
    elif how == "program":
        subprocess.run([sys.executable, "-c", ""], check=True)
    elif how == "network":
        with socket.socket() as talk:
            talk.connect_ex(("127.0.0.1", 9))
    else:
        pickle.loads(pickle.dumps(json.dumps))


def test_reading_elsewhere_and_writing_here_are_no_escape(
    tried_with: Callable[..., Tried], tmp_path: Path
) -> None:
    def attempt(content: bytes) -> None:
        Path(__file__).read_bytes()
        (tmp_path / "folder" / "mine").write_bytes(content)

    assert tried_with(attempt).findings == []


def test_the_same_seed_makes_the_same_inputs(tried_with: Callable[..., Tried]) -> None:
    seen: list[bytes] = []
    tried_with(seen.append)
    first = list(seen)
    seen.clear()
    tried_with(seen.append)
    assert seen == first
    assert len(set(first)) > 20


@pytest.mark.parametrize("kind", ["bytes", "text", "json", "zip", "tensors"])
@pytest.mark.parametrize("content", [b"", b"\0", b"[", b"{}", b"PK\x03\x04", b"\xff" * 9])
def test_anything_can_be_changed(kind: str, content: bytes) -> None:
    import random

    for seed in range(200):
        assert isinstance(mutated(content, kind, random.Random(seed), [content, b"abc"]), bytes)  # type: ignore[arg-type]


def test_the_command_tells_what_each_parser_had(run: Runner) -> None:
    found = run("bench", "--fuzz", "1", "--parser", "formula", "--parser", "link").json
    assert set(found["parsers"]) == {"formula", "link"}
    assert (found["held"], found["findings"], found["kept_in"]) == (True, 0, None)
    assert all(parser["inputs"] > 3 for parser in found["parsers"].values())


def test_a_parser_of_no_known_name_is_refused(run: Runner) -> None:
    code, _, err = run("bench", "--fuzz", "1", "--parser", "pickles")
    assert code == 1
    assert "choose among session, head-record" in err


def test_what_libraries_complain_of_is_not_shown(capfd: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["bench", "--fuzz", "3", "--parser", "loader", "--seed", "1"]) == 0
    said = capfd.readouterr().err
    assert "TIFF" not in said
    assert "Warning" not in said
