"""Whether a window can open here, asked before Qt is imported: Qt itself would abort the program.

Only Linux needs asking. Wheels of PySide6 lean on libraries of the system, and a window needs a
display server; what is missing is named together with its cure.
"""

import ctypes
import os
import socket
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from lsgui import qt_trial

# What PySide6 loads from the system -> the Debian and Ubuntu package that brings it.
WINDOW_LIBRARIES = {
    "libEGL.so.1": "libegl1",
    "libGL.so.1": "libgl1",
    "libxkbcommon.so.0": "libxkbcommon0",
    "libdbus-1.so.3": "libdbus-1-3",
    "libfontconfig.so.1": "libfontconfig1",
    "libgthread-2.0.so.0": "libglib2.0-0",
}
X11_LIBRARIES = {
    "libX11-xcb.so.1": "libx11-xcb1",
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-image.so.0": "libxcb-image0",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-randr.so.0": "libxcb-randr0",
    "libxcb-render-util.so.0": "libxcb-render-util0",
    "libxcb-shape.so.0": "libxcb-shape0",
    "libxcb-sync.so.1": "libxcb-sync1",
    "libxcb-xfixes.so.0": "libxcb-xfixes0",
    "libxcb-xkb.so.1": "libxcb-xkb1",
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
}
WAYLAND_LIBRARIES = {
    "libwayland-client.so.0": "libwayland-client0",
    "libwayland-cursor.so.0": "libwayland-cursor0",
}
START_ANYWHERE = ("offscreen", "minimal", "vnc")
"""Qt's platforms that need nothing of the system."""


@dataclass(frozen=True)
class Problem:
    """What is wrong, in one sentence, and what to do about it."""

    what: str
    cure: str


def problems(environ: Mapping[str, str] = os.environ) -> tuple[Problem, ...]:
    """What keeps a window from opening with these environment variables; empty if nothing does."""
    if not sys.platform.startswith("linux"):
        return ()
    return _missing(WINDOW_LIBRARIES) or _platform_problems(environ)


def _platform_problems(environ: Mapping[str, str]) -> tuple[Problem, ...]:
    """The problems of the first platform plugin that Qt would try, unless a later one works."""
    named = environ.get("QT_QPA_PLATFORM", "")
    candidates = [part for part in named.split(";") if part] or [
        plugin
        for plugin, variable in (("wayland", "WAYLAND_DISPLAY"), ("xcb", "DISPLAY"))
        if environ.get(variable)
    ]
    if not candidates:
        return (
            Problem(
                "there is no screen here (neither DISPLAY nor WAYLAND_DISPLAY is set)",
                "start it from a desktop session, through `ssh -X`, or under `xvfb-run`",
            ),
        )
    found = [_plugin_problems(candidate, environ) for candidate in candidates]
    return found[0] if all(found) else ()


def _plugin_problems(candidate: str, environ: Mapping[str, str]) -> tuple[Problem, ...]:
    """The problems of a plugin, by its name and what may follow after a colon; Qt minds no capitals."""
    plugin = candidate.partition(":")[0].lower()
    if plugin == "xcb":
        return _missing(X11_LIBRARIES) or _unreachable_x11(environ.get("DISPLAY", ""))
    if plugin in ("wayland", "wayland-egl"):
        return _missing(WAYLAND_LIBRARIES) or _unreachable_wayland(environ)
    return () if plugin in START_ANYWHERE else _untried(candidate, environ)


def _untried(candidate: str, environ: Mapping[str, str]) -> tuple[Problem, ...]:
    """What comes of a rare platform, or of one that there is not, is for Qt alone to say."""
    failure = qt_trial.tried(environ={**environ, "QT_QPA_PLATFORM": candidate}).failure
    if not failure:
        return ()
    return (
        Problem(
            f"Qt cannot open windows on {candidate!r}, which QT_QPA_PLATFORM names ({failure})",
            "unset QT_QPA_PLATFORM, or set it to xcb or wayland",
        ),
    )


def _missing(libraries: Mapping[str, str]) -> tuple[Problem, ...]:
    missing = [name for name in libraries if not _loads(name)]
    if not missing:
        return ()
    packages = " ".join(libraries[name] for name in missing)
    return (
        Problem(
            f"the window needs {', '.join(missing)}, which this system lacks",
            f"on Debian or Ubuntu: sudo apt-get install {packages}",
        ),
    )


def _loads(library: str) -> bool:
    try:
        ctypes.CDLL(library)
    except OSError:
        return False
    return True


def _unreachable_x11(display: str) -> tuple[Problem, ...]:
    try:
        xcb = ctypes.CDLL("libxcb.so.1")
    except OSError:
        return _missing({"libxcb.so.1": "libxcb1"})
    xcb.xcb_connect.restype = ctypes.c_void_p
    xcb.xcb_connect.argtypes = [ctypes.c_char_p, ctypes.c_void_p]
    xcb.xcb_connection_has_error.argtypes = [ctypes.c_void_p]
    xcb.xcb_disconnect.argtypes = [ctypes.c_void_p]
    connection = xcb.xcb_connect(os.fsencode(display) if display else None, None)
    failed = bool(xcb.xcb_connection_has_error(connection))
    xcb.xcb_disconnect(connection)
    if not failed:
        return ()
    return (
        Problem(
            f"the X display {display or '(none is set)'} cannot be reached",
            "check DISPLAY and who may use it (`xhost`, `ssh -X`), or use `xvfb-run`",
        ),
    )


def _unreachable_wayland(environ: Mapping[str, str]) -> tuple[Problem, ...]:
    if environ.get("WAYLAND_SOCKET"):  # a connection that another program has opened for this one
        return ()
    display = Path(environ.get("XDG_RUNTIME_DIR", ""), environ.get("WAYLAND_DISPLAY") or "wayland-0")
    if not os.path.exists(display):
        what = f"there is no Wayland display at {display}"
    elif not _answers(display):
        what = (
            f"the Wayland display at {display} does not answer: its desktop has ended, or is another user's"
        )
    else:
        return ()
    return (Problem(what, "check WAYLAND_DISPLAY and XDG_RUNTIME_DIR, or set DISPLAY for X11"),)


def _answers(display: Path) -> bool:
    """Whether a program listens at a socket; one that is busy does."""
    with socket.socket(socket.AF_UNIX) as connection:
        connection.setblocking(False)
        try:
            connection.connect(str(display))
        except BlockingIOError:
            return True
        except OSError:
            return False
    return True
