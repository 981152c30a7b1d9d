"""A keepsake holds the story, its pictures once each, and where it comes from."""

from __future__ import annotations

from pathlib import Path

import pytest

from kiosk.desk.keepsake import Keepsake, listed, of_night
from kiosk.desk.shelf import house_folders
from kiosk.desk.troubles import Refused
from kiosk.press.hills import hills
from kiosk.press.svg import Drawing, parse
from kiosk.press.typesetting import Sentence
from stories.script import Cue, Item, Line, Source

HERE = Source("night-town", "tales/x.md", 1, "night-town/x#a/b")
OWN = '<svg viewBox="0 0 80 50"><g><rect fill="#8a5516" width="80" height="50"/></g></svg>'


def said(text: str, paragraph: int, *, whisper: bool = False) -> Line:
    """One sentence of a script."""
    return Line(text, text, HERE, "a", paragraph=paragraph, whisper=whisper, emphasis=((0, 1),))


ITEMS: tuple[Item, ...] = (
    Cue("picture", "bus"),
    said("One.", 0),
    Cue("bell", "ding"),
    said("Two.", 0),
    Cue("picture", "owl"),
    said("Three.", 1),
    Cue("picture", "bus"),
    said("Four.", 2),
    Cue("picture", "owl"),
    said("Five.", 2, whisper=True),
)
KEPT = Keepsake("The Bus", "night-town/x", ("Mia", "Theo"), ITEMS, "Told so.", 4)


def test_paragraphs_and_pictures_stand_in_order() -> None:
    """Each picture once, the cover's not again; slanted and whispered sentences stay so."""
    body = KEPT.booklet(house_folders()).body
    kinds = ["picture" if isinstance(block, Drawing) else len(block) for block in body]
    assert kinds == [2, "picture", 1, 2]
    first, last = body[0], body[-1]
    assert isinstance(first, tuple)
    assert isinstance(last, tuple)
    assert first[0] == Sentence("One.", ((0, 1),))
    assert last[1] == Sentence("Five.", ((0, 1),), faint=True)


def test_it_says_where_it_comes_from() -> None:
    """Who wrote it, in which pack and version, under which licence, and how to have it again."""
    booklet = KEPT.booklet(house_folders())
    assert booklet.for_whom == "for Mia and Theo"
    assert booklet.by == "by the Hearthside storytellers"
    assert booklet.licence == "CC BY-SA 4.0"
    made = " ".join(booklet.made)
    for part in ("“x”", "night-town, version 1", "Told so.", "for Mia and Theo", "Open Font"):
        assert part in made
    assert "://" not in made
    assert booklet.face == "Andika"
    older = Keepsake("The Bus", "night-town/x", ("Ava",), ITEMS, "", 8)
    assert older.booklet(house_folders()).face == "Vollkorn"


def test_a_packs_own_picture_comes_first(tmp_path: Path) -> None:
    """Then the house's; what nobody drew, or drew wrongly, is hills."""
    pack = tmp_path / "somewhere"
    (pack / "pictures").mkdir(parents=True)
    (pack / "pack.toml").write_text(
        'kind = "stories"\nid = "night-town"\ntitle = "Mine"\nversion = "2"\nlanguage = "en"\n'
        'licence = "All rights reserved"\nauthors = ["A. Storyteller"]\nages = [2, 10]\n'
        'engine = "1"\n',
        encoding="utf-8",
    )
    (pack / "pictures" / "bus.svg").write_text(OWN, encoding="utf-8")
    booklet = KEPT.booklet([pack])
    assert booklet.cover == parse(OWN)
    assert "Words and pictures: All rights reserved." in booklet.made
    (pack / "pictures" / "bus.svg").write_text(OWN.replace("#8a5516", "red"), encoding="utf-8")
    assert KEPT.booklet([pack]).cover == hills("bus")


def test_a_pack_that_went_leaves_the_words() -> None:
    """The story is printed without it, and says so."""
    gone = Keepsake("The Bus", "gone/x", (), (said("One.", 0),), "Told so.")
    booklet = gone.booklet(house_folders())
    assert booklet.cover == hills("gone/x")
    assert (booklet.by, booklet.licence, booklet.for_whom) == ("", "", "")
    assert "no longer here" in " ".join(booklet.made)


def test_names_are_listed_as_they_are_read_out() -> None:
    """One, two and three."""
    assert [listed("A"), listed("AB"), listed("ABC")] == ["A", "A and B", "A, B and C"]


def test_a_night_without_words_is_refused(tmp_path: Path) -> None:
    """It says what to do instead."""
    with pytest.raises(Refused, match="night 3: no words of it are kept"):
        of_night(tmp_path / "home", 3)
