"""Figures checks: things shown that nobody names, and figures that nobody drew or nobody shows."""

from __future__ import annotations

import pytest

from stories.lint.figures import key_line, table_line
from stories.lint.props import prop_problems
from stories.pack import Container, parse_pack
from tests.stories.lint.planted import beat
from tests.stories.small import MANIFEST, front

CAST = '# Who lives here.\n\n[heron]\nname = "Ledbetter"\nsecond = "Strake"\nkind = "Grey Heron"\n'
CAST += 'pronouns = "he"\n'
OWN = '[cast.owl]\nkind = "owl"\nnames = ["A", "B"]\npronouns = "she"\n[cast.keeper]\n'
OWN += 'resident = "heron"\n[draw]\nperch = ["a/the old boot", "a/the gate"]\n'
OWN += '[turns.tick]\nsay = ["The clock said tick."]\n'
TOLD = "{{ owl }} and {{ keeper }} took a bell rope to {{ perch }}. {{ turn.tick }}"
DRAWN = ("owl", "grey-heron")


def found(
    shows: str = "", *figures: str, told: str = TOLD, drawn: tuple[str, ...] | None = None
) -> list[tuple[str, str, int, str]]:
    """Code, file, line and words of what is found in a pack with an owl and a heron."""
    more = (f"shows = [{shows}]\n" if shows else "") + OWN
    text = front(more=more) + "\n" + beat("A", f'One {{adds="the tin cup"}} | {told}', energy="1")
    files = {
        "tales/a.md": text.encode(),
        "cast.toml": CAST.encode(),
        **{f"pictures/figure-{kind}.svg": b"<svg/>" for kind in figures},
    }
    pack, problems = parse_pack(Container("small", MANIFEST, files, ()))
    assert pack is not None
    assert not problems, problems
    told_of = tuple(prop_problems(pack, files, None, drawn))
    assert not any(one.error for one in told_of)
    return [(one.code, one.file, one.line, one.what) for one in told_of]


@pytest.mark.parametrize("thing", ["bell-rope", "boot", "old-boot", "clock", "gate"])
def test_a_thing_that_is_named(thing: str) -> None:
    """In a passage, a refrain or a draw."""
    assert found(f'"{thing}"') == []


def test_a_thing_that_nobody_names() -> None:
    """One line for each, at the setting."""
    rows = found('"bell-rope", "loaf", "doorbell"')
    assert [row[:3] for row in rows] == [("L039", "tales/a.md", 7)] * 2
    assert [thing in row[3] for thing, row in zip(("loaf", "doorbell"), rows, strict=True)]
    # A draw that no passage tells names nothing.
    assert [row[0] for row in found('"boot"', told="{{ owl }}, {{ keeper }}. {{ turn.tick }}")] == [
        "L039"
    ]


def test_figures_that_nobody_drew() -> None:
    """One line for each kind, where it is said first; only where it is known what there is."""
    rows = found('"bell-rope"', drawn=("cat",))
    assert [row[:3] for row in rows] == [
        ("L059", "tales/a.md", 7), ("L059", "cast.toml", 3), ("L059", "tales/a.md", 8),
    ]  # fmt: skip
    assert [kind in row[3] for kind, row in zip(("bell-rope", "heron", "owl"), rows, strict=True)]
    assert found('"bell-rope"') == []


def test_figures_that_are_drawn() -> None:
    """Here or elsewhere, by their name or by its last word."""
    assert found(drawn=DRAWN) == []
    assert found(drawn=("owl", "heron")) == []
    assert found('"bell-rope"', "owl", "rope", "grey-heron", drawn=()) == []
    (row,) = found(drawn=("owls", "grey-heron"))
    assert row[3].endswith("Did you mean 'owls'?")


def test_people_are_always_drawn() -> None:
    """A family's own house shows women, men, persons and children."""
    files = {
        "tales/a.md": (
            front(more='shows = ["child", "night-man"]\n' + OWN.replace('"owl"', '"woman"'))
            + "\n"
            + beat("A", f"One | {TOLD} A child, a night man.", energy="1")
        ).encode(),
        "cast.toml": CAST.replace("Grey Heron", "person").encode(),
    }
    pack, _ = parse_pack(Container("small", MANIFEST, files, ()))
    assert pack is not None
    assert list(prop_problems(pack, files, (), ())) == []


def test_a_figure_that_nobody_shows() -> None:
    """Cast, what is met and what is shown use one; the house's people are always wanted."""
    kinds = ("owl", "grey-heron", "tin-cup", "cup", "child", "child-2", "woman", "rope")
    assert found('"bell-rope"', *kinds) == []
    assert [row[:3] for row in found("", "rope", "kite")] == [
        ("L033", "pictures/figure-kite.svg", 1), ("L033", "pictures/figure-rope.svg", 1),
    ]  # fmt: skip


def test_lines_are_found() -> None:
    """Of a table and of a setting; the first where there is none."""
    files = {"a.toml": b'# x\nshows = ["loaf"]\n\n  [ "old-lane" ]\nmore = 1\n'}
    assert table_line(files, "a.toml", "old-lane") == 4
    assert key_line(files, "a.toml", "shows") == 2
    assert table_line(files, "a.toml", "lane") == key_line(files, "b.toml", "shows") == 1
