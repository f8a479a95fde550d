"""Tries a finished lsgui as a user would: `python packaging/smoke.py ARTIFACT`.

ARTIFACT is a bundle's folder, its executable, an AppImage, a .deb (unpacked, not installed), or a command
such as `lsgui`. Needs nothing but Python's own library. Prints JSON with what each step took, in seconds;
exit code 0 if all went well, 1 if a step failed, 2 if there is no such artifact.
"""

import argparse
import json
import os
import shutil
import struct
import subprocess
import sys
import tempfile
import time
import zlib
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any

PICTURES = 10
SECONDS = 300.0
"""How long one step may take on a slow machine."""
WITHIN = ("usr/bin/lsgui", "lsgui.app/Contents/MacOS/lsgui", "lsgui/lsgui", "lsgui", "lsgui.exe")
"""Where an executable may lie in a folder."""
EVENTS = ("first_window", "engine_ready", "first_answer")
Pixel = tuple[int, int, int]


class SmokeError(Exception):
    """A step that did not go as it must, in one sentence."""


def executable(artifact: str, scratch: Path) -> Path:
    """The program in an artifact; a .deb is unpacked below `scratch`. Raises FileNotFoundError."""
    path = Path(artifact)
    if path.suffix == ".deb" and path.is_file():
        subprocess.run(["dpkg-deb", "--extract", str(path), str(scratch / "deb")], check=True)
        path = scratch / "deb"
    if path.is_dir():
        path = next((path / name for name in WITHIN if (path / name).is_file()), path / WITHIN[0])
    found = shutil.which(str(path.absolute()) if path.is_file() else artifact)
    if found is None:
        raise FileNotFoundError(artifact)
    return Path(found)


def draw(path: Path, number: int, side: int = 160) -> None:
    """A picture of its own for each number, as PNG: a ground that fades, and a disc or a square on it."""
    rows = bytearray()
    for y in range(side):
        rows.append(0)
        for x in range(side):
            rows += bytes(_pixel(number, x / side, y / side))
    header = struct.pack(">IIBBBBB", side, side, 8, 2, 0, 0, 0)
    chunks = ((b"IHDR", header), (b"IDAT", zlib.compress(bytes(rows))), (b"IEND", b""))
    path.write_bytes(b"\x89PNG\r\n\x1a\n" + b"".join(_chunk(name, content) for name, content in chunks))


def _pixel(number: int, x: float, y: float) -> Pixel:
    right, down = x - 0.3 - 0.04 * number, y - 0.5
    inside = right * right + down * down < 0.04 if number % 2 else max(abs(right), abs(down)) < 0.2
    if inside:
        return (220, 20 * number, 40) if number % 2 else (40, 20 * number, 220)
    return int(90 + 100 * y), (40 + 20 * number) % 256, int(200 - 120 * y)


def _chunk(name: bytes, content: bytes) -> bytes:
    return struct.pack(">I", len(content)) + name + content + struct.pack(">I", zlib.crc32(name + content))


class Trial:
    """One artifact in an empty home, with ten pictures in two categories."""

    def __init__(self, program: Path, folder: Path, platform: str) -> None:
        self.program, self.folder = program, folder
        self.pictures = [
            folder / "pictures" / ("square", "disc")[n % 2] / f"{n}.png" for n in range(PICTURES)
        ]
        self._environment = _clean_environment(folder / "home", platform)

    def prepare(self) -> None:
        """Draw the pictures and make the home."""
        (self.folder / "home").mkdir()
        for number, path in enumerate(self.pictures):
            path.parent.mkdir(parents=True, exist_ok=True)
            draw(path, number)

    def run(
        self, *words: object, right: Sequence[int] = (0,), variables: Mapping[str, str] | None = None
    ) -> str:
        """What one command line prints. Raises SmokeError where its exit code is not right."""
        command = [str(self.program), *map(str, words)]
        environment = self._environment | dict(variables or {})
        try:
            done = subprocess.run(
                command, env=environment, cwd=self.folder, capture_output=True, text=True, timeout=SECONDS
            )
        except subprocess.TimeoutExpired:
            raise SmokeError(f"{command[1:]} did not come to an end within {SECONDS:.0f} seconds") from None
        if done.returncode not in right:
            last = (done.stderr.strip().splitlines() or ["no reason given"])[-1]
            raise SmokeError(f"{command[1:]} ended with {done.returncode}: {last}")
        return done.stdout

    def window(self, *pictures: Path, **variables: str) -> list[dict[str, Any]]:
        """What a window reports that is started on these pictures and closes itself."""
        variables |= {"LSGUI_BENCH_STARTUP": "1", "LSGUI_BENCH_T0": repr(time.time())}
        printed = self.run(*pictures, variables=variables)
        return [json.loads(line) for line in printed.splitlines() if line.startswith("{")]


