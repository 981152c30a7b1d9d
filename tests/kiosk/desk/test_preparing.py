"""An evening in the making: who, what could be told, a plan, the telling; or why there is none."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import pytest

from kiosk.desk.preparing import Preparer
from kiosk.session.happenings import NotReady, Ready
from kiosk.session.programme import Programme
from kiosk.store.diary import Night
from kiosk.worker import InProcess, WorkerProblem
from kiosk.worker.port import Answer
from rituals.ritual import Ritual
from stories.cast import Child
from stories.library import SHIPPED
from tests.kiosk.desk.homes import Evenings, home
from tests.kiosk.desk.shared_packs import OWL_HOUSE


@pytest.fixture(scope="module")
def evening() -> Programme:
    """One evening of two children."""
    return Evenings(home("Mia:6:she:likes=owls", "Theo:4:he")).programme()


def test_an_evening_has_a_plan_a_story_and_both_names(evening: Programme) -> None:
    """From the first word to black, in about the minutes that were wished for."""
    assert evening.names == ("Mia", "Theo")
    assert evening.planned_seconds == pytest.approx(12 * 60, rel=0.08)
    words = " ".join(timed.line.text for timed in evening.story.lines)
    assert "Mia" in words
    assert "Theo" in words
    assert evening.plan["rituals"]
    assert evening.plan["story"]["title"] == evening.story.title
    assert evening.sound


def test_every_choice_has_a_reason_for_both(evening: Programme) -> None:
    """One a child can hear, one a grown-up can judge."""
    slots = [*evening.plan["rituals"], evening.plan["story"], evening.plan["settle"]]
    assert all(slot["why_child"] and slot["why_grown_up"] for slot in slots)
    assert "Lights out between" in evening.plan["window_text"]


def test_the_same_seed_makes_the_same_evening(evening: Programme) -> None:
    """Ids apart, which are drawn for each home."""
    again = Evenings(home("Mia:6:she:likes=owls", "Theo:4:he")).programme()
    assert again.acts == evening.acts
    assert again.sound == evening.sound


def test_another_night_draws_another_seed() -> None:
    """Without a given seed it comes from the family and the night: asked again, the same."""
    evenings = Evenings(home("Mia:6:she"), seed=None)
    first = evenings.programme()
    assert evenings.programme().seed == first.seed
    evenings.hold(first)
    assert evenings.programme().seed != first.seed


def test_last_nights_tale_rests() -> None:
    """Four nights, four tales: while the shelf has another, none comes twice."""
    evenings = Evenings(home("Mia:6:she"), seed=None)
    told: list[str] = []
    for night in range(1, 5):
        made = evenings.programme()
        assert made.night == night
        told.append(made.told.tale)
        evenings.hold(made)
    assert len(set(told)) == len(told)


def test_a_friend_is_known_on_a_later_night() -> None:
    """Whoever was met to the end comes back by the same name, told as somebody who is known."""
    tale = "lamplit-village/feather-that-took-all-evening"
    names = set()
    for seed in (3, 4, 6):
        evenings = Evenings(home("Mia:6:she"), seed=seed, minutes=15)
        first = evenings.programme(wishes=(("story", tale),))
        assert f"{first.told.pack}/{first.told.tale}" == tale
        evenings.hold(first)
        later = Evenings(evenings.store, seed=seed + 100, minutes=15)
        later.store.diary.put(Night(40, first.children))
        again = later.programme(wishes=(("story", tale),))
        assert again.night == 41
        known = dict(first.told.friends)[f"{tale}#pigeon"]
        assert dict(again.told.friends)[f"{tale}#pigeon"] == known
        names.add(known)
    assert len(names) > 1


def test_a_friend_half_met_is_nobodys_friend() -> None:
    """A tale that was stopped leaves no friend behind."""
    evenings = Evenings(home("Mia:6:she"), minutes=15)
    made = evenings.programme(wishes=(("story", "night-town/night-post"),))
    evenings.hold(made, early=True)
    assert evenings.store.diary.friends(made.children) == ()
    assert made.told.friends


@pytest.mark.parametrize("name", ["Mia", "Theo"])
def test_whoever_leads_is_first(name: str) -> None:
    """The lead speaks and touches; the plan says who."""
    evenings = Evenings(home("Mia:6:she", "Theo:4:he"))
    made = evenings.programme(leader=name)
    ids = {child.name: child.id for child in evenings.store.family.children()}
    assert made.plan["lead"] == ids[name]


def test_a_child_that_stays_up_is_not_in_the_story() -> None:
    """Only those who were chosen are told of."""
    made = Evenings(home("Mia:6:she", "Theodoric:4:he")).programme("Mia")
    assert made.names == ("Mia",)
    assert not any("Theodoric" in one.line.text for act in made.acts for one in act.lines)


def test_short_tonight_is_seven_minutes() -> None:
    """By the family's own rules, whatever they are otherwise."""
    made = Evenings(home("Mia:6:she"), minutes=None).programme(short=True)
    assert made.planned_seconds == pytest.approx(7 * 60, rel=0.08)
    assert made.plan["short"]


