"""What is heard: the pages of voices, names and recordings, made up for the gallery."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from kiosk.desk import ahead, taking
from kiosk.desk.sheets import names, recordings, stick, voices
from kiosk.pages import Page
from kiosk.roomview.sheet import sheet
from kiosk.session.sheet import Sheet, SheetRow
from kiosk.session.state import GrownUps
from kiosk.sound.listening import NO_MICROPHONE

LONG = "Maximiliana-Charlotte"
LONG_TALE = "The Hedgehogs of the Third Allotment on the Left, and Other Neighbours"
HEAR, READS = SheetRow("hear", "Hear it again"), SheetRow("take", "It reads tonight", chosen=True)
LET = SheetRow("take", "Let it read", main=True)
GOODNIGHT = "Good night, my love. Sleep well. I love you."
READ = "\n".join(
    "It was late in the village, and a window was still lit. “Not yet,” said the lamp, and it "
    "burned a little lower, so that nobody should think it was in a hurry. The stairs counted "
    "themselves, twice, and came to the same number."
    for _ in range(6)
)
"""Words that somebody reads aloud."""


def heard() -> Iterator[tuple[str, Page]]:
    """Yield every state of the pages that sound."""
    for name, one in (*_voices(), *_names(), *_recordings()):
        page = sheet(GrownUps(locked=False, view=f"sheet:{one.id}", sheet=one))
        if page is not None:
            yield name, page


def _voices() -> Iterator[tuple[str, Sheet]]:
    """Yield the list, a voice of each kind, and an evening that is being made ready."""
    rows = (
        SheetRow("natural", "Joe", "a natural voice, a man's, American English"),
        SheetRow("dropped:anna", "Anna", "German"),
        SheetRow("studio:bf_emma", "Emma", voices.NOW, chosen=True),
        SheetRow("built-in", "The storyteller of the house"),
        SheetRow("built-in:deep", "A deep voice", "a man's, American, the clearest"),
        SheetRow("silent", "Silent"),
    )
    listed = Sheet("voices", "Who reads aloud", text=voices.HEAR, rows=rows)
    yield "voices", listed
    yield "voices-fallen", replace(listed, text=voices.FALLEN)
    gone = SheetRow("studio", "The studio", voices.NOT_HERE)
    yield "voices-more", replace(listed, rows=(*rows[4:], gone))
    page = Sheet("voices/natural", "Joe", text="A natural voice.", rows=(HEAR, LET), above="voices")
    yield "voice", page
    yield "voice-taken", replace(page, message=voices.TAKEN, rows=(HEAR, READS))
    yield (
        "voice-silent",
        replace(page, title="Silent", text=voices.ABOUT["silent"], rows=(LET,)),
    )
    why = f"{voices.BRING}: copy a voice file, for instance bf_emma.bin, into the folder of voices."
    text = f"{why}\n{voices.ABOUT['studio']}"
    yield "voice-not-here", replace(page, title="The studio", text=text, rows=())
    make = SheetRow("ahead", voices.MAKE, main=True)
    about = f"A woman's voice, British English.\n{voices.ABOUT['studio']}"
    studio = replace(page, title="Emma", text=about, rows=(HEAR, READS, make))
    yield "voice-studio", studio
    made = replace(studio, rows=(HEAR, READS))
    yield "voice-studio-planning", replace(made, message=ahead.MAKING, part=0.0)
    going = ahead.SAYING.format(done=24, every=60)
    yield "voice-studio-going", replace(made, message=going, part=0.4)
    ready = replace(studio, rows=(HEAR, READS, replace(make, main=False)))
    yield "voice-studio-ready", replace(ready, message=ahead.DONE, part=1.0)


def _names() -> Iterator[tuple[str, Sheet]]:
    """Yield the list, and a name whose ways are looked for, found, heard, taken, or none."""
    rows = (
        SheetRow("a", "Siobhán", names.WRITTEN),
        SheetRow("b", LONG, "mak-si-mi-lee-AH-na shar-LOT-te"),
        SheetRow("c", "Bartholomew Ó Súilleabháin", names.WRITTEN),
        SheetRow("~Nana", "Nana", "NAH-nah"),
        SheetRow(names.ADD, "Add a name", typed=True),
    )
    yield "names", Sheet("names", "Names said right", text=names.WHICH, rows=rows)
    now = SheetRow("now", "Said now", names.WRITTEN)
    ways = (
        SheetRow("way:1", "As in English", "shi-VAWN"),
        SheetRow("way:2", "As in Irish", "SHAW-vahn"),
        SheetRow("way:3", "As in Czech and Croatian", "SEE-ohp-hahn"),
        SheetRow("way:4", "As in Hungarian", "SHEE-ohb-hahn"),
        SheetRow("way:5", "As in Portuguese", "see-OH-byan"),
        SheetRow("way:6", "As in French", "zhahn"),
    )
    rest = (
        SheetRow("write", "Write how it sounds", typed=True),
        SheetRow("record", "Record it", "in your voice"),
    )
    page = Sheet("names/a", "Siobhán", text=names.ABOUT, rows=(now, *ways, *rest), above="names")
    yield "name", page
    yield "name-asking", replace(page, text=names.ASKING, rows=(now, *rest))
    yield "name-nobody", replace(page, text=names.NOBODY, rows=(now, *rest))
    take = SheetRow("take:2", "Take this one", "SHAW-vahn", main=True)
    yield "name-heard", replace(page, rows=(now, ways[0], take, *ways[2:], *rest))
    taken = (replace(now, value="SHAW-vahn"), ways[0], replace(ways[1], chosen=True), *ways[2:])
    kept = "It is said SHAW-vahn from now on."
    yield "name-taken", replace(page, message=kept, rows=(*taken, *rest))
    yield "name-more", replace(page, rows=(*ways[4:], *rest))
    sounds = "mak-si-mi-lee-AH-na shar-LOT-te"
    yield (
        "name-long",
        replace(
            page,
            title=f"{LONG} Ó Súilleabháin",
            message=f"It is said {sounds} from now on.",
            rows=(replace(now, value=sounds), replace(ways[0], value=sounds), *rest),
        ),
    )


def _recordings() -> Iterator[tuple[str, Sheet]]:
    """Yield what is recorded, what can be, and one take from first to last."""
    new = SheetRow("new", "Record something", main=True)
    what = tuple(SheetRow(id, taking.TITLES[id], recordings.FOR[id]) for id in taking.TITLES)
    none = Sheet("recordings", "Our voices", text=recordings.NOTHING, rows=what)
    yield "recordings-none", none
    rows = (
        new,
        SheetRow("a", "The goodnight line", "Nana, 4 s"),
        SheetRow("b", f"The name {LONG}", "Papa, 1 s"),
        SheetRow("c", LONG_TALE, "Nana, 6:12 min"),
        SheetRow("d", "The comfort line", "Papa, its file is gone"),
    )
    yield "recordings", replace(none, text=recordings.ABOUT, rows=rows)
    yield "recordings-what", Sheet("recordings/new", "Record something", rows=what)
    yield (
        "recordings-no-tale",
        Sheet("recordings/story", taking.TITLES["story"], text=recordings.NO_TALE),
    )
    one = Sheet(
        "recordings/one/a",
        "The goodnight line",
        text="Nana, 4 s. Kept before night 12.",
        rows=(
            SheetRow("hear", "Hear it"),
            SheetRow("record", "Record it again", "this one stays until then"),
            SheetRow("remove", "Remove it", "the voice takes its place"),
        ),
    )
    yield "recordings-one", one
    yield "recordings-kept", replace(one, message=recordings.KEPT)
    sure = SheetRow("remove-sure", "Remove it for good", "it cannot be undone")
    asked = "Touch once more, and it is gone."
    yield "recordings-remove", replace(one, message=asked, text="", rows=(*one.rows[:2], sure))
    yield from _take()
    yield from _stick()


def _take() -> Iterator[tuple[str, Sheet]]:
    """Yield the page of one take: off, listening, taken, refused, and of a whole story."""
    title, record = taking.TITLES["goodnight"], SheetRow("record", "Record", main=True)
    take = Sheet("recordings/take/goodnight", title, text=GOODNIGHT, large=True)
    who = SheetRow("by", "Who speaks?", "Nana", ("Nana", "Papa"), typed=True)
    first = SheetRow("by", "Who speaks?", typed=True)
    yield "recordings-first", replace(take, message=recordings.OFF, rows=(first, record, stick.ROW))
    yield "recordings-off", replace(take, message=recordings.OFF, rows=(who, record, stick.ROW))
    stop = (SheetRow("stop", "Stop", main=True),)
    yield "recordings-wait", replace(take, message="Wait a moment.", part=0.0, rows=stop)
    on = "The microphone is on: 0:02 of 0:30"
    yield "recordings-on", replace(take, message=on, part=0.62, rows=stop)
    done = (
        SheetRow("hear", "Hear it", "4 s"),
        SheetRow("keep", "Keep it", "Nana", main=True),
        SheetRow("again", "Record again"),
    )
    yield "recordings-taken", replace(take, message=recordings.UNKEPT, rows=done)
    loud = f"{recordings.UNKEPT} It crackled: speak softer or stand further off."
    yield "recordings-loud", replace(take, message=loud, rows=done)
    soft = "That was too soft: come closer and try again."
    yield "recordings-refused", replace(take, message=soft, rows=(who, record, stick.ROW))
    yield "recordings-deaf", replace(take, message=NO_MICROPHONE, rows=(who, record, stick.ROW))
    read = replace(take, title=LONG_TALE, text=READ, message=on, part=0.3, rows=stop)
    yield "recordings-story", read


def _stick() -> Iterator[tuple[str, Sheet]]:
    """Yield the page of a memory stick: none in, looked at, a list, being read, ready."""
    again = SheetRow(stick.LOOK, stick.TITLE, main=True)
    page = Sheet(f"{stick.ROOT}/story/a", "The Evening Nobody Wrote Down", rows=(again,))
    yield "stick-none", replace(page, message=stick.NO_STICK)
    yield "stick-looking", replace(page, message=stick.LOOKING, part=0.0, rows=())
    files = (
        SheetRow("file:0", "Nana reads to Mia", "6:12 min"),
        SheetRow("file:1", "2026-03-14 WhatsApp Audio at 18…", "4 s"),
        SheetRow("file:2", "File 3"),
        SheetRow(stick.LOOK, "Look again", "another stick"),
    )
    yield "stick-files", replace(page, message=stick.WHICH, rows=files)
    yield "stick-reading", replace(page, message=stick.READING, part=0.4, rows=())
    names_of = (stick.NOBODY, "Mia", LONG, "Theo", stick.EVERYBODY)
    ready = (
        SheetRow("hear", "Hear it", "6:12 min"),
        SheetRow("by", "Who speaks?", "Nana", ("Nana", "Papa"), typed=True),
        SheetRow(stick.NAMED, "Whom does it name?", stick.NOBODY, names_of),
        SheetRow("keep", "Keep it", "Nana", main=True),
        SheetRow(stick.LOOK, "Take another file"),
    )
    yield "stick-ready", replace(page, message=recordings.UNKEPT, rows=ready)
