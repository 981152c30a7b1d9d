"""`hearthside pack hear`: a tale read aloud in the voice of the device."""

from __future__ import annotations

import time
from pathlib import Path
from typing import TYPE_CHECKING

from kiosk.cli.child import SPEC_HELP
from kiosk.cli.exits import FINDING, FINE, Finding, Unable, WrongUse
from kiosk.cli.finding import Found, find_tale
from kiosk.cli.nights import MOST_MINUTES, child_of
from kiosk.player import Player
from kiosk.sound.card import open_sink
from kiosk.sound.recorder import Recorder
from kiosk.sound.sink import ClockSink
from kiosk.voice.shelf import open_reader
from kiosk.voice.voice import VoiceProblem
from stories.cast import Child
from stories.casting import stage
from stories.lengths import pace_of
from stories.library import Library
from stories.memory import Memory
from stories.pacing import schedule
from stories.problems import did_you_mean
from stories.season import moon_name, season
from stories.teller import tell
from stories.telling import Choice, perform

if TYPE_CHECKING:
    import argparse
    from collections.abc import Sequence
    from typing import Any

    from stories.pacing import TimedLine
    from stories.script import Script
    from stories.tale import Tale

STEP = 0.1
"""Seconds of virtual time between two looks around."""
LOOK = 0.02
"""Seconds between two looks at the sound card."""
SILENCE = 1.0
"""Seconds of silence behind the last word of a file."""
STUCK = 30.0
"""Seconds without a sound after which the voice is given up."""
LISTENER = "Mia"
"""Who listens when nobody is named."""


def register(verbs: argparse._SubParsersAction[Any]) -> None:
    """Add the verb."""
    hear = verbs.add_parser(
        "hear",
        help="a tale read aloud",
        description="Tells a tale and reads it aloud; nothing is remembered.",
        epilog="hearthside pack hear my-village/tales/owl.md --child Mia:6:she --out owl.wav",
    )
    hear.add_argument(
        "tale", metavar="TALE", help="a pack, a tale's file, PACK/TALE, or the id of a tale"
    )
    hear.add_argument("--pack", type=Path, metavar="DIR", help="the pack a bare id stands in")
    hear.add_argument("--child", action="append", default=[], metavar="SPEC", help=SPEC_HELP)
    hear.add_argument("--minutes", type=float, metavar="N", help="1 to 60; else its shortest")
    hear.add_argument("--seed", type=int, default=1, help="the same number, the same story")
    hear.add_argument("--voice", default="built-in", help="see `hearthside voice list`")
    hear.add_argument("--out", type=Path, metavar="F.wav", help="write it to a file, quickly")
    hear.add_argument("--passage", metavar="SLUG", help="only this one: the-puddle")
    hear.set_defaults(run=_hear)


def _hear(asked: argparse.Namespace) -> int:
    if asked.minutes is not None and not 1 <= asked.minutes <= MOST_MINUTES:
        raise WrongUse(f"minutes: {asked.minutes:g} is no length of a story: choose 1 to 60")
    if asked.out is not None and asked.out.suffix.casefold() != ".wav":
        raise WrongUse(f"--out {asked.out}: it is a sound file: give it a name like hear.wav")
    found = find_tale(asked.tale, asked.pack)
    if found.problems:
        for line in found.problems:
            print(line)
        return FINDING
    children = tuple(child_of(asked.home, spec) for spec in asked.child)
    script = _script(found, children, asked)
    lines = schedule(script, _pace(found, children))
    seconds = sum(one.speech_seconds + one.pause_after for one in lines)
    title = f"{script.title}\n({seconds / 60:.1f} minutes)"
    if asked.out is None:
        _aloud(title, lines, asked.voice)
    else:
        _into(asked.out, title, lines, asked.voice)
    return FINE


def _pace(found: Found, children: Sequence[Child]) -> Any:
    """Return the pace of the youngest who listens."""
    return pace_of(min((child.age for child in children), default=_age(found)))


def _age(found: Found) -> float:
    """Return the age of a made-up listener: the youngest this tale, or any of its pack, is for."""
    tales = (found.tale,) if found.tale else found.pack.tales
    return float(max(2, min(tale.ages[0] for tale in tales)))


