"""What `lsgui fewshot` shows: records as JSON for machines and as plain tables for people."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Any

from lsgui.core.types import FloatArray, Skipped
from lsgui.reports import rounded, score_text, shown, skipped_lines, table

if TYPE_CHECKING:
    from lsgui.core.fewshot import FitReport, Head, PredictReport
    from lsgui.core.fewshot.checking import Check, Estimate
    from lsgui.core.fewshot.evaluating import EvaluateReport, Kept, Measured
    from lsgui.core.fewshot.promises import Promise
    from lsgui.library.head_scores import Suggested

Json = dict[str, Any]
GROUPS_SHOWN = 10
COUNTS, ESTIMATES = ("shown", "not shown", "base rate"), ("recall", "precision", "average precision")
MEASURED = ("category", *COUNTS, *ESTIMATES, "Brier score", "base rate's", "calibration error")


def fit_json(report: "FitReport", folder: Path, unlabelled: int) -> Json:
    """What one fit made and where it is saved; `unlabelled` photographs of the library took part."""
    return {
        **head_json(report.head, folder, report.skipped),
        "copies": [[str(path) for path in group] for group in report.copies],
        "unlabelled": unlabelled,
        "seconds": round(report.seconds, 3),
    }


def head_json(head: "Head", folder: Path, skipped: Sequence[Skipped] = ()) -> Json:
    """A head and where it is saved."""
    return {
        "head": str(folder),
        "name": head.name,
        "labels": list(head.labels),
        "thresholds": [rounded(float(threshold)) for threshold in head.thresholds],
        "examples": {label: len(head.examples[label]) for label in head.labels},
        "synthesis": head.synthesis,
        "metrics": {label: _as_named(record) for label, record in head.metrics.items()},
        "skipped": [asdict(item) for item in skipped],
        "checkpoint": asdict(head.checkpoint),
    }


def _as_named(record: Any) -> Any:
    """A label's metrics, with the names that these words have in the window."""
    if not isinstance(record, dict):
        return record
    return {"unrelated" if key == "strangers" else key: _as_named(value) for key, value in record.items()}


def fit_text(report: "FitReport", folder: Path) -> str:
    """What one fit made, how far it can be trusted, and where it is saved."""
    lines = saved_text(report.head, folder, f" ({report.seconds:.1f} s)")
    return "\n".join([lines, *_copies_lines(report.copies), *skipped_lines(report.skipped)])


def saved_text(head: "Head", folder: Path, remark: str = "") -> str:
    """A head, how far it can be trusted, and where it is saved."""
    first = f"Head {shown(head.name)!r} saved in {shown(folder)}{remark}"
    return "\n".join([first, *_quality_lines(head)])


def info_json(head: "Head", folder: Path) -> Json:
    """A head, its example files, and which of them are gone."""
    records = head.evidence.records
    return {
        **{key: value for key, value in head_json(head, folder).items() if key != "skipped"},
        "files": [str(record.path) for record in records],
        "missing": [str(record.path) for record in records if not record.path.exists()],
    }


def info_text(head: "Head", folder: Path) -> str:
    """A head, how far it can be trusted, and how many of its example files are gone."""
    found = info_json(head, folder)
    how = "with" if head.synthesis else "without"
    gone = f"{len(found['missing'])} of {len(found['files'])} example files are gone"
    return "\n".join(
        [
            f"Head {shown(head.name)!r} in {shown(folder)}",
            f"checkpoint {shown(head.checkpoint.name)}, fitted {how} synthesis",
            *_quality_lines(head),
            *([gone] if found["missing"] else []),
        ]
    )


def _quality_lines(head: "Head") -> list[str]:
    """A line for each category, and what can be promised of it."""
    from lsgui.core.fewshot.checking import check_of

    checks = {label: check_of(head, label) for label in head.labels}
    rows = [
        [shown(label), str(len(head.examples[label])), f"{threshold:.3f}", *_check_cells(checks[label])]
        for label, threshold in zip(head.labels, head.thresholds, strict=True)
    ]
    other = "without synthesis" if head.synthesis else "with synthesis"
    columns = ("average precision", other, "calibration error", "unrelated photographs")
    lines = [
        f"{shown(label)}: {line}" for label, one in checks.items() if one is not None for line in _words(one)
    ]
    if not lines:
        return table(("category", "examples", "threshold"), [row[:3] for row in rows])
    return [*table(("category", "examples", "threshold", *columns), rows), *lines]


