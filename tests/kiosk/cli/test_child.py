"""`hearthside child`: in, changed, out; every refusal one line, nothing lost."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from kiosk.cli import exits
from kiosk.store import open_store
from tests.kiosk.cli.line import say


def names(capsys: pytest.CaptureFixture[str], home: Path) -> list[str]:
    """Who lives here."""
    found = say(capsys, "child", "list", "--json", "--home", home)
    return [child["name"] for child in json.loads(found.out)]


def test_a_family_comes_in_and_changes(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    """By name, whatever its case."""
    for words in (
        ("add", "Mia:6:she:likes=owls"),
        ("add", "Bo:18m:they"),
        ("edit", "mia", "Mia:7:she:worries=dark"),
        ("remove", "Bo"),
    ):
        assert say(capsys, "child", *words, "--home", tmp_path).code == exits.FINE
    assert say(capsys, "child", "list", "--home", tmp_path).out == "Mia, 7, she  worries: dark\n"


def test_an_empty_house_says_how_to_enter_somebody(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    """And makes nothing."""
    found = say(capsys, "child", "list", "--home", tmp_path / "none")
    assert "hearthside child add" in found.out
    assert not (tmp_path / "none").exists()


@pytest.mark.parametrize(
    ("words", "code"),
    [
        (("add", "Mia"), exits.WRONG),
        (("add", "Mia:six:she"), exits.WRONG),
        (("add", "M字a:6:she"), exits.WRONG),
        (("add", "Mia\u202e:6:she"), exits.WRONG),
        (("add", f"{'M' * 41}:6:she"), exits.WRONG),
        (("add", "Theo:4:he:worries=everything"), exits.WRONG),
        (("add", "THEO:4:he"), exits.FINDING),
        (("edit", "Zed", "Zed:4:he"), exits.FINDING),
        (("remove", "Zed"), exits.FINDING),
    ],
    ids=lambda value: (
        " ".join(value).replace("\u202e", "(turn)") if isinstance(value, tuple) else ""
    ),
)
def test_a_refusal_is_one_line_and_changes_nothing(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, words: tuple[str, ...], code: int
) -> None:
    """Unreadable, not to be drawn, taken, or nobody."""
    assert say(capsys, "child", "add", "Theo:4:he", "--home", tmp_path).code == exits.FINE
    found = say(capsys, "child", *words, "--home", tmp_path)
    assert found.code == code
    assert found.line.count(": ") >= 1
    assert names(capsys, tmp_path) == ["Theo"]


@pytest.mark.parametrize("home", ["/proc/self", "/dev/null/home"])
def test_a_child_is_never_lost_in_silence(capsys: pytest.CaptureFixture[str], home: str) -> None:
    """A home that can't be written: exit 3 and one line."""
    found = say(capsys, "child", "add", "Mia:6:she", "--home", home)
    assert found.code == exits.CANNOT
    assert found.line.startswith(f"home folder {home}: ")


def test_a_home_in_use_is_not_written(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    """The kiosk that runs is named; looking is allowed."""
    assert say(capsys, "child", "add", "Mia:6:she", "--home", tmp_path).code == exits.FINE
    with open_store(tmp_path):
        found = say(capsys, "child", "add", "Theo:4:he", "--home", tmp_path)
        assert names(capsys, tmp_path) == ["Mia"]
    assert found.code == exits.CANNOT
    assert "already runs" in found.line


def test_damage_is_told_where_the_family_is_looked_at(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    """One copy: nothing lost. Both: it says so; the torn files stay where they can be looked at."""
    say(capsys, "child", "add", "Mia:6:she", "--home", tmp_path)
    (tmp_path / "store" / "family.book").write_bytes(b"torn")
    one = say(capsys, "child", "list", "--home", tmp_path)
    assert (one.code, one.out) == (exits.FINE, "Mia, 6, she\n")
    assert "one copy was damaged" in one.line
    (tmp_path / "mirror" / "family.book").write_bytes(b"torn too")
    both = say(capsys, "child", "list", "--home", tmp_path)
    assert both.code == exits.FINE
    assert "both copies were damaged" in both.line
    assert say(capsys, "child", "add", "Theo:4:he", "--home", tmp_path).code == exits.FINE
    aside = {path.read_bytes() for path in tmp_path.rglob("*.damaged-*")}
    assert {b"torn", b"torn too"} <= aside


def test_a_baby_is_listed_in_months(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    """As a person says it."""
    say(capsys, "child", "add", "Bo:6m:they", "--home", tmp_path)
    assert say(capsys, "child", "list", "--home", tmp_path).out == "Bo, 6 months, they\n"


def test_how_a_name_is_said_is_kept_in_both_forms(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    """IPA or a respelling, in the SPEC or beside it; an edit that says nothing leaves it."""

    def said() -> list[str]:
        with open_store(tmp_path, read_only=True) as store:
            return [child.said for child in store.family.children()]

    def run(*words: str) -> int:
        return say(capsys, "child", *words, "--home", tmp_path).code

    assert run("add", "Siobhán:6:she", "--said", "/ʃɪvˈɔːn/") == exits.FINE
    assert run("add", "Łukasz:4:he:said=WOO-kahsh") == exits.FINE
    assert said() == ["/ʃɪvˈɔːn/", "WOO-kahsh"]
    assert run("edit", "Siobhán", "Siobhán:7:she") == exits.FINE
    assert said()[0] == "/ʃɪvˈɔːn/"
    assert run("edit", "Siobhán", "Siobhán:7:she", "--said", "shi-VAWN") == exits.FINE
    assert said()[0] == "shi-VAWN"
    assert run("edit", "Siobhán", "Siobhán:7:she:said=/ʃɪvˈɔːn/") == exits.FINE
    assert run("edit", "Łukasz", "Łukasz:5:he", "--said", "") == exits.FINE
    assert said() == ["/ʃɪvˈɔːn/", ""]


@pytest.mark.parametrize("sound", ["/5x/", "/pst/", "/ʃɪv ɔːn/", "/ʃɪv"])
def test_bad_ipa_is_one_line_that_says_what_to_write(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, sound: str
) -> None:
    """And nobody is entered."""
    found = say(capsys, "child", "add", "Mia:6:she", "--said", sound, "--home", tmp_path)
    assert found.code == exits.WRONG
    assert "no IPA" in found.line
    assert "shi-VAWN" in found.line
    found = say(capsys, "child", "add", f"Mia:6:she:said={sound}", "--home", tmp_path)
    assert found.code == exits.WRONG
    assert names(capsys, tmp_path) == []
