"""Where tonight stands: kept, taken up, and never ahead of what was heard."""

from __future__ import annotations

import dataclasses
from datetime import timedelta
from pathlib import Path

import pytest

from kiosk.desk import places
from kiosk.device import Reading, WallClock
from kiosk.session.programme import Programme
from kiosk.session.state import Phase, State
from kiosk.store import Store, open_store
from tests.kiosk.desk.homes import HOUR
from tests.kiosk.session.evenings import programme

NOW = WallClock(HOUR).read()


def at(phase: Phase, act: int, line: int = 0, **more: object) -> State:
    """A state of a made-up evening."""
    state = State(phase=phase, act=act, line=line, programme=programme(), leader="theo")
    return dataclasses.replace(state, **more)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    "state",
    [
        at(Phase.RITUAL, 1, 0, at=70.0, since=65.5),
        at(Phase.STORY, 3, 7, mode="self", slower=True),
        at(Phase.SETTLE, 4, 1, heard_out=True, at=300.0, since=280.0),
        at(Phase.SETTLE, 3, 2, stopped_early=True),
        at(Phase.DARK, 4, 1, heard_out=True),
    ],
    ids=lambda state: f"{state.phase}",
)
def test_what_is_kept_is_taken_up(tmp_path: Path, state: State) -> None:
    """Same night, same sentence, same words, after the power was cut."""
    with open_store(tmp_path) as store:
        places.keep(store, state, NOW)
    with open_store(tmp_path) as store:
        found = places.take_up(store, State(at=1000.0, budget=99))
    assert found is not None
    assert found.programme == state.programme
    for name in ("phase", "act", "line", "leader", "mode", "slower", "heard_out", "stopped_early"):
        assert getattr(found, name) == getattr(state, name)
    assert found.at - found.since == pytest.approx(state.at - state.since)
    assert (found.night, found.budget, found.touched) == (1, 99, 1000.0)
    assert found.lit == (state.phase is not Phase.DARK)


def test_what_a_pause_left_outlives_a_power_cut(tmp_path: Path) -> None:
    """As many seconds as there were; none where no pause was."""
    with open_store(tmp_path) as store:
        places.keep(store, at(Phase.STORY, 3, 2, at=300.0, by=460.0), NOW)
    with open_store(tmp_path) as store:
        found = places.take_up(store, State(at=1000.0))
        assert found is not None
        assert found.by == pytest.approx(1160.0)
        places.keep(store, at(Phase.STORY, 3, 3, at=300.0), NOW)
        again = places.take_up(store, State(at=1000.0))
        assert again is not None
        assert again.by == 0.0


def test_nothing_kept_is_nothing_to_take_up() -> None:
    """Also when a record holds no programme, or stands where no evening is."""
    store = Store.memory()
    assert places.take_up(store, State()) is None
    places.keep(store, State(), NOW)
    assert store.tonight.place is None
    places.keep(store, at(Phase.STORY, 3), NOW)
    store.tonight.move(phase="morning")
    assert places.take_up(store, State()) is None


def test_a_sentence_is_one_commit(tmp_path: Path) -> None:
    """After the first, only tonight's file is written."""
    with open_store(tmp_path) as store:
        places.keep(store, at(Phase.STORY, 3), NOW)
        before = store.sealed()
        places.keep(store, at(Phase.STORY, 3, 1), NOW)
        after = store.sealed()
    assert [name for name in after if after[name] != before[name]] == ["tonight"]


def test_another_programme_takes_the_place_of_the_first() -> None:
    """A plan swapped before it began is not mixed with the one before."""
    store = Store.memory()
    places.keep(store, at(Phase.STORY, 3, 5), NOW)
    other = dataclasses.replace(programme(4), seed=8)
    places.keep(store, at(Phase.RITUAL, 1, programme=other), NOW)
    found = places.take_up(store, State())
    assert found is not None
    assert found.programme == other
    assert (found.act, found.line) == (1, 0)


