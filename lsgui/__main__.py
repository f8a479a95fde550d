"""`python -m lsgui` is the same program as `lsgui`."""

import sys

from lsgui.cli import main

if __name__ == "__main__":
    sys.exit(main())
