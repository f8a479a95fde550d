"""The program starts with the window, loads the engine behind it, and ends cleanly whatever goes on."""

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtGui import QFileOpenEvent
from PySide6.QtWidgets import QApplication
from pytestqt.exceptions import capture_exceptions
from pytestqt.qtbot import QtBot

from lsgui import paths
from lsgui.core.engine import Engine
from lsgui.core.sessions.reading import read
from lsgui.gui import app
from lsgui.gui.autosave import last_session
from lsgui.gui.bug_dialog import BugDialog
from lsgui.gui.main_window import MainWindow
from lsgui.library.store import Library

ROOT = Path(__file__).resolve().parents[2]

HEAVY_FREE = """
import sys
from PySide6.QtCore import QTimer
from lsgui.gui import app, session_bridge

heavy = ("torch", "torchvision", "onnxruntime", "sklearn", "scipy", "numpy", "PIL", "pyqtgraph")
start = session_bridge.SessionBridge.start

def start_and_quit(self):
    windows = app.application().topLevelWidgets()
    print([w.isVisible() for w in windows if w.isWindow() and w.windowTitle() == "lsgui"])
    print([name for name in heavy if name in sys.modules])
    QTimer.singleShot(0, app.application().quit)

session_bridge.SessionBridge.start = start_and_quit
sys.exit(app.main())
"""


def run(code: str, *arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-c", code, *arguments],
        env={**os.environ, **environment},
        cwd=ROOT,
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )


def test_the_window_is_shown_before_anything_heavy_is_imported(home: Path) -> None:
    done = run(HEAVY_FREE)
    assert (done.returncode, done.stdout.splitlines()) == (0, ["[True]", "[]"]), done.stderr


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="only Linux can be without a screen server")
def test_without_a_screen_a_sentence_says_so_and_what_to_use_instead(home: Path) -> None:
    bare = {name: value for name, value in os.environ.items() if name not in ("DISPLAY", "WAYLAND_DISPLAY")}
    bare.pop("QT_QPA_PLATFORM", None)
    done = subprocess.run(
        [sys.executable, "-c", "import sys; from lsgui.gui.app import main; sys.exit(main())"],
        env=bare, cwd=ROOT, capture_output=True, text=True, timeout=60, check=False,
    )  # fmt: skip
    assert done.returncode == 1
    assert len(done.stderr.splitlines()) == 1
    assert "screen" in done.stderr
    assert "lsgui query A B --op union" in done.stderr


ANSWERED = """
import sys
from lsgui.gui import app
before = app.open_window
def open_window(words):
    opened = before(words)
    opened.window.bridge.answer_ready.connect(lambda *_: print("answered", flush=True))
    return opened
app.open_window = open_window
sys.exit(app.main(sys.argv[1:]))
"""


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no signals to send to another process")
@pytest.mark.parametrize(("number", "code"), [(signal.SIGINT, 130), (signal.SIGTERM, 143)])
def test_a_signal_ends_the_program_in_order_and_keeps_the_session(
    home: Path, photos: Path, number: signal.Signals, code: int
) -> None:
    process = subprocess.Popen(
        [sys.executable, "-c", ANSWERED, str(photos / "coffee.jpg"), str(photos / "chelsea.png")],
        cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
    )  # fmt: skip
    assert process.stdout is not None
    while "answered" not in process.stdout.readline():
        assert process.poll() is None
    process.send_signal(number)
    _, complaints = process.communicate(timeout=60)
    assert process.returncode == code
    assert "Traceback" not in complaints
    assert not list(paths.logs().glob("running-*.txt"))
    assert read(last_session()).state.image_a == photos / "coffee.jpg"
    assert not list(paths.sessions().glob("*/session.lsgui"))  # which the next start would offer


def test_control_c_before_the_event_loop_runs_ends_the_program_too(home: Path) -> None:
    code = """
import os, signal, sys
from lsgui.gui import app
from lsgui.gui.bug_dialog import BugDialog
built = app.build
def build(*words, **named):
    window = built(*words, **named)
    os.kill(os.getpid(), signal.SIGINT)
    return window
app.build = build
sys.exit(app.main())
"""
    done = run(code)
    assert done.returncode == 130, done.stderr


UNBUILT = """
import sys
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication
from lsgui.gui import main_window
from lsgui.gui.bug_dialog import BugDialog

class Window(main_window.QMainWindow):
    def __init__(self, bridge):
        raise RuntimeError("no such thing")

def look():
    dialog = next((each for each in QApplication.topLevelWidgets() if isinstance(each, BugDialog)), None)
    if dialog is None:
        QTimer.singleShot(20, look)
        return
    print(dialog.isVisible(), dialog.sentence.text(), dialog.details.toPlainText().splitlines()[-1], sep="; ")
    dialog.close()

def begin(app):
    QTimer.singleShot(0, app, look)
    return before(app)

main_window.MainWindow = Window
from lsgui.gui import app
before = app._interruptible
app._interruptible = begin
from lsgui.cli import main
sys.exit(main(sys.argv[1:]))
"""


def test_a_window_that_cannot_be_built_is_said_shown_logged_and_reported(home: Path) -> None:
    done = run(UNBUILT)
    assert done.returncode == 1
    said = [line for line in done.stderr.splitlines() if line.startswith("lsgui: ")]
    (report,) = paths.logs().glob("crash-*.txt")
    assert len(said) == 1
    assert "Traceback" not in done.stderr
    assert all(words in said[0] for words in ("no such thing", "`lsgui doctor`", str(report)))
    assert done.stdout.startswith("True; ")
    assert "lsgui doctor" in done.stdout
    assert done.stdout.rstrip().endswith("RuntimeError: no such thing")
    for file in (report, paths.logs() / "lsgui.log"):
        assert "RuntimeError: no such thing" in file.read_text("utf-8")


