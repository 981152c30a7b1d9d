"""`python -m kiosk.worker` is the helper process; only ``Worker`` starts it."""

from __future__ import annotations

import sys

from kiosk.worker.serving import serve

if __name__ == "__main__":
    serve(sys.argv[1:])
