"""What can be recorded, with the words to say, and what is kept of it."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

import pytest

from kiosk.desk import taking
from kiosk.desk.recordings import mark_of
from kiosk.desk.taking import MOST_SECONDS, TITLES, Taking, Wanted
from kiosk.session.resting import COMFORT
from kiosk.sound.clip import Clip
from kiosk.sound.listening import Level, NotTaken, Taken
from kiosk.store import Store, open_store
from kiosk.store.again import Words
from kiosk.store.family import Child
from kiosk.store.laying import Laying
from kiosk.store.notes import Refused
from kiosk.store.recordings import SLOTS
from tests.kiosk.desk.recorders import SAID, Room

if TYPE_CHECKING:
    from pathlib import Path

TAKEN = Taken(b"fLaC" * 20, 3.25, (1.0, 2.0))


def told(store: Store, night: int = 3) -> Words:
    """Keep a story of two passages that was told to Mia and Theo; only Mia is named in it."""
    children = store.family.children() or (
        store.family.add(Child("Mia", age=6)),
        store.family.add(Child("Theo", age=4)),
    )
    lines = tuple(
        (text, 0, "", (place, 1, 3), (0, 0, ()), (120.0, 0.0, 2.0, 0.5))
        for place, text in ((0, "Mia went out."), (0, "It was late."), (1, "The owl came."))
    )
    places = [
        ("hollow", "tales/owl.md", f"hollow/owl#{one}", "knock", "storyteller")
        for one in ("knock/first", "end/soft")
    ]
    words = Words(
        night, "hollow", "owl", "The Owl", tuple(one.id for one in children),
        tuple(one.name for one in children), 9.0, lines,
        {"places": places, "told": {}},
    )  # fmt: skip
    store.again.put(words)
    return words


def test_every_slot_has_a_title_and_a_most() -> None:
    """None is forgotten anywhere."""
    assert set(SLOTS) == set(TITLES) == set(MOST_SECONDS)


def test_the_lines_have_words_without_a_name() -> None:
    """So that they fit whoever goes to bed."""
    store = Store.memory()
    assert taking.wanted(store, "comfort").words == COMFORT
    assert taking.wanted(store, "goodnight").children == ()


def test_a_name_is_its_childs() -> None:
    """And only that of somebody who lives here."""
    store = Store.memory()
    mia = store.family.add(Child("Mia", age=6))
    assert taking.names(store) == (Wanted("name", mia.id, "Mia", "Mia.", (mia.id,)),)
    for slot, about in (("name", "nobody"), ("passage", "x/y"), ("song", "")):
        with pytest.raises(Refused):
            taking.wanted(store, slot, about)


def test_the_last_story_is_there_to_be_read_whole_and_in_passages() -> None:
    """Each with its words, with who is named in them, and a passage with the words' mark."""
    store = Store.memory()
    assert (taking.tales(store), taking.passages(store)) == ((), ())
    words = told(store)
    (tale,) = taking.tales(store)
    assert (tale.about, tale.title, tale.words) == ("hollow/owl", "The Owl", words.text)
    assert tale.children == words.children[:1]
    first, last = taking.passages(store)
    assert (first.about, first.words) == ("hollow/owl#knock/first", "Mia went out. It was late.")
    assert first.mark == mark_of(["Mia went out.", "It was late."])
    assert (first.children, last.children) == (words.children[:1], ())
    assert taking.wanted(store, "passage", last.about) == last
    assert taking.wanted(store, "story", "hollow/never").words == ""


def test_a_tale_told_twice_is_there_once_in_its_newest_words() -> None:
    """And passages are those of the very last story."""
    store = Store.memory()
    told(store, 3)
    newest = told(store, 5)
    assert [one.words for one in taking.tales(store)] == [newest.text]


def test_a_take_is_kept_with_all_that_is_known_of_it(tmp_path: Path) -> None:
    """Who speaks, how long, where it rests, whom it names; a name has no other title."""
    with open_store(tmp_path) as store:
        told(store)
        mia = store.family.children()[0]
        (tale,) = taking.tales(store)
        story = taking.keep(store, tale, "Nana", TAKEN)
        assert (story.by, story.seconds, story.rests) == ("Nana", 3.25, (1.0, 2.0))
        assert (story.title, story.children) == ("The Owl", (mia.id,))
        name = taking.keep(store, taking.wanted(store, "name", mia.id), "", TAKEN)
        assert (name.by, name.title) == (taking.SOMEBODY, "")
        assert taking.speakers(store) == (taking.SOMEBODY, "Nana")


def test_what_the_microphone_tells_is_taken_in() -> None:
    """A level while it listens, then the take or why there is none; a new one begins clean."""
    now, laying = Taking(), Laying()
    now.begin("page")
    assert now.take_in(Level(1.0, 0.5), laying)
    assert (now.listening, now.level) == (True, Level(1.0, 0.5))
    assert now.take_in(TAKEN, laying)
    while laying.under_way:
        time.sleep(0.001)
    assert now.take_in(None, laying)
    assert (now.listening, now.level, now.taken) == (False, None, TAKEN)
    assert not now.take_in(None, laying)
    now.begin("page")
    assert now.taken is None
    assert now.take_in(NotTaken("Nothing was said."), laying)
    assert (now.listening, now.why) == (False, "Nothing was said.")
    now.drop()
    assert (now.sheet, now.why) == ("", "")


def test_lengths_and_words_are_short() -> None:
    """As a person says them."""
    assert [taking.length(one) for one in (0.2, 3.4, 59.4, 61.0, 600.0)] == [
        "1 s", "3 s", "59 s", "1:01 min", "10:00 min",
    ]  # fmt: skip
    assert taking.shortened("short") == "short"
    assert taking.shortened("one, two three", 8) == "one…"


def test_what_is_read_is_looked_up_once_while_the_microphone_is_on(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Ten levels a second come: no page of a story is gone through for each of them."""
    room = Room(tmp_path, Clip(SAID))
    room.enter()
    told(room.house.desk.store)
    looked: list[int] = []
    tales = taking.tales

    def counted(store: Store) -> tuple[Wanted, ...]:
        looked.append(1)
        return tales(store)

    monkeypatch.setattr(taking, "tales", counted)
    page = "sheet:recordings/take/story/hollow/owl"
    room.go("sheet:recordings", "sheet:recordings/new", "sheet:recordings/story", page, "record")
    looked.clear()
    room.wait(2.0)
    assert room.sheet.message.startswith("The microphone is on")
    assert "The owl came." in room.sheet.text
    assert len(looked) <= 1
    room.go("stop")
    room.wait(0.2)
    assert room.go("keep").message.startswith("Kept.")
    room.house.close()
