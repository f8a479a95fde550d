"""The words of `lsgui query` that write its answer into files, and the writing of them."""

import argparse
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from lsgui.core.session import State
from lsgui.core.types import Answer

if TYPE_CHECKING:
    from lsgui.core.engine import Engine
    from lsgui.core.fewshot import Head
    from lsgui.library.store import Library


@dataclass(frozen=True)
class Outputs:
    """The files that were asked for; None is one that was not."""

    session: Path | None = None
    csv: Path | None = None
    coco: Path | None = None
    html: Path | None = None


NO_OUTPUTS = Outputs()


def add_outputs(parser: argparse.ArgumentParser) -> None:
    """Add the options that `outputs_of` reads."""
    group = parser.add_argument_group("files", "written beside the report; a file that is there is replaced")
    texts = {
        "--save-session": "a session file, which the window opens and `lsgui replay` works out again",
        "--csv": "labels and neighbours as a table",
        "--coco": "the photographs and the labels that each alone has, in COCO's format: a label is a box "
        "round the whole image",
        "--html": "one page with the pictures, the numbers and how they were made",
    }
    for option, text in texts.items():
        group.add_argument(option, type=Path, metavar="FILE", help=text)


def outputs_of(args: argparse.Namespace) -> Outputs:
    """The files that were asked for."""
    return Outputs(args.save_session, args.csv, args.coco, args.html)


def write_outputs(
    outputs: Outputs,
    answer: Answer,
    engine: "Engine",
    heads: "Sequence[Head]",
    library: "Library | None",
    *,
    folders: Sequence[Path] = (),
    asked: State | None = None,
) -> None:
    """Write the files. `folders` are those of the heads, `asked` which image has which letter.

    Raises `SessionError`, `ExportError`.
    """
    from lsgui.core.exports.files import Form, export
    from lsgui.core.sessions.making import kept_head, of_query
    from lsgui.core.sessions.writing import write

    if outputs.session is not None:
        kept = [kept_head(folder, head) for folder, head in zip(folders, heads, strict=True)]
        write(of_query(answer, library=library, heads=kept, asked=asked), outputs.session)
    folder = None if library is None else library.folder
    wanted: dict[Form, Path | None] = {"csv": outputs.csv, "coco": outputs.coco, "html": outputs.html}
    for form, file in wanted.items():
        if file is not None:
            export(
                answer,
                form,
                file,
                engine=engine,
                heads=heads,
                library=folder,
                asked=asked,
                folders=folders,
            )
