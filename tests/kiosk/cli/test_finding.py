"""What a storyteller types is found: a file, a pack, PACK/TALE, or an id."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from kiosk.cli.exits import Finding
from kiosk.cli.finding import around, find_tale
from stories.library import SHIPPED
from tests.kiosk.cli.line import say

STARTER = SHIPPED.parent / "starter"
ID = "leftover-light"


@pytest.fixture
def village(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A pack of one's own, in the folder one stands in."""
    monkeypatch.chdir(tmp_path)
    return Path(shutil.copytree(STARTER, tmp_path / "village"))


@pytest.mark.parametrize(
    "wanted",
    [
        "village/tales/leftover-light.md", "village/leftover-light", "./village/leftover-light",
    ],
)  # fmt: skip
def test_a_tale_is_found(village: Path, wanted: str) -> None:
    """By its file, and by its pack and id."""
    found = find_tale(wanted)
    assert found.tale is not None
    assert found.tale.id == ID
    assert found.problems == ()


def test_a_pack_is_found(village: Path) -> None:
    """A folder is the whole pack; so is the name of one that comes with the house."""
    assert find_tale("village").tale is None
    assert find_tale("village").pack.manifest.id == "my-village"
    assert find_tale("night-town").pack.manifest.id == "night-town"


def test_from_inside_a_pack(village: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Standing in the pack or in its tales, the file or the id is enough."""
    for folder, wanted in (("", ID), ("tales", ID), ("tales", f"{ID}.md"), ("", f"tales/{ID}.md")):
        monkeypatch.chdir(village / folder)
        found = find_tale(wanted)
        assert found.tale is not None, (folder, wanted)


def test_a_bare_id_with_its_pack(village: Path) -> None:
    """With --pack an id or a file name is looked for there; without, among those of the house."""
    assert find_tale(ID, village).tale is not None
    assert find_tale(f"{ID}.md", village).tale is not None
    for wanted in ("last-bus", "last-bus-on-button-street", "night-town/last-bus"):
        tale = find_tale(wanted).tale
        assert tale is not None
        assert tale.key == "night-town/last-bus-on-button-street"


@pytest.mark.parametrize(
    ("wanted", "said"),
    [
        ("village/leftover-lihgt", "Did you mean 'leftover-light'?"),
        ("last-bsu", "Did you mean 'last-bus'?"),
        ("village/tales", "no pack.toml"),
        ("village/shared/goodnights.md", "no tale"),
        ("village/tales/none.md", "no such file"),
        ("nowhere/tale", "no pack 'nowhere'"),
        ("loose.md", "in no pack"),
        ("village/pack.toml", "ends in .md"),
        ("empty", "no tale in it"),
        ("unreadable.hearth", "P020"),
        ("rituals", "P005"),
    ],
)
def test_what_is_not_there_is_one_line(village: Path, wanted: str, said: str) -> None:
    """With the nearest name where there is one, and no path of this machine's house."""
    Path("loose.md").write_text("+++\n+++\n", encoding="utf-8")
    for name in ("empty", "rituals"):
        shutil.copytree(village, name)
        shutil.rmtree(Path(name, "tales"))
    manifest = Path("rituals", "pack.toml")
    manifest.write_text(manifest.read_text().replace('"stories"', '"rituals"'), encoding="utf-8")
    Path("unreadable.hearth").write_bytes(b"no zip")
    with pytest.raises(Finding) as problem:
        find_tale(wanted)
    assert said in str(problem.value)
    assert str(SHIPPED) not in str(problem.value)


def test_a_problem_of_the_pack_stops_every_tale(village: Path) -> None:
    """What is wrong in cast.toml is shown for a tale, what is wrong in another tale is not."""
    broken = village / "tales" / "broken.md"
    broken.write_text("+++\nid = 3\n+++\n", encoding="utf-8")
    assert find_tale(f"village/{ID}").problems == ()
    assert find_tale("village").problems != ()
    cast = village / "cast.toml"
    cast.write_text(cast.read_text(encoding="utf-8") + "age = 3\n", encoding="utf-8")
    assert any("cast.toml" in line for line in find_tale(f"village/{ID}").problems)


def test_a_file_stands_for_its_pack(village: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """`pack check` takes a tale's file, too; one that lies in no pack hinders no other."""
    assert around(Path("village/tales/leftover-light.md")) == Path("village")
    Path("loose.md").write_text("no tale", encoding="utf-8")
    assert around(Path("loose.md")) is None
    assert say(capsys, "pack", "check", "village/tales/leftover-light.md").code == 0
    both = say(capsys, "pack", "check", "loose.md", "village")
    assert both.code == 1
    assert "village: no errors" in both.out
