"""A family's own ritual on the command line: questions, files, lists and cards."""

from __future__ import annotations

import contextlib
import io
import json
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kiosk.cli import inherit
from kiosk.cli.exits import CommandError
from kiosk.desk.inheriting import of_home
from tests.kiosk.cli.line import Said, say

if TYPE_CHECKING:
    from pathlib import Path

ANSWERS = (
    "Star hands", "Oma Lene", "Bremen", "the 1950s", "Mum",
    "bed", "", "communication", "star", "4", "dark, dogs",
    "Draw a star on each hand.", "Goodnight, hand.", "1,5",
    "Hum the song.", "", "",
    "",
)  # fmt: skip
FILE = """
name = "Star hands"
people = "Oma Lene"
era = "the 1950s"
[[sources]]
author = "Mum"
[[steps]]
do = "Draw a star on each hand."
say = "Goodnight, {{ hero }}."
seconds = 120
"""


def answered(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, home: Path, *answers: str
) -> Said:
    """Run the questions with piped answers."""
    monkeypatch.setattr("sys.stdin", io.StringIO("".join(f"{one}\n" for one in answers)))
    return say(capsys, "ritual", "new", "--home", home)


def kept(capsys: pytest.CaptureFixture[str], home: Path) -> list[dict[str, object]]:
    """The own rituals of a home, as tools see them."""
    listed = json.loads(say(capsys, "ritual", "list", "--json", "--home", home).out)
    return [one for one in listed if one["pack"] == "own"]


