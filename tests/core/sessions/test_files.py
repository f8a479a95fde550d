"""A session comes back from its file as it was, and no file that anyone may have written does harm."""

import json
import os
import random
from dataclasses import fields, replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from command_line import posix_only

from lsgui import paths
from lsgui.core import formulas
from lsgui.core.formulas import Node
from lsgui.core.session import State, Step
from lsgui.core.sessions import checking
from lsgui.core.sessions.fields import FIELDS
from lsgui.core.sessions.images import Hashes, Note, located
from lsgui.core.sessions.making import made, state_of, written_out
from lsgui.core.sessions.reading import read
from lsgui.core.sessions.record import (
    KeptHead,
    KeptImage,
    KeptLibrary,
    KeptNeighbour,
    Recorded,
    Session,
    SessionError,
    query_of,
)
from lsgui.core.sessions.writing import write
from lsgui.core.types import (
    METHODS,
    OPERATIONS,
    Cancelled,
    CheckpointIdentity,
    Combine,
    Filter,
    LabelScore,
    Query,
)

RANDOM = random.Random(11)
NUMBERS = Recorded(
    "A ∪ B",
    CheckpointIdentity("small", "a" * 64),
    (
        LabelScore("dog", 0.9, 0.4, 0.8, 0.1, 0.91),
        LabelScore("=cat", 0.123456789, 0.5, 0.1, 0.2, 0.3, "pets"),
    ),
    (KeptNeighbour(1, Path("/photos/near.jpg"), 0.25, "ab12"),),
    KeptLibrary(Path("/library"), "cd34", 20),
    (KeptHead("pets", "Pets", "b" * 64),),
)


def images(folder: Path, count: int = 4) -> list[Path]:
    """Files that differ; what is in them does not matter here."""
    folder.mkdir(parents=True, exist_ok=True)
    found = [folder / f"{number}é {chr(65 + number)}.jpg" for number in range(count)]
    for number, path in enumerate(found):
        path.write_bytes(b"picture" * (number + 1))
    return found


def some_formula(depth: int) -> formulas.Formula:
    if not depth or RANDOM.random() < 0.3:
        return RANDOM.choice("ABCD")
    return Node(RANDOM.choice(OPERATIONS), some_formula(depth - 1), some_formula(depth - 1))


def some_state(files: list[Path]) -> State:
    state = State(
        image_a=RANDOM.choice([None, *files]),
        image_b=RANDOM.choice([None, *files]),
        operation=RANDOM.choice(OPERATIONS),
        method=RANDOM.choice(METHODS),
        count=RANDOM.randrange(100),
        where=RANDOM.choice([Filter(), SOME_FILTER, Filter(exactly=())]),
    )
    for letter in RANDOM.choice(["", "C", "D", "CD"]):
        state = state.with_letter(letter, RANDOM.choice(files))
    return state.with_formula(some_formula(3))


SOME_FILTER = Filter(
    ("dog",), ("cat", "car"), ("dog", "snow"), Path("/x"), date(2020, 1, 2), date(2021, 2, 3), "ü"
)


def session_of(files: list[Path], length: int = 5) -> Session:
    steps = [Step(f"Change {number} → “x”", some_state(files)) for number in range(length)]
    return replace(made(steps, 2, None), recorded=NUMBERS)


def plain(folder: Path) -> dict[str, Any]:
    """A sound session file as plain values."""
    write(session_of(images(folder)), folder / "sound.lsgui")
    found: dict[str, Any] = json.loads((folder / "sound.lsgui").read_text())
    return found


def refused(folder: Path, content: object) -> str:
    """The sentence with which a file is refused."""
    file = folder / "bad.lsgui"
    file.write_bytes(content if isinstance(content, bytes) else json.dumps(content).encode())
    with pytest.raises(SessionError) as caught:
        read(file)
    sentence = str(caught.value)
    assert "bad.lsgui" in sentence
    assert len(sentence.splitlines()) == 1
    return sentence


@pytest.mark.parametrize("place", ["inside", "outside"])
def test_what_is_written_is_read_again(tmp_path: Path, place: str) -> None:
    files = images(tmp_path / "session" / "photos" if place == "inside" else tmp_path / "elsewhere")
    (tmp_path / "session").mkdir(exist_ok=True)
    for _ in range(20):
        session = session_of(files)
        write(session, tmp_path / "session" / "a.lsgui")
        assert read(tmp_path / "session" / "a.lsgui") == session


