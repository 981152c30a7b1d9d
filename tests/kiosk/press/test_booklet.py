"""A booklet is whole: cover, story, how it was made; it folds, and nothing leaves the page."""

from __future__ import annotations

import dataclasses

import pytest

from kiosk.press.booklet import SIDE, STORY, Booklet, bind, file_name
from kiosk.press.hills import hills
from kiosk.press.paper import FORMATS
from kiosk.press.typesetting import Paragraph, Sentence, curly
from tests.kiosk.press.opened import opened

SAID = (
    "It was raining, but only in the middle, where there was nobody to get wet.",
    '"Pyjamas?" said Mrs. Ottoway. She looked very carefully.',
)


def story(paragraphs: int, **more: object) -> Booklet:
    """A booklet of so many paragraphs, a picture now and then."""
    body: list[object] = []
    for number in range(paragraphs):
        if number % 9 == 4:
            body.append(hills(f"hill {number}"))
        said: Paragraph = tuple(Sentence(one, ((0, 2),), number > 20) for one in SAID)
        body.append((Sentence(f"Number {number}."), *said))
    made = Booklet(
        title="Mia and the Last Bus",
        for_whom="for Mia",
        by="by A. Storyteller",
        licence="CC BY-SA 4.0",
        body=tuple(body),  # type: ignore[arg-type]
        made=("It was made so.", "And so."),
        cover=hills("cover"),
    )
    return dataclasses.replace(made, **more)  # type: ignore[arg-type]


@pytest.mark.parametrize("paper", sorted(FORMATS))
@pytest.mark.parametrize("paragraphs", [1, 12, 20, 27])
def test_it_folds_and_nothing_is_lost(paper: str, paragraphs: int) -> None:
    """Whole sheets; the cover outside right, how it was made outside left; every paragraph."""
    booklet = story(paragraphs)
    made = bind(booklet, FORMATS[paper])
    found = opened(made.pdf)
    assert made.pages % 4 == 0
    assert made.sheets == made.pages // 4
    assert len(found.texts) == made.pages // 2
    assert found.texts[0].startswith("How this story was made")
    assert "Mia and the Last Bus" in found.texts[0]
    assert "for Mia" in found.texts[0]
    for number in range(paragraphs):
        assert sum(text.count(f"Number {number}.") for text in found.texts) == 1


def test_single_pages_read_from_cover_to_end() -> None:
    """The words come in order, with a printer's quotation marks, and nothing between."""
    booklet = story(14)
    made = bind(booklet, FORMATS["a4"], single=True)
    first, *told, last = opened(made.pdf).texts
    assert first == "Mia and the Last Bus for Mia by A. Storyteller CC BY-SA 4.0"
    assert last == "How this story was made It was made so. And so."
    read = " ".join(text.rpartition(" ")[0] for text in told)  # Without the page's number.
    blocks = [one for one in booklet.body if isinstance(one, tuple)]
    assert read == " ".join(curly(one.text) for block in blocks for one in block)
    assert [text.rpartition(" ")[2] for text in told] == [str(n + 1) for n in range(len(told))]


def test_the_same_story_is_the_same_bytes() -> None:
    """In either form, and the other way round it is another file."""
    one, two = (bind(story(9), FORMATS["a4"]).pdf for _ in range(2))
    assert one == two
    assert one != bind(story(9), FORMATS["letter"]).pdf


def test_type_is_large_and_margins_are_white() -> None:
    """Sixteen points at least, and nothing but white at the edges a printer can't reach."""
    assert all(size >= 16 for size, _ in STORY.values())
    for face in STORY:
        made = bind(story(24, face=face), FORMATS["a4"], single=True)
        for look in opened(made.pdf).looks:
            edge = int(SIDE) - 4
            assert look.crop((0, 0, edge, look.height)).getextrema() == (255, 255)
            right = look.crop((look.width - edge, 0, look.width, look.height))
            assert right.getextrema() == (255, 255)
            assert look.crop((0, 0, look.width, 30)).getextrema() == (255, 255)


def test_long_names_and_titles_are_made_to_fit() -> None:
    """Three children of long names, a long title: smaller, and still on the page."""
    name = "Wolfeschlegelsteinhausenbergerdorff"
    booklet = story(3, title=f"{name}, {name} and {name} Move the Moon", for_whom=f"for {name}, "
                    f"{name} and {name}")  # fmt: skip
    look = opened(bind(booklet, FORMATS["letter"], single=True).pdf).looks[0]
    assert look.crop((0, 0, 30, look.height)).getextrema() == (255, 255)
    assert look.crop((look.width - 30, 0, look.width, look.height)).getextrema() == (255, 255)


def test_letters_that_no_face_has_are_named() -> None:
    """A letter in two parts is put together first; what is left is told once."""
    made = bind(story(2, for_whom="for Zoë and 雪", title="Zoe\u0308"), FORMATS["a4"])
    assert made.lost == "雪"
    text = (Sentence("Zoe\u0308 e\u0308nds.", ((5, 8),)),)
    found = opened(bind(story(1, body=(text,)), FORMATS["a4"], single=True).pdf)
    assert "Zoë ënds." in found.texts[1]


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("Mia and the Last Bus on Button Street", "mia-and-the-last-bus-on-button-street.pdf"),
        ("Zoë's Ænigma / ../etc", "zoes-nigma-etc.pdf"),
        ("雪", "story.pdf"),
        ("a" * 90, "story.pdf"),
    ],
)
def test_the_file_has_a_plain_name(title: str, name: str) -> None:
    """Small letters and hyphens, never a path, never too long."""
    assert file_name(title) == name
    assert len(file_name(title + " and more" * 20)) <= 64
