"""Pools run low before they run dry."""

from __future__ import annotations

import pytest

from stories.cast import WORRIES, parse_child
from stories.lengths import pace_of
from stories.library import SHIPPED, Library, load_library
from stories.memory import PASSAGE_REST, TALE_REST, Memory
from stories.pools import (
    FEWEST,
    TALES,
    TELLINGS,
    WARNING,
    Pool,
    fitting_tales,
    listeners,
    nights_left,
    pools,
    reading_minutes,
    unrepeated,
    wanted,
)
from tests.stories.small import OWL_TALE, front, library_of

MIA = parse_child("Mia:6:she")
PLAIN = "\n## A {energy=2}\n\nIt rained.\n\n## B {energy=1}\n\nIt slept.\n"


def tales(count: int, *, worry: str = "", more: str = "") -> Library:
    """Return a library of so many plain tales; the first one touches a worry."""
    texts = []
    for number in range(count):
        touched = f'worries = ["{worry}"]' if worry and not number else ""
        texts.append(front(f"t-{number:02}", more=f"{touched}\n{more}") + PLAIN)
    return library_of(*texts)


def pool(library: Library, what: str, *, memory: Memory | None = None, night: int = 1) -> Pool:
    """Return one pool for Mia."""
    return {one.what: one for one in pools(library, [MIA], memory, night)}[what]


@pytest.mark.parametrize(
    ("count", "low"), [(0, True), (1, True), (FEWEST, True), (TALES - 1, True), (TALES, False)]
)
def test_tales_that_fit(count: int, low: bool) -> None:
    """Low is less than a fortnight's rest with some to spare."""
    found = pool(tales(count), "tale")
    assert (found.have, found.need, found.low) == (count, TALES, low)
    assert found.text.endswith(".")


def test_the_numbers_follow_from_the_rests() -> None:
    """A tale that rests fourteen nights is told twice in thirty."""
    assert TALES > TALE_REST
    assert TELLINGS * (TALE_REST + 1) >= PASSAGE_REST


def test_a_fortnight_never_runs_dry() -> None:
    """Fifteen tales go round; fourteen come back a night early."""
    many = list(tales(TALE_REST + 1).tales)
    assert nights_left(many, Memory(), 1) == 60
    assert nights_left(many[1:], Memory(), 1) == TALE_REST


def test_it_runs_low_before_it_runs_dry() -> None:
    """After some nights the warning comes, while there are rested tales left."""
    library = tales(TALE_REST)
    memory = Memory()
    lows, left = [], []
    for night in range(1, TALE_REST + 1):
        found = pool(library, "nights", memory=memory, night=night)
        lows.append(found.low)
        left.append(found.have)
        key = f"small/t-{night - 1:02}"
        memory = memory.after({"night": night, "tale": key, "passages": []})
    assert left[0] == TALE_REST
    assert lows == [one < WARNING for one in left]
    assert not lows[0]
    assert lows[-1]
    assert left[-1] > 0


def test_a_tale_told_once_leaves_the_pool() -> None:
    """What is discovered once is counted once."""
    library = tales(3, more='again = "once"')
    assert nights_left(list(library.tales), Memory(), 1) == 3
    done = Memory(finished={"small/t-00": 1})
    assert len(fitting_tales(library, [MIA], done)) == 2


def test_a_worry_leaves_fewer() -> None:
    """Every worry of the closed list has its pool; only one that takes a tale away can be low."""
    library = tales(FEWEST, worry="dark")
    rows = {one.what: one for one in pools(library, [MIA])}
    assert {f"worry:{worry}" for worry in WORRIES} <= set(rows)
    assert rows["worry:dark"].low
    assert rows["worry:dark"].have == FEWEST - 1
    assert not rows["worry:storms"].low
    assert not pool(tales(FEWEST + 1, worry="dark"), "worry:dark").low
    worried = parse_child("Mia:6:she:worries=dark")
    assert "worry:dark" not in {one.what for one in pools(library, [worried])}


