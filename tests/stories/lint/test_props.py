"""Props checks: what lies in a pack unused, and pictures that are nowhere."""

from __future__ import annotations

from stories.lint.props import own_pictures, prop_problems
from stories.pack import Container, parse_pack
from tests.stories.lint.planted import beat
from tests.stories.small import MANIFEST, front

PLACES = '[mill-pond]\nforms = "a/the mill pond"\npicture = "pond"\n\n[old-lane]\n'
PLACES += 'forms = "a/the old lane"\n'
CAST = "".join(
    f'[{name.lower()}]\nname = "{name}"\nsecond = "Mr. {name}son"\nkind = "person"\n'
    'pronouns = "he"\n\n'
    for name in ("Arno", "Bert")
)
SVG = b"<svg/>"


def found(
    prose: str, *pictures: str, head: str = "One", more: str = "", elsewhere: object = None
) -> list[tuple[str, str, int]]:
    """Return code, file and line of what is found in a pack with two places and two residents."""
    files = {
        "tales/a.md": (
            front(more=more) + "\n" + beat("A", f"{head} | {prose}", energy="1")
        ).encode(),
        "places.toml": PLACES.encode(),
        "cast.toml": CAST.encode(),
        **{f"pictures/{name}": SVG for name in pictures},
    }
    pack, problems = parse_pack(Container("small", MANIFEST, files, ()))
    assert pack is not None
    assert not [one for one in problems if one.file == "tales/a.md"], problems
    known = None if elsewhere is None else list(elsewhere)  # type: ignore[call-overload]
    return [(one.code, one.file, one.line) for one in prop_problems(pack, files, known)]


ALL = "{{ arno }} and {{ bert }} went by {{ mill_pond.the }} and {{ old_lane.the }}."
PART = '[cast.arno]\nresident = "arno"\n[cast.bert]\nresident = "bert"\n'


def test_everything_in_use() -> None:
    """The near good case."""
    assert found(ALL, "pond.svg", more=PART, elsewhere=[]) == []


def test_a_picture_nobody_shows() -> None:
    """A passage or a place should name it."""
    assert found(ALL, "pond.svg", "tree.svg", more=PART) == [("L033", "pictures/tree.svg", 1)]
    assert found(ALL, "tree.svg", head="One {picture=tree}", more=PART) == []


def test_a_picture_that_is_nowhere() -> None:
    """Only where it is known which pictures there are."""
    rows = found(ALL, more=PART, elsewhere=["moon"])
    assert rows == [("L034", "places.toml", 1)]
    assert found(ALL, more=PART, elsewhere=["pond"]) == []
    assert found(ALL, more=PART) == []


def test_places_and_residents_nobody_tells() -> None:
    """One line for each file."""
    only = "{{ arno }} went by {{ mill_pond.the }}."
    rows = found(only, more='[cast.arno]\nresident = "arno"\n')
    assert rows == [("L035", "places.toml", 5), ("L035", "cast.toml", 7)]


def test_pictures_go_by_their_names() -> None:
    """Without folder and ending."""
    assert own_pictures(["pictures/a.svg", "tales/b.md", "pictures/c.png"]) == {
        "a": "pictures/a.svg", "c": "pictures/c.png",
    }  # fmt: skip


def test_nothing_is_unused_while_a_tale_cannot_be_read() -> None:
    """Whoever mends the tale first has not taken its pictures out by then."""
    files = {
        "tales/a.md": (front() + "\n" + beat("A", "One | Somebody slept.", energy="1")).encode(),
        "tales/b.md": b"+++\nshows = 3\n+++\n",
        "places.toml": PLACES.encode(),
        "pictures/figure-tree.svg": SVG,
        "pictures/tree.svg": SVG,
    }
    for errors, codes in ((True, []), (False, ["L033", "L033", "L035"])):
        if not errors:
            del files["tales/b.md"]
        pack, _ = parse_pack(Container("small", MANIFEST, files, ()))
        assert pack is not None
        assert [one.code for one in prop_problems(pack, files)] == codes
