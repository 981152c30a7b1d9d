"""The teller turns a library, tonight's children, minutes and a seed into one story."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from stories.ages import band
from stories.cast import MOST_CHILDREN
from stories.choosing import Candidate, candidates, refusal
from stories.landing import WITHIN, Landed, land_best, made_ready
from stories.lengths import COMFORT_AIM
from stories.library import Library, load_library
from stories.memory import Memory
from stories.problems import CannotTell, did_you_mean
from stories.scenery import cover_of
from stories.script import Script

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from stories.cast import Child
    from stories.casting import Stage
    from stories.pacing import Pace
    from stories.tale import Passage, Tale

__all__ = ["Library", "Story", "comfort", "load_library", "tell"]


@dataclass(frozen=True)
class Story:
    """One telling of a tale, for tonight's children."""

    id: str
    """Lasting id of these very words: tale, night and seed."""
    title: str
    tale: str
    """Key of the tale, for instance ``night-town/last-bus``."""
    pack: str
    shape: str
    ages: tuple[int, int]
    minutes_wish: float
    minutes_target: float
    """The wish as far as age and tonight's tales allow; a reason says what clipped it."""
    seconds_planned: float
    words: int
    script: Script
    passages: tuple[str, ...]
    friends: Mapping[str, str] = field(default_factory=dict)
    """Names of the friends met, by their lasting key."""
    facts: tuple[str, ...] = ()
    """Sentences left for later nights, if this is heard to its end."""
    lead: str = ""
    reasons: tuple[str, ...] = ()
    places: tuple[str, ...] = ()
    """Ids of the pack's places that were told of."""
    helpers: tuple[str, ...] = ()
    """Lasting keys of the friends and residents who were told of."""
    image: str = ""
    """The picture of its last passage."""
    missed: float = 0.0
    """By what part it is longer (or, below nought, shorter) than age and wish would have it."""
    worries: tuple[str, ...] = ()
    """What its tale touches: whoever has one of these worries by then never hears it again."""
    picture: str = ""
    """The setting of its cover."""
    figures: tuple[str, ...] = ()
    """Who and what stands in that picture; each hero as ``child``."""

    def row(
        self, night: int, children: Sequence[str] = (), *, finished: bool = True
    ) -> dict[str, Any]:
        """Return what to keep of this story: the row that ``Memory.fold`` reads."""
        return {
            "night": night,
            "tale": self.tale,
            "shape": self.shape,
            "passages": list(self.passages),
            "friends": dict(self.friends),
            "facts": list(self.facts),
            "places": list(self.places),
            "helpers": list(self.helpers),
            "image": self.image,
            "finished": finished,
            "children": list(children),
        }


def tell(
    library: Library,
    children: Sequence[Child],
    *,
    minutes: float,
    seed: int | str,
    pace: Pace,
    memory: Memory | None = None,
    tale: str | None = None,
    season: str = "summer",
    moon: str = "full",
    night: int = 1,
    lead: int = 0,
) -> Story:
    """Return tonight's story, landing within 8 % of its minutes where the tale can.

    A picked comfort piece lands near 75 seconds, whatever was wished.

    ``tale`` is a grown-up's pick (key or id): it may be told again, but never to a child too
    young or with a worry it touches. Raises ``CannotTell`` with one line for a person.
    """
    if not children:
        raise CannotTell("no story: nobody is here to hear it: name a child")
    if len(children) > MOST_CHILDREN:
        raise CannotTell(f"no story for {len(children)} children: name {MOST_CHILDREN} at most")
    if not 0 < minutes <= 180:
        raise CannotTell(f"no story of {minutes:g} minutes: too short or long: wish 1 to 60")
    memory = memory if memory is not None else Memory()
    target, clipped = _target(children, minutes)
    ranked = _ranked(library, children, memory, tale, night, seed, season, target)
    if ranked[0].tale.comfort:
        target, clipped = COMFORT_AIM / 60.0, []
    wish = target * 60.0
    ready = made_ready(
        library, children, ranked, memory, pace, wish, night,
        seed=seed, season=season, moon=moon, lead=lead,
    )  # fmt: skip
    found = land_best(ready, library, memory, pace, wish, night)
    if found is None:
        raise CannotTell("no story: nothing that fits can be told tonight: add another pack")
    landed, reasons = found
    reasons += [*clipped, *landed.reasons]
    if landed.away(wish) > WITHIN and not landed.stage.tale.comfort:
        reasons.append(_honest(landed.seconds, target))
        target = round(landed.seconds / 60.0, 1)
    return _story(landed, minutes, target, wish, night, reasons)


