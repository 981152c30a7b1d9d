"""The schemas an editor completes by say what the readers read: neither drifts from the other."""

from __future__ import annotations

import json
import re
import tomllib
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any

import fastjsonschema
import pytest

from stories.cast import WORRIES
from stories.front_matter import SEASONS
from stories.library import SHIPPED
from stories.pack import Container, Manifest, open_pack, parse_pack
from stories.starter import SCHEMA_FOLDER, starter
from stories.tale import PIECES, SHAPES

SCHEMAS = SHIPPED.parent / "schemas"
PACKS = [path.parent for path in sorted(SHIPPED.glob("*/pack.toml"))] + [SHIPPED.parent / "starter"]
FILES = [
    path
    for pack in PACKS
    for path in (
        pack / "pack.toml",
        pack / "cast.toml",
        pack / "places.toml",
        *pack.glob("tales/*"),
    )
    if path.exists()
]
MANIFEST = Manifest("stories", "small", "Small", "1", "en", "CC BY-SA 4.0", ("A. Teller",), (0, 12))


def schema(name: str) -> dict[str, Any]:
    """One schema."""
    found: dict[str, Any] = json.loads((SCHEMAS / f"{name}.schema.json").read_text("utf-8"))
    return found


@cache
def judge(name: str) -> Callable[[Any], Any]:
    """What an editor would ask."""
    made: Callable[[Any], Any] = fastjsonschema.compile(schema(name))
    return made


def settings(path: Path) -> dict[str, Any]:
    """The settings of a file, as an editor sees them."""
    text = path.read_text(encoding="utf-8")
    return tomllib.loads(text.split("+++")[1] if path.suffix == ".md" else text)


def kind(path: Path) -> str:
    """Which schema speaks of a file."""
    return "tale" if path.suffix == ".md" else path.stem


@pytest.mark.parametrize("path", FILES, ids=lambda path: f"{path.parts[-3]}/{path.name}")
def test_every_shipped_file_is_fine(path: Path) -> None:
    """No editor underlines what ships."""
    judge(kind(path))(settings(path))


def fault(path: Path, change: dict[str, Any]) -> dict[str, Any]:
    """The settings of a file with some keys changed; None takes a key out."""
    changed = {**settings(path), **change}
    return {key: value for key, value in changed.items() if value is not None}


TALE = SHIPPED.parent / "starter" / "tales" / "leftover-light.md"
FAULTS: list[tuple[str, dict[str, Any]]] = [
    ("tale", {"shape": "quest"}), ("tale", {"worries": ["the dark"]}), ("tale", {"id": "Big Owl"}),
    ("tale", {"minutes": 3}), ("tale", {"ages": [3]}), ("tale", {"ages": ["3", "6"]}),
    ("tale", {"wories": ["dark"]}), ("tale", {"title": None}), ("tale", {"again": "never"}),
    ("tale", {"seasons": ["Winter"]}), ("tale", {"cast": {"owl": {"kind": "owl"}}}),
    ("tale", {"cast": {"owl": {"kind": "owl", "names": ["One"], "pronouns": "she"}}}),
    ("tale", {"cast": {"owl": {"kind": "owl", "names": ["A", "B"], "pronouns": "shee"}}}),
    ("tale", {"cast": {"Big Owl": {"resident": "dora"}}}), ("tale", {"draw": {"perch": "gate"}}),
    ("tale", {"turns": {"blink": {"end": "x"}}}), ("tale", {"turns": {"blink": {"say": []}}}),
    ("pack", {"kind": "story"}), ("pack", {"id": "My Village"}), ("pack", {"author": "Ada"}),
    ("pack", {"authors": []}), ("pack", {"engine": 1}), ("pack", {"ages": [3, 99]}),
    ("cast", {"dora": {"name": "Dora"}}), ("cast", {"dora": "Dora"}),
    ("places", {"lane": {"form": "a/the lane"}}), ("places", {"lane": {"forms": ""}}),
    ("places", {"lane": {"forms": "a/the lane", "seasons": ["always"]}}),
]  # fmt: skip


