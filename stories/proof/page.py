"""The page is the proof sheet itself: one file of text that any browser opens, with no network."""

from __future__ import annotations

import re
from hashlib import blake2b
from pathlib import Path
from typing import TYPE_CHECKING

from stories.marks import LINE, LINE_END
from stories.proof.column import Margin
from stories.proof.ground import maps_section, pools_section
from stories.proof.reading import covering_section, nights_section, tale_title
from stories.proof.tags import Tag, count, slug, tag, together

if TYPE_CHECKING:
    from collections.abc import Iterable

    from stories.problems import Problem
    from stories.proof.gathering import Proof
    from stories.tale import Passage

MARKER = "<!-- hearthside proof sheet -->"
"""What tells our own sheet from any other page: only such a file is ever written over."""
_NO_WORDS = re.compile(f"\\{{[{{%].*?[%}}]\\}}|{LINE}\\d*{LINE_END}")
_POLICY = (
    "default-src 'none'; style-src 'unsafe-inline'; script-src 'unsafe-inline'; "
    "img-src data:; frame-src 'self' file:; base-uri 'none'; form-action 'none'"
)


def page(proof: Proof, *, watched: bool = False) -> str:
    """Return the sheet; a ``watched`` one loads itself anew when it was made anew."""
    margin = Margin(proof.problems, proof.pictures)
    told: list[Tag] = []
    if proof.pack is not None and proof.tales:
        told = [
            covering_section(proof, margin),
            nights_section(proof, margin),
            pools_section(proof),
            maps_section(proof, margin),
        ]
    title = proof.container.manifest.title if proof.container.manifest else proof.container.name
    body = together([
        tag("a", "To the first problem or tale", href="#problems", cls="skip"),
        tag("header", _head(proof, title), role="banner"),
        _contents(proof),
        tag("main", _problems(proof, margin), *told, id="main"),
        tag("footer", tag("p", "A proof sheet by Hearthside. Press ? for the keys; folded parts "
                          "print as one line, and o opens or folds them all.")),
    ])  # fmt: skip
    stamp = blake2b(body.encode(), digest_size=8).hexdigest()
    again = tag("noscript", tag("meta", http_equiv="refresh", content="5")) if watched else ""
    head = together([
        tag("meta", charset="utf-8"),
        tag("meta", name="viewport", content="width=device-width, initial-scale=1"),
        tag("meta", http_equiv="Content-Security-Policy", content=_POLICY),
        tag("meta", name="color-scheme", content="light dark"),
        tag("title", f"{title}: proof sheet"),
        again,
        tag("style", Tag(_file("sheet.css"))),
        tag("script", Tag(_file("sheet.js"))),
    ])  # fmt: skip
    whole = tag(
        "html",
        tag("head", "\n", head, "\n"),
        "\n",
        tag("body", "\n", body, "\n"),
        lang=proof.container.manifest.language if proof.container.manifest else "en",
        data_stamp=stamp,
        data_watched=watched,
    )
    return f"<!DOCTYPE html>\n{MARKER}\n{whole}\n"


def _file(name: str) -> str:
    """Return one of the files that lie beside this module."""
    return (Path(__file__).parent / name).read_text(encoding="utf-8")


def _head(proof: Proof, title: str) -> Tag:
    """Return what the pack says about itself, and what is in it."""
    manifest = proof.container.manifest
    rows: list[tuple[str, object]] = [("Folder", tag("code", proof.container.name))]
    if manifest:
        rows = [
            ("Pack", tag("code", manifest.id)),
            ("Version", manifest.version),
            ("By", ", ".join(manifest.authors)),
            ("Licence", manifest.licence),
            ("Ages", f"{manifest.ages[0]}–{manifest.ages[1]}"),
            ("Language", manifest.language),
        ]
    if proof.pack:
        tales = proof.pack.tales
        beats = [beat for tale in tales for beat in tale.beats]
        passages = {one.id: one for beat in beats for one in beat.passages}
        rows.append(("Holds", ", ".join([
            count(len(tales), "tale"), count(len(beats), "beat"),
            count(len(passages), "passage"), f"{_words(passages.values()):,} words",
        ])))  # fmt: skip
    return together([
        tag("p", "Proof sheet", cls="kicker"),
        tag("h1", title),
        tag("dl", *(tag("div", tag("dt", name), tag("dd", value)) for name, value in rows)),
    ])  # fmt: skip


