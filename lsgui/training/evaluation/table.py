"""The benchmark's report as tables for people."""

from collections.abc import Iterable, Sequence
from typing import Any


def to_table(report: dict[str, Any]) -> str:
    """The report of `evaluate` as plain text; a cell that does not count has its number in brackets."""
    checkpoint = report["checkpoint"]
    part = checkpoint["part"] or "part not stated"
    title = f"{report['dataset']}, {report['split']}: {report['images']:,} images, checkpoint "
    parts = [f"{title}{checkpoint['name']} ({part}, {checkpoint['sha256'][:8]})"]
    for task, lines in _SECTIONS.items():
        if task in report:
            parts.append("\n".join(lines(report[task])))
    return "\n\n".join(parts)


def _labels(task: dict[str, Any]) -> list[str]:
    numbers = f"strict {_number(task['strict'])}, masked {_number(task['masked'])}"
    return [f"labels ({task['labels']}): mAP {numbers}, calibration error {task['calibration_error']}"]


def _operations(task: dict[str, Any]) -> list[str]:
    cells = task["cells"]
    methods = list(dict.fromkeys(cell["method"] for cell in cells))
    rows = [
        [*place, str(found[0]["labels"]), f"{found[0]['n_pairs']:,}", *(_cell(cell, "map") for cell in found)]
        for place, found in _by_place(cells)
    ]
    means = ["mean of the cells that count", "", "", "", "", *(_number(task["means"][m]) for m in methods)]
    head = task["unseen_head"]
    return [
        "operations: mAP, unknown masked",
        *_aligned(["labels", "pairs", "operation", "counted labels", "pairs", *methods], [*rows, means]),
        f"unseen labels are read through a supervised head (weight decay {head['decay']}, "
        f"val mAP {_number(head['val_map'])})",
        *(_disjoint_line(row) for row in task["disjoint"]),
    ]


def _disjoint_line(row: dict[str, Any]) -> str:
    return (
        f"mean highest intersection score of {row['n_pairs']:,} disjoint pairs, {row['group']} labels, "
        f"{row['method']}: {row['mean_highest']}"
    )


def _retrieval(task: dict[str, Any]) -> list[str]:
    keys = [key for key in task["rows"][0] if key.startswith("iou@")]
    rows = [
        [*place, cell["method"], f"{cell['kept']:,}", *(_cell(cell, key) for key in keys)]
        for place, found in _by_place(task["rows"])
        for cell in found
    ]
    return [
        "retrieval: best IoU among the k nearest",
        *_aligned(["labels", "pairs", "operation", "method", "queries", *keys], rows),
    ]


def _fewshot(task: dict[str, Any]) -> list[str]:
    methods = list(next(iter(task.values())))
    rows = [[shots, *(_spread(found[method]) for method in methods)] for shots, found in task.items()]
    return ["few-shot: mAP over the episodes", *_aligned(["episodes", *methods], rows)]


_SECTIONS = {"labels": _labels, "operations": _operations, "retrieval": _retrieval, "fewshot": _fewshot}


def _spread(found: dict[str, Any]) -> str:
    return f"{_number(found['mean'])} ± {_number(found['sd'])}"


def _by_place(cells: Iterable[dict[str, Any]]) -> list[tuple[tuple[str, ...], list[dict[str, Any]]]]:
    """Cells that differ in the method alone, together."""
    places: dict[tuple[str, ...], list[dict[str, Any]]] = {}
    for cell in cells:
        places.setdefault((cell["group"], cell["pairs"], cell["operation"]), []).append(cell)
    return list(places.items())


def _cell(cell: dict[str, Any], key: str) -> str:
    value = cell[key]
    text = _number(value) if key == "map" else ("-" if value is None else f"{value:.3f}")
    return text if cell["counted"] else f"({text})"


def _number(value: float | None) -> str:
    return "-" if value is None else f"{value:.1f}"


def _aligned(head: Sequence[str], rows: Sequence[Sequence[str]]) -> list[str]:
    widths = [max(len(row[column]) for row in [head, *rows]) for column in range(len(head))]
    return [
        "  ".join(text.ljust(width) for text, width in zip(row, widths, strict=True)).rstrip()
        for row in [head, *rows]
    ]
