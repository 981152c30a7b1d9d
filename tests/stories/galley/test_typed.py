"""What is typed into a galley is read back as it was."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as some

from stories.galley.slip import Place
from stories.galley.typed import (
    MENDED,
    digest_in,
    escaped,
    is_mark,
    made,
    paragraph_line,
    place_of,
    stressed,
    sums_in,
    sums_line,
)

LINES = some.text(some.characters(exclude_categories=["Cs", "Cc"]), min_size=1).map(str.strip)


@given(words=LINES.filter(bool), was=some.booleans())
def test_a_paragraph_comes_back(words: str, was: bool) -> None:
    """Whatever signs it holds, with its number and its places."""
    place = Place(3, 14, ("knock/newly-met", "turn/blink"), words)
    assert place_of(paragraph_line(place, escaped(words), was=was)) == place


def test_stars_are_no_part_of_the_words() -> None:
    """Stress is seen and not read."""
    typed = stressed("Not * that, this.", ((12, 16),))
    assert typed == "Not \\* that, *this*."
    place = Place(1, 2, ("a/b",), "Not * that, this.")
    assert place_of(paragraph_line(place, typed)) == place


def test_headings_are_places() -> None:
    """A telling's for that telling, and a leftover's for the tale; other lines are none."""
    assert place_of("## 12. Three children, night 3, 7 minutes") == Place(12)
    assert place_of(MENDED) == Place()
    assert place_of("*The Owl*, to Mia (5, she).") is None
    assert place_of("1.2 Nobody says where this was written.") is None


def test_marks_and_digests() -> None:
    """A bar begins a mark, with or without a space."""
    assert all(is_mark(line) for line in ("> sam", ">sam", "  > sam", ">"))
    assert not is_mark("sam > ann")
    assert digest_in(["# Owl", "Tale `x`, digest `0123456789abcdef`: ages"]) == "0123456789abcdef"
    assert digest_in(["# Owl"]) == ""


@given(lines=some.lists(LINES))
def test_every_line_has_a_sum(lines: list[str]) -> None:
    """Blank ones apart."""
    sums = sums_in(sums_line(lines))
    assert sums is not None
    assert len(sums) == len({line for line in lines if line})
    assert all(made(line, sums) for line in lines if line)


def test_a_changed_line_is_seen() -> None:
    """One letter is enough."""
    sums = sums_in(sums_line(["The owl blinked.", "", "Twice."]))
    assert sums is not None
    assert not made("The owl winked.", sums)
    assert sums_in("<!-- no sums -->") is None
