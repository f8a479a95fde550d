"""The header of a file of safetensors, read before the library reads the rest.

The library makes a tensor of every entry, and a file of a hundred megabytes has room for millions.
"""

from collections.abc import Collection

from lsgui.core import json_file

LARGEST = 1_000_000  # bytes; those of heads and checkpoints have a few hundred
_LENGTH = 8
_NOTES = "__metadata__"
_ENTRY = {"dtype", "shape", "data_offsets"}


def check_header(content: bytes, names: Collection[str]) -> None:
    """Raise ValueError unless the header is short, and every tensor in it is one of these `names`."""
    length = int.from_bytes(content[:_LENGTH], "little")
    if length > LARGEST:
        raise ValueError(f"its header has more than {LARGEST:,} bytes")
    if len(content) < _LENGTH + length:
        raise ValueError("it ends within its header")
    found = json_file.parsed(content[_LENGTH : _LENGTH + length])
    if not isinstance(found, dict):
        raise ValueError("its header is no table")
    others = [name for name in found if name not in names and name != _NOTES]
    if others:
        raise ValueError(f"it has a tensor {others[0][:40]!r}, which does not belong there")
    if not all(_is_entry(found[name]) for name in found if name != _NOTES):
        raise ValueError("its header does not say what its tensors are")


def _is_entry(value: object) -> bool:
    return isinstance(value, dict) and set(value) == _ENTRY
