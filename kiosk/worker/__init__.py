"""The worker tells stories in a limited process of its own, so that no pack can hurt the kiosk.

``Worker`` keeps one small warm helper; the helper forks for every telling, under limits of time,
memory, files and processes, sealed off from every file and call it does not need, and is started
again if it dies. ``InProcess`` is the same port without a process: the specification, and the way
without fork.
"""

from __future__ import annotations

from kiosk.worker.inspecting import Inspected
from kiosk.worker.port import InProcess, StoryFailed, Teller, WorkerProblem
from kiosk.worker.process import Worker

__all__ = ["InProcess", "Inspected", "StoryFailed", "Teller", "Worker", "WorkerProblem"]
