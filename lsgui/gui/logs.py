"""The log file, and what happens when a bug surfaces: it is logged, and a dialog offers to copy it."""

import logging
import sys
import traceback
from collections.abc import Iterator
from contextlib import contextmanager
from logging.handlers import RotatingFileHandler
from types import TracebackType

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QMessageBox

from lsgui import __version__, paths

MAX_BYTES, KEPT = 512 * 1024, 3
log = logging.getLogger("lsgui")


@contextmanager
def logging_to_file() -> Iterator[None]:
    """Log below "lsgui" into `paths.logs()`, with rotation; without a writable folder, go on without."""
    try:
        paths.logs().mkdir(parents=True, exist_ok=True)
        handler: logging.Handler = RotatingFileHandler(
            paths.logs() / "lsgui.log", maxBytes=MAX_BYTES, backupCount=KEPT, encoding="utf-8", delay=True
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
def bugs_shown() -> Iterator[None]:
    """Log what nobody caught and show it in a dialog, besides what was done with it before."""
    before = sys.excepthook

    def hook(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        if issubclass(kind, KeyboardInterrupt):
            QCoreApplication.exit(130)
            return
        log.critical("a bug surfaced", exc_info=(kind, error, trace))
        _show(kind, "".join(traceback.format_exception(kind, error, trace)))
        before(kind, error, trace)

    sys.excepthook = hook
    try:
        yield
    finally:
        sys.excepthook = before


def _show(kind: type[BaseException], details: str) -> None:
    windows = [widget for widget in QApplication.topLevelWidgets() if widget.isVisible()]
    parent = QApplication.activeWindow() or next(iter(windows), None)
    if parent is None or parent.findChild(QMessageBox, "bug") is not None:
        return
    box = QMessageBox(parent)
    box.setObjectName("bug")
    box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    box.setTextFormat(Qt.TextFormat.PlainText)
    box.setIcon(QMessageBox.Icon.Critical)
    box.setWindowTitle(QCoreApplication.translate("Bug", "Something went wrong"))
    box.setText(
        QCoreApplication.translate(
            "Bug", "lsgui met a bug ({kind}). Your pictures and your library are untouched; you can go on."
        ).format(kind=kind.__name__)
    )
    box.setInformativeText(
        QCoreApplication.translate("Bug", "Please report it with the details. Nothing was sent.")
    )
    copy = box.addButton(QCoreApplication.translate("Bug", "Copy Details"), QMessageBox.ButtonRole.ActionRole)
    copy.clicked.connect(lambda: QGuiApplication.clipboard().setText(details))
    box.addButton(QMessageBox.StandardButton.Close)
    box.open()
