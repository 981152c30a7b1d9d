"""The port of the worker: ask for a story or for offers, fetch the answer, or wait for it."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol, TypeVar

from kiosk.worker.inspecting import Inspected, inspect
from stories.library import Library, load_library
from stories.offers import Offer, brave, offers
from stories.pools import Pool, pools
from stories.problems import CannotTell, StoriesError
from stories.teller import Story, comfort, tell

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from stories.cast import Child
    from stories.pack import Pack

Answer = Story | tuple[Offer, ...] | tuple[Pool, ...] | Inspected
"""What comes back: a story, offers, what runs low, or what stands in a pack."""

T = TypeVar("T", Story, tuple[Offer, ...], Inspected)


class WorkerProblem(StoriesError):
    """The telling took too long or its process died; the text is one line for a person."""


class StoryFailed(WorkerProblem):
    """A pack could not be told from within its limits; the teller itself is well."""

    def __init__(self, text: str, pack: str = "") -> None:
        """Keep which pack it was, as far as that is known."""
        self.pack = pack
        super().__init__(text)


class Teller(Protocol):
    """Somebody who tells stories and never makes a screen wait."""

    @property
    def spoiled(self) -> tuple[str, ...]:
        """Return the folder names of packs that could not even be read within their limits."""
        ...

    def request(self, task: str, children: Sequence[Child], **asked: Any) -> int:
        """Ask to ``"tell"``, for ``"offers"``, ``"brave"`` tales or low ``"pools"``.

        A later request replaces it.

        ``without`` are ids of packs that are not told from, ``only`` those that alone are. Returns
        a ticket; the answer is fetched with ``poll``.
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

    def inspect(self, path: Path) -> Inspected:
        """Return what a pack holds (a folder or a ``.hearth`` file), waiting for it."""
        ...

    def close(self) -> None:
        """Let go of the process."""
        ...


class Noted(dict[str, "Pack"]):
    """Packs by id; whoever takes one is noted, so that a fall can be put down to its pack."""

    def __init__(self, packs: Iterator[tuple[str, Pack]], note: Callable[[str], None]) -> None:
        """Hold these packs, and tell ``note`` of each that is taken."""
        super().__init__(packs)
        self._note = note

    def __getitem__(self, id: str) -> Pack:
        """Return one pack, noted."""
        self._note(id)
        return super().__getitem__(id)


def perform(
    paths: Sequence[Path],
    task: str,
    children: Sequence[Child],
    asked: dict[str, Any],
    note: Callable[[str], None] = lambda _: None,
) -> Answer:
    """Do one task in this very process; ``note`` hears which pack is told from."""
    if task == "inspect":
        return inspect(Path(asked["path"]))
    asked = dict(asked)
    without, only = asked.pop("without", ()), asked.pop("only", ())
    whole = load_library(paths)
    told = (
        (id, pack)
        for id, pack in whole.packs.items()
        if id not in without and (not only or id in only)
    )
    library = Library(Noted(told, note), whole.problems)
    if not library.packs:
        why = "every pack is held, gone, or waits for a grown-up's first night with it"
        raise CannotTell(f"no story: {why}: release one, or add one")
    if task == "tell":
        return tell(library, children, **asked)
    if task == "comfort":
        return comfort(library, children, **asked)
    if task == "offers":
        return offers(library, children, **asked)
    if task == "brave":
        return brave(library, children, **asked)
    if task == "pools":
        return tuple(one for one in pools(library, children, **asked) if one.low)
    raise CannotTell(f"task '{task}': unknown: ask to tell, for offers, or to inspect")


def expect(kind: type[T], answer: object) -> T:
    """Return an answer of the kind that was asked for."""
    if not isinstance(answer, kind):
        raise WorkerProblem("the teller: gave a wrong answer: try again")
    return answer


class InProcess:
    """A teller in this very process: the specification of the port, and the fake for tests."""

    def __init__(self, paths: Sequence[Path]) -> None:
        """Tell from the packs at these paths."""
        self._paths = tuple(paths)
        self._ticket = 0
        self._waiting: Answer | StoriesError | None = None

    @property
    def spoiled(self) -> tuple[str, ...]:
        """Return none: in this very process nothing can be kept from harm."""
        return ()

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
        return expect(Story, perform(self._paths, "tell", children, asked))

    def offers(self, children: Sequence[Child], **asked: Any) -> tuple[Offer, ...]:
        """Return what could be told."""
        return expect(tuple, perform(self._paths, "offers", children, asked))

    def inspect(self, path: Path) -> Inspected:
        """Return what a pack holds."""
        return expect(Inspected, perform((), "inspect", (), {"path": str(path)}))

    def close(self) -> None:
        """There is nothing to let go of."""
