"""The few-shot task: new labels from a handful of photographs."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any

import numpy as np

from lsgui.core.encoded import Encoded
from lsgui.core.engine import Engine
from lsgui.core.fewshot.classifier import Fitted, fit_classifier
from lsgui.core.fewshot.discriminant import Space
from lsgui.core.fewshot.synthesis import Synthesised, synthesise
from lsgui.core.labels import ABSENT, PRESENT, UNKNOWN
from lsgui.core.types import FloatArray
from lsgui.training.data import Dataset, Indices
from lsgui.training.evaluation.trust import Judged, trust
from lsgui.training.metrics import BoolArray, average_precisions, mean_over_labels, percent

SHOTS, EPISODES = (1, 5, 20), 10  # of drawn episodes
DRAW_SEED = 1902
PLAIN_C = 10.0  # of the logistic regression that the default fit is held against
GAINS = {
    "gain of the head": ("default", "logistic"),
    "gain of synthesis": ("default + synthesis", "default"),
    "gain of analytic synthesis": ("default + analytic synthesis", "default"),
    "gain of learned over analytic synthesis": ("default + synthesis", "default + analytic synthesis"),
    "gain of synthesis for logistic": ("logistic + synthesis", "logistic"),
    "gain of a library": ("default + library", "default"),
    "price of positives only": ("positives only", "default"),
    "price of positives only with a library": ("positives only + library", "default + library"),
}
"""What each part brings: two methods whose difference is taken episode by episode."""

TRUSTED = ("default", "default + library")  # whose own word is held against the truth
LIBRARY = 4000  # most photographs of it

Scores = Callable[[FloatArray], FloatArray]


def fewshot_task(
    engine: Engine, dataset: Dataset, features: FloatArray, split: str
) -> tuple[dict[str, Any], dict[str, Any]]:
    """The episodes, listed or drawn: the default fit of `core.fewshot` and logistic regression, each on the
    episode alone and with examples synthesised of it, and the paired `GAINS`. All see features (n, dim).

    The "library" of an episode are the other training photographs, unlabelled. "Positives only" knows of no
    example what it does not show. Mean average precision of the unseen labels, strict, on the whole split:
    mean and standard deviation over the episodes. A label without an example in an episode is scored 0
    throughout. Labels that the checkpoint knows take no part. Second, for the `TRUSTED` methods, what
    `trust` finds.
    """
    labels = unseen_by(engine, dataset)
    columns, rows = dataset.columns(labels), dataset.split[split]
    background = engine.checkpoint.background().features
    space, half = Space(background), Space(background[::2])
    judged, asked = dataset.truth[np.ix_(rows, columns)], features[rows]
    report, trusted = {}, {}
    for shots, episodes in (dataset.episodes or draw_episodes(dataset, labels)).items():
        found: dict[str, list[float]] = {}
        words: dict[str, list[Judged]] = {method: [] for method in TRUSTED}
        for number, episode in enumerate(episodes):
            truth = dataset.truth[np.ix_(episode, columns)]
            library = features[np.setdiff1d(dataset.split["train"], episode)[:LIBRARY]]
            given = _Episode(engine, space, features[episode], truth, library, number)
            for method, score in given.heads():
                scores = score(asked)
                mean = mean_over_labels(average_precisions(scores, judged, unknown="absent"))
                found.setdefault(method, []).append(mean or 0.0)
                if method in TRUSTED:
                    fitted = given.fitted[method]
                    of_library = method.endswith("library")
                    strangers = given.strangers(half, background[1::2], of_library=of_library)
                    words[method].append(Judged(fitted, scores, judged == PRESENT, strangers, of_library))
        report[shots] = {method: _spread(values) for method, values in found.items()} | _gains(found)
        trusted[shots] = {method: trust(labels, heads) for method, heads in words.items()}
    return report, trusted


def unseen_by(engine: Engine, dataset: Dataset) -> tuple[str, ...]:
    """The unseen labels of a data set that the checkpoint does not know."""
    return tuple(label for label in dataset.unseen if label not in engine.labels)


def draw_episodes(dataset: Dataset, labels: Sequence[str]) -> dict[str, tuple[Indices, ...]]:
    """Ten episodes each of 1, 5 and 20 training images for every label that has some; images may show
    several. Always the same for the same data."""
    train, rng = dataset.split["train"], np.random.default_rng(DRAW_SEED)
    shown = dataset.truth[np.ix_(train, dataset.columns(labels))] == PRESENT
    having = [train[column] for column in shown.T if column.any()]
    return {
        f"{shots}-shot": tuple(
            np.unique(
                np.concatenate([rng.choice(rows, min(shots, len(rows)), replace=False) for rows in having])
            )
            for _ in range(EPISODES)
        )
        for shots in SHOTS
        if having
    }


class _Episode:
    """One episode: its examples' features (n, dim) and truth (n, L), and unlabelled photographs (u, dim).

    What is unknown of a real example counts as absent, as the benchmark's baselines had it; what is unknown
    of a synthesised one counts neither way.
    """

    def __init__(
        self,
        engine: Engine,
        space: Space,
        shown: FloatArray,
        truth: FloatArray,
        library: FloatArray,
        seed: int,
    ) -> None:
        self._engine, self._space, self._shown, self._truth = engine, space, shown, truth
        self._library, self._seed = library, seed
        self.fitted: dict[str, Fitted] = {}

    def strangers(self, half: Space, unrelated: FloatArray, *, of_library: bool) -> float:
        """The part of unrelated photographs (m, dim), times labels, in which one is found by a default fit in
        a space that has not seen them."""
        space = half.joined(self._library) if of_library else half
        head = fit_classifier(space, self._shown, (self._truth == PRESENT).astype(np.float32))
        return float((head.linear.scores(unrelated) >= head.thresholds).mean())

    def heads(self) -> Iterator[tuple[str, Scores]]:
        """Every method's head, one after the other."""
        present, encoded = self._truth == PRESENT, Encoded.from_features(self._shown)
        told = present.astype(np.float32)
        alone = np.where(present, np.float32(PRESENT), np.float32(UNKNOWN))
        learned = synthesise(self._engine, encoded, self._truth, seed=self._seed)
        plain = synthesise(self._engine, encoded, self._truth, seed=self._seed, method="analytic")
        joined = self._space.joined(self._library)
        fits: list[tuple[str, Space, FloatArray, Synthesised | None]] = [
            ("default", self._space, told, None),
            ("default + synthesis", self._space, told, learned),
            ("default + analytic synthesis", self._space, told, plain),
            ("default + library", joined, told, None),
            ("positives only", self._space, alone, None),
            ("positives only + library", joined, alone, None),
        ]
        for method, space, truth, more in fits:
            self.fitted[method] = fit_classifier(space, self._shown, truth, more)
            yield method, self.fitted[method].linear.scores
        yield "logistic", _logistic(self._space, self._shown, present, None)
        yield "logistic + synthesis", _logistic(self._space, self._shown, present, learned)


