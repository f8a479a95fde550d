"""The benchmark's report as one HTML page with plots, which needs nothing from outside."""

import json
from collections.abc import Iterable, Iterator, Sequence
from html import escape
from typing import Any

from lsgui.core.types import EXTRA_METHODS, METHODS
from lsgui.training.evaluation.svg import Dot, dot_plot, reliability_plot

COLOURED = (*METHODS, *EXTRA_METHODS)  # each has its own colour, whichever a checkpoint has
STYLE = """
:root { color-scheme: light dark; --ink: light-dark(#222, #ddd); --line: light-dark(#ccc, #555);
  --s0: light-dark(#0b6fb8, #6cb6f0); --s1: light-dark(#b85c00, #f0a050);
  --s2: light-dark(#4a7a1c, #9ccc65); --s3: light-dark(#8a2f8f, #d28ad6);
  --s4: light-dark(#a12a2a, #ef8f8f); }
body { font: 15px/1.5 system-ui, sans-serif; color: var(--ink); max-width: 60rem;
  margin: 2rem auto; padding: 0 1rem; }
table { border-collapse: collapse; margin: .5rem 0 1.5rem; font-variant-numeric: tabular-nums; }
th, td { padding: .15rem .7rem; border-bottom: 1px solid var(--line); text-align: left; }
.wide { overflow-x: auto; } svg { font-size: 12px; max-width: 100%; height: auto; }
svg text { fill: var(--ink); } .end { text-anchor: end; } .middle { text-anchor: middle; }
.grid { stroke: var(--line); } .frame { fill: none; stroke: var(--line); } svg line { stroke-width: 2; }
.s0 { fill: var(--s0); stroke: var(--s0); } .s1 { fill: var(--s1); stroke: var(--s1); }
.s2 { fill: var(--s2); stroke: var(--s2); } .s3 { fill: var(--s3); stroke: var(--s3); }
.s4 { fill: var(--s4); stroke: var(--s4); } svg .line { fill: none; stroke-width: 1.5; }
pre { white-space: pre-wrap; border: 1px solid var(--line); padding: .7rem; }
"""


def to_html(report: dict[str, Any]) -> str:
    """The report of `evaluate`, with its configuration where it has one, as a whole page."""
    checkpoint = report["checkpoint"]
    title = f"{checkpoint['name']} on {report['dataset']}, {report['split']}"
    parts = [f"<h1>{escape(title)}</h1>", _summary(report)]
    for task, section in _SECTIONS.items():
        if task in report:
            parts += section(report[task])
    parts += ["<h2>Configuration</h2>", f"<pre>{escape(_configuration(report))}</pre>"]
    head = f'<meta charset="utf-8"><title>{escape(title)}</title><style>{STYLE}</style>'
    return (
        f'<!doctype html>\n<html lang="en"><head>{head}</head>\n<body>\n'
        + "\n".join(parts)
        + "\n</body></html>\n"
    )


def _summary(report: dict[str, Any]) -> str:
    checkpoint = report["checkpoint"]
    text = (
        f"{report['images']:,} images; checkpoint {checkpoint['name']} "
        f"({checkpoint['part'] or 'part not stated'}, {checkpoint['sha256'][:8]}). "
        f"Intervals hold the middle 95 % of {report['resamples']} resamples of the images. "
        "Numbers in parentheses, and faint dots, do not count in means."
    )
    return f"<p>{escape(text)}</p>"


def _configuration(report: dict[str, Any]) -> str:
    kept = ("configuration", "checkpoint", "split", "resamples", "seed", "drawn_pairs", "seconds")
    return json.dumps({key: report[key] for key in kept if key in report}, indent=2, ensure_ascii=False)


def _labels(task: dict[str, Any]) -> Iterator[str]:
    yield f"<h2>Labels</h2><p>mAP over {task['labels']} labels, unknown counted as absent (strict)"
    yield f"or left out (masked); calibration error {task['calibration_error']}.</p>"
    both = [[name, _ranged(task[name], task[f"{name}_interval"])] for name in ("strict", "masked")]
    yield _table(["reading", "mAP"], both)
    yield reliability_plot("labels", [_points(task["reliability"])])
    rows = [
        [
            label,
            f"{found['positives']:,}",
            _ranged(found["strict"], found["interval"]),
            _ranged(found["masked"]),
        ]
        for label, found in task["by_label"].items()
    ]
    yield _folded("Every label", _table(["label", "present", "strict", "masked"], rows))


