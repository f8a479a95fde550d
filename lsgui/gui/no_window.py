"""What is left to do when a window cannot be opened, or not go on: log it, report it, say and show it.

Imports nothing of Qt that is not there already: that may be what fails.
"""

import logging
import sys
import traceback

from lsgui import crashes

AT_FAULT = 1
log = logging.getLogger(__name__)


def told(error: Exception, *, shown: bool = False) -> int:
    """Tell people and files of what ended the window; gives the exit code. `shown`: in a dialog, too."""
    log.critical("lsgui has to end", exc_info=error)
    details = "".join(traceback.format_exception(error))
    report = crashes.keep(details)
    kind = type(error).__name__
    where = f"the report is {report}" if report is not None else details.rstrip()
    if sys.stderr is not None:
        reason = " ".join(str(error).split())
        cure = "`lsgui doctor` looks for the cause"
        print(f"lsgui: the window has to end: {kind}: {reason}; {cure}; {where}", file=sys.stderr)
    if shown:
        _show(kind, details)
    return AT_FAULT


def _show(kind: str, details: str) -> None:
    """Show a dialog, if that can be; the user may have started lsgui where nobody sees what it prints."""
    try:
        from lsgui.gui.bug_dialog import show_end

        show_end(kind, details)
    except Exception as error:  # the dialog is made of what the window is made of
        log.critical("nor can that be shown", exc_info=error)
