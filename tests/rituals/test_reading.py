"""One file read, with the line of everything that is wrong."""

from __future__ import annotations

import pytest

from rituals import library
from rituals.reading import RITUAL_KEYS, SOURCE_KEYS, STEP_KEYS, read_ritual

GOOD = (library.SHIPPED / "marcus" / "smooring-embers.toml").read_text()


def test_a_good_file_becomes_a_ritual() -> None:
    """With the lines its words stand on."""
    found, problems = read_ritual(GOOD, "a.toml", "mine")
    assert problems == ()
    assert found is not None
    assert (found.id, found.pack, len(found.steps)) == ("smooring-embers", "mine", 4)
    for step in found.steps:
        assert GOOD.split("\n")[step.line - 1].startswith("say =")


@pytest.mark.parametrize(
    ("old", "new", "code", "said"),
    [
        ('tier = "A"', 'tier = "D"', "R004", "'D' is no tier"),
        ("ages = [2, 10]", "ages = [10, 2]", "R004", "two whole numbers"),
        ('care = ["FIRE", "CRIB", "BREATH"]', 'care = ["FIER"]', "R004", "Did you mean 'FIRE'?"),
        ('where = "bed"', 'wehre = "bed"', "R005", "Did you mean 'where'?"),
        ('cue = "breath"', 'cue = "breathing"', "R004", "Did you mean 'breath'?"),
        ("seconds = 35", 'seconds = "35"', "R004", "whole number"),
        ("ages = [3, 10]", "ages = [1, 10]", "R004", "whole numbers from 2 to 10"),
        ('id = "ring"', 'id = "The Ring"', "R004", "is no id"),
        ('author = "Alexander Carmichael"', "", "R003", "'author' is missing"),
        ("contested = []", "", "R003", "'contested' is missing"),
    ],
)
def test_a_wrong_value_is_told_with_its_line(old: str, new: str, code: str, said: str) -> None:
    """The line is the author's own, and near words are offered."""
    text = GOOD.replace(old, new, 1)
    line = GOOD[: GOOD.index(old)].count("\n") + 1
    _, problems = read_ritual(text, "a.toml", "mine")
    found = [one for one in problems if one.code == code and said in one.what]
    assert found
    assert not new or found[0].line == line


def test_what_is_no_toml_is_one_problem() -> None:
    """Nothing is guessed from a file that can't be read."""
    found, problems = read_ritual("id = ", "a.toml", "mine")
    assert found is None
    assert len(problems) == 1


def test_every_key_is_in_the_ritual_keepers_guide() -> None:
    """The guide can't forget a key."""
    guide = (library.SHIPPED.parent / "README.md").read_text()
    assert {
        key for key in RITUAL_KEYS | STEP_KEYS | SOURCE_KEYS if f"`{key}`" not in guide
    } == set()


@pytest.mark.parametrize(("tier", "codes"), [("A", ["R003"]), ("B", []), ("C", ["R003"])])
def test_only_in_tier_b_a_step_may_say_nothing(tier: str, codes: list[str]) -> None:
    """There the family brings its own words."""
    text = GOOD.replace('tier = "A"', f'tier = "{tier}"', 1)
    said = next(line for line in text.split("\n") if line.startswith('say = "Draw'))
    _, problems = read_ritual(text.replace(said, 'say = ""', 1), "a.toml", "mine")
    assert [one.code for one in problems] == codes
