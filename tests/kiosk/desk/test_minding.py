"""What care asks of tonight, from a real diary to a real plan."""

from __future__ import annotations

from kiosk.desk import minding
from kiosk.device import WallClock
from kiosk.session.programme import STEP
from kiosk.store import Store
from kiosk.store.diary import Morning, Night
from kiosk.store.family import Child, Rules
from kiosk.store.heard import Heard
from kiosk.store.records import Clock
from rituals.plan import PlanInput, Sleeper
from stories.cast import Child as Listener
from tests.kiosk.desk.homes import Evenings, home

NOW = WallClock("2026-03-14T19:05").read()


def nights(store: Store, child: str, *bad: int) -> None:
    """Nights with a story of the dark, and a bad dream after these."""
    for number in range(1, max(bad) + 1):
        row = Night(number, (child,), ended="finished", clock=Clock("2026-03-01T19:00", "sure"))
        store.diary.put(row)
        store.finish_story(
            Heard(number, "hill", f"t{number}", (child,), finished=True, meets=("dark",))
        )
        store.diary.told_in_the_morning(number, Morning("", bad_dream=number in bad))


def test_a_bad_dream_lets_the_storys_worries_rest() -> None:
    """For that child, in tales and in rituals."""
    store = Store.memory()
    mia = store.family.add(Child("Mia"))
    theo = store.family.add(Child("Theo"))
    nights(store, mia.id, 2)
    minded = minding.tonight(store, [mia.id], 4, NOW)
    assert minded.resting == ("dark",)
    assert not minded.plain
    child = Listener("Mia", 6.0, "she", worries=("dogs",))
    assert minded.hearing((child,))[0].worries == ("dogs", "dark")
    assert minding.tonight(store, [theo.id], 4, NOW) == minding.Minded()


def test_a_dream_of_years_ago_is_not_read_again() -> None:
    """So that a plan costs the same in the tenth year; last month's still counts."""
    store = Store.memory()
    mia = store.family.add(Child("Mia"))
    for number in (1, 700, 1000):
        store.diary.put(Night(number, (mia.id,), ended="finished"))
        store.diary.told_in_the_morning(number, Morning("", bad_dream=True))
    for number in range(500, 1000, 60):
        store.diary.put(Night(number, (mia.id,), ended="finished"))
    assert [one.night for one in minding.slept(store)] == [700, 1000]


def test_many_bad_dreams_make_a_plainer_evening() -> None:
    """And a grown-up is told why, with the way to the card."""
    store = Store.memory()
    mia = store.family.add(Child("Mia"))
    nights(store, mia.id, 1, 2, 3)
    minded = minding.tonight(store, [mia.id], 4, NOW)
    assert minded.plain
    assert "doctor card" in minded.notes[0]
    assert "Mia" not in minded.notes[0]


def test_a_tale_is_told_past_a_baby() -> None:
    """To those who are old enough, without what worries anybody in the room."""
    ava = Listener("Ava", 0.5, "she", worries=("storms",))
    leo = Listener("Leo", 7.0, "he")
    hearing = minding.Minded(("dark",)).hearing((ava, leo))
    assert list(hearing) == [1]
    assert hearing[1].worries == ("storms", "dark")
    assert list(minding.Minded().hearing((ava,))) == [0]


def test_a_sick_day_is_short_led_by_people_and_in_no_hurry() -> None:
    """And says where it stands when to call; the next night is as always."""
    store = Store.memory()
    mia = store.family.add(Child("Mia"))
    store.family.ways.set(4, "sick", on=True)
    minded = minding.tonight(store, [mia.id], 4, NOW)
    assert (minded.short, minded.plain, minded.late_ok) == (True, True, True)
    assert "doctor card" in minded.notes[0]
    assert minding.tonight(store, [mia.id], 5, NOW) == minding.Minded()
    assert minding.ways_of(store, 4, short=True) == ("short", "sick")


def test_naps_journeys_and_the_taper_plan_reach_the_planner() -> None:
    """Each child its own nap; who is not here tonight has none."""
    store = Store.memory()
    mia, theo = store.family.add(Child("Mia")), store.family.add(Child("Theo"))
    store.family.ways.nap(8, mia.id, 2.0)
    store.family.ways.nap(8, theo.id, 1.0)
    store.family.rules = Rules(taper_from=1, journey_hours=1, journey_last=8)
    asked = PlanInput((Sleeper(mia.id, "Mia", 3.0),), ())
    made = minding.tonight(store, [mia.id], 8, NOW).asked(asked)
    assert (made.by_people, made.shift, made.children[0].nap_hours) == (2, -60, 2.0)
    assert minding.ways_of(store, 8, short=False) == ("nap", "taper")


def test_the_taper_plan_says_gladly_that_it_is_done() -> None:
    """Once every step of the evening is led by people."""
    store = home("Mia:6:she")
    store.family.rules = Rules(taper_from=1)
    first = Evenings(store, minutes=None).programme()
    assert sum(not one.lines for one in first.acts if one.kind == STEP) == 1
    assert "you lead 1 of the steps" in " ".join(first.plan["notes"])
    store.family.rules = Rules(taper_from=1)
    store.diary.put(Night(100, (store.family.children()[0].id,), ended="finished"))
    last = Evenings(store, minutes=None).programme()
    assert not any(one.lines for one in last.acts if one.kind == STEP)
    assert minding.TAPERED in last.plan["notes"]


def test_a_sick_evening_is_made_so() -> None:
    """One ritual without a voice, a short tale, seven minutes; kept as what it was."""
    store = home("Mia:6:she")
    store.family.ways.set(1, "sick", on=True)
    evenings = Evenings(store, minutes=None, as_if="2026-03-14T21:00")
    made = evenings.programme()
    assert len(made.plan["rituals"]) == 1
    assert not any(one.lines for one in made.acts if one.kind == STEP)
    assert made.planned_seconds <= 7 * 60 * 1.08
    assert made.plan["notes"][0] == minding.SICK
    least = min(one["seconds"] for one in (made.plan["story"], *made.plan["story"]["alternatives"]))
    assert made.plan["story"]["seconds"] <= least * 1.5
    evenings.hold(made)
    night = store.diary.night(1)
    assert night is not None
    assert night.ways == ("short", "sick")
