"""Planning is what the planner is asked tonight: who, when, and what could be told, heard, done."""

from __future__ import annotations

import dataclasses
import hashlib
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from kiosk.desk import again, composing, past, people, recordings
from kiosk.desk.minding import TALES_FROM, Minded
from kiosk.desk.scenes import Sky
from kiosk.desk.telling import TellingProblem
from kiosk.sound.soundscapes import SOUNDS
from rituals.narration import Listeners
from rituals.plan import PlanInput, SoundOption, StoryOption
from rituals.planner import plan as make_plan
from stories.pacing import BUILT_IN

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kiosk.desk.again import Choice
    from kiosk.desk.composing import Telling
    from kiosk.desk.telling import Ask
    from kiosk.device import Reading
    from kiosk.session.programme import Programme
    from kiosk.store import Store
    from kiosk.store.again import Words
    from kiosk.store.family import Child as KeptChild
    from kiosk.store.recordings import Recording
    from rituals.plan import Plan
    from rituals.ritual import Ritual
    from stories.cast import Child
    from stories.pacing import Pace, VoiceTable
    from stories.teller import Story

WAKE = 7 * 60
SLACK = 30.0
"""Seconds that a recorded story may be longer than what the plan has for it."""


@dataclass
class Work:
    """One evening in the making."""

    kept: tuple[KeptChild, ...]
    children: tuple[Child, ...]
    leader: int
    ask: Ask
    short: bool
    wishes: tuple[tuple[str, str], ...]
    sky: Sky = field(default_factory=Sky)
    """What every picture of tonight stands under."""
    minded: Minded = field(default_factory=Minded)
    """What care and the family's own ways ask of tonight."""
    plan: Plan | None = None
    again: bool = False
    """Whether the teller fell once already and was asked anew."""
    told: Telling | None = None
    """The story, once it was told: then a comfort piece is asked for."""
    failed: frozenset[str] = frozenset()
    """Tales of the house that failed just now: another is told."""
    brave: str = ""
    """The tale that a grown-up picked although it meets a worry."""
    meets: tuple[str, ...] = ()
    """The worries it meets."""
    notes: tuple[str, ...] = ()
    recordings: tuple[Recording, ...] = ()
    """What grown-ups recorded that may be heard tonight."""
    words: dict[str, Words] = field(default_factory=dict)
    """The very words of those that are whole stories, where they are known."""
    card: dict[str, Any] | None = None
    """The story that could be told again instead."""
    voice: str = ""
    """Id of the voice that reads; empty: the built-in one."""
    table: VoiceTable = BUILT_IN
    """How long that voice takes for its words."""

    @property
    def pace(self) -> Pace:
        """Return tonight's pace: the tale's listeners set it."""
        return composing.pace_for(self.ask.children, self.table)

    @property
    def babies(self) -> bool:
        """Return whether only babies listen: an evening for them needs no tale."""
        return max(child.age for child in self.children) < TALES_FROM


def asked(
    store: Store,
    now: Reading,
    rituals: tuple[Ritual, ...],
    work: Work,
    offers: tuple[StoryOption, ...],
    minutes: float,
) -> PlanInput:
    """Return everything tonight's plan is made from."""
    rules = store.family.rules
    work.recordings = recordings.tonight(store, work.kept)
    work.words = recordings.words(store, work.recordings)
    wake = people.minutes_of(rules.wake, WAKE)
    night = work.ask.night
    lights_out = people.minutes_of(rules.lights_out, -1)
    tonight = PlanInput(
        children=tuple(people.planned_child(one, night, wake) for one in work.kept),
        rituals=tuple(one for one in rituals if one.pack not in work.ask.without),
        stories=recordings.offered(offers, work.recordings, minutes),
        sounds=_sounds(),
        minutes=minutes,
        short=work.short,
        now=now.minutes if now.trusted else None,
        lights_out=lights_out if lights_out >= 0 else None,
        season=work.ask.season,
        moon=work.ask.moon,
        diary=past.plan_rows(store),
        night=night,
        seed=work.ask.seed,
        unwanted=store.family.aside.ids,
        wishes=_with_rules(work.wishes, rules.sound),
        frame_seconds=composing.frame_seconds(work.children, work.pace),
    )
    return work.minded.asked(tonight)


