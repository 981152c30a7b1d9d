"""The packs, the stories to tell again and the brave nights, as pages."""

from __future__ import annotations

import pytest

from kiosk import pages, view
from kiosk.session import shelves
from kiosk.session.state import BraveTale, GrownUps, KeptStory, Phase, ShelvedPack, State
from tests.kiosk.roomview.test_room import room

PACKS = (
    ShelvedPack("village", "The Village", "Hearthside", 5, ours=True),
    ShelvedPack("almanac", "Almanac", "Hearthside", 1, "rituals", ours=True, state="held"),
    ShelvedPack("shore", "The Far Shore", "Ada", 3, state="new"),
    ShelvedPack("moor", "The Moor", "Bo", 1, state="aside", why="it could not be read in time"),
    ShelvedPack("gone", "The Dunes", "Bo", 2, state="gone", why="its files are gone"),
)


def test_the_packs_say_how_they_stand() -> None:
    """One row a pack, with its tales; every state there is has words."""
    page = room(locked=False, view="packs", packs=PACKS)
    assert [row.id for row in page.rows] == [f"pack:{one.id}" for one in PACKS]
    values = [row.value for row in page.rows]
    assert values[0] == "5 tales, in use"
    assert values[1].startswith("1 ritual, held")
    assert "first night with you" in values[2]
    assert "set aside" in values[3]


@pytest.mark.parametrize(
    ("pack", "acts"),
    [
        ("village", ["hold"]), ("almanac", ["release"]), ("shore", ["welcome", "hold", "remove"]),
        ("moor", ["release", "remove"]), ("gone", ["remove"]),
    ],
)  # fmt: skip
def test_a_pack_offers_what_can_be_done_with_it(pack: str, acts: list[str]) -> None:
    """Nothing else, and each row is one the session knows."""
    page = room(locked=False, view=f"pack:{pack}", packs=PACKS)
    assert [row.id for row in page.rows] == [f"{act}:{pack}" for act in acts]
    assert set(acts) <= set(shelves.ACTIONS)
    assert page.message.startswith("By ")
    asked = room(locked=False, view=f"remove:{pack}", packs=PACKS, message="Once more.")
    assert [row.id for row in asked.rows] == [f"remove:{pack}"]
    assert asked.message == "Once more."


def test_why_a_pack_was_set_aside_is_said() -> None:
    """On its own page, in words."""
    page = room(locked=False, view="pack:moor", packs=PACKS)
    assert "it could not be read in time" in page.message
    assert room(locked=False, view="pack:none", packs=PACKS).title == "Grown-ups"


def test_stories_to_tell_again_say_their_night() -> None:
    """And that there are none yet."""
    kept = (KeptStory(4, "The Owl", 350.0), KeptStory(3, "The Bus", 300.0, "A name changed."))
    page = room(locked=False, view="again", kept=kept)
    assert [(row.id, row.value) for row in page.rows] == [
        ("again:4", "night 4, 6 min"), ("again:3", "night 3, not now"),
    ]  # fmt: skip
    assert room(locked=False, view="again").message


def test_the_story_that_comes_again_says_so_in_its_row() -> None:
    """However long ago it was put down."""
    kept = (KeptStory(4, "The Owl", 350.0), KeptStory(3, "The Bus", 300.0))
    now = GrownUps(locked=False, view="again", kept=kept)
    state = State(phase=Phase.GROWN_UPS, grown_ups=now, has_pin=True, coming="again:3")
    page = view.page(state, view.Wall())
    assert isinstance(page, pages.GrownUpsPage)
    assert [row.value for row in page.rows] == ["night 4, 6 min", "night 3, next evening"]
    assert [row.chosen for row in page.rows] == [False, True]


def test_brave_tales_say_what_they_meet() -> None:
    """In the words of the worries; it says when they are looked for, and when there are none."""
    tales = (
        BraveTale("b/night", "The Night", ("dark",)),
        BraveTale("b/hand", "The Hand", ("new-baby", "being-alone")),
    )
    now = GrownUps(locked=False, view="brave", brave=tales)
    state = State(phase=Phase.GROWN_UPS, grown_ups=now, has_pin=True, coming="brave:b/hand")
    page = view.page(state, view.Wall())
    assert isinstance(page, pages.GrownUpsPage)
    assert [(row.id, row.value) for row in page.rows] == [
        ("brave:b/night", "meets the dark"),
        ("brave:b/hand", "meets a new baby and being alone, next evening"),
    ]
    assert [row.chosen for row in page.rows] == [False, True]
    looking, none = (room(locked=False, view="brave", brave=one) for one in (None, ()))
    assert looking.message != none.message
    assert not looking.rows
    assert not none.rows