def test_every_field_of_a_state_is_kept_but_those_of_the_computer() -> None:
    assert {field.name for field in fields(State)} - set(FIELDS) == {"heads", "removed_folders"}


def test_heads_and_folders_of_the_computer_are_not_in_the_file(tmp_path: Path) -> None:
    state = State(images(tmp_path)[0], heads=("my-head",), removed_folders=frozenset({tmp_path / "private"}))
    write(made([Step("", State()), Step("Set", state)], 1, None), tmp_path / "a.lsgui")
    text = (tmp_path / "a.lsgui").read_text()
    assert "my-head" not in text
    assert "private" not in text


def test_a_session_moves_with_the_photographs_beside_it(tmp_path: Path) -> None:
    files = images(tmp_path / "old")
    write(session_of(files), tmp_path / "old" / "a.lsgui")
    os.rename(tmp_path / "old", tmp_path / "new")
    session, notes = located(read(tmp_path / "new" / "a.lsgui"), tmp_path / "new")
    assert notes == ()
    assert {image.path.parent for image in session.images} == {tmp_path / "new"}


def test_file_names_that_are_no_text_are_kept(tmp_path: Path) -> None:
    odd = tmp_path / os.fsdecode(b"caf\xe9.jpg")
    try:
        odd.write_bytes(b"x")
    except OSError:
        pytest.skip("this file system takes no such name")
    write(made([Step("", State(odd))], 0, None), tmp_path / "a.lsgui")
    assert read(tmp_path / "a.lsgui").state.image_a == odd


def test_shipped_pictures_are_named_by_the_package(tmp_path: Path) -> None:
    beach = paths.samples() / "beach.png"
    write(made([Step("", State(beach))], 0, None), tmp_path / "a.lsgui")
    assert '"package:beach.png"' in (tmp_path / "a.lsgui").read_text()
    assert read(tmp_path / "a.lsgui").state.image_a == beach


def test_a_failed_save_leaves_the_old_file_and_nothing_beside_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    old, new = session_of(images(tmp_path / "x")), session_of(images(tmp_path / "x"))
    target = tmp_path / "kept" / "a.lsgui"
    target.parent.mkdir()
    write(old, target)

    def full(source: Path, target: Path) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "replace", full)
    with pytest.raises(SessionError, match="No space left"):
        write(new, target)
    assert read(target) == old
    assert list(target.parent.iterdir()) == [target]


@pytest.mark.parametrize(
    ("content", "part"),
    [
        (b"", "not a session file"),
        (b"\xff\xfe\x00", "not a session file"),
        (b"[" * 100_000, "not a session file"),
        (b'{"what": "lsgui session", "format": 1e999}', "not a session file"),
        (b'{"what": "lsgui session", "format": NaN}', "not a session file"),
        ([], "not a session file"),
        ({"what": "something else"}, "not a session file"),
        ({"what": "lsgui session", "format": 2}, "a newer lsgui is needed"),
        ({"what": "lsgui session", "format": "x" * 10_000}, "format xxxx"),
    ],
)
def test_what_is_no_session_is_refused_in_one_sentence(tmp_path: Path, content: object, part: str) -> None:
    assert part in refused(tmp_path, content)


HARM: list[tuple[str, Any, str]] = [
    ("at", 99, "'at' of the file is not a whole number from 0 to"),
    ("at", True, "whole number"),
    ("history", [], "at least one step"),
    ("history", [{"name": "", "state": {}}] * 1001, "up to 1,000"),
    ("history", [{"name": 3, "state": {}}], "'name' of 'history' of the file, item 1 is not a text"),
    ("history", [{"name": "", "state": {"operation": "xor"}}], "one of intersection, union, difference"),
    ("history", [{"name": "", "state": {"image_a": -1}}], "whole number"),
    ("history", [{"name": "", "state": {"count": 10**12}}], "whole number"),
    ("history", [{"name": "", "state": {"formula": "A ∪"}}], "an expression"),
    ("history", [{"name": "", "state": {"where": {"since": "yesterday"}}}], "YYYY-MM-DD"),
    ("history", [{"name": "", "state": {"magic": 1}}], "a newer lsgui may have made it"),
    ("images", [{"path": "a\0b", "sha256": None, "size": 0}], "a text"),
    ("images", [{"path": "../../etc/passwd", "sha256": None, "size": 0}], "below the session's folder"),
    ("images", [{"path": "package:../secret", "sha256": None, "size": 0}], "below the session's folder"),
    ("images", [{"path": "package:/etc/passwd", "sha256": None, "size": 0}], "below the session's folder"),
    ("images", [{"path": "a.jpg", "sha256": "zz", "size": 0}], "a hash"),
    ("lsgui", None, "a text"),
    ("answer", {"labels": 3}, "a table"),
]


