"""Which files of a folder are the user's pictures."""

import os
import stat
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from types import SimpleNamespace

import pytest

from lsgui.core.types import Cancelled
from lsgui.library import walk as walking
from lsgui.library.walk import reaches, walk


def make(folder: Path, *names: str) -> None:
    for name in names:
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(b"x")


def found(folder: Path) -> list[str]:
    return [file.path.relative_to(folder).as_posix() for file in walk(folder).files]


def test_finds_pictures_by_suffix_in_a_fixed_order(tmp_path: Path) -> None:
    make(tmp_path, "b.JPG", "a.png", "notes.txt", "z/deep/er/c.webp", "y/d.Tiff", "no_suffix")
    assert found(tmp_path) == ["a.png", "b.JPG", "y/d.Tiff", "z/deep/er/c.webp"]


def test_leaves_out_what_is_not_the_users(tmp_path: Path) -> None:
    make(tmp_path, "kept.jpg", ".hidden.jpg", "._apple.jpg", ".git/a.jpg", ".thumbnails/a.jpg")
    make(tmp_path, "@eaDir/a.jpg", "System Volume Information/a.jpg", "node_modules/x/a.jpg")
    make(tmp_path, "$RECYCLE.BIN/a.jpg", "Catalog Previews.lrdata/a.jpg", "#recycle/a.jpg")
    assert found(tmp_path) == ["kept.jpg"]


def test_what_apples_photos_makes_of_the_users_pictures_is_left_out(tmp_path: Path) -> None:
    make(tmp_path, "My.photoslibrary/originals/A/a.jpg", "My.photoslibrary/resources/derivatives/b.jpg")
    make(tmp_path, "My.photoslibrary/database/c.jpg", "My.photoslibrary/x/Derivatives/d.jpg")
    make(tmp_path, "resources/e.jpg")
    assert found(tmp_path) == ["My.photoslibrary/originals/A/a.jpg", "resources/e.jpg"]
    assert not reaches(tmp_path, tmp_path / "My.photoslibrary" / "resources")


@pytest.mark.parametrize("attributes", [0x1000, 0x400000, 0x400020])
def test_what_is_only_in_the_cloud_is_not_fetched(tmp_path: Path, attributes: int) -> None:
    class Entry:
        name = "a.jpg"

        def stat(self) -> SimpleNamespace:
            return SimpleNamespace(
                st_mode=stat.S_IFREG, st_size=7, st_mtime_ns=8, st_file_attributes=self.attributes
            )

        def __init__(self, attributes: int) -> None:
            self.attributes = attributes

    for given in (attributes, 0x20):
        walked = walking.Walked()
        walking._add(Entry(given), tmp_path / "a.jpg", walked)  # type: ignore[arg-type]
        away = given == attributes
        assert [item.reason for item in walked.skipped] == ["it is only in the cloud"] * away
        assert walked.unreadable == [tmp_path / "a.jpg"] * away, "what the library has of it is kept"
        assert len(walked.files) == 1 - away


def test_the_folder_that_the_user_names_may_be_hidden(tmp_path: Path) -> None:
    make(tmp_path, ".secret/a.jpg")
    assert found(tmp_path / ".secret") == ["a.jpg"]


def test_a_folder_is_reached_unless_a_name_on_the_way_is_left_out(tmp_path: Path) -> None:
    for inner in ("", "a", "a/b.c", "A.LRDATA.jpg"):
        assert reaches(tmp_path, tmp_path / inner)
    for inner in (".a", "a/.b/c", "a/@EADIR", "a/b.lrdata/c", "node_modules"):
        assert not reaches(tmp_path, tmp_path / inner)
        assert reaches(tmp_path / inner, tmp_path / inner / "c")
    assert not reaches(tmp_path / "a", tmp_path)
    assert not reaches(tmp_path / "a", tmp_path / "ab")


def test_links_are_followed_but_no_folder_twice(tmp_path: Path) -> None:
    make(tmp_path, "root/real/a.jpg", "elsewhere/b.jpg")
    root = tmp_path / "root"
    (root / "a_loop").symlink_to(root, target_is_directory=True)
    (root / "a_link_to_real").symlink_to(root / "real", target_is_directory=True)
    (root / "real" / "loop").symlink_to(root / "real", target_is_directory=True)
    (root / "other").symlink_to(tmp_path / "elsewhere", target_is_directory=True)
    (root / "other_too").symlink_to(tmp_path / "elsewhere", target_is_directory=True)
    assert found(root)[0] == "real/a.jpg"
    assert len(found(root)) == 2


