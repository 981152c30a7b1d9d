"""What the planner is asked: the family's rules, and a sound that was chosen by hand."""

from __future__ import annotations

from kiosk.desk import planning
from kiosk.desk.planning import Work
from kiosk.desk.telling import Ask
from kiosk.device import WallClock
from kiosk.store import Store
from rituals.plan import PlanInput
from stories.cast import Child
from stories.memory import Memory
from tests.kiosk.desk.homes import HOUR, home


def work(store: Store, *wishes: tuple[str, str], age: float = 6.0) -> Work:
    """One evening in the making."""
    children = (Child("Mia", age),)
    ask = Ask(children, 7, 1, 0, "spring", "full moon", Memory(), 12.0)
    return Work(store.family.children(), children, 0, ask, False, wishes)


def asked(store: Store, *wishes: tuple[str, str]) -> PlanInput:
    """What the planner is asked for this home."""
    return planning.asked(store, WallClock(HOUR).read(), (), work(store, *wishes), (), 12.0)


def test_the_familys_rules_are_asked_for() -> None:
    """Lights out, waking, and its own sound; the clock is the trusted one."""
    store = home("Mia:6:she")
    store.family.rules = type(store.family.rules)(lights_out="19:30", wake="06:30", sound="sea")
    made = asked(store)
    assert (made.lights_out, made.now) == (19 * 60 + 30, 18 * 60 + 30)
    assert made.children[0].wake == 6 * 60 + 30
    assert made.wishes == (("sound", "sea"),)


def test_a_sound_chosen_tonight_is_stronger_than_the_rule() -> None:
    """A touch is a touch."""
    store = home("Mia:6:she")
    store.family.rules = type(store.family.rules)(sound="sea")
    assert asked(store, ("sound", "rain")).wishes == (("sound", "rain"),)


def test_only_babies_need_no_tale() -> None:
    """One child of two is enough for a story."""
    store = home("Mia:6:she")
    assert work(store, age=0.5).babies
    assert not work(store, age=2.0).babies