def test_what_was_decided_is_in_the_ledger_before_the_evening_is() -> None:
    """Cut off between the two, the plan is made again and nothing stands there twice."""
    store = Store.memory()
    places.keep(store, at(Phase.RITUAL, 0), NOW)
    store.tonight.clear()
    places.keep(store, at(Phase.RITUAL, 0), NOW)
    codes = [entry.code for entry in store.ledger.entries()]
    assert codes == ["ritual-1-chosen", "story-chosen", "sound-chosen"]


def test_the_ledger_never_holds_a_name() -> None:
    """Reasons become small codes."""
    assert places.code_of("Because Mia likes owls!") == "because-mia-likes-owls"
    assert places.code_of("¡…!") == "none"
    store = Store.memory()
    places.keep(store, at(Phase.RITUAL, 0), NOW)
    text = repr(store.ledger.entries())
    assert "Mia" not in text
    assert "Theo" not in text


def test_a_story_heard_out_leaves_its_facts() -> None:
    """The diary has it before the night ends, and the night keeps it."""
    store = Store.memory()
    state = at(Phase.STORY, 3, 11)
    made = state.programme
    assert made is not None
    told = dataclasses.replace(
        made.told, facts=("owl has the red button",), friends=(("owl", "T"),)
    )
    state = dataclasses.replace(state, programme=dataclasses.replace(made, told=told))
    places.keep(store, state, NOW)
    places.keep_heard(store, state)
    places.keep_heard(store, state)
    heard = store.diary.heard_in(1)
    assert heard is not None
    assert heard.finished
    dark = dataclasses.replace(state, phase=Phase.DARK, act=4, heard_out=True)
    places.keep_night(store, dark, NOW, early=False)
    assert [fact.text for fact in store.diary.facts(("mia",))] == ["owl has the red button"]
    night = store.diary.night(1)
    assert night is not None
    assert (night.ended, night.rituals, night.sound, night.lead) == (
        "finished", ("curfew",), "rain", "theo",
    )  # fmt: skip
    assert store.diary.heard_in(1) == heard


def test_a_story_stopped_half_way_leaves_no_facts() -> None:
    """It was begun, so the night knows it; nobody met anybody to the end."""
    store = Store.memory()
    made = programme()
    told = dataclasses.replace(made.told, facts=("a fact",), friends=(("owl", "T"),))
    state = at(Phase.STORY, 3, 5, programme=dataclasses.replace(made, told=told))
    places.keep(store, state, NOW)
    dark = dataclasses.replace(state, phase=Phase.DARK, stopped_early=True)
    places.keep_night(store, dark, NOW, early=True)
    heard = store.diary.heard_in(1)
    assert heard is not None
    assert not heard.finished
    assert store.diary.facts(("mia",)) == ()
    assert store.diary.friends(("mia",)) == ()
    night = store.diary.night(1)
    assert night is not None
    assert night.ended == "stopped"


def test_stopped_in_the_ritual_nothing_was_heard() -> None:
    """The tale does not rest because it was planned."""
    store = Store.memory()
    state = at(Phase.RITUAL, 1)
    places.keep(store, state, NOW)
    dark = dataclasses.replace(state, phase=Phase.DARK, stopped_early=True)
    places.keep_night(store, dark, NOW, early=True)
    assert store.diary.heard_in(1) is None
    assert store.diary.night(1) is not None


def test_dark_is_where_a_restart_goes_on() -> None:
    """And the next night has the next number."""
    store = Store.memory()
    state = at(Phase.STORY, 3, 11, heard_out=True)
    places.keep(store, state, NOW)
    places.keep_night(store, dataclasses.replace(state, phase=Phase.DARK), NOW, early=False)
    found = places.take_up(store, State())
    assert found is not None
    assert found.phase is Phase.DARK
    assert store.next_night == 2