def _check_cells(one: "Check | None") -> tuple[str, str, str, str]:
    if one is None:
        return "-", "-", "-", "-"
    return (
        _estimate(one.average_precision),
        _estimate(one.other_synthesis),
        score_text(one.calibration_error),
        score_text(one.strangers),
    )


def _estimate(one: "Estimate | None") -> str:
    return "-" if one is None else f"{one.value:.3f} [{one.low:.3f}, {one.high:.3f}]"


def _words(one: "Check") -> Iterator[str]:
    from lsgui.library.head_scores import LEAST_LIBRARY

    if one.against == "unrelated":
        yield (
            f"average precision is against unrelated photographs only; index at least {LEAST_LIBRARY} "
            "photographs, or give --negatives, to see how it does among yours"
        )
    yield _promised(one)


def _promised(one: "Check") -> str:
    """The strongest promise of each kind, in words."""
    best: dict[str, Promise] = {}
    for promise in one.promises:
        if promise.threshold is not None and (
            promise.kind not in best or promise.level > best[promise.kind].level
        ):
            best[promise.kind] = promise
    if not best:
        return "not enough examples to promise a recall or a precision"
    words = [f"{_promise(promise)} from {promise.threshold:.2f} on" for promise in best.values()]
    confidence = next(iter(best.values())).confidence
    return f"{', '.join(words)} (with confidence {confidence:g})"


def _promise(promise: "Promise") -> str:
    return f"{promise.kind} of at least {promise.level:g}"


def _copies_lines(copies: Sequence[Sequence[Path]]) -> list[str]:
    count = sum(len(group) - 1 for group in copies)
    if not count:
        return []
    groups = "; ".join(" and ".join(shown(path.name) for path in group) for group in copies[:GROUPS_SHOWN])
    more = f"; and {len(copies) - GROUPS_SHOWN:,} more (see --json)" if len(copies) > GROUPS_SHOWN else ""
    repeat = _photographs(count, "nearly repeats others and is", "nearly repeat others and are")
    return [f"{repeat} checked together with them: {groups}{more}"]


def predict_json(report: "PredictReport") -> Json:
    """Scores and decisions, one record an image; `skipped` is there only where an image was."""
    predictions = [
        {
            "path": item.path,
            "scores": {label: rounded(score) for label, score in item.scores.items()},
            "decisions": item.decisions,
        }
        for item in report.predictions
    ]
    skipped = [asdict(item) for item in report.skipped]
    return {"predictions": predictions, **({"skipped": skipped} if skipped else {})}


def predict_text(report: "PredictReport") -> str:
    """One line an image and category: the score, and whether it reaches the threshold."""
    rows = [
        [shown(label), score_text(score), "yes" if item.decisions[label] else "no", shown(item.path)]
        for item in report.predictions
        for label, score in item.scores.items()
    ]
    return "\n".join(table(("category", "score", "present", "image"), rows))


def scored_report(head: "Head", scored: Iterable[tuple[list[Path], FloatArray]]) -> "PredictReport":
    """What a head says of a library's photographs, from their scores (n, L), some at a time."""
    from lsgui.core.fewshot import PredictReport
    from lsgui.core.fewshot.predicting import prediction

    found = (
        prediction(head, path, row)
        for paths, scores in scored
        for path, row in zip(paths, scores, strict=True)
    )
    return PredictReport(tuple(found), ())


def present_text(report: "PredictReport") -> str:
    """The photographs in which a category is found, the likeliest first, and how many there are."""
    found = [
        (label, score, item.path)
        for item in report.predictions
        for label, score in item.scores.items()
        if item.decisions[label]
    ]
    found.sort(key=lambda one: (one[0], -one[1], one[2]))
    rows = [[shown(label), score_text(score), shown(path)] for label, score, path in found]
    last = f"{len({path for *_, path in found}):,} of {len(report.predictions):,} photographs show a category"
    return "\n".join([*table(("category", "score", "image"), rows), last])


