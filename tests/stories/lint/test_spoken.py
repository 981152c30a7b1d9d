"""Spoken sentences know their slots, whatever tells them."""

from __future__ import annotations

from stories.covering import renderings
from stories.lint.spoken import spoken, worded
from tests.stories.small import OWL_TALE, pack_of


def test_marks_change_no_word() -> None:
    """The very same sentences as the plain covering set, and none of our marks."""
    pack = pack_of(OWL_TALE)
    plain = [one.sentences for one in renderings(pack.tales[0], pack)]
    marked = [
        tuple((one.text, one.source) for one in row.sentences)
        for row in spoken(pack.tales[0], pack)
    ]
    assert marked == plain


def test_a_slot_is_known_in_its_place() -> None:
    """Name, pronoun and drawn thing; the same shape whoever hears it."""
    pack = pack_of(OWL_TALE)
    rows = spoken(pack.tales[0], pack)
    found = [one for row in rows for one in row.sentences if one.text.endswith("were told.")]
    spans = {
        (span.root, span.form, found[0].text[span.start : span.end]) for span in found[0].spans
    }
    assert {(root, form) for root, form, _ in spans} == {("lead", ""), ("lead", "they_were")}
    assert {one.shape for one in found} == {"{lead.} asked the cat, and {lead.they_were} told."}
    assert sum(one.shape == found[0].shape for _, one in worded(rows)) == 1
    assert any(span.root == "perch" for row in rows for one in row.sentences for span in one.spans)


def test_what_is_said_aloud_is_known_over_several_sentences() -> None:
    """A quotation may hold two sentences."""
    text = OWL_TALE.replace(
        '"Good evening," said the owl.', '"Good evening. I am up," said the owl.'
    )
    pack = pack_of(text)
    row = next(one for one in spoken(pack.tales[0], pack) if one.passage.slug == "newly-met")
    said = next(one for one in row.sentences if "I am up" in one.text)
    assert said.aloud(0)
    assert not said.aloud(len(said.text) - 2)
    assert said.narrated.endswith(" said the owl.")
    assert "I am" not in said.narrated
