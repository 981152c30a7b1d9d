"""Composing turns a plan, its rituals and a told story into tonight's programme."""

from __future__ import annotations

import dataclasses
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from kiosk.desk import scenes
from kiosk.desk.sinking import hushed, slowed, sunk
from kiosk.session.programme import (
    CLOSING,
    LEAVING,
    MORE,
    OPENING,
    STEP,
    STORY,
    Act,
    Programme,
    Told,
)
from kiosk.session.telling import ONE_MORE_SECONDS
from rituals import frame, reasons
from rituals.narration import Listeners
from rituals.ritual import CareCode, StepCue
from stories import ages
from stories.cast import joined
from stories.lengths import COMFORT_MOST
from stories.pacing import BUILT_IN, Pace, VoiceTable, schedule
from stories.script import Script

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from kiosk.desk.scenes import Sky
    from rituals.plan import Plan, RitualSlot
    from rituals.ritual import Ritual
    from stories.cast import Child
    from stories.teller import Story

BY_PEOPLE = "You lead this one; the page keeps time."
"""What stands on a step's page instead of history where no voice leads it."""
SETTLE_LEAST = 60.0
SETTLE_MOST = 180.0
"""Seconds that settling may take (design, section 2)."""
ALREADY = 1.1
"""How much a comfort piece is stretched from its first word: the story has slowed already."""
BELOW = 3.0
"""dB that a comfort piece lies below a story's own fall."""


@dataclass(frozen=True)
class Telling:
    """A story as an evening holds it: its act, what the diary keeps of it, and why it fits."""

    act: Act
    told: Told
    title: str
    reasons: tuple[str, ...] = ()


def telling_of(story: Story, pace: Pace) -> Telling:
    """Return a story that was just told, paced for tonight."""
    return Telling(_story_act(story, pace), _told(story), story.title, tuple(story.reasons))


def more_of(story: Story, pace: Pace) -> Act | None:
    """Return a comfort piece as an act of its own; none that is longer than one may be.

    It begins no louder than the story ended, and slower than a story begins if it has the time.
    """
    for paced in (slowed(pace, ALREADY), pace):
        act = dataclasses.replace(_story_act(story, paced), kind=MORE)
        lines = tuple(
            dataclasses.replace(one, gain_db=min(one.gain_db, 0.0) - pace.fall_db / 2.0 - BELOW)
            for one in act.lines
        )
        if act.length <= COMFORT_MOST:
            return dataclasses.replace(act, lines=lines)
    return None


def pace_for(children: Sequence[Child], table: VoiceTable = BUILT_IN) -> Pace:
    """Return tonight's pace: the youngest child's (sleep-science dossier, sections 12 and 15)."""
    band = ages.band(min(child.age for child in children))
    return Pace(band.speech_wpm, band.sentence_pause, band.paragraph_pause, table)


def frame_seconds(children: Sequence[Child], pace: Pace) -> float:
    """Return how long the fixed words take; the closing is said while the night settles."""
    timed = schedule(frame.opening(children), pace, falling=False)
    first = _leaving(children, pace)
    said = sum(one.speech_seconds + one.pause_after for one in timed)
    return said + (first.length if first else 0.0)


def compose(
    plan: Plan,
    rituals: Mapping[str, Ritual],
    story: Telling | None,
    listeners: Listeners,
    sound_title: str,
    pace: Pace,
    more: Act | None = None,
    sky: Sky | None = None,
) -> Programme:
    """Return the whole evening, act by act, with settling taking up what is left of its time.

    ``more`` follows the story, to be told if somebody asks, and only where there is time for it.
    What is seen of both stands under tonight's ``sky``.
    """
    children = listeners.children
    youngest = min(child.age for child in children)
    acts: list[Act] = [_spoken(OPENING, "Good evening", frame.opening(children), pace)]
    # An evening for babies has a story's place, and nothing in it.
    told = story.act if story else Act(kind=STORY, title="", lines=())
    placed = False
    for slot in plan.rituals:
        ritual = rituals[slot.id].for_age(youngest)
        for act in _ritual_acts(slot, ritual, listeners, youngest, pace):
            acts.append(act)
            if act.cue == "story" and not placed:
                acts.append(told)
                placed = True
    if not placed:
        acts.append(told)
    acts = sunk(acts, pace)
    if sky is not None:
        told, more = _under(sky, told, more, acts)
    first = _leaving(children, pace, told) if told.lines else None
    if first is not None:
        acts.insert(acts.index(told) + 1, first)
    early = frame.sleep_first(children) if first else ()
    stay = [one for one in children if one not in early]
    closing = hushed(_spoken(CLOSING, "Goodnight", frame.closing(stay), pace), pace, told)
    before = sum(act.length for act in acts)
    left = plan.minutes_target * 60 - before
    # A very short evening settles in less; the plan says so.
    least = min(SETTLE_LEAST, float(plan.settle.seconds))
    least = max(least, closing.spoken_seconds + 15.0)
    settle = max(least, min(SETTLE_MOST, left))
    if more is not None and told.lines and more.length + ONE_MORE_SECONDS <= left - least:
        if first is not None:
            # Whoever is older may stay for it; it is theirs, and the page says so.
            whose = joined([one.name for one in stay])
            more = dataclasses.replace(more, do=f"A soft ending for {whose}")
        acts.insert(acts.index(first or told) + 1, more)
    programme = Programme(
        night=plan.night,
        seed=plan.seed,
        children=plan.children,
        names=tuple(child.name for child in children),
        acts=(*acts, closing),
        told=story.told if story else Told("", "", ""),
        sound=plan.settle.id,
        sound_title=sound_title,
        settle_seconds=round(settle, 1),
        settle_least=round(least, 1),
        spare=round(max(0.0, left - settle), 1),
    )
    return _with_plan(programme, plan, story)


