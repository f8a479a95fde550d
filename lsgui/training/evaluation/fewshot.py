"""The few-shot task: new labels from a handful of photographs."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any

import numpy as np

from lsgui.core.engine import Engine
from lsgui.core.fewshot.classifier import fit_classifier
from lsgui.core.fewshot.discriminant import Space
from lsgui.core.fewshot.synthesis import Synthesised, synthesise
from lsgui.core.labels import ABSENT, PRESENT
from lsgui.core.types import Encoded, FloatArray
from lsgui.training.data import Dataset, Indices
from lsgui.training.metrics import BoolArray, average_precisions, mean_over_labels, percent

SHOTS, EPISODES = (1, 5), 10  # of drawn episodes
DRAW_SEED = 1902
PLAIN_C = 10.0  # of the logistic regression that the default fit is held against
GAINS = {
    "gain of the head": ("default", "logistic"),
    "gain of synthesis": ("default + synthesis", "default"),
    "gain of analytic synthesis": ("default + analytic synthesis", "default"),
    "gain of learned over analytic synthesis": ("default + synthesis", "default + analytic synthesis"),
    "gain of synthesis for logistic": ("logistic + synthesis", "logistic"),
}
"""What each part brings: two methods whose difference is taken episode by episode."""

Scores = Callable[[FloatArray], FloatArray]


def fewshot_task(engine: Engine, dataset: Dataset, features: FloatArray, split: str) -> dict[str, Any]:
    """The episodes, listed or drawn: the default fit of `core.fewshot` and logistic regression, each on the
    episode alone and with examples synthesised of it, and the paired `GAINS`. All see features (n, dim).

    Mean average precision of the unseen labels, strict, on the whole split: mean and standard deviation
    over the episodes. A label without an example in an episode is scored 0 throughout.
    """
    columns = dataset.columns(dataset.unseen)
    space, rows = Space(engine.checkpoint.background().features), dataset.split[split]
    judged, asked = dataset.truth[np.ix_(rows, columns)], features[rows]
    report = {}
    for shots, episodes in (dataset.episodes or draw_episodes(dataset)).items():
        found: dict[str, list[float]] = {}
        for number, episode in enumerate(episodes):
            truth = dataset.truth[np.ix_(episode, columns)]
            for method, score in _heads(engine, space, features[episode], truth, number):
                mean = mean_over_labels(average_precisions(score(asked), judged, unknown="absent"))
                found.setdefault(method, []).append(mean or 0.0)
        report[shots] = {method: _spread(values) for method, values in found.items()} | _gains(found)
    return report


def draw_episodes(dataset: Dataset) -> dict[str, tuple[Indices, ...]]:
    """Ten episodes each of 1 and 5 training images for every unseen label that has some; images may show
    several. Always the same for the same data."""
    train, rng = dataset.split["train"], np.random.default_rng(DRAW_SEED)
    shown = dataset.truth[np.ix_(train, dataset.columns(dataset.unseen))] == PRESENT
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


def _heads(
    engine: Engine, space: Space, shown: FloatArray, truth: FloatArray, seed: int
) -> Iterator[tuple[str, Scores]]:
    """Every method's head of one episode, its examples' features (n, dim) and truth (n, L).

    What is unknown of a real example counts as absent, as the benchmark's baselines had it; what is unknown
    of a synthesised one counts neither way.
    """
    present, encoded = truth == PRESENT, Encoded.from_features(shown)
    told = present.astype(np.float32)
    learned = synthesise(engine, encoded, truth, seed=seed)
    plain = synthesise(engine, encoded, truth, seed=seed, method="analytic")
    yield "default", fit_classifier(space, shown, told).linear.scores
    yield "default + synthesis", fit_classifier(space, shown, told, learned).linear.scores
    yield "default + analytic synthesis", fit_classifier(space, shown, told, plain).linear.scores
    yield "logistic", _logistic(space, shown, present, None)
    yield "logistic + synthesis", _logistic(space, shown, present, learned)


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
