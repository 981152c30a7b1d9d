"""The names sheet lets a grown-up hear how a name may be said, and take what sounds right.

Nobody reads IPA here: a way to say a name stands with the language it comes from and in plain
letters (``shi-VAWN``), and a touch lets it be heard in tonight's voice.
"""

from __future__ import annotations

import dataclasses
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from kiosk.session.sheet import Sample, Sheet, SheetRow
from kiosk.store.notes import Refused
from kiosk.store.records import clean
from kiosk.voice.names.ipa import is_ipa, said_fault
from kiosk.voice.names.respelling import respelt, stressed
from stories.marks import sounds

if TYPE_CHECKING:
    from kiosk.desk.sheets.writer import Here
    from kiosk.store import Store
    from kiosk.store.family import Child

WRITTEN = "as it is written"
WHICH = "Touch a name: you hear how it is said now."
ABOUT = "Touch a way to hear it. Touch it again to take it."
ASKING = "Other languages are being asked …"
NOBODY = "No other language is here to ask: write how it sounds, or record it."
WAY, TAKE, ADD, WORD = "way:", "take:", "add", "~"
"""What ids of rows begin with; a word that is no child's name stands behind its mark."""
_SENTENCE = "Good night, {}."


@dataclass(frozen=True)
class _Named:
    """Somebody's name, and how it is said now."""

    key: str
    name: str
    said: str
    child: Child | None = None


def opened(here: Here, id: str) -> Sheet:
    """Return the list of names, or the page of one."""
    key, above = _parts(id)
    if not key:
        return _list(here)
    one = _whose(here, key)
    if one is None:
        return Sheet(id, "Gone", message="Nobody here has this page any more.", above="names")
    return _page(here, id, one, above)


def touched(here: Here, id: str, row: str, value: str) -> Sheet:
    """Let a way be heard, take one, or keep what was typed."""
    key, above = _parts(id)
    if not key:
        return _touched_list(here, id, row, value)
    one = _whose(here, key)
    if one is None:
        return opened(here, id)
    if row == "now":
        return replace(_page(here, id, one, above), sound=_sample(one.name, one.said))
    if row == "write":
        return _written(here, id, one, above, value)
    if row.startswith(WAY):
        said = row.removeprefix(WAY)
        heard = _page(here, id, one, above, said)
        return replace(heard, sound=_sample(one.name, said))
    if row == "plain" or row.startswith(TAKE):
        return _kept(here, id, one, "" if row == "plain" else row.removeprefix(TAKE))
    return opened(here, id)


def pages_of(store: Store, name: str) -> tuple[str, ...]:
    """Return the ids of the pages that a name has."""
    child = store.family.named(name)
    if child is None:
        return (f"names/{WORD}{name}",)
    return f"names/{child.id}", f"names/{child.id}/child"


def _list(here: Here) -> Sheet:
    """Return every child, every other name that is said in a way of its own, and room for more."""
    family = here.store.family
    children = family.children()
    rows = [SheetRow(one.id, one.name, _sounds(one.said)) for one in children]
    known = {one.name for one in children}
    rows += [
        SheetRow(f"{WORD}{name}", name, _sounds(said))
        for name, said in sorted(family.names_said().items())
        if name not in known
    ]
    rows.append(SheetRow(ADD, "Add a name", "", typed=True))
    return Sheet("names", "Names said right", text=WHICH, rows=tuple(rows))


def _touched_list(here: Here, id: str, row: str, value: str) -> Sheet:
    """Open the page of a name, and let it be heard as it is now; one that was typed is new."""
    if row == ADD:
        name = clean("name", _capitals(value), 40)
        return opened(here, f"names/{_key(here, name)}") if name else opened(here, id)
    one = _whose(here, row)
    shown = opened(here, f"names/{row}")
    return shown if one is None else replace(shown, sound=_sample(one.name, one.said))


