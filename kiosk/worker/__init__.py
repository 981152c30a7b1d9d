"""The worker tells stories in a limited process of its own, so that no pack can hurt the kiosk.

``Worker`` keeps one small warm helper (started before Kivy); the helper forks for every telling,
under limits of time, memory, files and processes, and is started again if it dies. ``InProcess``
is the same port without a process: the specification, and the way without fork.
"""

from __future__ import annotations

from kiosk.worker.port import InProcess, Teller, WorkerProblem
from kiosk.worker.process import Worker

__all__ = ["InProcess", "Teller", "Worker", "WorkerProblem"]
