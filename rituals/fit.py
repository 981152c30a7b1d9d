"""A fit is one way to lay rituals, a tale and the settling sound into tonight's seconds."""

from __future__ import annotations

import dataclasses
from dataclasses import dataclass
from typing import TYPE_CHECKING

from rituals import limits

if TYPE_CHECKING:
    from collections.abc import Sequence

    from rituals.plan import StoryOption
    from rituals.ritual import Ritual

SLACK = 0.04
"""How far from its target a planned evening may land: half of the 8 % promised to a family, for
the tale may be told a little longer or shorter than it was planned."""
SLACK_TIGHT = 0.01
SETTLE_SECONDS_TIGHT = 150
"""What is tried first: nearly on the target, with settling left to take up what the tale leaves."""
STORY_SHARE = 0.35
"""The part of an evening that is the tale's before rituals are given more."""

RANKS = {"house": 0, "room": 1, "bed": 2}


@dataclass(frozen=True)
class Frame:
    """What a fit must keep to, whatever rituals are chosen."""

    target: int
    """Seconds in all."""
    fixed: int
    """Seconds of the greeting, the goodnight line and the joins."""
    story_cap: int
    """The longest tale for the youngest, in seconds."""
    stories: tuple[StoryOption, ...]
    """Empty: an evening without a tale."""
    slack: float = SLACK
    settle_most: int = limits.SETTLE_SECONDS_MOST
    story_share: float = 0.0
    """The least part of the target that the tale must have, as far as the band's cap allows."""

    @property
    def settle_least(self) -> int:
        """Return the shortest settling: a very short evening has a very short one."""
        tiny = self.target < 8 * 60
        return limits.SETTLE_SECONDS_TINY if tiny else limits.SETTLE_SECONDS_LEAST

    @property
    def loose(self) -> Frame:
        """Return the frame that asks least: what a family swaps in by hand is fitted so."""
        return dataclasses.replace(
            self, slack=SLACK, settle_most=limits.SETTLE_SECONDS_MOST, story_share=0.0
        )

    @property
    def settle_usual(self) -> int:
        """Return the settling that is aimed at."""
        if self.target >= 10 * 60:
            return 120
        if self.target >= 8 * 60:
            return 90
        return limits.SETTLE_SECONDS_LEAST if self.target > 5 * 60 else self.settle_least


@dataclass(frozen=True)
class Fit:
    """The seconds of one evening."""

    rituals: tuple[tuple[int, ...], ...]
    """Seconds of each step of each ritual, in order."""
    story: StoryOption | None
    story_seconds: int
    settle_seconds: int
    total: int


def rank(ritual: Ritual) -> int:
    """Return where in the evening it stands: house, room, bed, and last what holds the tale."""
    return 3 if ritual.holds_story else RANKS[ritual.where]


def stays_first(anchor: Ritual) -> bool:
    """Return whether this anchor's lasting place is the first; else it is the last."""
    return rank(anchor) <= 1


def in_order(rituals: Sequence[Ritual], anchor: str) -> tuple[Ritual, ...]:
    """Return the rituals as an evening does them: towards the bed, the anchor in its place."""

    def place(ritual: Ritual) -> tuple[int, int, str]:
        if ritual.id != anchor:
            return rank(ritual), 1, ritual.id
        return rank(ritual), 0 if stays_first(ritual) else 2, ritual.id

    return tuple(sorted(rituals, key=place))


def keeps_anchor_place(rituals: Sequence[Ritual], anchor: str) -> bool:
    """Return whether the anchor, if it is among them, stands in its lasting place.

    That is the first, or the last before the tale: what holds the tale may follow an anchor.
    """
    ordered = in_order(rituals, anchor)
    for index, ritual in enumerate(ordered):
        if ritual.id == anchor:
            after = ordered[index + 1 :]
            if stays_first(ritual):
                return index == 0
            return not after or (len(after) == 1 and after[0].holds_story)
    return True


