"""`hearthside ritual print`: the almanac on paper."""

from __future__ import annotations

from pathlib import Path

import pytest

from kiosk.cli.cards import card_of
from kiosk.press.card import FOOT, cards
from kiosk.press.paper import FORMATS
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


def test_all_are_one_file(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A front and a back for every ritual on the shelf, and no draft."""
    whole = library.shipped()
    small = library.Library((*whole.shelf[:3], whole.drafts[0]))
    monkeypatch.setattr(library, "shipped", lambda: small)
    out = tmp_path / "all.pdf"
    assert say(capsys, "ritual", "print", "--all", "--out", str(out)).code == 0
    texts = opened(out.read_bytes()).texts
    assert len(texts) == 2 * len(small.shelf)
    for ritual, front in zip(small.shelf, texts[::2], strict=True):
        assert ritual.name[:12].replace("'", "’") in front


@pytest.mark.torture
@pytest.mark.parametrize("paper", sorted(FORMATS))
def test_every_card_that_ships_has_room_for_its_words(paper: str) -> None:
    """Nothing runs into the white at the foot, front or back, and no letter is lost."""
    shelf = library.shipped().shelf
    made = cards([card_of(one) for one in shelf], FORMATS[paper], "All")
    assert not made.lost
    for look in opened(made.pdf).looks:
        wide, high = look.size
        foot = look.crop((0, high - int(FOOT) + 4, wide, high - 32))
        assert foot.getextrema() == (255, 255)


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