def _points(curve: dict[str, Any]) -> list[tuple[float, float, int]]:
    points = zip(curve["claimed"], curve["happened"], curve["count"], strict=True)
    return [point for point in points if point[2]]


def _operations(task: dict[str, Any]) -> Iterator[str]:
    yield "<h2>Operations</h2><p>mAP in per cent, unknown left out.</p>"
    cells: dict[tuple[str, str, str], list[dict[str, Any]]] = {}
    for cell in task["cells"]:
        cells.setdefault((cell["group"], cell["pairs"], cell["operation"]), []).append(cell)
    rows = [(", ".join(place), [_as_dot(cell) for cell in found]) for place, found in cells.items()]
    shown = COLOURED[: max(COLOURED.index(method) for method in task["means"]) + 1]
    yield dot_plot([(label, [d for d in dots if d]) for label, dots in rows], shown, unit=" mAP")
    yield "<h3>Learned minus the others</h3>"
    yield _table(
        ["labels", "pairs", "operation", "against", "difference", ""], map(_difference, task["differences"])
    )
    yield from _means(task)
    yield from _paper(task["paper"])
    yield "<h3>Reliability of the scores</h3><p>Claimed against present, for every operation and method.</p>"
    yield from (_reliability(place, found) for place, found in cells.items())
    yield from _diagnoses(task)
    yield from _every_label(cells)


def _as_dot(cell: dict[str, Any]) -> Dot | None:
    if cell["map"] is None:
        return None
    return Dot(COLOURED.index(cell["method"]), cell["map"], cell["interval"], faint=not cell["counted"])


def _difference(row: dict[str, Any]) -> list[str]:
    verdict = "lost" if row["lost"] else "won" if row["won"] else ""
    text = _ranged(row["gain"], row["interval"])
    place = [row[key] for key in ("group", "pairs", "operation", "against")]
    return [*place, text if row["counted"] else f"({text})", verdict]


def _means(task: dict[str, Any]) -> Iterator[str]:
    ends = task["mean_intervals"]
    rows = [[method, _ranged(mean, ends[method])] for method, mean in task["means"].items()]
    gains = task["mean_gains"].items()
    rows += [[f"learned minus {rival}", _ranged(gain["gain"], gain["interval"])] for rival, gain in gains]
    yield "<h3>Mean of the cells that count</h3>" + _table(["", "mAP"], rows)


def _reliability(place: Sequence[str], found: Sequence[dict[str, Any]]) -> str:
    return reliability_plot(", ".join(place), [_points(cell["reliability"]) for cell in found])


def _diagnoses(task: dict[str, Any]) -> Iterator[str]:
    yield "<h3>Set identities</h3>"
    yield "<p>Mean distance of scores from A's own; for A ∖ A the mean highest score.</p>"
    keys = ("group", "method", "law", "shown", "rest", "highest")
    heads = ["labels", "method", "left side", "labels A shows", "the rest", "highest"]
    yield _table(heads, ([_text(row.get(key)) for key in keys] for row in task["identities"]))
    yield "<h3>Operations told apart</h3>"
    yield "<p>Rows: what was asked; columns: the operation that the answer fits best.</p>"
    yield from map(_confusion, task["confusion"])
    yield "<h3>Labels lost beside what a difference removes</h3>"
    yield "<p>A shows both labels, B only the one to remove; scores of the one to keep.</p>"
    keys = ("kept", "removed", "in_a", "in_difference", "lost", "n_pairs")
    heads = ["keep", "remove", "in A", "in A ∖ B", "lost", "pairs"]
    for found in task["entanglement"]:
        yield f"<h4>{found['group']} labels, {found['method']}</h4>"
        yield _table(heads, ([_text(pair[key]) for key in keys] for pair in found["worst"]))


def _paper(rows: Sequence[dict[str, Any]]) -> Iterator[str]:
    yield "<h3>The LaSO paper's number</h3>"
    yield "<p>mAP on balanced pairs over every label with a positive, unknown counted as absent.</p>"
    keys = ("group", "operation", "method")
    yield _table(
        ["labels", "operation", "method", "mAP"],
        ([*(row[key] for key in keys), _ranged(row["map"])] for row in rows),
    )


