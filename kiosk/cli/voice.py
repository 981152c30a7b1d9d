"""`hearthside voice`: who can read aloud, a sentence as a file, and the pace that is kept."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

from kiosk.cli import names, voices
from kiosk.cli.exits import FINDING, FINE, WrongUse
from kiosk.desk import dropping
from kiosk.voice import measuring
from kiosk.voice.fitted import fit, shipped
from kiosk.voice.shelf import open_voice
from kiosk.voice.voice import Utterance

if TYPE_CHECKING:
    import argparse
    from typing import Any

_SLOWEST, _FASTEST = 60.0, 220.0
_WITHIN = 0.05
"""How near the voice must come to the words a minute it is asked for."""
_PASSAGE = (
    "The cat opened one eye.",
    '"I keep mine in my whiskers," it said, and yawned so slowly that you could count to five.',
    "They went down the lane, past the gate and the rain barrel, as far as the old bridge.",
    "Nobody was about.",
    "A lamp was lit in the window of the baker, who had nothing to bake until three.",
    "It was an owl, round as a loaf, sitting on the garden gate and looking very wide awake.",
    "The kettle was as quiet as a hat.",
    '"Good evening," said the owl.',
    "And the house settled its boards, one after another, until there was nothing left to settle.",
)


def register(words: argparse._SubParsersAction[Any]) -> None:
    """Add the word to the command line."""
    noun = words.add_parser(
        "voice", help="who reads aloud", description=__doc__, epilog="hearthside voice list"
    )
    verbs = noun.add_subparsers(dest="verb", metavar="VERB", required=True)
    voices.register(verbs)
    say = verbs.add_parser(
        "say", help="write speech and word times",
        epilog='hearthside voice say "Good night, Mia." --out night.wav --times night.json',
    )  # fmt: skip
    say.add_argument("text", metavar="TEXT")
    say.add_argument("--out", type=Path, required=True, metavar="F.wav", help="the speech")
    say.add_argument("--times", type=Path, metavar="F.json", help="when each word is said")
    say.add_argument("--wpm", type=float, default=120.0, help="words a minute (120)")
    say.add_argument("--voice", default="built-in", help="see `hearthside voice list`")
    say.add_argument("--whisper", action="store_true")
    say.set_defaults(run=_say)
    measure = verbs.add_parser(
        "measure",
        help="words a minute asked and kept, and the fit",
        epilog="hearthside voice measure",
    )
    measure.add_argument("--voice", default="built-in", help="see `hearthside voice list`")
    measure.add_argument("--text", type=Path, help="a file of one sentence a line to measure with")
    measure.set_defaults(run=_measure)
    names.register(verbs)


def _say(asked: argparse.Namespace) -> int:
    if not _SLOWEST <= asked.wpm <= _FASTEST:
        raise WrongUse(
            f"--wpm {asked.wpm:g}: no voice for that: ask for {_SLOWEST:g} to {_FASTEST:g}"
        )
    text = " ".join(asked.text.split())
    if not text:
        raise WrongUse("voice say: there is nothing to say: give it a sentence")
    voice = open_voice(asked.voice, dropping.places(asked.home))
    clip = voice.render(Utterance(text, text, asked.wpm, whisper=asked.whisper))
    clip.write_wav(asked.out)
    if asked.times is not None:
        tokens = text.split()
        times = [
            {"word": tokens[one.word], "t0": round(one.t0, 6), "t1": round(one.t1, 6)}
            for one in clip.words
        ]
        about = {"text": text, "seconds": round(clip.seconds, 6), "words": times}
        asked.times.write_text(json.dumps(about, ensure_ascii=False, indent=2) + "\n", "utf-8")
    print(f"{asked.out}: {clip.seconds:.2f} s, {len(clip.words)} words")
    return FINE


def _measure(asked: argparse.Namespace) -> int:
    sentences = list(_PASSAGE)
    if asked.text is not None:
        sentences = [line for line in asked.text.read_text("utf-8").splitlines() if line.strip()]
        if not sentences:
            raise WrongUse(f"{asked.text}: has no sentence: write one on each line")
    voice = open_voice(asked.voice, dropping.places(asked.home))
    known = shipped(asked.voice)
    table = known.table if known else fit(voice).table
    everything: list[measuring.Taken] = []
    worst = 0.0
    print("words a minute\n  asked    kept  planned against real")
    for wpm in measuring.SPEEDS:
        taken = measuring.listen(voice, sentences, wpm)
        everything += taken
        kept = measuring.words_a_minute(taken)
        worst = max(worst, abs(kept / wpm - 1.0))
        print(f"  {wpm:5.0f}  {kept:6.1f}  {measuring.error(table, taken):+.1%}")
    best = measuring.fitted(voice.name, everything)
    print("the table that fits best (seconds at 120 words a minute), beside the one in use")
    for term in measuring.TERMS:
        print(f"  {term:13} {getattr(best, term):7.4f}  {getattr(table, term):7.4f}")
    return FINE if worst <= _WITHIN or asked.text is not None else FINDING
