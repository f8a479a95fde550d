"""The benchmark's report as tables for people."""

from collections.abc import Iterable, Sequence
from typing import Any


def to_table(report: dict[str, Any]) -> str:
    """The report of `evaluate` as plain text; a cell that does not count has its number in brackets."""
    checkpoint = report["checkpoint"]
    part = checkpoint["part"] or "part not stated"
    title = f"{report['dataset']}, {report['split']}: {report['images']:,} images, checkpoint "
    parts = [f"{title}{checkpoint['name']} ({part}, {checkpoint['sha256'][:8]})"]
    if left_out := report.get("labels_left_out"):
        parts[0] += f"\n{len(left_out):,} labels of the data set are not in the checkpoint and were left out"
    for task, lines in _SECTIONS.items():
        if task in report:
            parts.append("\n".join(lines(report[task])))
    return "\n\n".join(parts)


def _labels(task: dict[str, Any]) -> list[str]:
    numbers = ", ".join(
        f"{name} {_number(task[name])}{_range(task[f'{name}_interval'])}" for name in ("strict", "masked")
    )
    return [f"labels ({task['labels']}): mAP {numbers}, calibration error {task['calibration_error']}"]


def _operations(task: dict[str, Any]) -> list[str]:
    cells = task["cells"]
    methods = list(dict.fromkeys(cell["method"] for cell in cells))
    rows = [
        [*place, str(found[0]["labels"]), f"{found[0]['n_pairs']:,}", *map(_cell, found)]
        for place, found in _by_place(cells)
    ]
    means = ["mean of the cells that count", "", "", "", "", *(_number(task["means"][m]) for m in methods)]
    return [
        "operations: mAP, unknown masked",
        *aligned(["labels", "pairs", "operation", "counted labels", "pairs", *methods], [*rows, means]),
        *_head_line(task["unseen_head"]),
        *(_disjoint_line(row) for row in task["disjoint"]),
        "",
        *_gains(task),
        "",
        *_controls(task["controls"]),
        "",
        *_paper(task["paper"], methods),
        "",
        *_identities(task["identities"]),
        "",
        *_confusion(task["confusion"]),
        *_entanglement(task["entanglement"]),
    ]


def _controls(task: dict[str, Any]) -> list[str]:
    """What the same features give where they are read otherwise."""
    names = list(task["means"])
    rows = [[*place, *map(_cell, found)] for place, found in _by_place(task["cells"])]
    rows.append(["mean of the cells that count", "", "", *(_number(task["means"][name]) for name in names)])
    return [
        "controls: the same features, read otherwise (mAP, unknown masked)",
        *aligned(["labels", "pairs", "operation", *names], rows),
    ]


def _paper(found: Sequence[dict[str, Any]], methods: Sequence[str]) -> list[str]:
    rows = [[place[0], place[2], *map(_cell, cells)] for place, cells in _by_place(found)]
    return [
        "the LaSO paper's number: mAP on balanced pairs over every label with a positive, unknown absent",
        *aligned(["labels", "operation", *methods], rows),
    ]


def _identities(found: Sequence[dict[str, Any]]) -> list[str]:
    """The laws of sets, one line a group and method: distance on labels that A shows / on the rest."""
    rows = []
    for group, method in dict.fromkeys((row["group"], row["method"]) for row in found):
        own = [row for row in found if (row["group"], row["method"]) == (group, method)]
        rows.append([group, method, *map(_law, own)])
    laws = list(dict.fromkeys(row["law"] for row in found))
    return [
        "set identities: mean distance of scores from A's, labels A shows / the rest; of A ∖ A the highest",
        *aligned(["labels", "method", *laws], rows),
    ]


def _law(row: dict[str, Any]) -> str:
    values = [row["highest"]] if "highest" in row else [row["shown"], row["rest"]]
    return " / ".join("-" if value is None else f"{value:.3f}" for value in values)


def _confusion(found: Sequence[dict[str, Any]]) -> list[str]:
    """How many answers are nearest to the operation that was asked for, of how many."""
    rows = []
    for row in found:
        parts = [(table[asked], sum(table.values())) for asked, table in row["table"].items()]
        shares = [f"{right / total:.0%} of {total:,}" if total else "-" for right, total in parts]
        rows.append([row["relation"], row["group"], row["method"], *shares])
    head = ["label sets", "labels", "method", *(found[0]["table"] if found else ())]
    return ["answers that fit the operation asked for best, not another one", *aligned(head, rows)]


def _entanglement(found: Sequence[dict[str, Any]]) -> list[str]:
    """The learned difference's three worst label pairs a group."""
    lines = []
    for row in found:
        worst = [
            f"{pair['kept']} without {pair['removed']} {pair['in_a']:.2f} to {pair['in_difference']:.2f}"
            for pair in row["worst"][:3]
        ]
        if row["method"] == "learned" and worst:
            lines.append(f"most lost beside what a difference removes, {row['group']}: {'; '.join(worst)}")
    return ["", *lines] if lines else []


def _head_line(head: dict[str, Any] | None) -> list[str]:
    if head is None:
        return []
    how = f"weight decay {head['decay']}, val mAP {_number(head['val_map'])}"
    return [f"unseen labels are read through a supervised head ({how})"]


def _gains(task: dict[str, Any]) -> list[str]:
    """Learned minus each rival, one line a cell and one for their mean."""
    rivals = list(dict.fromkeys(row["against"] for row in task["differences"]))
    rows = [[*place, *map(_gain, found)] for place, found in _by_place(task["differences"])]
    if task["mean_gains"]:
        means = (_gain({**task["mean_gains"][rival], "counted": True}) for rival in rivals)
        rows.append(["mean of the cells that count", "", "", *means])
    heads = ["labels", "pairs", "operation", *(f"minus {rival}" for rival in rivals)]
    return [
        "operations: learned minus the others, 95 % intervals over resampled images",
        *aligned(heads, rows),
    ]


