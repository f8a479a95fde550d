"""What a bundle installs: lsgui's own dependencies without torch, and Qt without what the window never shows.

`python packaging/requirements.py` prints them for pip, one a line.
"""

import re
import tomllib
from pathlib import Path

PROJECT = Path(__file__).resolve().parents[1] / "pyproject.toml"
LEFT_OUT = ("torch", "torchvision")  # they train; ONNX Runtime answers, and heads are fitted with SciPy
BESIDE = ("rawpy",)  # of the extras, what may be passed on; pillow-heif's wheels are under the GPL-2
LIGHTER = {"PySide6": "PySide6_Essentials"}


def bundled(project: Path = PROJECT) -> tuple[str, ...]:
    """The requirements of a bundle, with their bounds, in the order of pyproject.toml."""
    table = tomllib.loads(project.read_text("utf-8"))["project"]
    extras = [line for lines in table["optional-dependencies"].values() for line in lines]
    wanted = [line for line in table["dependencies"] if _name(line) not in LEFT_OUT]
    wanted += [line for line in extras if _name(line) in BESIDE]
    return tuple(line.replace(_name(line), LIGHTER.get(_name(line), _name(line)), 1) for line in wanted)


def _name(requirement: str) -> str:
    found = re.match(r"[A-Za-z0-9._-]+", requirement)
    if found is None:
        raise ValueError(f"{requirement!r} begins with no name")
    return found[0]


if __name__ == "__main__":
    print("\n".join(bundled()))