def test_a_broken_link_has_a_reason(tmp_path: Path) -> None:
    (tmp_path / "lost.jpg").symlink_to(tmp_path / "nowhere.jpg")
    walked = walk(tmp_path)
    assert not walked.files
    assert [(Path(item.path).name, item.reason) for item in walked.skipped] == [
        ("lost.jpg", "the link leads nowhere")
    ]


@pytest.mark.parametrize("name", ["trip", "2024.05 Rome", "lost.jpg"])
def test_what_was_seen_through_a_broken_link_is_not_gone_for_sure(tmp_path: Path, name: str) -> None:
    (tmp_path / name).symlink_to(tmp_path / "nowhere")
    assert walk(tmp_path).unreadable == [tmp_path / name]


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="named pipes are a thing of POSIX")
def test_what_is_no_file_is_left_out(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.jpg")
    (tmp_path / "folder.jpg").mkdir()
    make(tmp_path, "folder.jpg/a.jpg")
    assert found(tmp_path) == ["folder.jpg/a.jpg"]


def test_an_unreadable_folder_is_named_and_the_rest_found(
    tmp_path: Path, deny: Callable[[Path], None]
) -> None:
    make(tmp_path, "a.jpg", "locked/b.jpg", "open/c.jpg")
    deny(tmp_path / "locked")
    walked = walk(tmp_path)
    assert [file.path.name for file in walked.files] == ["a.jpg", "c.jpg"]
    assert walked.unreadable == [tmp_path / "locked"]
    assert walked.skipped[0].reason == "the folder cannot be read (Permission denied)"


@pytest.mark.parametrize("name", ["loop", "loop.jpg"])
def test_a_link_in_a_circle_costs_only_itself(tmp_path: Path, name: str) -> None:
    make(tmp_path, "a.jpg", "z.jpg", "zz/deep/b.jpg")
    (tmp_path / name).symlink_to(tmp_path / name)
    walked = walk(tmp_path)
    assert [file.path.name for file in walked.files] == ["a.jpg", "z.jpg", "b.jpg"]
    assert [Path(item.path).name for item in walked.skipped] == [name]
    assert "symbolic links" in walked.skipped[0].reason
    assert walked.unreadable == [tmp_path / name], "what was seen through it before is not gone for sure"


def test_an_entry_that_may_not_be_looked_at_costs_only_itself(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    class Locked:
        name = "locked"

        def is_dir(self) -> bool:
            raise PermissionError(13, "Permission denied")

    make(tmp_path, "a.jpg", "z/b.jpg")
    real = os.scandir

    @contextmanager
    def scandir(path: Path) -> Iterator[list[object]]:
        with real(path) as entries:
            yield [*entries, *([Locked()] if Path(path) == tmp_path else [])]

    monkeypatch.setattr(os, "scandir", scandir)
    walked = walk(tmp_path)
    assert [file.path.name for file in walked.files] == ["a.jpg", "b.jpg"]
    assert [item.reason for item in walked.skipped] == ["it cannot be read (Permission denied)"]


def test_can_be_cancelled(tmp_path: Path) -> None:
    make(tmp_path, "a/a.jpg", "b/b.jpg")

    def stop(done: int, total: int) -> None:
        assert total == 0
        raise Cancelled

    with pytest.raises(Cancelled):
        walk(tmp_path, progress=stop)


@pytest.mark.skipif(os.name != "posix", reason="there a path is bounded otherwise")
def test_a_path_longer_than_the_system_takes_has_a_reason_and_costs_only_itself(tmp_path: Path) -> None:
    make(tmp_path, "a.jpg", "z/b.jpg")
    step = "f" * 200
    descriptor = os.open(tmp_path, os.O_RDONLY)
    for _ in range(25):  # 5,000 bytes, made a step at a time
        os.mkdir(step, dir_fd=descriptor)
        inner = os.open(step, os.O_RDONLY, dir_fd=descriptor)
        os.close(descriptor)
        descriptor = inner
    os.close(descriptor)
    walked = walk(tmp_path)
    assert [file.path.name for file in walked.files] == ["a.jpg", "b.jpg"]
    assert [item.reason for item in walked.skipped] == ["the folder cannot be read (File name too long)"]
    assert len(walked.unreadable) == 1, "what was seen there before is not gone for sure"


def test_long_paths_and_names_are_found(tmp_path: Path) -> None:
    deep = "/".join(["a folder with quite a name 写真"] * 20)
    make(tmp_path, f"{deep}/{'n' * 200}.jpg")
    assert found(tmp_path) == [f"{deep}/{'n' * 200}.jpg"]
