"""The map of a library: where each photograph lies in the plane, kept beside the features."""

import zipfile
from contextlib import AbstractContextManager
from dataclasses import dataclass, replace
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
import numpy.typing as npt

from lsgui.core.types import FloatArray, Progress, no_progress
from lsgui.library import derived, projecting
from lsgui.library.projecting import Projection

if TYPE_CHECKING:
    from lsgui.library.listing import Listing
    from lsgui.library.searching import Held
    from lsgui.library.store import Library

GROWTH = 1.5
"""The map is laid out anew once there are so many times the features that it was laid out for."""
_FORMAT = 1
_ROWS = 2048  # features placed at a time
_BYTES_EACH, _BYTES_MORE = 8, 32_000_000  # of a map: for each feature, and for the projection


@dataclass(frozen=True)
class LibraryMap:
    """The places (features, 2) of the features of an `epoch`; `fitted` of them there were at the layout."""

    epoch: int
    projection: Projection
    places: FloatArray
    fitted: int

    def of(self, listing: "Listing") -> FloatArray:
        """Where a listing's images (n, 2) lie; NaN for one that has no feature here."""
        found = np.full((len(listing), 2), np.nan, np.float32)
        known = (listing.place >= 0) & (listing.place < len(self.places)) & (listing.epoch == self.epoch)
        found[known] = self.places[listing.place[known]]
        return found


def read_map(library: "Library", *, progress: Progress = no_progress) -> LibraryMap | None:
    """The map of a library as it is now, None while it has no features: what is kept is used, new photographs
    take their places among the others, and when they have become many, all is laid out anew.

    `progress` counts steps of the layout, then features. Raises LibraryError where features are damaged.
    """
    held = library.held()
    used = np.unique(np.array([place for _, place, *_ in held.rows], np.intp))
    if held.file is None or not len(used):
        return None
    path, key = library.folder / f"map-{held.epoch}.npz", _key(library)
    kept = _load(path, library, held, key)
    with _one_thread():
        begun = kept or _laid_out(library, held, used, progress)
        parts = [begun.places]
        try:
            _place_rest(parts, begun, library, held, progress)
        finally:  # also what is placed when somebody stops it
            grown = replace(begun, places=np.concatenate(parts)) if len(parts) > 1 else begun
            if grown is not kept and len(grown.places):
                made_from = derived.origin(held.file, key, len(grown.places))
                derived.save(path, lambda staged: _write(grown, staged), made_from)
    return grown


def _laid_out(library: "Library", held: "Held", used: projecting.Rows, progress: Progress) -> LibraryMap:
    """A new map that no feature has its place on yet."""
    assert held.file is not None
    landmarks = projecting.sample(used)
    vectors = library.compared(held.file.take(landmarks))
    projection = projecting.fit(vectors, progress=progress)
    return LibraryMap(held.epoch, projection, np.empty((0, 2), np.float32), held.features)


def _place_rest(
    parts: list[FloatArray], begun: LibraryMap, library: "Library", held: "Held", progress: Progress
) -> None:
    """Add the places of the features that are not on a map yet, some at a time."""
    assert held.file is not None
    for first in range(len(begun.places), held.features, _ROWS):
        progress(first, held.features)
        features = held.file.read(first, min(first + _ROWS, held.features))
        parts.append(begun.projection.place(library.compared(features)))
    progress(held.features, held.features)


def _one_thread() -> AbstractContextManager[object]:
    """Products of thin matrices are slower in several threads, and far slower on a busy machine."""
    from threadpoolctl import threadpool_limits

    limited: AbstractContextManager[object] = threadpool_limits(1, "blas")
    return limited


def _key(library: "Library") -> str:
    return sha256(f"{library.space_hash} map {_FORMAT}".encode()).hexdigest()


def _load(path: Path, library: "Library", held: "Held", key: str) -> LibraryMap | None:
    """The map at `path`; None where it is missing, damaged, not of these features, or outgrown."""
    assert held.file is not None
    rows = derived.sound(path, held.file, key, held.features)
    arrays = None if rows is None else _arrays(path, rows)
    if arrays is None:
        return None
    projection = Projection(*(arrays[name] for name in projecting.ARRAYS))
    found = LibraryMap(held.epoch, projection, arrays["of_all"], int(arrays["fitted"]))
    dim = library.compared(held.file.read(0, 1)).shape[1]
    fits = found.places.shape == (rows, 2) and held.features <= GROWTH * found.fitted
    return found if fits and projection.is_sound(dim) else None


def _arrays(path: Path, rows: int) -> dict[str, npt.NDArray[Any]] | None:
    """The arrays in a map's file of so many rows; None where they are not those of a map."""
    try:
        with zipfile.ZipFile(path) as archive:
            if sum(member.file_size for member in archive.infolist()) > _BYTES_EACH * rows + _BYTES_MORE:
                return None
        with np.load(path, allow_pickle=False) as stored:
            arrays = {name: stored[name] for name in (*projecting.ARRAYS, "of_all")}
            fitted = np.asarray(stored["fitted"])
    except Exception:  # numpy and zipfile raise nearly anything on damaged data
        return None
    sound = all(map(_is_sound, arrays.values()))
    return {**arrays, "fitted": fitted} if sound and fitted.shape == () and fitted.dtype.kind == "i" else None


def _is_sound(found: object) -> bool:
    """Whether this is an array of finite float32: a file may hold anything under a name."""
    if not isinstance(found, np.ndarray) or found.dtype != np.float32:
        return False
    return bool(np.isfinite(found).all())


def _write(found: LibraryMap, path: Path) -> None:
    kept = {name: getattr(found.projection, name) for name in projecting.ARRAYS}
    with path.open("wb") as file:
        np.savez(file, of_all=found.places, fitted=np.array(found.fitted), **kept)
