"""Settings are kept as overrides; a broken file costs the overrides, with a sentence, and nothing else."""

import errno
import json
import os
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from lsgui import paths
from lsgui.gui.recent import Recent
from lsgui.gui.settings import SETTINGS, Settings
from lsgui.head_lock import lock


@pytest.fixture
def file(home: Path, qtbot: QtBot) -> Path:
    path = paths.config() / "settings.json"
    path.parent.mkdir(parents=True)
    return path


def test_every_setting_has_a_usable_default(file: Path) -> None:
    settings = Settings()
    assert all(setting.accepts(settings.value(setting.key)) for setting in SETTINGS)
    assert settings.problem == ""
    assert not file.exists()


def test_a_changed_setting_is_there_next_time(file: Path) -> None:
    Settings().set("theme", "dark")
    assert Settings().text("theme") == "dark"


def test_only_what_differs_from_the_defaults_is_written(file: Path) -> None:
    settings = Settings()
    settings.set("theme", "dark")
    settings.set("count", 30)
    settings.set("theme", "system")
    assert json.loads(file.read_text("utf-8")) == {"count": 30}


def test_a_change_is_announced_once(qtbot: QtBot, file: Path) -> None:
    settings = Settings()
    with qtbot.waitSignal(settings.changed) as told:
        settings.set("theme", "light")
    assert told.args == ["theme"]
    with qtbot.assertNotEmitted(settings.changed):
        settings.set("theme", "light")


@pytest.mark.parametrize("text", ["{", "[1, 2]", "\x00", '"theme"'])
def test_a_broken_file_means_defaults_a_sentence_and_a_copy(file: Path, text: str) -> None:
    file.write_text(text, "utf-8")
    settings = Settings()
    assert settings.text("theme") == "system"
    assert "could not be read" in settings.problem
    assert file.with_name("settings-broken.json").read_text("utf-8") == text


@pytest.mark.parametrize("value", ["pink", [], {}, 3, None])
def test_an_unusable_value_means_its_default_and_a_sentence(file: Path, value: object) -> None:
    file.write_text(json.dumps({"theme": value, "count": 20}), "utf-8")
    settings = Settings()
    assert (settings.text("theme"), settings.number("count")) == ("system", 20)
    assert "theme" in settings.problem


def test_what_a_newer_version_wrote_is_kept(file: Path) -> None:
    file.write_text('{"from_the_future": [1]}', "utf-8")
    Settings().set("theme", "dark")
    assert json.loads(file.read_text("utf-8")) == {"from_the_future": [1], "theme": "dark"}


def test_a_value_that_cannot_be_is_refused(file: Path) -> None:
    with pytest.raises(ValueError, match="count"):
        Settings().set("count", 0)


def test_recent_images_are_newest_first_each_once_and_few(home: Path) -> None:
    recent = Recent(limit=3)
    for name in ("a", "b", "c", "d", "b"):
        recent.add(Path(name))
    assert recent.images() == [Path("b"), Path("d"), Path("c")]
    assert Recent(limit=3).images() == recent.images()


def test_recent_images_can_be_forgotten(home: Path) -> None:
    recent = Recent()
    recent.add(Path("a"))
    recent.clear()
    assert Recent().images() == []


def test_a_broken_list_of_recent_images_is_an_empty_one(home: Path) -> None:
    paths.state().mkdir(parents=True)
    (paths.state() / "recent.json").write_text("{{", "utf-8")
    assert Recent().images() == []


@pytest.mark.parametrize(
    "text", ["[" * 5000, '{"a":' * 50 + "1" + "}" * 50, '{"count": 1e999}', " " * 2_000_000]
)
def test_a_file_beyond_all_limits_is_set_aside(file: Path, text: str) -> None:
    file.write_text(text, "utf-8")
    settings = Settings()
    assert "could not be read" in settings.problem
    settings.set("count", 20)
    assert json.loads(file.read_text("utf-8")) == {"count": 20}


def test_a_path_that_no_folder_can_have_is_not_used(file: Path) -> None:
    file.write_text(json.dumps({"checkpoint": "a\0b"}), "utf-8")
    settings = Settings()
    assert settings.text("checkpoint") == ""
    assert "checkpoint" in settings.problem


@pytest.mark.parametrize("text", ["[" * 5000, "{}", "3", '["a\\u0000b", 5]'])
def test_recent_images_that_are_none_are_forgotten(home: Path, text: str) -> None:
    paths.state().mkdir(parents=True, exist_ok=True)
    (paths.state() / "recent.json").write_text(text, "utf-8")
    assert Recent().images() == []


def stored(file: Path) -> object:
    return json.loads(file.read_text("utf-8"))


def test_windows_leave_each_others_settings_alone(file: Path) -> None:
    one, other = Settings(), Settings()
    one.set("theme", "dark")
    other.set("count", 20)
    assert stored(file) == {"theme": "dark", "count": 20}
    assert other.text("theme") == "system"  # nothing changes under the user's eyes
    one.set("theme", "system")
    assert stored(file) == {"count": 20}


