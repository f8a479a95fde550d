"""Starts the window: first on screen, then the engine behind it."""

import gc
import logging
import os
import signal
import socket
import sys
from collections.abc import Callable, Iterator, Sequence, Set
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO, NamedTuple

from lsgui import __version__, crashes, handover, paths, screen

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication

    from lsgui.core.engine import Engine
    from lsgui.gui.first_paint import FirstPaint
    from lsgui.gui.inbox import Inbox
    from lsgui.gui.main_window import MainWindow
    from lsgui.gui.settings import Settings

LOOKS = ("theme", "contrast", "text_size")
CLOSING_SECONDS = 5.0
LOCK_SECONDS = 0.001
"""A thread may keep Python's lock so long while the window wants it: a fifth of Python's own choice."""
ENDING = (signal.SIGINT, signal.SIGTERM)
"""What ends the program in order: Ctrl+C in the terminal, and what `kill` and the end of a desktop send."""
log = logging.getLogger(__name__)


def main(argv: Sequence[str] = ()) -> int:
    """Open the window, with what `argv` names taken as if it were dropped, and run until it is closed."""
    problems = screen.problems()
    if problems:
        for problem in problems:
            print(
                f"lsgui: the window cannot open: {problem.what}: {problem.cure};"
                " without a window, try: lsgui query A B --op union",
                file=sys.stderr,
            )
        return 1
    if argv and handover.hand_over(argv):
        print("lsgui: opened in the window that is there already")
        return 0
    from lsgui.gui import no_window
    from lsgui.gui.log_file import logging_to_file

    crash = crashes.collect()
    with logging_to_file(), crashes.reported() as report:
        try:
            return _started(argv, crash, report)
        except Exception as error:  # a part of lsgui is missing, say
            if _measured():
                raise
            return no_window.told(error)


def _started(argv: Sequence[str], crash: Path | None, report: BinaryIO | None) -> int:
    """Qt with all that listens to it, and the window, until both are gone."""
    from lsgui.gui import no_window
    from lsgui.gui.logs import bugs_shown, qt_logged

    with qt_logged(report):  # Qt may end the program as soon as it starts
        app = application()
        with bugs_shown(), _interruptible(app):
            try:
                return _run(app, argv, crash)
            except Exception as error:
                if _measured():
                    raise
                return no_window.told(error, shown=True)


def application() -> "QApplication":
    """The QApplication, made on the first call."""
    from PySide6.QtGui import QIcon
    from PySide6.QtWidgets import QApplication

    from lsgui.gui.application import Application

    existing = QApplication.instance()
    app = existing if isinstance(existing, QApplication) else Application(["lsgui"])
    app.setApplicationName("lsgui")
    app.setApplicationDisplayName("lsgui")
    app.setApplicationVersion(__version__)
    app.setDesktopFileName("lsgui")
    app.setWindowIcon(QIcon(str(paths.icons() / "lsgui.svg")))
    return app


def build(argv: Sequence[str] = (), *, load_engine: "Callable[[], Engine] | None" = None) -> "MainWindow":
    """The window with its bridge; `bridge.start()` loads the engine. What `argv` names is as if dropped."""
    from lsgui.gui import drops, languages, theme
    from lsgui.gui.main_window import MainWindow
    from lsgui.gui.session_bridge import SessionBridge
    from lsgui.gui.settings import Settings

    app = application()
    settings = Settings()
    languages.install(app, settings.text("language"))
    bridge = SessionBridge(settings, load_engine=load_engine)
    settings.setParent(bridge)
    _look(app, bridge.settings, frozenset(LOOKS))
    still = theme.calm(app, bridge.settings.text("motion"))
    window = MainWindow(bridge)
    window.setAnimated(not still)
    bridge.setParent(window)
    bridge.settings.changed.connect(lambda key: _look(app, bridge.settings, {key}))
    if argv:
        named = drops.of_paths([Path(word).absolute() for word in argv])
        window.intake.receive(named, all_files=True)
    return window


