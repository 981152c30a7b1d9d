"""The stage wires session, player, desk and lamp; what is acknowledged is kept first."""

from __future__ import annotations

import dataclasses
import threading
from collections.abc import Sequence
from pathlib import Path

from kiosk.app.stage import NoLamp
from kiosk.app.voicing import Voicing
from kiosk.player import Player, Said
from kiosk.session import happenings as on
from kiosk.session.state import Phase
from kiosk.store import open_store
from kiosk.voice.reader import InlineReader
from kiosk.voice.voice import SilentVoice, Utterance
from tests.kiosk.app import homes


class GoneReader(InlineReader):
    """A reader whose voice is gone for good."""

    def __init__(self) -> None:
        """There is a voice, but nobody speaks with it."""
        super().__init__(SilentVoice())

    @property
    def failed(self) -> bool:
        """It is gone."""
        return True


def test_a_sentence_is_kept_before_anybody_is_told_of_it(tmp_path: Path) -> None:
    """Whoever listens finds it on the disk already."""
    opened = homes.in_the_story(tmp_path)
    seen: list[tuple[int, int]] = []

    def listen(said: Said) -> None:
        if said.started:
            with open_store(tmp_path, read_only=True) as store:
                place = store.tonight.place
            assert place is not None
            seen.append((place.step, place.sentence))
            assert seen[-1] == (said.act, said.line)

    opened.stage.listeners.append(listen)
    homes.until(opened, Phase.STORY, line=6)
    opened.close()
    assert len(seen) >= 4


def test_every_effect_is_watched_after_it_was_carried_out(tmp_path: Path) -> None:
    """In the order in which the session asked for them."""
    opened = homes.house(tmp_path, "Mia:6:she")
    seen: list[on.Effect] = []
    opened.stage.watchers.append(seen.append)
    homes.touch(opened, "bedtime")
    homes.touch(opened, "begin")
    homes.planned(opened)
    homes.touch(opened, "begin")
    opened.close()
    assert [type(one) for one in seen][:2] == [on.Prepare, on.Light]
    assert on.Keep() in seen


def test_a_house_that_was_cut_off_goes_on_at_the_same_sentence(tmp_path: Path) -> None:
    """Asked nothing, same words, the voice begins there."""
    opened = homes.in_the_story(tmp_path, line=5)
    before = opened.stage.session.state
    homes.cut(opened)
    again = homes.house(tmp_path)
    after = again.stage.session.state
    assert (after.phase, after.act, after.line) == (Phase.STORY, before.act, before.line)
    assert before.programme is not None
    assert after.programme is not None
    assert after.programme.acts == before.programme.acts
    assert after.programme.told == before.programme.told
    said: list[Said] = []
    again.stage.listeners.append(said.append)
    homes.until(again, Phase.STORY, line=before.line + 1)
    assert said[0].line == before.line
    again.close()


def test_a_grown_up_who_was_reading_finds_the_same_page(tmp_path: Path) -> None:
    """The page is that of the kept sentence, not the first."""
    opened = homes.in_the_story(tmp_path)
    homes.touch(opened, "mode", "self")
    homes.touch(opened, "next")
    homes.touch(opened, "next")
    before = opened.stage.session.state
    assert before.leaf >= 2
    homes.cut(opened)
    again = homes.house(tmp_path)
    after = again.stage.session.state
    assert (after.mode, after.leaf, after.line) == ("self", before.leaf, before.line)
    again.close()


def test_stop_is_quiet_at_once_and_dark_soon(tmp_path: Path) -> None:
    """One touch: no other sentence begins, the sound sinks, the lamp goes out."""
    opened = homes.in_the_story(tmp_path)
    said: list[Said] = []
    opened.stage.listeners.append(said.append)
    homes.touch(opened, "stop")
    homes.until(opened, Phase.DARK)
    assert [one for one in said if one.started] == []
    lamp = opened.stage.lamp
    assert isinstance(lamp, NoLamp)
    assert lamp.level == 0.0
    night = opened.desk.store.diary.night(1)
    assert night is not None
    assert night.ended == "stopped"
    opened.close()


def test_a_seed_of_any_sign_has_a_night_sound(tmp_path: Path) -> None:
    """The generator of the sound takes no number below nothing."""
    opened = homes.house(tmp_path, "Mia:6:she", seed=-5)
    homes.touch(opened, "bedtime")
    homes.touch(opened, "begin")
    homes.planned(opened)
    opened.stage._carry_out(on.Bed("rain", 1.0, -10.0))
    opened.sink_advance(0.5)
    opened.close()


def test_a_voice_that_is_gone_reaches_the_session_once(tmp_path: Path) -> None:
    """Told when it changes, not at every look."""
    opened = homes.house(tmp_path, "Mia:6:she")
    opened.stage.player = Player(GoneReader(), opened.sink)
    opened.stage.tick()
    assert opened.stage.session.state.muted
    opened.stage.session.state = dataclasses.replace(opened.stage.session.state, muted=False)
    opened.stage.tick()
    assert not opened.stage.session.state.muted
    opened.close()


