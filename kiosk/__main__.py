"""`python -m kiosk` is the same program as `hearthside`."""

from __future__ import annotations

import sys

try:
    from kiosk.cli import main
except KeyboardInterrupt:  # Stopped while it was still being loaded: nothing was begun.
    sys.exit("stopped: nothing was begun: run it again")

if __name__ == "__main__":
    sys.exit(main())
