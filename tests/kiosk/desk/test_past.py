"""What earlier nights tell the planner and the teller."""

from __future__ import annotations

from kiosk.desk import past
from kiosk.store import Store
from kiosk.store.diary import Morning, Night
from kiosk.store.family import Child
from stories.memory import Memory
from tests.kiosk.desk.homes import Evenings, home


def test_a_night_comes_back_as_a_plan_reads_it() -> None:
    """Anchor, guests, tale, sound, and how it went as a number."""
    evenings = Evenings(home("Mia:6:she"))
    made = evenings.programme()
    evenings.hold(made)
    evenings.store.diary.told_in_the_morning(1, Morning("so-so"))
    (row,) = past.plan_rows(evenings.store)
    assert (row.night, row.children, row.morning) == (1, made.children, 2)
    assert row.tale == f"{made.told.pack}/{made.told.tale}"
    assert row.sound == made.sound
    assert row.rituals == tuple(dict.fromkeys(slot["id"] for slot in made.plan["rituals"]))
    assert row.anchor == made.plan["anchor"]


def test_a_night_without_a_morning_counts_as_nothing_said() -> None:
    """Neither good nor bad."""
    evenings = Evenings(home("Mia:6:she"))
    evenings.hold(evenings.programme())
    assert past.plan_rows(evenings.store)[0].morning == 0


def test_what_was_heard_is_what_a_memory_is_folded_from() -> None:
    """The teller knows it by the same ids."""
    evenings = Evenings(home("Mia:6:she", "Theo:4:he"))
    made = evenings.programme("Mia")
    evenings.hold(made)
    ids = {child.name: child.id for child in evenings.store.family.children()}
    rows = past.heard_rows(evenings.store)
    mine, his = (Memory.fold(rows, (ids[name],)) for name in ("Mia", "Theo"))
    tale = f"{made.told.pack}/{made.told.tale}"
    assert tale in mine.finished
    assert tale not in his.finished
    assert dict(mine.friends) == dict(made.told.friends)


def test_a_tale_half_heard_rests_and_leaves_nothing() -> None:
    """It was told, so it rests; it was not finished, so nobody knows its end."""
    evenings = Evenings(home("Mia:6:she"))
    made = evenings.programme()
    evenings.hold(made, early=True)
    memory = Memory.fold(past.heard_rows(evenings.store), made.children)
    tale = f"{made.told.pack}/{made.told.tale}"
    assert not memory.tale_rested(tale, 2)
    assert tale not in memory.finished
    assert memory.facts == {}


def test_nobodys_name_is_in_the_past() -> None:
    """Ids only, the one who led among them."""
    evenings = Evenings(home("Maximiliane:6:she"))
    made = evenings.programme()
    evenings.hold(made)
    assert made.told.lead == "Maximiliane"
    assert "Maximiliane" not in repr(past.heard_rows(evenings.store))
    assert "Maximiliane" not in repr(evenings.store.diary.heard())
    assert evenings.store.diary.heard()[0].lead == made.children[0]


def test_where_a_tale_was_and_who_helped_is_remembered() -> None:
    """The teller folds places, helpers and the last picture from the very rows."""
    evenings = Evenings(home("Mia:6:she"))
    made = evenings.programme()
    evenings.hold(made)
    (row,) = past.heard_rows(evenings.store)
    assert tuple(row["places"]) == made.told.places
    assert tuple(row["helpers"]) == made.told.helpers
    assert row["image"] == made.told.image
    assert made.told.image
    assert made.told.helpers


def test_each_company_of_children_has_its_own_turns() -> None:
    """Who led it longest ago comes first; nights alone and children who are gone don't count."""
    store = Store.memory()
    mia, theo, ava = (store.family.add(Child(name)).id for name in ("Mia", "Theo", "Ava"))
    for number, (here, lead) in enumerate(
        [((mia, theo), mia), ((mia, theo, ava), theo), ((mia,), mia), ((mia, theo), theo),
         ((mia, theo, ava), mia), ((theo, "gone"), theo)], 1,
    ):  # fmt: skip
        store.diary.put(Night(number, here, lead=lead))
    assert set(past.turns(store)) == {(mia, theo), (ava, theo, mia)}
