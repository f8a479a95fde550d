"""Whether the computer runs on its battery, and how a process or a thread lets others go first."""

import os
import sys
import threading
from contextlib import suppress
from pathlib import Path

SUPPLIES = Path("/sys/class/power_supply")
_NICE = 5  # a third of what one at normal priority gets beside it
_NICEST = 19


def on_battery(supplies: Path = SUPPLIES) -> bool:
    """Whether the computer's battery is being used up; False where there is none, or nobody says.

    Linux lists its power supplies in a folder; elsewhere psutil asks the system.
    """
    if sys.platform != "linux":
        return _elsewhere()
    try:
        found = [(_read(one / "type"), one) for one in supplies.iterdir()]
    except OSError:
        return False
    if any(kind in ("Mains", "USB") and _read(one / "online") == "1" for kind, one in found):
        return False
    return any(
        kind == "Battery" and _read(one / "scope") != "Device" and _read(one / "status") == "Discharging"
        for kind, one in found
    )


def _read(file: Path) -> str:
    """A value in words; "" where there is none: a mouse's battery comes and goes."""
    try:
        return file.read_text("ascii", "replace").strip()
    except OSError:
        return ""


def _elsewhere() -> bool:
    import psutil

    battery = psutil.sensors_battery()
    return battery is not None and battery.power_plugged is False


def let_others_go_first() -> None:
    """Have this process, for the rest of its life, take what time others leave."""
    if sys.platform == "win32":
        import psutil

        with suppress(psutil.Error, OSError):
            psutil.Process().nice(psutil.BELOW_NORMAL_PRIORITY_CLASS)
    else:
        with suppress(OSError):
            os.nice(max(0, _NICE - os.nice(0)))  # one that a nice thread started is nice already


def let_first_thread_go_first(by: int) -> None:
    """Have the calling thread, and what it starts, be nicer than the process's first thread by so much.

    For Linux, where each thread is as nice as it says; elsewhere it does nothing.
    """
    if sys.platform == "linux":
        own, first = threading.get_native_id(), os.getpid()
        with suppress(OSError):
            wanted = min(_NICEST, os.getpriority(os.PRIO_PROCESS, first) + by)
            if os.getpriority(os.PRIO_PROCESS, own) < wanted:
                os.setpriority(os.PRIO_PROCESS, own, wanted)