@pytest.mark.parametrize(("key", "value", "part"), HARM)
def test_what_is_not_as_it_must_be_is_named(tmp_path: Path, key: str, value: Any, part: str) -> None:
    assert part in refused(tmp_path, {**plain(tmp_path), key: value})


def said_of(file: Path) -> str:
    """The sentence with which a file is refused; "" where it is not."""
    try:
        read(file)
    except SessionError as error:
        return str(error)
    return ""


def test_any_single_damage_is_refused_in_a_sentence_or_does_no_harm(tmp_path: Path) -> None:
    """Every value of a sound file in turn is replaced by others."""

    def places(value: Any, way: tuple[Any, ...] = ()) -> list[tuple[Any, ...]]:
        inner = (
            value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
        )
        return [way, *(place for key, each in inner for place in places(each, (*way, key)))]

    sound = plain(tmp_path)
    for way in places(sound)[1:]:
        for other in (None, -1, 1e308, 10**400, "x", [], {}, [[[[]]]], True):
            damaged = json.loads(json.dumps(sound))
            inner = damaged
            for key in way[:-1]:
                inner = inner[key]
            inner[way[-1]] = other
            file = tmp_path / "damaged.lsgui"
            file.write_text(json.dumps(damaged))
            assert len(said_of(file).splitlines()) <= 1


def test_a_file_that_is_too_large_is_not_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(checking, "LARGEST", 1000)
    assert "larger than a session may be" in refused(tmp_path, b" " * 1001)


def test_a_missing_file_and_a_folder_are_told_of(tmp_path: Path) -> None:
    with pytest.raises(SessionError, match="is missing"):
        read(tmp_path / "none.lsgui")
    with pytest.raises(SessionError, match="cannot be read"):
        read(tmp_path)


class Shelf:
    """A library that knows one photograph."""

    def __init__(self, path: Path) -> None:
        self.path = path

    def of_size(self, size: int) -> list[Path]:
        return [self.path] if self.path.stat().st_size == size else []


@pytest.mark.parametrize("where", ["beside", "library"])
def test_a_moved_photograph_is_found_by_its_content(tmp_path: Path, where: str) -> None:
    (old,) = images(tmp_path / "old", 1)
    file = tmp_path / "sessions" / "a.lsgui"
    file.parent.mkdir()
    write(made([Step("", State(old))], 0, None), file)
    new = (file.parent if where == "beside" else tmp_path / "library") / "other name.jpg"
    new.parent.mkdir(exist_ok=True)
    old.rename(new)
    library = Shelf(new) if where == "library" else None
    session, notes = located(read(file), file.parent, library)
    assert session.state.image_a == new
    assert notes == (Note("moved", old, new),)


def test_a_changed_photograph_is_told_of_unless_the_old_one_is_found(tmp_path: Path) -> None:
    (old,) = images(tmp_path / "old", 1)
    file = tmp_path / "a.lsgui"
    write(made([Step("", State(old))], 0, None), file)
    content = old.read_bytes()
    old.write_bytes(b"another")
    session, (note,) = located(read(file), file.parent)
    assert (session.state.image_a, note.trouble) == (old, "changed")
    assert "has changed" in str(note)
    (tmp_path / "copy.jpg").write_bytes(content)
    session, (note,) = located(read(file), file.parent)
    assert (session.state.image_a, note.trouble) == (tmp_path / "copy.jpg", "moved")


def test_a_missing_photograph_is_told_of(tmp_path: Path) -> None:
    (old,) = images(tmp_path / "old", 1)
    file = tmp_path / "a.lsgui"
    write(made([Step("", State(old))], 0, None), file)
    old.unlink()
    _, (note,) = located(read(file), file.parent)
    assert note == Note("missing", old)


def test_a_file_is_hashed_again_when_it_changes(tmp_path: Path) -> None:
    (path,) = images(tmp_path, 1)
    hashes = Hashes()
    before = hashes.of(path)
    assert hashes.of(path) == before
    path.write_bytes(b"longer than before it was")
    assert hashes.of(path).sha256 != before.sha256
    assert hashes.of(tmp_path / "none.jpg").sha256 == ""


