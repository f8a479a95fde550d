"""Indexing on a Ray cluster: the same library as without one, whatever becomes of its workers."""

import json
import os
import shutil
import signal
import sqlite3
import subprocess
import sys
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

import fatal_decoders
import hostile_decoders
import pytest
from PIL import Image
from thumbnail_engine import ThumbnailEngine

from lsgui.cli import main
from lsgui.core import images
from lsgui.core.engine import Engine
from lsgui.core.types import Cancelled, FloatArray, LibraryError
from lsgui.library import cluster
from lsgui.library.cluster import Cluster
from lsgui.library.cluster_worker import Digests
from lsgui.library.scan import index
from lsgui.library.store import Library

ROOT = Path(cluster.__file__).parents[2]
HERE = Path(__file__).parent

pytestmark = [
    pytest.mark.timeout(900),  # a busy machine starts a cluster slowly, and each of its workers
    pytest.mark.filterwarnings("ignore::ResourceWarning", "ignore::DeprecationWarning:ray.*"),
]


@pytest.fixture(scope="module")
def ray_home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where Ray keeps the token of this module's cluster."""
    return tmp_path_factory.mktemp("ray-home")


@pytest.fixture(scope="module")
def address(ray_home: Path) -> Iterator[str]:
    """HOST:PORT of a local cluster of two workers, to which this process is connected."""
    ray = pytest.importorskip("ray", reason="Ray is not installed (the scale extra)")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("HOME", str(ray_home))
        patch.setenv("OMP_NUM_THREADS", "1")
        patch.setenv("PYTHONPATH", f"{ROOT}{os.pathsep}{HERE}", prepend=os.pathsep)
        patch.setenv("RAY_USAGE_STATS_ENABLED", "0")
        patch.delenv("RAY_AUTH_MODE", raising=False)
        start = cluster.connected(cluster.LOCAL)
        try:
            start.__enter__()
        except LibraryError as error:  # https://github.com/ray-project/ray/issues/65983
            pytest.skip(f"Ray could not start on this machine: {error}")
        try:
            yield str(ray.get_runtime_context().gcs_address)
        finally:
            start.__exit__(None, None, None)


@pytest.fixture
def by_workers(address: str) -> Callable[..., Cluster]:
    """Makes a cluster whose workers run the small engine."""

    def make(**options: object) -> Cluster:
        return Cluster(ThumbnailEngine, ThumbnailEngine(), **options)  # type: ignore[arg-type]

    return make


def rows(folder: Path) -> list[tuple[object, ...]]:
    """What a library has of its images, but for where their features are."""
    connection = sqlite3.connect(folder / "library.sqlite")
    try:
        return connection.execute("SELECT path, size, mtime_ns, digest FROM images ORDER BY path").fetchall()
    finally:
        connection.close()


def features_made(folder: Path) -> int:
    """How many features a library holds."""
    connection = sqlite3.connect(folder / "library.sqlite")
    try:
        return int(connection.execute("SELECT places FROM owner").fetchone()[0])
    finally:
        connection.close()


def assert_same(library: Library, plain: Library, embed: Callable[[Path], FloatArray]) -> None:
    """Both libraries hold the same rows, with features at a cosine of 0.9999 or more."""
    assert rows(library.folder) == rows(plain.folder)
    assert library.skipped() == plain.skipped()
    assert features_made(library.folder) == features_made(plain.folder)
    for path in plain.paths():
        feature = embed(path)
        near, wanted = (
            {found.path: found.distance for found in each.nearest(feature, plain.count)}
            for each in (library, plain)
        )
        assert near[path] <= 1e-4
        assert near == pytest.approx(wanted, abs=1e-4)


@pytest.fixture
def plain(tmp_path: Path, thumbnails: ThumbnailEngine) -> Iterator[Callable[[Path], Library]]:
    """Makes the library that an index without a cluster makes of a folder."""
    with Library.open(tmp_path / "plain", thumbnails.identity, thumbnails.dim) as library:

        def make(folder: Path) -> Library:
            index(library, thumbnails, [folder])
            return library

        yield make


def test_without_ray_one_sentence_says_what_to_install(
    photos: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "ray", None)
    assert main(["index", str(photos), "--ray", "local"]) == 1
    assert capsys.readouterr().err == "lsgui: Ray is not installed: pip install 'lsgui[scale]' brings it.\n"


