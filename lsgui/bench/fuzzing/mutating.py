"""Damage and malice by chance: bytes, words, JSON, archives and tensors that were sound."""

import io
import json
import random
import struct
import zipfile
from collections.abc import Callable, Sequence
from typing import Any, Literal, TypeAlias

Kind = Literal["bytes", "text", "json", "zip", "tensors"]
Change: TypeAlias = Callable[[bytes, random.Random], bytes]

CHANGES = (1, 1, 1, 2, 4)  # at once, by chance
DEEP = 40  # lists in lists: more than any file of ours has, and no trouble to write
LARGEST = 200_000  # bytes that one change adds, at the most
_CENTURY = 100_000

NUMBERS: tuple[Any, ...] = (
    *(0, 1, -1, 2, 255, 65_536, 2**31, 2**32 - 1, 2**53 + 1, 2**63 - 1, 2**63, -(2**63) - 1, 10**400),
    *(0.5, -0.0, 1e-320, 1e38, 3.5e38, 1e308, -1e308, float("nan"), float("inf"), True, False, None),
)
TEXTS = (
    *("", " ", "\0", "\n", "\t", "a\0b", "\x1b[31m", "\u202e", "\ud800", "\udcff", "ﬆ", "İ", "e\u0301", "𝒜"),
    *(
        "..",
        "../../../etc/passwd",
        "/etc/passwd",
        "//host/share/x.jpg",
        "\\\\host\\share",
        "C:\\x",
        "~nobody",
    ),
    *("file://host/x.jpg", "http://[::1", "http://\u2100.example", "package:../x", "=1+1", "@SUM(1)", "-dog"),
    *("0000-00-00", "9999-12-31", "0001-01-01", "2024-02-30", "%s%n", "{0}", "<img src=x>", "A" * 5000),
    *("A ∪ B", "(" * 60, "A|" * 250, "ß", "．", "a/./b", "a//b", "CON", "x" * 300),
)
_ENDLESS = (b"[" * _CENTURY, b'{"a":' * _CENTURY, b'"', b"1e999", b"-", b"9" * 5000, b"NaN", b"\xef\xbb\xbf")


def mutated(content: bytes, kind: Kind, chance: random.Random, others: Sequence[bytes] = ()) -> bytes:
    """A sound file, changed a few times; parts of `others` may come in."""
    for _ in range(chance.choice(CHANGES)):
        if others and chance.random() < 0.05:
            content = _spliced(content, chance.choice(others), chance)
        else:
            content = _change(kind, chance)(content, chance)
    return content


def _change(kind: Kind, chance: random.Random) -> Change:
    """A change that goes with the kind, or now and then one of bytes."""
    own = {"bytes": _of_bytes, "text": _of_text, "json": _of_json, "zip": _of_zip, "tensors": _of_tensors}[
        kind
    ]
    return own if chance.random() < 0.8 else _of_bytes


def _of_bytes(content: bytes, chance: random.Random) -> bytes:
    return chance.choice((_flipped, _set, _cut, _dropped, _doubled, _filled))(content, chance)


def _place(content: bytes, chance: random.Random) -> int:
    """Anywhere, but often near the beginning, where headers are."""
    reach = len(content) if chance.random() < 0.6 else min(len(content), 256)
    return chance.randrange(reach) if reach else 0


def _flipped(content: bytes, chance: random.Random) -> bytes:
    if not content:
        return b"\0"
    found, place = bytearray(content), _place(content, chance)
    found[place] ^= 1 << chance.randrange(8)
    return bytes(found)


def _set(content: bytes, chance: random.Random) -> bytes:
    """A number of 1 to 8 bytes in place of what is there."""
    place, width = _place(content, chance), chance.choice((1, 2, 4, 8))
    value = chance.choice((0, 1, 2 ** (8 * width) - 1, 2 ** (8 * width - 1), chance.getrandbits(8 * width)))
    data = value.to_bytes(width, chance.choice(("little", "big")))
    return content[:place] + data + content[place + width :]


def _cut(content: bytes, chance: random.Random) -> bytes:
    return content[: _place(content, chance)]


def _dropped(content: bytes, chance: random.Random) -> bytes:
    place = _place(content, chance)
    return content[:place] + content[place + chance.randint(1, 64) :]


def _doubled(content: bytes, chance: random.Random) -> bytes:
    place, length = _place(content, chance), chance.randint(1, 200)
    part = content[place : place + length] * chance.choice((1, 1, 2, 100))
    return content[:place] + part + content[place:]


def _filled(content: bytes, chance: random.Random) -> bytes:
    place = _place(content, chance)
    return content[:place] + chance.choice((*_ENDLESS, chance.randbytes(8))) + content[place:]


