"""Planning: tonight's plan, memory and lists, in the first month and in the tenth year."""

from __future__ import annotations

import time
from random import Random
from statistics import median

from kiosk.desk import past, texts
from kiosk.desk.remembering import Remembering
from kiosk.store import Store
from kiosk.store.diary import Morning, Night
from kiosk.store.family import Child
from kiosk.store.heard import Heard
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
        hear(store, number, mia, chance)
        store.diary.put(
            Night(
                number, (mia,), rituals=("curfew-bell", guest), anchor="curfew-bell",
                guests=(guest,), ended="finished", morning=Morning("good", liked=(guest,)),
            )
        )  # fmt: skip
    return store


def hear(store: Store, night: int, child: str, chance: Random) -> None:
    """Keep a tale of forty passages, out of a library of sixty."""
    store.diary.put_heard(
        Heard(
            night, "p", f"t{chance.randrange(60)}", (child,), finished=True,
            passages=tuple(f"p/t#{chance.randrange(3000)}" for _ in range(40)),
            friends=((f"f{chance.randrange(40)}", "Bo"),), shape=f"s{night % 9}",
            places=("mill",), helpers=("p#bo",), image="bed",
        )
    )  # fmt: skip


def remembered(store: Store, nights: int) -> float:
    """Seconds from a new night to what the teller is told of all nights."""
    mia, spent, chance = store.family.children()[0].id, [], Random(1)
    remembering = Remembering(store)
    while remembering.ahead():
        pass
    for number in range(nights + 1, nights + TIMES + 1):
        hear(store, number, mia, chance)
        start = time.perf_counter()
        remembering.of((mia,))
        spent.append(time.perf_counter() - start)
    return median(spent)


def listed(store: Store) -> float:
    """Seconds from a touch to the newest nights and the line that stands over other evenings."""
    store.diary.without  # noqa: B018 - the first touch after a start reads the years
    spent = []
    for _ in range(TIMES):
        start = time.perf_counter()
        texts.diary(store)
        texts.without_line(store.diary.without)
        spent.append(time.perf_counter() - start)
    return median(spent)


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
    recalled: dict[int, float] = {}
    read: dict[int, float] = {}
    for nights in NIGHTS:
        store = lived(nights)
        planned(store, shelf, nights + 1)
        spent[nights] = median(planned(store, shelf, nights + 1 + n) for n in range(TIMES))
        read[nights] = listed(store)
        recalled[nights] = remembered(store, nights)
    return [
        (f"plan, {len(shelf)} rituals, a year of nights, milliseconds", 1000 * spent[365], 50),
        ("plan in the tenth year / at the end of the first", spent[3650] / spent[365], 1.25),
        ("plan at the end of a year / in its first month", spent[365] / spent[30], 4.0),
        ("memory of all nights, tenth year, milliseconds", 1000 * recalled[3650], 50),
        ("memory in the tenth year / at the end of the first", recalled[3650] / recalled[365], 2.0),
        ("list of nights, tenth year, milliseconds", 1000 * read[3650], 20),
        ("list of nights in the tenth year / the first", read[3650] / read[365], 2.0),
    ]
