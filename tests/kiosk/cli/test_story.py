"""`hearthside story` tells for people and for tools."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from kiosk.cli import main
from tests.packs.thirty_six import write

WHOM = ["--child", "Mia:6:she", "--child", "Theo:5:he", "--as-if", "2026-03-14T19:05"]


def test_a_story_as_text(capsys: pytest.CaptureFixture[str]) -> None:
    """Title, prose, minutes and reasons."""
    assert main(["story", "tell", *WHOM, "--seed", "7"]) == 0
    told = capsys.readouterr().out
    assert "Mia" in told
    assert "minutes," in told
    assert "{{" not in told


def test_a_story_as_data(capsys: pytest.CaptureFixture[str]) -> None:
    """Every promised field, sentences that make up the text, the same bytes again."""
    words = ["story", "tell", *WHOM, "--minutes", "5", "--seed", "7", "--json"]
    assert main(words) == 0
    first = capsys.readouterr().out
    data = json.loads(first)
    assert {
        "id", "title", "tale", "pack", "ages", "minutes_wish", "minutes_target",
        "seconds_planned", "words", "text", "sentences", "reasons",
    } <= set(data)  # fmt: skip
    assert data["text"].replace("\n\n", " ") == " ".join(s["text"] for s in data["sentences"])
    assert set(data["sentences"][0]) == {"text", "beat", "passage", "source"}
    assert data["words"] == len(data["text"].split())
    assert main(words) == 0
    assert capsys.readouterr().out == first
    assert main([*words, "--tale", data["tale"]]) == 0


def test_nights_have_memory(capsys: pytest.CaptureFixture[str]) -> None:
    """A line a night; no tale comes back while others rest longer; the frame stays outside."""
    words = ["story", "nights", *WHOM[:4], "--nights", "9", "--start", "2026-03-14"]
    assert main([*words, "--minutes", "5", "--seed", "3"]) == 0
    nights = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert [one["night"] for one in nights] == list(range(1, 10))
    assert nights[8]["date"] == "2026-03-22"
    assert len({one["tale"] for one in nights[:4]}) == 4
    assert len({one["text"] for one in nights}) == 9
    frame = nights[0]["frame"]
    assert "Mia" in frame["opening"]
    assert frame["closing"] not in nights[0]["text"]


def test_a_pack_of_ones_own(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Only that pack is told from; one that holds nothing but errors is named with its first."""
    own = write(tmp_path / "own")
    assert main(["story", "tell", *WHOM, "--pack", str(own), "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["pack"] == "thirty-six"
    tale = min((own / "tales").iterdir())
    assert main(["story", "tell", *WHOM, "--pack", str(tale), "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["pack"] == "thirty-six"
    assert main(["story", "tell", *WHOM, "--pack", "tests/packs/broken"]) == 1
    assert "pack check tests/packs/broken" in capsys.readouterr().err
    assert main(["story", "tell", *WHOM, "--pack", str(tmp_path / "gone")]) == 2
    assert "there is no pack" in capsys.readouterr().err


def test_the_list(capsys: pytest.CaptureFixture[str]) -> None:
    """Every tale with ages, minutes and worries."""
    assert main(["story", "list", "--json"]) == 0
    tales = json.loads(capsys.readouterr().out)
    assert len(tales) >= 6
    assert all({"id", "title", "ages", "minutes", "worries"} <= set(one) for one in tales)
    assert main(["story", "list"]) == 0
    listed = capsys.readouterr().out
    assert tales[0]["id"] in listed
    nightly, _, comforts = listed.partition("Comfort pieces")
    pieces = {one["id"] for one in tales if one["piece"] == "comfort"}
    assert len(pieces) >= 6
    for one in tales:
        assert one["id"] in (comforts if one["id"] in pieces else nightly)


def test_the_list_keeps_brave_nights_apart(capsys: pytest.CaptureFixture[str]) -> None:
    """Worlds stand under their names; a tale that meets a worry says so, and who picks it."""
    assert main(["story", "list"]) == 0
    nightly, _, rest = capsys.readouterr().out.partition("\nBrave-night tales, told only when")
    brave, _, _ = rest.partition("Comfort pieces")
    assert nightly.startswith("The Lamplit Village:\nback-when-the-bell-goes ")
    assert "\n\nThe Slow Hill:\n" in nightly
    assert "meets:" not in nightly
    assert brave.count("  meets: ") == brave.count(" ages ") == 12
    columns = {line.index("  ages ") for line in (nightly + brave).splitlines() if " ages " in line}
    assert len(columns) == 1


def test_a_comfort_piece_is_told_when_it_is_named(capsys: pytest.CaptureFixture[str]) -> None:
    """In its own minute, whatever was wished."""
    words = ["story", "tell", "--child", "Mia:6:she", "--tale", "weight-of-a-blanket", "--json"]
    assert main([*words, "--minutes", "8"]) == 0
    told = json.loads(capsys.readouterr().out)
    assert 60 <= told["seconds_planned"] <= 90
    assert told["pack"] == "comforts"


@pytest.mark.parametrize(
    ("words", "code"),
    [
        (["tell"], 2), (["tell", "--child", "Mia:6:shee"], 2), (["tell", "--child", "Nobody"], 2),
        (["tell", "--child", "Mia:6:she", "--minutes", "0"], 2),
        (["tell", "--child", "Mia:6:she", "--minutes", "500"], 2),
        (["tell", "--child", "Mia:6:she", "--minutes", "soon"], 2),
        (["tell", "--child", "Mia:6:she", "--tale", "nothing-like-it"], 1),
        (["tell", "--child", "Bo:3m:he"], 1),
        (["tell", "--child", "Mia:6:she", "--as-if", "tomorrow"], 2),
        (["tell", "--child", "Mia:6:she", "--child", "mia:4:she"], 2),
        (["nights", "--child", "Mia:6:she", "--nights", "0"], 2),
    ],
)  # fmt: skip
def test_wrong_words_are_one_line(
    words: list[str], code: int, capsys: pytest.CaptureFixture[str]
) -> None:
    """What, why, what to do; nothing on the way out."""
    assert main(["story", *words]) == code
    said = capsys.readouterr()
    assert not said.out
    assert said.err.count("\n") == 1
    assert said.err.count(":") >= 2
