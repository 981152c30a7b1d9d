"""An own ritual as an entry of the almanac, and what it is held against."""

from __future__ import annotations

from dataclasses import replace

import pytest

from kiosk.desk import entries, own
from kiosk.press import find
from kiosk.store.notes import Refused
from kiosk.store.own import OwnRitual, OwnStep
from rituals import library
from rituals.ritual import CareCode, Confidence
from tests.kiosk.desk.homes import home

STARS = OwnRitual(
    "Star hands", who="Oma Lene", place="Bremen", when="1950 to 1955", told_by="Mum",
    steps=(OwnStep("Draw a star on each hand.", seconds=120),),
)  # fmt: skip


def test_it_is_the_familys_own_word() -> None:
    """Of tier A, from its own people, and told of as such."""
    made = own.ritual_of(replace(STARS, id="own-abc234"))
    assert (made.pack, made.confidence, made.years) == ("own", Confidence.FAMILY, (1950, 1955))
    assert made.was == "A ritual of our own, from Bremen; told by Mum."
    assert str(made.sources[0]) == "Mum, told in the family (1950 to 1955)"
    assert own.finding(STARS) == ""


def test_where_nothing_is_known_nothing_is_made_up() -> None:
    """No year, no place on the map, no source but the family."""
    made = own.ritual_of(OwnRitual("Ours", steps=STARS.steps))
    assert (made.years, made.at, made.was) == ((0, 0), None, "A ritual of our own.")
    assert str(made.sources[0]) == "our family, told in the family (no year)"


def test_care_is_printed_with_the_step_that_asks_for_it() -> None:
    """Nobody need know our codes; milk ends half an hour before the dark."""
    made = own.ritual_of(replace(STARS, steps=(OwnStep("Drink warm milk.", seconds=120),)))
    assert (made.care, made.before_black) == ((CareCode.MILK,), 1800)
    assert own.finding(replace(STARS, steps=(OwnStep("Drink warm milk.", seconds=120),))) == ""


def test_a_babys_ritual_is_a_grown_ups() -> None:
    """Each step, and it ends before the cot."""
    made = own.ritual_of(replace(STARS, youngest=0))
    assert made.led_by_grown_up
    assert CareCode.CRIB in made.steps[-1].care
    assert own.finding(replace(STARS, youngest=0)) == ""


@pytest.mark.parametrize(
    ("step", "finding"),
    [
        (OwnStep("Hum.", seconds=20), "20 to 0 seconds make no good step: 25 seconds at least"),
        (OwnStep("Hum.", "lullaby " * 45, seconds=30), "its words take"),
        (OwnStep("Hum.", "{{ nobody }}", seconds=120), "(step 1)"),
        (OwnStep("Breathe.", seconds=120, cue="breath"), "how many breaths"),
    ],
)
def test_what_is_wrong_is_one_line(step: OwnStep, finding: str) -> None:
    """And it is offered once that is mended."""
    steps = (step, OwnStep("Hum.", seconds=110))
    assert finding in own.finding(replace(STARS, steps=steps))


def test_a_family_may_talk_as_it_talks() -> None:
    """Its words are no entry of ours: they may shout, say everybody, and name no book."""
    loud = OwnStep("Wave to everybody.", "Sleep well, everybody!", seconds=120)
    assert own.finding(replace(STARS, steps=(loud,))) == ""


def test_a_worry_its_words_touch_is_told_of() -> None:
    """As advice: it is offered all the same."""
    storm = replace(STARS, steps=(OwnStep("Hum.", "The storm is far.", seconds=120),))
    assert "storms" in own.advice(storm)
    assert own.finding(storm) == ""
    assert own.advice(STARS) == ""


def test_codes_that_nobody_knows_fall_back() -> None:
    """A row from elsewhere is still a ritual."""
    odd = replace(
        STARS, where="roof", senses=("sixth",), families=(), worries=("nobody",), seasons=("mud",),
        steps=(OwnStep("Hum.", cue="x", by="x", light="x", sound="x", care=("X",), seconds=120),),
    )  # fmt: skip
    made = own.ritual_of(odd)
    assert (made.where, made.senses, made.families) == ("room", ("touch",), ("contact",))
    assert own.finding(odd) == ""


def test_the_shelf_holds_both() -> None:
    """Marcus's and the family's, those that nothing is wrong with."""
    store = home("Mia:6:she")
    kept = store.family.own.add(STARS)
    store.family.own.add(replace(STARS, steps=()))
    shelf = library.shipped().shelf
    found = own.joined(store, shelf)
    assert [one.id for one in found] == [*(one.id for one in shelf), kept.id]


def test_every_picture_is_one_we_have() -> None:
    """No family sees an empty frame."""
    assert all(find(name) for name in own.PICTURES)


def test_its_card_holds_the_familys_own_words() -> None:
    """Those of Marcus are for the ear; a pattern of ours is for nobody's eye."""
    steps = (OwnStep("Hum.", "Sleep well.", 120), OwnStep("Wave.", "{{ hero }}.", 60))
    told = entries.told(own.ritual_of(replace(STARS, steps=steps)))
    assert "1. Hum. “Sleep well.” (2 minutes)\n2. Wave. (1 minute)" in told
    assert "Our own word stands for it." in told
    assert "“" not in entries.told(library.shipped().get("curfew-bell")).partition("1. ")[2]


def test_letters_we_lack_are_named() -> None:
    """With what to do."""
    with pytest.raises(Refused, match="write it otherwise"):
        own.readable("name", "Oma 林")
