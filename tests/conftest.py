"""What every test may ask for, and what no test may leave behind."""

import gc
import multiprocessing
import os
import shutil
import sys
import threading
from collections.abc import Iterator
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")  # before anything can import Qt
os.environ["LC_ALL"] = "C.UTF-8"  # and the window speaks English, whatever the desktop's language is
if "PYTEST_XDIST_WORKER" in os.environ:  # each has a core: threads of several that wait for each other spin
    os.environ.setdefault("OMP_NUM_THREADS", "1")

import pytest
from PIL import Image

from lsgui.core import heap

heap.settle()  # as the program does: a test process would hold gigabytes of freed memory otherwise

if TYPE_CHECKING:
    from command_line import Runner

    from lsgui.core.engine import Engine
    from lsgui.gui.application import Application

SCIKIT_IMAGE = (
    "astronaut.png",
    "camera.png",
    "chelsea.png",
    "clock_motion.png",
    "coffee.png",
    "coins.png",
    "hubble_deep_field.jpg",
    "moon.png",
    "motorcycle_left.png",
    "rocket.jpg",
)
SCIKIT_LEARN = ("china.jpg", "flower.jpg")
KEPT_AS_PNG = ("chelsea", "coins")
LONGEST_SIDE = 480
STALLS = "stalls"  # as `tests/e2e/conftest.py` names a property of its reports


def _shipped(package: str, folder: str, name: str) -> Path:
    spec = find_spec(package)
    assert spec is not None, f"{package} is not installed: the test extra needs it"
    assert spec.submodule_search_locations is not None
    return Path(spec.submodule_search_locations[0], folder, name)


@pytest.fixture(scope="session")
def _photographs(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The shipped photographs, scaled once: most as JPEG, two as PNG (one of them grey)."""
    folder = tmp_path_factory.mktemp("photographs")
    sources = [_shipped("skimage", "data", name) for name in SCIKIT_IMAGE]
    sources += [_shipped("sklearn", "datasets/images", name) for name in SCIKIT_LEARN]
    for source in sources:
        suffix = ".png" if source.stem in KEPT_AS_PNG else ".jpg"
        with Image.open(source) as image:
            image.thumbnail((LONGEST_SIDE, LONGEST_SIDE))
            image.save(folder / f"{source.stem}{suffix}", quality=90)
    return folder


@pytest.fixture
def photos(_photographs: Path, tmp_path: Path) -> Path:
    """A folder of twelve real photographs that packages ship; the test's own, to change at will."""
    return Path(shutil.copytree(_photographs, tmp_path / "photos"))


@pytest.fixture(autouse=True)
def home(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A private, empty home: no test reads or writes the folders of whoever runs it."""
    folder = tmp_path_factory.mktemp("home")
    for variable in ("LSGUI_HOME", "HOME", "USERPROFILE"):
        monkeypatch.setenv(variable, str(folder))
    for variable in [name for name in os.environ if name.startswith("XDG_") and name != "XDG_RUNTIME_DIR"]:
        monkeypatch.delenv(variable)
    return folder


@pytest.fixture(scope="session")
def shared_data() -> Path:
    """The shared data sets: `LSGUI_SHARED_DATA`, or `../shared/data` beside the checkout."""
    named = os.environ.get("LSGUI_SHARED_DATA")
    folder = Path(named) if named else Path(__file__).resolve().parents[2] / "shared" / "data"
    if not folder.is_dir():
        pytest.skip("the shared data sets are not here (set LSGUI_SHARED_DATA to their folder)")
    return folder


@pytest.fixture(scope="session")
def engine() -> "Engine":
    """The real engine with the shipped checkpoint, loaded once."""
    from lsgui.core.engine import Engine

    return Engine.load(device="cpu")


@pytest.fixture(autouse=True)
def _nothing_left_running() -> Iterator[None]:
    """Fail a test that leaves a thread, a worker process or a job of Qt's pool running."""
    threads, processes = set(threading.enumerate()), set(multiprocessing.active_children())
    yield
    left: list[object] = []
    for thread in set(threading.enumerate()) - threads:
        if not thread.daemon:
            thread.join(timeout=5)
            left += [thread] if thread.is_alive() else []
    for process in set(multiprocessing.active_children()) - processes:
        process.join(timeout=5)
        left += [process] if process.is_alive() else []
    if "PySide6.QtCore" in sys.modules:
        pool = sys.modules["PySide6.QtCore"].QThreadPool.globalInstance()
        left += [] if pool.waitForDone(5000) else [pool]
    assert not left, f"the test left running: {left}"


@pytest.fixture(autouse=True)
def _garbage_on_this_thread() -> Iterator[None]:
    """What a test leaves in a ring goes between tests: Python would look for it on any thread, in the window
    of another test, and delete widgets there."""
    gc.disable()
    yield
    _, young, old = gc.get_count()
    if old > 5:
        gc.unfreeze()  # what a program keeps from being looked through, which has one window
    gc.collect(2 if old > 5 else 1 if young > 10 else 0)
    if old > 5:
        heap.trim()


@pytest.fixture(autouse=True)
def _empty_clipboard() -> Iterator[None]:
    """What a test copied goes with it: what Python made must not outlive Python on the clipboard."""
    yield
    if "PySide6.QtGui" in sys.modules and (gui := sys.modules["PySide6.QtGui"].QGuiApplication).instance():
        gui.clipboard().clear()


@pytest.fixture(scope="session")
def qapp_cls() -> "type[Application]":
    """The program's own application object, for pytest-qt."""
    from lsgui.gui.application import Application

    return Application


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str]) -> "Runner":
    """Runs `lsgui` with these words."""
    from command_line import Runner

    return Runner(capsys)


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """What kept the GUI thread from its event loop for more than the limit, test by test: no failure for that
    alone, since machines are noisy."""
    found = {
        report.nodeid: lines
        for reports in terminalreporter.stats.values()
        for report in reports
        for name, lines in getattr(report, "user_properties", ())
        if name == STALLS
    }
    if found:
        kept = sum(bool(lines) for lines in found.values())
        terminalreporter.section(f"{kept} of {len(found)} stories kept the GUI thread over 50 ms")
    for story, lines in found.items():
        for line in lines:
            terminalreporter.write_line(f"{line}  in {story.rpartition('::')[2]}")