def _script(found: Found, children: Sequence[Child], asked: argparse.Namespace) -> Script:
    """Tell the tale, or perform the one passage that was asked for."""
    listeners = children or (Child(LISTENER, _age(found), "she"),)
    if asked.passage is not None:
        return _passage(found, listeners, asked)
    when = _today(asked.as_if)
    pack = found.pack
    tale = found.tale
    return tell(
        Library({pack.manifest.id: pack}),
        listeners,
        minutes=asked.minutes or (tale.minutes[0] if tale else 3),
        seed=asked.seed,
        pace=_pace(found, listeners),
        tale=tale.key if tale else None,
        season=when[0],
        moon=when[1],
    ).script


def _passage(found: Found, listeners: Sequence[Child], asked: argparse.Namespace) -> Script:
    """Return one passage alone, whether or not it would be told tonight."""
    tale = _only(found)
    every = {f"{beat.slug}/{one.slug}": (beat, one) for beat in tale.beats for one in beat.passages}
    wanted = [key for key in every if asked.passage in (key, key.partition("/")[2])]
    if not wanted:
        names = [key.partition("/")[2] for key in every]
        slugs = [
            name if names.count(name) == 1 else key for key, name in zip(every, names, strict=True)
        ]
        near = did_you_mean(asked.passage, slugs) or f" for instance {', '.join(slugs[:6])}"
        raise Finding(f"--passage {asked.passage}: {tale.id} has none of this name:{near}")
    when = _today(asked.as_if)
    here = stage(
        tale, listeners, found.pack.places, Memory(), seed=asked.seed, season=when[0], moon=when[1]
    )
    if here is None:
        raise Finding(f"{tale.id}: every name of a figure is a child's here: name another --child")
    beat, passage = every[wanted[0]]
    return perform(here, [Choice(beat, (passage,))], found.pack.sources)


def _only(found: Found) -> Tale:
    """Return the tale that was named, or the only one there is."""
    tale = found.tale
    if tale is None and len(found.pack.tales) == 1:
        tale = found.pack.tales[0]
    if tale is None:
        listed = ", ".join(one.id for one in found.pack.tales)
        raise WrongUse(f"pack hear: which tale has that passage? name one of: {listed}")
    return tale


def _today(as_if: str) -> tuple[str, str]:
    """Return the season and the moon of today."""
    from kiosk.device import WallClock

    when = WallClock(as_if).read().when
    return season(when.month), moon_name(when.year, when.month, when.day)


def _aloud(title: str, lines: Sequence[TimedLine], voice: str) -> None:
    """Read the lines through the sound card, each printed as it is spoken."""
    sink = open_sink()
    if not sink.audible:
        sink.close()
        raise Unable(
            f"pack hear: nothing can be heard here ({sink.why_silent or 'no sound card'}): "
            "write a file with --out hear.wav"
        )
    try:
        player = Player(open_reader(voice), sink)
    except VoiceProblem:
        sink.close()
        raise
    try:
        print(title)
        _perform(player, lines, lambda _: time.sleep(LOOK))
        time.sleep(SILENCE)
    finally:
        player.close()


def _into(out: Path, title: str, lines: Sequence[TimedLine], voice: str) -> None:
    """Write the lines to a file on a virtual clock, whole or not at all."""
    reader = open_reader(voice, inline=True)
    out.parent.mkdir(parents=True, exist_ok=True)
    fresh = out.with_name(f".{out.name}.new")
    sink = ClockSink(recorder=Recorder(fresh))
    player = Player(reader, sink)
    try:
        try:
            print(title)
            _perform(player, lines, lambda hungry: None if hungry else sink.advance(STEP))
            sink.advance(SILENCE)
        finally:
            player.close()
        fresh.replace(out)
    finally:
        fresh.unlink(missing_ok=True)
    print(f"\n{out}")


def _perform(player: Player, lines: Sequence[TimedLine], wait: Any) -> None:
    """Perform the lines to their end, printing each as it begins."""
    player.perform(0, lines)
    passage, paragraph, ended = "", -1, 0
    moved = time.monotonic()
    while ended < len(lines):
        for said in player.tick():
            moved = time.monotonic()
            if not said.started:
                ended += 1
                continue
            line = said.timed.line
            if line.paragraph != paragraph:
                paragraph = line.paragraph
                print()
                if line.source.passage != passage:
                    passage = line.source.passage
                    where = f"{line.source.file}:{line.source.line}"
                    print(f"[{passage.partition('#')[2] or passage}  {where}]")
            print(line.text, flush=True)
        if time.monotonic() - moved > STUCK:
            raise Unable("pack hear: the voice does not answer: see `hearthside doctor`")
        wait(player.hungry)
