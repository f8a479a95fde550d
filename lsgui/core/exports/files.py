"""Writing an answer into a file, in the form that its name or the user asks for."""

import json
import os
import re
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Literal, get_args

from lsgui.core.exports.coco import to_coco
from lsgui.core.exports.page import to_html
from lsgui.core.exports.photographs import Looker, look
from lsgui.core.exports.record import answer_json
from lsgui.core.exports.table import to_csv
from lsgui.core.judging import Classifier
from lsgui.core.session import State
from lsgui.core.staging import discard
from lsgui.core.types import Answer, Progress, UserError, no_progress

Form = Literal["html", "csv", "json", "coco"]
FORMS: tuple[Form, ...] = get_args(Form)
SUFFIXES: dict[Form, str] = {"html": ".html", "csv": ".csv", "json": ".json", "coco": ".json"}
_LONE_SURROGATE = re.compile("[\ud800-\udfff]")


class ExportError(UserError):
    """A file that an answer cannot be written to."""


def export(
    answer: Answer,
    form: Form,
    file: Path,
    *,
    engine: Looker,
    heads: Sequence[Classifier] = (),
    library: Path | None = None,
    asked: State | None = None,
    folders: Sequence[Path] = (),
    progress: Progress = no_progress,
) -> None:
    """Write an answer from a library, if any; a file that is there is replaced. Raises `ExportError`.

    `engine` and `heads` look at the photographs for COCO; `asked` says which image has which letter,
    `folders` where the heads are; `progress` counts photographs.
    """
    makers: dict[Form, Callable[[], str]] = {
        "html": lambda: to_html(answer, library, asked, folders, progress=progress),
        "csv": lambda: to_csv(answer),
        "json": lambda: _json(answer_json(answer, library, asked)),
        "coco": lambda: _json(to_coco(answer, *look(answer, engine, heads, progress=progress))),
    }
    _write(file, makers[form]())


def _json(value: object) -> str:
    """Indented JSON in readable UTF-8; a file name that is not valid text keeps its bytes as `\\udcxx`."""
    text = json.dumps(value, ensure_ascii=False, indent=2, allow_nan=False)
    return _LONE_SURROGATE.sub(lambda match: f"\\u{ord(match[0]):04x}", text) + "\n"


def _write(file: Path, text: str) -> None:
    staged = file.with_name(f".{file.name}.{os.getpid()}.part")
    try:
        staged.write_bytes(text.encode("utf-8", "backslashreplace"))
        os.replace(staged, file)
    except OSError as error:
        raise ExportError(f"The answer cannot be written to {file}: {error.strerror or error}.") from error
    finally:
        discard(staged)
