"""Pools say how long a library lasts: what is left, and what runs low before it runs dry."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from stories.ages import BANDS, band
from stories.cast import WORRIES, Child, joined
from stories.casting import stage
from stories.choosing import refusal
from stories.lengths import pace_of, parts_of, span
from stories.memory import PASSAGE_REST, TALE_REST, TALE_REST_LEAST, Memory
from stories.problems import CannotTell
from stories.teller import tell

if TYPE_CHECKING:
    from collections.abc import Sequence

    from stories.casting import Stage
    from stories.library import Library
    from stories.pacing import Pace
    from stories.pack import Pack
    from stories.tale import Beat, Tale

MINUTES = (3, 6, 10, 15)
"""The lengths an evening offers."""
SPARE = 3
"""Tales to spare: one set aside for a worry, one told only once, one that a grown-up held."""
TALES = TALE_REST + 1 + SPARE
"""Tales for which every one can rest its fortnight, with some to spare."""
FEWEST = TALE_REST_LEAST + 1
"""Tales for which none comes back within a week."""
WARNING = 7
"""Nights ahead: a week is time enough to find or to write another pack."""
TELLINGS = -(-PASSAGE_REST // (TALE_REST + 1))
"""How often a tale that rests its fortnight is told while its passages rest."""
_SEASONS = ("spring", "summer", "autumn", "winter")


@dataclass(frozen=True)
class Pool:
    """What is left of one kind, and how much there should be."""

    what: str
    """``tale``, ``nights``, ``passage``, ``worry:dark``, ``minutes:6``, ``beat:<tale>#<beat>``."""
    have: int
    need: int
    low: bool
    """Whether a grown-up should know, before it runs dry."""
    text: str
    """One plain sentence."""


def pools(
    library: Library, children: Sequence[Child], memory: Memory | None = None, night: int = 1
) -> tuple[Pool, ...]:
    """Return every pool for these children tonight; nothing is told to find out."""
    if not children:
        return ()
    memory = memory if memory is not None else Memory()
    fitting = fitting_tales(library, children, memory)
    return (
        _tales(fitting, children),
        _nights(fitting, memory, night),
        *(_tales(fitting_tales(library, [one], memory), [one], f"child:{one.name}")
          for one in children if len(children) > 1),
        *_minutes(fitting, children),
        *_worries(fitting, children),
        *_passages(library, fitting, children, memory, night),
    )  # fmt: skip


def fitting_tales(
    library: Library, children: Sequence[Child], memory: Memory | None = None
) -> list[Tale]:
    """Return the tales these children may hear: ages, worries, and nothing discovered anew."""
    done = memory.finished if memory else {}
    return [
        one
        for one in library.tales
        if not refusal(one, children) and not (one.once and one.key in done)
    ]


def nights_left(tales: Sequence[Tale], memory: Memory, night: int, most: int = 60) -> int:
    """Return how many nights from tonight on there is a tale that had its fortnight's rest."""
    last = {one.key: memory.tales.get(one.key, -TALE_REST * 9) for one in tales}
    once = {one.key for one in tales if one.once}
    for ahead in range(most):
        key = min(sorted(last), key=lambda one: last[one], default="")
        if not key or night + ahead - last[key] <= TALE_REST:
            return ahead
        if key in once:
            del last[key]
        else:
            last[key] = night + ahead
    return most


def _who(children: Sequence[Child]) -> str:
    """Return the children's names."""
    return joined([one.name for one in children])


def _tales(fitting: Sequence[Tale], children: Sequence[Child], what: str = "tale") -> Pool:
    """Return how many tales fit."""
    have, who = len(fitting), _who(children)
    fit = f"{have} {'tale fits' if have == 1 else 'tales fit'} {who}"
    if not have:
        text = f"No tale fits {who}: add a pack, or look at the worries again."
    elif have < FEWEST:
        text = (
            f"{fit}: one comes back after {_counted(have)}; from {FEWEST} on none does in a week."
        )
    elif have <= TALE_REST:
        text = (
            f"{fit}: one comes back after {_counted(have)}; {TALES} let every one rest {TALE_REST}."
        )
    else:
        text = f"{fit}: every one can rest its {TALE_REST} nights."
    return Pool(what, have, TALES, have < TALES, text)


def _counted(nights: int) -> str:
    """Return a number of nights in words."""
    return "one night" if nights == 1 else f"{nights} nights"


def _nights(fitting: Sequence[Tale], memory: Memory, night: int) -> Pool:
    """Return how many nights there is still a rested tale."""
    left = nights_left(fitting, memory, night)
    if left == 0:
        text = "Tonight every tale that fits was told within a fortnight: it runs dry."
    elif left < WARNING:
        text = f"Rested tales last for {_counted(left)}; then the first ones come back early."
    elif left < 60:
        text = f"Rested tales last for {_counted(left)}."
    else:
        text = "There is a rested tale on every night."
    return Pool("nights", left, WARNING, left < WARNING, text)


