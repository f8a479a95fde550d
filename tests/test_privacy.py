"""Nothing is kept for anybody else: what is promised of privacy."""

import os
import subprocess
import sys
from pathlib import Path


def test_loading_the_engine_leaves_nothing_in_the_home_folder(tmp_path: Path) -> None:
    environment = {name: value for name, value in os.environ.items() if not name.startswith(("ORT_", "XDG_"))}
    environment |= {"HOME": str(tmp_path), "USERPROFILE": str(tmp_path)}
    code = "from lsgui.core.engine import Engine; Engine.load(device='cpu')"
    subprocess.run([sys.executable, "-c", code], env=environment, check=True, timeout=120)
    assert [path for path in tmp_path.rglob("*") if path.is_file()] == []
