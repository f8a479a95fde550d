"""Power supplies as Linux lists them: on battery only where one is being used up."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from lsgui.library.power import on_battery

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
    assert int(found.stdout) == max(5, os.nice(0))


@pytest.mark.skipif(sys.platform != "linux", reason="only there are threads as nice as they say")
@pytest.mark.parametrize(("program", "expected"), [(0, [7, 7, 0]), (6, [13, 13, 6]), (15, [19, 19, 15])])
def test_a_thread_is_nicer_than_the_first_and_so_is_what_it_starts(program: int, expected: list[int]) -> None:
    code = """
import os, sys, threading
from lsgui.library.power import let_first_thread_go_first

def note():
    print(os.getpriority(os.PRIO_PROCESS, threading.get_native_id()))

def work():
    for _ in range(2):
        let_first_thread_go_first(7)
    note()
    started = threading.Thread(target=note)
    started.start()
    started.join()

os.setpriority(os.PRIO_PROCESS, 0, int(sys.argv[1]))
worker = threading.Thread(target=work)
worker.start()
worker.join()
note()
"""
    if os.nice(0) > program:
        pytest.skip("these tests run nicer than that")
    found = subprocess.run(
        [sys.executable, "-c", code, str(program)], capture_output=True, text=True, check=True
    )
    assert [int(line) for line in found.stdout.split()] == expected
