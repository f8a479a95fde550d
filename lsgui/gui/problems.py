"""What a failure says to the user: one sentence, and the details that "Copy details" copies."""

import logging
import traceback

from lsgui.core.types import UserError

log = logging.getLogger(__name__)


def describe(error: BaseException) -> tuple[str, str]:
    """A sentence and details. An expected failure speaks for itself; anything else is logged as a bug."""
    details = "".join(traceback.format_exception(error)).strip()
    if isinstance(error, UserError):
        return str(error), details
    log.error("unexpected failure in the background", exc_info=error)
    if isinstance(error, MemoryError):
        return "There was not enough memory for this.", details
    if isinstance(error, OSError) and error.strerror:
        return f"{error.filename or 'A file'} could not be used: {error.strerror}.", details
    return (
        f"Something unexpected happened ({type(error).__name__}); please report it with the details.",
        details,
    )
