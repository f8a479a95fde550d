"""Where a bundle starts: lsgui, or what lsgui asks of its own Python (`-c CODE`, `-m lsgui WORD ...`)."""

import sys
from collections.abc import Sequence

from lsgui.cli import main


def start(words: Sequence[str]) -> int:
    """Do what Python would with these words, as far as lsgui needs that, and give the exit code."""
    if list(words[:1]) == ["-c"]:
        exec(compile(words[1], "<string>", "exec"), {"__name__": "__main__"})
        return 0
    return main(words[2:] if list(words[:2]) == ["-m", "lsgui"] else words)


if __name__ == "__main__":
    import multiprocessing

    multiprocessing.freeze_support()
    sys.exit(start(sys.argv[1:]))
