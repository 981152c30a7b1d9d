"""Reading is the part of the sheet that is told: the covering dozens and the nights in a row."""

from __future__ import annotations

from typing import TYPE_CHECKING

from stories.cast import capital
from stories.landing import WITHIN
from stories.memory import PASSAGE_REST
from stories.proof.column import Margin, column, local, marked
from stories.proof.strip import strip
from stories.proof.tags import Tag, count, slug, tag, text, together

if TYPE_CHECKING:
    from stories.cast import Child
    from stories.proof.drawn import Drawn
    from stories.proof.evenings import Evening
    from stories.proof.gathering import Proof, TaleProof


def covering_section(proof: Proof, margin: Margin) -> Tag:
    """Return every tale's covering set: dozen, the rest, drawn things, joins."""
    return tag(
        "section",
        tag("h2", "The covering set", id="covering-title", tabindex=-1),
        tag(
            "p",
            "Each tale told twelve times: to one girl, to one child who is “they”, to two and to "
            "three children; on a first, a second and a third night, with what was heard before; "
            "by turns in its fewest and its most minutes. Then what those twelve left out, every "
            "drawn thing in every sentence, and every two passages that can meet.",
            cls="lead",
        ),
        *(_tale(one, margin) for one in proof.tales),
        id="covering",
        aria_labelledby="covering-title",
    )


def _tale(one: TaleProof, margin: Margin) -> Tag:
    """Return the covering set of one tale."""
    tale = one.tale
    facts = [
        f"ages {tale.ages[0]}–{tale.ages[1]}",
        f"{tale.minutes[0]}–{tale.minutes[1]} minutes",
        tale.shape,
        f"touches {', '.join(tale.worries)}" if tale.worries else "touches no worry",
        *([f"meets {', '.join(tale.meets)}"] if tale.meets else []),
        "told once" if tale.once else "told again and again",
        count(sum(len(beat.passages) for beat in tale.beats), "passage"),
    ]
    name = f"tale-{slug(tale.id)}"
    return tag(
        "section",
        tag("h3", tale_title(one), id=f"{name}-title", tabindex=-1),
        tag("p", tag("code", tale.file), " · ", " · ".join(facts), cls="facts"),
        *(_telling(evening, margin, first=not number) for number, evening in enumerate(one.dozen)),
        _rest(one, margin),
        _drawn(one),
        _joins(one),
        id=name,
        cls="tale",
        aria_labelledby=f"{name}-title",
    )


def tale_title(one: TaleProof) -> str:
    """Return a tale's title as it was told, or its id where it never was."""
    return next((e.story.title for e in one.dozen if e.story), one.tale.id)


def _telling(evening: Evening, margin: Margin, *, first: bool) -> Tag:
    """Return one telling that can be folded."""
    story = evening.story
    if story is None:
        return _folded(evening.label, "not told", tag("p", evening.refusal, cls="refusal"), evening)
    weather = f"{evening.sky.season}, {evening.sky.moon} moon"
    return _folded(
        capital(evening.label),
        together([weather, " · ", minutes(evening)], ""),
        together([
            tag("p", listeners(evening.children), " ", " ".join(story.reasons[1:]), cls="reasons"),
            strip(margin.pictures.get(evening.id, ())),
            tag("div", column(story.script.items, margin), cls="column"),
        ]),
        evening,
        opened=first,
    )  # fmt: skip


def _folded(
    label: str, more: object, inside: Tag, evening: Evening, *, opened: bool = False
) -> Tag:
    """Return a telling under its heading."""
    return tag(
        "details",
        tag("summary", tag("h4", label), " ", tag("span", more, cls="more")),
        inside,
        id=evening.id,
        cls="telling",
        open=opened,
    )


def minutes(evening: Evening) -> Tag:
    """Return what a telling takes, against the wish."""
    story = evening.story
    if story is None:
        return tag("span", "not told")
    planned = story.seconds_planned / 60.0
    off = story.missed
    by = f"{off:+.0%}".replace("-", "−") if abs(off) >= 0.005 else "±0%"
    words = f"{planned:.1f} of {planned / (1.0 + off):.2g} min ({by})"
    missed = abs(off) > WITHIN
    return tag("span", "▲ " if missed else "", words, ", off the wish" if missed else "",
               cls="missed" if missed else None)  # fmt: skip


def listeners(children: tuple[Child, ...]) -> str:
    """Return who listens, with ages and pronouns."""
    return "; ".join(f"{one.name}, {one.age:g}, {one.pronouns}" for one in children) + "."


def _rest(one: TaleProof, margin: Margin) -> Tag:
    """Return the passages that the dozen left out, each told by itself."""
    if not one.rest:
        return tag("p", "The twelve tellings tell every passage of this tale.", cls="facts")
    parts: list[Tag] = []
    for passage, lines in one.rest:
        name = local(passage.id)
        if lines:
            parts.append(tag("h5", name))
            parts.append(tag("div", column(lines, margin), cls="column"))
        else:
            anchor = margin.passage_anchor(passage.id)
            parts.append(tag("h5", name, id=anchor))
            parts.append(tag("p", f"{passage.file}:{passage.line}: nobody can hear it: its "
                             "conditions never hold together.", cls="refusal"))  # fmt: skip
    return tag(
        "details",
        tag("summary", tag("h4", "Told alone"), " ",
            tag("span", count(len(one.rest), "passage"), " that the twelve left out", cls="more")),
        *parts,
        cls="telling",
        id=f"alone-{slug(one.tale.id)}",
    )  # fmt: skip


