"""Other evenings: sick, late, without the kiosk, a journey; which family has which, and when."""

from __future__ import annotations

from dataclasses import dataclass
from random import Random

KINDS = (
    "sick", "late", "nap", "sitter", "without", "rest", "pause", "cut", "cut-at-night", "jump",
    "taper", "stop-taper", "journey", "clocks", "own", "fear", "hold", "release", "aside",
)  # fmt: skip
"""Everything that is lived beside the usual evening."""
REGIONS = {False: ("none", "europe", "north-america"), True: ("none", "australia", "new-zealand")}
OFTEN = {
    "without": 0.012, "rest": 0.008, "sick": 0.012, "late": 0.015, "sitter": 0.012, "nap": 0.02,
    "pause": 0.03, "cut": 0.01, "cut-at-night": 0.006, "jump": 0.01,
}  # fmt: skip
"""How often a night is so, by itself."""
HELD = "slow-hill"
"""The pack that is held for some nights."""
JOURNEYS = ("east:1", "east:3", "west:2", "west:6", "east:8")


@dataclass(frozen=True)
class Other:
    """How one evening is other than usual: what the family does, before and in it."""

    kinds: frozenset[str] = frozenset()
    pause: int = 0
    """Seconds of a pause in the story."""
    jump: int = 0
    """Hours by which the wall clock jumps in the dark."""
    nap: tuple[int, float] = (-1, 0.0)
    """Which child slept by day, and how many hours."""
    journey: str = ""
    """Where to and how many hours, told three to six nights before."""
    nights_left: int = 0
    region: str = ""
    fear: tuple[int, str] = (-1, "")
    """Which child is afraid of something from tonight on."""

    def __contains__(self, kind: str) -> bool:
        """Return whether tonight is so."""
        return kind in self.kinds


USUAL = Other()
"""Nothing is other than it always is."""


def others(number: int, nights: int, kids: int, worries: tuple[str, ...]) -> list[Other]:
    """Return how each night of a family is other than usual; the same number, the same nights."""
    chance = Random(f"others {number}")
    once = _once(chance, number)
    made = []
    for night in range(nights):
        kinds = {kind for kind, often in OFTEN.items() if chance.random() < often}
        kinds -= {"rest"} if "without" in kinds else set()
        kinds |= {kind for kind, when in once.items() if night in when}
        made.append(
            Other(
                frozenset(kinds),
                pause=chance.choice((60, 180, 420, 1200)),
                jump=chance.choice((-30, -9, 5, 9, 12, 24)),
                nap=(chance.randrange(kids), chance.choice((0.0, 0.5, 1.0, 2.0))),
                journey=chance.choice(JOURNEYS),
                nights_left=chance.randrange(3, 7),
                region=chance.choice(REGIONS[number % 2 == 1]),
                fear=(chance.randrange(kids), chance.choice(worries)),
            )
        )
    return made


def _once(chance: Random, number: int) -> dict[str, tuple[int, ...]]:
    """Return the nights of what happens once or twice a year."""
    held, taper = chance.randrange(12, 40), chance.randrange(8, 20)
    return {
        "clocks": (0,),
        "journey": (chance.randrange(15, 48), chance.randrange(120, 300)),
        "own": (chance.randrange(3, 30),) if number % 2 == 0 else (),
        "aside": (chance.randrange(10, 50), chance.randrange(100, 300)),
        "fear": (chance.randrange(10, 50),) if number % 3 == 0 else (),
        "hold": (held,) if number % 3 != 1 else (),
        "release": (held + chance.randrange(6, 18),) if number % 3 != 1 else (),
        "taper": (taper,) if number % 4 == 3 else (),
        "stop-taper": (taper + chance.randrange(22, 38),) if number % 4 == 3 else (),
    }
