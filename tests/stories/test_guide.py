"""The storyteller's guide leaves nothing out: whatever the code knows stands in it."""

from __future__ import annotations

import dataclasses
import json
import re
from pathlib import Path

import pytest

from stories import attributes
from stories.cast import PERSON_FORMS, WORRIES
from stories.front_matter import SEASONS
from stories.sandbox.grammar import FILTERS, THING_FORMS
from stories.sandbox.vocabulary import SETS, WORDS, Vocabulary
from stories.tale import SHAPES, Passage

ROOM = Path(__file__).parents[2] / "stories"
GUIDE = (ROOM / "README.md").read_text(encoding="utf-8")
CODE = re.compile(r"\b[LPST]\d{3}\b")


def section(title: str) -> str:
    """The text under one heading of the guide."""
    found = re.search(rf"^## {re.escape(title)}\n(.*?)(?=^## |\Z)", GUIDE, re.DOTALL | re.MULTILINE)
    assert found, title
    return found[1]


def quoted(text: str) -> set[str]:
    """Every word that stands between backticks."""
    bare = re.sub(r"^```.*?^```$", "", text, flags=re.DOTALL | re.MULTILINE)
    spans = re.findall(r"`([^`]+)`", bare)
    return {word for span in spans for word in re.findall(r"[\w-]+", span)}


def codes() -> set[str]:
    """Every problem code the room can say."""
    files = [path for path in ROOM.rglob("*.py") if "packs" not in path.parts]
    return {code for path in files for code in CODE.findall(path.read_text(encoding="utf-8"))}


def test_every_attribute_is_told() -> None:
    """Those of beats, of versions and of both, each in its row with where it may stand."""
    text = section("A tale from top to bottom")
    rows = re.findall(r"^\| (`.*?`) \| (.*?) \|", text, re.MULTILINE)
    where = {key: place for named, place in rows for key in quoted(named)}
    for names, place in (
        (attributes._BEAT_ONLY, "`##`"),
        (attributes._PASSAGE_ONLY, "`###`"),
        (attributes._BOTH, "both"),
    ):
        assert {key: where.get(key) for key in names} == dict.fromkeys(names, place)


def test_every_attribute_reaches_a_passage_or_beat() -> None:
    """The lists that the test above reads are all there is."""
    known = {*attributes._BEAT_ONLY, *attributes._BOTH, *attributes._PASSAGE_ONLY}
    kept = {field.name for field in dataclasses.fields(Passage)}
    told = kept - {"id", "slug", "file", "line", "prose", "echoes", "conditions"}
    assert told <= known


def test_every_form_and_filter_is_told() -> None:
    """All that may stand behind a dot or a stroke, and every name there is."""
    table = quoted(section("A tale from top to bottom"))
    assert set(PERSON_FORMS) | {"many"} <= table
    assert set(THING_FORMS) <= table
    assert set(FILTERS) <= table
    names = {*Vocabulary().names, *WORDS, *SETS}
    assert names <= table


@pytest.mark.parametrize("name", ["tale", "pack", "cast", "places"])
def test_every_setting_is_told(name: str) -> None:
    """Of tales, packs, residents and places, by the schemas (which are held to the readers)."""
    path = ROOM / "schemas" / f"{name}.schema.json"
    stack = [json.loads(path.read_text(encoding="utf-8"))]
    keys: set[str] = set()
    while stack:
        node = stack.pop()
        if isinstance(node, dict):
            keys |= set(node.get("properties", {}))
            stack += node.values()
        elif isinstance(node, list):
            stack += node
    text = section("A tale from top to bottom") + section("The rest of a pack")
    assert keys - {"cast", "draw", "turns"} <= quoted(text)
    for table in keys & {"cast", "draw", "turns"}:
        assert re.search(rf"\| `\[{table}(\.X)?\]`", text)


def test_every_closed_list_is_told() -> None:
    """Shapes, worries, seasons."""
    assert {*SHAPES, *WORRIES, *SEASONS} <= quoted(section("A tale from top to bottom"))


def test_every_problem_has_its_row() -> None:
    """One row a code, with what is wrong and how to mend it, in order, and no row too many."""
    text = section("Every problem and its mend")
    rows = re.findall(r"^\| ([LPST]\d{3}) \| (.+) \| (.+) \|$", text, re.MULTILINE)
    told = [code for code, _, _ in rows]
    assert sorted(codes() - set(told)) == []
    assert sorted(set(told) - codes()) == []
    assert len(told) == len(set(told))
    order = ["PSTL".index(code[0]) * 1000 + int(code[1:]) for code in told]
    assert order == sorted(order)


def test_its_links_lead_somewhere() -> None:
    """Every jump inside the page has its heading."""
    heads = re.findall(r"^#+ (.+)$", re.sub(r"```.*?```", "", GUIDE, flags=re.DOTALL), re.MULTILINE)
    anchors = {re.sub(r"[^\w -]", "", head.lower()).replace(" ", "-") for head in heads}
    assert set(re.findall(r"\]\(#([^)]+)\)", GUIDE)) <= anchors
