"""Settings are the TOML parts of a pack, read with limits and with the line of every key."""

from __future__ import annotations

import re
import tomllib
import unicodedata
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any

from stories.marks import forbidden
from stories.problems import Findings, did_you_mean, likely_setting

if TYPE_CHECKING:
    from collections.abc import Collection

__all__ = ["Findings", "Reader", "Settings", "plain_text", "read_settings"]

FILE_LIMIT = 64 * 1024
LINE_LIMIT = 4096
DOT_LIMIT = 8
DEPTH_LIMIT = 8
BRACKET_LIMIT = 24
LIST_LIMIT = 500
TEXT_LIMIT = 4000

_DIGITS = re.compile(r"\b[0-9][0-9a-fA-Fxob_]{19,}")
_QUOTED = re.compile(
    r'"""(?:[^"\\]++|\\(?:.|\Z)|"(?!""))*(?:"{3,5}|\Z)'
    r"|'''(?:[^']++|'(?!''))*(?:'{3,5}|\Z)"
    r'|"(?:[^"\\\n]++|\\[^\n])*"?'
    r"|'[^'\n]*+'?"
    r"|#[^\n]*+",
    re.DOTALL,
)
"""Texts and notes of TOML, each read once. No possessive groups: Python 3.11.2 misreads them."""
_TABLE = re.compile(r"\[\[?([^\[\],=]*)\]\]?\s*(?:#|$)")
_KEY = re.compile(r"""(?:"([^"]*)"|'([^']*)'|([A-Za-z0-9_-]+))\s*=""")


@dataclass(frozen=True)
class Settings:
    """One TOML text: its values, and where each key stands."""

    values: dict[str, Any]
    text: str
    first_line: int

    def line_of(self, key: str, table: str = "") -> int:
        """Return the line of a key (inside ``[table]``), of the table, or the first line."""
        where = ((table, key), (key, ""), (table, ""))
        return self.first_line + next((self._places[w] for w in where if w in self._places), 0)

    @cached_property
    def _places(self) -> dict[tuple[str, str], int]:
        """Return how far below the first line each table and key stands, read in one pass."""
        places: dict[tuple[str, str], int] = {}
        table = ""
        for number, line in enumerate(self.text.split("\n")):
            bare = line.strip()
            head = _TABLE.match(bare)
            key = None if head else _KEY.match(bare)
            if head:
                table = re.sub(r"[ \"']", "", head[1])
                places.setdefault((table, ""), number)
            elif key:
                places.setdefault((table, key[1] or key[2] or key[3] or ""), number)
        return places

    def line_with(self, part: str, otherwise: int) -> int:
        """Return the first line that holds ``part``, or ``otherwise``."""
        at = self.text.find(part)
        return otherwise if at < 0 else self.first_line + self.text.count("\n", 0, at)


def plain_text(data: bytes, found: Findings) -> str | None:
    """Decode a file: UTF-8 with or without mark, any line ends; None when it is no text of ours.

    Hidden characters are looked for first, then letters are composed (NFC): the other way round a
    heap of accents would take the square of its length.
    """
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data[: error.start].count(b"\n") + 1
        found.add(line, "P010", "this file is not UTF-8 text.", "save it as UTF-8.")
        return None
    text = text.replace("\r\n", "\n").replace("\r", "\n").replace("\t", " ")
    if forbidden(text) is None:
        return unicodedata.normalize("NFC", text)
    for number, typed in enumerate(text.split("\n"), 1):
        hidden = forbidden(typed)
        if found.full:
            break
        if hidden is not None:
            found.add(
                number,
                "P011",
                f"the hidden character U+{ord(hidden):04X} stands here.",
                "delete it and type the word again.",
            )
    return None


def read_settings(text: str, found: Findings, first_line: int = 1) -> Settings | None:
    """Parse TOML within limits; every problem goes to ``found``."""
    if len(text) > FILE_LIMIT:
        found.add(first_line, "P012", "these settings are longer than 64 kB.", "shorten them.")
        return None
    if not _plainly_written(text, found, first_line):
        return None
    text = _straight(text)
    try:
        values = tomllib.loads(text)
    except (tomllib.TOMLDecodeError, RecursionError, ValueError) as error:
        said = str(error).splitlines()[0]
        at = re.search(r"at line (\d+)", said)
        there = int(at[1]) - 1 if at else 0
        said = re.sub(r"\s*\(at .*\)", "", said)
        mend = likely_setting([*text.split("\n"), ""][there], said)
        found.add(first_line + there, "P015", f"these settings can't be read ({said}).", mend)
        return None
    settings = Settings(values, text, first_line)
    fault = _shape_fault(values, 0)
    if fault:
        found.add(first_line, "P016", fault, "keep settings small and flat.")
        return None
    return settings


def _plainly_written(text: str, found: Findings, first_line: int) -> bool:
    """Look at raw TOML for what would take its reader too long: all that is known to be slow."""
    bare = _QUOTED.sub(lambda quoted: "\n" * quoted[0].count("\n"), text)
    fine, deep = True, 0
    for number, (line, outside) in enumerate(
        zip(text.split("\n"), bare.split("\n"), strict=True), first_line
    ):
        opened = outside.count("[") + outside.count("{")
        deep = max(0, deep + opened - outside.count("]") - outside.count("}"))
        before = found.count
        if len(line) > LINE_LIMIT:
            found.add(number, "P013", "this line is longer than 4,096 characters.", "break it.")
        elif outside.count(".") > DOT_LIMIT or max(opened, deep) > BRACKET_LIMIT:
            found.add(number, "P014", "too many dots or brackets here.", "write it plainly.")
        elif _DIGITS.search(outside):
            found.add(number, "P014", "a number here is too long.", "write a smaller number.")
        fine = fine and found.count == before
        if found.full:
            break
    return fine


