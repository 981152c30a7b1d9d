"""`hearthside story`: one story, many nights of stories, and what there is to tell."""

from __future__ import annotations

import json
from datetime import timedelta
from typing import TYPE_CHECKING

from kiosk.cli import covers, printing, why
from kiosk.cli.exits import FINE, WrongUse
from kiosk.cli.nights import MOST_NIGHTS, day_of, evening_of, whom
from rituals import frame
from stories.library import SHIPPED, load_library
from stories.memory import Memory
from stories.tale import COMFORT, TALE

if TYPE_CHECKING:
    import argparse
    from typing import Any

    from stories.script import Script
    from stories.teller import Story


def register(words: argparse._SubParsersAction[Any]) -> None:
    """Add the word to the command line."""
    noun = words.add_parser(
        "story", help="tell a story, or many nights of them", epilog="hearthside story list"
    )
    verbs = noun.add_subparsers(dest="verb", metavar="VERB", required=True)
    one = verbs.add_parser(
        "tell", help="one story", epilog="hearthside story tell --child Mia:6:she --minutes 5"
    )
    whom(one)
    one.add_argument("--tale", default=None, metavar="ID", help="a certain tale; see `story list`")
    one.add_argument("--json", action="store_true", help="for tools")
    one.set_defaults(run=_tell)
    many = verbs.add_parser(
        "nights",
        help="nights in a row, with memory; a JSON line each",
        epilog="hearthside story nights --child Mia:6:she --nights 7 --start 2026-03-14",
    )
    whom(many)
    many.add_argument("--nights", type=int, required=True, metavar="N", help="how many")
    many.add_argument("--start", default="", metavar="DATE", help="the first evening: 2026-03-14")
    many.set_defaults(run=_nights)
    listing = verbs.add_parser(
        "list", help="every tale that comes with the house", epilog="hearthside story list --json"
    )
    listing.add_argument("--json", action="store_true", help="for tools")
    listing.set_defaults(run=_list)
    printing.register(verbs)
    covers.register(verbs)
    why.register(verbs)


def _tell(asked: argparse.Namespace) -> int:
    story = evening_of(asked, day_of(asked.as_if)).tell(Memory(), 1, asked.tale)
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
    evening = evening_of(asked, day_of(asked.start or asked.as_if))
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
                "piece": tale.piece,
                "again": "once" if tale.once else "routine",
                "source": f"{tale.pack}/{tale.file}",
            }
        )
    if asked.json:
        print(json.dumps(rows, ensure_ascii=False, indent=2))
        return FINE
    for piece, head in ((TALE, ""), (COMFORT, _APART)):
        kind = [row for row in rows if row["piece"] == piece]
        if kind and head:
            print(f"\n{head}")
        _print_rows(kind)
    return FINE


_APART = "Comfort pieces, for one more and for the night; never tonight's tale:"


def _print_rows(rows: list[dict[str, Any]]) -> None:
    """Print a line for each tale."""
    for row in rows:
        worries = f"  touches: {', '.join(row['worries'])}" if row["worries"] else ""
        print(
            f"{row['id']:30} ages {row['ages'][0]}-{row['ages'][1]}, "
            f"{row['minutes'][0]}-{row['minutes'][1]} minutes  {row['title']}{worries}"
        )
