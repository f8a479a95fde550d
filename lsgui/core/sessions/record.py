"""What a session file holds, as frozen records."""

from dataclasses import dataclass, fields, replace
from pathlib import Path

from lsgui.core.session import State, Step
from lsgui.core.types import Answer, CheckpointIdentity, LabelScore, Query, UserError

WHAT, FORMAT, SUFFIX = "lsgui session", 1, ".lsgui"
SHARED = {field.name for field in fields(State)} & {field.name for field in fields(Query)}
"""What a query takes from a state as it is: its method, its count and the like."""


class SessionError(UserError):
    """A session file that is missing, damaged, too large or of a newer format, or that cannot be written."""


@dataclass(frozen=True)
class KeptImage:
    """An image by its absolute path and by its content: SHA-256 and size in bytes.

    `sha256` is "" (and `size` 0) where the file could not be read when the session was kept.
    """

    path: Path
    sha256: str = ""
    size: int = 0


@dataclass(frozen=True)
class KeptHead:
    """A few-shot head by its key (the name of its folder), its name, the SHA-256 over its numbers, and its
    absolute folder, where that was kept."""

    key: str
    name: str
    sha256: str
    folder: Path | None = None


@dataclass(frozen=True)
class KeptLibrary:
    """A library by its folder, the hash over what its photographs hold, and how many there are."""

    path: Path
    identity: str
    count: int


@dataclass(frozen=True)
class KeptNeighbour:
    """A neighbour, and the library's digest of its content ("": not known)."""

    rank: int
    path: Path
    distance: float
    digest: str = ""


@dataclass(frozen=True)
class Recorded:
    """An answer's numbers, and what made them. `text` is the expression as it is written for people.

    `shift` is what a promise added to the log-odds of every threshold (None: nothing); `calibration` is the
    SHA-256 of the checkpoint's trust.json, "" where there was none or it was not kept.
    """

    text: str
    checkpoint: CheckpointIdentity
    labels: tuple[LabelScore, ...]
    neighbours: tuple[KeptNeighbour, ...] = ()
    library: KeptLibrary | None = None
    heads: tuple[KeptHead, ...] = ()
    distinct: bool = False
    low_fidelity: bool = False
    shift: float | None = None
    calibration: str = ""


@dataclass(frozen=True)
class Session:
    """A named history, with the state at place `at` in force, its images, and the answer to that state.

    Heads in use and folders of the library belong to the computer: they are in no kept state. `version` is
    that of the lsgui that kept it; `saved_as` is the file that a copy kept for emergencies belongs to.
    """

    steps: tuple[Step, ...]
    at: int
    images: tuple[KeptImage, ...] = ()
    recorded: Recorded | None = None
    version: str = ""
    saved_as: Path | None = None

    @property
    def state(self) -> State:
        """The state in force."""
        return self.steps[self.at].state

    @property
    def empty(self) -> bool:
        """Whether there is nothing worth keeping: no image was ever chosen."""
        return not any(path for step in self.steps for path in images_in(step.state))


def images_in(state: State) -> tuple[Path, ...]:
    """The images of a state, A first, each once."""
    return tuple(dict.fromkeys(path for path in state.images if path is not None))


def of_session(state: State) -> State:
    """A state without what belongs to the computer rather than to the session."""
    return replace(state, heads=(), removed_folders=frozenset())


def with_computer(state: State, here: State) -> State:
    """A kept state with the heads and folders in use here."""
    return replace(state, heads=here.heads, removed_folders=here.removed_folders)


def with_images(state: State, places: dict[Path, Path]) -> State:
    """A state whose images lie where `places` says."""
    a, b, *more = (None if path is None else places.get(path, path) for path in state.images)
    return replace(state, image_a=a, image_b=b, more=tuple(more))


def query_of(state: State, *, distinct: bool = False) -> Query | None:
    """The query that a state asks; None if it asks nothing."""
    if state.expression is None:
        return None
    asked = {name: getattr(state, name) for name in SHARED}
    return Query(0, state.expression, distinct=distinct, whole=state.whole, **asked)


def answers(answer: Answer, state: State) -> bool:
    """Whether an answer is to what a state asks."""
    query = query_of(state, distinct=answer.query.distinct)
    return query is not None and replace(answer.query, id=0, whole=None) == replace(query, whole=None)
