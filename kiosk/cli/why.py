"""`hearthside story why`: what was chosen on a night, out of what, and why."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from kiosk.cli.exits import FINE, WrongUse
from kiosk.cli.nights import MOST_NIGHTS, day_of, evening_of, library_at, whom
from kiosk.desk.recalling import recall
from stories.library import Library, load_library
from stories.why import Told, as_data, explain, slug_of

if TYPE_CHECKING:
    import argparse
    from collections.abc import Sequence
    from typing import Any

    from stories.casting import Judged
    from stories.choosing import JudgedTale
    from stories.why import Step, Why


def register(verbs: argparse._SubParsersAction[Any]) -> None:
    """Add the verb."""
    why = verbs.add_parser(
        "why",
        help="what was chosen on a night, out of what, and why",
        description="Without --child it is a night of this home's diary; with it the N-th of the"
        " same `story nights`.",
        epilog="hearthside story why 7 --child Mia:6:she --start 2026-03-14",
    )
    why.add_argument("night", type=int, metavar="NIGHT", help="the number of the night")
    whom(why)
    why.add_argument("--start", default="", metavar="DATE", help="the first evening: 2026-03-14")
    why.add_argument("--json", action="store_true", help="for tools")
    why.set_defaults(run=_why)


def _why(asked: argparse.Namespace) -> int:
    if not 1 <= asked.night <= MOST_NIGHTS and asked.child:
        raise WrongUse(f"night: {asked.night} is no number of a night: choose 1 to {MOST_NIGHTS}")
    found, notes = _made_up(asked) if asked.child else _kept(asked)
    if asked.json:
        data = {**as_data(found), "notes": list(notes)}
        print(json.dumps(data, ensure_ascii=False, indent=2))
        return FINE
    for line in (*_head(found, notes), *_tales(found), *_beats(found)):
        print(line)
    return FINE


def _made_up(asked: argparse.Namespace) -> tuple[Why, tuple[str, ...]]:
    """Tell the nights of described children up to this one, and explain it."""
    evening = evening_of(asked, day_of(asked.start or asked.as_if))
    memory, story = evening.until(asked.night)
    told = Told(story.tale, story.passages, _seed_of(story.id), story.reasons)
    return explain(evening.library, evening.tonight(asked.night), memory, told), ()


def _seed_of(story: str) -> str:
    """Return the seed of a telling out of its id."""
    return story.rpartition("@")[2].partition("-")[2]


def _kept(asked: argparse.Namespace) -> tuple[Why, tuple[str, ...]]:
    """Explain a night of the home's diary."""
    recalled = recall(asked.home, asked.night)
    library = library_at(asked.pack) if asked.pack else load_library(recalled.packs)
    told = {id: one for id, one in library.packs.items() if id not in recalled.without}
    library = Library(told, library.problems)
    found = explain(library, recalled.tonight, recalled.memory, recalled.told)
    return found, recalled.notes


def _head(why: Why, notes: Sequence[str]) -> list[str]:
    """Return what was told, to whom and when."""
    now = why.tonight
    names = ", ".join(f"{child.name} ({child.age:g})" for child in now.children)
    lines = [
        f"Night {now.night}: {why.title} ({why.told.tale})",
        f"For {names}; {now.season}, a {now.moon} moon; {now.minutes:g} minutes wished.",
    ]
    lines += [f"  {reason}" for reason in why.told.reasons]
    lines += [f"  Note: {one}" for one in notes]
    if why.changed:
        lines.append("  Note: the pack was changed since; this is how it would be chosen now:")
        lines += [f"    {one}" for one in why.changed]
    return lines


def _tales(why: Why) -> list[str]:
    """Return every tale, the best first."""
    lines = ["", f"The tale, out of {len(why.tales)}:"]
    for place, one in enumerate(why.tales, 1):
        told = one.tale.key == why.told.tale
        mark = ">" if told else " "
        if one.dropped:
            lines.append(f"{mark}  -  {one.tale.key:46} {one.dropped}")
            continue
        lines.append(f"{mark} {place:2}. {one.tale.key:46} {_points(one)}")
        if told and place > 1:
            lines.append(f"{'':7}Those before it could not be told near these minutes, or a")
            lines.append(f"{'':7}grown-up or the evening's plan chose this one.")
    return lines


def _points(one: JudgedTale) -> str:
    """Return what counted for a tale, in words."""
    worn = f"breaks the rest of its {', '.join(one.worn)}; " if one.worn else ""
    return f"{worn}{one.points:g} points: {' '.join(one.reasons) or 'no more than chance.'}"


def _beats(why: Why) -> list[str]:
    """Return every beat with all its versions."""
    lines = ["", "The versions, best first; of equals the smallest chance is told:"]
    for step in why.steps:
        told = [one for one in step.judged if one.passage.id in step.told]
        left_out = "" if told else ", left out"
        asks = f", takes {step.beat.take[0]} to {step.beat.take[1]}" if step.beat.take else ""
        lines += ["", f"{step.beat.title} (energy {step.beat.energy}{asks}{left_out}):"]
        lines += [_version(step, place, one) for place, one in enumerate(step.judged, 1)]
        if told and _passed_over(step):
            lines.append(
                f"{'':7}Better ones gave way for the minutes, the plot or fresher company."
            )
    return lines


def _version(step: Step, place: int, one: Judged) -> str:
    """Return one version in a line."""
    mark = ">" if one.passage.id in step.told else " "
    slug = slug_of(one.passage).partition("/")[2]
    if one.dropped:
        return f"{mark}  -  {slug:32} {one.dropped}"
    parts = [f"rests {one.missing} nights more"] if one.missing else []
    parts += [f"its {rest} came lately" for rest in one.worn if rest != "passage"]
    parts += [f"fits in {_times(one.specific, 'way')}"] if one.specific else []
    parts += [f"heard in this company {_times(one.pairs, 'time')}"] if one.pairs else []
    chance = one.key / 2**64
    return f"{mark} {place:2}. {slug:32} {'; '.join(parts) or 'rested'}; chance {chance:.3f}"


def _times(count: int, what: str) -> str:
    """Return a number of things in words."""
    return f"{count} {what}{'' if count == 1 else 's'}"


def _passed_over(step: Step) -> bool:
    """Return whether something dropped by no filter stood before what was told."""
    told = [one.passage.id in step.told for one in step.judged if not one.dropped]
    return True in told and False in told[: len(told) - told[::-1].index(True)]
