"""A finder is asked now and answers later."""

from __future__ import annotations

from kiosk.voice.names.finder import InlineFinder


def test_a_name_is_looked_up_when_it_is_polled() -> None:
    """Nothing is known before; afterwards it is remembered."""
    finder = InlineFinder(lambda word, voice: "mˈiə" if (word, voice) == ("Mia", "ga") else "")
    assert finder.poll() == ""
    finder.ask("Mia")
    assert finder.found("Mia") is None
    assert finder.poll() == "Mia"
    told = finder.found("Mia")
    assert told is not None
    assert [one.title for one in told] == ["as in Irish"]
    assert finder.poll() == ""


def test_one_that_nobody_answers_finds_nothing() -> None:
    """No language is not an error."""
    finder = InlineFinder()
    finder.ask("Mia")
    finder.close()
    assert finder.poll() == ""
    finder.ask("Mia")
    assert finder.poll() == "Mia"
    assert finder.found("Mia") == ()
