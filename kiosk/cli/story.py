"""`hearthside story`: one story, many nights of stories, and what there is to tell."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

from kiosk.cli import why
from kiosk.cli.child import SPEC_HELP, described
from kiosk.cli.exits import FINE, WrongUse
from kiosk.desk import household
from rituals import frame
from stories.cast import Child
from stories.casting import keyed
from stories.lengths import pace_of
from stories.library import SHIPPED, load_library
from stories.memory import Memory
from stories.season import moon_name, season
from stories.teller import tell

if TYPE_CHECKING:
    import argparse
    from typing import Any

    from stories.library import Library
    from stories.script import Script
    from stories.teller import Story

MOST_MINUTES = 60
MOST_NIGHTS = 400


@dataclass(frozen=True)
class _Evening:
    """What a telling needs to know of one evening."""

    library: Library
    children: tuple[Child, ...]
    minutes: float
    seed: int
    day: date

    def tell(self, memory: Memory, night: int, tale: str | None = None) -> Story:
        """Return the story of one night; the lead goes round by night."""
        day = self.day + timedelta(days=night - 1)
        return tell(
            self.library,
            self.children,
            minutes=self.minutes,
            seed=self.seed if night == 1 else keyed(self.seed, "night", str(night)),
            pace=pace_of(min(child.age for child in self.children)),
            memory=memory,
            tale=tale,
            season=season(day.month),
            moon=moon_name(day.year, day.month, day.day),
            night=night,
            lead=night - 1,
        )


def register(words: argparse._SubParsersAction[Any]) -> None:
    """Add the word to the command line."""
    noun = words.add_parser(
        "story", help="tell a story, or many nights of them", epilog="hearthside story list"
    )
    verbs = noun.add_subparsers(dest="verb", metavar="VERB", required=True)
    one = verbs.add_parser(
        "tell", help="one story", epilog="hearthside story tell --child Mia:6:she --minutes 5"
    )
    _whom(one)
    one.add_argument("--tale", default=None, metavar="ID", help="a certain tale; see `story list`")
    one.add_argument("--json", action="store_true", help="for tools")
    one.set_defaults(run=_tell)
    many = verbs.add_parser(
        "nights",
        help="nights in a row, with memory; a JSON line each",
        epilog="hearthside story nights --child Mia:6:she --nights 7 --start 2026-03-14",
    )
    _whom(many)
    many.add_argument("--nights", type=int, required=True, metavar="N", help="how many")
    many.add_argument("--start", default="", metavar="DATE", help="the first evening: 2026-03-14")
    many.set_defaults(run=_nights)
    listing = verbs.add_parser(
        "list", help="every tale there is", epilog="hearthside story list --json"
    )
    listing.add_argument("--json", action="store_true", help="for tools")
    listing.set_defaults(run=_list)
    why.register(verbs)


def _whom(verb: argparse.ArgumentParser) -> None:
    """Add what every telling needs."""
    verb.add_argument("--child", action="append", default=[], metavar="SPEC", help=SPEC_HELP)
    verb.add_argument("--minutes", default="6", metavar="N", help="1 to 60")
    verb.add_argument("--seed", type=int, default=1, help="the same number, the same story")
    verb.add_argument(
        "--pack", type=Path, action="append", default=[], metavar="DIR",
        help="tell from this pack alone (may be said again)",
    )  # fmt: skip


def _evening(asked: argparse.Namespace, day: date) -> _Evening:
    """Return what was asked for, checked."""
    if not asked.child:
        raise WrongUse("story: nobody is here to hear it: add --child Mia:6:she")
    try:
        minutes = float(asked.minutes)
    except ValueError:
        minutes = 0.0
    if not 1 <= minutes <= MOST_MINUTES:
        raise WrongUse(
            f"minutes: '{asked.minutes}' is not a length of a story: choose 1 to {MOST_MINUTES}"
        )
    children = tuple(child_of(asked.home, spec) for spec in asked.child)
    if len({child.name.casefold() for child in children}) != len(children):
        raise WrongUse("child: two of one name: add a second name to one of them")
    return _Evening(library_at(asked.pack), children, minutes, asked.seed, day)


def library_at(packs: list[Path]) -> Library:
    """Return the library of these packs, or of all that come with the house."""
    if not packs:
        return load_library([SHIPPED])
    library = load_library(packs)
    for folder in packs:
        wrong = [one for one in library.problems.get(folder.name, ()) if one.error]
        if wrong and next(library.tales, None) is None:
            what = wrong[0].what.rstrip(".")
            raise WrongUse(f"pack {folder}: {what}: see `hearthside pack check {folder}`")
    return library


def child_of(home: Path | None, spec: str) -> Child:
    """Return a described child, or one who lives here."""
    if ":" in spec:
        return described(spec)
    for kept in household.listed(home):
        if kept["name"].casefold() == spec.casefold():
            return Child(
                name=kept["name"],
                age=float(kept["age"]),
                pronouns=kept["pronouns"],
                likes=tuple(kept["likes"]),
                worries=tuple(kept["worries"]),
            )
    raise WrongUse(f"child: nobody called '{spec}' lives here: describe one as Name:age:pronouns")


def _day(text: str) -> date:
    """Return the day a text names, today without one."""
    if not text:
        return datetime.now().date()
    try:
        return datetime.fromisoformat(text).date()
    except ValueError:
        raise WrongUse(f"date: '{text}' can't be read: write it like 2026-03-14") from None


def _tell(asked: argparse.Namespace) -> int:
    story = _evening(asked, _day(asked.as_if)).tell(Memory(), 1, asked.tale)
    if asked.json:
        print(json.dumps(as_data(story), ensure_ascii=False, indent=2))
        return FINE
    print(f"{story.title}\n\n{story.script.text}\n")
    print(f"({story.seconds_planned / 60:.1f} minutes, {story.words} words, {story.tale})")
    for reason in story.reasons:
        print(f"  {reason}")
    return FINE


def _nights(asked: argparse.Namespace) -> int:
    if not 1 <= asked.nights <= MOST_NIGHTS:
        raise WrongUse(f"nights: {asked.nights} is no number of nights: choose 1 to {MOST_NIGHTS}")
    evening = _evening(asked, _day(asked.start or asked.as_if))
    names = [child.name for child in evening.children]
    around = {
        "opening": _words(frame.opening(evening.children)),
        "closing": _words(frame.closing(evening.children)),
    }
    memory = Memory()
    for night in range(1, asked.nights + 1):
        story = evening.tell(memory, night)
        memory = memory.after(story.row(night, names))
        day = evening.day + timedelta(days=night - 1)
        data = {"night": night, "date": day.isoformat(), **as_data(story), "frame": around}
        print(json.dumps(data, ensure_ascii=False))
    return FINE


def _words(script: Script) -> str:
    """Return the words of a script in one paragraph."""
    return " ".join(line.text for line in script.lines)


def as_data(story: Story) -> dict[str, Any]:
    """Return a story as plain data for tools."""
    return {
        "id": story.id,
        "title": story.title,
        "tale": story.tale.partition("/")[2],
        "pack": story.pack,
        "shape": story.shape,
        "ages": list(story.ages),
        "minutes_wish": story.minutes_wish,
        "minutes_target": story.minutes_target,
        "seconds_planned": story.seconds_planned,
        "words": story.words,
        "text": story.script.text,
        "sentences": [
            {
                "text": line.text,
                "beat": line.beat,
                "passage": line.source.passage,
                "source": str(line.source),
            }
            for line in story.script.lines
        ],
        "lead": story.lead,
        "friends": dict(story.friends),
        "facts": list(story.facts),
        "reasons": list(story.reasons),
    }


def _list(asked: argparse.Namespace) -> int:
    library = load_library([SHIPPED])
    rows: list[dict[str, Any]] = []
    for tale in library.tales:
        title = tale.title.render({**dict.fromkeys(tale.title.uses, "…"), "hero__many": False})
        rows.append(
            {
                "id": tale.id,
                "pack": tale.pack,
                "title": title,
                "ages": list(tale.ages),
                "minutes": list(tale.minutes),
                "shape": tale.shape,
                "worries": list(tale.worries),
                "meets": list(tale.meets),
                "again": "once" if tale.once else "routine",
                "source": f"{tale.pack}/{tale.file}",
            }
        )
    if asked.json:
        print(json.dumps(rows, ensure_ascii=False, indent=2))
        return FINE
    for row in rows:
        worries = f"  touches: {', '.join(row['worries'])}" if row["worries"] else ""
        print(
            f"{row['id']:30} ages {row['ages'][0]}-{row['ages'][1]}, "
            f"{row['minutes'][0]}-{row['minutes'][1]} minutes  {row['title']}{worries}"
        )
    return FINE