def _straight(text: str) -> str:
    """Return settings with straight marks in lines that a word processor gave curly ones alone."""
    lines = text.split("\n")
    return "\n".join(
        line.replace("“", '"').replace("”", '"') if '"' not in line and "'" not in line else line
        for line in lines
    )


def _shape_fault(value: object, depth: int) -> str:
    """Return what is too large in a parsed value, or an empty string."""
    if depth > DEPTH_LIMIT:
        return "these settings are nested too deeply."
    if isinstance(value, str):
        if len(value) > TEXT_LIMIT:
            return "a text in these settings is longer than 4,000 characters."
        if forbidden(value) is not None:
            return "a text in these settings holds a hidden character."
        return ""
    if isinstance(value, (list, dict)):
        if len(value) > LIST_LIMIT:
            return "a list in these settings has more than 500 entries."
        inner = value.values() if isinstance(value, dict) else value
        keys = [_shape_fault(key, depth) for key in value] if isinstance(value, dict) else []
        return next(filter(None, (*keys, *(_shape_fault(one, depth + 1) for one in inner))), "")
    return ""


class Reader:
    """Takes typed values out of settings and notes what is missing, wrong or unknown."""

    def __init__(
        self, settings: Settings, found: Findings, table: str = "", most: int = TEXT_LIMIT
    ) -> None:
        """Read from the top, or from one table (``cast.owl``), texts of ``most`` letters."""
        self.most = most
        self.settings = settings
        self.found = found
        self.table = table
        here: Any = settings.values
        for part in table.split(".") if table else ():
            here = here.get(part, {}) if isinstance(here, dict) else {}
        self.values: dict[str, Any] = here if isinstance(here, dict) else {}
        if not isinstance(here, dict):
            self.wrong(table, f"'{table}' should be a table.", f"write [{table}] on its own line.")

    def line(self, key: str = "") -> int:
        """Return the line of a key, or of the table."""
        return self.settings.line_of(key, self.table)

    def wrong(self, key: str, what: str, mend: str, code: str = "T004") -> None:
        """Note a problem at a key."""
        self.found.add(self.line(key), code, what, mend)

    def known(self, keys: Collection[str], above: Collection[str] = ()) -> None:
        """Note every key that is not one of ``keys``, or belongs ``above`` every table."""
        for key in self.values:
            if key not in keys and not self.belongs(key, above):
                self.wrong(
                    key,
                    f"'{key}' is not a known setting here.{did_you_mean(key, keys)}",
                    f"use {', '.join(sorted(keys))}.",
                    "T005",
                )

    def belongs(self, key: str, above: Collection[str]) -> bool:
        """Note a key that belongs ``above`` every table; TOML counts it to the last one."""
        if key in above:
            mend = "write it above the first line with [."
            self.wrong(key, f"'{key}' stands below a [table].", mend, "T005")
        return key in above

    def text(self, key: str, *, required: bool = False, otherwise: str = "") -> str:
        """Return a text."""
        value = self.values.get(key)
        if value is None:
            if required:
                self.wrong("", f"'{key}' is missing.", f'write {key} = "…".', "T003")
            return otherwise
        if not isinstance(value, str) or (required and not value.strip()):
            self.wrong(key, f"'{key}' should be a text.", f'write {key} = "…".')
            return otherwise
        return self._fitting(key, value)

    def _fitting(self, key: str, value: str) -> str:
        """Return a text on one line, in composed letters; complain of one that is too long."""
        value = unicodedata.normalize("NFC", " ".join(value.split()))
        if len(value) > self.most:
            self.wrong(key, f"a text of '{key}' is too long.", f"{self.most} letters at most.")
        return value[: self.most]

    def texts(self, key: str, *, least: int = 0) -> tuple[str, ...]:
        """Return a list of texts."""
        value = self.values.get(key)
        if value is None and not least:
            return ()
        if (
            not isinstance(value, list)
            or not all(isinstance(one, str) and one.strip() for one in value)
            or len(value) < least
        ):
            few = f"'{key}' should be a list of texts{f', {least} at least' * (least > 1)}."
            self.wrong(key, few, f'write {key} = ["…", "…"].')
            return ()
        return tuple(self._fitting(key, one) for one in value)

    def flag(self, key: str) -> bool:
        """Return a yes or no, no when it is missing."""
        value = self.values.get(key, False)
        if not isinstance(value, bool):
            self.wrong(key, f"'{key}' should be true or false.", f"write {key} = true.")
            return False
        return value

    def span(self, key: str, low: int, high: int) -> tuple[int, int]:
        """Return two whole numbers, the smaller first, between ``low`` and ``high``."""
        value = self.values.get(key)
        if value is None:
            self.wrong("", f"'{key}' is missing.", f"write {key} = [3, 6].", "T003")
        elif (
            isinstance(value, list)
            and len(value) == 2
            and all(type(one) is int for one in value)
            and low <= value[0] <= value[1] <= high
        ):
            return value[0], value[1]
        else:
            self.wrong(
                key,
                f"'{key}' should be two whole numbers from {low} to {high}, the smaller first.",
                f"write {key} = [3, 6].",
            )
        return low, high

    def choice(self, key: str, among: Collection[str], otherwise: str = "") -> str:
        """Return one word out of a closed list."""
        value = self.text(key, required=not otherwise, otherwise=otherwise)
        if value and value not in among:
            self.wrong(
                key,
                f"'{value}' is not a known {key}.{did_you_mean(value, among)}",
                f"use one of: {', '.join(sorted(among))}.",
                "T006",
            )
            return otherwise
        return value
