"""Running command lines as a user or a script does."""

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any, NamedTuple

import pytest

import lsgui
from lsgui import cli

ROOT = Path(lsgui.__file__).parents[1]
posix_only = pytest.mark.skipif(os.name == "nt", reason="signals, pipes and byte file names are POSIX's")


class Ran(NamedTuple):
    """What one command left: exit code, stdout, stderr."""

    code: int
    out: str
    err: str

    @property
    def json(self) -> Any:
        assert self.code == 0, self.err
        return json.loads(self.out)


class Runner:
    """Runs command lines in this process."""

    def __init__(self, capsys: pytest.CaptureFixture[str]) -> None:
        self._capsys = capsys

    def __call__(self, *words: object) -> Ran:
        self._capsys.readouterr()
        try:
            code = cli.main([str(word) for word in words])
        except SystemExit as stop:  # argparse
            code = int(stop.code or 0)
        return Ran(code, *self._capsys.readouterr())


def process(*words: object, **variables: str) -> "subprocess.Popen[bytes]":
    """`lsgui` in a process of its own, without a screen."""
    screenless = {
        name: value
        for name, value in os.environ.items()
        if name not in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
    }
    return subprocess.Popen(
        [sys.executable, "-m", "lsgui", *map(str, words)],
        env=screenless | {"PYTHONPATH": str(ROOT)} | variables,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )


def assert_one_sentence(ran: Ran, *parts: str) -> None:
    """The input was at fault: exit code 1, one line on stderr, nothing on stdout."""
    assert ran.code == 1
    assert ran.out == ""
    assert len(ran.err.splitlines()) == 1
    assert ran.err.startswith("lsgui: ")
    for part in parts:
        assert part in ran.err
