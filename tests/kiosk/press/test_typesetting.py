"""Lines of even length, pages on which nothing stands alone."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.press.hills import hills
from kiosk.press.svg import Drawing
from kiosk.press.typesetting import (
    FAINT,
    ITALIC,
    Measure,
    Paragraph,
    Run,
    Sentence,
    curly,
    lines,
    pages,
    share,
    words,
)

ROOM = Measure(width=40, rows=12, indent=2, picture=5, sink=2)


def letters(run: Run) -> float:
    """Every letter as wide as every other."""
    return float(len(run.text))


def text_of(runs: tuple[Run, ...]) -> str:
    """The letters of a row."""
    return "".join(run.text for run in runs)


@pytest.mark.parametrize(
    ("typed", "set_in"),
    [
        ('"Mind the pillow," said she.', "“Mind the pillow,” said she."),
        ("It's Mia's.", "It’s Mia’s."),
        ("\"It said 'new' on it.\"", "“It said ‘new’ on it.”"),
        ("\"'Nobody' is a word.\"", "“‘Nobody’ is a word.”"),
        ('("Yes.") "A bed –" and then', "(“Yes.”) “A bed –” and then"),
    ],
)
def test_quotation_marks_are_a_printers(typed: str, set_in: str) -> None:
    """They open and close, and no letter moves."""
    assert curly(typed) == set_in
    assert len(typed) == len(set_in)


def test_slanted_and_whispered_letters_stay_so() -> None:
    """A word may be part slanted; a whispered sentence is faint as a whole."""
    said = (Sentence("Ding, it said.", ((0, 4),)), Sentence("So low.", (), faint=True))
    first, *_, last = words(said)
    assert first == (Run("Ding", ITALIC), Run(",", 0))
    assert last == (Run("low.", FAINT),)


@given(st.lists(st.text("abc", min_size=1, max_size=12), min_size=1, max_size=60))
def test_no_word_is_lost_and_no_line_too_long(given_words: list[str]) -> None:
    """Whatever the words, they come in order, and fit."""
    rows = lines(words((Sentence(" ".join(given_words)),)), letters, 20, indent=2)
    assert " ".join(text_of(row.runs) for row in rows).split() == given_words
    assert all(len(text_of(row.runs)) + row.indent <= 20 for row in rows)
    assert [row.indent for row in rows] == [2] + [0] * (len(rows) - 1)


def test_a_word_longer_than_a_line_is_broken() -> None:
    """It goes on below, all of it."""
    rows = lines(words((Sentence("a" + "b" * 50),)), letters, 20)
    assert "".join(text_of(row.runs) for row in rows) == "a" + "b" * 50
    assert all(len(text_of(row.runs)) <= 20 for row in rows)


def test_a_line_never_ends_between_a_title_and_its_name() -> None:
    """Nor before a dash, however the width falls."""
    said = "Then nobody is to blame said Mrs. Tolliver from the end of a bed – very low"
    for wide in range(16, 40):
        rows = [text_of(row.runs) for row in lines(words((Sentence(said),)), letters, wide)]
        assert not any(row.endswith("Mrs.") for row in rows), rows
        assert not any(row.startswith("–") for row in rows), rows


def test_a_paragraph_is_never_parted_by_one_line() -> None:
    """Neither its first nor its last line stands alone."""
    for count in range(1, 12):
        for room in range(12):
            take = share(count, room)
            assert take in (0, count) or (take > 1 and count - take > 1)
            assert take <= room


STORIES = st.lists(
    st.one_of(st.integers(1, 90), st.none()).map(
        lambda many: hills("x") if many is None else (Sentence("word " * many),)
    ),
    min_size=1,
    max_size=25,
)


@given(STORIES)
def test_every_row_and_picture_has_its_place(body: list[Paragraph | Drawing]) -> None:
    """All words in the room there is, and pictures between them, never one behind another."""
    made = pages(body, letters, ROOM)
    said = [text_of(row.runs) for page in made for _, row in page.rows]
    told = [one.text for block in body if isinstance(block, tuple) for one in block]
    assert " ".join(said).split() == " ".join(told).split()
    shown = sum(len(page.pictures) for page in made)
    given_pictures = sum(isinstance(block, Drawing) for block in body)
    assert min(1, given_pictures) <= shown <= given_pictures
    for page in made:
        starts = [at for at, _ in page.pictures]
        assert all(two - one > ROOM.picture for one, two in pairwise(starts))
        taken = [at for at, _ in page.rows]
        taken += [at + n for at, _ in page.pictures for n in range(ROOM.picture)]
        assert len(taken) == len(set(taken))
        # The white below a picture may hang over the edge by one row.
        assert all(at < ROOM.rows for at, _ in page.rows)
        assert all(at + ROOM.picture <= ROOM.rows + 1 for at, _ in page.pictures)


def test_a_last_line_alone_is_given_company() -> None:
    """Pages end a row or two early rather than leave one line for the last."""
    for count in range(14, 90):
        body: list[Paragraph | Drawing] = [(Sentence("w" * 30),)] * count
        made = pages(body, letters, ROOM)
        assert len(made) == -(-(count + ROOM.sink) // ROOM.rows)
        assert made[-1].used >= 4, count


def test_a_picture_whose_moment_has_passed_is_left_out() -> None:
    """It waited for a page, and before that page came there was another to show."""
    full = [(Sentence("w" * 30),)] * (ROOM.rows - ROOM.sink - 3)
    few: list[Paragraph | Drawing] = [(Sentence("w" * 30),)]
    late, next_one = hills("late"), hills("next")
    body = [*full, late, *few, next_one, *few * 9]
    made = pages(body, letters, ROOM)
    assert [one for page in made for _, one in page.pictures] == [next_one]
    assert [one for page in pages([*few, late, next_one, *few * 3], letters, ROOM)
            for _, one in page.pictures] == [next_one]  # fmt: skip


def test_no_picture_comes_after_the_last_words() -> None:
    """The last one has its place before them, and the page before it ends early."""
    for count in range(3, 60):
        body: list[Paragraph | Drawing] = [(Sentence("w" * 30),)] * count
        body.insert(count - 2, hills("bed"))
        made = pages(body, letters, ROOM)
        assert made[-1].rows, count
        (where,) = (at for at, page in enumerate(made) if page.pictures)
        assert where >= len(made) - 2
