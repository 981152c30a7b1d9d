"""A programme is a plan worked out: its seconds add up, and its parts stand where they belong."""

from __future__ import annotations

import dataclasses

import pytest

from kiosk.desk import composing
from kiosk.press.scene import parse
from kiosk.session.programme import CLOSING, LEAVING, MORE, OPENING, STEP, STORY, Programme
from kiosk.session.telling import ONE_MORE_SECONDS
from rituals import library as almanac
from stories.cast import Child
from stories.lengths import pace_of
from stories.library import SHIPPED, load_library
from stories.pacing import Pace
from stories.teller import comfort, tell
from tests.kiosk.desk.homes import Evenings, home

RITUALS = {one.id: one for one in almanac.shipped().shelf}
HOLDING = next(one.id for one in RITUALS.values() if one.holds_story)
PLAIN = next(one.id for one in RITUALS.values() if not one.holds_story)

PACE = pace_of(6)


def made(*wishes: tuple[str, str], minutes: float = 15, specs: tuple[str, ...] = ()) -> Programme:
    """An evening with these wishes."""
    return Evenings(home(*(specs or ("Mia:6:she",))), minutes=minutes).programme(wishes=wishes)


@pytest.fixture(scope="module")
def holding() -> Programme:
    """An evening whose ritual holds the story."""
    found = made(("ritual-1", HOLDING))
    assert HOLDING in {one["id"] for one in found.plan["rituals"]}
    return found


@pytest.mark.parametrize("minutes", [6, 10, 20, 30, 45])
def test_the_seconds_add_up(minutes: float) -> None:
    """Opening, steps, story and settling are the whole; the plan says the same number."""
    evening = made(minutes=minutes)
    acts = [act.length for act in evening.acts if act.kind not in {CLOSING, MORE}]
    assert evening.planned_seconds == pytest.approx(sum(acts) + evening.settle_seconds)
    assert evening.plan["planned_seconds"] == round(evening.planned_seconds, 1)
    assert evening.plan["story"]["seconds"] == round(evening.story.length)
    assert evening.plan["settle"]["seconds"] == round(evening.settle_seconds)


@pytest.mark.parametrize("minutes", [4, 6, 10, 20, 30, 45])
@pytest.mark.parametrize("spec", ["Mia:3:she", "Theo:10:he"])
def test_settling_lasts_one_to_three_minutes(minutes: float, spec: str) -> None:
    """And the closing words end well inside it."""
    evening = made(minutes=minutes, specs=(spec,))
    least = composing.SETTLE_LEAST if minutes >= 8 else 30.0
    assert least <= evening.settle_seconds <= composing.SETTLE_MOST
    closing = evening.closing
    assert closing is not None
    assert closing.spoken_seconds + 10.0 < evening.settle_seconds


def test_the_order_is_opening_rituals_story_closing() -> None:
    """One story, told once."""
    evening = made(("ritual-1", PLAIN))
    kinds = [act.kind for act in evening.acts]
    assert kinds[0] == OPENING
    assert kinds[-1] == CLOSING
    assert kinds.count(STORY) == 1
    assert set(kinds[1 : kinds.index(STORY)]) <= {STEP}


def test_a_story_is_told_inside_a_ritual_that_holds_one(holding: Programme) -> None:
    """Right behind the step that opens it, with the ritual's own end after it."""
    place = next(index for index, act in enumerate(holding.acts) if act.kind == STORY)
    before = holding.acts[place - 1]
    assert before.ritual == HOLDING
    assert before.cue == "story"
    rest = RITUALS[HOLDING].steps[before.step + 1 :]
    after = [act for act in holding.acts[place + 1 :] if act.kind == STEP]
    assert [act.step for act in after if act.ritual == HOLDING] == [
        before.step + 1 + number for number in range(len(rest))
    ]


def test_a_step_carries_what_its_page_shows(holding: Programme) -> None:
    """Origin, one sentence of history, what to do, and its place among the steps."""
    steps = [act for act in holding.acts if act.kind == STEP]
    assert all(act.origin and act.do and act.picture for act in steps)
    assert all(act.history.count(". ") == 0 and act.history.endswith(".") for act in steps)
    assert all(0 <= act.step < act.steps for act in steps)


def test_marcus_narrates_and_the_storyteller_tells(holding: Programme) -> None:
    """Roles by act; the frame is the kiosk's own."""
    roles = {act.kind: {one.line.role for one in act.lines} for act in holding.acts if act.lines}
    assert roles == {
        OPENING: {"kiosk"}, STEP: {"marcus"}, STORY: {"storyteller"}, MORE: {"storyteller"},
        CLOSING: {"kiosk"},
    }  # fmt: skip


def test_pictures_change_with_the_lines_they_belong_to() -> None:
    """Each from its own line on, in order."""
    evening = made(minutes=20)
    firsts = [first for first, _ in evening.story.pictures]
    assert firsts == sorted(firsts)
    assert all(0 <= first < len(evening.story.lines) for first in firsts)