def _page(here: Here, id: str, one: _Named, above: str, heard: str = "") -> Sheet:
    """Return the page of one name; ``heard`` is the way that was listened to last."""
    told = here.names.found(one.name)
    if told is None:
        here.names.ask(one.name)
    ways = [(way.said, way.title, way.hint) for way in told or ()]
    known = [said for said, _, _ in ways]
    if heard and heard not in known:
        written = stressed(heard.lower())
        written = written if heard in written else (heard,)
        ways = [*((way, "As you wrote it", respelt(way)) for way in written), *ways]
    rows = [
        SheetRow("now", "Said now", _sounds(one.said)),
        *(_way(way, heard, one.said) for way in ways),
        SheetRow("write", "Write how it sounds", "" if is_ipa(one.said) else one.said, typed=True),
    ]
    if one.child is not None:
        rows.append(
            SheetRow(f"sheet:recordings/take/name/{one.child.id}", "Record it", "in your voice")
        )
    if one.said:
        rows.append(SheetRow("plain", "Say it as it is written", one.name))
    text = ASKING if told is None else (ABOUT if told else NOBODY)
    return Sheet(id, one.name, text=text, rows=tuple(rows), above=above)


def _way(way: tuple[str, str, str], heard: str, now: str) -> SheetRow:
    """Return the row of a way; the one that was just heard is taken by the next touch.

    It stays where it is: under a finger, on a second leaf, no row may move.
    """
    said, title, hint = way
    if said == heard:
        return SheetRow(f"{TAKE}{said}", "Take this one", hint, main=True)
    return SheetRow(f"{WAY}{said}", _capital(title), hint, chosen=said == now)


def _written(here: Here, id: str, one: _Named, above: str, value: str) -> Sheet:
    """Let what was typed be heard first: a respelling is seldom right at once."""
    said = clean("how it is said", value)
    if not said:
        return opened(here, id)
    fault = said_fault(said)
    if fault:
        raise Refused("how it is said", fault, "write it with plain letters, like shi-VAWN")
    ways = stressed(said)
    heard = _page(here, id, one, above, ways[0])
    return replace(heard, sound=_sample(one.name, ways[0]))


def _kept(here: Here, id: str, one: _Named, said: str) -> Sheet:
    """Keep how a name is said from now on."""
    if one.child is not None:
        here.store.family.edit(dataclasses.replace(one.child, said=said))
    else:
        here.store.family.say(one.name, said)
    shown = opened(here, id)
    how = respelt(said) or WRITTEN
    return replace(shown, message=f"It is said {how} from now on.", sound=_sample(one.name, said))


def _whose(here: Here, key: str) -> _Named | None:
    """Return the name that a page is about."""
    family = here.store.family
    if key.startswith(WORD):
        name = key.removeprefix(WORD)
        return _Named(key, name, family.names_said().get(name, ""))
    child = family.child(key)
    return None if child is None else _Named(key, child.name, child.said, child)


def _key(here: Here, name: str) -> str:
    """Return the page of a name: a child's own, if one is called so."""
    child = here.store.family.named(name)
    return child.id if child else f"{WORD}{name}"


def _parts(id: str) -> tuple[str, str]:
    """Return whose page an id means, and the sheet that it lies under."""
    key = id.partition("/")[2]
    if key.endswith("/child"):
        return key.removesuffix("/child"), f"child/{key.removesuffix('/child')}"
    return key, "names"


def _sample(name: str, said: str) -> Sample:
    """Return a name in a short sentence."""
    return Sample(_SENTENCE.format(name), _SENTENCE.format(sounds(name, said)))


def _sounds(said: str) -> str:
    """Return how a name is said, in letters that everybody reads."""
    return respelt(said) or WRITTEN


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def _capitals(typed: str) -> str:
    """Return a name typed on the glass, whose keyboard has one capital, with all of its own."""
    return " ".join(_capital(word) for word in typed.split())
