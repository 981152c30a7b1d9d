"""Taking is what a grown-up records just now, from the first word until it is kept or let go."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from kiosk.desk.recordings import mark_of, said_in
from kiosk.session.resting import COMFORT
from kiosk.sound.finding import Files, Part
from kiosk.sound.listening import Level, NotTaken, Taken
from kiosk.store.notes import Refused
from kiosk.store.recordings import Recording

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kiosk.sound.finding import Told
    from kiosk.sound.listening import Answer
    from kiosk.store import Store
    from kiosk.store.again import Words
    from kiosk.store.laying import Laying

GOODNIGHT = "Good night, my love. Sleep well. I love you."
SOMEBODY = "A grown-up"
"""Who speaks where nobody said it."""
MOST_SECONDS = {
    "goodnight": 30.0,
    "comfort": 30.0,
    "name": 6.0,
    "passage": 180.0,
    "story": 900.0,
}
"""How long a recording may be, by what it is."""
TITLES = {
    "goodnight": "The goodnight line",
    "comfort": "The comfort line",
    "name": "A name",
    "passage": "A passage of a tale",
    "story": "A whole story",
}
"""What is said of each."""


@dataclass(frozen=True)
class Wanted:
    """Something that can be recorded, and the words to say."""

    slot: str
    about: str = ""
    title: str = ""
    """What the list calls it."""
    words: str = ""
    children: tuple[str, ...] = ()
    """Ids of those whose names are in the words."""
    mark: str = ""
    told: Words | None = None
    """The telling that its words are, where it is a whole story."""

    @property
    def most_seconds(self) -> float:
        """Return how long it may take."""
        return MOST_SECONDS[self.slot]


class Taking:
    """The one take of this house: nothing, being heard, or waiting to be kept."""

    def __init__(self) -> None:
        """Begin with nothing."""
        self.sheet = ""
        """Id of the sheet on which it is recorded."""
        self.wanted: Wanted | None = None
        """What is to be said on it, once that was looked up."""
        self.by = ""
        self.level: Level | None = None
        self.taken: Taken | None = None
        self._shaped: Taken | None = None
        self.why = ""
        self.listening = False
        self.looking = False
        """Whether sticks are looked at."""
        self.files: Files | None = None
        """What was found on sticks."""
        self.part = -1.0
        """How much of a file is read, below 0 where none is."""
        self.named: tuple[str, ...] = ()
        """Ids of those whom a file names."""

    @property
    def busy(self) -> bool:
        """Tell whether there is something to wait for."""
        return self.listening or self.looking or self.part >= 0.0

    def begin(self, sheet: str) -> None:
        """Begin a take; what was not kept is let go."""
        self.drop()
        self.sheet, self.listening = sheet, True

    def look(self, sheet: str) -> None:
        """Begin to look for a file; what was not kept is let go."""
        self.drop()
        self.sheet, self.looking = sheet, True

    def fetch(self) -> None:
        """Begin to read a file; what was found stays known."""
        self.taken, self._shaped, self.why, self.part = None, None, "", 0.0

    def drop(self) -> None:
        """Let go of whatever was recorded and not kept."""
        self.sheet, self.level, self.taken, self.why, self.wanted = "", None, None, "", None
        self.listening, self._shaped = False, None
        self.looking, self.files, self.part, self.named = False, None, -1.0, ()

    def take_in(self, what: Answer | Told | None, laying: Laying) -> bool:
        """Take in what microphone or stick tells, or that the take lies whole; tell if it is news.

        A whole story is as large as a pack of tales: while it is laid, the page asks for a moment.
        """
        if isinstance(what, Level):
            self.level = what
        elif isinstance(what, Files):
            self.files, self.looking = what, False
        elif isinstance(what, Part):
            self.part = what.part
        elif isinstance(what, Taken):
            self._shaped, self.level = what, Level(what.seconds, 0.0, ended=True)
            laying.begin(what.flac)
        elif isinstance(what, NotTaken):
            self.level, self.listening, self.taken, self.why = None, False, None, what.why
            self.looking, self.part = False, -1.0
        elif self._shaped is not None and not laying.under_way:
            self.taken, self._shaped, self.why = self._shaped, None, ""
            self.level, self.listening, self.part = None, False, -1.0
        else:
            return False
        return True


def keep(store: Store, wanted: Wanted, by: str, taken: Taken) -> Recording:
    """Keep a take for what was wanted."""
    return store.record(
        Recording(
            slot=wanted.slot,
            about=wanted.about,
            by=by or SOMEBODY,
            title=_shown(wanted),
            seconds=round(taken.seconds, 3),
            night=store.next_night,
            rests=taken.rests,
            children=wanted.children,
            mark=wanted.mark,
        ),
        taken.flac,
        b"" if wanted.told is None else said_in(wanted.told, wanted.children),
    )


def wanted(store: Store, slot: str, about: str = "") -> Wanted:
    """Return what is to be said for a slot; ``Refused`` where there is no such thing."""
    if slot == "goodnight":
        return Wanted(slot, title=TITLES[slot], words=GOODNIGHT)
    if slot == "comfort":
        return Wanted(slot, title=TITLES[slot], words=COMFORT)
    if slot == "name":
        child = store.family.child(about)
        if child is None:
            raise Refused("recording", "nobody here has that name", "choose again")
        return Wanted(slot, about, child.name, f"{child.name}.", (about,))
    if slot == "passage":
        found = next((one for one in passages(store) if one.about == about), None)
        if found is None:
            raise Refused("recording", "that passage was not told lately", "choose another")
        return found
    if slot == "story":
        return next((one for one in tales(store) if one.about == about), Wanted(slot, about, about))
    raise Refused("recording", "there is no such thing", "choose again")


def names(store: Store) -> tuple[Wanted, ...]:
    """Return every child's name."""
    return tuple(wanted(store, "name", one.id) for one in store.family.children())


