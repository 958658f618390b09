"""The command `doingoai`."""

import sys

from doingoai.command.entry import main

if __name__ == "__main__":
    sys.exit(main())
