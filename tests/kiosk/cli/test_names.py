"""`hearthside voice names` on real languages."""

from __future__ import annotations

import json

import pytest

from kiosk.cli import exits
from tests.kiosk.cli.line import say

pytestmark = pytest.mark.sound


def test_every_way_stands_with_its_sounds_and_its_language(
    capsys: pytest.CaptureFixture[str],
) -> None:
    """What is kept, how it sounds, whose it is."""
    found = say(capsys, "voice", "names", "Siobhán")
    assert found.code == exits.FINE
    first, second = (line.split("  ") for line in found.out.splitlines()[:2])
    assert [one.strip() for one in first if one] == ["/ʃɪvˈɔːn/", "shi-VAWN", "as in English"]
    assert [one.strip() for one in second if one][-1] == "as in Irish"


def test_tools_get_plain_data(capsys: pytest.CaptureFixture[str]) -> None:
    """A name that English spells out has that last."""
    told = json.loads(say(capsys, "voice", "names", "Nguyễn", "--json").out)
    assert told[0]["languages"] == ["Vietnamese"]
    assert [one["letter_by_letter"] for one in told] == [False] * (len(told) - 1) + [True]


@pytest.mark.parametrize("name", ["", "[[Q]]", "x" * 60, "5"])
def test_what_is_no_name_is_refused(capsys: pytest.CaptureFixture[str], name: str) -> None:
    """In one line."""
    found = say(capsys, "voice", "names", name)
    assert found.code == exits.WRONG
    assert found.line
