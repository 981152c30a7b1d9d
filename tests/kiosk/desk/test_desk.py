"""The desk carries out what the session asks for, and answers in happenings."""

from __future__ import annotations

import dataclasses
from pathlib import Path

import pytest

from kiosk.desk import past, people
from kiosk.desk.desk import Desk
from kiosk.session import happenings as on
from kiosk.session.state import Phase, State
from kiosk.store import Store, open_store
from kiosk.store.files import DiskFiles, FaultyFiles
from kiosk.voice.names.finder import InlineFinder
from stories.cast import parse_child
from tests.kiosk.desk.homes import Evenings, home
from tests.kiosk.session.evenings import programme


def desk(store: Store, *, undrawn: str = "") -> Desk:
    """A desk over a store; letters in ``undrawn`` can't be shown."""
    evenings = Evenings(store)

    def can_draw(name: str) -> str:
        return f"{undrawn} can't be drawn" if undrawn and undrawn in name else ""

    return Desk(store, evenings.preparer, evenings.clock, can_draw=can_draw)


def entered(name: str, age: str = "6") -> on.KeepChild:
    """A child as the glass enters one."""
    return on.KeepChild(name, age, "she", ("owl",), ("dark",))


@pytest.mark.parametrize(
    ("age", "kept"), [("6m", (6, "months")), ("1", (1, "years")), ("12", (12, "years"))]
)
def test_a_child_entered_on_the_glass_is_kept(age: str, kept: tuple[int, str]) -> None:
    """With what it likes and what it should not meet; the session learns who lives here."""
    store = home()
    (answer,) = desk(store).do(entered("Mia", age), State())
    assert isinstance(answer, on.FamilyIs)
    (child,) = store.family.children()
    assert (child.age, child.unit, child.likes, child.worries) == (*kept, ("owl",), ("dark",))
    assert answer.children[0].id == child.id


def test_each_child_gets_a_picture_of_its_own() -> None:
    """The first eight differ."""
    store = home()
    at = desk(store)
    for number in range(8):
        at.do(entered(f"Child {'abcdefgh'[number]}"), State())
    assert len({child.picture for child in store.family.children()}) == 8


@pytest.mark.parametrize(
    ("name", "fine"), [("Mia", False), ("mia", False), ("M字a", False), ("Theo", True)]
)
def test_a_name_is_checked_before_it_is_kept(name: str, fine: bool) -> None:
    """Taken, not to be drawn, or free."""
    (answer,) = desk(home("Mia:6:she"), undrawn="字").do(on.CheckName(name), State())
    assert isinstance(answer, on.NameChecked)
    assert (answer.problem == "") is fine


def test_a_name_no_store_can_hold_is_said_not_raised() -> None:
    """A mark that turns the writing round."""
    at = desk(home())
    (answer,) = at.do(on.CheckName("Mia\u202e"), State())
    assert isinstance(answer, on.NameChecked)
    assert answer.problem
    (refused,) = at.do(entered("Mia\u202e"), State())
    assert isinstance(refused, on.NotReady)


def test_an_erased_child_is_gone_from_the_house() -> None:
    """And the session is told."""
    store = home("Mia:6:she", "Theo:4:he")
    mia = store.family.children()[0].id
    (answer,) = desk(store).do(on.EraseChild(mia), State())
    assert isinstance(answer, on.FamilyIs)
    assert [child.name for child in answer.children] == ["Theo"]


def test_six_digits_open_the_list() -> None:
    """Chosen once, then right or not right, each with its words."""
    at = desk(home())
    (easy,) = at.do(on.CheckPin("111111", choose=True), State())
    assert isinstance(easy, on.PinChecked)
    assert not easy.right
    assert easy.message.endswith(".")
    (chosen,) = at.do(on.CheckPin("493027", choose=True), State())
    (right,) = at.do(on.CheckPin("493027"), State())
    (wrong,) = at.do(on.CheckPin("493028"), State())
    assert chosen == right == on.PinChecked(right=True)
    assert wrong == on.PinChecked(right=False, message="Not those six. Try again.")


def test_many_wrong_digits_wait() -> None:
    """The fifth wrong try asks for patience in minutes."""
    at = desk(home())
    at.do(on.CheckPin("493027", choose=True), State())
    answers = [at.do(on.CheckPin("493028"), State())[0] for _ in range(6)]
    assert any(isinstance(one, on.PinChecked) and "ait" in one.message for one in answers[4:])


def test_a_rule_is_kept_and_answered() -> None:
    """What the list shows is what the store holds."""
    store = home("Mia:6:she")
    (answer,) = desk(store).do(on.SetRule("minutes", "10"), State())
    assert isinstance(answer, on.FamilyIs)
    assert dict(answer.rules)["minutes"] == "10"
    assert store.family.rules.minutes == 10


def test_a_text_is_fetched() -> None:
    """For the list's long pages."""
    (answer,) = desk(home()).do(on.ShowText("about"), State())
    assert isinstance(answer, on.TextIs)
    assert answer.title == "About Hearthside"


def test_a_mended_clock_is_believed() -> None:
    """The tap on the clock's question reaches the clock."""
    at = desk(home())
    at.clock._given = None
    at.clock._floor = at.clock._floor.replace(year=2090)
    assert not at.clock.read().trusted
    at.do(on.MendClock(0), State())
    assert at.clock.read().trusted