def _confusion(row: dict[str, Any]) -> str:
    heads = list(row["table"])
    body = [[asked, *(f"{counts[head]:,}" for head in heads)] for asked, counts in row["table"].items()]
    title = f"{row['relation']} label sets, {row['group']} labels, {row['method']}"
    return f"<h4>{escape(title)}</h4>" + _table(["asked", *heads], body)


def _every_label(cells: dict[tuple[str, str, str], list[dict[str, Any]]]) -> Iterator[str]:
    for place, found in cells.items():
        rows = [
            [label, *(_ranged(cell["by_label"][label]) for cell in found)] for label in found[0]["by_label"]
        ]
        table = _table(["label", *(cell["method"] for cell in found)], rows)
        yield _folded(f"Every label: {', '.join(place)}", table)


def _retrieval(task: dict[str, Any]) -> Iterator[str]:
    yield "<h2>Retrieval</h2><p>Best intersection over union of label sets among the k nearest.</p>"
    rows = []
    for row in task["rows"]:
        numbers = [_ranged(row[key], ends, 3) for key, ends in row["intervals"].items()]
        numbers = numbers if row["counted"] else [f"({number})" for number in numbers]
        rows.append([row["group"], row["operation"], row["method"], f"{row['kept']:,}", *numbers])
    keys = list(task["rows"][0]["intervals"]) if task["rows"] else []
    yield _table(["labels", "operation", "method", "queries", *keys], rows)
    yield "<p>IoU@1, mean of the rows that count, and how far learned is ahead.</p>"
    means = [
        [
            row["method"],
            _ranged(row["iou@1"], row["interval"], 3),
            _ranged(row["learned_ahead"], row["ahead_interval"], 3),
        ]
        for row in task["means"]
    ]
    yield _table(["method", "iou@1", "learned ahead"], means)


def _fewshot(task: dict[str, Any]) -> Iterator[str]:
    yield "<h2>Few-shot</h2><p>mAP over the episodes, mean ± standard deviation.</p>"
    methods = list(next(iter(task.values())))
    rows = [
        [m, *(f"{_ranged(found[m]['mean'])} ± {_ranged(found[m]['sd'])}" for found in task.values())]
        for m in methods
    ]
    yield _table(["head", *task], rows)


def _trust(task: dict[str, Any]) -> Iterator[str]:
    yield (
        "<h2>Few-shot: its own word</h2><p>Brier scores are divided by that of the label's base rate;"
        " calibration errors are those of predictions above 0.1.</p>"
    )
    for shots, methods in task.items():
        for method, found in methods.items():
            yield f"<h3>{escape(shots)}, {escape(method)}</h3>"
            labels = [
                [label, _text(ratio), _text(found["calibration_errors"][label])]
                for label, ratio in found["brier"].items()
            ]
            together = ["all together", "", _text(found["calibration_error"])]
            yield _table(["label", "Brier score", "calibration error"], [*labels, together])
            yield f"<p>Found in unrelated photographs: {_text(found['strangers'])}</p>"
            promises = [
                [f"{row['kind']} {row['level']}", f"{row['made']} of {row['asked']}", _text(row["broken"])]
                for row in found["promises"]
            ]
            yield _table(["promise", "made", "broken"], promises)


_SECTIONS = {
    "labels": _labels,
    "operations": _operations,
    "retrieval": _retrieval,
    "fewshot": _fewshot,
    "trust": _trust,
}


def _folded(summary: str, content: str) -> str:
    return f"<details><summary>{escape(summary)}</summary>{content}</details>"


def _text(value: Any) -> str:
    return "" if value is None else str(value)


def _ranged(value: float | None, ends: Sequence[float] | None = None, digits: int = 1) -> str:
    if value is None:
        return "-"
    span = "" if ends is None else f" [{ends[0]:.{digits}f}, {ends[1]:.{digits}f}]"
    return f"{value:.{digits}f}{span}"


def _table(heads: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    head = "".join(f"<th>{escape(text)}</th>" for text in heads)
    body = "".join(f"<tr>{''.join(f'<td>{escape(text)}</td>' for text in row)}</tr>" for row in rows)
    return f'<div class="wide"><table><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table></div>'