def test_the_state_of_a_query_asks_that_query() -> None:
    a, b, c = (Path(f"/photos/{name}.jpg") for name in "abc")
    nested = Combine("difference", Combine("union", a, b), Combine("intersection", c, a))
    for expression in (a, Combine("union", a, b), Combine("union", a, a), nested):
        query = Query(0, expression, "analytic", 7, SOME_FILTER)
        state = state_of(query)
        assert query_of(state) == replace(query, whole=state.whole)
    assert written_out(state_of(Query(0, nested))) == "(A ∪ B) ∖ (C ∩ A)"
    assert written_out(State(image_b=b)) == "B"
    assert written_out(State()) == ""


@posix_only
def test_a_pipe_and_a_device_are_never_read(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe.png"
    os.mkfifo(pipe)
    hashes = Hashes()
    assert hashes.of(pipe) == KeptImage(pipe)
    assert hashes.of(Path("/dev/zero")) == KeptImage(Path("/dev/zero"))
    names = [KeptImage(path, "a" * 64, 9) for path in (pipe, Path("/dev/zero"))]
    session = replace(session_of(images(tmp_path)), images=tuple(names))
    assert [note.trouble for note in located(session, tmp_path)[1]] == ["missing", "missing"]
    with pytest.raises(SessionError, match="no regular file"):
        read(pipe)


def test_a_photograph_of_another_size_is_not_read(tmp_path: Path) -> None:
    (old,) = images(tmp_path / "old", 1)
    session = made([Step("", State(old))], 0, None)
    old.write_bytes(b"another size")

    def stop(done: int, total: int) -> None:
        raise Cancelled

    _, (note,) = located(session, tmp_path, progress=stop)
    assert note.trouble == "changed"


def test_the_reading_of_photographs_can_be_stopped(tmp_path: Path) -> None:
    def stop(done: int, total: int) -> None:
        raise Cancelled

    with pytest.raises(Cancelled):
        made([Step("", State(images(tmp_path)[0]))], 0, None, progress=stop)


def test_what_could_not_be_opened_again_is_not_saved(tmp_path: Path) -> None:
    file = tmp_path / "a.lsgui"
    sound = session_of(images(tmp_path))
    write(sound, file)
    steps = (*sound.steps, Step("x", replace(sound.state, count=200_000)))
    with pytest.raises(SessionError, match=r"cannot be saved in .*a\.lsgui: .*to 100,000"):
        write(replace(sound, steps=steps), file)
    assert read(file) == sound
    assert list(tmp_path.glob(".*")) == []


def test_a_head_moves_with_the_session(tmp_path: Path) -> None:
    folder = tmp_path / "old"
    head = KeptHead("pets", "Pets", "b" * 64, folder / "heads" / "pets")
    session = session_of(images(folder))
    write(replace(session, recorded=replace(NUMBERS, heads=(head,))), folder / "a.lsgui")
    folder.rename(tmp_path / "new")
    recorded = read(tmp_path / "new" / "a.lsgui").recorded
    assert recorded is not None
    assert recorded.heads == (replace(head, folder=tmp_path / "new" / "heads" / "pets"),)


def test_the_promise_and_its_calibration_are_kept(tmp_path: Path) -> None:
    session = session_of(images(tmp_path))
    promised = replace(session, recorded=replace(NUMBERS, shift=-0.25, calibration="c" * 64))
    write(promised, tmp_path / "a.lsgui")
    assert read(tmp_path / "a.lsgui") == promised


@pytest.mark.parametrize("share", [r"\\host\share\a.jpg", "//host/share/a.jpg", r"\\?\UNC\host\share\a.jpg"])
def test_a_photograph_on_another_computer_is_refused(tmp_path: Path, share: str) -> None:
    found = plain(tmp_path)
    found["images"][0]["path"] = share
    assert "of this computer" in refused(tmp_path, found)


def test_odd_names_beside_the_session_are_not_taken_for_others(tmp_path: Path) -> None:
    odd = [tmp_path / "package:beach.png", tmp_path / "C:" / "a.jpg"]
    for path in odd:
        try:
            path.parent.mkdir(exist_ok=True)
            path.write_bytes(b"x")
        except OSError:
            pytest.skip("this file system takes no such name")
    write(made([Step("", State(*odd))], 0, None), tmp_path / "a.lsgui")
    state = read(tmp_path / "a.lsgui").state
    assert [state.image_a, state.image_b] == odd