def test_a_guessed_clock_is_kept_as_a_guess() -> None:
    """The label goes with its trust; no night is numbered by it."""
    store = Store.memory()
    guess = Reading(NOW.when, "guessed", 12.0)
    places.keep(store, at(Phase.STORY, 3), guess)
    place = store.tonight.place
    assert place is not None
    assert (place.clock.wall, place.clock.trust, place.night) == (HOUR, "guessed", 1)


def test_a_programme_survives_the_disk_word_for_word(tmp_path: Path) -> None:
    """Breath, pictures, levels and pauses too."""
    made = programme()
    with open_store(tmp_path) as store:
        places.keep(store, at(Phase.STORY, 3), NOW)
    with open_store(tmp_path, read_only=True) as store:
        kept = store.tonight.read()
    assert kept is not None
    assert Programme.from_dict(dict(kept.story["programme"])) == made


@pytest.mark.parametrize(
    ("kept", "now", "hours"), [("sure", "sure", 23), ("guessed", "sure", 0), ("sure", "guessed", 0)]
)
def test_a_night_without_power_counts_where_clocks_are_believed(
    kept: str, now: str, hours: int
) -> None:
    """Unplugged in the dark and started the next evening: the night is over, not beginning."""
    store = Store.memory()
    state = at(Phase.STORY, 3, 11, heard_out=True)
    places.keep(store, state, NOW)
    dark = dataclasses.replace(state, phase=Phase.DARK)
    places.keep_night(store, dark, dataclasses.replace(NOW, trust=kept), early=False)
    later = Reading(NOW.when + timedelta(hours=23), now, 0.0)
    found = places.take_up(store, State(), later)
    assert found is not None
    assert found.at - found.night_since == pytest.approx(hours * 3600.0, abs=60.0)


def test_an_evening_another_version_wrote_is_no_reason_not_to_start() -> None:
    """It is left; the next night has its own number."""
    store = Store.memory()
    places.keep(store, at(Phase.STORY, 3), NOW)
    store.tonight.set_story({"programme": {"night": 1, "acts": [{"kind": "dance"}]}})
    assert places.take_up(store, State()) is None
    assert store.next_night == 2


def test_the_doctor_card_is_no_place_to_be_taken_up_at() -> None:
    """What is kept is the evening behind it."""
    store = Store.memory()
    places.keep(store, at(Phase.DOCTOR, 4, 1, came_from=Phase.SETTLE), NOW)
    found = places.take_up(store, State())
    assert found is not None
    assert found.phase is Phase.SETTLE


def test_night_help_is_kept_as_having_happened() -> None:
    """Once a night, by no name and for no reason."""
    store, state = Store.memory(), State(night=3)
    for _ in range(3):
        places.keep_help(store, state)
    (entry,) = store.ledger.entries()
    assert (entry.night, entry.code, entry.about) == (3, "night-help", ())


@pytest.mark.parametrize(("leap", "slept"), [(9, False), (-30, False), (1, True), (0, True)])
def test_a_clock_that_leapt_is_no_reason_to_end_the_night(leap: int, slept: bool) -> None:
    """Seen while the house was awake, it counts at a restart too; a change of clocks is no leap."""
    store = Store.memory()
    state = at(Phase.STORY, 3, 11, heard_out=True)
    places.keep(store, state, NOW)
    places.keep_night(store, dataclasses.replace(state, phase=Phase.DARK), NOW, early=False)
    watch = places.Watch()
    watch.look(store, NOW)
    later = NOW.when + timedelta(hours=leap, minutes=30)
    for minute in (0, 1):
        seen = later + timedelta(minutes=minute)
        watch.look(store, Reading(seen, "sure", NOW.running + 1800.0 + 60.0 * minute))
    found = places.take_up(store, State(), Reading(later, "sure", 0.0))
    assert found is not None
    assert (found.at - found.night_since > 0.0) == slept
