"""A ritual is a documented bedtime custom in timed steps, with its people, sources and care."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import Enum
from typing import TYPE_CHECKING

from rituals import limits, narration
from stories import ages
from stories.script import Cue, Script, Source

if TYPE_CHECKING:
    from rituals.narration import Listeners


class Tier(Enum):
    """Who may meet a ritual; a hard field (rituals dossier)."""

    A = "A"
    """On the default shelf."""
    B = "B"
    """A living faith's or people's own: off until a family opts in, never spoken by the machine."""
    C = "C"
    """Owned, sacred or contested: only ever told about."""


class CareCode(Enum):
    """A rule of care; the value is the short line printed with the step that needs it."""

    CRIB = "Under 12 months: end before the cot; on the back, nothing in it."
    HONEY = "No honey in any form under 12 months."
    MILK = "At most 120 ml, half an hour before bed; mind allergies; teeth after."
    HEAT = "Lukewarm only: a bath 37 to 38 °C, tested with the elbow."
    WATER = "A grown-up within arm's reach; empty it at once."
    FIRE = "No flame: the glow on the glass or a battery lamp."
    OIL = "No oils near a child; nothing scented in the bed; none with asthma or allergy."
    CHOKE = "Nothing small, corded or loose in or near the bed."
    BREATH = "Breathe your own way; never hold it; stop if dizzy."
    TOUCH = "Ask first. No is a fine answer; your own hands do as well."
    SOUND = "Quiet enough to talk over; at least two metres from a baby."
    NIGHT = "The screen stays dark after lights-out; a glow may stay."
    SCARE = "No threat, monster or riddle so late."
    HAMMOCK = "Never for a baby's sleep, never unwatched."

    @property
    def line(self) -> str:
        """Return the line that is printed on the card."""
        return self.value


class StepCue(Enum):
    """What a step is about: what the page shows beside the words, and how it ends."""

    TOUCH = "touch"
    BREATH = "breath"
    LIGHT = "light"
    SOUND = "sound"
    STORY = "story"
    """Tonight's tale is told here."""


class Confidence(Enum):
    """How sure the almanac is of the fact (never of a benefit)."""

    HIGH = "high"
    MEDIUM = "medium"
    FAMILY = "family"
    """A family's own word for its own ritual: nothing to look up, and nothing in doubt."""
    LOW = "low"


@dataclass(frozen=True)
class Citation:
    """One source, as a reader would look it up."""

    author: str
    title: str
    year: str
    page: str = ""
    """Page, chapter or line; empty where the whole work is meant."""

    def __str__(self) -> str:
        """Return the source as one line for a card."""
        place = f", {self.page}" if self.page else ""
        return f"{self.author}, {self.title} ({self.year}){place}"


@dataclass(frozen=True)
class Step:
    """One timed step: what the voice says, what the card shows, how long it takes."""

    id: str
    say: str
    """In Marcus's voice; a small template."""
    do: str
    """What to do, in the imperative; plain text."""
    seconds: int
    """Usual length, spoken words included; 0 for a story step (the tale brings its own time)."""
    cue: StepCue
    most: int = 0
    """How long it may last when the evening has time to spare; never less than ``seconds``."""
    by: str = "together"
    """``grown-up``, ``child`` or ``together``: who does it."""
    breaths: int = 0
    """Slow breaths in this step, or 0."""
    light: str = ""
    """``lower``, ``ember``, ``glow`` or empty: what the light does in this step."""
    sound: str = ""
    """``bell``, ``bell-soft`` or empty: a sound the kiosk makes as the step begins."""
    care: tuple[CareCode, ...] = ()
    """Printed on this step's page."""
    ages: tuple[int, int] | None = None
    """Years of the youngest here, both inclusive, for whom the step is there; None: for all."""
    line: int = 0
    """Line of its ``say`` in the file."""

    def pacer(self, youngest: float) -> tuple[float, float] | None:
        """Return seconds in and out for the breathing pacer, or None: no counting under four."""
        if self.cue is not StepCue.BREATH or self.breaths == 0:
            return None
        return ages.band(youngest).breath if youngest >= limits.BREATH_COUNT_AGE else None

    @property
    def care_lines(self) -> tuple[str, ...]:
        """Return the care lines that this step's page prints."""
        return tuple(code.line for code in self.care)


