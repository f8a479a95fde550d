"""The map of a library: made once, kept, grown, made anew when it must be, and written as a table."""

import hashlib
import json
import zipfile
from pathlib import Path

import numpy as np
import pytest
from vector_library import SignLabels, fill, numbered, open_vectors, vectors

from lsgui.core.types import Cancelled, CheckpointIdentity, Filter, LibraryError
from lsgui.library import mapping, projecting
from lsgui.library.listing import read_listing
from lsgui.library.map_table import Entry, as_tsv, entries_of, write_tsv
from lsgui.library.mapped import read_mapped
from lsgui.library.mapping import LibraryMap, read_map
from lsgui.library.store import Library
from lsgui.library.vacuum import vacuum


class Judge:
    """A head that finds "left" where the first number of a feature is below 0."""

    name = ""
    labels = ("left",)

    def scores(self, features: np.ndarray) -> np.ndarray:
        return (features[:, :1] < 0).astype(np.float32)

    def thresholds_for(self, operation: object, alike: float = 0.0, method: str = "learned") -> np.ndarray:
        return np.full(1, 0.5, np.float32)


FEATURES = vectors(120)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    fill(tmp_path, FEATURES[:80], numbered(80))
    return tmp_path


def mapped(library: Library) -> LibraryMap:
    found = read_map(library)
    assert found is not None
    return found


