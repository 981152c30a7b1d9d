"""A keepsake holds the story, its pictures once each, and where it comes from."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest

from kiosk.desk import scenes
from kiosk.desk.keepsake import Keepsake, listed, of_night, of_story
from kiosk.desk.shelf import house_folders
from kiosk.desk.troubles import Refused
from kiosk.press.hills import hills
from kiosk.press.scene import Scene
from kiosk.press.svg import Drawing, parse
from kiosk.press.typesetting import Sentence
from stories.cast import Child
from stories.lengths import pace_of
from stories.library import SHIPPED, load_library
from stories.script import Cue, Item, Line, Source
from stories.teller import tell

HERE = Source("night-town", "tales/x.md", 1, "night-town/x#a/b")
OWN = '<svg viewBox="0 0 80 50"><g><rect fill="#8a5516" width="80" height="50"/></g></svg>'


def said(text: str, paragraph: int, *, whisper: bool = False) -> Line:
    """One sentence of a script."""
    return Line(text, text, HERE, "a", paragraph=paragraph, whisper=whisper, emphasis=((0, 1),))


TOWN = (SHIPPED / "night-town",)
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


def scene(setting: str, *figures: str, **sky: Any) -> str:
    """A composed picture of the village, in autumn."""
    night: dict[str, Any] = {"season": "autumn", "moon": 0.2, "hour": 20.0, "southern": False}
    depth = sky.pop("depth", 0)
    plain = Scene(f"night-town/{setting}", figures, depth=depth)
    return plain.under(**{**night, **sky}).name


def shown_of(*names: str, cover: str = "bus", words: str = "So.") -> list[Drawing]:
    """What the body of a booklet shows of these pictures, a sentence after each."""
    items = [
        one for at, name in enumerate(names) for one in (Cue("picture", name), said(words, at))
    ]
    kept = Keepsake("The Bus", "night-town/x", ("Mia",), tuple(items), "Told so.", 4, cover)
    return [one for one in kept.booklet(TOWN).body if isinstance(one, Drawing)]


def test_every_part_has_its_composed_picture() -> None:
    """The people of the part stand in it, under the sky it was told under."""
    street, hill = scene("street", "hedgehog", "child"), scene("harbour", "hedgehog")
    (alone,) = shown_of(scene("street"))
    first, second = shown_of(street, hill, cover=scene("bed"))
    assert alone.sheets != first.sheets != second.sheets
    assert sum(map(len, first.sheets)) > sum(map(len, alone.sheets))
    (winter,) = shown_of(scene("street", "hedgehog", "child", season="winter", moon=0.5))
    assert winter.sheets != first.sheets


def test_the_cover_is_the_tales_own_and_comes_no_second_time() -> None:
    """Whatever the hour of the first part, and however dark it is."""
    cover = scene("street", "hedgehog", "child")
    items = (
        Cue("picture", scene("street", "hedgehog", "child", depth=2, hour=21.0)),
        said("One.", 0),
    )
    kept = Keepsake("The Bus", "night-town/x", ("Mia",), items, "Told so.", 4, cover)
    booklet = kept.booklet(TOWN)
    assert [one for one in booklet.body if isinstance(one, Drawing)] == []
    assert booklet.cover == shown_of(cover)[0]


def test_no_picture_comes_twice_in_a_row() -> None:
    """In the same place somebody new must be there; elsewhere the very same is enough reason."""
    street, met = scene("street", "hedgehog"), scene("street", "hedgehog", "owl")
    later = scene("street", "hedgehog", "child", "child", hour=21.5, depth=3)
    assert len(shown_of(street, later)) == 1
    assert len(shown_of(street, met)) == 2
    assert len(shown_of(met, street)) == 1
    assert len(shown_of(met, street, words="So it went on and on. " * 40)) == 2
    assert len(shown_of(met, met, words="So it went on and on. " * 40)) == 1
    assert len(shown_of(street, scene("harbour"), later)) == 3
    assert len(shown_of(street, scene("harbour"), street)) == 2


def test_a_told_story_brings_its_cover_and_its_parts() -> None:
    """From a telling and from the words a home keeps: the same pictures under the same sky."""
    child = Child("Mia", 6.0, "she")
    story = tell(load_library([SHIPPED]), (child,), minutes=6, seed=3, pace=pace_of(6))
    sky = scenes.sky_on(date(2026, 1, 3))
    kept = of_story(story, ["Mia"], 6.0, "Told so.", sky)
    assert kept.cover == sky.over(scenes.cover(story.pack, story.picture, story.figures))
    names = [one.value for one in kept.items if isinstance(one, Cue)]
    assert names == [sky.over(name) for _, name in scenes.parts(story.pack, story.script.items)]
    assert [one for one in kept.items if isinstance(one, Line)] == list(story.script.lines)
    booklet = kept.booklet(house_folders())
    assert any(isinstance(one, Drawing) for one in booklet.body)


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
