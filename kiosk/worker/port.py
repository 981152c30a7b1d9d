"""The port of the worker: ask for a story or for offers, fetch the answer, or wait for it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Protocol

from stories.library import load_library
from stories.offers import Offer, offers
from stories.problems import CannotTell, StoriesError
from stories.teller import Story, tell

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from stories.cast import Child

Answer = Story | tuple[Offer, ...]
"""What comes back: a story, or offers."""


class WorkerProblem(StoriesError):
    """The telling took too long or its process died; the text is one line for a person."""


class Teller(Protocol):
    """Somebody who tells stories and never makes a screen wait."""

    def request(self, task: str, children: Sequence[Child], **asked: Any) -> int:
        """Ask for ``"tell"`` or ``"offers"`` with their own arguments; a later request replaces it.

        Returns a ticket; the answer is fetched with ``poll``.
        """
        ...

    def poll(self) -> Answer | None:
        """Return the answer to the last request once it is there; raise what went wrong."""
        ...

    def tell(self, children: Sequence[Child], **asked: Any) -> Story:
        """Return a story, waiting for it (see ``stories.teller.tell``)."""
        ...

    def offers(self, children: Sequence[Child], **asked: Any) -> tuple[Offer, ...]:
        """Return what could be told, waiting for it (see ``stories.offers.offers``)."""
        ...

    def close(self) -> None:
        """Let go of the process."""
        ...


def perform(
    paths: Sequence[Path], task: str, children: Sequence[Child], asked: dict[str, Any]
) -> Answer:
    """Do one task in this very process."""
    library = load_library(paths)
    if task == "tell":
        return tell(library, children, **asked)
    if task == "offers":
        return offers(library, children, **asked)
    raise CannotTell(f"task '{task}': unknown: ask to tell, or for offers")


class InProcess:
    """A teller in this very process: the specification of the port, and the fake for tests."""

    def __init__(self, paths: Sequence[Path]) -> None:
        """Tell from the packs at these paths."""
        self._paths = tuple(paths)
        self._ticket = 0
        self._waiting: Answer | StoriesError | None = None

    def request(self, task: str, children: Sequence[Child], **asked: Any) -> int:
        """Do the task at once; the answer waits to be fetched."""
        self._ticket += 1
        try:
            self._waiting = perform(self._paths, task, children, asked)
        except StoriesError as problem:
            self._waiting = problem
        return self._ticket

    def poll(self) -> Answer | None:
        """Return the answer, once."""
        answer, self._waiting = self._waiting, None
        if isinstance(answer, StoriesError):
            raise answer
        return answer

    def tell(self, children: Sequence[Child], **asked: Any) -> Story:
        """Return a story."""
        answer = perform(self._paths, "tell", children, asked)
        return answer if isinstance(answer, Story) else _never()

    def offers(self, children: Sequence[Child], **asked: Any) -> tuple[Offer, ...]:
        """Return what could be told."""
        answer = perform(self._paths, "offers", children, asked)
        return answer if isinstance(answer, tuple) else _never()

    def close(self) -> None:
        """There is nothing to let go of."""


def _never() -> Any:
    """Say that an answer was of the wrong kind."""
    raise WorkerProblem("the teller: gave a wrong answer: try again")
