"""What decoding in worker processes gives, and what a bad decoder cannot do."""

import errno
import hashlib
import multiprocessing
import os
import signal
import subprocess
import sys
import time
from concurrent.futures import CancelledError
from pathlib import Path
from types import ModuleType

import hostile_decoders
import numpy as np
import pytest

from lsgui.core import images
from lsgui.core.types import LibraryError
from lsgui.library import decoding
from lsgui.library.decoding import Decoded, Decoders, workers_for
from lsgui.library.worker import digest_seconds

SIZE = (32, 24)
ROOT = Path(__file__).resolve().parents[2]


def digest(path: Path) -> bytes:
    return hashlib.blake2b(path.read_bytes(), digest_size=20).digest()


def read(decoders: Decoders, path: Path) -> Decoded:
    return decoders.submit(path).result(60)


def wait_for(path: Path) -> None:
    end = time.monotonic() + 60
    while not path.exists():
        assert time.monotonic() < end, f"{path} never came"
        time.sleep(0.01)


def test_pixels_are_those_of_the_loader_in_the_order_asked(photos: Path) -> None:
    files = sorted(photos.iterdir())
    with Decoders(SIZE, workers=2) as decoders:
        found = [future.result(60) for future in [decoders.submit(file) for file in files]]
    for file, decoded in zip(files, found, strict=True):
        assert decoded.digest == digest(file)
        assert decoded.reason == ""
        assert decoded.pixels is not None
        assert decoded.pixels.dtype == np.uint8
        assert np.array_equal(decoded.pixels, images.pixels(file, SIZE))


def test_known_content_is_not_decoded(photos: Path) -> None:
    moon = photos / "moon.jpg"
    with Decoders(SIZE, decode=hostile_decoders.crash, known={digest(moon)}) as decoders:
        assert read(decoders, moon) == Decoded(digest(moon), None, "")


def test_what_cannot_be_read_gives_its_reason(photos: Path) -> None:
    odd = photos / "photo \udce9.jpg"
    (photos / "empty.jpg").touch()
    with Decoders(SIZE) as decoders:
        assert read(decoders, photos / "empty.jpg") == Decoded(b"", None, "the file is empty")
        assert read(decoders, odd) == Decoded(
            b"", None, "the file cannot be read (No such file or directory)"
        )
        assert read(decoders, photos / "moon.jpg").pixels is not None


def test_a_crash_costs_one_file(photos: Path) -> None:
    (photos / "moon.jpg").rename(photos / "crash.jpg")
    files = sorted(photos.iterdir())
    with Decoders(SIZE, decode=hostile_decoders.by_name) as decoders:
        reasons = {file.name: read(decoders, file).reason for file in files}
    assert {name: reason for name, reason in reasons.items() if reason} == {
        "crash.jpg": "it crashed the image decoder"
    }


def test_a_hang_costs_one_file_and_no_more_than_its_time(photos: Path) -> None:
    (photos / "moon.jpg").rename(photos / "hang.jpg")
    with Decoders(SIZE, decode=hostile_decoders.by_name, seconds=1.5) as decoders:
        futures = [decoders.submit(photos / name) for name in ("hang.jpg", "china.jpg")]
        assert futures[0].result(60).reason == "it took longer than 1.5 seconds to read"
        assert futures[1].result(60).pixels is not None


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="only Linux keeps a process to its limit")
def test_a_hog_costs_one_file(photos: Path) -> None:
    (photos / "moon.jpg").rename(photos / "hog.jpg")
    with Decoders(SIZE, decode=hostile_decoders.by_name, memory=1 << 28) as decoders:
        assert read(decoders, photos / "hog.jpg").reason == "there is not enough memory to decode it"
        assert read(decoders, photos / "china.jpg").pixels is not None


def test_a_worker_that_dies_between_two_files_costs_none(photos: Path) -> None:
    with Decoders(SIZE, decode=hostile_decoders.process_number) as decoders:
        first = read(decoders, photos / "moon.jpg").reason
        assert read(decoders, photos / "china.jpg").reason == first, "a worker reads one file after another"
        (process,) = multiprocessing.active_children()
        process.kill()
        process.join()
        assert read(decoders, photos / "china.jpg").reason not in (first, "it crashed the image decoder")


