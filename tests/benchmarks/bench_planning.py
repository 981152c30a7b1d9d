"""Planning: tonight's plan out of the whole shelf, in the first month and in the tenth year."""

from __future__ import annotations

import time
from random import Random
from statistics import median

from kiosk.desk import past
from kiosk.store import Store
from kiosk.store.diary import Morning, Night
from kiosk.store.family import Child
from rituals import library
from rituals.plan import PlanInput, Sleeper, SoundOption, StoryOption
from rituals.planner import plan
from tests.benchmarks.budget import Figure

NIGHTS = (30, 365, 3650)
TIMES = 15
STORIES = tuple(StoryOption(f"p/{n}", f"Tale {n}", 170 + 5 * n, 300 + 90 * n) for n in range(6))
SOUNDS = (SoundOption("rain", "Rain", ("storms",)), SoundOption("sea", "The sea", ("water",)))


def lived(nights: int) -> Store:
    """Return a home with so many nights in its diary."""
    store = Store.memory()
    mia = store.family.add(Child("Mia", age=6)).id
    ids, chance = [one.id for one in library.shipped().shelf], Random(nights)
    for number in range(1, nights + 1):
        guest = chance.choice(ids)
        store.diary.put(
            Night(
                number, (mia,), rituals=("curfew-bell", guest), anchor="curfew-bell",
                guests=(guest,), ended="finished", morning=Morning("good", liked=(guest,)),
            )
        )  # fmt: skip
    return store


def planned(store: Store, shelf: tuple[object, ...], night: int) -> float:
    """Seconds from the diary to a plan."""
    mia = store.family.children()[0].id
    start = time.perf_counter()
    plan(
        PlanInput(
            children=(Sleeper(mia, "Mia", 6.0),), rituals=shelf, stories=STORIES, sounds=SOUNDS,  # type: ignore[arg-type]
            minutes=20, night=night, seed=night, diary=past.plan_rows(store),
        )
    )  # fmt: skip
    return time.perf_counter() - start


def measure() -> list[Figure]:
    """Return what a plan costs, and how it grows with the years."""
    shelf = library.shipped().shelf
    spent: dict[int, float] = {}
    for nights in NIGHTS:
        store = lived(nights)
        planned(store, shelf, nights + 1)
        spent[nights] = median(planned(store, shelf, nights + 1 + n) for n in range(TIMES))
    return [
        (f"plan, {len(shelf)} rituals, a year of nights, milliseconds", 1000 * spent[365], 50),
        ("plan in the tenth year / at the end of the first", spent[3650] / spent[365], 1.25),
        ("plan at the end of a year / in its first month", spent[365] / spent[30], 4.0),
    ]
