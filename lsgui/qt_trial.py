"""Starts Qt in a process of its own, to see how that ends: where it finds no screen, Qt aborts."""

import os
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

SECONDS = 60
BARE = """
import sys
from PySide6.QtGui import QGuiApplication
app = QGuiApplication([])
print(app.platformName())
sys.exit(0 if app.primaryScreen() else "Qt found no screen")
"""
"""The least that starts Qt; it prints the platform that Qt shows windows on."""


@dataclass(frozen=True)
class Trial:
    """What a process printed, and why it failed: "" if it did not."""

    printed: str
    failure: str = ""


def tried(code: str = BARE, environ: Mapping[str, str] | None = None) -> Trial:
    """Run `code`, which can import lsgui, but nothing from the current folder, and say how it ended."""
    own = f"import sys\nsys.path.append({str(Path(__file__).parents[1])!r})\n"
    try:
        done = subprocess.run(
            [sys.executable, "-c", own + code],
            env={**(os.environ if environ is None else environ), "PYTHONSAFEPATH": "1"},
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
            encoding="utf-8",
            errors="replace",
            timeout=SECONDS,
            check=False,
        )
    except subprocess.TimeoutExpired:
        return Trial("", f"it took longer than {SECONDS} seconds")
    return Trial(done.stdout.strip(), _reason(done.stderr) if done.returncode else "")


def _reason(complaints: str) -> str:
    """The line that says most: Python's last one, or Qt's first one."""
    lines = [line.strip() for line in complaints.splitlines() if line.strip()] or ["no reason given"]
    return lines[-1 if "Traceback (most recent call last):" in lines else 0].removeprefix("qt.qpa.plugin: ")
