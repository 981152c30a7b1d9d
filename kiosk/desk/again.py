"""Again is a story of an earlier night, told once more in the very same words."""

from __future__ import annotations

import dataclasses
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from kiosk.desk import recordings, shelf
from kiosk.desk.composing import Telling
from kiosk.session.programme import STORY, Act, Told
from kiosk.store.again import Words
from rituals import reasons
from rituals.plan import StoryOption
from stories.pacing import TimedLine
from stories.script import Line, Seconds, Source

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kiosk.desk.scenes import Sky
    from kiosk.session.programme import Programme
    from kiosk.store import Store
    from kiosk.store.family import Child

MARK = "again:"
"""What the id of such a choice begins with; the night it was told on follows."""


@dataclass(frozen=True)
class Choice:
    """One story that could be told again, or why it can't be tonight."""

    words: Words
    refusal: str = ""

    @property
    def id(self) -> str:
        """Return what a wish calls it."""
        return f"{MARK}{self.words.night}"

    @property
    def title(self) -> str:
        """Return what its card says."""
        return f"Again: {self.words.title}"

    def option(self, most: float, sky: Sky) -> StoryOption:
        """Return it as the planner chooses; it takes its own time, up to ``most`` seconds.

        Only its words stay the very same: its cover stands under tonight's ``sky``.
        """
        seconds = self.words.seconds
        return StoryOption(
            tale=self.id,
            title=self.title,
            seconds_least=seconds,
            seconds_most=max(seconds, most),
            picture=sky.over(str(self.words.more.get("picture", ""))),
            reasons=("told-again",),
            why_child=f"{self.title}, word for word.",
            why_grown_up=f"The very words of night {self.words.night}.",
        )


def night_of(wish: str) -> int:
    """Return the night that a wish wants again, 0 if it wants none."""
    number = wish.removeprefix(MARK)
    return int(number) if wish.startswith(MARK) and number.isdecimal() else 0


def choices(store: Store, children: Sequence[Child]) -> tuple[Choice, ...]:
    """Return every story kept, newest first, and what stands against each tonight."""
    kept = (store.again.get(night) for night in store.again.nights())
    return tuple(Choice(words, _refusal(store, words, children)) for words in kept if words)


def choice(store: Store, children: Sequence[Child], night: int = 0) -> Choice | None:
    """Return the story of one night, or of the last night; None if its words are not kept."""
    nights = store.again.nights()
    words = store.again.get(night or next(iter(nights), 0))
    return Choice(words, _refusal(store, words, children)) if words else None


def _refusal(store: Store, words: Words, children: Sequence[Child]) -> str:
    """Return why these very words are not for tonight's children, or nothing."""
    if words.pack in shelf.kept_out(store, grown_up=True):
        return "Its pack is held."
    if words.more["told"].get("brave"):
        return "A grown-up chose it for that night alone: see 'A brave night'."
    if {child.id for child in children} != set(words.children):
        return "It was told to others: its words name them."
    if {child.name for child in children} != set(words.names):
        return "A name changed since: its words have the old one."
    worried = {worry for child in children for worry in child.worries}
    if worried & set(words.more["told"]["worries"]):
        return "It touches a worry that somebody has now."
    return ""


def too_long(found: Choice) -> str:
    """Return why it can't be told tonight when only time stands against it."""
    return f"{found.title} takes {reasons.minutes(found.words.seconds)}: too long for tonight."


def words_of(programme: Programme) -> Words:
    """Return tonight's story as it is kept, each sentence once and every id by number."""
    act, told = programme.story, programme.told
    places: list[tuple[str, str, str, str, str]] = []
    lines: list[tuple[Any, ...]] = []
    for one in act.lines:
        line = one.line
        place = (line.source.pack, line.source.file, line.source.passage, line.beat, line.role)
        if place not in places:
            places.append(place)
        lines.append(
            (
                line.text,
                line.paragraph,
                "" if line.speech == line.text else line.speech,
                (places.index(place), line.source.line, line.energy),
                (int(line.whisper), int(line.slow), line.emphasis),
                # As a voice says it: whoever recorded it may take it back.
                tuple(
                    round(float(number), 3)
                    for number in (one.wpm, one.gain_db, *recordings.voiced(one))
                ),
            )
        )
    return Words(
        night=programme.night,
        pack=told.pack,
        tale=told.tale,
        title=told.title,
        children=programme.children,
        names=programme.names,
        seconds=round(max(act.seconds, sum(sum(recordings.voiced(o)) for o in act.lines)), 2),
        lines=tuple(lines),
        more={
            "told": dataclasses.asdict(told),
            "places": places,
            "picture": act.picture,
            "pictures": list(act.pictures),
            "act_title": act.title,
            "key": act.ritual,
        },
    )


def telling_of(words: Words) -> Telling:
    """Return kept words as an evening holds them; the diary will know that they came again."""
    more = words.more
    told = dataclasses.replace(Told.from_dict(dict(more["told"])), again=words.night)
    act = Act(
        kind=STORY,
        title=more["act_title"],
        lines=tuple(_timed(one, more["places"]) for one in words.lines),
        ritual=more["key"],
        picture=more["picture"],
        pictures=tuple((int(first), str(name)) for first, name in more["pictures"]),
    )
    return Telling(act, told, f"Again: {words.title}", (f"The very words of night {words.night}.",))


def _timed(kept: tuple[Any, ...], places: Sequence[Sequence[str]]) -> TimedLine:
    """Return one sentence as it was told."""
    text, paragraph, speech, (place, number, energy), (whisper, slow, emphasis), numbers = kept
    pack, file, passage, beat, role = places[place]
    wpm, gain, seconds, pause = numbers
    line = Line(
        text=text,
        speech=speech or text,
        source=Source(pack, file, number, passage),
        beat=beat,
        role=role,
        energy=energy,
        paragraph=paragraph,
        emphasis=tuple((start, end) for start, end in emphasis),
        whisper=bool(whisper),
        slow=bool(slow),
    )
    return TimedLine(line, wpm, gain, Seconds(seconds), Seconds(pause))
