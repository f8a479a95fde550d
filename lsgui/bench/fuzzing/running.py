"""Trying a parser with changed inputs: what crashed, hung or reached out of its folder is kept."""

import os
import random
import signal
import sys
import threading
import time
import traceback
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass, field
from pathlib import Path
from types import FrameType
from typing import Any, Literal

from lsgui.bench.fuzzing.begun import CONTAINED, Begun, Target
from lsgui.bench.fuzzing.files import FILES
from lsgui.bench.fuzzing.mutating import mutated
from lsgui.bench.fuzzing.pictures import PICTURES
from lsgui.bench.fuzzing.watching import watched
from lsgui.core.types import Progress, UserError, no_progress

STUCK = 20.0  # seconds after which it is stopped, whatever it does
MOST_FINDINGS = 20  # of one parser, each at another place
INPUT = "input"


def _targets() -> dict[str, Target]:
    from lsgui.bench.fuzzing.words import WORDS

    return {target.name: target for target in (*FILES, *PICTURES, *WORDS)}


@dataclass(frozen=True)
class Finding:
    """What gave way, in words, and the file with the input that it was."""

    kind: Literal["crash", "hang", "escape"]
    what: str
    file: str


@dataclass
class Tried:
    """How many inputs a parser had; how many it took, and how many cost a worker process."""

    inputs: int = 0
    taken: int = 0
    contained: int = 0
    slowest: float = 0.0
    findings: list[Finding] = field(default_factory=list)

    def as_json(self) -> dict[str, Any]:
        """As plain values."""
        return {**asdict(self), "slowest": round(self.slowest, 3)}


class StuckError(BaseException):
    """Raised in a parser that does not come back; no parser may catch it."""


def fuzz(
    name: str,
    folder: Path,
    *,
    seconds: float,
    inputs: int = sys.maxsize,
    seed: int = 0,
    progress: Progress = no_progress,
) -> Tried:
    """Try a parser for so long, or with so many inputs, in a `folder` of its own.

    The same seed makes the same inputs. Raises KeyError for a parser of no known name.
    """
    target, tried = _targets()[name], Tried()
    place = folder / "place"
    place.mkdir(parents=True, exist_ok=True)
    with _home(place / "home"), _quiet(), target.begin(place) as begun:
        for content in begun.seeds:  # also imports what is imported late
            _try(begun, content, folder, tried, target.slow)
        until = time.monotonic() + seconds
        chance = random.Random(f"{seed} {name}")
        while time.monotonic() < until and tried.inputs < inputs and len(tried.findings) < MOST_FINDINGS:
            content = mutated(chance.choice(begun.seeds), target.kind, chance, begun.seeds)
            _try(begun, content, folder, tried, target.slow)
            progress(round(seconds - max(0.0, until - time.monotonic())), round(seconds))
    return tried


def _try(begun: Begun, content: bytes, folder: Path, tried: Tried, slow: float) -> None:
    (folder / INPUT).write_bytes(content)  # a parser that takes the process along leaves it behind
    tried.inputs += 1
    began = time.process_time()
    with watched(folder) as reached:
        crash = _crash(begun, content, tried)
    took = time.process_time() - began
    tried.slowest = max(tried.slowest, took)
    if crash is not None:
        _keep(crash, content, folder, tried)
    elif took > slow:
        _keep(("hang", f"{took:.1f} s"), content, folder, tried)
    if reached:
        _keep(("escape", reached[0]), content, folder, tried)


def _crash(begun: Begun, content: bytes, tried: Tried) -> tuple[Literal["crash", "hang"], str] | None:
    try:
        with _time_limit():
            said = begun.attempt(content)
        tried.taken += 1
        tried.contained += said == CONTAINED
    except UserError:
        return None
    except StuckError:
        return "hang", f"more than {STUCK:.0f} s at {_where(sys.exc_info()[2])}"
    except Exception as error:
        return "crash", f"{type(error).__name__} at {_where(error.__traceback__)}: {str(error)[:200]}"
    return None


def _where(trace: Any) -> str:
    """The innermost line of lsgui itself."""
    frames = [frame for frame in traceback.extract_tb(trace) if "lsgui" in frame.filename]
    own = [frame for frame in frames if "fuzzing" not in frame.filename] or frames
    return f"{Path(own[-1].filename).name}:{own[-1].lineno}" if own else "?"


def _keep(found: tuple[Any, str], content: bytes, folder: Path, tried: Tried) -> None:
    """Keep a finding, once for each place."""
    kind, what = found
    place = what.partition(": ")[0] if kind == "crash" else kind
    if any(place in (each.what.partition(": ")[0], each.kind) for each in tried.findings):
        return
    file = folder / f"{kind}-{len(tried.findings)}"
    file.write_bytes(content)
    tried.findings.append(Finding(kind, what, str(file)))


@contextmanager
def _time_limit() -> Iterator[None]:
    """Stop what takes far too long, where the system can."""
    if sys.platform == "win32" or threading.current_thread() is not threading.main_thread():
        yield
        return

    def stop(number: int, frame: FrameType | None) -> None:
        raise StuckError

    before = signal.signal(signal.SIGALRM, stop)
    signal.setitimer(signal.ITIMER_REAL, STUCK)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)


@contextmanager
def _home(folder: Path) -> Iterator[None]:
    """A home of its own for whatever asks for one."""
    before = os.environ.get("LSGUI_HOME")
    os.environ["LSGUI_HOME"] = str(folder)
    try:
        yield
    finally:
        if before is None:
            del os.environ["LSGUI_HOME"]
        else:
            os.environ["LSGUI_HOME"] = before


@contextmanager
def _quiet() -> Iterator[None]:
    """Numbers out of range are refused by what they lead to; numpy need not warn of them, too."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        yield


NAMES = tuple(_targets())
