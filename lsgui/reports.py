"""What the command line shows: records as JSON for machines and as plain tables for people."""

import json
import re
import sys
import time
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, TextIO

from lsgui.core.exports.record import answer_json as answer_json
from lsgui.core.exports.record import rounded as rounded
from lsgui.core.types import Answer, LabelScore, Skipped

if TYPE_CHECKING:
    from lsgui.library.index_report import IndexReport

BELOW_SHOWN = 5
SKIPPED_SHOWN = 20
NOT_TEXT = re.compile("[\x7f-\x9f\ud800-\udfff]")


def as_json(value: object, *, one_line: bool = False) -> str:
    """Indented JSON in readable UTF-8 that does a terminal no harm; a file name that is not valid text keeps
    its bytes as `\\udcxx`."""
    indent = None if one_line else 2
    text = json.dumps(value, ensure_ascii=False, indent=indent, default=str, allow_nan=False)
    return NOT_TEXT.sub(lambda match: f"\\u{ord(match[0]):04x}", text)


def shown(text: object) -> str:
    """The text on one line, control characters and undecodable bytes escaped: no name harms a terminal."""
    return "".join(c if c.isprintable() else c.encode("unicode_escape").decode() for c in str(text))


def table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> list[str]:
    """Lines of columns under a head: numbers right, text left, nothing trailing."""
    body = [list(row) for row in rows]
    widths = [max(len(row[i]) for row in [list(head), *body]) for i in range(len(head))]
    right = [bool(body) and all(_is_number(row[i]) for row in body) for i in range(len(head))]

    def line(row: Sequence[str]) -> str:
        cells = zip(row, widths, right, strict=True)
        return "  ".join(c.rjust(w) if r else c.ljust(w) for c, w, r in cells).rstrip()

    return [line(head), *map(line, body)]


def _is_number(text: str) -> bool:
    return text == "-" or text.replace(".", "", 1).replace(",", "").isdigit()


def answer_text(answer: Answer, head: Sequence[str], sides: tuple[str, str] = ("A", "B")) -> str:
    """The answer as tables beneath a head: labels above thresholds, the nearest few below, neighbours."""
    return "\n".join([*head, "", *_label_lines(answer.labels, sides), *neighbour_lines(answer)])


def _label_lines(labels: Sequence[LabelScore], sides: tuple[str, str]) -> list[str]:
    present = [label for label in labels if label.present]
    absent = sorted(
        (label for label in labels if not label.present),
        key=lambda label: label.score - label.threshold,
        reverse=True,
    )
    listed = [*present, *absent[:BELOW_SHOWN]]
    rows = [
        [shown(label_name(x)), *_against(x), *map(score_text, (x.in_a, x.in_b, x.expected))] for x in listed
    ]
    lines = table(("label", "score", "threshold", *(f"in {side}" for side in sides), "expected"), rows)
    first = 1 + len(present)
    rule = "-" * max(map(len, lines))
    none = [] if present else ["(no label reaches its threshold)"]
    return [*lines[:first], *none, f"{rule} below their thresholds, the closest first", *lines[first:]]


def label_name(label: LabelScore) -> str:
    """A label, and the few-shot head that it comes from."""
    return f"{label.label} ({label.head})" if label.head else label.label


def score_text(number: float | None) -> str:
    """A number as a table shows it."""
    return "-" if number is None else f"{number:.3f}"


def _against(label: LabelScore) -> tuple[str, str]:
    """Score and threshold, with as many digits as it takes to see which is larger."""
    digits = 3
    while digits < 6 and not label.present and f"{label.score:.{digits}f}" == f"{label.threshold:.{digits}f}":
        digits += 1
    return f"{label.score:.{digits}f}", f"{label.threshold:.{digits}f}"


def neighbour_lines(answer: Answer) -> list[str]:
    """The neighbours as a table after an empty line; nothing where there are none."""
    if not answer.neighbours:
        return []
    rows = [[str(n.rank), f"{n.distance:.4f}", shown(n.path)] for n in answer.neighbours]
    return ["", *table(("rank", "distance", "neighbour"), rows)]


def index_text(report: "IndexReport") -> str:
    """What one run of `lsgui index` did, with the files that were passed over and why."""
    counts = ("added", "updated", "unchanged", "moved", "removed")
    done = ", ".join(f"{getattr(report, name):,} {name}" for name in counts)
    speed = f"{report.seconds:.1f} s"
    if report.added or report.updated:
        speed += f", {report.images_per_second:.1f} images/s"
    offline = [f"offline: {shown(report.offline)}"] if report.offline else []
    copies = sum(len(group) - 1 for group in report.copies)
    return "\n".join(
        [
            f"{report.total:,} images in the library: {done} ({speed})",
            *([f"{copies:,} of them are copies of others (see --json)"] if copies else []),
            *offline,
            *skipped_lines(report.skipped),
        ]
    )


def skipped_lines(skipped: Sequence[Skipped]) -> list[str]:
    """The files passed over, each with its reason; a long list is cut and says so."""
    if not skipped:
        return []
    lines = [f"  {shown(item.path)}: {shown(item.reason)}" for item in skipped[:SKIPPED_SHOWN]]
    more = len(skipped) - len(lines)
    return [f"{len(skipped):,} skipped:", *lines, *([f"  and {more:,} more (see --json)"] if more else [])]


class ProgressLine:
    """A `Progress` that rewrites one line of a terminal; silent where the stream is not a terminal."""

    def __init__(self, doing: str, stream: TextIO | None = None) -> None:
        self._doing = doing
        self._stream = stream if stream is not None else sys.stderr
        self._active = bool(self._stream and self._stream.isatty())
        self._began = time.monotonic()
        self._next = 0.0

    def __call__(self, done: int, total: int) -> None:
        now = time.monotonic()
        if not done and not total:  # nothing is done yet, or again nothing
            self._began = now
        if self._active and (now >= self._next or done == total):
            self._next = now + 0.1
            self._stream.write(f"\r\x1b[K{self._doing}: {self._text(done, total, now - self._began)}")
            self._stream.flush()

    def _text(self, done: int, total: int, elapsed: float) -> str:
        if not total and not done:
            return "…"
        if not total or not done:
            return f"{done:,}"
        left = elapsed / done * (total - done)
        return f"{done:,} of {total:,}, {done / max(elapsed, 1e-9):.1f}/s, {left:.0f} s left"

    def __enter__(self) -> "ProgressLine":
        return self

    def __exit__(self, *exception: object) -> None:
        if self._active and self._next:
            self._stream.write("\r\x1b[K")
            self._stream.flush()
