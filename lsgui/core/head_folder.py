"""What tells a few-shot head from a folder of photographs, without loading what reads heads."""

from pathlib import Path

TENSORS, RECORD = "head.safetensors", "head.json"
FILES = (TENSORS, RECORD)


def is_head(folder: Path) -> bool:
    """Whether a folder holds a head, sound or damaged, and nothing else."""
    try:
        return any((folder / name).is_file() for name in FILES) and _no_more(folder)
    except OSError:
        return False


def _no_more(folder: Path) -> bool:
    from lsgui.core.fewshot.head_file import is_litter

    return all(file.name in FILES or is_litter(file) for file in folder.iterdir())
