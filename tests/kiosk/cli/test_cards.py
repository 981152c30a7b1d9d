"""`hearthside ritual print`: the almanac on paper."""

from __future__ import annotations

from pathlib import Path

import pytest

from kiosk.cli.cards import card_of, minutes
from rituals import library
from tests.kiosk.cli.line import say
from tests.kiosk.press.opened import opened


def test_one_ritual_is_one_card(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Named for the ritual; its care stands with the step that needs it."""
    monkeypatch.chdir(tmp_path)
    done = say(capsys, "ritual", "print", "curfew-bell")
    assert done.code == 0, done
    assert done.out.startswith("curfew-bell-card.pdf: 2 pages of A5")
    front, back = opened((tmp_path / "curfew-bell-card.pdf").read_bytes()).texts
    assert "The curfew bell" in front
    assert "No flame: the glow on the glass or a battery lamp." in back
    again = say(capsys, "ritual", "print", "curfew-bell", "--paper", "letter")
    assert again.code == 0, "our own card may be written over"


def test_all_are_one_file(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    """A front and a back for every ritual on the shelf, and no draft."""
    out = tmp_path / "all.pdf"
    assert say(capsys, "ritual", "print", "--all", "--out", str(out)).code == 0
    texts = opened(out.read_bytes()).texts
    shelf = library.shipped().shelf
    assert len(texts) == 2 * len(shelf)
    for ritual, front in zip(shelf, texts[::2], strict=True):
        assert ritual.name[:12].replace("'", "’") in front


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ((), "name one ritual"),
        (("curfew-bell", "--all"), "name one ritual"),
        (("curfew-bel",), "Did you mean 'curfew-bell'?"),
        (("curfew-bell", "--out", "."), "is a folder"),
    ],
)
def test_wrong_use_is_one_line(
    capsys: pytest.CaptureFixture[str], words: tuple[str, ...], said: str
) -> None:
    """What, why, what to do."""
    done = say(capsys, "ritual", "print", *words)
    assert done.code == 2
    assert said in done.error


@pytest.mark.parametrize(
    ("seconds", "most", "said"),
    [
        (30, 0, "half a minute"),
        (60, 0, "1 minute"),
        (90, 0, "1½ minutes"),
        (60, 120, "1 to 2 minutes"),
        (25, 75, "½ to 1 minutes"),
        (300, 0, "5 minutes"),
    ],
)
def test_minutes_are_said_in_halves(seconds: int, most: int, said: str) -> None:
    """As a person says them."""
    assert minutes(seconds, most) == said


def test_a_place_its_people_are_named_by_is_not_said_twice() -> None:
    """Farm families in Iceland, and no second Iceland."""
    shelf = library.shipped()
    assert card_of(shelf.get("kvoldvaka")).origin[0] == "Farm families in Iceland"
    assert card_of(shelf.get("stoic-evening-review")).origin[0].endswith(" · Rome")
