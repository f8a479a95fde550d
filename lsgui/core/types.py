"""The words of the domain as frozen records, and the few errors that everyone may see."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal, Protocol, TypeAlias, get_args

from lsgui.core.label_promises import Kept, LabelPromise

if TYPE_CHECKING:
    import numpy as np
    import numpy.typing as npt

    from lsgui.core.chart import Chart
    from lsgui.core.trust import Trust

    FloatArray: TypeAlias = npt.NDArray[np.float32]
else:
    FloatArray = Any  # the window needs these records before it can wait for numpy

Scores: TypeAlias = Callable[["FloatArray"], "FloatArray"]
"""What makes label probabilities (n, L) of features (n, dim)."""

Operation = Literal["intersection", "union", "difference"]
OPERATIONS: tuple[Operation, ...] = get_args(Operation)
SIGNS: dict[Operation, str] = {"intersection": "∩", "union": "∪", "difference": "∖"}

ExtraMethod = Literal["laso_paper", "laso_residual"]
EXTRA_METHODS: tuple[ExtraMethod, ...] = get_args(ExtraMethod)
Method = Literal["learned", "analytic", "label_logic", ExtraMethod]
METHODS: tuple[Method, ...] = ("learned", "analytic", "label_logic")
"""What every checkpoint has; some have extra methods, the networks of the LaSO paper, beside them."""


MOST_NEIGHBOURS = 100_000
"""An answer has no more."""


class UserError(Exception):
    """An expected failure: its text is one clear sentence for the user; never a bug."""


class ImageError(UserError):
    """An image that cannot be used: `path` (or a description of it) and the `reason`."""

    def __init__(self, path: str, reason: str) -> None:
        super().__init__(f"{path}: {reason}")
        self.path = path
        self.reason = reason


class CheckpointError(UserError):
    """A checkpoint that is missing, damaged, or of a newer format."""


class HeadError(UserError):
    """A few-shot head that is damaged, or belongs to another checkpoint."""


class MethodError(UserError, ValueError):
    """A method of combining that there is not, or not in this checkpoint."""


class LibraryError(UserError):
    """A library that is damaged, locked, or belongs to another checkpoint."""


class LibraryInUseError(LibraryError):
    """Another window or program writes to the library; it will end some time."""


class FilterError(UserError):
    """A filter that asks for what there is not, or for what cannot be."""


class FormulaError(UserError):
    """A formula that cannot be read; `at` is the number of the character, from 1, where it fails."""

    def __init__(self, sentence: str, at: int) -> None:
        super().__init__(sentence)
        self.at = at


class Cancelled(Exception):  # noqa: N818 - not an error: the user's own wish
    """Raised by `progress` inside long work when the user asked to stop."""


class Progress(Protocol):
    """Reports `done` of `total` steps (`total` 0: not known yet); raises `Cancelled` to stop the work."""

    def __call__(self, done: int, total: int) -> None: ...


def no_progress(done: int, total: int) -> None:
    """A `Progress` that reports to nobody and never cancels."""


@dataclass(frozen=True)
class Combine:
    """A set operation on two expressions; difference is `left` without `right`."""

    operation: Operation
    left: "Expression"
    right: "Expression"


Expression: TypeAlias = Path | Combine
"""An image file, or a set operation on two expressions."""


def images_of(expression: Expression) -> tuple[Path, ...]:
    """The image files of an expression, left to right, each once."""

    def walk(node: Expression) -> Iterator[Path]:
        if isinstance(node, Combine):
            yield from walk(node.left)
            yield from walk(node.right)
        else:
            yield node

    return tuple(dict.fromkeys(walk(expression)))


def nodes_of(expression: Expression) -> tuple[Expression, ...]:
    """Every part of an expression, each once, operands before what combines them."""

    def walk(node: Expression) -> Iterator[Expression]:
        if isinstance(node, Combine):
            yield from walk(node.left)
            yield from walk(node.right)
        yield node

    return tuple(dict.fromkeys(walk(expression)))


def expression_of(given: "Expression | str") -> Expression:
    """The expression with every image as a Path, also where it was given as text.

    Raises TypeError for what is no expression.
    """
    if isinstance(given, Combine):
        return replace(given, left=expression_of(given.left), right=expression_of(given.right))
    if isinstance(given, str | Path):
        return Path(given)
    raise TypeError(f"an expression is an image file or a Combine, not {type(given).__name__}")


@dataclass(frozen=True)
class Filter:
    """Which photographs of a library take part; what is left as it is asks nothing.

    Of the labels that a photograph alone has, it must have all of `must`, none of `without`, and, unless
    None, those of `exactly` and no others. It lies in `folder` or below, its file was last changed between
    `since` and `until` (days of local time, both included), and `path` is part of its path, in whatever case.
    """

    must: tuple[str, ...] = ()
    without: tuple[str, ...] = ()
    exactly: tuple[str, ...] | None = None
    folder: Path | None = None
    since: date | None = None
    until: date | None = None
    path: str = ""

    @property
    def labels(self) -> tuple[str, ...]:
        """Every label that is named, each once."""
        return tuple(dict.fromkeys((*self.must, *self.without, *(self.exactly or ()))))

    @property
    def asks_labels(self) -> bool:
        """Whether it takes the labels of the photographs to tell."""
        return bool(self.labels) or self.exactly is not None


EVERYTHING = Filter()
"""The filter that every photograph passes."""


@dataclass(frozen=True)
class Query:
    """A snapshot of one request. A stale answer is known by its `id` and dropped.

    Only photographs that pass `where` are neighbours; with `distinct`, no near-duplicates of the query's
    own images or of each other. `whole` is what the expression is a part of: its steps are judged, too.
    With a `promise` the labels are present from the thresholds that keep it.
    """

    id: int
    expression: Expression
    method: Method = "learned"
    count: int = 12
    where: Filter = EVERYTHING
    distinct: bool = False
    whole: Expression | None = None
    promise: LabelPromise | None = None


@dataclass(frozen=True)
class Decided:
    """What set algebra goes by for one label: whether the operands alone are said to have it.

    A photograph has a label whose score reaches the threshold of single photographs; an operand that is
    an operation itself has what set algebra makes of its photographs. `logic_threshold` is the score from
    which label logic's answer has the label.
    """

    in_a: bool
    in_b: bool
    logic_threshold: float


@dataclass(frozen=True)
class LabelScore:
    """One label of an answer. All scores are probabilities in [0, 1].

    `in_a` and `in_b` are the head's scores for the two operands alone (both None for a single
    image); `expected` is label logic's score (equal to `score` for a single image). `head` names
    the few-shot head that the label comes from; "" is the checkpoint's own. `decided` is None for a
    single image. `usual` is the threshold that a promise has moved; None where it has moved none.
    """

    label: str
    score: float
    threshold: float
    in_a: float | None
    in_b: float | None
    expected: float
    head: str = ""
    decided: Decided | None = None
    usual: float | None = None

    @property
    def present(self) -> bool:
        """Whether the score reaches the label's threshold."""
        return self.score >= self.threshold

    @property
    def by_promise(self) -> bool:
        """Whether it is present, or is not, only because of a promise."""
        return self.usual is not None and self.present != (self.score >= self.usual)


