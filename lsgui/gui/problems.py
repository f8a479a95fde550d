"""What a failure says to the user: one sentence, and the details that "Copy details" copies."""

import logging
import traceback

from lsgui.core.types import UserError
from lsgui.gui.texts import QT_TRANSLATE_NOOP, translate
from lsgui.library.failures import DamagedError

_CURE = QT_TRANSLATE_NOOP("Problems", "what is whole is kept by Library, Check Library…")

log = logging.getLogger(__name__)


def tells_of_damage(sentence: str) -> bool:
    """Whether a sentence of `describe` is about a library that is to be checked and repaired."""
    return translate("Problems", _CURE) in sentence


def describe(error: BaseException) -> tuple[str, str]:
    """A sentence and details. An expected failure speaks for itself; anything else is logged as a bug."""
    details = "".join(traceback.format_exception(error)).strip()
    if isinstance(error, DamagedError):
        return f"{error.found}; {translate('Problems', _CURE)}", details
    if isinstance(error, UserError):
        return str(error), details
    log.error("unexpected failure in the background", exc_info=error)
    if isinstance(error, MemoryError):
        return translate("Problems", "There was not enough memory for this."), details
    if isinstance(error, OSError) and error.strerror:
        text = translate("Problems", "{file} could not be used: {reason}.")
        file = error.filename or translate("Problems", "A file")
        return text.format(file=file, reason=error.strerror), details
    text = translate("Problems", "Something unexpected happened ({kind}); please report it with the details.")
    return text.format(kind=type(error).__name__), details
