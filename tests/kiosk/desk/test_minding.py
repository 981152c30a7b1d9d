"""What care asks of tonight, from a real diary to a real plan."""

from __future__ import annotations

from kiosk.desk import minding
from kiosk.device import WallClock
from kiosk.store import Store
from kiosk.store.diary import Morning, Night
from kiosk.store.family import Child
from kiosk.store.heard import Heard
from kiosk.store.records import Clock
from stories.cast import Child as Listener

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
