"""The most memory that a process takes, in MB; None where the system does not say."""

import subprocess
import sys
import threading
from contextlib import suppress
from pathlib import Path
from types import TracebackType

_SECONDS = 0.02  # between two looks


def own_peak() -> float | None:
    """The most resident memory of this process so far."""
    if sys.platform == "win32":
        return None
    import resource

    unit = 1 if sys.platform == "darwin" else 1024  # bytes there, kilobytes elsewhere
    return round(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * unit / 1e6, 1)


class Watched:
    """Looks at a started process until it ends; `peak` is the most resident memory that it took.

    The system's own count of ended children (`RUSAGE_CHILDREN`) would not do: on Linux a child begins with
    the size of the process that started it.
    """

    def __init__(self, process: "subprocess.Popen[str]") -> None:
        self._process = process
        self._over = threading.Event()
        self._bytes = 0
        self._thread = threading.Thread(target=self._look, name="memory", daemon=True)

    @property
    def peak(self) -> float | None:
        """In MB."""
        return round(self._bytes / 1e6, 1) if self._bytes else None

    def __enter__(self) -> "Watched":
        self._thread.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._over.set()
        self._thread.join()

    def _look(self) -> None:
        while not self._over.wait(_SECONDS) and self._process.poll() is None:
            self._bytes = max(self._bytes, _resident(self._process.pid))


def _resident(pid: int) -> int:
    """Bytes: on Linux the most so far, elsewhere those of now."""
    if sys.platform == "linux":
        with suppress(OSError, ValueError, IndexError):
            status = Path(f"/proc/{pid}/status").read_text(encoding="ascii", errors="replace")
            return int(status.partition("VmHWM:")[2].split()[0]) * 1024
    else:
        import psutil

        with suppress(psutil.Error):
            return int(psutil.Process(pid).memory_info().rss)
    return 0