def _under(sky: Sky, told: Act, more: Act | None, acts: list[Act]) -> tuple[Act, Act | None]:
    """Put what is seen of a story, in its place among ``acts`` too, under tonight's sky."""
    at = acts.index(told)
    begins = sum(act.length for act in acts[:at])
    acts[at] = dataclasses.replace(
        told,
        picture=sky.over(told.picture),
        pictures=sky.along(told.pictures, told.lines, begins),
    )
    if more is not None:
        later = sky.along(more.pictures, more.lines, begins + told.length)
        more = dataclasses.replace(more, picture=sky.over(more.picture), pictures=later)
    return acts[at], more


def _with_plan(programme: Programme, plan: Plan, story: Telling | None) -> Programme:
    """Return the programme carrying its plan as plain data, with its real lengths in it."""
    told = programme.story
    data: dict[str, Any] = plan.with_story_seconds(told.length).to_dict()
    data["settle"]["seconds"] = round(programme.settle_seconds)
    data["total_seconds"] = round(programme.planned_seconds)
    data["planned_seconds"] = round(programme.planned_seconds, 1)
    if plan.window is not None:
        data["window_text"] = f"Lights out between {plan.window.text}"
    if plan.story is not None and story is not None:
        planned, real = (reasons.minutes(one) for one in (plan.story.seconds, told.length))
        data["story"]["why_grown_up"] = plan.story.why_grown_up.replace(planned, real, 1)
        data["story"] |= {
            "title": story.title,
            "pack": story.told.pack,
            "words": sum(len(one.line.text.split()) for one in story.act.lines),
            "why_it_fits": list(story.reasons),
        }
    return dataclasses.replace(programme, plan=data)


def _spoken(kind: str, title: str, script: Script, pace: Pace) -> Act:
    """Return an act that is only said."""
    return Act(kind=kind, title=title, lines=schedule(script, pace, falling=False))


def _leaving(children: Sequence[Child], pace: Pace, story: Act | None = None) -> Act | None:
    """Return the goodnight to those who sleep first, or None where all are of an age."""
    early = frame.sleep_first(children)
    if not early:
        return None
    title = f"Goodnight, {joined([one.name for one in early])}"
    return hushed(_spoken(LEAVING, title, frame.leaving(early), pace), pace, story)


def _ritual_acts(
    slot: RitualSlot,
    ritual: Ritual,
    listeners: Listeners,
    youngest: float,
    pace: Pace,
) -> list[Act]:
    """Return the steps of one ritual as acts."""
    acts: list[Act] = []
    for index, step in enumerate(ritual.steps):
        cue = "bell" if step.sound.startswith("bell") else ""
        if step.cue is StepCue.STORY:
            cue = "story"
        led = index < slot.by_people
        acts.append(
            Act(
                kind=STEP,
                title=ritual.name,
                lines=() if led else schedule(ritual.script(index, listeners), pace, falling=False),
                seconds=float(slot.step_seconds[index]),
                ritual=ritual.id,
                step=index,
                steps=len(ritual.steps),
                origin=ritual.origin,
                history=BY_PEOPLE if led else _first_sentence(ritual.was),
                do=step.do,
                care=" ".join(code.line for code in step.care if _concerns(code, youngest)),
                picture=ritual.picture or ritual.id,
                breath=step.pacer(youngest),
                cue=cue,
            )
        )
    return acts


def _concerns(code: CareCode, youngest: float) -> bool:
    """Return whether a rule of care is for tonight's children: some are for babies alone."""
    return youngest < 1 or code not in {CareCode.CRIB, CareCode.HONEY}


def _first_sentence(text: str) -> str:
    """Return the first sentence of a text."""
    text = " ".join(text.split())
    end = text.find(". ")
    return text if end < 0 else text[: end + 1]


def _story_act(story: Story, pace: Pace) -> Act:
    """Return the story as one act, with its cover and its pictures by line."""
    pictures = scenes.parts(story.pack, story.script.items)
    cover = scenes.cover(story.pack, story.picture, story.figures)
    return Act(
        kind=STORY,
        title=story.title,
        lines=schedule(story.script, pace),
        ritual=story.tale,
        picture=cover or (pictures[0][1] if pictures else ""),
        pictures=pictures,
    )


def _told(story: Story) -> Told:
    """Return what the diary will keep of the story."""
    row = story.row(0)
    return Told(
        tale=story.tale.partition("/")[2],
        pack=story.pack,
        title=story.title,
        passages=tuple(story.passages),
        friends=tuple(sorted(dict(story.friends).items())),
        facts=tuple(story.facts),
        shape=story.shape,
        lead=story.lead,
        worries=story.worries,
        places=tuple(row.get("places", ())),
        helpers=tuple(row.get("helpers", ())),
        image=str(row.get("image", "")),
    )