@pytest.mark.parametrize("where", ["127.0.0.1:1", "ray://127.0.0.1:1", "nonsense"])
def test_a_cluster_that_is_not_there_is_one_sentence(where: str, photos: Path) -> None:
    pytest.importorskip("ray", reason="Ray is not installed (the scale extra)")
    # In a process of its own: Ray remembers the token that it finds in this test's home.
    command = [sys.executable, "-m", "lsgui", "index", str(photos), "--ray", where]
    environment = os.environ | {"PYTHONPATH": os.pathsep.join([str(ROOT), os.environ.get("PYTHONPATH", "")])}
    ran = subprocess.run(command, env=environment, capture_output=True, text=True, timeout=600, check=False)
    assert ran.returncode == 1
    assert ran.stderr.startswith(f"lsgui: There is no usable Ray cluster at {where}: ")
    assert ran.stderr.count("\n") == 1


def test_known_digests_are_found_and_no_others() -> None:
    known = [bytes([number]) * 19 + bytes([last]) for number in range(256) for last in (0, 7)]
    digests = Digests(known)
    assert all(digest in digests for digest in known)
    assert bytes([5]) * 19 + bytes([6]) not in digests
    assert b"\xff" * 20 not in digests
    assert known[0] not in Digests(())


def test_a_cluster_makes_the_library_that_one_machine_makes(
    address: str, engine: Engine, photos: Path, tmp_path: Path
) -> None:
    shutil.copy(photos / "china.jpg", photos / "a twin.jpg")
    (photos / "caf\N{LATIN SMALL LETTER E WITH ACUTE}.jpg").write_bytes(
        (photos / "moon.jpg").read_bytes()[:9000]
    )
    (photos / "empty.jpg").touch()
    load = partial(Engine.load, None, "cpu", threads=1)
    with (
        Library.open(tmp_path / "plain", engine.identity, engine.dim) as plain,
        Library.open(tmp_path / "cluster", engine.identity, engine.dim) as library,
    ):
        expected = index(plain, engine, [photos]).to_json()
        report = index(library, engine, [photos], elsewhere=Cluster(load, engine)).to_json()
        for timing in ("seconds", "images_per_second"):
            del expected[timing], report[timing]
        for each in (expected, report):
            each["skipped"].sort(key=lambda skipped: skipped["path"])
        assert report == expected
        assert report["added"] == 13
        assert len(report["skipped"]) == 2
        assert_same(library, plain, lambda path: engine.embed([path])[0])


def test_what_is_known_by_content_is_not_embedded_again(
    library: Library, thumbnails: ThumbnailEngine, photos: Path, by_workers: Callable[..., Cluster]
) -> None:
    index(library, thumbnails, [photos])
    (photos / "moon.jpg").rename(photos / "the moon.jpg")
    os.utime(photos / "flower.jpg", (1, 1))
    report = index(library, thumbnails, [photos], elsewhere=by_workers(decode=fatal_decoders.never))
    assert (report.moved, report.unchanged, report.skipped) == (1, 11, ())


def test_a_worker_that_dies_costs_a_retry(
    library: Library,
    thumbnails: ThumbnailEngine,
    photos: Path,
    plain: Callable[[Path], Library],
    by_workers: Callable[..., Cluster],
) -> None:
    (photos / "moon.jpg").rename(photos / "fatal.jpg")
    report = index(library, thumbnails, [photos], elsewhere=by_workers(decode=fatal_decoders.fatal_once))
    assert (photos / "fatal.killed").exists(), "the worker was killed"
    assert (report.added, report.skipped) == (12, ())
    (photos / "fatal.killed").unlink()
    assert_same(library, plain(photos), thumbnails.embed)


