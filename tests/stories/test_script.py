"""A script reads as paragraphs and knows its sources."""

from __future__ import annotations

from stories.script import Cue, Line, Pause, Script, Seconds, Source


def test_text_is_paragraphs() -> None:
    """Sentences of one paragraph stand together; cues and pauses are not text."""
    source = Source("p", "tales/a.md", 7, "p/a#knock/first")
    items = (
        Cue("picture", "roof"),
        Line("One.", "One.", source, "knock"),
        Pause(Seconds(1.0)),
        Line("Two.", "Two.", source, "knock"),
        Line("Three.", "Three.", source, "home", paragraph=1),
    )
    script = Script("p/a", "A", items)
    assert script.text == "One. Two.\n\nThree."
    assert str(script.lines[0].source) == "p/tales/a.md:7"
