"""The sheet is one well-formed page that needs nothing else and trusts no pack."""

from __future__ import annotations

import itertools
import re
from dataclasses import replace
from html.parser import HTMLParser

from stories.pack import Container
from stories.problems import Problem
from stories.proof import MARKER, Order, Proof, Sky, gather, page
from stories.proof.tags import text
from tests.stories.proof.whole import LINE, container, owl
from tests.stories.small import OWL_TALE, children

VOID = {"meta", "br", "input", "wbr", "hr"}
EVIL = '</title></style></script><script>alert(1)</script><img src=x onerror=alert(1)>"'
ORDER = Order(children(), 1.0, 1, (Sky("14 Mar", "spring", "waxing"),))


class Reader(HTMLParser):
    """Reads a page strictly: what is opened is closed, and every id stands once."""

    def __init__(self, page: str) -> None:
        """Read it whole."""
        super().__init__()
        self.open: list[str] = []
        self.ids: list[str] = []
        self.links: list[str] = []
        self.tags: list[str] = []
        self.feed(page)
        self.close()
        assert self.open == []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note a tag."""
        self.tags.append(tag)
        if tag not in VOID:
            self.open.append(tag)
        for key, value in attrs:
            assert not key.startswith("on"), "no script in an attribute"
            if key == "id":
                self.ids.append(value or "")
            if key in ("href", "src", "action", "data"):
                self.links.append(value or "")

    def handle_endtag(self, tag: str) -> None:
        """Close what was opened last."""
        assert self.open.pop() == tag


def test_the_page_is_whole() -> None:
    """Tags match, ids stand once, and every link leads to something on this page."""
    sheet = page(owl())
    read = Reader(sheet)
    assert len(read.ids) == len(set(read.ids))
    assert read.links
    assert all(link.startswith("#") and link[1:] in read.ids for link in read.links)
    assert sheet.startswith(f"<!DOCTYPE html>\n{MARKER}\n")


def test_the_page_needs_nothing_else() -> None:
    """No address, no file, no import: style and script stand in it."""
    sheet = page(owl())
    assert not re.search(r"https?:|//[a-z]|@import|url\(", sheet)
    assert "default-src &#x27;none&#x27;" in sheet


def test_headings_are_in_order() -> None:
    """One h1, and no level is skipped on the way down."""
    levels = [int(tag[1]) for tag in Reader(page(owl())).tags if re.fullmatch("h[1-6]", tag)]
    assert levels.count(1) == 1
    assert all(after <= before + 1 for before, after in itertools.pairwise(levels))


def test_problems_lead_to_their_sentences() -> None:
    """Advice links to the line it is about, and shows what was typed there."""
    sheet = page(owl())
    problems = sheet[sheet.index('<section id="problems"') : sheet.index('id="covering"')]
    assert "an &lt;owl&gt; so late." in problems
    assert f'href="#line-tales-owl-md-{LINE}"' in problems
    assert f'<span class="wrong" title="tales/owl.md:{LINE}  asking/cat" id="line' in sheet
    assert "asked the cat, and {{ lead.they_were }} told." in problems
    assert "cast.toml:2" in problems


def test_nothing_a_pack_says_becomes_markup() -> None:
    """Titles, authors, problems, places and prose are words and nothing else."""
    proof = owl()
    manifest = proof.container.manifest
    assert manifest is not None
    evil = replace(
        proof,
        container=replace(
            proof.container, name=EVIL,
            manifest=replace(manifest, title=EVIL, authors=(EVIL,), licence=EVIL, version=EVIL),
        ),
        problems=(Problem(EVIL, 1, "X001", EVIL, EVIL),),
    )  # fmt: skip
    sheet = page(evil)
    assert EVIL not in sheet
    assert sheet.count(text(EVIL)) >= 5
    assert Reader(sheet).tags.count("script") == 1
    told = OWL_TALE.replace("Good evening", "<script>alert(1)</script>").replace("{{ perch }}", "x")
    assert "<script>alert" not in page(gather(container(told), (), ORDER))


def test_a_broken_pack_still_has_a_sheet() -> None:
    """The problems are shown, with what was typed, and nothing is missing its link."""
    for broken in (
        Container("none", None, {}, (Problem("pack.toml", 1, "P003", "no pack.toml.", "write."),)),
        container("+++\nid = \n+++\n"),
    ):
        read = Reader(page(gather(broken, (), ORDER)))
        assert {link[1:] for link in read.links} <= set(read.ids)
        assert "main" in read.tags


def test_only_a_watched_sheet_looks_for_a_newer_one() -> None:
    """The stamp changes with the sheet; without a script a watched page loads itself anew."""
    proof = owl()

    def stamp(one: Proof) -> str:
        found = re.search(r'data-stamp="(\w+)"', page(one))
        assert found
        return found[1]

    assert stamp(proof) == stamp(proof) != stamp(replace(proof, problems=()))
    assert 'http-equiv="refresh"' in page(proof, watched=True)
    assert 'http-equiv="refresh"' not in page(proof)