def _spliced(content: bytes, other: bytes, chance: random.Random) -> bytes:
    return content[: _place(content, chance)] + other[_place(other, chance) :]


def _of_text(content: bytes, chance: random.Random) -> bytes:
    """Another word, sign or line somewhere."""
    text = content.decode("utf-8", "surrogateescape")
    place = chance.randint(0, len(text))
    words = (
        *TEXTS,
        chr(chance.randrange(0x110000)),
        text[place : place + 9],
        ",",
        '"',
        ";",
        "\r",
        " ∖ ",
        "-",
    )
    end = place + chance.choice((0, 0, 1, 5))
    return (text[:place] + chance.choice(words) + text[end:]).encode("utf-8", "surrogatepass")


def _of_json(content: bytes, chance: random.Random) -> bytes:
    """Another value at a place of the tree; of what is no JSON (any more), bytes."""
    try:
        found = json.loads(content)
        changed = _grown(found, chance)
        return json.dumps(changed, ensure_ascii=chance.random() < 0.9).encode("utf-8", "surrogatepass")
    except (ValueError, RecursionError):
        return _of_bytes(content, chance)


def _grown(found: Any, chance: random.Random) -> Any:
    """The tree with one place changed, chosen on the way down."""
    inner = (
        list(found) if isinstance(found, dict) else list(range(len(found))) if isinstance(found, list) else []
    )
    if not inner or chance.random() < 0.25:
        return _another(found, chance)
    key = chance.choice(inner)
    if chance.random() < 0.1:
        del found[key]
    else:
        found[key] = _grown(found[key], chance)
    return found


def _another(found: Any, chance: random.Random) -> Any:
    if isinstance(found, dict) and chance.random() < 0.5:
        return {**found, chance.choice(TEXTS): chance.choice(NUMBERS)}
    if isinstance(found, list) and found and chance.random() < 0.6:
        return chance.choice((found * chance.randint(2, 50), found[1:], found[::-1], [*found, found[0]]))
    if isinstance(found, str) and chance.random() < 0.3:
        return found + chance.choice(TEXTS)
    return chance.choice((_nested(), [], {}, {"": None}, chance.choice(TEXTS), chance.choice(NUMBERS)))


def _nested() -> Any:
    found: Any = []
    for _ in range(DEEP):
        found = [found]
    return found


def _of_zip(content: bytes, chance: random.Random) -> bytes:
    """The same archive with one member changed, left out, named otherwise or packed otherwise."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            members = [(name, archive.read(name)) for name in archive.namelist()]
    except Exception:  # it is damaged already, and zipfile raises nearly anything
        return _of_bytes(content, chance)
    if not members:
        return _of_bytes(content, chance)
    number = chance.randrange(len(members))
    name, data = members[number]
    members[number] = _name(name, chance), _member(name, data, chance)
    kind = chance.choice((zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED))
    return _packed(members, kind)


def _name(name: str, chance: random.Random) -> str:
    return chance.choice(TEXTS).replace("\ud800", "") or name if chance.random() < 0.05 else name


def _member(name: str, data: bytes, chance: random.Random) -> bytes:
    if name.endswith(".json"):
        return _of_json(data, chance)
    if name.endswith(".jsonl"):
        lines = data.splitlines() or [b"[]"]
        place = chance.randrange(len(lines))
        lines[place] = _of_json(lines[place], chance)
        return b"\n".join(lines) + b"\n"
    return _of_bytes(data, chance)


def _packed(members: Sequence[tuple[str, bytes]], kind: int) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        for name, data in members:
            stored = name.endswith((".f16", ".u32"))  # as lsgui packs them
            member = zipfile.ZipInfo(name.encode("utf-8", "replace").decode())
            archive.writestr(member, data, zipfile.ZIP_STORED if stored else kind)
    return stream.getvalue()


def _of_tensors(content: bytes, chance: random.Random) -> bytes:
    """safetensors with another header over the same numbers, or with other numbers."""
    length = struct.unpack("<Q", content[:8])[0] if len(content) >= 8 else 0
    header, data = content[8 : 8 + length], content[8 + length :]
    if chance.random() < 0.5 or len(header) < length:
        return content[: 8 + length] + _of_numbers(data, chance)
    changed = _of_json(header, chance)
    return struct.pack("<Q", len(changed)) + changed + data


def _of_numbers(data: bytes, chance: random.Random) -> bytes:
    """One float32 that is extreme."""
    if len(data) < 4:
        return _of_bytes(data, chance)
    place = 4 * chance.randrange(len(data) // 4)
    value = chance.choice((float("nan"), float("inf"), -1.0, 0.0, 1e-40, 3e38, -3e38, 1e9))
    return data[:place] + struct.pack("<f", value) + data[place + 4 :]
