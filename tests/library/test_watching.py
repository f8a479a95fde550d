"""A library keeps itself up to date: files come and go, storms pass, drives are unplugged and come back."""

import errno
import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PIL import Image
from thumbnail_engine import ThumbnailEngine

from lsgui.core.types import Cancelled, LibraryError
from lsgui.library import keeping, scan, watching
from lsgui.library.changes import Change
from lsgui.library.database import WriterLock
from lsgui.library.index_report import IndexReport
from lsgui.library.store import Library
from lsgui.library.watching import Watcher

FAST = {"settle": 0.3, "look": 0.2}


def paint(file: Path, shade: int) -> Path:
    file.parent.mkdir(parents=True, exist_ok=True)
    Image.new("RGB", (40, 30), (shade % 256, shade // 256, 7)).save(file)
    return file


@pytest.fixture
def root(tmp_path: Path) -> Path:
    (tmp_path / "root" / "sub").mkdir(parents=True)
    return tmp_path / "root"


@pytest.fixture
def watcher(root: Path) -> Iterator[Watcher]:
    """One that has told of the folder, as it does of every new one."""
    with Watcher(lambda: [root], **FAST) as watcher:
        assert watcher.wait() == {Change(root, deep=True)}
        assert watcher.note == ""
        yield watcher


def test_a_new_file_is_told_as_a_change_of_its_folder(watcher: Watcher, root: Path) -> None:
    paint(root / "sub" / "a.png", 1)
    assert watcher.wait() == {Change(root / "sub", deep=False)}


def test_files_that_are_no_images_are_nobody_s_business(watcher: Watcher, root: Path) -> None:
    (root / "notes.txt").write_text("words")
    paint(root / "sub" / "a.png", 1)
    assert watcher.wait() == {Change(root / "sub", deep=False)}


def test_a_folder_that_moves_in_is_looked_through_whole(watcher: Watcher, root: Path) -> None:
    paint(root.parent / "album" / "inner" / "a.png", 1)
    (root.parent / "album").rename(root / "album")
    assert Change(root / "album", deep=True) in watcher.wait()
    paint(root / "album" / "inner" / "b.png", 2)  # and watched from then on
    assert watcher.wait() == {Change(root / "album" / "inner", deep=False)}


def test_a_storm_is_told_at_once_and_not_file_by_file(watcher: Watcher, root: Path) -> None:
    for number in range(2000):
        (root / "sub" / f"{number}.jpg").write_bytes(b"x")
    assert watcher.wait() == {Change(root / "sub", deep=False)}


def test_a_storm_of_folders_is_told_as_the_whole_folder(watcher: Watcher, root: Path) -> None:
    for number in range(300):
        (root / str(number)).mkdir()
    assert watcher.wait() == {Change(root, deep=True)}


def test_a_storm_without_an_end_is_told_all_the_same(
    watcher: Watcher, root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(watching, "LONGEST", 1.0)
    written: list[int] = []

    def go_on(done: int, total: int) -> None:
        written.append(1)
        (root / "sub" / f"{len(written)}.jpg").write_bytes(b"x")

    watcher._settle = 1000.0  # with files coming in all the time, it never comes to rest
    assert watcher.wait(go_on) == {Change(root / "sub", deep=False)}
    assert len(written) > 1


def test_a_drive_that_is_unplugged_and_comes_back_is_noticed(watcher: Watcher, root: Path) -> None:
    away = root.rename(root.with_name("away"))
    assert watcher.wait() == {Change(root, deep=True)}
    away.rename(root)
    assert watcher.wait() == {Change(root, deep=True)}
    paint(root / "sub" / "a.png", 1)
    assert watcher.wait() == {Change(root / "sub", deep=False)}


@pytest.fixture
def drive(root: Path) -> Iterator[Callable[[], None]]:
    """Plugs in a drive in memory at root/sub."""
    place = root / "sub"
    mount = ["mount", "-t", "tmpfs", "tmpfs", str(place)]
    if sys.platform != "linux" or os.geteuid() or subprocess.run(mount, capture_output=True).returncode:
        pytest.skip("no drive can be mounted here")
    subprocess.run(["umount", str(place)], check=True)
    yield lambda: subprocess.run(mount, check=True) and None
    if os.path.ismount(place):
        subprocess.run(["umount", str(place)], check=True)


def test_a_drive_below_a_folder_that_comes_back_and_is_unplugged_is_noticed(
    root: Path, drive: Callable[[], None]
) -> None:
    place = root / "sub"
    with Watcher(lambda: [root], mounts=lambda: [place], **FAST) as watcher:
        assert watcher.wait() == {Change(root, deep=True)}
        drive()
        assert watcher.wait() == {Change(place, deep=True)}
        paint(place / "a.png", 1)  # what is on it is watched from then on
        assert watcher.wait() == {Change(place, deep=False)}
        subprocess.run(["umount", str(place)], check=True)
        assert Change(place, deep=True) in watcher.wait()


def test_a_wait_can_be_ended(watcher: Watcher) -> None:
    def end(done: int, total: int) -> None:
        raise Cancelled

    with pytest.raises(Cancelled):
        watcher.wait(end)


def test_what_could_not_be_done_is_told_again(watcher: Watcher, root: Path) -> None:
    watcher.again([Change(root / "sub", deep=False)], 0.1)
    assert watcher.wait() == {Change(root / "sub", deep=False)}


@pytest.mark.parametrize("error", [
    OSError("OS file watch limit reached. about [...]"),
    OSError(errno.EMFILE, "Too many open files"),
])  # fmt: skip
def test_past_the_system_s_limit_it_says_so_and_looks_now_and_then(
    root: Path, monkeypatch: pytest.MonkeyPatch, error: OSError
) -> None:
    def refuse(*paths: Path, **options: object) -> Iterator[set[tuple[object, str]]]:
        raise error
        yield set()

    monkeypatch.setattr(watching, "watch", refuse)
    with Watcher(lambda: [root], **FAST, rescan=0.5) as watcher:
        assert watcher.wait() == {Change(root, deep=True)}
        assert watcher.note == watching.NO_EVENTS
        assert watcher.wait() == {Change(root, deep=True)}


def test_the_library_s_own_files_are_no_change(root: Path) -> None:
    with Watcher(lambda: [root], besides=root / "library", **FAST) as watcher:
        watcher.wait()
        paint(root / "library" / "a.png", 1)
        paint(root / "sub" / "b.png", 2)
        assert watcher.wait() == {Change(root / "sub", deep=False)}


class Steps:
    """Does one thing after another, each once the news of the one before is there, and ends the keeping."""

    def __init__(self, *steps: Callable[[], object]) -> None:
        self.news: list[str | IndexReport] = []
        self._steps = list(steps)
        self._done = 0

    def tell(self, news: str | IndexReport) -> None:
        self.news.append(news)

    def progress(self, done: int, total: int) -> None:
        if len(self.news) >= self._done:
            if self._done == len(self._steps):
                raise Cancelled
            self._steps[self._done]()
            self._done += 1

    def keep(self, library: Library, engine: ThumbnailEngine) -> list[str | IndexReport]:
        watcher = Watcher(library.folder_paths, besides=library.folder, **FAST)
        with pytest.raises(Cancelled):
            keeping.keep(library, engine, self.tell, watcher=watcher, progress=self.progress)
        return self.news


def test_a_library_is_kept_up_to_date_until_it_is_stopped(
    library: Library, thumbnails: ThumbnailEngine, root: Path
) -> None:
    paint(root / "a.png", 1)
    scan.index(library, thumbnails, [root])
    steps = Steps(
        lambda: paint(root / "b.png", 2),
        lambda: [paint(root / "storm" / f"{number}.png", 10 + number) for number in range(60)],
        lambda: shutil.rmtree(root / "storm"),
        lambda: root.rename(root.with_name("away")),
        lambda: root.with_name("away").rename(root),
    )
    news = steps.keep(library, thumbnails)
    reports = [item for item in news if isinstance(item, IndexReport)]
    assert [item for item in news if isinstance(item, str)] == [
        f"{root} is offline; the library keeps its photographs",
        f"{root} is there again",
    ]
    assert sum(report.added for report in reports) == 61
    assert sum(report.removed for report in reports) == 60
    assert library.paths() == [root / "a.png", root / "b.png"]


def test_a_new_file_that_is_skipped_is_told(
    library: Library, thumbnails: ThumbnailEngine, root: Path
) -> None:
    paint(root / "a.png", 1)
    (root / "old.png").write_bytes(b"no picture")
    scan.index(library, thumbnails, [root])
    (news,) = Steps(lambda: (root / "new.png").write_bytes(b"none either")).keep(library, thumbnails)
    assert isinstance(news, IndexReport)
    assert [Path(item.path).name for item in news.skipped] == ["new.png", "old.png"]


def test_what_came_in_before_the_watch_began_is_found_too(
    library: Library, thumbnails: ThumbnailEngine, root: Path
) -> None:
    scan.index(library, thumbnails, [root])
    paint(root / "a.png", 1)
    (report,) = Steps(lambda: None).keep(library, thumbnails)
    assert isinstance(report, IndexReport)
    assert report.added == 1


def test_while_another_index_runs_it_says_so_and_tries_again(
    library: Library, thumbnails: ThumbnailEngine, root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(watching, "RETRY", 0.2)
    scan.index(library, thumbnails, [root])
    paint(root / "a.png", 1)
    other = WriterLock(library.folder)
    with pytest.raises(LibraryError):
        scan.index(library, thumbnails, [root])
    news = Steps(lambda: None, other.release).keep(library, thumbnails)
    assert "is being indexed already" in str(news[0])
    assert isinstance(news[1], IndexReport)
    assert news[1].added == 1
