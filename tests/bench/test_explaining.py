"""What is said of attribution: falls of the right labels, by places that are hidden as they are told."""

from pathlib import Path

import pytest

from lsgui import cli
from lsgui.bench import explaining
from lsgui.core.engine import Engine


def test_places_that_count_are_held_against_squares(engine: Engine, photos: Path) -> None:
    seen: list[tuple[int, int]] = []
    found = explaining.measure(
        engine, photos, count=1, progress=lambda done, total: seen.append((done, total))
    )
    for name in ("first", "refined", "random", "centre"):
        assert -1 <= found[name]["fall"] <= 1
        assert 0 <= found[name]["beats_random"] <= 1
        assert 0 <= found[name]["beats_centre"] <= 1
    assert found["centre"]["beats_centre"] == found["random"]["beats_random"] == 0
    assert -1 <= found["agreement"]["mean"] <= 1
    assert (found["pairs"], found["hidden"]) == (1, 0.125)
    assert seen == [(0, 1), (1, 1)]


def test_too_few_photographs_are_told(photos: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["bench", "--why", str(photos)]) == 1
    assert "has 12 photographs; it takes 100" in capsys.readouterr().err
