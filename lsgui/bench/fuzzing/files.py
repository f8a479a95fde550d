"""Targets that read files from strangers: sessions, heads, checkpoints, tables, libraries."""

import hashlib
import json
import shutil
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

import numpy as np

from lsgui import paths
from lsgui.bench.fuzzing.begun import Begun, Target, plainly
from lsgui.core.types import CheckpointIdentity

IDENTITY = CheckpointIdentity("fuzz", "a" * 64)
DIM, COUNT = 8, 12


def _session(folder: Path) -> Begun:
    from lsgui.core.sessions.images import located
    from lsgui.core.sessions.reading import read
    from lsgui.core.sessions.record import query_of
    from lsgui.core.sessions.writing import write

    file, again = folder / "session.lsgui", folder / "again.lsgui"

    def attempt(content: bytes) -> None:
        file.write_bytes(content)
        found = read(file)
        for step in found.steps:
            query_of(step.state)
        write(found, again)
        assert read(again).steps == found.steps, "it is not written as it is read"
        located(found, folder)

    return Begun([each.read_bytes() for each in sorted(paths.samples().glob("*.lsgui"))], attempt)


def _head(folder: Path, name: str) -> Begun:
    from lsgui.core.fewshot import Head
    from lsgui.core.fewshot.checking import check_of
    from lsgui.core.head_folder import FILES
    from lsgui.core.types import OPERATIONS

    place = folder / "head"
    _made_head().save(place)
    sound = {each: (place / each).read_bytes() for each in FILES}
    features = np.ones((2, DIM), np.float32)

    def attempt(content: bytes) -> None:
        for each, data in sound.items():
            (place / each).write_bytes(content if each == name else data)
        head = Head.load(place, IDENTITY)
        assert np.isfinite(head.scores(features)).all()
        for operation in OPERATIONS:
            head.thresholds_for(operation, 0.5, "learned")
        assert all(0 <= chosen <= 1 for chosen in head.chosen_thresholds.values())
        assert len(head.examples) == len(head.labels)
        for label in head.labels:
            check_of(head, label)
        head.with_thresholds({head.labels[0]: 0.5}).save(folder / "again")

    return Begun([sound[name]], attempt)


def _made_head() -> Any:
    from lsgui.core.fewshot import Head
    from lsgui.core.fewshot.evidence import Evidence, ExampleRecord

    labels, chance = ("red", "süß"), np.random.default_rng(0)
    records = tuple(ExampleRecord(Path(f"/photos/{n}.jpg"), f"{n:064x}") for n in range(5))
    truth = np.array([[1, 0], [0, 1], [1, 0.5], [1, 1], [0, 0]], np.float32)
    evidence = Evidence(labels, records, truth, chance.random((5, DIM), np.float32))
    weight, bias, mean, scale = (
        chance.random(shape, np.float32) + np.float32(0.1) for shape in ((2, DIM), 2, DIM, DIM)
    )
    metrics = {"red": {"average_precision": 0.5, "chosen_threshold": 0.25}, "süß": {"check": None}}
    least = np.full(2, 0.5, np.float32)
    return Head("colours", labels, weight, bias, mean, scale, least, IDENTITY, evidence, metrics)


def _checkpoint_parts() -> tuple[dict[str, Any], dict[str, bytes]]:
    """The configuration and the files of a checkpoint of two labels; its networks are none."""
    from safetensors.numpy import save

    from lsgui.core import checkpoint

    chance = np.random.default_rng(0)
    shapes = {"weight": (2, DIM), "bias": (2,), "mean": (DIM,), "scale": (DIM,)}
    head = {name: chance.random(shape, np.float32) + 0.1 for name, shape in shapes.items()}
    some = {"features": chance.random((40, DIM), np.float32), "prevalence": np.full(2, 0.5, np.float32)}
    files = dict.fromkeys(checkpoint.NETWORKS, b"network") | {
        checkpoint.HEAD: save(head),
        checkpoint.BACKGROUND: save(some),
        checkpoint.SEARCH: save({"projection": chance.random((3, DIM), np.float32)}),
    }
    thresholds = {"learned": {"union": [0.5, 0.5]}}
    config = {
        "format": checkpoint.FORMAT, "name": "fuzz", "vocabulary": ["red", "süß"], "thresholds": [0.1, 0.9],
        "operation_thresholds": thresholds, "dim": DIM, "backbone": {"width": 32, "height": 32},
        "files": _hashes(files),
    }  # fmt: skip
    return config, files