def _words(passages: Iterable[Passage]) -> int:
    """Return how many words are written in these passages, what stands in braces apart."""
    return sum(len(_NO_WORDS.sub(" ", one.prose.text).split()) for one in passages)


def _contents(proof: Proof) -> Tag:
    """Return the list of sections, with every tale."""
    errors, advice = proof.errors, len(proof.problems) - proof.errors
    found = f"{count(errors, 'error')}, {count(advice, 'piece', 'pieces')} of advice"
    rows = [_entry("problems", "Problems", found)]
    if proof.tales:
        tales = (
            _entry(f"tale-{slug(one.tale.id)}", tale_title(one),
                   count(sum(len(join.nexts) for join in one.joins), "join"))
            for one in proof.tales
        )  # fmt: skip
        low = sum(pool.low for pool in proof.pools)
        never = sum(len(one.reach.unreached) for one in proof.tales)
        rows += [
            _entry("covering", "The covering set", count(len(proof.tales), "tale"),
                   tag("ul", *tales)),
            _entry("nights", "Nights in a row", count(len(proof.nights), "night")),
            _entry("pools", "Pools", f"{count(low, 'pool')} low"),
            _entry("maps", "Maps", f"{count(never, 'passage')} never told"),
        ]  # fmt: skip
    return tag("nav", tag("h2", "Contents", cls="quiet"), tag("ul", *rows), aria_label="Contents")


def _entry(anchor: str, words: str, more: str, inside: object = "") -> Tag:
    """Return one line of the contents."""
    return tag("li", tag("a", words, href=f"#{anchor}"), " ", tag("span", more, cls="more"), inside)


def _problems(proof: Proof, margin: Margin) -> Tag:
    """Return every problem, errors first, each linked to where it shows."""
    errors = [problem for problem in proof.problems if problem.error]
    advice = [problem for problem in proof.problems if not problem.error]
    pieces = [tag("h2", "Problems", id="problems-title", tabindex=-1)]
    if not proof.problems:
        pieces.append(tag("p", "None. Every check is content.", cls="lead"))
    for name, found in (("Errors stop the pack", errors), ("Advice, which stops nothing", advice)):
        if found:
            rows = (_problem(problem, proof, margin) for problem in found)
            pieces += [tag("h3", name), tag("ul", *rows, cls="problems")]
    return tag("section", *pieces, id="problems", aria_labelledby="problems-title")


def _problem(problem: Problem, proof: Proof, margin: Margin) -> Tag:
    """Return one problem with the line as it was typed."""
    anchor = _anchor(problem, proof, margin)
    place = tag("code", f"{problem.file}:{problem.line}")
    typed = _typed(problem, proof)
    shape = "■" if problem.error else "○"
    return tag(
        "li",
        tag("p", tag("span", f"{shape} {problem.code}", cls="error" if problem.error else "advice"),
            " ", problem.what),
        tag("p", problem.mend[:1].upper() + problem.mend[1:], cls="mend"),
        tag("p", tag("a", place, href=f"#{anchor}") if anchor else place,
            tag("q", typed) if typed else "", cls="src"),
        data_jump=True,
        tabindex=-1,
    )  # fmt: skip


def _anchor(problem: Problem, proof: Proof, margin: Margin) -> str:
    """Return where a problem shows on this sheet: its sentence, passage or tale, or nothing."""
    exact = margin.anchors.get((problem.file, problem.line))
    if exact:
        return exact
    passages = [
        one
        for each in proof.tales
        for beat in each.tale.beats
        for one in beat.passages
        if one.file == problem.file and one.line <= problem.line
    ]
    if passages:
        nearest = max(passages, key=lambda one: one.line)
        if nearest.id in margin.passages:
            return margin.passages[nearest.id]
    tale = next((one.tale for one in proof.tales if one.tale.file == problem.file), None)
    return f"tale-{slug(tale.id)}" if tale else ""


def _typed(problem: Problem, proof: Proof) -> str:
    """Return the line a problem was found in, as it was typed, if it can be read."""
    raw = proof.container.files.get(problem.file, b"")
    if not problem.file.endswith((".md", ".toml")):
        return ""
    lines = raw.decode("utf-8", errors="replace").splitlines()
    line = lines[problem.line - 1].strip() if 0 < problem.line <= len(lines) else ""
    return line if len(line) <= 200 else f"{line[:199]}…"
