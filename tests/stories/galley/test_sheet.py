"""A sheet says of each paragraph where it was written, and of each telling who heard it."""

from __future__ import annotations

from stories.galley import left_out, set_sheet, twelve
from stories.pack import Pack
from tests.stories.galley.marked import fresh, sheet
from tests.stories.small import OWL_TALE, front, pack_of


def test_the_head_names_tale_digest_and_what_is_left_out() -> None:
    """And how to mark."""
    head = sheet()[0].rows[0].typed
    assert head.startswith("# Hannah and the owl\n")
    assert "Tale `tales/tale-0.md`, digest `" in head
    assert "ages 2 to 8, 1 to 3 minutes, search." in head
    assert "`[kept: why]`" in head
    assert "Told in none" not in fresh()


def test_paragraphs_have_numbers_and_places() -> None:
    """Every telling counts from one; a paragraph that tells a refrain names both."""
    new, _ = sheet()
    rows = [row for row in new.rows if row.place.telling == 1]
    assert [row.place.paragraph for row in rows] == list(range(len(rows)))
    assert rows[1].place.passages == ("knock/newly-met",)
    assert any("turn/blink" in row.place.passages for row in rows)
    home = next(row for row in rows if "home/first" in row.place.passages)
    assert {"asking/cat", "asking/kettle"} & set(home.place.passages)
    assert any(row.typed.count("*Hush.*") for row in rows)


def test_a_telling_says_who_how_long_and_what_was_heard() -> None:
    """Children with ages, words and minutes, and passages of nights before."""
    text = fresh()
    assert "## 11. Three children, one of them older, night 2, 1 minute\n" in text
    assert "to Mia (2, she), Theo (8, he), Alex (11, they); winter, new moon." in text
    assert "minutes. Heard before: `" in text
    assert sheet()[0].told == 12
    assert text.count("\n## ") == 12
    assert sum(row.typed.count("| ") for row in sheet()[0].rows) == 0


def test_what_no_telling_tells_is_told_alone() -> None:
    """A version for a hundredth year, one that nobody can hear, and marks lie there as well."""
    tale = OWL_TALE.replace(
        "## Asking",
        "### Waiting {if=\"'x' in facts\"}\n\n{{ hero }} sat down.\n\nAnd up.\n\n"
        '### Never {if="age > 5 and age < 4"}\n\n{{ hero }} flew.\n\n## Asking',
    )
    (one,) = pack_of(tale).tales
    dozen = tuple(twelve(one, pack_of(tale)))
    new = set_sheet(one, dozen, "0" * 16, left_out(one, pack_of(tale), dozen))
    typed = [row.typed for row in new.rows if row.place.telling == 13]
    assert typed[0].startswith("## 13. Told in none of the twelve\n")
    assert "Nobody can hear `knock/never`:" in typed[0]
    assert typed[1:] == ["13.1 Mia sat down. `knock/waiting`", "13.2 And up. `knock/waiting`"]


def test_a_refusal_stands_in_the_place_of_its_telling() -> None:
    """There is still a heading to mark under."""
    pack = pack_of(OWL_TALE)
    other: Pack = pack_of(front("lamp") + "\n## A {energy=1}\n\nOut.\n")
    new = set_sheet(pack.tales[0], tuple(twelve(pack.tales[0], other)), "0" * 16)
    assert (new.told, new.words, len(new.rows)) == (0, 0, 13)
    assert all("Not told: tale" in row.typed for row in new.rows[1:])
