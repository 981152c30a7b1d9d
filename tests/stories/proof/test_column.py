"""A story set for reading shows where every sentence was written."""

from __future__ import annotations

import re
from dataclasses import replace

from stories.problems import Problem
from stories.proof.column import Margin, column, local, marked
from stories.script import Cue, Item, Line, Pause, Script, Seconds, Source
from tests.stories.small import story

HERE = Source("small", "tales/lamp.md", 12, "small/lamp#one/first")


def line(text: str, paragraph: int = 0, source: Source = HERE, *, whisper: bool = False) -> Line:
    """One sentence."""
    return Line(text, text, source, "one", paragraph=paragraph, whisper=whisper)


def words(html: str) -> str:
    """The page's words without its tags."""
    return " ".join(re.sub(r"<[^>]+>|\u200b", " ", html).split())


def test_every_sentence_has_its_source() -> None:
    """All sentences of a telling, each paragraph with file and line, each passage named."""
    script: Script = story().script
    shown = column(script.items, Margin(()))
    assert shown.count('<p class="say">') == len({one.paragraph for one in script.lines})
    flat = words(shown)
    for one in script.lines:
        assert f":{one.source.line}" in flat
        assert local(one.source.passage) in shown
    bare = words(re.sub(r'<p class="src">.*?</p>', "", shown)).replace(" ", "")
    assert bare == "".join(one.text for one in script.lines).replace(" ", "").replace(
        '"', "&quot;"
    ).replace("'", "&#x27;")


def test_a_sentence_from_elsewhere_says_so() -> None:
    """An echo or a turn inside a paragraph carries its own place."""
    echo = replace(HERE, line=40, passage="small/lamp#two/cat")
    shown = column([line("One."), line("The cat slept.", source=echo)], Margin(()))
    assert '<span class="from" title="tales/lamp.md:40  two/cat">The cat slept.</span>' in shown
    assert words(shown).endswith("one/first tales/ lamp.md:12 :40")


def test_what_is_heard_again_is_marked_once() -> None:
    """The passage is tinted in every paragraph and says once when it was heard."""
    shown = column([line("One."), line("Two.", 1)], Margin(()), heard={HERE.passage: 4}, night=9)
    assert shown.count('class="row again"') == 2
    assert shown.count("again: night 4, 5 nights ago") == 1


def test_problems_stand_at_their_lines() -> None:
    """A problem is marked in the text and in the margin; its anchor is given once."""
    problem = Problem("tales/lamp.md", 12, "L014", "too <loud>.", "whisper.", error=False)
    margin = Margin([problem])
    shown = column([line("Boo!"), line("Boo!", 1)], margin)
    assert shown.count('id="line-tales-lamp-md-12"') == 1
    assert shown.count("L014 too &lt;loud&gt;.") == 2
    assert shown.count("data-jump") == 1
    assert margin.anchors == {("tales/lamp.md", 12): "line-tales-lamp-md-12"}
    assert margin.passages == {HERE.passage: "passage-small-lamp-one-first"}


def test_pictures_pauses_and_whispers() -> None:
    """What is shown, waited and whispered stands in the margin."""
    items: list[Item] = [Cue("picture", "roofs"), line("Hush.", whisper=True), Pause(Seconds(1.0))]
    flat = words(column(items, Margin(())))
    assert "picture roofs" in flat
    assert "whisper" in flat
    assert "pause 1 s" in flat


def test_emphasis() -> None:
    """Stressed words are set in italics."""
    assert marked("Tip. Tip-tap & so.", ((0, 4), (5, 12))) == (
        "<em>Tip.</em> <em>Tip-tap</em> &amp; so."
    )