def _drawn(one: TaleProof) -> Tag:
    """Return every drawn thing in every sentence that tells it."""
    if not one.drawn:
        return text("")
    return tag(
        "details",
        tag("summary", tag("h4", "Things drawn"), " ",
            tag("span", ", ".join(f"{d.name} ({len(d.values)})" for d in one.drawn), cls="more")),
        *(_draw(draw) for draw in one.drawn),
        cls="telling",
        id=f"drawn-{slug(one.tale.id)}",
    )  # fmt: skip


def _draw(draw: Drawn) -> Tag:
    """Return one draw: its sentences, each with every value."""
    heading = tag("h5", f"{draw.name}: {count(len(draw.values), 'value')} in "
                  f"{count(len(draw.uses), 'sentence')}")  # fmt: skip
    uses = (
        tag(
            "div",
            tag("ul", *(tag("li", _with_value(*told), cls="say") for told in use.told)),
            tag("p", tag("b", local(use.source.passage)), " ",
                tag("span", f"{use.source.file}:{use.source.line}", cls="at"), cls="src"),
            cls="row",
        )
        for use in draw.uses
    )  # fmt: skip
    return together([heading, tag("div", *uses, cls="column")])


def _with_value(form: str, sentence: str) -> Tag:
    """Return a sentence with its drawn words marked."""
    if not form:
        return text(sentence)
    before, found, after = sentence.partition(form)
    return together([before, tag("mark", found), after], "")


def _joins(one: TaleProof) -> Tag:
    """Return every two passages that can meet: an end, and the beginnings that may follow."""
    number = sum(len(join.nexts) for join in one.joins)
    rows = (
        tag(
            "div",
            tag(
                "div",
                tag("p", marked(join.end.text, join.end.emphasis), cls="end"),
                tag("ul", *(
                    tag("li", tag("span", marked(line.text, line.emphasis)), " ",
                        tag("small", local(passage.id)), cls="say")
                    for passage, line in join.nexts
                )),
                cls="joins",
            ),
            tag("p", tag("b", local(join.passage.id)), " ",
                tag("span", f"{join.passage.file}:{join.passage.line}", cls="at"), cls="src"),
            cls="row",
        )
        for join in one.joins
    )  # fmt: skip
    return tag(
        "details",
        tag("summary", tag("h4", "Joins"), " ",
            tag("span", count(number, "pair"), " of passages that can meet", cls="more")),
        tag("div", *rows, cls="column"),
        cls="telling",
        id=f"joins-{slug(one.tale.id)}",
    )  # fmt: skip


def nights_section(proof: Proof, margin: Margin) -> Tag:
    """Return the nights in a row: a table to look over, then every telling in full."""
    number = len(proof.order.skies)
    again = sum(bool(one.heard) for one in proof.nights)
    missed = sum(abs(one.story.missed) > WITHIN for one in proof.nights if one.story)
    title = f"{number} nights in a row" if number != 1 else "One night"
    pieces: list[Tag] = [tag("h2", title, id="nights-title", tabindex=-1)]
    refusals = list(dict.fromkeys(one.refusal for one in proof.nights if one.refusal))
    pieces += [tag("p", refusal, cls="refusal") for refusal in refusals]
    if any(one.story for one in proof.nights):
        pieces.append(
            tag(
                "p",
                f"{listeners(proof.order.children)} {proof.order.minutes:g} minutes wished, seed "
                f"{proof.order.seed}, from this pack alone. A passage rests {PASSAGE_REST} nights; "
                "one that is heard again before that is tinted and says when it was heard. "
                f"{count(again, 'night')} with something heard again; "
                f"{count(missed, 'night')} off the wished length by more than {WITHIN:.0%}.",
                cls="lead",
            )
        )
        pieces.append(_calendar(proof))
        pieces += [_night(one, margin) for one in proof.nights]
    return tag("section", *pieces, id="nights", aria_labelledby="nights-title")


def _calendar(proof: Proof) -> Tag:
    """Return a table of the nights."""
    rows = (
        tag(
            "tr",
            tag("th", tag("a", one.night, href=f"#{one.id}"), scope="row"),
            tag("td", one.sky.date),
            tag("td", one.story.title if one.story else "nothing told"),
            tag("td", minutes(one)),
            tag("td", f"{len(one.heard)} of {len(one.story.passages)}" if one.heard and one.story
                else "–", cls="heard" if one.heard else None),
        )
        for one in proof.nights
    )  # fmt: skip
    head = ("Night", "Date", "Tale", "Minutes", "Heard again")
    return tag(
        "div",
        tag(
            "table",
            tag("caption", "The nights at a glance"),
            tag("thead", tag("tr", *(tag("th", name, scope="col") for name in head))),
            tag("tbody", *rows),
        ),
        cls="wide",
        tabindex=0,
        role="region",
        aria_label="The nights at a glance",
    )


def _night(evening: Evening, margin: Margin) -> Tag:
    """Return one night in full."""
    story = evening.story
    if story is None:
        return _folded(evening.label, "not told", tag("p", evening.refusal, cls="refusal"), evening)
    more = [f"{evening.sky.date}, {evening.sky.season}, {evening.sky.moon} moon · "]
    heard = f" · {count(len(evening.heard), 'passage')} heard again" if evening.heard else ""
    inside = together([
        tag("p", together(story.reasons, " "), cls="reasons"),
        strip(margin.pictures.get(evening.id, ())),
        tag("div", column(story.script.items, margin, heard=evening.heard, night=evening.night),
            cls="column"),
    ])  # fmt: skip
    label = f"{evening.label}: {story.title}"
    words = together([*more, minutes(evening), heard], "")
    return tag(
        "details",
        tag("summary", tag("h3", label), " ", tag("span", words, cls="more")),
        inside,
        id=evening.id,
        cls="telling",
        open=evening.night == 1,
    )