def _look(app: "QApplication", settings: "Settings", changed: Set[str]) -> None:
    """Bring colours and text size into line with the settings that changed."""
    from lsgui.gui import theme

    if "text_size" in changed:
        theme.scale_text(app, settings.number("text_size"))
    if changed & set(LOOKS):  # high contrast takes new sizes only when it is put on again
        theme.apply(app, settings.text("theme"), settings.text("contrast"))


def open_window(argv: Sequence[str] = (), *, load_engine: "Callable[[], Engine] | None" = None) -> "Opened":
    """The window, not shown yet; once it is painted, the engine is loaded behind it."""
    from PySide6.QtCore import QTimer

    from lsgui.gui.first_paint import FirstPaint
    from lsgui.gui.inbox import Inbox

    window = build(argv, load_engine=load_engine)
    painted = FirstPaint(window)
    window.bridge.engine_ready.connect(lambda _: gc.freeze())  # what is there now stays, and is no garbage
    # Importing the inference library holds Python's lock for long: the window is painted before it.
    painted.seen.connect(lambda: QTimer.singleShot(0, window.bridge, window.bridge.start))
    return Opened(window, painted, Inbox(window))


def close_window(app: "QApplication", opened: "Opened") -> bool:
    """Stop what goes on behind a closed window, and delete it; False, and it stays, if a worker goes on."""
    from PySide6.QtCore import QEvent

    window = opened.window
    opened.inbox.close()
    window.hide()
    if not window.bridge.stop(CLOSING_SECONDS):
        return False
    window.deleteLater()
    app.sendPostedEvents(window, QEvent.Type.DeferredDelete)
    return True


class Opened(NamedTuple):
    """A window, what says when it was painted, and what takes the files of further programs."""

    window: "MainWindow"
    painted: "FirstPaint"
    inbox: "Inbox"


def _measured() -> bool:
    """Whether the window was started by `lsgui bench`: nobody is before it, and what fails is told there."""
    return any(os.environ.get(name) for name in ("LSGUI_BENCH_STARTUP", "LSGUI_SOAK_SECONDS"))


def _run(app: "QApplication", argv: Sequence[str], crash: Path | None) -> int:
    from lsgui.core import heap
    from lsgui.gui import bench_window, soak
    from lsgui.gui.bug_dialog import show_crash
    from lsgui.gui.garbage import Collector

    sys.setswitchinterval(LOCK_SECONDS)
    Collector(app)
    heap.settle()
    if soak.wanted():
        return soak.run(app, open_window, close_window)
    opened = open_window(argv)
    if bench_window.wanted():
        report = bench_window.report_on(opened.window, with_images=bool(argv))
        opened.painted.seen.connect(lambda: report("first_window"))
    if crash is not None:
        opened.painted.seen.connect(lambda: show_crash(crash))
    opened.window.show()
    status = app.exec()
    if not close_window(app, opened):
        log.warning("a worker did not stop within %s seconds; the program ends without it", CLOSING_SECONDS)
        logging.shutdown()
        os._exit(status)
    return status


@contextmanager
def _interruptible(app: "QApplication") -> Iterator[None]:
    """Let the signals of `ENDING` end the event loop, which would not notice them by itself."""
    from PySide6.QtCore import QSocketNotifier, QTimer

    def end(number: int, _: object) -> None:
        """Not at once: before the event loop runs, there is nothing that `exit` could end."""
        QTimer.singleShot(0, app, lambda: app.exit(128 + number))  # the exit code that shells give

    reader, writer = socket.socketpair()
    reader.setblocking(False)
    writer.setblocking(False)
    notifier = QSocketNotifier(reader.fileno(), QSocketNotifier.Type.Read)
    notifier.activated.connect(lambda: reader.recv(64))  # running Python at all runs the handler
    wakeup = signal.set_wakeup_fd(writer.fileno())
    before = {number: signal.signal(number, end) for number in ENDING}
    try:
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)
        signal.set_wakeup_fd(wakeup)
        notifier.setEnabled(False)
        reader.close()
        writer.close()
