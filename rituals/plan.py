"""A plan is tonight's evening as data: what happens, how long, and why."""

from __future__ import annotations

import dataclasses
from dataclasses import dataclass
from typing import Any

from rituals import limits
from rituals.tonight import (
    DiaryRow,
    PlanInput,
    PlanProblem,
    Sleeper,
    SoundOption,
    StoryOption,
)

__all__ = [
    "Alternative",
    "DiaryRow",
    "Dropped",
    "Plan",
    "PlanInput",
    "PlanProblem",
    "RitualSlot",
    "Score",
    "SettleSlot",
    "Sleeper",
    "SoundOption",
    "StoryOption",
    "StorySlot",
    "Window",
    "clock",
]


def in_a_sentence(title: str) -> str:
    """Return a title as it stands within a sentence: in quotes where it brings its own end."""
    return f"“{title}”" if title[-1:] in "?!." else title


@dataclass(frozen=True)
class Alternative:
    """Something that could stand in a slot instead, and the evening would still fit."""

    id: str
    title: str
    seconds: int
    picture: str = ""
    why_child: str = ""


@dataclass(frozen=True)
class Score:
    """One reason a choice was made, with its weight."""

    code: str
    """For the ledger: no names in it."""
    points: float


@dataclass(frozen=True)
class RitualSlot:
    """One ritual of tonight."""

    slot: str
    """``ritual-1`` ... ``ritual-3``, in the order they are done."""
    id: str
    title: str
    role: str
    """``anchor`` (stays) or ``guest`` (changes)."""
    seconds: int
    """All its steps; a tale told inside it is not counted here."""
    step_seconds: tuple[int, ...]
    why_child: str
    why_grown_up: str
    holds_story: bool = False
    by_people: int = 0
    """So many of its steps, from the first, are led by people and not by the voice."""
    picture: str = ""
    scores: tuple[Score, ...] = ()
    alternatives: tuple[Alternative, ...] = ()

    @property
    def reasons(self) -> tuple[str, ...]:
        """Return the reason codes, heaviest first."""
        return tuple(score.code for score in self.scores)


@dataclass(frozen=True)
class StorySlot:
    """Tonight's one tale."""

    id: str
    title: str
    seconds: int
    """What the teller should aim at."""
    why_child: str
    why_grown_up: str
    inside: str = ""
    """Id of the ritual that holds it, or empty."""
    slot: str = "story"
    picture: str = ""
    reasons: tuple[str, ...] = ()
    alternatives: tuple[Alternative, ...] = ()


@dataclass(frozen=True)
class SettleSlot:
    """The sound that settles, up to black."""

    id: str
    """Id of a sound, or empty: silence."""
    title: str
    seconds: int
    why_child: str
    why_grown_up: str
    slot: str = "sound"
    reasons: tuple[str, ...] = ()
    alternatives: tuple[Alternative, ...] = ()


@dataclass(frozen=True)
class Dropped:
    """Something that tonight goes without, and why."""

    what: str
    """Slot, ritual id or ``story-longer``."""
    code: str
    why: str


@dataclass(frozen=True)
class Window:
    """When the lights should go out; minutes since midnight, past 1440 after midnight."""

    start: int
    end: int

    @property
    def text(self) -> str:
        """Return the window as two times."""
        return f"{clock(self.start)} and {clock(self.end)}"


@dataclass(frozen=True)
class Plan:
    """One evening, ready to be held; it holds one story at most."""

    night: int
    seed: int
    children: tuple[str, ...]
    """Ids."""
    lead: str
    """Id of the child whose turn it is to lead."""
    minutes_wish: float
    minutes_target: float
    """The wish, clipped where a rule asks for it; ``notes`` says why."""
    rituals: tuple[RitualSlot, ...]
    story: StorySlot | None
    settle: SettleSlot
    frame_seconds: int
    total_seconds: int
    """From the first ritual line to black."""
    anchor: str = ""
    """Id of the ritual that stays, even where it rests tonight; for the diary."""
    anchor_nights: int = 0
    """Nights it was kept before tonight."""
    window: Window | None = None
    lights_out: int | None = None
    """When black is planned, or None where the clock is not trusted."""
    short: bool = False
    dropped: tuple[Dropped, ...] = ()
    notes: tuple[str, ...] = ()
    """What a grown-up should know, a sentence each."""

    def with_story_seconds(self, told: float) -> Plan:
        """Return the plan for a tale of ``told`` seconds; settling takes up the difference."""
        if self.story is None:
            return self
        least = min(limits.SETTLE_SECONDS_LEAST, self.settle.seconds)
        spare = self.story.seconds + self.settle.seconds - round(told)
        rest = max(least, min(limits.SETTLE_SECONDS_MOST, spare))
        total = self.total_seconds + round(told) + rest - self.story.seconds - self.settle.seconds
        lights_out = self.lights_out
        if lights_out is not None:
            lights_out += round(total / 60) - round(self.total_seconds / 60)
        return dataclasses.replace(
            self,
            story=dataclasses.replace(self.story, seconds=round(told)),
            settle=dataclasses.replace(self.settle, seconds=rest),
            total_seconds=total,
            lights_out=lights_out,
        )

    def to_dict(self) -> dict[str, Any]:
        """Return the plan as plain data that JSON can hold."""
        return dataclasses.asdict(self)

    @classmethod
    def from_dict(cls, data: dict[str, Any]) -> Plan:
        """Return the plan that ``to_dict`` (by way of JSON) described."""
        values = dict(data)
        values["rituals"] = tuple(_ritual_slot(one) for one in data["rituals"])
        story = data.get("story")
        values["story"] = None if story is None else StorySlot(**_slot(story))
        values["settle"] = SettleSlot(**_slot(data["settle"]))
        window = data.get("window")
        values["window"] = None if window is None else Window(**window)
        values["dropped"] = tuple(Dropped(**one) for one in data.get("dropped", ()))
        for key in ("children", "notes"):
            values[key] = tuple(data.get(key, ()))
        return cls(**values)


def _slot(data: dict[str, Any]) -> dict[str, Any]:
    values = dict(data)
    values["alternatives"] = tuple(Alternative(**one) for one in data.get("alternatives", ()))
    if "reasons" in values:
        values["reasons"] = tuple(values["reasons"])
    return values


def _ritual_slot(data: dict[str, Any]) -> RitualSlot:
    values = _slot(data)
    values["step_seconds"] = tuple(values["step_seconds"])
    values["scores"] = tuple(Score(**one) for one in data.get("scores", ()))
    return RitualSlot(**values)


def clock(minutes: int) -> str:
    """Return minutes since midnight as ``19:40``."""
    return f"{minutes // 60 % 24}:{minutes % 60:02d}"
