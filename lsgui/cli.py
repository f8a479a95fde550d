"""The command line: sub-commands -> a config record -> one call.

Exit codes: 0 done, 1 the input was at fault (one line on stderr), 2 wrong usage, 130 interrupted, 143 a
window that was ended by `kill`.
Nothing is imported here that the window does not need to come up, not even numpy.
"""

import multiprocessing
import os
import sys
from collections.abc import Sequence
from errno import ENOENT

COMMANDS = (
    *("query", "replay", "search", "ask", "index", "library", "map", "fewshot"),
    *("train", "eval", "calibrate", "seeds", "bench", "doctor"),
)
DONE, AT_FAULT, INTERRUPTED = 0, 1, 130


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command line (default: the program's own) and give its exit code."""
    multiprocessing.freeze_support()
    _speak_utf8()
    try:
        status = _run(list(sys.argv[1:] if argv is None else argv))
        if sys.stdout is not None:
            sys.stdout.flush()
        return status
    except (Exception, KeyboardInterrupt) as error:
        return _ended_by(error)


def _run(words: Sequence[str]) -> int:
    if not words or (words[0] not in COMMANDS and os.path.lexists(words[0])):
        from lsgui.gui import app
        from lsgui.head_lock import held_by_window

        with held_by_window():
            return app.main(words)
    from lsgui.grammar import parser
    from lsgui.reports import shown

    if words[0] not in COMMANDS and not words[0].startswith("-"):
        if _like_a_path(words[0]):
            raise FileNotFoundError(ENOENT, "the file does not exist", words[0])
        parser().error(f"{shown(words[0])!r} is neither a command nor an image file")
    args = parser().parse_args(words)
    return int(args.run(args))


def _like_a_path(word: str) -> bool:
    """Whether it has a separator or a suffix, which no command has."""
    return os.path.basename(word) != word or bool(os.path.splitext(word)[1])


def _ended_by(error: Exception | KeyboardInterrupt) -> int:
    """The exit code of a run that ended so, with a sentence for people; a bug goes on as it is."""
    from lsgui.core.types import Cancelled, UserError

    if isinstance(error, KeyboardInterrupt | Cancelled):
        _complain("interrupted")
        return INTERRUPTED
    if isinstance(error, OSError):
        _give_up_unwritable_output()
    if isinstance(error, BrokenPipeError):  # the reader, `head` say, has seen enough
        return DONE
    if isinstance(error, UserError | OSError | MemoryError) or _unloaded(error) is not None:
        _complain(_sentence(error))
        return AT_FAULT
    raise error


def _unloaded(error: BaseException | None) -> ImportError | None:
    """What the system said of a compiled part that it could not load, if that was it; numpy wraps it."""
    if not isinstance(error, ImportError):
        return None
    if error.path is not None and not error.path.endswith(".py"):
        return error
    return _unloaded(error.__cause__)


def _give_up_unwritable_output() -> None:
    """Drop what stdout could not take, or Python would try again, and complain, at its end."""
    if sys.stdout is None:
        return
    try:
        sys.stdout.flush()
    except OSError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _speak_utf8() -> None:
    """UTF-8 whatever the locale says; what cannot be encoded is escaped, never a crash."""
    for stream in (sys.stdout, sys.stderr):
        if stream is not None and hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")


def _sentence(error: Exception) -> str:
    if isinstance(error, MemoryError):
        return "There was not enough memory for this; close other programs, or try smaller photographs."
    if isinstance(error, ImportError):
        cure = "close other programs or, where there is memory enough, install lsgui again"
        return f"A part of lsgui cannot be loaded ({_unloaded(error)}); {cure}."
    if not isinstance(error, OSError):
        return str(error)
    reason = error.strerror or str(error)
    return f"{error.filename}: {reason}" if error.filename is not None else reason


def _complain(sentence: str) -> None:
    from lsgui.reports import shown

    if sys.stderr is not None:
        print(f"lsgui: {shown(sentence)}", file=sys.stderr)