def options(
    rituals: Sequence[Ritual], frame: Frame
) -> tuple[tuple[StoryOption | None, int, int], ...]:
    """Return each tale with the least and most seconds it can be told in tonight, best first."""
    if not frame.stories:
        return ((None, 0, 0),)
    cap = frame.story_cap
    for ritual in rituals:
        if ritual.holds_story and ritual.story_most:
            cap = min(cap, ritual.story_most)
    least = min(cap, round(frame.target * frame.story_share))
    ranges = (
        (one, max(least, round(one.seconds_least)), min(cap, round(one.seconds_most)))
        for one in frame.stories
    )
    return tuple(one for one in ranges if one[1] <= one[2])


def fits(rituals: Sequence[Ritual], frame: Frame) -> bool:
    """Return whether some tale lets these rituals land on the target."""
    return fit(rituals, frame) is not None


def fit(ordered: Sequence[Ritual], frame: Frame, story: str = "") -> Fit | None:
    """Return the best lay-out of these rituals in their order, or None where they don't fit.

    The first tale offered that can take its place is taken; ``story`` names a wished one.
    Settling takes what the tale leaves; rituals are only lengthened when both are at their most,
    and never shortened. No evening is planned over its target.
    """
    usual = sum(one.seconds for one in ordered)
    if usual > limits.ROUTINE_MINUTES * 60:
        return None
    if sum(one.holds_story for one in ordered) > (1 if frame.stories else 0):
        return None
    most = min(limits.ROUTINE_MINUTES * 60, sum(one.seconds_most for one in ordered))
    slack = round(frame.target * frame.slack)
    for option, least, longest in options(ordered, frame):
        if story and (option is None or option.tale != story):
            continue
        bare = frame.target - frame.fixed - usual
        told = max(least, min(longest, bare - frame.settle_usual))
        settle = max(frame.settle_least, min(frame.settle_most, bare - told))
        spare = bare - told - settle
        longer = max(0, min(spare, most - usual))
        off = spare - longer
        if not 0 <= off <= slack:
            continue
        lengths = _lengthen(ordered, longer)
        total = frame.target - off
        if _milk_too_late(ordered, lengths, total):
            continue
        return Fit(lengths, option, told, settle, total)
    return None


@dataclass(frozen=True)
class Room:
    """What rituals together must come to for an evening to be whole: a quick no for most sets."""

    shortest: int
    """The most that they may take at their usual length, in seconds."""
    longest: int
    """The least that they must be able to take at their longest."""

    def holds(self, usual: int, most: int) -> bool:
        """Return whether rituals of this usual and longest length may fit at all."""
        return usual <= self.shortest and min(limits.ROUTINE_MINUTES * 60, most) >= self.longest


def room(frame: Frame) -> Room | None:
    """Return what tonight's rituals must come to, or None where no tale fits in any way."""
    ranges = options((), frame)
    if not ranges:
        return None
    bare = frame.target - frame.fixed
    slack = round(frame.target * frame.slack)
    return Room(
        min(limits.ROUTINE_MINUTES * 60, bare - frame.settle_least - min(one[1] for one in ranges)),
        bare - frame.settle_most - slack - max(one[2] for one in ranges),
    )


def reachable(pool: Sequence[Ritual], count: int, asked: Room) -> bool:
    """Return whether ``count`` of these rituals could at all make up the target: a quick no."""
    if len(pool) < count:
        return False
    longest = sum(sorted(one.seconds_most for one in pool)[len(pool) - count :])
    return asked.holds(sum(sorted(one.seconds for one in pool)[:count]), longest)


def _lengthen(ordered: Sequence[Ritual], extra: int) -> tuple[tuple[int, ...], ...]:
    """Return every step's seconds with ``extra`` shared out where steps may last longer."""
    headroom = sum(one.seconds_most - one.seconds for one in ordered)
    left, room = extra, headroom
    lengths: list[tuple[int, ...]] = []
    for ritual in ordered:
        steps: list[int] = []
        for step in ritual.steps:
            free = max(step.most, step.seconds) - step.seconds
            share = round(left * free / room) if room else 0
            left, room = left - share, room - free
            steps.append(step.seconds + share)
        lengths.append(tuple(steps))
    return tuple(lengths)


def _milk_too_late(ordered: Sequence[Ritual], lengths: Sequence[Sequence[int]], total: int) -> bool:
    """Return whether something (milk, a bath) would end too close to black."""
    done = 0
    for ritual, steps in zip(ordered, lengths, strict=True):
        done += sum(steps)
        if ritual.before_black and total - done < ritual.before_black:
            return True
    return False