def _gain(row: dict[str, Any]) -> str:
    text = f"{row['gain']:+.1f}{_range(row['interval'], '+.1f')}"
    verdict = " lost" if row["lost"] else " won" if row["won"] else ""
    return f"{text}{verdict}" if row["counted"] else f"({text})"


def _range(ends: Sequence[float] | None, style: str = ".1f") -> str:
    return "" if ends is None else f" [{ends[0]:{style}}, {ends[1]:{style}}]"


def _disjoint_line(row: dict[str, Any]) -> str:
    return (
        f"mean highest intersection score of {row['n_pairs']:,} disjoint pairs, {row['group']} labels, "
        f"{row['method']}: {row['mean_highest']}"
    )


def _retrieval(task: dict[str, Any]) -> list[str]:
    if not task["rows"]:
        return ["retrieval: no two images of the split share a label"]
    keys = list(task["rows"][0]["intervals"])
    rows = [
        [*place, cell["method"], f"{cell['kept']:,}", *(_overlap(cell, key) for key in keys)]
        for place, found in _by_place(task["rows"])
        for cell in found
    ]
    return [
        "retrieval: best IoU among the k nearest",
        *aligned(["labels", "pairs", "operation", "method", "queries", *keys], rows),
        "",
        "retrieval: iou@1, mean of the rows that count, and how far learned is ahead",
        *aligned(["method", "iou@1", "learned ahead"], [_mean_row(row) for row in task["means"]]),
    ]


def _mean_row(row: dict[str, Any]) -> list[str]:
    ends = row["ahead_interval"]
    ahead = f"{row['learned_ahead']:+.3f}" + (f" [{ends[0]:+.3f}, {ends[1]:+.3f}]" if ends else "")
    return [row["method"], f"{row['iou@1']:.3f}", "" if row["method"] == "learned" else ahead]


def _fewshot(task: dict[str, Any]) -> list[str]:
    methods = list(next(iter(task.values())))
    rows = [[method, *(_spread(found[method]) for found in task.values())] for method in methods]
    return ["few-shot: mAP over the episodes, mean ± deviation", *aligned(["head", *task], rows)]


def _trust(task: dict[str, Any]) -> list[str]:
    lines: list[str] = []
    for shots, methods in task.items():
        for method, found in methods.items():
            known = {label: ratio for label, ratio in found["brier"].items() if ratio is not None}
            worst = max(known, key=lambda label: known[label])
            errors = [error for error in found["calibration_errors"].values() if error is not None]
            lines += [
                f"few-shot, {shots}, {method}: Brier score beside the base rate's at most {known[worst]:.3f} "
                f"({worst}); calibration error {found['calibration_error']} together, at most "
                f"{max(errors, default=0)} of one label; found in {found['strangers']:.1%} of unrelated "
                "photographs",
                *aligned(["promise", "made", "broken"], [_promise(row) for row in found["promises"]]),
            ]
    return lines


def _promise(row: dict[str, Any]) -> list[str]:
    broken = "-" if row["broken"] is None else f"{row['broken']:.2f}"
    return [f"{row['kind']} {row['level']}", f"{row['made']} of {row['asked']}", broken]


def _backwards(task: dict[str, Any]) -> list[str]:
    keys = list(task["rows"][0]["intervals"]) if task["rows"] else []
    rows = [
        [row["operation"], row["given"] or "none", row["method"], str(row["questions"])]
        + [f"{row[key]:.3f}{_range(row['intervals'][key], '.3f')}" for key in keys]
        for row in task["rows"]
    ]
    return [
        "backwards: the true label set found, held against the target",
        *aligned(["operation", "given", "ranked", "questions", *keys], rows),
    ]


_SECTIONS = {
    "labels": _labels,
    "operations": _operations,
    "retrieval": _retrieval,
    "fewshot": _fewshot,
    "trust": _trust,
    "backwards": _backwards,
}


def _spread(found: dict[str, Any]) -> str:
    return f"{_number(found['mean'])} ± {_number(found['sd'])}"


def _by_place(cells: Iterable[dict[str, Any]]) -> list[tuple[tuple[str, ...], list[dict[str, Any]]]]:
    """Cells that differ in the method alone, together."""
    places: dict[tuple[str, ...], list[dict[str, Any]]] = {}
    for cell in cells:
        places.setdefault((cell["group"], cell["pairs"], cell["operation"]), []).append(cell)
    return list(places.items())


def _cell(cell: dict[str, Any]) -> str:
    text = _number(cell["map"])
    return text if cell["counted"] else f"({text})"


def _overlap(row: dict[str, Any], key: str) -> str:
    value = row[key]
    text = "-" if value is None else f"{value:.3f}{_range(row['intervals'][key], '.3f')}"
    return text if row["counted"] else f"({text})"


def _number(value: float | None) -> str:
    return "-" if value is None else f"{value:.1f}"


def aligned(head: Sequence[str], rows: Sequence[Sequence[str]]) -> list[str]:
    """Lines in which every column is as wide as its widest text."""
    widths = [max(len(row[column]) for row in [head, *rows]) for column in range(len(head))]
    return [
        "  ".join(text.ljust(width) for text, width in zip(row, widths, strict=True)).rstrip()
        for row in [head, *rows]
    ]