def _logistic(space: Space, shown: FloatArray, present: BoolArray, more: Synthesised | None) -> Scores:
    """Balanced logistic regression on standardised features of length 1, as a function to logits (n, L)."""
    from sklearn.linear_model import LogisticRegression

    root = np.float32(np.sqrt(shown.shape[1]))
    weight, there, known = np.ones(len(shown), np.float32), present, np.ones(present.shape, np.bool_)
    if more is not None:
        shown, weight = np.concatenate([shown, more.features]), np.concatenate([weight, more.weight])
        there = np.concatenate([there, more.truth == PRESENT])
        known = np.concatenate([known, (more.truth == PRESENT) | (more.truth == ABSENT)])
    placed, models = space.place(shown) / root, {}
    for label, (here, sure) in enumerate(zip(there.T, known.T, strict=True)):
        if here[sure].any() and not here[sure].all():
            model = LogisticRegression(C=PLAIN_C)
            balance = _balanced(weight[sure], here[sure])
            with np.errstate(invalid="ignore"):  # BLAS may flag what lies beside small matrices
                models[label] = model.fit(placed[sure], here[sure], sample_weight=balance)
            if not np.isfinite(model.coef_).all():
                raise FloatingPointError(f"logistic regression of label {label} did not end in numbers")

    def logits(asked: FloatArray) -> FloatArray:
        found = np.zeros((len(asked), present.shape[1]), np.float32)
        for label, model in models.items():
            found[:, label] = model.decision_function(space.place(asked) / root)
        return found

    return logits


def _balanced(weight: FloatArray, here: BoolArray) -> FloatArray:
    """Weights (n,) of which those that show a label sum to half, and the others to half."""
    half = weight.sum() / np.float32(2)
    balanced: FloatArray = weight * np.where(here, half / weight[here].sum(), half / weight[~here].sum())
    return balanced


def _gains(found: Mapping[str, Sequence[float]]) -> dict[str, Any]:
    differences = {name: np.subtract(found[a], found[b]) for name, (a, b) in GAINS.items()}
    return {name: _spread(values.tolist()) for name, values in differences.items()}


def _spread(values: Sequence[float]) -> dict[str, float | int | None]:
    sd = float(np.std(values, ddof=1)) if len(values) > 1 else None
    return {"mean": percent(float(np.mean(values))), "sd": percent(sd), "episodes": len(values)}
