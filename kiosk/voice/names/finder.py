"""A finder looks for ways to say a name, for somebody who never waits: ask now, fetch later."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from kiosk.voice.names.candidates import candidates

if TYPE_CHECKING:
    from collections.abc import Callable

    from kiosk.voice.names.candidates import Candidate


class Finder(Protocol):
    """Somebody who finds ways to say a name; nothing here waits or raises."""

    def ask(self, name: str) -> None:
        """Begin to look; a later name takes an earlier one's place."""
        ...

    def found(self, name: str) -> tuple[Candidate, ...] | None:
        """Return what was found for a name, or None where nobody has looked to the end yet."""
        ...

    def poll(self) -> str:
        """Return the name that was looked up since the last call, or nothing."""
        ...

    def close(self) -> None:
        """Stop looking."""
        ...


class InlineFinder:
    """A finder in this very process, where languages can be asked at once: the specification."""

    def __init__(self, sounds: Callable[[str, str], str] | None = None) -> None:
        """Ask ``sounds`` (a word, a voice); without it no name has a way to be said."""
        self._sounds = sounds or (lambda _word, _voice: "")
        self._found: dict[str, tuple[Candidate, ...]] = {}
        self._asked = ""

    def ask(self, name: str) -> None:
        """Note the name; ``poll`` looks."""
        self._asked = name

    def found(self, name: str) -> tuple[Candidate, ...] | None:
        """Return what was found for a name, or None."""
        return self._found.get(name)

    def poll(self) -> str:
        """Look now, and return the name that was asked for."""
        name, self._asked = self._asked, ""
        if name:
            self._found[name] = candidates(name, self._sounds)
        return name

    def close(self) -> None:
        """Forget the name."""
        self._asked = ""