def _clean_environment(home: Path, platform: str) -> dict[str, str]:
    """This environment with an empty home, and without what would lend the artifact a Python or packages."""
    lent = ("PYTHON", "VIRTUAL_ENV", "LD_LIBRARY_PATH", "LSGUI_", "XDG_DATA_HOME", "XDG_CONFIG_HOME")
    kept = {name: value for name, value in os.environ.items() if not name.startswith(lent)}
    asked = {"QT_QPA_PLATFORM": platform} if platform else {}
    return kept | asked | {"LSGUI_HOME": str(home), "HOME": str(home), "APPIMAGE_EXTRACT_AND_RUN": "1"}


def starts_and_answers(trial: Trial) -> dict[str, Any]:
    """The window opens, answers a query, and closes; in milliseconds since the start of the process."""
    seen = {event["event"]: event.get("ms") for event in trial.window(*trial.pictures[:2])}
    if missing := [event for event in EVENTS if event not in seen]:
        raise SmokeError(f"the window never said {', '.join(missing)}")
    return {f"{event}_ms": seen[event] for event in EVENTS}


def indexes(trial: Trial) -> dict[str, Any]:
    """The window indexes the ten pictures."""
    events = trial.window(LSGUI_BENCH_INDEX=str(trial.folder / "pictures"))
    found = [event for event in events if event["event"] == "indexed"]
    if not found or found[0]["photographs"] != PICTURES:
        raise SmokeError(f"{PICTURES} pictures were to be indexed, and the window said {found}")
    return {"photographs": found[0]["photographs"]}


def asks(trial: Trial) -> dict[str, Any]:
    """The command line answers a query with neighbours among the ten pictures."""
    answer = json.loads(trial.run("query", *trial.pictures[:2], "--op", "union", "--json"))
    neighbours = answer["neighbours"]
    if not neighbours:
        raise SmokeError("the query found no neighbours in the library")
    return {"neighbours": len(neighbours)}


def fits(trial: Trial) -> dict[str, Any]:
    """A head of two categories is fitted, checked, and asked about a picture."""
    head = trial.folder / "head"
    trial.run("fewshot", "fit", trial.folder / "pictures", "--out", head, "--json")
    trial.run("fewshot", "predict", head, trial.pictures[0], "--json")
    return {"files": len(list(head.iterdir()))}


def is_well(trial: Trial) -> dict[str, Any]:
    """The program's own doctor finds nothing amiss."""
    report = json.loads(trial.run("doctor", "--json", right=(0, 1)))
    if report["problems"]:
        raise SmokeError("; ".join(problem["what"] for problem in report["problems"]))
    return {"versions": report["versions"]}


STEPS: dict[str, Callable[[Trial], dict[str, Any]]] = {
    "cold": starts_and_answers,
    "warm": starts_and_answers,
    "index": indexes,
    "query": asks,
    "head": fits,
    "doctor": is_well,
}


def smoke(trial: Trial, steps: dict[str, Callable[[Trial], dict[str, Any]]] = STEPS) -> dict[str, Any]:
    """Every step with what it took and found; after one that failed, the others are tried all the same."""
    report: dict[str, Any] = {}
    for name, step in steps.items():
        began = time.perf_counter()
        try:
            found = step(trial)
        except (SmokeError, OSError, KeyError, ValueError) as error:
            found = {"error": f"{type(error).__name__}: {error}"}
        report[name] = {"seconds": round(time.perf_counter() - began, 2), **found}
    return report


def main(words: Sequence[str] | None = None) -> int:
    """Try one artifact, print the report, and give the exit code."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("artifact", metavar="ARTIFACT")
    parser.add_argument(
        "--platform", default="offscreen", help="Qt's platform (offscreen); empty for the screen's own"
    )
    args = parser.parse_args(words)
    with tempfile.TemporaryDirectory(prefix="lsgui-smoke-") as name:
        try:
            trial = Trial(executable(args.artifact, Path(name)), Path(name), args.platform)
        except (FileNotFoundError, subprocess.CalledProcessError):
            print(f"smoke: there is no lsgui in {args.artifact}", file=sys.stderr)
            return 2
        trial.prepare()
        steps = smoke(trial)
    failed = [name for name, found in steps.items() if "error" in found]
    print(json.dumps({"artifact": args.artifact, "failed": failed, "steps": steps}, indent=1))
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
