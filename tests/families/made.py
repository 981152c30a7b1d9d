"""Made-up families: who lives there, when they go to bed, and what goes wrong on which night."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import date, datetime, timedelta
from random import Random
from typing import TYPE_CHECKING

from tests.families.otherwise import USUAL, Other, others

if TYPE_CHECKING:
    from collections.abc import Iterator

FIRST = date(2026, 1, 5)
NAMES = (
    "Mia", "Theo", "Nora", "Leo", "Ava", "Max", "Yazmin", "Alex", "Ines", "Saoirse", "Björn",
    "Chidi", "Zoë", "Jo", "Anastasia", "Ng", "Léa", "Iris", "Otis", "Urs",
)  # fmt: skip
LIKES = ("moon", "boats", "cats", "milk", "owls", "blankets", "stars", "foxes", "bread", "rain")
WORRIES = (
    "dark",
    "storms",
    "dogs",
    "water",
    "heights",
    "fire",
    "noises",
    "being-lost",
    "strangers",
)


@dataclass(frozen=True)
class Kid:
    """One child of a made-up family."""

    name: str
    born: date
    pronouns: str
    likes: tuple[str, ...] = ()
    worries: tuple[str, ...] = ()

    def age(self, day: date) -> float:
        """Return the age in years on a day, birthdays and all."""
        return (day - self.born).days / 365.2425


@dataclass(frozen=True)
class Night:
    """What one evening brings, before the kiosk knows anything of it."""

    day: date
    start: datetime
    """When somebody really touches Bedtime."""
    here: tuple[int, ...]
    """Which children go to bed, by their place in the family."""
    trusted: bool = True
    shown: datetime | None = None
    """What an untrusted clock shows instead."""
    short: bool = False
    swap: bool = False
    """Whether somebody swaps the first guest by hand."""
    morning: str = ""
    """The face touched, or empty: nobody came to say."""
    bad_dream: bool = False
    likes_guest: bool = False
    other: Other = USUAL
    fears: tuple[tuple[int, str], ...] = ()
    """Who has become afraid of what in the course of the year, up to tonight."""


@dataclass(frozen=True)
class Family:
    """One family and its year."""

    number: int
    kids: tuple[Kid, ...]
    wake: str
    minutes: int
    southern: bool
    nights: tuple[Night, ...] = field(repr=False)
    favourite: int = 3
    """Which of the guests they meet, with the one after it, they touch as good from then on."""

    def here(self, night: Night) -> list[Kid]:
        """Return who goes to bed, with what each fears by then."""
        found = []
        for index in night.here:
            kid = self.kids[index]
            fears = {fear for who, fear in night.fears if who == index}
            found.append(replace(kid, worries=tuple(sorted({*kid.worries, *fears}))))
        return found


def family(number: int, nights: int) -> Family:
    """Return one family; the same number is always the same family."""
    chance = Random(f"family {number}")
    count = chance.choice((1, 1, 1, 2, 2, 3))
    names = chance.sample(NAMES, count)
    kids = tuple(_kid(chance, name) for name in names)
    if number % 10 == 7:
        kids = (Kid(names[0], FIRST - timedelta(days=120), "she"), *kids[1:])
    habit = chance.choice((17 * 60 + 45, 18 * 60, 18 * 60 + 20, 18 * 60 + 40))
    minutes = chance.choice((10, 15, 20, 20, 25, 30))
    wake = chance.choice(("06:30", "07:00", "07:30"))
    lost = range(chance.randrange(20, 60), 400, 97) if number % 3 == 0 else ()
    made = [
        _night(chance, FIRST + timedelta(days=day), habit, count, lost=day in lost)
        for day in range(nights)
    ]
    favourite = chance.randrange(1, 6)
    lived = tuple(_otherwise(number, made, len(kids)))
    return Family(number, kids, wake, minutes, number % 2 == 1, lived, favourite)


def _otherwise(number: int, nights: list[Night], kids: int) -> Iterator[Night]:
    """Yield the nights with what is other than usual in each."""
    fears: tuple[tuple[int, str], ...] = ()
    for night, other in zip(nights, others(number, len(nights), kids, WORRIES), strict=True):
        fears += (other.fear,) if "fear" in other else ()
        start = night.start + timedelta(minutes=60 * ("late" in other))
        yield replace(night, other=other, fears=fears, start=start)


def _kid(chance: Random, name: str) -> Kid:
    """Return one child of 0 to 12, some with worries."""
    days = int(chance.choice((0.8, 2.2, 3.1, 4.5, 5.6, 6.4, 7.5, 9.2, 11.3)) * 365)
    worries = chance.sample(WORRIES, chance.choice((0, 0, 0, 1, 2)))
    return Kid(
        name,
        FIRST - timedelta(days=days + chance.randrange(200)),
        chance.choice(("she", "he", "they", "xe/xem/xyr/xyrs/xemself")),
        tuple(chance.sample(LIKES, chance.randrange(4))),
        tuple(sorted(worries)),
    )


def _night(chance: Random, day: date, habit: int, kids: int, *, lost: bool) -> Night:
    """Return one evening: mostly as always, sometimes late, short, or with a lost clock."""
    late = chance.choices((0, 25, 60, 120), (0.86, 0.08, 0.04, 0.02))[0]
    at = habit + chance.randrange(-15, 16) + late
    start = datetime.combine(day, datetime.min.time()) + timedelta(minutes=at)
    everybody = tuple(range(kids))
    here = everybody if kids == 1 or chance.random() < 0.85 else (chance.randrange(kids),)
    return Night(
        day=day,
        start=start,
        here=here,
        trusted=not lost,
        shown=datetime(2026, 1, 1, 3, 12) if lost else None,
        short=chance.random() < 0.03,
        swap=chance.random() < 0.05,
        morning=chance.choice(("good", "good", "good", "so-so", "hard", "")),
        bad_dream=chance.random() < 0.02,
        likes_guest=chance.random() < 0.8,
    )
