"""What holds for every telling, whatever the tale, the children, the memory and the seed."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from stories.cast import Child
from stories.casting import judge, stage
from stories.library import Library
from stories.memory import Memory
from stories.pacing import schedule
from stories.problems import CannotTell
from stories.tale import Passage
from stories.teller import Story, tell
from tests.stories import made_up
from tests.stories.evenings import early, evenings
from tests.stories.made_up import MadePassage, MadeTale, library_of
from tests.stories.small import OWL_TALE, PACE, front
from tests.stories.small import library_of as written

FEW = settings(
    max_examples=40, deadline=None, derandomize=True,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much],
)  # fmt: skip
NAMES = ("Mia", "Theo", "Alex", "Una", "Idris", "Bo", "Ada", "Kit")
WISHES = st.sampled_from((0.2, 0.5, 1.0, 2.0))
SEEDS = st.integers(0, 5000)


def family(count: int) -> tuple[Child, ...]:
    """Return so many children of six."""
    return tuple(
        Child(name, 6, ("she", "he", "they")[n % 3]) for n, name in enumerate(NAMES[:count])
    )


def told(library: Library, minutes: float, seed: int, memory: Memory, count: int = 1) -> Story:
    """Tell the only tale of a library on night 50."""
    return tell(
        library, family(count), minutes=minutes, seed=seed, pace=PACE, memory=memory, night=50,
        lead=seed,
    )  # fmt: skip


def passages_of(library: Library, story: Story) -> list[Passage]:
    """Return what was told, in order."""
    tale = library.find(story.tale)
    assert tale is not None
    known = {one.id: one for beat in tale.beats for one in beat.passages}
    return [known[id] for id in story.passages]


@st.composite
def memories(draw: st.DrawFn, tale: MadeTale) -> Memory:
    """Return what may have been heard of a tale on forty nights before."""
    ids = [
        f"small/{tale.id}#b{number}/b{number}{n}"
        for number, beat in enumerate(tale.beats)
        for n in range(len(beat.passages))
    ]
    nights = draw(st.dictionaries(st.integers(1, 42), st.sets(st.sampled_from(ids)), max_size=8))
    rows = [
        {"night": n, "tale": f"small/{tale.id}", "passages": sorted(p)} for n, p in nights.items()
    ]
    return Memory.fold(rows)


@FEW
@given(st.data(), made_up.tales(), WISHES, SEEDS)
def test_the_same_asking_gives_the_same_story(
    data: st.DataObject, tale: MadeTale, minutes: float, seed: int
) -> None:
    """From a library parsed anew, every field is the same."""
    memory = data.draw(memories(tale))
    first = told(library_of(tale), minutes, seed, memory)
    assert told(library_of(tale), minutes, seed, memory) == first


@FEW
@given(st.data(), made_up.tales(), SEEDS, st.integers(1, 7))
def test_a_version_more_changes_no_other_slot(
    data: st.DataObject, tale: MadeTale, seed: int, sentences: int
) -> None:
    """The ranking of every other beat stays, and of its own beat's versions among themselves."""
    memory = data.draw(memories(tale))
    number = data.draw(st.integers(0, len(tale.beats) - 1))
    beat = tale.beats[number]
    grown = replace(beat, passages=(*beat.passages, MadePassage(sentences)))
    more = replace(tale, beats=(*tale.beats[:number], grown, *tale.beats[number + 1 :]))
    orders = []
    for one in (tale, more):
        pack = made_up.pack_of(one)
        here = stage(pack.tales[0], family(2), {}, memory, seed=seed, season="summer", moon="full")
        assert here is not None
        orders.append([
            [(j.passage.id, j.dropped, j.missing, j.worn, j.key)
             for j in judge(here, b, memory, 50, (), last=False)]
            for b in pack.tales[0].beats
        ])  # fmt: skip
    for place, (old, new) in enumerate(zip(*orders, strict=True)):
        if place != number:
            assert old == new
        elif beat.take is None:
            assert old == [one for one in new if one in old]


@FEW
@given(st.data(), made_up.tales(), WISHES, SEEDS)
def test_a_version_that_nobody_tells_changes_nothing(
    data: st.DataObject, tale: MadeTale, minutes: float, seed: int
) -> None:
    """Not a word, not a picture, not a second."""
    memory = data.draw(memories(tale))
    number = data.draw(st.integers(0, len(tale.beats) - 1))
    beat = tale.beats[number]
    often = data.draw(st.sampled_from(("if=\"season == 'autumn'\"", "elder")))
    unheard = MadePassage(data.draw(st.integers(1, 7)), attributes=often)
    grown = replace(beat, passages=(*beat.passages, unheard))
    more = replace(tale, beats=(*tale.beats[:number], grown, *tale.beats[number + 1 :]))
    first = told(library_of(tale), minutes, seed, memory)
    second = told(library_of(more), minutes, seed, memory)
    assert first.passages == second.passages
    assert first.script.text == second.script.text
    assert first.seconds_planned == second.seconds_planned


@FEW
@given(st.data(), made_up.plots(), WISHES, SEEDS)
def test_nothing_is_used_unbrought_and_no_loop_stays_open(
    data: st.DataObject, tale: MadeTale, minutes: float, seed: int
) -> None:
    """Across every plan: what is needed was brought, what closes was open, nothing stays open."""
    library = library_of(tale)
    try:
        story = told(library, minutes, seed, data.draw(memories(tale)))
    except CannotTell:
        assume(False)
    brought: set[str] = set()
    opened: set[str] = set()
    for one in passages_of(library, story):
        assert one.needs <= brought
        assert one.closes <= opened | one.opens
        brought |= one.brings
        opened = (opened | one.opens) - one.closes
    assert not opened
    slots = [id.rpartition("/")[0] for id in story.passages]
    assert slots == sorted(slots)
    assert len(set(story.passages)) == len(story.passages)


