"""Starting is how the helper process begins: a fresh Python with nothing of ours but its pipes."""

from __future__ import annotations

import contextlib
import fcntl
import os
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

_PIPE = 1 << 20
_ROOT = Path(__file__).resolve().parents[2]


def start(paths: Iterable[Path]) -> subprocess.Popen[bytes]:
    """Start a helper that tells from the packs at these paths; it warms up by itself.

    Nothing heavy is loaded for it, so that it can be the first thing a kiosk does: a process that
    has opened a window is never forked.
    """
    search = [str(_ROOT), *filter(None, [os.environ.get("PYTHONPATH")])]
    process = subprocess.Popen(
        [sys.executable, "-P", "-m", "kiosk.worker", *(str(path.resolve()) for path in paths)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        bufsize=0,
        env={**os.environ, "PYTHONPATH": os.pathsep.join(search)},
    )
    # Two years of nights are more than a pipe holds: the screen would wait for the helper.
    with contextlib.suppress(OSError, AttributeError):
        fcntl.fcntl(process.stdin or 0, fcntl.F_SETPIPE_SZ, _PIPE)
    return process
