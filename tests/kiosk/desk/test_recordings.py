"""Recordings in the evening: each in its place, the lengths are real, and it ends on time."""

from __future__ import annotations

import dataclasses
from itertools import pairwise
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.desk import again, people, planning, recordings, taking
from kiosk.desk.again import MARK
from kiosk.desk.recordings import LEAST, parted, used, voiced
from kiosk.desk.telling import SHIPPED
from kiosk.session.programme import CLOSING, OPENING, Programme
from kiosk.sound.listening import Taken
from kiosk.store import Store, open_store
from kiosk.store.recordings import Recording
from kiosk.voice.recorded import whole_of
from kiosk.worker import InProcess
from stories.cast import parse_child
from stories.pacing import TimedLine
from stories.script import Line, Seconds, Source
from tests.kiosk.desk.homes import Evenings

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    """A home on the disk with two children."""
    with open_store(tmp_path) as opened:
        for spec in ("Mia:6:she", "Theo:4:he"):
            opened.family.add(people.kept_child(parse_child(spec), 1))
        yield opened


def record(
    store: Store, slot: str, about: str = "", seconds: float = 4.0, by: str = "Nana"
) -> Recording:
    """Record something of a length."""
    rests = tuple(round(one * 0.9, 1) for one in range(1, int(seconds)))
    taken = Taken(b"fLaC" * 100, seconds, rests)
    return taking.keep(store, taking.wanted(store, slot, about), by, taken)


TELLER = InProcess([SHIPPED])
"""One teller for all: it keeps nothing between two questions."""


def evenings_of(store: Store, minutes: float = 12) -> Evenings:
    """The evenings of a home."""
    return Evenings(store, minutes=minutes, teller=TELLER)


def texts(programme: Programme, kind: str) -> list[tuple[str, str]]:
    """What is said in the acts of one kind, and from which recording."""
    return [
        (one.line.text, one.recording)
        for act in programme.acts
        if act.kind == kind
        for one in act.lines
    ]


def test_without_a_recording_nothing_changes(store: Store) -> None:
    """The evening is the very same."""
    made = evenings_of(store).programme()
    assert used(made) == ()
    assert "recordings" not in made.plan
    assert all(not one.voiced for act in made.acts for one in act.lines)


def test_the_goodnight_line_closes_the_evening(store: Store) -> None:
    """In its own length; the words of the frame stay, so that a voice can say them instead."""
    before = evenings_of(store).programme()
    one = record(store, "goodnight", seconds=9.0)
    made = evenings_of(store).programme()
    (text, id), *rest = texts(made, CLOSING)
    assert (text, id) == (texts(before, CLOSING)[0][0], one.id)
    assert [recorded for _, recorded in rest] == [""] * len(rest)
    assert made.closing is not None
    assert made.closing.lines[0].speech_seconds == 9.0
    assert made.settle_seconds >= made.closing.spoken_seconds + 15.0
    assert made.plan["recordings"] == [one.id]
    assert Programme.from_dict(made.to_dict()) == made


def test_a_long_goodnight_lets_the_sound_follow_it(store: Store) -> None:
    """However long it is, it is said whole before the silence."""
    record(store, "goodnight", seconds=29.0)
    made = evenings_of(store, 6).programme()
    assert made.closing is not None
    assert made.settle_seconds >= made.closing.spoken_seconds + 15.0
    assert made.plan["total_seconds"] == round(made.planned_seconds)


def test_a_name_is_heard_only_where_it_stands_alone(store: Store) -> None:
    """``Good evening, | Mia.``, never within ``Mia and Theo``, and only for who is there."""
    mia = store.family.children()[0]
    one = record(store, "name", mia.id, seconds=0.9)
    alone = evenings_of(store).programme("Mia")
    assert texts(alone, OPENING)[:2] == [("Good evening,", ""), ("Mia.", one.id)]
    assert texts(alone, CLOSING)[:2] == [("Goodnight,", ""), ("Mia.", one.id)]
    both = evenings_of(store).programme()
    assert texts(both, OPENING)[0] == ("Good evening, Mia and Theo.", "")
    assert used(evenings_of(store).programme("Theo")) == ()


