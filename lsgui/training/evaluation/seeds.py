"""Several seeds' reports as one: the mean of every figure, and how far the seeds differ."""

import json
import statistics
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import Any

from lsgui.core.types import UserError
from lsgui.training.evaluation.table import aligned

Report = dict[str, Any]
SAME = ("dataset", "split", "images", "resamples")  # what reports of one recipe agree in
WORD = ("worst Brier ratio", "calibration error", "found in unrelated photographs", "promises broken")
GAINS = ("gain", "interval", "lost", "won", "counted")


def read_reports(files: Sequence[Path]) -> list[Report]:
    """Reports that `lsgui eval` wrote. Raises `UserError` for what is none, and for reports of other data."""
    found = [_read(file) for file in files]
    for file, report in zip(files[1:], found[1:], strict=True):
        for key in SAME:
            if report[key] != found[0][key]:
                raise UserError(f"{file} has other {key} than {files[0]}: {report[key]}.")
        if report["checkpoint"]["part"] != found[0]["checkpoint"]["part"]:
            raise UserError(f"{file} is of another part of the recipe than {files[0]}.")
    checkpoints = [report["checkpoint"]["sha256"] for report in found]
    if len(set(checkpoints)) < len(found):
        raise UserError("Two of the reports are of the same checkpoint; each seed counts once.")
    return found


def over_seeds(reports: Sequence[Report]) -> Report:
    """Mean, deviation and values of every seed for the figures that all `reports` have.

    A gain's interval is the mean of the seeds' intervals, which is no narrower than the mean gain's own;
    it is lost, or won, where all of that lies below, or above, 0.
    """
    merged: Report = {key: reports[0][key] for key in SAME}
    merged["checkpoints"] = [report["checkpoint"] for report in reports]
    merged["versions"] = [report.get("configuration", {}).get("versions") for report in reports]
    if all("labels" in report for report in reports):
        merged["labels"] = {
            key: spread([report["labels"][key] for report in reports])
            for key in ("strict", "masked", "calibration_error")
        }
    if all("operations" in report for report in reports):
        parts = [report["operations"] for report in reports]
        merged["operations"] = {
            "cells": _rows([part["cells"] for part in parts], ("map",)),
            "means": _each([part["means"] for part in parts], spread),
            "differences": [_gain(rows) for rows in _aside([part["differences"] for part in parts])],
            "mean_gains": _each([part["mean_gains"] for part in parts], _gain),
            "controls": _each([part["controls"]["means"] for part in parts], spread),
            "disjoint": _rows([part["disjoint"] for part in parts], ("mean_highest",)),
            "identities": _rows([part["identities"] for part in parts], ("shown", "rest", "highest")),
        }
    if all("retrieval" in report for report in reports):
        means = [{row["method"]: row for row in report["retrieval"]["means"]} for report in reports]
        merged["retrieval"] = {
            "rows": _rows([report["retrieval"]["rows"] for report in reports], ("iou@1", "iou@3", "iou@5")),
            "means": _each(means, _ahead),
        }
    if all("fewshot" in report for report in reports):
        shots = [report["fewshot"] for report in reports]
        merged["fewshot"] = _each(shots, lambda found: _each(found, _episodes))
        merged["fewshot_left_out"] = reports[0].get("fewshot_left_out", [])
    if all("trust" in report for report in reports):
        shots = [report["trust"] for report in reports]
        merged["trust"] = _each(shots, lambda found: _each(found, _trusted))
    return merged


def spread(values: Sequence[float | None]) -> dict[str, Any]:
    """Mean and standard deviation (of a sample) of numbers; None where one is missing."""
    known = [value for value in values if value is not None]
    if len(known) < len(values) or not known:
        return {"mean": None, "sd": None, "values": list(values)}
    sd = statistics.stdev(known) if len(known) > 1 else None
    return {"mean": statistics.fmean(known), "sd": sd, "values": known}