def test_every_picture_is_composed_for_this_telling() -> None:
    """Places of its own pack, tonight's season and moon, an hour that wanders on, ever darker."""
    evening = made(minutes=20)
    story = evening.story
    read = [parse(name) for _, name in story.pictures]
    found = [one for one in read if one is not None]
    assert len(found) == len(read) > 2
    assert all(one.setting.startswith(f"{evening.told.pack}/") for one in found)
    assert {(one.season, one.southern) for one in found} == {("spring", False)}
    assert len({one.moon for one in found}) == 1
    hours = [one.hour for one in found]
    assert hours == sorted(hours)
    assert 18.5 < hours[0] < hours[-1] < 19.0
    depths = [one.depth for one in found]
    assert depths == sorted(depths)
    assert (depths[0], depths[-1]) == (0, 4)
    cover = parse(story.picture)
    assert cover is not None
    assert (cover.depth, cover.season) == (0, "spring")
    assert "child" in {kind for one in (cover, *found) for kind in one.figures}
    shown = parse(evening.plan["story"]["picture"])
    assert shown is not None
    assert (shown.setting, shown.figures) == (cover.setting, cover.figures)


def test_in_the_south_it_is_the_other_season() -> None:
    """For the pictures and for the tale that is chosen."""
    store = home("Mia:6:she")
    store.family.rules = dataclasses.replace(store.family.rules, hemisphere="south")
    scene = parse(Evenings(store).programme().story.pictures[0][1])
    assert scene is not None
    assert (scene.season, scene.southern) == ("autumn", True)


def test_the_youngest_sets_the_pace() -> None:
    """Slower words and longer pauses for a child of three among elders."""
    young = composing.pace_for([Child("Mia", 3), Child("Theo", 9)])
    old = composing.pace_for([Child("Theo", 9)])
    assert young == composing.pace_for([Child("Mia", 3)])
    assert isinstance(young, Pace)
    assert young.wpm <= old.wpm
    assert young.sentence_pause >= old.sentence_pause


def test_the_frame_takes_as_long_as_it_is_said_to() -> None:
    """More names take longer."""
    pace = composing.pace_for([Child("Mia", 6)])
    one = composing.frame_seconds([Child("Mia", 6)], pace)
    assert one < composing.frame_seconds([Child("Mia", 6), Child("Maximiliane", 6)], pace)
    assert one == pytest.approx(made().acts[0].length)


def test_what_the_diary_will_keep_is_in_the_programme() -> None:
    """Tale, shape and every passage, by ids that last."""
    told = made().told
    assert told.shape
    assert told.passages
    assert {one.partition("#")[0] for one in told.passages} <= {
        f"{told.pack}/{told.tale}",
        f"{told.pack}/shared",
    }


@pytest.mark.parametrize("minutes", [10, 20, 30])
@pytest.mark.parametrize("specs", [("Mia:3:she",), ("Theo:10:he", "Ava:6:she", "Nora:8:she")])
def test_one_more_fits_the_evening_or_is_not_there(minutes: float, specs: tuple[str, ...]) -> None:
    """A minute right after the story; with it and its choice the evening keeps its minutes."""
    evening = made(minutes=minutes, specs=specs)
    kinds = [act.kind for act in evening.acts]
    if evening.more is None:
        assert minutes == 10
        return
    assert kinds.count(MORE) == 1
    assert kinds[kinds.index(MORE) - 1] in {STORY, LEAVING}
    assert 60.0 <= evening.more.length <= 90.0
    assert evening.more.ritual.startswith("comforts/")
    over = ONE_MORE_SECONDS + evening.more.length - evening.spare
    assert evening.settle_seconds - over >= evening.settle_least >= composing.SETTLE_LEAST


def test_one_more_touches_no_worry() -> None:
    """The piece that this night would have had is left out for a child who minds the dark."""
    evenings = Evenings(home("Mia:6:she:worries=dark"), minutes=20)
    first = evenings.programme()
    assert first.more is not None
    assert first.more.ritual != "comforts/last-light-in-the-village"


def test_a_piece_that_is_too_long_is_none() -> None:
    """Ninety seconds are the most, whatever a pack of somebody's says."""
    long = tell(load_library([SHIPPED]), [Child("Mia", 6.0, "she")], minutes=3, seed=1, pace=PACE)
    assert composing.more_of(long, PACE) is None
    short = comfort(load_library([SHIPPED]), [Child("Mia", 6.0, "she")], seed=1, pace=PACE)
    act = composing.more_of(short, PACE)
    assert act is not None
    assert (act.kind, act.ritual) == (MORE, short.tale)


def test_the_younger_leave_first() -> None:
    """Goodnight to them after the story; the piece that may follow is the elder's, and says so."""
    made = Evenings(home("Theo:5:he", "Leo:9:he"), minutes=20).programme()
    kinds = [act.kind for act in made.acts]
    at = kinds.index(STORY)
    assert kinds[at + 1 : at + 3] == [LEAVING, MORE]
    leaving, more, closing = made.acts[at + 1], made.acts[at + 2], made.acts[-1]
    assert leaving.title == "Goodnight, Theo"
    assert leaving.lines[0].line.text == "Goodnight, Theo."
    assert max(one.gain_db for one in leaving.lines) < 0
    assert more.do == "A soft ending for Leo"
    assert closing.lines[0].line.text == "Goodnight, Leo."
    assert abs(made.planned_seconds - 20 * 60) <= 0.08 * 20 * 60


def test_children_of_an_age_go_together() -> None:
    """One goodnight, and one more is everybody's."""
    made = Evenings(home("Mia:6:she", "Leo:8:he"), minutes=20).programme()
    assert LEAVING not in {act.kind for act in made.acts}
    assert made.more is not None
    assert made.more.do == ""
