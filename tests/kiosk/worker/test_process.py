"""The worker's process tells the very same stories, and outlives whatever happens to it."""

from __future__ import annotations

import os
import signal
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from kiosk.worker import InProcess, Worker, WorkerProblem
from stories.problems import CannotTell
from stories.teller import Story
from tests.stories.small import PACE, children

PACKS = [Path(__file__).parents[2] / "packs" / "owl-house"]


@pytest.fixture(scope="module")
def worker() -> Iterator[Worker]:
    """One warm worker for all tests."""
    one = Worker(PACKS)
    yield one
    one.close()


def test_it_tells_what_the_specification_tells(worker: Worker) -> None:
    """Every word and number is the same as in process."""
    plain = InProcess(PACKS)
    for seed in range(3):
        asked = {"minutes": 2, "seed": seed, "pace": PACE, "season": "winter", "night": 4}
        assert worker.tell(children(), **asked) == plain.tell(children(), **asked)
    offers = worker.offers(children(), minutes=2, seed=1, pace=PACE)
    assert offers == plain.offers(children(), minutes=2, seed=1, pace=PACE)


def test_a_screen_need_not_wait(worker: Worker) -> None:
    """Asking returns at once; the answer comes by and by, the last request wins."""
    worker.request("tell", children(), minutes=2, seed=1, pace=PACE)
    worker.request("tell", children(), minutes=2, seed=2, pace=PACE)
    deadline = time.monotonic() + 10
    told = None
    while told is None and time.monotonic() < deadline:
        told = worker.poll()
        time.sleep(0.005)
    assert isinstance(told, Story)
    assert told == InProcess(PACKS).tell(children(), minutes=2, seed=2, pace=PACE)


def test_what_cant_be_told_is_the_same_line(worker: Worker) -> None:
    """The problem crosses with its words."""
    with pytest.raises(CannotTell, match="every tale here is for ages 3 and up"):
        worker.tell(children("Bo:1:he"), minutes=2, seed=1, pace=PACE)


def test_a_killed_helper_is_started_again() -> None:
    """Killed before, and killed while telling: the next story is told."""
    worker = Worker(PACKS)
    try:
        worker._process.kill()
        worker._process.wait()
        assert worker.tell(children(), minutes=2, seed=1, pace=PACE).words
        worker.request("tell", children(), minutes=2, seed=1, pace=PACE)
        worker._process.kill()
        try:
            worker.tell(children(), minutes=2, seed=1, pace=PACE)
        except WorkerProblem:
            assert worker.tell(children(), minutes=2, seed=1, pace=PACE).words
    finally:
        worker.close()


def test_no_answer_in_time_is_one_line() -> None:
    """A helper that hangs is given up and started again."""
    worker = Worker(PACKS, patience=0.2)
    try:
        os.kill(worker._process.pid, signal.SIGSTOP)
        with pytest.raises(WorkerProblem, match="in time"):
            worker.tell(children(), minutes=2, seed=1, pace=PACE)
        worker._patience = 10.0
        assert worker.tell(children(), minutes=2, seed=1, pace=PACE).words
    finally:
        worker.close()


def test_closing_leaves_no_process() -> None:
    """After close the helper is gone."""
    worker = Worker(PACKS)
    worker.close()
    assert worker._process.poll() is not None


def test_a_long_request_never_waits_for_a_helper_that_is_busy() -> None:
    """Two years of nights are some 80 kB: more than a pipe takes by itself."""
    worker = Worker(PACKS)
    os.kill(worker._process.pid, signal.SIGSTOP)
    asking = threading.Thread(
        target=lambda: worker.request("tell", children(), season="x" * 200_000), daemon=True
    )
    asking.start()
    asking.join(5.0)
    waited = asking.is_alive()
    worker.close()
    assert not waited
