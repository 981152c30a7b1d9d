"""`hearthside ritual`: the almanac on the command line: what is there, one entry, and its check."""

from __future__ import annotations

import json
import textwrap
from pathlib import Path
from typing import TYPE_CHECKING

from kiosk.cli import cards, inherit
from kiosk.cli.exits import FINDING, FINE, WrongUse
from kiosk.desk import own as own_rituals
from rituals import covering, library, lint
from rituals.ritual import Confidence

if TYPE_CHECKING:
    import argparse
    from collections.abc import Iterator
    from typing import Any

    from rituals.ritual import Ritual

WIDTH = 88


def register(words: argparse._SubParsersAction[Any]) -> None:
    """Add the word to the command line."""
    noun = words.add_parser(
        "ritual",
        help="the almanac of rituals",
        description=__doc__,
        epilog="hearthside ritual list",
    )
    verbs = noun.add_subparsers(dest="verb", metavar="VERB", required=True)
    listing = verbs.add_parser(
        "list",
        help="every ritual, with ages, minutes, tier and sources",
        epilog="hearthside ritual list --json",
    )
    listing.add_argument("--json", action="store_true", help="for tools: a list of objects")
    listing.set_defaults(run=_list)
    show = verbs.add_parser(
        "show", help="one ritual, whole", epilog="hearthside ritual show curfew-bell"
    )
    show.add_argument("id", metavar="ID")
    show.add_argument("--json", action="store_true", help="for tools")
    show.set_defaults(run=_show)
    check = verbs.add_parser(
        "check",
        help="hold every ritual against the rules of the almanac",
        epilog="hearthside ritual check",
    )
    check.add_argument("folder", nargs="?", type=Path, help="a ritual pack; ours without it")
    check.add_argument(
        "--show", nargs="?", const="", default=None, metavar="ID",
        help="also print what every kind of family would hear, of one ritual or of all",
    )  # fmt: skip
    check.set_defaults(run=_check)
    cards.register(verbs)
    inherit.register(verbs)


def described(ritual: Ritual) -> dict[str, Any]:
    """Return a ritual as plain data for tools."""
    return {
        "id": ritual.id,
        "name": ritual.name,
        "pack": ritual.pack,
        "people": ritual.people,
        "place": ritual.place,
        "era": ritual.era,
        "years": list(ritual.years),
        "was": ritual.was,
        "sources": [str(source) for source in ritual.sources],
        "confidence": ritual.confidence.value,
        "checked": ritual.checked,
        "contested": list(ritual.contested),
        "changed": ritual.changed,
        "tier": ritual.tier.value,
        "ages": list(ritual.ages),
        "minutes": round(ritual.seconds / 60, 1),
        "minutes_most": round(ritual.seconds_most / 60, 1),
        "senses": list(ritual.senses),
        "families": list(ritual.families),
        "needs": list(ritual.needs),
        "care": {code.name: code.line for code in ritual.care},
        "seasons": list(ritual.seasons),
        "worries": list(ritual.worries),
        "holds_story": ritual.holds_story,
        "opening": ritual.opening,
        "steps": [
            {
                "id": step.id,
                "say": step.say,
                "do": step.do,
                "seconds": step.seconds,
                "most": max(step.most, step.seconds),
                "cue": step.cue.value,
                "by": step.by,
                "ages": list(step.ages or ritual.ages),
                "care": [code.name for code in step.care],
            }
            for step in ritual.steps
        ],
        "morning": ritual.morning,
    }


def _list(asked: argparse.Namespace) -> int:
    own = inherit.ours(asked.home)
    waiting = {one.id for one, wrong in own if wrong}
    shelf = (*library.shipped().shelf, *(one for one, _ in own))
    if asked.json:
        print(json.dumps([described(one) for one in shelf], ensure_ascii=False, indent=2))
        return FINE
    for one in shelf:
        ages = f"{one.ages[0]}-{one.ages[1]}"
        minutes = f"{one.seconds / 60:.0f} min"
        tale = ", holds the tale" if one.holds_story else ""
        print(f"{one.id:28}{one.name} ({one.origin})")
        kind = _kind(one) + (", not offered yet" if one.id in waiting else "")
        print(f"{'':28}ages {ages}, {minutes}, {kind}{tale}; {one.sources[0]}")
    return FINE


