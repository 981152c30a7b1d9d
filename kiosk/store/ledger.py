"""The ledger is what the kiosk decided and why, in order: ids and reason codes, linked by hash."""

from __future__ import annotations

import hashlib
import json
import re
from dataclasses import dataclass

from kiosk.store.lines import Row
from kiosk.store.nights import Nights
from kiosk.store.records import from_row

ID = re.compile(r"[a-z0-9][a-z0-9._/#:=+-]{0,119}")
"""What may stand in an entry: ids, numbers and codes; no capital, no space, so no name."""
ORIGIN = "0" * 32


@dataclass(frozen=True)
class Entry:
    """One decision."""

    number: int
    night: int
    code: str
    """Why or what, for instance ``tale-chosen``."""
    about: tuple[str, ...]
    """Ids of what it is about: a tale, a child, a passage, a reason."""
    link: str
    """The hash of this entry and, through the one before it, of all before."""


@dataclass(frozen=True)
class Verdict:
    """What a check of the whole ledger found."""

    entries: int
    broken_at: int = 0
    """The first entry that does not follow from the one before; 0 when all do."""

    @property
    def whole(self) -> bool:
        """Return whether no entry was changed, taken out or put in."""
        return not self.broken_at


class Ledger:
    """All entries of one home; they are added, never changed."""

    def __init__(self, nights: Nights) -> None:
        """Stand before the files of nights."""
        self._nights = nights

    def append(self, night: int, code: str, about: tuple[str, ...] = ()) -> Entry:
        """Add one entry; anything but ids and codes is an error of ours."""
        for word in (code, *about):
            if not ID.fullmatch(word):
                message = f"{word!r} is neither an id nor a code: it stays out of the ledger"
                raise ValueError(message)
        with self._nights.transaction(night):
            last = self._last()
            number = last.number + 1 if last else 1
            link = _link(last.link if last else ORIGIN, number, night, code, about)
            entry = Entry(number, night, code, about, link)
            self._nights.at(night).table("ledger").put(number, _row(entry))
        return entry

    def append_once(self, night: int, code: str, about: tuple[str, ...] = ()) -> Entry:
        """Add one entry unless this night has the very same already, so it can be repeated."""
        for number, row in reversed(self._nights.at(night).table("ledger").all()):
            entry = _entry(number, row)
            if (entry.night, entry.code, entry.about) == (night, code, about):
                return entry
        return self.append(night, code, about)

    def entries(self, night: int | None = None) -> tuple[Entry, ...]:
        """Return all entries, or those of one night, in order."""
        volumes = self._nights.every() if night is None else (self._nights.at(night),)
        entries = [_entry(*row) for volume in volumes for row in volume.table("ledger").all()]
        entries.sort(key=lambda entry: entry.number)
        return tuple(e for e in entries if night is None or e.night == night)

    def verify(self) -> Verdict:
        """Follow every link from the first entry on."""
        link, entries = ORIGIN, self.entries()
        for number, entry in enumerate(entries, 1):
            due = _link(link, number, entry.night, entry.code, entry.about)
            if (entry.number, entry.link) != (number, due):
                return Verdict(len(entries), number)
            link = entry.link
        return Verdict(len(entries))

    def _last(self) -> Entry | None:
        newest: Entry | None = None
        # An entry about an older night may stand in an older file, so the newest number counts.
        for volume in self._nights.every():
            table = volume.table("ledger")
            keys = table.keys()
            if keys and (newest is None or keys[-1] > newest.number):
                newest = _entry(keys[-1], table.get(keys[-1]) or {})
        return newest


def in_words(entry: Entry) -> str:
    """Return an entry as a plain line for a person."""
    about = ", ".join(entry.about)
    return f"night {entry.night}: {entry.code.replace('-', ' ')}" + (f": {about}" if about else "")


def _link(before: str, number: int, night: int, code: str, about: tuple[str, ...]) -> str:
    text = json.dumps([before, number, night, code, list(about)], separators=(",", ":"))
    return hashlib.blake2b(text.encode("utf-8"), digest_size=16).hexdigest()


def _row(entry: Entry) -> Row:
    return {
        "night": entry.night,
        "code": entry.code,
        "about": list(entry.about),
        "link": entry.link,
    }


def _entry(number: int, row: Row) -> Entry:
    return from_row(Entry, row, number=number)
