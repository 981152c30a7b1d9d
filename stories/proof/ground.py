"""Ground is the part of the sheet that counts: pool gauges, maps of beats, passages not reached."""

from __future__ import annotations

from typing import TYPE_CHECKING

from stories.proof.chart import beat_map, gauge, kind
from stories.proof.column import local
from stories.proof.reading import tale_title
from stories.proof.tags import Tag, count, slug, tag, together

if TYPE_CHECKING:
    from stories.pools import Pool
    from stories.proof.column import Margin
    from stories.proof.gathering import Proof, TaleProof
    from stories.proof.reach import Unreached
    from stories.tale import Beat


def pools_section(proof: Proof) -> Tag:
    """Return what there is against what is needed, the low ones first to the eye."""
    lasting = [
        tag("li", tag("b", f"{minutes} minutes: "),
            count(nights, "night"), " in a row before a passage is heard again")
        for minutes, nights in (proof.unrepeated or {}).items()
    ]  # fmt: skip
    low = [pool for pool in proof.pools if pool.low]
    worries = [pool for pool in proof.pools if pool.what.startswith("worry:")]
    others = [pool for pool in proof.pools if pool not in worries]
    return tag(
        "section",
        tag("h2", "Pools", id="pools-title", tabindex=-1),
        tag("p", f"How long this pack lasts for these children before it must repeat itself. "
            f"{count(len(low), 'pool')} low. The tick on a bar is what is needed; a low bar is "
            "hatched and says so.", cls="lead"),
        tag("ul", *lasting, cls="lasting") if lasting else "",
        _gauges("What there is", others),
        _gauges("What is left for each worry", worries),
        id="pools",
        aria_labelledby="pools-title",
    )  # fmt: skip


def _gauges(title: str, pools: list[Pool]) -> Tag:
    """Return gauges under a heading."""
    if not pools:
        return Tag("")
    rows = (
        tag(
            "li",
            tag("span", pool.text, cls="words"),
            gauge(pool.have, pool.need, low=pool.low),
            tag("span", f"{pool.have} of {pool.need}", cls="numbers"),
            _verdict(pool),
        )
        for pool in pools
    )
    return together([tag("h3", title), tag("ul", *rows, cls="gauges")])


def _verdict(pool: Pool) -> Tag:
    """Return in a word whether a pool is low; a shape says it, too."""
    if pool.low:
        return tag("strong", "▼ low", cls="low")
    return tag("span", "enough" if pool.have >= pool.need else "will do", cls="enough")


def maps_section(proof: Proof, margin: Margin) -> Tag:
    """Return a map of each tale, and what was never reached."""
    return tag(
        "section",
        tag("h2", "Maps", id="maps-title", tabindex=-1),
        tag("p", "Each tale's beats in order; the higher the hill, the livelier. Every dot is one "
            "version, with how often the nights told it. Under it, what they never told and why; "
            "▼ is a version that the covering twelve did not tell either.", cls="lead"),
        *(_map(one, margin) for one in proof.tales),
        id="maps",
        aria_labelledby="maps-title",
    )  # fmt: skip


def _map(one: TaleProof, margin: Margin) -> Tag:
    """Return one tale's map."""
    nights = count(len(one.reach.nights), "night")
    name = f"map-of-{slug(one.tale.id)}"
    return tag(
        "section",
        tag("h3", tale_title(one), id=name),
        tag("p", f"Told on {nights}.", cls="facts"),
        tag("div", beat_map(one.reach), cls="wide map", tabindex=0, role="region",
            aria_label=f"Map of {one.tale.id}"),
        tag("details",
            tag("summary", tag("h4", "Every version"), " ",
                tag("span", "how often each was told", cls="more")),
            *(_beat(beat, one, margin) for beat in one.tale.beats)),
        _unreached(one, margin),
        aria_labelledby=name,
        cls="mapped",
    )  # fmt: skip


def _beat(beat: Beat, one: TaleProof, margin: Margin) -> Tag:
    """Return the versions of one beat with how often each was told."""
    more = f" ({kind(beat)})" if kind(beat) else ""
    rows = (
        tag("li", _link(passage.id, passage.slug, margin), " ",
            tag("span", f"{one.reach.times.get(passage.id, 0)}×", cls="numbers"))
        for passage in beat.passages
    )  # fmt: skip
    return together([tag("h5", f"{beat.title}, energy {beat.energy}{more}"),
                     tag("ul", *rows, cls="versions")])  # fmt: skip


def _unreached(one: TaleProof, margin: Margin) -> Tag:
    """Return the passages that no night told, by why."""
    never = one.reach.unreached
    if not never:
        return tag("p", "The nights told every passage of this tale.", cls="facts")
    by_reason: dict[str, list[Unreached]] = {}
    for each in never:
        by_reason.setdefault(each.why, []).append(each)
    rows = (
        tag(
            "li",
            tag("span", f"{why[:1].upper()}{why[1:]}: ", cls="why"),
            together((_never(each, margin) for each in group), ", "),
        )
        for why, group in sorted(by_reason.items(), key=lambda item: -len(item[1]))
    )
    return together([
        tag("h4", f"Never told in these nights: {count(len(never), 'passage')}"),
        tag("ul", *rows, cls="never"),
    ])  # fmt: skip


def _never(each: Unreached, margin: Margin) -> Tag:
    """Return one unreached passage, marked if the twelve did not tell it either."""
    shape = "" if each.covered else tag("span", "▼", cls="low", title="nor did the twelve")
    return together([shape, _link(each.passage.id, local(each.passage.id), margin)], "")


def _link(passage: str, words: str, margin: Margin) -> Tag:
    """Return a link to where a passage stands on the sheet."""
    anchor = margin.passages.get(passage)
    return tag("a", words, href=f"#{anchor}") if anchor else tag("span", words)
