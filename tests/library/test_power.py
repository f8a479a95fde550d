"""Power supplies as Linux lists them: on battery only where one is being used up."""

import os
import subprocess
import sys
import threading
from pathlib import Path

import pytest

from lsgui.library.power import let_other_threads_go_first, on_battery

linux = pytest.mark.skipif(sys.platform != "linux", reason="other systems are asked otherwise")


def supply(folder: Path, name: str, **values: str) -> None:
    (folder / name).mkdir(parents=True)
    for key, value in values.items():
        (folder / name / key).write_text(value + "\n")


@linux
@pytest.mark.parametrize(("online", "status", "expected"), [
    ("1", "Charging", False),
    ("1", "Discharging", False),  # it is too weak a charger, but there is one
    ("0", "Discharging", True),
    ("0", "Full", False),
])  # fmt: skip
def test_a_laptop(tmp_path: Path, online: str, status: str, expected: bool) -> None:
    supply(tmp_path, "AC", type="Mains", online=online)
    supply(tmp_path, "BAT0", type="Battery", status=status)
    assert on_battery(tmp_path) is expected


@linux
def test_a_desktop_with_a_mouse_is_not_on_battery(tmp_path: Path) -> None:
    supply(tmp_path, "hidpp_battery_0", type="Battery", status="Discharging", scope="Device")
    assert not on_battery(tmp_path)


@linux
def test_where_nothing_is_listed_nothing_is_spared(tmp_path: Path) -> None:
    assert not on_battery(tmp_path / "nowhere")


@pytest.mark.skipif(sys.platform == "win32", reason="priorities are classes there")
def test_a_process_lets_others_go_first() -> None:
    code = "import os; from lsgui.library.power import let_others_go_first as f; f(); print(os.nice(0))"
    found = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert int(found.stdout) > os.nice(0)


@pytest.mark.skipif(sys.platform != "linux", reason="only there do threads have priorities of their own")
def test_a_thread_lets_the_others_go_first_and_so_does_what_it_starts() -> None:
    found: list[int] = []

    def note() -> None:
        found.append(os.getpriority(os.PRIO_PROCESS, threading.get_native_id()))

    def work() -> None:
        let_other_threads_go_first()
        note()
        started = threading.Thread(target=note)
        started.start()
        started.join()

    before = os.getpriority(os.PRIO_PROCESS, threading.get_native_id())
    worker = threading.Thread(target=work)
    worker.start()
    worker.join()
    note()
    assert found[0] == found[1] > found[2] == before
