"""Building a house: every part opened, and closed again when one can't be."""

from __future__ import annotations

from pathlib import Path

import pytest

from kiosk.app.building import House, name_problem
from kiosk.session.state import Phase
from kiosk.store import Store, open_store
from kiosk.store.notes import StoreBusy
from kiosk.voice.voice import VoiceProblem
from tests.kiosk.app import homes


def test_an_empty_house_begins_with_hello(tmp_path: Path) -> None:
    """Nobody lives here yet."""
    opened = homes.house(tmp_path)
    assert opened.stage.session.state.phase is Phase.FIRST_START
    opened.close()


def test_a_second_house_in_the_same_home_is_refused(tmp_path: Path) -> None:
    """One writer; the first one goes on."""
    opened = homes.house(tmp_path, "Mia:6:she")
    with pytest.raises(StoreBusy, match="already runs"):
        homes.house(tmp_path)
    homes.touch(opened, "bedtime")
    assert opened.stage.session.state.phase is Phase.WHO
    opened.close()


def test_a_voice_there_is_not_leaves_nothing_open(tmp_path: Path) -> None:
    """The home is free again at once."""
    with pytest.raises(VoiceProblem):
        homes.house(tmp_path, voice="zzz")
    with open_store(tmp_path) as store:
        assert store.lock is not None
        assert store.lock.held


def test_virtual_time_passes_only_by_hand(tmp_path: Path) -> None:
    """And real looks change nothing about it."""
    opened = homes.house(tmp_path, "Mia:6:she")
    assert opened.now() == 0.0
    opened.sink_advance(2.5)
    assert opened.now() == pytest.approx(2.5)
    opened.close()


def test_a_store_can_be_given(tmp_path: Path) -> None:
    """For homes that keep nothing."""
    store = Store.memory()
    opened = House.open(home=tmp_path, voice="silent", virtual=True, store=store)
    assert opened.desk.store is store
    opened.close()
    assert list(tmp_path.iterdir()) == []


def test_the_familys_broken_pack_spoils_no_evening(tmp_path: Path) -> None:
    """The shipped tales are told; what is wrong in a pack stays in it."""
    pack = tmp_path / "packs" / "broken"
    (pack / "tales").mkdir(parents=True)
    (pack / "pack.toml").write_text('kind = "stories"\nid = [broken', encoding="utf-8")
    (pack / "tales" / "bad.md").write_text("+++\nid = 3\n+++\n## {{ boom", encoding="utf-8")
    opened = homes.house(tmp_path, "Mia:6:she")
    homes.touch(opened, "bedtime")
    homes.touch(opened, "begin")
    homes.planned(opened)
    assert opened.stage.session.state.phase is Phase.PLAN
    opened.close()


def test_a_name_that_can_not_be_drawn_is_said_letter_by_letter() -> None:
    """Which letters, and what to do; a name with accents is fine."""
    assert name_problem("Zoë-Siobhán Łucja") == ""
    assert "字" in name_problem("M字a")