def written(file: Path, count: int, *, json: bool) -> str | Json:
    """What is said of scores written to a file."""
    if json:
        return {"file": str(file), "photographs": count}
    return f"scores of {count:,} photographs written to {shown(file)}"


def suggest_json(label: str, found: "Sequence[Suggested]") -> Json:
    """Suggested photographs with their scores and reasons."""
    return {
        "label": label,
        "suggestions": [
            {"path": str(one.path), "score": rounded(one.score), "reason": one.reason} for one in found
        ],
    }


def suggest_text(found: "Sequence[Suggested]") -> str:
    """One line a suggested photograph."""
    rows = [[score_text(one.score), one.reason, shown(one.path)] for one in found]
    return "\n".join(table(("score", "reason", "image"), rows))


def evaluate_json(report: "EvaluateReport", head: "Head") -> Json:
    """What was measured of a head, and what was left out."""
    return {
        "head": head.name,
        "photographs": report.photographs,
        "labels": {one.label: _measured_json(one) for one in report.measured},
        "left_out": {"examples": [*map(str, report.own)], "near_copies": [*map(str, report.near)]},
        "unknown": list(report.unknown),
        "unmeasured": list(report.unmeasured),
        "skipped": [asdict(item) for item in report.skipped],
    }


def _measured_json(one: "Measured") -> Json:
    kept = [
        {**asdict(each.promise), "measured": rounded(each.measured), "held": each.held} for each in one.kept
    ]
    values = {key: value for key, value in asdict(one).items() if key not in ("label", "kept")}
    return {**_all_rounded(values), "promises": _all_rounded(kept)}


def _all_rounded(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: _all_rounded(each) for key, each in value.items()}
    if isinstance(value, list):
        return [_all_rounded(each) for each in value]
    return rounded(value) if isinstance(value, float) else value


def evaluate_text(report: "EvaluateReport", head: "Head") -> str:
    """What was measured of a head, which promises held, and what was left out."""
    return "\n".join(
        [
            f"Head {shown(head.name)!r} on {report.photographs:,} photographs",
            *table(MEASURED, map(_measured_cells, report.measured)),
            *(line for one in report.measured for line in _measured_lines(one)),
            *_left_out_lines(report),
            *skipped_lines(report.skipped),
        ]
    )


def _measured_cells(one: "Measured") -> list[str]:
    estimates = (one.recall, one.precision, one.average_precision)
    numbers = (one.brier, one.base_brier, one.calibration_error)
    counts = (str(one.shown), str(one.lacking), score_text(one.base_rate))
    return [shown(one.label), *counts, *map(_estimate, estimates), *map(score_text, numbers)]


def _measured_lines(one: "Measured") -> Iterator[str]:
    if not one.lacking:
        yield (
            f"{shown(one.label)}: all photographs show it, so only recall and scores are measured "
            f"(mean score {one.mean_score:.3f})"
        )
    for kept in one.kept:
        yield f"{shown(one.label)}: {_kept_text(kept)}"


def _kept_text(kept: "Kept") -> str:
    if kept.measured is None:
        return f"whether {_promise(kept.promise)} held cannot be said"
    verb = "held" if kept.held else "did not hold"
    return f"{_promise(kept.promise)} {verb}: {kept.measured:.3f}"


def _left_out_lines(report: "EvaluateReport") -> list[str]:
    own, near = len(report.own), len(report.near)
    parts = [f"{_photographs(own, 'is an example', 'are examples')} of this head"] if own else []
    if near:
        parts.append(f"{_photographs(near, 'nearly repeats', 'nearly repeat')} an example of this head")
    lines = [f"{', '.join(parts)}: left out"] if parts else []
    if report.unknown:
        lines.append(f"the head does not know {shown(', '.join(report.unknown))}")
    if report.unmeasured:
        lines.append(f"not measured: {shown(', '.join(report.unmeasured))}")
    return lines


def _photographs(number: int, one: str, several: str) -> str:
    return f"{number:,} photograph {one}" if number == 1 else f"{number:,} photographs {several}"
