"""What is fuzzed: the checker, the pack reader and the front matter, each with what must hold."""

from __future__ import annotations

import re
import time
from collections.abc import Callable

from stories.archive import read_archive
from stories.marks import TURN, TURN_END
from stories.pack import Container, parse_pack
from stories.problems import Problem
from stories.prose import read_back
from stories.sandbox import Condition, Prose
from tests.stories.hostile.collection import HEAD, MANIFEST_TEXT, faults_of
from tests.stories.hostile.growing import WORDS, contexts, world
from tests.stories.hostile.making import Member, Zip
from tests.stories.small import MANIFEST, OWL_TALE, pack_of

SEEN = contexts(world())
HERE = contexts(pack_of(f"{HEAD}Still.\n").tales[0])[0]
MARKS = frozenset("{}*") | {chr(code) for code in range(0xE000, 0xE015)}
_TURN = re.compile(f"{TURN}[a-z0-9_]+{TURN_END}")
PATIENCE = 2.0
"""Seconds of processor time for one input, when every step of it is watched."""
LANGUAGE = (
    "{{ ", " }}", "{% if ", "{% elif ", "{% else %}", "{% endif %}", "{% for one in ", " %}",
    "{% endfor %}", "hero", "lead", "other", "owl", "perch", "yard", "added", "one", "turn.blink",
    "back.home", "all.home", "pause", "season", "moon", "age", "met", "facts", ".they",
    ".They_were", ".the", ".own", ".many", " | list", " | sentence", " | number", "|said('x')",
    "'cat'", "'winter'", " == ", " in ", " not ", " and ", " or ", " < ", "4", "(", ")", "[", "]",
    ", ", "\n\n", "\n## Two ", "\n### Three ", "{energy=1}", "{take=1..2}", "{new=owl}",
    '{if="age < 4"}', "\n~ home: ", "*", "A word.", " ", '"', "\\", "#", "+++\n", "=", "{", "}",
    "%", "-", "\u00e9", "\u202e", "\ue000", "\u0000",
)  # fmt: skip
SETTINGS = (
    "id", "title", "ages", "shape", "minutes", "worries", "meets", "again", "words", "likes",
    "cast", "draw", "turns", "seasons", "kind", "names", "name", "second", "pronouns", "friend",
    "said", "say", "end", "resident", "forms", "picture", "[", "]", "[[", "]]", "{", "}", "=",
    " = ", ".", ",", "\n", '"', "'", "\"', \", a/the ", "she", "xe/xem/xyr/xyrs/xemself",
    "{{ hero }}", "owl", "cast.owl", "turns.blink", "\\u202e", "\\", "\u00e9", " ", "\t", "_",
    "-", "a", "__class__",
)  # fmt: skip
"""Words to be thrown together: letters alone would seldom make a tag."""


class Broken(AssertionError):
    """Something that must hold did not."""


def _hold(problems: tuple[Problem, ...] | list[Problem]) -> None:
    """Look at problems: each one short line with a mend."""
    faults = faults_of(problems)
    if faults:
        raise Broken(faults[0])


def checker(data: bytes) -> None:
    """Read bytes as a tale's prose, as a piece and as a condition; tell what is accepted."""
    files = {"tales/guest.md": HEAD.encode() + data}
    pack, problems = parse_pack(Container("small", MANIFEST, files, ()))
    _hold(problems)
    if pack is None:
        raise Broken("the texts of one tale are no large pack")
    text = data.decode("utf-8", "replace")
    piece = Prose(text, WORDS)
    asked = Condition(text, WORDS)
    for context in SEEN:
        if not piece.complaints and len(piece.render(context)) > piece.bound:
            raise Broken(f"longer than its bound: {text!r}")
        if not asked.complaints and asked.holds(context) not in (True, False):
            raise Broken(f"neither true nor false: {text!r}")
    told = [one for tale in pack.tales for beat in tale.beats for one in beat.passages]
    lines = {f"{way}__{name}": "" for one in told for name in one.echoes for way in ("back", "all")}
    for one in told:
        read_well(one.prose, one.prose.render({**SEEN[0], **HERE, **lines}))


def read_well(prose: Prose, told: str) -> None:
    """Hold a telling to its bound, and read it back: nothing of braces or marks may be left."""
    if len(told) > prose.bound:
        raise Broken(f"longer than its bound: {prose.text!r}")
    for paragraph in read_back(_TURN.sub("It blinked.", told)):
        for sentence in paragraph.sentences:
            left = set(sentence.text + sentence.speech) & MARKS
            if left:
                raise Broken(f"{left} left of {prose.text!r}")


def pack(data: bytes) -> None:
    """Read bytes as an archive, or as names and texts of one, and parse what comes out."""
    if data[:2] == b"=>":
        parts = data[2:].split(b"=>")
        made = zip(parts[::2], parts[1::2], strict=False)
        data = Zip(tuple(Member(name[:200], text, 8) for name, text in made)).made()
    files, problems = read_archive(data, "guest.hearth")
    _hold(problems)
    if bool(files) == bool(problems):
        raise Broken("an archive is either read or refused")
    if files:
        _hold(parse_pack(Container("small", MANIFEST, files, ()))[1])


def front(data: bytes) -> None:
    """Read bytes as the front matter of a tale, and as each settings file of a pack."""
    begin, rest = OWL_TALE.split("\n+++\n", 1)
    guest = f"{begin}\n".encode() + data + f"\n+++\n{rest}".encode()
    alone = b"+++\n" + data + b"\n+++\n## One\n\nStill.\n"
    files = {
        "tales/guest.md": guest, "tales/alone.md": alone, "cast.toml": data, "places.toml": data,
    }  # fmt: skip
    _hold(parse_pack(Container("small", MANIFEST, files, ()))[1])
    _hold(manifest_problems(MANIFEST_TEXT.encode() + data))
    _hold(manifest_problems(data))


def manifest_problems(data: bytes) -> tuple[Problem, ...]:
    """Return what is wrong with a manifest."""
    from stories.pack import _manifest
    from stories.settings import Findings

    found = Findings("pack.toml")
    _manifest({"pack.toml": data}, found)
    return tuple(found.problems)


TARGETS: dict[str, Callable[[bytes], None]] = {"checker": checker, "pack": pack, "front": front}


def timed(target: Callable[[bytes], None], data: bytes) -> None:
    """Run a target; an input that takes too long is a find, too."""
    before = time.process_time()
    target(data)
    if time.process_time() - before > PATIENCE:
        raise Broken(f"slow: {time.process_time() - before:.1f} s")