def tales(store: Store) -> tuple[Wanted, ...]:
    """Return every tale that was told lately, newest first, with the words it was told in."""
    found: dict[str, Wanted] = {}
    for words in reversed(store.again.all()):
        tale = f"{words.pack}/{words.tale}"
        if tale not in found:
            children = tuple(
                id
                for id, name in zip(words.children, words.names, strict=True)
                if name.casefold() in words.text.casefold()
            )
            found[tale] = Wanted("story", tale, words.title, words.text, children, told=words)
    return tuple(found.values())


def passages(store: Store) -> tuple[Wanted, ...]:
    """Return the passages of the story last told, in its order."""
    told = store.again.get(next(iter(store.again.nights()), 0))
    return () if told is None else tuple(_passages(told))


def speakers(store: Store) -> tuple[str, ...]:
    """Return who may speak: the children's own words for grown-ups, and who spoke before."""
    said = [word for child in store.family.children() for _, word in child.words]
    before = [one.by for one in store.family.recordings.all()]
    return tuple(dict.fromkeys([*reversed(before), *said]))


def length(seconds: float) -> str:
    """Return a length as a person says it."""
    if seconds < 60:
        return f"{max(1, round(seconds))} s"
    return f"{int(seconds) // 60}:{int(seconds) % 60:02d} min"


def _passages(told: Words) -> list[Wanted]:
    """Return each stretch of sentences that is one passage, with its words."""
    places: Sequence[Sequence[str]] = told.more.get("places", ())
    found: dict[str, list[str]] = {}
    for text, _, _, (place, *_), *_ in told.lines:
        found.setdefault(places[place][2], []).append(text)
    named = dict(zip(told.children, told.names, strict=True))
    made = []
    for passage, texts in found.items():
        words = " ".join(texts)
        children = tuple(id for id, one in named.items() if one.casefold() in words.casefold())
        mark = mark_of(texts)
        made.append(Wanted("passage", passage, f"{told.title}: {words}", words, children, mark))
    return made


def _shown(wanted: Wanted) -> str:
    """Return what a recording is called, where its slot does not say it."""
    # A child's name stands with the child alone, so that it goes with it.
    return shortened(wanted.title) if wanted.slot in {"passage", "story"} else ""


def shortened(text: str, most: int = 60) -> str:
    """Return a text's first words."""
    if len(text) <= most:
        return text
    return f"{text[:most].rsplit(' ', 1)[0].rstrip(',;:.')}…"
