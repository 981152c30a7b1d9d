"""Charts are well-formed drawings that say in words what they show."""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET

from stories.proof.chart import beat_map, gauge, kind
from stories.proof.reach import Reach
from tests.stories.small import OWL_TALE, front, pack_of


def drawn() -> ET.Element:
    """The map of the owl's tale after one passage was told twice."""
    tale = pack_of(OWL_TALE).tales[0]
    return ET.fromstring(beat_map(Reach(tale, (1, 2), {"small/owl#asking/cat": 2}, ())))  # noqa: S314 - ours


def test_every_version_is_a_dot_with_its_count() -> None:
    """Seven versions, one of them told twice."""
    svg = drawn()
    assert len(svg.findall(".//circle")) == 7
    titles = [one.text for one in svg.findall("./g/title")]
    assert titles.count("cat: told twice") == 1
    assert sum(": told never" in str(one) for one in titles) == 6
    assert svg.get("role") == "img"


def test_energy_is_height() -> None:
    """The three hills go down, and stand beside one another within the drawing."""
    svg = drawn()
    hills = list(svg.findall("rect"))
    heights = [float(one.get("height", 0)) for one in hills]
    assert heights == sorted(heights, reverse=True)
    assert heights[0] == 4 * heights[2]
    width, height = map(float, svg.get("viewBox", "").split()[2:])
    for one in (*hills, *svg.findall(".//text")):
        assert 0 <= float(one.get("x", -1)) <= width
        assert 0 <= float(one.get("y", -1)) <= height


def test_names_are_kept_short_and_kinds_said() -> None:
    """A long name takes two lines; `take`, `optional` and the order are said."""
    tale = pack_of(
        front()
        + """
## A very long name for what is only one small beat {energy=2 take=2..3 order=as-written optional}

### A

A.

### B

B.

### C

C.

### D

D.

## End {energy=1}

{{ hero }} slept.
"""
    ).tales[0]
    assert kind(tale.beats[0]) == "take 2–3, as-written, optional"
    shown = beat_map(Reach(tale, (), {}, ()))
    assert all(len(words) <= 13 for words in re.findall(r'class="name">([^<]*)<', shown))


def test_a_low_gauge_is_hatched() -> None:
    """Not only by its colour; and a bar never leaves its trough."""
    low = ET.fromstring(gauge(3, 14, low=True))  # noqa: S314 - ours
    fine = ET.fromstring(gauge(30, 14, low=False))  # noqa: S314 - ours
    assert low.findall(".//line[@class='hatch']")
    assert not fine.findall(".//line[@class='hatch']")
    for svg in (low, fine, ET.fromstring(gauge(0, 0, low=True))):  # noqa: S314 - ours
        fill = next(one for one in svg.findall("rect") if "fill" in str(one.get("class")))
        assert 0 <= float(fill.get("width", -1)) <= 200
