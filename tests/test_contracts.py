"""The architecture, held by machine: who may import whom, and what a start may load."""

import ast
import os
import subprocess
import sys
from pathlib import Path

import pytest

import lsgui

PACKAGE = Path(lsgui.__file__).parent
ROOT = PACKAGE.parent
HEAVY = ("torch", "torchvision", "timm", "onnxruntime", "sklearn", "scipy")


def loaded_by(code: str, *arguments: str) -> set[str]:
    """The modules that are loaded when `code` has run in a fresh process."""
    script = f"{code}\nimport sys; print('LOADED', *sys.modules)"
    done = subprocess.run(
        [sys.executable, "-c", script, *arguments],
        cwd=ROOT,
        env=os.environ | {"PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        check=True,
    )
    line = next(line for line in done.stdout.splitlines() if line.startswith("LOADED"))
    return set(line.split()[1:])


def test_imports_point_one_way() -> None:
    if not (ROOT / "pyproject.toml").is_file():
        pytest.skip("the contracts stand in the checkout's pyproject.toml")
    code = "import sys; from importlinter.cli import lint_imports; sys.exit(lint_imports())"
    done = subprocess.run(
        [sys.executable, "-c", code],
        cwd=ROOT,
        env=os.environ | {"PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr


@pytest.mark.parametrize(
    "module", ["lsgui.grammar", "lsgui.gui.app", "lsgui.training.options", "lsgui.doctor"]
)
def test_importing_it_loads_nothing_heavy(module: str) -> None:
    assert not loaded_by(f"import {module}").intersection(HEAVY)


def test_the_way_to_the_window_is_free_of_numpy() -> None:
    assert not loaded_by("import lsgui.cli, lsgui.gui.app") & {"numpy", "PIL"}


def test_the_command_line_starts_without_qt_and_without_numpy() -> None:
    assert not loaded_by("import lsgui.cli, lsgui.grammar, lsgui.doctor") & {
        "PySide6",
        "numpy",
        "platformdirs",
    }


def test_a_query_is_answered_without_torch_and_without_qt(photos: Path) -> None:
    code = "import sys; from lsgui.cli import main; assert main(sys.argv[1:]) == 0"
    images = str(photos / "china.jpg"), str(photos / "flower.jpg")
    loaded = loaded_by(code, "query", *images, "--op", "union")
    assert "onnxruntime" in loaded
    assert not loaded & {"torch", "torchvision", "timm", "PySide6"}


def _imports(tree: ast.AST) -> set[str]:
    found = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            found |= {name.name.partition(".")[0] for name in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            found.add(node.module.partition(".")[0])
    return found


def test_threads_exist_in_one_file_of_the_window() -> None:
    users = {
        file.relative_to(PACKAGE).as_posix()
        for file in (PACKAGE / "gui").rglob("*.py")
        if _imports(ast.parse(file.read_text(encoding="utf-8"))) & {"threading", "_thread", "concurrent"}
        or any(
            name in file.read_text(encoding="utf-8") for name in ("QThread(", "QThreadPool(", "QRunnable)")
        )
    }
    assert users <= {"gui/tasks.py"}


def test_the_domain_neither_prints_nor_reads_arguments() -> None:
    for file in (PACKAGE / "core").rglob("*.py"):
        tree = ast.parse(file.read_text(encoding="utf-8"))
        calls = {
            node.func.id
            for node in ast.walk(tree)
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name)
        }
        assert "print" not in calls, file
        assert "argparse" not in _imports(tree), file


def test_modules_stay_small() -> None:
    lengths = {
        file.relative_to(PACKAGE).as_posix(): len(file.read_text(encoding="utf-8").splitlines())
        for file in PACKAGE.rglob("*.py")
    }
    assert {name: length for name, length in lengths.items() if length > 400} == {}


UNSAFE = {"pickle", "cPickle", "dill", "marshal", "shelve", "joblib", "yaml"}
CALLS = {"eval", "exec", "compile", "__import__"}


def _dangers(tree: ast.AST) -> list[str]:
    found = []
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            found += [alias.name for alias in node.names if alias.name.partition(".")[0] in UNSAFE]
        elif isinstance(node, ast.ImportFrom) and (node.module or "").partition(".")[0] in UNSAFE:
            found.append(node.module or "")
        elif isinstance(node, ast.Call):
            found += _dangerous_call(node)
    return found


def _dangerous_call(call: ast.Call) -> list[str]:
    name = ast.unparse(call.func)
    given = {word.arg: ast.unparse(word.value) for word in call.keywords}
    safe = {"np.load": ("allow_pickle", "False"), "torch.load": ("weights_only", "True")}
    if name in CALLS or (name in safe and given.get(safe[name][0]) != safe[name][1]):
        return [ast.unparse(call)]
    return []


def test_nothing_is_unpickled_or_run_that_a_file_says() -> None:
    found = {
        file.name: dangers
        for file in PACKAGE.rglob("*.py")
        if (dangers := _dangers(ast.parse(file.read_text(encoding="utf-8"))))
    }
    assert found == {}


@pytest.mark.parametrize(
    "line",
    [
        "import pickle",
        "from joblib import load",
        "np.load(f)",
        "torch.load(f, weights_only=False)",
        "eval(x)",
    ],
)
def test_what_would_unpickle_or_run_is_found(line: str) -> None:
    assert _dangers(ast.parse(line))