def _show(asked: argparse.Namespace) -> int:
    own = tuple(one for one, _ in inherit.ours(asked.home))
    try:
        ritual = library.Library((*library.shipped().rituals, *own)).get(asked.id)
    except library.NoRitual as problem:
        raise WrongUse(str(problem)) from None
    if asked.json:
        print(json.dumps(described(ritual), ensure_ascii=False, indent=2))
        return FINE
    print("\n".join(_card(ritual)))
    return FINE


def _card(ritual: Ritual) -> Iterator[str]:
    """Yield the lines of a ritual's card."""
    yield ritual.name
    yield f"{ritual.people} · {ritual.place} · {ritual.era}"
    yield ""
    yield from _wrapped("", ritual.was)
    yield ""
    for source in ritual.sources:
        yield from _wrapped("Source: ", str(source))
    if ritual.confidence is Confidence.FAMILY:
        yield "How sure: our own word stands for it"
    else:
        yield f"How sure: {ritual.confidence.value} ({ritual.checked} source seen)"
    for one in ritual.contested:
        yield from _wrapped("Contested: ", one)
    if ritual.changed:
        yield from _wrapped("Changed: ", ritual.changed)
    ages = f"ages {ritual.ages[0]} to {ritual.ages[1]}"
    kind = _kind(ritual)
    yield f"{kind[0].upper()}{kind[1:]}, {ages}, {', '.join(ritual.senses)}"
    if ritual.needs:
        yield f"Needs: {', '.join(ritual.needs)}"
    for code in ritual.care:
        yield f"Care: {code.line}"
    yield ""
    if ritual.opening:
        yield from _wrapped("Marcus: ", ritual.opening)
    for number, step in enumerate(ritual.steps, 1):
        length = "the tale" if not step.seconds else f"{step.seconds} s"
        yield from _wrapped(f"{number}. ({length}) ", f"{ritual.whom(step)}{step.do}")
        if step.say:
            yield from _wrapped("   ", step.say)
    if ritual.morning:
        yield from _wrapped("Next morning: ", ritual.morning)


def _kind(ritual: Ritual) -> str:
    """Return a ritual's tier, or that it is the family's own."""
    return inherit.MARK if ritual.pack == own_rituals.PACK else f"tier {ritual.tier.value}"


def _wrapped(head: str, text: str) -> list[str]:
    return textwrap.wrap(
        head + text, WIDTH, subsequent_indent=" " * len(head), drop_whitespace=True
    )


def _told(ritual: Ritual) -> Iterator[str]:
    """Yield what each kind of family would hear, each wording once."""
    yield from (ritual.name, "=" * len(ritual.name), "")
    seen: set[tuple[str, ...]] = set()
    for telling in covering.tellings(ritual):
        words = tuple(" ".join(line.text for line in one.lines) for one in telling.scripts)
        if words in seen:
            continue
        seen.add(words)
        yield f"Told to {telling.whom}:"
        for number, (step, said) in enumerate(zip(telling.ritual.steps, words, strict=True), 1):
            length = "the tale" if not step.seconds else f"{step.seconds} s"
            yield from _wrapped(f"{number}. ({length}) ", said or f"[{step.do}]")
        yield ""


def _check(asked: argparse.Namespace) -> int:
    folders = library.pack_folders(library.SHIPPED) if asked.folder is None else (asked.folder,)
    found = library.open_packs(folders)
    if asked.show is not None:
        wanted = [one for one in found.rituals if asked.show in ("", one.id)]
        if not wanted:
            raise WrongUse(
                f"show: there is no ritual '{asked.show}' here: see hearthside ritual list"
            )
        print("\n".join(line for one in wanted for line in _told(one)))
    problems = sorted(
        {*found.problems, *(problem for one in found.rituals for problem in lint.check(one))}
    )
    for problem in problems:
        print(problem if problem.error else f"{problem} (advice)")
    wrong = lint.errors(problems)
    print(f"{len(found.rituals)} rituals, {len(found.shelf)} on the shelf, {len(wrong)} errors.")
    own = inherit.ours(asked.home) if asked.folder is None else ()
    for one, why in own:
        print(f"{one.id}: {one.name}: {f'not offered: {why}' if why else 'fine'}")
    if own:
        print(f"{len(own)} of our own, {sum(not why for _, why in own)} offered.")
    return FINDING if wrong or any(why for _, why in own) else FINE