def test_the_familys_minutes_are_the_wish() -> None:
    """Where nobody says otherwise."""
    store = home("Mia:6:she")
    made = Evenings(store, minutes=None).programme()
    assert made.plan["minutes_wish"] == store.family.rules.minutes


def test_a_wish_is_granted() -> None:
    """A swapped ritual, tale and sound are tonight's."""
    evenings = Evenings(home("Mia:6:she"))
    plan = evenings.programme().plan
    wishes = tuple(
        (slot["slot"], slot["alternatives"][0]["id"])
        for slot in (plan["rituals"][0], plan["story"], plan["settle"])
    )
    made = evenings.programme(wishes=wishes)
    assert made.plan["rituals"][0]["id"] == wishes[0][1]
    assert made.plan["story"]["id"] == wishes[1][1] == f"{made.told.pack}/{made.told.tale}"
    assert made.sound == wishes[2][1]


def test_a_wish_that_is_not_on_the_shelf_is_not_an_error() -> None:
    """A tale whose pack went away meanwhile: another is told."""
    made = Evenings(home("Mia:6:she")).programme(wishes=(("story", "gone/tale"),))
    assert made.told.tale


def test_a_family_that_no_tale_fits_is_told_so() -> None:
    """In words, with what to do; and the next wish is answered as ever."""
    evenings = Evenings(home("Bo:2:they", "Mia:6:she"), teller=InProcess([OWL_HOUSE]))
    refused = evenings.refusal("Bo", "Mia")
    assert "\n" not in refused.message
    assert refused.message
    assert refused.mend
    assert isinstance(evenings.answer("Mia"), Ready)


def test_a_baby_alone_has_an_evening_without_a_story() -> None:
    """Rituals that a grown-up leads, a sound or none, and the dark."""
    made = Evenings(home("Bo:6m:they")).programme()
    assert made.plan["story"] is None
    assert made.plan["rituals"]
    assert made.story.lines == ()
    assert made.told.tale == ""
    assert abs(made.planned_seconds - 12 * 60) <= 0.08 * 12 * 60


def test_nobody_is_no_evening() -> None:
    """Also when every chosen child was erased meanwhile."""
    evenings = Evenings(home("Mia:6:she"))
    found = evenings.preparer.prepare(("gone",), "gone", short=False, wishes=())
    assert [type(one) for one in found] == [NotReady]
    assert evenings.preparer.poll() == ()


def test_too_few_minutes_are_refused_in_words() -> None:
    """What the planner can't do is said, not raised."""
    answer = Evenings(home("Mia:6:she"), minutes=1).answer()
    assert isinstance(answer, NotReady)
    assert "minutes" in answer.message
    assert answer.mend


def test_without_any_ritual_there_is_still_a_story() -> None:
    """An empty almanac shortens the evening; it does not end it."""
    store = home("Mia:6:she")
    none: tuple[Ritual, ...] = ()
    evenings = Evenings(store)
    evenings.preparer = Preparer(
        store, evenings.clock, InProcess([SHIPPED]), seed=7, minutes=8, rituals=none
    )
    made = evenings.programme()
    assert not made.plan["rituals"]
    assert made.story.lines


