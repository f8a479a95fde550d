"""The window outlives PySide6's miscounting of None under Python 3.11."""

import subprocess
import sys

CALLS = """
import lsgui.gui
from PySide6.QtCore import QObject
thing = QObject()
for _ in range(200_000):
    thing.setObjectName("a")
print("alive")
"""


def test_many_calls_without_a_value_do_not_abort_the_interpreter() -> None:
    done = subprocess.run([sys.executable, "-c", CALLS], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout.strip()) == (0, "alive"), done.stderr
