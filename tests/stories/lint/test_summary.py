"""The summary shows a storyteller her pack at a glance."""

from __future__ import annotations

import json

from stories.cast import WORRIES
from stories.lint.summary import summary, summary_lines
from tests.stories.small import OWL_TALE, front, pack_of

DARK = OWL_TALE.replace("ages = [2, 8]", 'ages = [2, 3]\nworries = ["dark"]')


def test_a_pack_at_a_glance() -> None:
    """Tales, bands and worries, and every piece of work is announced."""
    steps: list[str] = []
    found = summary(pack_of(DARK), steps.append)
    assert [(one.tale, one.ages, one.worries) for one in found.tales] == [
        ("owl", (2, 3), ("dark",))
    ]
    assert 0 < found.tales[0].shortest < found.tales[0].longest
    assert [(row.ages, row.tales) for row in found.bands] == [("2-3", 1)]
    assert set(found.bands[0].nights) == {3, 6}, "ten minutes are too long at three"
    assert set(found.worries) == set(WORRIES)
    assert found.worries["dark"] == 0
    assert found.worries["storms"] == 1
    assert steps == ["owl", "nights at 3"]
    assert json.loads(json.dumps(found.row()))["tales"][0]["worries"] == ["dark"]


def test_the_table_is_for_people() -> None:
    """No line is wider than a terminal, bar the tail of worries."""
    lines = list(summary_lines(summary(pack_of(DARK))))
    assert lines[0].startswith("tale")
    assert any(line.startswith("2-3 ") for line in lines)
    assert "a child who should not meet dark: 0 of 1 tales left" in lines
    assert any("storms" in line and "no tale here touches" in line for line in lines)


def test_an_empty_pack_has_an_empty_table() -> None:
    """Nothing fails where there is nothing."""
    found = summary(pack_of())
    assert found.tales == ()
    assert len(list(summary_lines(found))) == 1


def test_a_comfort_piece_is_counted_for_no_evening() -> None:
    """It stands in the list, marked, and in no number of nights or worries."""
    body = "\n## A {energy=1}\n\nIt rained.\n"
    found = summary(pack_of(DARK, front("rain", more='piece = "comfort"') + body))
    assert [one.comfort for one in found.tales] == [False, True]
    assert [row.tales for row in found.bands] == [1]
    assert found.worries["storms"] == 1
    assert any(line.endswith("none  (comfort piece)") for line in summary_lines(found))