def _hashes(files: dict[str, bytes]) -> dict[str, str]:
    return {name: hashlib.sha256(data).hexdigest() for name, data in files.items()}


def _load_checkpoint(place: Path, config: bytes, files: dict[str, bytes]) -> None:
    """Load it, and use all of it that needs no network."""
    from lsgui.core.checkpoint import CONFIG, Checkpoint
    from lsgui.core.types import OPERATIONS

    place.mkdir(exist_ok=True)
    for name, data in {**files, CONFIG: config}.items():
        (place / name).write_bytes(data)
    found = Checkpoint.load(place)
    features = np.ones((2, found.dim), np.float32)
    assert found.present(features).shape == (2, len(found.labels))
    assert all(found.input_size)
    for method in found.methods:
        for operation in OPERATIONS:
            assert np.isfinite(found.thresholds_for(operation, 0.5, method)).all()
    found.search_space(features)
    assert np.isfinite(found.chart.away(found.search_space(features))).all()


def _config(folder: Path) -> Begun:
    config, files = _checkpoint_parts()

    def attempt(content: bytes) -> None:
        _load_checkpoint(folder / "checkpoint", content, files)

    return Begun([json.dumps(config).encode()], attempt)


def _tensors(folder: Path) -> Begun:
    from lsgui.core.checkpoint import BACKGROUND, HEAD, SEARCH
    from lsgui.core.types import CheckpointError

    config, files = _checkpoint_parts()

    def attempt(content: bytes) -> None:
        for name in (HEAD, BACKGROUND, SEARCH):
            changed = files | {name: content}
            stamped = json.dumps(config | {"files": _hashes(changed)}).encode()
            with suppress(CheckpointError):
                _load_checkpoint(folder / "checkpoint", stamped, changed)

    return Begun([files[name] for name in (HEAD, BACKGROUND, SEARCH)], attempt)


def _trust(folder: Path) -> Begun:
    from lsgui.core.trust_file import TRUST, read_calibration

    sound = (paths.default_checkpoint() / TRUST).read_bytes()
    owner = CheckpointIdentity("fuzz", json.loads(sound)["checkpoint"])

    def attempt(content: bytes) -> None:
        (folder / TRUST).write_bytes(content)
        found = read_calibration(folder, owner)
        for rule in found.rules.values():
            assert 0 <= rule.agreement(0.5, empty=False) <= 1
            assert rule.verdict(0.5, 1.0) in ("on", "edge", "off")

    return Begun([sound], attempt)


def _table(folder: Path) -> Begun:
    from lsgui.core.fewshot.examples import read_examples

    file = folder / "examples.csv"
    for name in ("a.jpg", "ö.png"):
        (folder / name).write_bytes(b"picture")

    def attempt(content: bytes) -> None:
        file.write_bytes(content)
        assert read_examples(file).items

    tables = ("path,labels,split\na.jpg,dog;-cat,train\nö.png,?dog|cat,val\n", 'a.jpg,"big, red"\nö.png,x\n')
    return Begun([table.encode() for table in tables], attempt)