def comfort(
    library: Library,
    children: Sequence[Child],
    *,
    seed: int | str,
    pace: Pace,
    memory: Memory | None = None,
    season: str = "summer",
    moon: str = "full",
    night: int = 1,
    lead: int = 0,
) -> Story:
    """Return tonight's comfort piece; they go round night by night, so none comes back soon.

    Raises ``CannotTell`` when none fits these ages and worries.
    """
    fitting = [
        one for one in library.tales if one.comfort and not refusal(one, children, picked=True)
    ]
    if not fitting:
        raise CannotTell("no comfort piece: none here fits these ages and worries: add one")
    piece = fitting[night % len(fitting)]
    return tell(
        library, children, minutes=COMFORT_AIM / 60.0, seed=seed, pace=pace, memory=memory,
        tale=piece.key, season=season, moon=moon, night=night, lead=lead,
    )  # fmt: skip


def _target(children: Sequence[Child], minutes: float) -> tuple[float, list[str]]:
    """Return the minutes to aim at, and why they are fewer than wished."""
    youngest = min(children, key=lambda child: child.age)
    cap = band(youngest.age).story_cap
    if minutes <= cap:
        return float(minutes), []
    age = f"{youngest.age:g}" if youngest.age >= 2 else f"{youngest.age * 12:.0f} months"
    return float(cap), [
        f"{minutes:g} minutes were wished; at the age of {age} a story ends after {cap}."
    ]


def _honest(seconds: float, target: float) -> str:
    """Say that the wish can't be met tonight, and what can be given instead."""
    words = "shorter" if seconds < target * 60 else "longer"
    return f"It can be told in {seconds / 60:.1f} minutes, {words} than the {target:g} wished for."


def _ranked(
    library: Library,
    children: Sequence[Child],
    memory: Memory,
    wanted: str | None,
    night: int,
    seed: int | str,
    season: str,
    minutes: float,
) -> list[Candidate]:
    """Return the tales to try, best first."""
    tales = list(library.tales)
    if not tales:
        raise CannotTell("no story: there is no tale in this house: add a story pack")
    if wanted is None:
        return candidates(
            tales, children, memory, night=night, seed=seed, season=season, minutes=minutes
        )
    picked = library.find(wanted)
    if picked is None:
        near = did_you_mean(wanted, [one.id for one in tales])
        raise CannotTell(f"tale '{wanted}': not in this house:{near or ' see: story list'}")
    why = refusal(picked, children, picked=True)
    if why:
        raise CannotTell(f"tale '{wanted}': {why}: pick another one")
    return [Candidate(picked, 0.0, ("A grown-up picked it.",))]


def _story(
    landed: Landed,
    wish: float,
    target: float,
    wished: float,
    night: int,
    reasons: Sequence[str],
) -> Story:
    """Put the story together."""
    here, script = landed.stage, landed.script
    tale: Tale = here.tale
    told = [passage for choice in landed.choices for passage in choice.passages]
    picture, figures = cover_of(tale, len(here.children))
    return Story(
        id=f"{tale.key}@{night}-{here.seed}",
        title=script.title,
        tale=tale.key,
        pack=tale.pack,
        shape=tale.shape,
        ages=tale.ages,
        minutes_wish=float(wish),
        minutes_target=target,
        seconds_planned=round(landed.seconds, 3),
        words=sum(len(line.text.split()) for line in script.lines),
        script=script,
        passages=tuple(passage.id for passage in told),
        friends=_met(here, told),
        facts=tuple(dict.fromkeys(fact for passage in told for fact in passage.leaves)),
        lead=here.children[here.first_lead].name,
        reasons=tuple(reasons),
        places=tuple(sorted({place for one in told for place in here.places_of(one)})),
        helpers=tuple(sorted({who for one in told for who in here.helpers(one)})),
        image=told[-1].picture if told else "",
        missed=round(landed.seconds / wished - 1.0, 4),
        worries=tale.worries,
        picture=picture,
        figures=figures,
    )


def _met(here: Stage, told: Sequence[Passage]) -> dict[str, str]:
    """Return the friends whom a told passage names: being in a cast is not being met."""
    met = {key for passage in told for key in here.helpers(passage)}
    return {key: name for key, name in here.friends.items() if key in met}
