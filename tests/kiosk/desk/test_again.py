"""Told again: the very same words on another night, whatever became of their pack."""

from __future__ import annotations

import dataclasses
import json

import pytest

from kiosk.desk import again, people, shelf
from kiosk.desk.again import MARK
from kiosk.press.scene import parse
from kiosk.session.programme import Programme
from kiosk.store import Store
from kiosk.worker import InProcess
from stories.cast import parse_child
from stories.pacing import TimedLine
from tests.kiosk.desk.homes import Evenings, home


def told(*specs: str, minutes: float = 12) -> tuple[Evenings, Programme]:
    """A home whose first evening was held to its end."""
    evenings = Evenings(home(*(specs or ("Mia:6:she", "Theo:4:he"))), minutes=minutes)
    first = evenings.programme()
    evenings.hold(first)
    return evenings, first


def wish(night: int) -> tuple[tuple[str, str], ...]:
    """The wish for the words of a night."""
    return (("story", f"{MARK}{night}"),)


def test_the_very_same_words_come_again() -> None:
    """Text, speech, source, pauses and levels; the plan says that it is again."""
    evenings, first = told()
    made = evenings.programme(wishes=wish(1))
    for now, then in zip(made.story.lines, first.story.lines, strict=True):
        assert now.line == then.line
        assert figures(now) == figures(then)
    assert made.story.title == first.story.title
    assert made.plan["story"]["title"] == f"Again: {first.told.title}"
    assert made.plan["story"]["seconds"] == round(first.story.length)
    assert made.planned_seconds <= 1.02 * first.planned_seconds


def test_it_is_seen_under_tonights_sky() -> None:
    """The same settings and figures at the same lines; moon, season and hour are this evening's."""
    evenings, first = told()
    later = Evenings(evenings.store, as_if="2026-10-20T18:55")
    made = later.programme(wishes=wish(1))
    for (at, now), (since, then) in zip(made.story.pictures, first.story.pictures, strict=True):
        seen, before = parse(now), parse(then)
        assert seen is not None
        assert before is not None
        assert at == since
        assert (seen.setting, seen.figures, seen.depth) == (
            before.setting, before.figures, before.depth,
        )  # fmt: skip
        assert (before.season, seen.season) == ("spring", "autumn")
        assert seen.moon != before.moon
        assert seen.hour > before.hour
    cover = parse(made.plan["story"]["picture"])
    assert cover is not None
    assert (cover.season, cover.depth) == ("autumn", 0)
    card = later.programme().plan["story"]["again"]
    assert card["picture"] == made.plan["story"]["picture"]


def test_words_kept_before_there_were_scenes_show_what_they_showed() -> None:
    """A plain picture stays plain, whatever the sky."""
    evenings, _ = told()
    words = evenings.store.again.get(1)
    assert words is not None
    plain = {"picture": "harbour", "pictures": [[0, "harbour"], [3, "street"]]}
    evenings.store.again.put(dataclasses.replace(words, more={**words.more, **plain}))
    made = evenings.programme(wishes=wish(1))
    assert made.story.pictures == ((0, "harbour"), (3, "street"))
    assert made.plan["story"]["picture"] == "harbour"


def figures(one: TimedLine) -> tuple[float, ...]:
    """The figures of a sentence as they are kept."""
    kept = (one.wpm, one.gain_db, one.speech_seconds, one.pause_after)
    return tuple(round(float(number), 3) for number in kept)


def test_it_needs_no_pack_any_more() -> None:
    """Neither its words nor its sources are looked up; a teller that has nothing is enough."""
    evenings, first = told()
    later = Evenings(evenings.store, teller=InProcess([]))
    made = later.programme(wishes=wish(1))
    assert [one.line for one in made.story.lines] == [one.line for one in first.story.lines]


