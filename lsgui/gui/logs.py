"""The log file: what lsgui does goes there, what Qt warns of, and every bug that surfaces."""

import logging
import sys
import traceback
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from logging.handlers import RotatingFileHandler
from types import TracebackType
from typing import BinaryIO

from PySide6.QtCore import (
    QCoreApplication,
    QMessageLogContext,
    QObject,
    Qt,
    QtMsgType,
    Signal,
    Slot,
    qFormatLogMessage,
    qInstallMessageHandler,
)

from lsgui import __version__, paths
from lsgui.crashes import bugs_told
from lsgui.gui.bug_dialog import show_bug

MAX_BYTES, KEPT = 512 * 1024, 3
LEVELS = {
    QtMsgType.QtWarningMsg: logging.WARNING,
    QtMsgType.QtCriticalMsg: logging.ERROR,
    QtMsgType.QtFatalMsg: logging.CRITICAL,
}
log = logging.getLogger("lsgui")

Handler = Callable[[QtMsgType, QMessageLogContext, str], object]


class _LogFile(RotatingFileHandler):
    """On a full disk it says nothing: what is at stake there has messages of its own."""

    def handleError(self, record: logging.LogRecord) -> None:  # noqa: N802 - logging names it
        if not isinstance(sys.exception(), OSError):
            super().handleError(record)

    def close(self) -> None:
        with suppress(OSError):
            super().close()


@contextmanager
def logging_to_file() -> Iterator[None]:
    """Log below "lsgui" into `paths.logs()`, with rotation; without a writable folder, go on without."""
    try:
        paths.logs().mkdir(parents=True, exist_ok=True)
        handler: logging.Handler = _LogFile(
            paths.logs() / "lsgui.log", maxBytes=MAX_BYTES, backupCount=KEPT, encoding="utf-8"
        )
    except OSError:
        handler = logging.NullHandler()
    handler.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(name)s: %(message)s"))
    before = log.level
    log.addHandler(handler)
    log.setLevel(logging.INFO)
    log.info("lsgui %s starts on Python %s, %s", __version__, sys.version.split()[0], sys.platform)
    try:
        yield
    finally:
        log.removeHandler(handler)
        log.setLevel(before)
        handler.close()


@contextmanager
def qt_logged(report: BinaryIO | None = None) -> Iterator[None]:
    """Log what Qt warns of, besides what was done with it before; its last words go to a crash's `report`."""
    before: Handler | None = None

    def handle(kind: QtMsgType, context: QMessageLogContext, text: str) -> None:
        if kind in LEVELS:
            log.log(LEVELS[kind], "Qt: %s", text)
        if kind == QtMsgType.QtFatalMsg and report is not None:
            report.write(f"Qt: {text}\n".encode(errors="backslashreplace"))
        if before is not None:
            before(kind, context, text)
        elif sys.stderr is not None:
            print(qFormatLogMessage(kind, context, text), file=sys.stderr)

    before = qInstallMessageHandler(handle)
    try:
        yield
    finally:
        qInstallMessageHandler(before)


class _Post(QObject):
    """Brings a bug to the GUI thread, from whichever thread met it."""

    came = Signal(str, str)

    def __init__(self) -> None:
        super().__init__()
        self.came.connect(self._show, Qt.ConnectionType.QueuedConnection)

    @Slot(str, str)
    def _show(self, kind: str, details: str) -> None:
        show_bug(kind, details)


@contextmanager
def bugs_shown() -> Iterator[None]:
    """Log what nobody caught, in any thread, and show it in a dialog, besides what was done before."""
    post = _Post()

    def tell(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        if issubclass(kind, KeyboardInterrupt):
            QCoreApplication.exit(130)
            return
        log.critical("a bug surfaced", exc_info=(kind, error, trace))
        post.came.emit(kind.__name__, "".join(traceback.format_exception(kind, error, trace)))

    with bugs_told(tell):
        yield
