"""Tonight is all that a plan is made from: who is here, what there is, what the diary remembers."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from rituals import limits

if TYPE_CHECKING:
    from collections.abc import Mapping

    from rituals.ritual import Ritual


class PlanProblem(Exception):
    """An evening can't be planned as asked; the text is one line: what, why, what to do."""


@dataclass(frozen=True)
class Sleeper:
    """One of tonight's children, as far as a plan needs to know."""

    id: str
    name: str
    age: float
    """Years; months count under two."""
    likes: tuple[str, ...] = ()
    worries: tuple[str, ...] = ()
    nap_hours: float | None = None
    """Today's usual nap, or None: what is assumed at this age."""
    wake: int = limits.WAKE_DEFAULT
    """When this child must wake, in minutes since midnight."""


@dataclass(frozen=True)
class StoryOption:
    """One tale that could be told tonight, best first in the order given."""

    tale: str
    title: str
    seconds_least: float
    seconds_most: float
    picture: str = ""
    reasons: tuple[str, ...] = ()
    """Reason codes of whoever offered it, for the ledger."""
    why_child: str = ""
    why_grown_up: str = ""


@dataclass(frozen=True)
class SoundOption:
    """One settling sound that can be played."""

    id: str
    title: str
    worries: tuple[str, ...] = ()
    """What it touches: nobody with one of these worries hears it."""
    likes: tuple[str, ...] = ()
    seasons: tuple[str, ...] = ()


@dataclass(frozen=True)
class DiaryRow:
    """One past night, as far as a plan learns from it."""

    night: int
    children: tuple[str, ...]
    anchor: str = ""
    """The anchor that night, done or resting; the frame that stays."""
    rituals: tuple[str, ...] = ()
    """What was done, in order."""
    guests: tuple[str, ...] = ()
    """Those of them that stood in the guest slot."""
    tale: str = ""
    sound: str = ""
    liked: tuple[str, ...] = ()
    """Ids (rituals, tale, sound) that somebody said they liked."""
    disliked: tuple[str, ...] = ()
    morning: int = 0
    """The morning's face: 1 sad, 2 so-so, 3 glad; 0 nobody said."""


@dataclass
class Known:
    """What the diary says of one ritual, tale or sound."""

    night: int = 0
    """When it was last done; 0 never."""
    opinion: int = 0
    """1 liked, -1 not liked, 0 nobody said: the latest word counts."""
    mornings: int = 0
    """How many mornings after it were told of."""
    faces: int = 0
    """Their sum: 1 sad, 2 so-so, 3 glad."""


@dataclass(frozen=True)
class PlanInput:
    """All that a plan is made from; the same input gives the same plan."""

    children: tuple[Sleeper, ...]
    rituals: tuple[Ritual, ...]
    stories: tuple[StoryOption, ...] = ()
    sounds: tuple[SoundOption, ...] = ()
    minutes: float = 20
    """The wish: from the first ritual line to black."""
    short: bool = False
    """Short tonight: seven minutes in all."""
    now: int | None = None
    """Minutes since midnight, or None where the clock is not trusted."""
    lights_out: int | None = None
    """A grown-up's own lights-out, in minutes since midnight; None: by age and wake time."""
    late_ok: bool = False
    """A grown-up said tonight may end after the window (never under the sleep minimum)."""
    at_hand: frozenset[str] | None = None
    """Needs that are in the house, or None: whatever an ordinary house has."""
    season: str = ""
    moon: str = ""
    diary: tuple[DiaryRow, ...] = ()
    night: int = 1
    seed: int = 0
    wishes: tuple[tuple[str, str], ...] = ()
    """Swaps by hand: (slot, id)."""
    unwanted: frozenset[str] = frozenset()
    """Ids of rituals, tales or sounds that are not for this family."""
    worries_resting: tuple[str, ...] = ()
    """Worries that rest for all tonight (after a bad dream)."""
    plain: bool = False
    """A plainer evening: one ritual, led by people, and fifteen minutes at most."""
    by_people: int = 0
    """So many of tonight's steps, from the first, are led by people; the page only keeps time."""
    shift: int = 0
    """Minutes that the window moves tonight: a clock change or a journey is near."""
    frame_seconds: float = 20.0
    """The fixed frame: greeting, goodnight line, the joins between parts."""

    def __post_init__(self) -> None:
        """Take each ritual as it is done where the youngest is so old."""
        if self.children:
            youngest = min(child.age for child in self.children)
            fitting = tuple(one.for_age(youngest) for one in self.rituals)
            object.__setattr__(self, "rituals", fitting)

    @cached_property
    def past(self) -> tuple[DiaryRow, ...]:
        """Return the diary of tonight's children, the latest night first."""
        here = {child.id for child in self.children}
        found = (row for row in self.diary if row.night < self.night and here & set(row.children))
        return tuple(sorted(found, key=lambda row: -row.night))

    @cached_property
    def known(self) -> Mapping[str, Known]:
        """Return what the diary says, by id: read once, however many are asked about."""
        found: dict[str, Known] = {}
        for row in self.past:
            for id in row.rituals:
                one = found.setdefault(id, Known())
                one.night = one.night or row.night
                one.mornings += bool(row.morning)
                one.faces += row.morning
            for ids, opinion in ((row.disliked, -1), (row.liked, 1)):
                for id in ids:
                    one = found.setdefault(id, Known())
                    one.opinion = one.opinion or opinion
        return found
