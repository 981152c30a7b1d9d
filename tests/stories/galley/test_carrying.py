"""Carrying takes each mark to where its words stand now; none is ever lost."""

from __future__ import annotations

from collections import Counter

from hypothesis import example, given, settings
from hypothesis import strategies as some

from stories.galley import Carried
from tests.stories.galley.marked import (
    KNOCK,
    MENDED,
    RENAMED,
    SHORTER,
    again,
    carried,
    fresh,
    galley,
    marked,
    sheet,
)
from tests.stories.small import OWL_TALE

SAM = '> sam 2026-11-22: "Good evening," is too grand.'
PLAIN = "> ann 2026-11-23: who speaks here?"
TEXTS = some.text(some.characters(exclude_categories=["Cs"], exclude_characters="\n"))
QUOTES = some.sampled_from(
    [
        '"Good evening,"',
        '"the owl"',
        '"asked the coat on its hook"',
        '"asked the … fifth one"',
        '"no"',
        "[mended]",
    ]
)


def lines_of(text: str) -> Counter[str]:
    """Every line an editor wrote."""
    return Counter(line.strip() for line in text.split("\n") if line.lstrip(" \t").startswith(">"))


def places(one: Carried) -> list[tuple[int, int]]:
    """Where the marks lie on the new galley."""
    return [key for key, marks in one.under.items() for _ in marks]


def test_a_tale_that_stayed_keeps_its_marks_in_place() -> None:
    """Letter for letter, the second time as the first."""
    text = marked(fresh(), KNOCK, "", SAM, "", PLAIN)
    assert again(text) == text
    one = again(marked(marked(fresh(), KNOCK, SAM), "## 3. ", PLAIN))
    assert again(one) == one


def test_words_that_are_gone_go_to_the_end() -> None:
    """With the paragraph as it read; and they come back when the words do."""
    text = again(marked(fresh(), KNOCK, SAM), MENDED)
    head, _, tail = text.partition("\n## Mended since\n\n")
    assert "> sam" not in head
    assert tail.startswith("Was 1.1 Hannah found Mrs. Thistledown")
    assert f"`knock/newly-met`\n\n{SAM}\n" in tail
    assert galley(text).fault is None
    assert again(text, MENDED) == text
    assert again(text) == again(marked(fresh(), KNOCK, SAM))


def test_a_mark_that_quotes_nothing_stays_with_its_passage() -> None:
    """Until it says that the tale was mended, and the paragraph reads otherwise."""
    open_, done = marked(fresh(), KNOCK, PLAIN), marked(fresh(), KNOCK, f"{PLAIN} [mended]")
    assert places(carried(galley(open_), MENDED)) == [(1, 1)]
    assert places(carried(galley(done))) == [(1, 1)]
    assert len(carried(galley(done), MENDED).mended) == 1


def test_the_nearest_place_comes_first() -> None:
    """Its own telling; when that tells the passage no more, the first one that does."""
    coat = marked(fresh(), "asked the coat", '> sam 2026-11-22: "the coat on its hook": whose?')
    assert places(carried(galley(coat))) == [(2, 3)]
    elsewhere = OWL_TALE.replace("The coat slept", "The old coat slept").replace("2..4", "2..3")
    ((telling, _),) = places(carried(galley(coat), elsewhere))
    tells = [row.place.telling for row in sheet(elsewhere)[0].rows if "the coat on" in row.typed]
    assert telling == (2 if 2 in tells else tells[0])


def test_a_passage_that_is_gone_or_renamed() -> None:
    """Gone: to the end. Renamed: the words have stayed."""
    coat = marked(
        fresh(), "asked the coat", '> sam 2026-11-22: "the coat on its hook": whose?', "", PLAIN
    )
    assert len(carried(galley(coat), SHORTER).mended) == 2
    knock = marked(fresh(), KNOCK, SAM.replace("evening,", "evening, said the owl"), "", PLAIN)
    assert places(carried(galley(knock), RENAMED)) == [(1, 1), (1, 1)]


def test_what_is_not_told_this_time_is_not_mended() -> None:
    """The words still stand in the tale: the end says so."""
    waiting = OWL_TALE.replace(
        '### Stair {adds="the stair"}', '### Stair {adds="the stair" if="age > 11 and age < 11"}'
    )
    assert waiting != OWL_TALE
    stair = marked(fresh(), "asked the stair", PLAIN)
    text = again(stair, waiting)
    assert "\n## Not told this time\n\nWas " in text
    assert "## Mended since" not in text
    assert again(text, waiting) == text


@settings(max_examples=60, deadline=None)
@given(
    marks=some.lists(
        some.tuples(some.integers(0, 400), some.builds("{} {} {}".format, TEXTS, QUOTES, TEXTS)),
        max_size=8,
    ),
    out=some.sets(some.integers(0, 200), max_size=20),
    tales=some.lists(
        some.sampled_from([OWL_TALE, MENDED, RENAMED, SHORTER]), min_size=1, max_size=3
    ),
)
@example(
    marks=[(0, "x"), (399, "<!-- sums 1234 -->"), (9, "Was 1.1 x `a/b`")],
    tales=[SHORTER],
    out={2, 9},
)
def test_no_mark_is_ever_lost(
    marks: list[tuple[int, str]], tales: list[str], out: set[int]
) -> None:
    """Whatever is written wherever, through however many mends; and twice is as once.

    Lines of our own that were taken ``out`` change nothing.
    """
    lines = fresh().split("\n")
    lines = [line for at, line in enumerate(lines) if at not in out or line.startswith("<!--")]
    for at, words in sorted(marks, reverse=True):
        lines.insert(at % (len(lines) + 1), f"> {words}".rstrip())
    text = "\n".join(lines)
    wanted = lines_of(text)
    for tale in tales:
        text = again(text, tale)
        assert galley(text).fault is None
        assert lines_of(text) == wanted
        assert again(text, tale) == text