@FEW
@given(made_up.tales(), WISHES, SEEDS, st.integers(1, 8))
def test_parts_are_fair(tale: MadeTale, minutes: float, seed: int, count: int) -> None:
    """Whoever leads, over one story nobody leads twice more than another; it goes round."""
    library = library_of(tale)
    story = told(library, minutes, seed, Memory(), count)
    text = story.script.text
    parts = {name: text.count(f"Then {name} looked") for name in NAMES[:count]}
    assert max(parts.values()) - min(parts.values()) <= 1
    first = next((line.text for line in story.script.lines if line.text.startswith("Then ")), "")
    if first:
        assert first.split()[1] == story.lead == NAMES[seed % count]
    tale_told = library.find(story.tale)
    assert tale_told is not None
    users = sum("lead" in one.prose.uses for one in passages_of(library, story))
    assert sum(parts.values()) == users


@pytest.mark.parametrize("season", ["winter", "summer"])
def test_a_lead_under_a_condition_counts_only_where_it_is_told(season: str) -> None:
    """The turn passes on with the words, not with what might have been said."""
    given = "{% if season == 'winter' %}{{ lead }} waved.{% else %}Wind.{% endif %}"
    body = "".join(
        f"\n### P{n}\n\n{given}\n"
        if n < 2 else f"\n### P{n}\n\n{{{{ lead }}}} slept.\n"
        for n in range(4)
    )  # fmt: skip
    text = front() + f"\n## A {{energy=1 take=4 order=as-written}}\n{body}"
    story = tell(written(text), family(2), minutes=0.3, seed=1, pace=PACE, season=season)
    who = [line.text.split()[0] for line in story.script.lines]
    assert who == (["Mia", "Theo"] * 2 if season == "winter" else ["Wind.", "Wind.", "Mia", "Theo"])


@FEW
@given(st.data(), made_up.tales(), WISHES, SEEDS)
def test_energy_never_rises_after_the_middle(
    data: st.DataObject, tale: MadeTale, minutes: float, seed: int
) -> None:
    """Counted in sentences as told, where the last ``take`` mixes lively and quiet."""
    calm = tuple(
        replace(
            beat,
            energy=min(one.energy for one in tale.beats[: number + 1]),
            passages=beat.passages
            if beat.take and number + 2 == len(tale.beats)
            else tuple(replace(one, attributes="") for one in beat.passages),
        )
        for number, beat in enumerate(tale.beats)
    )
    story = told(library_of(replace(tale, beats=calm)), minutes, seed, data.draw(memories(tale)))
    energies = [line.energy for line in story.script.lines]
    late = energies[len(energies) // 2 :]
    assert all(before >= after for before, after in pairwise(late)), energies


@FEW
@given(st.data(), made_up.tales(), WISHES, SEEDS)
def test_minutes_are_met_or_it_says_so(
    data: st.DataObject, tale: MadeTale, minutes: float, seed: int
) -> None:
    """Within 8 %, or a line that tells what it takes; never a passage cut."""
    library = library_of(tale)
    story = told(library, minutes, seed, data.draw(memories(tale)))
    away = abs(story.seconds_planned / 60 / minutes - 1)
    assert (away > 0.08) == any("It can be told in" in reason for reason in story.reasons)
    told_lines = {line.source.passage for line in story.script.lines}
    assert told_lines == set(story.passages)
    timed = schedule(story.script, PACE)
    total = sum(one.speech_seconds + one.pause_after for one in timed)
    assert total == pytest.approx(story.seconds_planned, abs=0.01)


@settings(FEW, max_examples=12)
@given(st.lists(made_up.tales(), min_size=1, max_size=3), st.integers(0, 99))
def test_nothing_comes_round_early_while_another_fits(some: list[MadeTale], seed: int) -> None:
    """Night after night on a small shelf: a rested version that fits is always told first."""
    library = library_of(*(replace(tale, id=f"made-{n}") for n, tale in enumerate(some)))
    for one in evenings(library, family(1), 12, 1.0, seed):
        if one.away <= 0.08:
            assert not early(library, family(1), one)


@settings(FEW, max_examples=20)
@given(SEEDS, st.sampled_from((1.0, 1.5)), st.sampled_from(("mee-a", "", "my uh")))
def test_eye_and_ear_get_the_same_words(seed: int, minutes: float, said: str) -> None:
    """Two renderings of one tree: word for word the same but for what is said otherwise."""
    kids = (Child("Mia", 6, "she", said=said), Child("Ann-Lou", 4, "they"))
    story = tell(written(OWL_TALE), kids, minutes=minutes, seed=seed, pace=PACE)
    sounds = said.replace(" ", "-")
    for line in story.script.lines:
        shown, spoken = line.text.split(), line.speech.split()
        assert len(shown) == len(spoken)
        for eye, ear in zip(shown, spoken, strict=True):
            assert ear == (eye.replace("Mia", sounds) if sounds else eye)
    assert not any(mark in line.text + line.speech for line in story.script.lines for mark in "*{}")
    items = story.script.items
    assert all(type(one).__name__ != "Pause" for one in (items[0], items[-1]))
