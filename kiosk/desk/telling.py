"""Telling is how the desk asks the worker: which tales could be told tonight, and for one story."""

from __future__ import annotations

import dataclasses
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from kiosk.desk import scenes
from rituals.plan import StoryOption, in_a_sentence

if TYPE_CHECKING:
    from collections.abc import Iterable

    from kiosk.desk.scenes import Sky
    from kiosk.worker import Teller
    from rituals.plan import PlanInput
    from stories.cast import Child
    from stories.memory import Memory
    from stories.offers import Offer
    from stories.pacing import Pace
    from stories.teller import Story

SHIPPED = Path(__file__).resolve().parents[2] / "stories" / "packs"
"""Where the packs that come with the house stand."""


class TellingProblem(Exception):
    """No story could be told; the text is one line: what, why, what to do."""


OFFERED = 6
"""Tales a plan chooses from, beside those that a grown-up put aside."""


@dataclass(frozen=True)
class Ask:
    """Everything a telling depends on; plain data, so that it can cross to another process."""

    children: tuple[Child, ...]
    seed: int
    night: int
    leader: int
    season: str
    moon: str
    memory: Memory
    """What any of tonight's children heard."""
    minutes: float
    """The wish for the whole evening."""
    without: frozenset[str] = frozenset()
    """Ids of packs that are not told from tonight: held, set aside, or waiting for a grown-up."""
    only: str = ""
    """The one pack that is told from tonight, if a grown-up asked for it."""
    aside: int = 0
    """How many tales are put aside: those are offered first, since nobody heard them lately."""

    def common(self, pace: Pace) -> dict[str, Any]:
        """Return what every question to the teller carries."""
        return {
            "seed": self.seed,
            "pace": pace,
            "memory": self.memory,
            "season": self.season,
            "moon": self.moon,
            "night": self.night,
            "lead": self.leader,
            "without": tuple(sorted(self.without)),
            "only": (self.only,) if self.only else (),
        }


def ask_offers(teller: Teller, ask: Ask, pace: Pace, wished: str = "") -> None:
    """Ask which tales could be told, a wished one among them; half an evening is its story."""
    minutes, most = ask.minutes / 2, OFFERED + ask.aside
    teller.request(
        "offers", ask.children, minutes=minutes, wished=wished, most=most, **ask.common(pace)
    )


def ask_story(teller: Teller, ask: Ask, tale: str, minutes: float, pace: Pace) -> None:
    """Ask for one telling of one offered tale."""
    teller.request("tell", ask.children, minutes=minutes, tale=tale, **ask.common(pace))


def ask_comfort(teller: Teller, ask: Ask, pace: Pace) -> None:
    """Ask for tonight's comfort piece."""
    teller.request("comfort", ask.children, **ask.common(pace))


def ask_pools(
    teller: Teller,
    children: tuple[Child, ...],
    memory: Memory,
    night: int,
    without: frozenset[str],
) -> None:
    """Ask what of the stories runs low for these children."""
    kept_out = tuple(sorted(without))
    teller.request("pools", children, memory=memory, night=night, without=kept_out)


def ask_brave(
    teller: Teller, children: tuple[Child, ...], night: int, without: frozenset[str]
) -> None:
    """Ask which tales meet a worry, with titles for these children."""
    teller.request("brave", children, seed=night, without=tuple(sorted(without)))


def options(offers: Iterable[Offer], failed: frozenset[str], sky: Sky) -> tuple[StoryOption, ...]:
    """Return what the planner chooses among: every offered tale that did not fail just now."""
    return tuple(option(one, sky) for one in offers if one.tale not in failed)


def option(offer: Offer, sky: Sky) -> StoryOption:
    """Return an offered tale as the planner chooses among them, its cover under tonight's sky."""
    pack = offer.tale.partition("/")[0]
    liked = [reason for reason in offer.reasons if " likes " in reason]
    return StoryOption(
        tale=offer.tale,
        title=offer.title,
        seconds_least=60.0 * offer.minutes[0],
        seconds_most=60.0 * offer.minutes[1],
        picture=sky.over(scenes.cover(pack, offer.picture, offer.figures)),
        reasons=("tale-liked",) if liked else ("tale-rested",),
        why_child=f"{in_a_sentence(offer.title)}, because {liked[0]}" if liked else "",
        why_grown_up=" ".join(offer.reasons),
    )


def as_offered(story: Story) -> Story:
    """Return the story without the reason that it was picked: the plan says why it was."""
    kept = tuple(one for one in story.reasons if one != "A grown-up picked it.")
    return dataclasses.replace(story, reasons=kept)


def no_story(asked: PlanInput) -> TellingProblem:
    """Return why an evening has no story: its minutes, or that every one was put aside."""
    here = [one.tale for one in asked.stories]
    if here and asked.unwanted.issuperset(here):
        return TellingProblem(
            "every story for tonight was put aside: behind the PIN, open “What it learned” under "
            "Rituals and offer one again"
        )
    return TellingProblem("no story fits tonight's minutes: wish for more minutes")
