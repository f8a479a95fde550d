"""An answer as one page of HTML with its pictures, which needs nothing from outside."""

import base64
import io
from collections.abc import Iterable, Iterator, Sequence
from html import escape
from pathlib import Path

from lsgui import __version__
from lsgui.core import formulas, images
from lsgui.core.exports.asked import lettered
from lsgui.core.exports.command import command
from lsgui.core.ledger import MARKS, Entry, ledger_of, yes_no
from lsgui.core.ledger import WORDS as VERDICT_WORDS
from lsgui.core.session import State
from lsgui.core.sessions.making import written_out
from lsgui.core.trust import MARKS as MARKS_OF_TRUST
from lsgui.core.trust import WORDS
from lsgui.core.types import (
    Answer,
    ImageError,
    LabelScore,
    Neighbour,
    Progress,
    no_progress,
)

EDGE = 240  # pixels of a picture's longer side
STYLE = """
:root { color-scheme: light dark; --ink: light-dark(#222, #ddd); --soft: light-dark(#555, #aaa);
  --line: light-dark(#ccc, #555); --ground: light-dark(#fff, #1b1b1b); }
body { font: 15px/1.5 system-ui, sans-serif; color: var(--ink); background: var(--ground);
  max-width: 68rem; margin: 2rem auto; padding: 0 1rem; }
h1 { font-size: 1.6rem; } h2 { font-size: 1.15rem; margin-top: 2rem; }
.pictures { display: flex; flex-wrap: wrap; gap: 1rem; }
figure { margin: 0; width: 15rem; } figure img { max-width: 100%; max-height: 15rem; display: block; }
figcaption { font-size: 13px; color: var(--soft); overflow-wrap: anywhere; }
.none { border: 1px dashed var(--line); padding: 2rem 1rem; text-align: center; color: var(--soft); }
table { border-collapse: collapse; font-variant-numeric: tabular-nums; }
caption { text-align: left; color: var(--soft); padding-bottom: .3rem; }
th, td { padding: .15rem .8rem .15rem 0; border-bottom: 1px solid var(--line);
  text-align: left; white-space: nowrap; }
.present th { font-weight: 700; } th { font-weight: 400; }
thead th { color: var(--soft); } .wide { overflow-x: auto; }
dt { color: var(--soft); } dd { margin: 0 0 .5rem; overflow-wrap: anywhere; }
pre { white-space: pre-wrap; overflow-wrap: anywhere; border: 1px solid var(--line); padding: .7rem; }
"""
_METHODS = {"label_logic": "label logic", "laso_paper": "LaSO (paper)", "laso_residual": "LaSO (residual)"}


def to_html(
    answer: Answer,
    library: Path | None = None,
    asked: State | None = None,
    heads: Sequence[Path] = (),
    *,
    progress: Progress = no_progress,
) -> str:
    """The whole page, with the letters of `asked`; `heads` are folders.

    It reads the pictures' files; one that cannot be read is told of in its place.
    """
    state = lettered(answer.query, asked)
    title = f"{written_out(state)} in lsgui"
    again = command(answer.query, asked, heads=heads, library=library)
    parts = [
        f"<h1>{escape(_heading(answer, state))}</h1>",
        *_section("What was asked", _asked(state)),
        *_section("Labels", _labels(answer, state)),
        *_section("Nearest photographs", _neighbours(answer, progress)),
        *_section("How it was made", _made(answer, library, again)),
    ]
    head = (
        f'<meta charset="utf-8">\n<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"<title>{_text(title)}</title>\n<style>{STYLE}</style>"
    )
    body = "\n".join(parts)
    page = f'<html lang="en">\n<head>\n{head}\n</head>\n<body>\n<main>\n{body}\n</main>\n</body>\n</html>\n'
    return f"<!doctype html>\n{page}"


def _section(title: str, content: Iterable[str]) -> Iterator[str]:
    yield f"<section>\n<h2>{_text(title)}</h2>"
    yield from content
    yield "</section>"


def _text(text: object) -> str:
    """Text for a page: escaped, and what is no valid character written out."""
    return escape("".join(c if c.isprintable() else c.encode("unicode_escape").decode() for c in str(text)))


def _heading(answer: Answer, state: State) -> str:
    method = _METHODS.get(answer.query.method, answer.query.method)
    return f"{written_out(state)}, {method}"


def _asked(state: State) -> Iterator[str]:
    yield '<div class="pictures">'
    for letter, path in zip(formulas.LETTERS, state.images, strict=False):
        if path is not None:
            yield _figure(path, f"Photograph {letter}", f"{letter}: {path}")
    yield "</div>"


def _figure(path: Path, alt: str, caption: str) -> str:
    return f"<figure>{_picture(path, alt)}<figcaption>{_text(caption)}</figcaption></figure>"