def test_minutes_end_with_the_age() -> None:
    """No pool for what the age may not have."""
    rows = {one.what: one for one in pools(tales(9), [MIA])}
    assert rows["minutes:3"].have == 9
    assert not rows["minutes:3"].low
    assert rows["minutes:10"].have == 0
    assert rows["minutes:10"].low
    assert "minutes:15" not in rows
    small = {one.what for one in pools(tales(9), [parse_child("Bo:1:he")])}
    assert not small & {"minutes:6", "minutes:10"}


def test_each_child_has_a_pool_of_their_own() -> None:
    """The youngest and the worries decide together; alone each may hear more."""
    library = library_of(front("a") + PLAIN, front("b").replace("[2, 8]", "[7, 9]") + PLAIN)
    rows = {one.what: one for one in pools(library, [MIA, parse_child("Theo:9:he")])}
    assert (rows["tale"].have, rows["child:Mia"].have, rows["child:Theo"].have) == (1, 1, 2)
    assert "child:Mia" not in {one.what for one in pools(library, [MIA])}
    assert pools(library, []) == ()


def test_a_beat_with_too_few_passages() -> None:
    """Twice the middle of its take, in the poorest season and for what the children know."""
    library = library_of(OWL_TALE)
    asking = pool(library, "beat:small/owl#asking")
    assert (asking.have, asking.need, asking.low) == (4, 6, True)
    tale = next(library.tales)
    assert wanted(tale.beats[0], meeting=True) == 1
    assert wanted(tale.beats[0]) == TELLINGS
    knowing = Memory(friends={"small/owl#owl": "Bracken"})
    rows = {one.what: one for one in pools(library, [MIA], knowing)}
    assert rows["beat:small/owl#knock"].low, "one version for those who know her"
    assert "beat:small/owl#knock" not in {one.what for one in pools(library, [MIA])}


def test_passages_that_rest() -> None:
    """What was heard last night has not rested."""
    library = library_of(OWL_TALE)
    ids = [one.id for beat in next(library.tales).beats for one in beat.passages]
    fresh = pool(library, "passage")
    assert fresh.have == len(ids)
    heard = Memory(passages=dict.fromkeys(ids, 1))
    tired = pool(library, "passage", memory=heard, night=2)
    assert (tired.have, tired.low) == (0, True)
    assert pool(library, "passage", memory=heard, night=2 + PASSAGE_REST).have == len(ids)


def test_nights_without_a_repeat() -> None:
    """The small owl has one goodnight: it comes again on the second night."""
    assert unrepeated(library_of(OWL_TALE), [MIA], 1.0, pace_of(6)) == 1
    assert unrepeated(tales(3), [MIA], 1.0, pace_of(6)) == 3
    assert unrepeated(tales(3), [MIA], 1.0, pace_of(6), most=2) == 2
    assert unrepeated(tales(3), [parse_child("Bo:1:he")], 1.0, pace_of(1)) == 0


def test_the_longest_telling_is_longer_than_the_shortest() -> None:
    """Both at the pace of the youngest age."""
    library = library_of(OWL_TALE)
    ends = reading_minutes(next(library.tales), library.packs["small"])
    assert ends is not None
    assert 0 < ends[0] < ends[1] < 3


def test_listeners_are_of_the_ages_written_for() -> None:
    """One child for each band a tale is for."""
    assert [one.age for one in listeners(list(library_of(OWL_TALE).tales))] == [3.0, 5.0, 7.0]


def test_the_shipped_library_has_every_pool() -> None:
    """Rows for a family page, each a plain sentence."""
    rows = pools(load_library([SHIPPED]), [MIA, parse_child("Theo:9:he")])
    assert len({one.what for one in rows}) == len(rows)
    assert all(one.text[0].isupper() or one.text[0] in "'0123456789" for one in rows)


def test_comfort_pieces_are_in_no_pool() -> None:
    """A family with ten of them and one tale has one tale."""
    texts = [front(f"c-{n}", more='piece = "comfort"') + PLAIN for n in range(9)]
    library = library_of(*texts, front("one") + PLAIN)
    assert [one.id for one in fitting_tales(library, [MIA])] == ["one"]
    assert pool(library, "tale").have == 1
    assert pool(library, "passage").have == 2