def test_sentences_with_a_name_at_their_end_are_parted_and_no_others() -> None:
    """Quotes and marks go with the name; a name in a list or in the middle stays where it is."""
    from kiosk.store.recordings import Recording

    said = {"Mia": Recording("name", "kid", "kid/name-x", "Nana", seconds=0.8)}

    def named(text: str) -> list[str]:
        line = Line(text, text.replace("Mia", "/mˈiːə/"), Source("a", "b", 1, "c"), "d")
        timed = TimedLine(line, 120.0, 0.0, Seconds(2.0), Seconds(0.6))
        parts = recordings._named(timed, said)
        assert parts[-1].pause_after == 0.6
        assert " ".join(one.line.text for one in parts) == text
        return [one.line.speech for one in parts]

    assert named("Come here, Mia!") == ["Come here,", "/mˈiːə/!"]
    assert named("“Good night, Mia.”") == ["“Good night,", "/mˈiːə/.”"]
    assert len(named("Good night, Mia and Theo.")) == 1
    assert len(named("Mia, come here.")) == 1
    assert len(named("This is Mia.")) == 1
    assert len(named("Good night, Theo.")) == 1


def tale_of(programme: Programme) -> str:
    """The tale of an evening, with its pack."""
    return f"{programme.told.pack}/{programme.told.tale}"


def test_a_whole_story_is_heard_when_its_tale_is_told(store: Store) -> None:
    """Sentence by sentence from one recording, which is as long as the act; the plan knows it."""
    first = evenings_of(store).programme()
    one = record(store, "story", tale_of(first), seconds=301.0)
    made = evenings_of(store).programme(wishes=(("story", tale_of(first)),))
    assert tale_of(made) == tale_of(first)
    story = made.story
    assert used(made) == (one.id,)
    assert sum(line.speech_seconds for line in story.lines) == pytest.approx(301.0, abs=0.01)
    assert story.length == pytest.approx(301.0 + story.lines[-1].pause_after, abs=0.01)
    parts = [line.recording.partition("@")[2].split("-") for line in story.lines]
    for (_, end), (start, _) in pairwise(parts):
        assert end == start
    assert (parts[0][0], parts[-1][1]) == ("0.0000", "301.0000")
    assert story.picture
    assert made.plan["story"]["seconds"] == pytest.approx(story.length, abs=1.0)
    assert "Nana tells it" in made.plan["story"]["why_grown_up"]
    assert made.planned_seconds == pytest.approx(12 * 60, rel=0.02)


def test_a_story_is_shown_in_the_words_that_were_read(store: Store) -> None:
    """Whoever read the telling of one night is heard under that telling's words on any other."""
    evenings = evenings_of(store)
    first = evenings.programme()
    evenings.hold(first)
    one = record(store, "story", tale_of(first), seconds=first.story.length)
    assert [line.line.text for line in first.story.lines] == [
        line[0] for line in recordings.words(store, (one,))[one.id].lines
    ]
    kept = store.again.get(1)
    assert kept is not None
    other = again.telling_of(kept)
    nobody: Any = None
    wordless = planning.Work(store.family.children(), (), 0, nobody, False, (), recordings=(one,))
    words = [dataclasses.replace(o.line, text="Otherwise.") for o in first.story.lines]
    lines = zip(first.story.lines, words, strict=True)
    changed = dataclasses.replace(
        first.story, lines=tuple(dataclasses.replace(o, line=new) for o, new in lines)
    )
    told = dataclasses.replace(other, act=changed, told=first.told)
    heard = planning._recorded(wordless, told, 900.0)
    assert [o.line for o in heard.act.lines] == [o.line for o in changed.lines]
    wordless.words = recordings.words(store, (one,))
    heard = planning._recorded(wordless, told, 900.0)
    assert [o.line for o in heard.act.lines] == [o.line for o in first.story.lines]
    assert {whole_of(o.recording) for o in heard.act.lines} == {one.id}
    # The very words of another night were asked for: they are told by the voice.
    asked = dataclasses.replace(told, told=dataclasses.replace(told.told, again=7))
    assert planning._recorded(wordless, asked, 900.0).act == changed


def test_damaged_words_are_no_words(store: Store, tmp_path: Path) -> None:
    """Tonight's own are parted over the recording instead."""
    evenings = evenings_of(store)
    first = evenings.programme()
    evenings.hold(first)
    one = record(store, "story", tale_of(first), seconds=200.0)
    file = tmp_path / "recordings" / f"{one.id}.json"
    for data in (b"", b"{", b"[]", b"{}", file.read_bytes()[:100]):
        file.write_bytes(data)
        assert recordings.words(store, (one,)) == {}
    file.unlink()
    assert recordings.words(store, (one,)) == {}