def _picture(path: Path, alt: str) -> str:
    try:
        picture = images.thumbnail(path, EDGE)
    except ImageError as error:
        return f'<p class="none">{_text(alt)}: {_text(error.reason)}</p>'
    data = io.BytesIO()
    picture.save(data, "JPEG", quality=82)
    width, height = picture.size
    source = f"data:image/jpeg;base64,{base64.b64encode(data.getvalue()).decode('ascii')}"
    return f'<img src="{source}" alt="{_text(alt)}" width="{width}" height="{height}">'


def _labels(answer: Answer, state: State) -> Iterator[str]:
    ledger = ledger_of(answer)
    if ledger is None:
        yield _table(
            "Every label, the likeliest first", ("label", "score", "threshold", "present"), _plain(answer)
        )
        return
    counts = ledger.counts
    yield (
        f"<p>Of {len(ledger.entries):,} labels, {counts['agrees']:,} agree with set algebra; "
        f"missing: {counts['missing']:,}, extra: {counts['extra']:,}, "
        f"by the promise: {counts['promised']:,}.</p>"
    )
    a, b = _sides(state)
    head = (
        "label",
        "score",
        "threshold",
        "present",
        f"in {a}",
        f"in {b}",
        "expected",
        "label logic",
        "verdict",
    )
    yield _table("Every label, the likeliest first", head, map(_entry, ledger.entries))


def _sides(state: State) -> tuple[str, str]:
    """What the two sides of the whole are called."""
    whole = state.asked
    return ("A", "B") if isinstance(whole, str) else (formulas.text(whole.left), formulas.text(whole.right))


def _plain(answer: Answer) -> Iterator[Sequence[str]]:
    for label in answer.labels:
        yield (_name(label), _score(label.score), _score(label.threshold), yes_no(label.present))


def _entry(entry: Entry) -> Sequence[str]:
    row = entry.row
    return (
        _name(row),
        _score(row.score),
        _score(row.threshold),
        yes_no(entry.predicted),
        f"{yes_no(entry.in_a)} {_score(row.in_a)}",
        f"{yes_no(entry.in_b)} {_score(row.in_b)}",
        yes_no(entry.expected),
        _score(row.expected),
        f"{MARKS[entry.verdict]} {VERDICT_WORDS[entry.verdict]}",
    )


def _name(label: LabelScore) -> str:
    return f"{label.label} ({label.head})" if label.head else label.label


def _score(number: float | None) -> str:
    return "" if number is None else f"{number:.4f}"


def _table(caption: str, head: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    titles = "".join(f'<th scope="col">{_text(title)}</th>' for title in head)
    body = "\n".join(_row(cells) for cells in rows)
    return (
        f'<div class="wide"><table><caption>{_text(caption)}</caption>\n<thead><tr>{titles}</tr></thead>\n'
        f"<tbody>\n{body}\n</tbody></table></div>"
    )


def _row(cells: Sequence[str]) -> str:
    """A row whose first cell names it; bold where the fourth says that the label is present."""
    kind = ' class="present"' if len(cells) > 3 and cells[3] == "yes" else ""
    rest = "".join(f"<td>{_text(cell)}</td>" for cell in cells[1:])
    return f'<tr{kind}><th scope="row">{_text(cells[0])}</th>{rest}</tr>'


def _neighbours(answer: Answer, progress: Progress) -> Iterator[str]:
    if not answer.neighbours:
        yield "<p>There are none.</p>"
        return
    yield "<p>Nearest first, with the cosine distance, which is not a percentage.</p>"
    yield '<div class="pictures">'
    for number, neighbour in enumerate(answer.neighbours, 1):
        yield _figure(neighbour.path, f"Neighbour of rank {neighbour.rank}", _caption(neighbour))
        progress(number, len(answer.neighbours))
    yield "</div>"


def _caption(neighbour: Neighbour) -> str:
    return f"{neighbour.rank}. {neighbour.path.name}, distance {neighbour.distance:.4f}"


def _made(answer: Answer, library: Path | None, again: str) -> Iterator[str]:
    facts = {
        "Checkpoint": f"{answer.checkpoint.name}, SHA-256 {answer.checkpoint.sha256}",
        "Method": _METHODS.get(answer.query.method, answer.query.method),
        "Library": "none" if library is None else library,
        "Made by": f"lsgui {__version__}",
    }
    if answer.trust is not None:
        trust = answer.trust
        of = " of the usual label set" if answer.is_promised else ""
        said = f"{MARKS_OF_TRUST[trust.verdict]} {WORDS[trust.verdict]}"
        facts["Trust"] = f"{said}, expected F1{of} {trust.whole.agreement:.2f}"
    if answer.kept is not None:
        facts["Promise"] = str(answer.kept.promise) if answer.kept.shift is not None else answer.kept.why
    if answer.low_fidelity:
        facts["Fidelity"] = "lower: a photograph was known by its stored feature alone"
    yield "<dl>"
    yield from (f"<dt>{_text(name)}</dt><dd>{_text(value)}</dd>" for name, value in facts.items())
    yield "</dl>"
    yield f"<p>The same again:</p>\n<pre><code>{_text(again)}</code></pre>"
