"""The starter is a pack like any other: right, lively, and called as its storyteller wishes."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

from kiosk.press.svg import read
from stories.cast import parse_child
from stories.lengths import pace_of
from stories.library import SHIPPED, load_library
from stories.lint import check_pack
from stories.memory import Memory
from stories.starter import SCHEMA_FOLDER, BadName, plain_title, starter
from stories.teller import tell


@pytest.fixture
def village(tmp_path: Path) -> Path:
    """A new pack on disk."""
    for name, data in starter("our-street", 'The "Long" Street', "Ada Ödön").items():
        path = tmp_path / "our-street" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
    return tmp_path / "our-street"


def test_a_new_pack_is_right(village: Path) -> None:
    """Not one problem and not one piece of advice, though an editor's schemas lie in it."""
    assert (village / SCHEMA_FOLDER / "tale.schema.json").is_file()
    assert [str(problem) for problem in check_pack(village)] == []


def test_our_own_marks_stay_here(village: Path) -> None:
    """The proofs of the house's editors are no part of anybody's new pack."""
    assert (SHIPPED.parent / "starter" / "proofs").is_dir()
    assert not (village / "proofs").exists()


def test_it_is_called_as_wished(village: Path) -> None:
    """Id, title and author stand in the manifest, and no other name is left."""
    manifest = tomllib.loads((village / "pack.toml").read_text(encoding="utf-8"))
    assert manifest["id"] == "our-street"
    assert manifest["title"] == 'The "Long" Street'
    assert manifest["authors"] == ["Ada Ödön"]
    for path in village.rglob("*"):
        text = path.read_text(encoding="utf-8") if path.is_file() else ""
        assert "my-village" not in text or path.suffix == ".json", path


def test_it_teaches_the_format(village: Path) -> None:
    """The one tale uses everything a first tale needs, each thing at least once."""
    tale = (village / "tales" / "leftover-light.md").read_text(encoding="utf-8")
    for part in (
        "{{ hero }}", "{{ lead }}", "{{ other", "hero.many", "new=moth", "known=moth", "take=",
        "adds=", "~ home:", "back.home", "turn.sat", "[draw]", "optional", "elder", "opens=",
        "closes=", "shared=", "whisper", "picture=", "resident =", "friend = true", "moon ==",
    ):  # fmt: skip
        assert part in tale, part
    settings = tale.split("+++")[1]
    assert settings.count("#") >= 10


@pytest.mark.parametrize(
    ("minutes", "children"),
    [
        (3, ["Mia:5:she"]),
        (6, ["Mia:6:she", "Dora:9:they"]),
        (4, ["Lindle:5:xe/xem/xyr/xyrs/xemself"]),
    ],
)
def test_it_is_told_in_its_minutes(village: Path, minutes: int, children: list[str]) -> None:
    """Three to six minutes, on the first night and on later ones, to one child or two."""
    library = load_library([village])
    listeners = [parse_child(spec) for spec in children]
    pace = pace_of(min(child.age for child in listeners))
    memory = Memory()
    texts = set()
    for night in (1, 15, 30):
        story = tell(
            library, listeners, minutes=minutes, seed=night, pace=pace, memory=memory, night=night
        )
        assert abs(story.seconds_planned - 60 * minutes) <= 0.08 * 60 * minutes
        memory = memory.after(story.row(night))
        texts.add(story.script.text)
    assert len(texts) == 3


def test_its_picture_is_a_paper_cut(village: Path) -> None:
    """The picture can be drawn, and no shipped one is called like it."""
    pictures = list((village / "pictures").glob("*.svg"))
    assert pictures
    for picture in pictures:
        assert len(read(picture).sheets) >= 4
        assert not list(SHIPPED.glob(f"*/pictures/{picture.name}"))


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("My Village", "did you mean my-village?"),
        ("Zoë's tales", "did you mean zoe-s-tales?"),
        ("tales/owl", "write owl --out tales"),
        ("", "write for instance my-village"),
        ("x" * 61, "60 at most"),
        ("-", "write for instance my-village"),
    ],
)
def test_a_bad_name_is_told_in_one_line(name: str, said: str) -> None:
    """What is wrong and what to type instead."""
    with pytest.raises(BadName) as problem:
        starter(name)
    assert said in str(problem.value)
    assert "\n" not in str(problem.value)


@pytest.mark.parametrize("text", ["a\x1b[31m", "x" * 121, "\u202ebackwards"])
def test_a_title_that_hides_something_is_refused(text: str) -> None:
    """Nothing goes into a manifest that its reader would refuse."""
    with pytest.raises(BadName):
        starter("fine", text)
    with pytest.raises(BadName):
        starter("fine", "Fine", text)


def test_a_title_follows_the_name() -> None:
    """Nobody has to think of one."""
    assert plain_title("my-village") == "My Village"
