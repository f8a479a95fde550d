"""Fitting heads: on a folder of examples, on examples added to a head, and again after a change of one."""

import time
from collections.abc import Collection
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np

from lsgui.core.checkpoint import Background
from lsgui.core.encoded import Encoded
from lsgui.core.fewshot.classifier import Fitted, fit_classifier
from lsgui.core.fewshot.copies import copies_among
from lsgui.core.fewshot.discriminant import Space
from lsgui.core.fewshot.evidence import Evidence
from lsgui.core.fewshot.examples import Examples, ExamplesError, read_examples
from lsgui.core.fewshot.gathering import Embedder, gather
from lsgui.core.fewshot.head import Head, merged
from lsgui.core.fewshot.synthesis import Synthesised, synthesise
from lsgui.core.types import FloatArray, Progress, Skipped, no_progress


@dataclass(frozen=True)
class FitReport:
    """A fitted head, the files that were passed over with their reasons, and the seconds it took.

    `copies` are groups of its examples that nearly repeat each other; all of them are fitted on.
    """

    head: Head
    skipped: tuple[Skipped, ...]
    seconds: float
    copies: tuple[tuple[Path, ...], ...] = ()


def fit(
    engine: Embedder,
    source: Path,
    *,
    name: str | None = None,
    synthesis: bool = False,
    library: FloatArray | None = None,
    extends: Head | None = None,
    progress: Progress = no_progress,
) -> FitReport:
    """Fit a head on a folder or table of examples (see `read_examples`); see `fit_examples`."""
    return fit_examples(
        engine,
        read_examples(source),
        name=name,
        synthesis=synthesis,
        library=library,
        extends=extends,
        progress=progress,
    )


def fit_examples(
    engine: Embedder,
    examples: Examples,
    *,
    name: str | None = None,
    synthesis: bool = False,
    library: FloatArray | None = None,
    extends: Head | None = None,
    progress: Progress = no_progress,
) -> FitReport:
    """Fit a head on examples, named after them unless told.

    With `synthesis`, combinations of the examples take part, too (see `core.fewshot.synthesis`). `library`
    (u, dim) are features of unlabelled photographs like those that the head is for. With `extends`, the
    categories are added to that head, or what is known of one that it has already; all its other categories
    keep every number of theirs, and so their scores (up to rounding, as a larger product sums in another
    order). A file that cannot be read costs only itself. Raises `ExamplesError` when none can be used.
    """
    started = time.perf_counter()
    gathered = gather(engine, examples, progress)
    if extends is None:
        head = _fitted(engine, name or examples.name, gathered.evidence, library, synthesis=synthesis)
    else:
        whole = extends.evidence.joined(gathered.evidence)
        changed = gathered.evidence.labels
        head = teach(engine, replace(extends, name=name or extends.name), whole, changed, library=library)
    copies = copies_among(head.evidence, space_of(engine).place(head.evidence.features))
    return FitReport(head, gathered.skipped, time.perf_counter() - started, copies)


def teach(
    engine: Embedder,
    head: Head,
    evidence: Evidence,
    changed: Collection[str],
    *,
    library: FloatArray | None = None,
) -> Head:
    """The head after a change of what is known: the `changed` categories are fitted anew on `evidence`, the
    others keep their scores. A changed category that no example shows any more is left out.

    Nothing is read or embedded. Raises `ExamplesError` when no category is left.
    """
    shown = [label for label in evidence.labels if label not in changed or evidence.of(label)]
    if not shown:
        raise ExamplesError("No category would be left: keep one example of one of them.")
    evidence = evidence.select(shown)
    fresh = [label for label in shown if label in changed]
    kept = [label for label in head.labels if label in shown and label not in changed]
    if not fresh:
        return replace(head.select(kept), evidence=evidence.select(kept))
    fitted = _fitted(engine, head.name, evidence, library, synthesis=head.synthesis).select(fresh)
    chosen = head.chosen_thresholds
    fitted = fitted.with_thresholds({label: chosen[label] for label in fresh if label in chosen})
    whole = merged([head.select(kept), fitted], head.name) if kept else fitted
    order = [*(label for label in head.labels if label in shown), *fresh]
    ordered = whole.select(list(dict.fromkeys(order)))
    return replace(ordered, evidence=evidence.select(ordered.labels), synthesis=head.synthesis)


def _fitted(
    engine: Embedder, name: str, evidence: Evidence, library: FloatArray | None, *, synthesis: bool
) -> Head:
    more = _synthesised(engine, evidence) if synthesis else None
    fitted: Fitted = fit_classifier(space_of(engine, library), evidence.features, evidence.truth, more)
    return Head(
        name=name,
        labels=evidence.labels,
        **vars(fitted.linear),
        thresholds=fitted.thresholds,
        checkpoint=engine.identity,
        evidence=evidence,
        metrics=dict(zip(evidence.labels, fitted.metrics, strict=True)),
        synthesis=synthesis,
    )


def _synthesised(engine: Embedder, evidence: Evidence) -> Synthesised:
    return synthesise(engine, Encoded.from_features(evidence.features), evidence.truth)


_spaces: dict[str, Space] = {}


def space_of(engine: Embedder, library: FloatArray | None = None) -> Space:
    """What the checkpoint's background, and a library, say of features; the last checkpoint's is kept."""
    key = engine.identity.sha256
    if key not in _spaces:
        background: Background = engine.checkpoint.background()
        _spaces.clear()
        _spaces[key] = Space(background.features)
    own = _spaces[key]
    return own if library is None or not len(library) else own.joined(np.asarray(library, np.float32))