@dataclass(frozen=True)
class Part:
    """A part of an expression, and the checkpoint's labels of it.

    `present` are those that are predicted, `certainty` in [0, 1] is how sure they are (see `core.fading`),
    and `expected` are those that set algebra makes of its photographs' label sets.
    """

    expression: Expression
    certainty: float
    present: frozenset[str]
    expected: frozenset[str]


@dataclass(frozen=True)
class Neighbour:
    """A library image near the answer's feature: `rank` from 1, cosine `distance` in [0, 2]."""

    rank: int
    path: Path
    distance: float


@dataclass(frozen=True)
class Skipped:
    """A file or folder that was passed over, and why."""

    path: str
    reason: str


class NeighbourSource(Protocol):
    """What the engine needs of a library: its nearest images to one feature."""

    def nearest(
        self,
        feature: FloatArray,
        count: int,
        *,
        exclude: Sequence[Path] = (),
        where: Filter = EVERYTHING,
        unlike: FloatArray | None = None,
        by: Scores | None = None,
    ) -> list[Neighbour]:
        """The `count` nearest images by cosine to `feature` (shape (dim,)) that pass `where`, nearest first.

        The files of `exclude`, and their copies, are left out; with `unlike` (n, dim), so are
        near-duplicates of those features and of each other. With `by`, `feature` (L,) is compared with
        what `by` makes of the images' features: (n, dim) to (n, L).
        """
        ...

    def chart(self) -> "Chart | None":
        """Some of the images as they are compared; None where they are too few to say what is usual."""
        ...


class Labeller(Protocol):
    """What tells the labels of single photographs by their features."""

    @property
    def labels(self) -> tuple[str, ...]: ...
    def present(self, features: FloatArray) -> "npt.NDArray[np.bool_]":
        """Whether photographs with features (n, dim) have each label: (n, L)."""
        ...


@dataclass(frozen=True)
class CheckpointIdentity:
    """Which checkpoint made a number: its name and the SHA-256 over its files' hashes."""

    name: str
    sha256: str


@dataclass(frozen=True)
class Answer:
    """A score per label (highest first) and the neighbours (nearest first), for one query.

    `low_fidelity` says that an operand was known by its pooled feature alone. `feature`, of shape
    (dim,), is what the neighbours are near to; label logic has none. `timings_ms` has "load" (decoding),
    "encode", "combine", "search", "trust" and "total".

    `parts` are the parts of the query's whole expression, operands before what combines them.
    `trust` says how far the labels can be trusted; where it is None, `trust_note` says why. `kept` is what
    became of the promise that the query asks for, if it does. `calibration` is the SHA-256 of the file that
    meter and promise were calibrated by; "" where there is none.
    """

    query: Query
    labels: tuple[LabelScore, ...]
    neighbours: tuple[Neighbour, ...]
    checkpoint: CheckpointIdentity
    feature: FloatArray | None
    low_fidelity: bool = False
    timings_ms: dict[str, float] = field(default_factory=dict)
    parts: tuple[Part, ...] = ()
    trust: "Trust | None" = None
    trust_note: str = ""
    kept: Kept | None = None
    calibration: str = ""

    @property
    def is_promised(self) -> bool:
        """Whether a promise has moved the thresholds of the vocabulary's labels."""
        return self.kept is not None and self.kept.shift is not None
