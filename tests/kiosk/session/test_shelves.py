"""The shelves of the grown-ups' room: packs that are changed, stories that are told again."""

from __future__ import annotations

import pytest

from kiosk.session import happenings as on
from kiosk.session import shelves
from kiosk.session.state import BraveTale, GrownUps, KeptStory, Phase, ShelvedPack
from tests.kiosk.session.evenings import MIA, Driver

PACKS = (
    ShelvedPack("village", "The Village", "Hearthside", 5, ours=True),
    ShelvedPack("shore", "The Far Shore", "Ada", 3, state="new"),
)
KEPT = (KeptStory(4, "The Owl", 360.0), KeptStory(3, "The Bus", 300.0, "A name changed since."))


def room(driver: Driver) -> GrownUps:
    """The room as it is now."""
    assert driver.state.grown_ups is not None
    return driver.state.grown_ups


def opened(row: str = "") -> Driver:
    """The open room, at one of its shelves."""
    driver = Driver()
    driver.happen(on.FamilyIs((MIA,), (), has_pin=True, night=5))
    driver.touch("grown-ups")
    for digit in "402917":
        driver.touch("digit", digit)
    assert driver.happen(on.PinChecked(right=True)) == (on.CountStories(),)
    if row:
        assert driver.touch("row", row) == (on.ShowShelf(),)
        driver.happen(on.ShelfIs(PACKS, KEPT))
    return driver


@pytest.mark.parametrize("what", ["hold", "release", "welcome"])
def test_a_pack_is_changed_from_its_own_page(what: str) -> None:
    """One touch opens it, one does it; leaving goes back to the packs, then to the list."""
    driver = opened("packs")
    assert driver.touch("row", "pack:shore") == ()
    assert driver.touch("row", f"{what}:shore") == (on.ChangePack(what, "shore"),)
    assert room(driver).view == "pack:shore"
    assert bool(room(driver).message) == (what == "welcome")
    driver.touch("leave")
    assert room(driver).view == "packs"
    driver.touch("leave")
    assert room(driver).view == "list"
    driver.touch("leave")
    assert driver.state.phase is Phase.ASLEEP


def test_a_pack_is_removed_with_two_touches() -> None:
    """The first asks, the second does it; leaving instead changes nothing."""
    driver = opened("packs")
    driver.touch("row", "pack:shore")
    assert driver.touch("row", "remove:shore") == ()
    assert room(driver).message == shelves.SURE
    driver.touch("leave")
    assert room(driver).view == "packs"
    assert driver.touch("row", "remove:shore") == ()
    assert driver.touch("row", "remove:shore") == (on.ChangePack("remove", "shore"),)
    assert room(driver).view == "packs"


def test_a_pack_that_is_not_there_is_no_row() -> None:
    """Nothing happens for it, and nothing for a locked room."""
    driver = opened("packs")
    for row in ("pack:gone", "hold:gone", "remove:gone", "again:99"):
        before = driver.state
        assert driver.touch("row", row) == ()
        assert driver.state.grown_ups == before.grown_ups
    locked = Driver()
    locked.touch("grown-ups")
    locked.happen(on.ShelfIs(PACKS))
    assert room(locked).packs == ()


def test_what_the_house_says_is_shown() -> None:
    """Why something could not be done stands where it was asked for."""
    driver = opened("packs")
    driver.happen(on.ShelfIs(PACKS[:1], (), "It can't be saved just now."))
    assert room(driver).packs == PACKS[:1]
    assert room(driver).message == "It can't be saved just now."


def test_a_story_is_put_down_for_the_next_evening() -> None:
    """It is wished for once; when the evening began the wish is over."""
    driver = opened("again")
    driver.touch("row", "again:3")
    assert room(driver).message == "A name changed since."
    driver.touch("row", "again:4")
    assert room(driver).message == shelves.PUT_DOWN
    driver.touch("leave")
    driver.touch("leave")
    driver.touch("bedtime")
    (asked,) = driver.touch("begin")
    assert isinstance(asked, on.Prepare)
    assert asked.wishes == (("story", "again:4"),)
    assert driver.state.coming == "again:4"


def test_a_second_touch_takes_the_story_back() -> None:
    """As with a brave night."""
    driver = opened("again")
    driver.touch("row", "again:4")
    driver.touch("row", "again:4")
    assert room(driver).message == shelves.TAKEN_BACK
    assert driver.state.coming == ""


def test_what_runs_low_can_be_read_in_full() -> None:
    """It comes when it comes; a room that was left meanwhile needs it no more."""
    driver = opened()
    driver.happen(on.PoolsAre(("Few tales.", "Few passages.")))
    driver.touch("row", "low")
    assert room(driver).text == "Few tales.\n\nFew passages."
    driver.touch("leave")
    driver.touch("leave")
    driver.happen(on.PoolsAre(("late",)))
    assert driver.state.grown_ups is None


TALES = (BraveTale("brave-nights/dog", "The Dog", ("dogs",)),)


def brave() -> Driver:
    """The room at the tales that meet a worry."""
    driver = opened()
    assert driver.touch("row", "brave") == (on.FindBrave(),)
    assert room(driver).brave is None
    driver.happen(on.BraveAre(TALES))
    return driver


def test_a_brave_night_is_put_down_for_the_next_evening_alone() -> None:
    """A tale that is not there is no row; the wish keeps its mark."""
    driver = brave()
    driver.touch("row", "brave:brave-nights/cat")
    assert driver.state.coming == ""
    driver.touch("row", "brave:brave-nights/dog")
    assert room(driver).message == shelves.BRAVE_DOWN
    driver.touch("leave")
    driver.touch("leave")
    driver.touch("bedtime")
    (asked,) = driver.touch("begin")
    assert isinstance(asked, on.Prepare)
    assert asked.wishes == (("story", "brave:brave-nights/dog"),)
    assert shelves.wish_of(driver.state, "brave-nights/dog") == "brave:brave-nights/dog"
    assert shelves.wish_of(driver.state, "night-town/owl") == "night-town/owl"


def test_a_brave_night_is_taken_back_with_the_same_touch() -> None:
    """Then a choice of that tale has no mark any more."""
    driver = brave()
    for _ in range(2):
        driver.touch("row", "brave:brave-nights/dog")
    assert room(driver).message == shelves.TAKEN_BACK
    assert driver.state.coming == ""
    assert shelves.wish_of(driver.state, "brave-nights/dog") == "brave-nights/dog"


def test_brave_tales_that_come_too_late_are_nobodys() -> None:
    """The room was left meanwhile."""
    driver = opened("packs")
    driver.touch("leave")
    driver.touch("leave")
    driver.happen(on.BraveAre(TALES))
    assert driver.state.grown_ups is None
