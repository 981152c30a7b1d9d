"""The worker tells stories in a limited process of its own, so that no pack can hurt the kiosk.

``Worker`` keeps one small warm helper, started before the window; the helper forks for every
telling, under limits of time, memory, files and processes, sealed off from every file and call it
does not need, and is started again if it dies. ``InProcess`` is the same port without a process:
the specification, and the way without fork.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from kiosk.worker.inspecting import Inspected
    from kiosk.worker.port import InProcess, StoryFailed, Teller, WorkerProblem
    from kiosk.worker.process import Worker

__all__ = ["InProcess", "Inspected", "StoryFailed", "Teller", "Worker", "WorkerProblem"]
_HOMES = {"Inspected": "inspecting", "Worker": "process"}


def __getattr__(name: str) -> Any:
    """Load what is asked for when it is asked for: starting the helper needs none of it."""
    if name not in __all__:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(f"{__name__}.{_HOMES.get(name, 'port')}"), name)
