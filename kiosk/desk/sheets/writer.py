"""A writer makes one kind of sheet, and does what its rows ask for."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Protocol

from kiosk.desk.ahead import Ahead
from kiosk.desk.taking import Taking
from kiosk.voice.names.finder import Finder, InlineFinder

if TYPE_CHECKING:
    from collections.abc import Callable

    from kiosk.device import Reading
    from kiosk.session.sheet import Sheet
    from kiosk.store import Store
    from rituals.ritual import Ritual


@dataclass(frozen=True)
class Here:
    """What a writer may look at: the home, the time, the rituals of tonight's shelf."""

    store: Store
    now: Reading
    rituals: tuple[Ritual, ...]
    taking: Taking = field(default_factory=Taking)
    """What a grown-up records just now."""
    ahead: Ahead = field(default_factory=Ahead)
    """The evening that is being made ready for a slow voice."""
    names: Finder = field(default_factory=InlineFinder)
    """Who knows how other languages say a name."""
    can_draw: Callable[[str], str] = lambda _: ""
    """Returns why a text can't be shown, or nothing."""


class Writer(Protocol):
    """Whoever writes sheets whose ids begin alike."""

    def opened(self, here: Here, id: str, /) -> Sheet:
        """Return the sheet as it is now."""
        ...

    def touched(self, here: Here, id: str, row: str, value: str, /) -> Sheet:
        """Do what the row asks for (``value`` where it was set or typed), return what follows."""
        ...
