"""Nothing is kept for anybody else: what is promised of privacy."""

import ast
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import lsgui

PACKAGE = Path(lsgui.__file__).parent
CLIENTS = {
    *("urllib.request", "http", "ssl", "ftplib", "smtplib", "poplib", "imaplib", "xmlrpc", "asyncio"),
    *("requests", "urllib3", "httpx", "aiohttp", "websockets", "huggingface_hub"),
    *("PySide6.QtNetwork", "PySide6.QtWebSockets", "PySide6.QtWebEngineCore", "PySide6.QtHttpServer"),
}
RUN_UNCONNECTED = """
import sys
def refuse(event, details):
    if event in ("socket.connect", "socket.getaddrinfo", "socket.sendto", "urllib.Request"):
        raise SystemExit(f"{event} {details}")
sys.addaudithook(refuse)
from lsgui.cli import main
sys.exit(main(sys.argv[1:]))
"""


def _imported(file: Path) -> Iterator[str]:
    """Every module that a source imports, in functions too, with the packages it lies in."""
    for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
        names = [alias.name for alias in node.names] if isinstance(node, ast.Import | ast.ImportFrom) else []
        if isinstance(node, ast.ImportFrom):
            names = [f"{node.module}.{name}" for name in names]
        for name in names:
            parts = name.split(".")
            yield from (".".join(parts[:length]) for length in range(1, len(parts) + 1))


def test_nothing_but_training_and_fetching_imports_what_talks_to_a_network() -> None:
    sources = [file for file in PACKAGE.rglob("*.py") if PACKAGE / "training" not in file.parents]
    assert len(sources) > 50
    users = {file.relative_to(PACKAGE).as_posix(): CLIENTS.intersection(_imported(file)) for file in sources}
    assert {name for name, found in users.items() if found} == {"core/fetching.py", "core/reaching.py"}, (
        "a picture's link is followed there, after a question"
    )
    sockets = {file.relative_to(PACKAGE).as_posix() for file in sources if "socket" in _imported(file)}
    assert sockets <= {"core/fetching.py", "core/reaching.py", "gui/app.py", "library/cluster.py"}, (
        "a pair of sockets wakes the window for Ctrl+C; `lsgui index --ray` asks whether the cluster is there"
    )


def test_a_query_and_an_index_connect_to_nothing(photos: Path) -> None:
    images = [str(photos / name) for name in ("china.jpg", "flower.jpg")]
    for words in (["index", str(photos)], ["query", *images, "--op", "union"]):
        command = [sys.executable, "-c", RUN_UNCONNECTED, *words]
        environment = os.environ | {"PYTHONPATH": str(PACKAGE.parent)}
        subprocess.run(command, env=environment, check=True, timeout=120, capture_output=True)


def test_loading_the_engine_leaves_nothing_in_the_home_folder(tmp_path: Path) -> None:
    environment = {name: value for name, value in os.environ.items() if not name.startswith(("ORT_", "XDG_"))}
    environment |= {"HOME": str(tmp_path), "USERPROFILE": str(tmp_path)}
    code = "from lsgui.core.engine import Engine; Engine.load(device='cpu')"
    subprocess.run([sys.executable, "-c", code], env=environment, check=True, timeout=120)
    assert [path for path in tmp_path.rglob("*") if path.is_file()] == []