def test_a_story_too_long_for_tonight_is_told_by_the_voice(store: Store) -> None:
    """The evening ends on time; the recording waits for a longer one."""
    first = evenings_of(store).programme()
    record(store, "story", tale_of(first), seconds=880.0)
    made = evenings_of(store).programme(wishes=(("story", tale_of(first)),))
    assert tale_of(made) == tale_of(first)
    assert used(made) == ()
    assert made.planned_seconds == pytest.approx(12 * 60, rel=0.02)


def test_a_story_that_names_others_is_not_played(store: Store) -> None:
    """It was recorded for both: Mia alone hears the voice."""
    evenings = evenings_of(store)
    first = evenings.programme()
    evenings.hold(first)
    one = record(store, "story", tale_of(first), seconds=301.0)
    mia, theo = store.family.children()
    assert set(one.children) == {mia.id, theo.id}
    assert recordings.tonight(store, (mia, theo)) == (one,)
    assert recordings.tonight(store, (mia,)) == ()


def test_a_passage_is_heard_where_its_very_words_come(store: Store) -> None:
    """Told again word for word, one passage is Nana's, the others are the voice's."""
    evenings = evenings_of(store)
    first = evenings.programme()
    evenings.hold(first)
    wanted = taking.passages(store)[1]
    one = record(store, "passage", wanted.about, seconds=12.0)
    made = evenings_of(store).programme(wishes=(("story", f"{MARK}1"),))
    heard = [line for line in made.story.lines if line.recording]
    assert " ".join(line.line.text for line in heard) == wanted.words
    assert {line.line.source.passage for line in heard} == {wanted.about}
    assert sum(line.speech_seconds for line in heard) == pytest.approx(12.0, abs=0.01)
    assert used(made) == (one.id,)
    changed = dataclasses.replace(one, mark="0" * 16, replaces=one.id)
    store.family.recordings.put(changed)
    assert used(evenings_of(store).programme(wishes=(("story", f"{MARK}1"),))) == ()


def test_what_is_kept_of_a_recorded_story_is_how_a_voice_tells_it(store: Store) -> None:
    """The recording may go; then the very same words are told with their own rests."""
    evenings = evenings_of(store)
    first = evenings.programme()
    one = record(store, "story", tale_of(first), seconds=301.0)
    recorded = evenings.programme(wishes=(("story", tale_of(first)),))
    assert used(recorded)
    evenings.hold(recorded)
    assert ("recording-chosen", (one.id,)) in [
        (entry.code, entry.about) for entry in store.ledger.entries()
    ]
    store.unrecord(one.id)
    told = evenings_of(store).programme(wishes=(("story", f"{MARK}1"),))
    assert used(told) == ()
    for now, then in zip(told.story.lines, recorded.story.lines, strict=True):
        assert voiced(now) == pytest.approx(voiced(then), abs=0.001)
    assert told.story.length == pytest.approx(sum(sum(voiced(o)) for o in told.story.lines))


def test_a_file_that_is_gone_is_the_voices_again(store: Store, tmp_path: Path) -> None:
    """Nothing is planned for what can't be heard."""
    one = record(store, "goodnight")
    (tmp_path / "recordings" / f"{one.id}.flac").unlink()
    assert used(evenings_of(store).programme()) == ()


def test_the_comfort_line_reaches_the_session(store: Store) -> None:
    """As an id beside the rules; nothing of it before it is recorded."""
    assert dict(people.family_is(store).rules)["comfort"] == ""
    one = record(store, "comfort")
    assert dict(people.family_is(store).rules)["comfort"] == one.id


@given(
    st.lists(st.integers(2, 300), min_size=1, max_size=40),
    st.floats(1.0, 900.0),
    st.lists(st.floats(0.0, 1.0), max_size=60),
)
def test_parts_cover_a_recording_in_order(
    weights: list[int], seconds: float, shares: list[float]
) -> None:
    """From its first moment to its last, none before the one in front of it."""
    cuts = parted(weights, seconds, sorted(seconds * one for one in shares))
    assert len(cuts) == len(weights) + 1
    assert (cuts[0], cuts[-1]) == (0.0, round(seconds, 4))
    least = min(LEAST, seconds / (2 * len(weights)))
    assert all(b - a >= least - 0.001 for a, b in pairwise(cuts))


def test_parts_end_where_the_reader_rests() -> None:
    """Somebody who speeds up and slows down is followed from rest to rest."""
    ends, noise = [4.4, 10.1, 12.6, 21.0], [1.9, 6.9, 15.2, 18.0]
    cuts = parted([40, 60, 20, 80, 40], 25.0, sorted([*ends, *noise]))
    assert list(cuts[1:-1]) == ends