def to_text(merged: Report) -> str:
    """The figures of `over_seeds` as tables for people."""
    count = len(merged["checkpoints"])
    names = ", ".join(f"{one['name']} {one['sha256'][:8]}" for one in merged["checkpoints"])
    lines = [f"{merged['dataset']}, {merged['split']}: mean ± deviation of {count} checkpoints: {names}"]
    if "labels" in merged:
        parts = (f"{key} {_plus(merged['labels'][key])}" for key in ("strict", "masked"))
        lines += ["", f"labels: mAP {', '.join(parts)}"]
    if "operations" in merged:
        lines += _operations(merged["operations"])
    if "retrieval" in merged:
        rows = [
            [method, _plus(row["iou@1"], 3), _signed(row["learned_ahead"]["mean"], row["interval"], 3)]
            for method, row in merged["retrieval"]["means"].items()
        ]
        lines += ["", *aligned(["retrieval", "iou@1", "learned ahead"], rows)]
    for shots, methods in merged.get("fewshot", {}).items():
        rows = [[method, _plus(row["mean"]), _number(row["episodes_sd"])] for method, row in methods.items()]
        lines += ["", *aligned([f"few-shot, {shots}", "mean", "deviation over episodes"], rows)]
    for shots, methods in merged.get("trust", {}).items():
        rows = [[method, *_word(found)] for method, found in methods.items()]
        lines += ["", *aligned([f"its word, {shots}", *WORD], rows)]
    return "\n".join(lines)


def _word(found: Report) -> list[str]:
    """A head's word in a row of a table."""
    ratios = [one["mean"] for one in found["brier"].values() if one["mean"] is not None]
    kept = [
        f"{row['kind']} {row['level']}: {row['broken']:.2f} of {row['made']}"
        for row in found["promises"]
        if row["made"]
    ]
    return [
        f"{max(ratios, default=0):.3f}",
        _plus(found["calibration_error"], 3),
        _plus(found["strangers"], 3),
        "; ".join(kept) or "-",
    ]


def _operations(task: Report) -> list[str]:
    methods = list(task["means"])
    cells: dict[tuple[str, ...], dict[str, str]] = {}
    for cell in task["cells"]:
        text = _plus(cell["map"])
        place = (cell["group"], cell["pairs"], cell["operation"])
        cells.setdefault(place, {})[cell["method"]] = text if cell["counted"] else f"({text})"
    rows = [[*place, *(found[method] for method in methods)] for place, found in cells.items()]
    rows.append(["mean of the cells that count", "", "", *(_plus(task["means"][m]) for m in methods)])
    rows += [[f"mean: {name}", "", "", _plus(found)] for name, found in task["controls"].items()]
    rows = [row + [""] * (3 + len(methods) - len(row)) for row in rows]
    gains = [
        [row["group"], row["pairs"], row["operation"], row["against"], _verdict(row)]
        for row in task["differences"]
    ]
    gains += [["mean", "", "", rival, _verdict(row)] for rival, row in task["mean_gains"].items()]
    return [
        "",
        *aligned(["labels", "pairs", "operation", *methods], rows),
        "",
        *aligned(["labels", "pairs", "operation", "against", "learned ahead"], gains),
    ]


def _read(file: Path) -> Report:
    try:
        report = json.loads(file.read_text(encoding="utf-8"))
    except ValueError as error:
        raise UserError(f"{file} is no report of lsgui eval.") from error
    if not isinstance(report, dict) or not {*SAME, "checkpoint"} <= report.keys():
        raise UserError(f"{file} is no report of lsgui eval.")
    checkpoint = report["checkpoint"]
    if not isinstance(checkpoint, dict) or not {"name", "sha256", "part"} <= checkpoint.keys():
        raise UserError(f"{file} is no report of lsgui eval.")
    return report


def _each(tables: Sequence[Report], merge: Callable[[Sequence[Any]], Any]) -> Report:
    """What all tables have, key by key, merged."""
    return {key: merge([table[key] for table in tables]) for key in tables[0] if _in_all(key, tables)}