def finished(
    work: Work, rituals: Sequence[Ritual], told: Telling | None, piece: Story | None
) -> Programme:
    """Return the evening once all of it was told; ``piece`` is the one more there may be."""
    if work.plan is None:
        raise TellingProblem("the teller gave no story: try again")
    sound = work.plan.settle.id
    title = next((one.title for one in SOUNDS.values() if one.id == sound), "Silence")
    listeners = Listeners(work.children, work.leader, season=work.ask.season, moon=work.ask.moon)
    by_id = {one.id: one for one in rituals}
    more = composing.more_of(piece, work.pace) if piece and work.told else None
    if told is not None and work.plan.story is not None:
        # One that is a little longer than planned for still ends in time: settling gives way.
        told = _recorded(work, told, work.plan.story.seconds + SLACK)
    made = composing.compose(work.plan, by_id, told, listeners, title, work.pace, more, work.sky)
    made = dataclasses.replace(made, voice=work.voice)
    made = recordings.frame(made, work.recordings, [child.name for child in work.kept])
    heard = recordings.used(made)
    if heard:
        made.plan["recordings"] = list(heard)
    by = recordings.told_by(made.story, work.recordings)
    if by:
        made.plan["story"]["why_grown_up"] += f" {by} tells it: it was recorded."
    if work.card is not None and made.plan.get("story"):
        made.plan["story"]["again"] = work.card
    if made.told.brave:
        made.plan["story"]["meets"] = list(work.meets)
    return made


def _recorded(work: Work, told: Telling, most: float) -> Telling:
    """Return the story with what was recorded of it; a whole one comes in the words it says."""
    kept = work.recordings
    whole = recordings.of_tale(kept, told.act.ritual, most)
    words = work.words.get(whole.id) if whole is not None else None
    if words is not None:
        said = again.telling_of(words)
        if not told.told.again:
            told = dataclasses.replace(told, act=said.act, told=said.told)
        elif [o.line.text for o in said.act.lines] != [o.line.text for o in told.act.lines]:
            # The words of another night were asked for.
            kept = tuple(one for one in kept if one is not whole)
    elif told.told.again:
        kept = tuple(one for one in kept if one is not whole)
    return dataclasses.replace(told, act=recordings.story(told.act, kept, most))


def seed(children: Sequence[KeptChild], night: int) -> int:
    """Return tonight's seed: another for every family and night, the same when asked again."""
    text = ":".join([*sorted(one.id for one in children), str(night)])
    return int.from_bytes(hashlib.blake2b(text.encode(), digest_size=6).digest(), "big")


def with_again(
    asked: PlanInput, found: Choice, sky: Sky, *, wished: bool
) -> tuple[Plan, dict[str, Any] | None, tuple[str, ...]]:
    """Return the plan, the card of the story that could be told again, and what is to be said."""
    most = max((one.seconds_most for one in asked.stories), default=0.0)
    option = found.option(max(most, 60 * asked.minutes), sky)
    wishes = tuple(one for one in asked.wishes if one[0] != "story")
    with_it = make_plan(
        dataclasses.replace(
            asked, stories=(*asked.stories, option), wishes=(*wishes, ("story", found.id))
        )
    )
    fits = with_it.story is not None and with_it.story.id == found.id
    if wished and fits:
        return with_it, None, ()
    note = "" if fits else again.too_long(found)
    card = {
        "id": found.id, "title": found.title, "seconds": round(found.words.seconds),
        "picture": option.picture, "note": note,
    }  # fmt: skip
    return make_plan(asked), card, (note,) if wished else ()


def _with_rules(wishes: tuple[tuple[str, str], ...], sound: str) -> tuple[tuple[str, str], ...]:
    """Return the wishes with the family's own sound, unless tonight's was chosen by hand."""
    if not sound or any(slot == "sound" for slot, _ in wishes):
        return wishes
    return (*wishes, ("sound", sound))


def _sounds() -> tuple[SoundOption, ...]:
    """Return the sounds a plan may choose from."""
    return tuple(SoundOption(one.id, one.title, one.worries) for one in SOUNDS.values())
