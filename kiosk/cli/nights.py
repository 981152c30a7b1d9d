"""Nights are tellings in a row for described children: who listens, from when on, out of what."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

from kiosk.cli.child import SPEC_HELP, described
from kiosk.cli.exits import Finding, WrongUse
from kiosk.cli.finding import around
from kiosk.desk import household, shelf
from stories.cast import Child
from stories.chance import keyed
from stories.lengths import pace_of
from stories.library import SHIPPED, load_library
from stories.memory import Memory
from stories.season import moon_name, season
from stories.teller import tell
from stories.why import Tonight

if TYPE_CHECKING:
    import argparse

    from stories.library import Library
    from stories.teller import Story

MOST_MINUTES = 60
MOST_NIGHTS = 400


@dataclass(frozen=True)
class Evening:
    """What tellings in a row need to know."""

    library: Library
    children: tuple[Child, ...]
    minutes: float
    seed: int
    day: date

    def tonight(self, night: int) -> Tonight:
        """Return what one night's choices depend on; the lead goes round by night."""
        day = self.day + timedelta(days=night - 1)
        return Tonight(
            children=self.children,
            minutes=self.minutes,
            seed=self.seed if night == 1 else keyed(self.seed, "night", str(night)),
            season=season(day.month),
            moon=moon_name(day.year, day.month, day.day),
            night=night,
            lead=night - 1,
        )

    def tell(self, memory: Memory, night: int, tale: str | None = None) -> Story:
        """Return the story of one night."""
        now = self.tonight(night)
        return tell(
            self.library,
            self.children,
            minutes=self.minutes,
            seed=now.seed,
            pace=pace_of(min(child.age for child in self.children)),
            memory=memory,
            tale=tale,
            season=now.season,
            moon=now.moon,
            night=night,
            lead=now.lead,
        )

    def until(self, night: int) -> tuple[Memory, Story]:
        """Return what was heard before a night, from the first one on, and that night's story."""
        memory = Memory()
        names = [child.name for child in self.children]
        for number in range(1, night):
            memory = memory.after(self.tell(memory, number).row(number, names))
        return memory, self.tell(memory, night)


def whom(verb: argparse.ArgumentParser) -> None:
    """Add what every telling needs."""
    verb.add_argument("--child", action="append", default=[], metavar="SPEC", help=SPEC_HELP)
    verb.add_argument("--minutes", default="6", metavar="N", help="1 to 60")
    verb.add_argument("--seed", type=int, default=1, help="the same number, the same story")
    verb.add_argument(
        "--pack", type=Path, action="append", default=[], metavar="DIR",
        help="tell from this pack alone (may be said again)",
    )  # fmt: skip


def evening_of(asked: argparse.Namespace, day: date) -> Evening:
    """Return what was asked for, checked."""
    if not asked.child:
        raise WrongUse("story: nobody is here to hear it: add --child Mia:6:she")
    try:
        minutes = float(asked.minutes)
    except ValueError:
        minutes = 0.0
    if not 1 <= minutes <= MOST_MINUTES:
        raise WrongUse(
            f"minutes: '{asked.minutes}' is not a length of a story: choose 1 to {MOST_MINUTES}"
        )
    children = tuple(child_of(asked.home, spec) for spec in asked.child)
    if len({child.name.casefold() for child in children}) != len(children):
        raise WrongUse("child: two of one name: add a second name to one of them")
    live_here = not all(":" in spec for spec in asked.child)
    packs = asked.pack or (shelf.told_from(asked.home) if live_here else [])
    return Evening(library_at(list(packs)), children, minutes, asked.seed, day)


def library_at(packs: list[Path]) -> Library:
    """Return the library of these packs, or of all that come with the house."""
    if not packs:
        return load_library([SHIPPED])
    packs = [(around(one) or one) if one.suffix == ".md" else one for one in packs]
    library = load_library(packs)
    for folder in packs:
        wrong = [one for one in library.problems.get(folder.name, ()) if one.error]
        if wrong and next(library.tales, None) is None:
            first = wrong[0]
            where = "" if first.code == "P001" else f"{first.file}:{first.line} {first.code} "
            problem = f"pack {folder}: {where}{first.what.rstrip('.')}: see `hearthside pack check "
            raise (WrongUse if first.code == "P001" else Finding)(f"{problem}{folder}`")
    return library


def child_of(home: Path | None, spec: str) -> Child:
    """Return a described child, or one who lives here."""
    if ":" in spec:
        return described(spec)
    for kept in household.listed(home):
        if kept["name"].casefold() == spec.casefold():
            return Child(
                name=kept["name"],
                age=float(kept["age"]),
                pronouns=kept["pronouns"],
                likes=tuple(kept["likes"]),
                worries=tuple(kept["worries"]),
            )
    raise WrongUse(f"child: nobody called '{spec}' lives here: describe one as Name:age:pronouns")


def day_of(text: str) -> date:
    """Return the day a text names, today without one."""
    if not text:
        return datetime.now().date()
    try:
        return datetime.fromisoformat(text).date()
    except ValueError:
        raise WrongUse(f"date: '{text}' can't be read: write it like 2026-03-14") from None