def test_reading_a_file_may_take_the_longer_the_larger_it_is_but_not_for_ever() -> None:
    assert digest_seconds(0, 30) == 30
    assert digest_seconds(10**9, 30) == 1030
    assert digest_seconds(10**15, 30) == digest_seconds(10**12, 30) < 2 * 60 * 60


def test_the_time_of_a_file_counts_from_its_digest_on(photos: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (photos / "moon.jpg").rename(photos / "hang.jpg")
    asked: list[float] = []
    real = decoding._Worker._receive

    def receive(worker: decoding._Worker, seconds: float) -> tuple[bytes, str]:
        asked.append(seconds)
        return real(worker, seconds)

    monkeypatch.setattr(decoding._Worker, "_receive", receive)
    with Decoders(SIZE, decode=hostile_decoders.by_name, seconds=1.5) as decoders:
        assert read(decoders, photos / "hang.jpg").reason == "it took longer than 1.5 seconds to read"
    size = (photos / "hang.jpg").stat().st_size
    assert asked[1:] == [1.5, digest_seconds(size, 1.5), 1.5]


def test_closing_ends_a_hang_at_once(photos: Path) -> None:
    with Decoders(SIZE, decode=hostile_decoders.hang, seconds=3600) as decoders:
        futures = [decoders.submit(photos / name) for name in ("moon.jpg", "china.jpg")]
        wait_for(photos / "moon.began")
    assert multiprocessing.active_children() == []
    for future in futures:
        with pytest.raises(CancelledError):
            future.result(0)


def test_nothing_is_started_for_no_files() -> None:
    with Decoders(SIZE):
        assert multiprocessing.active_children() == []


def test_few_files_get_one_worker_and_many_no_more_than_there_are_cores() -> None:
    assert workers_for(0) == workers_for(8) == 1
    assert workers_for(1_000_000) == min(4, os.cpu_count() or 1)


def test_a_worker_loads_little_and_not_the_main_module(photos: Path) -> None:
    with Decoders(SIZE, decode=hostile_decoders.modules) as decoders:
        loaded = set(read(decoders, photos / "moon.jpg").reason.split())
    assert {"numpy", "PIL.Image", "lsgui.core.images"} <= loaded
    assert not loaded & {
        "pytest",
        "PySide6",
        "onnxruntime",
        "torch",
        "sqlite3",
        "lsgui.cli",
        "lsgui.library.scan",
    }


def test_a_decoder_neither_speaks_for_the_program_nor_hears_ctrl_c(
    photos: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    with Decoders(SIZE, decode=hostile_decoders.rude) as decoders:
        assert read(decoders, photos / "moon.jpg").pixels is not None
    assert capfd.readouterr() == ("", "")


def test_a_worker_that_cannot_start_is_no_fault_of_the_file(
    photos: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    nowhere = ModuleType("nowhere")
    exec("def decode(path, size): ...", nowhere.__dict__)
    monkeypatch.setitem(sys.modules, "nowhere", nowhere)  # here, but not for another process
    with (
        Decoders(SIZE, decode=nowhere.decode) as decoders,
        pytest.raises(LibraryError, match="could not be started"),
    ):
        read(decoders, photos / "moon.jpg")
    assert multiprocessing.active_children() == []


@pytest.mark.parametrize("place", ["the process", "the pipe"])
def test_a_worker_that_the_system_refuses_is_told_in_a_sentence(
    photos: Path, monkeypatch: pytest.MonkeyPatch, place: str
) -> None:
    def refuse(*arguments: object, **options: object) -> None:
        raise BlockingIOError(errno.EAGAIN, "Resource temporarily unavailable")

    with Decoders(SIZE) as decoders:
        with monkeypatch.context() as patch:
            context = multiprocessing.get_context("spawn")
            if place == "the process":
                patch.setattr(context.Process, "start", refuse)
            else:
                patch.setattr(type(context), "Pipe", refuse)
            with pytest.raises(LibraryError, match="could not be started: Resource temporarily unavailable"):
                read(decoders, photos / "moon.jpg")
        assert read(decoders, photos / "moon.jpg").pixels is not None


@pytest.mark.skipif(not Path("/proc/self/fd").is_dir(), reason="the open files are not listed here")
def test_nothing_stays_open(photos: Path) -> None:
    def use() -> int:
        with Decoders(SIZE, decode=hostile_decoders.by_name, seconds=1.5) as decoders:
            for name in ("crash.jpg", "hang.jpg", "china.jpg"):
                read(decoders, photos / name)
        return len(os.listdir("/proc/self/fd"))

    (photos / "moon.jpg").rename(photos / "crash.jpg")
    (photos / "coffee.jpg").rename(photos / "hang.jpg")
    assert use() == use()


SCRIPT = """
import sys
from pathlib import Path
import hostile_decoders
from lsgui.core import images
from lsgui.core.types import Cancelled
from lsgui.library.scan import index
from lsgui.library.store import Library
from thumbnail_engine import ThumbnailEngine

print("begins", flush=True)
images.pixels = hostile_decoders.hang
photos, engine = Path(sys.argv[1]), ThumbnailEngine()
library = Library.open(Path(sys.argv[2]), engine.identity, engine.dim)
"""
CANCEL = """
def progress(done, total):
    if list(photos.glob("*.began")):
        raise Cancelled
try:
    index(library, engine, [photos], progress=progress)
except Cancelled:
    print("cancelled")
"""


def start(script: str, tmp_path: Path, photos: Path, *words: str) -> subprocess.Popen[str]:
    """Run a script that has no guard against being imported by its own workers."""
    file = tmp_path / "script.py"
    file.write_text(script, encoding="utf-8")
    (photos / "multiprocessing.py").write_text("print('from the current folder')")
    return subprocess.Popen(
        [sys.executable, file, photos, tmp_path / "library", *words],
        cwd=photos,
        env=os.environ | {"PYTHONPATH": os.pathsep.join((str(ROOT), str(Path(__file__).parent)))},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
    )


def test_the_program_ends_when_a_hanging_index_is_cancelled(photos: Path, tmp_path: Path) -> None:
    with start(SCRIPT + CANCEL, tmp_path, photos) as process:
        assert process.communicate(timeout=60) == ("begins\ncancelled\n", "")
    assert process.returncode == 0


@pytest.mark.skipif(sys.platform == "win32", reason="there Ctrl+C is no signal to a group of processes")
def test_ctrl_c_during_a_hang_ends_the_program_quietly(photos: Path, tmp_path: Path) -> None:
    # A shell that starts tests in the background has them ignore Ctrl+C, and their children, too.
    heard = "import signal\nsignal.signal(signal.SIGINT, signal.default_int_handler)\n"
    run = (
        heard
        + "try:\n    index(library, engine, [photos])\nexcept KeyboardInterrupt:\n    print('interrupted')\n"
    )
    with start(SCRIPT + run, tmp_path, photos) as process:
        while not list(photos.glob("*.began")):
            assert process.poll() is None
            time.sleep(0.01)
        os.killpg(process.pid, signal.SIGINT)
        assert process.communicate(timeout=60) == ("begins\ninterrupted\n", "")
    assert process.returncode == 0


KILLED = """
import time
from lsgui.library import decoding
decoding.SECONDS = 3600
if sys.argv[3] == "idle":
    images.pixels = real
    def embed(pixels):
        (photos / "moon.began").touch()
        time.sleep(3600)
    engine.embed_pixels = embed
index(library, engine, [photos])
"""


@pytest.mark.skipif(sys.platform == "win32", reason="there nothing is told by who holds a pipe open")
@pytest.mark.parametrize("worker", ["hanging", "idle"])
def test_workers_end_when_the_program_is_killed(photos: Path, tmp_path: Path, worker: str) -> None:
    script = SCRIPT.replace("images.pixels =", "real, images.pixels = images.pixels,") + KILLED
    with start(script, tmp_path, photos, worker) as process:
        while not list(photos.glob("*.began")):
            assert process.poll() is None, process.communicate()
            time.sleep(0.01)
        process.kill()
        assert process.communicate(timeout=60) == ("begins\n", ""), "its pipes end with its last worker"
    assert process.returncode == -signal.SIGKILL
