"""The evenings on a sheet cover families, nights and lengths, and carry memory on."""

from __future__ import annotations

from stories.proof.evenings import Order, Sky, covering, in_a_row, seed_of
from tests.stories.small import OWL_TALE, children, front, pack_of

SKY = Sky("14 Mar", "spring", "waxing")


def test_the_dozen_covers_families_nights_and_lengths() -> None:
    """Four families on three nights; each family and each night has both lengths."""
    pack = pack_of(OWL_TALE)
    dozen = list(covering(pack.tales[0], pack))
    assert len({one.id for one in dozen}) == 12
    assert [len(one.children) for one in dozen[::3]] == [1, 1, 2, 3]
    assert {one.children[0].pronouns for one in dozen if len(one.children) == 1} == {"she", "they"}
    for part in (range(3), range(3, 6), range(6, 9), range(9, 12)):
        assert {dozen[n].label.rsplit(", ")[-1] for n in part} == {"fewest minutes", "most minutes"}
    assert {one.sky.season for one in dozen} == {"winter", "spring", "summer", "autumn"}
    assert [one.night for one in dozen[:3]] == [1, 2, 3]


def test_memory_goes_on_over_the_three_nights() -> None:
    """The owl is new on the first night and known on the second and third."""
    pack = pack_of(OWL_TALE)
    first, second, third = list(covering(pack.tales[0], pack))[:3]
    assert first.story
    assert second.story
    assert third.story
    assert first.story.passages[0].endswith("newly-met")
    assert second.story.passages[0].endswith("met-again")
    assert third.heard["small/owl#knock/met-again"] == 2
    assert first.heard == {}


def test_three_children_bring_an_elder() -> None:
    """One of the three is of a higher band, so that richer versions are told, too."""
    pack = pack_of(OWL_TALE)
    ages = [child.age for child in list(covering(pack.tales[0], pack))[-1].children]
    assert max(ages) - min(ages) == 6


def test_nights_in_a_row_show_what_is_heard_again() -> None:
    """With one tale the same passages soon come again, and say when they were heard."""
    pack = pack_of(OWL_TALE)
    seen: list[int] = []
    order = Order(children(), 1.0, 1, (SKY,) * 4)
    nights = list(in_a_row(pack, order, seen.append))
    assert seen == [1, 2, 3, 4]
    assert nights[0].heard == {}
    assert nights[3].heard["small/owl#home/first"] == 3
    assert nights[0].story
    again = list(in_a_row(pack, order))
    assert [one.story and one.story.script.text for one in again] == [
        one.story and one.story.script.text for one in nights
    ]


def test_a_night_without_a_story_says_why() -> None:
    """A child too young for every tale hears none, and the sheet knows the reason."""
    pack = pack_of(front() + "\n## Only {energy=1}\n\n{{ hero }} slept.\n")
    night = next(in_a_row(pack, Order(children("Ida:0:she"), 1.0, 1, (SKY,))))
    assert night.story is None
    assert "ages 2" in night.refusal


def test_each_night_has_its_own_seed() -> None:
    """The first night's seed is the one that was given."""
    assert seed_of(7, 1) == 7
    assert len({seed_of(7, night) for night in range(1, 31)}) == 30
