"""What English reads out."""

from __future__ import annotations

import pytest

from kiosk.voice.english import read


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ("at 7:30, 19:40 (7:05) and 12:00.", "at 7 30, 19 40 (7 oh 5) and 12 o'clock."),
        ("at 7:00pm or 7.05pm, not 7 p.m. or 9 a.m.", "at 7 PM or 7 oh 5 PM, not 7 PM or 9 AM."),
        ("It was 7 p.m. It rained.", "It was 7 PM. It rained."),
        ("25:00 and 7.30 and 1:75", "25:00 and 7.30 and 1:75"),
        ("Dr. Moss, Mrs. Ash and Ms Fox", "Dr Moss, Mrs Ash and Miz Fox"),
        ("“Mr. Fox?” asked Prof. Owl.", "“Mr Fox?” asked Professor Owl."),
        ("St. Ives is not on Baker St. at all.", "Saint Ives is not on Baker street at all."),
        ("No. 5 said no.", "number 5 said no."),
        ("No. He did not.", "No. He did not."),
        ("£3.50, $1, €5.00 and £0.20", "3 pounds 50, 1 dollar, 5 euros and 20 pence"),
        ("20°C, 20 °F, -5", "20 degrees Celsius, 20 degrees Fahrenheit, minus 5"),
        ("1 km, 5km and 30 km/h", "1 kilometre, 5 kilometres and 30 kilometres an hour"),
        ("a km of it, 50% of it", "a km of it, 50 percent of it"),
        ("½ of 4½, 1/2, 3/4", "a half of 4 and a half, one half, three quarters"),
        ("1990, 1905, 1900, 1990s, ’90s", "19 90, 19 oh 5, 19 hundred, 19 nineties, ’nineties"),
        ("1066 sheep, 1,024 hens, 21 and 3.5", "1066 sheep, 1,024 hens, 21 and 3.5"),
        ("10–12 owls, 2+2=4, #5", "10 to 12 owls, 2 plus 2 equals 4, number 5"),
        ("he/she and/or it, the 100th", "he or she and or it, the 1 hundredth"),
        ("Louis XIV & the IV of it, etc.", "Louis 14 and the IV of it, et cetera."),
        ("one of us, e.g. you", "one of us, for example you"),
        ("It's 'twas — no—yes … 🦉 日本", "It's 'twas — no—yes … 🦉 日本"),
    ],
)  # fmt: skip
def test_short_forms_are_read_out(written: str, said: str) -> None:
    """One reading for each word, marks kept."""
    readings = read(written.split())
    assert len(readings) == len(written.split())
    assert " ".join(readings) == said


@pytest.mark.parametrize(
    "text", ["", ".", "(", "--", "'", "£", "°", "½½", "1/0", "a/b/c", "St.", "#"]
)
def test_odd_ends_break_nothing(text: str) -> None:
    """One reading each, whatever it is."""
    assert len(read(text.split())) == len(text.split())
