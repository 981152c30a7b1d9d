"""Tonight: where the evening stands, with the very words of its story."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path

import pytest

from kiosk.store import Store, open_store
from kiosk.store.files import DiskFiles, FaultyFiles
from kiosk.store.notes import Refused
from kiosk.store.records import TOLD, Clock
from kiosk.store.storage import Volume
from kiosk.store.tonight import Evening, Place, Tonight

PLACE = Place(
    4, "plan", 1, 0, 7, ("m", "t"), "m", Clock("2026-03-14T19:05", TOLD), {"mode": "voice"}
)
PLAN = {"minutes": 20, "why": ["because Théo liked it"]}
STORY = {"tale": "owl", "text": ["One.", "Two."]}


def test_an_evening_comes_back(store: Store) -> None:
    """Place, plan and story as they were put."""
    assert store.tonight.read() is None
    store.tonight.begin(PLACE, PLAN)
    store.tonight.set_story(STORY)
    assert store.tonight.read() == Evening(PLACE, PLAN, STORY)
    assert store.next_night == 5


def test_a_sentence_moves_the_place_alone(store: Store) -> None:
    """Plan and story stay while the place goes on."""
    store.tonight.begin(PLACE, PLAN)
    store.tonight.set_story(STORY)
    for sentence in range(3):
        store.tonight.move(phase="story", sentence=sentence)
    evening = store.tonight.read()
    assert evening is not None
    assert (evening.place.phase, evening.place.sentence) == ("story", 2)
    assert (evening.plan, evening.story) == (PLAN, STORY)


def test_a_sentence_is_one_commit(tmp_path: Path) -> None:
    """Each takes the disk once for each copy, and is there for the next start."""
    files = FaultyFiles(DiskFiles(), only=frozenset({"rename"}))
    store = open_store(tmp_path, files=files)
    store.tonight.begin(PLACE, PLAN)
    before = files.calls
    store.tonight.move(sentence=1)
    assert files.calls == before + 2
    with open_store(tmp_path, read_only=True) as looking:
        assert looking.tonight.place == store.tonight.place
    store.close()


def test_a_new_night_forgets_the_old_story(store: Store) -> None:
    """A night that is over can't begin again."""
    store.tonight.begin(PLACE, PLAN)
    store.tonight.set_story(STORY)
    store.tonight.begin(Place(5, "who"))
    assert store.tonight.read() == Evening(Place(5, "who"), {}, {})
    with pytest.raises(Refused, match="night 4 is over"):
        store.tonight.begin(PLACE)


def test_a_record_is_a_copy(store: Store) -> None:
    """Nobody changes the evening by changing what was read."""
    store.tonight.begin(PLACE, PLAN)
    evening = store.tonight.read()
    assert evening is not None
    evening.plan["why"].append("nothing")
    evening.place.more["mode"] = "self"  # type: ignore[index]
    assert store.tonight.read() == Evening(PLACE, PLAN, {})


def test_nothing_moves_before_it_began(store: Store) -> None:
    """Without an evening there is no place, and a clear word."""
    with pytest.raises(Refused, match="none has begun"):
        store.tonight.move(sentence=1)
    store.tonight.begin(PLACE)
    store.tonight.clear()
    assert store.tonight.place is None


def test_several_changes_can_be_one(store: Store) -> None:
    """Inside one transaction all or nothing holds."""
    store.tonight.begin(PLACE, PLAN)
    with suppress(KeyError), store.tonight.transaction():
        store.tonight.set_plan({"minutes": 7})
        store.tonight.move(phase="story")
        raise KeyError
    assert store.tonight.read() == Evening(PLACE, PLAN, {})


def test_a_drawing_not_done_outlives_the_evenings_record() -> None:
    """It is let go by itself, and where none lies nothing is written for that."""
    volume = Volume.memory()
    tonight = Tonight(volume)
    tonight.lift_sheet()
    seen = [(tonight.sheet, volume.changes)]
    tonight.lay_sheet({"child": "a"})
    tonight.lay_sheet({"child": "b"})
    tonight.clear()
    seen.append((tonight.sheet, 0))
    tonight.lift_sheet()
    changes = volume.changes
    tonight.lift_sheet()
    seen.append((tonight.sheet, volume.changes - changes))
    assert seen == [(None, 0), ({"child": "b"}, 0), (None, 0)]