@pytest.fixture
def fits(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """How many landmarks each layout had that was made."""
    made: list[int] = []
    real = projecting.fit

    def fit(features: np.ndarray, **options: object) -> projecting.Projection:
        made.append(len(features))
        return real(features, **options)  # type: ignore[arg-type]

    monkeypatch.setattr(projecting, "fit", fit)
    return made


def test_it_is_made_once_and_kept(folder: Path, fits: list[int]) -> None:
    with open_vectors(folder) as library:
        first = mapped(library)
    with open_vectors(folder) as library:
        again = mapped(library)
        points = again.of(read_listing(library))
    assert fits == [80]
    assert (first.places == again.places).all()
    np.testing.assert_array_equal(points, first.places)


def test_new_photographs_find_their_places_and_many_have_it_made_anew(folder: Path, fits: list[int]) -> None:
    with open_vectors(folder) as library:
        before = mapped(library).places
        fill(folder, FEATURES[80:100], numbered(20, 80))
        grown = mapped(library).places
        assert fits == [80]
        assert (grown[:80] == before).all()
        np.testing.assert_allclose(grown[80:], mapped(library).projection.place(FEATURES[80:100]), atol=1e-5)
        fill(folder, vectors(60, seed=7), numbered(60, 100))
        assert len(mapped(library).places) == 160
        assert fits == [80, 160]


@pytest.mark.parametrize("harm", [b"", b"no map at all"])
def test_a_damaged_one_is_made_again(folder: Path, fits: list[int], harm: bytes) -> None:
    with open_vectors(folder) as library:
        first = mapped(library)
        (file,) = folder.glob("map-*.npz")
        file.write_bytes(harm)
        assert (mapped(library).places == first.places).all()
    assert fits == [80, 80]


def test_one_of_other_networks_is_not_used_and_swept_away(folder: Path, fits: list[int]) -> None:
    with open_vectors(folder) as library:
        mapped(library)
    other = CheckpointIdentity("other", "b" * 64)
    fill(folder, vectors(30, seed=5), numbered(30), identity=other)
    with open_vectors(folder, identity=other, labeller=SignLabels()) as library:
        assert len(mapped(library).places) == 30
        library.prepare_search()
    assert fits == [80, 30]
    assert len(list(folder.glob("map-*.npz"))) == 1


def test_a_tidying_leaves_the_map_as_it_is_but_for_what_is_gone(folder: Path) -> None:
    with open_vectors(folder) as library:
        points = mapped(library).of(read_listing(library))
        vacuum(folder)
        np.testing.assert_allclose(mapped(library).of(read_listing(library)), points, atol=1e-4)


def test_what_is_placed_when_it_is_stopped_is_kept(
    folder: Path, fits: list[int], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(mapping, "_ROWS", 30)

    def stop(done: int, total: int) -> None:
        if (done, total) == (60, 80):
            raise Cancelled

    with open_vectors(folder) as library:
        with pytest.raises(Cancelled):
            read_map(library, progress=stop)
        seen: list[tuple[int, int]] = []
        found = read_map(library, progress=lambda done, total: seen.append((done, total)))
    assert found is not None
    assert len(found.places) == 80
    assert seen == [(60, 80), (80, 80)]
    assert fits == [80]


def test_what_stops_the_layout_leaves_nothing_behind(folder: Path) -> None:
    def stop(done: int, total: int) -> None:
        raise Cancelled

    with open_vectors(folder) as library, pytest.raises(Cancelled):
        read_map(library, progress=stop)
    assert not list(folder.glob("map-*"))


def test_an_empty_library_has_none(tmp_path: Path) -> None:
    with open_vectors(tmp_path) as library:
        assert read_map(library) is None
        assert entries_of(library) == []


def test_features_that_are_not_as_written_are_told_of(folder: Path) -> None:
    (file,) = folder.glob("features-*.f16")
    data = bytearray(file.read_bytes())
    data[1] ^= 0x40
    file.write_bytes(data)
    with open_vectors(folder) as library, pytest.raises(LibraryError, match="not as written"):
        read_map(library)


def test_what_photographs_show_and_which_pass_a_filter_comes_with_it(folder: Path) -> None:
    with open_vectors(folder) as library:
        found = read_mapped(library, (Judge(),), Filter(must=("left",)))  # type: ignore[arg-type]
        everything = found.narrowed(Filter())
    left = FEATURES[:80, 0] < 0
    assert (found.present[:, 0] == left).all()
    assert (found.passing == left).all()
    assert everything.passing.all()
    path = folder / "pictures" / numbered(80)[7]
    assert found.row_of(path) == 7
    assert found.row_of(folder / "elsewhere.jpg") is None
    np.testing.assert_allclose(found.place(FEATURES[7:8])[0], found.points[7], atol=1e-3)


def test_the_table_has_a_line_for_each(folder: Path, tmp_path: Path) -> None:
    with open_vectors(folder, labeller=SignLabels()) as library:
        entries = entries_of(library)
        places = mapped(library).of(read_listing(library))
    write_tsv(entries, tmp_path / "map.tsv")
    text = (tmp_path / "map.tsv").read_text("utf-8")
    assert text == as_tsv(entries)
    titles, *lines = text.splitlines()
    assert titles.split("\t") == ["path", "x", "y", "labels"]
    path, x, y, labels = lines[3].split("\t")
    assert Path(path).name == numbered(80)[3]
    np.testing.assert_allclose([float(x), float(y)], places[3], atol=1e-4)
    shown = [name for name, value in zip(SignLabels.labels, FEATURES[3], strict=False) if value > 0]
    assert labels == ", ".join(shown)


def test_a_table_that_cannot_be_written_says_so(tmp_path: Path) -> None:
    with pytest.raises(LibraryError, match="cannot be written"):
        write_tsv([], tmp_path / "nowhere" / "map.tsv")


def _swap(folder: Path, **arrays: np.ndarray) -> Path:
    """Put other arrays into the map, with a note that fits them."""
    (path,) = folder.glob("map-*.npz")
    with np.load(path, allow_pickle=False) as stored:
        held = dict(stored) | arrays
    np.savez(path, **held)
    _note_fits(path)
    return path


def _note_fits(path: Path, **values: object) -> None:
    note, content = path.with_name(f"{path.name}.json"), path.read_bytes()
    said = {"bytes": len(content), "checksum": hashlib.sha256(content).hexdigest()}
    note.write_text(json.dumps(json.loads(note.read_text()) | said | values))


@pytest.mark.parametrize(
    "arrays",
    [
        {"centre": np.zeros(3, np.float32)},
        {"landmarks": np.zeros((4, 2), np.float32)},
        {"places": np.zeros((80, 3), np.float32)},
        {"of_all": np.full((80, 2), np.nan, np.float32)},
        {"of_all": np.zeros((80, 2), np.float64)},
        {"fitted": np.array("many")},
        {"centre": np.zeros(16_000_000, np.float32)},
    ],
)
def test_a_map_that_is_none_is_laid_out_anew(
    folder: Path, fits: list[int], arrays: dict[str, np.ndarray]
) -> None:
    with open_vectors(folder) as library:
        before = mapped(library)
        _swap(folder, **arrays)
        assert (mapped(library).places == before.places).all()
    assert fits == [80, 80]


def test_a_map_with_something_other_than_arrays_in_it_is_laid_out_anew(folder: Path, fits: list[int]) -> None:
    with open_vectors(folder) as library:
        mapped(library)
        (path,) = folder.glob("map-*.npz")
        with zipfile.ZipFile(path) as archive:
            held = {name: archive.read(name) for name in archive.namelist()}
        with zipfile.ZipFile(path, "w") as archive:
            for name, content in held.items():
                archive.writestr(name, b"no array" if name == "centre.npy" else content)
        _note_fits(path)
        mapped(library)
    assert fits == [80, 80]


@pytest.mark.parametrize("note", ["[" * 5000, '{"sha256": 1}', "1e999", "x" * 20_000])
def test_a_note_that_is_none_has_the_map_laid_out_anew(folder: Path, fits: list[int], note: str) -> None:
    with open_vectors(folder) as library:
        mapped(library)
        (path,) = folder.glob("map-*.npz.json")
        path.write_text(note)
        mapped(library)
    assert fits == [80, 80]


def test_a_note_of_half_a_row_has_the_map_laid_out_anew(folder: Path, fits: list[int]) -> None:
    with open_vectors(folder) as library:
        mapped(library)
        (path,) = folder.glob("map-*.npz")
        _note_fits(path, rows=79.5)
        mapped(library)
    assert fits == [80, 80]


def test_no_cell_of_the_table_is_taken_for_a_formula() -> None:
    lines = as_tsv([Entry("=1+1.jpg", 0.5, -0.5, ("@SUM(1)",))]).splitlines()
    assert lines[1].split("\t")[0] == "'=1+1.jpg"
    assert lines[1].split("\t")[3] == "'@SUM(1)"
