"""Made-up tales for property tests: beats of many kinds, with plots that may or may not hold."""

from __future__ import annotations

from dataclasses import dataclass

from hypothesis import strategies as st

from stories.library import Library
from stories.pack import Pack
from tests.stories.small import front, read

WORDS = (
    "button", "kettle", "pigeon", "ladder", "marble", "thimble", "bucket", "ribbon", "pepper",
    "trumpet", "saddle", "lantern", "pebble", "anchor", "whistle", "goblet",
)  # fmt: skip


@dataclass(frozen=True)
class MadePassage:
    """One passage as it will be typed."""

    sentences: int
    lead: bool = False
    attributes: str = ""

    def text(self, title: str) -> str:
        """Return the heading and as many sentences as wished, two a paragraph."""
        lines = [
            f"The {WORDS[(n * 7 + self.sentences) % len(WORDS)]} stood by the {WORDS[n % 16]}."
            for n in range(self.sentences)
        ]
        if self.lead:
            lines.append(f"Then {{{{ lead }}}} looked at {title}.")
        body = "\n\n".join(" ".join(lines[n : n + 2]) for n in range(0, len(lines), 2))
        return f"\n### {title} {{{self.attributes}}}\n\n{body}\n"


@dataclass(frozen=True)
class MadeBeat:
    """One beat as it will be typed."""

    passages: tuple[MadePassage, ...]
    energy: int = 3
    take: tuple[int, int] | None = None
    optional: bool = False
    more: str = ""

    def text(self, name: str) -> str:
        """Return the beat."""
        take = f" take={self.take[0]}..{self.take[1]}" if self.take else ""
        optional = " optional" if self.optional else ""
        heads = "".join(one.text(f"{name}{n}") for n, one in enumerate(self.passages))
        return f"\n## {name} {{energy={self.energy}{take}{optional}{self.more}}}\n{heads}"


@dataclass(frozen=True)
class MadeTale:
    """A tale as it will be typed."""

    beats: tuple[MadeBeat, ...]
    id: str = "made"

    @property
    def text(self) -> str:
        """Return the whole file."""
        return front(self.id) + "".join(
            beat.text(f"B{number}") for number, beat in enumerate(self.beats)
        )


def pack_of(*tales: MadeTale) -> Pack:
    """Return a pack of these tales; advice and plots that may not hold are no matter here."""
    pack, _ = read(*(tale.text for tale in tales))
    assert pack is not None
    assert len(pack.tales) == len(tales)
    return pack


def library_of(*tales: MadeTale) -> Library:
    """Return a library of these tales."""
    return Library({"small": pack_of(*tales)})


@st.composite
def beats(draw: st.DrawFn, *, last: bool = False) -> MadeBeat:
    """Return a beat: plain, optional or a ``take``, with passages of several lengths."""
    takes = draw(st.booleans()) and not last
    count = draw(st.integers(2 if takes else 1, 5))
    passages = tuple(
        MadePassage(
            draw(st.integers(1, 7)), draw(st.booleans()),
            draw(st.sampled_from(("", "", "", "energy=1", "energy=2", "if=\"season == 'winter'\"")))
            if n else "",
        )
        for n in range(count)
    )  # fmt: skip
    high = draw(st.integers(1, count)) if takes else 1
    return MadeBeat(
        passages,
        energy=1 if last else draw(st.integers(1, 5)),
        take=(draw(st.integers(1, high)), high) if takes else None,
        optional=draw(st.booleans()) and not last and not takes,
    )


@st.composite
def tales(draw: st.DrawFn) -> MadeTale:
    """Return a tale of two to six beats."""
    some = draw(st.lists(beats(), min_size=1, max_size=5))
    return MadeTale((*some, draw(beats(last=True))))


@st.composite
def plots(draw: st.DrawFn) -> MadeTale:
    """Return a tale whose versions bring, need, open and close one hat and one gate."""
    kinds = ("", "brings=hat", "opens=gate", "closes=gate", "needs=hat", "brings=hat opens=gate",
             "needs=hat closes=gate")  # fmt: skip
    some = []
    for _ in range(draw(st.integers(2, 4))):
        count = draw(st.integers(2, 4))
        take = draw(st.sampled_from((None, (1, 2), (2, 2))))
        kept = [MadePassage(draw(st.integers(1, 4)), attributes=draw(st.sampled_from(kinds)))
                for _ in range(count)]  # fmt: skip
        some.append(MadeBeat(tuple(kept), take=take, optional=draw(st.booleans())))
    return MadeTale(
        (*some, MadeBeat((MadePassage(2), MadePassage(1, attributes="closes=gate")), 1))
    )
