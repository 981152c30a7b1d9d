"""A table is one part of a TOML file; what is taken out of it has a type, what is wrong a line."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, TypeVar

from rituals.ritual import CareCode
from stories.problems import did_you_mean

if TYPE_CHECKING:
    from collections.abc import Collection
    from enum import Enum

    from stories.settings import Findings, Settings

    AnyEnum = TypeVar("AnyEnum", bound=Enum)

_SLUG = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")


class Table:
    """Takes typed values out of one TOML table and notes what is missing or wrong."""

    def __init__(
        self, values: dict[str, Any], settings: Settings, found: Findings, start: int, end: int
    ) -> None:
        """Read the table that stands on the lines from ``start`` up to ``end``."""
        self._values = values
        self._settings = settings
        self._found = found
        self._start = start
        self._end = end

    def line(self, key: str = "") -> int:
        """Return the line of a key, or of the table's head."""
        lines = self._settings.text.split("\n")
        for number in range(self._start, min(self._end, len(lines))):
            bare = lines[number].strip()
            if self._start == 0 and bare.startswith("[["):
                break
            if key and re.match(rf'"?{re.escape(key)}"?\s*=', bare):
                return number + 1
        return max(1, self._start)

    def tables(self, key: str) -> list[Table]:
        """Return the tables ``[[key]]``, each knowing its own lines."""
        values = self._values.get(key, [])
        if not isinstance(values, list) or not all(isinstance(one, dict) for one in values):
            self._wrong(key, f"'{key}' should be tables.", f"write [[{key}]] on its own line.")
            return []
        lines = self._settings.text.split("\n")
        heads = [n for n, line in enumerate(lines) if re.match(r"\s*\[\[", line)] + [len(lines)]
        own = [
            (head + 1, heads[index + 1])
            for index, head in enumerate(heads[:-1])
            if re.match(rf"\s*\[\[\s*{key}\s*\]\]", lines[head])
        ]
        own += [(0, len(lines))] * len(values)
        return [
            Table(one, self._settings, self._found, *span)
            for one, span in zip(values, own, strict=False)
        ]

    def known(self, keys: Collection[str]) -> None:
        """Note every key that is not one of ``keys``."""
        for key in self._values:
            if key not in keys:
                hint = did_you_mean(key, keys)
                self._wrong(
                    key,
                    f"'{key}' is not a known key here.{hint}",
                    "mend it, or leave it out.",
                    "R005",
                )

    def text(self, key: str, *, required: bool = True) -> str:
        """Return a text, its lines joined."""
        value = self._values.get(key, "")
        if not isinstance(value, str):
            self._wrong(key, f"'{key}' should be a text.", f'write {key} = "…".')
            return ""
        if required and not value.strip():
            self._wrong(key, f"'{key}' is missing.", f'write {key} = "…".', "R003")
        return " ".join(value.split())

    def slug(self, key: str) -> str:
        """Return an id: small letters, digits and hyphens."""
        value = self.text(key)
        if value and not _SLUG.fullmatch(value):
            self._wrong(key, f"'{value}' is no id.", "use small letters, digits and hyphens.")
        return value

    def texts(self, key: str, *, required: bool = False) -> tuple[str, ...]:
        """Return a list of texts; a required one may be empty but must be there."""
        value = self._values.get(key)
        if value is None:
            if required:
                self._wrong(
                    key, f"'{key}' is missing.", f"write {key} = [], or what it is.", "R003"
                )
            return ()
        if not isinstance(value, list) or not all(isinstance(one, str) and one for one in value):
            self._wrong(key, f"'{key}' should be a list of texts.", f'write {key} = ["…", "…"].')
            return ()
        return tuple(" ".join(one.split()) for one in value)

    def words(self, key: str, among: Collection[str], *, required: bool = False) -> tuple[str, ...]:
        """Return words out of a closed list."""
        values = self.texts(key, required=required)
        for value in values:
            if value not in among:
                hint = did_you_mean(value, among)
                self._wrong(
                    key,
                    f"'{value}' is not one of our {key}.{hint}",
                    f"use {', '.join(among)}.",
                    "R004",
                )
        return values

    def word(self, key: str, among: Collection[str], otherwise: str | None = None) -> str:
        """Return one word out of a closed list."""
        value = self.text(key, required=otherwise is None)
        if value and value not in among:
            hint = did_you_mean(value, among)
            self._wrong(key, f"'{value}' is no {key}.{hint}", f"use {', '.join(among)}.", "R004")
        return value or (otherwise or "")

    def one_of(self, key: str, kind: type[AnyEnum]) -> AnyEnum:
        """Return a member of an enumeration by its value; the last one when it is wrong."""
        members = list(kind)
        value = self.word(key, [str(one.value) for one in members])
        return next((one for one in members if one.value == value), members[-1])

    def care(self) -> tuple[CareCode, ...]:
        """Return the care codes."""
        names = self.words("care", [one.name for one in CareCode])
        return tuple(CareCode[name] for name in names if name in CareCode.__members__)

    def number(self, key: str, *, required: bool = False) -> int:
        """Return a whole number, not negative; 0 when it is missing."""
        value = self._values.get(key)
        if value is None and not required:
            return 0
        if type(value) is not int or value < 0:
            self._wrong(key, f"'{key}' should be a whole number.", f"write {key} = 60.")
            return 0
        return value

    def has(self, key: str) -> bool:
        """Return whether the key is written at all."""
        return key in self._values

    def span(self, key: str, low: int, high: int) -> tuple[int, int]:
        """Return two whole numbers, the smaller first."""
        value = self._values.get(key)
        if (
            isinstance(value, list)
            and len(value) == 2
            and all(type(one) is int for one in value)
            and low <= value[0] <= value[1] <= high
        ):
            return value[0], value[1]
        self._wrong(
            key,
            f"'{key}' should be two whole numbers from {low} to {high}.",
            f"write {key} = [3, 6].",
        )
        return low, high

    def point(self, key: str) -> tuple[float, float] | None:
        """Return a place on the Earth, degrees north and east; None when it is left out."""
        value = self._values.get(key)
        if value is None:
            return None
        if (
            isinstance(value, list)
            and len(value) == 2
            and all(type(one) in (int, float) for one in value)
            and abs(value[0]) <= 90
            and abs(value[1]) <= 180
        ):
            return float(value[0]), float(value[1])
        self._wrong(
            key,
            f"'{key}' should be a place: degrees north, degrees east.",
            f"write {key} = [64.1, -21.9], south and west with a minus.",
        )
        return None

    def _wrong(self, key: str, what: str, mend: str, code: str = "R004") -> None:
        self._found.add(self.line(key), code, what, mend)