def test_windows_that_store_at_once_lose_nothing(file: Path) -> None:
    values = {"theme": "dark", "count": 20, "contrast": "high", "text_size": 120, "combinations": "on"}
    with ThreadPoolExecutor(len(values)) as pool:
        for _ in range(10):
            file.unlink(missing_ok=True)
            windows = [(Settings(), key, value) for key, value in values.items()]
            list(pool.map(lambda each: each[0].set(each[1], each[2]), windows))
            assert stored(file) == values


def test_a_program_that_never_lets_go_of_the_settings_is_left_behind(file: Path) -> None:
    with file.with_suffix(".lock").open("a+b") as stream:
        assert lock(stream.fileno(), shared=False)
        Settings().set("theme", "dark")
    assert stored(file) == {"theme": "dark"}


@contextmanager
def failing(monkeypatch: pytest.MonkeyPatch, call: str, file: Path, number: int) -> Iterator[None]:
    """The system refuses one call for one file, as it does when it has no room or no right for it."""
    real = getattr(os, call)

    def refuse(path: Path, *words: object, **options: object) -> object:
        if Path(words[0] if call == "replace" else path) == file:  # type: ignore[arg-type]
            raise OSError(number, os.strerror(number), str(file))
        return real(path, *words, **options)

    with monkeypatch.context() as there:
        there.setattr(os, call, refuse)
        yield


@pytest.mark.parametrize("number", [errno.EMFILE, errno.EACCES, errno.EIO])
def test_a_file_that_cannot_be_read_for_a_while_is_left_as_it_is(
    file: Path, monkeypatch: pytest.MonkeyPatch, number: int
) -> None:
    file.write_text('{"theme": "dark"}', "utf-8")
    with failing(monkeypatch, "open", file, number):
        settings = Settings()
        assert settings.text("theme") == "system"
        assert os.strerror(number) in settings.problem
        assert str(file) in settings.problem
        with pytest.raises(OSError, match=os.strerror(number)):
            settings.set("count", 20)
        assert settings.number("count") == 20
    assert stored(file) == {"theme": "dark"}
    assert not list(file.parent.glob("*broken*"))
    settings.set("count", 30)
    assert stored(file) == {"theme": "dark", "count": 30}


def test_a_second_broken_file_leaves_the_first_one_kept(file: Path) -> None:
    for number in range(30):
        file.write_text(f"{{broken {number}", "utf-8")
        assert "could not be read" in Settings().problem
    kept = [each.read_text("utf-8") for each in file.parent.glob("settings-broken*.json")]
    assert {f"{{broken {number}" for number in range(15)} | {"{broken 29"} <= set(kept)
    assert len(kept) < 30


def test_a_broken_file_that_cannot_be_moved_stays_and_is_told(
    file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file.write_text("{broken", "utf-8")
    with failing(monkeypatch, "replace", file.with_name("settings-broken.json"), errno.EROFS):
        settings = Settings()
    assert str(file) in settings.problem
    assert "left as it is" in settings.problem
    assert file.read_text("utf-8") == "{broken"


def test_a_file_that_breaks_while_a_window_is_open_is_kept_and_made_anew(file: Path) -> None:
    settings = Settings()
    settings.set("theme", "dark")
    file.write_text("{an editor's half", "utf-8")
    settings.set("count", 20)
    assert stored(file) == {"theme": "dark", "count": 20}
    assert file.with_name("settings-broken.json").read_text("utf-8") == "{an editor's half"


def test_a_full_disk_costs_only_the_new_value(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    settings = Settings()
    settings.set("theme", "dark")
    before = sorted(file.parent.iterdir())
    with failing(monkeypatch, "replace", file, errno.ENOSPC), pytest.raises(OSError, match="space"):
        settings.set("count", 20)
    assert stored(file) == {"theme": "dark"}
    assert sorted(file.parent.iterdir()) == before


def test_windows_share_the_list_of_recent_images(home: Path) -> None:
    one, other = Recent(), Recent()
    assert one.images() == other.images() == []
    one.add(Path("a"))
    other.add(Path("b"))
    assert Recent().images() == other.images() == [Path("b"), Path("a")]
    one.clear()
    other.add(Path("c"))
    assert Recent().images() == [Path("c")]  # what was forgotten does not come back


def test_recent_images_that_cannot_be_written_are_known_in_their_window(
    home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    recent, file = Recent(), paths.state() / "recent.json"
    recent.add(Path("a"))
    with failing(monkeypatch, "replace", file, errno.ENOSPC):
        recent.add(Path("b"))
        recent.add(Path("c"))
        assert recent.images() == [Path("c"), Path("b"), Path("a")]
    assert Recent().images() == [Path("a")]
    assert not list(file.parent.glob("*.new"))
