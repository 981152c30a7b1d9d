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
from stories.tale import COMFORT

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
    titles = {id: pack.manifest.title for id, pack in library.packs.items()}
    shelves: dict[str, list[dict[str, Any]]] = {}
    for row in sorted(rows, key=_standing):
        shelves.setdefault(_HEADS[_standing(row)] or f"{titles[row['pack']]}:", []).append(row)
    wide = max((len(row["id"]) for row in rows), default=0)
    for number, (head, shelf) in enumerate(shelves.items()):
        print(f"\n{head}" if number else head)
        _print_rows(shelf, wide)
    return FINE


_HEADS = (
    "",
    "Brave-night tales, told only when a grown-up picks one:",
    "Comfort pieces, for one more and for the night; never tonight's tale:",
)
"""Over the nightly tales stands their pack's title."""


def _standing(row: dict[str, Any]) -> int:
    """Return whether a tale is for any night, for a brave one, or a comfort piece: 0, 1 or 2."""
    return 2 if row["piece"] == COMFORT else int(bool(row["meets"]))


def _print_rows(rows: list[dict[str, Any]], wide: int) -> None:
    """Print a line for each tale."""
    for row in rows:
        meets = f"  meets: {', '.join(row['meets'])}" if row["meets"] else ""
        touched = [worry for worry in row["worries"] if worry not in row["meets"]]
        touches = f"  touches: {', '.join(touched)}" if touched else ""
        ages = f"ages {row['ages'][0]}-{row['ages'][1]},"
        minutes = f"{row['minutes'][0]}-{row['minutes'][1]} minutes"
        print(f"{row['id']:{wide}}  {ages:10} {minutes:12}  {row['title']}{meets}{touches}")