def _write_library(folder: Path) -> None:
    from lsgui.core.types import Skipped
    from lsgui.library.drives import Mount
    from lsgui.library.walk import Found
    from lsgui.library.writer import Writer

    photos, chance = folder.parent / "photos", np.random.default_rng(0)
    photos.mkdir(exist_ok=True)
    with Writer(folder, IDENTITY, DIM) as writer:
        root = writer.add_root(photos)
        for number in range(COUNT):
            digest = hashlib.blake2b(bytes([number]), digest_size=20).digest()
            found = Found(photos / f"é{number}.jpg", number, number)
            writer.put_new(root, found, digest, chance.standard_normal(DIM).astype(np.float32))
        broken = Found(photos / "broken.jpg", 7, 7)
        writer.skip(root, Skipped(str(broken.path), "the file is truncated"), found=broken, reader="lsgui 1")
        writer.change_mounts(root, [Mount(photos / "usb", linked=False)], [])


def _import(folder: Path) -> Begun:
    from lsgui.library.check import check
    from lsgui.library.exporting import export
    from lsgui.library.importing import import_library
    from lsgui.library.store import Library

    _write_library(folder / "library")
    export(folder / "library", folder / "sound.zip")
    file, place = folder / "file.zip", folder / "imported"

    def attempt(content: bytes) -> None:
        shutil.rmtree(place, ignore_errors=True)
        file.write_bytes(content)
        import_library(place, file, IDENTITY)
        check(place)
        with Library.open(place, IDENTITY, DIM) as library:
            library.summary()
            library.skipped()
            library.nearest(np.ones(DIM, np.float32), 5)

    return Begun([(folder / "sound.zip").read_bytes()], attempt)


@contextmanager
def _map(folder: Path) -> Iterator[Begun]:
    from lsgui.library.listing import read_listing
    from lsgui.library.mapping import read_map
    from lsgui.library.store import Library

    _write_library(folder / "library")
    with Library.open(folder / "library", IDENTITY, DIM) as library:
        read_map(library)
        (file,) = library.folder.glob("map-*.npz")
        note, sound = file.with_name(f"{file.name}.json"), file.read_bytes()
        record = json.loads(note.read_bytes())

        def attempt(content: bytes) -> None:
            """As a map whose note fits it, and as a note."""
            for data, said in ((content, _noted(record, content)), (sound, content)):
                file.write_bytes(data)
                note.write_bytes(said)
                found = read_map(library)
                assert found is not None
                assert np.isfinite(found.of(read_listing(library))).all()

        yield Begun([sound, note.read_bytes()], attempt)


def _noted(record: dict[str, Any], content: bytes) -> bytes:
    checksum = hashlib.sha256(content).hexdigest()
    return json.dumps({**record, "bytes": len(content), "checksum": checksum}).encode()


def _network(folder: Path) -> Begun:
    from lsgui.core.checkpoint import EXTRA, Checkpoint, extra_file
    from lsgui.core.devices import open_extra

    name = extra_file("laso_paper", "union")

    def attempt(content: bytes) -> None:
        (folder / name).write_bytes(content)
        config = {EXTRA: {"laso_paper": {"files": _hashes({name: content})}}}
        sound = {"dim": DIM, "backbone": {"width": 32, "height": 32}}
        open_extra(Checkpoint(folder, config | sound, {}, IDENTITY), name, "cpu")

    return Begun([(paths.default_checkpoint() / "union.onnx").read_bytes()], attempt)


FILES = (
    Target("session", "json", plainly(_session)),
    Target("head-record", "json", plainly(lambda folder: _head(folder, "head.json"))),
    Target("head-tensors", "tensors", plainly(lambda folder: _head(folder, "head.safetensors"))),
    Target("checkpoint-config", "json", plainly(_config)),
    Target("checkpoint-tensors", "tensors", plainly(_tensors)),
    Target("network", "bytes", plainly(_network)),
    Target("trust", "json", plainly(_trust)),
    Target("table", "text", plainly(_table)),
    Target("import", "zip", plainly(_import)),
    Target("map", "zip", _map),
)
