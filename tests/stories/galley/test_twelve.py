"""The twelve are four families on three nights, at both ends of ages and minutes."""

from __future__ import annotations

from stories.galley.twelve import twelve
from tests.stories.small import OWL_TALE, front, pack_of

OWLS = pack_of(OWL_TALE)
DOZEN = tuple(twelve(OWLS.tales[0], OWLS))


def test_families_nights_and_lengths() -> None:
    """She, they, two, three; each family and each night in fewest and most minutes."""
    assert [one.number for one in DOZEN] == list(range(1, 13))
    assert [len(one.children) for one in DOZEN[::3]] == [1, 1, 2, 3]
    assert [one.children[0].pronouns for one in DOZEN[:6:3]] == ["she", "they"]
    for part in (DOZEN[:3], DOZEN[3:6], DOZEN[6:9], DOZEN[9:], *(DOZEN[n::3] for n in range(3))):
        assert {one.label.rsplit(", ", 1)[-1] for one in part} == {"1 minute", "3 minutes"}
    assert {one.night for one in DOZEN} == {1, 2, 3}
    assert {one.sky.split(",")[0] for one in DOZEN} == {"winter", "spring", "summer", "autumn"}


def test_ages_at_both_ends() -> None:
    """One child at each end, and with three of them one who is older than the tale is for."""
    ages = [sorted(child.age for child in one.children) for one in DOZEN[::3]]
    assert ages == [[2.0], [8.0], [2.0, 8.0], [2.0, 8.0, 11.0]]


def test_friends_are_new_and_then_known() -> None:
    """Memory goes from night to night, and each family begins its own."""
    for first in (0, 3, 9):
        met = [one.story and one.story.passages[0] for one in DOZEN[first : first + 3]]
        assert met == ["small/owl#knock/newly-met", *["small/owl#knock/met-again"] * 2]
    assert DOZEN[0].heard == ()
    assert "small/owl#knock/met-again" in DOZEN[2].heard


def test_a_pick_is_told_whatever_it_is() -> None:
    """Once-told and brave-night tales and comfort pieces, with no worry in the way."""
    more = "\n## Only {energy=1}\n\n{{ hero }} {{ hero.was }} in bed, and the lamp was out.\n"
    for settings in (
        'again = "once"',
        'meets = ["dark"]',
        'worries = ["dark"]',
        'piece = "comfort"',
    ):
        pack = pack_of(front("lamp", more=settings) + more)
        assert all(one.story for one in twelve(pack.tales[0], pack))


def test_two_children_know_the_other_tales() -> None:
    """What another tale leaves is known to them, so that a callback is read, too."""
    call = (
        front("lamp")
        + "\n## Begin {energy=3}\n\n### Plain\n\n{{ hero }} lit a lamp.\n\n"
        + "### Called back {if=\"'the owl is asleep' in facts\"}\n\n{{ hero }} lit it low.\n\n"
        + "## End {energy=1}\n\nIt was out.\n"
    )
    pack = pack_of(call, OWL_TALE)
    tale = next(one for one in pack.tales if one.id == "lamp")
    told = [one.story and one.story.passages[0].rpartition("/")[2] for one in twelve(tale, pack)]
    assert told[:6] == ["plain"] * 6
    assert "called-back" in told[6:9]
    assert told[9:] == ["plain"] * 3


def test_what_cannot_be_told_says_why() -> None:
    """One family without a telling leaves the others theirs."""
    dozen = tuple(twelve(OWLS.tales[0], pack_of(front("lamp") + "\n## A {energy=1}\n\nOut.\n")))
    assert all(one.story is None and one.refusal for one in dozen)