def test_it_counts_as_tonights_one_tale() -> None:
    """The diary knows that it was told again, so it rests; its words move to the new night."""
    evenings, first = told()
    evenings.hold(evenings.programme(wishes=wish(1)))
    row = evenings.store.diary.heard_in(2)
    assert row is not None
    assert (row.tale, row.again, row.finished) == (first.told.tale, 1, True)
    assert row.passages == first.told.passages
    assert evenings.store.again.nights() == (2,)
    third = evenings.programme()
    assert third.told.tale != first.told.tale
    assert third.told.again == 0


def test_the_last_story_stands_among_the_choices() -> None:
    """As a card of its own that nobody is pushed to; a story that was stopped is not kept."""
    evenings, first = told()
    second = evenings.programme()
    card = second.plan["story"]["again"]
    assert (card["id"], card["title"]) == ("again:1", f"Again: {first.told.title}")
    assert card["seconds"] == round(first.story.length)
    assert not card["note"]
    assert second.plan["story"]["id"] != "again:1"
    evenings.hold(second, early=True)
    assert evenings.programme().plan["story"]["again"]["id"] == "again:1"
    json.dumps(second.plan)


def test_one_that_is_too_long_is_not_told_and_says_so() -> None:
    """Tonight has fewer minutes: another story is told, and a grown-up reads why."""
    evenings, _ = told(minutes=25)
    short = Evenings(evenings.store, minutes=None)
    made = short.programme(short=True, wishes=wish(1))
    assert made.told.again == 0
    assert "too long for tonight" in made.plan["notes"][0]
    assert "too long for tonight" in made.plan["story"]["again"]["note"]


@pytest.mark.parametrize(
    ("change", "why"),
    [
        (lambda child: dataclasses.replace(child, name="Mio"), "name changed"),
        (lambda child: dataclasses.replace(child, worries=("everything",)), "worry"),
    ],
    ids=["renamed", "worried"],
)
def test_words_that_no_longer_suit_are_not_told(change: object, why: str) -> None:
    """An old name is never said again; a worry that came since is minded."""
    evenings, _ = told("Mia:6:she")
    store = evenings.store
    words = store.again.get(1)
    assert words is not None
    kept = {**words.more["told"], "worries": ["everything"]}
    store.again.put(dataclasses.replace(words, more={**words.more, "told": kept}))
    store.family.edit(change(store.family.children()[0]))  # type: ignore[operator]
    made = evenings.programme(wishes=wish(1))
    assert made.told.again == 0
    assert why in made.plan["notes"][0]
    assert "again" not in evenings.programme().plan["story"]


def test_a_held_pack_is_not_told_again_either() -> None:
    """Whoever held it meant its words; released, they come back."""
    evenings, first = told()
    shelf.hold(evenings.store, first.told.pack)
    made = evenings.programme(wishes=wish(1))
    assert made.told.pack != first.told.pack
    assert made.plan["notes"][0] == "Its pack is held."
    shelf.release(evenings.store, first.told.pack)
    assert evenings.programme(wishes=wish(1)).told.again == 1


def test_others_do_not_hear_words_that_name_somebody_else() -> None:
    """One more child, or one less, is another evening."""
    evenings, _ = told("Mia:6:she")
    evenings.store.family.add(people.kept_child(parse_child("Theo:4:he"), 1))
    found = again.choice(evenings.store, evenings.store.family.children())
    assert found is not None
    assert "told to others" in found.refusal
    assert [one.refusal for one in again.choices(evenings.store, ())] == [found.refusal]


def test_nothing_was_told_yet() -> None:
    """No card, no choice; a wish for a night nobody kept is not an error."""
    assert again.choice(Store.memory(), ()) is None
    evenings = Evenings(home("Mia:6:she"))
    made = evenings.programme(wishes=wish(7))
    assert "again" not in made.plan["story"]
    assert made.told.tale


@pytest.mark.parametrize("id", ["again:", "again:x", "night-town/owl", "again:-1"])
def test_other_wishes_are_no_wish_for_it(id: str) -> None:
    """Only a night by its number is."""
    assert again.night_of(id) == 0
