"""Which photographs of a library pass a filter, and what is wrong with a filter, in a sentence."""

import os
from bisect import bisect_left
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date, datetime, timedelta
from difflib import get_close_matches
from pathlib import Path
from unicodedata import normalize

import numpy as np
import numpy.typing as npt

from lsgui.core.types import EVERYTHING, Filter, FilterError
from lsgui.library.database import span
from lsgui.library.label_bits import LabelBits
from lsgui.library.snapshot import Mask, Snapshot
from lsgui.paths import expanded

_KEPT = 8  # filters whose photographs are remembered
_NEAR = 0.5  # how alike (difflib) a label must be to be named in place of one that there is not
_NANOSECONDS = 10**9


def checked(where: Filter, labels: Sequence[str]) -> Filter:
    """The filter with every label as the vocabulary writes it. Raises FilterError in one sentence."""
    names = {label.casefold(): label for label in labels}

    def known(given: tuple[str, ...]) -> tuple[str, ...]:
        return tuple(dict.fromkeys(_known(label, names) for label in given))

    exactly = None if where.exactly is None else known(where.exactly)
    found = replace(where, must=known(where.must), without=known(where.without), exactly=exactly)
    if both := [label for label in found.must if label in found.without]:
        raise FilterError(f"No photograph can both have {both[0]} and not have it.")
    if found.since and found.until and found.since > found.until:
        raise FilterError(f"No day is both since {found.since} and until {found.until}.")
    return found


def _known(label: str, names: dict[str, str]) -> str:
    folded = label.strip().casefold()
    if folded in names:
        return names[folded]
    if not names:
        raise FilterError(f"There is no label {label!r}: this library knows no labels.")
    near = get_close_matches(folded, names, n=3, cutoff=_NEAR)
    near += [name for name in names if folded and (folded in name or name in folded) and name not in near]
    if near:
        raise FilterError(f"There is no label {label!r}; near it there is {_either(near[:4], names)}.")
    raise FilterError(f"There is no label {label!r}; there are {', '.join(sorted(names.values()))}.")


def _either(near: Sequence[str], names: dict[str, str]) -> str:
    *first, last = (names[name] for name in near)
    return f"{', '.join(first)} or {last}" if first else last


def passing(snapshot: Snapshot, where: Filter, bits: Callable[[], LabelBits]) -> Mask | None:
    """Which rows of a snapshot pass a checked filter; None: all. `bits` is asked only where labels count."""
    if where == EVERYTHING:
        return None
    if where not in snapshot.passed:
        mask = _passing(snapshot, where, bits)
        mask.setflags(write=False)
        while len(snapshot.passed) >= _KEPT:
            snapshot.passed.pop(next(iter(snapshot.passed)), None)
        snapshot.passed[where] = mask
        return mask
    return snapshot.passed[where]


def _passing(snapshot: Snapshot, where: Filter, bits: Callable[[], LabelBits]) -> Mask:
    return rows_passing(snapshot.paths, snapshot.times, where, lambda: bits().passing(where)[snapshot.places])


def rows_passing(
    paths: Sequence[bytes], times: npt.NDArray[np.int64], where: Filter, labelled: Callable[[], Mask]
) -> Mask:
    """Which photographs (n,) pass a checked filter: the one place that knows what a filter means.

    `paths` are in order, `times` (n,) in nanoseconds; `labelled` says which (n,) have the label sets that the
    filter asks for, and is asked only where labels count.
    """
    mask = np.ones(len(paths), np.bool_)
    if where.since is not None:
        mask &= times >= _beginning(where.since)
    if where.until is not None and where.until < date.max:
        mask &= times < _beginning(where.until + timedelta(days=1))
    if where.folder is not None:
        mask &= _inside(paths, where.folder)
    if where.asks_labels:
        mask &= labelled()
    if where.path:
        _keep_named(mask, paths, where.path)
    return mask


def _beginning(day: date) -> int:
    """When a day begins here, in nanoseconds since 1970."""
    try:
        return int(datetime(day.year, day.month, day.day).timestamp() * _NANOSECONDS)
    except (OverflowError, OSError, ValueError):  # some systems count from 1970 only
        return (day - date(1970, 1, 1)).days * 86_400 * _NANOSECONDS


def _inside(paths: Sequence[bytes], folder: Path) -> Mask:
    """The paths in a folder, by the name it is given and by its real one."""
    mask = np.zeros(len(paths), np.bool_)
    for name in {os.path.abspath(expanded(folder)), os.path.realpath(expanded(folder))}:
        low, high = span(Path(name))
        mask[bisect_left(paths, low) : bisect_left(paths, high)] = True
    return mask


def _keep_named(mask: Mask, paths: Sequence[bytes], text: str) -> None:
    """Take out of `mask` the paths that do not hold the text."""
    wanted = without_case(text)
    for row in np.flatnonzero(mask).tolist():
        if wanted not in without_case(os.fsdecode(paths[row])):
            mask[row] = False


def without_case(text: str) -> str:
    """The text without case; some systems write an accent as a character of its own."""
    return normalize("NFC", text).casefold()
