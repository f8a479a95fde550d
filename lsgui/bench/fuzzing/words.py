"""Targets that read what is typed, dropped or named: formulas, filters, settings, drops, links, notes."""

import argparse
import contextlib
import io
import json
import os
from pathlib import Path

import numpy as np

from lsgui.bench.fuzzing.begun import Begun, Target, plainly

_OPTIONS = ("--must", "--not", "--exactly", "--in", "--since", "--until", "--path")
_LABELS = ("dog", "Cat", "grass, dry", "straße")


def _text(content: bytes) -> str:
    return content.decode("utf-8", "surrogatepass" if content.isascii() else "replace")


def _formula(folder: Path) -> Begun:
    from lsgui.core import formulas

    def attempt(content: bytes) -> None:
        found = formulas.parse(_text(content))
        assert formulas.parse(formulas.text(found)) == found, "it is not written as it is read"
        images = [Path(f"/{letter}.jpg") for letter in formulas.LETTERS]
        assert formulas.expression(found, images) is not None

    texts = ("A", "(A ∪ B) ∖ C", "a and (b or c) without d", "A & B | C - D + E", "((A))∩(B∪(C∖D))")
    return Begun([text.encode() for text in texts], attempt)


def _filter(folder: Path) -> Begun:
    from lsgui.filter_options import add_filter, filter_of
    from lsgui.library.filters import checked, rows_passing

    parser = argparse.ArgumentParser(prog="lsgui", allow_abbrev=False)
    add_filter(parser)
    paths = sorted(os.fsencode(f"/photos/{number}/é {number}.jpg") for number in range(9))
    times = np.arange(9, dtype=np.int64) * 10**17

    def attempt(content: bytes) -> None:
        lines = _text(content).replace("\0", "").split("\n")  # no system hands a NUL to a program
        words = [f"{option}={line}" for option, line in zip(_OPTIONS, lines, strict=False) if line]
        with contextlib.redirect_stderr(io.StringIO()), contextlib.suppress(SystemExit):
            where = checked(filter_of(parser.parse_args(words)), _LABELS)
            rows_passing(paths, times, where, lambda: np.ones(9, np.bool_))

    lines = (
        "dog\ncat\n\n/photos/3\n2020\n2024-02\né",
        "dog, cat",
        "\n\nstraße",
        "\n\n\n~\n1999-12-31\n2001\nX",
    )
    return Begun([line.encode() for line in lines], attempt)


def _settings(folder: Path) -> Begun:
    from lsgui.gui.recent import Recent
    from lsgui.gui.settings import SETTINGS, Settings, unusable

    file = folder / "settings.json"
    sound = {setting.key: setting.default for setting in SETTINGS}
    recent = [str(folder / "a.jpg"), "/b.png"]

    def attempt(content: bytes) -> None:
        file.write_bytes(content)
        assert len(Recent(file).images()) <= 12
        settings = Settings(file)
        for setting in SETTINGS:
            assert setting.accepts(settings.value(setting.key))
        assert isinstance(settings.problem, str)
        settings.set("count", 13 if settings.number("count") != 13 else 14)
        assert not unusable(json.loads(file.read_bytes())) or settings.problem

    return Begun([json.dumps(each).encode() for each in (sound, {"count": 5}, recent)], attempt)


def _drop(folder: Path) -> Begun:
    from PySide6.QtCore import QMimeData

    from lsgui.core.fetching import host_of
    from lsgui.gui import drops

    def attempt(content: bytes) -> None:
        for form in ("text/plain", "text/uri-list", "text/html", "application/x-qt-image"):
            mime = QMimeData()
            mime.setData(form, content)
            drops.offers(mime)
            found = drops.read(mime)
            drops.session(found)
            drops.is_table(found)
            for link in found.links[:3]:
                host_of(link)

    lines = (
        "file:///tmp/a%20b.jpg\r\nfile:///tmp/c.lsgui\r\n",
        "https://example.org/a.jpg?b=c#d\n",
        f"{folder}\n{folder / 'a.csv'}",
        "<img src='https://example.org/a.png'>",
    )
    return Begun([line.encode() for line in lines], attempt)


def _link(folder: Path) -> Begun:
    from lsgui.core.fetching import host_of

    def attempt(content: bytes) -> None:
        host_of(_text(content))

    links = (
        "https://example.org/a.jpg",
        "http://[::1]:80/x?y#z",
        "http://名.example/ö.png",
        "http://u:p@h/x",
    )
    return Begun([link.encode() for link in links], attempt)


def _note(folder: Path) -> Begun:
    from lsgui import handover, paths

    handed = paths.handed()
    handed.mkdir(parents=True, exist_ok=True)

    def attempt(content: bytes) -> None:
        (handed / f"1{handover.SUFFIX}").write_bytes(content)
        for note in handover.take():
            assert all(file.is_absolute() for file in note.files)

    notes = ({"files": ["/a.jpg", "/b.lsgui"], "token": "x"}, {"files": [str(folder)], "token": ""})
    return Begun([json.dumps(note).encode() for note in notes], attempt)


WORDS = (
    Target("formula", "text", plainly(_formula)),
    Target("filter", "text", plainly(_filter)),
    Target("settings", "json", plainly(_settings)),
    Target("drop", "text", plainly(_drop)),
    Target("link", "text", plainly(_link)),
    Target("note", "json", plainly(_note)),
)
