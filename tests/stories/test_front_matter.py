"""Front matter: figures, drawn things, turns."""

from __future__ import annotations

import pytest

from tests.stories.small import front, pack_of, read

BODY = "\n## A {energy=1}\n\n{{ hero }} slept.\n"


def test_draw_forms() -> None:
    """a/the, an/the and plain values."""
    more = '[draw]\np = ["a/the gate", "an/the old boot"]\nq = ["mud"]'
    tale = pack_of(front(more=more) + BODY).tales[0]
    assert [thing.the for thing in tale.draws["p"]] == ["the gate", "the old boot"]
    assert tale.draws["q"][0].the == ""


def test_turns_know_the_line_of_each_text() -> None:
    """A list over several lines keeps its lines."""
    more = '[turns.blink]\nsay = [\n  "One blinked.",\n  "Two blinked.",\n]\nend = "Three."'
    pack = pack_of(front(more=more) + BODY)
    lines = [one.line for one in pack.sources if one.passage.endswith("turn/blink")]
    assert sorted(lines) == [9, 10, 12]


def test_said_names_come_in_pairs() -> None:
    """A sound for each name, or none."""
    more = '[cast.owl]\nkind = "owl"\nnames = ["A", "B"]\npronouns = "she"\nsaid = ["ay"]'
    assert [one.code for one in read(front(more=more) + BODY)[1]] == ["T004"]


@pytest.mark.parametrize(
    ("said", "wrong"),
    [
        ("/ʃɪvˈɔːn/", False),
        ("/ˈana/ /lˈeːna/", False),
        ("shi-VAWN", False),
        ("/ʃɪv", True),
        ("/ʃɪv5/", True),
        ("ay/bee", True),
    ],
)
def test_ipa_stands_between_two_slashes(said: str, wrong: bool) -> None:
    """A word at a time; what is neither that nor plain letters is found at home."""
    more = (
        '[cast.owl]\nkind = "owl"\nnames = ["Siobhán", "Anna Lena"]\npronouns = "she"\n'
        f'said = ["{said}", "AN-uh"]'
    )
    found = [one for one in read(front(more=more) + BODY)[1] if "can't be said" in one.what]
    assert bool(found) == wrong


def test_minutes_and_ages_are_spans() -> None:
    """Two whole numbers, in order."""
    tale = pack_of(front() + BODY).tales[0]
    assert (tale.ages, tale.minutes, tale.once) == ((2, 8), (1, 3), False)


@pytest.mark.parametrize(
    "table",
    ["[draw]", '[cast.owl]\nkind = "owl"\nnames = ["A", "B"]\npronouns = "she"', "[turns.x]"],
)
def test_a_setting_below_a_table_is_found_at_its_line(table: str) -> None:
    """TOML counts it to the table: a worry that nobody reads would be a worry met."""
    text = front(more=f'{table}\nworries = ["dark"]') + BODY
    line = text.split("\n").index('worries = ["dark"]') + 1
    (slip,) = (one for one in read(text)[1] if "worries" in one.what)
    assert (slip.line, slip.code) == (line, "T005")
    assert "above" in slip.mend


def test_a_name_that_fits_is_named_at_its_table() -> None:
    """Hyphens are for ids, underscores for what stands between braces."""
    text = front(more='[cast.sea-gull]\nkind = "gull"') + BODY
    (slip,) = read(text)[1]
    assert (slip.line, slip.code) == (text.split("\n").index("[cast.sea-gull]") + 1, "T007")
    assert "sea_gull" in slip.mend


def test_how_many_names_and_in_which_order() -> None:
    """A list that is too short, and a span the wrong way round, say so."""
    more = '[cast.owl]\nkind = "owl"\nnames = ["A"]\npronouns = "she"'
    short, turned = read(front(more=more).replace("[2, 8]", "[8, 2]") + BODY)[1]
    said = {short.what, turned.what}
    assert any("2 at least" in one for one in said)
    assert any("the smaller first" in one for one in said)


def test_what_a_file_holds() -> None:
    """A tale unless it says comfort; a comfort piece meets no worry, and no third kind is known."""
    assert not pack_of(front() + BODY).tales[0].comfort
    assert pack_of(front(more='piece = "comfort"') + BODY).tales[0].comfort
    (both,) = read(front(more='piece = "comfort"\nmeets = ["dark"]') + BODY)[1]
    assert "can't meet a worry" in both.what
    (slip,) = read(front(more='piece = "song"') + BODY)[1]
    assert "song" in slip.what
