"""Settings are kept as overrides; a broken file costs the overrides, with a sentence, and nothing else."""

import json
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from lsgui import paths
from lsgui.gui.settings import SETTINGS, Recent, Settings


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
