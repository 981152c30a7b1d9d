"""What fuzzing begins with: good prose, good packs and good settings, and words to make more of."""

from __future__ import annotations

from collections.abc import Iterator
from random import Random

from stories.archive import write_archive
from tests.fuzz.targets import LANGUAGE, SETTINGS
from tests.stories.hostile.archives import GOOD
from tests.stories.hostile.collection import templates
from tests.stories.hostile.growing import Gardener
from tests.stories.hostile.making import Zip, png
from tests.stories.small import OWL, OWL_TALE

_NASTY = (
    b"\0", b"\xff", b"\r", b"{", b"}", b"{{", b"{%", b"%}", b"}}", b"+++\n", b"## ", b"### ", b"~ ",
    b"[", b"]", b'"', b"'", b'"""', b"=", b"#", b"\\", b"*", b"|", b"..", b"-1", b"9" * 30,
    b" " * 300,
    b"take=9..1", b"\xe2\x80\xae", b"\xee\x80\x80", b"\xcc\x81" * 9, b"if=", b"{}", b"[cast]\n",
    b"cast = 1\n", b"PK\x01\x02", b"PK\x05\x06",
)  # fmt: skip


def seeds(target: str) -> Iterator[bytes]:
    """Yield what a target can be fed at first."""
    if target == "checker":
        yield from (Gardener(seed).prose().encode() for seed in range(40))
        yield from (Gardener(seed)._condition().encode() for seed in range(40))
        yield from (case.data for case in templates() if len(case.data) < 2000)
    elif target == "pack":
        yield Zip(GOOD).made()
        yield write_archive({str(member.name): member.data for member in GOOD})
        yield Zip(tuple(member for member in GOOD if member.name == "pack.toml")).made()
        yield b"".join(b"=>" + member.raw + b"=>" + member.data for member in GOOD)
        yield b"=>pack.toml=>id = 1=>pictures/a.svg=><svg/>=>pictures/a.png=>" + png(3, 3)
    else:
        yield OWL.encode()
        yield OWL_TALE.split("+++")[1].encode()
        yield b'[marcus]\nname = "Marcus"\nsecond = "Bo"\nkind = "man"\npronouns = "he"\n'
        yield b'[mill-pond]\nforms = "a/the mill pond"\nseasons = ["winter"]\npicture = "pond"\n'


def dictionary(target: str) -> str:
    """Return the words of a target in the form that libFuzzer reads."""
    words = {"checker": LANGUAGE, "front": SETTINGS, "pack": ("PK\x03\x04", "PK\x01\x02", "=>")}[
        target
    ]
    return "\n".join(
        '"' + "".join(f"\\x{byte:02x}" for byte in word.encode()) + '"' for word in words if word
    )


def mutated(data: bytes, chance: Random) -> bytes:
    """Return bytes with a few things cut, doubled, moved, changed or put in."""
    changed = bytearray(data)
    for _ in range(chance.randint(1, 6)):
        at = chance.randrange(len(changed) + 1)
        end = min(len(changed), at + chance.choice((1, 1, 4, 30, 400)))
        way = chance.randrange(6)
        if way == 0:
            del changed[at:end]
        elif way == 1:
            changed[at:at] = changed[at:end]
        elif way == 2:
            part = changed[at:end]
            del changed[at:end]
            to = chance.randrange(len(changed) + 1)
            changed[to:to] = part
        elif way == 3 and at < len(changed):
            changed[at] = chance.randrange(256)
        elif way == 4 and at < len(changed):
            changed[at] ^= 1 << chance.randrange(8)
        else:
            changed[at:at] = chance.choice(_NASTY)
    return bytes(changed)
