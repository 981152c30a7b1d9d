"""Which was good: asked once, answered by touching, gone by itself."""

from __future__ import annotations

from dataclasses import replace

from kiosk.session import happenings as on
from kiosk.session import liking
from kiosk.session.programme import STEP, Act
from kiosk.session.state import Phase, State
from tests.kiosk.session.evenings import Driver, on_a_morning, programme


def thanked() -> Driver:
    """A morning whose face was touched."""
    driver = on_a_morning()
    driver.touch("wake")
    driver.touch("choose", "good")
    driver.effects.clear()
    return driver


def test_what_was_done_can_be_liked_and_is_said_aloud() -> None:
    """A ritual and the tale, several of them, each with its name for those who can't read."""
    driver = thanked()
    assert driver.touch("toggle", "liked:curfew") == (on.Label("Curfew"),)
    assert driver.touch("toggle", "liked:pack/owl") == (on.Label("The Owl"),)
    found = driver.touch("go-on")
    assert on.KeepMorning("good", ("liked:curfew", "liked:pack/owl")) in found


def test_a_like_is_taken_back_by_touching_it_again() -> None:
    """Without a word."""
    driver = thanked()
    driver.touch("toggle", "liked:curfew")
    assert driver.touch("toggle", "liked:curfew") == ()
    assert on.KeepMorning("good", ()) in driver.touch("go-on")


def test_what_was_not_done_can_not_be_liked() -> None:
    """Nor anything before a face was touched."""
    driver = thanked()
    driver.touch("toggle", "liked:posset")
    assert driver.state.notes == ()
    early = on_a_morning()
    early.touch("wake")
    early.touch("toggle", "liked:curfew")
    assert early.state.notes == ()


def test_nobody_has_to_answer() -> None:
    """The pictures go with the morning, later than a bare thank-you does; a touch keeps them."""
    driver = thanked()
    driver.wait(liking.SECONDS - 5)
    assert driver.phase == Phase.MORNING
    driver.touch("toggle", "liked:curfew")
    driver.wait(liking.SECONDS - 5)
    assert driver.phase == Phase.MORNING
    driver.wait(10.0)
    assert driver.phase == Phase.ASLEEP
    assert on.KeepMorning("good", ("liked:curfew",)) in driver.effects


def test_there_are_four_pictures_at_most_and_the_tale_is_one() -> None:
    """Five rituals leave room for three; a tale that was only begun is not asked about."""
    steps = tuple(Act(STEP, f"R{n}", (), ritual=f"r{n}", picture="owl") for n in range(5))
    made = programme()
    made = replace(made, acts=(*steps, made.story))
    state = State(phase=Phase.MORNING, programme=made, heard_out=True)
    assert [part.id for part in liking.parts(state)] == ["r0", "r1", "r2", "pack/owl"]
    begun = replace(state, heard_out=False)
    assert [part.id for part in liking.parts(begun)] == ["r0", "r1", "r2", "r3"]
    assert liking.parts(State()) == ()


def test_a_note_is_turned() -> None:
    """There, or not there; the ids of what was liked stand among other notes."""
    assert liking.turned(("woke",), "liked:a") == ("woke", "liked:a")
    assert liking.turned(("woke", "liked:a"), "woke") == ("liked:a",)
    assert liking.liked(("liked:a", "woke", "liked:p/b")) == ("a", "p/b")