def test_worries_are_kept_out_of_the_sound_too() -> None:
    """A child who fears storms hears no rain and no wind; one who fears fire no hearth."""
    for seed in range(6):
        made = Evenings(home("Mia:6:she:worries=storms,fire"), seed=seed).programme()
        assert made.sound not in {"rain", "wind", "hearth"}


def test_the_familys_sound_is_theirs_unless_tonights_was_chosen() -> None:
    """The rule holds; a touch is stronger."""
    store = home("Mia:6:she")
    store.family.rules = type(store.family.rules)(sound="heartbeat")
    evenings = Evenings(store)
    assert evenings.programme().sound == "heartbeat"
    assert evenings.programme(wishes=(("sound", "sea"),)).sound == "sea"


def test_an_untrusted_clock_plans_no_lights_out() -> None:
    """The minutes wished for stand; no window is made from a guess."""
    store = home("Mia:6:she")
    evenings = Evenings(store, as_if="")
    evenings.clock._floor = evenings.clock._floor.replace(year=2090)
    made = evenings.programme()
    assert made.plan["lights_out"] is None
    assert made.planned_seconds == pytest.approx(12 * 60, rel=0.08)


class FallingTeller(InProcess):
    """A teller whose process falls a few times before it answers."""

    def __init__(self, falls: int) -> None:
        """Tell what ships, after so many falls."""
        super().__init__([SHIPPED])
        self.falls = falls

    def poll(self) -> Answer | None:
        """Fall, or answer."""
        if self.falls:
            self.falls -= 1
            raise WorkerProblem("the teller: its process stopped: try once more")
        return super().poll()


def test_a_teller_that_fell_is_asked_again_by_itself() -> None:
    """At eight in the evening nobody wants to read about processes."""
    assert isinstance(Evenings(home("Mia:6:she"), teller=FallingTeller(1)).answer(), Ready)


def test_a_teller_that_falls_again_is_said_in_words() -> None:
    """Waiting ends, whatever happens."""
    evenings = Evenings(home("Mia:6:she"), teller=FallingTeller(2))
    assert isinstance(evenings.answer(), NotReady)
    assert evenings.preparer.poll() == ()


class ShutTeller(InProcess):
    """A teller whose process can't even be started."""

    def request(self, task: str, children: Sequence[Child], **asked: Any) -> int:
        """Refuse, as a machine without memory does."""
        raise OSError(12, "Cannot allocate memory")


def test_a_teller_that_can_not_be_started_ends_no_app() -> None:
    """The page says so, and leads back."""
    evenings = Evenings(home("Mia:6:she"), teller=ShutTeller([SHIPPED]))
    assert isinstance(evenings.answer(), NotReady)


class FallingAtTheEnd(InProcess):
    """A teller that can tell a story, and falls over a comfort piece."""

    def request(self, task: str, children: Sequence[Child], **asked: Any) -> int:
        """Fall only there."""
        if task == "comfort":
            self._paths = ()
        return super().request(task, children, **asked)


def test_an_evening_is_whole_without_a_comfort_piece() -> None:
    """Whatever goes wrong with it, the story is told, and the choice is not there."""
    store = home("Mia:6:she")
    with_it = Evenings(store, minutes=20).programme()
    without = Evenings(store, teller=FallingAtTheEnd([SHIPPED]), minutes=20).programme()
    assert with_it.more is not None
    assert without.more is None
    assert without.told == with_it.told
    assert without.settle_seconds == with_it.settle_seconds


def test_a_name_that_the_family_says_in_its_own_way_is_said_so_all_evening() -> None:
    """In the story, the rituals and the goodnight; on the page it stays as it is written."""
    store = home("Mia:6:she")
    store.family.say("Mia", "/mˈaɪə/")
    lines = [one.line for act in Evenings(store).programme().acts for one in act.lines]
    named = [one for one in lines if "Mia" in one.text]
    assert len(named) > 5
    assert all("/mˈaɪə/" in one.speech for one in named)
    assert not any("/" in one.text for one in lines)
