"""The log file, which what happens in a window goes to, as far as there is room and a right to write it."""

import logging
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from logging.handlers import RotatingFileHandler

from lsgui import __version__, paths

MAX_BYTES, KEPT = 512 * 1024, 3
log = logging.getLogger("lsgui")


class LogFile(RotatingFileHandler):
    """Loses what the disk cannot take; Python's own handler would print a traceback for each line of it."""

    def handleError(self, record: logging.LogRecord) -> None:  # noqa: N802
        """Pass over a full or unplugged disk; a mistake in what is logged is told as ever."""
        if not isinstance(sys.exc_info()[1], OSError):
            super().handleError(record)

    def close(self) -> None:
        """Close the file, also where its last lines find no room."""
        with suppress(OSError):
            super().close()


@contextmanager
def logging_to_file() -> Iterator[None]:
    """Log below "lsgui" into `paths.logs()`, with rotation; without a writable folder, go on without."""
    try:
        paths.make(paths.logs())
        handler: logging.Handler = LogFile(
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