def test_five_evenings_in_a_row_leave_nothing_behind(tmp_path: Path) -> None:
    """Heard out, paused, read by a grown-up, stopped: each night its own number, all let go."""
    opened = homes.house(tmp_path, "Mia:6:she", seed=None)
    held: list[tuple[int, int]] = []
    cards: list[str] = []
    for night in range(1, 6):
        for act in ("wake", "bedtime", "begin"):
            homes.touch(opened, act)
        homes.planned(opened)
        homes.touch(opened, "begin")
        homes.until(opened, Phase.STORY, line=2)
        homes.touch(opened, "wake")  # After a long ritual the page is black already.
        if night == 2:
            homes.touch(opened, "pause")
            opened.sink_advance(30.0)
            homes.touch(opened, "pause")
        elif night == 3:
            homes.touch(opened, "mode", "self")
            while opened.stage.session.state.phase is Phase.STORY:
                homes.touch(opened, "next")
        elif night == 4:
            homes.touch(opened, "stop")
        homes.until(opened, Phase.DARK)
        opened.sink_advance(1.0)
        held.append((len(list(Path("/proc/self/fd").iterdir())), threading.active_count()))
        state = opened.stage.session.state
        opened.stage.session.state = dataclasses.replace(state, night_since=state.at - 36000.0)
        opened.stage.happen(on.Tick(morning=True))
        for act, value in (("wake", ""), ("choose", "good"), ("leave", "")):
            homes.touch(opened, act, value)
        card = opened.stage.session.state.lesson
        assert card is not None
        cards.append(card.id)
        homes.touch(opened, "leave")
        assert opened.stage.session.state.phase is Phase.ASLEEP
    assert len(set(cards)) == len(cards)
    nights = opened.desk.store.diary.nights()
    ends = ["finished", "finished", "finished", "stopped", "finished"]
    assert [(one.number, one.ended) for one in nights] == list(enumerate(ends, start=1))
    assert all(one.morning is not None for one in nights)
    assert len({one.anchor for one in nights}) == 1
    tales = [opened.desk.store.diary.heard_in(number) for number in range(1, 6)]
    assert all(one is not None for one in tales)
    assert [one.finished for one in tales if one] == [end == "finished" for end in ends]
    assert opened.desk.store.ledger.verify().whole
    assert held[-1] == held[0]
    opened.close()


def test_a_morning_is_black_until_it_is_touched(tmp_path: Path) -> None:
    """Unplugged in the dark, started by a clock that shows seven: no light, no question asked."""
    opened = homes.in_the_story(tmp_path)
    homes.touch(opened, "stop")
    homes.until(opened, Phase.DARK)
    homes.cut(opened)
    again = homes.house(tmp_path, as_if="2026-03-15T07:00")
    again.stage.lamp.light(1.0, 0.0)
    again.stage.open()
    again.stage.tick()
    lamp = again.stage.lamp
    assert isinstance(lamp, NoLamp)
    assert again.stage.session.state.phase is Phase.MORNING
    assert lamp.level == 0.0
    homes.touch(again, "wake")
    assert lamp.level > 0.5
    again.close()


def test_a_pause_that_ate_the_time_still_ends_in_the_window(tmp_path: Path) -> None:
    """By the virtual wall clock, with the closing words, and no sentence after they began."""
    opened = homes.in_the_story(tmp_path, as_if="2026-03-14T20:24", minutes=20, line=4)
    programme = opened.stage.session.state.programme
    assert programme is not None
    end = programme.plan["window"]["end"]
    assert programme.plan["lights_out"] <= end - 5
    said: list[Said] = []
    opened.stage.listeners.append(said.append)
    homes.touch(opened, "pause")
    while opened.desk.clock.read(opened.now()).minutes < end - 4:
        opened.sink_advance(20.0)
        opened.stage.tick()
    assert opened.stage.session.state.paused
    homes.touch(opened, "pause")
    homes.until(opened, Phase.DARK)
    assert opened.desk.clock.read(opened.now()).minutes <= end
    closing = len(programme.acts) - 1
    acts = [one.act for one in said if one.started]
    assert closing in acts
    assert set(acts[acts.index(closing) :]) == {closing}
    night = opened.desk.store.diary.night(1)
    assert night is not None
    assert night.ended == "finished"
    assert not opened.stage.session.state.heard_out
    opened.close()


class NotingReader(InlineReader):
    """A reader that notes what it is to prepare, and when an evening begins."""

    def __init__(self) -> None:
        """Nothing was asked for yet."""
        super().__init__(SilentVoice())
        self.lists: list[list[Utterance]] = []
        self.evenings = 0

    def prepare(self, utterances: Sequence[Utterance]) -> None:
        """Note the list."""
        self.lists.append(list(utterances))

    def refresh(self, voice: str = "") -> None:
        """Count."""
        self.evenings += 1


def test_tonight_is_prepared_as_soon_as_it_is_planned(tmp_path: Path) -> None:
    """Every line of it, as it will be asked for; once more where it gets slower."""
    opened = homes.house(tmp_path, "Mia:6:she")
    reader = NotingReader()
    opened.stage.player = Player(reader, opened.sink)
    opened.stage.voicing = Voicing(opened.stage.player, opened.desk)
    homes.touch(opened, "bedtime")
    homes.touch(opened, "begin")
    homes.planned(opened)
    opened.stage.tick()
    programme = opened.stage.programme
    assert programme is not None
    assert reader.evenings == 1
    assert len(reader.lists) == 1
    told = [one.line.text for act in programme.acts for one in act.lines]
    assert [one.text for one in reader.lists[0]] == told
    for _ in range(5):
        opened.stage.tick()
    assert len(reader.lists) == 1
    homes.touch(opened, "begin")
    homes.until(opened, Phase.STORY, line=2)
    homes.touch(opened, "wake")
    homes.touch(opened, "slower")
    opened.stage.tick()
    assert reader.evenings == 1
    assert len(reader.lists) == 2
    assert 0 < len(reader.lists[1]) < len(told)
    assert reader.lists[1][-1].wpm < reader.lists[0][-1].wpm
    opened.close()
