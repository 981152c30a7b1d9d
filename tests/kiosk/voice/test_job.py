"""A sentence on its way: what the voice is asked for."""

from __future__ import annotations

from kiosk.voice.job import BESIDE, Job, beside
from tests.kiosk.session.evenings import timed


def test_a_job_asks_for_its_sentence_as_slow_as_it_is_stretched() -> None:
    """Words, speed and whether somebody is speaking come through."""
    asked = Job(3, 1, 0, timed("It is late.”"), 1.25, inside=True).utterance
    assert (asked.text, asked.wpm, asked.inside) == ("It is late.”", 96.0, True)


def test_what_is_said_beside_the_evening_belongs_to_no_act() -> None:
    """The kiosk says it itself, unless another voice is to be heard."""
    job = beside(4, "Bedtime", "", "", "", 120.0, -3.0)
    assert job.act == BESIDE < 0
    assert (job.utterance.speech, job.utterance.role) == ("Bedtime", "kiosk")
    assert job.timed.gain_db == -3.0
    other = beside(5, "Siobhán", "/ʃɪvˈɔːn/", "natural", "name", 100.0, 0.0).utterance
    assert (other.speech, other.voice, other.recording) == ("/ʃɪvˈɔːn/", "natural", "name")
    assert other.role == "storyteller"