@pytest.mark.parametrize(("name", "change"), FAULTS, ids=lambda one: json.dumps(one)[:40])
def test_a_planted_fault_is_underlined(name: str, change: dict[str, Any]) -> None:
    """Whatever is misspelt, missing or of the wrong kind, the editor sees."""
    path = TALE if name == "tale" else TALE.parents[1] / f"{name}.toml"
    with pytest.raises(fastjsonschema.JsonSchemaException):
        judge(name)(fault(path, change))


def complaint(files: dict[str, str], code: str = "T005") -> list[str]:
    """The keys a reader offers when it meets one it doesn't know."""
    made = {name: text.encode() for name, text in files.items()}
    _, problems = parse_pack(Container("small", MANIFEST, made, ()))
    mends = [one.mend for one in problems if one.code == code]
    assert mends, problems
    return sorted(mends[0].removeprefix("use ").rstrip(".").split(", "))


def front(text: str) -> dict[str, str]:
    """A pack whose one tale has these settings."""
    return {"tales/x.md": f"+++\n{text}\n+++\n## A\n\nHello.\n"}


def test_the_keys_are_the_readers(tmp_path: Path) -> None:
    """Every key that a reader knows can be completed, and no other."""
    tale = schema("tale")["properties"]
    assert sorted(tale) == complaint(front("zzz = 1"))
    own, resident = tale["cast"]["patternProperties"].popitem()[1]["anyOf"]
    # 'name' is read only to say more kindly that it is called 'names'.
    assert sorted([*own["properties"], "name"]) == complaint(front("[cast.owl]\nzzz = 1"))
    known = complaint(front('[cast.owl]\nresident = "x"\nzzz = 1'))
    assert sorted(resident["properties"]) == known
    turn = tale["turns"]["patternProperties"].popitem()[1]
    assert sorted(turn["properties"]) == complaint(front("[turns.x]\nzzz = 1"))
    for name in ("cast", "places"):
        table = schema(name)["additionalProperties"]["properties"]
        assert sorted(table) == complaint({f"{name}.toml": "[x]\nzzz = 1"})
    (tmp_path / "pack.toml").write_text("zzz = 1\n", encoding="utf-8")
    mends = [one.mend for one in open_pack(tmp_path).problems if one.code == "T005"]
    assert sorted(schema("pack")["properties"]) == mends[0][4:-1].split(", ")


def test_what_must_be_there_is_the_readers() -> None:
    """A key that a schema asks for is one that the reader misses, and the other way round."""
    _, problems = parse_pack(Container("small", MANIFEST, {"tales/x.md": b"+++\n+++\n"}, ()))
    missing = {one.what.split("'")[1] for one in problems if one.code == "T003"}
    assert set(schema("tale")["required"]) == missing


def test_the_closed_lists_are_the_codes() -> None:
    """Shapes, pieces, worries and seasons, word for word and in the same order."""
    tale = schema("tale")["properties"]
    assert tale["shape"]["enum"] == list(SHAPES)
    assert tale["piece"]["enum"] == list(PIECES)
    assert tale["worries"]["items"]["enum"] == list(WORRIES)
    assert tale["meets"]["items"]["enum"] == list(WORRIES)
    assert tale["seasons"]["items"]["enum"] == list(SEASONS)
    places = schema("places")["additionalProperties"]["properties"]
    assert places["seasons"]["items"]["enum"] == list(SEASONS)


def test_every_key_is_explained() -> None:
    """What an editor completes it also explains, in a sentence."""
    found = []
    for path in SCHEMAS.glob("*.json"):
        stack: list[Any] = [json.loads(path.read_text(encoding="utf-8"))]
        while stack:
            node = stack.pop()
            if isinstance(node, dict):
                for key, one in node.get("properties", {}).items():
                    if not re.search(r"\w.*\.", one.get("description", "")):
                        found.append(f"{path.name}: {key}")
                stack += node.values()
            elif isinstance(node, list):
                stack += node
    assert found == []


def test_a_new_pack_brings_its_schemas() -> None:
    """Each settings file's first line leads to a schema in the pack itself: no network is asked."""
    files = starter("owls")
    for name in ("pack", "cast", "places"):
        first = files[f"{name}.toml"].decode().splitlines()[0]
        assert first == f"#:schema ./{SCHEMA_FOLDER}/{name}.schema.json"
        assert f"{SCHEMA_FOLDER}/{name}.schema.json" in files
