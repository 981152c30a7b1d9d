"""Whatever is put on the page is escaped, unless it was made here."""

from __future__ import annotations

from stories.proof.tags import Tag, count, slug, tag, text, together


def test_words_are_escaped_and_tags_are_not() -> None:
    """A pack's words can never become a tag, in the text or in an attribute."""
    evil = "<script>alert('x')</script>\""
    made = tag("p", evil, tag("b", "&"), title=evil)
    assert "<script" not in made
    assert made.endswith("<b>&amp;</b></p>")
    assert isinstance(text(evil), Tag)
    assert text(text("<")) == "&lt;"


def test_letters_that_deceive_show_as_damage() -> None:
    """Control letters, halves of letters and turned directions are never passed on."""
    assert text("a\x00b\x1bc\u202ed\ud800e\u2066f") == "a\ufffdb\ufffdc\ufffdd\ufffde\ufffdf"
    assert text("Siobhán\n\t😴") == "Siobhán\n\t😴"


def test_attributes() -> None:
    """Class and data names are written as HTML wants them; empty ones are left out."""
    assert tag("a", "x", cls="big", data_jump=True, href=None, open=False) == (
        '<a class="big" data-jump>x</a>'
    )
    assert tag("p", cls="") == "<p></p>"
    assert tag("meta", charset="utf-8") == '<meta charset="utf-8">'


def test_pieces_and_names() -> None:
    """Pieces are joined, anchors are plain, numbers have their noun."""
    assert together(["<", tag("br")], " ") == "&lt; <br>"
    assert slug("Tales/Übers Meer.md #3") == "tales-bers-meer-md-3"
    assert (count(0, "tale"), count(1, "tale"), count(2, "tale")) == (
        "no tales", "1 tale", "2 tales",
    )  # fmt: skip
