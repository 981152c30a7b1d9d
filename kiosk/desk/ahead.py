"""Ahead is tonight's evening made in the afternoon, for a voice that is too slow to read live."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kiosk.session.happenings import NotReady, Ready

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kiosk.session.happenings import Happening
    from kiosk.session.programme import Programme

MAKING = "Planning tonight's evening …"
SAYING = "{done} of {every} sentences are said. You can leave this page; it goes on."
DONE = "Tonight's evening is ready. Should you change it, another voice helps out."


class Ahead:
    """The one evening of this house that is made ahead, if any."""

    def __init__(self) -> None:
        """Begin with none."""
        self.programme: Programme | None = None
        """What is to be said, once it is planned."""
        self.waiting = False
        """Whether it is being planned."""
        self.why = ""
        """Why there is none, if it could not be planned."""
        self.fallen = ""
        """Why another voice than the one that was taken reads just now, or nothing."""
        self.done, self.every = 0, 0

    def begin(self) -> None:
        """Wait for the plan of an evening; an earlier one is forgotten."""
        self.drop()
        self.waiting = True

    def drop(self) -> None:
        """Think no more of it: the evening itself is planned now."""
        self.programme, self.waiting, self.why = None, False, ""
        self.done, self.every = 0, 0

    def take(self, answers: Sequence[Happening]) -> tuple[Happening, ...]:
        """Take the plan that was waited for out of what was answered, and return the rest."""
        rest: list[Happening] = []
        for one in answers:
            if self.waiting and isinstance(one, Ready):
                self.programme, self.waiting = one.programme, False
            elif self.waiting and isinstance(one, NotReady):
                self.why, self.waiting = f"{one.message.rstrip('.')}. {one.mend}", False
            else:
                rest.append(one)
        return tuple(rest)

    def moved(self, done: int, every: int) -> bool:
        """Take in how far it is; tell whether that is news."""
        news = (done, every) != (self.done, self.every)
        self.done, self.every = done, every
        return news and self.programme is not None

    @property
    def part(self) -> float:
        """Return how much is done, 0 ... 1, or below 0 where nothing is under way."""
        if self.waiting:
            return 0.0
        if self.programme is None:
            return -1.0
        return self.done / self.every if self.every else 0.0

    @property
    def said(self) -> str:
        """Return how it stands, for the page that it was begun on."""
        if self.programme is None:
            return MAKING if self.waiting else self.why
        if self.every and self.done >= self.every:
            return DONE
        return SAYING.format(done=self.done, every=self.every) if self.every else MAKING
