"""Whether the computer runs on its battery, and how a process or a thread lets others go first."""

import os
import sys
import threading
from contextlib import suppress
from pathlib import Path

SUPPLIES = Path("/sys/class/power_supply")
_NICER = 5  # a quarter of what one at normal priority gets beside it
_WORKERS = 10  # a tenth


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
            os.nice(_NICER)


def let_other_threads_go_first() -> None:
    """Have the calling thread, and what it starts, take what time the process's first thread leaves.

    On Linux alone, where Qt's priorities of threads do nothing, and threads have one of their own.
    """
    if sys.platform == "linux":
        with suppress(OSError):  # it has a lower one already
            os.setpriority(os.PRIO_PROCESS, threading.get_native_id(), _WORKERS)
