"""Packs on disk, and the shelf."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from rituals import library
from rituals.ritual import Tier

if TYPE_CHECKING:
    from pathlib import Path

    from rituals.ritual import Ritual


@pytest.fixture
def pack(tmp_path: Path) -> Path:
    """Return a pack with one of our own rituals in it."""
    (tmp_path / "pack.toml").write_text('kind = "rituals"\nid = "mine"\n')
    own = library.SHIPPED / "marcus" / "curfew-bell.toml"
    (tmp_path / "curfew-bell.toml").write_bytes(own.read_bytes())
    return tmp_path


def test_what_ships_has_no_problem() -> None:
    """Every file can be read, and every one is on the shelf or a draft."""
    found = library.shipped()
    assert found.problems == ()
    assert {one.tier.value for one in found.shelf} == {"A"}
    assert len(found.shelf) >= 44


def test_the_shipped_drafts_stand_in_a_pack_of_their_own() -> None:
    """Nine of tier B and seven of tier C; every one on the shelf is from the other pack."""
    found = library.shipped()
    tiers = sorted(one.tier.value for one in found.drafts)
    assert tiers == ["B"] * 9 + ["C"] * 7
    assert {one.pack for one in found.drafts} == {"marcus-drafts"}
    assert {one.pack for one in found.shelf} == {"marcus"}


def test_a_shipped_draft_of_tier_b_says_nothing_and_has_no_picture() -> None:
    """The family brings the words; a draft decorates nothing."""
    drafts = library.shipped().drafts
    assert not any(step.say for one in drafts for step in one.steps if one.tier is Tier.B)
    assert not any(one.picture or one.holds_story for one in drafts)


@pytest.mark.parametrize("age", range(13))
def test_each_age_has_its_share_of_the_shelf(shelf: tuple[Ritual, ...], age: int) -> None:
    """A family with a toddler doesn't see the same few all year; a baby needs few."""
    least = {0: 5, 1: 14, 2: 24}.get(age, 25)
    assert sum(one.ages[0] <= age <= one.ages[1] for one in shelf) >= least


def test_who_is_under_three_meets_no_count_and_who_is_under_two_no_glass(
    shelf: tuple[Ritual, ...],
) -> None:
    """Nobody so small does a step alone whose page asks for slow breaths or for a screen."""
    for one in shelf:
        for age in range(one.ages[0], 3):
            for step in one.for_age(age).steps:
                assert not step.breaths or step.by == "grown-up", (one.id, age)
                assert age == 2 or "on the glass with" not in step.do, (one.id, age)


@pytest.mark.parametrize("tier", ["B", "C"])
def test_tiers_b_and_c_never_stand_on_the_shelf(pack: Path, tier: str) -> None:
    """They are drafts until a living adviser has read them."""
    text = (pack / "curfew-bell.toml").read_text().replace('tier = "A"', f'tier = "{tier}"')
    (pack / "curfew-bell.toml").write_text(text)
    found = library.open_packs([pack])
    assert found.shelf == ()
    assert [one.id for one in found.drafts] == ["curfew-bell"]


def test_a_broken_file_is_told_of_and_the_others_stay(pack: Path) -> None:
    """One bad ritual does not empty the shelf."""
    (pack / "bad.toml").write_text('id = "bad"\nname = 7\n')
    found = library.open_packs([pack])
    assert [one.id for one in found.shelf] == ["curfew-bell"]
    assert any(str(one).startswith("bad.toml:2: R004") for one in found.problems)


def test_an_id_is_given_once(pack: Path) -> None:
    """The second file with it is left out and told of."""
    (pack / "other.toml").write_bytes((pack / "curfew-bell.toml").read_bytes())
    found = library.open_packs([pack])
    assert [one.code for one in found.problems] == ["R006"]


def test_a_pack_of_stories_is_none_of_ours(tmp_path: Path) -> None:
    """The manifest decides."""
    (tmp_path / "pack.toml").write_text('kind = "stories"\nid = "x"\n')
    assert [one.code for one in library.open_packs([tmp_path]).problems] == ["R002"]


def test_an_unknown_id_gets_a_hint() -> None:
    """One line: what, why, what to do."""
    with pytest.raises(library.NoRitual, match=r"Did you mean 'curfew-bell'\?"):
        library.shipped().get("curfew-bel")