def _minutes(fitting: Sequence[Tale], children: Sequence[Child]) -> list[Pool]:
    """Return how many tales are at their best in each length this family can have."""
    cap = band(min(one.age for one in children)).story_cap
    found = []
    for minutes in MINUTES:
        if minutes > max(cap, MINUTES[0]):
            continue
        have = sum(one.minutes[0] <= minutes <= one.minutes[1] for one in fitting)
        few = {0: "None of them is at its", 1: "One of them is at its"}
        text = f"{few.get(have, f'{have} of them are at their')} best in {minutes} minutes."
        found.append(
            Pool(f"minutes:{minutes}", have, FEWEST, have < min(FEWEST, len(fitting)), text)
        )
    return found


def _worries(fitting: Sequence[Tale], children: Sequence[Child]) -> list[Pool]:
    """Return what each worry of the closed list would leave."""
    found = []
    for worry in WORRIES:
        if any(worry in one.worries for one in children):
            continue
        have = sum(worry not in one.worries for one in fitting)
        less = len(fitting) - have
        text = (
            f"If '{worry}' became a worry, {have} of {len(fitting)} tales would be left."
            if less
            else f"No tale that fits touches '{worry}'."
        )
        found.append(Pool(f"worry:{worry}", have, FEWEST, bool(less) and have < FEWEST, text))
    return found


def _passages(
    library: Library, fitting: Sequence[Tale], children: Sequence[Child], memory: Memory, night: int
) -> list[Pool]:
    """Return how many passages have rested, and the beats that have too few."""
    rested = every = weekly = 0
    beats: list[Pool] = []
    for one in fitting:
        stages = _stages(one, library.packs[one.pack], children, memory)
        ids = {p.id for beat in one.beats for p in beat.passages}
        every += len(ids)
        rested += sum(not memory.tiredness(id, night) for id in ids)
        weekly += sum(beat.take[0] if beat.take else 1 for beat in one.beats if not beat.optional)
        for beat in one.beats:
            pool = _beat(one, beat, stages, memory, night)
            if pool is not None and (beat.take or pool.low):
                beats.append(pool)
    need = round(WARNING * weekly / len(fitting)) if fitting else 0
    text = f"{rested} of {every} passages have had their {PASSAGE_REST} nights of rest."
    return [Pool("passage", rested, need, rested < need, text), *beats]


def _stages(tale: Tale, pack: Pack, children: Sequence[Child], memory: Memory) -> list[Stage]:
    """Return the stages of the four seasons."""
    found = [
        stage(tale, children, pack.places, memory, seed=1, season=season, moon="full")
        for season in _SEASONS
    ]
    return [one for one in found if one is not None]


def wanted(beat: Beat, *, meeting: bool = False) -> int:
    """Return how many passages a beat should have so that each can rest.

    A tale that rests its fortnight is told twice while its passages rest their thirty nights;
    in the middle of its ``take`` each time. A friend is met for the first time only once.
    """
    count = -(-sum(beat.take) // 2) if beat.take else 1
    return count if meeting else TELLINGS * count


def _beat(
    tale: Tale, beat: Beat, stages: Sequence[Stage], memory: Memory, night: int
) -> Pool | None:
    """Return a beat's pool: what may be told of it in the poorest season."""
    standing = [[one for one in beat.passages if here.eligible(one)] for here in stages]
    told = [few for few in standing if few]
    if not told:
        return None
    fewest = min(told, key=len)
    need = wanted(beat, meeting=any(one.new for one in fewest))
    rested = sum(not memory.tiredness(one.id, night) for one in fewest)
    low = len(fewest) < need or rested < (beat.take[0] if beat.take else 1)
    text = (
        f"'{beat.title}' of {tale.id} has {len(fewest)} passages of {need} wanted,"
        f" and {rested} of them {'has' if rested == 1 else 'have'} rested."
    )
    return Pool(f"beat:{tale.key}#{beat.slug}", len(fewest), need, low, text)


def unrepeated(
    library: Library, children: Sequence[Child], minutes: float, pace: Pace, most: int = 60
) -> int:
    """Return how many nights in a row are told before a passage is heard again."""
    memory, heard = Memory(), set[str]()
    for night in range(1, most + 1):
        try:
            story = tell(
                library, children, minutes=minutes, seed=1, pace=pace, memory=memory,
                night=night, lead=night - 1,
            )  # fmt: skip
        except CannotTell:
            return night - 1
        if heard & set(story.passages):
            return night - 1
        heard |= set(story.passages)
        memory = memory.after(story.row(night))
    return most


def reading_minutes(tale: Tale, pack: Pack) -> tuple[float, float] | None:
    """Return the shortest and the longest telling at the pace of the tale's youngest age."""
    child = Child("Mia", float(tale.ages[0]), "she")
    here = stage(tale, [child], pack.places, Memory(), seed=1, season="summer", moon="full")
    pace = pace_of(child.age)
    parts = parts_of(here, Memory(), pace, 1) if here else None
    return span(here, pack, parts, pace) if here and parts else None


def listeners(tales: Sequence[Tale]) -> list[Child]:
    """Return one made-up child for each age band that these tales are written for."""
    ages = {age for one in tales for age in range(one.ages[0], one.ages[1] + 1)}
    found = []
    for one in BANDS:
        fitting = sorted(age for age in ages if one.low <= age <= one.high)
        if fitting:
            found.append(Child("Mia", float(fitting[len(fitting) // 2]), "she"))
    return found
