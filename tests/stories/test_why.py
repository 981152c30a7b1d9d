"""A why shows each tale and passage as the teller saw them, and what was changed since."""

from __future__ import annotations

import json

import pytest

from stories.memory import Memory
from stories.problems import CannotTell
from stories.teller import Story, tell
from stories.why import Told, Tonight, Why, as_data, explain
from tests.stories.small import OWL_TALE, PACE, children, front, library_of

OTHER = front("dark", "journey", 'worries = ["dark"]') + "\n## Night {energy=1}\n\nIt was dark.\n"
LIBRARY = library_of(OWL_TALE, OTHER)


def night(number: int, memory: Memory, *specs: str) -> tuple[Story, Why]:
    """One night told, and why."""
    now = Tonight(children(*specs), 1.0, 1, "summer", "full", number)
    story = tell(
        LIBRARY, now.children, minutes=now.minutes, seed=now.seed, pace=PACE, memory=memory,
        tale="small/owl", night=number,
    )  # fmt: skip
    seed = story.id.rpartition("@")[2].partition("-")[2]
    return story, explain(LIBRARY, now, memory, Told(story.tale, story.passages, seed))


def test_every_passage_is_there_and_what_was_told_is_marked() -> None:
    """No version is missing; the told ones are the story's, beat by beat and in its order."""
    story, why = night(1, Memory())
    tale = LIBRARY.packs["small"].tales[1]
    assert [step.beat.slug for step in why.steps] == [beat.slug for beat in tale.beats]
    for step, beat in zip(why.steps, tale.beats, strict=True):
        assert {one.passage.id for one in step.judged} == {one.id for one in beat.passages}
    assert tuple(one for step in why.steps for one in step.told) == story.passages
    assert why.changed == ()
    assert why.title == story.title == "Mia and the owl"


def test_a_filter_says_what_it_dropped() -> None:
    """New and known, by name; on the next night the other way round."""
    story, first = night(1, Memory())
    dropped = {one.passage.slug: one.dropped for one in first.steps[0].judged}
    assert dropped["newly-met"] == ""
    assert "is not known yet" in dropped["met-again"]
    _, second = night(2, Memory().after(story.row(2)))
    dropped = {one.passage.slug: one.dropped for one in second.steps[0].judged}
    assert "is known" in dropped["newly-met"]
    assert dropped["met-again"] == ""


def test_what_was_told_lately_rests() -> None:
    """A passage told last night has nights missing, and stands behind the rested ones."""
    story, _ = night(1, Memory())
    _, why = night(2, Memory().after(story.row(1)))
    asking = why.steps[1].judged
    missing = [one.missing for one in asking if not one.dropped]
    assert missing == sorted(missing)
    assert {one.passage.id for one in asking if one.missing} == set(story.passages) & {
        one.passage.id for one in asking
    }


def test_a_tale_that_was_dropped_says_why() -> None:
    """A worry is named; the tale that was told is among those that could be."""
    _, why = night(1, Memory(), "Mia:6:she:worries=dark")
    by_key = {one.tale.key: one for one in why.tales}
    assert "'dark'" in by_key["small/dark"].dropped
    assert by_key["small/owl"].dropped == ""


def test_a_changed_pack_is_said() -> None:
    """A passage that is gone, and one that would be dropped now, are named."""
    story, _ = night(1, Memory())
    changed = OWL_TALE.replace("### Newly met {new=owl picture", "### Newly found {new=owl picture")
    now = Tonight(children(), 1.0, 1, "summer", "full", 1)
    why = explain(library_of(changed), now, Memory(), Told(story.tale, story.passages, 1))
    assert why.changed == ("knock/newly-met was told on night 1, and is no longer in the tale.",)
    moved = OWL_TALE.replace("{new=owl picture", "{if=\"season == 'winter'\" picture")
    why = explain(library_of(moved), now, Memory(), Told(story.tale, story.passages, 1))
    assert len(why.changed) == 1
    assert "season == 'winter'" in why.changed[0]


def test_a_tale_that_is_gone_is_one_line() -> None:
    """Its pack was taken out: that is said, and what to do."""
    now = Tonight(children(), 1.0, 1, "summer", "full", 3)
    with pytest.raises(CannotTell, match=r"night 3: 'gone/tale' .*: add its pack"):
        explain(LIBRARY, now, Memory(), Told("gone/tale", (), 1))


def test_it_is_plain_data() -> None:
    """Everything goes through JSON, and nothing told is lost on the way."""
    story, why = night(1, Memory())
    data = json.loads(json.dumps(as_data(why)))
    told = [f"small/owl#{one}" for beat in data["beats"] for one in beat["told"]]
    assert tuple(told) == story.passages
    assert [one["tale"] for one in data["tales"] if one["told"]] == ["small/owl"]
    marked = {one["passage"] for beat in data["beats"] for one in beat["candidates"] if one["told"]}
    assert marked == {one.partition("#")[2] for one in story.passages}