@dataclass(frozen=True)
class Ritual:
    """One entry of the almanac."""

    id: str
    name: str
    people: str
    place: str
    era: str
    years: tuple[int, int]
    """First and last year; before our era negative. For the timeline; there is no year 0: two
    of them say that no year is known."""
    was: str
    """What was done, plainly."""
    sources: tuple[Citation, ...]
    confidence: Confidence
    checked: str
    """``primary`` (the text itself or its scholarly listing was seen) or ``secondary``."""
    contested: tuple[str, ...]
    """Each: what is contested, and by whom. Empty where nothing is."""
    changed: str
    """What we changed for children, and why."""
    tier: Tier
    ages: tuple[int, int]
    """Years, both inclusive."""
    senses: tuple[str, ...]
    """The main sense first."""
    families: tuple[str, ...]
    """Of the four families of routine steps: nutrition, hygiene, communication, contact."""
    needs: tuple[str, ...]
    care: tuple[CareCode, ...]
    seasons: tuple[str, ...]
    """Where it is at home in the year; empty: all year."""
    likes: tuple[str, ...]
    """Words a child's likes may meet."""
    worries: tuple[str, ...]
    """What it touches: nobody with one of these worries meets it."""
    where: str
    """``house``, ``room`` or ``bed``: where it happens; an evening moves towards the bed."""
    opening: str
    """Marcus's first words; a small template, said at the start of the first step."""
    steps: tuple[Step, ...]
    morning: str = ""
    """What belongs to the next morning, told to a grown-up; no minutes."""
    before_black: int = 0
    """Seconds that must lie between its end and black (milk, baths)."""
    story_most: int = 0
    """The longest tale it holds, in seconds; 0: the band's own cap."""
    picture: str = ""
    at: tuple[float, float] | None = None
    """Where the map shows it: degrees north and east, south and west negative."""
    pack: str = ""
    file: str = ""
    line: int = 0
    """Line of ``opening`` in the file."""

    @property
    def seconds(self) -> int:
        """Return its usual length for the oldest, the tale inside not counted."""
        return sum(step.seconds for step in self._steps_at(self.ages[1]))

    @property
    def seconds_most(self) -> int:
        """Return its length when the evening has time to spare, the tale inside not counted."""
        return sum(max(step.most, step.seconds) for step in self._steps_at(self.ages[1]))

    def for_age(self, youngest: float) -> Ritual:
        """Return it as it is done where the youngest is so old: with the steps of that age alone.

        A code of care that stands only on a step left out is left out with it.
        """
        if all(step.ages is None for step in self.steps):
            return self
        kept = self._steps_at(int(youngest))
        gone = {code for step in self.steps for code in step.care}
        gone -= {code for step in kept for code in step.care}
        return replace(
            self,
            steps=tuple(replace(step, ages=None) for step in kept),
            care=tuple(code for code in self.care if code not in gone),
        )

    @property
    def versions(self) -> tuple[Ritual, ...]:
        """Return each way it is done, for the youngest first, with the ages that one is for."""
        low, high = self.ages
        spans = [step.ages for step in self.steps if step.ages]
        cuts = {low, *(one[0] for one in spans), *(one[1] + 1 for one in spans)}
        starts = sorted(cut for cut in cuts if low <= cut <= high)
        ends = [*(start - 1 for start in starts[1:]), high]
        return tuple(
            replace(self.for_age(start), ages=(start, end))
            for start, end in zip(starts, ends, strict=True)
        )

    def whom(self, step: Step) -> str:
        """Return for whom a step is, as a card says it before what is done; empty: for all."""
        if step.ages is None or step.ages == self.ages:
            return ""
        low, high = step.ages
        if low == self.ages[0]:
            return f"Under {high + 1} years: "
        return f"From {low} years: " if high == self.ages[1] else f"{low} to {high} years: "

    def _steps_at(self, years: int) -> tuple[Step, ...]:
        """Return the steps for a youngest of so many years; who is out of its ages counts in."""
        years = min(max(years, self.ages[0]), self.ages[1])
        return tuple(
            step
            for step in self.steps
            if step.ages is None or step.ages[0] <= years <= step.ages[1]
        )

    @property
    def holds_story(self) -> bool:
        """Return whether tonight's tale is told inside it."""
        return any(step.cue is StepCue.STORY for step in self.steps)

    @property
    def led_by_grown_up(self) -> bool:
        """Return whether every step is a grown-up's to do: all that a baby may meet."""
        return all(step.by == "grown-up" for step in self.steps)

    @property
    def origin(self) -> str:
        """Return people, place and era in one short line."""
        return f"{self.people} · {self.era}"

    def script(self, step: int, listeners: Listeners) -> Script:
        """Return what Marcus says in one step (from 0); the opening stands before the first."""
        one = self.steps[step]
        parts = [(self.opening, self.line, "opening")] if step == 0 else []
        parts.append((one.say, one.line, "say"))
        paragraphs = [
            narration.Paragraph(
                text,
                Source(self.pack, self.file, line, f"{self.pack}/{self.id}#{one.id}/{slug}"),
            )
            for text, line, slug in parts
            if text.strip()
        ]
        said = narration.script(f"{self.id}/{one.id}", self.name, one.id, paragraphs, listeners)
        cues = [Cue("bell", one.sound)] if one.sound else []
        cues += [Cue("light", one.light)] if one.light else []
        return Script(said.id, said.title, (*said.items, *cues))

    def scripts(self, listeners: Listeners) -> tuple[Script, ...]:
        """Return what Marcus says, step by step."""
        return tuple(self.script(step, listeners) for step in range(len(self.steps)))