def test_a_plan_is_asked_for_and_comes_by_itself() -> None:
    """Nobody waits: asked now, fetched later."""
    store = home("Mia:6:she")
    at = desk(store)
    ids = tuple(child.id for child in store.family.children())
    found = at.do(on.Prepare(ids, ids[0], short=False, wishes=()), State())
    for _ in range(5):
        found = found or at.poll()
    assert isinstance(found[0], on.Ready)


def test_the_morning_ends_the_night() -> None:
    """The face is kept with its notes, and the next night begins."""
    store = home("Mia:6:she")
    evenings = Evenings(store)
    dark = evenings.hold(evenings.programme())
    at = desk(store)
    answer, card = at.do(on.KeepMorning("hard", ("woke", "bad-dream")), dark)
    assert isinstance(answer, on.FamilyIs)
    assert isinstance(card, on.LessonIs)
    assert answer.night == 2
    night = store.diary.night(1)
    assert night is not None
    assert night.morning is not None
    assert (night.morning.face, night.morning.woke, night.morning.bad_dream) == ("hard", True, True)
    assert at.resume(State()) is None


def test_what_was_liked_is_kept_by_its_id() -> None:
    """And the planner is told of it in the next night's rows."""
    store = home("Mia:6:she")
    evenings = Evenings(store)
    dark = evenings.hold(evenings.programme())
    desk(store).do(on.KeepMorning("good", ("liked:foot-bath", "woke", "liked:p/owl")), dark)
    night = store.diary.night(1)
    assert night is not None
    assert night.morning is not None
    assert night.morning.liked == ("foot-bath", "p/owl")
    assert past.plan_rows(store)[0].liked == ("foot-bath", "p/owl")


@pytest.mark.parametrize(
    ("age", "face", "wanted", "comes"),
    [
        (6, "good", True, True),
        (6, "", True, False),
        (6, "good", False, False),
        (4, "good", True, False),
        (11, "good", True, False),
    ],
)
def test_a_card_comes_to_a_child_of_its_age_who_was_there(
    age: int, face: str, wanted: bool, comes: bool
) -> None:
    """Not where nobody touched a face, nor against the family's rule."""
    store = home(f"Mia:{age}:she")
    store.family.rules = dataclasses.replace(store.family.rules, lessons=wanted)
    evenings = Evenings(store)
    dark = evenings.hold(evenings.programme())
    answers = desk(store).do(on.KeepMorning(face, ()), dark)
    assert any(isinstance(one, on.LessonIs) for one in answers) is comes
    assert bool(store.notebook.shown) is comes


@pytest.mark.parametrize("face", ["", "good"])
def test_a_morning_nobody_answers_is_no_trouble(face: str) -> None:
    """No face is no row; a face for a night that was never kept is let go."""
    store = home("Mia:6:she")
    state = State(phase=Phase.MORNING, programme=dataclasses.replace(programme(), night=9))
    desk(store).do(on.KeepMorning(face, ()), state)
    assert store.diary.night(9) is None


def test_an_evening_is_kept_and_taken_up() -> None:
    """Sentence, end of story, dark: each on its own word."""
    store = home("Mia:6:she")
    at = desk(store)
    state = State(phase=Phase.STORY, programme=programme(), act=3, line=4)
    assert at.do(on.Keep(), state) == ()
    resumed = at.resume(State())
    assert resumed is not None
    assert resumed.line == 4
    at.do(on.KeepHeard(), state)
    assert store.diary.heard_in(1) is not None
    at.do(on.KeepNight(early=False), dataclasses.replace(state, phase=Phase.DARK))
    night = store.diary.night(1)
    assert night is not None
    assert night.ended == "finished"


def test_what_is_not_the_desks_is_left_to_others() -> None:
    """Light and voice are no use cases."""
    assert desk(home()).do(on.Light(1.0), State()) == ()


def test_an_erasure_the_disk_refuses_is_said_not_raised(tmp_path: Path) -> None:
    """The child is still there, and a grown-up reads why."""
    disk = FaultyFiles(DiskFiles())
    with open_store(tmp_path, files=disk) as store:
        store.family.add(people.kept_child(parse_child("Mia:6:she"), 1))
        disk.at, disk.sticky = disk.calls + 1, True
        store.family.say("Mia", "Meea")
        mia = store.family.children()[0].id
        there, told = desk(store).do(on.EraseChild(mia), State())
        assert isinstance(there, on.FamilyIs)
        assert len(there.children) == 1
        assert isinstance(told, on.TextIs)
        assert "saved" in told.text
        disk.heal()


def test_ways_to_say_a_name_come_by_themselves() -> None:
    """The page says that others are asked; once they answered it goes on."""
    finder = InlineFinder(lambda _, voice: "mˈaɪə" if voice == "de" else "")
    evenings = Evenings(home("Mia:6:she"))
    at = Desk(evenings.store, evenings.preparer, evenings.clock, finder=finder)
    child = evenings.store.family.children()[0]
    (shown,) = at.do(on.ShowSheet(f"names/{child.id}"), State())
    assert isinstance(shown, on.SheetIs)
    assert "asked" in shown.sheet.text
    moved = [one for one in at.poll() if isinstance(one, on.SheetMoves)]
    assert [one.sheet.id for one in moved] == [
        f"names/{child.id}", f"names/{child.id}/child",
    ]  # fmt: skip
    assert any(row.label == "As in German" for row in moved[0].sheet.rows)
    assert at.poll() == ()
