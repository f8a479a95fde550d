"""Among the neighbours there are neither the query's own photographs nor copies, nor, at wish, near ones."""

import shutil
from pathlib import Path

import numpy as np
from PIL import Image
from thumbnail_engine import ThumbnailEngine
from vector_library import fill, found, naive, numbered, open_vectors, vectors

from lsgui.library.picking import NEAR_DUPLICATE
from lsgui.library.scan import index
from lsgui.library.store import Library


def test_copies_of_the_querys_own_photographs_are_no_neighbours(
    library: Library, thumbnails: ThumbnailEngine, photos: Path, tmp_path: Path
) -> None:
    for number in range(30):
        shutil.copy(photos / "coffee.jpg", photos / f"copy {number:02}.jpg")
    index(library, thumbnails, [photos])
    outside = tmp_path / "outside.jpg"
    shutil.copy(photos / "coffee.jpg", outside)
    query = thumbnails.embed(outside)
    assert {"coffee.jpg", "copy 00.jpg"} <= set(found(library.nearest(query, 31)))
    for own in (photos / "coffee.jpg", photos / "copy 07.jpg", outside):
        near = found(library.nearest(query, 99, exclude=[own]))
        assert len(near) == 11
        assert not [name for name in near if name.startswith(("coffee", "copy"))]
        assert found(library.nearest(query, 3, exclude=[own])) == near[:3]


def test_the_copies_of_another_photograph_stay(
    library: Library, thumbnails: ThumbnailEngine, photos: Path
) -> None:
    shutil.copy(photos / "moon.jpg", photos / "moon copy.jpg")
    index(library, thumbnails, [photos])
    query = thumbnails.embed(photos / "moon.jpg")
    near = found(library.nearest(query, 2, exclude=[photos / "coffee.jpg"]))
    assert sorted(near) == ["moon copy.jpg", "moon.jpg"]


def test_a_changed_file_is_judged_by_what_it_is_now(
    library: Library, thumbnails: ThumbnailEngine, photos: Path, tmp_path: Path
) -> None:
    shutil.copy(photos / "moon.jpg", photos / "moon copy.jpg")
    index(library, thumbnails, [photos])
    own = tmp_path / "own.jpg"
    query = thumbnails.embed(photos / "moon.jpg")
    for source, missing in (("moon.jpg", {"moon.jpg", "moon copy.jpg"}), ("rocket.jpg", {"rocket.jpg"})):
        own.write_bytes((photos / source).read_bytes())
        near = found(library.nearest(query, 99, exclude=[own]))
        assert {path.name for path in photos.iterdir()} - set(near) == missing


def test_a_photograph_that_cannot_be_read_any_more_leaves_out_nothing_else(
    library: Library, thumbnails: ThumbnailEngine, photos: Path, tmp_path: Path
) -> None:
    index(library, thumbnails, [photos])
    query = thumbnails.embed(photos / "moon.jpg")
    assert len(library.nearest(query, 99, exclude=[tmp_path / "gone.jpg"])) == 12


def test_near_duplicates_go_at_wish(library: Library, thumbnails: ThumbnailEngine, photos: Path) -> None:
    with Image.open(photos / "coffee.jpg") as picture:
        for number in range(15):
            size = picture.width // 2 + number, picture.height // 2
            picture.resize(size).save(photos / f"small {number:02}.jpg", quality=60 + number)
    shutil.copy(photos / "moon.jpg", photos / "moon copy.jpg")
    index(library, thumbnails, [photos])
    coffee = thumbnails.embed(photos / "coffee.jpg")
    own = [photos / "coffee.jpg"]
    assert len(library.nearest(coffee, 99, exclude=own)) == 27
    near = found(library.nearest(coffee, 99, exclude=own, unlike=coffee[None]))
    assert not [name for name in near if name.startswith(("coffee", "small"))]
    assert len([name for name in near if name.startswith("moon")]) == 1
    assert found(library.nearest(coffee, 4, exclude=own, unlike=coffee[None])) == near[:4]


def naive_unlike(features: np.ndarray, order: list[int], count: int, unlike: np.ndarray) -> list[int]:
    """One after the other, none too near to the query's own or to one that was taken."""

    def cosine(a: np.ndarray, b: np.ndarray) -> float:
        return float(a @ b) / float(np.linalg.norm(a) * np.linalg.norm(b))

    taken: list[int] = []
    for number in order:
        others = [*unlike, *(features[other] for other in taken)]
        if len(taken) < count and all(cosine(features[number], other) < NEAR_DUPLICATE for other in others):
            taken.append(number)
    return taken


def test_near_duplicates_are_those_of_the_naive_reference(tmp_path: Path) -> None:
    random = np.random.default_rng(3)
    kinds = vectors(12, seed=3)
    features = kinds[random.integers(0, 12, 200)] + 0.25 * vectors(200, seed=4)
    features = features.astype(np.float16).astype(np.float32)
    names = numbered(200)
    fill(tmp_path, features, names)
    for large in (10**9, 50):
        with open_vectors(tmp_path, exact_rows=large) as library:
            library.prepare_search()
            for query in (*kinds[:3], *vectors(3, seed=5)):
                order = [int(name[:6]) for name in naive(features, names, query, 200)]
                for unlike in (np.empty((0, 16), np.float32), kinds[:2]):
                    expected = naive_unlike(features, order, 6, unlike)
                    near = library.nearest(query, 6, unlike=unlike)
                    assert [int(name[:6]) for name in found(near)] == expected
            assert (library.indexed > 0) == (large == 50)
