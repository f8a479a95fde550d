"""One thing in a bundle, and where the text of its licence is."""

from dataclasses import dataclass
from pathlib import Path

HERE = Path(__file__).resolve().parent


@dataclass(frozen=True)
class Component:
    """One thing in the bundle: its licence as its makers name it, and the files of the texts.

    `within` is the purl of the package that brings it, and whose texts may cover it. `place` is its file.
    """

    name: str
    version: str
    licence: str
    purl: str
    texts: tuple[Path, ...] = ()
    within: str = ""
    place: str = ""
    kind: str = "library"

    @property
    def ref(self) -> str:
        """What it is called by in a bill: two packages may bring the same library."""
        return f"{self.within}#{self.purl}" if self.within else self.purl