def test_questions_keep_a_ritual(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """Answers may be piped in; what is left empty is the usual."""
    said = answered(capsys, monkeypatch, tmp_path, *ANSWERS)
    assert said.code == 0, said.error
    (made,) = kept(capsys, tmp_path)
    assert made["name"] == "Star hands"
    assert (made["people"], made["place"], made["years"]) == ("Oma Lene", "Bremen", [1950, 1950])
    assert (made["ages"], made["senses"], made["families"]) == (
        [4, 12],
        ["touch"],
        ["communication"],
    )
    assert made["worries"] == ["dark", "dogs"]
    steps = made["steps"]
    assert isinstance(steps, list)
    assert [(one["do"], one["say"], one["seconds"]) for one in steps] == [
        ("Draw a star on each hand.", "Goodnight, hand.", 90),
        ("Hum the song.", "", 60),
    ]
    listed = say(capsys, "ritual", "list", "--home", tmp_path).out
    assert "our own; Mum, told in the family (the 1950s)" in listed
    shown = say(capsys, "ritual", "show", str(made["id"]), "--home", tmp_path).out
    assert "How sure: our own word stands for it" in shown
    assert "Our own, ages 4 to 12" in shown
    checked = say(capsys, "ritual", "check", "--home", tmp_path)
    assert "Star hands: fine" in checked.out
    assert "1 of our own, 1 offered." in checked.out


@pytest.mark.parametrize("count", range(len(ANSWERS)))
def test_answers_that_end_early_keep_nothing(
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
    tmp_path: Path,
    count: int,
) -> None:
    """One clear line, and no half ritual."""
    said = answered(capsys, monkeypatch, tmp_path, *ANSWERS[:count])
    assert said.code == 2
    assert said.line == "new: the answers ended too early: nothing was kept"
    assert of_home(tmp_path) == ()


@pytest.mark.parametrize(
    ("at", "answer", "why"),
    [
        (0, "", "name: it is empty"),
        (0, "a" * 61, "longer than 60"),
        (0, "Oma 林", "can't be drawn here"),
        (5, "roof", "'roof': it is none of them"),
        (8, "stars", "did you mean"),
        (9, "13", "'13': it is no age"),
        (9, "²", "it is no age"),
        (10, "dragons", "it is none of them"),
        (11, "", "what is done: it is empty"),
        (13, "soon", "it is no time for a step"),
        (13, "nan", "it is no time for a step"),
    ],
)
def test_a_wrong_answer_is_one_line(
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
    tmp_path: Path,
    at: int,
    answer: str,
    why: str,
) -> None:
    """Where nobody sits there to try again."""
    said = answered(capsys, monkeypatch, tmp_path, *ANSWERS[:at], answer, *ANSWERS[at + 1 :])
    assert said.code == 2
    assert why.casefold() in said.line.casefold()
    assert "nothing was kept" in said.line
    assert of_home(tmp_path) == ()


def test_what_must_not_be_is_a_finding(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """And nothing is kept."""
    lit = [*ANSWERS[:11], "We light two candles.", *ANSWERS[12:]]
    said = answered(capsys, monkeypatch, tmp_path, *lit)
    assert (said.code, of_home(tmp_path)) == (1, ())
    assert said.line == (
        "new: there is no flame in a child's ritual: change the step (step 1): nothing was kept"
    )


class Typed(io.StringIO):
    """Answers that somebody types."""

    def isatty(self) -> bool:
        """A person sits there."""
        return True


def test_a_person_may_try_again(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """A wrong answer is asked for once more, and wrong steps are, too."""
    given = ["", *ANSWERS[:9], "forty", *ANSWERS[9:11], "Wave.", "", "0.5", "", *ANSWERS[11:]]
    monkeypatch.setattr("sys.stdin", Typed("".join(f"{one}\n" for one in given)))
    said = say(capsys, "ritual", "new", "--home", tmp_path)
    assert said.code == 0, said.error
    assert "'forty': it is no age" in said.out
    assert "make them two to ten minutes. The steps once more." in said.out
    assert len(of_home(tmp_path)) == 1


def test_a_file_is_read(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    """Also one that an export wrote, into another home."""
    file = tmp_path / "star.toml"
    file.write_text(FILE, encoding="utf-8")
    said = say(capsys, "ritual", "new", "--from", file, "--home", tmp_path / "a")
    assert said.code == 0, said.error
    assert say(capsys, "export", tmp_path / "out", "--home", tmp_path / "a").code == 0
    (exported,) = (tmp_path / "out").glob("own-*.toml")
    assert say(capsys, "ritual", "new", "--from", exported, "--home", tmp_path / "b").code == 0
    first, second = (kept(capsys, tmp_path / home)[0] for home in "ab")
    assert {**first, "id": ""} == {**second, "id": ""}


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("", "'name' is missing"),
        ("name = ", "star.toml"),
        (FILE.replace('name = "Star hands"', ""), "'name' is missing"),
        (FILE.replace("seconds = 120", ""), "'seconds'"),
        (FILE.replace("seconds = 120", "seconds = 40"), "two to ten minutes"),
        (FILE.replace("people", "peopel"), "did you mean"),
        (FILE.replace("{{ hero }}", "{{ nobody }}"), "nobody"),
        (f'tier = "B"\n{FILE}', "it is a draft"),
        (FILE.replace("Draw a star", "Draw a 林"), "can't be drawn here"),
        (FILE.replace("[[sources]]", "ages = 3\n[[sources]]"), "'ages' should be"),
        ("x" * 70000, "larger than any ritual"),
    ],
)
def test_a_wrong_file_is_one_line(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, text: str, why: str
) -> None:
    """What, why and what to do; nothing is kept."""
    file = tmp_path / "star.toml"
    file.write_text(text, encoding="utf-8")
    said = say(capsys, "ritual", "new", "--from", file, "--home", tmp_path / "home")
    assert said.code == 1
    assert why.casefold() in said.line.casefold()
    assert of_home(tmp_path / "home") == ()


def test_a_file_that_is_none_is_wrong_use(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    """Missing, or a folder."""
    for place in (tmp_path, tmp_path / "nothing.toml"):
        said = say(capsys, "ritual", "new", "--from", place, "--home", tmp_path / "home")
        assert (said.code, "there is no file" in said.line) == (2, True)


def test_a_card_of_it_is_printed(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    """Marked as the family's own, under no licence of ours."""
    file = tmp_path / "star.toml"
    file.write_text(FILE, encoding="utf-8")
    say(capsys, "ritual", "new", "--from", file, "--home", tmp_path)
    id = str(kept(capsys, tmp_path)[0]["id"])
    out = tmp_path / "card.pdf"
    said = say(capsys, "ritual", "print", id, "--out", out, "--home", tmp_path)
    assert said.code == 0, said.error
    assert out.read_bytes().startswith(b"%PDF")


def test_a_home_in_trouble_still_has_the_almanac(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    """One line says so, and the list is there."""
    (tmp_path / "store").mkdir()
    (tmp_path / "store" / "family.book").mkdir()
    (tmp_path / "mirror").mkdir()
    (tmp_path / "mirror" / "family.book").mkdir()
    said = say(capsys, "ritual", "list", "--home", tmp_path)
    assert (said.code, "curfew-bell" in said.out) == (0, True)
    assert said.line


@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(answers=st.lists(st.text(max_size=30), max_size=20))
def test_any_answers_are_kept_or_refused_in_a_line(
    monkeypatch: pytest.MonkeyPatch, answers: list[str]
) -> None:
    """Never a traceback."""
    monkeypatch.setattr("sys.stdin", io.StringIO("\n".join(answers)))
    with contextlib.suppress(CommandError):
        assert inherit._asked(inherit._Questions()).name