def test_a_file_that_always_takes_a_worker_along_is_skipped_alone(
    library: Library,
    thumbnails: ThumbnailEngine,
    photos: Path,
    by_workers: Callable[..., Cluster],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(cluster, "_RETRIES", 1)
    (photos / "moon.jpg").rename(photos / "fatal.jpg")
    report = index(library, thumbnails, [photos], elsewhere=by_workers(decode=fatal_decoders.fatal))
    assert report.added == 11
    assert [(Path(skipped.path).name, skipped.reason) for skipped in report.skipped] == [
        ("fatal.jpg", "it crashed the cluster's worker 2 times")
    ]


def test_a_file_that_crashes_a_decoder_is_skipped_with_its_reason(
    library: Library, thumbnails: ThumbnailEngine, photos: Path, by_workers: Callable[..., Cluster]
) -> None:
    (photos / "moon.jpg").rename(photos / "crash.jpg")
    report = index(library, thumbnails, [photos], elsewhere=by_workers(decode=hostile_decoders.by_name))
    assert report.added == 11
    assert [skipped.reason for skipped in report.skipped] == ["it crashed the image decoder"]


def test_a_stopped_index_goes_on_and_does_nothing_twice(
    library: Library,
    thumbnails: ThumbnailEngine,
    photos: Path,
    plain: Callable[[Path], Library],
    by_workers: Callable[..., Cluster],
) -> None:
    with Image.open(photos / "china.jpg") as image:
        for number in range(60):
            image.rotate(number).resize((64, 48)).save(photos / f"{number}.jpg")

    def stop(done: int, total: int) -> None:
        if total and done >= 10:
            raise Cancelled

    with pytest.raises(Cancelled):
        index(library, thumbnails, [photos], elsewhere=by_workers(), progress=stop)
    kept = library.count
    assert 10 <= kept < 72
    report = index(library, thumbnails, [photos], elsewhere=by_workers())
    assert (report.added, report.unchanged, report.total) == (72 - kept, kept, 72)
    assert features_made(library.folder) == 72
    assert_same(library, plain(photos), thumbnails.embed)


def test_a_file_that_a_worker_does_not_see_is_skipped_with_a_sentence(
    photos: Path, by_workers: Callable[..., Cluster]
) -> None:
    paths = [photos / "moon.jpg", photos / "only here.jpg"]
    seen, unseen = sorted(by_workers().embedded(paths, (), lambda: None))
    assert seen.feature is not None
    assert unseen.feature is None
    assert unseen.reason.startswith(images.UNREADABLE)
    assert "does not see it" in unseen.reason


def test_a_worker_with_another_version_or_checkpoint_is_refused(
    library: Library, thumbnails: ThumbnailEngine, photos: Path, address: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    other = Cluster(partial(ThumbnailEngine, "other"), thumbnails)
    with pytest.raises(LibraryError, match=r"another version of the checkpoint .* install the same"):
        index(library, thumbnails, [photos], elsewhere=other)
    mine = cluster.versions
    monkeypatch.setattr(cluster, "versions", lambda engine: mine(engine) | {"onnxruntime": "0.1"})
    with pytest.raises(
        LibraryError, match=r"another version of onnxruntime \(.*\) than this machine \(0\.1\)"
    ):
        index(library, thumbnails, [photos], elsewhere=Cluster(ThumbnailEngine, thumbnails))
    assert library.count == 0


def test_a_worker_without_the_checkpoint_says_so(
    library: Library, thumbnails: ThumbnailEngine, photos: Path, address: str, tmp_path: Path
) -> None:
    load = partial(Engine.load, tmp_path / "nowhere", "cpu")
    with pytest.raises(LibraryError, match=r"A worker on .* cannot start: There is no checkpoint in"):
        index(library, thumbnails, [photos], elsewhere=Cluster(load, thumbnails))


@pytest.mark.skipif(sys.platform == "win32", reason="needs POSIX signals")
def test_the_command_stops_at_ctrl_c_and_goes_on(
    address: str, ray_home: Path, photos: Path, home: Path
) -> None:
    with Image.open(photos / "china.jpg") as image:
        for number in range(300):
            image.rotate(number).save(photos / f"{number}.jpg")
    environment = os.environ | {"HOME": str(ray_home)}  # PYTHONPATH is the cluster's
    command = [sys.executable, "-m", "lsgui", "index", str(photos), "--ray", address, "--json"]
    ours, theirs = os.openpty()
    with subprocess.Popen(
        command, env=environment, stdout=subprocess.PIPE, stderr=theirs, start_new_session=True
    ) as started:
        os.close(theirs)
        said = b""
        while b" of 312" not in said or b"indexing: 0 of 312" in said[-60:]:
            try:
                said += os.read(ours, 1000)
            except OSError:  # it has ended
                pytest.fail(said.decode())
        os.killpg(started.pid, signal.SIGINT)
        out, _ = started.communicate(timeout=300)
    os.close(ours)
    assert (started.returncode, out) == (130, b""), said
    done = subprocess.run(command, env=environment, capture_output=True, text=True, timeout=600, check=False)
    assert done.returncode == 0, done.stderr
    assert "Traceback" not in done.stderr
    report = json.loads(done.stdout)
    assert report["total"] == report["added"] + report["unchanged"] == 312
    assert features_made(home / "data" / "library") == 312
