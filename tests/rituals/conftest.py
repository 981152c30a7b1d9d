"""Made-up families and small rituals for the tests of this room."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from rituals import library
from rituals.plan import PlanInput, Sleeper, SoundOption, StoryOption
from rituals.ritual import Citation, Confidence, Ritual, Step, StepCue, Tier

if TYPE_CHECKING:
    from collections.abc import Callable

STORIES = (
    StoryOption("last-bus", "The Last Bus", 175, 420),
    StoryOption("night-post", "The Night Post", 180, 600),
    StoryOption("winds", "The Winds", 190, 900),
    StoryOption("fold", "The Fold", 170, 300),
    StoryOption("hill", "The Hill", 180, 900),
)
SOUNDS = (
    SoundOption("rain", "Rain on the roof", ("storms",)),
    SoundOption("sea", "The sea", ("water",)),
    SoundOption("hearth", "The hearth", ("fire",)),
    SoundOption("hush", "A low hush"),
)


@pytest.fixture(scope="session")
def shelf() -> tuple[Ritual, ...]:
    """Return the rituals that ship."""
    return library.shipped().shelf


@pytest.fixture
def sleepers() -> Callable[..., tuple[Sleeper, ...]]:
    """Return a maker of children of given ages."""
    return lambda *ages: tuple(
        Sleeper(f"child-{index}", f"Name{index}", age) for index, age in enumerate(ages)
    )


@pytest.fixture
def tonight(shelf: tuple[Ritual, ...], sleepers: Any) -> Callable[..., PlanInput]:
    """Return a maker of evenings: a six-year-old and twenty minutes unless said otherwise."""

    def make(**wishes: Any) -> PlanInput:
        values: dict[str, Any] = {
            "children": sleepers(6),
            "rituals": shelf,
            "stories": STORIES,
            "sounds": SOUNDS,
        }
        return PlanInput(**(values | wishes))

    return make


@pytest.fixture
def ritual() -> Callable[..., Ritual]:
    """Return a maker of small sound rituals."""

    def make(id: str = "small", seconds: int = 150, **changes: Any) -> Ritual:
        values: dict[str, Any] = {
            "id": id,
            "name": f"The {id}",
            "people": "People",
            "place": "Somewhere",
            "era": "once",
            "years": (1500, 1600),
            "at": (58.4, -3.1),
            "was": "Something was done.",
            "sources": (Citation("Somebody", "A Book", "1600", "p. 1"),),
            "confidence": Confidence.HIGH,
            "checked": "primary",
            "contested": (),
            "changed": "Little.",
            "tier": Tier.A,
            "ages": (3, 10),
            "senses": ("touch",),
            "families": ("contact",),
            "needs": (),
            "care": (),
            "seasons": (),
            "likes": (),
            "worries": (),
            "where": "room",
            "opening": "Once there was a thing people did.",
            "steps": (
                Step("one", "Do it, {{ hero }}.", "Do it.", seconds - 50, StepCue.TOUCH),
                Step("two", "And rest.", "Rest.", 50, StepCue.TOUCH),
            ),
            "pack": "test",
            "file": f"{id}.toml",
        }
        return Ritual(**(values | changes))

    return make