def _in_all(key: str, tables: Iterable[Report]) -> bool:
    return all(key in table for table in tables)


def _aside(lists: Sequence[Sequence[Report]]) -> list[list[Report]]:
    """Rows of the same place, from every list that has them, side by side."""
    places = [{_place(row): row for row in rows} for rows in lists]
    return [[rows[key] for rows in places] for key in places[0] if all(key in rows for rows in places)]


def _place(row: Report) -> tuple[Any, ...]:
    return tuple(row.get(key) for key in ("group", "pairs", "operation", "method", "against", "law"))


def _rows(lists: Sequence[Sequence[Report]], figures: Sequence[str]) -> list[Report]:
    merged = []
    for found in _aside(lists):
        kept = {key: value for key, value in found[0].items() if isinstance(value, str) and key != "note"}
        counted = all(row.get("counted", True) for row in found)
        values = {key: spread([row[key] for row in found]) for key in figures if key in found[0]}
        merged.append({**kept, "counted": counted, **values})
    return merged


def _gain(found: Sequence[Report]) -> Report:
    kept = {key: value for key, value in found[0].items() if key not in GAINS}
    interval = _mean_interval([row["interval"] for row in found])
    counted = all(row.get("counted", True) for row in found)
    sides = {"lost": interval[1] < 0, "won": interval[0] > 0} if interval else {"lost": None, "won": None}
    return {
        **kept,
        "gain": spread([row["gain"] for row in found]),
        "interval": interval,
        "counted": counted,
        **sides,
    }


def _ahead(found: Sequence[Report]) -> Report:
    return {
        "iou@1": spread([row["iou@1"] for row in found]),
        "learned_ahead": spread([row["learned_ahead"] for row in found]),
        "interval": _mean_interval([row["ahead_interval"] for row in found]),
    }


def _episodes(found: Sequence[Report]) -> Report:
    deviations = spread([row["sd"] for row in found])
    return {"mean": spread([row["mean"] for row in found]), "episodes_sd": deviations["mean"]}


def _trusted(found: Sequence[Report]) -> Report:
    """The means of what few-shot heads say of themselves; promises are counted over all seeds."""
    single = ("calibration_error", "strangers")
    promises = []
    for rows in zip(*(one["promises"] for one in found), strict=True):
        made = sum(row["made"] for row in rows)
        broken = sum(row["made"] * (row["broken"] or 0) for row in rows)
        numbers = {"asked": sum(row["asked"] for row in rows), "made": made}
        part = round(broken / made, 4) if made else None
        promises.append({"kind": rows[0]["kind"], "level": rows[0]["level"], **numbers, "broken": part})
    return {
        **{key: spread([one[key] for one in found]) for key in single},
        **{key: _each([one[key] for one in found], spread) for key in ("brier", "calibration_errors")},
        "promises": promises,
    }


def _mean_interval(found: Sequence[Sequence[float] | None]) -> list[float] | None:
    known = [ends for ends in found if ends is not None]
    return [statistics.fmean(side) for side in zip(*known, strict=True)] if len(known) == len(found) else None


def _verdict(row: Report) -> str:
    text = _signed(row["gain"]["mean"], row["interval"], 1)
    verdict = " lost" if row["lost"] else " won" if row["won"] else ""
    return f"{text}{verdict}" if row["counted"] else f"({text})"


def _signed(value: float | None, ends: Sequence[float] | None, digits: int) -> str:
    if value is None:
        return "-"
    between = f" [{ends[0]:+.{digits}f}, {ends[1]:+.{digits}f}]" if ends else ""
    return f"{value:+.{digits}f}{between}"


def _plus(found: Report, digits: int = 1) -> str:
    if found["mean"] is None:
        return "-"
    return f"{found['mean']:.{digits}f}" + (f" ± {found['sd']:.{digits}f}" if found["sd"] is not None else "")


def _number(value: float | None) -> str:
    return "-" if value is None else f"{value:.1f}"