def test_a_window_that_cannot_be_built_is_told_to_the_benchmark_alone(home: Path) -> None:
    done = run(UNBUILT, LSGUI_BENCH_STARTUP="1")
    assert done.returncode == 1
    assert done.stderr.rstrip().endswith("RuntimeError: no such thing")
    assert not list(paths.logs().glob("crash-*.txt"))


@pytest.mark.parametrize("part", ["PySide6.QtWidgets", "PySide6.QtSvg"])
def test_a_part_of_qt_that_is_missing_is_said_and_reported(home: Path, part: str) -> None:
    done = run(f"import sys; sys.modules[{part!r}] = None; from lsgui.cli import main; sys.exit(main([]))")
    assert done.returncode == 1
    (said,) = done.stderr.splitlines()
    assert part in said
    assert "`lsgui doctor`" in said
    (report,) = paths.logs().glob("crash-*.txt")
    assert part in report.read_text("utf-8")


def test_start_up_times_are_printed_for_the_benchmark(home: Path, photos: Path) -> None:
    done = run(
        "import sys; from lsgui.gui.app import main; sys.exit(main(sys.argv[1:]))",
        str(photos / "coffee.jpg"),
        str(photos / "chelsea.png"),
        LSGUI_BENCH_STARTUP="1",
        LSGUI_BENCH_T0=repr(time.time()),
    )
    assert done.returncode == 0, done.stderr
    events = [json.loads(line) for line in done.stdout.splitlines()]
    assert [event["event"] for event in events] == ["first_window", "engine_ready", "first_answer"]
    assert [event["ms"] for event in events] == sorted(event["ms"] for event in events)


def test_warm_queries_of_the_benchmark_are_made_in_the_window_itself(home: Path, photos: Path) -> None:
    done = run(
        "import sys; from lsgui.gui.app import main; sys.exit(main(sys.argv[1:]))",
        str(photos / "coffee.jpg"),
        str(photos / "chelsea.png"),
        LSGUI_BENCH_STARTUP="1",
        LSGUI_BENCH_QUERIES="2",
    )
    assert done.returncode == 0, done.stderr
    first, *asked = [json.loads(line) for line in done.stdout.splitlines()][2:]
    assert first["event"] == "first_answer"
    asked = [event for event in asked if event["event"] == "query"]
    assert len(asked) == 2
    assert all(event["ms"] > 0 and event["blocked_ms"] > 0 for event in asked)
    assert [event["neighbours"] for event in asked] == [0, 0]  # the library of a new home is empty


def main_with(script: Callable[[MainWindow], None]) -> int:
    """Run the real `main()` and act once its window is up."""

    def act() -> None:
        window = next(
            w for w in QApplication.topLevelWidgets() if isinstance(w, MainWindow) and w.isVisible()
        )
        try:
            script(window)
        finally:
            window.close()

    QTimer.singleShot(0, act)
    return app.main()


def test_closing_while_the_engine_loads_ends_cleanly(qtbot: QtBot, home: Path) -> None:
    assert main_with(lambda window: qtbot.waitUntil(lambda: not window.bridge._tasks.idle)) == 0


def test_closing_in_the_middle_of_indexing_ends_cleanly_and_keeps_what_is_done(
    qtbot: QtBot, home: Path, photos: Path, tmp_path: Path, engine: Engine
) -> None:
    many = tmp_path / "many"
    many.mkdir()
    for photo in photos.glob("*.jpg"):
        for n in range(40):  # what follows a picture's end is not looked at, but makes another file of it
            (many / f"{n}-{photo.name}").write_bytes(photo.read_bytes() + bytes([n]))
    total = len(list(many.iterdir()))

    def script(window: MainWindow) -> None:
        qtbot.waitUntil(lambda: window.bridge.library is not None, timeout=60_000)
        progress = window.bridge.index_progress
        with qtbot.waitSignal(progress, timeout=60_000, check_params_cb=lambda done, _: 20 < done < total):
            window.bridge.add_folder(many)
        assert window.bridge.indexing

    assert main_with(script) == 0
    with Library.open(paths.library(), engine.identity, engine.dim) as library:
        assert 8 <= library.count < total


def test_a_file_that_macos_has_opened_arrives_in_the_program(qtbot: QtBot, home: Path, photos: Path) -> None:
    def script(window: MainWindow) -> None:
        QApplication.sendEvent(app.application(), QFileOpenEvent(str(photos / "coffee.jpg")))
        qtbot.waitUntil(lambda: window.bridge.state.image_a == photos / "coffee.jpg")

    assert main_with(script) == 0


def test_a_bug_is_logged_and_shown_with_its_details_to_copy(qtbot: QtBot, home: Path) -> None:
    shown: list[str] = []

    def script(window: MainWindow) -> None:
        QTimer.singleShot(0, lambda: 1 // 0)
        qtbot.waitUntil(lambda: window.findChild(BugDialog) is not None)
        box = window.findChild(BugDialog)
        shown.append(box.sentence.text())
        box.close()

    with capture_exceptions() as exceptions:
        main_with(script)
    assert "ZeroDivisionError" in shown[0]
    assert "ZeroDivisionError" in (paths.logs() / "lsgui.log").read_text("utf-8")
    assert [kind for kind, *_ in exceptions] == [ZeroDivisionError]
